"""Shows what can be done with a Track of the list, as a row of buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from aemo_studio.gui.look import theme
from aemo_studio.gui.scene_panel.base import PanelWidget
from aemo_studio.gui.scene_panel.entries import Entry
from aemo_studio.gui.widgets.icon_button import IconButton


class CardButtons(PanelWidget):
    """Offers pick, lock and reject; audition and link where there is a file or a page."""

    pick_wanted = Signal(bool)
    lock_wanted = Signal(bool)
    reject_wanted = Signal()
    audition_wanted = Signal()
    link_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._entry: Entry | None = None
        self.pick = QPushButton()
        self.pick.setCheckable(True)
        self.lock = IconButton("unlocked", checkable=True, checked="locked")
        self.reject = IconButton("cross")
        self.audition = IconButton("play")
        self.link = IconButton("link")
        self.pick.clicked.connect(self.pick_wanted)
        self.lock.clicked.connect(self.lock_wanted)
        self.reject.clicked.connect(self.reject_wanted)
        self.audition.clicked.connect(self.audition_wanted)
        self.link.clicked.connect(self.link_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.pick)
        row.addSpacing(theme.SPACE_SMALL)
        row.addWidget(self.lock)
        row.addWidget(self.reject)
        row.addStretch()
        row.addWidget(self.audition)
        row.addWidget(self.link)

    def show_entry(self, entry: Entry) -> None:
        """Shows what is decided about the entry, not what was clicked last."""
        self._entry = entry
        self.pick.setChecked(entry.picked)
        self.lock.setChecked(entry.locked)
        self.audition.setEnabled(entry.track.path is not None)
        self.link.setEnabled(entry.track.page is not None)
        self.retranslate()

    def set_reachable(self, reachable: bool) -> None:
        """Sets whether the tab key stops here. A click works in any case."""
        policy = Qt.FocusPolicy.StrongFocus if reachable else Qt.FocusPolicy.ClickFocus
        for button in (self.pick, self.lock, self.reject, self.audition, self.link):
            button.setFocusPolicy(policy)

    def retranslate(self) -> None:
        if self._entry is None:
            return
        entry = self._entry
        self.pick.setText(self.tr("Picked") if entry.picked else self.tr("Pick"))
        pick = self.tr("Remove the pick") if entry.picked else self.tr("Pick for this scene")
        self.pick.setAccessibleName(pick)
        self.pick.setToolTip(f"{pick} (Enter)")
        locked = self.tr("Unlock")
        unlocked = self.tr("Pick and lock: stays when music is sought again")
        self.lock.name(locked if entry.locked else unlocked, "L")
        self.reject.name(self.tr("Reject for this scene"), "Del")
        no_file = self.tr("No file of this track on this computer to audition")
        play = self.tr("Audition under the picture")
        self.audition.name(play if self.audition.isEnabled() else no_file, "A")
        no_page = self.tr("This track has no page")
        page = self.tr("Open the track's page")
        self.link.name(page if self.link.isEnabled() else no_page, "O")
