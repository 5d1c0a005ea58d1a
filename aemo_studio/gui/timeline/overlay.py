"""Paints what lies over the lanes: the playhead, a boundary on the move, locks, the focus."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from aemo_studio.gui.look.theme import RADIUS, TEXT_SMALL, Theme, ink_on, timecode_font
from aemo_studio.gui.timeline.frame import Frame
from aemo_studio.gui.timeline.lanes.base import TileSpan
from aemo_studio.gui.timeline.lanes.music import MusicLane
from aemo_studio.gui.timeline.layout import LaneRow
from aemo_studio.gui.timeline.look import Look
from aemo_studio.gui.timeline.model import MusicClip
from aemo_studio.gui.timeline.ruler import RULER_PX

PLAYHEAD_REACH_PX = 8
"""How far to the left and right of its time the playhead draws."""


@dataclass(frozen=True)
class BoundaryPreview:
    """A boundary between scenes, or the end of a clip of music, while it is dragged."""

    #: Position of the scene before it, or of the clip.
    index: int
    #: Seconds of the film.
    time_s: float
    #: What it lies on, in words; None where it lies on nothing.
    snapped_to: str | None
    #: The lane in which it is.
    lane: str = "scenes"
    #: Where the end of the clip was, in seconds; None for a boundary.
    from_s: float | None = None
    #: How the music would play then; None where nobody listened to it.
    clip: MusicClip | None = None


def paint_playhead(frame: Frame, time_s: float) -> None:
    """Paints a line through all lanes and a handle in the ruler."""
    painter, scale, theme, height = frame.painter, frame.scale, frame.theme, frame.height
    x = round(scale.x(time_s) - 0.5) + 0.5
    painter.fillRect(QRectF(x - 0.5, RULER_PX, 1, height - RULER_PX), QColor(theme.playhead))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.playhead))
    base = RULER_PX - 11
    handle = [
        (x - 5.5, base),
        (x + 5.5, base),
        (x + 5.5, base + 5),
        (x, RULER_PX),
        (x - 5.5, base + 5),
    ]
    painter.drawPolygon(QPolygonF([QPointF(*point) for point in handle]))


def paint_preview(frame: Frame, preview: BoundaryPreview, row: LaneRow) -> None:
    """Where the boundary would be: the stretch that changes hands is tinted; its timecode."""
    painter, model, scale, theme = frame.painter, frame.model, frame.scale, frame.theme
    from_s = model.boundaries_s[preview.index] if preview.from_s is None else preview.from_s
    old_x, x = scale.x(from_s), scale.x(preview.time_s)
    tint = QColor(theme.accent)
    tint.setAlpha(70)
    painter.fillRect(QRectF(min(old_x, x), row.top, abs(x - old_x), row.height), tint)
    snapped = preview.snapped_to is not None
    style = Qt.PenStyle.SolidLine if snapped else Qt.PenStyle.DashLine
    painter.setPen(QPen(QColor(theme.accent), 2, style))
    painter.drawLine(QLineF(x, RULER_PX, x, row.bottom))
    text = frame.timecode(preview.time_s)
    if snapped:
        text = f"{text}  ·  {preview.snapped_to}"
    paint_chip(frame, text, x, row.top - 24)


def paint_refitted(frame: Frame, look: Look, preview: BoundaryPreview, row: LaneRow) -> None:
    """How the music would play: its levels, bars, seams and hits in place of those of now."""
    if preview.clip is not None:
        until_s = max(preview.clip.end_s, preview.from_s or 0.0)
        paint_clip(frame, look, preview.clip, until_s, row)


def paint_clip(frame: Frame, look: Look, clip: MusicClip, until_s: float, row: LaneRow) -> None:
    """Paints a clip of music alone, up to a time in seconds, over what the lane shows."""
    scale = frame.scale
    lane, zoom = MusicLane(), scale.px_per_s * look.dpr
    lane.set_model(replace(frame.model, music=(clip,)))
    first = round(max(clip.placed.span.start_s, scale.start_s) * zoom)
    width = round(min(until_s, scale.end_s) * zoom) - first
    if width <= 0:
        return
    image = lane.paint(TileSpan(first, width, look.device(row.height), zoom), look).image
    image.setDevicePixelRatio(look.dpr)
    frame.painter.drawImage(QPointF(scale.x(first / zoom), row.top), image)


def paint_chip(frame: Frame, text: str, x: float, top: float) -> None:
    """Writes a few words on the accent's colour, centred on `x`."""
    painter, theme, width = frame.painter, frame.theme, frame.scale.width_px
    painter.setFont(timecode_font(TEXT_SMALL, bold=True))
    wide = painter.fontMetrics().horizontalAdvance(text) + 14.0
    left = min(max(x - wide / 2, 2.0), width - wide - 2)
    area = QRectF(left, top, wide, 20)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.accent))
    painter.drawRoundedRect(area, RADIUS, RADIUS)
    painter.setPen(ink_on(QColor(theme.accent)))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)


def paint_locks(frame: Frame, row: LaneRow) -> None:
    """A padlock at the start of every locked pick that has room for it."""
    painter, scale, theme = frame.painter, frame.scale, frame.theme
    clips = frame.model.music_within(scale.start_s, scale.end_s)
    for clip in (clip for clip in clips if clip.locked):
        left, right = max(scale.x(clip.start_s), 0.0), scale.x(clip.end_s)
        if right - left >= 22 and left < scale.width_px:
            _padlock(painter, left + 8, row.top + row.height / 2 - 6, QColor(theme.ink))


def _padlock(painter: QPainter, left: float, top: float, colour: QColor) -> None:
    painter.setPen(QPen(colour, 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(QRectF(left + 1.5, top, 6, 8), 0, 180 * 16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(left, top + 4.5, 9, 7), 1.5, 1.5)


def paint_focus(painter: QPainter, area: QRectF, theme: Theme) -> None:
    """Paints a frame in the accent colour: the keyboard acts on this widget."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(QPen(QColor(theme.accent), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area.adjusted(1, 1, -1, -1))
