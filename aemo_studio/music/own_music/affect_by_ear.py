"""Estimates valence and arousal of own music: by the formula over measurements, and the words that
listeners would tag it with.

A song's valence among listeners is the mean of the ratings of the words that they tag it with (as
in the Deezer mood data set, on Last.fm's tags). The tagger predicts how likely such words are; the
mean of their ratings (Warriner, Kuperman and Brysbaert 2013), weighted by that, is an estimate that
needs no rated recordings. Half of the valence rests on it; docs/own-music.md has the table.
"""

from __future__ import annotations

from dataclasses import replace

from aemo_studio.domain.listening import MusicTags, Sound
from aemo_studio.music.listening.affect import HIGHEST, LOWEST, MusicAffect, affect_of
from aemo_studio.music.tagging.tags import certainties

VALENCE_OF = {"happy": 8.47, "beautiful": 7.61, "sexy": 7.42, "party": 7.18, "mellow": 6.68,
              "chill": 5.16, "sad": 2.10}  # fmt: skip
"""Valence of the words among the tags that name a feeling, 1 to 9 (Warriner et al. 2013)."""

_SLOPE, _USUAL, _MIDDLE = 2.89, 6.25, 5.52
"""A linear regression on 28 pieces, about the mean of 18,644 songs (Last.fm)."""


def affect_with_tags(sound: Sound, heard: MusicTags | None) -> MusicAffect | None:
    """Estimates valence and arousal; None for silence. Without tags by the formula alone."""
    affect = affect_of(sound)
    if affect is None or heard is None:
        return affect
    valence = (affect.valence + valence_of_words(heard)) / 2
    return replace(affect, valence=round(valence, 2))


def valence_of_words(heard: MusicTags) -> float:
    """Estimates the valence from the words alone, 1 to 9."""
    likely = certainties(heard)
    weights = {word: likely[word] for word in VALENCE_OF}
    mean = sum(w * VALENCE_OF[word] for word, w in weights.items()) / sum(weights.values())
    return min(max(_MIDDLE + _SLOPE * (mean - _USUAL), LOWEST), HIGHEST)
