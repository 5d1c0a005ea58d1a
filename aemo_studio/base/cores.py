"""Counts the processor cores that this process may use."""

from __future__ import annotations

import os


def cores_in_use() -> int:
    """Counts the cores that this process may run on; at least 1."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1
