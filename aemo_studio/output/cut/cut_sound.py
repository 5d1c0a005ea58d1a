"""Plays a plan as samples: pieces stretched, joined by equal-power crossfades, faded."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
from av.audio.frame import AudioFrame
from av.error import BlockingIOError as NeedsMoreError
from av.error import EOFError as EndedError
from av.filter import Graph
from numpy.typing import NDArray

from aemo_studio.analysis.media.container import choose_streams, opened
from aemo_studio.music.cut.cut_plan import CutPlan, PlacedPiece
from aemo_studio.output.preview.film_sound import RATE_HZ
from aemo_studio.output.preview.mix import Block, sample_at
from aemo_studio.output.stems.played_music import file_blocks

_AROUND_S = 0.25

_MONO_GAIN = math.sqrt(2.0)
"""libav plays mono from both sides 3 dB softer; as a file of its own it keeps its level."""


def cut_sound(path: Path, plan: CutPlan, check: Callable[[], None] = lambda: None) -> Block:
    """Plays a plan: float32[n, 2] at RATE_HZ, n exactly the length. The file is decoded once.

    check: is called again and again, and may raise to stop. Raises MediaError.
    """
    source = _decoded(path, plan, check)
    result = np.zeros((sample_at(plan.length_s), 2), np.float32)
    for number in range(len(plan.pieces)):
        check()
        _add_piece(result, source, plan, number)
    return _faded(result, plan)


def _decoded(path: Path, plan: CutPlan, check: Callable[[], None]) -> Block:
    count = sample_at(max(piece.to_s for piece in plan.pieces) + _AROUND_S)
    blocks = []
    for block in file_blocks(path, 0, count):
        check()
        blocks.append(block)
    whole = np.concatenate(blocks)
    return whole * np.float32(_level(_channels(path), whole))


def _channels(path: Path) -> int:
    with opened(path) as container:
        stream = choose_streams(container).audio
        return 0 if stream is None else stream.codec_context.layout.nb_channels


def _level(channels: int, whole: Block) -> float:
    """Finds how much louder a file is to be than libav plays it from two sides: surround sound
    that adds up to more than a file can hold becomes softer as a whole, and is not clipped."""
    if channels == 1:
        return _MONO_GAIN
    peak = float(np.abs(whole).max(initial=0.0))
    return 1.0 / peak if channels > 2 and peak > 1.0 else 1.0


def _add_piece(result: Block, source: Block, plan: CutPlan, number: int) -> None:
    """Adds a piece, which begins a crossfade before its seam."""
    piece, joined = plan.pieces[number], plan.ending == "loop" or number > 0
    over = sample_at(plan.crossfade_s) if joined else 0
    start, end = sample_at(piece.at_s) - over, sample_at(_end_s(plan, number))
    sound = _played(source, piece, plan.stretch, over, end - start)
    sound = sound * _envelope(len(sound), over, _over_after(plan, number))[:, None]
    if start < 0:  # a loop: what comes before its beginning is heard at its end
        result[start:] += sound[:-start]
        sound, start = sound[-start:], 0
    heard = min(len(sound), len(result) - start)
    result[start : start + heard] += sound[:heard]


def _end_s(plan: CutPlan, number: int) -> float:
    if number + 1 < len(plan.pieces):
        return plan.pieces[number + 1].at_s
    piece = plan.pieces[number]
    return min(plan.length_s, piece.at_s + (piece.to_s - piece.from_s) * plan.stretch)


def _over_after(plan: CutPlan, number: int) -> int:
    last = number + 1 == len(plan.pieces) and plan.ending != "loop"
    return 0 if last else sample_at(plan.crossfade_s)


def _played(source: Block, piece: PlacedPiece, stretch: float, over: int, count: int) -> Block:
    """Plays `count` samples that end with the piece, `over` of them before it begins."""
    first = sample_at(piece.from_s) - round(over / stretch)
    needed = round(count / stretch)
    before = max(0, -first)
    wanted = source[max(0, first) : max(0, first + needed)]
    wanted = np.pad(wanted, [(before, max(0, needed - before - len(wanted))), (0, 0)])
    return wanted[:count] if stretch == 1.0 else _stretched(wanted, stretch, count)


def _envelope(count: int, over_before: int, over_after: int) -> NDArray[np.float32]:
    """Computes the crossfades of a piece: the squares of what goes and what comes add up to 1."""
    envelope = np.ones(count)
    rising = min(over_before, count)
    if rising:
        envelope[:rising] *= np.sin(np.pi / 2 * (np.arange(rising) + 0.5) / rising)
    falling = min(over_after, count)
    if falling:
        envelope[-falling:] *= np.cos(np.pi / 2 * (np.arange(falling) + 0.5) / falling)
    return envelope.astype(np.float32)


def _stretched(sound: Block, stretch: float, count: int) -> Block:
    """Changes the tempo, not the pitch, by FFmpeg's atempo, to exactly `count` samples."""
    graph, played = _tempo_graph(1.0 / stretch), []
    frame = AudioFrame.from_ndarray(
        np.ascontiguousarray(sound, np.float32).reshape(1, -1), "flt", "stereo"
    )
    frame.sample_rate, frame.pts = RATE_HZ, 0
    graph.push(frame)
    graph.push(None)
    while True:
        try:
            out = graph.pull()
        except (NeedsMoreError, EndedError):
            break
        if isinstance(out, AudioFrame):
            played.append(out.to_ndarray().reshape(-1, 2))
    whole = np.concatenate([*played, np.zeros((0, 2), np.float32)])[:count]
    return np.pad(
        whole, [(0, count - len(whole)), (0, 0)], mode="edge" if len(whole) else "constant"
    )


def _tempo_graph(tempo: float) -> Graph:
    graph = Graph()
    source = graph.add_abuffer(
        sample_rate=RATE_HZ,
        format="flt",
        layout="stereo",
        time_base=f"1/{RATE_HZ}",  # type: ignore[arg-type]
    )
    filter_, sink = graph.add("atempo", f"{tempo:.6f}"), graph.add("abuffersink")
    source.link_to(filter_)
    filter_.link_to(sink)
    graph.configure()
    return graph


def _faded(result: Block, plan: CutPlan) -> Block:
    """Fades in where the music begins and out where it ends, and keeps peaks within [-1, 1]."""
    first, end = sample_at(plan.pieces[0].at_s), sample_at(_end_s(plan, len(plan.pieces) - 1))
    rising, falling = sample_at(plan.fade_in_s), sample_at(plan.fade_out_s)
    if rising:
        result[first : first + rising] *= _raised(rising)[: len(result) - first, None]
    if falling:
        falling = min(falling, end)
        result[end - falling : end] *= _raised(falling)[::-1, None]
    return np.clip(result, -1.0, 1.0)


def _raised(count: int) -> NDArray[np.float32]:
    return (0.5 - 0.5 * np.cos(np.pi * np.arange(count) / count)).astype(np.float32)
