"""Measures how recuts are matched to the old film, on films made here.

    python -m benchmarks.conform [--films N]

Films of 50 shots are recut by script: shots removed, trimmed, moved, inserted, mirrored, shown
twice, in another resolution, frame rate, grade, frame, mix and speed. Prints the table of
docs/conform.md.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from aemo_studio.analysis.media.decode import DecodePlan, SmallFrame, decode
from aemo_studio.analysis.media.frames import SampledFrame
from aemo_studio.analysis.media.picture_trace import TraceMaker
from aemo_studio.analysis.media.probe import probe
from aemo_studio.analysis.media.shots import ShotFinder
from aemo_studio.analysis.media.soundtrack import AudioBlock
from aemo_studio.analysis.media.waveform import WaveformMaker
from aemo_studio.base.progress import CancelToken, silent
from aemo_studio.domain.emotion import EmotionTrack, n_cells
from aemo_studio.domain.project import Analysis, AnalysisSettings
from aemo_studio.project.recut.matching import match
from aemo_studio.project.recut.stretches import Stretch
from benchmarks.conform_films import Cut, recut, write_film
from benchmarks.conform_looks import Look
from benchmarks.conform_mixes import MIXES, Film, Mix
from benchmarks.report import machine, table

_SAME_S = 0.5


@dataclass(frozen=True)
class Matched:
    """How the cuts of a recut were matched."""

    survived: int
    matched: int
    wrong: int
    #: Those of which it is said that they may be wrong.
    doubtful: int
    inserted: int
    found_new: int
    off_s: tuple[float, ...]


def analysed(film: Path) -> Analysis:
    """Decodes a film as the analysis does, without any model."""
    info = probe(film)
    shots, trace, wave = ShotFinder(), TraceMaker(info.duration_s), WaveformMaker(16_000)
    items = decode(info, DecodePlan(face_rate_hz=0.01), cancel=CancelToken(), report=silent)
    for item in items:
        if isinstance(item, SmallFrame):
            shots.add(item.time_s, item.bgr)
            trace.add(item.time_s, item.bgr)
        elif isinstance(item, AudioBlock):
            wave.add(item.samples)
        else:
            assert isinstance(item, SampledFrame)
    end_s = items.summary.end_s
    missing = EmotionTrack.missing(n_cells(end_s))
    return Analysis(
        video=info,
        settings=AnalysisSettings(),
        speech=missing,
        face=missing,
        fused=missing,
        shots=shots.finish(end_s),
        scenes=(),
        faces=(),
        thumbnails=(),
        waveform=wave.finish(),
        models=(),
        trace=trace.finish(end_s),
    )


def judged(
    old: Sequence[Cut], new: Sequence[Cut], found: Sequence[Stretch], speed: float = 1.0
) -> Matched:
    """Holds what was found against what was cut: a moment of the new film is right if it leads to
    the same moment of the same take. speed: of the new film."""
    survived = matched = wrong = doubtful = inserted = found_new = 0
    off: list[float] = []
    starts = np.concatenate([[0.0], np.cumsum([cut.length_s for cut in new])])
    for cut, start_s in zip(new, starts[:-1].tolist(), strict=True):
        middle_s = (start_s + cut.length_s / 2) / speed
        one = next((s for s in found if s.start_s <= middle_s < s.end_s), None)
        places = list(_places(old, cut, cut.from_s + cut.length_s / 2))
        survived += bool(places)
        inserted += not places
        if one is None or not one.sure:
            found_new += not places
            doubtful += one is not None
            continue
        nearest = min((abs(one.old_s(middle_s) - place) for place in places), default=np.inf)
        matched += nearest <= _SAME_S
        wrong += nearest > _SAME_S
        if places:
            off.append(nearest)
    return Matched(survived, matched, wrong, doubtful, inserted, found_new, tuple(off))


def _places(old: Sequence[Cut], cut: Cut, material_s: float) -> list[float]:
    """Finds when the old film shows a moment of a take."""
    found, at_s = [], 0.0
    for one in old:
        inside_s = material_s - one.from_s
        if one.take == cut.take and 0 <= inside_s < one.length_s:
            found.append(at_s + inside_s)
        at_s += one.length_s
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--films", type=int, default=2)
    parser.add_argument("--shots", type=int, default=50)
    parser.add_argument("--seed", type=int, default=10, help="of the first film")
    given = parser.parse_args()
    seeds = range(given.seed, given.seed + given.films)
    rows, seconds = list[tuple[str, ...]](), 0.0
    for mix in MIXES:
        found = list[Matched]()
        for made in (made_mix(mix, seed, given.shots) for seed in seeds):
            begun = time.process_time()
            stretches = match(made.old, made.new)
            seconds += time.process_time() - begun
            found.append(judged(made.old_cuts, made.new_cuts, stretches, mix.look.speed))
        rows.append(_row(mix.name, found))
    print(machine(), "\n")
    print(table(HEAD, rows))
    print(f"\n{seconds / given.films / len(MIXES):.2f} processor seconds for a recut.")


@dataclass(frozen=True, eq=False)
class Made:
    """A film and a recut of it."""

    old_cuts: list[Cut]
    new_cuts: list[Cut]
    old: Analysis
    new: Analysis


def made_mix(mix: Mix, seed: int, shots: int) -> Made:
    """Makes a film and its recut."""
    cuts, old = _old_film(mix.film, mix.old_look, seed, shots)
    rng = np.random.default_rng([seed, mix.number])
    new_cuts = mix.change(rng, recut(rng, cuts, 50_000 + 1000 * seed))
    return Made(cuts, new_cuts, old, _written(new_cuts, mix.look))


@cache
def _old_film(film: Film, look: Look, seed: int, shots: int) -> tuple[list[Cut], Analysis]:
    cuts = film(np.random.default_rng(seed), shots, 1000 * seed)
    return cuts, _written(cuts, look)


def _written(cuts: Sequence[Cut], look: Look) -> Analysis:
    with tempfile.TemporaryDirectory() as folder:
        return analysed(write_film(Path(folder) / "film.mp4", cuts, look))


HEAD = ("the new film", "shots that survived", "matched", "wrong", "doubtful", "new shots",
        "found new", "off by (median)", "within a frame")  # fmt: skip


def _row(name: str, found: Sequence[Matched]) -> tuple[str, ...]:
    survived, matched = sum(f.survived for f in found), sum(f.matched for f in found)
    inserted, new = sum(f.inserted for f in found), sum(f.found_new for f in found)
    off = np.array([value for f in found for value in f.off_s] or [np.nan])
    return (
        name,
        str(survived),
        f"{matched / max(1, survived):.1%}",
        str(sum(f.wrong for f in found)),
        str(sum(f.doubtful for f in found)),
        str(inserted),
        f"{new / max(1, inserted):.0%}",
        f"{np.median(off) * 1000:.0f} ms",
        f"{np.mean(off <= 0.045):.0%}",
    )


if __name__ == "__main__":
    main()
