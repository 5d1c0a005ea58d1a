"""The score part "fit" of tracks that were listened to."""

from __future__ import annotations

import numpy as np
import pytest

from aemo_studio.domain.emotion import Emotion
from aemo_studio.domain.listening import FIT_LENGTHS_S
from aemo_studio.domain.music import Catalogue, Recommendation
from aemo_studio.music.recommend import Recommender
from aemo_studio.music.recommend.affect import load_affect
from aemo_studio.music.recommend.fit_part import FIT, fit_table
from aemo_studio.music.recommend.library import build_library
from aemo_studio.music.recommend.wishes import NO_WISH, Wish
from tests.music_factory import parts_of, scene, track

LENGTHS = np.array(FIT_LENGTHS_S)
LONG = np.where(LENGTHS > 60, 0.95, 0.4).astype(np.float32)
SHORT = np.where(LENGTHS > 60, 0.2, 0.9).astype(np.float32)


def happy(number: int, **fields: object) -> object:
    return track(number, "happy", Emotion.HAPPY, duration_s=400.0, **fields)


def catalogue() -> Catalogue:
    tracks = (happy(1), happy(2), happy(3))
    return Catalogue("test", tracks, {"1": LONG, "2": SHORT, "9": SHORT})  # type: ignore[arg-type]


def test_the_track_that_fits_the_length_comes_first() -> None:
    recommender = Recommender([catalogue()])
    for length_s, first in ((150.0, "1"), (20.0, "2")):
        listed = recommender.recommend([scene(0, length_s, happy=1.0)])[0]
        best = next(r for r in listed if r.track.track_id != "3")
        assert best.track.track_id == first
        assert parts_of(best)[FIT] > 0.85
        assert "fits the scene from bar to bar" in best.reason


def test_tracks_that_were_not_listened_to_have_no_such_part() -> None:
    listed = Recommender([catalogue()]).recommend([scene(0, 20.0, happy=1.0)])[0]
    unheard = next(r for r in listed if r.track.track_id == "3")
    assert FIT not in parts_of(unheard)
    assert 0 < unheard.score <= 1


def test_between_two_lengths_the_fit_lies_between() -> None:
    rising = np.linspace(0, 1, len(LENGTHS)).astype(np.float32)
    tracks = (happy(1), happy(2))
    music = Catalogue("test", tracks, {"2": rising})  # type: ignore[arg-type]
    table = fit_table([music], build_library([music], load_affect()))
    values = table.fit(float(LENGTHS[4] + LENGTHS[5]) / 2)
    assert np.isnan(values[0])
    assert values[1] == pytest.approx(4.5 / 31, abs=1e-6)
    assert table.fit(1.0)[1] == 0.0
    assert table.fit(9999.0)[1] == 1.0
    assert np.isnan(table.fit(0.0)).all()


def fits(listed: tuple[Recommendation, ...]) -> dict[str, float]:
    return {r.track.track_id: parts_of(r)[FIT] for r in listed if FIT in parts_of(r)}


def test_a_pick_that_goes_on_is_judged_by_all_the_scenes_it_plays_under() -> None:
    """Three scenes of 40 s that touch, a fourth after a pause. What fits 40 s badly (0.4) fits
    80 s or more well (0.95)."""
    music = catalogue()
    scenes = [scene(start, 40.0, happy=1.0) for start in (0.0, 40.0, 80.0, 130.0)]
    picked = Wish(pick=music.tracks[0])
    recommender = Recommender([music])
    alone = [fits(r)["1"] for r in recommender.recommend(scenes[3:])]
    assert alone == [pytest.approx(0.4, abs=0.01)]
    for wishes, expected in (
        ((picked, NO_WISH, NO_WISH, NO_WISH), (0.4, 0.95, 0.4, 0.4)),
        ((picked, picked, NO_WISH, NO_WISH), (0.95, 0.95, 0.95, 0.4)),
        ((NO_WISH, NO_WISH, NO_WISH, picked), (0.4, 0.4, 0.4, 0.4)),
        ((picked, NO_WISH, picked, NO_WISH), (0.4, 0.95, 0.4, 0.4)),
    ):
        again = [recommender.again(scenes, i, [[]] * 4, wishes=wishes) for i in range(4)]
        assert [fits(r)["1"] for r in again] == pytest.approx(expected, abs=0.01)
        assert [fits(r)["2"] for r in again] == pytest.approx([0.9] * 4, abs=0.01)


def test_a_carried_track_is_judged_by_both_scenes() -> None:
    music = catalogue()
    scenes = [scene(0, 40.0, happy=1.0), scene(40.0, 40.0, happy=1.0)]
    first, second = Recommender([music]).recommend(scenes)
    carried = first[0].track.track_id
    assert second[0].track.track_id == carried == "2"
    assert fits(first)["2"] == pytest.approx(0.9, abs=0.01)
    assert fits(second)["2"] == pytest.approx(0.2, abs=0.01)
