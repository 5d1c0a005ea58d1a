"""Renders exports before they are written, so that what they would replace is known. No Qt here."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.base.translations import Phrase
from aemo_studio.domain.project import Project
from aemo_studio.output.export.export_format import ExportFormat, FolderFormat
from aemo_studio.output.export.formats import BUNDLE, STEMS, find_format, places_of
from aemo_studio.output.export.options import DEFAULT_OPTIONS, ExportOptions
from aemo_studio.output.export.playlist import CopyPlan, copied_names, copy_files, plan_copies
from aemo_studio.output.export.programs import PREVIEW, FilmFormat

SlowFormat = FolderFormat | FilmFormat
_IN_A_CHILD: tuple[SlowFormat, ...] = (STEMS, PREVIEW)


@dataclass(frozen=True)
class ExportPlan:
    """What the user wants to export, and to where."""

    #: The folder that all of it goes into.
    folder: Path
    #: What the names of all files begin with.
    name: str
    #: Names of the formats.
    formats: tuple[str, ...]
    #: The options of the formats.
    options: ExportOptions = DEFAULT_OPTIONS
    #: Whether copies of the music are put beside playlists.
    copy_music: bool = False
    #: Whether the files go into a bundle, with the music.
    bundle: bool = False
    #: Whether the levels of the music are measured and written.
    levels: bool = False

    @property
    def files(self) -> tuple[ExportFormat, ...]:
        """Returns the formats that are files."""
        slow = {kind.name for kind in _IN_A_CHILD}
        return tuple(find_format(name) for name in self.formats if name not in slow)

    @property
    def slow(self) -> tuple[SlowFormat, ...]:
        """Returns what is written in a child, since it decodes music: folders and the preview."""
        bundle = (BUNDLE,) if self.bundle and self.files else ()
        return (*bundle, *(kind for kind in _IN_A_CHILD if kind.name in self.formats))

    def place(self, format_: ExportFormat | SlowFormat) -> Path:
        """Returns where a format goes."""
        return self.folder / f"{self.name}{format_.suffix}"

    def places(self) -> tuple[Path, ...]:
        """Returns where everything goes; a format that needs several files begins there."""
        files = [] if self.bundle else [self.place(each) for each in self.files]
        return (*files, *(self.place(kind) for kind in self.slow))

    def numbered(self, number: int) -> ExportPlan:
        """Plans the same under another name: `film (2)`."""
        return dataclasses.replace(self, name=f"{self.name} ({number})")


@dataclass(frozen=True)
class RenderedFormat:
    """A format that is ready to be written."""

    #: The place and the bytes of each file.
    files: tuple[tuple[Path, bytes], ...]
    #: The music that is copied beside a playlist.
    copies: CopyPlan

    def in_the_way(self) -> list[Path]:
        """Lists the files that would be replaced. One that is empty, or already what would be
        written, loses nothing."""
        there = [
            place
            for place, data in self.files
            if place.is_file() and place.stat().st_size and place.read_bytes() != data
        ]
        copies = [place for _, place in self.copies.copies if place.is_file()]
        return [*there, *copies]

    def write(self) -> tuple[Phrase, ...]:
        """Writes all, and returns remarks on the music that was copied or not. Raises OutputError;
        then the file is as it was before."""
        copy_files(self.copies.copies)
        for place, data in self.files:
            write_atomic(place, data)
        return self.copies.remarks


def render_format(project: Project, plan: ExportPlan, format_: ExportFormat) -> RenderedFormat:
    """Renders the files of a format as planned."""
    place = plan.place(format_)
    copies = plan.copy_music and "copied" in format_.takes
    music = plan_copies(project, place) if copies else CopyPlan(())
    options = dataclasses.replace(plan.options, copied=copied_names(music.copies))
    files = format_.render_files(project, options)
    return RenderedFormat(tuple(zip(places_of(place, len(files)), files, strict=True)), music)


@dataclass(frozen=True)
class PreparedExport:
    """An export of which everything is known, and nothing written."""

    #: What is written.
    plan: ExportPlan
    #: Its files; those of a bundle and stems are made in a child.
    rendered: tuple[RenderedFormat, ...]

    def in_the_way(self) -> list[Path]:
        """Lists the files that would be replaced, and the folders that hold something."""
        files = [place for each in self.rendered for place in each.in_the_way()]
        places = (self.plan.place(kind) for kind in self.plan.slow)
        return [*files, *(place for place in places if _holds_something(place))]


def _holds_something(place: Path) -> bool:
    return any(place.iterdir()) if place.is_dir() else place.exists()


def prepare(project: Project, plan: ExportPlan, tell: Callable[[int], None]) -> PreparedExport:
    """Renders all files. tell: receives how many formats are done, and may raise Cancelled."""
    plan = _measured(project, plan, tell)
    rendered = []
    for number, format_ in enumerate(() if plan.bundle else plan.files):
        tell(number)
        rendered.append(render_format(project, plan, format_))
    return PreparedExport(plan, tuple(rendered))


def _measured(project: Project, plan: ExportPlan, tell: Callable[[int], None]) -> ExportPlan:
    """Measures film and music where levels are wanted; a bundle is measured where it is made."""
    from aemo_studio.output.preview.levels import measure_levels

    taken = any("levels" in format_.takes for format_ in plan.files)
    if not plan.levels or plan.bundle or not taken or plan.options.levels is not None:
        return plan
    levels = measure_levels(project, lambda: tell(0))
    return dataclasses.replace(plan, options=dataclasses.replace(plan.options, levels=levels))


def prepare_beside(
    project: Project, plan: ExportPlan, tell: Callable[[int], None]
) -> PreparedExport:
    """Prepares the same under the first name under which nothing is replaced."""
    plan = _measured(project, plan, tell)
    for number in count(2):
        prepared = prepare(project, plan.numbered(number), tell)
        if not prepared.in_the_way():
            return prepared
    raise AssertionError("numbers end")
