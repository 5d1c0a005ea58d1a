"""Compares films at any offset, by the pictures that are known twice a moment."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aemo_studio.project.recut.descriptors import Described, Values

STEPS = 2
"""Pictures of a moment that are known."""

Numbers = NDArray[np.float64]


def steps_s(film: Described, start_s: float, end_s: float) -> Numbers:
    """Lists the times within a span of which the picture is known."""
    rate_hz = film.rate_hz * STEPS
    first, end = int(np.ceil(start_s * rate_hz)), int(np.ceil(end_s * rate_hz))
    return np.arange(first, min(end, STEPS * len(film.looks))) / rate_hz


def seen_apart(old: Described, new: Described, times_s: Numbers, later_s: float) -> Values:
    """Compares pictures of the new film with those `later_s` seconds later in the old one."""
    here, there = _looks_at(new, times_s), _looks_at(old, times_s + later_s)
    return np.asarray(((here - there) ** 2).sum(axis=1), np.float32)


def _looks_at(film: Described, times_s: Numbers) -> Values:
    places = np.clip(times_s * film.rate_hz * STEPS, 0, STEPS * len(film.looks) - 1.001)
    first = np.floor(places + 1e-6).astype(int)
    part = np.clip(places - first, 0.0, 1.0).astype(np.float32)[:, None]
    before, after = (_known(film, at) for at in (first, first + 1))
    return before + part * (after - before)


def _known(film: Described, steps: NDArray[np.int64]) -> Values:
    at = np.minimum(steps // STEPS, len(film.looks) - 1)
    later = (steps % STEPS == 1)[:, None]
    return np.where(later, film.later_looks[at], film.looks[at])
