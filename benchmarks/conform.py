"""Measures how recuts are matched to the old film, on films made here.

    python -m benchmarks.conform [--films N]

Films of 50 shots are recut by script: shots removed, trimmed, moved, inserted, in another
resolution, frame rate, grade and mix. Prints the table of docs/conform.md.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
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
from benchmarks.conform_films import Cut, Look, drawn_film, recut, write_film
from benchmarks.report import machine, table

LOOKS = {
    "as it was": Look(),
    "smaller, 30 frames a second": Look(size=(128, 72), rate=Fraction(30)),
    "larger, 23.976": Look(size=(320, 180), rate=Fraction(24000, 1001), bits=500_000),
    "graded": Look(contrast=1.25, brightness=-20),
    "coded badly": Look(bits=60_000),
    "another mix": Look(other_sound=0.7),
}
_SAME_S = 0.5


@dataclass(frozen=True)
class Matched:
    """How the cuts of a recut were matched."""

    survived: int
    matched: int
    wrong: int
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


def judged(old: Sequence[Cut], new: Sequence[Cut], found: Sequence[Stretch]) -> Matched:
    """Holds what was found against what was cut: a moment of the new film is right if it leads to
    the same moment of the same take."""
    survived = matched = wrong = inserted = found_new = 0
    off: list[float] = []
    starts = np.concatenate([[0.0], np.cumsum([cut.length_s for cut in new])])
    for cut, start_s in zip(new, starts[:-1].tolist(), strict=True):
        middle_s = start_s + cut.length_s / 2
        one = next((s for s in found if s.start_s <= middle_s < s.end_s), None)
        material_s = cut.from_s + cut.length_s / 2
        places = list(_places(old, cut, material_s))
        if not places:
            inserted += 1
            found_new += one is None
            wrong += one is not None
            continue
        survived += 1
        if one is None:
            continue
        nearest = min(abs(one.old_s(middle_s) - place) for place in places)
        matched += nearest <= _SAME_S
        wrong += nearest > _SAME_S
        off.append(nearest)
    return Matched(survived, matched, wrong, inserted, found_new, tuple(off))


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
    parser.add_argument("--films", type=int, default=4)
    parser.add_argument("--shots", type=int, default=50)
    given = parser.parse_args()
    results: dict[str, list[Matched]] = {name: [] for name in LOOKS}
    seconds = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(given.films):
            rng = np.random.default_rng(seed)
            cuts = drawn_film(rng, given.shots, 1000 * seed)
            old = analysed(write_film(Path(folder) / "old.mp4", cuts, Look()))
            for name, look in LOOKS.items():
                new_cuts = recut(rng, cuts, 50_000 + 1000 * seed)
                new = analysed(write_film(Path(folder) / "new.mp4", new_cuts, look))
                begun = time.process_time()
                found = match(old, new)
                seconds += time.process_time() - begun
                results[name].append(judged(cuts, new_cuts, found))
    print(machine(), "\n")
    print(table(HEAD, [_row(name, found) for name, found in results.items()]))
    print(f"\n{seconds / given.films / len(LOOKS):.2f} processor seconds for a recut.")


HEAD = ("the new film", "shots that survived", "matched", "wrong", "new shots", "found new",
        "off by (median)", "within a frame")  # fmt: skip


def _row(name: str, found: Sequence[Matched]) -> tuple[str, ...]:
    survived, matched = sum(f.survived for f in found), sum(f.matched for f in found)
    inserted, new = sum(f.inserted for f in found), sum(f.found_new for f in found)
    off = np.array([value for f in found for value in f.off_s])
    return (
        name,
        str(survived),
        f"{matched / survived:.1%}",
        str(sum(f.wrong for f in found)),
        str(inserted),
        f"{new / max(1, inserted):.0%}",
        f"{np.median(off) * 1000:.0f} ms",
        f"{np.mean(off <= 0.045):.0%}",
    )


if __name__ == "__main__":
    main()
