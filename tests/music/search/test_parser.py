"""Sentences about music, and the wishes in them."""

from __future__ import annotations

import time

import pytest

from aemo_studio.music.catalogue.store import SHIPPED, load_catalogue
from aemo_studio.music.search.chips import Bounds, ChipKind, Degree, SearchState
from aemo_studio.music.search.index import SearchIndex
from aemo_studio.music.search.parser import parse
from aemo_studio.music.search.said import with_not
from aemo_studio.music.search.titles import TitleIndex
from tests.music.search.expected import (
    HELD_OUT,
    LATER,
    Expected,
    expected_queries,
    is_as_expected,
    share,
    written,
)


@pytest.fixture(scope="module")
def titles() -> TitleIndex:
    return SearchIndex([load_catalogue(name) for name in SHIPPED]).titles


def chips(query: str) -> list[str]:
    return [written(chip) for chip in parse(query).chips]


def test_every_query_of_the_tables_is_understood_as_they_say(titles: TitleIndex) -> None:
    queries = [*expected_queries(), *expected_queries(LATER)]
    assert min(sum(q.language == code for q in queries) for code in ("en", "zh")) >= 100
    wrong = [
        _difference(q, s) for q in queries if not is_as_expected(s := parse(q.query, titles), q)
    ]
    assert wrong == []


def _difference(query: Expected, state: SearchState) -> str:
    return f"{query.query}: {sorted(map(written, state.chips))}, ignored {state.ignored}"


def test_most_queries_that_the_parser_was_not_made_for_are_understood(titles: TitleIndex) -> None:
    queries = expected_queries(HELD_OUT)
    assert share(queries, [parse(query.query, titles) for query in queries]) >= 0.8


@pytest.mark.parametrize(
    ("query", "bounds"),
    [
        ("about 90 bpm", Bounds(81, 99)),
        ("under two minutes", Bounds(None, 120, open=True)),
        ("no longer than two minutes", Bounds(None, 120)),
        ("not slower than 100 bpm", Bounds(100, None)),
        ("between one and two minutes", Bounds(60, 120)),
        ("a minute and a half", Bounds(81, 99)),
        ("roughly 1 minute 30", Bounds(81, 99)),
        ("130+ bpm", Bounds(130, None)),
        ("兩分半以內", Bounds(None, 150)),
        ("一百二十拍左右", Bounds(108, 132)),
        ("速度在100到120之間", Bounds(100, 120)),
        ("比 100 bpm 慢", Bounds(None, 100, open=True)),
        ("不到三十秒", Bounds(None, 30, open=True)),
        ("八零年代", Bounds(1980, 1989)),
    ],
)
def test_numbers_are_read_with_what_stands_around_them(query: str, bounds: Bounds) -> None:
    (chip,) = parse(query).chips
    assert chip.value == bounds


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("no drums and vocals, sad", ["!instrument:drums", "!vocals:vocals", "mood:sad"]),
        (
            "no vocals, drums, or guitars",
            ["!vocals:vocals", "!instrument:drums", "!instrument:guitar"],
        ),
        ("不要有人聲", ["!vocals:vocals"]),
        ("鼓不要", ["!instrument:drums"]),
        ("不要太悲傷的鋼琴", ["!mood:sad", "instrument:piano"]),
        ("not only sad", ["mood:sad"]),
        ("非常悲傷", ["mood:sad+"]),
        ("非洲", ["genre:world"]),
        ("不安", ["mood:angst"]),
        ("十分悲傷", ["mood:sad+"]),
        ("instrumental, not instrumental", ["!vocals:vocals", "vocals:vocals"]),
    ],
)
def test_a_no_reaches_as_far_as_people_mean_it(query: str, found: list[str]) -> None:
    assert chips(query) == found


def test_a_word_that_shares_its_mood_with_a_wanted_one_is_told_apart() -> None:
    wanted, unwanted = parse("懸疑但不恐怖").chips
    assert (wanted.kind, unwanted.kind) == (ChipKind.MOOD, ChipKind.AFFECT)
    assert unwanted.negated


