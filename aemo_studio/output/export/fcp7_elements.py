"""Builds the elements of Final Cut Pro 7 XML: clips on tracks, links between them, rates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from aemo_studio.domain.time import TimecodeRate
from aemo_studio.output.export.timeline import CueClip, Timeline
from aemo_studio.output.export.xmltree import Element, child

STEREO = 2
_DEPTH = 16
"""Bits of a sample, as Premiere writes it whatever the file has."""


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
    #: "mono" or "stereo" for a clip of sound; empty for picture.
    channels: str = ""
    #: Whether it is heard.
    enabled: bool = True


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
    child(made, "ntsc", "TRUE" if rate.is_ntsc else "FALSE")


def add_clip(track: Element, item: ClipItem, timeline: Timeline) -> Element:
    """Adds a clip to a track, and returns it."""
    kind = {"premiereChannelType": item.channels} if item.channels else {}
    clip = child(track, "clipitem", attributes={"id": item.id} | kind)
    child(clip, "masterclipid", item.master)
    child(clip, "name", item.name)
    child(clip, "enabled", "TRUE" if item.enabled else "FALSE")
    child(clip, "duration", item.length)
    add_rate(clip, timeline.rate)
    child(clip, "start", item.place.start)
    child(clip, "end", item.place.end)
    child(clip, "in", item.place.source)
    child(clip, "out", item.place.source_end)
    return clip


def channel_type(channels: int) -> str:
    """Names what a clip of sound is a part of, as Premiere does."""
    return "stereo" if channels == STEREO else "mono"


def add_tracks(audio: Element, channels: int) -> list[Element]:
    """Adds one track a channel; attributes tell Premiere which two are a stereo pair."""
    count = STEREO if channels == STEREO else 1
    return [
        child(
            audio,
            "track",
            attributes={
                "currentExplodedTrackIndex": str(index % count),
                "totalExplodedTrackCount": str(count),
                "premiereTrackType": channel_type(channels).capitalize(),
            },
        )
        for index in range(channels)
    ]


def close_track(track: Element) -> None:
    """Adds what stands behind the clips of a track."""
    child(track, "enabled", "TRUE")
    child(track, "locked", "FALSE")


def close_sound_tracks(tracks: Sequence[Element]) -> None:
    """Adds it to tracks of sound, with the output that each is heard on: left and right by turns
    for a stereo pair, the left one for a channel alone."""
    for index, track in enumerate(tracks):
        close_track(track)
        child(track, "outputchannelindex", 1 + index % STEREO)


def add_outputs(audio: Element, rate_hz: int) -> None:
    """Adds the format of the sequence's sound, and its two outputs."""
    child(audio, "numOutputChannels", STEREO)
    characteristics = child(child(audio, "format"), "samplecharacteristics")
    child(characteristics, "depth", _DEPTH)
    child(characteristics, "samplerate", rate_hz)
    outputs = child(audio, "outputs")
    for number in range(1, STEREO + 1):
        group = child(outputs, "group")
        child(group, "index", number)
        child(group, "numchannels", 1)
        child(group, "downmix", 0)
        child(child(group, "channel"), "index", number)


def add_sound_characteristics(media: Element, rate_hz: int | None, channels: int) -> None:
    """Adds rate and channels of a file's sound."""
    audio = child(media, "audio")
    if rate_hz:
        characteristics = child(audio, "samplecharacteristics")
        child(characteristics, "depth", _DEPTH)
        child(characteristics, "samplerate", rate_hz)
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
        if link.media == "audio":
            child(made, "groupindex", 1)


def local_uri(uri: str) -> str:
    """Inserts the machine into a URI, and encodes the colon behind a drive of Windows, as Final Cut
    Pro 7 and Premiere write it. A share of another computer keeps its two slashes; what is relative
    stays as it is."""
    if not uri.startswith("file:"):
        return uri
    place = uri.removeprefix("file://")
    path = place if place.startswith("/") else f"//{place}"
    return "file://localhost" + re.sub("^/([A-Za-z]):", r"/\1%3a", path)
