"""Renders a Standard MIDI File whose markers are scenes, turns of emotion and the editor's markers,
for Pro Tools, Logic, Cubase and others.

The tempo is 120 beats a minute throughout, which those programs start with, so that a marker
is where it belongs even where the tempo is not taken over. The SMPTE offset says at which
timecode the film starts.
"""

from __future__ import annotations

import io
import itertools
from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from aemo_studio.domain.project import Project
from aemo_studio.domain.time import TimecodeRate
from aemo_studio.output.export.descriptions import scene_name, track_name
from aemo_studio.output.export.emotion_spans import subtitle_spans
from aemo_studio.output.export.options import DEFAULT_OPTIONS, ExportOptions
from aemo_studio.output.export.text import one_line
from aemo_studio.output.export.timeline import Timeline, timeline_of

if TYPE_CHECKING:
    import mido

_BEAT_US = 500_000
_TICKS = 960
"""A quarter of a millisecond at most between a frame and its tick."""

_CHARSET = "utf-8"
_SHORTEST_CELLS = 6
"""Cells, three seconds, that an emotion lasts between two turns."""

_NEAR_S = 1.0
"""Seconds within which a turn is the scene's."""

_RATES = (24, 25, 30)
"""Whole frames a second that a SMPTE offset knows, beside drop-frame."""

_Event = tuple[int, "mido.MetaMessage"]
"""Frame of the film, and what happens there."""


def render_midi_markers(project: Project, options: ExportOptions = DEFAULT_OPTIONS) -> bytes:
    """Renders the file: type 1, markers in the first track, where music begins in the second."""
    import mido

    timeline = timeline_of(project, options)
    file = mido.MidiFile(type=1, ticks_per_beat=_TICKS, charset=_CHARSET)
    title = one_line(project.analysis.video.title)
    head = [
        _meta("track_name", name=title),
        _meta("smpte_offset", **smpte_offset(timeline)),
        _meta("set_tempo", tempo=_BEAT_US),
        _meta("time_signature", numerator=4, denominator=4),
    ]
    file.tracks.append(_track(head, _markers(project, timeline), timeline))
    file.tracks.append(_track([_meta("track_name", name="Music")], _cues(timeline), timeline))
    written = io.BytesIO()
    file.save(file=written)
    return written.getvalue()


def smpte_offset(timeline: Timeline) -> dict[str, Any]:
    """Computes the parts of the offset. Rates that it does not know are told in one that it does:
    50 frames a second in 25, with hundredths of a frame for every second one."""
    rate, written = timeline.rate, timeline.timecode(0)
    hours, minutes, seconds = (int(written[at : at + 2]) for at in (0, 3, 6))
    base = _base(rate)
    part = Fraction(int(written[9:]) * base, rate.nominal)
    frames = int(part)
    return {
        "frame_rate": 29.97 if rate.drop_frame else base,
        "hours": hours,
        "minutes": minutes,
        "seconds": seconds,
        "frames": frames,
        "sub_frames": round((part - frames) * 100) % 100,
    }


def _base(rate: TimecodeRate) -> int:
    nominal = rate.nominal
    even = (base for base in _RATES if nominal % base == 0 or base % nominal == 0)
    return next(even, _RATES[-1])


def _meta(kind: str, **values: Any) -> mido.MetaMessage:
    import mido

    return mido.MetaMessage(kind, time=0, **values)


def _track(
    head: list[mido.MetaMessage], events: Iterator[_Event], timeline: Timeline
) -> mido.MidiTrack:
    """Makes a track of messages that count the ticks from the one before."""
    import mido

    track, at = mido.MidiTrack(head), 0
    for frame, message in sorted(events, key=lambda event: event[0]):
        tick = ticks(timeline, frame)
        track.append(message.copy(time=tick - at))
        at = tick
    end = max(at, ticks(timeline, timeline.duration))
    track.append(_meta("end_of_track").copy(time=end - at))
    return track


def ticks(timeline: Timeline, frame: int) -> int:
    """Computes the tick of a frame, rounded from the exact fraction."""
    return round(timeline.seconds(frame) * 1_000_000 * _TICKS / _BEAT_US)


def _markers(project: Project, timeline: Timeline) -> Iterator[_Event]:
    for span in timeline.scenes:
        yield span.start, _marker(scene_name(span))
    for moment in timeline.moments:
        yield moment.frame, _marker(moment.label)
    yield from _turns(project, timeline)


def _turns(project: Project, timeline: Timeline) -> Iterator[_Event]:
    """Yields what is felt anew inside a scene; at its start, the scene's marker says it."""
    near = timeline.rate.frames(_NEAR_S)
    starts = [span.start for span in timeline.scenes]
    for before, after in itertools.pairwise(subtitle_spans(project, _SHORTEST_CELLS)):
        frame = timeline.rate.frames(after.start_s)
        if before.emotion != after.emotion and not _within(starts, frame, near):
            yield frame, _marker(f"Turn from {before.emotion} to {after.emotion}")


def _within(starts: list[int], frame: int, near: int) -> bool:
    after = bisect_left(starts, frame - near)
    return after < len(starts) and starts[after] <= frame + near


def _cues(timeline: Timeline) -> Iterator[_Event]:
    for cue in timeline.cues:
        name = f"Music {cue.number}: {track_name(cue.track)}"
        yield cue.start, _meta("cue_marker", text=one_line(name))
    for cue in timeline.effects:
        yield cue.start, _meta("cue_marker", text=one_line(f"Effect: {track_name(cue.track)}"))


def _marker(text: str) -> mido.MetaMessage:
    return _meta("marker", text=one_line(text))
