"""Describes what is seen and heard in a film on an even grid, so that films can be compared.

Every constant is by hand: docs/conform.md says on which films.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.media.picture_trace import (
    LEVELS,
    STEP,
    coarse_picture,
    unpack_trace,
)
from aemo_studio.domain.project import Analysis
from aemo_studio.domain.scene import Shot
from aemo_studio.domain.video import Thumbnail, Waveform

Values = NDArray[np.float32]

GRID_HZ = 4.0
"""Moments per second at which films are compared."""

_LIGHT, _COLOUR, _MEAN = 0.5, 0.25, 0.5
"""How much the pattern of light, the colours and the brightness count in the squared distance of
two pictures."""

_FLAT_LEVELS = 8.0
"""Levels of 255 that are added to the spread of light, so that grain does not tell flat pictures
apart."""

_COLOUR_LEVELS = 20.0
"""Levels of 255 that are added to the strength of colours, so that hints of them count little."""

_WINDOW_S, _WINDOW_LEVELS = 2.0, 40
"""Seconds of sound around a moment, and levels in them."""

_FAINT = 1e-3
"""Level (1: full scale) that is added before the logarithm, so that silence has one."""

_EVEN_DEVIATION = 0.05
"""Deviation of the levels (natural logarithms) up to which a sound is even."""

_ONE_SHOT_LEVELS = 16.0
"""Mean difference of two pictures, in levels of 255, above which a cut lies between them."""


@dataclass(frozen=True, eq=False)
class Described:
    """A film as it is compared, every 1 / rate_hz seconds."""

    #: Moments per second.
    rate_hz: float
    #: float32[n, d]: the picture; the squared distance of two is 0 for the same, about 1 for
    #: pictures that have nothing to do with each other.
    looks: Values
    #: float32[n, LEVELS + COLOURS]: the coarse pictures, in levels of 255.
    values: Values
    #: The looks half a moment later.
    later_looks: Values
    #: The coarse pictures half a moment later.
    later_values: Values
    #: bool[n]: whether there is a picture.
    seen: NDArray[np.bool_]
    #: float32[n, w], rows of length 1, 0 where it is even: the loudness around the moment; the dot
    #: product of two is their likeness.
    sounds: Values
    #: float64, ascending: the cuts, in seconds.
    cuts_s: NDArray[np.float64]
    #: Seconds of the film.
    duration_s: float
    #: Whether a picture of each moment was kept, rather than thumbnails alone.
    traced: bool = True

    @cached_property
    def squares(self) -> Values:
        """float32[n]: the squared length of each look."""
        return np.asarray((self.looks**2).sum(axis=1), np.float32)


def describe(analysis: Analysis, rate_hz: float = GRID_HZ) -> Described:
    """Describes a film by what its analysis kept."""
    duration_s = analysis.video.duration_s
    times_s = np.arange(max(1, int(np.ceil(duration_s * rate_hz - 1e-6)))) / rate_hz
    values, seen = _pictures(analysis, times_s)
    later, _ = _pictures(analysis, times_s + 0.5 / rate_hz)
    return Described(
        rate_hz=rate_hz,
        values=values,
        looks=looks_of(values),
        later_values=later,
        later_looks=looks_of(later),
        seen=seen,
        sounds=_sounds(analysis.waveform, times_s),
        cuts_s=np.array([shot.start_s for shot in analysis.shots[1:]]),
        duration_s=duration_s,
        traced=analysis.trace is not None and analysis.trace.count > 0,
    )


def usual_rate_hz(*films: Analysis) -> float:
    """Finds the rate at which films are compared: the lowest of their traces'."""
    rates = [film.trace.rate_hz for film in films if film.trace is not None]
    return min([GRID_HZ, *rates])


def at_speed(film: Described, speed: float) -> Described:
    """Describes a film as if it ran slower by a factor near 1."""
    count = max(1, round(len(film.looks) * speed))
    places = np.clip(np.round(np.arange(count) / speed), 0, len(film.looks) - 1).astype(int)
    return Described(
        film.rate_hz,
        film.looks[places],
        film.values[places],
        film.later_looks[places],
        film.later_values[places],
        film.seen[places],
        film.sounds[places],
        film.cuts_s * speed,
        film.duration_s * speed,
        film.traced,
    )


