"""Translations without Qt."""

from __future__ import annotations

import errno
import pickle
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from aemo_studio.base.errors import MediaError, OutputError
from aemo_studio.base.progress import WarningEvent
from aemo_studio.base.translations import (
    Phrase,
    all_of,
    listed,
    one_by_one,
    one_of,
    phrase,
    process_language,
    translatable,
    translated,
)
from aemo_studio.domain.emotion import EMOTIONS
from aemo_studio.domain.project import AnalysisWarning
from aemo_studio.output.export.options import Language
from tests.cli_run import ROOT

_TEXT = translatable("Errors", "Cannot read {path}: {reason}.")


def test_a_text_is_translated_however_the_language_is_spelled() -> None:
    for language in ("zh_TW", "zh-TW", Language.TRADITIONAL_CHINESE):
        assert translated("words", "happy", language) == "快樂"


def test_every_emotion_has_a_word() -> None:
    words = {translated("words", emotion.value, "zh_TW") for emotion in EMOTIONS}
    assert len(words) == len(EMOTIONS)
    assert all(word.isprintable() and not word.isascii() for word in words)


def test_english_stays_where_there_is_no_translation() -> None:
    for language in ("en", "zh_TW", "tlh"):
        assert translated("Nowhere", _TEXT, language) == _TEXT


@pytest.mark.parametrize("content", [None, b"", b"{", b"\xff\xfe"])
def test_english_stays_where_the_file_is_missing_or_damaged(
    content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "resources" / "translations"
    folder.mkdir(parents=True)
    if content is not None:
        (folder / "aemo_studio_zh_TW.json").write_bytes(content)
    monkeypatch.setenv("AEMO_STUDIO_HOME", str(tmp_path))
    assert translated("words", "happy", "zh_TW") == "happy"


def test_an_error_speaks_english_and_chinese() -> None:
    error = MediaError("{path} is empty (0 bytes); copy or export it again.", path=Path("空.mp4"))
    assert str(error) == error.message == "空.mp4 is empty (0 bytes); copy or export it again."
    assert error.phrase.in_language("zh_TW") == "空.mp4 是空的（0 位元組）；請重新複製或匯出。"
    assert error.phrase.in_language("en") == error.message


def test_an_error_keeps_its_languages_on_the_way_to_another_process() -> None:
    error = pickle.loads(
        pickle.dumps(MediaError("{path} cannot be read: {reason}.", path="a", reason="b"))
    )
    assert error.message == "a cannot be read: b."
    assert error.phrase.in_language("zh_TW") == "無法讀取 a：b。"


def test_parts_of_a_sentence_are_translated_too() -> None:
    full = OutputError.from_os_error(Path("a.aemo"), OSError(errno.ENOSPC, "No space left"))
    assert full.message.endswith("No space left. Make room there, or choose another place.")
    chinese = full.phrase.in_language("zh_TW")
    assert chinese == "無法寫入 a.aemo：No space left。請在該處騰出空間，或選擇其他位置。"


def test_braces_in_a_name_are_no_fields() -> None:
    error = MediaError(
        "{path} is no video or sound; name a film, a clip or a recording.", path="{x}"
    )
    assert error.message.startswith("{x} is no video")
    assert error.phrase.in_language("zh_TW").startswith("{x} 不是影片")


@pytest.mark.parametrize(
    ("join", "english", "chinese"),
    [
        (listed, "a, b, c", "a、b、c"),
        (one_by_one, "a; b; c", "a；b；c"),
        (all_of, "a and b and c", "a 與 b 與 c"),
        (one_of, "a or b or c", "a 或 b 或 c"),
    ],
)
def test_parts_are_listed(
    join: Callable[[Sequence[object]], object], english: str, chinese: str
) -> None:
    whole = join(["a", "b", "c"])
    assert isinstance(whole, Phrase)
    assert str(whole) == english
    assert whole.in_language("zh_TW") == chinese
    assert join(["a"]) == "a"
    assert join([]) == ""


def test_a_thousand_parts_are_listed() -> None:
    names = [str(number) for number in range(1000)]
    assert str(listed(names)) == ", ".join(names)


def test_a_warning_of_an_older_project_says_what_it_said_then() -> None:
    old = WarningEvent.of(AnalysisWarning("damaged", "a {b}.mp4 has damaged parts."))
    assert old.message == "a {b}.mp4 has damaged parts."
    assert old.phrase.in_language("zh_TW") == old.message


def test_a_stored_warning_can_be_told_in_chinese() -> None:
    template = "{name} has damaged parts; they were skipped."
    stored = AnalysisWarning("damaged", "a.mp4 has …", template, {"name": "a.mp4"})
    event = WarningEvent.of(stored)
    assert event.message == str(phrase(template, name="a.mp4"))
    assert event.phrase.in_language("zh-TW") == "a.mp4 有部分損壞；已略過這些部分。"


def test_the_process_speaks_english_unless_it_is_told_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("AEMO_STUDIO_LANGUAGE", raising=False)
    assert process_language() == "en"
    monkeypatch.setenv("AEMO_STUDIO_LANGUAGE", "zh_TW")
    assert process_language() == "zh_TW"


def test_no_translation_stands_in_the_code() -> None:
    """What is written in Chinese elsewhere are headings and words to recognise in foreign
    lists and files and in what is searched for, and the names of the languages themselves."""
    data = {
        "catalogue/cells.py",
        "catalogue/columns.py",
        "catalogue/foreign.py",
        "catalogue/mood_words.py",
        "music/letters.py",
        "own_music/keys.py",
        "own_music/table.py",
        "language/i18n.py",
        "media/audio_tracks.py",
        "dialogs/export_options.py",
        "dialogs/export.py",
        "cli/search.py",
        "search/__init__.py",
        "search/effects_found.py",
        "search/lexicon.py",
        "search/licences.py",
        "search/numbers.py",
        "search/numerals.py",
        "search/parser.py",
        "search/refine.py",
        "search/said.py",
        "search/wishes.py",
        "lyrics/lines.py",
    }
    files = sorted((ROOT / "aemo_studio").rglob("*.py"))
    chinese = {"/".join(f.parts[-2:]) for f in files if _has_chinese(f.read_text("utf-8"))}
    assert chinese <= data


def _has_chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)
