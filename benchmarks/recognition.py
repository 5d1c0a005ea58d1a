"""Measures what recognising people costs in long films, made up as numbers of faces and voices.

    python -m benchmarks.recognition [--minutes 10 30 120 240]

A shot every four seconds shows one or two of thirty people, or, in one of ten, somebody who is seen
once; whoever is seen mostly speaks. Only grouping faces and giving lines is measured: the looks
themselves cost what `benchmarks.speed` says, whatever the length.
"""

from __future__ import annotations

import argparse
import time
import tracemalloc
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import adjusted_rand_score

from aemo_studio.analysis.face.analyser import FaceResult
from aemo_studio.analysis.face.identity_network import N_NUMBERS
from aemo_studio.analysis.face.people import cast_of
from aemo_studio.analysis.face.persons import Appearance, recognise
from aemo_studio.analysis.speakers import with_speakers
from aemo_studio.analysis.speech.lines import SpokenVoices
from aemo_studio.domain.cast import Character, SpokenLine
from aemo_studio.domain.emotion import EmotionTrack, n_cells, uniform_scores
from aemo_studio.domain.project import AnalysisSettings
from aemo_studio.domain.video import FaceTrack
from benchmarks.report import machine, table

RATE_HZ = AnalysisSettings().face_rate_hz
SHOT_S = 4.0
PEOPLE = 30
VOICE_NUMBERS = 40
_APART = 0.85
"""Distance of two people's faces; of one person's looks it is about 0.35."""

_LOOK = 0.25
_PASSERS_BY = 0.1
_LISTENERS = 0.25


@dataclass(frozen=True, eq=False)
class Cast:
    """A made-up film: what is known of its faces and lines, and whose they are."""

    #: A track in which somebody can be recognised.
    appearances: list[Appearance]
    #: The same tracks.
    faces: FaceResult
    #: Its lines and how they sound.
    spoken: SpokenVoices
    #: Whom each track shows.
    truth: list[int]


def made_up(minutes: float, seed: int = 0) -> Cast:
    """Makes up a film of so many minutes."""
    rng = np.random.default_rng(seed)
    looks = rng.normal(0, _APART / np.sqrt(2 * N_NUMBERS), (PEOPLE, N_NUMBERS))
    sounds = rng.normal(0, np.sqrt(2), (PEOPLE, VOICE_NUMBERS))
    shares = 1 / np.arange(1, PEOPLE + 1)
    appearances: list[Appearance] = []
    tracks: list[FaceTrack] = []
    lines: list[SpokenLine] = []
    voices: list[NDArray[np.float64]] = []
    truth: list[int] = []
    for shot in range(int(minutes * 60 / SHOT_S)):
        seen = rng.choice(PEOPLE, rng.integers(1, 3), replace=False, p=shares / shares.sum())
        frames = np.arange(int(SHOT_S * RATE_HZ)) + int(shot * SHOT_S * RATE_HZ)
        for who in seen:
            passing = rng.random() < _PASSERS_BY
            look = (
                rng.normal(0, _APART / np.sqrt(2 * N_NUMBERS), N_NUMBERS) if passing else looks[who]
            )
            noise = rng.normal(0, _LOOK / np.sqrt(2 * N_NUMBERS), N_NUMBERS)
            number = len(tracks)
            appearances.append(Appearance((number,), (look + noise).astype(np.float32), 1, frames))
            tracks.append(_track(number, frames))
            truth.append(PEOPLE + number if passing else int(who))
        who = rng.integers(PEOPLE) if rng.random() < _LISTENERS else int(seen[0])
        lines.append(SpokenLine(shot, shot * SHOT_S + 0.3, (shot + 1) * SHOT_S - 0.3))
        voices.append(sounds[who] + rng.normal(0, 1, VOICE_NUMBERS))
    mouths = tuple(np.zeros(len(track.times_s), np.bool_) for track in tracks)
    faces = FaceResult(EmotionTrack.missing(n_cells(minutes * 60)), tuple(tracks), (), mouths)
    between = np.full(VOICE_NUMBERS, 2, np.float32)
    spoken = SpokenVoices(tuple(lines), np.array(voices, np.float32), between)
    return Cast(appearances, faces, spoken, truth)


def _track(number: int, frames: NDArray[np.int64]) -> FaceTrack:
    n = len(frames)
    return FaceTrack(
        number=number,
        times_s=(frames / RATE_HZ).astype(np.float32),
        boxes=np.full((n, 4), 0.3, np.float32),
        scores=np.tile(uniform_scores(), (n, 1)),
        weights=np.ones(n, np.float32),
        speaking=0.0,
    )


def recognised(film: Cast) -> tuple[Character, ...]:
    """Groups the faces of a film and gives its lines, as the analysis does."""
    cast = cast_of(recognise(film.appearances), film.faces.faces)
    return with_speakers(cast, film.faces, film.spoken, RATE_HZ)


def _row(minutes: float) -> tuple[str, ...]:
    film = made_up(minutes)
    started = time.perf_counter()
    cast = recognised(film)
    seconds = time.perf_counter() - started
    tracemalloc.start()
    recognised(film)
    peak_mb = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    owner = {face: one.number for one in cast for face in one.faces}
    agreement = adjusted_rand_score(film.truth, [owner[i] for i in range(len(film.truth))])
    counts = (len(film.truth), len(film.spoken.lines), len(cast))
    return (
        f"{minutes:g}",
        *map(str, counts),
        f"{agreement:.2f}",
        f"{seconds:.1f}",
        f"{peak_mb:.0f}",
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, nargs="+", default=[10, 30, 120, 240])
    heads = ("minutes", "tracks", "lines", "characters", "adjusted Rand index", "seconds", "MB")
    print(machine())
    print(table(heads, [_row(minutes) for minutes in parser.parse_args().minutes]))


if __name__ == "__main__":
    main()
