"""Measures how long it takes to load catalogues of 20,000 and 200,000 tracks as CSV, and to rank.

    python -m benchmarks.catalogue

Seconds of the processor, which other programs disturb less than those of the clock; beside
them stands what Python's csv alone takes to read the same file.
"""

from __future__ import annotations

import csv
import io
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.random import Generator

from aemo_studio.domain.music import Catalogue
from aemo_studio.music.catalogue.import_table import import_table
from aemo_studio.music.catalogue.mood_map import load_mood_map
from aemo_studio.music.catalogue.store import load_with_report
from aemo_studio.music.recommend import Recommender
from benchmarks.recommender import scenes_of
from benchmarks.report import machine, table, write_section

SIZES = (20_000, 200_000)
SCENES = 12
TURNS = 5
SECTION = "Catalogues"

T = TypeVar("T")

_WORDS = ("night", "river", "golden", "heart", "shadow", "morning", "light", "stone", "winter")


@dataclass(frozen=True)
class Turn:
    """Processor seconds for one catalogue."""

    bare: float
    load: float
    prepare: float
    rank: float


def main() -> None:
    sizes = {n: measure(n) for n in SIZES}
    rows = [row for n, turns in sizes.items() for row in _rows(n, turns)]
    header = ("what", "seconds of the processor", "of csv alone")
    body = f"{machine()}.\n\n{table(header, rows)}\n\n{_NOTE}"
    write_section(SECTION, body)
    print(body)


_NOTE = f"""Files as `catalog import` writes them, every row checked and every fault reported;
median of {TURNS} turns. `recommend` reads the file once, prepares once, and ranks its scenes;
a correction in the window ranks one scene again. `python -m benchmarks.catalogue` measures this."""


def measure(n: int) -> list[Turn]:
    """Loads and ranks a catalogue of `n` tracks again and again."""
    with tempfile.TemporaryDirectory() as folder:
        path = written(Path(folder), n)
        return [_turn(path) for _ in range(TURNS)]


def written(folder: Path, n: int) -> Path:
    """Imports `n` tracks of a foreign table."""
    rng, moods = np.random.default_rng(n), sorted(load_mood_map())
    foreign = folder / "foreign.csv"
    with foreign.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("title", "artist", "mood", "duration", "bpm", "vocals", "licence", "url"))
        writer.writerows(_cells(number, n, moods, rng) for number in range(n))
    return import_table(foreign, folder / "mine.csv", {}).output


def _cells(number: int, n: int, moods: Sequence[str], rng: Generator) -> Sequence[object]:
    first, second = rng.choice(_WORDS, 2)
    return (
        f"{first} {second} {number}",
        f"Artist {rng.integers(1 + n // 8)}",
        "|".join(rng.choice(moods, rng.integers(1, 4), replace=False)),
        f"{rng.uniform(60, 400):.1f}",
        rng.integers(60, 180),
        rng.choice(("yes", "no", "")),
        rng.choice(("CC BY 4.0", "all rights reserved", "")),
        f"https://example.org/{number}",
    )


def _turn(path: Path) -> Turn:
    scenes = scenes_of(np.random.default_rng(0))[:SCENES]
    bare, _ = timed(lambda: _read_bare(path))
    load, catalogue = timed(lambda: _load(path))
    prepare, recommender = timed(lambda: Recommender([catalogue]))
    rank, _ = timed(lambda: recommender.recommend(scenes))
    return Turn(bare, load, prepare, rank / SCENES)


def timed(do: Callable[[], T]) -> tuple[float, T]:
    """Measures processor seconds; returns them with the result."""
    start = time.process_time()
    result = do()
    return time.process_time() - start, result


def _read_bare(path: Path) -> int:
    with io.StringIO(path.read_text(encoding="utf-8-sig"), newline="") as text:
        return sum(1 for _ in csv.reader(text))


def _load(path: Path) -> Catalogue:
    return load_with_report(str(path))[0]


def _rows(n: int, turns: Sequence[Turn]) -> list[tuple[str, ...]]:
    bare = statistics.median(turn.bare for turn in turns)
    named = {
        f"{n:,} tracks: csv alone": [turn.bare for turn in turns],
        f"{n:,} tracks: load": [turn.load for turn in turns],
        f"{n:,} tracks: prepare for ranking, once": [turn.prepare for turn in turns],
        f"{n:,} tracks: rank one scene": [turn.rank for turn in turns],
    }
    medians = {name: statistics.median(values) for name, values in named.items()}
    return [(name, f"{value:.3f}", f"{value / bare:.1f}") for name, value in medians.items()]


if __name__ == "__main__":
    main()
