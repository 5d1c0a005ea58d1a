"""Measures how music is cut to lengths and hits, on pieces made here.

    python -m benchmarks.cut [--pieces N] [--librosa] [--rendered [--compositions N]]

Thirty pieces in several sections, ten lengths each, from 0.4 to 3 times their own; each length
with one to three hits and without. Everything is held against the bars that were composed, not
against those that were heard. Prints the tables of docs/cut.md; --rendered that of beats and bars
in pieces that sampled instruments play (benchmarks/sampled_sound.py says what it needs).
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from aemo_studio.domain.listening import Structure
from aemo_studio.music.cut.cut_plan import CutPlan, CutWishes
from aemo_studio.music.cut.plan import plan_cut
from aemo_studio.music.listening.rhythm import estimate_rhythm
from aemo_studio.music.listening.spectra import compute_spectra
from aemo_studio.music.listening.structure import find_structure
from aemo_studio.music.listening.tonality import estimate_tonality
from benchmarks.beat_measures import f_measure, librosa_measures
from benchmarks.cut_pieces import CutPiece, cut_piece
from benchmarks.rendered_beats import rendered_report
from benchmarks.report import machine, table

SHARES = (0.4, 0.55, 0.7, 0.85, 1.0, 1.3, 1.7, 2.1, 2.5, 3.0)
FRAME_S, MET_FRAMES, KEPT_S = 1 / 25, 2.0, 0.010
_HITS_APART_S = 8.0


@dataclass(frozen=True)
class CutResult:
    """What came out of one piece at one length."""

    exact: bool
    own_ending: bool
    minutes: float
    seams: int
    same_places: int
    beats_kept: int
    hits: int
    met: int
    met_plainly: int
    stretched: bool
    seconds: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pieces", type=int, default=30)
    parser.add_argument("--librosa", action="store_true", help="compare its beat tracker")
    parser.add_argument("--rendered", action="store_true", help="measure beats and bars alone")
    parser.add_argument("--compositions", type=int, default=1, help="pieces in each style")
    given = parser.parse_args()
    if given.rendered:
        print(machine(), "\n")
        print(rendered_report(given.compositions))
        return
    count = given.pieces
    theirs: list[tuple[float, float]] = []
    results: dict[str, list[CutResult]] = {"without hits": [], "with 1 to 3 hits": []}
    beats: list[float] = []
    bars: list[float] = []
    for seed in range(5000, 5000 + count):
        piece = cut_piece(seed)
        structure = listened(piece)
        beats.append(f_measure(structure.beats_s, composed_s(piece, piece.beat_s)))
        bars.append(f_measure(structure.bars_s, composed_s(piece, piece.bar_s)))
        if given.librosa:
            own_s = composed_s(piece, piece.beat_s), composed_s(piece, piece.bar_s)
            theirs.append(librosa_measures(piece.sound, *own_s))
        for name, found in results.items():
            found.extend(measured(piece, structure, hits=name.startswith("with "), seed=seed))
    print(machine(), "\n")
    print(table(HEAD, [row(name, found) for name, found in results.items()]))
    print(f"\nF-measure (±70 ms): beats {np.mean(beats):.3f}, starts of bars {np.mean(bars):.3f}.")
    if theirs:
        own = np.mean(theirs, axis=0)
        print(f"librosa's beat tracker: beats {own[0]:.3f}, every fourth as a bar {own[1]:.3f}.")


def listened(piece: CutPiece) -> Structure:
    spectra = compute_spectra(piece.sound)
    chroma = estimate_tonality(spectra).chroma
    return find_structure(spectra, estimate_rhythm(spectra, chroma), chroma, piece.duration_s)


def composed_s(piece: CutPiece, step_s: float) -> np.ndarray:
    """Lists when beats or bars begin; fades' silent ends count too."""
    return np.arange(0, (piece.bars - 0.5) * piece.bar_s, step_s)


def measured(
    piece: CutPiece, structure: Structure, *, hits: bool, seed: int
) -> Iterator[CutResult]:
    rng = np.random.default_rng(seed)
    for number, share in enumerate(SHARES):
        length_s = round(share * piece.duration_s * float(rng.uniform(0.97, 1.03)), 2)
        length_s = float(np.clip(length_s, 0.4 * piece.duration_s, 3 * piece.duration_s))
        wanted = drawn_hits(rng, length_s, 1 + number % 3) if hits else ()
        begun = time.process_time()
        plan = plan_cut(structure, CutWishes(length_s, wanted))
        yield judged(piece, plan, time.process_time() - begun)


