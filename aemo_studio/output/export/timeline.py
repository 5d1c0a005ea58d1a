"""A project in whole frames: what all formats for editing programs are written from.

Every time is turned into a frame number once, from the exact rational rate. Formats only
add and print these integers, so nothing can drift and no two formats disagree.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from aemo_studio.domain.emotion import Emotion
from aemo_studio.domain.music import Recommendation, Track
from aemo_studio.domain.project import Project, SceneRow
from aemo_studio.domain.scene import Feeling, Scene
from aemo_studio.domain.time import TimecodeRate
from aemo_studio.music.fit.pieces import Fit
from aemo_studio.music.own_music.structures import known_in
from aemo_studio.music.placement import Placement, placements
from aemo_studio.output.export.options import DEFAULT_OPTIONS, ExportOptions


@dataclass(frozen=True, eq=False)
class SceneSpan:
    """A Scene in frames, with all that the project holds about it."""

    row: SceneRow
    start: int
    """Its first frame, counted from the first one of the film."""
    end: int
    """The first frame after it."""

    @property
    def number(self) -> int:
        """From 1."""
        return self.row.index + 1

    @property
    def scene(self) -> Scene:
        """As measured."""
        return self.row.scene

    @property
    def feeling(self) -> Feeling:
        """What it counts as."""
        return self.row.feeling

    @property
    def emotion(self) -> Emotion | None:
        """By hand if the editor set it, else as measured, None without evidence."""
        return self.row.feeling.emotion

    @property
    def by_hand(self) -> bool:
        return self.row.feeling.by_hand

    @property
    def note(self) -> str:
        return self.row.edit.note

    @property
    def pick(self) -> Track | None:
        """What the editor chose."""
        return self.row.track

    @property
    def recommended(self) -> tuple[Recommendation, ...]:
        """Best first."""
        return self.row.recommendations

    @property
    def suggestion(self) -> Recommendation | None:
        """The best recommendation, where the editor has not chosen yet."""
        return self.recommended[0] if self.recommended and self.pick is None else None

    @property
    def reason(self) -> str:
        """Why the pick, or else the suggestion, was recommended; empty if it was not."""
        wanted = self.pick.key if self.pick else None
        for recommendation in self.recommended:
            if wanted is None or recommendation.track.key == wanted:
                return recommendation.reason
        return ""


@dataclass(frozen=True)
class CueClip:
    """A piece of music as an editing program lays it. start, end: frames of the film.
    source: frame of the track that is heard at `start`."""

    start: int
    end: int
    source: int

    @property
    def length(self) -> int:
        return self.end - self.start

    @property
    def source_end(self) -> int:
        return self.source + self.length


@dataclass(frozen=True)
class Cue:
    """A pick where it lies under the picture, in frames. number: from 1. scenes: numbers of
    the scenes under which it plays without a break.

    clips: one, or more where the track is too short and loops. fade_in, fade_out: frames.
    fit: how entry and exit were found; None for a track that nobody listened to. media:
    frames that the track lasts, None where its length is not on file.
    """

    number: int
    track: Track
    scenes: tuple[int, ...]
    clips: tuple[CueClip, ...]
    fade_in: int = 0
    fade_out: int = 0
    fit: Fit | None = None
    media: int | None = None

    @property
    def start(self) -> int:
        return self.clips[0].start

    @property
    def end(self) -> int:
        return self.clips[-1].end

    @property
    def file_length(self) -> int:
        """Frames that its file has at least."""
        return max(self.media or 0, *(clip.source_end for clip in self.clips))


@dataclass(frozen=True)
class Moment:
    """A marker of the editor, in frames."""

    frame: int
    name: str


@dataclass(frozen=True, eq=False)
class Timeline:
    """The project in frames. start: frame number of the start timecode. duration: frames
    of the film."""

    rate: TimecodeRate
    start: int
    duration: int
    scenes: tuple[SceneSpan, ...]
    cues: tuple[Cue, ...]
    moments: tuple[Moment, ...]

    def timecode(self, frame: int) -> str:
        """Of a frame counted from the start of the film."""
        return self.rate.format_frame(self.start + frame)

    def length(self, frames: int) -> str:
        """A number of frames written as timecode from zero."""
        return self.rate.format_frame(frames)

    def seconds(self, frame: int) -> Fraction:
        """When a frame starts, exact."""
        return frame / self.rate.rate

    def milliseconds(self, frame: int) -> int:
        """When a frame starts, to the nearest millisecond."""
        return round(self.seconds(frame) * 1000)


def rate_of(project: Project, options: ExportOptions = DEFAULT_OPTIONS) -> TimecodeRate:
    """How the film's frames are counted."""
    usual = TimecodeRate.of(project.analysis.video.frame_rate)
    return replace(usual, drop_frame=usual.drop_frame and options.drop_frame is not False)


