"""Converts a project to whole frames, from which all formats for editing programs are written.

Every time is converted to a frame number once, from the exact rational rate. Formats only add and
print these integers, so nothing can drift and no two formats disagree.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from aemo_studio.domain.effects import EffectKind
from aemo_studio.domain.emotion import Emotion
from aemo_studio.domain.music import AS_LAID, ClipMix, Recommendation, Track
from aemo_studio.domain.project import MarkerHue, Project, SceneRow
from aemo_studio.domain.scene import Feeling, Scene
from aemo_studio.domain.time import TimecodeRate
from aemo_studio.music.fit.pieces import Fit
from aemo_studio.music.own_music.structures import known_in
from aemo_studio.music.placement import Placement, placements
from aemo_studio.output.export.beat_marks import beat_marks
from aemo_studio.output.export.effect_tracks import measured_track
from aemo_studio.output.export.options import DEFAULT_OPTIONS, ExportOptions
from aemo_studio.output.export.text import one_line


@dataclass(frozen=True, eq=False)
class SceneSpan:
    """A Scene in frames, with all that the project holds about it."""

    #: Everything that the project holds about the scene.
    row: SceneRow
    #: Its first frame, counted from the first one of the film.
    start: int
    #: The first frame after it; at least one frame after `start`.
    end: int

    @property
    def number(self) -> int:
        """Counts scenes from 1."""
        return self.row.index + 1

    @property
    def scene(self) -> Scene:
        """Returns the scene as measured."""
        return self.row.scene

    @property
    def feeling(self) -> Feeling:
        """Returns what the scene counts as."""
        return self.row.feeling

    @property
    def emotion(self) -> Emotion | None:
        """Finds the Emotion: by hand if the editor set it, else as measured, None without
        evidence."""
        return self.row.feeling.emotion

    @property
    def by_hand(self) -> bool:
        return self.row.feeling.by_hand

    @property
    def note(self) -> str:
        return self.row.edit.note

    @property
    def pick(self) -> Track | None:
        """Returns the track that the editor chose; None without one."""
        return self.row.track

    @property
    def recommended(self) -> tuple[Recommendation, ...]:
        """Lists the recommendations, best first."""
        return self.row.recommendations

    @property
    def suggestion(self) -> Recommendation | None:
        """Finds the best recommendation, where the editor has not chosen yet."""
        return self.recommended[0] if self.recommended and self.pick is None else None

    @property
    def reason(self) -> str:
        """Finds the reason for which the pick, or else the suggestion, was recommended; empty if it
        was not."""
        wanted = self.pick.key if self.pick else None
        for recommendation in self.recommended:
            if wanted is None or recommendation.track.key == wanted:
                return recommendation.reason
        return ""


@dataclass(frozen=True)
class CueClip:
    """A piece of music as an editing program lays it."""

    #: First frame of the film under it.
    start: int
    #: First frame of the film after it.
    end: int
    #: Frame of the track that is played at `start`.
    source: int

    @property
    def length(self) -> int:
        return self.end - self.start

    @property
    def source_end(self) -> int:
        return self.source + self.length


@dataclass(frozen=True)
class Cue:
    """A pick where it lies under the picture, in frames."""

    #: From 1, in order of time.
    number: int
    #: The picked piece of music.
    track: Track
    #: Numbers, from 1, of the scenes under which it plays without a break.
    scenes: tuple[int, ...]
    #: One, or more where the track is too short and loops.
    clips: tuple[CueClip, ...]
    #: Frames at the first clip's start.
    fade_in: int = 0
    #: Frames at the last clip's end.
    fade_out: int = 0
    #: Entry and exit; None for a track that nobody listened to.
    fit: Fit | None = None
    #: Frames that the track lasts; None where its length is not on file.
    media: int | None = None
    #: Gain and mute as the editor set them; its fades are in `fade_in` and `fade_out`.
    mix: ClipMix = AS_LAID

    @property
    def start(self) -> int:
        return self.clips[0].start

    @property
    def end(self) -> int:
        return self.clips[-1].end

    @property
    def file_length(self) -> int:
        """Counts the frames that its file has at least."""
        return max(self.media or 0, *(clip.source_end for clip in self.clips))


@dataclass(frozen=True)
class Moment:
    """A marker of the editor, or where beats are wanted, of the music; in frames."""

    #: Counted from the first one of the film.
    frame: int
    #: The editor's word for it; may be empty.
    name: str
    #: Its colour.
    hue: MarkerHue = MarkerHue.PINK
    #: What the editor wrote about it; may be empty and have several lines.
    note: str = ""

    @property
    def label(self) -> str:
        """Names the marker in one line, also one that the editor did not name."""
        return one_line(self.name) or "Marker"

    @property
    def remark(self) -> str:
        """The note in one line; empty without any."""
        return one_line(self.note)

    def told(self, between: str) -> str:
        """Joins label and note, for formats that have one text."""
        return between.join(text for text in (self.label, self.remark) if text)


@dataclass(frozen=True, eq=False)
class Timeline:
    """The project in frames."""

    #: Frames per second, and how timecode counts them.
    rate: TimecodeRate
    #: Frame number of the start timecode, counted from 00:00:00:00.
    start: int
    #: Frames of the film, at least up to the last scene's end.
    duration: int
    #: In order.
    scenes: tuple[SceneSpan, ...]
    #: In order of time.
    cues: tuple[Cue, ...]
    #: In order of time.
    moments: tuple[Moment, ...]
    #: Sound effects, in order of time, numbered on from the cues; they may lie on each other.
    effects: tuple[Cue, ...] = ()

    def timecode(self, frame: int) -> str:
        """Formats a frame, counted from the start of the film, as timecode."""
        return self.rate.format_frame(self.start + frame)

    def length(self, frames: int) -> str:
        """Formats a number of frames as timecode from zero."""
        return self.rate.format_frame(frames)

    def seconds(self, frame: int) -> Fraction:
        """Computes when a frame starts, exact."""
        return frame / self.rate.rate

    def milliseconds(self, frame: int) -> int:
        """Computes when a frame starts, to the nearest millisecond."""
        return round(self.seconds(frame) * 1000)


def rate_of(project: Project, options: ExportOptions = DEFAULT_OPTIONS) -> TimecodeRate:
    """Chooses how the film's frames are counted."""
    own = project.analysis.video.timecode_rate
    return own if options.drop_frame is None else own.with_drop_frame(options.drop_frame)


