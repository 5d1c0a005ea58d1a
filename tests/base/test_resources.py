"""Where the program's own files are found: in a checkout, an installation, or elsewhere."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from aemo_studio.base import resources
from tests.cli_run import ROOT

FOLDERS = {"models": "manifest.json", "catalog": "mood_map.csv", "resources": "sample.aemo"}
WHERE = "from aemo_studio.base.resources import home; print(home())"


def test_in_the_checkout_they_stand_beside_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AEMO_STUDIO_HOME", raising=False)
    assert resources.home() == ROOT
    assert all((ROOT / folder / file).is_file() for folder, file in FOLDERS.items())


def test_in_an_installation_they_are_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A package with `data` in it, as the wheel lays it out, found first."""
    monkeypatch.delenv("AEMO_STUDIO_HOME", raising=False)
    package = tmp_path / "aemo_studio"
    (package / "data" / "models").mkdir(parents=True)
    (package / "base").mkdir()
    for name in ("__init__.py", "base/__init__.py", "base/resources.py"):
        (package / name).write_bytes((ROOT / "aemo_studio" / name).read_bytes())
    command = [sys.executable, "-c", WHERE]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(package / "data")


def test_a_variable_points_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AEMO_STUDIO_HOME", str(tmp_path))
    assert resources.models_dir() == tmp_path / "models"
    assert resources.catalogue_dir() == tmp_path / "catalog"
    assert resources.resources_dir() == tmp_path / "resources"
