"""What stands beside the code and must agree with it: version, changes, citation, checks."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

import aemo_studio
from tests.cli_run import ROOT


def _yaml(path: str) -> Any:
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


def _project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_the_version_stands_in_the_package_alone() -> None:
    assert "version" in _project()["dynamic"]
    assert "version" not in _project()


def test_the_changes_of_this_version_are_told() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## \[(.+?)\]", text, flags=re.MULTILINE)
    assert versions[0] == "Unreleased"
    assert aemo_studio.__version__ == versions[1]


def test_the_citation_is_of_this_version_as_the_changes_date_it() -> None:
    citation = _yaml("CITATION.cff")
    assert citation["version"] == aemo_studio.__version__
    heading = f"## [{citation['version']}] - {citation['date-released']}"
    assert heading in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()


def test_every_library_that_the_tests_ran_with_has_one_version() -> None:
    rows = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = dict(row.split("==") for row in rows if not row.startswith("#"))
    names = {_plain(name) for name in pinned}
    extras = _project()["optional-dependencies"].values()
    wanted = [*_project()["dependencies"], *(name for extra in extras for name in extra)]
    missing = {_plain(re.split(r"[<>=\s]", name)[0]) for name in wanted} - names
    assert missing == set()


def test_the_same_command_tests_on_three_systems() -> None:
    job = _yaml(".github/workflows/test.yml")["jobs"]["test"]
    systems = {name.split("-")[0] for name in job["strategy"]["matrix"]["os"]}
    assert systems == {"ubuntu", "macos", "windows"}
    assert any("make test" in step.get("run", "") for step in job["steps"])


def test_a_fault_is_reported_with_what_the_doctor_says() -> None:
    (doctor,) = [
        field
        for field in _yaml(".github/ISSUE_TEMPLATE/bug_report.yml")["body"]
        if field.get("id") == "doctor"
    ]
    assert doctor["validations"]["required"]


def test_the_checks_before_a_commit_are_those_of_make_check() -> None:
    (local,) = _yaml(".pre-commit-config.yaml")["repos"]
    (checks,) = re.findall(r"--jobs=2 (.+)", _recipe("check"))
    recipes = "".join(_recipe(target) for target in checks.split())
    commands = re.findall(r"^\t\$\(BIN\)/(\S+)", recipes, flags=re.MULTILINE)
    assert {hook["entry"].split()[0] for hook in local["hooks"]} == set(commands)


def _recipe(target: str) -> str:
    """What the Makefile does for a target."""
    rest = (ROOT / "Makefile").read_text(encoding="utf-8").partition(f"\n{target}:")[2]
    return rest.partition("\n\n")[0]


@pytest.mark.parametrize(("system", "folder"), [("Windows_NT", "Scripts"), ("", "bin")])
def test_make_finds_the_environment_of_each_system(system: str, folder: str) -> None:
    make = shutil.which("make")
    if make is None:
        pytest.skip("make is not installed")
    command = [make, "--dry-run", "--always-make", f"OS={system}", "check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert Path(".venv", folder, "mypy").as_posix() in done.stdout.split()


def _plain(name: str) -> str:
    return name.lower().replace("_", "-")
