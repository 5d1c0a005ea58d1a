"""The mixes of films, recuts and looks by which matching is measured."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from benchmarks.conform_films import (
    Cut,
    drawn_film,
    interview,
    quick_film,
    with_doubled,
    with_mirrored,
    with_titles,
)
from benchmarks.conform_looks import Look

Film = Callable[[np.random.Generator, int, int], list[Cut]]
Change = Callable[[np.random.Generator, Sequence[Cut]], list[Cut]]


def unchanged(_rng: np.random.Generator, cuts: Sequence[Cut]) -> list[Cut]:
    return list(cuts)


AS_IT_WAS = Look()


@dataclass(frozen=True)
class Mix:
    """A kind of film and what becomes of it."""

    #: Position in the table, by which its films are drawn.
    number: int
    name: str
    look: Look = AS_IT_WAS
    old_look: Look = AS_IT_WAS
    film: Film = drawn_film
    #: What is changed besides shots removed, trimmed, moved and inserted.
    change: Change = unchanged


_MIXES = (
    ("as it was", Look()),
    ("smaller, 30 frames a second", Look(size=(128, 72), rate=Fraction(30))),
    ("larger, 23.976", Look(size=(320, 180), rate=Fraction(24000, 1001), bits=500_000)),
    ("graded", Look(contrast=1.25, brightness=-20)),
    ("graded in colours", Look(contrast=1.1, saturation=0.6, tint=(1.15, 1.0, 0.8))),
    ("black and white", Look(saturation=0.0, contrast=1.1)),
    ("coded badly", Look(bits=60_000)),
    ("another mix", Look(other_sound=0.7)),
    ("no sound", Look(has_sound=False)),
    ("letterbox", Look(bars=0.26)),
    ("16:9 in 4:3 with bars", Look(size=(144, 108), boxed=True)),
    ("reframed to 4:3", Look(size=(144, 108), shown=(0.75, 1.0))),
    ("enlarged by a tenth", Look(shown=(0.9, 0.9))),
    ("timecode burned in", Look(burned="timecode")),
    ("subtitles", Look(burned="subtitles")),
    ("watermark", Look(burned="watermark")),
    ("25 instead of 24", Look(speed=25 / 24)),
    ("24 instead of 25", Look(rate=Fraction(24), speed=24 / 25)),
)

MIXES = (
    *(Mix(n, name, look) for n, (name, look) in enumerate(_MIXES)),
    Mix(20, "other music", Look(music=2), Look(music=1)),
    Mix(21, "sound only", Look(has_picture=False)),
    Mix(22, "mirrored shots", change=with_mirrored),
    Mix(23, "shots shown twice", change=with_doubled),
    Mix(24, "titles inserted", change=with_titles),
    Mix(25, "very short shots", film=quick_film),
    Mix(26, "interviews", film=interview),
    Mix(27, "interviews, other music", Look(music=2), Look(music=1), film=interview),
)
