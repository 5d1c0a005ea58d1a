"""Builds the mobs of an AAF that stand for media: a master mob with a slot for the picture and one
for each channel, the file that it leads to, and for the film the timecode that it carries.

Media stay where they are; an AAF names them by their URI, for Media Composer to link.
"""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from aemo_studio.domain.time import TimecodeRate
from aemo_studio.domain.video import VideoInfo
from aemo_studio.output.export.descriptions import track_name, track_note
from aemo_studio.output.export.media_files import SourceClock, file_uri, link_to
from aemo_studio.output.export.music_files import MusicFile
from aemo_studio.output.export.options import ExportOptions
from aemo_studio.output.export.text import one_line

PICTURE, SOUND = "picture", "sound"
_USUAL_RATE_HZ = 48_000
_USUAL_CHANNELS = 2
_WITHOUT_PICTURE = (1920, 1080)
_NAMESPACE = uuid.UUID("5c1c6f0e-7f0b-5d0a-9e55-1f6a3b8f2a61")
"""Of the ids of our mobs: the same film or music always gets the same."""


@dataclass(frozen=True)
class AafWriter:
    """A file in the making, and what all its mobs have in common."""

    #: pyaaf2's file.
    file: Any
    #: Frames per second of all slots.
    rate: Fraction
    #: Of the document.
    date: datetime.datetime
    #: Say where the music is.
    options: ExportOptions

    def mob(self, kind: str, name: str, identity: str) -> Any:
        """Makes a mob and adds it. identity: what its id is made from."""
        from aaf2.mobid import MobID

        mob = getattr(self.file.create, kind)()
        mob.name = name
        made = MobID.new()
        made.material = uuid.uuid5(_NAMESPACE, f"{kind} {identity}")
        mob.mob_id = made
        mob["CreationTime"].value = mob["LastModified"].value = self.date
        self.file.content.mobs.append(mob)
        return mob

    def slot(
        self, mob: Any, kind: str, segment: Any, track: int, *, number: int | None = None
    ) -> Any:
        """Adds a slot with one segment. track: its number among those of its kind. number: its id;
        None takes the next one."""
        slot = mob.create_timeline_slot(str(self.rate), number)
        slot.segment = segment
        slot.name = f"{'V' if kind == PICTURE else 'A'}{track}"
        slot["PhysicalTrackNumber"].value = track
        return slot

    def timecode(self, mob: Any, start: int, rate: TimecodeRate, length: int) -> None:
        """Adds a slot of timecode. start: number of the first frame. rate: how it counts."""
        ids = [slot.slot_id for slot in mob.slots]
        slot = mob.create_timeline_slot(str(self.rate), 1 + max(ids, default=0))
        slot.segment = self.file.create.Timecode(rate.nominal, rate.drop_frame, length)
        slot.segment.start = start
        slot.name = "TC1"
        slot["PhysicalTrackNumber"].value = 1


def film_mob(writer: AafWriter, video: VideoInfo, length: int, clock: SourceClock) -> Any:
    """Makes the film's master mob: slot 1 its picture, where it has one, then its channels."""
    name = one_line(video.file_name)
    tape = writer.mob("SourceMob", name, f"tape {video.fingerprint}")
    tape.descriptor = writer.file.create.TapeDescriptor()
    kinds = [PICTURE] * video.has_video + [SOUND] * (video.audio_channels or 0)
    for kind, track in _numbered(kinds):
        writer.slot(tape, kind, _nothing(writer, kind, length), track)
    writer.timecode(tape, clock.start, clock.rate, length)
    master = writer.mob("MasterMob", name, f"film {video.fingerprint}")
    if video.has_video:
        described = _picture(writer, video, length)
        _add_file(writer, _Chain(master, tape, video), [PICTURE], described)
    if video.audio_channels:
        rate_hz = video.audio_rate_hz or _USUAL_RATE_HZ
        described = _sound(writer, rate_hz, video.audio_channels, length)
        _add_file(writer, _Chain(master, tape, video), [SOUND] * video.audio_channels, described)
    return master


