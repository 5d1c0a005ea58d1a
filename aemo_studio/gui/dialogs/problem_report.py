"""Writes a file that helps others to mend a problem, without any picture or sound."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.domain.project import Project
from aemo_studio.domain.video import Waveform
from aemo_studio.gui.dialogs.about import versions
from aemo_studio.gui.language.i18n import current_language
from aemo_studio.gui.look.theme import SPACE, SPACE_LARGE
from aemo_studio.gui.remembered.settings import settings
from aemo_studio.gui.widgets.check_box import CheckBox
from aemo_studio.project import SUFFIX
from aemo_studio.project.document import encode_project

REPORT, PROJECT = "report.txt", f"project{SUFFIX}"
_PRIVATE = ("layout/", "recent/", "dialogs/")
"""Settings that help nobody: they name the user's files."""


class ProblemDialog(QDialog):
    """Asks what happened, and whether the project may go along. Accepted to be written."""

    def __init__(self, *, has_project: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Report a problem"))
        self.story = QPlainTextEdit()
        self.story.setPlaceholderText(self.tr("What did you do, what happened, what was expected?"))
        self.story.setAccessibleName(self.tr("What happened"))
        self.story.setTabChangesFocus(True)
        self.with_project = CheckBox(self.tr("With the open project: scenes, edits, notes, names"))
        self.with_project.setEnabled(has_project)
        self._lay_out()

    def _lay_out(self) -> None:
        words = QLabel(
            self.tr(
                "Writes one file with your words, the versions of the program and its parts, your "
                "settings and the last messages. It holds no picture and no sound. Nothing is "
                "sent: look at the file, then pass it on yourself."
            )
        )
        words.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        save = buttons.addButton(self.tr("Save…"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_LARGE, SPACE_LARGE, SPACE_LARGE, SPACE_LARGE)
        column.setSpacing(SPACE)
        column.addWidget(words)
        column.addWidget(self.story, 1)
        column.addWidget(self.with_project)
        column.addWidget(buttons)
        self.resize(560, 400)


def write_problem(
    target: Path, story: str, messages: Sequence[str], project: Project | None
) -> None:
    """Writes the file. project: goes along, without its pictures and peaks; None leaves it out.

    Raises OutputError, ProjectError.
    """
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr(REPORT, _without_home(_report(story, messages)))
        if project is not None:
            bundle.writestr(PROJECT, encode_project(_without_media(project), target.parent))
    write_atomic(target, data.getvalue())


def _report(story: str, messages: Sequence[str]) -> str:
    store = settings()
    keys = [key for key in store.allKeys() if not key.startswith(_PRIVATE)]
    kept = [f"{key} = {store.value(key)}" for key in keys]
    chapters = (
        ("What happened", [story.strip() or "-"]),
        ("Versions", [f"{name}: {version}" for name, version in versions()]),
        ("Window", _window()),
        ("Messages, newest last", list(messages) or ["-"]),
        ("Settings", kept),
    )
    return "\n\n".join("\n".join((f"# {title}", *lines)) for title, lines in chapters) + "\n"


def _window() -> list[str]:
    screens = [
        f"screen: {s.size().width()}x{s.size().height()} at {s.devicePixelRatio():g}"
        for s in QGuiApplication.screens()
    ]
    return [
        f"platform: {QGuiApplication.platformName()}",
        f"language: {current_language()}",
        *screens,
    ]


def _without_home(text: str) -> str:
    """Leaves out the name of the user, which stands in paths."""
    return text.replace(str(Path.home()), "~")


def _without_media(project: Project) -> Project:
    """Leaves out what is picture or sound of the film."""
    rate_hz = project.analysis.waveform.rate_hz
    silent = Waveform(peaks=np.zeros((0, 2), np.float32), rate_hz=rate_hz)
    return replace(project, analysis=replace(project.analysis, thumbnails=(), waveform=silent))
