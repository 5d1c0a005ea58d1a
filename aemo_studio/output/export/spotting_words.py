"""Says in a director's words what starts and ends a cue, what it is for, and how much is spoken."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import numpy as np

from aemo_studio.domain.emotion import GRID_S, Emotion, FloatArray, cell_overlap_s
from aemo_studio.domain.time import fine_clock
from aemo_studio.music.catalogue.mood_map import load_mood_map
from aemo_studio.output.export.spots import Spot, intention_of
from aemo_studio.output.export.text import one_line
from aemo_studio.output.export.timeline import Moment, SceneSpan, Timeline

_SPOKEN = 0.2
"""Share of a cell from which it counts as speech."""

_NEAR_CELLS = 6
"""Cells, three seconds, in which a line belongs to a cut."""

_NEAR_S = 1.0
"""Seconds in which a marker belongs to the start or end of a cue."""

_EARLY_S = 0.25
"""Seconds before the end of a scene from which music ends before it."""

_AUDIBLE_FADE_S = 0.1
"""Seconds from which a fade is one, and not the mending of a click."""

_FUNCTIONS: Mapping[Emotion | None, str] = {
    Emotion.NEUTRAL: "stays behind the scene",
    Emotion.CALM: "gives the scene calm",
    Emotion.HAPPY: "shares the joy",
    Emotion.SAD: "carries the sadness",
    Emotion.ANGRY: "drives the anger on",
    Emotion.FEARFUL: "holds the tension",
    Emotion.DISGUST: "makes the scene uneasy",
    Emotion.SURPRISED: "marks the surprise",
    None: "open: no speech or face to go by",
}
_FEELINGS: Mapping[Emotion, str] = {
    Emotion.NEUTRAL: "plain tone", Emotion.CALM: "calm", Emotion.HAPPY: "joy",
    Emotion.SAD: "sadness", Emotion.ANGRY: "anger", Emotion.FEARFUL: "fear",
    Emotion.DISGUST: "disgust", Emotion.SURPRISED: "surprise",
}  # fmt: skip


class Dialogue:
    """Knows where there is speech, in the film as it sounds, whatever is muted."""

    def __init__(self, coverage: FloatArray) -> None:
        self._coverage = coverage
        self._spoken = (coverage >= _SPOKEN).tolist()

    def share(self, start_s: float, end_s: float) -> float:
        """Computes the share of a stretch with speech, in [0, 1]."""
        first, last = int(start_s / GRID_S), int(np.ceil(end_s / GRID_S))
        part = self._coverage[first:last]
        begins_s = first * GRID_S
        weights = cell_overlap_s(len(part), start_s - begins_s, end_s - begins_s)
        return min(1.0, float(weights @ part) / max(end_s - start_s, GRID_S / 100))

    def around(self, at_s: float) -> tuple[int | None, int | None]:
        """Counts the silent cells from the last line before a moment, and to the next line after
        it; None where there is none near."""
        cell = round(at_s / GRID_S)
        before = self._spoken[max(0, cell - _NEAR_CELLS) : cell]
        return _until_speech(before[::-1]), _until_speech(self._spoken[cell : cell + _NEAR_CELLS])


def _until_speech(cells: Sequence[bool]) -> int | None:
    return cells.index(True) if True in cells else None


def starts_with(spot: Spot, timeline: Timeline, dialogue: Dialogue) -> str:
    """Says what the music comes in on."""
    before = _scene_before(spot.first, timeline)
    place = f"cut to scene {spot.first.number}" if before else "start of the film"
    line_before, line_after = dialogue.around(float(timeline.seconds(spot.start)))
    line = ""
    if line_before is not None and line_after == 0:
        line = "under dialogue" if line_before == 0 else ""
    elif line_before is not None:
        line = "last line ends" if line_before <= 1 else f"{_s(line_before)} after the last line"
    return _joined(place, _turn(before, spot.first), line, _marker(timeline, spot.start))


def ends_with(spot: Spot, following: Spot | None, timeline: Timeline, dialogue: Dialogue) -> str:
    """Says what the music goes out on. following: the next cue."""
    line_before, line_after = dialogue.around(float(timeline.seconds(spot.end)))
    line = ""
    if line_after is not None and line_after <= 1:
        line = "under dialogue" if line_before == line_after == 0 else "before a line"
    elif line_before is not None:
        line = "last line ends" if line_before <= 1 else f"{_s(line_before)} after the last line"
    taken = following is not None and following.start == spot.end
    next_cue = f"{following.number} takes over" if taken and following else ""
    marker = _marker(timeline, spot.end)
    return _joined(_end_place(spot, timeline), line, marker, _fade(spot, timeline), next_cue)


def _end_place(spot: Spot, timeline: Timeline) -> str:
    early = timeline.seconds(spot.last.end - spot.end)
    after = _scene_after(spot.last, timeline)
    place = f"cut to scene {after.number}" if after else "end of the film"
    if early >= _EARLY_S:
        return f"{float(early):.1f} s before the {place}"
    return _joined(place, _turn(spot.last, after))


def _fade(spot: Spot, timeline: Timeline) -> str:
    fade_s = float(timeline.seconds(spot.cue.fade_out)) if spot.cue else 0.0
    return f"fades out over {fade_s:.1f} s" if fade_s >= _AUDIBLE_FADE_S else ""


def function_of(spot: Spot) -> str:
    """Says what the music is for, scene by scene where that changes."""
    groups = [(text, list(spans)) for text, spans in groupby(spot.scenes, key=_function)]
    if len(groups) == 1:
        return groups[0][0]
    return ", then ".join(f"{text} ({_numbers(spans)})" for text, spans in groups)


def _function(span: SceneSpan) -> str:
    mood, emotion = intention_of(span), span.emotion
    if not mood:
        return _FUNCTIONS[emotion]
    if emotion is None:
        return f"is {mood}, as you want it"
    served = load_mood_map().get(mood)
    against = served is not None and emotion not in served
    return f"is {mood}, {'against' if against else 'with'} the {_FEELINGS[emotion]} of the scene"


def _numbers(spans: Sequence[SceneSpan]) -> str:
    first, last = spans[0].number, spans[-1].number
    return f"scene {first}" if first == last else f"scenes {first} to {last}"


def hits_of(spot: Spot, timeline: Timeline) -> str:
    """Lists the cuts and markers inside a cue, which music may meet."""
    cuts = [(span.start, _cut(span, timeline)) for span in spot.scenes[1:]]
    marked = [(m.frame, _name(m)) for m in _between(timeline, spot.start + 1, spot.end)]
    return "; ".join(f"{timeline.timecode(frame)} {name}" for frame, name in sorted(cuts + marked))


def _cut(span: SceneSpan, timeline: Timeline) -> str:
    turn = _turn(_scene_before(span, timeline), span)
    return f"cut to scene {span.number}" + (f" ({turn})" if turn else "")


def dialogue_of(spot: Spot, timeline: Timeline, dialogue: Dialogue) -> str:
    """Says how much of a cue is spoken over, in per cent."""
    bounds = (float(timeline.seconds(frame)) for frame in (spot.start, spot.end))
    return f"{dialogue.share(*bounds):.0%}"


def notes_of(spot: Spot) -> str:
    """Repeats what the editor wrote about its scenes."""
    noted = [(span.number, one_line(span.note)) for span in spot.scenes if span.note.strip()]
    if len(spot.scenes) == 1:
        return "; ".join(note for _, note in noted)
    return "; ".join(f"scene {number}: {note}" for number, note in noted)


def stretch_of(spot: Spot) -> str:
    """Says which stretch of the track plays; empty where it is not known."""
    fit = spot.cue.fit if spot.cue else None
    if fit is None:
        return ""
    looped = ", looped" if fit.too_short else ""
    if fit.exact and len(fit.pieces) > 1:
        looped = f", in {len(fit.pieces)} pieces"
    return f"{fine_clock(fit.pieces[0].in_s)} to {fine_clock(fit.pieces[-1].out_s)}{looped}"


def _turn(before: SceneSpan | None, after: SceneSpan | None) -> str:
    old, new = before and before.emotion, after and after.emotion
    return f"turn from {old} to {new}" if old and new and old != new else ""


def _marker(timeline: Timeline, frame: int) -> str:
    near = round(_NEAR_S * timeline.rate.rate)
    return "; ".join(
        f"marker “{_name(moment)}”"
        for moment in _between(timeline, frame - near, frame + near + 1)
        if moment.name.strip()
    )


def _between(timeline: Timeline, first: int, end: int) -> Iterator[Moment]:
    at = bisect_left(timeline.moments, first, key=lambda moment: moment.frame)
    while at < len(timeline.moments) and timeline.moments[at].frame < end:
        yield timeline.moments[at]
        at += 1


def _name(moment: Moment) -> str:
    return moment.label


def _scene_before(span: SceneSpan, timeline: Timeline) -> SceneSpan | None:
    return timeline.scenes[span.number - 2] if span.number > 1 else None


def _scene_after(span: SceneSpan, timeline: Timeline) -> SceneSpan | None:
    scenes = timeline.scenes
    return scenes[span.number] if span.number < len(scenes) else None


def _s(cells: int) -> str:
    return f"{cells * GRID_S:g} s"


def _joined(*parts: str) -> str:
    return "; ".join(part for part in parts if part)
