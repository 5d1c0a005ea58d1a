"""Auditions tracks: from a wish in the list of recommendations to music under the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from aemo_studio.base.files import is_there
from aemo_studio.domain.effects import Effect
from aemo_studio.domain.music import Track, TrackKey
from aemo_studio.domain.project import Project
from aemo_studio.gui.document.changes import Change
from aemo_studio.gui.document.session import Session
from aemo_studio.gui.language.messages import Messages
from aemo_studio.gui.player import Player
from aemo_studio.gui.player.audition_course import course_of
from aemo_studio.gui.player.course import Course
from aemo_studio.gui.player.effect_course import effect_course
from aemo_studio.gui.scene_panel import AuditionBar, ScenePanel
from aemo_studio.output.export.effect_tracks import effect_track

if TYPE_CHECKING:
    from aemo_studio.gui.player.audition import Audition

SIDES = (0, 1)

_BEFORE_S = 1.0


class AuditionLink(QObject):
    """Holds up to two tracks to compare, A and B; the newest takes the place that is silent. The
    music is laid under the scene that it was wanted for as it would be exported.

    began: the scene under which music is auditioned; None without one. ended: no music any more.
    """

    began = Signal(object)
    ended = Signal()

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
        self._panel = panel
        self._player = player
        self._session = session
        self._messages = messages
        self._tracks: list[Track | None] = [None] * len(SIDES)
        self._side = 0
        self._scene: int | None = None
        self._effects: dict[TrackKey, Course] = {}
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
        """Plays the track under the scene that the panel shows."""
        file = track.path
        if file is None or not is_there(file):
            words = self.tr("There is no file of “{0}” here; its page may offer one.")
            self._messages.warn(words.format(track.title))
            return
        if track in self._tracks:
            self._side = self._tracks.index(track)
        elif self._tracks[self._side] is not None:
            self._side = _other(self._side)
        self._tracks[self._side] = track
        self._scene = None if track.key in self._effects else self._panel.index
        self.began.emit(self._scene)
        self._sound()
        self._play(True)

    def add_effect(self, effect: Effect, time_s: float) -> None:
        """Plays a sound effect where it lies, or would, from a moment before."""
        project, track = self._session.project, effect_track(effect)
        if project is not None:
            course = effect_course(project, effect, time_s)
            if course is not None:
                self._effects[track.key] = course
                self._player.seek(max(0.0, time_s - _BEFORE_S))
        self.add(track)

    def switch(self) -> None:
        """Switches to the other one of the two tracks."""
        if None in self._tracks:
            words = self.tr("To compare, audition a second track; this switches between the two.")
            self._messages.report(words)
        else:
            self._choose(_other(self._side))

    def stop(self) -> None:
        """Ends the audition; the film plays on as it did."""
        self._tracks = [None] * len(SIDES)
        self._side = 0
        self._effects.clear()
        if self._audition is not None:
            self._audition.stop()
        self._bar.hide()
        self.ended.emit()

    def _sound(self) -> None:
        """Makes both tracks ready, that of the present side audible."""
        self._show()
        audition, project = self._engine(), self._session.project
        if audition is None or project is None:
            return
        self._lay(audition, project)
        audition.set_coverage(project.analysis.speech.coverage)
        audition.set_level(float(self._bar.level.value()))
        audition.set_duck(self._bar.duck_db)
        audition.choose(self._side)

    def _lay(self, audition: Audition, project: Project) -> None:
        """Lays both tracks under the scene."""
        for side, track in enumerate(self._tracks):
            file = track.path if track else None
            if track is not None and file is not None:
                known = self._effects.get(track.key)
                course = known or course_of(project, self._scene, track)
                audition.load(side, file, course)
                if not course.factor and side == self._side:
                    words = self.tr("“{0}” is muted in this scene, so it is not heard.")
                    self._messages.report(words.format(track.title))

    def _show(self) -> None:
        self._bar.show_tracks(self._tracks[0], self._tracks[1], side=self._side)
        self._bar.show()

    def _engine(self) -> Audition | None:
        """Makes the Audition when it is first needed: QtMultimedia may be missing."""
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
            transport.play()
        elif not playing:
            transport.pause()

    def _choose(self, side: int) -> None:
        self._side = side
        self._show()
        if self._audition is not None:
            self._audition.choose(side)

    def _on_failed(self, side: int, words: str) -> None:
        """Removes a track that cannot be played; the other one plays on."""
        track, self._tracks[side] = self._tracks[side], None
        sentence = self.tr("“{0}” cannot be played: {1}")
        self._messages.warn(sentence.format(track.title if track else "", words))
        if self._tracks[_other(side)] is None:
            self.stop()
        else:
            self._choose(_other(side))

    def _on_change(self, change: Change) -> None:
        project = self._session.project
        if change & Change.PROJECT:
            self.stop()
        elif change & (Change.PICKS | Change.SCENES) and self._audition and project:
            self._lay(self._audition, project)


def _other(side: int) -> int:
    return 1 - side
