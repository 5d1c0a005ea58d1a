"""Final Cut Pro 7 XML (xmeml 5), Premiere's road for markers: the film, coloured markers with
their length, and the picks on tracks of their own.

Elements and their order follow Apple's "Final Cut Pro XML Interchange Format"; `pproColor`
is what Premiere adds to it. All times are frames of the sequence. A pick without a file
becomes an offline clip that the editor links.
"""

from __future__ import annotations

from dataclasses import dataclass

from aemo_studio.domain.project import Project
from aemo_studio.domain.time import TimecodeRate
from aemo_studio.domain.video import VideoInfo
from aemo_studio.export.colours import MOMENT, MarkerColour, colour_of
from aemo_studio.export.options import DEFAULT_OPTIONS, ExportOptions
from aemo_studio.export.places import file_uri, music_file, sound_facts, source_start
from aemo_studio.export.text import one_line
from aemo_studio.export.timeline import Cue, Timeline, frames_of, timeline_of
from aemo_studio.export.words import scene_name, scene_note, track_name, track_note
from aemo_studio.export.xmltree import Element, child, document, element

_NTSC_DENOMINATOR = 1001
_WITHOUT_PICTURE = (1920, 1080)
_STEREO = 2


@dataclass(frozen=True)
class _Item:
    """A clip on a track. channels: of its sound, each on a track of its own."""

    id: str
    name: str
    start: int
    end: int
    length: int
    channels: int
    note: str = ""


def render_fcp7_xml(project: Project, options: ExportOptions = DEFAULT_OPTIONS) -> bytes:
    """The whole document."""
    timeline = timeline_of(project, options)
    root = element("xmeml", {"version": "5"})
    sequence = child(root, "sequence", attributes={"id": "sequence-1"})
    child(sequence, "name", f"{one_line(project.analysis.video.path.stem)} - AEMO Studio")
    child(sequence, "duration", timeline.duration)
    _rate(sequence, timeline.rate)
    _timecode(sequence, timeline.rate, timeline.start)
    media = child(sequence, "media")
    _picture(media, project, timeline)
    _sound(media, project, timeline)
    _markers(sequence, timeline)
    return document(root, "xmeml")


def _rate(parent: Element, rate: TimecodeRate) -> None:
    made = child(parent, "rate")
    child(made, "timebase", rate.nominal)
    child(made, "ntsc", "TRUE" if rate.rate.denominator == _NTSC_DENOMINATOR else "FALSE")


def _timecode(parent: Element, rate: TimecodeRate, frame: int) -> None:
    made = child(parent, "timecode")
    _rate(made, rate)
    child(made, "string", rate.format_frame(frame))
    child(made, "frame", frame)
    child(made, "displayformat", "DF" if rate.drop_frame else "NDF")


def _picture(media: Element, project: Project, timeline: Timeline) -> None:
    video = project.analysis.video
    made = child(media, "video")
    _characteristics(child(made, "format"), video, timeline.rate)
    if video.has_video:
        clip = _clip(child(made, "track"), _film(video, timeline), "film-video", timeline)
        _film_file(clip, project, timeline)


def _characteristics(parent: Element, video: VideoInfo, rate: TimecodeRate) -> None:
    made = child(parent, "samplecharacteristics")
    _rate(made, rate)
    width, height = (video.width, video.height) if video.has_video else _WITHOUT_PICTURE
    child(made, "width", width)
    child(made, "height", height)
    child(made, "pixelaspectratio", "square")


def _film(video: VideoInfo, timeline: Timeline) -> _Item:
    end = timeline.duration
    return _Item("film", one_line(video.path.name), 0, end, end, video.audio_channels or 0)


def _clip(track: Element, item: _Item, id: str, timeline: Timeline) -> Element:
    clip = child(track, "clipitem", attributes={"id": id})
    child(clip, "masterclipid", f"master-{item.id}")
    child(clip, "name", item.name)
    child(clip, "enabled", "TRUE")
    child(clip, "duration", item.length)
    _rate(clip, timeline.rate)
    child(clip, "start", item.start)
    child(clip, "end", item.end)
    child(clip, "in", 0)
    child(clip, "out", item.end - item.start)
    return clip