def drawn_hits(rng: np.random.Generator, length_s: float, count: int) -> tuple[float, ...]:
    """Draws moments at least eight seconds apart, as scenes and turns are."""
    while True:
        drawn = np.sort(rng.uniform(2.0, length_s - 4.0, count))
        if count == 1 or np.diff(drawn).min() >= min(_HITS_APART_S, length_s / (count + 2)):
            return tuple(round(float(hit_s), 2) for hit_s in drawn)


def judged(piece: CutPiece, plan: CutPlan, seconds: float) -> CutResult:
    joints = list(zip(plan.pieces, plan.pieces[1:], strict=False))
    places = [(before.to_s, after.from_s) for before, after in joints]
    strong = heard_strong_beats(piece, plan)
    return CutResult(
        exact=is_exact(piece, plan),
        own_ending=plan.pieces[-1].to_s >= piece.duration_s - 1.0,
        minutes=plan.length_s / 60,
        seams=len(joints),
        same_places=sum(
            near(out_s - in_s, piece.bar_s, piece.beat_s / 4) for out_s, in_s in places
        ),
        beats_kept=sum(near(a - b, piece.beat_s, KEPT_S) for a, b in places),
        hits=len(plan.hits),
        met=sum(is_met(strong, hit.wanted_s) for hit in plan.hits),
        met_plainly=sum(is_met(plain_strong_beats(piece), hit.wanted_s) for hit in plan.hits),
        stretched=plan.stretch != 1.0,
        seconds=seconds,
    )


def is_exact(piece: CutPiece, plan: CutPlan) -> bool:
    """Reports whether the pieces follow each other without a gap, begin at most 1.5 s after the
    result and end at most a bar before it, never behind it; the tests count the file's samples."""
    ends = [p.at_s + (p.to_s - p.from_s) * plan.stretch for p in plan.pieces]
    gaps = [abs(end - p.at_s) for end, p in zip(ends, plan.pieces[1:], strict=False)]
    early_s, late_s = plan.length_s - ends[-1], plan.pieces[0].at_s
    near = -1e-4 <= early_s <= max(piece.bar_s, 1.5) + 0.1 and late_s <= 1.6
    return max(gaps, default=0.0) < 1e-4 and near


def near(distance_s: float, unit_s: float, most_s: float) -> bool:
    """Reports whether a distance is a whole number of units."""
    return abs(distance_s - round(distance_s / unit_s) * unit_s) <= most_s


def strong_beats(piece: CutPiece) -> np.ndarray:
    """The composed starts of bars, and the middles of bars of four beats."""
    step = piece.bar_s / 2 if piece.beats_per_bar == 4 else piece.bar_s
    return np.arange(0, piece.bars * piece.bar_s, step)


def heard_strong_beats(piece: CutPiece, plan: CutPlan) -> np.ndarray:
    strong, heard = strong_beats(piece), []
    for p in plan.pieces:
        inside = strong[(strong >= p.from_s - 0.03) & (strong < p.to_s - 0.03)]
        heard.append(p.at_s + (inside - p.from_s) * plan.stretch)
    return np.concatenate(heard)


def plain_strong_beats(piece: CutPiece) -> np.ndarray:
    """Of the piece as it is when it starts with the scene, again and again."""
    return np.concatenate([strong_beats(piece) + n * piece.duration_s for n in range(4)])


def is_met(strong: np.ndarray, wanted_s: float) -> bool:
    return bool(np.abs(strong - wanted_s).min(initial=np.inf) <= MET_FRAMES * FRAME_S)


HEAD = (
    "300 lengths", "exact", "own ending", "seams a minute", "same bar position", "beat kept ±10 ms",
    "hits met", "hits met by start and fade", "tempo changed", "processor s, mean", "longest",
)  # fmt: skip


def row(name: str, found: Sequence[CutResult]) -> tuple[str, ...]:
    seams, hits = sum(r.seams for r in found), sum(r.hits for r in found)
    minutes, seconds = sum(r.minutes for r in found), [r.seconds for r in found]
    return (
        name,
        percent(sum(r.exact for r in found), len(found)),
        percent(sum(r.own_ending for r in found), len(found)),
        f"{seams / minutes:.2f}",
        percent(sum(r.same_places for r in found), seams),
        percent(sum(r.beats_kept for r in found), seams),
        percent(sum(r.met for r in found), hits),
        percent(sum(r.met_plainly for r in found), hits),
        percent(sum(r.stretched for r in found), len(found)),
        f"{np.mean(seconds):.2f}",
        f"{max(seconds):.2f}",
    )


def percent(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "–"


if __name__ == "__main__":
    main()
