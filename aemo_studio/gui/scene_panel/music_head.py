"""Stands above the list of tracks: which list, what is searched, in which order, what music the
scene should have."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTabBar, QToolButton, QVBoxLayout

from aemo_studio.gui.language.i18n import current_language
from aemo_studio.gui.look import theme
from aemo_studio.gui.scene_panel.base import PanelWidget
from aemo_studio.gui.scene_panel.chips import Chip, Chips
from aemo_studio.gui.scene_panel.intention import IntentionChooser
from aemo_studio.gui.scene_panel.rejected_button import RejectedButton
from aemo_studio.gui.scene_panel.search_chips import SearchChips
from aemo_studio.gui.scene_panel.sort_button import MENU_SHEET, SortButton
from aemo_studio.gui.scene_panel.track_query import TrackQuery
from aemo_studio.gui.scene_panel.word_search import FoundTracks
from aemo_studio.gui.widgets.icon_button import IconButton
from aemo_studio.gui.widgets.low_scroll import LowScroll

_PAUSE_MS = 200
_LEAST_OF_WISHES_PX = 24
"""One line of chips is seen in the lowest window."""

MUSIC, REFERENCE, EFFECTS = range(3)
_TABS_SHEET = """
QTabBar::tab { padding: 2px 1px; margin-right: 4px; }
"""


class SearchField(QLineEdit):
    """Takes words, and tells when the editor goes there."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__(clearButtonEnabled=True)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.entered.emit()


class MusicHead(PanelWidget):
    """Shows tabs, search field, chips, order and intention; reports the query, typed words after a
    pause."""

    changed = Signal(object)
    """A TrackQuery."""
    kept = Signal(str)
    """What was typed is to become part of the wishes."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: tuple[int | None, int | None] = (None, None)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setStyleSheet(_TABS_SHEET)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setMinimumWidth(120)
        self.tabs.setFont(theme.font(theme.TEXT_SMALL))
        for _ in (MUSIC, REFERENCE, EFFECTS):
            self.tabs.addTab("")
        self.sorting = SortButton()
        self.search = SearchField()
        self.intention = IntentionChooser()
        self.chips = Chips()
        self.filters = Chip()
        self.filters.setCheckable(False)
        self.filters.hide()
        self.more = IconButton("more")
        self.more.setStyleSheet(MENU_SHEET)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.rejected = RejectedButton()
        self.wishes = SearchChips()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(2)
        first.addWidget(self.tabs, 1)
        first.addWidget(self.chips.flags["favourites"])
        first.addWidget(self.sorting)
        first.addWidget(self.more)
        second.setSpacing(theme.SPACE_SMALL)
        second.addWidget(self.search, 5)
        second.addWidget(self.chips.genre)
        second.addWidget(self.intention, 6)
        self.chips.row.addWidget(self.filters)
        self.chips.row.addWidget(self.rejected)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self.chips)
        column.addWidget(LowScroll(self.wishes, _LEAST_OF_WISHES_PX))

    def _connect(self) -> None:
        self._pause.timeout.connect(self._report)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.search.returnPressed.connect(self._keep)
        self.chips.changed.connect(self._report)
        self.tabs.currentChanged.connect(lambda _tab: self._report())
        self.sorting.changed.connect(self._report)

    @property
    def query(self) -> TrackQuery:
        """Reads what the editor wants to see."""
        query = TrackQuery(
            reference=self.tabs.currentIndex() == REFERENCE,
            text=self.search.text(),
            sorting=self.sorting.sorting,
        )
        return self.chips.applied(query)

    @property
    def on_effects(self) -> bool:
        """Returns whether sound effects are to be listed in place of music."""
        return self.tabs.currentIndex() == EFFECTS

    def show_effects(self, on: bool) -> None:
        """Hides what is only for music, or shows it again."""
        favourites = self.chips.flags["favourites"]
        for part in (self.chips, self.chips.genre, favourites, self.sorting, self.intention):
            part.setVisible(not on)
        if on:
            self.wishes.hide()

    def clear_text(self) -> None:
        """Empties the field without a search."""
        self._pause.stop()
        with QSignalBlocker(self.search):
            self.search.clear()

    def clear(self) -> None:
        """Shows everything again."""
        self.clear_text()
        self.wishes.cleared.emit()
        self.chips.clear()

    def show_tab(self, tab: int) -> None:
        """Shows a list without a search."""
        with QSignalBlocker(self.tabs):
            self.tabs.setCurrentIndex(tab)

    def show_counts(self, music: int | None, reference: int | None) -> None:
        """Shows how many tracks each list holds; None while that is not known."""
        self._counts = (music, reference)
        self._show_tabs()

    def show_wishes(self, found: FoundTracks) -> None:
        """Shows what a search understood, and what stood in its way."""
        language = current_language()
        said = " ".join(phrase.in_language(language) for phrase in found.said)
        self.wishes.show_state(found.state, said)
        self._show_hint()

    def show_filters(self, number: int) -> None:
        """Shows how many of the film's own filters are set."""
        self.filters.setText(self.tr("%Ln filter(s)", "", number))
        self.filters.setVisible(number > 0)
        self.filters.setAccessibleName(self.tr("Filters: %Ln set", "", number))
        self.filters.setToolTip(
            self.tr("Length, tempo, licence and more, for all scenes of this film")
        )

    def _report(self) -> None:
        self._pause.stop()
        self.changed.emit(self.query)

    def _keep(self) -> None:
        self._pause.stop()
        self.kept.emit(self.search.text())

    def _show_hint(self) -> None:
        again = bool(self.wishes.buttons)
        hint = self.tr("darker, without drums…") if again else self.tr("Search in words")
        self.search.setPlaceholderText(hint)

    def _show_tabs(self) -> None:
        names = (self.tr("Free && own"), self.tr("Songs as reference"), self.tr("Effects"))
        tips = (
            self.tr("Free music and your own: may be used in the film"),
            self.tr("Well-known songs, to say what you mean; the rights must be cleared"),
            self.tr("Sound effects: ambiences, accents at moments of the scene, stings"),
        )
        counts = (*self._counts, None)
        for tab, (name, tip, count) in enumerate(zip(names, tips, counts, strict=True)):
            self.tabs.setTabText(tab, name)
            number = "" if count is None else self.tr("%Ln track(s)", "", count)
            self.tabs.setTabToolTip(tab, f"{tip}\n{number}".rstrip())

    def retranslate(self) -> None:
        self.tabs.setAccessibleName(self.tr("Which music is listed"))
        self._show_tabs()
        self.sorting.retranslate()
        self._show_hint()
        self.search.setAccessibleName(self.tr("Search in words"))
        self.search.setToolTip(
            self.tr(
                "Mood, genre, tempo, length, licence, title, in your own words: “hopeful, no "
                "vocals, about 90 bpm”. Enter keeps it; then say what to change."
            )
        )
        self.more.name(self.tr("More about the music"))
