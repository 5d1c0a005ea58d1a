"""Finds the moments of a film that music should meet, and where it may begin after a line."""

from __future__ import annotations

from collections.abc import Iterator

from aemo_studio.domain.project import Project

MOST_HITS = 3
"""More can rarely be met together."""

_APART_S = 4.0
_INSIDE_S = 1.0
_PAUSE_S = 1.5
_AT_START_S = 1.0


def scene_hits(project: Project, start_s: float, end_s: float) -> tuple[float, ...]:
    """Finds what strong beats should meet between two times, ascending: the editor's markers first,
    then starts of scenes (turns of emotion before others), ends of lines before a pause, cuts of
    the picture."""
    chosen: list[float] = []
    for moment_s in _moments(project, start_s, end_s):
        inside = start_s + _INSIDE_S <= moment_s <= end_s - _INSIDE_S
        if inside and all(abs(moment_s - other_s) >= _APART_S for other_s in chosen):
            chosen.append(moment_s)
        if len(chosen) == MOST_HITS:
            break
    return tuple(sorted(chosen))


def _moments(project: Project, start_s: float, end_s: float) -> Iterator[float]:
    """Lists moments, the most wanted first."""
    yield from (marker.time_s for marker in project.markers)
    rows = [row for row in project.rows() if start_s < row.scene.start_s < end_s]
    turns = [row for row in rows if _turns(project, row.index)]
    yield from (row.scene.start_s for row in (*turns, *rows))
    yield from _ends_of_lines(project)
    yield from (shot.start_s for shot in project.analysis.shots)


def _turns(project: Project, index: int) -> bool:
    return project.row(index).feeling.emotion != project.row(index - 1).feeling.emotion


def _ends_of_lines(project: Project) -> Iterator[float]:
    lines = project.analysis.lines
    for number, line in enumerate(lines):
        silent_until_s = lines[number + 1].start_s if number + 1 < len(lines) else float("inf")
        if silent_until_s - line.end_s >= _PAUSE_S:
            yield line.end_s


def after_line_s(project: Project, start_s: float, end_s: float) -> float | None:
    """Finds the end of the line that is spoken as music would begin; None where nobody speaks
    then, or where the line takes up half of the scenes."""
    until_s = start_s
    for line in project.analysis.lines:
        if line.start_s <= until_s + _AT_START_S and line.end_s > until_s and line.end_s > start_s:
            until_s = line.end_s
    return until_s if start_s < until_s <= (start_s + end_s) / 2 else None
