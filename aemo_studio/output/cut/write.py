"""Writes the sound of a plan as a WAV file, 24 bits, stereo."""

from __future__ import annotations

import io
import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np

from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.music.cut.cut_plan import CutPlan
from aemo_studio.output.cut.cut_sound import cut_sound
from aemo_studio.output.preview.film_sound import RATE_HZ
from aemo_studio.output.preview.mix import Block

_HIGHEST = 2**23 - 1


def write_cut(
    track: Path, plan: CutPlan, target: Path, check: Callable[[], None] = lambda: None
) -> None:
    """Writes the WAV file of a plan, as long as the plan to the sample.

    check: is called again and again, and may raise to stop. Raises MediaError if the track cannot
    be read, OutputError.
    """
    write_atomic(target, _as_wave(cut_sound(track, plan, check)))


def _as_wave(sound: Block) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as output:
        output.setnchannels(2)
        output.setsampwidth(3)
        output.setframerate(RATE_HZ)
        output.writeframes(_as_24_bits(sound))
    return file.getvalue()


def _as_24_bits(sound: Block) -> bytes:
    whole = np.rint(sound.astype(np.float64) * _HIGHEST).astype("<i4")
    return whole.view(np.uint8).reshape(-1, 4)[:, :3].tobytes()