@dataclass(frozen=True)
class _Chain:
    """Both ends of what stands for the film."""

    #: What the sequence plays.
    master: Any
    #: What carries the film's own timecode; its slots come in the same order.
    tape: Any
    video: VideoInfo


def _add_file(writer: AafWriter, chain: _Chain, kinds: list[str], descriptor: Any) -> None:
    """Adds the file's mob between tape and master. kinds: of its slots."""
    master, tape = chain.master, chain.tape
    file = writer.mob("SourceMob", master.name, f"{kinds[0]} {chain.video.fingerprint}")
    descriptor["Locator"].append(_locator(writer, file_uri(chain.video.path)))
    file.descriptor = descriptor
    before = len(list(master.slots))
    for number, (kind, track) in enumerate(_numbered(kinds), start=1):
        played = tape.create_source_clip(before + number, media_kind=kind)
        slot = writer.slot(file, kind, played, track)
        writer.slot(master, kind, file.create_source_clip(slot.slot_id), track)


def music_mob(writer: AafWriter, file: MusicFile) -> Any:
    """Makes the master mob of a piece of music: a slot for each channel. Music without a file has
    no locator and is offline."""
    name, identity = track_name(file.track), f"{file.track.catalogue} {file.track.track_id}"
    channels = (file.facts and file.facts.channels) or _USUAL_CHANNELS
    rate_hz = (file.facts and file.facts.rate_hz) or _USUAL_RATE_HZ
    source = writer.mob("SourceMob", name, f"music {identity}")
    source.descriptor = _sound(writer, rate_hz, channels, file.length)
    if file.path is not None:
        source.descriptor["Locator"].append(_locator(writer, link_to(file.path, writer.options)))
    master = writer.mob("MasterMob", name, f"music {identity}")
    master.comments["Comments"] = track_note(file.track)
    for track in range(1, channels + 1):
        slot = writer.slot(source, SOUND, _nothing(writer, SOUND, file.length), track)
        writer.slot(master, SOUND, source.create_source_clip(slot.slot_id), track)
    return master


def _numbered(kinds: list[str]) -> list[tuple[str, int]]:
    return [(kind, kinds[: at + 1].count(kind)) for at, kind in enumerate(kinds)]


def _nothing(writer: AafWriter, kind: str, length: int) -> Any:
    """Makes the end of a chain: what is recorded is not described further."""
    clip = writer.file.create.SourceClip(media_kind=kind)
    clip.length = length
    return clip


def _locator(writer: AafWriter, uri: str) -> Any:
    locator = writer.file.create.NetworkLocator()
    locator["URLString"].value = uri
    return locator


def _picture(writer: AafWriter, video: VideoInfo, length: int) -> Any:
    width, height = (video.width, video.height) if video.width else _WITHOUT_PICTURE
    descriptor = writer.file.create.CDCIDescriptor()
    descriptor["ComponentWidth"].value = 8
    descriptor["HorizontalSubsampling"].value = 2
    descriptor["FrameLayout"].value = "FullFrame"
    descriptor["VideoLineMap"].value = [42, 0]
    descriptor["ImageAspectRatio"].value = f"{width}/{height}"
    descriptor["StoredWidth"].value, descriptor["StoredHeight"].value = width, height
    descriptor["SampleRate"].value = str(writer.rate)
    descriptor["Length"].value = length
    return descriptor


def _sound(writer: AafWriter, rate_hz: int, channels: int, length: int) -> Any:
    """Describes sound as 16 bits, whatever the file has; programs read its own head."""
    descriptor = writer.file.create.PCMDescriptor()
    descriptor["SampleRate"].value = descriptor["AudioSamplingRate"].value = rate_hz
    descriptor["Channels"].value = channels
    descriptor["QuantizationBits"].value = 16
    descriptor["BlockAlign"].value = 2 * channels
    descriptor["AverageBPS"].value = 2 * channels * rate_hz
    descriptor["Length"].value = round(length / writer.rate * rate_hz)
    return descriptor
