"""Adds picks and sound effects to Final Cut Pro 7 XML: clips on stereo pairs of tracks, with fades.

Fades are keyframes of the clip's level, which count in frames of its file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aemo_studio.domain.addresses import path_as_written
from aemo_studio.domain.time import TimecodeRate
from aemo_studio.output.export.descriptions import track_name, track_note
from aemo_studio.output.export.fcp7_crossfades import add_crossfade, leave_to_crossfades
from aemo_studio.output.export.fcp7_elements import (
    STEREO,
    ClipItem,
    Link,
    add_channel,
    add_clip,
    add_links,
    add_rate,
    add_sound_characteristics,
    channel_type,
    local_uri,
)
from aemo_studio.output.export.media_files import link_to
from aemo_studio.output.export.music_files import MusicFile, music_files
from aemo_studio.output.export.music_levels import faded_keys
from aemo_studio.output.export.options import ExportOptions, MusicLevels
from aemo_studio.output.export.seams import JoinedClip, joined_clips
from aemo_studio.output.export.text import one_line
from aemo_studio.output.export.timeline import Cue, Timeline
from aemo_studio.output.export.xmltree import Element, child

_MOST_LEVEL = "3.98109"
"""The highest level of a clip, +12 dB."""


class MusicTracks:
    """Adds music and sound effects to their tracks; each file is described in full once."""

    def __init__(self, timeline: Timeline, options: ExportOptions) -> None:
        self._timeline, self._options = timeline, options
        self._files = music_files(timeline)
        self._described = set[int]()

    def add(
        self, tracks: list[Element], before: int, cues: Sequence[Cue], levels: MusicLevels | None
    ) -> None:
        """Adds cues to a stereo pair of tracks. before: tracks above those."""
        clips = _music_clips(cues, self._timeline.rate)
        for number, (cue, joined, id) in enumerate(clips, start=1):
            links = [
                Link(f"{id}-{channel}", "audio", before + channel, number)
                for channel in range(1, STEREO + 1)
            ]
            keys = _level_keys(cue, joined, self._timeline, levels)
            for channel, track in enumerate(tracks, start=1):
                add_crossfade(track, joined, self._timeline.rate)
                made = self._clip(track, cue, joined, links[channel - 1].id)
                facts = self._files[cue.track.key].facts
                # A mono file plays on both sides.
                add_channel(made, min(channel, facts.channels if facts else STEREO))
                _levels(made, keys, _factor(cue))
                add_links(made, links)
                child(child(made, "comments"), "mastercomment1", track_note(cue.track))

    def _clip(self, track: Element, cue: Cue, joined: JoinedClip, id: str) -> Element:
        file = self._files[cue.track.key]
        item = ClipItem(
            id,
            f"master-music-{file.number}",
            track_name(cue.track),
            joined.clip,
            file.length,
            channel_type(file.facts.channels if file.facts else STEREO),
            enabled=not cue.mix.muted,
        )
        made = add_clip(track, item, self._timeline)
        leave_to_crossfades(made, joined)
        link = link_to(file.path, self._options) if file.path else ""
        in_full = file.number not in self._described
        _music_file(made, file, self._timeline, link, in_full=in_full)
        self._described.add(file.number)
        return made


def _music_clips(cues: Sequence[Cue], rate: TimecodeRate) -> Iterator[tuple[Cue, JoinedClip, str]]:
    """Yields every clip with a name of its own."""
    for cue in cues:
        for part, joined in enumerate(joined_clips(cue, rate), start=1):
            yield cue, joined, f"music-{cue.number}" + (f"-part-{part}" if part > 1 else "")


def _music_file(
    clip: Element, file: MusicFile, timeline: Timeline, link: str, *, in_full: bool
) -> None:
    made = child(clip, "file", attributes={"id": f"file-music-{file.number}"})
    if not in_full:
        return
    path = file.path
    child(made, "name", one_line(path_as_written(path).name) if path else track_name(file.track))
    if link:
        child(made, "pathurl", local_uri(link))
    add_rate(made, timeline.rate)
    child(made, "duration", file.length)
    facts = file.facts
    channels = facts.channels if facts else STEREO
    add_sound_characteristics(child(made, "media"), facts.rate_hz if facts else None, channels)


def _level_keys(
    cue: Cue, joined: JoinedClip, timeline: Timeline, levels: MusicLevels | None
) -> dict[int, float]:
    """Maps frames of the clip's file to factors; crossfades are no keyframes."""
    place = joined.clip
    first, last = place.source, place.source_end
    if levels is not None:
        keyed = faded_keys(cue, place, timeline, levels)
        return {first + frame - place.start: factor for frame, factor in keyed}
    fade_in = 0 if joined.over else joined.fades[0]
    fade_out = 0 if joined.over_after else joined.fades[1]
    full = _factor(cue)
    keys: dict[int, float] = {first: 0, first + fade_in: full} if fade_in else {}
    keys |= {last - fade_out: full, last: 0} if fade_out else {}
    return keys


def _factor(cue: Cue) -> float:
    """The editor's gain as a factor; a whole 1 without any."""
    return round(10.0 ** (cue.mix.gain_db / 20.0), 5) if cue.mix.gain_db else 1


def _levels(clip: Element, keys: dict[int, float], full: float) -> None:
    """Adds a level, moving where it has keyframes. full: what it is without them."""
    if not keys and full == 1:
        return
    effect = child(child(clip, "filter"), "effect")
    child(effect, "name", "Audio Levels")
    child(effect, "effectid", "audiolevels")
    child(effect, "effectcategory", "audiolevels")
    child(effect, "effecttype", "audiolevels")
    child(effect, "mediatype", "audio")
    level = child(effect, "parameter")
    child(level, "parameterid", "level")
    child(level, "name", "Level")
    child(level, "valuemin", 0)
    child(level, "valuemax", _MOST_LEVEL)
    child(level, "value", full)
    for when, value in sorted(keys.items()):
        key = child(level, "keyframe")
        child(key, "when", when)
        child(key, "value", value)
