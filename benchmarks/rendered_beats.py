"""Measures beats and bars in pieces of many styles and metres, played by sampled instruments."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from typing import NamedTuple

import numpy as np

from aemo_studio.base.cores import cores_in_use
from aemo_studio.music.listening.rhythm import estimate_rhythm
from aemo_studio.music.listening.spectra import compute_spectra
from aemo_studio.music.listening.tonality import estimate_tonality
from benchmarks.beat_certainty import RIGHT_FROM, certainty_report
from benchmarks.beat_measures import f_measure, librosa_measures
from benchmarks.rendered_pieces import rendered_piece
from benchmarks.rendered_styles import STYLES
from benchmarks.report import table
from benchmarks.sampled_sound import is_installed

CLAIMED = 4
"""Beats a bar up to which bars are claimed to be found."""

_HEAD = (
    "style", "metre", "bpm", "heard bpm", "beats", "sure", "bars", "sure", "beats, librosa",
    "bars, librosa",
)  # fmt: skip
_NEEDED = "pip install tinysoundfont==0.3.7 pretty-midi==0.2.11.post0"


class BeatResult(NamedTuple):
    """What was heard in one piece."""

    style: int
    #: Beats per minute; 0 without a clear pulse.
    bpm: float
    #: F-measures of beats and bars, ours and librosa's.
    measures: tuple[float, float, float, float]
    #: How sure beats and bars are; 0 where none were heard.
    sure: tuple[float, float]


def rendered_report(compositions: int) -> str:
    """Composes, plays and listens; returns a table and what it comes to. compositions: pieces in
    each style."""
    if not is_installed():
        raise SystemExit(f"The instruments are missing: {_NEEDED}")
    with ProcessPoolExecutor(cores_in_use()) as pool:
        seeds = range(1, 1 + compositions)
        cases = [(style, seed) for style in range(len(STYLES)) for seed in seeds]
        results = list(pool.map(heard, cases))
    rows = [_row([r for r in results if r.style == style]) for style in range(len(STYLES))]
    return f"{table(_HEAD, rows)}\n\n{_summary(results)}\n\n{_certainty(results)}"


def heard(case: tuple[int, int]) -> BeatResult:
    style, seed = case
    piece = rendered_piece(STYLES[style], (seed, style))
    spectra = compute_spectra(piece.sound)
    rhythm = estimate_rhythm(spectra, estimate_tonality(spectra).chroma)
    own = f_measure(rhythm.beats_s, piece.beats_s), f_measure(rhythm.bars_s, piece.bars_s)
    theirs = librosa_measures(piece.sound, piece.beats_s, piece.bars_s)
    sure = rhythm.beats_certainty or 0.0, rhythm.bars_certainty or 0.0
    return BeatResult(style, rhythm.bpm or 0.0, (*own, *theirs), sure)


def _row(results: list[BeatResult]) -> tuple[str, ...]:
    style = STYLES[results[0].style]
    later = f"{style.bpm:.0f}" + (f", then {style.later_bpm:.0f}" if style.later_bpm else "")
    tempos = ", ".join(f"{result.bpm:.0f}" for result in results)
    means = np.mean([result.measures for result in results], axis=0)
    beats, bars = np.mean([result.sure for result in results], axis=0)
    cells = (means[0], beats, means[1], bars, *means[2:])
    return (style.name, style.metre, later, tempos, *(f"{cell:.2f}" for cell in cells))


def _certainty(results: list[BeatResult]) -> str:
    """Tells how often what was so sure is right, in all pieces."""
    parts = []
    for place, name in enumerate(("beats", "bars")):
        right = np.array([result.measures[place] >= RIGHT_FROM for result in results])
        parts.append((name, np.array([result.sure[place] for result in results]), right))
    return certainty_report(parts)


def _summary(results: list[BeatResult]) -> str:
    claimed = [r for r in results if STYLES[r.style].beats <= CLAIMED]
    means = np.mean([result.measures for result in claimed], axis=0)
    ratios = [r.bpm / STYLES[r.style].bpm for r in claimed if not STYLES[r.style].later_bpm]
    octaves = [sum(abs(ratio / times - 1) < 0.04 for ratio in ratios) for times in (0.5, 2.0)]
    return (
        f"F-measure (±70 ms) in {len(claimed)} pieces of two, three and four beats: beats "
        f"{means[0]:.3f}, bars {means[1]:.3f}; librosa's beat tracker {means[2]:.3f}, every fourth "
        f"beat as a bar {means[3]:.3f}. Heard at half the tempo: {octaves[0]}, at double: "
        f"{octaves[1]}, of {len(ratios)} whose tempo stays."
    )
