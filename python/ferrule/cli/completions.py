"""ferrule completions: for the shells that click knows."""

from __future__ import annotations

import click

from ferrule.cli import common
from ferrule.console import Console

_WHERE = {
    "bash": "~/.local/share/bash-completion/completions/ferrule",
    "zsh": "a folder of $fpath, as _ferrule",
    "fish": "~/.config/fish/completions/ferrule.fish",
}


@click.command("completions")
@click.argument("shell", type=click.Choice(list(_WHERE)))
@common
@click.pass_obj
def command(console: Console, shell: str) -> None:
    """Print what completes ferrule's commands and options in SHELL.

    \b
    ferrule completions bash > ~/.local/share/bash-completion/completions/ferrule
    ferrule completions fish > ~/.config/fish/completions/ferrule.fish
    ferrule completions zsh > "${fpath[1]}/_ferrule"
    """
    from click.shell_completion import get_completion_class

    from ferrule.cli import cli

    kind = get_completion_class(shell)
    assert kind is not None
    complete = kind(cli, {}, "ferrule", "_FERRULE_COMPLETE")
    # Not source(), which first runs the shell to ask for its version.
    script = complete.source_template % complete.source_vars()
    console.print(script)
    console.result(shell=shell, script=script, where=_WHERE[shell])
