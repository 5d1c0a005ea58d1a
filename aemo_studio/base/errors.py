"""Defines the errors that a user can meet; each is one sentence and knows its exit code."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import ClassVar

from aemo_studio.base.translations import Phrase, phrase

_NO_ROOM = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


def is_no_room(error: OSError) -> bool:
    """Reports whether a disk, a quota or a device is full."""
    return error.errno in _NO_ROOM


class StudioError(Exception):
    """An expected failure: one sentence that says what, where and what to do.

    template: the sentence in English, `Cannot read {path}: {reason}.`, a literal.
    """

    #: What the command line returns.
    exit_code: ClassVar[int] = 1
    #: Names the kind of error in the event stream.
    code: ClassVar[str] = "error"

    def __init__(self, template: str, /, **fields: object) -> None:
        #: The sentence, for any language.
        self.phrase = Phrase(template, fields)
        #: The sentence in English.
        self.message = str(self.phrase)
        super().__init__(self.message)


class UsageError(StudioError):
    """An argument that cannot be used."""

    exit_code = 2
    code = "usage"


class WouldReplaceError(UsageError):
    """Files are there already that the user did not say may go."""

    code = "would_replace"


class MediaError(StudioError):
    """A file that cannot be read as video or audio."""

    exit_code = 3
    code = "media"


class ModelError(StudioError):
    """A model file that is missing or is not the one in the manifest."""

    exit_code = 4
    code = "model"


class CatalogueError(StudioError):
    """A catalogue that is missing or holds no usable track."""

    exit_code = 5
    code = "catalogue"


class ProjectError(StudioError):
    """A project that is missing, damaged, or from a newer version."""

    exit_code = 6
    code = "project"


class EditError(StudioError):
    """An edit that the project does not allow; it is as it was."""

    exit_code = 2
    code = "edit"


class OutputError(StudioError):
    """A result that could not be written; what was there before is intact."""

    exit_code = 2
    code = "output"

    @classmethod
    def from_os_error(cls, path: Path, error: OSError) -> OutputError:
        reason = error.strerror or str(error)
        full = is_no_room(error)
        advice = (
            phrase("Make room there, or choose another place.")
            if full
            else phrase("Choose another place.")
        )
        return cls(
            "Cannot write {path}: {reason}. {advice}", path=path, reason=reason, advice=advice
        )


class Cancelled(StudioError):  # noqa: N818 - it is no error
    """The user asked to stop. Not a failure: nothing is reported beyond the word.

    kept: whether what is done by then stays, and the next call goes on from there.
    """

    exit_code = 130
    code = "cancelled"

    def __init__(self, *, kept: bool = False) -> None:
        if kept:
            super().__init__(
                "Cancelled; what was done is kept, and the same command goes on from there."
            )
        else:
            super().__init__("Cancelled; nothing was written.")
