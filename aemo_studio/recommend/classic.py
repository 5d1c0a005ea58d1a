"""Strategy `classic`, the original system's: tracks for the label of the speech model,
then tracks for the label of the face model, straight from the allocated lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from aemo_studio.domain.emotion import EMOTIONS, Emotion, confidence
from aemo_studio.domain.music import Recommendation, ScorePart, Track
from aemo_studio.domain.scene import Scene
from aemo_studio.recommend.library import Library

SPEECH_LABEL = "speech label"
FACE_LABEL = "face label"

_Label = tuple[str, str, Emotion, float]


def emotion_lists(library: Library) -> Mapping[Emotion, tuple[Track, ...]]:
    """The allocated list of every Emotion, in catalogue order, each song once."""
    firsts = np.unique(library.song, return_index=True)[1]
    lists: dict[Emotion, list[Track]] = {emotion: [] for emotion in EMOTIONS}
    for i in np.sort(firsts):
        lists[EMOTIONS[library.emotion[i]]].append(library.tracks[i])
    return {emotion: tuple(tracks) for emotion, tracks in lists.items()}


def recommend_classic(
    lists: Mapping[Emotion, tuple[Track, ...]], scenes: Sequence[Scene], top: int
) -> tuple[tuple[Recommendation, ...], ...]:
    """Per scene, `top` tracks for the speech label and `top` for the face label.

    A modality without evidence gives none. Each next use of an Emotion's list goes on
    where the last one ended, from its start again after its end.
    """
    turns: Counter[Emotion] = Counter()
    return tuple(tuple(_for_scene(lists, scene, top, turns)) for scene in scenes)


def _for_scene(
    lists: Mapping[Emotion, tuple[Track, ...]], scene: Scene, top: int, turns: Counter[Emotion]
) -> Iterator[Recommendation]:
    rank = 0
    given: Counter[Emotion] = Counter()
    for part, speaker, emotion, probability in _labels(scene):
        tracks = lists[emotion]
        # Both modalities may say the same: a track is still there only once.
        count = min(top, len(tracks) - given[emotion])
        for _ in range(count):
            position = turns[emotion] % len(tracks)
            turns[emotion] += 1
            rank += 1
            reason = (
                f"{speaker} {emotion.value} ({probability:.2f}); "
                f"number {position + 1} of the {len(tracks)} {emotion.value} tracks."
            )
            parts = (ScorePart(part, round(probability, 3)),)
            yield Recommendation(rank, tracks[position], round(probability, 2), parts, reason)
        given[emotion] += count


def _labels(scene: Scene) -> Iterator[_Label]:
    speech, face = scene.speech_emotion, scene.face_emotion
    if speech is not None:
        yield SPEECH_LABEL, "The speech sounds", speech, confidence(scene.speech)
    if face is not None:
        yield FACE_LABEL, "The face looks", face, confidence(scene.face)
