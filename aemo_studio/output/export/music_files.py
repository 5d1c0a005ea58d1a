"""Lists the music and the sound effects of a timeline as files: each once, however many cues it
has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from aemo_studio.domain.music import Track, TrackKey
from aemo_studio.output.export.media_files import SoundFacts, sound_facts
from aemo_studio.output.export.timeline import Cue, CueClip, Timeline


@dataclass(frozen=True)
class MusicFile:
    """A track of the timeline and its sound file."""

    #: Of its first cue.
    number: int
    #: The piece of music.
    track: Track
    #: Frames that the file has at least.
    length: int

    @property
    def path(self) -> Path | None:
        return self.track.path

    @cached_property
    def facts(self) -> SoundFacts | None:
        """Reads rate and channels; None where there is no file, or none that can be read."""
        return sound_facts(self.path)


def music_files(timeline: Timeline) -> Mapping[TrackKey, MusicFile]:
    """Lists the files in the order in which they are played first, those of effects last."""
    found: dict[TrackKey, MusicFile] = {}
    for cue in (*timeline.cues, *timeline.effects):
        known = found.setdefault(cue.track.key, MusicFile(cue.number, cue.track, 0))
        found[cue.track.key] = replace(known, length=max(known.length, cue.file_length))
    return found


def fades_of(cue: Cue, clip: CueClip) -> tuple[int, int]:
    """Computes the frames of fade in and fade out of a clip: only the first comes in, only the last
    goes out; between them are seams."""
    return (
        cue.fade_in if clip.start == cue.start else 0,
        cue.fade_out if clip.end == cue.end else 0,
    )
