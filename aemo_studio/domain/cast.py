"""Defines the Characters of a film."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from aemo_studio.domain.video import FaceTrack


@dataclass(frozen=True)
class Character:
    """Somebody who is seen in a film, recognised again from shot to shot by the face."""

    #: Unchanging number in the cast; at first from 0 in order of the first appearance.
    number: int
    #: Numbers of the FaceTracks that show the character, ascending; empty once all were moved.
    faces: tuple[int, ...]
    #: The bytes of a JPEG file: the face at its clearest, square; empty where there is none.
    portrait: bytes = b""
    #: The editor's name for the character; empty until there is one.
    name: str = ""
    #: Whether lists leave the character out: a passer-by, somebody in the crowd.
    hidden: bool = False


def character_of_faces(cast: Iterable[Character]) -> Mapping[int, Character]:
    """Maps the number of every recognised FaceTrack to its Character."""
    return {face: character for character in cast for face in character.faces}


def screen_s(character: Character, faces: Iterable[FaceTrack], rate_hz: float) -> float:
    """Computes how long a Character is seen, in seconds.

    faces: all FaceTracks of the film. rate_hz: sampled frames per second.
    """
    shown = set(character.faces)
    return sum(len(face.times_s) for face in faces if face.number in shown) / rate_hz
