"""What the benchmark of the timeline rests on, and a long film in the real widget."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aemo_studio.domain.project import Project
from aemo_studio.gui.timeline import TimelineModel, TimelineView
from benchmarks.frames import FrameTimes
from benchmarks.long_project import long_project
from benchmarks.timeline import Measured, report


@pytest.fixture(scope="module")
def project(qapp: QApplication) -> Project:
    return long_project(duration_s=600.0, scenes=60, thumbnails=120)


def test_the_made_up_film_is_whole(project: Project) -> None:
    analysis = project.analysis
    assert analysis.scenes[0].start_s == 0.0
    assert analysis.scenes[-1].end_s == 600.0
    assert all(a.end_s == b.start_s for a, b in pairwise(project.scenes))
    assert len(analysis.fused) == 1200
    assert 0.2 < float((analysis.speech.coverage > 0).mean()) < 0.95
    cuts = {shot.start_s for shot in analysis.shots}
    assert {scene.start_s for scene in project.scenes} <= cuts


def test_frames_painted_bit_by_bit_end_up_complete(project: Project, qtbot: QtBot) -> None:
    """After zooming, stand-ins give way to what a patient painter paints."""
    view = TimelineView()
    qtbot.addWidget(view)
    view.resize(1280, 400)
    view.show()
    qtbot.waitExposed(view)
    view.set_model(TimelineModel.from_project(project))
    frames = FrameTimes(view)
    view.set_time(300.0)
    for factor in (3.0, 4.0, 0.5, 1.7):
        view.zoom_by(factor)
        QApplication.processEvents()
    qtbot.wait(300)
    shown = view.grab().toImage()
    view.settle()
    assert view.grab().toImage() == shown
    assert len(frames.taken_ms) >= 4
    assert all(ms > 0 for ms in frames.taken_ms)


def test_the_report_says_whether_the_budget_is_kept() -> None:
    rows = [Measured.of("scrub", 1.0, [3.0, 5.0, 9.0], [2.0, 4.0, 8.0])]
    assert "within the budget of 16 ms" in report(rows, "1920x400")
    late = [*rows, Measured.of("zoom", 2.0, [30.0] * 9, [29.0] * 9)]
    assert "over the budget of 16 ms" in report(late, "1920x400")