def test_how_much_is_meant_goes_with_the_next_wish() -> None:
    first, second = parse("slightly sad, very calm").chips
    assert (first.degree, second.degree) == (Degree.SLIGHTLY, Degree.VERY)


@pytest.mark.parametrize("query", ["", "   ", ",.!?", "的", '"', "「」", "\x00\u202e", "🎹🎻"])
def test_a_query_without_a_word_gives_no_wish(query: str) -> None:
    assert parse(query).chips == ()


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("hapy uplifing pianno", "happy uplifting piano"),
        ("peacefull ambiant jaz", "peaceful ambient jazz"),
        ("withot vocals, melancolic", "without vocals, melancholic"),
        ("sad insturmental", "sad instrumental"),
        ("没有人声的忧伤钢琴，两分钟以内", "沒有人聲的憂傷鋼琴，兩分鐘以內"),
        ("轻松的电子乐，不要鼓，免费", "輕鬆的電子樂，不要鼓，免費"),
        ("更少悲傷", "沒那麼悲傷"),
        ("only free tracks", "free music"),
        ("免費音樂", "可商用"),
    ],
)
def test_misspelt_words_and_simplified_chinese_mean_the_same(query: str, meant: str) -> None:
    found, wanted = parse(query), parse(meant)
    assert [(c.kind, c.value, c.negated) for c in found.chips] == [
        (c.kind, c.value, c.negated) for c in wanted.chips
    ]
    assert found.chips
    assert found.ignored == wanted.ignored == ()


@pytest.mark.parametrize(
    ("query", "shown", "ignored"),
    [
        ("悲伤的钢琴，不要人声，慢一点", ["悲伤", "钢琴", "不要人声", "慢一点"], ()),
        ("悲傷的鋼琴，不要人聲，慢一點", ["悲傷", "鋼琴", "不要人聲", "慢一點"], ()),
        ("Sad 钢琴 龙", ["sad", "钢琴"], ("龙",)),
    ],
)
def test_wishes_are_shown_in_the_characters_that_were_typed(
    query: str, shown: list[str], ignored: tuple[str, ...]
) -> None:
    state = parse(query)
    assert [with_not(chip) for chip in state.chips] == shown
    assert state.ignored == ignored


@pytest.mark.parametrize("word", ["beethovn", "musik", "lov", "raxn"])
def test_words_that_are_no_slip_of_one_wish_stay_unknown(word: str) -> None:
    assert parse(word).ignored == (word,)


def test_the_second_one_of_nothing_is_named() -> None:
    assert parse("like the second one").ignored == ("like the second one",)


def test_what_nobody_understands_is_named() -> None:
    assert parse("flurbish quonkle").ignored == ("flurbish", "quonkle")
    assert parse("囧囧悲傷").ignored == ("囧囧",)


@pytest.mark.parametrize("part", ["sad piano, no vocals, ", "悲傷的鋼琴不要人聲", "x", '"', "1:"])
def test_ten_thousand_characters_are_read_in_moderation(part: str, titles: TitleIndex) -> None:
    query = (part * 10_000)[:10_000]
    start = time.process_time()
    state = parse(query, titles)
    assert time.process_time() - start < 1.0
    assert len(state.chips) < 10
    assert len(state.ignored) < 100


def test_the_name_of_a_piece_is_found_behind_like(titles: TitleIndex) -> None:
    chip = parse("like Canon in D but darker", titles).chips[0]
    assert chip.kind is ChipKind.TITLE
    assert chip.text == "canon in d"


def test_a_chinese_title_of_an_own_catalogue_is_found() -> None:
    from aemo_studio.domain.music import Catalogue
    from tests.factories import make_music_track

    track = make_music_track(title="月亮代表我的心")
    index = SearchIndex([Catalogue("own", (track,))])
    (chip,) = parse("像月亮代表我的心", index.titles).chips
    assert (chip.kind, chip.text) == (ChipKind.TITLE, "月亮代表我的心")
