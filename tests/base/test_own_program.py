"""The program starts itself again: as it is installed, and as a bundle has it."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import aemo_studio
from aemo_studio.base.own_program import own_module, own_program
from tests.cli_run import ROOT

ENTRY = ROOT / "scripts" / "bundle" / "entry.py"


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


def _output(command: list[str]) -> str:
    done = _run(command)
    assert done.returncode == 0, done.stderr
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
    done = _run([sys.executable, str(ENTRY), "-m", "this"])
    assert done.returncode == 2
    assert "No such option: -m" in done.stderr
