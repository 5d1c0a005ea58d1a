"""Renders OpenTimelineIO: the film with its scenes as markers, all scores in their metadata, and
picks and sound effects as clips on tracks of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from aemo_studio.domain.project import Project
from aemo_studio.music.fit.pieces import Fit
from aemo_studio.output.export.colours import colour_of, moment_colour
from aemo_studio.output.export.descriptions import scene_name, scene_note, track_name
from aemo_studio.output.export.effect_rows import effect_rows
from aemo_studio.output.export.json import Json, music_json, scenes_json, with_links
from aemo_studio.output.export.media_files import file_uri, link_to, source_clock
from aemo_studio.output.export.music_files import fades_of
from aemo_studio.output.export.music_levels import level_keys
from aemo_studio.output.export.options import DEFAULT_OPTIONS, ExportOptions
from aemo_studio.output.export.seams import joined_clips
from aemo_studio.output.export.text import clean, one_line
from aemo_studio.output.export.timeline import Cue, CueClip, Timeline, timeline_of

if TYPE_CHECKING:
    import opentimelineio as otio

NAMESPACE = "aemo_studio"
"""The key of our metadata in every object."""

_ONLY_KNOWN = ("genre", "genre_from")
"""Values of a track that the document leaves out where they are not known, as it always did."""


def render_otio(project: Project, options: ExportOptions = DEFAULT_OPTIONS) -> bytes:
    """Renders the whole document."""
    text: str = to_otio(project, options).to_json_string(indent=1)
    return (text + "\n").encode("utf-8", errors="replace")


def to_otio(project: Project, options: ExportOptions = DEFAULT_OPTIONS) -> otio.schema.Timeline:
    """Converts a project to objects of OpenTimelineIO."""
    import opentimelineio as otio

    timeline, video = timeline_of(project, options), project.analysis.video
    times = _Times(timeline)
    made = otio.schema.Timeline(
        name=one_line(video.title),
        global_start_time=times.at(timeline.start),
        metadata={NAMESPACE: _head(project, timeline)},
    )
    source = source_clock(project).start
    kinds = otio.schema.TrackKind
    if video.has_video:
        made.tracks.append(_film_track(project, times, source, "Film", kinds.Video))
    if video.has_audio:
        made.tracks.append(_film_track(project, times, source, "Film sound", kinds.Audio))
    main = made.tracks[0][0]
    main.markers.extend(_markers(project, times, source, options))
    made.tracks.markers.extend(_timeline_markers(times))
    if timeline.cues:
        made.tracks.append(_music_track("Music", timeline.cues, times, options))
    unlevelled = replace(options, levels=None)
    made.tracks.extend(_music_track(*row, times, unlevelled) for row in effect_rows(timeline))
    return made


class _Times:
    """Converts frames to times of OpenTimelineIO: whole numbers at the film's rate."""

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline
        self._rate = float(timeline.rate.rate)

    def at(self, frame: int) -> otio.opentime.RationalTime:
        import opentimelineio as otio

        return otio.opentime.RationalTime(frame, self._rate)

    def span(self, start: int, end: int) -> otio.opentime.TimeRange:
        import opentimelineio as otio

        return otio.opentime.TimeRange(self.at(start), self.at(end - start))


def _head(project: Project, timeline: Timeline) -> Json:
    video = project.analysis.video
    return _storable(
        {
            "frame_rate": str(timeline.rate.rate),
            "drop_frame": timeline.rate.drop_frame,
            "start_timecode": timeline.timecode(0),
            "fingerprint": video.fingerprint,
            "models": {model.name: model.sha256 for model in project.analysis.models},
        }
    )


def _film_track(
    project: Project, times: _Times, source: int, name: str, kind: str
) -> otio.schema.Track:
    import opentimelineio as otio

    video = project.analysis.video
    frames = times.span(source, source + times.timeline.duration)
    reference = otio.schema.ExternalReference(file_uri(video.path), frames)
    clip = otio.schema.Clip(one_line(video.file_name), reference, frames)
    return otio.schema.Track(name=name, children=[clip], kind=kind)


def _markers(
    project: Project, times: _Times, source: int, options: ExportOptions
) -> Iterator[otio.schema.Marker]:
    import opentimelineio as otio

    for span, known in zip(times.timeline.scenes, scenes_json(project), strict=True):
        scene = with_links({"scene": span.number} | known, options)
        yield otio.schema.Marker(
            name=scene_name(span),
            marked_range=times.span(source + span.start, source + span.end),
            color=colour_of(span.emotion).otio,
            comment=scene_note(span),
            metadata={NAMESPACE: _storable(scene)},
        )
    for moment in times.timeline.moments:
        yield otio.schema.Marker(
            name=moment.label,
            marked_range=times.span(source + moment.frame, source + moment.frame),
            color=moment_colour(moment.hue).otio,
            comment=moment.remark,
        )


