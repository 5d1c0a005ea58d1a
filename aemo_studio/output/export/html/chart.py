"""The film at a glance: markers, scenes, music and emotions along one time axis.

Shapes are drawn as SVG in frames of the film, so that they lie where the scene list says; their
labels are text, placed in per cent of the film.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from aemo_studio.domain.project import Project
from aemo_studio.output.export.html.affect import AffectLane, affect_lane, affect_read_out
from aemo_studio.output.export.html.axis import (
    WIDE_PX,
    AxisTick,
    axis_ticks,
    narrow_px,
    place,
    with_room,
)
from aemo_studio.output.export.html.curves import (
    HEIGHT,
    ChartLane,
    character_lanes,
    chart_lanes,
    curves_of,
    read_out,
)
from aemo_studio.output.export.html.energy import energy_paths, energy_read_out, energy_values
from aemo_studio.output.export.html.look import emotion_class, marker_class
from aemo_studio.output.export.html.report_words import ReportWords
from aemo_studio.output.export.text import one_line
from aemo_studio.output.export.timeline import Cue, Moment, SceneSpan, Timeline

_MARGIN_PX, _DIGIT_PX = 9, 8
_PIN_PX, _WORD_PX, _TITLE_PX, _NAME_PX = 22, 96, 56, 64
_MOST_LINES = 600


@dataclass(frozen=True)
class SceneLabel:
    """The number of a Scene on the chart."""

    #: From 1.
    number: int
    #: Of the first frame, in per cent of the film.
    place: float
    #: In per cent of the film.
    width: float
    #: The Emotion, where it has room beside the number; else empty.
    emotion: str
    #: Whether the number has room on a screen.
    wide: bool
    #: Whether it has room on a phone and on paper.
    narrow: bool


@dataclass(frozen=True)
class MusicBar:
    """A picked Track on the chart, from where it begins to where it stops."""

    #: Its name.
    title: str
    #: Timecodes of begin and end.
    times: str
    #: Of the first frame, in per cent of the film.
    place: float
    #: In per cent of the film.
    width: float
    #: Whether the name has room on a screen.
    wide: bool
    #: Whether it has room on a phone, too.
    narrow: bool


@dataclass(frozen=True)
class MarkerPin:
    """A marker of the editor on the chart."""

    #: From 1, in order of time.
    number: int
    #: The editor's word for it; may be empty.
    name: str
    #: What the editor wrote about it; may be empty.
    note: str
    #: The CSS class of its colour.
    colour: str
    #: Of its frame.
    timecode: str
    #: Number of the scene that it lies in; 0 for none.
    scene: int
    #: In per cent of the film.
    place: float
    #: Room for number and name, in per cent of the film.
    width: float
    #: Whether the name has room on a screen.
    named: bool
    #: Whether the number has room on a screen.
    wide: bool
    #: Whether it has room on a phone, too.
    narrow: bool


@dataclass(frozen=True)
class Chart:
    """The film at a glance, ready to be drawn."""

    #: Frames of the film, the unit of the paths to the right.
    frames: int
    #: Units of a lane downwards.
    height: int
    #: Bins of the lanes' paths that the film has.
    bins: float
    #: Pixels that the film has on a phone, at least.
    narrow_px: int
    #: From top to bottom.
    lanes: tuple[ChartLane, ...]
    #: Valence and arousal of both modalities together; None without evidence.
    affect: AffectLane | None
    #: SVG paths of the energy of the music over it: its edge, and the area below; empty without.
    energy: tuple[str, str]
    #: Of the main characters, below the lanes.
    characters: tuple[ChartLane, ...]
    #: In order of time.
    ticks: tuple[AxisTick, ...]
    #: CSS class of an Emotion, and SVG path of the scenes that feel it.
    scenes: tuple[tuple[str, str], ...]
    #: Numbers that have room, in order.
    labels: tuple[SceneLabel, ...]
    #: SVG path of the lines between Scenes, empty where there are too many.
    cuts: str
    #: SVG path of the picked music: each with its fades as slopes.
    music: str
    #: SVG path of the lines where music goes back to play a stretch again.
    seams: str
    #: In order of time.
    bars: tuple[MusicBar, ...]
    #: In order of time.
    pins: tuple[MarkerPin, ...]
    #: JSON for the script that reads the numbers out.
    data: str


def chart(project: Project, timeline: Timeline, words: ReportWords) -> Chart:
    """Draws the project along the film's time."""
    curves = curves_of(project)
    data = read_out(curves, timeline, words)
    data["affect"] = affect_read_out(curves.lanes["Both"], words)
    energy = energy_values(project, timeline, curves)
    data["energy"] = energy_read_out(energy, words)
    narrow = narrow_px(len(timeline.scenes))
    return Chart(
        frames=timeline.duration,
        height=HEIGHT,
        bins=float(timeline.seconds(timeline.duration)) / curves.bin_s,
        narrow_px=narrow,
        lanes=tuple(chart_lanes(curves, words)),
        affect=affect_lane(curves.lanes["Both"], words),
        energy=energy_paths(energy),
        characters=tuple(character_lanes(curves, words)),
        ticks=tuple(axis_ticks(timeline)),
        scenes=tuple(_strips(timeline)),
        labels=tuple(_labels(timeline, narrow, words)),
        cuts=_cuts(timeline) if len(timeline.scenes) <= _MOST_LINES else "",
        music="".join(_bar_path(cue) for cue in timeline.cues),
        seams="".join(f"M{clip.start} 0V{HEIGHT}" for c in timeline.cues for clip in c.clips[1:]),
        bars=tuple(_bar(cue, timeline, narrow) for cue in timeline.cues),
        pins=tuple(_pins(timeline, narrow)),
        data=json.dumps(data, separators=(",", ":"), ensure_ascii=False),
    )


