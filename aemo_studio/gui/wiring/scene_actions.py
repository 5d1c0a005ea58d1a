"""Connects the keys and menu entries that edit the scene that is worked on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from aemo_studio.domain.emotion import EMOTIONS, Emotion
from aemo_studio.domain.project import Modality
from aemo_studio.gui.actions.actions import Actions
from aemo_studio.gui.document.playhead import scene_at
from aemo_studio.gui.document.scene_focus import SceneFocus
from aemo_studio.gui.document.session import Session
from aemo_studio.gui.player import Player

_MUTES: tuple[Modality, ...] = ("speech", "face")


class SceneActions(QObject):
    """Connects the actions, and shows in the menus what holds for the scene.

    keys_changed: by Emotion, the key that sets it, as the user reads it.
    """

    keys_changed = Signal(object)

    def __init__(
        self,
        actions: Actions,
        player: Player,
        session: Session,
        focus: SceneFocus,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._player = player
        self._session = session
        self._focus = focus
        on = actions.on
        on("split", lambda: session.split_scene(player.time_s))
        on("merge next", lambda: self._merge(0))
        on("merge previous", lambda: self._merge(-1))
        for emotion in EMOTIONS:
            on(f"emotion {emotion.value}", partial(self._set_emotion, emotion))
        on("emotion measured", lambda: self._set_emotion(None))
        for name in _MUTES:
            actions[f"mute {name}"].triggered.connect(lambda off, n=name: self._mute(n, off))
        on("pick best", self._pick_best)
        on("pick best everywhere", session.pick_the_best_everywhere)
        actions["lock pick"].triggered.connect(self._lock)
        actions["mute music"].triggered.connect(self._mute_music)

    def tell_keys(self) -> None:
        """Tells by which keys Emotions are set."""
        native = QKeySequence.SequenceFormat.NativeText
        keys = {
            emotion: self._actions[f"emotion {emotion.value}"].shortcut().toString(native)
            for emotion in EMOTIONS
        }
        self.keys_changed.emit(keys)

    @property
    def index(self) -> int | None:
        """Returns the scene that is worked on, which is under the playhead as a rule."""
        return scene_at(self._session.project, self._focus.time_s(self._player.time_s))

    def update(self) -> None:
        """Updates the menus, after the scene under the playhead changed or became another one."""
        project, index = self._session.project, self.index
        if project is None or index is None:
            return
        edit, pick = project.edit_of(index), project.pick_of(index)
        for name in _MUTES:
            self._actions[f"mute {name}"].setChecked(name in edit.muted)
        self._actions["merge next"].setEnabled(index + 1 < len(project.scenes))
        self._actions["merge previous"].setEnabled(index > 0)
        self._actions["emotion measured"].setEnabled(edit.emotion is not None)
        self._actions["lock pick"].setEnabled(pick is not None)
        self._actions["lock pick"].setChecked(pick is not None and pick.locked)
        self._actions["mute music"].setEnabled(pick is not None)
        self._actions["mute music"].setChecked(pick is not None and pick.mix.muted)

    def _merge(self, offset: int) -> None:
        if self.index is not None:
            self._session.merge_scenes(self.index + offset)

    def _set_emotion(self, emotion: Emotion | None) -> None:
        if self.index is not None:
            self._session.set_emotion(self.index, emotion)

    def _mute(self, modality: Modality, muted: bool) -> None:
        if self.index is not None:
            self._session.mute(self.index, modality, muted)

    def _pick_best(self) -> None:
        if self.index is not None:
            self._session.pick_the_best(self.index)

    def _lock(self, locked: bool) -> None:
        if self.index is not None:
            self._session.lock(self.index, locked)

    def _mute_music(self, muted: bool) -> None:
        if self.index is not None:
            self._session.mute_music(self.index, muted)
