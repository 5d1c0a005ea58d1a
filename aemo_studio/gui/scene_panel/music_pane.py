"""Shows the music of a scene: what it should say, which tracks fit best, and all the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout

from aemo_studio.domain.music import NO_FILTERS, Track
from aemo_studio.domain.project import Project
from aemo_studio.gui.remembered.music_memory import MusicMemory
from aemo_studio.gui.scene_panel.base import PanelWidget
from aemo_studio.gui.scene_panel.effects_pane import EffectsPane
from aemo_studio.gui.scene_panel.empty_music import EmptyMusic, MusicWanted
from aemo_studio.gui.scene_panel.entries import Entry, foreign_pick
from aemo_studio.gui.scene_panel.existing_music import ExistingMusic
from aemo_studio.gui.scene_panel.filter_dialog import FilterDialog
from aemo_studio.gui.scene_panel.filters import FilterFields, active
from aemo_studio.gui.scene_panel.intention import IntentionChooser
from aemo_studio.gui.scene_panel.licences import is_reference
from aemo_studio.gui.scene_panel.music_head import MUSIC, MusicHead
from aemo_studio.gui.scene_panel.music_menu import MusicMenu
from aemo_studio.gui.scene_panel.reason_words import reason, serving, serving_genres
from aemo_studio.gui.scene_panel.row_model import PAGE
from aemo_studio.gui.scene_panel.track_order import TrackOrder, WholeSource
from aemo_studio.gui.scene_panel.track_query import Knowledge, TrackQuery, found
from aemo_studio.gui.scene_panel.track_rows import TrackRows
from aemo_studio.gui.scene_panel.wish_search import WishSearch
from aemo_studio.gui.scene_panel.word_search import FoundTracks, TrackSearch
from aemo_studio.music.file_links import linked
from aemo_studio.music.recommend.filtering import Facets
from aemo_studio.music.search.chips import SearchChip
from aemo_studio.project.editing.existing_music import scene_has_music

_LATER_MS = 60
"""Of rest until all tracks are ordered: who scrubs through scenes does not wait for it."""


class MusicPane(PanelWidget):
    """Shows the head, the list, and words where the list is empty."""

    filters_set = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.wishes = WishSearch()
        self.search: TrackSearch = self.wishes
        self._order = TrackOrder()
        self._shown: tuple[Project, int] | None = None
        self._seeking = False
        self._counts: tuple[int, int] | None = None
        self._facets: Facets | None = None
        self._limit = PAGE
        self._found = FoundTracks(())
        self.memory = MusicMemory(self)
        self.head = MusicHead()
        self.existing = ExistingMusic()
        self.filters = FilterFields()
        self.dialog = FilterDialog(self.filters, self)
        self.list = TrackRows()
        self.effects = EffectsPane()
        self.effects.hide()
        self.empty = EmptyMusic()
        self.menu = MusicMenu(self)
        self._later = QTimer(self, singleShot=True, interval=_LATER_MS)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.head)
        column.addWidget(self.existing)
        column.addWidget(self.list, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self.effects, 1)

    def _connect(self) -> None:
        head, rows = self.head, self.list
        head.changed.connect(lambda _query: self._show_anew())
        head.tabs.currentChanged.connect(lambda _tab: self._change_tab())
        head.search.entered.connect(self._prepare_search)
        head.kept.connect(self._keep_wishes)
        head.wishes.removed.connect(self._remove_wish)
        head.wishes.cleared.connect(self._clear_wishes)
        head.filters.clicked.connect(self.dialog.show)
        head.rejected.allowed.connect(lambda key: rows.rejected.emit(key, False))
        head.more.setMenu(QMenu(head.more))
        head.more.menu().aboutToShow.connect(self._fill_menu)
        self.filters.filters_set.connect(self.filters_set)
        self.empty.clear.clicked.connect(self._clear)
        self.menu.filters_wanted.connect(self.dialog.show)
        self._later.timeout.connect(self._order_all)
        rows.more_wanted.connect(self.show_more)
        rows.like_wanted.connect(self._seek_like)
        rows.favourite_set.connect(self.memory.set_favourite)
        self.remember(self.memory)

    def remember(self, memory: MusicMemory) -> None:
        """Takes what the program keeps about tracks."""
        self.memory = memory
        memory.favourites_changed.connect(self._refresh)
        memory.links_changed.connect(self._refresh)

    def use(self, source: WholeSource) -> None:
        """Takes what orders all tracks for a scene."""
        self._order.source = source

    # What it shows

    @property
    def intention(self) -> IntentionChooser:
        return self.head.intention

    def show_scene(self, project: Project, index: int, *, same_scene: bool) -> None:
        self._shown = (project, index)
        self.wishes.use(project.catalogues)
        self.list.detail.lyrics.use(project, index)
        edit = project.edit_of(index)
        self.head.intention.show_intention(edit.intention)
        self.head.rejected.show_rejected(edit.rejected)
        self.existing.show_scene(project, index)
        self.filters.show_filters(project.filters)
        self.head.show_filters(active(project.filters))
        self._offer_genres()
        if not self._order.is_of(project, index):
            # Who scrubs to another scene does not wait for all tracks; who decides something does.
            self._order.begin(project, index, whole=same_scene)
            self._find()
            self._later.start()
        if not same_scene:
            self._limit = PAGE
        self._show_rows(same_scene=same_scene)
        self._show_effects()

    def forget(self) -> None:
        """Forgets the scene: nothing of its project is kept alive."""
        self._shown = None
        self._order.forget()
        self.list.detail.lyrics.forget()
        self._later.stop()
        self.effects.forget()

    def show_more(self) -> None:
        """Shows more of the tracks that were found."""
        if self._shown is not None and not self._order.is_whole:
            self._order_all()
        self._limit += PAGE
        self._show_rows(same_scene=True)

    def set_counts(self, counts: tuple[int, int] | None) -> None:
        """Takes how many tracks pass the filters, and of how many; None while that is not
        known."""
        self._counts = counts
        if self._shown is not None and counts is not None:
            self._later.start()

    def set_facets(self, facets: Facets | None) -> None:
        self._facets = facets
        self.filters.set_facets(facets)
        self._offer_genres()
        self._order.renew()
        if self._shown is not None:
            self._later.start()

    def set_seeking(self, seeking: bool) -> None:
        """Shows whether the list waits for an answer."""
        self._seeking = seeking
        self._show_why()

    @property
    def settled(self) -> bool:
        """Returns whether the list shows all that there is to show."""
        return not self._later.isActive()

    @property
    def styles(self) -> str:
        """Tells which styles serve the scene; empty where none does."""
        return serving(self._shown[0].row(self._shown[1])) if self._shown else ""

    @property
    def count(self) -> str:
        """Tells how many tracks pass the film's filters."""
        if self._seeking:
            return self.tr("looking for music…")
        if self._counts is None:
            return ""
        passing, total = self._counts
        text = self.tr("{0} of %Ln track(s)", "", total)
        return text.format(self.locale().toString(passing))

    # The order of the tracks

    def _order_all(self) -> None:
        """Puts all other tracks below the recommendations, as soon as the catalogues are loaded."""
        self._later.stop()
        if self._shown is None:
            return
        changed = self._order.complete(*self._shown)
        if changed is None:
            return
        if changed:
            self._find()
        self._show_rows(same_scene=True)

    def _find(self) -> None:
        """Finds the tracks that pass the query."""
        assert self._order.tracks is not None
        query, tracks = self._query, self._order.tracks.tracks
        known = Knowledge(self.memory.links, self.memory.favourites)
        self._found = found(tracks, query, self._scene_s, known, self.search)
        self.head.show_wishes(self._found)
        mine = len(self._found.places)
        others = None if query.narrows else len(tracks) - mine
        self.head.show_counts(*((others, mine) if query.reference else (mine, others)))

    @property
    def _scene_s(self) -> float:
        assert self._shown is not None
        return self._shown[0].scenes[self._shown[1]].duration_s

    # The sound effects

    def _change_tab(self) -> None:
        """Shows the sound effects in place of music, or music again."""
        on = self.head.on_effects
        if on is self.effects.isHidden():
            self.effects.setVisible(on)
            self.head.show_effects(on)
            self.head.clear_text()
            if self._shown is not None and not on:
                self.existing.show_scene(*self._shown)
            self._show_anew()
        self._show_effects()

    def _show_effects(self) -> None:
        if self.head.on_effects and self._shown is not None:
            self.existing.hide()
            self.head.show_effects(True)
            self.effects.show_scene(*self._shown, self.head.search.text())

    # The wishes

    @property
    def _query(self) -> TrackQuery:
        """Returns what the editor wants to see, with the wishes of earlier searches."""
        return replace(self.head.query, wishes=self.wishes.kept)

    def _prepare_search(self) -> None:
        """Builds what a search needs, while the first words are typed."""
        if self._order.tracks is not None and self._order.is_whole:
            self.wishes.prepare(self._order.tracks.tracks)

    def _keep_wishes(self, typed: str) -> None:
        if self.head.on_effects:
            self._show_effects()
            return
        if self.wishes.keep(typed):
            self.head.clear_text()
        self._show_anew()

    def _remove_wish(self, chip: SearchChip) -> None:
        self.wishes.remove(chip, self.head.search.text())
        self.head.clear_text()
        self._show_anew()

    def _clear_wishes(self) -> None:
        self.wishes.clear()
        self.head.clear_text()
        self._show_anew()

    def _seek_like(self, track: Track, usable: bool) -> None:
        """Lists what is like a track. usable: what may be published, in the list where it is."""
        self.wishes.keep(self.head.search.text())
        self.wishes.like(track, usable=usable)
        self.head.clear_text()
        if usable:
            self.head.show_tab(MUSIC)
        self._show_anew()

    # The rows

    def _show_anew(self) -> None:
        """Shows what another query finds, from its beginning."""
        self._show_effects()
        if self.head.on_effects:
            self._show_why()
        elif self._shown is not None and self._order.tracks is not None:
            self._limit = PAGE
            if not self._order.is_whole:
                self._later.start()
            self._find()
            self._show_rows(same_scene=False)

    def _refresh(self) -> None:
        """Shows the same rows again, after a favourite or a link changed."""
        if self._shown is not None and self._order.tracks is not None:
            if self._query.favourites or self._query.with_file:
                self._find()
            self._show_rows(same_scene=True)

    def _show_rows(self, *, same_scene: bool) -> None:
        assert self._shown is not None
        project, index = self._shown
        edit, scene = project.edit_of(index), project.scenes[index]
        has_music = scene_has_music(project, index)
        entries, others = self._entries(project, index)
        self.head.rejected.remember(entry.track for entry in entries)
        self.list.show_entries(
            entries,
            others,
            scene.duration_s,
            lambda entry: reason(entry, scene, edit, has_music=has_music),
            same_scene=same_scene,
        )
        self._show_why()

    def _entries(self, project: Project, index: int) -> tuple[list[Entry], int]:
        """Makes the entries to be shown, and counts the others."""
        assert self._order.tracks is not None
        rejected = frozenset(project.edit_of(index).rejected)
        tracks = self._order.tracks.tracks
        places = self._found.places
        if rejected:
            places = [i for i in places if tracks[i].key not in rejected]
        shown = places[: self._limit]
        entries = [self._entry(project, index, place) for place in shown]
        above = foreign_pick(project, index, [entry.track.key for entry in entries])
        if above is not None and not self._belongs_elsewhere(above.track):
            entries.insert(0, self._dressed(above))
        return entries, len(places) - len(shown)

    def _belongs_elsewhere(self, track: Track) -> bool:
        """Returns whether a pick is no answer to what is asked for now."""
        query: TrackQuery = self._query
        return query.narrows or is_reference(track) is not query.reference

    def _entry(self, project: Project, index: int, place: int) -> Entry:
        assert self._order.tracks is not None
        listed = self._order.tracks.recommendation(place)
        pick = project.pick_of(index)
        picked = pick is not None and pick.track.key == listed.track.key
        locked = picked and pick is not None and pick.locked
        cut = pick.cut if pick is not None and picked else None
        return self._dressed(Entry(listed.track, listed, picked=picked, locked=locked, cut=cut))

    def _dressed(self, entry: Entry) -> Entry:
        """Adds what the program keeps about the track."""
        track = linked(entry.track, self.memory.links)
        return replace(entry, track=track, favourite=track.key in self.memory.favourites)

    # The words of an empty list

    def _show_why(self) -> None:
        effects = self.head.on_effects
        empty = not self.list.entries and not effects
        self.empty.explain(self._wanted() if empty else None)
        self.list.setVisible(not empty and not effects)

    def _wanted(self) -> MusicWanted:
        return MusicWanted(
            scene=None if self._seeking else self._shown,
            query=self._query,
            facets=self._facets,
            has_tracks=self._order.tracks is not None and len(self._order.tracks.tracks) > 0,
        )

    def _clear(self) -> None:
        if self._query.narrows:
            self.head.clear()
        else:
            self.filters_set.emit(NO_FILTERS)

    # The menus

    def _fill_menu(self) -> None:
        project = self._shown[0] if self._shown else None
        self.menu.fill(self.head.more.menu(), project, self.memory.watched)

    def _offer_genres(self) -> None:
        genres = self._facets.genres if self._facets else ()
        serve: Sequence[str] = ()
        if self._shown is not None:
            serve = serving_genres(self._shown[0].row(self._shown[1]))
        self.head.chips.offer_genres(genres, serve, self.styles)

    def retranslate(self) -> None:
        if self._shown:
            self.show_scene(*self._shown, same_scene=True)
        else:
            self.head.show_filters(0)