def _strips(timeline: Timeline) -> Iterator[tuple[str, str]]:
    found = dict[str, list[str]]()
    for span in timeline.scenes:
        block = f"M{span.start} 0H{span.end}V{HEIGHT}H{span.start}Z"
        found.setdefault(emotion_class(span.emotion), []).append(block)
    yield from ((colour, "".join(blocks)) for colour, blocks in sorted(found.items()))


def _cuts(timeline: Timeline) -> str:
    return "".join(f"M{span.start} 0V{HEIGHT}" for span in timeline.scenes[1:])


def _labels(timeline: Timeline, narrow: int, words: ReportWords) -> Iterator[SceneLabel]:
    places = [place(span.start, timeline) for span in timeline.scenes]
    label_px = _MARGIN_PX + _DIGIT_PX * len(str(len(places)))
    wide, on_phone = (with_room(places, width, label_px) for width in (WIDE_PX, narrow))
    for span, at, has_room, phone in zip(timeline.scenes, places, wide, on_phone, strict=True):
        if has_room or phone:
            yield _label(span, at, timeline, words, (has_room, phone))


def _label(
    span: SceneSpan, at: float, timeline: Timeline, words: ReportWords, room: tuple[bool, bool]
) -> SceneLabel:
    width = place(span.end, timeline) - at
    named = span.emotion is not None and width * WIDE_PX / 100 >= _WORD_PX
    emotion = words.emotion(span.emotion) if named and span.emotion else ""
    return SceneLabel(span.number, at, width, emotion, *room)


def _bar_path(cue: Cue) -> str:
    """Draws a piece of music; its fades are slopes."""
    full, ends = cue.start + cue.fade_in, max(cue.start + cue.fade_in, cue.end - cue.fade_out)
    return f"M{cue.start} {HEIGHT}L{full} 0H{ends}L{cue.end} {HEIGHT}Z"


def _bar(cue: Cue, timeline: Timeline, narrow: int) -> MusicBar:
    at = place(cue.start, timeline)
    width = place(cue.end, timeline) - at
    return MusicBar(
        title=one_line(cue.track.title),
        times=f"{timeline.timecode(cue.start)} – {timeline.timecode(cue.end)}",
        place=at,
        width=width,
        wide=width * WIDE_PX / 100 >= _TITLE_PX,
        narrow=width * narrow / 100 >= _TITLE_PX,
    )


def _pins(timeline: Timeline, narrow: int) -> Iterator[MarkerPin]:
    moments = sorted(timeline.moments, key=lambda moment: moment.frame)
    places = [place(moment.frame, timeline) for moment in moments]
    gaps = [after - before for before, after in pairwise([*places, 100.0])]
    for number, (moment, at, gap) in enumerate(zip(moments, places, gaps, strict=True), start=1):
        yield MarkerPin(
            number=number,
            name=one_line(moment.name),
            note=moment.remark,
            colour=marker_class(moment.hue),
            timecode=timeline.timecode(moment.frame),
            scene=_scene_at(moment, timeline),
            place=at,
            width=gap,
            named=gap * WIDE_PX / 100 >= _NAME_PX,
            wide=gap * WIDE_PX / 100 >= _PIN_PX,
            narrow=gap * narrow / 100 >= _PIN_PX,
        )


def _scene_at(moment: Moment, timeline: Timeline) -> int:
    found = (span for span in timeline.scenes if span.start <= moment.frame < span.end)
    return next((span.number for span in found), 0)
