"""Connects what the views ask for to what does it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget

from aemo_studio.domain.cast import character_of_faces
from aemo_studio.domain.project import Project
from aemo_studio.gui.actions.actions import Actions
from aemo_studio.gui.cast_panel.menu import add_characters, name_in_menu
from aemo_studio.gui.document.session import Session
from aemo_studio.gui.player import Player
from aemo_studio.gui.scene_panel import ScenePanel

translate = QCoreApplication.translate


def link_panel(panel: ScenePanel, session: Session) -> None:
    """Connects the scene panel's wishes to edits, and gives it all the music that there is."""
    link_edits(panel, session)
    panel.music.use(session.whole_list)
    panel.music.menu.everywhere_wanted.connect(session.pick_the_best_everywhere)


def link_edits(panel: ScenePanel, session: Session) -> None:
    """Connects the scene panel's wishes to edits."""
    panel.emotion_set.connect(session.set_emotion)
    panel.muted.connect(session.mute)
    panel.followed.connect(session.follow)
    panel.faces_ignored.connect(session.ignore_faces)
    panel.intention_set.connect(session.set_intention)
    panel.note_set.connect(session.set_note)
    panel.picked.connect(session.pick)
    panel.picked_and_locked.connect(session.pick_and_lock)
    panel.unpicked.connect(session.unpick)
    panel.locked.connect(session.lock)
    panel.rejected.connect(session.reject)
    panel.filters_set.connect(session.set_filters)
    panel.music.effects.picked.connect(session.pick_effect)
    panel.music.effects.removed.connect(session.remove_effect)


def open_link(address: str) -> None:
    """Opens an address in the user's browser; only web pages and files are opened."""
    url = QUrl(address)
    if url.scheme() in ("http", "https", "file"):
        QDesktopServices.openUrl(url)


class FaceMenu:
    """Offers the menu of a face in the picture."""

    def __init__(self, player: Player, session: Session, parent: QWidget) -> None:
        self._session = session
        self._parent = parent
        player.face_menu_wanted.connect(self.show)

    def show(self, number: int, place: QPoint) -> None:
        menu = self.menu_for(number)
        if menu is not None:
            menu.popup(place)

    def menu_for(self, number: int) -> QMenu | None:
        """Makes the menu of a face; None without a project."""
        project = self._session.project
        if project is None:
            return None
        ignored = number in project.ignored_faces
        menu = QMenu(self._parent)
        again = translate("FaceMenu", "Consider this face again")
        action = menu.addAction(again if ignored else translate("FaceMenu", "Ignore this face"))
        action.triggered.connect(
            lambda _checked=False: self._session.ignore_face(number, not ignored)
        )
        self._add_characters(menu, project, number)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _add_characters(self, menu: QMenu, project: Project, face: int) -> None:
        """Says whose face it is, and lets it be somebody else's."""
        if not project.cast:
            return
        menu.addSeparator()
        move = self._session.move_parts
        owner = character_of_faces(project.cast).get(face)
        others = [one for one in project.cast if one is not owner]
        whose = menu.addMenu(translate("FaceMenu", "&This is"))
        if owner is not None:
            own = whose.addAction(name_in_menu(owner))
            own.setCheckable(True)
            own.setChecked(True)
        add_characters(whose, others, lambda number: move((face,), (), number))
        whose.addSeparator()
        new = whose.addAction(translate("FaceMenu", "Somebody new"))
        new.triggered.connect(lambda _checked=False: move((face,), (), None))
        new.setEnabled(owner is None or len(owner.faces) + len(owner.lines) > 1)


_SCENE_MENU = (
    "split", "merge previous", "merge next", "", "mute speech", "mute face", "", "pick best",
    "lock pick", "mute music", "", "add marker", "describe marker", "remove marker", "",
    "mark in", "mark out", "clear marks",
)  # fmt: skip


def scene_menu(actions: Actions, parent: QWidget) -> QMenu:
    """Makes the menu that a right click on the timeline opens."""
    menu = QMenu(parent)
    for name in _SCENE_MENU:
        if name:
            menu.addAction(actions[name])
        else:
            menu.addSeparator()
    menu.aboutToHide.connect(menu.deleteLater)
    return menu
