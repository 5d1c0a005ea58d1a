"""Strategy classic: tracks for the label of the speech and for the label of the face."""

from __future__ import annotations

import pytest

from aemo_studio.domain.emotion import Emotion, normalised
from aemo_studio.domain.scene import Coverage, Scene
from aemo_studio.music.catalogue.store import load_catalogue
from aemo_studio.music.recommend import Recommender, RecommendSettings
from tests.music_factory import LABELS, ids, library, scene, track


@pytest.fixture(scope="module")
def shipped() -> Recommender:
    return Recommender([load_catalogue("free"), load_catalogue("lmc")])


CLASSIC = RecommendSettings(strategy="classic")


def both(speech: str, face: str | None, start_s: float = 0.0) -> Scene:
    heard = normalised([float(label == speech) for label in LABELS])
    seen = normalised([float(label == face) for label in LABELS])
    coverage = Coverage(1.0, 1.0 if face else 0.0, 1.0)
    return Scene(start_s, start_s + 30.0, heard, heard, seen, coverage)


def test_classic_takes_five_for_speech_and_five_for_the_face_in_order(
    shipped: Recommender,
) -> None:
    tracks = [*load_catalogue("free").tracks, *load_catalogue("lmc").tracks]
    sad = [t for t in tracks if t.emotion is Emotion.SAD]
    angry = [t for t in tracks if t.emotion is Emotion.ANGRY]
    first, second = shipped.recommend([both("sad", "angry"), both("sad", None, 30.0)], CLASSIC)
    assert [r.track for r in first] == [*sad[:5], *angry[:5]]
    assert [r.rank for r in first] == list(range(1, 11))
    assert [r.track for r in second] == sad[5:10]
    assert first[0].reason.startswith("The speech sounds sad (1.00); number 1 of the ")
    assert first[9].reason.startswith("The face looks angry (1.00)")


def test_classic_with_one_label_twice_takes_the_next_five(shipped: Recommender) -> None:
    (listed,) = shipped.recommend([both("sad", "sad")], CLASSIC)
    assert len(set(ids(listed))) == 10


def test_classic_starts_again_at_the_end_of_a_short_list() -> None:
    recommender = library(*(track(i, "sad", Emotion.SAD) for i in range(3)))
    first, second, third = recommender.recommend(
        [both("sad", "sad"), both("happy", "sad"), both("sad", None)],
        RecommendSettings(top=2, strategy="classic"),
    )
    assert [ids(each) for each in (first, second, third)] == [
        ["0", "1", "2"],
        ["0", "1"],
        ["2", "0"],
    ]


def test_classic_without_evidence_has_nothing_to_say(shipped: Recommender) -> None:
    assert shipped.recommend([scene()], CLASSIC) == ((),)
