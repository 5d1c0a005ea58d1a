"""Lays out the right side of the window."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from aemo_studio.domain.project import Project
from aemo_studio.gui.language import words
from aemo_studio.gui.look import theme
from aemo_studio.gui.scene_panel.audio_track import AudioTrackRow
from aemo_studio.gui.scene_panel.base import PanelWidget, Text
from aemo_studio.gui.scene_panel.empty_state import EmptyState
from aemo_studio.gui.scene_panel.evidence import EvidenceView
from aemo_studio.gui.scene_panel.faces import SeenPerson, seen_faces, seen_people
from aemo_studio.gui.scene_panel.header import SceneHeader
from aemo_studio.gui.scene_panel.music_pane import MusicPane
from aemo_studio.gui.scene_panel.note import NoteField
from aemo_studio.gui.scene_panel.people import PeopleList
from aemo_studio.gui.scene_panel.section import Section
from aemo_studio.gui.scene_panel.so_far import SoFar
from aemo_studio.gui.scene_panel.two_parts import TwoParts
from aemo_studio.music.recommend.filtering import Facets
from aemo_studio.project.editing.doubts import doubt_of

_MOST_STOPS = 1000


class ScenePanel(PanelWidget):
    """Shows the scene under the playhead: what it feels like and why, and the music for it.

    Signals that begin with an int carry the index of the scene. Nothing here changes a Project: the
    signals ask for it, and `show_scene` shows what came of it.
    """

    emotion_set = Signal(int, object)
    """An Emotion, or None for what was measured."""
    muted = Signal(int, str, bool)
    followed = Signal(int, str)
    """The modality that shall decide where voice and face contradict each other."""
    unpinned = Signal()
    """The panel follows the playhead again."""
    faces_ignored = Signal(tuple, bool)
    """The numbers of FaceTracks, whether they are ignored."""
    intention_set = Signal(int, object)
    """A Mood, or None to match the scene."""
    note_set = Signal(int, str)
    picked = Signal(int, object)
    """A Track."""
    picked_and_locked = Signal(int, object)
    """A Track."""
    fit_wanted = Signal(int, object, object)
    """A Track, and a SceneFit or None."""
    unpicked = Signal(int)
    locked = Signal(int, bool)
    rejected = Signal(int, object, bool)
    """A TrackKey, whether it is rejected."""
    filters_set = Signal(object)
    """MusicFilters."""
    audition_wanted = Signal(object)
    """A Track that has a file."""
    audio_track_wanted = Signal(object)
    """The AudioChoice with which the film is to be analysed again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__()
        self.setParent(parent)
        self._project: Project | None = None
        self._index: int | None = None
        self._outdated: tuple[int, ...] = ()
        self._generation = 0
        self._pinned_s: float | None = None
        self.header = SceneHeader()
        self.doubt = Text(soft=True, pixels=theme.TEXT_SMALL)
        self.evidence = EvidenceView()
        self.audio_track = AudioTrackRow()
        self.people = PeopleList()
        self.people_section = Section(self.people)
        self.note = NoteField()
        self.music = MusicPane()
        self.empty_state = EmptyState()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty_state)
        self._stack.addWidget(self._scene_page())
        self._connect()
        self._order_tabs()
        self.setMinimumWidth(322)
        self.retranslate()

    def _scene_page(self) -> QWidget:
        page = TwoParts(self.header, self._feeling(), self.music)
        self.anchors, self.scroll_area = page.anchors, page.scroll_area
        return page

    def _order_tabs(self) -> None:
        """Lets the tab key come to the music right after the emotion, before the evidence."""
        music = focusable(self.music)
        header, rest = focusable(self.header), focusable(self.scroll_area)
        for before, after in pairwise((*header, *music, *rest)):
            QWidget.setTabOrder(before, after)

    def _feeling(self) -> QWidget:
        feeling = QWidget()
        column = QVBoxLayout(feeling)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        parts = (self.doubt, self.evidence, self.audio_track, self.people_section, self.note)
        for part in parts:
            column.addWidget(part)
        return feeling

    def _connect(self) -> None:
        music, emit = self.music, self._of_scene
        self.header.emotion_set.connect(lambda e: emit(self.emotion_set, e))
        self.header.followed.connect(lambda name: emit(self.followed, name))
        self.header.pinned.connect(self._pin)
        self.evidence.muted.connect(lambda name, off: emit(self.muted, name, off))
        self.audio_track.chosen.connect(self.audio_track_wanted)
        self.people.faces_ignored.connect(self.faces_ignored)
        self.note.note_set.connect(lambda text: emit(self.note_set, text))
        music.head.intention.intention_set.connect(lambda mood: emit(self.intention_set, mood))
        music.filters_set.connect(self.filters_set)
        music.list.picked.connect(lambda track: emit(self.picked, track))
        music.list.picked_and_locked.connect(lambda t: emit(self.picked_and_locked, t))
        music.list.fit_wanted.connect(lambda t, fit: emit(self.fit_wanted, t, fit))
        music.list.unpicked.connect(lambda: emit(self.unpicked))
        music.list.locked.connect(lambda on: emit(self.locked, on))
        music.list.rejected.connect(lambda key, on: emit(self.rejected, key, on))
        music.list.audition_wanted.connect(self.audition_wanted)

    # What it shows

    def show_scene(self, project: Project | None, index: int | None) -> None:
        """Shows scene `index` of a project; nothing for None or a scene that is not there."""
        same = self._index == index
        if project is self._project and same:
            return
        if not same and not self._commit_note():
            return
        self._generation += 1
        self._project, self._index = project, index
        if project is None or index is None or not 0 <= index < len(project.scenes):
            self._index = None
            self.header.forget()
            self.evidence.forget()
            self.audio_track.forget()
            self.music.forget()
            self.empty_state.show_state(has_project=project is not None)
            self._stack.setCurrentIndex(0)
            return
        self._show(project, index, same_scene=same)
        self._stack.setCurrentIndex(1)

    def show_analysis(self, so_far: SoFar | None) -> None:
        """Shows what is known while a film is analysed; None when that is over."""
        self.empty_state.show_so_far(so_far)

    def set_outdated(self, scenes: Iterable[int]) -> None:
        """Takes the scenes whose recommendations are being sought again."""
        self._outdated = tuple(scenes)
        self.music.set_seeking(self._index in self._outdated)

    def set_counts(self, counts: tuple[int, int] | None) -> None:
        """Shows how many tracks pass the filters, and of how many; None while that is not known."""
        self.music.set_counts(counts)

    def set_facets(self, facets: Facets | None) -> None:
        """Takes what the catalogues let the editor filter by."""
        self.music.set_facets(facets)

    @property
    def index(self) -> int | None:
        """Returns the scene that is shown."""
        return self._index

    # Where it stays

    @property
    def pinned_s(self) -> float | None:
        """Returns a moment of the scene that the panel stays on, in seconds of the film; None while
        it follows the playhead."""
        return self._pinned_s

    def unpin(self) -> None:
        """Follows the playhead again, as for another film."""
        self.header.pin.setChecked(False)

    def _pin(self, pinned: bool) -> None:
        """Stays with the middle of the scene: numbers change when scenes are split or merged."""
        self._pinned_s = None
        if not pinned:
            self.unpinned.emit()
        elif self._project is not None and self._index is not None:
            scene = self._project.scenes[self._index]
            self._pinned_s = (scene.start_s + scene.end_s) / 2

    def _show(self, project: Project, index: int, *, same_scene: bool) -> None:
        scene, edit = project.scenes[index], project.edit_of(index)
        faces = seen_faces(project, scene)
        analysis = project.analysis
        self.header.show_scene(project, index)
        self.anchors.show_title(self.header.title)
        self._show_doubt(project, index)
        self.evidence.show_scene(scene, edit, analysis, faces)
        self.audio_track.show_analysis(analysis)
        people = seen_people(project, scene)
        self.people.show_people(people, analysis.video.timecode_rate, project.start_timecode)
        self._show_people_title(people)
        self.note.show_note(edit.note)
        self.music.set_seeking(index in self._outdated)
        self.music.show_scene(project, index, same_scene=same_scene)

    def _show_doubt(self, project: Project, index: int) -> None:
        """Says which of voice and face is believed less, and why; nothing where both count."""
        doubt = doubt_of(project, project.row(index))
        self.doubt.setText("" if doubt is None else words.doubt_words(doubt))
        self.doubt.setVisible(doubt is not None)

    def _show_people_title(self, people: tuple[SeenPerson, ...]) -> None:
        ignored = sum(person.ignored for person in people)
        title = self.tr("%Ln face(s) in this scene", "", len(people))
        out = self.tr("%Ln ignored", "", ignored)
        if any(person.character for person in people):
            title = self.tr("%Ln person(s) in this scene", "", len(people))
            out = self.tr("%Ln ignored", "people", ignored)
        if ignored:
            title = words.apposed(title, out)
        self.people_section.set_title(title)
        self.people_section.setVisible(bool(people))

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Scene"))
        self.header.retranslate()
        self.anchors.show_title(self.header.title)
        if self._project is not None and self._index is not None:
            self._show_doubt(self._project, self._index)
            self._show_people_title(seen_people(self._project, self._project.scenes[self._index]))

    # What it asks for

    def _of_scene(self, signal: object, *values: object) -> None:
        if self._index is not None:
            signal.emit(self._index, *values)  # type: ignore[attr-defined]

    def _commit_note(self) -> bool:
        """Emits a note that is still being typed before another scene is shown. False if a receiver
        has shown something newer in the meantime."""
        before = self._generation
        if self._index is not None:
            self.note.commit()
        return self._generation == before


def focusable(part: QWidget) -> list[QWidget]:
    """Lists the widgets of a part that the tab key stops at, in their order."""
    found, widget = list[QWidget](), part.nextInFocusChain()
    while widget is not None and widget is not part and len(found) < _MOST_STOPS:
        stops = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if stops and part.isAncestorOf(widget) and not widget.isWindow():
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found
