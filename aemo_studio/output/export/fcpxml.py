"""Renders FCPXML 1.9 for Final Cut Pro and DaVinci Resolve: the film with scene markers,
picks and sound effects as clips connected below it.

Written after Apple's FCPXML reference. Times are exact fractions of a second on frame
boundaries. Inside a clip they count in the film's own time, which begins at its timecode. A
pick without a file becomes a missing clip that the editor relinks.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple
from urllib.parse import quote

from aemo_studio.domain.music import TrackKey
from aemo_studio.domain.project import Project
from aemo_studio.domain.time import TimecodeRate
from aemo_studio.domain.video import VideoInfo
from aemo_studio.output.export.descriptions import scene_name, scene_note, track_name, track_note
from aemo_studio.output.export.effect_rows import effect_rows
from aemo_studio.output.export.media_files import (
    SourceClock,
    file_name,
    file_uri,
    link_to,
    source_clock,
)
from aemo_studio.output.export.music_files import MusicFile, music_files
from aemo_studio.output.export.music_levels import level_keys
from aemo_studio.output.export.options import DEFAULT_OPTIONS, ExportOptions, MusicLevels
from aemo_studio.output.export.seams import JoinedClip, joined_clips
from aemo_studio.output.export.text import one_line
from aemo_studio.output.export.timeline import Cue, Timeline, timeline_of
from aemo_studio.output.export.xmltree import Element, child, document, element

VERSION = "1.9"
_WITHOUT_PICTURE = (1920, 1080)
_SOUND_LAYOUT = {"audioLayout": "stereo", "audioRate": "48k"}


class _Role(NamedTuple):
    """What sound connected to the film is."""

    name: str
    lane: str


_MUSIC = _Role("music", "-1")


def render_fcpxml(project: Project, options: ExportOptions = DEFAULT_OPTIONS) -> bytes:
    """Renders the whole document."""
    timeline, video = timeline_of(project, options), project.analysis.video
    clock = source_clock(project)
    source = clock.start
    root = element("fcpxml", {"version": VERSION})
    resources = child(root, "resources")
    _format(resources, video, timeline)
    _film_asset(resources, video, timeline, source)
    files = music_files(timeline)
    for file in files.values():
        _music_asset(resources, file, timeline, options)
    title = one_line(video.title)
    event = child(child(root, "library"), "event", attributes={"name": "AEMO Studio"})
    sequence = _sequence(child(event, "project", attributes={"name": title}), timeline)
    clip = _film_clip(child(sequence, "spine"), video, timeline, clock)
    for cue in timeline.cues:
        music = _music_id(files[cue.track.key])
        _music_clips(clip, cue, music, timeline, source, levels=options.levels)
    _effects(clip, files, timeline, source)
    _markers(clip, timeline, source)
    return document(root, "fcpxml")


def seconds(time: Fraction) -> str:
    """Formats a time: `12s` or `1001/30000s`."""
    return f"{time}s"


def _format(resources: Element, video: VideoInfo, timeline: Timeline) -> None:
    width, height = (video.width, video.height) if video.has_video else _WITHOUT_PICTURE
    attributes = {
        "id": "r1",
        "frameDuration": seconds(1 / timeline.rate.rate),
        "width": str(width),
        "height": str(height),
    }
    child(resources, "format", attributes=attributes)


def _film_asset(resources: Element, video: VideoInfo, timeline: Timeline, source: int) -> None:
    attributes = {
        "id": "r2",
        "name": one_line(video.file_name),
        "start": seconds(timeline.seconds(source)),
        "duration": seconds(timeline.seconds(timeline.duration)),
    }
    if video.has_video:
        attributes |= {"hasVideo": "1", "format": "r1"}
    if video.has_audio:
        attributes |= {"hasAudio": "1", "audioSources": "1"}
        attributes |= {"audioChannels": str(video.audio_channels or 2)}
        attributes |= {"audioRate": str(video.audio_rate_hz)} if video.audio_rate_hz else {}
    _asset(resources, attributes, file_uri(video.path))


def _music_asset(
    resources: Element, file: MusicFile, timeline: Timeline, options: ExportOptions
) -> None:
    path, facts = file.path, file.facts
    name = track_name(file.track)
    attributes = {
        "id": _music_id(file),
        "name": name,
        "start": "0s",
        "duration": seconds(timeline.seconds(file.length)),
        "hasAudio": "1",
        "audioSources": "1",
        "audioChannels": str(facts.channels if facts else 2),
    }
    if facts:
        attributes["audioRate"] = str(facts.rate_hz)
    # `src` must be there. Without a file it is the name under which the editor may save it.
    source = link_to(path, options) if path else f"./{quote(file_name(name))}"
    _asset(resources, attributes, source)


def _asset(resources: Element, attributes: dict[str, str], source: str) -> None:
    asset = child(resources, "asset", attributes=attributes)
    child(asset, "media-rep", attributes={"kind": "original-media", "src": source})


def _music_id(file: MusicFile) -> str:
    return f"r{file.number + 2}"


def _tc_format(rate: TimecodeRate) -> dict[str, str]:
    return {"tcFormat": "DF" if rate.drop_frame else "NDF"}


def _sequence(project: Element, timeline: Timeline) -> Element:
    times = {
        "format": "r1",
        "tcStart": seconds(timeline.seconds(timeline.start)),
        "duration": seconds(timeline.seconds(timeline.duration)),
    }
    return child(project, "sequence", attributes=times | _tc_format(timeline.rate) | _SOUND_LAYOUT)


def _film_clip(
    spine: Element, video: VideoInfo, timeline: Timeline, source: SourceClock
) -> Element:
    attributes = {
        "ref": "r2",
        "name": one_line(video.file_name),
        "offset": seconds(timeline.seconds(timeline.start)),
        "start": seconds(timeline.seconds(source.start)),
        "duration": seconds(timeline.seconds(timeline.duration)),
    }
    if video.has_audio:
        attributes["audioRole"] = "dialogue"
    return child(spine, "asset-clip", attributes=attributes | _tc_format(source.rate))


def _effects(
    film: Element, files: Mapping[TrackKey, MusicFile], timeline: Timeline, source: int
) -> None:
    """Adds sound effects, whose levels stay, below the music."""
    for lane, (_, row) in enumerate(effect_rows(timeline), start=1):
        role = _Role("effects", str(int(_MUSIC.lane) - lane))
        for cue in row:
            ref = _music_id(files[cue.track.key])
            _music_clips(film, cue, ref, timeline, source, levels=None, role=role)


def _music_clips(
    film: Element,
    cue: Cue,
    ref: str,
    timeline: Timeline,
    source: int,
    *,
    levels: MusicLevels | None,
    role: _Role = _MUSIC,
) -> None:
    for number, joined in enumerate(joined_clips(cue, timeline.rate)):
        part = joined.clip
        attributes = {
            "ref": ref,
            "lane": _other_lane(timeline) if joined.over and number % 2 else role.lane,
            "name": track_name(cue.track),
            "offset": seconds(timeline.seconds(source + part.start)),
            "start": seconds(timeline.seconds(part.source)),
            "duration": seconds(timeline.seconds(part.length)),
            "audioRole": role.name,
        } | ({"enabled": "0"} if cue.mix.muted else {})
        clip = child(film, "asset-clip", attributes=attributes)
        child(clip, "note", track_note(cue.track))
        _levels(clip, cue, joined, timeline, levels)


def _other_lane(timeline: Timeline) -> str:
    """Names the lane below all others: connected clips that overlap cannot share one."""
    return str(int(_MUSIC.lane) - len(list(effect_rows(timeline))) - 1)


def _levels(
    clip: Element, cue: Cue, joined: JoinedClip, timeline: Timeline, levels: MusicLevels | None
) -> None:
    """Adds fades and keyframes, which count in the time of the music's file."""
    part = joined.clip
    keys = level_keys(cue, part, timeline, levels)
    fades = joined.fades
    if not any(fades) and not keys and not cue.mix.gain_db:
        return
    gain = {"amount": f"{cue.mix.gain_db:g}dB"} if cue.mix.gain_db and not keys else {}
    volume = child(clip, "adjust-volume", attributes=gain)
    if not any(fades) and not keys:
        return
    amount = child(volume, "param", attributes={"name": "amount"})
    _fades(amount, fades, timeline)
    if not keys:
        return
    animation = child(amount, "keyframeAnimation")
    for key in keys:
        time = seconds(timeline.seconds(part.source + key.frame - part.start))
        value = f"{key.decibels:g}dB"
        child(animation, "keyframe", attributes={"time": time, "value": value})


def _fades(amount: Element, frames: tuple[int, int], timeline: Timeline) -> None:
    for tag, length in zip(("fadeIn", "fadeOut"), frames, strict=True):
        if length:
            time = seconds(timeline.seconds(length))
            child(amount, tag, attributes={"type": "easeIn", "duration": time})


def _markers(film: Element, timeline: Timeline, source: int) -> None:
    for span in timeline.scenes:
        length = timeline.seconds(span.end - span.start)
        _marker(film, timeline.seconds(source + span.start), length, scene_name(span))
        film[-1].set("note", scene_note(span))
    for moment in timeline.moments:
        at = timeline.seconds(source + moment.frame)
        _marker(film, at, timeline.seconds(1), moment.label)
        if moment.remark:
            film[-1].set("note", moment.remark)


def _marker(film: Element, start: Fraction, length: Fraction, name: str) -> None:
    attributes = {"start": seconds(start), "duration": seconds(length), "value": name}
    child(film, "marker", attributes=attributes)
