"""Builds the subject of the benchmark behind every peer, into one folder that bench/run.py imports from.

    python bench/build.py [--python PYTHON] [--out build/bench] [--only NAME …]

Peers come from their own packages, by name, into an environment of their own below --out.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKAGES = ["nanobind", "nanobind-backend", "pybind11", "cython", "cffi", "setuptools", "cmake", "ninja"]


def run(*command: object, cwd: Path | None = None, env: dict[str, str] | None = None) -> None:
    print("+", *command, flush=True)
    subprocess.run([str(part) for part in command], cwd=cwd, check=True, env={**os.environ, **(env or {})})


def environment(python: str, out: Path) -> Path:
    """An environment with the peers' packages; returns its interpreter."""
    venv = out / "venv"
    if not (venv / "bin" / "python").exists():
        run(python, "-m", "venv", venv)
        run(venv / "bin" / "python", "-m", "pip", "install", "-q", "--upgrade", "pip")
        run(venv / "bin" / "python", "-m", "pip", "install", "-q", *PACKAGES)
    return venv / "bin" / "python"


def cpp_peers(python: Path, out: Path, modules: Path) -> None:
    tools = python.parent
    find = lambda package: subprocess.check_output([str(python), "-m", package, "--cmake_dir" if package == "nanobind" else "--cmakedir"], text=True).strip()  # noqa: E731
    build = out / "peers"
    env = {"PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"}
    run(
        tools / "cmake", "-S", HERE / "peers", "-B", build, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release", "-DCMAKE_CXX_FLAGS_RELEASE=-O3 -DNDEBUG",
        f"-DPython_EXECUTABLE={python}", f"-Dnanobind_DIR={find('nanobind')}", f"-Dpybind11_DIR={find('pybind11')}", env=env,
    )  # fmt: skip
    run(tools / "cmake", "--build", build, env=env)
    for module in (build / "out").iterdir():
        shutil.copy(module, modules)


def cffi_peers(python: Path, out: Path, modules: Path) -> None:
    """ABI mode over libflat.so, and API mode compiled with the subject."""
    script = """
import sys, cffi
mode, header, target, here, out = sys.argv[1:]
declarations = open(header).read()
ffi = cffi.FFI(); ffi.cdef(declarations)
if mode == "abi":
    ffi.set_source("_p_cffi", None); ffi.emit_python_code(target + "/_p_cffi.py")
else:
    ffi.set_source("_p_cffi_api", declarations, include_dirs=[here + "/peers/cffi"], libraries=["flat"], library_dirs=[target], extra_link_args=["-Wl,-rpath,$ORIGIN"], extra_compile_args=["-O3"])
    ffi.compile(tmpdir=out)
"""
    build = out / "cffi"
    build.mkdir(exist_ok=True)
    header = HERE / "peers" / "cffi" / "flat.h"
    for mode in ("abi", "api"):
        run(python, "-c", script, mode, header, modules, HERE, build)
    for built in build.glob("_p_cffi_api*.so"):
        shutil.copy(built, modules)
    for wrapper in ("cffi/p_cffi.py", "cffi_header/p_cffi_header.py"):  # the second over the header that ferrule makes
        shutil.copy(HERE / "peers" / wrapper, modules)


def pyo3_peers(python: Path, out: Path, modules: Path) -> None:
    if not shutil.which("cargo"):
        print("cargo is not there: PyO3 is left out (install Rust to measure it)")
        return
    for name, features in (("p_pyo3", []), ("p_pyo3_abi3", ["--features", "abi3"])):
        target = out / name
        run("cargo", "build", "-q", "--release", "--manifest-path", HERE / "peers" / "pyo3" / "Cargo.toml", "--target-dir", target, *features,
            env={"PYO3_PYTHON": str(python)})  # fmt: skip
        shutil.copy(target / "release" / "libp_pyo3.so", modules / f"{name}.so")


def ferrule(python: Path, out: Path, modules: Path) -> None:
    """The subject through ferrule: one wheel with the GIL held, as the peers hold it, and one that releases it."""
    cache = ["--config-settings=cmake.define.CMAKE_CXX_COMPILER_LAUNCHER=ccache"] if shutil.which("ccache") else []
    run(python, "-m", "pip", "install", "-q", *cache, HERE.parent)
    for module, gil in (("p_ferrule", "hold"), ("p_ferrule_released", "release")):
        project = out / module
        project.mkdir(exist_ok=True)
        subject = HERE / "subject"
        (project / "pyproject.toml").write_text(
            f'[project]\nname = "{module}"\nversion = "1.0.0"\n[build-system]\nrequires = ["ferrule"]\nbuild-backend = "ferrule.build"\n'
            f'[tool.ferrule]\nmodule = "{module}"\nheaders = ["subject.hpp"]\ninclude = ["{subject}"]\nsources = ["{subject}/subject.cpp"]\ngil = "{gil}"\n'
        )
        run(python.parent / "ferrule", "build", cwd=project, env={"VIRTUAL_ENV": str(python.parent.parent)})
        wheel = max((project / "dist").glob("*.whl"), key=lambda path: path.stat().st_mtime)
        run(python, "-m", "pip", "install", "-q", "--no-deps", "--force-reinstall", "--target", modules, "--upgrade", wheel)


PARTS = {"cpp": cpp_peers, "cffi": cffi_peers, "pyo3": pyo3_peers, "ferrule": ferrule}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--out", type=Path, default=HERE.parent / "build" / "bench")
    parser.add_argument("--only", nargs="*", choices=PARTS, default=list(PARTS))
    options = parser.parse_args()
    out = options.out.resolve()
    modules = out / "modules"
    modules.mkdir(parents=True, exist_ok=True)
    python = environment(options.python, out)
    for part in options.only:
        PARTS[part](python, out, modules)
    return 0


if __name__ == "__main__":
    sys.exit(main())
