"""Adds, moves, describes and removes markers, which are always in order of time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from aemo_studio.base.errors import EditError
from aemo_studio.domain.project import Marker, MarkerHue, Project


def add_marker(project: Project, time_s: float, name: str = "") -> Project:
    """Adds a marker at a moment of the film."""
    return _sorted(project, [*project.markers, Marker(_checked(project, time_s), name)])


def move_marker(project: Project, index: int, time_s: float) -> Project:
    """Moves marker `index` to another moment; it may change places with others."""
    return _replaced(
        project, index, replace(_marker(project, index), time_s=_checked(project, time_s))
    )


def describe_marker(project: Project, index: int, name: str, hue: MarkerHue, note: str) -> Project:
    """Gives marker `index` a name, a colour and a note."""
    told = replace(_marker(project, index), name=name, hue=hue, note=note)
    return _replaced(project, index, told)


def remove_marker(project: Project, index: int) -> Project:
    """Removes marker `index`."""
    _marker(project, index)
    return replace(project, markers=project.markers[:index] + project.markers[index + 1 :])


def remove_all_markers(project: Project) -> Project:
    """Removes all markers."""
    return replace(project, markers=()) if project.markers else project


def _marker(project: Project, index: int) -> Marker:
    if not 0 <= index < len(project.markers):
        raise EditError(
            "There is no marker {number}; there are {count}.",
            number=index + 1,
            count=len(project.markers),
        )
    return project.markers[index]


def _checked(project: Project, time_s: float) -> float:
    if not 0 <= time_s <= project.analysis.video.duration_s:
        raise EditError("A marker lies between the beginning and the end of the film.")
    return time_s


def _replaced(project: Project, index: int, marker: Marker) -> Project:
    if marker == project.markers[index]:
        return project
    markers = list(project.markers)
    markers[index] = marker
    return _sorted(project, markers)


def _sorted(project: Project, markers: Iterable[Marker]) -> Project:
    return replace(project, markers=tuple(sorted(markers, key=lambda m: m.time_s)))
