"""A project in whole frames: what all formats for editing programs are written from.

Every time is turned into a frame number once, from the exact rational rate. Formats only
add and print these integers, so nothing can drift and no two formats disagree.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from aemo_studio.domain.emotion import Emotion
from aemo_studio.domain.music import Recommendation, Track
from aemo_studio.domain.project import NO_EDIT, Project
from aemo_studio.domain.scene import Scene
from aemo_studio.domain.time import TimecodeRate
from aemo_studio.export.options import DEFAULT_OPTIONS, ExportOptions


@dataclass(frozen=True, eq=False)
class SceneSpan:
    """A Scene in frames from the first one of the film; `end` is the first frame after it.

    number: from 1. emotion: by hand if the editor set it, else as measured, None without
    evidence. pick: what the editor chose. recommended: best first.
    """

    number: int
    scene: Scene
    start: int
    end: int
    emotion: Emotion | None
    by_hand: bool
    note: str
    pick: Track | None
    recommended: tuple[Recommendation, ...]

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
class Cue:
    """A pick where it lies under the picture, in frames. number: from 1. scenes: numbers of
    the scenes under which it plays without a break."""

    number: int
    track: Track
    start: int
    end: int
    scenes: tuple[int, ...]


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
        cues=tuple(_cues(scenes, rate)),
        moments=tuple(Moment(rate.frames(m.time_s), m.name) for m in project.markers),
    )


def frames_of(track: Track, rate: TimecodeRate) -> int | None:
    """Whole frames that a track lasts, None where its length is not on file."""
    if track.duration_s is None:
        return None
    return max(1, math.floor(Fraction(track.duration_s) * rate.rate))


def picks_of(project: Project) -> dict[int, Track]:
    """The picked track of each scene that has one (the last word counts), all at once: films
    can have thousands of scenes."""
    return {pick.scene: pick.track for pick in project.picks}


def _spans(project: Project, rate: TimecodeRate) -> Iterator[SceneSpan]:
    picks = picks_of(project)
    nothing = ((),) * len(project.scenes)
    lists = project.recommendations or nothing
    edits = project.edits or (NO_EDIT,) * len(project.scenes)
    for index, (scene, edit) in enumerate(zip(project.scenes, edits, strict=True)):
        start = rate.frames(scene.start_s)
        measured = scene.emotion if scene.coverage.fused > 0 else None
        yield SceneSpan(
            number=index + 1,
            scene=scene,
            start=start,
            # A scene shorter than a frame still has the one it starts in.
            end=max(start + 1, rate.frames(scene.end_s)),
            emotion=edit.emotion or measured,
            by_hand=edit.emotion is not None,
            note=edit.note,
            pick=picks.get(index),
            recommended=lists[index],
        )


def _cues(scenes: Sequence[SceneSpan], rate: TimecodeRate) -> list[Cue]:
    """Picks where they play: a track goes on under the next scene if that has the same pick
    and the track lasts; otherwise it starts again."""
    cues: list[Cue] = []
    for span in scenes:
        if span.pick is None:
            continue
        lasts = frames_of(span.pick, rate)
        before = cues[-1] if cues else None
        if before is not None and _goes_on(before, span, lasts):
            scenes_so_far = (*before.scenes, span.number)
            cues[-1] = Cue(before.number, before.track, before.start, span.end, scenes_so_far)
            continue
        end = span.end if lasts is None else min(span.end, span.start + lasts)
        cues.append(Cue(len(cues) + 1, span.pick, span.start, end, (span.number,)))
    return cues


def _goes_on(before: Cue, span: SceneSpan, lasts: int | None) -> bool:
    same = span.pick is not None and before.track.key == span.pick.key
    return same and before.end == span.start and (lasts is None or span.end - before.start <= lasts)
