"""Renders Final Cut Pro 7 XML (xmeml 5), by which Premiere takes markers: the film, coloured
markers with their length, picks and sound effects on tracks of their own.

Elements and their order follow Apple's "Final Cut Pro XML Interchange Format". `pproColor`,
and how stereo is spread over tracks of one channel each (`explodedTracks`), are as Premiere
writes them. All times are frames of the sequence. A pick without a file becomes an offline
clip that the editor links.
"""

from __future__ import annotations

from aemo_studio.domain.project import Project
from aemo_studio.domain.time import TimecodeRate
from aemo_studio.domain.video import VideoInfo
from aemo_studio.output.export.colours import MarkerColour, colour_of, moment_colour
from aemo_studio.output.export.descriptions import scene_name, scene_note
from aemo_studio.output.export.effect_rows import effect_rows
from aemo_studio.output.export.fcp7_elements import (
    STEREO,
    ClipItem,
    Link,
    add_channel,
    add_clip,
    add_links,
    add_outputs,
    add_rate,
    add_sound_characteristics,
    add_tracks,
    channel_type,
    close_sound_tracks,
    close_track,
    local_uri,
)
from aemo_studio.output.export.fcp7_music import MusicTracks
from aemo_studio.output.export.media_files import file_uri, source_clock
from aemo_studio.output.export.options import DEFAULT_OPTIONS, ExportOptions
from aemo_studio.output.export.text import one_line
from aemo_studio.output.export.timeline import CueClip, Timeline, timeline_of
from aemo_studio.output.export.xmltree import Element, child, document, element

_WITHOUT_PICTURE = (1920, 1080)
_USUAL_RATE_HZ = 48_000


def render_fcp7_xml(project: Project, options: ExportOptions = DEFAULT_OPTIONS) -> bytes:
    """Renders the whole document."""
    timeline = timeline_of(project, options)
    root = element("xmeml", {"version": "5"})
    sequence = child(root, "sequence", attributes={"id": "sequence-1", "explodedTracks": "true"})
    child(sequence, "name", f"{one_line(project.analysis.video.title)} - AEMO Studio")
    child(sequence, "duration", timeline.duration)
    add_rate(sequence, timeline.rate)
    _timecode(sequence, timeline.rate, timeline.start)
    media = child(sequence, "media")
    _picture(media, project, timeline)
    _sound(media, project, timeline, options)
    _markers(sequence, timeline)
    return document(root, "xmeml")


def _timecode(parent: Element, rate: TimecodeRate, frame: int) -> None:
    made = child(parent, "timecode")
    add_rate(made, rate)
    child(made, "string", rate.format_frame(frame))
    child(made, "frame", frame)
    child(made, "displayformat", "DF" if rate.drop_frame else "NDF")


def _picture(media: Element, project: Project, timeline: Timeline) -> None:
    video = project.analysis.video
    made = child(media, "video")
    _characteristics(child(made, "format"), video, timeline.rate)
    if video.has_video:
        track = child(made, "track")
        clip = add_clip(track, _film(video, timeline, "video"), timeline)
        _film_file(clip, project, timeline)
        add_links(clip, _film_links(video))
        close_track(track)


def _characteristics(parent: Element, video: VideoInfo, rate: TimecodeRate) -> None:
    made = child(parent, "samplecharacteristics")
    add_rate(made, rate)
    width, height = (video.width, video.height) if video.has_video else _WITHOUT_PICTURE
    child(made, "width", width)
    child(made, "height", height)
    child(made, "pixelaspectratio", "square")


def _film(video: VideoInfo, timeline: Timeline, part: str, channels: str = "") -> ClipItem:
    whole = CueClip(0, timeline.duration, 0)
    name = one_line(video.file_name)
    return ClipItem(f"film-{part}", "master-film", name, whole, timeline.duration, channels)


def _film_links(video: VideoInfo) -> list[Link]:
    """Links picture and sound, which move together."""
    picture = [Link("film-video", "video", 1, 1)] if video.has_video else []
    channels = range(1, 1 + (video.audio_channels or 0))
    return [*picture, *(Link(f"film-audio-{n}", "audio", n, 1) for n in channels)]


def _film_file(clip: Element, project: Project, timeline: Timeline) -> None:
    """Describes the file in full; other clips only name its id."""
    video = project.analysis.video
    made = child(clip, "file", attributes={"id": "file-film"})
    child(made, "name", one_line(video.file_name))
    child(made, "pathurl", local_uri(file_uri(video.path)))
    add_rate(made, timeline.rate)
    child(made, "duration", timeline.duration)
    source = source_clock(project)
    _timecode(made, source.rate, source.start)
    media = child(made, "media")
    if video.has_video:
        _characteristics(child(media, "video"), video, timeline.rate)
    if video.audio_channels:
        add_sound_characteristics(media, video.audio_rate_hz, video.audio_channels)


def _sound(media: Element, project: Project, timeline: Timeline, options: ExportOptions) -> None:
    video, made = project.analysis.video, child(media, "audio")
    add_outputs(made, video.audio_rate_hz or _USUAL_RATE_HZ)
    channels = video.audio_channels or 0
    tracks = add_tracks(made, channels)
    for channel, track in enumerate(tracks, start=1):
        item = _film(video, timeline, f"audio-{channel}", channel_type(channels))
        clip = add_clip(track, item, timeline)
        if channel == 1 and not video.has_video:
            _film_file(clip, project, timeline)
        else:
            child(clip, "file", attributes={"id": "file-film"})
        add_channel(clip, channel)
        add_links(clip, _film_links(video))
    close_sound_tracks(tracks)
    music = MusicTracks(timeline, options)
    layers = [(timeline.cues, options.levels)] if timeline.cues else []
    layers += [(row, None) for _, row in effect_rows(timeline)]
    for number, (cues, levels) in enumerate(layers):
        pair = add_tracks(made, STEREO)
        music.add(pair, channels + number * STEREO, cues, levels)
        close_sound_tracks(pair)


def _markers(sequence: Element, timeline: Timeline) -> None:
    for span in timeline.scenes:
        name, note = scene_name(span), scene_note(span)
        _marker(sequence, name, note, (span.start, span.end), colour_of(span.emotion))
    for moment in timeline.moments:
        name, note, colour = moment.label, moment.remark, moment_colour(moment.hue)
        _marker(sequence, name, note, (moment.frame, -1), colour)


def _marker(
    sequence: Element, name: str, note: str, frames: tuple[int, int], colour: MarkerColour
) -> None:
    made = child(sequence, "marker")
    child(made, "comment", note)
    child(made, "name", name)
    child(made, "in", frames[0])
    child(made, "out", frames[1])
    if colour.premiere is not None:
        child(made, "pproColor", colour.premiere)
    shade = child(made, "color")
    for part, value in zip(("red", "green", "blue"), colour.rgb, strict=True):
        child(shade, part, value)
