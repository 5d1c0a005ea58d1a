"""Asks for the name, the colour and the note of a marker."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from aemo_studio.domain.project import Marker, MarkerHue
from aemo_studio.gui.look import theme
from aemo_studio.gui.look.colours import hue_colour
from aemo_studio.gui.look.theme import SPACE_LARGE
from aemo_studio.gui.widgets.chooser import Chooser

_Button = QDialogButtonBox.StandardButton
_DOT_PX = 12
_NOTE_PX = 72


class MarkerDialog(QDialog):
    """Describes one marker. described: name, MarkerHue and note were agreed to. removed: it is to
    go."""

    described = Signal(str, object, str)
    removed = Signal()

    def __init__(self, marker: Marker, timecode: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Marker at {0}").format(timecode))
        self.name = QLineEdit(marker.name)
        self.name.selectAll()
        self.hue = _hues(marker.hue)
        self.note = QPlainTextEdit(marker.note)
        self.note.setTabChangesFocus(True)
        self.note.setMinimumHeight(_NOTE_PX)
        self._lay_out()

    def accept(self) -> None:
        hue = MarkerHue(self.hue.currentData())
        self.described.emit(self.name.text().strip(), hue, self.note.toPlainText().strip())
        super().accept()

    def _remove(self) -> None:
        self.removed.emit()
        super().reject()

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(_Button.Ok | _Button.Cancel)
        remove = buttons.addButton(
            self.tr("Remove the marker"), QDialogButtonBox.ButtonRole.ResetRole
        )
        remove.clicked.connect(self._remove)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.setContentsMargins(SPACE_LARGE, SPACE_LARGE, SPACE_LARGE, SPACE_LARGE)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("Name"), self.name)
        form.addRow(self.tr("Colour"), self.hue)
        form.addRow(self.tr("Note"), self.note)
        form.addRow(buttons)
        self.setMinimumWidth(420)


def _hues(chosen: MarkerHue) -> Chooser:
    chooser = Chooser()
    chooser.setIconSize(QSize(_DOT_PX, _DOT_PX))
    dark = theme.current().dark
    for hue in MarkerHue:
        chooser.addItem(_dot(hue_colour(hue, dark)), _word(hue), hue.value)
    chooser.setCurrentIndex(chooser.findData(chosen.value))
    return chooser


def _word(hue: MarkerHue) -> str:
    translate = QCoreApplication.translate
    return {
        MarkerHue.PINK: translate("MarkerHues", "Pink"),
        MarkerHue.RED: translate("MarkerHues", "Red"),
        MarkerHue.ORANGE: translate("MarkerHues", "Orange"),
        MarkerHue.YELLOW: translate("MarkerHues", "Yellow"),
        MarkerHue.GREEN: translate("MarkerHues", "Green"),
        MarkerHue.CYAN: translate("MarkerHues", "Cyan"),
        MarkerHue.BLUE: translate("MarkerHues", "Blue"),
        MarkerHue.PURPLE: translate("MarkerHues", "Purple"),
    }[hue]


def _dot(colour: QColor) -> QIcon:
    """Paints a dot, twice as fine as it is shown: for dense screens."""
    picture = QPixmap(2 * _DOT_PX, 2 * _DOT_PX)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(picture.rect())
    painter.end()
    picture.setDevicePixelRatio(2)
    return QIcon(picture)
