"""Makes films with a cast and measures who is recognised, who speaks, and what scenes feel like.

    python -m benchmarks.cast [--films 24] [--scenes 12] [--people 3] [--first 0]
        [--mouths] [--one-mood] [--one-look]

Takes about twenty minutes. The portraits (JAFFE, RADIATE) and voices (CREMA-D, speakers
held out) lie in ../shared/data, or where `--data` says.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.cast.films import Film, Kind, write_film
from benchmarks.cast.material import DATA, persons, voices
from benchmarks.cast.measure import Accuracy, Recognition, accuracy, means_of, recognition
from benchmarks.cast.watch import watch

IDEAS = {
    "alone": "without characters",
    "found": "with characters",
    "known": "with known characters",
}

FIRST = 6
"""Films of the rows for some of them: those that the benchmark once consisted of."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the corpora")
    parser.add_argument("--films", type=int, default=24)
    parser.add_argument("--scenes", type=int, default=12)
    parser.add_argument("--people", type=int, default=3)
    parser.add_argument("--first", type=int, default=0, help="number of the first film: its seed")
    parser.add_argument("--mouths", action="store_true", help="the mouths of speakers move")
    parser.add_argument("--one-mood", action="store_true", help="the mood never changes")
    parser.add_argument("--one-look", action="store_true", help="the faces never change")
    given = parser.parse_args()
    who: dict[str, list[Recognition]] = {name: [] for name in IDEAS}
    feels: dict[str, list[Accuracy]] = {name: [] for name in IDEAS}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(given.first, given.first + given.films):
            film = _film(given, Path(folder), number)
            watched = watch(film)
            for name, seen in watched.ideas.items():
                feels[name].append(accuracy(film, watched.speech, seen.faces))
                if name != "alone":
                    who[name].append(recognition(film, seen.faces.faces, seen.lines, seen.cast))
            print(f"film {number + 1}: {who['found'][-1]}, {feels['found'][-1]}", flush=True)
    _report(who, feels)


def _film(given: argparse.Namespace, folder: Path, number: int) -> Film:
    rng = np.random.default_rng(number)
    faces, heard, people = persons(given.data), voices(given.data), given.people
    chosen = [faces[i] for i in rng.permutation(len(faces))[:people]]
    speaking = [heard[i] for i in rng.permutation(len(heard))[: people + 1]]
    cast = list(zip(chosen, speaking[:people], strict=True))
    path, narrator = folder / f"{number}.mp4", speaking[people]
    kind = Kind(given.mouths, given.one_mood, given.one_look)
    return write_film(path, cast, narrator, given.scenes, number, kind=kind)


def _report(who: dict[str, list[Recognition]], feels: dict[str, list[Accuracy]]) -> None:
    """Prints the means over the first films, and over all, with their standard errors."""
    films = len(feels["alone"])
    for count in sorted({min(FIRST, films), films}):
        print(f"\n| {count} films | characters | purity | adjusted Rand index ", end="")
        print("| missed | made up | somebody else's | diarisation error |")
        print("| --- | --- | --- | --- | --- | --- | --- | --- |")
        for name in ("found", "known"):
            print(_row(IDEAS[name], who[name][:count]))
        print(f"\n| scenes of {count} films | speech | face | fused |\n| --- | --- | --- | --- |")
        for name, label in IDEAS.items():
            print(_row(label, feels[name][:count]))


def _row(label: str, films: Sequence[Recognition] | Sequence[Accuracy]) -> str:
    numbers = [_number(mean, error) for mean, error in means_of(films)]
    return f"| {label} | " + " | ".join(numbers) + " |"


def _number(mean: float, error: float) -> str:
    return f"{mean:.2f}" if np.isnan(error) else f"{mean:.2f} ± {error:.2f}"


if __name__ == "__main__":
    main()