def _timeline_markers(times: _Times) -> Iterator[otio.schema.Marker]:
    """Yields the same markers for Resolve and Kdenlive, which take only those of the whole
    timeline. They count from its first frame, whatever its timecode."""
    for span in times.timeline.scenes:
        frames, colour = (span.start, span.end), colour_of(span.emotion).otio
        yield _timeline_marker(times, frames, colour, scene_name(span), scene_note(span))
    for moment in times.timeline.moments:
        frames, colour = (moment.frame, moment.frame), moment_colour(moment.hue).otio
        yield _timeline_marker(times, frames, colour, moment.label, moment.remark)


def _timeline_marker(
    times: _Times, frames: tuple[int, int], colour: str, name: str, note: str
) -> otio.schema.Marker:
    import opentimelineio as otio

    return otio.schema.Marker(
        name=name,
        marked_range=times.span(*frames),
        color=colour,
        comment=note,
        # Resolve reads and writes the text here.
        metadata={"Resolve_OTIO": {"Keywords": [], "Note": note}},
    )


def _music_track(
    name: str, cues: Sequence[Cue], times: _Times, options: ExportOptions
) -> otio.schema.Track:
    import opentimelineio as otio

    track = otio.schema.Track(name=name, kind=otio.schema.TrackKind.Audio)
    end = 0
    for number, cue in enumerate(cues):
        if cue.start > end:
            track.append(otio.schema.Gap(source_range=times.span(0, cue.start - end)))
        # A transition between two clips is a dissolve; only beside silence is it a fade.
        if cue.fade_in and (cue.start > end or not number):
            track.append(_fade("Fade in", times, 0, cue.fade_in))
        for clip, joined in zip(cue.clips, joined_clips(cue, times.timeline.rate), strict=True):
            if joined.over:
                track.append(_fade("Crossfade", times, joined.over, 0))
            track.append(_music_clip(cue, clip, times, options))
        end = cue.end
        if cue.fade_out and (number + 1 == len(cues) or cues[number + 1].start > end):
            track.append(_fade("Fade out", times, cue.fade_out, 0))
    return track


def _fade(name: str, times: _Times, before: int, after: int) -> otio.schema.Transition:
    import opentimelineio as otio

    kind = otio.schema.TransitionTypes.SMPTE_Dissolve
    return otio.schema.Transition(name, kind, times.at(before), times.at(after))


def _music_clip(cue: Cue, clip: CueClip, times: _Times, options: ExportOptions) -> otio.schema.Clip:
    import opentimelineio as otio

    whole = times.span(0, cue.file_length)
    path, name = cue.track.path, track_name(cue.track)
    told = {"link": cue.track.page or "", "track": music_json(cue.track)}
    about = _storable(with_links(told, options))
    reference: Any = otio.schema.MissingReference(
        name=name, available_range=whole, metadata={NAMESPACE: about}
    )
    if path is not None:
        reference = otio.schema.ExternalReference(
            target_url=link_to(path, options), available_range=whole, metadata={NAMESPACE: about}
        )
    facts = {NAMESPACE: {"cue": cue.number, "scenes": list(cue.scenes), **about}}
    if cue.fit is not None or cue.fade_in or cue.fade_out:
        facts[NAMESPACE]["fades"] = list(fades_of(cue, clip))
    if cue.fit is not None:
        facts[NAMESPACE]["fit"] = _fit(cue.fit)
    if keys := level_keys(cue, clip, times.timeline, options.levels):
        facts[NAMESPACE]["levels"] = [[key.frame - clip.start, key.decibels] for key in keys]
    if cue.mix.gain_db:
        facts[NAMESPACE]["gain_db"] = cue.mix.gain_db
    played = times.span(clip.source, clip.source_end)
    made = otio.schema.Clip(name, reference, played, metadata=facts)
    made.enabled = not cue.mix.muted
    return made


def _fit(fit: Fit) -> Json:
    return {"entry": fit.entry, "exit": fit.exit, "score": fit.score, "loops": fit.too_short}


def _storable(value: Any) -> Any:
    """Removes control characters from texts, which not every reader of JSON takes, and genres that
    are not known."""
    if isinstance(value, dict):
        known = ((k, v) for k, v in value.items() if v is not None or k not in _ONLY_KNOWN)
        return {key: _storable(item) for key, item in known}
    if isinstance(value, list):
        return [_storable(item) for item in value]
    # An Emotion is a str to Python but not to OpenTimelineIO.
    return re.sub("[\t\r\n]", " ", clean(str(value))) if isinstance(value, str) else value
