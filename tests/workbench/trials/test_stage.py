"""Heads on stage: none has heard its test actors, none is fitted twice."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from aemo_studio.analysis.speech.head import SpeechHead
from aemo_studio.domain.emotion import FloatArray
from aemo_studio.workbench.protocols.splits import LUNA5, luna5
from aemo_studio.workbench.speech import fit as fitting
from aemo_studio.workbench.speech import measure
from aemo_studio.workbench.trials.stage import TrialData
from tests.workbench.trials.conftest import filled


@pytest.fixture
def stage(data: Path, work: Path) -> TrialData:
    return TrialData.of(data, work)


def weights(head: SpeechHead) -> FloatArray:
    return np.concatenate([head.general.weight, head.known.weight])


def test_the_performances_are_the_speech_of_ravdess_in_their_folds(stage: TrialData) -> None:
    assert len(stage.played) == len(stage.paths) == len(stage.truth) == 384
    assert {path.parent.parent.name for path in stage.paths} == {"ravdess-speech"}
    for path, fold, truth in zip(stage.paths, stage.fold, stage.truth, strict=True):
        assert int(path.stem[-2:]) in LUNA5[fold]
        assert int(path.stem[6:8]) - 1 == truth
    assert stage.clean.shape[0] == 384


def test_a_head_never_heard_its_test_actors(
    stage: TrialData, data: Path, rows: tuple[FloatArray, FloatArray], tmp_path: Path
) -> None:
    """Another sound of the test actors, spoken and sung, gives the very same head."""
    split = next(luna5(stage.labels))
    other = tmp_path / "other"
    other.mkdir()
    clean, augmented = (np.where(split.train[:, None, None], r, -r) for r in rows)
    filled(other, data, (clean, augmented))
    twin = TrialData.of(data, other)
    tested = np.isin(stage.labels.speaker, stage.labels.speaker[split.test])
    assert not np.array_equal(twin.table.rows, stage.table.rows)
    assert not (tested & split.train).any()
    first, second = (one.head("home", split, 0) for one in (stage, twin))
    np.testing.assert_array_equal(weights(first), weights(second))
    assert first.general.temperature == second.general.temperature


def test_a_head_is_fitted_once(
    stage: TrialData, data: Path, work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    split = next(luna5(stage.labels))
    first = stage.head("home", split, 0)
    other = stage.head("home", split, 1)
    assert not np.array_equal(weights(first), weights(other))

    def never(*_: object) -> SpeechHead:
        raise AssertionError("it was fitted again")

    monkeypatch.setattr(measure, "head_for", never)
    again = TrialData.of(data, work).head("home", split, 0)
    np.testing.assert_array_equal(weights(again), weights(first))
    with pytest.raises(AssertionError, match="again"):
        stage.head("as_shipped", split, 0)
    monkeypatch.setattr(fitting, "VERSION", fitting.VERSION + 1)
    with pytest.raises(AssertionError, match="again"):
        TrialData.of(data, work).head("home", split, 0)


def test_scores_out_of_the_folds_are_in_the_order_of_the_performances(
    data: Path, kept: Path
) -> None:
    stage = TrialData.of(data, kept)
    found = stage.out_of_fold("home", 0, stage.clean)
    for scores in (found.untouched, found.adapted):
        np.testing.assert_allclose(scores.sum(axis=1), 1, atol=1e-5)
        assert (scores.argmax(axis=1) == stage.truth).mean() > 0.5
    for number, split in enumerate(luna5(stage.labels)):
        head = stage.head("home", split, 0)
        theirs = stage.fold == number
        expected = head.scores(head.logits(stage.clean[theirs]))
        np.testing.assert_allclose(found.untouched[theirs], expected, atol=1e-5)


def test_rows_in_another_condition_are_what_is_scored(data: Path, kept: Path) -> None:
    stage = TrialData.of(data, kept)
    silent = stage.out_of_fold("home", 0, np.zeros_like(stage.clean))
    assert (silent.untouched.argmax(axis=1) == stage.truth).mean() < 0.3


OPENED = """
import importlib, sys
from aemo_studio.workbench.trials import stage
opened = []
sys.addaudithook(lambda event, given: opened.append(str(given[0])) if event == "open" else None)
importlib.reload(stage)
print(*opened, sep="\\n")
"""


def test_importing_the_stage_opens_no_file_but_its_own() -> None:
    done = subprocess.run(
        [sys.executable, "-c", OPENED], capture_output=True, text=True, check=True
    )
    opened = {Path(line).name.split(".")[0] for line in done.stdout.split()}
    assert opened == {"stage"}
