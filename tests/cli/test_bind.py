from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROARING = ("roaring/roaring.hh", "--export", "Roaring", "--module", "roar", "--link", "roaring")
TRY_IT = Path(__file__).resolve().parents[2] / "examples" / "roaring" / "try_it.py"
needs_roaring = pytest.mark.skipif(not Path("/usr/include/roaring/roaring.hh").exists(), reason="libroaring-dev is not installed")


def in_fresh_environment(wheel: Path, folder: Path) -> Path:
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    python = folder / "bin" / "python"
    command = [sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-index", "--no-deps", wheel]
    subprocess.run(command, check=True)
    return python


@needs_roaring
def test_croaring(ferrule, tmp_path: Path) -> None:
    done = ferrule("bind", *ROARING, "-o", "dist", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "members of Roaring" in done.stderr
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    assert wheel.name.startswith("roar-0.1.0-py3-none-")
    python = in_fresh_environment(wheel, tmp_path / "venv")
    done = subprocess.run([python, TRY_IT], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert '"lane": "cpython"' in done.stdout


@needs_roaring
def test_keep_makes_a_project(ferrule, tmp_path: Path) -> None:
    done = ferrule("bind", *ROARING, "--keep", "project", "-o", "dist", "-q", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip().startswith("dist/roar-0.1.0-py3-none-")
    done = ferrule("build", cwd=tmp_path / "project")
    assert done.returncode == 0, done.stderr


def header(folder: Path) -> Path:
    path = folder / "box.hpp"
    path.write_text("#pragma once\nnamespace box {\nclass Box {\n public:\n  int side() const { return SIDE; }\n};\n}\n")
    return path


def test_header_in_this_folder(ferrule, tmp_path: Path) -> None:
    header(tmp_path)
    done = ferrule("bind", "box.hpp", "--export", "box::Box", "-D", "SIDE=3", "--package-version", "2.5", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    (wheel,) = (tmp_path / "dist").glob("box-2.5-py3-none-*.whl")
    python = in_fresh_environment(wheel, tmp_path / "venv")
    done = subprocess.run([python, "-c", "import box; print(box.Box().side())"], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("3\n", "")


def test_config(ferrule, tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    header(tmp_path / "lib")
    config = tmp_path / "lib" / "ferrule.toml"
    config.write_text('module = "cube"\ninclude = ["."]\ndefines = ["SIDE=4"]\n[[export]]\nname = "box::Box"\nmembers = ["side"]\n')
    done = ferrule("bind", "box.hpp", "--config", config, "--keep", "kept", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert list((tmp_path / "dist").glob("cube-0.1.0-*.whl"))


def test_config_alone(ferrule, tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    header(tmp_path / "lib")
    config = tmp_path / "lib" / "ferrule.toml"
    config.write_text('headers = ["box.hpp"]\ndefines = ["SIDE=4"]\n[[export]]\nname = "box::Box"\n')
    done = ferrule("bind", "--config", config, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert list((tmp_path / "dist").glob("box-0.1.0-*.whl"))


def test_messages_name_what_the_user_wrote(ferrule, tmp_path: Path) -> None:
    """And not the project that is made of it, which is gone."""
    header(tmp_path)
    config = tmp_path / "ferrule.toml"
    config.write_text('module = "boxes"\nexport = [{ name = "box::Box" }, { name = "box::Bx" }]\n')
    done = ferrule("bind", "box.hpp", "--config", "ferrule.toml", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("ferrule.toml:2:43: error: nothing in the headers is called `box::Bx` [export-not-found]\n")
    assert '    2 | export = [{ name = "box::Box" }, { name = "box::Bx" }]\n' in done.stderr
    done = ferrule("bind", "box.hpp", "--export", "box::Bx", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("--export box::Bx: error: nothing in the headers is called `box::Bx` [export-not-found]\nnote:")
    assert "pyproject.toml" not in done.stderr


@pytest.mark.parametrize(
    ("config", "sentences"),
    [
        ('headers = ["bax.hpp"]\n', ["the header bax.hpp is not found", "did you mean box.hpp?"]),
        ('heders = ["box.hpp"]\n', ["ferrule.toml:1: unknown key `heders`", "did you mean `headers`?"]),
        ('headers = ["box.hpp"]\n[[export]]\nname = "box::Box"\nskp = true\n', ["ferrule.toml:4: unknown key `skp`", "`skip`"]),
        ('headers = "box.hpp"\n', ["ferrule.toml:1: `headers` must be an array of strings"]),
        ('module = "box"\n', ["there is no header to bind", "`headers = [...]` in the file of --config"]),
        ('headers = ["box.hpp"\nmodule = "box"\n', ["ferrule.toml"]),
    ],
)
def test_config_that_is_wrong(ferrule, tmp_path: Path, config: str, sentences: list[str]) -> None:
    header(tmp_path)
    (tmp_path / "ferrule.toml").write_text(config)
    done = ferrule("bind", "--config", "ferrule.toml", cwd=tmp_path)
    assert done.returncode == 1
    assert [each for each in sentences if each not in done.stderr] == [], done.stderr
    assert "ferrule-" not in done.stderr and "Traceback" not in done.stderr  # the folder that it works in is nobody's concern
    assert not (tmp_path / "dist").exists()


def test_no_header(ferrule, tmp_path: Path) -> None:
    done = ferrule("bind", cwd=tmp_path)
    assert done.returncode == 1 and "there is no header to bind" in done.stderr


def test_header_that_is_not_there(ferrule, tmp_path: Path) -> None:
    done = ferrule("bind", "nowhere.hh", "--export", "Roaring", cwd=tmp_path)
    assert done.returncode == 1
    assert "error: the header nowhere.hh is not found: it is not here, nor in a folder of -I" in done.stderr
    assert "-I DIR names another" in done.stderr
    assert "ferrule-" not in done.stderr  # the folder that it works in is nobody's concern
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())


def test_name_that_is_not_there(ferrule, tmp_path: Path) -> None:
    header(tmp_path)
    done = ferrule("bind", "box.hpp", "--export", "box::Bax", "-D", "SIDE=3", cwd=tmp_path)
    assert done.returncode == 1
    assert "box::Bax" in done.stderr
    assert not (tmp_path / "dist").exists()


def test_library_that_is_not_there(ferrule, tmp_path: Path) -> None:
    header(tmp_path)
    done = ferrule("bind", "box.hpp", "--export", "box::Box", "-D", "SIDE=3", "--link", "nothing_of_the_kind", cwd=tmp_path)
    assert done.returncode == 1
    assert "nothing_of_the_kind" in done.stderr
    assert not (tmp_path / "dist").exists()


def test_unknown_package(ferrule, tmp_path: Path) -> None:
    header(tmp_path)
    done = ferrule("bind", "box.hpp", "--export", "box::Box", "--cmake", "nothing_of_the_kind::lib", cwd=tmp_path)
    assert done.returncode == 1
    assert "nothing_of_the_kind" in done.stderr
    assert "CMake could not configure" in done.stderr


@pytest.mark.parametrize(("name", "sentence"), [("json.hpp", "'json' is taken"), ("class.hpp", "'class' cannot be"), ("3d.hpp", "'3d' cannot be")])
def test_header_whose_name_cannot_be_the_package(ferrule, tmp_path: Path, name: str, sentence: str) -> None:
    header(tmp_path).rename(tmp_path / name)
    done = ferrule("bind", name, "--export", "box::Box", "-D", "SIDE=3", cwd=tmp_path)
    assert done.returncode == 1
    assert sentence in done.stderr
    assert f"{name} gives the package its name; say another with --module" in done.stderr
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_header_that_is_called_like_the_c_header(ferrule, tmp_path: Path) -> None:
    header(tmp_path).rename(tmp_path / "box.h")
    done = ferrule("bind", "box.h", "--export", "box::Box", "-D", "SIDE=3", cwd=tmp_path)
    assert done.returncode == 1
    assert "the C header of the module box will be called box.h" in done.stderr
    assert "--module" in done.stderr
    done = ferrule("bind", "box.h", "--export", "box::Box", "-D", "SIDE=3", "--module", "boxes", cwd=tmp_path)
    assert done.returncode == 0, done.stderr


def test_strict(ferrule, tmp_path: Path) -> None:
    path = header(tmp_path)
    path.write_text(path.read_text().replace(" public:", " public:\n  void *raw() const { return nullptr; }"))
    command = ("bind", "box.hpp", "--export", "box::Box", "-D", "SIDE=3")
    done = ferrule(*command, "--strict", cwd=tmp_path)
    assert done.returncode == 1
    assert "error: `box::Box::raw() const` is skipped" in done.stderr
    assert not (tmp_path / "dist").exists()
    done = ferrule(*command, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "raw() const: `void` has no row" in done.stderr
