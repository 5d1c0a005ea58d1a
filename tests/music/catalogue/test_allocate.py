"""The odd/even rule and the cap."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aemo_studio.domain.emotion import Emotion
from aemo_studio.music.catalogue.allocate import allocate, kept_by_cap
from aemo_studio.music.catalogue.mood_map import load_mood_map

PUBLISHED_COUNTS = {
    "aggression": 499,
    "anger": 1046,
    "angst": 251,
    "brooding": 169,
    "calm": 2830,
    "cheerful": 218,
    "confident": 59,
    "depressed": 2736,
    "desire": 130,
    "earnest": 119,
    "excitement": 169,
    "grief": 390,
    "happy": 3242,
    "pessimism": 6,
    "romantic": 2450,
    "sad": 7217,
    "upbeat": 4235,
}
ALLOCATED = {
    Emotion.ANGRY: 772,
    Emotion.HAPPY: 1000,
    Emotion.SAD: 1000,
    Emotion.NEUTRAL: 1000,
    Emotion.CALM: 1000,
    Emotion.SURPRISED: 169,
    Emotion.DISGUST: 773,
    Emotion.FEARFUL: 1000,
}
MOODS = tuple(load_mood_map())


def published_list() -> list[str | None]:
    return [mood for mood, count in PUBLISHED_COUNTS.items() for _ in range(count)]


def counted(emotions: tuple[Emotion | None, ...]) -> dict[Emotion, int]:
    return dict(Counter(emotion for emotion in emotions if emotion is not None))


def test_lmcs_published_counts_give_the_eight_numbers() -> None:
    emotions = allocate(published_list(), load_mood_map())
    assert counted(emotions) == ALLOCATED
    assert sum(counted(emotions).values()) == 6714


def test_the_order_of_the_moods_does_not_change_the_numbers() -> None:
    shuffled = published_list()
    random.Random(0).shuffle(shuffled)
    assert counted(allocate(shuffled, load_mood_map())) == ALLOCATED


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        (0, ()),
        (1, (Emotion.FEARFUL,)),
        (2, (Emotion.FEARFUL, Emotion.SAD)),
        (3, (Emotion.FEARFUL, Emotion.SAD, Emotion.FEARFUL)),
    ],
)
def test_odd_and_even_in_short_lists(length: int, expected: tuple[Emotion, ...]) -> None:
    assert allocate(["depressed"] * length, load_mood_map()) == expected


def test_every_mood_is_numbered_for_itself() -> None:
    emotions = allocate(["anger", "aggression", "anger", "aggression"], load_mood_map())
    assert emotions == (Emotion.DISGUST, Emotion.DISGUST, Emotion.ANGRY, Emotion.ANGRY)


def test_a_mood_outside_the_map_gets_no_emotion_and_no_number() -> None:
    emotions = allocate(["calm", None, "polka", "calm"], load_mood_map())
    assert emotions == (Emotion.NEUTRAL, None, None, Emotion.CALM)


@pytest.mark.parametrize(
    ("n", "cap", "kept"),
    [
        (0, 2, ()),
        (1, 2, (0,)),
        (2, 2, (0, 1)),
        (3, 2, (0, 1)),  # even number 2, then odd number 1
        (4, 2, (1, 3)),
        (5, 2, (1, 3)),
        (5, 3, (0, 1, 3)),
        (5, 4, (0, 1, 2, 3)),
        (3, 0, ()),
    ],
)
def test_the_cap_takes_even_numbers_first(n: int, cap: int, kept: tuple[int, ...]) -> None:
    assert kept_by_cap(n, cap) == kept


def test_a_negative_cap_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        kept_by_cap(3, -1)


@given(st.lists(st.sampled_from(MOODS), max_size=200))
def test_without_cap_no_track_is_lost_and_each_serves_its_mood(moods: list[str]) -> None:
    mood_map = load_mood_map()
    emotions = allocate(moods, mood_map, cap=None)
    assert len(emotions) == len(moods)
    assert all(e in mood_map[mood] for e, mood in zip(emotions, moods, strict=True))
    for mood in set(moods):
        odd, even = mood_map[mood]
        mine = [e for e, other in zip(emotions, moods, strict=True) if other == mood]
        assert mine == [odd if number % 2 else even for number in range(1, len(mine) + 1)]


@given(st.lists(st.sampled_from(MOODS), max_size=200), st.integers(0, 30))
def test_the_cap_is_never_exceeded_and_takes_nothing_needlessly(moods: list[str], cap: int) -> None:
    free = counted(allocate(moods, load_mood_map(), cap=None))
    capped_emotions = allocate(moods, load_mood_map(), cap=cap)
    capped = counted(capped_emotions)
    assert {e: min(n, cap) for e, n in free.items() if min(n, cap)} == capped
    uncapped = allocate(moods, load_mood_map(), cap=None)
    assert all(c in (None, u) for c, u in zip(capped_emotions, uncapped, strict=True))
