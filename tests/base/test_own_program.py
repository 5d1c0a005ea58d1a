"""The program starts itself again: as it is installed, and as a bundle has it."""

from __future__ import annotations

import json
import subprocess
import sys

import aemo_studio
from aemo_studio.base.own_program import own_module, own_program
from tests.cli_run import ROOT

ENTRY = ROOT / "scripts" / "bundle" / "entry.py"


def _output(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    return done.stdout


def test_the_command_starts_this_program() -> None:
    assert _output(own_program("--version")) == f"aemo-studio {aemo_studio.__version__}\n"


def test_a_bundle_understands_the_same_commands() -> None:
    """Its entry stands for the interpreter that it has not."""
    bundle = [sys.executable, str(ENTRY)]
    _, *words = own_program("--version")
    assert _output([*bundle, *words]) == _output([*bundle, "--version"])
    _, *words = own_module("aemo_studio.analysis.speech.device")
    assert "cpu" in json.loads(_output([*bundle, *words]))


def test_a_bundle_runs_no_module_but_its_own() -> None:
    command = [sys.executable, str(ENTRY), "-m", "this"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 2
    assert "No such option: -m" in done.stderr
