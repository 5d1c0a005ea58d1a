"""Finds whom a Scene believes less than the other, voice or face, and whose it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.trust import ENOUGH_S, STAYS, changing
from aemo_studio.base.owner_cache import kept_with_owner
from aemo_studio.domain.cast import Character
from aemo_studio.domain.doubt import Doubt, doubt_in
from aemo_studio.domain.emotion import GRID_S, EmotionTrack, FloatArray
from aemo_studio.domain.project import MODALITIES, Modality, Project, SceneRow
from aemo_studio.domain.scene import Scene
from aemo_studio.project.editing.arcs import CharacterArc, character_arcs
from aemo_studio.project.editing.evidence import evidence

MOST_NAMED = 3
"""Characters who are named; of more than these it is said of all together."""

_THERE_S = 1.0
"""Seconds in a scene from which on somebody is said to be there."""


def doubt_of(project: Project, row: SceneRow) -> Doubt | None:
    """Finds whose vote became less in a scene; None where nobody's did, and where the editor
    decided."""
    found = None if row.feeling.by_hand else doubt_in(row.scene)
    if found is None:
        return None
    named = _steady(project, row.scene, found.modality)
    return replace(found, characters=named) if len(named) <= MOST_NAMED else found


def _other(modality: Modality) -> Modality:
    return "face" if modality == "speech" else "speech"


@dataclass(frozen=True, eq=False)
class _Presence:
    """Where a Character is, by modality, and what they feel."""

    #: Who it is.
    arc: CharacterArc
    #: float64[n, 2] each: starts and ends in seconds.
    spans_s: dict[Modality, NDArray[np.float64]]

    def seconds(self, scene: Scene, modality: Modality) -> float:
        """Computes how long the character is seen or heard in a scene."""
        inside = np.clip(self.spans_s[modality], scene.start_s, scene.end_s)
        return float((inside[:, 1] - inside[:, 0]).sum())


def _steady(project: Project, scene: Scene, modality: Modality) -> tuple[Character, ...]:
    """Lists who is in a scene and shows or sounds the same in the whole film, whatever the other
    modality tells, by number; nobody who is hidden."""
    most = STAYS * evidence(project).changing[MODALITIES.index(_other(modality))]
    there = [one.arc for one in _presences(project) if one.seconds(scene, modality) >= _THERE_S]
    named = (arc.character for arc in there if _stays(arc, modality, most))
    return tuple(sorted(named, key=lambda one: one.number))


def _stays(arc: CharacterArc, modality: Modality, most: float) -> bool:
    """Tells whether there is enough of a character to know, and at most so much changes."""
    track: EmotionTrack = getattr(arc.tracks, modality)
    seconds = float(track.coverage.sum()) * GRID_S
    return seconds >= ENOUGH_S[0] and changing(track) < most


@kept_with_owner
def _presences(project: Project) -> tuple[_Presence, ...]:
    analysis = project.analysis
    look_s, ignored = 1 / analysis.settings.face_rate_hz, {*project.ignored_faces}
    looks = {f.number: f.times_s for f in analysis.faces if f.number not in ignored}
    lines = {line.number: (line.start_s, line.end_s) for line in analysis.lines}
    return tuple(
        _Presence(arc, {"face": _looks(arc, looks, look_s), "speech": _said(arc, lines)})
        for arc in character_arcs(project)
        if not arc.character.hidden
    )


def _looks(
    arc: CharacterArc, looks: Mapping[int, FloatArray], look_s: float
) -> NDArray[np.float64]:
    times = [looks[number] for number in arc.character.faces if number in looks]
    starts = np.concatenate([np.empty(0), *times])
    return np.stack([starts, starts + look_s], axis=1)


def _said(arc: CharacterArc, lines: Mapping[int, tuple[float, float]]) -> NDArray[np.float64]:
    return np.array([lines[number] for number in arc.character.lines], np.float64).reshape(-1, 2)
