"""Paints what one Character feels, wherever the Character is seen or heard."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from aemo_studio.domain.emotion import EMOTIONS, EmotionTrack
from aemo_studio.gui.language.words import emotion_word
from aemo_studio.gui.timeline.lanes.base import Label, LabelView, Painted, TileSpan
from aemo_studio.gui.timeline.lanes.emotion import LEAST_BIN_PX, runs
from aemo_studio.gui.timeline.layout import LaneHeight
from aemo_studio.gui.timeline.levels import Levels
from aemo_studio.gui.timeline.look import Look, as_image
from aemo_studio.gui.timeline.model import TimelineModel, character_lane, no_track

LEAST_PX, MOST_PX = 16, 26
_INSET_PX = 2
_LEAST_LABEL_PX = 26


class CharacterLane:
    """Paints a band in the colour of the most probable Emotion; nothing where nobody is."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.name = character_lane(number)
        self.height = LaneHeight(self.name, LEAST_PX, MOST_PX)
        self._shown = no_track()
        self._levels = Levels(self._shown)

    def inputs(self, model: TimelineModel) -> tuple[object, ...]:
        return (self._track(model), model.duration_s)

    def set_model(self, model: TimelineModel) -> None:
        track = self._track(model) or no_track()
        if track is not self._shown:
            self._shown, self._levels = track, Levels(track)

    def paint(self, stretch: TileSpan, look: Look) -> Painted:
        pixels = np.full((stretch.height, stretch.width), look.lane)
        level = self._levels.at(stretch.px_per_s, LEAST_BIN_PX * look.dpr)
        if not len(level):
            return Painted(as_image(pixels))
        bins = (stretch.times_s() / level.bin_s).astype(np.intp)
        inside = bins < len(level)
        bins = np.minimum(bins, len(level) - 1)
        inset = look.device(_INSET_PX)
        there = inside & level.known[bins]
        pixels[inset:-inset, there] = look.strong[level.top[bins[there]]]
        return Painted(as_image(pixels))

    def labels(self, view: LabelView) -> Iterator[Label]:
        """Names the runs of one Emotion that are wide enough."""
        level = self._levels.at(view.scale.px_per_s, LEAST_BIN_PX)
        for start_s, end_s, top in runs(level, view.scale, _LEAST_LABEL_PX):
            x, width = view.clip(start_s, min(end_s, view.scale.duration_s))
            if top >= 0 and view.width_of(emotion_word(EMOTIONS[top])) <= width:
                yield self._named(view, x, width, top)

    def _named(self, view: LabelView, x: float, width: float, top: int) -> Label:
        word = emotion_word(EMOTIONS[top])
        return Label(x, width, word, view.look.inks[top], 0, view.height, elided=False)

    def _track(self, model: TimelineModel) -> EmotionTrack | None:
        arcs = (arc for arc in model.arcs if arc.character.number == self.number)
        return next((arc.tracks.fused for arc in arcs), None)
