"""The files of a new project, from templates/new: `{{module}}` and `{{name}}` are filled in, in names and texts."""

from __future__ import annotations

import keyword
import shutil
from pathlib import Path

from ferrule.problem import Problem

_TEMPLATE = Path(__file__).resolve().parent / "templates" / "new"
# The C++ keywords that Python has not, and a name that is taken.
_CXX = frozenset(
    """alignas alignof asm auto bool case catch char class concept const consteval constexpr constinit const_cast decltype default
    delete do double dynamic_cast enum explicit export extern false float friend goto inline int long mutable namespace new noexcept
    nullptr operator private protected public register reinterpret_cast requires short signed sizeof static static_assert
    static_cast std struct switch template this throw true typedef typeid typename union unsigned using virtual void volatile
    wchar_t""".split()  # noqa: SIM905
)


def create(folder: Path, name: str) -> str:
    """Writes a new project, or nothing; returns the module's name."""
    module = name.replace("-", "_").replace(".", "_").replace(" ", "_")
    if not module.isidentifier() or not module.isascii() or keyword.iskeyword(module) or module in _CXX:
        raise Problem(f"'{name}' cannot be the name of a C++ namespace and a Python package", "give another with --name")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Problem(f"{folder} is there already", "give the name of a folder that is not, or is empty")
    values = {"{{module}}": module, "{{name}}": name.replace("_", "-").lower(), "{{MODULE}}": module.upper()}
    part = folder.with_name(folder.name + ".part") if not folder.exists() else folder
    if part != folder:
        shutil.rmtree(part, ignore_errors=True)
    for source in sorted(_TEMPLATE.rglob("*")):
        if source.is_file() and "__pycache__" not in source.parts:
            target = part / _filled(str(source.relative_to(_TEMPLATE)), values)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_filled(source.read_text(encoding="utf-8"), values), encoding="utf-8")
    if part != folder:
        part.replace(folder)
    return module


def _filled(text: str, values: dict[str, str]) -> str:
    for mark, value in values.items():
        text = text.replace(mark, value)
    return text.replace("dot.gitignore", ".gitignore")
