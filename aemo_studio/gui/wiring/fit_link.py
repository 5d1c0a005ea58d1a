"""Fits music to its scenes from the music pane and the timeline; listens first where nobody has."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool
from PySide6.QtWidgets import QMenu

from aemo_studio.base.errors import StudioError
from aemo_studio.domain.music import Track, TrackKey
from aemo_studio.gui.document.session import Session
from aemo_studio.gui.language.failures import sentence_of
from aemo_studio.gui.language.messages import Messages
from aemo_studio.gui.processes.background import Background
from aemo_studio.gui.scene_panel import ScenePanel
from aemo_studio.gui.scene_panel.fit_menu import fill_fit_menu
from aemo_studio.gui.timeline.menu_place import MenuPlace
from aemo_studio.music.lyrics.sung import sung_in
from aemo_studio.music.own_music.structures import known_structure, structure_of
from aemo_studio.project.editing.music_cuts import SceneFit


class FitLink(QObject):
    """Takes what is wanted to the Session, and keeps the window going while a file is heard."""

    def __init__(
        self, panel: ScenePanel, session: Session, messages: Messages, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._messages = session, messages
        self._background = Background(QThreadPool.globalInstance(), self)
        self._listening: set[TrackKey] = set()
        panel.fit_wanted.connect(self.fit)

    def fit(self, index: int, track: Track, fit: SceneFit | None) -> None:
        """Fits a track to a scene; None removes the fit."""
        if fit is not None and fit.without_singing and not fit.sung_s:
            fit = replace(fit, sung_s=sung_in(track))
        self._session.fit_to_scene(index, track, fit)
        if fit is not None:
            self._tell_nothing_found(index, fit)
            self._hear(track)

    def add_to_menu(self, menu: QMenu, place: MenuPlace) -> None:
        """Adds the choices for the pick under a place in the Music lane, at the menu's top."""
        project, index = self._session.project, place.scene
        pick = project.pick_of(index) if project and index is not None else None
        if place.lane != "music" or pick is None or index is None or pick.track.path is None:
            return
        own = QMenu(QCoreApplication.translate("FitMenu", "&Fit to the scene"), menu)
        fill_fit_menu(own, pick.cut, lambda fit: self.fit(index, pick.track, fit))
        first = menu.actions()[0]
        menu.insertMenu(first, own)
        menu.insertSeparator(first)

    def _tell_nothing_found(self, index: int, fit: SceneFit) -> None:
        """Says why a switch stays off: the scene has nothing of the kind."""
        project = self._session.project
        pick = project.pick_of(index) if project else None
        if pick is None or pick.cut is None:
            return
        if fit.finds_hits and not pick.cut.hits_s:
            self._messages.report(
                self.tr("Nothing in the scene for a strong beat to fall on; set a marker there.")
            )
        if fit.after_line and pick.cut.start_s is None:
            self._messages.report(self.tr("Nobody speaks where the scene begins."))
        if fit.without_singing and not pick.cut.sung_s:
            self._messages.report(
                self.tr("The music has no lyrics with times; put an .lrc file beside it.")
            )

    def _hear(self, track: Track) -> None:
        """Listens to a file beside the window; what cannot be heard is said."""
        project, file = self._session.project, track.path
        if project is None or file is None or track.key in self._listening:
            return
        if known_structure(track, project.catalogues) is not None:
            return
        self._listening.add(track.key)
        self._messages.report(self.tr("Listening to “{0}”…").format(track.title))
        self._listen(track, file, project.catalogues)

    def _listen(self, track: Track, file: Path, catalogues: tuple[str, ...]) -> None:
        def heard(_structure: object) -> None:
            self._listening.discard(track.key)
            self._messages.report(self.tr("“{0}” is fitted.").format(track.title))
            self._session.tell_heard()

        def failed(error: Exception) -> None:
            self._listening.discard(track.key)
            if not isinstance(error, StudioError):
                raise error
            self._messages.warn(sentence_of(error))

        self._background.run(lambda: structure_of(track, file, catalogues), heard, failed)
