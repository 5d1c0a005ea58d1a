"""Shows, below the lanes, which colour is which emotion, and the zoom."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, log

import numpy as np
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QToolButton, QWidget

from aemo_studio.domain.emotion import EMOTIONS
from aemo_studio.gui.language.words import emotion_word
from aemo_studio.gui.look import theme
from aemo_studio.gui.timeline.geometry import MAX_PX_PER_S, TimeScale
from aemo_studio.gui.timeline.lanes import EmotionStyle
from aemo_studio.gui.timeline.lanes.affect import curve_colours, paint_energy
from aemo_studio.gui.timeline.look import Look, as_image
from aemo_studio.gui.timeline.missing import emotion_or_missing
from aemo_studio.gui.widgets.icon_button import IconButton, with_keys

_SWATCH_PX = 10
_GAP_PX = 14
_ZOOM_ICON_PX = 14
_STEPS = 1000


class Legend(QWidget):
    """Shows the colours of the emotions with their names, and the hatching of missing evidence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = EmotionStyle.TOP
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_style(self, style: EmotionStyle) -> None:
        """Explains the emotions, or the curves."""
        self._style = style
        self.update()

    @property
    def words(self) -> tuple[str, ...]:
        """Returns what the colours stand for."""
        return tuple(word for _, word in self._entries(theme.current()))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(600, 20)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(80, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = theme.font(theme.TEXT_SMALL)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        x = 0.0
        for colour, word in self._entries(colours):
            width = _SWATCH_PX + 5 + metrics.horizontalAdvance(word)
            if x + width > self.width():
                break
            self._entry(painter, colour, word, x)
            x += width + _GAP_PX
        painter.end()

    def _entries(self, colours: theme.Theme) -> list[tuple[QColor | QPixmap, str]]:
        affect = self._style is EmotionStyle.AFFECT
        shown = self._curves(colours) if affect else self._emotions(colours)
        return [*shown, (self._hatching(colours), emotion_or_missing(None))]

    def _emotions(self, colours: theme.Theme) -> list[tuple[QColor | QPixmap, str]]:
        return [
            (theme.emotion_colour(emotion, colours.dark), emotion_word(emotion))
            for emotion in EMOTIONS
        ]

    def _curves(self, colours: theme.Theme) -> list[tuple[QColor | QPixmap, str]]:
        valence, arousal = curve_colours(colours)
        return [
            (QColor(valence), self.tr("V valence: unpleasant below, pleasant above the middle")),
            (QColor(arousal), self.tr("A arousal: calm below, excited above")),
            (self._strokes(colours), self.tr("energy of the picked music")),
        ]

    def _strokes(self, colours: theme.Theme) -> QPixmap:
        dpr = self.devicePixelRatioF()
        side, look = round(_SWATCH_PX * dpr), Look.of(colours, dpr)
        pixels = np.full((side, side), look.lane)
        rows = np.arange(side - 0.5, 0, -1, dtype=np.float64)[:, None]
        paint_energy(pixels, np.full(side, 0.8), rows, look)
        pixmap = QPixmap.fromImage(as_image(pixels))
        pixmap.setDevicePixelRatio(dpr)
        return pixmap

    def _hatching(self, colours: theme.Theme) -> QPixmap:
        dpr = self.devicePixelRatioF()
        side = round(_SWATCH_PX * dpr)
        look = Look.of(colours, dpr)
        pixmap = QPixmap.fromImage(as_image(look.hatching(np.arange(side), side)))
        pixmap.setDevicePixelRatio(dpr)
        return pixmap

    def _entry(self, painter: QPainter, colour: QColor | QPixmap, word: str, x: float) -> None:
        top = (self.height() - _SWATCH_PX) / 2
        area = QRectF(x, top, _SWATCH_PX, _SWATCH_PX)
        if isinstance(colour, QPixmap):
            painter.drawPixmap(area.topLeft(), colour)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(area, 2, 2)
        painter.setPen(QColor(theme.current().ink_soft))
        words = QRectF(x + _SWATCH_PX + 5, 0, self.width(), self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, word)


class TimelineFooter(QWidget):
    """Shows the legend at the left, the zoom at the right."""

    zoom_in_wanted = Signal()
    zoom_out_wanted = Signal()
    fit_wanted = Signal()
    zoom_chosen = Signal(float)
    """Pixels per second."""
    style_chosen = Signal(object)
    """An EmotionStyle."""
    snapping_chosen = Signal(bool)
    """Whether what is dragged is to snap."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = TimeScale.fitted(1.0, 1.0)
        self._legend = Legend()
        self._snap, self._ribbon, self._affect = (self._button(checkable=True) for _ in range(3))
        self._snap.setChecked(True)
        self._out = IconButton("zoom out", side=_ZOOM_ICON_PX)
        self._in = IconButton("zoom in", side=_ZOOM_ICON_PX)
        for button in (self._out, self._in):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._fit = self._button()
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setMaximum(_STEPS)
        self._slider.setFixedWidth(110)
        self._slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lay_out()
        self._styles = {EmotionStyle.RIBBON: self._ribbon, EmotionStyle.AFFECT: self._affect}
        for style, toggle in self._styles.items():
            toggle.clicked.connect(lambda on, s=style: self._choose(s if on else EmotionStyle.TOP))
        self._out.clicked.connect(self.zoom_out_wanted)
        self._in.clicked.connect(self.zoom_in_wanted)
        self._fit.clicked.connect(self.fit_wanted)
        self._snap.clicked.connect(self.snapping_chosen)
        self._slider.valueChanged.connect(self._slid)
        self.retranslate()

    def _button(self, *, checkable: bool = False) -> QToolButton:
        button = QToolButton()
        button.setCheckable(checkable)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setFont(theme.font(theme.TEXT_SMALL))
        return button

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 1, 6, 1)
        layout.setSpacing(theme.SPACE_SMALL)
        layout.addWidget(self._legend, 1)
        emotions, zoom = (self._ribbon, self._affect), (self._out, self._slider, self._in)
        for widget in (self._snap, *emotions, *zoom, self._fit):
            layout.addWidget(widget)

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """Writes the keys for `zoom in`, `zoom out`, `zoom fit`, `snapping` into the tooltips."""
        self._keys = keys
        self.retranslate()

    _keys: Mapping[str, str] = {}

    def retranslate(self) -> None:
        self._out.name(self.tr("Zoom out"), self._keys.get("zoom out", ""))
        self._in.name(self.tr("Zoom in"), self._keys.get("zoom in", ""))
        fit = self.tr("Show the whole film")
        texts = (
            (self._snap, self.tr("Snap"), self._about_snapping()),
            (self._ribbon, self.tr("Ribbon"), self.tr("Stack all eight emotions")),
            (self._affect, self.tr("Valence, arousal"), self._about_affect()),
            (self._fit, self.tr("Fit"), fit),
        )
        for button, text, tip in texts:
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
        self._fit.setToolTip(with_keys(fit, self._keys.get("zoom fit", "")))
        self._slider.setAccessibleName(self.tr("Zoom"))
        self._slider.setToolTip(self.tr("Zoom"))
        self._legend.setAccessibleName(self.tr("Colours of the emotions"))
        self._legend.update()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def set_scale(self, scale: TimeScale) -> None:
        """Shows a zoom, on a scale where equal steps are equal factors."""
        self._scale = scale
        least, most = self._ends()
        share = log(scale.px_per_s / least) / log(most / least) if most > least else 0.0
        self._slider.blockSignals(True)
        self._slider.setValue(round(share * _STEPS))
        self._slider.blockSignals(False)

    def _ends(self) -> tuple[float, float]:
        least = self._scale.least_px_per_s
        return least, max(MAX_PX_PER_S, least)

    def _slid(self, value: int) -> None:
        least, most = self._ends()
        self.zoom_chosen.emit(least * exp(log(most / least) * value / _STEPS))

    def _about_snapping(self) -> str:
        what = self.tr("What you drag rests on cuts, scenes, markers, bars and beats; Alt: freely")
        return with_keys(what, self._keys.get("snapping", ""))

    def show_snapping(self, on: bool) -> None:
        """Shows whether what is dragged snaps."""
        self._snap.setChecked(on)

    def _about_affect(self) -> str:
        return self.tr(
            "Curves of valence and arousal: the means of the emotions' ratings (Warriner et al."
            " 2013), by probability"
        )

    def set_style(self, style: EmotionStyle) -> None:
        """Shows which view of the emotions is on."""
        for each, button in self._styles.items():
            button.setChecked(each is style)
        self._legend.set_style(style)

    def _choose(self, style: EmotionStyle) -> None:
        self.set_style(style)
        self.style_chosen.emit(style)
