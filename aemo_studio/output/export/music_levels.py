"""Lays levels under the music: loudness like the film's, and lower where people speak."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from aemo_studio.output.export.music_files import fades_of
from aemo_studio.output.export.options import MusicLevels
from aemo_studio.output.export.timeline import Cue, CueClip, Timeline

_SILENT_DB = -96.0


class LevelKey(NamedTuple):
    """A keyframe of a clip's level."""

    #: Frame of the film.
    frame: int
    #: Decibels.
    decibels: float

    @property
    def factor(self) -> float:
        return float(10.0 ** (self.decibels / 20.0))


def level_keys(
    cue: Cue, clip: CueClip, timeline: Timeline, levels: MusicLevels | None
) -> list[LevelKey]:
    """Computes the keyframes of a clip, first and last frame included; none where no levels are
    wanted. The editor's own gain is in them."""
    if levels is None:
        return []
    gain_db = levels.gain_by_file.get(cue.track.file or "", 0.0) + cue.mix.gain_db
    frames = [timeline.rate.frames(time_s) for time_s, _ in levels.ducking]
    inside = [frame for frame in frames if clip.start < frame < clip.end]
    return [
        LevelKey(frame, round(gain_db + _ducked_db(timeline, levels, frame), 2))
        for frame in sorted({clip.start, *inside, clip.end})
    ]


def faded_keys(
    cue: Cue, clip: CueClip, timeline: Timeline, levels: MusicLevels | None
) -> list[tuple[int, float]]:
    """Computes frames of the film and factors, with the fades in them, for formats whose fades are
    keyframes of the same level."""
    keys = level_keys(cue, clip, timeline, levels)
    fade_in, fade_out = fades_of(cue, clip)
    edges = {clip.start, clip.start + fade_in, clip.end - fade_out, clip.end}
    frames = sorted({key.frame for key in keys} | edges)
    decibels = np.interp(frames, [key.frame for key in keys], [key.decibels for key in keys])
    return [
        (frame, round(_faded(frame, clip, fade_in, fade_out) * 10.0 ** (float(level) / 20.0), 5))
        for frame, level in zip(frames, decibels, strict=True)
    ]


def _faded(frame: int, clip: CueClip, fade_in: int, fade_out: int) -> float:
    rising = (frame - clip.start) / fade_in if fade_in else 1.0
    falling = (clip.end - frame) / fade_out if fade_out else 1.0
    return max(0.0, min(1.0, rising, falling))


def _ducked_db(timeline: Timeline, levels: MusicLevels, frame: int) -> float:
    if not levels.ducking:
        return 0.0
    times, decibels = zip(*levels.ducking, strict=True)
    return max(_SILENT_DB, float(np.interp(float(timeline.seconds(frame)), times, decibels)))
