"""The declared tables: the mood map and the translations into moods."""

from __future__ import annotations

from pathlib import Path

import pytest

from aemo_studio.base.errors import CatalogueError
from aemo_studio.base.resources import catalogue_dir
from aemo_studio.domain.emotion import Emotion
from aemo_studio.music.catalogue.mood_map import load_mood_map, load_translation
from aemo_studio.music.recommend.affect import load_affect

HEADER = "mood,odd_emotion,even_emotion\n"


def test_the_shipped_map_is_the_designs() -> None:
    moods = load_mood_map()
    both = {mood: emotions for mood, emotions in moods.items() if emotions[0] != emotions[1]}
    assert both == {
        "aggression": (Emotion.DISGUST, Emotion.ANGRY),
        "anger": (Emotion.DISGUST, Emotion.ANGRY),
        "calm": (Emotion.NEUTRAL, Emotion.CALM),
        "depressed": (Emotion.FEARFUL, Emotion.SAD),
    }
    singles = {mood: emotions[0].value for mood, emotions in moods.items() if mood not in both}
    assert singles == {
        **dict.fromkeys(("angst", "brooding", "pessimism"), "fearful"),
        **dict.fromkeys(("grief", "sad"), "sad"),
        **dict.fromkeys(("cheerful", "happy", "upbeat", "confident", "desire"), "happy"),
        "excitement": "surprised",
        "earnest": "neutral",
        **dict.fromkeys(("romantic", "dreamy"), "calm"),
    }


def test_every_mood_has_an_affect() -> None:
    assert set(load_mood_map()) == set(load_affect().moods)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("mood,odd_emotion\ncalm,neutral\n", "even_emotion"),
        (HEADER, "no rows"),
        (HEADER + "calm,neutral,joy\n", "line 2.*'joy'"),
        (HEADER + "calm,neutral,calm\ncalm,calm,calm\n", "line 3.*twice"),
        (HEADER + "calm,neutral\n", "line 2.*2 cells"),
        ("", "empty"),
    ],
)
def test_a_damaged_map_is_named_with_its_line(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "mood_map.csv"
    path.write_text(text)
    with pytest.raises(CatalogueError, match=says) as caught:
        load_mood_map(path)
    assert str(path) in caught.value.message
    assert caught.value.exit_code == 5


def test_a_map_may_be_edited(tmp_path: Path) -> None:
    path = tmp_path / "mood_map.csv"
    path.write_text(HEADER + "Epic,surprised,HAPPY\n")
    assert load_mood_map(path) == {"epic": (Emotion.SURPRISED, Emotion.HAPPY)}


@pytest.mark.parametrize(
    ("file", "column"), [("free_moods.csv", "native_mood"), ("lastfm_tags.csv", "tag")]
)
def test_the_shipped_translations_are_whole(file: str, column: str) -> None:
    words = load_translation(catalogue_dir() / file, column, load_mood_map())
    assert len(words) > 30


def test_a_translation_into_an_unknown_mood_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "moods.csv"
    path.write_text("tag,mood\nshiny,glittering\n")
    with pytest.raises(CatalogueError, match=r"line 2.*'glittering'"):
        load_translation(path, "tag", load_mood_map())
