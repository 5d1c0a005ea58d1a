"""Measures the stages of an analysis by the wall clock."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Timings:
    """Seconds by the wall clock that an analysis took, in all and stage by stage."""

    #: Seconds of work by name of the stage; stages overlap, so their sum exceeds `total_s`.
    stages: dict[str, float] = field(default_factory=dict)
    #: Seconds from the start to the end of the analysis.
    total_s: float = 0.0
    #: Whether the result came from the cache.
    cached: bool = False

    def add(self, name: str, seconds: float) -> None:
        """Adds seconds of work to a stage."""
        self.stages[name] = self.stages.get(name, 0.0) + seconds

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measures the block and adds its time to the stage."""
        started = time.perf_counter()
        try:
            yield
        finally:
            self.add(name, time.perf_counter() - started)
