"""Mixes the film's own sound with the music under it, by moviepy, block by block."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aemo_studio.music.listening.loudness import measure
from aemo_studio.music.placement import Placement
from aemo_studio.output.preview.ducking import Ducking
from aemo_studio.output.preview.effects import MOST_GAIN_DB, USUAL_LUFS
from aemo_studio.output.preview.film_sound import (
    RATE_HZ,
    FilmSound,
    clips_of,
    loudness_of_film,
    open_clip,
)
from aemo_studio.output.preview.heard_pieces import HeardPiece, heard_pieces

BLOCK = 24_000

_SHORTEST_S = 0.024

Block = NDArray[np.float32]


@contextlib.contextmanager
def mixed(
    film: FilmSound, placements: tuple[Placement, ...], ducking: Ducking
) -> Iterator[Iterator[Block]]:
    """Mixes film and music: blocks float32[n, 2] at RATE_HZ, from 0 to the end of the film; may
    exceed 1.

    Music is brought to the loudness of the film's own sound. Raises MediaError.
    """
    with contextlib.ExitStack() as stack:
        own_lufs = loudness_of_film(film)
        clips = [] if own_lufs is None else clips_of(film, stack)
        for placed in placements:
            gain = gain_of(_lufs(_file(placed)), own_lufs) * placed.mix.factor
            clips.extend(_music(placed, gain, ducking, stack))
        yield _blocks(clips, film.duration_s)


def gain_of(own_lufs: float | None, film_lufs: float | None) -> float:
    """Computes the factor that brings music to the loudness of the film's own sound, or to a usual
    one where the film is silent; 1 for silent music."""
    if own_lufs is None:
        return 1.0
    level = USUAL_LUFS if film_lufs is None else film_lufs
    decibels = np.clip(level - own_lufs, -MOST_GAIN_DB, MOST_GAIN_DB)
    return float(10.0 ** (decibels / 20.0))


def sample_at(seconds: float) -> int:
    """Finds the number of the sample that is played nearest to a time."""
    return round(seconds * RATE_HZ)


def _blocks(clips: Sequence[Any], duration_s: float) -> Iterator[Block]:
    from moviepy.audio.AudioClip import CompositeAudioClip

    whole = CompositeAudioClip([_silence(duration_s), *clips]).with_duration(duration_s)
    total = sample_at(duration_s)
    for first in range(0, total, BLOCK):
        times = np.arange(first, min(first + BLOCK, total)) / RATE_HZ
        yield np.asarray(whole.get_frame(times), np.float32)


def _music(
    placed: Placement, gain: float, ducking: Ducking, stack: contextlib.ExitStack
) -> Iterator[Any]:
    """Makes one clip a piece, faded, ducked, at the film's level; at seams they overlap."""
    for piece in heard_pieces(placed):
        clip = open_clip(_file(placed), stack)
        end_s = min(piece.to_s, clip.duration)
        if end_s - piece.from_s >= _SHORTEST_S:
            part = clip.subclipped(piece.from_s, end_s)
            yield _shaped(part, gain, piece, ducking).with_start(piece.at_s)


def _file(placed: Placement) -> Path:
    return Path(placed.track.file or "")


def _shaped(clip: Any, gain: float, piece: HeardPiece, ducking: Ducking) -> Any:
    """Applies gain, ducking and fades to a clip."""
    length_s = clip.duration

    def level(get_frame: Any, t: Any) -> Any:
        times = np.atleast_1d(np.asarray(t, np.float64))
        envelope = gain * ducking.gain(times + piece.at_s)
        envelope = envelope * piece.factors(times, length_s)
        frames = np.asarray(get_frame(t))
        return frames * (envelope[:, None] if frames.ndim == 2 else envelope[0])

    return clip.transform(level, keep_duration=True)


def _lufs(path: Path, check: Callable[[], None] = lambda: None) -> float | None:
    loudness = measure(path, check=check)
    return None if loudness is None else loudness.integrated_lufs


def _silence(duration_s: float) -> Any:
    from moviepy.audio.AudioClip import AudioArrayClip

    # moviepy needs a clip of a mixture at every moment; this one lasts all the time.
    nothing = AudioArrayClip(np.zeros((2, 2)), fps=RATE_HZ)
    return nothing.transform(
        lambda _, t: np.zeros((len(t), 2)) if isinstance(t, np.ndarray) else np.zeros(2)
    ).with_duration(duration_s)
