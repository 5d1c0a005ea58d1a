"""Shows the music of a scene: what it should say, which tracks fit best, and all the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from aemo_studio.domain.music import NO_FILTERS, Track
from aemo_studio.domain.project import Project
from aemo_studio.gui.language import words
from aemo_studio.gui.look import theme
from aemo_studio.gui.remembered.music_memory import MusicMemory
from aemo_studio.gui.scene_panel.base import PanelWidget, Text
from aemo_studio.gui.scene_panel.effects_pane import EffectsPane
from aemo_studio.gui.scene_panel.entries import Entry, SceneTracks, foreign_pick
from aemo_studio.gui.scene_panel.existing_music import ExistingMusic
from aemo_studio.gui.scene_panel.filter_dialog import FilterDialog
from aemo_studio.gui.scene_panel.filters import FilterFields, active
from aemo_studio.gui.scene_panel.intention import IntentionChooser
from aemo_studio.gui.scene_panel.licences import is_reference
from aemo_studio.gui.scene_panel.music_head import MUSIC, MusicHead
from aemo_studio.gui.scene_panel.reason_words import reason, serving, serving_genres
from aemo_studio.gui.scene_panel.row_model import PAGE
from aemo_studio.gui.scene_panel.track_query import Knowledge, TrackQuery, found
from aemo_studio.gui.scene_panel.track_rows import TrackRows
from aemo_studio.gui.scene_panel.wish_search import WishSearch
from aemo_studio.gui.scene_panel.word_search import FoundTracks, TrackSearch
from aemo_studio.music.file_links import linked
from aemo_studio.music.recommend import WholeList
from aemo_studio.music.recommend.filtering import Facets
from aemo_studio.music.search.chips import SearchChip
from aemo_studio.project.editing.existing_music import scene_has_music

WholeSource: TypeAlias = Callable[[Project, int], WholeList | None]
"""Orders all tracks for a scene of a project; None while the catalogues are being loaded."""

_LATER_MS = 60
"""Of rest until all tracks are ordered: who scrubs through scenes does not wait for it."""


_AMONG = 100
"""Among so many tracks those that are recommended are looked for."""


@dataclass(frozen=True)
class _Sought:
    """Everything that the order of the tracks follows from."""

    scene: object
    emotion: object
    intention: str | None
    filters: object
    whole: bool


class MusicPane(PanelWidget):
    """Shows the head, the list, and words where the list is empty."""

    filters_set = Signal(object)
    everywhere_wanted = Signal()
    """The best track is to be picked for every scene without one."""
    folder_wanted = Signal()
    """A folder for downloads is to be chosen and watched."""
    folder_left = Signal()
    """The folder is to be watched no more."""

    def __init__(self) -> None:
        super().__init__()
        self.wishes = WishSearch()
        self.search: TrackSearch = self.wishes
        self._source: WholeSource = lambda _project, _index: None
        self._shown: tuple[Project, int] | None = None
        self._seeking = False
        self._counts: tuple[int, int] | None = None
        self._facets: Facets | None = None
        self._limit = PAGE
        self._sought: _Sought | None = None
        self._tracks: SceneTracks | None = None
        self._found = FoundTracks(())
        self.memory = MusicMemory(self)
        self.head = MusicHead()
        self.existing = ExistingMusic()
        self.filters = FilterFields()
        self.dialog = FilterDialog(self.filters, self)
        self.list = TrackRows()
        self.effects = EffectsPane()
        self.effects.hide()
        self._empty = QWidget()
        self._why = Text(soft=True)
        self.clear = QPushButton()
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
        column.addWidget(self._empty, 1)
        column.addWidget(self.effects, 1)
        inside = QVBoxLayout(self._empty)
        inside.setContentsMargins(0, theme.SPACE, theme.SPACE, 0)
        inside.addWidget(self._why)
        inside.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addStretch(1)

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
        self.clear.clicked.connect(self._clear)
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
        self._source = source

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
        sought = self._sought_for(project, index, whole=self._has_whole)
        if sought != self._sought or self._tracks is None or not self._holds(project, index):
            # Who scrubs to another scene does not wait for all tracks; who decides something does.
            self._order(self._source(project, index) if same_scene else None)
            self._later.start()
        if not same_scene:
            self._limit = PAGE
        self._show_rows(same_scene=same_scene)
        self._show_effects()

    def forget(self) -> None:
        """Forgets the scene: nothing of its project is kept alive."""
        self._shown = self._tracks = self._sought = None
        self.list.detail.lyrics.forget()
        self._later.stop()
        self.effects.forget()

    def show_more(self) -> None:
        """Shows more of the tracks that were found."""
        if self._shown is not None and not self._has_whole:
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
        self._sought = None
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
    def why(self) -> str:
        """Explains an empty list; empty where there is one."""
        return self._why.text()

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

    @property
    def _has_whole(self) -> bool:
        return self._sought is not None and self._sought.whole

    def _sought_for(self, project: Project, index: int, *, whole: bool) -> _Sought:
        edit = project.edit_of(index)
        scene = project.scenes[index]
        return _Sought(scene, edit.emotion, edit.intention, project.filters, whole)

    def _holds(self, project: Project, index: int) -> bool:
        """Returns whether the recommendations stand in the list in their order, among others: not
        where they were sought again."""
        assert self._tracks is not None
        lists = project.recommendations
        listed = lists[index] if index < len(lists) else ()
        shown = iter([track.key for track in self._tracks.tracks[:_AMONG]])
        return all(recommendation.track.key in shown for recommendation in listed)

    def _order(self, whole: WholeList | None) -> None:
        assert self._shown is not None
        project, index = self._shown
        self._tracks = SceneTracks(project, index, whole)
        self._sought = self._sought_for(project, index, whole=whole is not None)
        self._find()

    def _order_all(self) -> None:
        """Puts all other tracks below the recommendations, as soon as the catalogues are loaded."""
        self._later.stop()
        if self._shown is None:
            return
        if self._sought != self._sought_for(*self._shown, whole=True):
            whole = self._source(*self._shown)
            if whole is None:
                return
            self._order(whole)
        self._show_rows(same_scene=True)

    def _find(self) -> None:
        """Finds the tracks that pass the query."""
        assert self._tracks is not None
        query, tracks = self._query, self._tracks.tracks
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
        if self._tracks is not None and self._has_whole:
            self.wishes.prepare(self._tracks.tracks)

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
        elif self._shown is not None and self._tracks is not None:
            self._limit = PAGE
            if not self._has_whole:
                self._later.start()
            self._find()
            self._show_rows(same_scene=False)

    def _refresh(self) -> None:
        """Shows the same rows again, after a favourite or a link changed."""
        if self._shown is not None and self._tracks is not None:
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
        assert self._tracks is not None
        rejected = frozenset(project.edit_of(index).rejected)
        tracks = self._tracks.tracks
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
        assert self._tracks is not None
        listed = self._tracks.recommendation(place)
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
        self._why.setText(self._reason_of_emptiness() if empty else "")
        self._empty.setVisible(empty)
        self.list.setVisible(not empty and not effects)
        filtered = self._shown is not None and self._shown[0].filters != NO_FILTERS
        narrowed = filtered or self._query.narrows
        self.clear.setVisible(empty and narrowed and not self._seeking)

    def _reason_of_emptiness(self) -> str:
        if self._seeking or self._shown is None:
            return self.tr("Looking for music that fits…")
        project, index = self._shown
        unsung = self._facets is not None and not self._facets.vocals
        if self._query.instrumental and unsung:
            return self.tr("No catalogue in use tells whether somebody sings. Clear the chip.")
        if self._query.narrows:
            return self.tr("No track here is what you ask for. Clear the search and the chips.")
        return self._lack_of_tracks(project, index)

    def _lack_of_tracks(self, project: Project, index: int) -> str:
        if not project.recommendations:
            return self.tr(
                "No music was sought for this film yet. Choose a catalogue in the preferences,"
                " then seek music again."
            )
        if project.filters != NO_FILTERS:
            return self.tr(
                "No track passes the filters. Clear them, or widen length, tempo or licence."
            )
        if project.edit_of(index).rejected:
            return self.tr(
                "Every track that fits was rejected. Allow some again, or add a catalogue."
            )
        if self._tracks is not None and len(self._tracks.tracks):
            return self.tr("This list is empty for the scene. Look at the other one.")
        return self.tr("The catalogues hold no track for this scene. Add another catalogue.")

    def _clear(self) -> None:
        if self._query.narrows:
            self.head.clear()
        else:
            self.filters_set.emit(NO_FILTERS)

    # The menus

    def _fill_menu(self) -> None:
        menu, folder = self.head.more.menu(), self.memory.watched
        menu.clear()
        menu.addAction(self.tr("Pick the best everywhere"), self.everywhere_wanted.emit)
        menu.addAction(self.tr("Filters for the whole film…"), self.dialog.show)
        menu.addAction(self._catalogue_words()).setEnabled(False)
        menu.addSeparator()
        menu.addAction(self.tr("Watch a folder for downloads…"), self.folder_wanted.emit)
        if folder is not None:
            stop = self.tr("Stop watching “{0}”").format(folder.name.replace("&", "&&"))
            menu.addAction(stop, self.folder_left.emit)

    def _catalogue_words(self) -> str:
        """Names the catalogues of the film, which may be others than those of the preferences."""
        names = self._shown[0].catalogues if self._shown else ()
        stems = [Path(name).stem for name in names]
        known = words.joined(stems) if stems else self.tr("all that are shipped")
        return self.tr("This film's catalogues: {0}").format(known.replace("&", "&&"))

    def _offer_genres(self) -> None:
        genres = self._facets.genres if self._facets else ()
        serve: Sequence[str] = ()
        if self._shown is not None:
            serve = serving_genres(self._shown[0].row(self._shown[1]))
        self.head.chips.offer_genres(genres, serve, self.styles)

    def retranslate(self) -> None:
        self.clear.setText(self.tr("Clear filters"))
        if self._shown:
            self.show_scene(*self._shown, same_scene=True)
        else:
            self.head.show_filters(0)
