"""The command line: one file per command, imported when it is called."""

from __future__ import annotations

import importlib
import signal
import sys
from pathlib import Path
from typing import Any, NoReturn

import click

from ferrule import __version__
from ferrule.console import Console
from ferrule.problem import Exit, Problem

# A new command: its line here, and ferrule/cli/<name>.py (`_` for `-`) with a click command called `command`.
COMMANDS = {
    "new": "Make a new project",
    "init": "Make a project of this folder, with what is in it",
    "develop": "Build the project and install it into the active environment",
    "build": "Build the project's wheel",
    "sdist": "Make the project's source distribution",
    "bind": "Make a wheel of somebody else's C++ header",
    "generate": "Write the generated sources, and build nothing",
    "check": "Compare the headers with the kept ABI manifest",
    "inspect": "Show what is bound, how, and what is not",
    "stubs": "Write or print the type stubs, and build nothing",
    "generate-ci": "Write a workflow that builds, tests and publishes wheels",
    "hook": "Rebuild developed projects when they are imported",
    "doctor": "Say what is on this machine, and what is missing",
    "settings": "Show the project's settings, or their JSON schema",
    "completions": "Print what completes commands in your shell",
}


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"ferrule.cli.{cmd_name.replace('-', '_')}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in COMMANDS and not ctx.resilient_parsing:
            import difflib

            close = difflib.get_close_matches(args[0], COMMANDS, 1)
            hint = f"did you mean `ferrule {close[0]}`?" if close else "see ferrule --help"
            raise Problem(f"there is no command '{args[0]}'", hint, code=Exit.USAGE)
        return super().resolve_command(ctx, args)


_SWITCHES = {
    "verbose": (["-v", "--verbose"], "Show everything, also the traceback of an error."),
    "quiet": (["-q", "--quiet"], "Show errors only."),
    "json": (["--json"], "Print one JSON object for programs."),
}


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]}, invoke_without_command=False)
@click.version_option(__version__, "-V", "--version", prog_name="ferrule", message="%(prog)s %(version)s")
@click.option(*_SWITCHES["verbose"][0], is_flag=True, help=_SWITCHES["verbose"][1])
@click.option(*_SWITCHES["quiet"][0], is_flag=True, help=_SWITCHES["quiet"][1])
@click.option(*_SWITCHES["json"][0], is_flag=True, help=_SWITCHES["json"][1])
@click.pass_context
def cli(context: click.Context, verbose: bool, quiet: bool, json: bool) -> None:
    """From C++ headers to one wheel for every Python.

    \b
    ferrule new geo && cd geo && ferrule develop && python -c "import geo"
    ferrule bind roaring/roaring.hh --export Roaring --link roaring
    """
    context.obj = context.obj or Console()
    for name, value in (("verbose", verbose), ("quiet", quiet), ("json", json)):
        if value:
            setattr(context.obj, name, True)


def _switched(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    """-v, -q and --json mean the same behind the command as before it."""
    if value and isinstance(context.obj, Console):
        setattr(context.obj, str(parameter.name), True)


def _switch(command: Any, name: str) -> Any:
    flags, text = _SWITCHES[name]
    return click.option(*flags, name, is_flag=True, expose_value=False, callback=_switched, help=text)(command)


def verbosity(command: Any) -> Any:
    """Adds -v and -q to a command."""
    return _switch(_switch(command, "verbose"), "quiet")


def common(command: Any) -> Any:
    """Adds -v, -q and --json to a command that leaves its result with Console.result()."""
    return verbosity(_switch(command, "json"))


def in_folder(command: Any) -> Any:
    """Adds -C: where the project is."""
    kind = click.Path(path_type=Path, exists=True, file_okay=False)
    return click.option("-C", "--directory", type=kind, default=".", help="The project's folder.")(command)


def for_others(command: Any) -> Any:
    """Adds --release, --target and --compatibility: which machines a wheel is for."""
    compatibility = "How old a system it has to run on: manylinux2014, musllinux_1_2, macosx_11_0, …"
    command = click.option("--compatibility", metavar="TAG", help=compatibility)(command)
    command = click.option("--target", metavar="SYSTEM", help="Another system, as aarch64-linux-gnu; compiled by ziglang.")(command)
    return click.option("--release", is_flag=True, help="A wheel for other machines: repaired by auditwheel.")(command)


def main() -> None:
    """Runs the command line; every error is one sentence and an exit code of ferrule.problem.Exit."""
    # Also while the words of the command line are still being read.
    words = set(sys.argv[1:])
    console = Console(bool(words & {"-v", "--verbose"}), json="--json" in words)
    command = next((word for word in sys.argv[1:] if word in COMMANDS), "")
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _terminated)
    try:
        status = cli.main(prog_name="ferrule", standalone_mode=False, obj=console)
        # click hands back what --help and ctx.exit() mean by a number.
        console.succeed(command) if command and not isinstance(status, int) else None
        sys.exit(status if isinstance(status, int) else 0)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        sys.exit(int(Exit.USAGE))
    except click.exceptions.Exit as error:
        sys.exit(error.exit_code)
    except click.UsageError as error:
        see = f"see {error.ctx.command_path if error.ctx else 'ferrule'} --help"
        _end(console, command, Problem(error.format_message(), see, code=Exit.USAGE))
    except (KeyboardInterrupt, click.Abort):
        _end(console, command, Problem("interrupted", code=Exit.INTERRUPTED))
    except BrokenPipeError:
        # Whoever read our output has had enough; Python would say so once more while it ends.
        sys.stdout = None
        sys.exit(int(Exit.SYSTEM))
    except Problem as problem:
        _end(console, command, problem)
    except OSError as error:
        _end(console, command, Problem(_sentence(error), code=Exit.SYSTEM))
    except Exception as error:
        hint = "this is a fault of ferrule's own: with -v it shows where; please report it"
        _end(console, command, Problem(f"{type(error).__name__}: {error}", hint, code=Exit.FAULT))


def _end(console: Console, command: str, problem: Problem) -> NoReturn:
    """Only from within an `except`: -v shows what is being handled there."""
    if console.verbose and not isinstance(sys.exc_info()[1], (click.UsageError, KeyboardInterrupt)):
        import traceback

        traceback.print_exc()
    console.fail(command, problem)
    sys.exit(int(problem.code))


def _terminated(number: int, frame: object) -> NoReturn:
    """Ends as an interruption does, with everything put away, and with the number that shells expect."""
    raise click.exceptions.Exit(128 + number)


def _sentence(error: OSError) -> str:
    if not error.strerror:
        return str(error)
    return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
