"""Balancing a model on made-up sets of faces whose levels are known."""

from __future__ import annotations

import numpy as np
import pytest

from aemo_studio.analysis.face.adaptation import LOOKS, adapted
from aemo_studio.analysis.face.network import FER_CLASSES
from aemo_studio.workbench.face.balance import fit_balance, middle_level, set_levels, sureness
from aemo_studio.workbench.face.face_sets import FaceSet
from aemo_studio.workbench.face.person import fit_person_layer, recall_by_moods

CLASS_OF_LOOK = {
    "neutral": "neutral", "happy": "happiness", "sad": "sadness", "angry": "anger",
    "fearful": "fear", "disgust": "disgust", "surprised": "surprise",
}  # fmt: skip
FAVOURED = np.array([5, 0, 0, 0, 0, -5, 0, 0.0])


def made_up(name: str, level: np.ndarray, *, familiar: bool, without: str = "") -> FaceSet:
    """Six people in every look but one, each with a face of their own, and noise, which is as large
    as in portraits."""
    rng = np.random.default_rng(len(name))
    logs, looks, people = [], [], []
    faces = rng.normal(0, 2.5, (6, 8))
    for person, own in enumerate(faces - faces.mean(axis=0)):
        for look in [e for e in LOOKS if e != without] * 4:
            row = rng.normal(0, 1.0, 8) + level + own
            row[FER_CLASSES.index(CLASS_OF_LOOK[look])] += 6
            logs.append(row)
            looks.append(LOOKS.index(look))
            people.append(f"{name}{person}")
    array = np.array(logs, np.float32)
    array -= np.log(np.exp(array).sum(axis=1, keepdims=True))
    return FaceSet(name, array, np.array(looks), np.array(people), familiar)


@pytest.fixture(scope="module")
def sets() -> list[FaceSet]:
    odd = FAVOURED + np.array([0, 0, 0, 0, -12, 0, 0, 0])
    return [
        made_up("one", FAVOURED, familiar=True),
        made_up("three", FAVOURED, familiar=True),
        made_up("second", FAVOURED, familiar=False, without="neutral"),
        made_up("odd set", odd, familiar=False),
    ]


def test_a_set_without_a_look_has_the_level_of_the_others(sets: list[FaceSet]) -> None:
    levels = set_levels(sets[:3])
    levels -= levels.mean(axis=1, keepdims=True)
    assert np.abs(levels[2] - levels[:2].mean(axis=0)).max() < 1.0


def test_one_odd_set_does_not_rule_the_balance(sets: list[FaceSet]) -> None:
    with_odd, without = np.array(middle_level(sets)), np.array(middle_level(sets[:3]))
    assert np.abs(with_odd - without).max() < 1.5
    assert with_odd[0] > 3 > -3 > with_odd[FER_CLASSES.index("disgust")]


def test_balanced_scores_are_better_and_as_sure_as_right(sets: list[FaceSet]) -> None:
    balance = fit_balance(sets)
    foreign = made_up("foreign", FAVOURED, familiar=False)
    plain = fit_balance(sets).__class__((0.0,) * 8, 1.0)
    before, after = (
        recall_by_moods(foreign, b.scores(foreign.logs), lambda s, _: s, None)[0]
        for b in (plain, balance)
    )
    assert after > before + 0.05
    assert abs(sureness(foreign, balance.scores(foreign.logs))) < 0.15
    assert sureness(foreign, plain.scores(foreign.logs)) > 0.15


def test_the_person_layer_helps_people_it_never_saw(sets: list[FaceSet]) -> None:
    balance = fit_balance(sets)
    layer = fit_person_layer(sets, balance)
    foreign = made_up("foreign", FAVOURED, familiar=False)
    scores = balance.scores(foreign.logs)
    untouched, known = recall_by_moods(
        foreign, scores, lambda s, share: adapted(layer, s, share), None
    )
    assert known > untouched + 0.05
    untouched, one = recall_by_moods(foreign, scores, lambda s, share: adapted(layer, s, share), 1)
    assert one > untouched - 0.02
