"""Paints an arc as a thin strip: the film from left to right, coloured by emotion."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

from aemo_studio.domain.emotion import EMOTIONS, GRID_S, EmotionTrack
from aemo_studio.gui.look import theme
from aemo_studio.gui.timeline.levels import Levels
from aemo_studio.gui.timeline.look import as_image, pixel

_LEAST_PX = 2.0
_KEPT = 64


def paint_arc(painter: QPainter, area: QRectF, track: EmotionTrack, colours: theme.Theme) -> None:
    """Paints the strip; nothing but its ground where nobody is seen or heard."""
    ratio = painter.device().devicePixelRatio()
    outline = QPainterPath()
    outline.addRoundedRect(area, 2, 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillPath(outline, QColor(theme.mixed(colours.line, colours.panel, 0.55)))
    width = round(area.width() * ratio)
    if len(track) and width > 0:
        painter.save()
        painter.setClipPath(outline)
        painter.drawImage(area, _strip(track, width, colours))
        painter.restore()


@lru_cache(_KEPT)
def _strip(track: EmotionTrack, width: int, colours: theme.Theme) -> QImage:
    """Paints one row of pixels, transparent where there is no evidence."""
    px_per_s = width / (len(track) * GRID_S)
    level = Levels(track).at(px_per_s, _LEAST_PX)
    times = (np.arange(width) + 0.5) / px_per_s
    bins = np.minimum((times / level.bin_s).astype(np.intp), len(level) - 1)
    inks = np.array([pixel(theme.emotion_colour(e, colours.dark)) for e in EMOTIONS], np.uint32)
    row = np.where(level.known[bins], inks[level.top[bins]], np.uint32(0))
    return as_image(row[None, :], transparent=True)
