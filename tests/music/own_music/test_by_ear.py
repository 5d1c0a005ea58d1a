"""What the tagger's tags make of a track: voice, valence, genre, moods."""

from __future__ import annotations

import numpy as np
import pytest

from aemo_studio.domain.listening import MusicTags
from aemo_studio.music.listening.affect import affect_of
from aemo_studio.music.own_music.affect_by_ear import affect_with_tags, valence_of_words
from aemo_studio.music.own_music.by_ear import (
    LIKELY,
    UNLIKELY,
    estimated_by_ear,
    moods_by_ear,
    voice_likelihood,
)
from aemo_studio.music.tagging.tags import MSD_TAGS, MTT_TAGS
from tests.structure_factory import SOUND


def heard(**certainty: float) -> MusicTags:
    """Tags of which these are as certain as said, and all others hardly."""
    scores = np.full(100, 0.01, np.float32)
    for place, name in enumerate((*MSD_TAGS, *MTT_TAGS)):
        scores[place] = certainty.get(name.lower().replace(" ", "_").replace("-", "_"), 0.01)
    return MusicTags(scores, np.zeros(200, np.float32))


def test_happy_words_raise_the_valence_and_sad_ones_lower_it() -> None:
    happy, sad = heard(happy=0.3), heard(sad=0.3)
    assert valence_of_words(happy) > valence_of_words(heard()) > valence_of_words(sad)
    formula, bright = affect_of(SOUND), affect_with_tags(SOUND, happy)
    dark, plain = affect_with_tags(SOUND, sad), affect_with_tags(SOUND, None)
    assert formula is not None
    assert bright is not None
    assert dark is not None
    assert plain == formula
    assert bright.valence > dark.valence + 2
    assert bright.arousal == dark.arousal == formula.arousal


def test_both_cues_decide_whether_somebody_sings() -> None:
    assert voice_likelihood(0.05, heard(no_vocals=0.6)) < UNLIKELY
    assert voice_likelihood(0.9, heard(singing=0.5)) > LIKELY
    assert UNLIKELY < voice_likelihood(0.1, heard(female_vocal=0.1)) < LIKELY
    assert 0 < voice_likelihood(0.0, heard(vocal=0.0)) < voice_likelihood(1.0, heard(vocal=1.0)) < 1


@pytest.mark.parametrize(
    ("tags", "genre", "certainty"),
    [
        ({"hip_hop": 0.4, "rock": 0.3}, "hip hop", "0.40"),
        ({"classical": 0.8, "rock": 0.1}, "classical", "0.80"),
        ({"instrumental": 0.9, "guitar": 0.7}, "", ""),
        ({"pop": 0.19}, "", ""),
    ],
)
def test_the_surest_style_is_the_genre(tags: dict[str, float], genre: str, certainty: str) -> None:
    cells = estimated_by_ear(heard(**tags))
    assert (cells["genre"].text if "genre" in cells else "") == genre
    assert (cells["genre_certainty"].text if genre else "") == certainty


def test_moods_and_instruments_come_with_their_tags() -> None:
    sad = heard(sad=0.3, mellow=0.25, party=0.05, piano=0.6, cello=0.3)
    assert moods_by_ear(sad) == ("sad", "calm")
    cells = estimated_by_ear(sad)
    assert cells["instruments"].text == "piano|cello"
    assert cells["heard"].text == "piano 0.60|sad 0.30|cello 0.30|mellow 0.25"
