"""Describes what an analysis has found up to now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication

from aemo_studio.domain.emotion import EMOTIONS, GRID_S, Emotion, EmotionTrack
from aemo_studio.gui.language import words

translate = QCoreApplication.translate

_ALSO = 0.2


@dataclass(frozen=True, eq=False)
class SoFar:
    """Holds the film that is being analysed, and its EmotionTracks as far as they are known."""

    #: Name of the film's file.
    film: str
    #: n cells; missing where the analysis has not come so far.
    speech: EmotionTrack
    #: n cells; missing where the analysis has not come so far.
    face: EmotionTrack
    #: Whether the user has stopped the analysis.
    stopped: bool = False


def findings(so_far: SoFar) -> str:
    """Writes a line for voices and one for faces; a word of patience before anything is known."""
    return "\n".join(_lines(so_far)) or translate("SoFar", "Nothing found yet.")


def _lines(so_far: SoFar) -> Iterator[str]:
    tracks = (
        (translate("SoFar", "Voices for {0}: {1}"), so_far.speech),
        (translate("SoFar", "Faces for {0}: {1}"), so_far.face),
    )
    for line, track in tracks:
        known = track.coverage > 0
        if known.any():
            seconds = words.seconds(float(known.sum()) * GRID_S)
            yield line.format(seconds, _mostly(leading(track)))


def leading(track: EmotionTrack) -> tuple[tuple[Emotion, float], ...]:
    """Names the one or two strongest Emotions where there is evidence, with their shares."""
    shares = track.scores[track.coverage > 0].mean(axis=0)
    first, second = np.argsort(shares)[::-1][:2].tolist()
    found = (EMOTIONS[first], float(shares[first])), (EMOTIONS[second], float(shares[second]))
    return found if shares[second] >= _ALSO else found[:1]


def _mostly(found: tuple[tuple[Emotion, float], ...]) -> str:
    first, *others = (words.emotion_word(emotion) for emotion, _ in found)
    if others:
        return translate("SoFar", "mostly {0}, also {1}").format(first, others[0])
    return translate("SoFar", "mostly {0}").format(first)
