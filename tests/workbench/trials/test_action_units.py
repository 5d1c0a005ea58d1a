"""The proxy of the face: the right rows, nothing of the test part, calibrated."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from aemo_studio.base.errors import UsageError
from aemo_studio.domain.emotion import FloatArray
from aemo_studio.workbench.trials import action_units
from aemo_studio.workbench.trials.action_units import (
    KernelSettings,
    per_speaker,
    proxy_scores,
    read_action_units,
)


@pytest.fixture(autouse=True)
def _two_choices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(action_units, "GRID", (KernelSettings(0.01, 0.6), KernelSettings(1.0, 0.6)))


def faces(seed: int = 0) -> tuple[FloatArray, np.ndarray, np.ndarray]:
    """Units, truth and fold of 400 clips in five folds."""
    rng = np.random.default_rng(seed)
    truth, fold = np.tile(np.arange(8), 50), np.repeat(np.arange(5), 80)
    units = np.random.default_rng(1).normal(size=(8, 6))[truth] + rng.normal(0, 0.5, (400, 6))
    return units.astype(np.float32), truth, fold


def test_rows_come_in_the_order_of_the_clips(data: Path) -> None:
    stems = ["03-01-05-01-01-02-07", "03-01-01-01-01-01-01"]
    both = read_action_units(data, stems)
    assert both.shape == (2, 6)
    np.testing.assert_array_equal(both[::-1], read_action_units(data, stems[::-1]))
    line = next(
        line
        for line in (data / action_units.FILE).read_text().splitlines()
        if line.endswith("01-01-05-01-01-02-07")
    )
    assert both[0].tolist() == pytest.approx([float(cell) for cell in line.split(";")[:6]])


def test_what_is_missing_is_named(data: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="01-01-08-02-01-01-01"):
        read_action_units(data, ["03-01-08-02-01-01-01"])
    with pytest.raises(UsageError, match="Cannot read the action units"):
        read_action_units(tmp_path, [])


def test_a_speaker_is_seen_from_their_own_middle() -> None:
    units = np.array([[0, 5], [2, 5], [10, 1], [14, 3]], np.float32)
    found = per_speaker(units, np.array(["a", "a", "b", "b"]))
    assert found == pytest.approx(np.array([[-1, 0], [1, 0], [-1, -1], [1, 1]]), abs=2e-3)


def test_the_proxy_learns_and_says_how_sure_it_is() -> None:
    units, truth, fold = faces()
    found = proxy_scores(units, truth, fold, tested=2)
    assert found.settings == KernelSettings(1.0, 0.6)
    scores = found.scores[fold == 2]
    right = scores.argmax(axis=1) == truth[fold == 2]
    assert right.mean() > 0.7
    assert scores.max(axis=1).mean() == pytest.approx(right.mean(), abs=0.1)


def test_nothing_of_the_test_part_goes_into_it() -> None:
    units, truth, fold = faces()
    tested = fold == 2
    wrong = np.where(tested, (truth + 1) % 8, truth)
    strange = np.where(tested[:, None], 100.0, units).astype(np.float32)
    found = proxy_scores(units, truth, fold, tested=2)
    relabelled = proxy_scores(units, wrong, fold, tested=2)
    np.testing.assert_array_equal(relabelled.scores, found.scores)
    moved = proxy_scores(strange, wrong, fold, tested=2)
    np.testing.assert_array_equal(moved.scores[~tested], found.scores[~tested])
    assert (moved.settings, moved.temperature) == (found.settings, found.temperature)


def test_inner_scores_are_of_actors_that_were_not_learned_from() -> None:
    """With labels by chance, whoever was learned from would be known by heart."""
    units, truth, fold = faces()
    chance = np.random.default_rng(5).permutation(truth)
    train = fold != 0
    inner = proxy_scores(units, chance, fold, tested=0).inner[train]
    assert (inner.argmax(axis=1) == chance[train]).mean() < 0.25
