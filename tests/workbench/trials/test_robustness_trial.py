"""The trial of robustness from end to end, on made-up voices."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from aemo_studio.workbench.speech.features import HalfArray
from aemo_studio.workbench.trials import robustness
from aemo_studio.workbench.trials.stage import TrialData


def test_the_whole_trial(
    data: Path, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A condition that drowns the voices costs points, one that changes nothing none."""
    clean = TrialData.of(data, kept).clean

    def rows(name: str, paths: Sequence[Path], work: Path) -> HalfArray:
        assert work == kept / "robustness"
        assert len(paths) == len(clean)
        return clean if name == "aac_32k" else np.zeros_like(clean)

    monkeypatch.setattr(robustness, "cached_rows", rows)
    out = tmp_path / "measured"
    given = ["--data", str(data), "--work", str(kept), "--out", str(out), "--seeds", "1"]
    chosen = ["--recipes", "home", "--conditions", "aac_32k", "music_0db"]
    assert robustness.main([*given, *chosen]) == 0
    found = json.loads((out / "robustness.json").read_text())
    assert found["clips"] == 384
    assert list(found["recipes"]) == ["home"]
    conditions = found["recipes"]["home"]
    assert list(conditions) == ["clean", "aac_32k", "music_0db"]
    for mode in ("untouched", "adapted"):
        before = conditions["clean"][mode]
        assert before["uar"] > 0.5
        assert "lost_points" not in before
        assert conditions["aac_32k"][mode]["lost_points"] == 0
        drowned = conditions["music_0db"][mode]
        assert drowned["uar"] == pytest.approx(1 / 8)
        assert drowned["lost_points"] == pytest.approx(100 * (before["uar"] - 1 / 8), abs=0.02)
        low, high = drowned["lost_points_interval"]
        assert low < drowned["lost_points"] < high


def test_an_unknown_condition_is_refused(data: Path, kept: Path) -> None:
    with pytest.raises(SystemExit) as refused:
        robustness.main(["--data", str(data), "--work", str(kept), "--conditions", "rain"])
    assert refused.value.code == 2
