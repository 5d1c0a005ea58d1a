"""Gain, fades and mute of picked music by the handles of its clip, and what drags rest on."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from aemo_studio.domain.emotion import Emotion, EmotionTrack
from aemo_studio.domain.music import ClipMix
from aemo_studio.domain.project import Project
from aemo_studio.gui.look import theme
from aemo_studio.gui.main_window import MainWindow
from aemo_studio.gui.timeline.beat_snapping import snapped_to_music
from aemo_studio.gui.timeline.clip_mix import gain_y, handle_xs
from aemo_studio.gui.timeline.clip_sound import tempos_of
from aemo_studio.gui.timeline.energy_arc import Together, together
from aemo_studio.gui.timeline.fit_words import clip_lines
from aemo_studio.gui.timeline.geometry import TimeScale
from aemo_studio.gui.timeline.grips import Grip, GripKind, moved, snapped, targets
from aemo_studio.gui.timeline.interaction import InteractiveCanvas
from aemo_studio.gui.timeline.lanes.base import TileSpan
from aemo_studio.gui.timeline.lanes.music import MusicLane
from aemo_studio.gui.timeline.look import Look
from aemo_studio.gui.timeline.menu_place import MenuPlace
from aemo_studio.gui.timeline.model import TimelineModel
from aemo_studio.gui.timeline.reading import read
from aemo_studio.gui.timeline.snapping import SnapKind
from aemo_studio.gui.timeline.tooltips import tooltip
from aemo_studio.gui.wiring.view_links import scene_menu
from aemo_studio.music.fit.pieces import Piece
from aemo_studio.music.heard_levels import energy_at
from aemo_studio.project.editing import fit_to_scene, set_mix
from aemo_studio.project.editing.music_cuts import SceneFit
from tests.factories import make_scores
from tests.gui.test_fitted_music import choose, present, project, studio
from tests.gui.timeline.test_view import canvas_of

__all__ = ["project", "studio"]

LEFT = Qt.MouseButton.LeftButton


def mix_of(window: MainWindow) -> ClipMix:
    pick = present(window).pick_of(1)
    assert pick is not None
    return pick.mix


def drag(canvas: InteractiveCanvas, at: QPointF, by: QPoint) -> None:
    start = at.toPoint()
    QTest.mousePress(canvas, LEFT, pos=start)
    QTest.mouseMove(canvas, start + by / 2)
    QTest.mouseMove(canvas, start + by)
    QTest.mouseRelease(canvas, LEFT, pos=start + by)


def test_clips_are_mixed_by_handles_menu_and_key(studio: MainWindow) -> None:
    canvas = canvas_of(studio.timeline)
    gain_and_fades_are_dragged_and_undone(studio, canvas)
    a_click_goes_there_and_escape_changes_nothing(studio, canvas)
    menu_and_key_set_level_and_mute(studio)
    snapping_is_switched_by_key_and_button(studio, canvas)


def gain_and_fades_are_dragged_and_undone(studio: MainWindow, canvas: InteractiveCanvas) -> None:
    stack, row, clip = studio.session.undo_stack, canvas.row("music"), canvas.model.music[0]
    drag(canvas, QPointF(canvas.scale.x(18.0), gain_y(clip, row)), QPoint(0, 12))
    assert mix_of(studio) == ClipMix(gain_db=-6.0)
    assert stack.undoText() == "level of the music of scene 2"
    handle = QPointF(handle_xs(clip, canvas.scale)[0], row.top + 5)
    drag(canvas, handle, QPoint(round(2.0 * canvas.scale.px_per_s), 0))
    fade_s = mix_of(studio).fade_in_s
    assert fade_s == pytest.approx(2.0), "it rests on the bar of the music"
    assert canvas.model.music[0].placed.fades_s[0] == fade_s
    assert stack.undoText() == "fades of the music of scene 2"
    stack.undo()
    stack.undo()
    assert mix_of(studio) == ClipMix()


def a_click_goes_there_and_escape_changes_nothing(
    studio: MainWindow, canvas: InteractiveCanvas
) -> None:
    clip, row = canvas.model.music[0], canvas.row("music")
    at = QPoint(round(canvas.scale.x(18.0)), round(gain_y(clip, row)))
    QTest.mouseClick(canvas, LEFT, pos=at)
    assert studio.player.time_s == pytest.approx(18.0, abs=0.1)
    assert canvas.hover(QPointF(at)) is Qt.CursorShape.SizeVerCursor
    QTest.mousePress(canvas, LEFT, pos=at)
    QTest.mouseMove(canvas, at + QPoint(0, 20))
    canvas.grab()
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas, LEFT, pos=at)
    assert mix_of(studio) == ClipMix()


def menu_and_key_set_level_and_mute(studio: MainWindow) -> None:
    menu = scene_menu(studio.actions_by_name, studio)
    studio.mix_link.add_to_menu(menu, MenuPlace("music", 12.0, 1, None))
    levels = menu.actions()[0].menu()
    assert isinstance(levels, QMenu)
    choose(levels, "−3.0 dB")
    assert mix_of(studio) == ClipMix(gain_db=-3.0)
    studio.actions_by_name["mute music"].trigger()
    assert mix_of(studio) == ClipMix(gain_db=-3.0, muted=True)
    assert studio.actions_by_name["mute music"].isChecked()
    model = studio.timeline.model
    assert "muted · −3.0 dB" in tooltip(model, read(model, 12.0), "music", Grip(GripKind.TIME))


def snapping_is_switched_by_key_and_button(studio: MainWindow, canvas: InteractiveCanvas) -> None:
    action = studio.actions_by_name["snapping"]
    found = [(canvas.snapping, action.isChecked())]
    action.trigger()
    found.append((canvas.snapping, action.isChecked()))
    studio.timeline.snapping_chosen.emit(True)
    found.append((canvas.snapping, action.isChecked()))
    assert found == [(True, True), (False, False), (True, True)]


def test_a_fade_cuts_the_corner_and_mute_is_grey(project: Project) -> None:
    def painted(mix: ClipMix) -> list[str]:
        lane = MusicLane()
        lane.set_model(TimelineModel.from_project(set_mix(project, 1, mix)))
        look = Look.of(theme.current(), 1.0)
        image = lane.paint(TileSpan(0, 600, 40, 10.0), look).image
        return [image.pixelColor(x, y).name() for x, y in ((105, 4), (180, 4), (180, 37))]

    plain, faded = painted(ClipMix()), painted(ClipMix(fade_in_s=4.0))
    assert faded[0] != plain[0]
    assert faded[1:] == plain[1:]
    assert painted(ClipMix(muted=True))[2] != plain[2]


@pytest.fixture
def model(project: Project) -> TimelineModel:
    return TimelineModel.from_project(project)


NEAR = TimeScale(60.0, 1200.0, 100.0)
FAR = TimeScale(60.0, 1200.0, 20.0)


def test_bars_and_beats_hold_where_there_is_room(model: TimelineModel) -> None:
    """The music begins with its first bar at 10 s, at 120 beats a minute."""
    found = snapped_to_music(model, NEAR, 12.06)
    assert (found.time_s, found.kind) == (12.0, SnapKind.BAR)
    found = snapped_to_music(model, NEAR, 12.55)
    assert (found.time_s, found.kind) == (12.48, SnapKind.BEAT), "on a frame"
    assert snapped_to_music(model, NEAR, 12.25).kind is None
    assert snapped_to_music(model, FAR, 12.5).kind is None, "10 px apart: beats hold nothing"
    assert snapped_to_music(model, FAR, 12.2).kind is SnapKind.BAR
    assert snapped_to_music(model, NEAR, 5.0).kind is None, "no music there"


def test_markers_boundaries_and_the_playhead_rest_on_the_music(model: TimelineModel) -> None:
    marked = dataclasses.replace(model, markers=())
    marker = Grip(GripKind.MARKER)
    snap_to = targets(marked, marker, 30.0)
    assert moved(marked, NEAR, marker, 12.05, snap_to).kind is SnapKind.BAR
    assert moved(marked, NEAR, marker, 12.05, None).kind is None
    edge = Grip(GripKind.BOUNDARY, 0)
    assert moved(marked, NEAR, edge, 14.05, targets(marked, edge, 30.0)).time_s == 14.0
    assert snapped(marked, NEAR, None, 16.03).kind is SnapKind.BAR
    assert snapped(marked, NEAR, None, 25.03).kind is SnapKind.SCENE


def test_the_energy_is_set_against_the_arousal(model: TimelineModel) -> None:
    """Its arc is heard as long as it plays, and named where it goes with the arousal."""
    clip = model.music[0]
    energy = energy_at(clip.placed, np.array([5.0, 12.0, 20.0]))
    assert np.isnan(energy).tolist() == [True, False, False]
    assert together(model, clip) is None, "music of one level has no arc"
    structure = clip.placed.structure
    assert structure is not None
    loud = np.linspace(-30, 0, len(structure.energy_db)).astype(np.float32)
    rising = dataclasses.replace(structure, energy_db=loud)
    louder = dataclasses.replace(clip, placed=dataclasses.replace(clip.placed, structure=rising))
    for first, then, wanted in (
        (Emotion.CALM, Emotion.ANGRY, Together.WITH),
        (Emotion.ANGRY, Emotion.CALM, Together.AGAINST),
    ):
        scores = np.tile(make_scores(first), (len(model.fused), 1))
        scores[34:] = make_scores(then)
        fused = EmotionTrack(scores, np.ones(len(scores), np.float32))
        assert together(dataclasses.replace(model, fused=fused), louder) is wanted
    muted = dataclasses.replace(clip.placed, mix=ClipMix(muted=True))
    silent = dataclasses.replace(clip, placed=muted)
    assert np.isnan(energy_at(silent.placed, np.array([12.0]))).all()


def test_the_tooltip_tells_fit_seams_and_tempo(project: Project) -> None:
    fitted = fit_to_scene(project, 1, project.picks[0].track, SceneFit())
    (clip,) = TimelineModel.from_project(fitted).music
    line, *_ = clip_lines(TimelineModel.empty(), clip)
    seams = len(clip.placed.pieces) - 1
    assert line == f"Fitted, own ending, seams: {seams}, tempo unchanged (120 bpm)"
    structure = clip.placed.structure
    assert structure is not None
    doubted = dataclasses.replace(structure, beats_certainty=0.8, bars_certainty=0.42)
    unsure = dataclasses.replace(clip.placed, structure=doubted)
    lines = clip_lines(TimelineModel.empty(), dataclasses.replace(clip, placed=unsure))
    assert "Bars are not sure (42 %)" in lines
    beats_s = np.where(structure.beats_s < 24, structure.beats_s, structure.beats_s * 1.2 - 4.8)
    placed = dataclasses.replace(
        clip.placed,
        pieces=(Piece(0.0, 48.0),),
        structure=dataclasses.replace(structure, beats_s=beats_s.astype(np.float32)),
    )
    assert tempos_of(placed) == pytest.approx((100, 120), abs=0.5)
