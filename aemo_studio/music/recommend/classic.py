"""Recommends by the strategy `classic`, the original system's: tracks for the label of the speech
model, then tracks for the label of the face model, straight from the allocated lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.emotion import EMOTIONS, Emotion, confidence
from aemo_studio.domain.music import Recommendation, ScorePart
from aemo_studio.domain.scene import Scene
from aemo_studio.music.recommend.library import Library
from aemo_studio.music.recommend.wishes import Wish

SPEECH_LABEL = "speech label"
FACE_LABEL = "face label"
CHOSEN_LABEL = "chosen label"


@dataclass(frozen=True)
class _Label:
    """An Emotion whose allocated list gives tracks."""

    part: str
    wording: str
    emotion: Emotion
    probability: float


def recommend_classic(
    library: Library,
    scenes: Sequence[Scene],
    top: int,
    wishes: Sequence[Wish],
    allowed: Sequence[NDArray[np.bool_]],
) -> tuple[tuple[Recommendation, ...], ...]:
    """Lists, per scene, `top` tracks for the speech label and `top` for the face label; where the
    editor decided, `top` for each Emotion of the decision instead.

    A modality without evidence gives none. Each next use of an Emotion's list goes on
    where the last one ended, from its start again after its end. allowed: bool[n] for each
    scene; other tracks are passed over.
    """
    lists = _Lists(library)
    return tuple(
        tuple(_for_scene(lists, _labels(scene, wish), top, mask))
        for scene, wish, mask in zip(scenes, wishes, allowed, strict=True)
    )


class _Lists:
    """The allocated list of every Emotion, in catalogue order, each song once, with the position at
    which it goes on."""

    def __init__(self, library: Library) -> None:
        firsts = np.sort(np.unique(library.song, return_index=True)[1])
        of = library.emotion[firsts]
        self.tracks = library.tracks
        self.rows = {e: firsts[of == i].tolist() for i, e in enumerate(EMOTIONS)}
        self._turns: Counter[Emotion] = Counter()

    def take(
        self, emotion: Emotion, top: int, allowed: NDArray[np.bool_], given: set[int]
    ) -> Iterator[int]:
        """Takes up to `top` positions, once round the list. Both modalities may have the same
        label: rows already given for the scene are passed over."""
        rows, start = self.rows[emotion], self._turns[emotion]
        for position in (step % len(rows) for step in range(start, start + len(rows))):
            if top and allowed[rows[position]] and rows[position] not in given:
                top -= 1
                given.add(rows[position])
                self._turns[emotion] = position + 1
                yield position


def _for_scene(
    lists: _Lists, labels: Sequence[_Label], top: int, allowed: NDArray[np.bool_]
) -> Iterator[Recommendation]:
    rank = 0
    given: set[int] = set()
    for label in labels:
        rows = lists.rows[label.emotion]
        for position in lists.take(label.emotion, top, allowed, given):
            rank += 1
            reason = (
                f"{label.wording} {label.emotion.value} ({label.probability:.2f}); "
                f"number {position + 1} of the {len(rows)} {label.emotion.value} tracks."
            )
            parts = (ScorePart(label.part, round(label.probability, 3)),)
            track = lists.tracks[rows[position]]
            yield Recommendation(rank, track, round(label.probability, 2), parts, reason)


def _labels(scene: Scene, wish: Wish) -> list[_Label]:
    if wish.intention is not None:
        share = 1.0 / len(wish.intention.emotions)
        wording = f"The intended {wish.intention.mood} music serves"
        return [_Label(CHOSEN_LABEL, wording, e, share) for e in wish.intention.emotions]
    if wish.emotion is not None:
        return [_Label(CHOSEN_LABEL, "You set the scene to", wish.emotion, 1.0)]
    return list(_measured(scene))


def _measured(scene: Scene) -> Iterator[_Label]:
    speech, face = scene.speech_emotion, scene.face_emotion
    if speech is not None:
        yield _Label(SPEECH_LABEL, "The speech sounds", speech, confidence(scene.speech))
    if face is not None:
        yield _Label(FACE_LABEL, "The face looks", face, confidence(scene.face))
