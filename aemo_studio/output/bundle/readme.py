"""Writes the text in a bundle that says which file opens where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aemo_studio.base.translations import Phrase, phrase, translated
from aemo_studio.domain.project import Project
from aemo_studio.output.export.export_format import ExportFormat
from aemo_studio.output.export.media_files import file_name
from aemo_studio.output.export.options import Language
from aemo_studio.output.export.text import one_line

_CONTEXT = "ExportFormats"


def readme(
    project: Project, formats: Sequence[ExportFormat], copies: int, language: Language
) -> bytes:
    """Renders the text, UTF-8 with BOM and CRLF, as editors on every system read it."""
    parts = _parts(project, formats, copies, language)
    lines = (part if isinstance(part, str) else part.in_language(language) for part in parts)
    return "\r\n".join([*lines, ""]).encode("utf-8-sig", errors="replace")


def _parts(
    project: Project, formats: Sequence[ExportFormat], copies: int, language: Language
) -> Iterator[Phrase | str]:
    video = project.analysis.video
    title = one_line(video.title)
    yield f"{title} - AEMO Studio"
    yield ""
    yield phrase("Keep the files of this folder together: they find the music in it by its name.")
    yield phrase("Music here: {count} files in the folder `music`.", count=copies)
    yield phrase(
        "The film is not here. It is called {name}; where a program does not find it, link it "
        "again.",
        name=one_line(video.file_name),
    )
    for format_ in formats:
        yield ""
        yield f"{file_name(title)}{format_.suffix}"
        yield translated(_CONTEXT, format_.carries, language)
        yield translated(_CONTEXT, format_.use, language)
    if any(format_.lays_picks for format_ in formats):
        yield ""
        yield phrase(
            "Premiere asks where the music is: choose the first file in `music`, and it finds "
            "the others."
        )
