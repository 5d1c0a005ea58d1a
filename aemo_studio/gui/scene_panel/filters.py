"""Edits which tracks may be recommended at all."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QWidget

from aemo_studio.domain.music import NO_FILTERS, MusicFilters
from aemo_studio.gui.language import words
from aemo_studio.gui.look import theme
from aemo_studio.gui.scene_panel import facts
from aemo_studio.gui.scene_panel.base import PanelWidget, Text
from aemo_studio.gui.scene_panel.filter_fields import ChoiceButton, LimitBox, RangeField, TimeBox
from aemo_studio.gui.widgets.chooser import Chooser
from aemo_studio.music.recommend.filtering import Facets

_PAUSE_MS = 350
_LONGEST_S = 24 * 3600
_FASTEST_BPM = 400


class FilterFields(PanelWidget):
    """Shows MusicFilters and reports changes, typed words after a pause."""

    filters_set = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown = NO_FILTERS
        self._facets: Facets | None = None
        self.words = QLineEdit(clearButtonEnabled=True)
        self.catalogues, self.licences = ChoiceButton(), ChoiceButton()
        self.genres = ChoiceButton()
        self.length = RangeField(lambda: TimeBox(_LONGEST_S, 10))
        self.tempo = RangeField(lambda: LimitBox(_FASTEST_BPM, 5))
        self.vocals = Chooser()
        for value in (None, True, False):
            self.vocals.addItem("", value)
        self.clear = QPushButton()
        self._labels = [Text(soft=True, wrap=False) for _ in range(7)]
        self._unknown = Text(soft=True, pixels=theme.TEXT_SMALL)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._lay_out()
        self._connect()
        self.retranslate()
        self.show_filters(NO_FILTERS)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, theme.SPACE)
        grid.setHorizontalSpacing(theme.SPACE)
        grid.setVerticalSpacing(theme.SPACE_SMALL)
        grid.setColumnStretch(1, 1)
        fields: tuple[QWidget, ...] = (
            self.words,
            self.genres,
            self.catalogues,
            self.licences,
            self.length,
            self.tempo,
            self.vocals,
        )
        for row, (label, field) in enumerate(zip(self._labels, fields, strict=True)):
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self._unknown, len(fields), 0, 1, 2)
        grid.addWidget(self.clear, len(fields) + 1, 1, Qt.AlignmentFlag.AlignRight)
        for button in (self.genres, self.catalogues, self.licences):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _connect(self) -> None:
        self._pause.timeout.connect(self._report)
        self.words.textEdited.connect(lambda _text: self._pause.start())
        self.words.editingFinished.connect(self._report)
        for field in (self.genres, self.catalogues, self.licences, self.length, self.tempo):
            field.changed.connect(self._report)
        self.vocals.activated.connect(lambda _row: self._report())
        self.clear.clicked.connect(self._clear)

    def set_facets(self, facets: Facets | None) -> None:
        """Sets what there is to choose from; filters that nothing could pass are switched off."""
        self._facets = facets
        if facets is None:
            return
        self.genres.offer(facets.genres)
        self.catalogues.offer(facets.catalogues)
        self.licences.offer(facets.licences)
        self.length.setEnabled(facets.lengths)
        self.tempo.setEnabled(facets.tempi)
        self.vocals.setEnabled(facets.vocals)
        self._show_unknown()

    def show_filters(self, filters: MusicFilters) -> None:
        self._shown = filters
        if self._typed() != filters.words:
            with QSignalBlocker(self.words):
                self.words.setText(" ".join(filters.words))
        self.genres.choose(filters.genres)
        self.catalogues.choose(filters.catalogues)
        self.licences.choose(filters.licences)
        self.length.show_limits(filters.min_length_s, filters.max_length_s)
        self.tempo.show_limits(filters.min_bpm, filters.max_bpm)
        with QSignalBlocker(self.vocals):
            self.vocals.setCurrentIndex((None, True, False).index(filters.vocals))
        self.clear.setEnabled(filters != NO_FILTERS)

    @property
    def filters(self) -> MusicFilters:
        """Reads the filters from the fields."""
        return MusicFilters(
            licences=self.licences.chosen,
            min_length_s=self.length.low.limit,
            max_length_s=self.length.high.limit,
            min_bpm=self.tempo.low.limit,
            max_bpm=self.tempo.high.limit,
            words=self._typed(),
            vocals=self.vocals.currentData(),
            catalogues=self.catalogues.chosen,
            genres=self.genres.chosen,
        )

    def retranslate(self) -> None:
        texts = (
            self.tr("Words"),
            self.tr("Genre"),
            self.tr("Catalogue"),
            self.tr("Licence"),
            self.tr("Length"),
            self.tr("Tempo"),
            self.tr("Singing"),
        )
        for label, text in zip(self._labels, texts, strict=True):
            label.setText(text)
        self.words.setPlaceholderText(self.tr("in title, artist or mood"))
        self.words.setAccessibleName(self.tr("Words in title, artist or mood"))
        self.genres.name(texts[1], self.tr("all genres"), _genre)
        self.catalogues.name(texts[2], self.tr("all catalogues"))
        self.licences.name(texts[3], self.tr("all licences"), facts.licence_word)
        self.length.name(self.tr("Shortest length"), self.tr("Longest length"))
        self.tempo.name(self.tr("Slowest tempo"), self.tr("Fastest tempo"), self.tr("bpm"))
        for row, text in enumerate((self.tr("any"), self.tr("sung"), self.tr("instrumental"))):
            self.vocals.setItemText(row, text)
        self.vocals.setAccessibleName(texts[6])
        self.clear.setText(self.tr("Clear filters"))
        self._show_unknown()

    def _show_unknown(self) -> None:
        """Explains why a filter is off, and what happens to tracks without that information."""
        lacking = self._lacking()
        if lacking:
            text = self.tr("No track here tells its {0}.").format(words.listed(lacking))
        else:
            text = self.tr("Tracks that do not tell what a filter asks for are left out.")
        self._unknown.setText(text)

    def _lacking(self) -> list[str]:
        if self._facets is None:
            return []
        known = (
            (bool(self._facets.genres), self.tr("genre")),
            (self._facets.lengths, self.tr("length")),
            (self._facets.tempi, self.tr("tempo")),
            (self._facets.vocals, self.tr("singing")),
        )
        return [name for there, name in known if not there]

    def _typed(self) -> tuple[str, ...]:
        return tuple(self.words.text().split())

    def _clear(self) -> None:
        self.words.clear()
        self.show_filters(NO_FILTERS)
        self.filters_set.emit(NO_FILTERS)

    def _report(self) -> None:
        self._pause.stop()
        if self.filters != self._shown:
            self._shown = self.filters
            self.clear.setEnabled(self._shown != NO_FILTERS)
            self.filters_set.emit(self._shown)


def _genre(name: str) -> str:
    return words.headed(words.genre_word(name))


def active(filters: MusicFilters) -> int:
    """Counts the filters that are set; a range counts as one."""
    return sum(
        (
            bool(filters.words),
            bool(filters.genres),
            bool(filters.catalogues),
            bool(filters.licences),
            (filters.min_length_s, filters.max_length_s) != (None, None),
            (filters.min_bpm, filters.max_bpm) != (None, None),
            filters.vocals is not None,
        )
    )
