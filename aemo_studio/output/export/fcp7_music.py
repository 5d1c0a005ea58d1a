"""Adds the picks to Final Cut Pro 7 XML: clips on a stereo pair of tracks, with their fades.

Fades are keyframes of the clip's level, which count in frames of its file.
"""

from __future__ import annotations

from collections.abc import Iterator

from aemo_studio.domain.addresses import path_as_written
from aemo_studio.output.export.descriptions import track_name, track_note
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
from aemo_studio.output.export.music_files import MusicFile, fades_of, music_files
from aemo_studio.output.export.music_levels import faded_keys
from aemo_studio.output.export.options import ExportOptions
from aemo_studio.output.export.text import one_line
from aemo_studio.output.export.timeline import Cue, CueClip, Timeline
from aemo_studio.output.export.xmltree import Element, child

_MOST_LEVEL = "3.98109"
"""The highest level of a clip, +12 dB."""


def add_music(
    tracks: list[Element], before: int, timeline: Timeline, options: ExportOptions
) -> None:
    """Adds the music to its tracks. before: tracks above those of the music."""
    files, described = music_files(timeline), set[int]()
    for number, (cue, clip, id) in enumerate(_music_clips(timeline), start=1):
        file = files[cue.track.key]
        links = [
            Link(f"{id}-{channel}", "audio", before + channel, number)
            for channel in range(1, STEREO + 1)
        ]
        for channel, track in enumerate(tracks, start=1):
            item = ClipItem(
                links[channel - 1].id,
                f"master-music-{file.number}",
                track_name(cue.track),
                clip,
                file.length,
                channel_type(file.facts.channels if file.facts else STEREO),
            )
            made = add_clip(track, item, timeline)
            link = link_to(file.path, options) if file.path else ""
            _music_file(made, file, timeline, link, in_full=file.number not in described)
            described.add(file.number)
            # A mono file plays on both sides.
            add_channel(made, min(channel, file.facts.channels if file.facts else STEREO))
            _fades(made, _level_keys(cue, clip, timeline, options))
            add_links(made, links)
            child(child(made, "comments"), "mastercomment1", track_note(cue.track))


def _music_clips(timeline: Timeline) -> Iterator[tuple[Cue, CueClip, str]]:
    """Yields every clip with a name of its own."""
    for cue in timeline.cues:
        for part, clip in enumerate(cue.clips, start=1):
            yield cue, clip, f"music-{cue.number}" + (f"-part-{part}" if part > 1 else "")


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
    cue: Cue, place: CueClip, timeline: Timeline, options: ExportOptions
) -> dict[int, float]:
    """Maps frames of the clip's file to factors."""
    first, last = place.source, place.source_end
    if options.levels is not None:
        keyed = faded_keys(cue, place, timeline, options.levels)
        return {first + frame - place.start: factor for frame, factor in keyed}
    fade_in, fade_out = fades_of(cue, place)
    keys: dict[int, float] = {first: 0, first + fade_in: 1} if fade_in else {}
    keys |= {last - fade_out: 1, last: 0} if fade_out else {}
    return keys


def _fades(clip: Element, keys: dict[int, float]) -> None:
    if not keys:
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
    child(level, "value", 1)
    for when, value in sorted(keys.items()):
        key = child(level, "keyframe")
        child(key, "when", when)
        child(key, "value", value)
