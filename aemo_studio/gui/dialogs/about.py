"""Shows versions, models with their cards, and the terms of code, models and music."""

from __future__ import annotations

import platform
from importlib import metadata
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, qVersion
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

import aemo_studio
from aemo_studio.base.errors import ModelError
from aemo_studio.base.model_store import ModelEntry, read_manifest
from aemo_studio.base.resources import catalogue_dir, home, models_dir, resources_dir
from aemo_studio.gui.language.failures import sentence_of
from aemo_studio.gui.look.theme import SPACE_LARGE, TEXT_LARGE, font

_LIBRARIES = (
    "PySide6", "av", "torch", "mediapipe", "opencv-contrib-python", "silero-vad",
    "scipy", "moviepy", "numpy", "pandas", "msgspec", "safetensors", "mutagen",
    "typer",
)  # fmt: skip


class AboutDialog(QDialog):
    """Shows what stands in models/, catalog/ and the licence file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About AEMO Studio"))
        tabs = QTabWidget()
        tabs.addTab(self._versions(), self.tr("Versions"))
        tabs.addTab(_Cards(), self.tr("Models"))
        tabs.addTab(_markdown(catalogue_dir() / "README.md"), self.tr("Music data"))
        tabs.addTab(_markdown(resources_dir() / "README.md"), self.tr("Sample film"))
        tabs.addTab(_plain(home() / "LICENSE"), self.tr("Licence"))
        tabs.setAccessibleName(self.windowTitle())
        for page in range(tabs.count()):
            shown = tabs.widget(page)
            if shown is not None:
                shown.setAccessibleName(tabs.tabText(page))
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        title = QLabel(f"AEMO Studio {aemo_studio.__version__}")
        title.setFont(font(TEXT_LARGE + 4, bold=True))
        words = QLabel(
            self.tr(
                "Finds what a cut feels like and the music that goes with it, on your own "
                "machine. The models are for research and private use: see their cards. Nobody "
                "should be judged, hired, watched or diagnosed with them."
            )
        )
        words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_LARGE, SPACE_LARGE, SPACE_LARGE, SPACE_LARGE)
        for widget in (title, words):
            column.addWidget(widget)
        column.addWidget(tabs, 1)
        column.addWidget(close)
        self.resize(820, 620)

    def _versions(self) -> QWidget:
        cells = "".join(
            f"<tr><td>{name}&nbsp;&nbsp;&nbsp;</td><td>{version}</td></tr>"
            for name, version in versions()
        )
        view = _browser()
        view.setHtml(f"<table>{cells}</table>")
        return view


class _Cards(QWidget):
    """Lists the models of the manifest beside the card of the chosen one."""

    def __init__(self) -> None:
        super().__init__()
        self._list = QListWidget()
        self._list.setMaximumWidth(190)
        self._list.setSpacing(2)
        self._list.setAccessibleName(self.tr("Models"))
        self._card = _browser()
        self._card.setAccessibleName(self.tr("Card of the model"))
        row = QHBoxLayout(self)
        row.addWidget(self._list)
        row.addWidget(self._card, 1)
        try:
            self._entries: tuple[ModelEntry, ...] = read_manifest()
        except ModelError as error:
            self._entries = ()
            self._card.setPlainText(sentence_of(error))
        for entry in self._entries:
            self._list.addItem(entry.name)
        self._list.currentRowChanged.connect(self._show)
        self._list.setCurrentRow(0)

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self._entries):
            return
        entry = self._entries[row]
        head = self.tr("**Licence:** {0}\n\n**Origin:** {1}\n\n**sha256:** `{2}`\n\n---\n\n")
        facts = head.format(entry.licence, entry.origin, entry.sha256)
        self._card.setMarkdown(facts + _text(models_dir() / entry.card))


def versions() -> tuple[tuple[str, str], ...]:
    """Lists the program, what it runs on, and its libraries, each with its version."""
    missing = QCoreApplication.translate("AboutDialog", "not installed")
    return (
        ("AEMO Studio", aemo_studio.__version__),
        ("Python", platform.python_version()),
        ("Qt", str(qVersion())),
        (QCoreApplication.translate("AboutDialog", "System"), platform.platform()),
        *((name, _version(name) or missing) for name in _LIBRARIES),
    )


def _browser() -> QTextBrowser:
    view = QTextBrowser()
    view.setOpenExternalLinks(True)
    view.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
    return view


def _markdown(path: Path) -> QTextBrowser:
    view = _browser()
    view.setMarkdown(_text(path))
    return view


def _plain(path: Path) -> QTextBrowser:
    view = _browser()
    view.setPlainText(_text(path))
    return view


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        return f"{path}: {error.strerror}"


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None
