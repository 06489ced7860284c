"""ferrule bind: somebody else's header, one command, one wheel."""

from __future__ import annotations

from pathlib import Path

import click

from ferrule.cli import common, for_others
from ferrule.console import Console


@click.command("bind")
@click.argument("headers", nargs=-1)
@click.option("--export", "exports", multiple=True, metavar="NAME", help="A class, function or enum to bind; as often as needed.")
@click.option("--config", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="A ferrule.toml with more to say.")
@click.option("--module", help="Name of the Python package; default: the header's.")
@click.option("--link", multiple=True, metavar="LIB", help="A library to link, by name or file.")
@click.option("--pkg-config", "pkg_config", multiple=True, metavar="NAME", help="A pkg-config module to use.")
@click.option("--cmake", "cmake", multiple=True, metavar="PKG::TARGET", help="A CMake target to link.")
@click.option("-I", "--include", multiple=True, type=click.Path(path_type=Path), help="A directory of headers.")
@click.option("-D", "--define", "defines", multiple=True, metavar="NAME[=VALUE]", help="A preprocessor definition.")
@click.option("--source", "sources", multiple=True, type=click.Path(path_type=Path), help="A C++ source to compile in.")
@click.option("--std", help="The C++ standard; default: c++17.")
@click.option("--package-version", default=None, help="Version of the wheel; default: pkg-config's, else 0.1.0.")
@click.option("--strict", is_flag=True, help="A member that cannot cross is an error, and not only listed.")
@for_others
@click.option("--keep", type=click.Path(path_type=Path), help="Keep the project that is made, in this folder.")
@click.option(
    "-o", "--out", "output", type=click.Path(path_type=Path), default=Path("dist"), help="Folder for the wheel; default: dist."
)
@common
@click.pass_obj
def command(
    console: Console,
    /,
    output: Path,
    release: bool,
    target: str | None,
    compatibility: str | None,
    keep: Path | None,
    **options: object,
) -> None:
    """Make one wheel of an installed C++ library.

    Members that cannot cross are listed, with the reasons.

    \b
    ferrule bind roaring/roaring.hh --export Roaring --link roaring -o dist/
    ferrule bind re2/re2.h --export re2::RE2 --pkg-config re2 --strict
    ferrule bind shapes.hpp --config ferrule.toml --source shapes.cpp --keep project
    """
    from ferrule import binding, builder, targets

    targets.want(target, compatibility)
    release = release or bool(target or compatibility)
    with binding.project(binding.Request(**options), keep) as project:  # type: ignore[arg-type]
        more = "" if keep else "with --keep DIR the project stays, and all output with it"
        built = builder.build(project, console, more=more)
        made = builder.deliver(built, project, output, release, console)
        console.result(wheel=str(made.resolve()), module=project.settings.module)
    if console.quiet:
        console.print(str(made))
