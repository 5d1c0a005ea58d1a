"""Holds the lanes of the timeline, one a file."""

from __future__ import annotations

from collections.abc import Iterable

from aemo_studio.gui.timeline.lanes.base import Label, LabelView, Lane, Painted, TileSpan
from aemo_studio.gui.timeline.lanes.character import LEAST_PX as CHARACTER_PX
from aemo_studio.gui.timeline.lanes.character import CharacterLane
from aemo_studio.gui.timeline.lanes.effects import EffectsLane
from aemo_studio.gui.timeline.lanes.emotion import EmotionLane, EmotionStyle
from aemo_studio.gui.timeline.lanes.film import FilmLane
from aemo_studio.gui.timeline.lanes.heard import HeardLane
from aemo_studio.gui.timeline.lanes.music import MusicLane
from aemo_studio.gui.timeline.lanes.scenes import ScenesLane
from aemo_studio.gui.timeline.lanes.waveform import WaveformLane

__all__ = [
    "CHARACTER_PX",
    "CharacterLane",
    "EffectsLane",
    "EmotionLane",
    "EmotionStyle",
    "FilmLane",
    "HeardLane",
    "Label",
    "LabelView",
    "Lane",
    "MusicLane",
    "Painted",
    "ScenesLane",
    "TileSpan",
    "WaveformLane",
    "all_lanes",
    "with_characters",
    "with_effects",
    "with_heard",
]


def all_lanes() -> tuple[Lane, ...]:
    """Makes the lanes of every film from top to bottom: film, sound, emotions, scenes, music."""
    return (
        FilmLane(),
        WaveformLane(),
        EmotionLane("speech"),
        EmotionLane("face"),
        EmotionLane("fused", least_px=36, most_px=76),
        ScenesLane(),
        MusicLane(),
    )


def with_characters(lanes: Iterable[Lane], numbers: Iterable[int]) -> tuple[Lane, ...]:
    """Puts the lanes of these Characters under the one of all emotions; those there already stay,
    of others they go."""
    there = {lane.number: lane for lane in lanes if isinstance(lane, CharacterLane)}
    characters = [there.get(number) or CharacterLane(number) for number in numbers]
    rest = [lane for lane in lanes if not isinstance(lane, CharacterLane)]
    place = 1 + next(i for i, lane in enumerate(rest) if lane.name == "fused")
    return (*rest[:place], *characters, *rest[place:])


def with_heard(lanes: Iterable[Lane], *, wanted: bool) -> tuple[Lane, ...]:
    """Puts the lane of what is heard under the sound, or takes it away."""
    there = [lane for lane in lanes if isinstance(lane, HeardLane)]
    rest = [lane for lane in lanes if not isinstance(lane, HeardLane)]
    place = 1 + next(i for i, lane in enumerate(rest) if lane.name == "sound")
    return (*rest[:place], *(there or [HeardLane()] if wanted else []), *rest[place:])


def with_effects(lanes: Iterable[Lane], *, wanted: bool) -> tuple[Lane, ...]:
    """Puts the lane of picked sound effects under the music, or takes it away."""
    there = [lane for lane in lanes if isinstance(lane, EffectsLane)]
    rest = [lane for lane in lanes if not isinstance(lane, EffectsLane)]
    return (*rest, *(there or [EffectsLane()] if wanted else []))
