"""The tool generates in process, by way of ferrule's own package; there is no ferrule-gen in what pip installs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import heed_interruptions

import ferrule
from ferrule import installed

INSTALLED = Path(ferrule.__file__).resolve().parent
pytestmark = pytest.mark.skipif(not (INSTALLED / "_core").is_dir(), reason="needs ferrule installed: pip install .")
LANES = ["cpython", "cffi"] if sys.implementation.name == "cpython" else ["cffi"]


@pytest.fixture(params=LANES)
def lane(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_whole_tool_without_ferrule_gen(ferrule, bare_path, tmp_path: Path, lane: str) -> None:
    """new, generate, build and bind, where no program of that name is to be found."""
    assert not list(INSTALLED.rglob("ferrule-gen*"))
    env = {"PATH": bare_path("ferrule-gen"), "FERRULE_LANE": lane, "FERRULE_GEN": None, "FERRULE_BIN": None}
    assert ferrule("new", "geo", cwd=tmp_path, env=env).returncode == 0
    project = tmp_path / "geo"
    done = ferrule("generate", cwd=project, env=env)
    assert done.returncode == 0, done.stderr
    assert (project / "build/generated/geo/_cdef.py").is_file()
    done = ferrule("build", cwd=project, env=env)
    assert done.returncode == 0, done.stderr
    assert list((project / "dist").glob("geo-*.whl"))
    (tmp_path / "lone.hpp").write_text("struct Lone { int x = 1; int twice() const { return 2 * x; } };\n")
    done = ferrule("bind", "lone.hpp", "--export", "Lone", cwd=tmp_path, env=env)
    assert done.returncode == 0, done.stderr
    assert list((tmp_path / "dist").glob("lone-*.whl"))


def run(code: str, lane: str, cwd: Path, **more: str) -> str:
    environment = {**os.environ, "FERRULE_LANE": lane, **more}
    start = "from ferrule import _core as core\n"
    done = subprocess.run([sys.executable, "-c", start + code], cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_records_are_full(lane: str, tmp_path: Path) -> None:
    (tmp_path / "x.hpp").write_text("#include <ferrule/ferrule.hpp>\nclass FERRULE(export) Box {\n public:\n  FERRULE(poperty) int x() const;\n};\n")
    code = """
import os
wanted = core.Configuration()
wanted.module, wanted.headers = "x", ["x.hpp"]
outcome = core.generate(wanted)
assert outcome.failed and outcome.files == []
(one,) = outcome.diagnostics
print(core.__lane__, one.severity.name, one.id, os.path.normpath(one.where.file), one.where.line, len(one.notes) + len(one.fix_its) > 0)
assert one.rendered.startswith("x.hpp:4:") and "poperty" in one.rendered, one.rendered
try:
    outcome.write("out")
except ValueError as error:
    print(error)
"""
    assert run(code, lane, tmp_path) == f"{lane} error unknown-key x.hpp 4 True\nthe generation has failed: there is nothing to write\n"
    assert not (tmp_path / "out").exists()


def test_what_is_wrong_with_settings_has_its_place(lane: str, tmp_path: Path) -> None:
    (tmp_path / "latin.toml").write_bytes(b'module = "caf\xe9"\n')
    code = """
wanted = core.Configuration()
try:
    core.generate(wanted)
except ValueError as error:
    print(error)
for name, text in (("missing.toml", None), ("latin.toml", None), ("said.toml", 'modul = "x"\\n')):
    wanted.config, wanted.text = name, text
    (one,) = core.generate(wanted).diagnostics
    print(one.id, one.where.file, one.where.line)
try:
    wanted.config = "\\udcff"
except UnicodeError:
    print("UnicodeError")
"""
    assert run(code, lane, tmp_path).splitlines() == [
        "no module: say --module NAME, or `module` in the settings",
        "bad-settings missing.toml 0",
        "bad-settings latin.toml 1",
        "unknown-setting said.toml 1",
        "UnicodeError",
    ]


def test_missing_tools_are_an_error_of_their_own(lane: str, tmp_path: Path) -> None:
    code = """
try:
    core.find_libclang()
except core.MissingTool as error:
    print(str(error)[:57], "pip install libclang" in error.hint, isinstance(error, RuntimeError))
