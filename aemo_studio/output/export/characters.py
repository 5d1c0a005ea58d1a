"""Tells where the Characters of a film are seen and heard, for the formats that name them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from aemo_studio.base.character_names import character_name
from aemo_studio.base.owner_cache import kept_with_owner
from aemo_studio.domain.cast import Character
from aemo_studio.domain.project import Project
from aemo_studio.domain.video import FaceTrack

Span = tuple[float, float]
"""Start and end in seconds."""

LEAST_PRESENCE_S = 0.2
"""Presence from which on somebody is said to be in a stretch."""


def seen_spans(project: Project, character: Character) -> list[Span]:
    """Finds where the face of a Character is in the picture, in order; what touches is joined."""
    rate_hz = project.analysis.settings.face_rate_hz
    there = {*character.faces} - {*project.ignored_faces}
    faces = (face for face in project.analysis.faces if face.number in there)
    return _joined(sorted(span for face in faces for span in _track_spans(face, rate_hz)))


def heard_spans(project: Project, character: Character) -> list[Span]:
    """Lists the stretches in which a Character speaks, in order."""
    said = set(character.lines)
    return [(line.start_s, line.end_s) for line in project.analysis.lines if line.number in said]


def present_names(project: Project, start_s: float, end_s: float) -> tuple[str, ...]:
    """Names who is seen or heard in a stretch of the film, first who is there most."""
    there = [
        (_within_s((*p.seen, *p.heard), start_s, end_s), p.character) for p in _presences(project)
    ]
    ranked = sorted(there, key=lambda pair: (-pair[0], pair[1].number))
    return tuple(str(character_name(one)) for seconds, one in ranked if seconds >= LEAST_PRESENCE_S)


def speaker_in(project: Project, start_s: float, end_s: float) -> Character | None:
    """Finds who speaks most in a stretch of the film; who is seen most where nobody speaks."""
    shown = _presences(project)
    heard = [_within_s(one.heard, start_s, end_s) for one in shown]
    seen = [_within_s(one.seen, start_s, end_s) for one in shown]
    for seconds in (heard, seen):
        if max(seconds, default=0.0) >= LEAST_PRESENCE_S:
            return shown[int(np.argmax(seconds))].character
    return None


@dataclass(frozen=True, eq=False)
class _Presence:
    """Where a Character is seen and heard."""

    character: Character
    seen: list[Span]
    heard: list[Span]


@kept_with_owner
def _presences(project: Project) -> tuple[_Presence, ...]:
    return tuple(
        _Presence(one, seen_spans(project, one), heard_spans(project, one))
        for one in project.cast
        if not one.hidden
    )


def _within_s(spans: Sequence[Span], start_s: float, end_s: float) -> float:
    return sum(max(0.0, min(end, end_s) - max(start, start_s)) for start, end in spans)


def _track_spans(face: FaceTrack, rate_hz: float) -> list[Span]:
    """Splits a FaceTrack where the face was away for a while."""
    times = face.times_s.astype(np.float64)
    ends = [i for i, (a, b) in enumerate(pairwise(times)) if b - a > 2.5 / rate_hz]
    firsts, lasts = [0, *(i + 1 for i in ends)], [*ends, len(times) - 1]
    return [
        (float(times[a]), float(times[b] + 1 / rate_hz)) for a, b in zip(firsts, lasts, strict=True)
    ]


def _joined(spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in spans:
        if joined and start <= joined[-1][1] + 1e-3:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined
