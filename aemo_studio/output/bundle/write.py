"""Writes a bundle: the chosen formats, the music beside them, links that hold wherever it lies."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from aemo_studio.base.errors import MediaError, OutputError, is_no_room
from aemo_studio.base.folder_write import check_room, whole_folder
from aemo_studio.base.progress import CancelToken, Reporter, StagedProgress, silent
from aemo_studio.base.translations import Phrase
from aemo_studio.domain.project import Project
from aemo_studio.output.bundle.readme import readme
from aemo_studio.output.export.export_format import ExportFormat
from aemo_studio.output.export.formats import places_of
from aemo_studio.output.export.media_files import file_name
from aemo_studio.output.export.options import DEFAULT_OPTIONS, ExportOptions
from aemo_studio.output.export.playlist import plan_copies_in
from aemo_studio.output.export.text import one_line

README = "README.txt"
_MUSIC = "music"
_CHUNK = 2**20


@dataclass(frozen=True)
class BundlePlan:
    """The files of a bundle, before they are written."""

    #: Name, and bytes, of what was rendered.
    rendered: tuple[tuple[str, bytes], ...]
    #: The music file, and the path of its copy below the bundle with `/`.
    copies: tuple[tuple[Path, str], ...]
    #: Sentences on music that is not copied, and on links that lead elsewhere.
    remarks: tuple[Phrase, ...]

    @property
    def files(self) -> list[str]:
        """Lists the paths of all files below the bundle."""
        return [*(name for name, _ in self.rendered), *(place for _, place in self.copies)]

    @property
    def size_bytes(self) -> int:
        """Computes how much room they take."""
        music = sum(source.stat().st_size for source, _ in self.copies)
        return music + sum(len(data) for _, data in self.rendered)


def plan_bundle(
    project: Project, formats: Sequence[ExportFormat], options: ExportOptions = DEFAULT_OPTIONS
) -> BundlePlan:
    """Renders the formats as they refer to copies of the music. Copied are picks and first
    suggestions, as far as they are sound that decodes."""
    plan = plan_copies_in(project, Path(_MUSIC))
    copies = tuple((source, target.as_posix()) for source, target in plan.copies)
    pairs = tuple((str(source), place) for source, place in copies)
    linked = dataclasses.replace(options, copied=pairs, bundled=True)
    title = file_name(one_line(project.analysis.video.title))
    rendered = list[tuple[str, bytes]]()
    for format_ in formats:
        files = format_.render_files(project, linked)
        places = places_of(Path(title + format_.suffix), len(files))
        rendered += zip((place.name for place in places), files, strict=True)
    rendered.append((README, readme(project, formats, len(copies), options.language)))
    return BundlePlan(tuple(rendered), copies, plan.remarks)


def write_bundle(
    plan: BundlePlan,
    target: Path,
    *,
    report: Reporter = silent,
    cancel: CancelToken | None = None,
) -> None:
    """Writes the bundle into the folder `target`, all of it or nothing.

    Raises MediaError if music cannot be read, OutputError, Cancelled.
    """
    size = plan.size_bytes
    progress = StagedProgress(report, cancel or CancelToken())
    report_bytes = progress.span("copying", 0.0, 1.0, float(size))
    with whole_folder(target) as folder:
        check_room(folder, size)
        written = _Written(report_bytes)
        for name, data in plan.rendered:
            written.save(folder / name, data)
        for source, place in plan.copies:
            written.copy(source, folder / place)
        progress.check()


class _Written:
    """Writes files one after the other, and counts their bytes."""

    def __init__(self, report_bytes: Callable[[float], None]) -> None:
        self._report = report_bytes
        self._bytes = 0

    def save(self, place: Path, data: bytes) -> None:
        try:
            place.write_bytes(data)
        except OSError as error:
            raise OutputError.from_os_error(place, error) from error
        self._count(len(data))

    def copy(self, source: Path, place: Path) -> None:
        try:
            place.parent.mkdir(exist_ok=True)
            with source.open("rb") as read, place.open("wb") as file:
                while data := read.read(_CHUNK):
                    file.write(data)
                    self._count(len(data))
        except OSError as error:
            if is_no_room(error):
                raise OutputError.from_os_error(place, error) from error
            raise MediaError(
                "{path} cannot be copied ({reason}); nothing was written.",
                path=source,
                reason=error.strerror or error,
            ) from error

    def _count(self, count: int) -> None:
        self._bytes += count
        self._report(float(self._bytes))
