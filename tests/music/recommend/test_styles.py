"""Tests which genres serve which scene, and that the ranking knows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from aemo_studio.base.errors import CatalogueError
from aemo_studio.domain.emotion import (
    EMOTIONS,
    Emotion,
    EmotionScores,
    scores_from_dict,
    uniform_scores,
)
from aemo_studio.domain.music import Catalogue, Track
from aemo_studio.domain.scene import feeling_of
from aemo_studio.music.catalogue.store import SHIPPED, load_catalogue
from aemo_studio.music.recommend.parts import STYLE
from aemo_studio.music.recommend.styles import SERVES, count_styles, load_styles, style_table
from aemo_studio.music.recommend.wishes import serving_styles
from tests.music_factory import library, parts_of, scene, track

SAD = scores_from_dict({"sad": 1.0})
HAPPY = scores_from_dict({"happy": 1.0})


def genres(scores: EmotionScores) -> set[str]:
    return {style.genre for style in load_styles().serving(scores)}


def filed(number: int, genre: str, emotion: Emotion) -> Iterator[Track]:
    for i in range(number):
        yield track(i, "sad", emotion, track_id=f"{genre}{emotion}{i}", genre=genre)


def test_the_shipped_counts_are_those_of_the_shipped_catalogues() -> None:
    counted = style_table(count_styles(load_catalogue(name) for name in SHIPPED))
    assert counted.genres == load_styles().genres
    assert np.array_equal(counted.lifts, load_styles().lifts)


@pytest.mark.parametrize("emotion", EMOTIONS)
def test_up_to_three_styles_serve_each_emotion(emotion: Emotion) -> None:
    styles = load_styles().serving(scores_from_dict({emotion.value: 1.0}))
    lifts = [style.lift for style in styles]
    assert 2 <= len(styles) <= 3
    assert lifts == sorted(lifts, reverse=True)
    assert lifts[-1] >= SERVES


def test_sad_scenes_are_not_served_by_what_is_happy() -> None:
    assert "cinematic" in genres(SAD)
    assert "reggae" in genres(HAPPY)
    assert not genres(SAD) & genres(HAPPY)


def test_a_catalogue_with_much_sad_music_does_not_make_its_genres_sad() -> None:
    gloomy = (*filed(90, "jazz", Emotion.SAD), *filed(10, "jazz", Emotion.HAPPY))
    merry = (*filed(10, "folk", Emotion.SAD), *filed(90, "folk", Emotion.HAPPY))
    styles = style_table(count_styles([Catalogue("gloomy", gloomy), Catalogue("merry", merry)]))
    assert styles.lift("jazz", SAD) == pytest.approx(1.0)
    assert styles.serving(SAD) == ()


def test_few_tracks_say_little() -> None:
    tracks = (
        *filed(1, "polka", Emotion.SAD),
        *filed(100, "waltz", Emotion.SAD),
        *filed(101, "march", Emotion.HAPPY),
    )
    styles = style_table(count_styles([Catalogue("test", tracks)]))
    assert 1.0 < styles.lift("polka", SAD) < 1.2 < styles.lift("waltz", SAD)
    assert [style.genre for style in styles.serving(SAD)] == ["waltz"]
    assert styles.lift("never counted", SAD) == 1.0


def test_among_equal_tracks_those_of_a_rare_style_come_last() -> None:
    names = ["reggae", "cinematic", "reggae", "R&B & soul", "cinematic", ""]
    tracks = [track(i, "sad", Emotion.SAD, genre=genre) for i, genre in enumerate(names)]
    (listed,) = library(*tracks).recommend([scene(sad=1.0)])
    found = {r.track.genre: r for r in listed}
    assert {r.track.genre for r in listed[:3]} == {"cinematic", ""}
    assert parts_of(found["cinematic"])[STYLE] == 1.0
    assert "its style, cinematic, serves such scenes" in found["cinematic"].reason
    assert "its style, reggae, is rare for such scenes" in found["reggae"].reason
    assert STYLE not in parts_of(found[""])


def test_an_intention_and_a_scene_without_evidence_have_styles_too() -> None:
    sad = feeling_of(scene(sad=1.0))
    assert serving_styles(sad, None) == load_styles().serving(SAD)
    assert serving_styles(sad, "happy") == load_styles().serving(HAPPY)
    assert serving_styles(sad, "a mood that is gone") == serving_styles(sad, None)
    nothing = replace(sad, emotion=None, scores=uniform_scores())
    assert serving_styles(nothing, None)[0].genre == "ambient"


@pytest.mark.parametrize("row", ["free,jazz,1,2,3,x,0,0,0,0", "free,jazz,0,0,0,0,0,0,0,0"])
def test_damaged_counts_are_an_error(row: str, tmp_path: Path) -> None:
    path = tmp_path / "genre_emotions.csv"
    head = ",".join(["catalogue", "genre", *(emotion.value for emotion in EMOTIONS)])
    path.write_text(f"{head}\n{row}\n")
    with pytest.raises(CatalogueError, match=r"genre_emotions.csv are damaged"):
        load_styles(path)
