"""Shows the picture, with faces outlined; where there is none, what to do instead."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from aemo_studio.gui.player.face_boxes import FaceBox
from aemo_studio.gui.player.face_overlay import paint_faces

_SURROUND = QColor(14, 14, 16)
_WORDS = QColor(226, 226, 230)
_QUIET = QColor(150, 150, 158)
_MARGIN = 24


class PictureView(QWidget):
    """Shows one upright picture as large as it fits.

    clicked: on the picture. face_menu_wanted: FaceTrack number, global position.
    """

    clicked = Signal()
    face_menu_wanted = Signal(int, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: QImage | None = None
        self._faces: tuple[FaceBox, ...] = ()
        self._faces_visible = True
        self._title = ""
        self._message = ""
        self.setMinimumSize(240, 135)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def picture(self) -> QImage | None:
        return self._picture

    @property
    def faces(self) -> tuple[FaceBox, ...]:
        return self._faces

    @property
    def message(self) -> str:
        return self._message

    def set_picture(self, picture: QImage | None) -> None:
        self._picture = picture
        self.update()

    def set_faces(self, faces: Sequence[FaceBox]) -> None:
        faces = tuple(faces)
        if faces != self._faces:
            self._faces = faces
            self.update()

    def set_faces_visible(self, visible: bool) -> None:
        self._faces_visible = visible
        self.update()

    def set_title(self, title: str) -> None:
        """Sets what is shown large where there is no picture: the name of a sound file, a
        greeting."""
        self._title = title
        self.update()

    def set_message(self, message: str) -> None:
        """Sets a plain sentence under the title or over the picture; empty for none."""
        self._message = message
        self.setAccessibleDescription(message)
        self.update()

    def room(self) -> QSize:
        """Returns the pixels of the display that there are for a picture."""
        return self.size() * self.devicePixelRatioF()

    def picture_area(self) -> QRectF:
        """Returns where the picture lies in this widget."""
        whole = QRectF(self.rect())
        if self._picture is None or self._picture.isNull():
            return whole
        size = QSize(self._picture.size()).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        area = QRectF(0, 0, size.width(), size.height())
        area.moveCenter(whole.center())
        return area

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.fillRect(self.rect(), _SURROUND)
        if self._picture is None or self._picture.isNull():
            self._paint_words(painter)
        else:
            self._paint_picture(painter, self._picture)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()
        else:
            super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        area = self.picture_area()
        x = (event.pos().x() - area.left()) / max(area.width(), 1)
        y = (event.pos().y() - area.top()) / max(area.height(), 1)
        for face in self._faces if self._faces_visible else ():
            if face.contains(x, y):
                self.face_menu_wanted.emit(face.number, event.globalPos())
                return

    def _paint_picture(self, painter: QPainter, picture: QImage) -> None:
        area = self.picture_area()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(area, picture)
        if self._faces_visible:
            paint_faces(painter, area, self._faces, self.font())
        if self._message:
            self._paint_banner(painter, area)

    def _paint_banner(self, painter: QPainter, area: QRectF) -> None:
        """Paints the message over the picture's lower edge, wrapped."""
        room = area.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        words = painter.boundingRect(room, flags, self._message)
        words.moveBottom(area.bottom() - 14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 190))
        painter.drawRoundedRect(words.adjusted(-12, -8, 12, 8), 6, 6)
        painter.setPen(_WORDS)
        painter.drawText(words, flags, self._message)

    def _paint_words(self, painter: QPainter) -> None:
        flags = int(Qt.AlignmentFlag.AlignHCenter) | int(Qt.TextFlag.TextWordWrap)
        room = QRectF(self.rect()).adjusted(_MARGIN, 0, -_MARGIN, 0)
        painter.setFont(self._title_font())
        title = painter.boundingRect(room, flags, self._title)
        painter.setFont(self.font())
        message = painter.boundingRect(room, flags, self._message)
        top = (self.height() - title.height() - 8 - message.height()) / 2
        title.moveTop(top)
        message.moveTop(title.bottom() + 8)
        painter.setPen(_QUIET)
        painter.drawText(message, flags, self._message)
        painter.setFont(self._title_font())
        painter.setPen(_WORDS)
        painter.drawText(title, flags, self._title)

    def _title_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.6)
        return font
