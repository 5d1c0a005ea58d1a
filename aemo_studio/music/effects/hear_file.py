"""Hears one file of the editor's own effects. Runs in helper processes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from av.container import InputContainer
from av.error import FFmpegError
from numpy.typing import NDArray

from aemo_studio.analysis.media.container import choose_streams, decoded_sound, opened
from aemo_studio.analysis.media.soundtrack import MonoResampler, cleaned
from aemo_studio.base.errors import MediaError, StudioError
from aemo_studio.base.translations import Phrase
from aemo_studio.music.effects.heard_file import HeardFile
from aemo_studio.music.own_music.helper_processes import Failed, failed_at
from aemo_studio.music.own_music.reasons import portable

LISTENED_S = 60.0
"""Of a longer file only the first minute is heard: most are the same all along."""

_RATE_HZ = 16_000
_SHORTEST = _RATE_HZ // 100


def hear_file(path: Path) -> HeardFile | Failed | Phrase:
    """Hears a file; returns a sentence on why that fails, where it does.

    A fault of the program, which says nothing about the file, is a Failed.
    """
    try:
        return _hear(path)
    except MediaError as error:
        return portable(error.phrase)
    except StudioError as error:
        return Failed(portable(error.phrase))
    except Exception as error:  # a library's fault in one file must not end the others
        return failed_at(path, error)


def _hear(path: Path) -> HeardFile:
    # Imported here: torch is loaded in the helper alone.
    from aemo_studio.analysis.heard.whole_sound import hear_whole

    try:
        with opened(path) as container:
            samples, duration_s = _decoded(path, container)
    except FFmpegError as error:
        reason = (error.strerror or str(error)).rstrip(".")
        raise MediaError(
            "{path} is no sound that can be read ({reason}).", path=path, reason=reason
        ) from error
    heard = hear_whole(samples)
    return HeardFile(round(duration_s, 3), heard.classes, round(heard.steadiness, 3))


def _decoded(path: Path, container: InputContainer) -> tuple[NDArray[np.float32], float]:
    """Decodes the first minute, float32[n] at 16 kHz; returns the seconds of the whole, too."""
    stream = choose_streams(container).audio
    if stream is None:
        raise MediaError("{path} has no sound; name a sound effect.", path=path)
    mono, parts, seconds = MonoResampler(_RATE_HZ), list[NDArray[np.float32]](), 0.0
    for frames in decoded_sound(container, stream):
        for frame in frames or ():
            seconds += frame.samples / frame.sample_rate
            frame.pts = None
            parts.append(mono.push(frame))
        if seconds >= LISTENED_S:
            break
    samples = cleaned(np.concatenate([*parts, mono.flush()]))
    if samples.size < _SHORTEST:
        raise MediaError("{path} holds no sound that can be decoded.", path=path)
    stated_s = 0.0 if container.duration is None else container.duration / 1_000_000
    whole_s = max(seconds, stated_s) if seconds >= LISTENED_S else seconds
    return samples[: round(LISTENED_S * _RATE_HZ)], whole_s
