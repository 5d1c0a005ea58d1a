"""Lists the faces of a scene, each with a switch to leave it out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPixmap, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from aemo_studio.domain.time import DEFAULT_START, TimecodeRate
from aemo_studio.gui.language import words
from aemo_studio.gui.look import theme
from aemo_studio.gui.scene_panel.base import ElidedText, PanelWidget
from aemo_studio.gui.scene_panel.faces import Box, SeenFace
from aemo_studio.gui.widgets.check_box import CheckBox

PORTRAIT = 40
_MARGIN = 0.25


class PersonRow(PanelWidget):
    """Shows one FaceTrack: what it looks like, when it is seen, what it shows."""

    ignored = Signal(int, bool)

    def __init__(self, face: SeenFace, rate: TimecodeRate, start_timecode: str) -> None:
        super().__init__()
        self._face, self._rate, self._start = face, rate, start_timecode
        self._portrait = QLabel()
        self._portrait.setFixedSize(PORTRAIT, PORTRAIT)
        self._name = ElidedText()
        self._times = ElidedText(soft=True, pixels=theme.TEXT_SMALL)
        self._counts = CheckBox()
        self._counts.setChecked(not face.ignored)
        self._counts.toggled.connect(lambda on: self.ignored.emit(face.number, not on))
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._name)
        texts.addWidget(self._times)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE)
        row.addWidget(self._portrait)
        row.addLayout(texts, 1)
        row.addWidget(self._counts)

    @property
    def switch(self) -> CheckBox:
        return self._counts

    @property
    def face(self) -> SeenFace:
        return self._face

    @property
    def picture(self) -> QPixmap:
        """Returns the picture; empty until the row is seen."""
        return self._portrait.pixmap()

    def _passed_over(self, why: str) -> str:
        """Says why a face is no evidence; nothing for a person."""
        reasons = {
            "picture": self.tr("passed over: a picture that never moves"),
            "no person": self.tr("passed over: an animal or a drawing"),
        }
        return reasons.get(why, "")

    def show_ignored(self, ignored: bool) -> None:
        with QSignalBlocker(self._counts):
            self._counts.setChecked(not ignored)

    def retranslate(self) -> None:
        face = self._face
        name = self.tr("Face {0}").format(face.number + 1)
        shows = self._passed_over(face.passed_over) or self.tr("looks {0}").format(
            words.emotion_word(face.emotion)
        )
        span = f"{self._timecode(face.start_s)}\u2009–\u2009{self._timecode(face.end_s)}"
        self._name.show_text(words.apposed(name, shows))
        self._times.show_text(span if face.end_s > face.start_s else self._timecode(face.start_s))
        self._counts.setText(self.tr("counts"))
        self._counts.setAccessibleName(self.tr("{0} counts").format(name))
        self._counts.setToolTip(
            self.tr("Switch off somebody who does not matter: a passer-by, a poster")
        )

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Decodes the picture when the row is first seen: the list is mostly closed."""
        super().showEvent(event)
        if self._portrait.pixmap().isNull():
            self.recolour()

    def recolour(self) -> None:
        if self.isVisible():
            self._portrait.setPixmap(portrait(self._face, self.devicePixelRatioF()))
        else:
            self._portrait.clear()

    def _timecode(self, time_s: float) -> str:
        return self._rate.format(time_s, self._start)


class PeopleList(QWidget):
    """Lists all faces of a scene. Rows are made when somebody looks: a crowd has many."""

    face_ignored = Signal(int, bool)

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[PersonRow] = []
        self._faces: tuple[SeenFace, ...] = ()
        self._clock = (TimecodeRate.of(None), DEFAULT_START)
        self._made_of: object = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.SPACE_LARGE + 4, 0, 0, 0)
        self._column.setSpacing(theme.SPACE_SMALL)

    @property
    def rows(self) -> Sequence[PersonRow]:
        """Returns the rows; empty until the list is seen for the first time."""
        return self._rows

    def show_faces(
        self, faces: Sequence[SeenFace], rate: TimecodeRate, start_timecode: str
    ) -> None:
        self._faces, self._clock = tuple(faces), (rate, start_timecode)
        if self.isVisible():
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._fill()

    def _fill(self) -> None:
        """Fills the rows; a switch that is clicked keeps its row, and with it the focus."""
        seen = [(face.number, face.start_s, face.end_s, face.emotion) for face in self._faces]
        if (seen, self._clock) != self._made_of:
            self._made_of = (seen, self._clock)
            self._make_rows()
        for row, face in zip(self._rows, self._faces, strict=True):
            row.show_ignored(face.ignored)

    def _make_rows(self) -> None:
        for old in self._rows:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = [PersonRow(face, *self._clock) for face in self._faces]
        for row in self._rows:
            row.ignored.connect(self.face_ignored)
            self._column.addWidget(row)


def portrait(face: SeenFace, ratio: float) -> QPixmap:
    """Cuts the face out of its thumbnail, round; a plain disc where there is no picture."""
    pixmap = QPixmap(QSize(PORTRAIT, PORTRAIT) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    disc = QPainterPath()
    disc.addEllipse(QRectF(0.5, 0.5, PORTRAIT - 1, PORTRAIT - 1))
    colours = theme.current()
    painter.fillPath(disc, theme.mixed(colours.line, colours.panel, 0.6))
    if face.picture is not None and face.box is not None:
        image = QImage.fromData(face.picture.jpeg)
        painter.setClipPath(disc)
        if not image.isNull():
            painter.drawImage(QRectF(0, 0, PORTRAIT, PORTRAIT), image, _crop(image, face.box))
    painter.end()
    return pixmap


def _crop(image: QImage, box: Box) -> QRectF:
    """Frames the face with some air in a square, within the picture."""
    left, top, width, height = box
    x, y = (left + width / 2) * image.width(), (top + height / 2) * image.height()
    side = max(width * image.width(), height * image.height()) * (1 + _MARGIN)
    side = min(side, image.width(), image.height())
    x = min(max(x, side / 2), image.width() - side / 2)
    y = min(max(y, side / 2), image.height() - side / 2)
    return QRectF(x - side / 2, y - side / 2, side, side)
