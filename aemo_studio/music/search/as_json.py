"""Writes a search as plain values for JSON."""

from __future__ import annotations

from typing import Any

from aemo_studio.domain.effects import Effect
from aemo_studio.music.search.chips import (
    Bounds,
    ChipKind,
    ChipValue,
    Feel,
    NamedPiece,
    SearchChip,
    WishStep,
)
from aemo_studio.music.search.ranking import Found, FoundTrack

_UNITS = {ChipKind.TEMPO: "bpm", ChipKind.LENGTH: "s", ChipKind.ERA: "year"}


def found_values(found: Found, message: str | None) -> dict[str, Any]:
    """Writes what was understood and what was found."""
    return {
        "understood": [chip_values(chip) for chip in found.state.chips],
        "ignored": list(found.state.ignored),
        "tracks": [_track(track) for track in found.tracks],
        "effects": [_effect(effect) for effect in found.effects],
        "message": message,
        "unmet": [chip_values(chip) for chip in found.unmet],
        "nearest": [_track(track) for track in found.nearest],
    }


def chip_values(chip: SearchChip) -> dict[str, Any]:
    """Writes one wish."""
    return {
        "kind": chip.kind.value,
        "text": chip.text,
        "value": _value(chip.kind, chip.value),
        "negated": chip.negated,
        "degree": chip.degree.value,
    }


def _value(kind: ChipKind, value: ChipValue) -> Any:
    if isinstance(value, Bounds):
        unit = _UNITS[kind]
        return {f"min_{unit}": value.low, f"max_{unit}": value.high}
    if isinstance(value, Feel):
        names = ("valence_step", "arousal_step") if value.step else ("valence", "arousal")
        return dict(zip(names, (value.valence, value.arousal), strict=True))
    if isinstance(value, NamedPiece):
        track_id = value.key.track_id if value.key else None
        return {"words": value.words, "track_id": track_id, "like": value.like}
    return {"step": value.direction} if isinstance(value, WishStep) else value


def _track(found: FoundTrack) -> dict[str, Any]:
    track = found.track
    return {
        "track_id": track.track_id,
        "title": track.title,
        "artist": track.artist,
        "genre": track.genre or None,
        "moods": list(track.moods),
        "bpm": track.bpm,
        "duration_s": track.duration_s,
        "vocals": track.vocals,
        "licence": track.licence,
        "url": track.url,
        "catalogue": track.catalogue,
        "score": found.score,
        "reason": found.reason,
    }


def _effect(effect: Effect) -> dict[str, Any]:
    return {
        "sound_id": effect.sound_id,
        "title": effect.title,
        "author": effect.author,
        "class": effect.class_name,
        "category": effect.category,
        "kind": effect.kind.value,
        "licence": effect.licence,
        "url": effect.url,
        "catalogue": effect.catalogue,
    }
