"""Makes the sound of the sample film: an espeak-ng voice, soft chords, machines."""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from sample_film.story import LINES, MUSIC_S, RUMBLE_S, SOUND_RATE_HZ, Line, duration_s

Sound = NDArray[np.float32]

_CHORDS_HZ = (
    (110.0, 164.8, 220.0, 277.2),
    (98.0, 146.8, 196.0, 246.9),
    (82.4, 123.5, 164.8, 207.7),
)
_CHORD_S = 4.0
_MUSIC_LEVEL = 0.035
_RUMBLE_LEVEL = 0.03
_VOICE_LEVEL = 0.8


def soundtrack() -> tuple[Sound, list[tuple[Line, float]]]:
    """float32[n], 48 kHz mono, and every line with the moment it ends. Raises OSError
    without espeak-ng, ValueError where a line runs into the next one."""
    sound = np.zeros(round(duration_s() * SOUND_RATE_HZ), np.float32)
    spoken: list[tuple[Line, float]] = []
    limits = [*(line.start_s for line in LINES[1:]), duration_s()]
    for line, limit_s in zip(LINES, limits, strict=True):
        voice = _speak(line)
        end_s = line.start_s + len(voice) / SOUND_RATE_HZ
        if end_s > limit_s:
            raise ValueError(f"{line.text!r} ends at {end_s:.2f} s, the next starts at {limit_s} s")
        _add(sound, line.start_s, voice)
        spoken.append((line, end_s))
    _add(sound, MUSIC_S[0], _chords(MUSIC_S[1] - MUSIC_S[0]))
    _add(sound, RUMBLE_S[0], _rumble(RUMBLE_S[1] - RUMBLE_S[0]))
    return np.clip(sound, -0.98, 0.98).astype(np.float32), spoken


def _add(sound: Sound, start_s: float, part: Sound) -> None:
    at = round(start_s * SOUND_RATE_HZ)
    sound[at : at + len(part)] += part[: len(sound) - at]


def _speak(line: Line) -> Sound:
    manner = line.manner
    ssml = f'<speak><prosody range="{manner.pitch_range}%">{escape(line.text)}</prosody></speak>'
    options = {
        "-v": manner.voice,
        "-s": manner.speed,
        "-p": manner.pitch,
        "-a": manner.loudness,
    }
    arguments = [str(part) for pair in options.items() for part in pair]
    with TemporaryDirectory() as folder:
        spoken = Path(folder) / "line.wav"
        subprocess.run(["espeak-ng", "-m", *arguments, "-w", str(spoken), ssml], check=True)
        samples, rate = soundfile.read(spoken, dtype="float32")
    voice = soxr.resample(samples, rate, SOUND_RATE_HZ)
    return (_VOICE_LEVEL * _without_silence(voice)).astype(np.float32)


def _without_silence(voice: Sound) -> Sound:
    loud = np.flatnonzero(np.abs(voice) > 0.004)
    return voice[loud[0] : loud[-1] + 1]


def _chords(seconds: float) -> Sound:
    """Three slow chords in turn; each tone swells and dies away."""
    time = np.arange(round(seconds * SOUND_RATE_HZ)) / SOUND_RATE_HZ
    swell = np.sin(np.pi * (time % _CHORD_S) / _CHORD_S) ** 0.7
    which = (time // _CHORD_S).astype(int) % len(_CHORDS_HZ)
    tones = np.array(_CHORDS_HZ)[which]
    music = sum(np.sin(2 * np.pi * tones[:, n] * time) / (1 + 0.4 * n) for n in range(4))
    return (_MUSIC_LEVEL * swell * music * _fades(time, seconds)).astype(np.float32)


def _rumble(seconds: float) -> Sound:
    """Noise without its high part, as of pumps and fans behind a wall."""
    time = np.arange(round(seconds * SOUND_RATE_HZ)) / SOUND_RATE_HZ
    noise = np.random.default_rng(1).normal(0, 1, len(time))
    kernel = np.hanning(400)
    low = np.convolve(noise, kernel / np.sqrt((kernel**2).sum()), "same")
    throb = 1 + 0.4 * np.sin(2 * np.pi * 1.6 * time)
    return (_RUMBLE_LEVEL * low * throb * _fades(time, seconds)).astype(np.float32)


def _fades(time: NDArray[np.float64], seconds: float) -> NDArray[np.float64]:
    return np.clip(np.minimum(time, seconds - time) / 1.0, 0, 1)
