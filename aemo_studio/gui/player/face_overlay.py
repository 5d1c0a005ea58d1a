"""Draws outlines, labels and confidence of the faces over the picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from aemo_studio.gui.language.words import character_word, emotion_word, percent
from aemo_studio.gui.look.colours import emotion_colour
from aemo_studio.gui.look.theme import ink_on
from aemo_studio.gui.player.face_boxes import FaceBox

_IGNORED = QColor(190, 190, 190)
_LINE = 2.0
_PADDING = 5.0
_LEAST_NAME_PX = 90.0
_ELLIPSIS = Qt.TextElideMode.ElideRight


def paint_faces(painter: QPainter, area: QRectF, faces: Sequence[FaceBox], font: QFont) -> None:
    """Paints the faces over the picture. area: where the picture lies in the widget. The colours
    are those of the dark theme, the surroundings of a picture being dark in every theme."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    painter.setClipRect(area)
    for face in faces:
        emotion = None if face.ignored else face.emotion
        colour = _IGNORED if emotion is None else emotion_colour(emotion, dark=True)
        box = box_in(area, face)
        _outline(painter, box, colour, dashed=emotion is None)
        if emotion is not None:
            _label(painter, box, area, colour, _fitting(face, painter, box))
    painter.restore()


def box_in(area: QRectF, face: FaceBox) -> QRectF:
    """Places the face's outline in the coordinates of `area`."""
    return QRectF(
        area.left() + face.left * area.width(),
        area.top() + face.top * area.height(),
        face.width * area.width(),
        face.height * area.height(),
    )


def label_of(face: FaceBox, shorten: Callable[[str], str] = str) -> str:
    """Writes what stands beside a face: whose it is, and what it shows. shorten: makes a name
    fit."""
    if face.emotion is None:
        return ""
    shows = f"{emotion_word(face.emotion)} {percent(face.confidence)}"
    if face.character is None:
        return shows
    return f"{shorten(character_word(face.character))} · {shows}"


def _fitting(face: FaceBox, painter: QPainter, box: QRectF) -> str:
    """Writes the label with a name no longer than the face is wide, if it can be read then."""
    width, metrics = max(box.width(), _LEAST_NAME_PX), QFontMetricsF(painter.font())
    return label_of(face, lambda name: metrics.elidedText(name, _ELLIPSIS, width))


def _outline(painter: QPainter, box: QRectF, colour: QColor, *, dashed: bool) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(0, 0, 0, 150), _LINE + 2))
    painter.drawRoundedRect(box, 4, 4)
    style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
    painter.setPen(QPen(colour, _LINE, style))
    painter.drawRoundedRect(box, 4, 4)


def _label(painter: QPainter, box: QRectF, area: QRectF, colour: QColor, text: str) -> None:
    """Paints the label above the face where there is room, else inside its outline."""
    metrics = QFontMetricsF(painter.font())
    width = metrics.horizontalAdvance(text) + 2 * _PADDING
    height = metrics.height() + 2
    top = box.top() - height - 3
    if top < area.top():
        top = box.top() + 3
    left = min(max(box.left(), area.left()), area.right() - width)
    pill = QRectF(left, top, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(pill, 4, 4)
    painter.setPen(ink_on(colour))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
