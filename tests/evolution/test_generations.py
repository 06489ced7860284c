"""Programs compiled against an older header run with the newest library; a header that would break them is refused.

v1.hpp to v3.hpp are three generations of one library: each keeps the manifest of the one before. v4.hpp breaks it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
RUNTIME = ROOT / "include"


def run(*command: object, **environment: str) -> subprocess.CompletedProcess[str]:
    words = [str(word) for word in command]
    return subprocess.run(words, capture_output=True, text=True, check=False, env={**os.environ, **environment})


def must(*command: object, **environment: str) -> str:
    done = run(*command, **environment)
    assert done.returncode == 0, " ".join(map(str, command)) + "\n" + done.stdout + done.stderr[:8000]
    return done.stdout


class Generations:
    """The generated files of each, the newest library, and the number that each header asks for."""

    def __init__(self, generator: Path, folder: Path) -> None:
        self.generator, self.folder = generator, folder
        kept: list[object] = []
        for each in ("v1", "v2", "v3"):
            must(*self.generate(each), *kept, "-o", folder / each)
            kept = ["--manifest", folder / each / "shop.abi.json"]
        self.library = self.compile("v3", folder / "libshop.so")

    def generate(self, version: str) -> list[object]:
        return [self.generator, "--module", "shop", "--header", HERE / f"{version}.hpp", "--runtime-include", RUNTIME]

    def check(self, version: str, against: str, *words: str) -> subprocess.CompletedProcess[str]:
        return run(*self.generate(version), "--check", self.folder / against / "shop.abi.json", *words)

    def compile(self, version: str, library: Path) -> Path:
        include = [f"-I{each}" for each in (RUNTIME, self.folder / version / "include", HERE)]
        flags = ["-std=c++17", "-O1", "-fPIC", "-shared", "-pthread", "-Wall", "-Wextra", "-Werror"]
        must(os.environ.get("CXX", "c++"), *flags, *include, self.folder / version / "shop_shim.cpp", "-o", library, "-ldl")
        return library


@pytest.fixture(scope="module")
def generations(generator: Path, tmp_path_factory: pytest.TempPathFactory) -> Generations:
    if sys.platform == "win32":
        pytest.skip("the programs are compiled as for POSIX")
    return Generations(generator, tmp_path_factory.mktemp("generations"))


@pytest.mark.parametrize("version", ["v1", "v2", "v3"])
def test_older_programs_run_with_the_newest_library(generations: Generations, version: str) -> None:
    program = generations.folder / f"use_{version}"
    flags = ["-std=c11", "-Wall", "-Wextra", "-Werror", f"-I{generations.folder / version / 'include'}", f"-I{HERE}"]
    must(os.environ.get("CC", "cc"), *flags, HERE / f"use_{version}.c", "-o", program, generations.library)
    must(program, LD_LIBRARY_PATH=str(generations.folder))


def names(folder: Path) -> dict[str, str]:
    functions = json.loads((folder / "shop.abi.json").read_text(encoding="utf-8"))["functions"]
    return {name: function.get("cpp", "") for name, function in functions.items()}


def test_a_name_stays_with_what_it_was_given_to(generations: Generations) -> None:
    first, second, third = (names(generations.folder / each) for each in ("v1", "v2", "v3"))
    assert set(first) <= set(second) <= set(third)
    assert second["shop_tax"] == "shop::tax(double)" and second["shop_tax_f64_f64"] == "shop::tax(double, double)"
    assert third["shop_tax_cart"] == "shop::tax(const shop::Cart &)"
    # C++ spells the parameter in another way now; for C it is the same.
    assert third["shop_cart_new_str_f64"] == "shop::Cart(const std::string &, double)"


def test_former_signatures_are_seen_in_c_only(generations: Generations) -> None:
    header = (generations.folder / "v3/include/shop.h").read_text(encoding="utf-8")
    assert "Kept for programs that were made before it got more parameters" in header
    stub = (generations.folder / "v3/shop/__init__.pyi").read_text(encoding="utf-8")
    assert stub.count("def add(") == 2 and stub.count("def tax(") == 2


@pytest.mark.parametrize(("version", "against"), [("v2", "v1"), ("v3", "v2"), ("v3", "v1")])
def test_additions_need_no_new_number(generations: Generations, version: str, against: str) -> None:
    done = generations.check(version, against, "--json")
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["abi"] == {"kept": 1, "needed": 1} and said["counts"]["breaking"] == 0
    assert said["counts"]["addition"] > 3


def test_nothing_has_changed(generations: Generations) -> None:
    done = generations.check("v3", "v3")
    assert (done.returncode, done.stdout) == (0, "nothing has changed: ABI 1\n")


def test_a_breaking_header_is_refused_with_places_and_reasons(generations: Generations) -> None:
    done = generations.check("v4", "v3")
    assert done.returncode == 1
    for part in (
        "breaking: SHOP_UNIT_KILO was 2, is 4",
        "breaking: shop_item was `{shop_str name; double price; shop_unit unit}`, is `{shop_str name; float price; shop_unit unit}`",
        "breaking: shop_shelf_size its result was `uint64_t`, is `int32_t`",
        "breaking: SHOP_ERROR_BROKE is gone",
        "addition: SHOP_ERROR_BANKRUPT is new, 258",  # 257 was somebody else's
        "ABI 2, programs made for ABI 1 must be made again",
    ):
        assert part in done.stdout, done.stdout
    line = next(number for number, text in enumerate((HERE / "v4.hpp").read_text().splitlines(), 1) if "int size()" in text)
    assert f"v4.hpp:{line}: breaking: shop_shelf_size" in done.stdout


def test_a_library_that_breaks_has_another_number_before_it_is_accepted(generations: Generations, tmp_path: Path) -> None:
    kept = tmp_path / "shop.abi.json"
    kept.write_bytes((generations.folder / "v3/shop.abi.json").read_bytes())
    done = run(*generations.generate("v4"), "--manifest", kept, "-o", tmp_path / "out")
    assert done.returncode == 0 and "this is ABI 2 of shop" in done.stderr
    assert "#define SHOP_ABI 2" in (tmp_path / "out/include/shop.h").read_text()
    # Accepted, it is what later ones are compared with.
    command = [*generations.generate("v4"), "--check", kept]
    assert run(*command, "--accept").returncode == 0
    assert json.loads(kept.read_text())["abi"] == 2
    assert run(*command).stdout == "nothing has changed: ABI 2\n"
    assert [path.name for path in tmp_path.iterdir() if "half" in path.name] == []


def test_what_cannot_be_compared(generations: Generations, tmp_path: Path) -> None:
    kept = tmp_path / "shop.abi.json"
    command = [*generations.generate("v1"), "--check", kept]
    assert "there is no manifest" in run(*command).stderr
    manifest = json.loads((generations.folder / "v1/shop.abi.json").read_text())
    kept.write_text(json.dumps({**manifest, "long_bits": 32}))
    done = run(*command, "--accept")
    assert done.returncode == 1 and "a `long` of 32 bits" in done.stderr and json.loads(kept.read_text())["long_bits"] == 32
    kept.write_text(json.dumps({**manifest, "module": "other"}))
    assert "it is that of `other`" in run(*command).stderr
    assert "--accept goes with --check" in run(*generations.generate("v1"), "-o", tmp_path / "out", "--accept").stderr


LANES = ["cpython", "cffi"] if sys.implementation.name == "cpython" else ["cffi"]


@pytest.mark.parametrize("lane", LANES)
def test_a_package_that_meets_another_abi_says_so(generations: Generations, tmp_path: Path, lane: str) -> None:
    """The library of one number, the package of another."""
    if lane == "cffi":
        pytest.importorskip("_cffi_backend")
    out = tmp_path / "out"
    must(*generations.generate("v1"), "-o", out)
    must(sys.executable, ROOT / "python/ferrule/_cdef.py", out / "shop_cdef.h", out / "shop/_cdef.py")
    # ABI 2 of the same: the kept manifest has something that the headers no longer have.
    manifest = json.loads((out / "shop.abi.json").read_text())
    manifest["constants"]["SHOP_MOST"] = "1"
    (tmp_path / "kept.json").write_text(json.dumps(manifest))
    other = tmp_path / "other"
    must(*generations.generate("v1"), "--manifest", tmp_path / "kept.json", "-o", other)
    include = [f"-I{each}" for each in (RUNTIME, other / "include", HERE)]
    flags = ["-std=c++17", "-O0", "-fPIC", "-shared", "-pthread"]
    sources = [other / "shop_shim.cpp", other / "shop_lane.cpp"]
    must(os.environ.get("CXX", "c++"), *flags, *include, *sources, "-o", out / "shop/_shop.so", "-ldl")
    done = run(sys.executable, "-c", "import shop", PYTHONPATH=str(out), FERRULE_LANE=lane)
    assert done.returncode == 1
    wanted = "ImportError: this package is made for ABI 1 of shop, but the library in it has ABI 2; install shop again"
    assert done.stderr.splitlines()[-1] == wanted
