"""Shows one Track of the list: what it is, why it is there, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from aemo_studio.gui.language import words
from aemo_studio.gui.look import theme
from aemo_studio.gui.scene_panel import card_keys, facts
from aemo_studio.gui.scene_panel.base import ElidedText, PanelWidget, Text
from aemo_studio.gui.scene_panel.card_buttons import CardButtons
from aemo_studio.gui.scene_panel.card_keys import Act
from aemo_studio.gui.scene_panel.entries import Entry
from aemo_studio.gui.scene_panel.part_bars import PartBars

_RANK_W = 22
_STRIPE = 3


class RecommendationCard(PanelWidget):
    """Shows an Entry; the reason sentence is open on the current card only.

    moved: steps to another card that a key asks for.
    """

    became_current = Signal()
    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._entry: Entry | None = None
        self._scene_s = 0.0
        self._reason_text = ""
        self._current = False
        self.buttons = CardButtons()
        self._make_texts()
        self._lay_out()
        self.set_current(False)

    def _make_texts(self) -> None:
        self._rank = Text(soft=True, bold=True, wrap=False)
        self._title = ElidedText(bold=True)
        self._artist = ElidedText(soft=True)
        self._score = Text(bold=True, wrap=False)
        self._state = Text(pixels=theme.TEXT_SMALL, bold=True, wrap=False)
        self._moods = Text(pixels=theme.TEXT_SMALL)
        self._facts = Text(soft=True, pixels=theme.TEXT_SMALL)
        self._licence = Text(pixels=theme.TEXT_SMALL)
        self._parts = PartBars()
        self._reason = Text(soft=True, pixels=theme.TEXT_SMALL)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.SPACE)
        grid.setVerticalSpacing(1)
        grid.setColumnMinimumWidth(0, _RANK_W)
        grid.setColumnStretch(1, 1)
        right = Qt.AlignmentFlag.AlignRight
        grid.addWidget(self._rank, 0, 0, right)
        grid.addWidget(self._title, 0, 1)
        grid.addWidget(self._score, 0, 2, right)
        grid.addWidget(self._artist, 1, 1)
        grid.addWidget(self._state, 1, 2, right)
        for row, text in enumerate((self._moods, self._facts, self._licence), start=2):
            grid.addWidget(text, row, 1, 1, 2)
        under = QVBoxLayout()
        under.setContentsMargins(_RANK_W + theme.SPACE, 2, 0, 0)
        under.setSpacing(theme.SPACE_SMALL)
        for widget in (self._parts, self._reason, self.buttons):
            under.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE, theme.SPACE, theme.SPACE + 4, theme.SPACE)
        column.setSpacing(2)
        column.addLayout(grid)
        column.addLayout(under)

    # What it shows

    @property
    def entry(self) -> Entry | None:
        return self._entry

    @property
    def reason(self) -> str:
        return self._reason_text

    @property
    def is_current(self) -> bool:
        return self._current

    def show_entry(self, entry: Entry, scene_s: float, reason: str) -> None:
        """Shows an Entry. scene_s: length of the scene in seconds. reason: why it is listed, a
        sentence."""
        self._entry, self._scene_s, self._reason_text = entry, scene_s, reason
        track, listed = entry.track, entry.recommendation
        parts = listed.parts if listed else ()
        self._rank.setText(str(listed.rank) if listed else "")
        self._title.show_text(track.title)
        self._artist.show_text(track.artist)
        self._score.setText(words.percent(listed.score) if listed and parts else "")
        self._parts.show_parts(parts)
        self._parts.setVisible(bool(parts))
        self._moods.setText(facts.moods(track))
        self._moods.setVisible(bool(track.moods))
        self._facts.setText(facts.facts(track, scene_s))
        self._licence.setText(facts.licence(track))
        self._licence.setToolTip(track.attribution or track.terms.joined)
        self._state.setText(self._state_word(entry))
        self.buttons.show_entry(entry)
        self._show_reason()
        self.setAccessibleName(self.spoken_name())
        self.setAccessibleDescription(self.spoken())
        self.recolour()

    def set_current(self, current: bool) -> None:
        """Makes this the current card or not: the current one is open, and the tab key stops at it
        alone."""
        self._current = current
        policy = Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(policy)
        self.buttons.set_reachable(current)
        self._show_reason()
        self.update()

    def retranslate(self) -> None:
        if self._entry:
            self.show_entry(self._entry, self._scene_s, self._reason_text)

    def _state_word(self, entry: Entry) -> str:
        if entry.locked:
            return self.tr("Locked")
        return self.tr("Picked") if entry.picked else ""

    def _show_reason(self) -> None:
        self._reason.setText(self._reason_text)
        self._reason.setVisible(self._current and bool(self._reason_text))

    # What is read aloud

    def spoken_name(self) -> str:
        """Names the card for a screen reader: `2. Title by Artist, picked`."""
        assert self._entry is not None
        track, listed = self._entry.track, self._entry.recommendation
        name = track.title
        if track.artist:
            name = self.tr("{0} by {1}").format(track.title, track.artist)
        ranked = f"{listed.rank}. {name}" if listed else name
        state = self._state.text()
        return f"{ranked}, {state}" if state else ranked

    def spoken(self) -> str:
        """Describes everything else on the card for a screen reader, in the order in which it is
        seen."""
        score = self._score.text()
        parts = (
            self._moods.text(),
            self._facts.text(),
            self._licence.text(),
            self.tr("score {0}").format(score) if score else "",
            self._parts.spoken(),
            self._reason_text,
        )
        return " ".join(f"{part.rstrip('.')}." for part in parts if part)

    # How it looks

    def recolour(self) -> None:
        colours = theme.current()
        if self._entry is not None:
            free = facts.is_free_to_use(self._entry.track)
            _ink(self._licence, colours.ink_soft if free else colours.warning)
        _ink(self._state, colours.good)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        colours, focus = theme.current(), self.hasFocus()
        picked = self._entry is not None and self._entry.picked
        ground = theme.mixed(colours.raised, colours.panel, 0.7 if self._current else 0.25)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.mixed(colours.good, ground, 0.12) if picked else ground)
        painter.setPen(QPen(QColor(colours.accent if focus else colours.line), 2 if focus else 1))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        if picked:
            stripe = QRectF(box.left() + 2, box.top() + 4, _STRIPE, box.height() - 8)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.good))
            painter.drawRoundedRect(stripe, _STRIPE / 2, _STRIPE / 2)
        painter.end()

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self.became_current.emit()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() is Qt.MouseButton.LeftButton:
            self.buttons.pick_wanted.emit(True)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.became_current.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        # While a card has the focus its keys are its own: L locks and does not play faster.
        own = isinstance(event, QKeyEvent) and card_keys.meaning(event) is not None
        if own and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        meaning = card_keys.meaning(event)
        if meaning is None:
            super().keyPressEvent(event)
        elif isinstance(meaning, Act):
            self.act(meaning)
        else:
            self.moved.emit(meaning)

    def act(self, act: Act) -> None:
        """Acts as if the button was pressed; does nothing where the button is off."""
        buttons, entry = self.buttons, self._entry
        if act is Act.PICK:
            buttons.pick_wanted.emit(True)
        elif act is Act.LOCK:
            buttons.lock_wanted.emit(not (entry and entry.locked))
        elif act is Act.REJECT:
            buttons.reject_wanted.emit()
        elif act is Act.AUDITION and buttons.audition.isEnabled():
            buttons.audition_wanted.emit()
        elif act is Act.LINK and buttons.link.isEnabled():
            buttons.link_wanted.emit()


def _ink(label: Text, colour: str) -> None:
    palette = label.palette()
    palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
    label.setPalette(palette)
