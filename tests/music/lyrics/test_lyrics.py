"""Lyrics: their lines, languages and mood."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from mutagen import File, id3
from scipy.io import wavfile

from aemo_studio.music.lyrics.language import languages_of
from aemo_studio.music.lyrics.lines import Lyrics, parse_lyrics
from aemo_studio.music.lyrics.mood import judge, probability
from aemo_studio.music.lyrics.read import read_lyrics
from benchmarks import lyrics as benchmark
from tests.corpora import data_folder

HAPPY = "Sunshine and smiles and happy days\nDance with joy, celebrate, laugh with friends\nhm hm\n"
SAD = "Tears and pain, alone in the cold grave\nMy broken heart is dying, goodbye\nhm hm\n"
CHINESE = "快樂的陽光 幸福的微笑\n朋友一起慶祝 開心的夏天\n美麗的希望\n"


def lyrics(text: str) -> Lyrics:
    found = parse_lyrics(text, "txt")
    assert found is not None
    return found


def _tag(path: Path, text: str) -> None:
    tagged: Any = File(path)
    frame: Any = id3.USLT
    tagged.add_tags()
    tagged.tags.add(frame(encoding=3, lang="eng", text=text))
    tagged.save()


@pytest.fixture
def track(tmp_path: Path) -> Path:
    path = tmp_path / "我的歌 song.wav"
    wavfile.write(path, 8000, np.zeros(8000, dtype=np.int16))
    return path


def test_an_lrc_text_gives_lines_with_times() -> None:
    found = lyrics(
        "[ar:Ann]\n[offset:500]\n[00:12.50][00:40.5]Hello\n[01:02]\n[00:20.00]<00:20.1>World\n"
    )
    assert [(line.text, line.start_s) for line in found.lines] == [
        ("Hello", 12.0), ("World", 19.5), ("Hello", 40.0), ("", 61.5),
    ]  # fmt: skip


def test_a_plain_text_gives_lines_without_times() -> None:
    found = lyrics("[Verse 1]\nHello there\n\n(Chorus)\nBye\n[ti:Song]\n")
    assert found.texts == ("Hello there", "Bye")
    assert {line.start_s for line in found.lines} == {None}


@pytest.mark.parametrize("text", ["", " \n \n", "[ar:Ann]\n[ti:Song]", "\ufeff"])
def test_a_text_without_a_line_is_no_lyrics(text: str) -> None:
    assert parse_lyrics(text, "txt") is None


def test_times_alone_are_read_and_tell_no_mood() -> None:
    found = lyrics("[00:01.00]\n[00:05.00]\n")
    assert [line.start_s for line in found.lines] == [1.0, 5.0]
    mood = judge(found)
    assert (mood.happy, mood.mood, mood.lines, mood.languages) == (None, None, (), ())


def test_tags_and_files_beside_are_found_and_times_come_first(track: Path) -> None:
    assert read_lyrics(track) is None
    track.with_suffix(".txt").write_text(HAPPY, encoding="utf-8")
    assert (found := read_lyrics(track)) is not None
    assert found.source == "txt"
    _tag(track, SAD)
    assert (found := read_lyrics(track)) is not None
    assert (found.source, len(found.texts)) == ("tag", 3)
    track.with_suffix(".lrc").write_bytes("[00:01.00]你好\n[00:05.00]再見\n".encode("big5"))
    assert (found := read_lyrics(track)) is not None
    assert (found.source, found.texts) == ("lrc", ("你好", "再見"))


@pytest.mark.parametrize(("text", "mood"), [(HAPPY, "happy"), (SAD, "sad"), (CHINESE, "happy")])
def test_the_words_tell_the_mood_and_the_lines_that_carry_it(text: str, mood: str) -> None:
    found = judge(lyrics(text))
    assert found.mood == mood
    assert found.lines
    assert "hm hm" not in [line.text for line in found.lines]


def test_too_few_known_words_tell_nothing() -> None:
    assert judge(lyrics("la la la\nna na na")).happy is None
    assert judge(lyrics("happy")).happy is None


@pytest.mark.parametrize(
    ("lines", "languages"),
    [
        (["I love you and you know it"], ("en",)),
        (["我愛你", "夜晚的風"], ("zh",)),
        (["Te quiero mucho y no lo sé"], ("es",)),
        (["ありがとう", "君の名は"], ("ja",)),
        (["사랑해요"], ("ko",)),
        (["I love you and me", "我愛你", "you and I", "夜晚"], ("en", "zh")),
        (["♪", "1 2 3"], ()),
        (["xqz brrr"], ("und",)),
    ],
)
def test_the_languages_are_told(lines: list[str], languages: tuple[str, ...]) -> None:
    assert languages_of(lines) == languages


def test_happy_songs_are_told_from_sad_ones_that_nothing_was_learnt_from() -> None:
    bags, happy = benchmark.read_bags(
        data_folder("lyrics") / "lyrics" / "musicmood_bags.csv", "valid"
    )
    scores = [probability(bag) for bag in bags]
    assert benchmark.auc(scores, happy) >= 0.8


def test_a_very_long_text_is_read_up_to_its_limit() -> None:
    found = judge(lyrics("happy sunshine and friends\n" * 9_000))
    assert found.mood == "happy"