try:
    core.ask_compiler("no-such-compiler")
except core.MissingTool as error:
    print("no-such-compiler" in str(error))
"""
    said = run(code, lane, tmp_path, FERRULE_LIBCLANG="/nowhere/libclang.so")
    assert said == "cannot load libclang (tried FERRULE_LIBCLANG=/nowhere/lib True True\nTrue\n"


def test_a_header_in_another_encoding(lane: str, tmp_path: Path) -> None:
    """What a compiler quotes of it can be shown, though it is no UTF-8."""
    (tmp_path / "x.hpp").write_bytes(b"int x = caf\xe9; // \xe9\n")
    code = """
wanted = core.Configuration()
wanted.module, wanted.headers = "x", ["x.hpp"]
print("caf\\ufffd" in core.generate(wanted).diagnostics[0].rendered)
"""
    assert run(code, lane, tmp_path) == "True\n"


def test_many_calls_and_two_threads_at_once(lane: str, tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.hpp").write_text(f"#include <ferrule/ferrule.hpp>\nFERRULE(export) int {name}(int x);\n")
    code = """
def make(name, into):
    wanted = core.Configuration()
    wanted.module, wanted.headers = name, [name + ".hpp"]
    for _ in range(3):
        into.append({file.path: file.text for file in core.generate(wanted).files})
import threading
made = {"a": [], "b": []}
threads = [threading.Thread(target=make, args=each) for each in made.items()]
for each in threads: each.start()
for each in threads: each.join()
for name, all in made.items():
    assert len(all) == 3 and all[0] == all[1] == all[2]
    assert f"{name}_{name}(" in all[0][f"include/{name}.h"]
print("fine")
"""
    assert run(code, lane, tmp_path) == "fine\n"


def test_writing_leaves_what_would_not_change(lane: str, tmp_path: Path) -> None:
    (tmp_path / "x.hpp").write_text("#include <ferrule/ferrule.hpp>\nFERRULE(export) int f(int x);\n")
    code = """
import os, pathlib
wanted = core.Configuration()
wanted.module, wanted.headers = "x", ["x.hpp"]
outcome = core.generate(wanted)
outcome.write("out", "out/x.d")
before = {path: path.stat().st_mtime_ns for path in pathlib.Path("out").rglob("*.*")}
stamp = pathlib.Path("out/.ferrule-stamp")
outcome.write("out", "out/x.d")
changed = sorted(str(path) for path in before if path.stat().st_mtime_ns != before[path])
print(changed, "x.hpp" in pathlib.Path("out/x.d").read_text(), stamp.is_file())
pathlib.Path("file").touch()
try:
    outcome.write("file/out")
except OSError as error:
    print(type(error).__name__, "file" in str(error.filename))
"""
    assert run(code, lane, tmp_path) == "['out/.ferrule-stamp'] True True\nNotADirectoryError True\n"
    assert not list(tmp_path.rglob("*.half"))


def test_cancellation(lane: str, tmp_path: Path) -> None:
    (tmp_path / "x.hpp").write_text("#include <ferrule/ferrule.hpp>\nFERRULE(export) int f(int x);\n")
    code = """
wanted = core.Configuration()
wanted.module, wanted.headers = "x", ["x.hpp"]
stop = core.Cancellation()
stop.cancel()
try:
    core.generate(wanted, stop)
except core.Cancelled as error:
    print(stop.cancelled(), error)
