"""A class that says it can be copied, and cannot: no shim copies it, and what would have to is skipped with the reason."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

HEADER = """#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace vendor {

class Holder {
 public:
  Holder() = default;
  const Holder &self() const { return *this; }
  int size() const { return static_cast<int>(parts_.size()); }

 private:
  std::vector<std::unique_ptr<std::string>> parts_;
};

class Box {
 public:
  Box() = default;
  const Holder &holder() const { return holder_; }
  void replace(Holder holder) { holder_ = std::move(holder); }

 private:
  Holder holder_;
  std::map<std::string, std::unique_ptr<int>> more_;
};

class Value {
 public:
  Value() = default;
  Value copy() const { return *this; }

 private:
  std::vector<std::string> words_;
};

}  // namespace vendor
"""


def test_the_shim_compiles(generator: Path, tmp_path: Path) -> None:
    (tmp_path / "vendor.hpp").write_text(HEADER)
    out = tmp_path / "out"
    names = [word for name in ("Holder", "Box", "Value") for word in ("--export", f"vendor::{name}")]
    command = [str(generator), "--module", "vendor", "--header", "vendor.hpp", *names, "-o", str(out)]
    made = subprocess.run(
        [*command, "--runtime-include", str(ROOT / "include")], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stderr
    for name in ("Holder", "Box"):
        assert f"{name}(const {name} &): it does not compile: " in made.stderr
    assert "replace(vendor::Holder)" in made.stderr, made.stderr
    header = (out / "include/vendor.h").read_text()
    assert "vendor_value_copy" in header and "vendor_holder_copy" not in header and "vendor_box_copy" not in header
    flags = ["-std=c++17", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", f"-I{tmp_path}", f"-I{ROOT / 'include'}", f"-I{out / 'include'}"]
    compiled = subprocess.run(
        [os.environ.get("CXX", "c++"), *flags, str(out / "vendor_shim.cpp")], capture_output=True, text=True, check=False
    )
    assert compiled.returncode == 0, compiled.stderr[:4000]
