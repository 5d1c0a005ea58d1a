"""Estimates valence and arousal of music from its measurements.

What is known: the cues add up, nearly in straight lines (Eerola, Friberg and Bresin 2013,
"Emotional expression in music: contribution, linearity, and additivity of primary musical
cues", Frontiers in Psychology 4:487; linear cues explained 77 to 89 % of listeners' ratings,
mode counting most, then tempo, register, dynamics, articulation and timbre). Which way each
cue pulls is reviewed by Gabrielsson and Lindström 2010, "The role of structure in the musical
expression of emotions" (Handbook of Music and Emotion): fast, loud, bright and busy music is
more arousing; major, fast music of moderate brightness is more pleasant. Eerola, Lartillot and
Toiviainen 2009 (ISMIR) predict both from recordings with the same kinds of features.

What is ours: the weights and anchors below, set by hand in that order of importance. They
were not fitted to ratings (see docs/own-music.md).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from aemo_studio.domain.listening import Sound

LOWEST, MIDDLE, HIGHEST = 1.0, 5.0, 9.0
"""Ends and middle of the scale of valence and arousal, that of the word ratings."""

# Where each cue counts as -1 and as +1; tempo, brightness and onsets on a log scale.
_TEMPO_BPM = (60.0, 150.0)
_LOUDNESS_LUFS = (-28.0, -9.0)
_BRIGHTNESS_HZ = (600.0, 3000.0)
_ONSETS_HZ = (0.8, 6.0)

_AROUSAL = {"tempo": 0.35, "onsets": 0.25, "loudness": 0.25, "brightness": 0.15}
_VALENCE = {"mode": 0.6, "tempo": 0.3, "brightness": 0.1}
# How far the words reach from the middle: calm 1.7 to angry 6.2, sad 2.1 to happy 8.5.
_AROUSAL_MIDDLE, _AROUSAL_REACH = 4.2, 2.6
_VALENCE_MIDDLE, _VALENCE_REACH = 5.2, 3.4


@dataclass(frozen=True)
class MusicAffect:
    """Affect of a piece of music, on the scale of the word ratings."""

    #: 1 (unpleasant) to 9 (pleasant).
    valence: float
    #: 1 (calm) to 9 (excited).
    arousal: float


def affect_of(sound: Sound) -> MusicAffect | None:
    """Estimates valence and arousal; None for silence.

    A cue that is not known (no pulse, no key) counts as 0.
    """
    if sound.loudness_lufs is None:
        return None
    cues = {
        "mode": sound.mode_balance if sound.mode else 0.0,
        "tempo": 0.0 if sound.bpm is None else _on_log(sound.bpm, _TEMPO_BPM),
        "onsets": _on_log(sound.onset_rate_hz, _ONSETS_HZ),
        "loudness": _on_line(sound.loudness_lufs, _LOUDNESS_LUFS),
        "brightness": _on_log(sound.brightness_hz, _BRIGHTNESS_HZ),
    }
    arousal = sum(weight * cues[cue] for cue, weight in _AROUSAL.items())
    valence = sum(weight * cues[cue] for cue, weight in _VALENCE.items())
    return MusicAffect(
        valence=_limited(_VALENCE_MIDDLE + _VALENCE_REACH * valence),
        arousal=_limited(_AROUSAL_MIDDLE + _AROUSAL_REACH * arousal),
    )


def _on_line(value: float, anchors: tuple[float, float]) -> float:
    """Maps a value linearly: -1 up to the first anchor, 1 from the second."""
    low, high = anchors
    return min(max(2.0 * (value - low) / (high - low) - 1.0, -1.0), 1.0)


def _on_log(value: float, anchors: tuple[float, float]) -> float:
    """Maps the logarithm of a value as `_on_line`."""
    low, high = anchors
    return _on_line(math.log(max(value, low / 4.0)), (math.log(low), math.log(high)))


def _limited(value: float) -> float:
    return round(min(max(value, LOWEST), HIGHEST), 2)
