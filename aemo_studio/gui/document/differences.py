"""Says how unsaved work differs from the project that was saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication

from aemo_studio.base.errors import StudioError
from aemo_studio.domain.project import NO_EDIT, Project, SceneRow
from aemo_studio.gui.document.recovery import Recovered
from aemo_studio.project import load_project

translate = QCoreApplication.translate
_Reader: TypeAlias = Callable[[SceneRow], object]


def sentences_about(recovered: Recovered) -> tuple[str, ...]:
    """Compares recovered work with what lies where its project was saved."""
    path, kept = recovered.path, recovered.project
    if path is None:
        analysed = Project(kept.analysis, kept.analysis.scenes, catalogues=kept.catalogues)
        return (_listed(analysed, kept),)
    try:
        saved = load_project(path)
    except StudioError:
        return (translate("Differences", "The saved project cannot be read any more."),)
    changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    if changed > recovered.written:
        later = translate("Differences", "The project was saved again since then.")
        return (_listed(saved, kept), later)
    return (_listed(saved, kept),)


def _listed(saved: Project, kept: Project) -> str:
    parts = ", ".join(_differences(saved, kept))
    if not parts:
        return translate("Differences", "It does not differ from what was saved.")
    return translate("Differences", "Not saved: {0}").format(parts)


def _differences(saved: Project, kept: Project) -> Iterator[str]:
    if [s.start_s for s in saved.scenes] != [s.start_s for s in kept.scenes]:
        words = translate("Differences", "scene boundaries ({0} scenes)")
        yield words.format(len(kept.scenes))
    for words, read in _in_scenes():
        count = _differing(saved, kept, read)
        if count:
            yield words.format(count)
    if saved.markers != kept.markers:
        yield translate("Differences", "markers ({0})").format(len(kept.markers))
    if saved.filters != kept.filters or saved.catalogues != kept.catalogues:
        yield translate("Differences", "choice of music")
    if saved.ignored_faces != kept.ignored_faces:
        yield translate("Differences", "ignored faces")


def _in_scenes() -> tuple[tuple[str, _Reader], ...]:
    return (
        (translate("Differences", "emotions ({0})"), lambda row: row.edit.emotion),
        (translate("Differences", "picks ({0})"), _pick),
        (translate("Differences", "notes ({0})"), lambda row: row.edit.note),
        (translate("Differences", "evidence that does not count ({0})"), lambda r: r.edit.muted),
        (translate("Differences", "intentions ({0})"), lambda row: row.edit.intention),
        (translate("Differences", "rejected tracks ({0})"), lambda row: row.edit.rejected),
    )


def _pick(row: SceneRow) -> object:
    return (row.pick.track.key, row.pick.locked) if row.pick else None


def _differing(saved: Project, kept: Project, read: _Reader) -> int:
    """Counts the scenes in which something differs; a scene is known by its start."""
    before = {row.scene.start_s: read(row) for row in saved.rows()}
    nothing = _nothing(read, kept)
    return sum(read(row) != before.get(row.scene.start_s, nothing) for row in kept.rows())


def _nothing(read: _Reader, project: Project) -> object:
    """Reads what a scene holds about which nothing was decided."""
    return read(SceneRow(0, project.scenes[0], NO_EDIT, (), None))
