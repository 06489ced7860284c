"""The command line: one file per command, imported when it is called."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import click

from ferrule import __version__
from ferrule.console import Console
from ferrule.problem import Problem

COMMANDS = {
    "new": "Make a new project",
    "develop": "Build the project and install it into the active environment",
    "build": "Build the project's wheel",
    "bind": "Make a wheel of somebody else's C++ header",
    "generate": "Write the generated sources, and build nothing",
}


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"ferrule.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            import difflib

            close = difflib.get_close_matches(args[0], COMMANDS, 1)
            raise Problem(
                f"there is no command '{args[0]}'", f"did you mean `ferrule {close[0]}`?" if close else "see ferrule --help"
            )
        return super().resolve_command(ctx, args)


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]}, invoke_without_command=False)
@click.version_option(__version__, "-V", "--version", prog_name="ferrule", message="%(prog)s %(version)s")
@click.option("-v", "--verbose", is_flag=True, help="Show everything, also the traceback of an error.")
@click.option("-q", "--quiet", is_flag=True, help="Show errors only.")
@click.pass_context
def cli(context: click.Context, verbose: bool, quiet: bool) -> None:
    """From C++ headers to one wheel for every Python.

    \b
    ferrule new geo && cd geo && ferrule develop && python -c "import geo"
    ferrule bind roaring/roaring.hh --export Roaring --link roaring
    """
    context.obj = Console(verbose, quiet)


def _with_verbosity(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    """-v and -q mean the same behind the command as before it."""
    if value and isinstance(context.obj, Console):
        setattr(context.obj, str(parameter.name), True)


def verbosity(command: Any) -> Any:
    """Adds -v and -q to a command."""
    for short, name, text in (("-v", "verbose", "Show everything."), ("-q", "quiet", "Show errors only.")):
        command = click.option(short, f"--{name}", is_flag=True, expose_value=False, callback=_with_verbosity, help=text)(command)
    return command


def in_folder(command: Any) -> Any:
    """Adds -C: where the project is."""
    kind = click.Path(path_type=Path, exists=True, file_okay=False)
    return click.option("-C", "--directory", type=kind, default=".", help="The project's folder.")(command)


def main() -> None:
    """Runs the command line; every error is one sentence, and exit code 1 (2 for a wrong use)."""
    verbose = "-v" in sys.argv[1:] or "--verbose" in sys.argv[1:]
    console = Console(verbose)
    try:
        cli.main(prog_name="ferrule", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        sys.exit(2)
    except click.UsageError as error:
        console.error(error.format_message())
        console.hint(f"see {error.ctx.command_path if error.ctx else 'ferrule'} --help")
        sys.exit(2)
    except click.exceptions.Exit as error:
        sys.exit(error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        console.error("interrupted")
        sys.exit(130)
    except Problem as problem:
        if problem.output:
            console.output(problem.output)
        console.error(problem.message)
        if problem.hint:
            console.hint(problem.hint)
        if verbose:
            raise
        sys.exit(1)
    except Exception as error:
        if verbose:
            raise
        console.error(_sentence(error))
        if not isinstance(error, OSError):
            console.hint("this is a fault of ferrule's own: with -v it shows where; please report it")
        sys.exit(1)


def _sentence(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return f"{type(error).__name__}: {error}"
