"""Finds what a change of the Project changed, so that views refresh only that."""

from __future__ import annotations

from enum import Flag, auto

from aemo_studio.domain.project import NO_EDIT, Project, SceneEdit


class Change(Flag):
    """Names the parts of the Session that may change.

    PROJECT: another project, or none: look at everything again. TRACKS: what counts as evidence
    (ignored faces, muted scenes). SCENES: boundaries, emotions, intentions, mutes. RECOMMENDATIONS:
    lists, rejections, or that lists are out of date. CAST: who the characters are. SAVED: path or
    dirty state.
    """

    NOTHING = 0
    PROJECT = auto()
    VIDEO = auto()
    TRACKS = auto()
    SCENES = auto()
    RECOMMENDATIONS = auto()
    PICKS = auto()
    NOTES = auto()
    MARKERS = auto()
    EFFECTS = auto()
    CAST = auto()
    FILTERS = auto()
    CATALOGUES = auto()
    TIMECODE = auto()
    SAVED = auto()

    @staticmethod
    def between(before: Project | None, after: Project | None) -> Change:
        """Compares two Projects, by identity where values are large."""
        if before is None or after is None:
            return Change.NOTHING if before is after else Change.PROJECT
        changed = Change.NOTHING
        for part, differs in _differences(before, after):
            changed |= part if differs else Change.NOTHING
        return changed


def _differences(a: Project, b: Project) -> tuple[tuple[Change, bool], ...]:
    old, new = _edits(a), _edits(b)
    return (
        (Change.VIDEO, a.analysis.video != b.analysis.video),
        (Change.TRACKS, a.ignored_faces != b.ignored_faces or _mutes(a) != _mutes(b)),
        (Change.SCENES, a.scenes is not b.scenes or _feelings(old) != _feelings(new)),
        (Change.RECOMMENDATIONS, _lists(a, old) != _lists(b, new)),
        (Change.PICKS, a.picks != b.picks),
        (Change.NOTES, [e.note for e in old if e.note] != [e.note for e in new if e.note]),
        (Change.MARKERS, a.markers != b.markers),
        (Change.EFFECTS, a.effects != b.effects),
        (Change.CAST, a.cast != b.cast),
        (Change.FILTERS, a.filters != b.filters),
        (Change.CATALOGUES, a.catalogues != b.catalogues),
        (Change.TIMECODE, a.start_timecode != b.start_timecode),
    )


def _edits(project: Project) -> tuple[SceneEdit, ...]:
    return project.edits or (NO_EDIT,) * len(project.scenes)


def _mutes(project: Project) -> list[object]:
    """Lists the muted modalities with the scenes where they are."""
    pairs = zip(project.scenes, project.edits, strict=False)
    return [(scene.start_s, scene.end_s, edit.muted) for scene, edit in pairs if edit.muted]


def _feelings(edits: tuple[SceneEdit, ...]) -> list[object]:
    return [(edit.emotion, edit.muted, edit.intention) for edit in edits]


def _lists(project: Project, edits: tuple[SceneEdit, ...]) -> object:
    return id(project.recommendations), [edit.rejected for edit in edits]