"""
    assert run(code, lane, tmp_path) == "True given up, as was asked\n"


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_interrupted(tmp_path: Path, lane: str) -> None:
    """Ctrl-C ends a generation: one word, the exit code of an interrupted command, nothing written."""
    code = "import sys; sys.argv = ['ferrule', 'new', 'geo']; from ferrule.cli import main; main()"
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=False, capture_output=True)
    many = "".join(f"#include <{each}>\n" for each in ("regex", "map", "random", "filesystem", "functional", "iostream", "future"))
    header = tmp_path / "geo/include/geo.hpp"
    header.write_text(many + header.read_text())
    environment = {**os.environ, "FERRULE_LANE": lane}
    process = subprocess.Popen(
        [sys.executable, "-m", "ferrule", "generate"],
        cwd=tmp_path / "geo",
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heed_interruptions,
    )
    # When its threads are two, it generates.
    tasks, until = Path(f"/proc/{process.pid}/task"), time.monotonic() + 30
    while process.poll() is None and tasks.is_dir() and len(list(tasks.iterdir())) < 2 and time.monotonic() < until:
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130 and "interrupted" in said and "Traceback" not in said, said
    assert not (tmp_path / "geo/build/generated").exists()


def test_script_for_cmake_is_ferrule_gen(generator: Path, tmp_path: Path, lane: str) -> None:
    """The same words, output and exit status, but for the name of the program that is never there."""
    (tmp_path / "x.hpp").write_text("#include <ferrule/ferrule.hpp>\nFERRULE(export) int f(int x);\n")
    include = ["--runtime-include", str(installed.include_folder())]
    for words in (
        ["--version"], ["--nope"], ["--module", "x"], ["--module", "x", "--header", "x.hpp", "--list-outputs", *include],
        ["--module", "x", "--header", "nowhere.hpp", "-o", "out", "--json-diagnostics", *include],
        ["--module", "x", "--header", "x.hpp", "--dump-model", *include],
    ):  # fmt: skip
        environment = {**os.environ, "FERRULE_LANE": lane}
        one, other = (
            subprocess.run([*program, *words], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
            for program in ([str(generator)], [sys.executable, str(INSTALLED / "gen.py")])
        )
        assert (one.returncode, one.stdout, one.stderr) == (other.returncode, other.stdout, other.stderr), words


def test_timings_name_every_phase(generator: Path, tmp_path: Path) -> None:
    """In the order in which they come, with what was written last; of a run that fails, those that it came to."""
    (tmp_path / "x.hpp").write_text("#include <ferrule/ferrule.hpp>\nFERRULE(export) int f(int x);\n")
    words = ["--module", "x", "--header", "x.hpp", "-o", "out", "--timings", "--runtime-include", str(installed.include_folder())]

    def phases() -> tuple[int, list[str]]:
        run = subprocess.run([str(generator), *words], cwd=tmp_path, capture_output=True, text=True, check=False)
        lines = run.stderr[run.stderr.index("phase ") :].splitlines()[1:]
        assert all(line.split()[2::2] == ["ms", "ms"] and float(line.split()[1]) >= 0 for line in lines), run.stderr
        return run.returncode, [line.split()[0] for line in lines]

    assert phases() == (0, ["compiler", "libclang", "parse", "read", "ask", "probe", "build", "check", "emit", "write"])
    (tmp_path / "x.hpp").write_text("#include <ferrule/ferrule.hpp>\nFERRULE(export) int f(nothing x);\n")
    assert phases() == (1, ["compiler", "libclang", "parse", "read"])
def test_what_is_bound_and_what_has_changed(lane: str, tmp_path: Path) -> None:
    header = "#include <ferrule/ferrule.hpp>\nnamespace x {{\nFERRULE(export) int twice({});\n}}\n"
    (tmp_path / "x.hpp").write_text(header.format("int n"))
    code = """
import json, pathlib
wanted = core.Configuration()
wanted.module, wanted.headers, wanted.manifest = "x", ["x.hpp"], "kept.json"
first = core.generate(wanted)
assert json.loads(first.inspection)["module"] == "x"
assert first.changes is None
manifest = next(each.text for each in first.files if each.path == "x.abi.json")
same = core.compare(manifest, manifest)
assert (same.kept, same.needed, same.changes, same.refused) == (1, 1, [], "")
pathlib.Path("kept.json").write_text(manifest)
header = pathlib.Path("x.hpp")
header.write_text(header.read_text().replace("int n", "double n"))
changes = core.generate(wanted).changes
assert (changes.kept, changes.needed) == (1, 2)
worst = next(each for each in changes.changes if each.effect == core.Effect.breaking)
assert worst.why and worst.name == "x_twice", worst
assert json.loads(changes.json) and "breaking" in changes.text
for one, other in ((manifest, "{}"), ("nonsense", manifest)):
    try:
        core.compare(one, other)
    except ValueError as error:
        assert "is no manifest" in str(error)
    else:
        raise AssertionError("compared what is no manifest")
header.write_text("int x(")
broken = core.generate(wanted)
assert broken.failed and broken.inspection == "" and broken.changes is None
"""
    run(code, lane, tmp_path)
