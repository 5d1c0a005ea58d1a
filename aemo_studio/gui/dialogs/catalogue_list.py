"""Choosing catalogues: those that are shipped, and files of the user's own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from aemo_studio.catalogue.store import SHIPPED, check_catalogue
from aemo_studio.errors import CatalogueError
from aemo_studio.gui.dialogs import files

_NAME = Qt.ItemDataRole.UserRole


class CatalogueList(QWidget):
    """A list with check marks. changed: others are chosen now."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Catalogues"))
        self._list.setMinimumHeight(96)
        self._list.setSpacing(2)
        self.problem = QLabel("")
        self.problem.setWordWrap(True)
        self.problem.hide()
        add = QPushButton(self.tr("Add a file…"))
        remove = QPushButton(self.tr("Remove"))
        add.clicked.connect(self._ask)
        remove.clicked.connect(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._list)
        column.addWidget(self.problem)
        row = QHBoxLayout()
        row.addWidget(add)
        row.addWidget(remove)
        row.addStretch()
        column.addLayout(row)
        self._list.itemChanged.connect(lambda _item: self.changed.emit())

    def set_names(self, chosen: Sequence[str]) -> None:
        """These are chosen; the shipped ones are listed in any case."""
        self._list.clear()
        for name in dict.fromkeys((*SHIPPED, *chosen)):
            self._add(name, name in chosen)

    def names(self) -> tuple[str, ...]:
        """What is chosen."""
        items = (self._list.item(row) for row in range(self._list.count()))
        checked = Qt.CheckState.Checked
        return tuple(str(item.data(_NAME)) for item in items if item.checkState() == checked)

    def add_file(self, path: Path) -> None:
        """A catalogue of the user's own, if it can be read; else it says why not."""
        try:
            report = check_catalogue(path)
        except CatalogueError as error:
            self._show_problem(error.message)
            return
        if report.usable == 0:
            self._show_problem(self.tr("{0} has no usable track.").format(path.name))
            return
        passed = report.passed_over
        words = self.tr("{0}: %n unusable row(s) left out.", "", passed)
        self._show_problem(words.format(path.name) if passed else "")
        self._add(str(path.absolute()), True)
        self.changed.emit()

    def _add(self, name: str, chosen: bool) -> None:
        shipped = {
            "free": self.tr("free: music that may be used under CC BY, naming the composer"),
            "lmc": self.tr("lmc: well-known songs as a reference; clear the rights first"),
        }
        item = QListWidgetItem(shipped.get(name, name))
        item.setData(_NAME, name)
        item.setToolTip(name)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
        self._list.addItem(item)

    def _ask(self) -> None:
        path = files.ask_catalogue(self)
        if path is not None:
            self.add_file(path)

    def _remove(self) -> None:
        item = self._list.currentItem()
        if item is not None and item.data(_NAME) not in SHIPPED:
            self._list.takeItem(self._list.row(item))
            self.changed.emit()

    def _show_problem(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
