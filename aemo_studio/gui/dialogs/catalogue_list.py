"""Lets the user choose catalogues: the shipped ones, and files of his own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from aemo_studio.base.errors import CatalogueError
from aemo_studio.gui.dialogs import file_dialogs as files
from aemo_studio.gui.language.failures import sentence_of
from aemo_studio.gui.look.theme import SPACE_SMALL
from aemo_studio.gui.remembered.library import is_kept, own_music
from aemo_studio.gui.widgets.check_box import CheckBox
from aemo_studio.gui.widgets.icon_button import IconButton
from aemo_studio.music.catalogue.store import SHIPPED, check_catalogue


class CatalogueList(QWidget):
    """Lists a check box for each catalogue.

    changed: the chosen catalogues are others. import_button: makes a new one.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: dict[str, CheckBox] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE_SMALL)
        self.problem = QLabel("")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.import_button = QPushButton(self.tr("Import music…"))
        self._lay_out()

    def set_names(self, chosen: Sequence[str]) -> None:
        """Checks these catalogues; the shipped ones are listed in any case."""
        for name in tuple(self._boxes):
            self.remove(name)
        for name in dict.fromkeys((*SHIPPED, *chosen)):
            self._add(name, name in chosen)

    def names(self) -> tuple[str, ...]:
        """Returns the names of the checked catalogues, in the order of the list."""
        return tuple(name for name, box in self._boxes.items() if box.isChecked())

    def box(self, name: str) -> CheckBox:
        """Returns the check box of a listed catalogue."""
        return self._boxes[name]

    def add_file(self, path: Path) -> None:
        """Adds a catalogue of the user's own if it can be read; else shows why not."""
        try:
            report = check_catalogue(path)
        except CatalogueError as error:
            self._show_problem(sentence_of(error))
            return
        if report.usable == 0:
            self._show_problem(self.tr("{0} has no usable track.").format(path.name))
            return
        passed = report.passed_over
        words = self.tr("{0}: %n unusable row(s) left out.", "", passed)
        self._show_problem(words.format(path.name) if passed else "")
        self.add_name(str(path.absolute()))

    def add_name(self, name: str) -> None:
        """Lists a catalogue and checks it."""
        if name not in self._boxes:
            self._add(name, True)
        self._boxes[name].setChecked(True)
        self.changed.emit()

    def remove(self, name: str) -> None:
        """Removes a catalogue from the list; its file stays."""
        row = self._boxes.pop(name).parentWidget()
        if row is not None:
            self._rows.removeWidget(row)
            row.deleteLater()

    def _add(self, name: str, chosen: bool) -> None:
        box = CheckBox(self._word(name))
        box.setChecked(chosen)
        box.setToolTip(name)
        box.toggled.connect(lambda _on: self.changed.emit())
        self._boxes[name] = box
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(box)
        line.addStretch()
        if name not in SHIPPED:
            line.addWidget(self._remover(name))
        self._rows.addWidget(row)

    def _word(self, name: str) -> str:
        shipped = {
            "free": self.tr("free: music that may be used under CC BY, naming the composer"),
            "lmc": self.tr("lmc: well-known songs as a reference; clear the rights first"),
        }
        path = Path(name)
        if path == own_music():
            return self.tr("your own music: what you imported")
        place = "" if is_kept(path) else f"  ({path.parent.name})"
        return shipped.get(name, f"{path.name}{place}")

    def _remover(self, name: str) -> IconButton:
        button = IconButton("cross")
        button.name(self.tr("Remove {0} from the list").format(Path(name).name))
        button.clicked.connect(lambda: self._forget(name))
        return button

    def _forget(self, name: str) -> None:
        self.remove(name)
        self.changed.emit()

    def _ask(self) -> None:
        path = files.ask_catalogue(self)
        if path is not None:
            self.add_file(path)

    def _lay_out(self) -> None:
        inner = QWidget()
        stacked = QVBoxLayout(inner)
        stacked.setContentsMargins(SPACE_SMALL, SPACE_SMALL, SPACE_SMALL, SPACE_SMALL)
        stacked.addLayout(self._rows)
        stacked.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.setMinimumHeight(120)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(self.tr("Catalogues"))
        add = QPushButton(self.tr("Add a file…"))
        add.clicked.connect(self._ask)
        buttons = QHBoxLayout()
        for button in (add, self.import_button):
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        column.addWidget(self.problem)
        column.addLayout(buttons)

    def _show_problem(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
