"""What no training may begin with."""

from __future__ import annotations

import pytest

from aemo_studio.base.errors import UsageError
from aemo_studio.workbench.protocols.guard import check_classes, check_disjoint


def test_two_emotions_and_separate_speakers_pass() -> None:
    check_classes([0, 3, 3])
    check_disjoint(["ravdess/01", "ravdess/02"], ["ravdess/03"])


def test_nothing_is_named() -> None:
    with pytest.raises(UsageError, match="nothing to train on"):
        check_classes([])


def test_a_single_emotion_is_named() -> None:
    with pytest.raises(UsageError, match="All 2 files are angry"):
        check_classes([4, 4])


def test_a_speaker_on_both_sides_is_named() -> None:
    with pytest.raises(UsageError, match=r"same speakers: ravdess/02;"):
        check_disjoint(["ravdess/01", "ravdess/02"], ["ravdess/02", "ravdess/03"])


def test_many_speakers_on_both_sides_are_counted() -> None:
    names = [f"tess/{n}" for n in range(9)]
    with pytest.raises(UsageError, match="and 4 more"):
        check_disjoint(names, names)


def test_unnamed_speakers_cannot_be_told_apart() -> None:
    with pytest.raises(UsageError, match="name no speaker"):
        check_disjoint(["", "ravdess/02"], ["ravdess/03"])
