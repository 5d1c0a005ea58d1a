"""Makes the menu of a row: all that can be done with a track, with the keys that do it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from aemo_studio.gui.scene_panel.entries import Entry
from aemo_studio.gui.scene_panel.licences import is_reference
from aemo_studio.gui.scene_panel.row_keys import Act

translate = QCoreApplication.translate


def menu_of(entry: Entry, do: Callable[[Act], None], parent: QWidget) -> QMenu:
    """Makes the menu. do: is called with what was chosen."""
    menu, key, track = QMenu(parent), Qt.Key, entry.track
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def add(act: Act, text: str, keys: Qt.Key | None = None) -> QAction:
        action = menu.addAction(text)
        action.triggered.connect(lambda _checked=False: do(act))
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
        return action

    pick, unpick = translate("RowMenu", "Pick"), translate("RowMenu", "Remove the pick")
    add(Act.PICK, unpick if entry.picked else pick, key.Key_Return)
    lock, unlock = translate("RowMenu", "Pick and lock"), translate("RowMenu", "Unlock")
    add(Act.LOCK, unlock if entry.locked else lock, key.Key_L)
    add(Act.REJECT, translate("RowMenu", "Reject"), key.Key_Delete)
    star, unstar = translate("RowMenu", "Favourite"), translate("RowMenu", "No favourite any more")
    add(Act.FAVOURITE, unstar if entry.favourite else star, key.Key_Asterisk)
    menu.addSeparator()
    play = add(Act.AUDITION, translate("RowMenu", "Audition"), key.Key_A)
    play.setEnabled(track.path is not None)
    add(Act.DETAILS, translate("RowMenu", "Details"), key.Key_D)
    page = add(Act.LINK, translate("RowMenu", "Open the page"), key.Key_O)
    page.setEnabled(track.page is not None)
    credit = add(Act.CREDIT, translate("RowMenu", "Copy the credit line"))
    credit.setEnabled(track.attribution is not None)
    add(Act.FILE, translate("RowMenu", "Link a file…"))
    menu.addSeparator()
    add(Act.LIKE, translate("RowMenu", "More like this"))
    if is_reference(track):
        add(Act.INSTEAD, translate("RowMenu", "Usable instead"))
    return menu
