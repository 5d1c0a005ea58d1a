"""Defines the Characters of a film: who is seen, and who is heard."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.emotion import GRID_S
from aemo_studio.domain.video import FaceTrack

STRANGER = -1
"""Stands for whoever is no Character, where Characters are counted from 0."""


class CharacterColour(Enum):
    """The colours by which an editor can mark the Characters."""

    NONE = "none"
    RED = "red"
    ORANGE = "orange"
    YELLOW = "yellow"
    GREEN = "green"
    CYAN = "cyan"
    BLUE = "blue"
    PURPLE = "purple"
    PINK = "pink"


@dataclass(frozen=True)
class SpokenLine:
    """A stretch of speech by one voice."""

    #: Position among the film's lines, from 0 in order of time.
    number: int
    #: Seconds from the first displayed frame.
    start_s: float
    #: Seconds from the first displayed frame, excluded; after the start.
    end_s: float


@dataclass(frozen=True)
class Character:
    """Somebody in a film: recognised again from shot to shot by the face, or only heard."""

    #: Unchanging number in the cast; at first from 0 in order of the first appearance.
    number: int
    #: Numbers of the FaceTracks that show the character, ascending; empty for a voice alone.
    faces: tuple[int, ...]
    #: The bytes of a JPEG file: the face at its clearest, square; empty where there is none.
    portrait: bytes = b""
    #: The editor's name for the character; empty until there is one.
    name: str = ""
    #: Whether lists leave the character out: a passer-by, somebody in the crowd.
    hidden: bool = False
    #: Numbers of the SpokenLines that the character says, ascending.
    lines: tuple[int, ...] = ()
    #: The editor's mark, beside portrait and name wherever they are shown.
    colour: CharacterColour = CharacterColour.NONE

    @property
    def is_voice(self) -> bool:
        """Whether the character is heard and never seen."""
        return not self.faces


def character_of_faces(cast: Iterable[Character]) -> Mapping[int, Character]:
    """Maps the number of every recognised FaceTrack to its Character."""
    return {face: character for character in cast for face in character.faces}


def character_of_lines(cast: Iterable[Character]) -> Mapping[int, Character]:
    """Maps the number of every SpokenLine whose voice is known to its Character."""
    return {line: character for character in cast for line in character.lines}


def seen_by_cell(
    cast: Sequence[Character], faces: Sequence[FaceTrack], n_cells: int
) -> NDArray[np.int64]:
    """Finds who is seen best in each cell of the grid: int64[n_cells], positions in the cast, or
    `STRANGER` where nobody is, or somebody who was not recognised."""
    position = {face: place for place, one in enumerate(cast) for face in one.faces}
    seen, best = np.full(n_cells, STRANGER), np.zeros(n_cells)
    for face in faces if n_cells else ():
        at = np.minimum((face.times_s / GRID_S).astype(np.int64), n_cells - 1)
        cells, of_cell = np.unique(at, return_inverse=True)
        weight = np.bincount(of_cell, face.weights)
        better = cells[weight > best[cells]]
        seen[better] = position.get(face.number, STRANGER)
        best[cells] = np.maximum(best[cells], weight)
    return seen


def screen_s(character: Character, faces: Iterable[FaceTrack], rate_hz: float) -> float:
    """Computes how long a Character is seen, in seconds.

    faces: all FaceTracks of the film. rate_hz: sampled frames per second.
    """
    shown = set(character.faces)
    return sum(len(face.times_s) for face in faces if face.number in shown) / rate_hz


def speaking_s(character: Character, lines: Iterable[SpokenLine]) -> float:
    """Computes how long a Character is heard, in seconds.

    lines: all SpokenLines of the film.
    """
    said = set(character.lines)
    return sum(line.end_s - line.start_s for line in lines if line.number in said)
