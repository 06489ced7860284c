"""Parts of the tool that need no build."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ferrule import binding, builder, cmakelists, scaffold, settings, toml, wheel
from ferrule.problem import Problem

TABLE = {
    "project": {"name": "a", "version": "1"},
    "tool": {
        "ferrule": {
            "module": "a",
            "strict": True,
            "headers": ['x "y".hpp', "ü\\.hpp"],
            "export": [{"name": "A", "member": {"f g": {"skip": True}}}, {"name": "B"}],
        }
    },
}


def test_toml_is_read_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(toml.write(TABLE), encoding="utf-8")
    assert toml.read(tmp_path / "a.toml") == TABLE


def test_request_over_config(tmp_path: Path) -> None:
    config = tmp_path / "ferrule.toml"
    config.write_text('module = "m"\nheaders = ["b.hpp"]\ninclude = ["inc"]\nlink = ["z"]\n[[export]]\nname = "B"\n')
    request = binding.Request(headers=("a.hpp",), exports=("A",), config=config, link=("y",))
    table = binding.document(request)["tool"]["ferrule"]
    assert table["module"] == "m"
    assert table["headers"] == ["a.hpp", "b.hpp"]
    assert table["include"] == [str(tmp_path / "inc")]
    assert table["link"] == ["y", "z"]
    assert table["export"] == [{"name": "A"}, {"name": "B"}]


def test_a_header_that_is_nowhere(tmp_path: Path) -> None:
    (tmp_path / "shapes.hpp").write_text("")
    for header, hint in (("shape.hpp", "did you mean shapes.hpp?"), ("zzz/qqq.hh", "-I DIR names another")):
        with pytest.raises(Problem, match=f"the header {header} is not found") as caught:
            binding._require_headers(project(tmp_path, headers=["string", header], include=[str(tmp_path)]).settings)
        assert caught.value.hint.startswith(hint)


def test_library_that_is_called_like_the_module(tmp_path: Path) -> None:
    """As a name alone CMake would take it for its own target."""
    assert '"-lgeo"\n  "m")' in cmakelists.text(project(tmp_path, link=["geo", "m"]), "..")


def project(root: Path, **keys: object) -> settings.Project:
    return settings.Project(
        root, root / "pyproject.toml", "geo", "1.0", settings.from_table({"module": "geo", **keys}, root, "geo")
    )


def test_cmake_lists(tmp_path: Path) -> None:
    text = cmakelists.text(
        project(
            tmp_path,
            std="c++20",
            link=["m", "/opt/libx.a"],
            cmake=["fmt::fmt"],
            defines=['A="b c"'],
            **{"pkg-config": ["libfoo >= 2"]},
        ),
        "../../..",
    )
    assert "STANDARD 20" in text
    assert "find_package(fmt REQUIRED)" in text
    assert 'pkg_check_modules(dependency0 REQUIRED IMPORTED_TARGET "libfoo >= 2")' in text
    assert '"m"\n  "/opt/libx.a"\n  PkgConfig::dependency0\n  fmt::fmt' in text
    assert '"A=\\"b c\\""' in text


@pytest.mark.parametrize("value", ["c++17", "C++17", "gnu++17", "17"])
def test_standard(value: str) -> None:
    assert settings.from_table({"std": value}, Path("x"), "geo").standard == "17"


def test_what_failed_is_found_in_ninja_output() -> None:
    log = "[1/3] Building CXX object a.o\nFAILED: a.o \ncd x && c++ -c a.cpp\na.cpp:1:1: error: no\n    1 | x\n[2/3] Building b.o\nninja: build stopped: subcommand failed.\n"
    assert builder.failed_steps(log) == [("a.o", "a.cpp:1:1: error: no\n    1 | x")]


def test_what_the_generator_said_is_found() -> None:
    log = "*** Building\n[1/4] Generating geo\nbound 91 of 98 members\n[2/4] Building CXX object a.o\na.cpp:1: warning: x\n"
    assert builder.generator_output(log) == ["bound 91 of 98 members"]


def test_record_keeps_other_rows() -> None:
    record = 'a.py,sha256=x,1\n"b,c.py",sha256=y,2\nM,sha256=old,3\nRECORD,,\n'
    assert (
        wheel._with_hash(record, "M", b"")
        == 'a.py,sha256=x,1\n"b,c.py",sha256=y,2\nM,sha256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU,0\nRECORD,,\n'
    )


def test_module_that_python_cannot_import(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="name '3d' cannot be the name"):
        settings.from_table({"module": "3d"}, tmp_path, "geo")
    with pytest.raises(Problem, match="cannot be the name"):
        scaffold.create(tmp_path / "x", "namespace")


def test_python_of_the_tests_is_supported() -> None:
    assert sys.version_info >= (3, 9)