def _pictures(analysis: Analysis, times_s: NDArray[np.float64]) -> tuple[Values, NDArray[np.bool_]]:
    """Finds the coarse picture of each moment, in levels of 255, and whether there is one."""
    trace = analysis.trace
    if trace is not None and trace.count:
        values = unpack_trace(trace).astype(np.float32) * trace.step + trace.step / 2
        return _at(values, times_s * trace.rate_hz), np.ones(len(times_s), bool)
    coarse, seen = _of_thumbnails(analysis.thumbnails, analysis.shots, times_s)
    return coarse.astype(np.float32) * STEP + STEP / 2, seen


def _at(values: Values, places: NDArray[np.float64]) -> Values:
    """Reads pictures between those that were kept: across a cut, the one before."""
    first = np.clip(np.floor(places + 1e-6).astype(int), 0, len(values) - 1)
    part = np.clip(places - first, 0.0, 1.0).astype(np.float32)[:, None]
    before, after = values[first], values[np.minimum(first + 1, len(values) - 1)]
    goes_on = np.abs(after - before).mean(axis=1, keepdims=True) <= _ONE_SHOT_LEVELS
    return np.where(goes_on & (part > 1e-3), before + part * (after - before), before)


def _of_thumbnails(
    thumbnails: tuple[Thumbnail, ...], shots: tuple[Shot, ...], times_s: NDArray[np.float64]
) -> tuple[NDArray[np.uint8], NDArray[np.bool_]]:
    """Takes the nearest thumbnail of the same shot: projects of older programs have no trace."""
    pictures = [(t.time_s, _decoded(t.jpeg)) for t in thumbnails]
    readable = [(time_s, picture) for time_s, picture in pictures if picture is not None]
    if not readable:
        empty = np.zeros((len(times_s), LEVELS + 24), np.uint8)
        return empty, np.zeros(len(times_s), bool)
    at_s = np.array([time_s for time_s, _ in readable])
    edges = np.array([shot.start_s for shot in shots])
    nearest = np.abs(times_s[:, None] - at_s[None, :]).argmin(axis=1)
    same = np.searchsorted(edges, times_s, "right") == np.searchsorted(
        edges, at_s[nearest], "right"
    )
    return np.array([picture for _, picture in readable])[nearest], same


def _decoded(jpeg: bytes) -> NDArray[np.uint8] | None:
    picture = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR)
    return None if picture is None else coarse_picture(np.asarray(picture, np.uint8))


def looks_of(values: Values) -> Values:
    """Turns coarse pictures into vectors that hardly change with exposure, contrast or coding."""
    light, colour = values[:, :LEVELS], values[:, LEVELS:]
    mean, spread = light.mean(axis=1, keepdims=True), light.std(axis=1, keepdims=True)
    pattern = (light - mean) / (spread + _FLAT_LEVELS) * np.sqrt(_LIGHT / LEVELS)
    tint = colour - 128
    strength = np.sqrt((tint**2).mean(axis=1, keepdims=True)) + _COLOUR_LEVELS
    tint = tint / strength * np.sqrt(_COLOUR / colour.shape[1])
    return np.hstack([pattern, tint, mean / 255 * np.sqrt(_MEAN)]).astype(np.float32)


def log_levels(waveform: Waveform) -> Values:
    """Computes the level of a sound over time, as natural logarithms."""
    return np.log(waveform.peaks[:, 1] - waveform.peaks[:, 0] + _FAINT)


def _sounds(waveform: Waveform, times_s: NDArray[np.float64]) -> Values:
    """Describes how the level moves in the two seconds around each moment."""
    offsets_s = np.arange(_WINDOW_LEVELS) / _WINDOW_LEVELS * _WINDOW_S - _WINDOW_S / 2
    if not len(waveform.peaks):
        return np.zeros((len(times_s), _WINDOW_LEVELS), np.float32)
    level = log_levels(waveform)
    places = np.round((times_s[:, None] + offsets_s[None, :]) * waveform.rate_hz).astype(int)
    windows = level[np.clip(places, 0, len(level) - 1)]
    windows = windows - windows.mean(axis=1, keepdims=True)
    moves = windows.std(axis=1, keepdims=True) > _EVEN_DEVIATION
    norms = np.maximum(np.linalg.norm(windows, axis=1, keepdims=True), 1e-6)
    return np.where(moves, windows / norms, 0.0).astype(np.float32)
