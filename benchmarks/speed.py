"""Measures the analysis against a bare decode of the same film in the same run.

    python -m benchmarks.speed [--video FILE] [--repeats 3] [--device cpu]

Both take turns, so that a busy moment of the machine hits both; medians count. Writes
docs/speed.md. Needs the models; the film is made on the first call.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import av

from aemo_studio.base.errors import StudioError
from aemo_studio.base.timings import Timings
from aemo_studio.domain.project import AnalysisSettings
from benchmarks.clip import one_minute
from benchmarks.report import machine, table, write_section

BUDGET = 2.0
GOAL = 1.3
_WITHOUT = ("models",)


@dataclass(frozen=True)
class Round:
    """One round: seconds of the bare decode, and the analysis beside it."""

    decode_s: float
    analysis: Timings

    @property
    def ratio(self) -> float:
        return self.analysis.total_s / self.decode_s

    @property
    def ratio_loaded(self) -> float:
        """The ratio without the time that the models took to load."""
        loading_s = sum(self.analysis.stages.get(name, 0.0) for name in _WITHOUT)
        return (self.analysis.total_s - loading_s) / self.decode_s


def main() -> int:
    options = _options()
    video = options.video or one_minute()
    import_s = _import_everything()
    try:
        rounds = [_round(video, options.device) for _ in range(options.repeats)]
    except StudioError as error:
        print(error.message, file=sys.stderr)
        return error.exit_code
    body = report(video, import_s, rounds)
    write_section("Time", body)
    print(body)
    return 0


def bare_decode_s(video: Path) -> float:
    """Measures seconds to decode picture and sound, all frames thrown away, threads as the
    analysis."""
    from aemo_studio.analysis.media.decode import decoder_threads

    started = time.perf_counter()
    with av.open(str(video)) as container:
        container.streams.video[0].codec_context.thread_count = decoder_threads()
        container.streams.video[0].codec_context.thread_type = "AUTO"
        for packet in container.demux(container.streams.video[0], *container.streams.audio[:1]):
            packet.decode()
    return time.perf_counter() - started


def report(video: Path, import_s: float, rounds: list[Round]) -> str:
    """Writes Markdown: what it was measured on, the ratio, the stages."""
    ratio = median(r.ratio for r in rounds)
    loaded = median(r.ratio_loaded for r in rounds)
    decode_s = median(r.decode_s for r in rounds)
    total_s = median(r.analysis.total_s for r in rounds)
    rows = [
        ("bare decode (picture and sound)", f"{decode_s:.2f}", "1.00"),
        ("**analysis, loading the models included**", f"**{total_s:.2f}**", f"**{ratio:.2f}**"),
        ("analysis without loading the models", f"{loaded * decode_s:.2f}", f"{loaded:.2f}"),
        *_stage_rows(rounds, decode_s),
        ("imports, once per process, not in the above", f"{import_s:.2f}", ""),
    ]
    verdict = "within" if ratio <= BUDGET else "over"
    each = ", ".join(f"{r.ratio:.2f}" for r in rounds)
    return "\n\n".join(
        (
            f"{machine()}.",
            f"{_film(video)}. Median of {len(rounds)} turns; ratios of the turns: {each}. "
            f"The analysis takes {ratio:.2f} times a bare decode: {verdict} the budget of {BUDGET} "
            f"(goal {GOAL}).",
            table(("what", "seconds", "of the bare decode"), rows),
            "Stages overlap (decoding, faces and speech have a thread each), so they add up to "
            "more than the whole.",
        )
    )


def _stage_rows(rounds: list[Round], decode_s: float) -> list[tuple[str, ...]]:
    names = dict.fromkeys(name for r in rounds for name in r.analysis.stages)
    medians = {n: median(r.analysis.stages.get(n, 0.0) for r in rounds) for n in names}
    return [(f"stage {n}", f"{s:.2f}", f"{s / decode_s:.2f}") for n, s in medians.items()]


def _film(video: Path) -> str:
    with av.open(str(video)) as container:
        stream = container.streams.video[0]
        seconds = float(container.duration or 0) / av.time_base
        rate = video.stat().st_size * 8 / seconds / 1e6
        return (
            f"Film: {seconds:.0f} s, {stream.width} x {stream.height}, "
            f"{stream.codec_context.name}, {float(stream.average_rate or 0):.2f} frames a second, "
            f"{rate:.1f} Mbit/s, faces and speech throughout"
        )


def _import_everything() -> float:
    started = time.perf_counter()

    return time.perf_counter() - started


def _round(video: Path, device: str) -> Round:
    from aemo_studio.analysis.pipeline import analyse

    decode_s = bare_decode_s(video)
    _, timings = analyse(video, AnalysisSettings(), device=device, use_cache=False)
    turn = Round(decode_s, timings)
    print(f"decode {decode_s:.2f} s, analysis {timings.total_s:.2f} s, ratio {turn.ratio:.2f}")
    return turn


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Times the analysis against a bare decode.")
    parser.add_argument("--video", type=Path, help="another film than the one made for this")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--device", default="cpu", help="auto, cpu, cuda or mps")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
