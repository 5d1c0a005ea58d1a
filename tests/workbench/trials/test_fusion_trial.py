"""The trial of fusion from end to end, on made-up voices and faces."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from aemo_studio.workbench.speech import measure
from aemo_studio.workbench.trials import action_units, fusion
from aemo_studio.workbench.trials.action_units import KernelSettings
from aemo_studio.workbench.trials.fusion import product


def test_the_product_is_that_of_the_program() -> None:
    one = np.array([[0.6, 0.4, 0, 0, 0, 0, 0, 0]], np.float32)
    two = np.array([[0.2, 0.8, 0, 0, 0, 0, 0, 0]], np.float32)
    fused = product(one, two)[0]
    assert fused[:2] == pytest.approx([0.12 / 0.44, 0.32 / 0.44], abs=1e-3)


def test_the_whole_trial(
    data: Path, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(action_units, "GRID", (KernelSettings(1.0, 0.6),))
    out = tmp_path / "measured"
    given = ["--data", str(data), "--work", str(kept), "--out", str(out), "--seeds", "1"]
    assert fusion.main(given) == 0
    found = json.loads((out / "fusion.json").read_text())
    assert found["clips"] == 384
    assert found["seeds"] == [0]
    for mode in ("untouched", "adapted"):
        part = found["modes"][mode]
        assert part["fused"]["uar"] > max(part["speech"]["uar"], part["face_proxy"]["uar"])
        assert part["average"]["confidence"] < part["fused"]["confidence"]
    first = (out / "fusion.json").read_bytes()
    monkeypatch.setattr(measure, "head_for", None)
    assert fusion.main(given) == 0, "a second run fits nothing"
    assert (out / "fusion.json").read_bytes() == first


def test_missing_data_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["--data", str(tmp_path), "--work", str(tmp_path), "--out", str(tmp_path)]
    assert fusion.main(given) == 2
    assert "check --data" in capsys.readouterr().err