def timeline_of(project: Project, options: ExportOptions = DEFAULT_OPTIONS) -> Timeline:
    """Converts a project to frames. Raises ValueError if the start timecode is none at the film's
    frame rate."""
    video = project.analysis.video
    rate = rate_of(project, options)
    scenes = tuple(_spans(project, rate))
    placed = list(placements(project, known_in(project.catalogues)))
    last = max((span.end for span in scenes), default=1)
    cues, duration = tuple(_cues(placed, scenes, rate)), max(rate.frames(video.duration_s), last)
    whole = Timeline(
        rate=rate,
        start=rate.parse(project.start_timecode),
        duration=duration,
        scenes=scenes,
        cues=cues,
        moments=_moments(project, placed, rate, options),
        effects=tuple(_effects(project, scenes, rate, 1 + len(cues))),
    )
    return whole if options.scene is None else _with_scene(whole, options.scene)


def _with_scene(whole: Timeline, index: int) -> Timeline:
    """Keeps one scene, its music and its markers, where they are in the whole film."""
    span = whole.scenes[index]
    return replace(
        whole,
        scenes=(span,),
        cues=tuple(cue for cue in whole.cues if span.number in cue.scenes),
        moments=tuple(one for one in whole.moments if span.start <= one.frame < span.end),
        effects=tuple(cue for cue in whole.effects if span.number in cue.scenes),
    )


def _moments(
    project: Project, placed: Sequence[Placement], rate: TimecodeRate, options: ExportOptions
) -> tuple[Moment, ...]:
    own = [Moment(rate.frames(m.time_s), m.name, m.hue, m.note) for m in project.markers]
    if options.beats is None:
        return tuple(own)
    marks = beat_marks(placed, known_in(project.catalogues), options.beats)
    music = [Moment(rate.frames(mark.time_s), mark.name) for mark in marks]
    return tuple(sorted([*own, *music], key=lambda moment: moment.frame))


def frames_of(track: Track, rate: TimecodeRate) -> int | None:
    """Counts the whole frames that a track lasts, None where its length is not on file."""
    if track.duration_s is None:
        return None
    return max(1, math.floor(Fraction(track.duration_s) * rate.rate))


def _spans(project: Project, rate: TimecodeRate) -> Iterator[SceneSpan]:
    for row in project.rows():
        start = rate.frames(row.scene.start_s)
        # A scene shorter than a frame still has the one it starts in.
        yield SceneSpan(row, start, max(start + 1, rate.frames(row.scene.end_s)))


def _cues(
    found: Sequence[Placement], scenes: tuple[SceneSpan, ...], rate: TimecodeRate
) -> Iterator[Cue]:
    """Yields picks where they play, by the known structures; nothing is listened to here."""
    for number, placed in enumerate(found, start=1):
        spans = [scenes[index] for index in placed.scenes]
        media = frames_of(placed.track, rate)
        start = spans[0].start if not placed.late_s else rate.frames(placed.start_s)
        clips = tuple(_clips(placed, start, spans[-1].end, rate, media))
        yield Cue(
            number,
            placed.track,
            tuple(span.number for span in spans),
            clips,
            fit=placed.fit,
            media=media,
            mix=placed.mix,
            **_faded(placed.fades_s, clips, rate),
        )


def _clips(
    placed: Placement, start: int, end: int, rate: TimecodeRate, media: int | None
) -> Iterator[CueClip]:
    """Puts pieces on whole frames, each where the one before ends, none after the scene; the last
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


def _effects(
    project: Project, scenes: tuple[SceneSpan, ...], rate: TimecodeRate, first: int
) -> Iterator[Cue]:
    """Yields sound effects where they lie, none past the film; ambiences repeat a short file."""
    last = max((span.end for span in scenes), default=1) - 1
    for number, picked in enumerate(project.effects, start=first):
        track = measured_track(picked.effect)
        start, media = min(rate.frames(picked.time_s), last), frames_of(track, rate)
        end = min(max(start + 1, rate.frames(picked.end_s)), last + 1)
        loops = picked.effect.kind is EffectKind.AMBIENCE
        under = tuple(span.number for span in scenes if span.start <= start < span.end)
        clips = tuple(_effect_clips(start, end, media, _can_loop(media, rate) and loops))
        yield Cue(number, track, under, clips, media=media)


def _can_loop(media: int | None, rate: TimecodeRate) -> bool:
    """Whether a file is long enough, a second, to be played again and again."""
    return media is not None and media >= rate.nominal


def _effect_clips(start: int, end: int, media: int | None, loops: bool) -> Iterator[CueClip]:
    length = media or end - start
    for at in range(start, end if loops else start + 1, length):
        yield CueClip(at, min(end, at + length), 0)


def _faded(
    fades_s: tuple[float, float], clips: tuple[CueClip, ...], rate: TimecodeRate
) -> dict[str, int]:
    fade_in, fade_out = (rate.frames(fade_s) for fade_s in fades_s)
    return {
        "fade_in": min(fade_in, clips[0].length),
        "fade_out": min(fade_out, clips[-1].length),
    }
