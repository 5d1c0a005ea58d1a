"""Measures the whole command against a bare decode of the same film in the same run.

    python -m benchmarks.speed [--films easy,harder,4K,long] [--repeats 5] [--workers auto]
                               [--python PYTHON …] [--video FILE] [--device cpu] [--dry]

Four films: one that is easy to decode, one that is twice as hard, 4K, and twenty minutes of the
easy one (measured once). Both ways take turns, so that a busy moment of the machine hits both;
medians count. Then what somebody would run instead, on the easy film: what this interpreter and
those named by --python have installed. Writes docs/speed.md, except with --dry. Needs the models;
the films are made on the first call.
"""

from __future__ import annotations

import argparse
import compileall
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import av

import aemo_studio
from benchmarks.clip import easy_minute, large_film, one_minute, repeated
from benchmarks.memory import COMMAND, run_child
from benchmarks.report import machine, table, write_section
from benchmarks.rivals import measure_rivals, report_rivals

PROCESSOR_BUDGET = 1.6
"""Times the processor time of a bare decode."""

LONG_MINUTES = 20


@dataclass(frozen=True)
class Cost:
    """What something took, by the clock and of the processor."""

    #: Seconds by the clock.
    wall_s: float
    #: Seconds of the processor, all cores together.
    processor_s: float


@dataclass(frozen=True)
class Turn:
    """A bare decode, and the whole command beside it."""

    decode: Cost
    command: Cost
    #: The most memory that the command held at once.
    peak_mb: float

    @property
    def ratio(self) -> float:
        return self.command.wall_s / self.decode.wall_s

    @property
    def processor_ratio(self) -> float:
        return self.command.processor_s / self.decode.processor_s


@dataclass(frozen=True)
class Subject:
    """A film to measure on."""

    name: str
    video: Path
    #: Most times a bare decode that the command may take; None where nothing is promised.
    budget: float | None
    #: Most turns that are worth their time.
    most_turns: int = 99


def main() -> int:
    options = _options()
    subjects = _subjects(options.video, options.films.split(","))
    compileall.compile_dir(Path(aemo_studio.__file__).parent, quiet=1)  # as pip does
    given = ("--device", options.device, "--workers", options.workers)
    measured = [(one, _turns(one, options.repeats, given)) for one in subjects]
    body = report(measured) + "\n\n" + _against_rivals(*measured[0], options.python)
    print(body)
    if not options.dry:
        write_section("Time", body)
    return 0


def bare_decode(video: Path) -> Cost:
    """Measures decoding picture and sound, all frames thrown away, threads as the analysis."""
    from aemo_studio.analysis.media.decode import decoder_threads

    def decode() -> None:
        with av.open(str(video)) as container:
            codec = container.streams.video[0].codec_context
            codec.thread_count, codec.thread_type = decoder_threads(), "AUTO"
            for packet in container.demux(container.streams.video[0], *container.streams.audio[:1]):
                packet.decode()

    return _cost(decode)


def report(measured: Sequence[tuple[Subject, Sequence[Turn]]]) -> str:
    """Writes Markdown: on what was measured, and the ratios."""
    films = "\n".join(f"- **{one.name}**: {_film(one.video)}." for one, _ in measured)
    rows = [_row(one, turns) for one, turns in measured]
    turns = ", ".join(dict.fromkeys(str(len(turns)) for _, turns in measured))
    return "\n\n".join(
        (
            f"{machine()}.",
            films,
            f"The whole command, `aemo-studio analyze FILM --no-cache` from the shell to its end, "
            f"against a bare decode of picture and sound, in turns. Medians of turns: {turns}. The "
            f"processor may take {PROCESSOR_BUDGET} times what it takes to decode.",
            table(
                (
                    "film",
                    "bare decode, s",
                    "command, s",
                    "**times**",
                    "budget",
                    "lowest and highest",
                    "processor: decode, s",
                    "command, s",
                    "**times**",
                    "memory, MB",
                ),
                rows,
            ),
            "`python -m benchmarks.speed` measures this.",
        )
    )