def timeline_of(project: Project, options: ExportOptions = DEFAULT_OPTIONS) -> Timeline:
    """Raises ValueError if the start timecode is none at the film's frame rate."""
    video = project.analysis.video
    rate = rate_of(project, options)
    scenes = tuple(_spans(project, rate))
    last = max((span.end for span in scenes), default=1)
    return Timeline(
        rate=rate,
        start=rate.parse(project.start_timecode),
        duration=max(rate.frames(video.duration_s), last),
        scenes=scenes,
        cues=tuple(_cues(project, scenes, rate)),
        moments=tuple(Moment(rate.frames(m.time_s), m.name) for m in project.markers),
    )


def frames_of(track: Track, rate: TimecodeRate) -> int | None:
    """Whole frames that a track lasts, None where its length is not on file."""
    if track.duration_s is None:
        return None
    return max(1, math.floor(Fraction(track.duration_s) * rate.rate))


def _spans(project: Project, rate: TimecodeRate) -> Iterator[SceneSpan]:
    for row in project.rows():
        start = rate.frames(row.scene.start_s)
        # A scene shorter than a frame still has the one it starts in.
        yield SceneSpan(row, start, max(start + 1, rate.frames(row.scene.end_s)))


def _cues(project: Project, scenes: tuple[SceneSpan, ...], rate: TimecodeRate) -> Iterator[Cue]:
    """Picks where they play, from what is known of them; nothing is listened to here."""
    found = placements(project, known_in(project.catalogues))
    for number, placed in enumerate(found, start=1):
        spans = [scenes[index] for index in placed.scenes]
        media = frames_of(placed.track, rate)
        clips = tuple(_clips(placed, spans[0].start, spans[-1].end, rate, media))
        faded = {} if placed.fit is None else _faded(placed.fit, clips, rate)
        yield Cue(
            number,
            placed.track,
            tuple(span.number for span in spans),
            clips,
            fit=placed.fit,
            media=media,
            **faded,
        )


def _clips(
    placed: Placement, start: int, end: int, rate: TimecodeRate, media: int | None
) -> Iterator[CueClip]:
    """Pieces on whole frames, each where the one before ends, none after the scene; the last
    one not past the end of the file. What is shorter than a frame is still one."""
    at, played_s = start, 0.0
    for number, piece in enumerate(placed.pieces, start=1):
        played_s += piece.length_s
        source = rate.frames(piece.in_s)
        until = min(end, start + rate.frames(played_s))
        if media is not None and number == len(placed.pieces):
            until = min(until, at + media - source)
        if until > at or at == start:
            yield CueClip(at, max(until, at + 1), source)
            at = max(until, at + 1)


def _faded(fit: Fit, clips: tuple[CueClip, ...], rate: TimecodeRate) -> dict[str, int]:
    return {
        "fade_in": min(rate.frames(fit.fade_in_s), clips[0].length),
        "fade_out": min(rate.frames(fit.fade_out_s), clips[-1].length),
    }
