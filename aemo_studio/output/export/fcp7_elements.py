"""Builds the elements of Final Cut Pro 7 XML: clips on tracks, links between them, rates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aemo_studio.domain.time import TimecodeRate
from aemo_studio.output.export.timeline import CueClip, Timeline
from aemo_studio.output.export.xmltree import Element, child

STEREO = 2
_NTSC_DENOMINATOR = 1001


@dataclass(frozen=True)
class ClipItem:
    """A clip on a track (`clipitem`)."""

    #: Unique in the document.
    id: str
    #: Id of the master clip that it is a part of.
    master: str
    #: The title that is shown.
    name: str
    #: Where it lies, and the frame of its file that is played first.
    place: CueClip
    #: Frames of the file.
    length: int


@dataclass(frozen=True)
class Link:
    """A clip that moves along with another."""

    #: Of the clip.
    id: str
    #: "video" or "audio".
    media: str
    #: Number of its track among those of its medium, from 1.
    track: int
    #: Its number on the track, from 1.
    clip: int


def add_rate(parent: Element, rate: TimecodeRate) -> None:
    """Adds a `rate` element."""
    made = child(parent, "rate")
    child(made, "timebase", rate.nominal)
    child(made, "ntsc", "TRUE" if rate.rate.denominator == _NTSC_DENOMINATOR else "FALSE")


def add_clip(track: Element, item: ClipItem, timeline: Timeline) -> Element:
    """Adds a clip to a track, and returns it."""
    clip = child(track, "clipitem", attributes={"id": item.id})
    child(clip, "masterclipid", item.master)
    child(clip, "name", item.name)
    child(clip, "enabled", "TRUE")
    child(clip, "duration", item.length)
    add_rate(clip, timeline.rate)
    child(clip, "start", item.place.start)
    child(clip, "end", item.place.end)
    child(clip, "in", item.place.source)
    child(clip, "out", item.place.source_end)
    return clip


def add_tracks(audio: Element, channels: int) -> list[Element]:
    """Adds one track a channel; attributes tell Premiere which two are a stereo pair."""
    if channels != STEREO:
        return [child(audio, "track") for _ in range(channels)]
    return [
        child(
            audio,
            "track",
            attributes={
                "currentExplodedTrackIndex": str(index),
                "totalExplodedTrackCount": str(STEREO),
                "premiereTrackType": "Stereo",
            },
        )
        for index in range(STEREO)
    ]


def add_sound_characteristics(media: Element, rate_hz: int | None, channels: int) -> None:
    """Adds rate and channels of a file's sound."""
    audio = child(media, "audio")
    if rate_hz:
        child(child(audio, "samplecharacteristics"), "samplerate", rate_hz)
    child(audio, "channelcount", channels)


def add_channel(clip: Element, number: int) -> None:
    """Adds the channel of the file that a clip plays, from 1."""
    source = child(clip, "sourcetrack")
    child(source, "mediatype", "audio")
    child(source, "trackindex", number)


def add_links(clip: Element, links: Sequence[Link]) -> None:
    """Adds the links between clips, where there are two or more."""
    if len(links) < 2:
        return
    for link in links:
        made = child(clip, "link")
        child(made, "linkclipref", link.id)
        child(made, "mediatype", link.media)
        child(made, "trackindex", link.track)
        child(made, "clipindex", link.clip)


def local_uri(uri: str) -> str:
    """Inserts the machine into a URI, as Final Cut Pro 7 and Premiere write it."""
    return uri.replace("file:///", "file://localhost/", 1)
