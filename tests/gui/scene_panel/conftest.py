"""A panel wired to a real Session, as the window does it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QLocale
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from aemo_studio.domain.project import Project
from aemo_studio.domain.video import Thumbnail
from aemo_studio.gui.document.changes import Change
from aemo_studio.gui.document.session import Session
from aemo_studio.gui.scene_panel import ScenePanel
from aemo_studio.gui.wiring.view_links import link_edits


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en"))
    yield
    QLocale.setDefault(before)


def pictured(project: Project, colour: str = "#c03020") -> Project:
    """With a real thumbnail of one colour every second."""
    image = QImage(160, 90, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG")  # type: ignore[call-overload]
    jpeg = bytes(buffer.data().data())
    seconds = range(int(project.analysis.video.duration_s))
    thumbnails = tuple(Thumbnail(float(second), jpeg) for second in seconds)
    return replace(project, analysis=replace(project.analysis, thumbnails=thumbnails))


class Desk:
    """The panel shows scene `index` of the session, whatever happens to it."""

    def __init__(self, session: Session, panel: ScenePanel) -> None:
        self.session, self.panel, self.index = session, panel, 0
        session.changed.connect(self._follow)
        link_edits(panel, session)

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
