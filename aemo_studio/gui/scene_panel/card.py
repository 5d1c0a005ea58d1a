"""One Track of the list: what it is, why it is there, and what can be done with it."""

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
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from aemo_studio.gui import theme, words
from aemo_studio.gui.scene_panel import facts
from aemo_studio.gui.scene_panel.base import ElidedText, IconButton, PanelWidget, Text
from aemo_studio.gui.scene_panel.entries import Entry, credit_line, local_file, web_link
from aemo_studio.gui.scene_panel.part_bars import PartBars

_RANK_W = 22
_STRIPE = 3


class RecommendationCard(PanelWidget):
    """The reason sentence is open on the current card only.

    moved: steps that the arrow keys ask for (+1, -1; large: to an end).
    """

    pick_wanted = Signal(bool)
    lock_wanted = Signal(bool)
    reject_wanted = Signal()
    link_wanted = Signal()
    audition_wanted = Signal()
    became_current = Signal()
    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._entry: Entry | None = None
        self._scene_s = 0.0
        self._reason_text = ""
        self._current = False
        self._make_texts()
        self._make_buttons()
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.retranslate()

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

    def _make_buttons(self) -> None:
        self.pick_button = QPushButton()
        self.pick_button.setCheckable(True)
        self.lock_button = IconButton("lock", checkable=True)
        self.reject_button = IconButton("cross")
        self.audition_button = IconButton("play")
        self.link_button = IconButton("link")
        self.pick_button.clicked.connect(self.pick_wanted)
        self.lock_button.clicked.connect(self.lock_wanted)
        self.reject_button.clicked.connect(self.reject_wanted)
        self.audition_button.clicked.connect(self.audition_wanted)
        self.link_button.clicked.connect(self.link_wanted)

    @property
    def buttons(self) -> tuple[QWidget, ...]:
        return (
            self.pick_button,
            self.lock_button,
            self.reject_button,
            self.audition_button,
            self.link_button,
        )

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
        under.addWidget(self._parts)
        under.addWidget(self._reason)
        under.addLayout(self._button_row())
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE, theme.SPACE, theme.SPACE + 4, theme.SPACE)
        column.setSpacing(2)
        column.addLayout(grid)
        column.addLayout(under)

    def _button_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.pick_button)
        row.addSpacing(theme.SPACE_SMALL)
        row.addWidget(self.lock_button)
        row.addWidget(self.reject_button)
        row.addStretch()
        row.addWidget(self.audition_button)
        row.addWidget(self.link_button)
        return row

    # What it shows

    @property
    def entry(self) -> Entry | None:
        return self._entry

    def show_entry(self, entry: Entry, scene_s: float, reason: str) -> None:
        """scene_s: length of the scene in seconds. reason: why it is listed, a sentence."""
        self._entry, self._scene_s, self._reason_text = entry, scene_s, reason
        track, listed = entry.track, entry.recommendation
        self._rank.setText(str(listed.rank) if listed else "")
        self._title.say(track.title)
        self._artist.say(track.artist)
        self._score.setText(words.percent(listed.score) if listed and listed.parts else "")
        self._parts.show_parts(listed.parts if listed else ())
        self._parts.setVisible(bool(listed and listed.parts))
        self._moods.setText(facts.moods(track))
        self._moods.setVisible(bool(track.moods))
        self._facts.setText(facts.facts(track, scene_s))
        self._show_licence()
        self._show_state()
        self._show_reason()
        self.setAccessibleName(self.spoken_name())
        self.setAccessibleDescription(self.spoken())
        self.update()

    def _show_licence(self) -> None:
        assert self._entry is not None
        track, colours = self._entry.track, theme.current()
        self._licence.setText(facts.licence(track))
        self._licence.setToolTip(credit_line(track) or track.licence)
        free = facts.is_free_to_use(track)
        _ink(self._licence, colours.ink_soft if free else colours.warning)

    def _show_state(self) -> None:
        assert self._entry is not None
        entry, colours = self._entry, theme.current()
        state = self.tr("Locked") if entry.locked else self.tr("Picked") if entry.picked else ""
        self._state.setText(state)
        _ink(self._state, colours.good)
        self.pick_button.setChecked(entry.picked)
        self.pick_button.setText(self.tr("Picked") if entry.picked else self.tr("Pick"))
        self.lock_button.setChecked(entry.locked)
        self.audition_button.setEnabled(local_file(entry.track) is not None)
        self.link_button.setEnabled(web_link(entry.track) is not None)
        self._name_buttons()

    def _show_reason(self) -> None:
        self._reason.setText(self._reason_text)
        self._reason.setVisible(self._current and bool(self._reason_text))

    def set_current(self, current: bool) -> None:
        """One card is the current one: it is open, and the tab key stops at it alone."""
        self._current = current
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)
        for button in self.buttons:
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus
            )
        self._show_reason()
        self.update()

    @property
    def is_current(self) -> bool:
        return self._current

    @property
    def reason(self) -> str:
        return self._reason_text

    # What is read aloud

    def spoken_name(self) -> str:
        """`2. Title by Artist, picked`."""
        assert self._entry is not None
        track, listed = self._entry.track, self._entry.recommendation
        name = (
            self.tr("{0} by {1}").format(track.title, track.artist) if track.artist else track.title
        )
        ranked = f"{listed.rank}. {name}" if listed else name
        state = self._state.text()
        return f"{ranked}, {state}" if state else ranked

    def spoken(self) -> str:
        """Everything else on the card, in the order in which it is seen."""
        parts = (
            self._moods.text(),
            self._facts.text(),
            self._licence.text(),
            self.tr("score {0}").format(self._score.text()) if self._score.text() else "",
            self._parts.spoken(),
            self._reason_text,
        )
        return ". ".join(part.rstrip(".") for part in parts if part) + "."

    # Words and colours

    def retranslate(self) -> None:
        if self._entry:
            self.show_entry(self._entry, self._scene_s, self._reason_text)
        else:
            self._name_buttons()

    def _name_buttons(self) -> None:
        picked = self._entry is not None and self._entry.picked
        locked = self._entry is not None and self._entry.locked
        pick = self.tr("Remove the pick") if picked else self.tr("Pick for this scene")
        self.pick_button.setAccessibleName(pick)
        self.pick_button.setToolTip(f"{pick} (Enter)")
        lock = (
            self.tr("Unlock")
            if locked
            else self.tr("Pick and lock: stays when music is sought again")
        )
        self.lock_button.name(lock, "L")
        self.reject_button.name(self.tr("Reject for this scene"), "Del")
        self.audition_button.name(self._audition_name(), "A")
        self.link_button.name(self._link_name(), "O")

    def _audition_name(self) -> str:
        if self.audition_button.isEnabled():
            return self.tr("Audition under the picture")
        return self.tr("No file of this track on this computer to audition")

    def _link_name(self) -> str:
        if self._entry is not None and not self.link_button.isEnabled():
            return self.tr("This track has no page")
        return self.tr("Open the track's page")

    def recolour(self) -> None:
        if self._entry:
            self._show_licence()
            self._show_state()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        picked = self._entry is not None and self._entry.picked
        ground = theme.mixed(colours.raised, colours.panel, 0.7 if self._current else 0.25)
        painter.setBrush(theme.mixed(colours.good, ground, 0.12) if picked else ground)
        focus = self.hasFocus()
        painter.setPen(QPen(QColor(colours.accent if focus else colours.line), 2 if focus else 1))
        painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        if picked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.good))
            stripe = QRectF(box.left() + 2, box.top() + 4, _STRIPE, box.height() - 8)
            painter.drawRoundedRect(stripe, _STRIPE / 2, _STRIPE / 2)
        painter.end()

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self.became_current.emit()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() is Qt.MouseButton.LeftButton:
            self.pick_wanted.emit(True)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.became_current.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        # While a card has the focus its keys are its own: L locks and does not play faster.
        own = isinstance(event, QKeyEvent) and not _modified(event) and event.key() in _KEYS
        if own and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        action = None if _modified(event) else _KEYS.get(Qt.Key(event.key()))
        if action is None:
            super().keyPressEvent(event)
        elif isinstance(action, int):
            self.moved.emit(action)
        else:
            self._act(action)

    def _act(self, action: str) -> None:
        locked = self._entry is not None and self._entry.locked
        if action == "pick":
            self.pick_wanted.emit(True)
        elif action == "lock":
            self.lock_wanted.emit(not locked)
        elif action == "reject":
            self.reject_wanted.emit()
        elif action == "audition" and self.audition_button.isEnabled():
            self.audition_wanted.emit()
        elif action == "link" and self.link_button.isEnabled():
            self.link_wanted.emit()


TO_END = 1_000_000

_KEYS: dict[Qt.Key, str | int] = {
    Qt.Key.Key_Return: "pick",
    Qt.Key.Key_Enter: "pick",
    Qt.Key.Key_Delete: "reject",
    Qt.Key.Key_Backspace: "reject",
    Qt.Key.Key_L: "lock",
    Qt.Key.Key_A: "audition",
    Qt.Key.Key_O: "link",
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Home: -TO_END,
    Qt.Key.Key_End: TO_END,
}


def _modified(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)


def _ink(label: Text, colour: str) -> None:
    palette = label.palette()
    palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
    label.setPalette(palette)
