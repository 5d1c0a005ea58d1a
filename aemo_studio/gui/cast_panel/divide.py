"""Asks which faces and lines of a character are somebody else's."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from aemo_studio.domain.cast import Character
from aemo_studio.domain.project import Project
from aemo_studio.gui.cast_panel.entries import Parts, parts_of
from aemo_studio.gui.language.words import character_word
from aemo_studio.gui.look import theme
from aemo_studio.gui.scene_panel.base import Text
from aemo_studio.gui.widgets.portraits import portrait_of, round_portrait

_PICTURE = 72
_CELL = QSize(100, 100)
_GRID = QSize(106, 106)
_SIZE = (600, 460)
_ITEM = Qt.ItemDataRole.UserRole


class DivideDialog(QDialog):
    """Shows all faces and lines of a character; those that are selected go to another one."""

    def __init__(self, project: Project, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project, self._parts = project, parts_of(project, number)
        self._others = [one for one in project.cast if one.number != number]
        self.list = QListWidget()
        self.target = QComboBox()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        words = self.tr("&Move")
        self.move_button = self._buttons.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
        self._name(next(one for one in project.cast if one.number == number))
        self._fill()
        self._lay_out()
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.list.itemSelectionChanged.connect(self._enable)
        self._enable()
        self.resize(*_SIZE)

    def _name(self, character: Character) -> None:
        self.setWindowTitle(self.tr("Divide {0}").format(character_word(character)))
        self._words = Text()
        self._words.setText(self.tr("Select what is not {0}.").format(character_word(character)))
        self.list.setAccessibleName(self._words.text())
        self._label = QLabel(self.tr("It &belongs to"))
        self._label.setBuddy(self.target)
        self.target.setAccessibleName(self.tr("It belongs to"))

    def _fill(self) -> None:
        self._dress_list()
        for face in self._parts.faces:
            icon = QIcon(_picture(face.portrait))
            self._add(("face", face.number), icon, float(face.times_s[0]))
        for line in self._parts.lines:
            self._add(("line", line.number), QIcon(_sign("sound")), line.start_s)
        self.target.addItem(self.tr("somebody new"), None)
        for one in self._others:
            icon = QIcon(portrait_of(one, 16, self.devicePixelRatioF()))
            self.target.addItem(icon, character_word(one), one.number)

    def _dress_list(self) -> None:
        shown = self.list
        shown.setViewMode(QListView.ViewMode.IconMode)
        shown.setResizeMode(QListView.ResizeMode.Adjust)
        shown.setMovement(QListView.Movement.Static)
        shown.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        shown.setIconSize(QSize(_PICTURE, _PICTURE))
        shown.setGridSize(_GRID)
        shown.setStyleSheet("QListView { padding: 6px; }")
        shown.setFont(theme.timecode_font())

    def _add(self, what: tuple[str, int], icon: QIcon, time_s: float) -> None:
        rate, start = self._project.analysis.video.timecode_rate, self._project.start_timecode
        timecode = rate.format(time_s, start)
        item = QListWidgetItem(icon, timecode)
        item.setData(_ITEM, what)
        item.setSizeHint(_CELL)
        kind = self.tr("Face at {0}") if what[0] == "face" else self.tr("Line at {0}")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, kind.format(timecode))
        self.list.addItem(item)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._label)
        row.addWidget(self.target, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE_LARGE,) * 4)
        column.setSpacing(theme.SPACE)
        column.addWidget(self._words)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        column.addWidget(self._buttons)

    def _enable(self) -> None:
        """Somebody has to stay: all of it would be a merge or no change at all."""
        chosen = len(self.list.selectedItems())
        self.move_button.setEnabled(0 < chosen < len(self._parts))

    @property
    def parts(self) -> Parts:
        """Returns the faces and lines that are selected."""
        faces, lines = self._chosen("face"), self._chosen("line")
        return Parts(
            [face for face in self._parts.faces if face.number in faces],
            [line for line in self._parts.lines if line.number in lines],
        )

    @property
    def belongs_to(self) -> int | None:
        """Returns the number of the Character that they go to; None: a new one."""
        number = self.target.currentData()
        return None if number is None else int(number)

    def _chosen(self, kind: str) -> Sequence[int]:
        chosen = (item.data(_ITEM) for item in self.list.selectedItems())
        return [number for what, number in chosen if what == kind]


def _sign(icon: str) -> QPixmap:
    """Paints a sign as large as a face."""
    return round_portrait(b"", icon, _PICTURE, 2.0, theme.current())


def _picture(jpeg: bytes) -> QPixmap:
    """Decodes a portrait; a sign in its place where there is none."""
    image = QImage.fromData(jpeg)
    if image.isNull():
        return _sign("face")
    smooth = Qt.TransformationMode.SmoothTransformation
    side = QSize(_PICTURE, _PICTURE) * 2
    return QPixmap.fromImage(image.scaled(side, Qt.AspectRatioMode.KeepAspectRatio, smooth))