def _row(subject: Subject, turns: Sequence[Turn]) -> tuple[str, ...]:
    def middle(of: Callable[[Turn], float]) -> float:
        return median(map(of, turns))

    ratios = sorted(turn.ratio for turn in turns)
    return (
        subject.name,
        f"{middle(lambda turn: turn.decode.wall_s):.2f}",
        f"{middle(lambda turn: turn.command.wall_s):.2f}",
        f"**{median(ratios):.2f}**",
        "" if subject.budget is None else f"{subject.budget}",
        f"{ratios[0]:.2f}, {ratios[-1]:.2f}",
        f"{middle(lambda turn: turn.decode.processor_s):.2f}",
        f"{middle(lambda turn: turn.command.processor_s):.2f}",
        f"**{middle(lambda turn: turn.processor_ratio):.2f}**",
        f"{middle(lambda turn: turn.peak_mb):.0f}",
    )


def _film(video: Path) -> str:
    with av.open(str(video)) as container:
        stream = container.streams.video[0]
        seconds = float(container.duration or 0) / av.time_base
        rate = video.stat().st_size * 8 / seconds / 1e6
        return (
            f"{seconds:.0f} s, {stream.width} x {stream.height}, {stream.codec_context.name} "
            f"{stream.codec_context.pix_fmt}, {float(stream.average_rate or 0):.2f} frames a "
            f"second, {rate:.1f} Mbit/s, faces and speech throughout"
        )


def _against_rivals(subject: Subject, turns: Sequence[Turn], pythons: Sequence[str]) -> str:
    costs = measure_rivals(subject.video, pythons, min(3, len(turns)))
    wall_s = median(turn.decode.wall_s for turn in turns)
    processor_s = median(turn.decode.processor_s for turn in turns)
    return report_rivals(subject.name, costs, wall_s, processor_s)


def _subjects(video: Path | None, names: Sequence[str]) -> list[Subject]:
    """The film that was asked for, or those of these names that can be made."""
    if video is not None:
        return [Subject(video.name, video, None)]
    return [subject for name in names if (subject := _subject(name)) is not None]


def _subject(name: str) -> Subject | None:
    if name == "easy":
        return Subject(name, easy_minute(), 1.5)
    if name == "harder":
        return Subject(name, one_minute(), 1.3)
    if name == "long":
        return Subject("easy, 20 minutes", repeated(easy_minute(), LONG_MINUTES), 1.3, most_turns=1)
    large = large_film() if name == "4K" else None
    if large is None:
        print(f"{name} is left out: no such film, or no encoder for HEVC", file=sys.stderr)
        return None
    return Subject(name, large, 1.1)


def _turns(subject: Subject, repeats: int, given: Sequence[str]) -> list[Turn]:
    turns = []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(min(repeats, subject.most_turns)):
            turns.append(_turn(subject.video, given, Path(folder)))
            print(f"{subject.name}: {turns[-1]}", flush=True)
    return turns


def _turn(video: Path, given: Sequence[str], folder: Path) -> Turn:
    decode = bare_decode(video)
    project = folder / "film.aemo"
    run = run_child([*COMMAND, "analyze", str(video), "-o", str(project), "--no-cache", *given])
    if run.exit_code:
        raise SystemExit(run.exit_code)
    return Turn(decode, Cost(run.seconds, run.processor_s), run.peak_mb)


def _cost(work: Callable[[], None]) -> Cost:
    started, before = time.perf_counter(), time.process_time()
    work()
    return Cost(time.perf_counter() - started, time.process_time() - before)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Times the analysis against a bare decode.")
    parser.add_argument("--video", type=Path, help="another film than those made for this")
    parser.add_argument("--films", default="easy,harder,4K,long", help="which, by name")
    parser.add_argument("--workers", default="auto", help="sections of a long film at once")
    parser.add_argument(
        "--python", action="append", default=[], help="an interpreter with rivals' packages"
    )
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--device", default="cpu", help="auto, cpu, cuda or mps")
    parser.add_argument("--dry", action="store_true", help="leave docs/speed.md as it is")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
