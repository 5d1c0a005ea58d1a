"""Counts the processor cores that this process may use, and shares them out."""

from __future__ import annotations

import importlib
import os
import sys

MOST_SECTIONS = 8
"""Sections of a film at once that are chosen at most: each takes memory."""

_FEWEST_CORES = 4
_BLAS_THREADS = "OPENBLAS_NUM_THREADS"


def cores_in_use() -> int:
    """Counts the cores that this process may run on; at least 1."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1


def sections_at_once(films: int = 1) -> int:
    """Chooses how many sections of each of so many films are worth analysing at once here: one
    alone keeps two cores busy, and sound needs some too."""
    cores = cores_in_use() // max(1, films)
    return min(cores * 3 // 4, MOST_SECTIONS) if cores >= _FEWEST_CORES else 1


def import_numpy_on_one_core() -> None:
    """Imports numpy without the threads of its matrix products, unless it is loaded or the user has
    chosen their number.

    They are made at the import, and wait by spinning until somebody ends them.
    """
    if "numpy" in sys.modules or _BLAS_THREADS in os.environ:
        return
    os.environ[_BLAS_THREADS] = "1"
    try:
        importlib.import_module("numpy")
    finally:
        del os.environ[_BLAS_THREADS]  # programs that this one starts choose for themselves