def _film_file(clip: Element, project: Project, timeline: Timeline) -> None:
    """The file in full; other clips only name its id."""
    video = project.analysis.video
    made = child(clip, "file", attributes={"id": "file-film"})
    child(made, "name", one_line(video.path.name))
    child(made, "pathurl", _local(file_uri(video.path)))
    _rate(made, timeline.rate)
    child(made, "duration", timeline.duration)
    _timecode(made, timeline.rate, source_start(project))
    media = child(made, "media")
    if video.has_video:
        _characteristics(child(media, "video"), video, timeline.rate)
    if video.audio_channels:
        _sound_characteristics(media, video.audio_rate_hz, video.audio_channels)


def _sound(media: Element, project: Project, timeline: Timeline) -> None:
    video, made = project.analysis.video, child(media, "audio")
    child(made, "numOutputChannels", _STEREO)
    if video.audio_channels:
        film = _film(video, timeline)
        for channel, track in enumerate(_tracks(made, film.channels), start=1):
            clip = _clip(track, film, f"film-audio-{channel}", timeline)
            if channel == 1 and not video.has_video:
                _film_file(clip, project, timeline)
            else:
                child(clip, "file", attributes={"id": "file-film"})
            _channel(clip, channel)
    tracks = _tracks(made, _STEREO) if timeline.cues else []
    for cue in timeline.cues:
        _music(tracks, cue, timeline)


def _tracks(audio: Element, channels: int) -> list[Element]:
    """One track a channel; two that belong together are told so to Premiere."""
    if channels != _STEREO:
        return [child(audio, "track") for _ in range(channels)]
    return [
        child(
            audio,
            "track",
            attributes={
                "currentExplodedTrackIndex": str(index),
                "totalExplodedTrackCount": str(_STEREO),
                "premiereTrackType": "Stereo",
            },
        )
        for index in range(_STEREO)
    ]


def _music(tracks: list[Element], cue: Cue, timeline: Timeline) -> None:
    placed = cue.end - cue.start
    item = _Item(
        id=f"music-{cue.number}",
        name=track_name(cue.track),
        start=cue.start,
        end=cue.end,
        length=max(placed, frames_of(cue.track, timeline.rate) or 0),
        channels=_STEREO,
        note=track_note(cue.track),
    )
    for channel, track in enumerate(tracks, start=1):
        clip = _clip(track, item, f"{item.id}-{channel}", timeline)
        if channel == 1:
            _music_file(clip, cue, item, timeline)
        else:
            child(clip, "file", attributes={"id": f"file-{item.id}"})
        _channel(clip, channel)
        for other in range(1, _STEREO + 1):
            _link(clip, f"{item.id}-{other}", other, cue.number)
        comments = child(clip, "comments")
        child(comments, "mastercomment1", item.note)


def _music_file(clip: Element, cue: Cue, item: _Item, timeline: Timeline) -> None:
    made = child(clip, "file", attributes={"id": f"file-{item.id}"})
    path = music_file(cue.track)
    child(made, "name", one_line(path.name) if path else item.name)
    if path is not None:
        child(made, "pathurl", _local(file_uri(path)))
    _rate(made, timeline.rate)
    child(made, "duration", item.length)
    facts = sound_facts(path)
    channels = facts.channels if facts else _STEREO
    _sound_characteristics(child(made, "media"), facts.rate_hz if facts else None, channels)


def _sound_characteristics(media: Element, rate_hz: int | None, channels: int) -> None:
    audio = child(media, "audio")
    if rate_hz:
        child(child(audio, "samplecharacteristics"), "samplerate", rate_hz)
    child(audio, "channelcount", channels)


def _channel(clip: Element, number: int) -> None:
    source = child(clip, "sourcetrack")
    child(source, "mediatype", "audio")
    child(source, "trackindex", number)


def _link(clip: Element, id: str, track: int, index: int) -> None:
    made = child(clip, "link")
    child(made, "linkclipref", id)
    child(made, "mediatype", "audio")
    child(made, "trackindex", track)
    child(made, "clipindex", index)


def _local(uri: str) -> str:
    """Final Cut Pro 7 and Premiere name the machine."""
    return uri.replace("file:///", "file://localhost/", 1)


def _markers(sequence: Element, timeline: Timeline) -> None:
    for span in timeline.scenes:
        name, note = scene_name(span), scene_note(span)
        _marker(sequence, name, note, (span.start, span.end), colour_of(span.emotion))
    for moment in timeline.moments:
        name = one_line(moment.name) or "Marker"
        _marker(sequence, name, "", (moment.frame, -1), MOMENT)


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
