"""Plays scores with sampled instruments, for benchmarks/rendered_pieces.py.

    pip install tinysoundfont==0.3.7 pretty-midi==0.2.11.post0

brings the synthesiser and a General MIDI sound font of 6 MB (TimGM6mb). Nothing of them is part
of the program or of its tests.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import scipy.signal

from tests.song_factory import RATE, Sound

DRUMS = 9
"""The channel of the drums."""

_ROOM_S, _TAIL_S = 1.2, 2.5


class Note(NamedTuple):
    """A note as it is played."""

    #: Seconds.
    start_s: float
    length_s: float
    channel: int
    #: Of MIDI: key and velocity.
    key: int
    velocity: int


def is_installed() -> bool:
    names = ("tinysoundfont", "pretty_midi")
    return all(importlib.util.find_spec(name) is not None for name in names)


def played(notes: Sequence[Note], programs: Sequence[int], room: float, seed: int) -> Sound:
    """Plays notes: float32[n] mono at RATE. programs: instruments of the channels from 0, as
    General MIDI counts them. room: share of reverberation, 0 to 1."""
    synth = _synth(programs)
    changes = [(note.start_s, 1, note) for note in notes]
    changes += [(note.start_s + note.length_s, 0, note) for note in notes]
    blocks, at = [], 0
    for when_s, begins, note in sorted(changes, key=lambda change: change[:2]):
        if (count := round(when_s * RATE) - at) > 0:
            blocks.append(_generated(synth, count))
            at += count
        if begins:
            synth.noteon(note.channel, note.key, note.velocity)
        elif note.channel != DRUMS:
            synth.noteoff(note.channel, note.key)
    blocks.append(_generated(synth, round(_TAIL_S * RATE)))
    return _in_a_room(np.concatenate(blocks), room, seed)


def _synth(programs: Sequence[int]) -> Any:
    synth = importlib.import_module("tinysoundfont").Synth(samplerate=RATE)
    font = synth.sfload(str(_sound_font()), gain=-12.0)
    for channel, program in enumerate(programs):
        synth.program_select(channel, font, 0, program)
    synth.program_select(DRUMS, font, 128, 0, True)
    return synth


def _sound_font() -> Path:
    found = importlib.util.find_spec("pretty_midi")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).with_name("TimGM6mb.sf2")


def _generated(synth: Any, count: int) -> Sound:
    stereo = np.frombuffer(synth.generate(count), np.float32).reshape(-1, 2)
    return stereo.mean(axis=1).astype(np.float32)


def _in_a_room(sound: Sound, share: float, seed: int) -> Sound:
    """Adds the sound of a room: noise that dies away."""
    times = np.arange(round(_ROOM_S * RATE)) / RATE
    noise = np.random.default_rng(seed).normal(size=len(times)) * np.exp(-times * 5.5)
    wet = scipy.signal.fftconvolve(sound, noise / np.linalg.norm(noise))[: len(sound)]
    mixed = sound + share * wet
    return (0.9 * mixed / max(float(np.abs(mixed).max()), 1e-9)).astype(np.float32)
