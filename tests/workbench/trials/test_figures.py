"""Figures by hand."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from aemo_studio.domain.emotion import FloatArray
from aemo_studio.workbench.figures_file import write_figures
from aemo_studio.workbench.trials.figures import lost_interval, protocol_figures

TRUTH = np.array([0, 0, 1, 1, 0, 0, 1, 1])
FOLD = np.array([0, 0, 0, 0, 1, 1, 1, 1])


def certain(guesses: list[int], confidence: float = 1.0) -> FloatArray:
    scores = np.full((len(guesses), 8), 0.0, np.float32)
    rest = 1 - np.array(guesses)
    scores[np.arange(len(guesses)), guesses] = confidence
    scores[np.arange(len(guesses)), rest] = 1 - confidence
    return scores


def test_figures_are_means_over_folds_and_seeds() -> None:
    perfect = certain([0, 0, 1, 1, 0, 0, 1, 1])
    half = certain([0, 0, 1, 1, 0, 0, 0, 0])
    found = protocol_figures(TRUTH, FOLD, [perfect, half])
    assert found["uar"] == pytest.approx((1 + 0.75) / 2)
    assert found["uar_spread_over_seeds"] == pytest.approx(0.125)
    assert found["accuracy"] == pytest.approx(0.875)
    assert found["ece"] == pytest.approx((0 + 0.25) / 2), "certain, and wrong in a quarter"


def test_the_calibration_error_is_taken_over_all_folds_together() -> None:
    """80 % sure and right in 80 % overall, though in no fold: chance within folds is no error."""
    truth, fold = np.zeros(10, np.int64), np.repeat([0, 1], 5)
    scores = certain([0] * 5 + [0, 0, 0, 1, 1], 0.8)
    assert protocol_figures(np.r_[truth], fold, [scores])["ece"] == pytest.approx(0.0, abs=1e-3)


def test_lost_points_have_an_interval_over_speakers() -> None:
    rng = np.random.default_rng(0)
    truth = np.tile([0, 1], 60)
    speaker = np.repeat([f"s{k:02}" for k in range(12)], 10)
    before = certain(list(truth))
    wrong = rng.random(120) < 0.2
    after = certain(list(np.where(wrong, 1 - truth, truth)))
    assert lost_interval(truth, speaker, [before], [before]) == (0.0, 0.0)
    low, high = lost_interval(truth, speaker, [before], [after])
    lost = 100 * wrong.mean()
    assert 5 < low < lost < high < 40
    assert lost_interval(truth, speaker, [before], [after]) == (low, high)


def test_figures_are_written_for_people_to_diff(tmp_path: Path) -> None:
    path = tmp_path / "measured" / "x.json"
    write_figures({"uar": 0.5, "seeds": [0, 1]}, path)
    assert json.loads(path.read_text()) == {"uar": 0.5, "seeds": [0, 1]}
    assert path.read_text().endswith("}\n")
