"""A panel wired to a real Session, as the window does it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from aemo_studio.gui.changes import Change
from aemo_studio.gui.scene_panel import ScenePanel
from aemo_studio.gui.session import Session


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en"))
    yield
    QLocale.setDefault(before)


class Desk:
    """The panel shows scene `index` of the session, whatever happens to it."""

    def __init__(self, session: Session, panel: ScenePanel) -> None:
        self.session, self.panel, self.index = session, panel, 0
        session.changed.connect(self._follow)
        panel.emotion_set.connect(session.set_emotion)
        panel.muted.connect(session.mute)
        panel.face_ignored.connect(session.ignore_face)
        panel.intention_set.connect(session.set_intention)
        panel.note_set.connect(session.set_note)
        panel.picked.connect(session.pick)
        panel.unpicked.connect(session.unpick)
        panel.locked.connect(session.lock)
        panel.rejected.connect(session.reject)
        panel.filters_set.connect(session.set_filters)

    def _follow(self, _change: Change) -> None:
        self.show(self.index)

    def leave(self) -> None:
        """The panel is gone before the session closes."""
        self.session.changed.disconnect(self._follow)
        self.session.close()

    def show(self, index: int) -> None:
        self.index = index
        self.panel.show_scene(self.session.project, index)


@pytest.fixture
def panel(qtbot: QtBot) -> ScenePanel:
    panel = ScenePanel()
    qtbot.addWidget(panel)
    panel.resize(420, 900)
    panel.show()
    return panel


@pytest.fixture
def desk(panel: ScenePanel) -> Iterator[Desk]:
    desk = Desk(Session(), panel)
    yield desk
    desk.leave()
