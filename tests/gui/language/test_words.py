"""Words and numbers in the language of the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from pytestqt.qtbot import QtBot

from aemo_studio.domain.certainty import Certainty
from aemo_studio.domain.emotion import EMOTIONS, Emotion
from aemo_studio.gui.language import words
from aemo_studio.music.catalogue.mood_map import load_mood_map
from aemo_studio.music.recommend import parts


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en"))
    yield
    QLocale.setDefault(before)


class Louder(QTranslator):
    """A language in which everything is shouted; it knows one context."""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return source.upper() if context == words.CONTEXT else ""


@pytest.fixture
def louder(qtbot: QtBot) -> Iterator[None]:
    translator = Louder()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def test_each_emotion_mood_and_part_has_a_translatable_name(louder: None) -> None:
    assert [words.emotion_word(e) for e in EMOTIONS] == [e.value.upper() for e in EMOTIONS]
    grouped = [mood for _heading, moods in words.mood_groups() for mood in moods]
    assert sorted(grouped) == sorted(load_mood_map()), "each mood in one group"
    assert all(words.mood_word(mood) == mood.upper() for mood in grouped)
    assert all(heading.isupper() for heading, _moods in words.mood_groups())
    names = (parts.EMOTION_MATCH, parts.AFFECT, parts.LENGTH, parts.TEMPO, parts.STYLE)
    for name in (*names, parts.DIVERSITY, parts.CONTINUITY):
        assert words.part_word(name).isupper()
        assert words.part_meaning(name).isupper()
    assert words.part_word("fit") not in words.part_word(parts.LENGTH), "told apart"
    assert words.modality_word("fused") == "TOGETHER"
    assert [words.certainty_word(grade) for grade in Certainty] == ["CLEAR", "MIXED", "UNSURE"]


def test_a_genre_has_the_name_of_the_table_in_each_language() -> None:
    assert words.genre_word("pop & rock") == "pop & rock"
    QLocale.setDefault(QLocale("zh_TW"))
    assert words.genre_word("pop & rock") == "流行與搖滾"
    assert words.genre_word("weltschmerz") == "weltschmerz"


def test_a_mood_of_the_users_own_map_stays_as_it_is(louder: None) -> None:
    assert words.mood_word("weltschmerz") == "weltschmerz"
    assert words.part_meaning("something new") == ""


@pytest.mark.parametrize(
    ("share", "text"),
    [(0.0, "0\u00a0%"), (0.003, "<1\u00a0%"), (0.65, "65\u00a0%"), (1.0, "100\u00a0%")],
)
def test_little_is_not_nothing(share: float, text: str) -> None:
    assert words.percent(share) == text


@pytest.mark.parametrize(
    ("length_s", "text"),
    [(11.04, "11.0\u00a0s"), (59.94, "59.9\u00a0s"), (59.96, "1:00"), (3723.0, "1:02:03")],
)
def test_lengths(length_s: float, text: str) -> None:
    assert words.seconds(length_s) == text


def test_numbers_and_lists_follow_the_locale() -> None:
    assert words.listed(["a", "b"]) == "a and b"
    QLocale.setDefault(QLocale("de"))
    assert words.seconds(11.04) == "11,0\u00a0s"
    assert words.listed(["a", "b"]) == "a und b"


def test_headings_start_with_a_capital_where_there_are_capitals() -> None:
    assert words.headed(words.emotion_word(Emotion.HAPPY)) == "Happy"
    assert words.headed("快樂") == "快樂"
    assert words.headed("") == ""
