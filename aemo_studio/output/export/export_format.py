"""Says what an export format is: what users read of it, and what renders its files.

Renderers are imported when they are needed, so that the table of formats costs nothing to read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from aemo_studio.output.export.options import DEFAULT_OPTIONS, ExportOptions

if TYPE_CHECKING:
    from aemo_studio.domain.project import Project

Renderer = Callable[["Project", ExportOptions], bytes]
FilesRenderer = Callable[["Project", ExportOptions], tuple[bytes, ...]]
OptionName = Literal[
    "language", "production", "episode", "company", "copied", "names", "beats", "levels"
]
"""A field of ExportOptions that only some formats heed."""


@dataclass(frozen=True)
class ExportFormat:
    """A kind of file that a Project can be written as."""

    #: What users type after `--to`.
    name: str
    #: Ending of the file, with its dot; no two formats share one.
    suffix: str
    #: `module.function` in this folder that renders the bytes, imported when it is needed.
    renderer: str
    #: What is in the file; stands within a sentence.
    carries: str
    #: Where the editor opens the file, in a whole sentence.
    use: str
    #: The options that change its bytes, beside timecode and date, which any format may print.
    takes: frozenset[OptionName] = frozenset()
    #: Formats of one family are chosen between by the ending of `-o`; empty for most.
    family: str = ""
    #: Whether the file is of little use where the film is not.
    refers_to_film: bool = False
    #: Whether all music in it is picked music.
    lays_picks: bool = False
    #: As `renderer`, for a format whose files hold only so much: renders all of them.
    files_renderer: str = ""

    def render(self, project: Project, options: ExportOptions = DEFAULT_OPTIONS) -> bytes:
        """Renders the bytes of the file. Raises ValueError for a start timecode that is none."""
        return self._load()(project, self._heeded(options))

    def render_files(
        self, project: Project, options: ExportOptions = DEFAULT_OPTIONS
    ) -> tuple[bytes, ...]:
        """Renders the bytes of all its files: one, for most formats and projects."""
        if not self.files_renderer:
            return (self.render(project, options),)
        renderer: FilesRenderer = _function(self.files_renderer)
        return renderer(project, self._heeded(options))

    def _heeded(self, options: ExportOptions) -> ExportOptions:
        """Leaves out the beats where the format is no list of markers."""
        return options if "beats" in self.takes else replace(options, beats=None)

    def _load(self) -> Renderer:
        renderer: Renderer = _function(self.renderer)
        return renderer


def _function(name: str) -> Any:
    module, _, function = name.rpartition(".")
    return getattr(import_module(f"{__package__}.{module}"), function)


@dataclass(frozen=True)
class FolderFormat:
    """A kind of folder that a Project can be written as. What writes it rests on the formats,
    and lies in `output/stems` and `output/bundle`."""

    #: What users type after `--to`.
    name: str
    #: What stands behind the project's name in the folder's.
    suffix: str
    #: What is in the folder; stands within a sentence.
    carries: str
    #: Where the editor opens it, in a whole sentence.
    use: str
    #: The options that change what is in it.
    takes: frozenset[OptionName] = frozenset()
    #: Whether it cannot do without the film, or is of little use.
    refers_to_film: bool = True
