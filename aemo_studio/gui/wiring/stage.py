"""Shows the Session's film, or the one that is being analysed.

Hands player, timeline and scene panel what changed, and no more.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QThreadPool, Signal

from aemo_studio.domain.cast import character_of_faces
from aemo_studio.domain.project import Analysis, Project
from aemo_studio.gui.cast_panel import CastPanel
from aemo_studio.gui.document.changes import Change
from aemo_studio.gui.document.documents import Documents
from aemo_studio.gui.document.marks import Marks
from aemo_studio.gui.document.pick_places import PickPlaces
from aemo_studio.gui.document.playhead import scene_at
from aemo_studio.gui.document.preview import Preview
from aemo_studio.gui.document.scene_focus import SceneFocus
from aemo_studio.gui.document.session import Session
from aemo_studio.gui.document.spotlight import Spotlight
from aemo_studio.gui.player import Player
from aemo_studio.gui.player.film import Film
from aemo_studio.gui.player.frame_clock import FrameClock
from aemo_studio.gui.scene_panel import ScenePanel
from aemo_studio.gui.scene_panel.so_far import SoFar
from aemo_studio.gui.timeline.model import MusicClip, TimelineModel
from aemo_studio.gui.timeline.view import TimelineView
from aemo_studio.project import editing
from aemo_studio.project.editing.evidence import face_reading

_TIMELINE = (
    Change.PROJECT
    | Change.VIDEO
    | Change.TRACKS
    | Change.SCENES
    | Change.PICKS
    | Change.MARKERS
    | Change.EFFECTS
    | Change.TIMECODE
    | Change.CATALOGUES
    | Change.CAST
)
_FILM = Change.PROJECT | Change.VIDEO | Change.TIMECODE
_COUNTS = Change.PROJECT | Change.CATALOGUES | Change.FILTERS
_FACES = Change.PROJECT | Change.TRACKS | Change.CAST


@dataclass(frozen=True)
class Views:
    """Holds the widgets that show a film."""

    #: Shows the picture.
    player: Player
    #: Shows the lanes.
    timeline: TimelineView
    #: Shows the scene at the playhead.
    panel: ScenePanel
    #: Shows the characters.
    cast: CastPanel


class Stage(QObject):
    """Keeps the views at one film and one time. scene_shown: the scene that is worked on, None
    without one."""

    scene_shown = Signal(object)

    def __init__(
        self,
        session: Session,
        documents: Documents,
        marks: Marks,
        spotlight: Spotlight,
        views: Views,
    ) -> None:
        super().__init__(documents)
        self._session = session
        self._documents = documents
        self._marks = marks
        self._spotlight = spotlight
        self.focus = SceneFocus(self)
        self._cast = views.cast
        self._player, self._timeline, self._panel = views.player, views.timeline, views.panel
        self._model = TimelineModel.empty()
        self._places = PickPlaces(QThreadPool(self), self)
        self._places.came.connect(lambda: self._on_change(Change.PICKS))
        session.changed.connect(self._on_change)
        documents.preview_changed.connect(self._on_preview)
        documents.analysis.stopped.connect(lambda _stopped: self._show_so_far(self._model))
        marks.changed.connect(self._show_model)
        spotlight.changed.connect(self._follow_spotlight)
        self._player.opened.connect(self._on_opened)
        self._player.position_changed.connect(self._on_position)
        self._timeline.refit_with(self.refitted)
        self.focus.changed.connect(self._show_scene)
        self._panel.unpinned.connect(self._show_scene)
        self._show_all()

    @property
    def has_film(self) -> bool:
        return self._documents.preview is not None or self._session.project is not None

    @property
    def model(self) -> TimelineModel:
        """Returns what the timeline shows, without the marks."""
        return self._model

    @property
    def settled(self) -> bool:
        """Returns whether the timeline shows all that there is to show."""
        return not self._places.waiting

    def refitted(self, first: int, last: int, to: int) -> MusicClip | None:
        """Finds how the music of scenes `first` to `last` would play if it ended with scene `to`;
        None where nobody listened to it."""
        project = self._session.project
        if project is None:
            return None
        placed = self._places.at(editing.carry_on(project, first, last, to), first)
        return None if placed is None else MusicClip(placed, locked=False)

    def _on_change(self, change: Change) -> None:
        if self._documents.preview is not None:
            return
        if change & Change.PROJECT:
            self._marks.clear()
            self._spotlight.clear()
            self._panel.unpin()
        self._show_project(change)

    def _on_preview(self, preview: Preview | None) -> None:
        self._marks.clear()
        if preview is None:
            self._panel.show_analysis(None)
            self._show_all()
            return
        preview.changed.connect(self._show_preview)
        self._player.set_faces(())
        self._cast.show_project(None)
        self._player.show_film(Film(preview.video))
        self._panel.show_scene(None, None)
        self._show_preview(preview.model)

    def _on_opened(self, film: Film) -> None:
        preview = self._documents.preview
        if preview is not None:
            preview.set_film(film)

    def _show_preview(self, model: TimelineModel) -> None:
        self._model = model
        self._show_model()
        self._show_so_far(model)

    def _show_so_far(self, model: TimelineModel) -> None:
        preview, stopped = self._documents.preview, self._documents.analysis.paused
        if preview is not None:
            so_far = SoFar(preview.video.name, model.speech, model.face, stopped=stopped)
            self._panel.show_analysis(so_far)

    def _show_all(self) -> None:
        self._show_project(Change.PROJECT)

    def _show_project(self, change: Change) -> None:
        project = self._session.project
        if change & _FILM:
            self._show_film(project, keep_time=not change & Change.PROJECT)
        if change & _FACES:
            self._show_faces(project)
            self._cast.show_project(project)
        if change & _TIMELINE:
            self._show_timeline(project, another=bool(change & Change.PROJECT))
        if change & (Change.PROJECT | Change.CATALOGUES):
            self._panel.set_facets(self._session.facets)
        if change & _COUNTS:
            self._panel.set_counts(self._session.counts)
        self._panel.set_outdated(self._session.outdated)
        self._show_scene()

    def _show_faces(self, project: Project | None) -> None:
        if project is None:
            self._player.set_faces(())
            return
        characters = character_of_faces(project.cast)
        faces, ignored = project.analysis.faces, project.ignored_faces
        self._player.set_faces(faces, ignored, characters, partial(face_reading, project))

    def _follow_spotlight(self) -> None:
        self._cast.show_spotlight(self._spotlight.number)
        if self._documents.preview is None:
            self._show_timeline(self._session.project, another=False)

    def _keep_spotlight(self, project: Project | None) -> None:
        """Puts the spotlight out when who stood in it is no character any more."""
        cast = project.cast if project else ()
        if self._spotlight.number not in {one.number for one in cast}:
            self._spotlight.clear()

    def _show_timeline(self, project: Project | None, *, another: bool) -> None:
        if another:
            self._places.forget()
        self._keep_spotlight(project)
        self._model = TimelineModel.empty()
        if project is not None:
            self._model = TimelineModel.from_project(
                project, self._places.of(project), self._spotlight.number
            )
        self._show_model()

    def _show_film(self, project: Project | None, *, keep_time: bool) -> None:
        if project is None:
            self._player.show_film(None)
            return
        self._player.set_start_timecode(project.start_timecode)
        self._player.show_film(_film_of(project), self._player.time_s if keep_time else 0.0)

    def _show_model(self) -> None:
        self._timeline.set_model(self._model.with_range(self._marks.in_s, self._marks.out_s))

    def _on_position(self, time_s: float) -> None:
        self._timeline.set_time(time_s)
        self._show_scene()

    def _show_scene(self) -> None:
        project = None if self._documents.preview else self._session.project
        pinned_s = self._panel.pinned_s
        time_s = self.focus.time_s(self._player.time_s) if pinned_s is None else pinned_s
        index = scene_at(project, time_s)
        self._panel.show_scene(project, index)
        self.scene_shown.emit(index)


def _film_of(project: Project) -> Film:
    video = project.analysis.video
    return Film(
        path=video.path,
        clock=FrameClock(video.frame_rate, video.duration_s, video.variable_rate),
        has_picture=video.has_video,
        known=True,
        timecode_rate=video.timecode_rate,
        thumbnails=project.analysis.thumbnails,
        audio_track=_played_track(project.analysis),
    )


def _played_track(analysis: Analysis) -> int | None:
    """Finds the dialogue among several audio tracks, of which the player can play one."""
    several = len(analysis.video.audio_tracks) > 1 and analysis.dialogue
    return analysis.dialogue[0] - 1 if several else None
