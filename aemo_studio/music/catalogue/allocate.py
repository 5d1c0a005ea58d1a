"""Allocates Emotions to Tracks by the odd/even rule. Pure functions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from aemo_studio.domain.emotion import EMOTIONS, Emotion
from aemo_studio.music.catalogue.mood_map import MoodMap

DEFAULT_CAP = 1000


def allocate(
    moods: Sequence[str | None], mood_map: MoodMap, cap: int | None = DEFAULT_CAP
) -> tuple[Emotion | None, ...]:
    """Allocates an Emotion to each track by its first Mood, in list order.

    moods: one per track, in list order; None or a mood outside the map gets no Emotion.
    cap: most tracks an Emotion may have, None for no limit; the tracks it leaves out get
    None. Raises ValueError for a negative cap.
    """
    emotions = _odd_even(moods, mood_map)
    return emotions if cap is None else _capped(emotions, cap)


def _odd_even(moods: Sequence[str | None], mood_map: MoodMap) -> tuple[Emotion | None, ...]:
    """Numbers the tracks of each mood 1, 2, 3 …; odd and even go to the map's two targets."""
    seen: Counter[str] = Counter()
    emotions: list[Emotion | None] = []
    for mood in moods:
        if mood is None or mood not in mood_map:
            emotions.append(None)
            continue
        seen[mood] += 1
        odd, even = mood_map[mood]
        emotions.append(odd if seen[mood] % 2 else even)
    return tuple(emotions)


def _capped(emotions: Sequence[Emotion | None], cap: int) -> tuple[Emotion | None, ...]:
    kept: set[int] = set()
    for emotion in EMOTIONS:
        positions = [i for i, other in enumerate(emotions) if other is emotion]
        kept.update(positions[i] for i in kept_by_cap(len(positions), cap))
    return tuple(emotion if i in kept else None for i, emotion in enumerate(emotions))


def kept_by_cap(n: int, cap: int) -> tuple[int, ...]:
    """Chooses which of `n` tracks of an Emotion stay, as positions from 0 in rising order.

    All, if there are no more than `cap`. Otherwise, numbered from 1, the even-numbered
    ones in order until the cap; if those run out first, on with the odd-numbered ones.
    """
    if cap < 0:
        raise ValueError("the cap must not be negative")
    if n <= cap:
        return tuple(range(n))
    even_first = [*range(1, n, 2), *range(0, n, 2)]
    return tuple(sorted(even_first[:cap]))
