"""Structures of tracks as if they had been listened to, and the store that keeps them."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from aemo_studio.domain.listening import Listened, Sound, Structure
from aemo_studio.domain.music import Track
from aemo_studio.music.fit.search import fit_curve
from aemo_studio.music.own_music.listen_to_file import ListenedFile
from aemo_studio.music.own_music.store import ListeningStore, Stamp
from aemo_studio.music.own_music.tags import Tags

BAR = 2.0
"""Seconds, at 120 bpm."""


def piece(
    bars: int = 32, sections: tuple[int, ...] = (0, 8, 16, 24), pulse: bool = True
) -> Structure:
    """120 bpm, 4/4, four chords again and again, each section in its own manner."""
    bars_s = (np.arange(bars) * BAR).astype(np.float32)
    features = np.zeros((bars, 12), np.float32)
    for n in range(bars):
        features[n, n % 4] = 1.0
        features[n, 4 + sum(n >= start for start in sections) % 8] = 1.0
    features /= np.linalg.norm(features, axis=1, keepdims=True)
    duration_s = bars * BAR
    return Structure(
        duration_s=duration_s,
        beats_s=np.arange(0, duration_s, 0.5).astype(np.float32) if pulse else bars_s[:0],
        bars_s=bars_s,
        bar_features=features,
        sections_s=bars_s[list(sections)],
        energy_db=np.zeros(round(duration_s * 2), np.float32),
    )


def listened(catalogue: Path, structures: Mapping[str, Structure]) -> Path:
    """The listening store of `catalogue`, as an import leaves it: track id to structure."""
    with ListeningStore(catalogue, catalogue.parent) as store:
        for number, (track_id, structure) in enumerate(structures.items()):
            sound = dataclasses.replace(SOUND, duration_s=structure.duration_s)
            heard = Listened(sound, structure)
            listened = ListenedFile(Tags(), heard, heard=None, fit=fit_curve(structure))
            stamp = Stamp(number, number, track_id, 1)
            store.put(f"{track_id}.flac", stamp, track_id, listened)
    return catalogue


def own(track: Track, catalogue: Path, track_id: str, structure: Structure) -> Track:
    """`track` as one of that catalogue."""
    return dataclasses.replace(
        track, catalogue=catalogue.stem, track_id=track_id, duration_s=structure.duration_s
    )


SOUND = Sound(
    duration_s=60.0,
    bpm=120.0,
    pulse=0.8,
    key="C",
    mode="major",
    mode_balance=0.5,
    loudness_lufs=-16.0,
    loudness_range_lu=4.0,
    onset_rate_hz=3.0,
    brightness_hz=1500.0,
    harmonic_share=0.7,
    vocal_likelihood=0.1,
)
