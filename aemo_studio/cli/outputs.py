"""Checks where results go, before long work starts and never over the user's own work, and writes
them."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable
from itertools import product
from pathlib import Path

from aemo_studio.base.atomic_write import check_writable, write_atomic
from aemo_studio.base.errors import OutputError, ProjectError, UsageError

STDOUT = Path("-")


def check_outputs(outputs: Iterable[Path | None], inputs: Iterable[Path]) -> None:
    """Checks places: raises OutputError for one that cannot be written, UsageError for one that is
    also an input or is named twice."""
    sources = list(inputs)
    seen: list[Path] = []
    for output in outputs:
        if output is None or output == STDOUT:
            continue
        check_inputs_stay((output,), (*sources, *seen))
        check_writable(output)
        seen.append(output)


def check_inputs_stay(outputs: Iterable[Path], inputs: Collection[Path]) -> None:
    """Raises UsageError for an output that is also an input."""
    for output, other in product(outputs, inputs):
        if _same_file(output, other):
            raise UsageError(
                "{output} would overwrite {other}; choose another place for the output.",
                output=output,
                other=other,
            )


def check_project_place(path: Path, video: Path | None, *, force: bool) -> None:
    """Checks the place of a project: what is there is only replaced with --force if it holds the
    editor's own work, or is no project, or (where `video` is given) is the project of another
    video.

    Raises UsageError.
    """
    from aemo_studio.project import load_project

    if force or not path.is_file() or path.stat().st_size == 0:
        return
    try:
        project = load_project(path)
    except ProjectError as error:
        raise UsageError(
            "{path} is there already and is not a project that can be read; choose another place "
            "with -o, or --force to replace it.",
            path=path,
        ) from error
    other = project.analysis.video.path
    if video is not None and other.name != video.name:
        raise UsageError(
            "{path} is the project of {other}; choose another place with -o, or --force to "
            "replace it.",
            path=path,
            other=other,
        )
    decisions = (project.picks, project.edits, project.ignored_faces, project.markers)
    edited = encode_scenes(project.scenes) != encode_scenes(project.analysis.scenes)
    if any(decisions) or edited:
        raise UsageError(
            "{path} holds picks or corrected scenes, notes or markers; choose another place with "
            "-o, or --force to replace it.",
            path=path,
        )


def encode_scenes(scenes: object) -> bytes:
    """Encodes scenes as bytes that are equal exactly when the scenes are."""
    from aemo_studio.base import codec

    return codec.encode(scenes)


def write_output(path: Path, data: bytes) -> None:
    """Writes to a file in one step, or to standard output for `-`."""
    if path != STDOUT:
        write_atomic(path, data)
    elif sys.stdout.isatty():
        print(data.decode("utf-8", errors="replace"), end="")  # what others wrote is harmless so
    else:
        _write_to_output(data)


def _write_to_output(data: bytes) -> None:
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError.from_os_error(Path("standard output"), error) from error


def _same_file(a: Path, b: Path) -> bool:
    if a.exists() and b.exists():
        return a.samefile(b)
    return os.path.realpath(a) == os.path.realpath(b)
