"""Holds the lanes of the timeline, one a file."""

from __future__ import annotations

from aemo_studio.gui.timeline.lanes.base import Label, LabelView, Lane, Painted, TileSpan
from aemo_studio.gui.timeline.lanes.emotion import EmotionLane, EmotionStyle
from aemo_studio.gui.timeline.lanes.film import FilmLane
from aemo_studio.gui.timeline.lanes.music import MusicLane
from aemo_studio.gui.timeline.lanes.scenes import ScenesLane
from aemo_studio.gui.timeline.lanes.waveform import WaveformLane

__all__ = [
    "EmotionLane",
    "EmotionStyle",
    "FilmLane",
    "Label",
    "LabelView",
    "Lane",
    "MusicLane",
    "Painted",
    "ScenesLane",
    "TileSpan",
    "WaveformLane",
    "all_lanes",
]


def all_lanes() -> tuple[Lane, ...]:
    """Makes the lanes from top to bottom: film, sound, emotions, scenes, music."""
    return (
        FilmLane(),
        WaveformLane(),
        EmotionLane("speech"),
        EmotionLane("face"),
        EmotionLane("fused", least_px=42, most_px=76),
        ScenesLane(),
        MusicLane(),
    )
