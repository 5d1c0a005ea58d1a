"""Computes what each Character feels over the film, and how much there is of each."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

import numpy as np

from aemo_studio.analysis.fusion import fuse
from aemo_studio.base.owner_cache import kept_with_owner
from aemo_studio.domain.cast import Character, SpokenLine, screen_s, speaking_s
from aemo_studio.domain.emotion import GRID_S, EmotionTrack, FloatArray
from aemo_studio.domain.project import Analysis, Project
from aemo_studio.project.editing.evidence import (
    Evidence,
    Mute,
    face_track,
    mutes_of,
    with_mutes,
)

MOST_MAIN = 5
_LEAST_MAIN_SHARE = 0.05
"""Presence of a main character, as a share of the most present one's."""

_MOST_KEPT = 64
"""Arcs that are kept for each analysis: a film of two hours has a megabyte and a half in each."""


@dataclass(frozen=True, eq=False)
class _Counted:
    """What an arc is measured from, and what the editor leaves of it."""

    #: The measurements.
    analysis: Analysis
    #: Numbers of FaceTracks that do not count.
    ignored: tuple[int, ...]
    #: Where something is muted.
    mutes: tuple[Mute, ...]


@dataclass(frozen=True, eq=False)
class CharacterArc:
    """What a Character feels over the film."""

    #: Whose it is.
    character: Character
    #: Seconds with the face in the picture, without faces that the editor ignores.
    screen_s: float
    #: Seconds of speech.
    speaking_s: float
    #: What counts.
    counted: _Counted

    @property
    def presence_s(self) -> float:
        """How much there is of the character, seen and heard, in seconds."""
        return self.screen_s + self.speaking_s

    @property
    def tracks(self) -> Evidence:
        """Computes the character's own voice and face, and both together, as they count; once, when
        somebody looks: a cast may be large and a film long."""
        counted, kept = self.counted, _kept(self.counted.analysis)
        faces = tuple(face for face in self.character.faces if face not in counted.ignored)
        key = (faces, self.character.lines, counted.mutes)
        found = kept.pop(key, None)
        if found is None:
            own = _own(counted.analysis, {*faces}, {*self.character.lines})
            found = with_mutes(own, counted.mutes)
        kept[key] = found  # last in the dict: used last
        if len(kept) > _MOST_KEPT:
            kept.pop(next(iter(kept)))
        return found


def character_arcs(project: Project) -> tuple[CharacterArc, ...]:
    """Finds the arc of every Character, hidden ones too; first who is there most."""
    analysis = project.analysis
    counted = _Counted(analysis, project.ignored_faces, mutes_of(project))
    faces = [face for face in analysis.faces if face.number not in project.ignored_faces]
    rate_hz = analysis.settings.face_rate_hz
    arcs = (
        CharacterArc(one, screen_s(one, faces, rate_hz), speaking_s(one, analysis.lines), counted)
        for one in project.cast
    )
    return tuple(sorted(arcs, key=lambda arc: -arc.presence_s))


def main_arcs(project: Project) -> tuple[CharacterArc, ...]:
    """Chooses the arcs of the main characters: the few that there is most of, none hidden."""
    shown = [arc for arc in character_arcs(project) if not arc.character.hidden]
    least = max((arc.presence_s for arc in shown), default=0.0) * _LEAST_MAIN_SHARE
    return tuple(arc for arc in shown[:MOST_MAIN] if arc.presence_s >= least)


@kept_with_owner
def _kept(_analysis: Analysis) -> dict[Hashable, Evidence]:
    """Keeps the arcs of an analysis that were computed already."""
    return {}


def _own(analysis: Analysis, faces: set[int], lines: set[int]) -> Evidence:
    """Computes the evidence of some faces and lines alone."""
    seen = face_track(analysis, [face for face in analysis.faces if face.number in faces])
    said = sorted((line for line in analysis.lines if line.number in lines), key=_start)
    heard = _within(analysis.speech, said)
    return Evidence(heard, seen, fuse([heard, seen]))


def _within(speech: EmotionTrack, lines: Iterable[SpokenLine]) -> EmotionTrack:
    """Leaves of the film's speech what lies within some lines."""
    coverage = np.minimum(speech.coverage, _shares(len(speech), lines))
    uniform = EmotionTrack.missing(len(speech)).scores
    return EmotionTrack(np.where(coverage[:, None] > 0, speech.scores, uniform), coverage)


def _shares(n: int, lines: Iterable[SpokenLine]) -> FloatArray:
    """Computes the share of each cell that lies within lines, float32[n]; lines: in order."""
    times, sums = [0.0], [0.0]
    for line in lines:
        times += (line.start_s, line.end_s)
        sums += (sums[-1], sums[-1] + line.end_s - line.start_s)
    spoken = np.interp(np.arange(n + 1) * GRID_S, times, sums)
    return np.clip(np.diff(spoken) / GRID_S, 0.0, 1.0).astype(np.float32)


def _start(line: SpokenLine) -> float:
    return line.start_s
