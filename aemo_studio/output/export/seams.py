"""Lays crossfades over the seams of music that is cut to a length: a piece comes in while the one
before it goes out, and is whole on the beat where it begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from aemo_studio.domain.time import TimecodeRate
from aemo_studio.output.export.music_files import fades_of
from aemo_studio.output.export.timeline import Cue, CueClip


class JoinedClip(NamedTuple):
    """A clip of a cue, together with the crossfade before it."""

    #: From the frame at which it begins to come in.
    clip: CueClip
    #: Frames of fade in and fade out.
    fades: tuple[int, int]
    #: Frames during which the clip before is still heard; 0 for none.
    over: int
    #: The same at its end, of the clip after it.
    over_after: int


def joined_clips(cue: Cue, rate: TimecodeRate) -> Iterator[JoinedClip]:
    """Yields the clips of a cue with their fades and crossfades. Loops meet as they are."""
    overs = [0, *(_over(cue, pair, rate) for pair in pairwise(cue.clips)), 0]
    for number, clip in enumerate(cue.clips):
        over, after = overs[number : number + 2]
        fade_in, fade_out = fades_of(cue, clip)
        earlier = replace(clip, start=clip.start - over, source=clip.source - over)
        yield JoinedClip(earlier, (fade_in or over, fade_out or after), over, after)


def _over(cue: Cue, pair: tuple[CueClip, CueClip], rate: TimecodeRate) -> int:
    """Counts the frames of the crossfade between two clips; as many as the file has before the
    later one, and as leave half of the earlier one alone."""
    if cue.fit is None or not cue.fit.crossfade_s:
        return 0
    before, after = pair
    return min(max(1, rate.frames(cue.fit.crossfade_s)), after.source, before.length // 2)
