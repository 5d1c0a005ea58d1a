"""Lists the ranked recommendations of one scene."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QVBoxLayout

from aemo_studio.domain.music import Track, TrackKey
from aemo_studio.gui.look import theme
from aemo_studio.gui.scene_panel.base import PanelWidget
from aemo_studio.gui.scene_panel.card import RecommendationCard
from aemo_studio.gui.scene_panel.card_keys import Act
from aemo_studio.gui.scene_panel.entries import Entry
from aemo_studio.gui.scene_panel.rejected_button import RejectedButton


class RecommendationList(PanelWidget):
    """Shows cards, best first. The arrow keys go from card to card, enter picks, delete rejects, L
    locks, A auditions, O opens the link; a menu shows these keys.

    Cards are kept and shown again with other tracks, so that scrubbing from scene to scene makes no
    widgets.
    """

    picked = Signal(object)
    """A Track."""
    picked_and_locked = Signal(object)
    """A Track."""
    unpicked = Signal()
    locked = Signal(bool)
    rejected = Signal(object, bool)
    """A TrackKey, and whether it is rejected or allowed again."""
    link_opened = Signal(str)
    audition_wanted = Signal(object)
    """A Track."""
    current_changed = Signal(object)
    """The card that a key went to; scroll to it."""

    def __init__(self) -> None:
        super().__init__()
        self._cards: list[RecommendationCard] = []
        self._entries: tuple[Entry, ...] = ()
        self._current = 0
        self.rejected_button = RejectedButton()
        self.rejected_button.allowed.connect(lambda key: self.rejected.emit(key, False))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.SPACE)
        self._column.addWidget(self.rejected_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.rejected_button.show_rejected(())
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
        """Shows the entries of a scene.

        scene_s: length of the scene in seconds. reason: writes the sentence of an entry.
        same_scene: the current card stays where it is; else the picked one (or the first).
        """
        self._entries = tuple(entries)
        self.rejected_button.remember(entry.track for entry in entries)
        self.rejected_button.show_rejected(rejected)
        while len(self._cards) < len(entries):
            self._add_card()
        for card, entry in zip(self._cards, entries, strict=False):
            card.show_entry(entry, scene_s, reason(entry))
        self._choose(self._current if same_scene else _first(entries))
        self._keep_focus()
        for number, card in enumerate(self._cards):
            card.setVisible(number < len(entries))

    @property
    def cards(self) -> tuple[RecommendationCard, ...]:
        """Returns the cards that are shown."""
        return tuple(self._cards[: len(self._entries)])

    @property
    def current(self) -> RecommendationCard | None:
        return self._cards[self._current] if self._entries else None

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Recommended music"))

    def _add_card(self) -> None:
        card, number = RecommendationCard(), len(self._cards)
        buttons = card.buttons
        buttons.pick_wanted.connect(lambda on: self._pick(number, on))
        buttons.lock_wanted.connect(lambda on: self._lock(number, on))
        buttons.reject_wanted.connect(lambda: self._reject(number))
        buttons.link_wanted.connect(lambda: self._open(number))
        buttons.audition_wanted.connect(lambda: self.audition_wanted.emit(self._track(number)))
        card.became_current.connect(lambda: self._choose(number))
        card.moved.connect(self._move)
        card.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        card.customContextMenuRequested.connect(lambda at: self._pop_up(number, at))
        self._column.insertWidget(number, card)
        self._cards.append(card)

    def _keep_focus(self) -> None:
        """Keeps the focus in the list: who rejects the last card by key goes on with the one that
        is last now."""
        gone = self._cards[len(self._entries) :]
        if self.current is not None and any(card.hasFocus() for card in gone):
            self.current.setVisible(True)
            self.current.setFocus(Qt.FocusReason.OtherFocusReason)

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
        self._show_decided(number)

    def _lock(self, number: int, wanted: bool) -> None:
        """Locks a card's track; one that is not picked is picked and locked in one step."""
        entry = self._entries[number]
        if wanted and not entry.picked:
            self.picked_and_locked.emit(entry.track)
        elif wanted != entry.locked:
            self.locked.emit(wanted)
        self._show_decided(number)

    def _show_decided(self, number: int) -> None:
        if number < len(self._entries):
            self._cards[number].retranslate()

    def _reject(self, number: int) -> None:
        self.rejected.emit(self._track(number).key, True)

    def _open(self, number: int) -> None:
        page = self._track(number).page
        if page:
            self.link_opened.emit(page)

    # The menu of a card

    def _pop_up(self, number: int, at: QPoint) -> None:
        self.menu_of(number).popup(self._cards[number].mapToGlobal(at))

    def menu_of(self, number: int) -> QMenu:
        """Makes the menu of all that can be done with a card, with the keys that do it."""
        card, entry, menu = self._cards[number], self._entries[number], QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        pick = self.tr("Remove the pick") if entry.picked else self.tr("Pick")
        lock = self.tr("Unlock") if entry.locked else self.tr("Pick and lock")
        key = Qt.Key
        menu.addAction(
            pick, QKeySequence(key.Key_Return), lambda: self._pick(number, not entry.picked)
        )
        menu.addAction(lock, QKeySequence(key.Key_L), lambda: card.act(Act.LOCK))
        menu.addAction(
            self.tr("Reject"), QKeySequence(key.Key_Delete), lambda: card.act(Act.REJECT)
        )
        menu.addSeparator()
        play = menu.addAction(
            self.tr("Audition"), QKeySequence(key.Key_A), lambda: card.act(Act.AUDITION)
        )
        play.setEnabled(card.buttons.audition.isEnabled())
        link = menu.addAction(
            self.tr("Open the page"), QKeySequence(key.Key_O), lambda: card.act(Act.LINK)
        )
        link.setEnabled(card.buttons.link.isEnabled())
        self._add_credit(menu, entry.track)
        return menu

    def _add_credit(self, menu: QMenu, track: Track) -> None:
        credit = track.attribution
        copy = menu.addAction(
            self.tr("Copy the credit line"),
            lambda: QGuiApplication.clipboard().setText(credit or ""),
        )
        copy.setEnabled(credit is not None)


def _first(entries: Sequence[Entry]) -> int:
    return next((i for i, entry in enumerate(entries) if entry.picked), 0)
