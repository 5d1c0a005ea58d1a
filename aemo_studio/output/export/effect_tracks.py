"""Describes sound effects as tracks: what names, places and credits music does so for them, too."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from aemo_studio.domain.effects import Effect
from aemo_studio.domain.music import Track
from aemo_studio.output.export.media_files import sound_facts


def effect_track(effect: Effect) -> Track:
    """Gives an effect as a track by its author; how long it is, no catalogue tells."""
    return Track(
        track_id=effect.sound_id,
        title=effect.title,
        artist=effect.author,
        moods=(),
        emotion=None,
        duration_s=None,
        bpm=None,
        licence=effect.licence,
        url=effect.url,
        catalogue=effect.catalogue,
        file=effect.file,
        attribution=effect.attribution,
    )


def measured_track(effect: Effect) -> Track:
    """Gives an effect as a track as long as its file, where there is one that can be read."""
    return replace(effect_track(effect), duration_s=_length_s(effect))


def _length_s(effect: Effect) -> float | None:
    facts = sound_facts(Path(effect.file)) if effect.file else None
    return facts.length_s if facts else None
