"""Finds what the list of characters shows, and why it shows nothing. Without Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from aemo_studio.domain.cast import SpokenLine
from aemo_studio.domain.emotion import EMOTIONS, Emotion, EmotionTrack
from aemo_studio.domain.project import Analysis, Project
from aemo_studio.domain.video import FaceTrack
from aemo_studio.project.editing.arcs import CharacterArc, character_arcs

_IDENTITY_MODEL = "face_identity"


class Emptiness(Enum):
    """Names why a project has no characters."""

    #: Nobody could be recognised.
    NOBODY = auto()
    #: People were not to be recognised.
    NOT_ASKED = auto()
    #: The film was analysed by a program that recognised nobody.
    OLDER = auto()


def listed_arcs(project: Project, *, hidden: bool) -> tuple[CharacterArc, ...]:
    """Chooses the characters that are listed, first who is there most. hidden: those who are
    hidden, too, at the end."""
    arcs = character_arcs(project)
    shown = tuple(arc for arc in arcs if not arc.character.hidden)
    return shown + tuple(arc for arc in arcs if arc.character.hidden) if hidden else shown


def emptiness(analysis: Analysis) -> Emptiness:
    """Finds why an analysis has no characters."""
    if not analysis.settings.recognise:
        return Emptiness.NOT_ASKED
    looked = any(model.name == _IDENTITY_MODEL for model in analysis.models)
    return Emptiness.NOBODY if looked or not analysis.video.has_video else Emptiness.OLDER


def mostly(track: EmotionTrack) -> Emotion | None:
    """Finds the Emotion that an arc shows most of; None without evidence."""
    if not track.coverage.any():
        return None
    return EMOTIONS[int((track.scores * track.coverage[:, None]).sum(axis=0).argmax())]


@dataclass(frozen=True, eq=False)
class Parts:
    """What a Character consists of."""

    #: In order of time.
    faces: Sequence[FaceTrack]
    #: In order of time.
    lines: Sequence[SpokenLine]

    def __len__(self) -> int:
        return len(self.faces) + len(self.lines)


def parts_of(project: Project, number: int) -> Parts:
    """Finds the faces and lines of a Character."""
    character = next(one for one in project.cast if one.number == number)
    analysis = project.analysis
    return Parts(
        [face for face in analysis.faces if face.number in character.faces],
        [line for line in analysis.lines if line.number in character.lines],
    )
