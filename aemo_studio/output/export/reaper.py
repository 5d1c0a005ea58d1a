"""Renders a project of REAPER (.rpp): the film, picks and sound effects as they are laid, scenes as
coloured regions, and the editor's markers.

Words and values are those that REAPER itself writes, as "State Chunk Definitions" of ReaTeam/Doc
describes them. All times are seconds of whole frames; the ruler shows the film's timecode.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from aemo_studio.domain.music import AS_LAID, ClipMix
from aemo_studio.domain.project import Project
from aemo_studio.domain.time import TimecodeRate
from aemo_studio.output.export.colours import colour_of, moment_colour
from aemo_studio.output.export.descriptions import (
    playing_range,
    scene_name,
    track_name,
    track_note,
)
from aemo_studio.output.export.effect_rows import effect_rows
from aemo_studio.output.export.music_levels import level_keys
from aemo_studio.output.export.options import DEFAULT_OPTIONS, ExportOptions
from aemo_studio.output.export.rpp import Line, block, colour, notes, quoted, seconds, source
from aemo_studio.output.export.seams import JoinedClip, joined_clips
from aemo_studio.output.export.text import one_line
from aemo_studio.output.export.timeline import Cue, CueClip, Timeline, timeline_of

_USUAL_RATE_HZ = 48_000
_HOURS_MINUTES_SECONDS_FRAMES = 5
_STRAIGHT, _EQUAL_POWER = 0, 1
"""Shapes of fades."""


def render_reaper(project: Project, options: ExportOptions = DEFAULT_OPTIONS) -> bytes:
    """Renders the whole project, UTF-8."""
    timeline = timeline_of(project, options)
    lines = block('REAPER_PROJECT 0.1 "6.0" 0', _lines(project, timeline, options))
    text = "".join(f"{line}\n" for line in lines)
    return text.encode("utf-8", errors="surrogateescape")


def _lines(project: Project, timeline: Timeline, options: ExportOptions) -> Iterator[Line]:
    video, rate = project.analysis.video, timeline.rate
    base, counting = frame_rate(rate)
    yield f"PROJOFFS {seconds(timeline.start / rate.rate)} 0 0"
    ruler = _HOURS_MINUTES_SECONDS_FRAMES
    yield f"TIMEMODE {ruler} {ruler} -1 {base} {counting} 0 -1"
    yield f"SMPTESYNC 0 {float(rate.rate):g} 100 40 1000 300 0 0 1 0 0"
    # Nothing moves when somebody sets a tempo.
    yield "TIMELOCKMODE 0"
    yield "TEMPOENVLOCKMODE 0"
    yield f"SAMPLERATE {video.audio_rate_hz or _USUAL_RATE_HZ} 1 0"
    yield "TEMPO 120 4 4"
    yield from _regions(timeline)
    yield from _markers(timeline)
    yield from _track("Film", _film(project, timeline))
    if timeline.cues:
        yield from _track("Music", _music(timeline.cues, timeline, options))
    for name, row in effect_rows(timeline):
        yield from _track(name, _music(row, timeline, replace(options, levels=None)))


def frame_rate(rate: TimecodeRate) -> tuple[int, int]:
    """Computes REAPER's frame rate: whole frames a second, and 1 for drop-frame, 2 for the same
    without (29.97, 23.976), 0 for whole rates."""
    if not rate.is_ntsc:
        return rate.nominal, 0
    return rate.nominal, 1 if rate.drop_frame else 2


def _regions(timeline: Timeline) -> Iterator[Line]:
    for span in timeline.scenes:
        start, end = seconds(timeline.seconds(span.start)), seconds(timeline.seconds(span.end))
        shade = colour(colour_of(span.emotion).rgb)
        yield f"MARKER {span.number} {start} {quoted(scene_name(span))} 1 {shade} 1 R"
        yield f'MARKER {span.number} {end} "" 1'


def _markers(timeline: Timeline) -> Iterator[Line]:
    for number, moment in enumerate(timeline.moments, start=1):
        at, name = seconds(timeline.seconds(moment.frame)), moment.label
        shade = colour(moment_colour(moment.hue).rgb)
        yield f"MARKER {number} {at} {quoted(name)} 0 {shade} 1 B"


def _track(name: str, items: Iterator[Line]) -> Iterator[Line]:
    head = (f"NAME {quoted(name)}", "VOLPAN 1 0 -1 -1 1", "MUTESOLO 0 0 0", "NCHAN 2")
    yield from block("TRACK", [*head, *items])


def _film(project: Project, timeline: Timeline) -> Iterator[Line]:
    video, whole = project.analysis.video, CueClip(0, timeline.duration, 0)
    body = [
        *_place(whole, timeline, (0, 0), (_STRAIGHT, _STRAIGHT)),
        _named(video.file_name),
        *source(video.path, None),
    ]
    yield from block("ITEM", body)


def _music(cues: Iterable[Cue], timeline: Timeline, options: ExportOptions) -> Iterator[Line]:
    for cue in cues:
        path = cue.track.path
        about = f"{playing_range(cue, timeline)}\n{track_note(cue.track)}"
        for part in joined_clips(cue, timeline.rate):
            media = source(path, options.copy_by_file.get(str(path)))
            envelope = _envelope(cue, part.clip, timeline, options)
            body = [*_clip(cue, part, timeline, options), *notes(about), *media, *envelope]
            yield from block("ITEM", body)


def _clip(cue: Cue, part: JoinedClip, timeline: Timeline, options: ExportOptions) -> Iterator[Line]:
    shapes = tuple(_EQUAL_POWER if over else _STRAIGHT for over in (part.over, part.over_after))
    # With levels the gain is in the envelope.
    mix = cue.mix if options.levels is None else replace(cue.mix, gain_db=0.0)
    yield from _place(part.clip, timeline, part.fades, shapes, mix)
    yield _named(track_name(cue.track))


def _envelope(
    cue: Cue, clip: CueClip, timeline: Timeline, options: ExportOptions
) -> Iterator[Line]:
    """Yields the volume envelope of a take: seconds from its start, factors, straight lines."""
    keys = level_keys(cue, clip, timeline, options.levels)
    if keys:
        points = (
            f"PT {seconds(timeline.seconds(key.frame - clip.start))} {key.factor:.6f} 0"
            for key in keys
        )
        yield from block("VOLENV", ["ACT 1 -1", "VIS 1 1 1", "ARM 0", *points])


def _place(
    clip: CueClip,
    timeline: Timeline,
    fades: tuple[int, int],
    shapes: tuple[int, ...],
    mix: ClipMix = AS_LAID,
) -> Iterator[Line]:
    """Yields where an item lies, which part of its file it plays, its fades and its level."""
    yield f"POSITION {seconds(timeline.seconds(clip.start))}"
    yield f"LENGTH {seconds(timeline.seconds(clip.length))}"
    yield "LOOP 0"
    for word, frames, shape in zip(("FADEIN", "FADEOUT"), fades, shapes, strict=True):
        yield f"{word} {shape} {seconds(timeline.seconds(frames))} 0"
    yield f"MUTE {int(mix.muted)} 0"
    volume = f"{10.0 ** (mix.gain_db / 20.0):.6f}" if mix.gain_db else "1"
    yield f"VOLPAN {volume} 0 1 -1"
    yield f"SOFFS {seconds(timeline.seconds(clip.source))}"
    yield "PLAYRATE 1 1 0 -1 0 0.0025"


def _named(name: str) -> Line:
    return f"NAME {quoted(one_line(name))}"
