"""Shows the manual, which comes with the program, a chapter at a time."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from aemo_studio.base.resources import resources_dir
from aemo_studio.gui.language.i18n import current_language
from aemo_studio.gui.look.theme import SPACE_LARGE

_CHAPTER = "## "


class ManualDialog(QDialog):
    """Shows the manual in the language of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Manual"))
        self._chapters = _read_chapters(_file())
        self.contents = QListWidget()
        self.contents.setAccessibleName(self.tr("Chapters"))
        self.contents.setMaximumWidth(220)
        self.contents.setSpacing(2)
        self.contents.addItems(list(self._chapters))
        self.page = QTextBrowser()
        self.page.setAccessibleName(self.windowTitle())
        self.page.setOpenExternalLinks(True)
        self.page.document().setDocumentMargin(SPACE_LARGE)
        self.contents.currentTextChanged.connect(self._show)
        self.contents.setCurrentRow(0)
        self._lay_out()

    def _show(self, title: str) -> None:
        self.page.setMarkdown(f"{_CHAPTER}{title}\n{self._chapters.get(title, '')}")

    def _lay_out(self) -> None:
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.contents)
        row.addWidget(self.page, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_LARGE, SPACE_LARGE, SPACE_LARGE, SPACE_LARGE)
        column.addLayout(row, 1)
        column.addWidget(close)
        self.resize(820, 560)


def _file() -> Path:
    """Finds the manual in the language of the window, or else in English."""
    folder = resources_dir() / "manual"
    own = folder / f"{current_language()}.md"
    return own if own.is_file() else folder / "en.md"


def _read_chapters(file: Path) -> dict[str, str]:
    """Reads the texts by their titles."""
    _, *chapters = f"\n{file.read_text(encoding='utf-8')}".split(f"\n{_CHAPTER}")
    return dict(_title_and_text(chapter) for chapter in chapters)


def _title_and_text(chapter: str) -> tuple[str, str]:
    title, _, text = chapter.partition("\n")
    return title.strip(), text
