"""ferrule check, and the manifest that `ferrule generate` keeps."""

from __future__ import annotations

import json
from pathlib import Path

from conftest import Ferrule


def replace(project: Path, old: str, new: str) -> None:
    header = project / "include/geo.hpp"
    text = header.read_text(encoding="utf-8")
    assert old in text
    header.write_text(text.replace(old, new), encoding="utf-8")


def test_generate_keeps_a_manifest_once(ferrule: Ferrule, project: Path) -> None:
    first = ferrule("generate", cwd=project)
    assert first.returncode == 0, first.stderr
    assert "Wrote geo.abi.json: keep it in the repository" in first.stderr
    kept = (project / "geo.abi.json").read_bytes()
    assert json.loads(kept)["module"] == "geo"
    replace(project, "double x = 0;", "float x = 0;")
    second = ferrule("generate", cwd=project)
    assert "Wrote geo.abi.json" not in second.stderr
    assert "this is ABI 2 of geo" in second.stderr
    assert (project / "geo.abi.json").read_bytes() == kept


def test_check_and_accept(ferrule: Ferrule, project: Path) -> None:
    missing = ferrule("check", cwd=project)
    assert missing.returncode == 1 and "there is no manifest to compare with" in missing.stderr and "ferrule generate" in missing.stderr
    assert ferrule("generate", cwd=project).returncode == 0
    same = ferrule("check", cwd=project)
    assert (same.returncode, same.stdout) == (0, "nothing has changed: ABI 1\n")

    replace(project, "double x = 0;", "float x = 0;")
    broken = ferrule("check", cwd=project)
    assert broken.returncode == 1
    assert "breaking: geo_point was" in broken.stdout and "ferrule check --accept" in broken.stderr
    assert "\033[" not in broken.stdout
    answer = ferrule("check", "--json", cwd=project)
    said = json.loads(answer.stdout)["result"]
    assert answer.returncode == 1
    assert said["breaking"] is True and said["abi"] == {"kept": 1, "needed": 2}

    accepted = ferrule("check", "--accept", cwd=project)
    assert accepted.returncode == 0, accepted.stderr
    assert json.loads((project / "geo.abi.json").read_text())["abi"] == 2
    assert ferrule("check", "-q", cwd=project).stdout == ""
    assert [each.name for each in project.glob("geo.abi.json*")] == ["geo.abi.json"]


def test_headers_that_do_not_compile_change_nothing(ferrule: Ferrule, project: Path) -> None:
    assert ferrule("generate", cwd=project).returncode == 0
    kept = (project / "geo.abi.json").read_bytes()
    replace(project, "double x = 0;", "dubble x = 0;")
    done = ferrule("check", "--accept", cwd=project)
    assert done.returncode == 1 and "dubble" in done.stderr and "Traceback" not in done.stderr
    assert (project / "geo.abi.json").read_bytes() == kept


def test_a_manifest_that_is_none(ferrule: Ferrule, project: Path) -> None:
    (project / "geo.abi.json").write_text("half of")
    done = ferrule("check", cwd=project)
    assert done.returncode == 1 and "this is no manifest of `geo`: it is not JSON" in done.stderr


def test_where_the_settings_say(ferrule: Ferrule, project: Path) -> None:
    settings = project / "pyproject.toml"
    settings.write_text(settings.read_text().replace("[tool.ferrule]", '[tool.ferrule]\nmanifest = "abi/linux.json"'))
    (project / "abi").mkdir()
    assert ferrule("generate", cwd=project).returncode == 0
    assert (project / "abi/linux.json").is_file() and not (project / "geo.abi.json").exists()
    assert ferrule("check", cwd=project).returncode == 0
