"""The ranked recommendations of one scene."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QVBoxLayout

from aemo_studio.domain.music import Track, TrackKey
from aemo_studio.gui import theme
from aemo_studio.gui.scene_panel.base import PanelWidget
from aemo_studio.gui.scene_panel.card import RecommendationCard
from aemo_studio.gui.scene_panel.entries import Entry, credit_line, web_link

MOST_NAMES = 500
"""Rejected tracks whose titles are remembered; a project stores only their keys."""


class RecommendationList(PanelWidget):
    """Cards, best first. The arrow keys go from card to card, enter picks, delete rejects,
    L locks, A auditions, O opens the link; a menu says so."""

    picked = Signal(object)
    """A Track."""
    unpicked = Signal()
    locked = Signal(bool)
    rejected = Signal(object, bool)
    """A TrackKey, and whether it is rejected or allowed again."""
    link_opened = Signal(str)
    audition_wanted = Signal(object)
    """A Track."""
    current_changed = Signal(object)
    """The card that is open now; scroll to it."""

    def __init__(self) -> None:
        super().__init__()
        self._cards: list[RecommendationCard] = []
        self._entries: tuple[Entry, ...] = ()
        self._rejected: tuple[TrackKey, ...] = ()
        self._names: dict[TrackKey, str] = {}
        self._current = 0
        self._back = QToolButton()
        self._back.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._back.setMenu(QMenu(self._back))
        self._back.setAutoRaise(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.SPACE)
        self._column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    # Showing

    def show_entries(
        self,
        entries: Sequence[Entry],
        scene_s: float,
        rejected: Sequence[TrackKey],
        reason: Callable[[Entry], str],
        *,
        same_scene: bool,
    ) -> None:
        """scene_s: length of the scene in seconds. reason: the sentence of an entry.
        same_scene: the current card stays where it is; else the picked one (or the first)."""
        self._entries, self._rejected = tuple(entries), tuple(rejected)
        self._remember(entries)
        while len(self._cards) < len(entries):
            self._add_card()
        for card, entry in zip(self._cards, entries, strict=False):
            card.show_entry(entry, scene_s, reason(entry))
        for number, card in enumerate(self._cards):
            card.setVisible(number < len(entries))
        self._choose(self._current if same_scene else _first(entries))
        self._show_rejected()

    @property
    def cards(self) -> tuple[RecommendationCard, ...]:
        """The cards that are shown."""
        return tuple(self._cards[: len(self._entries)])

    @property
    def current(self) -> RecommendationCard | None:
        return self._cards[self._current] if self._entries else None

    @property
    def rejected_menu(self) -> QMenu:
        return self._back.menu()

    @property
    def rejected_button(self) -> QToolButton:
        return self._back

    def _add_card(self) -> None:
        card, number = RecommendationCard(), len(self._cards)
        card.pick_wanted.connect(lambda on: self._pick(number, on))
        card.lock_wanted.connect(lambda on: self._lock(number, on))
        card.reject_wanted.connect(lambda: self._reject(number))
        card.link_wanted.connect(lambda: self._open(number))
        card.audition_wanted.connect(lambda: self.audition_wanted.emit(self._track(number)))
        card.became_current.connect(lambda: self._choose(number))
        card.moved.connect(self._move)
        card.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        card.customContextMenuRequested.connect(
            lambda at: self.menu_of(number).popup(card.mapToGlobal(at))
        )
        self._column.insertWidget(number, card)
        self._cards.append(card)

    def _choose(self, number: int) -> None:
        self._current = min(max(number, 0), max(0, len(self._entries) - 1))
        for i, card in enumerate(self._cards):
            if card.is_current != (i == self._current):
                card.set_current(i == self._current)

    def _move(self, steps: int) -> None:
        self._choose(self._current + steps)
        card = self._cards[self._current]
        card.setFocus(Qt.FocusReason.OtherFocusReason)
        self.current_changed.emit(card)

    # Doing

    def _track(self, number: int) -> Track:
        return self._entries[number].track

    def _pick(self, number: int, wanted: bool) -> None:
        entry = self._entries[number]
        if wanted and not entry.picked:
            self.picked.emit(entry.track)
        elif not wanted and entry.picked:
            self.unpicked.emit()
        self._as_it_is(number)

    def _lock(self, number: int, wanted: bool) -> None:
        """Only a pick can be locked, so this picks first where that is needed."""
        entry = self._entries[number]
        if wanted and not entry.picked:
            self.picked.emit(entry.track)
        if wanted != entry.locked:
            self.locked.emit(wanted)
        self._as_it_is(number)

    def _as_it_is(self, number: int) -> None:
        """Buttons show what is decided, not what was clicked."""
        if number < len(self._entries):
            self._cards[number].retranslate()

    def _reject(self, number: int) -> None:
        self.rejected.emit(self._track(number).key, True)

    def _open(self, number: int) -> None:
        link = web_link(self._track(number))
        if link:
            self.link_opened.emit(link)

    def menu_of(self, number: int) -> QMenu:
        """All that can be done with a card, with the keys that do it."""
        card, menu = self._cards[number], QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picked = self._entries[number].picked
        pick = self.tr("Remove the pick") if picked else self.tr("Pick")
        menu.addAction(
            pick, QKeySequence(Qt.Key.Key_Return), lambda: self._pick(number, not picked)
        )
        locked = self._entries[number].locked
        lock = self.tr("Unlock") if locked else self.tr("Pick and lock")
        menu.addAction(lock, QKeySequence(Qt.Key.Key_L), lambda: self._lock(number, not locked))
        menu.addAction(
            self.tr("Reject"), QKeySequence(Qt.Key.Key_Delete), lambda: self._reject(number)
        )
        menu.addSeparator()
        play = menu.addAction(
            self.tr("Audition"), QKeySequence(Qt.Key.Key_A), card.audition_wanted.emit
        )
        play.setEnabled(card.audition_button.isEnabled())
        link = menu.addAction(
            self.tr("Open the page"), QKeySequence(Qt.Key.Key_O), card.link_wanted.emit
        )
        link.setEnabled(card.link_button.isEnabled())
        credit = credit_line(self._track(number))
        copy = menu.addAction(
            self.tr("Copy the credit line"),
            lambda: QApplication.clipboard().setText(credit or ""),
        )
        copy.setEnabled(credit is not None)
        return menu

    # Rejected tracks

    def _remember(self, entries: Sequence[Entry]) -> None:
        if len(self._names) > MOST_NAMES:
            self._names.clear()
        for entry in entries:
            self._names[entry.track.key] = entry.track.title

    def _show_rejected(self) -> None:
        menu, keys = self._back.menu(), self._rejected
        menu.clear()
        for key in keys:
            name = self._names.get(key, f"{key.catalogue}: {key.track_id}")
            text = self.tr("Allow “{0}” again").format(name).replace("&", "&&")
            menu.addAction(text, partial(self.rejected.emit, key, False))
        if len(keys) > 1:
            menu.addSeparator()
            menu.addAction(self.tr("Allow all again"), self._allow_all)
        self._back.setVisible(bool(keys))
        self._back.setText(self.tr("%Ln track(s) rejected here", "", len(keys)))

    def _allow_all(self) -> None:
        for key in self._rejected:
            self.rejected.emit(key, False)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Recommended music"))
        self._show_rejected()


def _first(entries: Sequence[Entry]) -> int:
    return next((i for i, entry in enumerate(entries) if entry.picked), 0)
