"""Connects the sound effects of list and timeline with edits and with what is heard."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from aemo_studio.gui.actions.actions import Actions
from aemo_studio.gui.document.session import Session
from aemo_studio.gui.language.messages import Messages
from aemo_studio.gui.scene_panel import ScenePanel
from aemo_studio.gui.scene_panel.anchors import MUSIC
from aemo_studio.gui.scene_panel.music_head import EFFECTS
from aemo_studio.gui.timeline.menu_place import MenuPlace
from aemo_studio.gui.timeline.view import TimelineView
from aemo_studio.gui.wiring.audition_link import AuditionLink
from aemo_studio.gui.wiring.effect_folders import EffectFolders


class EffectsLink(QObject):
    """Moves picked effects, plays them at their place, and shows in the list which one was taken
    hold of."""

    def __init__(
        self,
        panel: ScenePanel,
        timeline: TimelineView,
        session: Session,
        audition: AuditionLink,
        *,
        actions: Actions,
        messages: Messages,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        pane = panel.music
        self._panel, self._session, self._audition = panel, session, audition
        pane.effects.moved.connect(session.move_effect)
        pane.effects.audition_wanted.connect(audition.add_effect)
        timeline.effect_moved.connect(session.move_effect)
        timeline.effect_chosen.connect(self.show)
        self._folders = EffectFolders(pane.effects, messages, self)
        actions.on("import effects", self._folders.ask)
        self.end = self._folders.end

    def show(self, number: int) -> None:
        """Shows a picked effect in its list. number: its position among the picked ones."""
        self._panel.anchors.button(MUSIC).click()
        self._panel.music.head.tabs.setCurrentIndex(EFFECTS)
        self._panel.music.effects.choose(number)

    def add_to_menu(self, menu: QMenu, place: MenuPlace) -> None:
        """Offers what can be done with the effect under the pointer."""
        project = self._session.project
        if project is None or place.effect is None or place.effect >= len(project.effects):
            return
        number, picked = place.effect, project.effects[place.effect]
        first = menu.actions()[0] if menu.actions() else None
        listen = menu.addAction(self.tr("Listen to {0} here").format(picked.effect.title))
        remove = menu.addAction(self.tr("Remove the effect {0}").format(picked.effect.title))
        listen.setEnabled(picked.effect.file is not None)
        listen.triggered.connect(lambda: self._audition.add_effect(picked.effect, picked.time_s))
        remove.triggered.connect(lambda: self._session.remove_effect(number))
        if first is not None:
            menu.insertActions(first, [listen, remove])
            menu.insertSeparator(first)
