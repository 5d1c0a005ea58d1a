"""What is painted: bars for evidence, hatching for the lack of it, in the colours of the theme."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aemo_studio.domain.emotion import EMOTIONS, Emotion
from aemo_studio.domain.music import ScorePart
from aemo_studio.gui.look import theme
from aemo_studio.gui.look.theme_keeper import palette
from aemo_studio.gui.scene_panel.part_bars import PartBars
from aemo_studio.gui.scene_panel.probability_bars import ROW_H, BarColumn, ProbabilityBars
from tests.factories import make_scores

MISSING = BarColumn("speech", None, "no speech here")


@pytest.fixture(params=[theme.DARK, theme.LIGHT], ids=["dark", "light"])
def shown(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[theme.Theme]:
    before = QApplication.palette()
    QApplication.setPalette(palette(request.param))
    yield request.param
    QApplication.setPalette(before)


@pytest.fixture
def bars(qtbot: QtBot) -> ProbabilityBars:
    bars = ProbabilityBars()
    qtbot.addWidget(bars)
    bars.resize(420, ROW_H * len(EMOTIONS))
    return bars


def colours_in(image: QImage, rect: QRectF) -> set[str]:
    """All colours of a stretch of the picture, as #rrggbb."""
    area = rect.toRect()
    return {
        QColor(image.pixel(x, y)).name()
        for x in range(area.left(), area.right())
        for y in range(area.top(), area.bottom())
    }


def row_of(bars: ProbabilityBars, column: int, emotion: Emotion) -> QRectF:
    rect = bars.column_rects()[column]
    return QRectF(rect.left(), EMOTIONS.index(emotion) * ROW_H, rect.width(), ROW_H)


def filled(bars: ProbabilityBars, column: int, emotion: Emotion) -> int:
    """Pixels of a row in the very colour of the emotion."""
    image, rect = bars.grab().toImage(), row_of(bars, column, emotion).toRect()
    colour = theme.emotion_colour(emotion, theme.current().dark).name()
    y = rect.center().y()
    return sum(QColor(image.pixel(x, y)).name() == colour for x in range(rect.left(), rect.right()))


def strokes(image: QImage, rect: QRectF, ground: str) -> int:
    """How often something begins along the uppermost line of a column."""
    inside = [
        QColor(image.pixel(x, 1)).name() != ground
        for x in range(round(rect.left()), round(rect.right()))
    ]
    return sum(now and not before for before, now in pairwise([False, *inside]))


def test_bars_are_as_long_as_the_probabilities(shown: theme.Theme, bars: ProbabilityBars) -> None:
    bars.show_columns([BarColumn(str(p), make_scores(Emotion.SAD, p)) for p in (0.9, 0.45)])
    longer, shorter = (filled(bars, column, Emotion.SAD) for column in (0, 1))
    assert shorter > 20
    assert longer == pytest.approx(2 * shorter, abs=8)


def test_missing_is_hatched_and_has_no_bar_at_all(
    shown: theme.Theme, bars: ProbabilityBars
) -> None:
    bars.show_columns([MISSING, BarColumn("face", make_scores(Emotion.SAD))])
    picture = bars.grab().toImage()
    missing, there = bars.column_rects()
    emotion_colours = {theme.emotion_colour(e, shown.dark).name() for e in EMOTIONS}
    assert not colours_in(picture, missing) & emotion_colours
    ground = QColor(picture.pixel(1, 1)).name()
    assert strokes(picture, missing, ground) > 20
    assert strokes(picture, there, ground) == 0


def test_what_speaks_for_little_of_the_scene_is_faint(
    shown: theme.Theme, bars: ProbabilityBars
) -> None:
    bars.show_columns([BarColumn("face", make_scores(Emotion.SAD, 0.9), "1 %", coverage=0.01)])
    assert filled(bars, 0, Emotion.SAD) == 0
    bars.show_columns([BarColumn("face", make_scores(Emotion.SAD, 0.9), "50 %", coverage=0.5)])
    assert filled(bars, 0, Emotion.SAD) > 0


def test_the_number_under_the_pointer(bars: ProbabilityBars) -> None:
    bars.show_columns([BarColumn("speech", make_scores(Emotion.SAD, 0.9)), MISSING])
    at = row_of(bars, 0, Emotion.SAD).center()
    assert bars.reading(at) == "Speech: sad 90\u00a0%"
    assert bars.reading(bars.column_rects()[1].center()) == "no speech here"
    assert bars.reading(QPointF(1, 1)) == ""


def test_columns_fill_the_width_at_any_size(bars: ProbabilityBars) -> None:
    bars.show_columns([BarColumn(name, None, "") for name in "abc"])
    for width in (300, 360, 640):
        bars.resize(width, bars.height())
        rects = bars.column_rects()
        assert rects[0].left() == bars.label_width()
        assert rects[-1].right() == pytest.approx(width)
        assert all(a.right() < b.left() for a, b in pairwise(rects))


# The parts of a score


@pytest.fixture
def part_bars(qtbot: QtBot) -> PartBars:
    made = PartBars()
    qtbot.addWidget(made)
    names = ("emotion match", "affect closeness", "length fit", "tempo fit", "diversity")
    made.show_parts([ScorePart(name, 0.5) for name in names])
    return made


def test_parts_take_more_rows_where_there_is_less_room(part_bars: PartBars) -> None:
    heights = [part_bars.heightForWidth(width) for width in (120, 240, 360, 900)]
    assert heights == sorted(heights, reverse=True)
    assert heights[0] == 5 * heights[-1], "from one below the other to all in a row"
    part_bars.show_parts(())
    assert part_bars.heightForWidth(360) == 0


def test_a_part_says_what_it_measures(part_bars: PartBars) -> None:
    part_bars.resize(900, part_bars.heightForWidth(900))
    said = part_bars.meaning(part_bars.rect().center())
    assert said.startswith("Lasts long enough 50\u00a0%\nWhether the track lasts")
    assert "tempo fit 50\u00a0%" in part_bars.accessibleDescription()
