"""What is painted: bars for evidence, hatching for the lack of it, in the colours of the theme."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aemo_studio.domain.emotion import EMOTIONS, Emotion, normalised
from aemo_studio.domain.music import ScorePart
from aemo_studio.gui.look import theme
from aemo_studio.gui.look.theme_keeper import palette
from aemo_studio.gui.scene_panel.coverage_ring import CoverageRing
from aemo_studio.gui.scene_panel.part_bars import PartBars
from aemo_studio.gui.scene_panel.probability_bars import ROW_H, BarColumn, ProbabilityBars
from tests.factories import make_scores

MISSING = BarColumn("speech", None, "no speech here")
SAD = BarColumn("speech", make_scores(Emotion.SAD, 0.9))


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


def filled(bars: ProbabilityBars, row: int = 0) -> int:
    """Pixels of a row in the very colour of its emotion."""
    image, rect = bars.grab().toImage(), bars.bar_room(row).toRect()
    emotion = bars.column.rows[row][0]
    assert emotion is not None
    colour = theme.emotion_colour(emotion, theme.current().dark).name()
    y = rect.center().y()
    return sum(QColor(image.pixel(x, y)).name() == colour for x in range(rect.left(), rect.right()))


def test_bars_are_as_long_as_the_probabilities(shown: theme.Theme, bars: ProbabilityBars) -> None:
    lengths = []
    for share in (0.9, 0.45):
        bars.show_column(BarColumn("face", make_scores(Emotion.SAD, share)))
        lengths.append(filled(bars))
    assert lengths[1] > 60
    assert lengths[0] == pytest.approx(2 * lengths[1], abs=8)


def test_emotions_below_five_per_cent_share_one_bar() -> None:
    scores = normalised([0.02, 0.01, 0.6, 0.04, 0.2, 0.05, 0.05, 0.03])
    rows = BarColumn("face", scores).rows
    assert [emotion for emotion, _ in rows[:2]] == [Emotion.HAPPY, Emotion.ANGRY]
    assert {emotion for emotion, _ in rows[2:4]} == {Emotion.FEARFUL, Emotion.DISGUST}
    assert rows[4][0] is None
    assert rows[4][1] == pytest.approx(0.1)
    assert sum(share for _, share in rows) == pytest.approx(1.0)
    assert BarColumn("face", make_scores(Emotion.SAD, 1.0)).rows == ((Emotion.SAD, 1.0),)


def test_missing_has_no_bar_at_all(qtbot: QtBot, bars: ProbabilityBars) -> None:
    bars.show_column(SAD)
    assert not bars.isHidden()
    bars.show_column(MISSING)
    assert bars.isHidden()
    assert bars.spoken() == "Speech: no speech here."


def test_what_speaks_for_little_of_the_scene_is_faint(
    shown: theme.Theme, bars: ProbabilityBars
) -> None:
    bars.show_column(BarColumn("face", make_scores(Emotion.SAD, 0.9), "1 %", coverage=0.01))
    assert filled(bars) == 0
    bars.show_column(BarColumn("face", make_scores(Emotion.SAD, 0.9), "50 %", coverage=0.5))
    assert filled(bars) > 0


def test_the_number_under_the_pointer(bars: ProbabilityBars) -> None:
    bars.show_column(SAD)
    assert bars.reading(bars.bar_room(0).center()) == "Speech: sad 90\u00a0%"
    assert bars.reading(bars.bar_room(1).center()) == "Speech: others 10\u00a0%"
    assert bars.reading(QPointF(1, 300)) == ""


def test_bars_reach_over_the_full_width_at_any_size(bars: ProbabilityBars) -> None:
    bars.show_column(SAD)
    for width in (300, 360, 640):
        bars.resize(width, bars.height())
        room = bars.bar_room(0)
        assert room.left() == bars.label_width()
        assert room.right() > width - 60


def test_coverage_is_a_ring_that_says_how_much_in_words(shown: theme.Theme, qtbot: QtBot) -> None:
    ring = CoverageRing()
    qtbot.addWidget(ring)
    ink = QColor(shown.ink_soft).name()

    def inked(share: float) -> int:
        ring.show_share(share, f"{share:.0%} of the time")
        image = ring.grab().toImage()
        return sum(
            QColor(image.pixel(x, y)).name() == ink
            for x in range(image.width())
            for y in range(image.height())
        )

    none, half, whole = (inked(share) for share in (0.0, 0.5, 1.0))
    assert none == 0
    assert whole > 1.6 * half > 0
    assert ring.toolTip() == ring.accessibleName() == "100% of the time"


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
