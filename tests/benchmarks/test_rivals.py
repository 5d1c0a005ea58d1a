"""What the comparison with other programs rests on."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import rivals
from benchmarks.memory import Run
from benchmarks.rivals import Rival, RivalCost, measure_rivals, report_rivals

HERE, MISSING = (
    Rival("cuts", "scenedetect", "cuts.py"),
    Rival("faces", "no-such-package", "faces.py"),
)


def test_what_is_not_installed_is_left_out_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []

    def run_child(command: list[str]) -> Run:
        commands.append(command)
        return Run(100.0, 3.0, 0, 4.0)

    monkeypatch.setattr(rivals, "RIVALS", (HERE, MISSING))
    monkeypatch.setattr(rivals, "run_child", run_child)
    here, missing = measure_rivals(Path("film.mp4"), (), 2)
    assert (here.wall_s, here.processor_s, missing.version) == (3.0, 4.0, "")
    assert [command[2] for command in commands] == ["film.mp4"] * 2
    assert all(Path(command[1]).is_file() for command in commands)


def test_rivals_stand_beside_a_bare_decode_and_together() -> None:
    costs = [RivalCost(HERE, "1", 3.0, 4.0), RivalCost(HERE, "2", 5.0, 6.0), RivalCost(MISSING)]
    lines = report_rivals("easy", costs, decode_s=2.0, decode_processor_s=4.0).splitlines()
    assert "| cuts: scenedetect 1 | 3.00 | 1.50 | 4.00 | 1.00 |" in lines
    assert "| all of these | 8.00 | 4.00 | 10.00 | 2.50 |" in lines
    assert any("no-such-package" in line for line in lines if line.startswith("Not installed"))
