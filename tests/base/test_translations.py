"""Translations without Qt."""

from __future__ import annotations

from pathlib import Path

import pytest

from aemo_studio.base.translations import translatable, translated
from aemo_studio.domain.emotion import EMOTIONS
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


def test_no_translation_stands_in_the_code() -> None:
    """What is written in Chinese elsewhere are headings to recognise in foreign lists, and the
    names of the languages themselves."""
    data = {
        "catalogue/columns.py",
        "catalogue/foreign.py",
        "own_music/table.py",
        "language/i18n.py",
        "dialogs/export.py",
    }
    files = sorted((ROOT / "aemo_studio").rglob("*.py"))
    chinese = {"/".join(f.parts[-2:]) for f in files if _has_chinese(f.read_text("utf-8"))}
    assert chinese <= data


def _has_chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)
