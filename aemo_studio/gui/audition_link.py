"""Auditioning: from a wish in the list of recommendations to music under the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from aemo_studio.domain.music import Track
from aemo_studio.gui.changes import Change
from aemo_studio.gui.errors import Messages
from aemo_studio.gui.player import Player
from aemo_studio.gui.playhead import scene_at
from aemo_studio.gui.scene_panel import AuditionBar, ScenePanel
from aemo_studio.gui.scene_panel.entries import local_file
from aemo_studio.gui.session import Session

if TYPE_CHECKING:
    from aemo_studio.gui.player.audition import Audition

_SIDES = 2


class AuditionLink(QObject):
    """Holds up to two tracks to compare, A and B; the newest takes the place that does not
    sound. The music begins where the scene begins that it was wanted for."""

    def __init__(
        self,
        bar: AuditionBar,
        panel: ScenePanel,
        player: Player,
        session: Session,
        messages: Messages,
    ) -> None:
        super().__init__(bar)
        self._bar = bar
        self._player = player
        self._session = session
        self._messages = messages
        self._tracks: list[Track | None] = [None] * _SIDES
        self._side = 0
        self._start_s = 0.0
        self._audition: Audition | None = None
        bar.hide()
        panel.audition_wanted.connect(self.add)
        bar.play_wanted.connect(self._play)
        bar.side_chosen.connect(self._choose)
        bar.stopped.connect(self.stop)
        player.transport.speed_changed.connect(lambda speed: bar.show_playing(speed > 0))
        session.changed.connect(self._on_change)

    @property
    def audition(self) -> Audition | None:
        return self._audition

    def add(self, track: Track) -> None:
        """Plays the track under the scene at the playhead."""
        file = local_file(track)
        if file is None or not file.is_file():
            words = self.tr("There is no file of “{0}” here; its page may offer one.")
            self._messages.warn(words.format(track.title))
            return
        if self._tracks[self._side] is not None and track not in self._tracks:
            self._side = (self._side + 1) % _SIDES
        elif track in self._tracks:
            self._side = self._tracks.index(track)
        self._tracks[self._side] = track
        self._begin_at_scene()
        self._sound()
        self._play(True)

    def stop(self) -> None:
        """Ends it; the film plays on as it did."""
        self._tracks = [None] * _SIDES
        self._side = 0
        if self._audition is not None:
            self._audition.stop()
        self._bar.hide()

    def _begin_at_scene(self) -> None:
        project = self._session.project
        index = scene_at(project, self._player.time_s)
        if project is not None and index is not None:
            self._start_s = project.scenes[index].start_s

    def _sound(self) -> None:
        """The track of the present side, from now on."""
        track, project = self._tracks[self._side], self._session.project
        file = local_file(track) if track else None
        self._bar.show_tracks(self._tracks[0], self._tracks[1], side=self._side)
        self._bar.show()
        audition = self._engine()
        if audition is None or project is None or file is None:
            return
        audition.start(file, self._start_s, project.analysis.speech.coverage)
        audition.set_level(float(self._bar.level.value()))
        audition.set_duck(self._bar.duck_db)

    def _engine(self) -> Audition | None:
        """Made when it is first needed: QtMultimedia may be missing."""
        if self._audition is None:
            try:
                from aemo_studio.gui.player.audition import Audition
            except ImportError as error:
                self._messages.warn(self.tr("Music cannot be played: {0}").format(error))
                return None
            self._audition = audition = Audition(self._player.transport, self)
            audition.failed.connect(self._on_failed)
            self._bar.level_set.connect(audition.set_level)
            self._bar.duck_set.connect(audition.set_duck)
        return self._audition

    def _play(self, playing: bool) -> None:
        transport = self._player.transport
        if playing and transport.speed <= 0:
            if self._audition is not None and not self._audition.on:
                self._sound()
            transport.play()
        elif not playing:
            transport.pause()

    def _choose(self, side: int) -> None:
        self._side = side
        self._sound()

    def _on_failed(self, words: str) -> None:
        track = self._tracks[self._side]
        name = track.title if track else ""
        sentence = self.tr("“{0}” cannot be played: {1}")
        self._messages.warn(sentence.format(name, words))

    def _on_change(self, change: Change) -> None:
        if change & Change.PROJECT:
            self.stop()
