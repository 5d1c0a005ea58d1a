"""Writes the picked sound effects as a stem of the film's length."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import numpy as np

from aemo_studio.output.preview.effect_mix import EffectMix
from aemo_studio.output.preview.effects import PlayedEffect
from aemo_studio.output.preview.mix import BLOCK, Block, sample_at


def effect_blocks(
    gains: Iterable[tuple[PlayedEffect, float]], duration_s: float, check: Callable[[], None]
) -> Iterator[Block]:
    """Yields float32[n, 2] from the first sample of the film to its last.

    gains: factors of each effect. check: is called before each block, and may raise to stop.
    Raises MediaError.
    """
    mix, total = EffectMix(gains), sample_at(duration_s)
    for first in range(0, total, BLOCK):
        check()
        yield mix.add_to(np.zeros((min(BLOCK, total - first), 2), np.float32))
