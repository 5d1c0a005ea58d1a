"""The timeline as a user handles it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, QTranslator
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QHelpEvent,
    QImage,
    QMouseEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from aemo_studio.domain.emotion import Emotion
from aemo_studio.domain.project import NO_EDIT, Marker, SceneEdit
from aemo_studio.domain.scene import Shot
from aemo_studio.gui.look import theme
from aemo_studio.gui.look.theme import ThemeChoice, emotion_colour
from aemo_studio.gui.look.theme_keeper import ThemeKeeper
from aemo_studio.gui.timeline import Follow, MenuPlace, TimelineModel, TimelineView
from aemo_studio.gui.timeline.footer import Legend, TimelineFooter
from aemo_studio.gui.timeline.interaction import InteractiveCanvas
from aemo_studio.gui.timeline.lane_texts import LabelPainter
from aemo_studio.gui.timeline.lanes import EmotionStyle, Label, Lane
from aemo_studio.gui.timeline.layout import LaneRow
from aemo_studio.gui.timeline.overview import OverviewStrip
from aemo_studio.gui.timeline.reading import ReadOut, read
from aemo_studio.gui.timeline.reading_words import full, short_affect
from aemo_studio.gui.timeline.scene_items import SceneItems
from aemo_studio.gui.timeline.tile_painter import TilePainter
from tests.factories import make_scores, make_video
from tests.gui.timeline.films import film

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def view(qtbot: QtBot) -> TimelineView:
    """30 s at 20 pixels a second: cuts at 0, 10, 10.6 and 20 s, scenes at 10 and 20 s."""
    made = TimelineView()
    qtbot.addWidget(made)
    edges = (0.0, 10.0, 10.6, 20.0, 30.0)
    shots = tuple(Shot(a, b) for a, b in pairwise(edges))
    made.resize(732, 420)
    made.show()
    qtbot.waitExposed(made)
    made.set_model(replace(film(), shots=shots, markers=(Marker(13.0, "turn"),)))
    assert made.scale.px_per_s == pytest.approx(20.0)
    return made


def canvas_of(view: TimelineView) -> InteractiveCanvas:
    canvas = view.findChild(InteractiveCanvas)
    assert isinstance(canvas, InteractiveCanvas)
    return canvas


def place(view: TimelineView, lane: str, time_s: float) -> QPoint:
    row = canvas_of(view).row(lane)
    return QPoint(round(view.scale.x(time_s)), row.top + row.height // 2)


def drag(view: TimelineView, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
    canvas = canvas_of(view)
    QTest.mousePress(canvas, LEFT, held, start)
    move(canvas, (start + end) / 2, held)
    move(canvas, end, held)
    QTest.mouseRelease(canvas, LEFT, held, end)


def move(
    widget: QWidget,
    to: QPoint,
    held: Qt.KeyboardModifier = NONE,
    button: Qt.MouseButton = LEFT,
) -> None:
    """A pointer move, straight to the widget and with keys held.

    QTest.mouseMove moves the one pointer of the whole program instead: nothing arrives where
    it already stood there, or where another test's window lies above.
    """
    where = QPointF(to)
    event = QMouseEvent(
        QEvent.Type.MouseMove, where, widget.mapToGlobal(where), button, button, held
    )
    QApplication.sendEvent(widget, event)


def hover(widget: QWidget, to: QPoint) -> None:
    move(widget, to, button=Qt.MouseButton.NoButton)


def wheel(
    view: TimelineView, time_s: float, dx: int = 0, dy: int = 0, held: Qt.KeyboardModifier = NONE
) -> None:
    canvas, at = canvas_of(view), QPointF(place(view, "speech", time_s))
    event = QWheelEvent(
        at,
        canvas.mapToGlobal(at),
        QPoint(),
        QPoint(dx, dy),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def test_a_click_goes_there_and_reads_out(view: TimelineView, qtbot: QtBot) -> None:
    heard: list[ReadOut] = []
    view.read_out.connect(heard.append)
    with qtbot.waitSignal(view.time_chosen) as chosen:
        QTest.mouseClick(canvas_of(view), LEFT, NONE, place(view, "speech", 3.0))
    assert chosen.args[0] == pytest.approx(3.0, abs=0.05)
    assert view.time_s == pytest.approx(3.0, abs=0.05)
    assert heard[-1].lanes["speech"].ranked[0][0] is Emotion.SAD


def test_dragging_scrubs_all_the_way(view: TimelineView) -> None:
    times: list[float] = []
    view.time_chosen.connect(times.append)
    drag(view, place(view, "speech", 2.0), place(view, "speech", 12.0))
    assert times[0] == pytest.approx(2.0, abs=0.05)
    assert times[-1] == pytest.approx(12.0, abs=0.05)
    assert len(times) >= 3


def test_scrubbing_stays_in_the_film(view: TimelineView) -> None:
    times: list[float] = []
    view.time_chosen.connect(times.append)
    drag(view, place(view, "speech", 2.0), QPoint(-50, 100))
    assert times[-1] == 0.0


@pytest.mark.parametrize("key", ["AltModifier", "ControlModifier"])
def test_the_wheel_scrolls_and_zooms_at_the_pointer_with_alt_or_ctrl(
    view: TimelineView, key: str
) -> None:
    held = Qt.KeyboardModifier[key]
    view.show_span(10.0, 20.0)
    before = view.scale
    wheel(view, 15.0, dy=-120)
    assert view.scale.px_per_s == before.px_per_s
    assert view.scale.start_s > before.start_s
    view.show_span(10.0, 20.0)
    turned = {"dx": 120} if held is Qt.KeyboardModifier.AltModifier else {"dy": 120}
    wheel(view, 15.0, held=held, **turned)
    assert view.scale.px_per_s == pytest.approx(1.25 * before.px_per_s)
    assert view.scale.x(15.0) == pytest.approx(before.x(15.0), abs=0.6)


def test_the_wheel_zooms_where_that_is_preferred_and_scrolls_with_ctrl(view: TimelineView) -> None:
    view.set_wheel_zooms(True)
    wheel(view, 21.0, dy=120)
    assert view.scale.px_per_s == pytest.approx(25.0)
    assert view.scale.x(21.0) == pytest.approx(420.0, abs=0.6)
    before = view.scale
    wheel(view, 21.0, dy=-120, held=Qt.KeyboardModifier.ControlModifier)
    assert view.scale.px_per_s == before.px_per_s
    assert view.scale.start_s > before.start_s
    wheel(view, 21.0, dy=-1200)
    assert view.scale.is_fitted


def test_shift_and_sideways_scroll(view: TimelineView) -> None:
    view.show_span(10.0, 20.0)
    before = view.scale
    wheel(view, 15.0, dy=-120, held=Qt.KeyboardModifier.ShiftModifier)
    later = view.scale
    assert later.px_per_s == before.px_per_s
    assert later.start_s > before.start_s
    wheel(view, 15.0, dx=120)
    assert view.scale.start_s == pytest.approx(before.start_s)


def test_a_pinch_zooms_at_the_pointer(view: TimelineView) -> None:
    canvas, at = canvas_of(view), QPointF(400.0, 100.0)
    pinch = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        canvas.mapToGlobal(at),
        0.5,
        QPointF(),
    )
    QApplication.sendEvent(canvas, pinch)
    assert view.scale.px_per_s == pytest.approx(30.0)
    assert view.scale.x(20.0) == pytest.approx(400.0)


def test_a_boundary_snaps_to_a_cut_and_says_so_on_release(view: TimelineView) -> None:
    moves: list[tuple[int, float]] = []
    view.boundary_moved.connect(lambda index, time_s: moves.append((index, time_s)))
    drag(view, place(view, "scenes", 10.0), place(view, "scenes", 10.45))
    assert moves == [(0, 10.6)]


def test_alt_frees_a_boundary_from_the_cuts(view: TimelineView) -> None:
    moves: list[float] = []
    view.boundary_moved.connect(lambda _index, time_s: moves.append(time_s))
    drag(view, place(view, "scenes", 10.0), place(view, "scenes", 10.45), ALT)
    assert moves == [pytest.approx(10.44, abs=0.03)]


def test_a_boundary_is_shown_on_the_way_and_escape_lets_go(view: TimelineView) -> None:
    canvas = canvas_of(view)
    moves: list[object] = []
    view.boundary_moved.connect(lambda *moved: moves.append(moved))
    QTest.mousePress(canvas, LEFT, NONE, place(view, "scenes", 20.0))
    move(canvas, place(view, "scenes", 18.0))
    shown = canvas.preview
    assert shown is not None
    assert shown.time_s == pytest.approx(18.0, abs=0.05)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas, LEFT, NONE, place(view, "scenes", 18.0))
    assert canvas.preview is None
    assert moves == []


def test_a_click_on_a_boundary_moves_nothing(view: TimelineView, qtbot: QtBot) -> None:
    moves: list[object] = []
    view.boundary_moved.connect(lambda *moved: moves.append(moved))
    with qtbot.waitSignal(view.time_chosen):
        QTest.mouseClick(canvas_of(view), LEFT, NONE, place(view, "scenes", 10.0))
    assert moves == []


def test_scenes_are_chosen_and_looped(view: TimelineView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.scene_chosen) as chosen:
        QTest.mouseClick(canvas_of(view), LEFT, NONE, place(view, "scenes", 15.0))
    assert chosen.args == [1]
    with qtbot.waitSignal(view.scene_activated) as looped:
        QTest.mouseDClick(canvas_of(view), LEFT, NONE, place(view, "scenes", 25.0))
    assert looped.args == [2]
    view.set_time(4.0)
    with qtbot.waitSignal(view.scene_activated) as by_key:
        QTest.keyClick(canvas_of(view), Qt.Key.Key_Return)
    assert by_key.args == [0]


def test_in_and_out_are_dragged(view: TimelineView, qtbot: QtBot) -> None:
    view.set_range(5.0, 25.0)
    with qtbot.waitSignal(view.range_changed) as changed:
        drag(view, place(view, "ruler", 5.0), place(view, "ruler", 8.0), ALT)
    assert changed.args[1] == 25.0
    in_s = view.model.in_s
    assert in_s == pytest.approx(8.0, abs=0.05)
    assert in_s is not None
    drag(view, place(view, "ruler", 25.0), place(view, "ruler", 1.0), ALT)
    assert view.model.out_s == pytest.approx(in_s + 0.04)


def test_markers_are_chosen_and_moved(view: TimelineView, qtbot: QtBot) -> None:
    with qtbot.waitSignals([view.marker_chosen, view.marker_moved]):
        drag(view, place(view, "ruler", 13.0), place(view, "ruler", 16.0), ALT)
    assert view.model.markers[0].time_s == 13.0  # the session decides


def test_a_menu_knows_what_it_is_about(view: TimelineView) -> None:
    asked: list[MenuPlace] = []
    view.context_menu_wanted.connect(lambda where, _at: asked.append(where))
    canvas = canvas_of(view)
    for where in (place(view, "scenes", 15.0), place(view, "ruler", 13.0)):
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, canvas.mapToGlobal(where))
        QApplication.sendEvent(canvas, event)
    view.set_time(22.0)
    at = QPoint(1, 1)
    keyboard = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, canvas.mapToGlobal(at))
    QApplication.sendEvent(canvas, keyboard)
    assert (asked[0].lane, asked[0].scene, asked[0].marker) == ("scenes", 1, None)
    assert (asked[1].lane, asked[1].marker) == ("ruler", 0)
    assert asked[2].scene == 2
    assert asked[2].time_s == pytest.approx(22.0, abs=0.05)


def test_the_middle_button_moves_the_film(view: TimelineView) -> None:
    view.show_span(10.0, 20.0)
    canvas, before = canvas_of(view), view.scale.start_s
    QTest.mousePress(canvas, MIDDLE, NONE, QPoint(300, 100))
    move(canvas, QPoint(240, 100))
    QTest.mouseRelease(canvas, MIDDLE, NONE, QPoint(240, 100))
    assert view.scale.start_s == pytest.approx(before + 60 / view.scale.px_per_s)


def test_cursors_say_what_can_be_moved(view: TimelineView) -> None:
    canvas = canvas_of(view)
    hover(canvas, place(view, "scenes", 10.0))
    assert canvas.cursor().shape() == Qt.CursorShape.SplitHCursor
    hover(canvas, place(view, "scenes", 15.0))
    assert canvas.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_a_film_that_plays_turns_the_page(view: TimelineView) -> None:
    view.show_span(0.0, 5.0)
    view.set_playing(True)
    view.set_time(4.9)
    assert view.scale.start_s == 0.0
    view.set_time(5.1)
    assert view.scale.shows(5.1)
    assert view.scale.start_s > 4.0


def test_smooth_keeps_the_playhead_in_the_middle_and_off_lets_it_go(view: TimelineView) -> None:
    view.show_span(0.0, 5.0)
    view.set_playing(True)
    view.follow = Follow.SMOOTH
    view.set_time(12.0)
    assert view.scale.x(12.0) == pytest.approx(view.scale.width_px / 2, abs=1)
    view.follow = Follow.OFF
    view.set_time(28.0)
    assert not view.scale.shows(28.0)


def test_who_looks_elsewhere_while_playing_is_left_alone(view: TimelineView) -> None:
    view.show_span(0.0, 5.0)
    view.set_playing(True)
    view.set_time(1.0)
    view.show_span(25.0, 30.0)
    elsewhere = view.scale
    view.set_time(1.2)
    assert view.scale == elsewhere
    view.set_playing(False)
    view.set_time(1.4)
    assert view.scale.shows(1.4)


def test_zoom_keeps_the_playhead_in_place(view: TimelineView) -> None:
    view.set_time(9.0)
    at = view.scale.x(9.0)
    view.zoom_in()
    assert view.scale.px_per_s > 25
    assert view.scale.x(9.0) == pytest.approx(at, abs=0.01)
    view.zoom_out()
    view.fit()
    assert view.scale.is_fitted


def test_the_overview_scrolls_and_zooms(view: TimelineView) -> None:
    strip = view.findChild(OverviewStrip)
    assert isinstance(strip, OverviewStrip)
    view.show_span(0.0, 3.0)
    px_per_s = strip.width() / 30.0
    QTest.mouseClick(strip, LEFT, NONE, QPoint(round(20 * px_per_s), 10))
    assert view.time_s == pytest.approx(20.0, abs=0.1)
    assert view.scale.shows(20.0)
    assert view.scale.visible_s == pytest.approx(3.0)
    end = QPoint(round(view.scale.end_s * px_per_s), 10)
    QTest.mousePress(strip, LEFT, NONE, end)
    move(strip, QPoint(round(27 * px_per_s), 10))
    QTest.mouseRelease(strip, LEFT, NONE, QPoint(round(27 * px_per_s), 10))
    assert view.scale.end_s == pytest.approx(27.0, abs=0.2)


def test_the_overview_lies_over_the_lanes_second_for_second(view: TimelineView) -> None:
    strip = view.findChild(OverviewStrip)
    assert isinstance(strip, OverviewStrip)
    canvas = canvas_of(view)
    assert (strip.x(), strip.width()) == (canvas.x(), canvas.width())


def test_the_overview_shows_what_the_editor_corrected(view: TimelineView) -> None:
    strip = view.findChild(OverviewStrip)
    assert isinstance(strip, OverviewStrip)
    angry = emotion_colour(Emotion.ANGRY, theme.current().dark).rgb()
    at = round(strip.width() * 15 / 30), 10
    assert strip.grab().toImage().pixel(*at) != angry
    edits = (NO_EDIT, SceneEdit(emotion=Emotion.ANGRY), NO_EDIT)
    view.set_model(replace(view.model, edits=edits))
    assert strip.grab().toImage().pixel(*at) == angry


def test_what_the_film_feels_like_is_painted_first(
    view: TimelineView, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str] = []
    paint = TilePainter.paint

    def noted(self: TilePainter, lane: Lane, row: LaneRow, area: QRect) -> bool:
        painted.append(lane.name)
        return paint(self, lane, row, area)

    monkeypatch.setattr(TilePainter, "paint", noted)
    canvas_of(view).grab()
    assert painted[:2] == ["fused", "scenes"]
    assert len(painted) == len(canvas_of(view).lanes)


def test_names_can_be_read_before_their_lane_is_painted(
    view: TimelineView, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Label] = []
    monkeypatch.setattr(TilePainter, "paint", lambda *_: False)
    monkeypatch.setattr(LabelPainter, "draw", lambda _, _painter, label, _top: drawn.append(label))
    canvas_of(view).grab()
    shown = theme.current()
    assert any(label.text == "sad" for label in drawn)
    for label in drawn:
        assert label.ground is not None
        assert theme.contrast(label.ink, label.ground) > 7
        assert label.ground.name() == shown.lane


def test_valence_and_arousal_are_a_second_view_of_the_lanes(view: TimelineView) -> None:
    chosen: list[EmotionStyle] = []
    footer = view.findChild(TimelineFooter)
    legend = view.findChild(Legend)
    assert isinstance(footer, TimelineFooter)
    assert isinstance(legend, Legend)
    footer.style_chosen.connect(chosen.append)
    buttons = {button.text(): button for button in footer.findChildren(QToolButton)}
    affect, ribbon = buttons["Valence, arousal"], buttons["Ribbon"]
    assert "Warriner" in affect.toolTip()
    QTest.mouseClick(affect, LEFT)
    assert view.emotion_style is EmotionStyle.AFFECT
    assert [word.split()[0] for word in legend.words] == ["V", "A", "energy", "no"]
    QTest.mouseClick(ribbon, LEFT)
    assert (affect.isChecked(), ribbon.isChecked()) == (False, True)
    QTest.mouseClick(ribbon, LEFT)
    assert chosen == [EmotionStyle.AFFECT, EmotionStyle.RIBBON, EmotionStyle.TOP]
    view.set_time(3.0)
    assert short_affect(read(view.model, 3.0), "speech").startswith("V ")
    assert "valence" in full(view.model, read(view.model, 3.0), "speech")
    assert short_affect(read(view.model, 15.0), "speech") == "", "nobody speaks"


def test_scenes_are_items_for_a_screen_reader(view: TimelineView) -> None:
    items = view.findChild(SceneItems)
    assert isinstance(items, SceneItems)
    heard = QAccessible.queryAccessibleInterface(items)
    assert (heard.text(QAccessible.Text.Name), heard.childCount()) == ("Scenes", 3)
    names = [heard.child(i).text(QAccessible.Text.Name) for i in range(3)]
    assert names[0] == "Scene 1: happy, clear; 01:00:00:00 – 01:00:10:00"
    assert names[2].startswith("Scene 3: no evidence;")
    lane = canvas_of(view).row("scenes")
    second = heard.child(1).rect()
    assert second.width() == pytest.approx(200, abs=2)
    assert second.height() == lane.height
    view.set_time(12.0)
    assert items.currentIndex().row() == 1


def test_the_arrow_keys_go_from_scene_to_scene(view: TimelineView, qtbot: QtBot) -> None:
    items = view.findChild(SceneItems)
    assert isinstance(items, SceneItems)
    items.setFocus()
    for key, time_s in ((Qt.Key.Key_Right, 10.0), (Qt.Key.Key_End, 20.0), (Qt.Key.Key_Up, 10.0)):
        with qtbot.waitSignal(view.time_chosen) as went:
            QTest.keyClick(items, key)
        assert went.args == [pytest.approx(time_s)]
    assert place(view, "scenes", 15.0).y() > items.y(), "the lane under it takes the pointer"
    assert view.childAt(canvas_of(view).mapTo(view, place(view, "scenes", 15.0))) is not items


def test_tooltips_read_out_exact_values(
    view: TimelineView, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, *_: shown.append(text))
    canvas = canvas_of(view)
    for lane, time_s in (("speech", 3.0), ("speech", 15.0), ("music", 3.0), ("scenes", 3.0)):
        where = place(view, lane, time_s)
        QApplication.sendEvent(
            canvas, QHelpEvent(QEvent.Type.ToolTip, where, canvas.mapToGlobal(where))
        )
    assert "01:00:03:00" in shown[0]
    assert "sad 0.80" in shown[0]
    assert "then neutral 0.03" in shown[0]
    assert "coverage 100" in shown[0]
    assert "no speech" in shown[1]
    assert "Piece 2" in shown[2]
    assert "Scene 1: happy" in shown[3]


def test_a_screen_reader_hears_what_is_under_the_playhead(view: TimelineView) -> None:
    view.set_time(3.0)
    canvas = canvas_of(view)
    assert canvas.accessibleName() == "Timeline"
    said = canvas.accessibleDescription()
    assert said.startswith("01:00:03:00")
    assert "Speech: sad 0.80" in said
    assert "Scene 1: happy" in said


def test_the_keyboard_reaches_it_and_it_shows(view: TimelineView, qtbot: QtBot) -> None:
    canvas = canvas_of(view)
    canvas.clearFocus()
    without = picture(view)
    view.setFocus()
    qtbot.waitUntil(canvas.hasFocus)
    assert picture(view) != without


def picture(view: TimelineView) -> QImage:
    view.settle()
    return view.grab().toImage()


def test_partial_results_appear_as_they_come(view: TimelineView) -> None:
    model = TimelineModel.from_video(make_video(duration_s=30.0))
    view.set_model(model)
    before = picture(view)
    read: list[ReadOut] = []
    view.read_out.connect(read.append)
    view.set_time(0.0)
    assert not read[-1].lanes["speech"].reached
    view.set_model(model.with_partial("speech", 0, np.stack([make_scores(Emotion.SAD)] * 8)))
    assert picture(view) != before
    assert read[-1].lanes["speech"].ranked[0][0] is Emotion.SAD


def test_growing_results_keep_zoom_and_place(view: TimelineView) -> None:
    view.show_span(10.0, 12.0)
    before = view.scale
    view.set_model(replace(view.model, markers=()))
    assert view.scale == before
    view.set_model(TimelineModel.from_video(make_video(duration_s=60.0)))
    assert view.scale.is_fitted


def test_without_a_film_nothing_can_be_done_and_nothing_breaks(qtbot: QtBot) -> None:
    view = TimelineView()
    qtbot.addWidget(view)
    view.resize(600, 300)
    view.show()
    heard: list[object] = []
    view.time_chosen.connect(heard.append)
    view.set_model(TimelineModel.empty())
    QTest.mouseClick(canvas_of(view), LEFT, NONE, QPoint(100, 100))
    for act in (view.zoom_in, view.zoom_out, view.fit, view.settle):
        act()
    view.set_time(3.0)
    assert heard == []


def test_the_picture_is_complete_after_settling(view: TimelineView) -> None:
    """Tiles that are painted bit by bit lead to what is painted at once."""
    view.show_span(4.0, 16.0)
    view.settle()
    once = view.grab().toImage()
    QApplication.processEvents()
    assert view.grab().toImage() == once


def test_light_and_dark_are_painted_anew(view: TimelineView, qapp: QApplication) -> None:
    keeper = ThemeKeeper(qapp)
    keeper.choose(ThemeChoice.DARK)
    dark = picture(view)
    keeper.choose(ThemeChoice.LIGHT)
    light = picture(view)
    keeper.choose(ThemeChoice.DARK)
    place_of_lane = canvas_of(view).mapTo(view, place(view, "music", 15.0))
    assert light.pixelColor(place_of_lane).lightness() > 200
    assert dark.pixelColor(place_of_lane).lightness() < 60
    assert picture(view) == dark


class _Shouting(QTranslator):
    def translate(self, _context: str, source: str, _note: str | None = None, _n: int = -1) -> str:
        return source.upper()

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False


def test_another_language_arrives_at_once(
    view: TimelineView, qapp: QApplication, qtbot: QtBot
) -> None:
    before = picture(view)
    translator = _Shouting()
    qapp.installTranslator(translator)
    try:
        QApplication.processEvents()
        assert canvas_of(view).accessibleName() == "TIMELINE"
        assert "SAD" in canvas_of(view).accessibleDescription()
        assert picture(view) != before
    finally:
        qapp.removeTranslator(translator)
    qtbot.waitUntil(lambda: picture(view) == before)
