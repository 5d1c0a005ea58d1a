"""Paints what a track sounds like, with the length of the scene marked."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QThreadPool
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from aemo_studio.base.errors import MediaError
from aemo_studio.domain.time import clock
from aemo_studio.gui.language import words
from aemo_studio.gui.language.failures import sentence_of
from aemo_studio.gui.look import theme
from aemo_studio.gui.processes.background import Background
from aemo_studio.gui.scene_panel.base import PanelWidget

_RATE_HZ = 8000
_HEIGHT_PX = 48
_TEXT_PX = 14
_MOST_FILES = 16

Peaks = NDArray[np.float32]
Stamp = tuple[str, int, int]


class TrackWaveform(PanelWidget):
    """Shows the peaks of a file, read beside the window; what plays under the scene is bright."""

    def __init__(self) -> None:
        super().__init__()
        self._file: Path | None = None
        self._scene_s = 0.0
        self._peaks: Peaks | None = None
        self._problem = ""
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._background = Background(self._pool, self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.destroyed.connect(self._pool.waitForDone)
        self.retranslate()

    def show_track(self, file: Path | None, scene_s: float) -> None:
        """Shows a file, None for none. scene_s: length of the scene in seconds."""
        self._scene_s = scene_s
        if file != self._file:
            self._file, self._peaks, self._problem = file, None, ""
            if file is not None:
                self._read(file)
        self.retranslate()

    @property
    def duration_s(self) -> float | None:
        """Returns the length of the file in seconds; None while that is not known."""
        from aemo_studio.analysis.media.waveform import PEAKS_HZ

        return None if self._peaks is None else len(self._peaks) / PEAKS_HZ

    @property
    def words(self) -> str:
        """Says what is seen."""
        if self._problem:
            return self._problem
        if self.duration_s is None:
            return self.tr("Reading the sound…")
        times = words.seconds(self._scene_s), clock(self.duration_s)
        return self.tr("scene {0} of {1}").format(*times)

    def _read(self, file: Path) -> None:
        def take(peaks: Peaks) -> None:
            if file == self._file:
                self._peaks = peaks
                self.retranslate()

        def fail(error: Exception) -> None:
            if not isinstance(error, MediaError | OSError):
                raise error
            if file == self._file:
                self._problem = sentence_of(error) if isinstance(error, MediaError) else str(error)
                self.retranslate()

        self._background.run(lambda: _peaks_of(_stamp(file)), take, fail)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Waveform"))
        self.setAccessibleDescription(self.words)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(200, _HEIGHT_PX)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(80, _HEIGHT_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter, colours = QPainter(self), theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(0, 0, self.width(), self.height() - _TEXT_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.lane))
        painter.drawRoundedRect(area, theme.RADIUS, theme.RADIUS)
        if self._peaks is not None and len(self._peaks):
            self._paint_scene(painter, area, colours)
            self._paint_peaks(painter, area, colours)
        painter.setFont(theme.font(theme.TEXT_SMALL - 1))
        painter.setPen(QColor(colours.ink_soft))
        line = QRectF(0, self.height() - _TEXT_PX, self.width(), _TEXT_PX)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, self.words)
        painter.end()

    def _scene_px(self, area: QRectF) -> float:
        """Returns how wide the scene is in the picture of the track."""
        lasts_s = self.duration_s or 1.0
        return area.width() * min(1.0, self._scene_s / lasts_s)

    def _paint_scene(self, painter: QPainter, area: QRectF, colours: theme.Theme) -> None:
        scene = QRectF(area.left(), area.top(), self._scene_px(area), area.height())
        painter.setBrush(theme.mixed(colours.accent, colours.lane, 0.22))
        painter.drawRoundedRect(scene, theme.RADIUS, theme.RADIUS)

    def _paint_peaks(self, painter: QPainter, area: QRectF, colours: theme.Theme) -> None:
        assert self._peaks is not None
        columns = max(1, int(area.width() / 2))
        parts = np.array_split(self._peaks, columns)
        loudest = float(np.abs(self._peaks).max()) or 1.0
        within = self._scene_px(area)
        for number, part in enumerate(part for part in parts if len(part)):
            x = area.left() + 2 * number + 1
            inside = x - area.left() <= within
            painter.setPen(QPen(QColor(colours.accent if inside else colours.waveform), 1.2))
            reach = float(np.abs(part).max()) / loudest * (area.height() / 2 - 2)
            painter.drawLine(
                QPointF(x, area.center().y() - reach), QPointF(x, area.center().y() + reach)
            )


def _stamp(file: Path) -> Stamp:
    status = file.stat()
    return str(file), status.st_size, status.st_mtime_ns


@lru_cache(maxsize=_MOST_FILES)
def _peaks_of(stamp: Stamp) -> Peaks:
    """Reads the peaks of a file. stamp: its path, size and time, so that a changed file is read
    again. Raises MediaError or OSError."""
    from aemo_studio.analysis.media.audio import load_audio
    from aemo_studio.analysis.media.waveform import WaveformMaker

    maker = WaveformMaker(_RATE_HZ)
    maker.add(load_audio(Path(stamp[0]), _RATE_HZ))
    peaks: Peaks = maker.finish().peaks
    return peaks
