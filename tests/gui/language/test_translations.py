"""Nothing that the user reads is left in English."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
import update_translations
from PySide6.QtCore import QCoreApplication, QTranslator
from pytestqt.qtbot import QtBot

from aemo_studio.gui.dialogs.export_words import KNOWN
from aemo_studio.gui.language.i18n import CHINESE, ENGLISH, set_language
from aemo_studio.gui.language.words import emotion_word
from aemo_studio.output.export.formats import FORMATS

_PLACES = re.compile(r"\{\d\}|%L?n")


@pytest.fixture(params=["zh_TW", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def back_to_english(qtbot: QtBot) -> Iterator[None]:
    yield
    set_language(ENGLISH)


def messages(ts: Path) -> Iterator[ElementTree.Element]:
    return ElementTree.parse(ts).getroot().iter("message")


def test_every_text_of_the_window_is_translated(language: str, tmp_path: Path) -> None:
    """Against the sources as they are now, not as they were when the file was made."""
    ts = tmp_path / "now.ts"
    shutil.copy(update_translations.FOLDER / f"aemo_studio_{language}.ts", ts)
    update_translations.update(ts, language)
    assert update_translations.unfinished(ts) == []


def test_what_is_filled_in_stays_in_the_translation(language: str) -> None:
    for message in messages(update_translations.FOLDER / f"aemo_studio_{language}.ts"):
        source = message.findtext("source") or ""
        wanted = sorted(_PLACES.findall(source))
        forms = [form.text or "" for form in message.iter("numerusform")]
        for text in forms or [message.findtext("translation") or ""]:
            assert sorted(_PLACES.findall(text)) == wanted, source


def test_the_compiled_file_is_that_of_the_source(language: str) -> None:
    qm = update_translations.FOLDER / f"aemo_studio_{language}.qm"
    translator = QTranslator()
    assert translator.load(str(qm))
    for context in ElementTree.parse(qm.with_suffix(".ts")).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            if message.get("numerus") is None:
                source = message.findtext("source") or ""
                assert translator.translate(name, source) == message.findtext("translation")


def test_the_dialog_knows_what_every_format_says() -> None:
    said = {words for format_ in FORMATS for words in (format_.carries, format_.use)}
    assert said == {str(words) for words in KNOWN}


def test_languages_switch_back_and_forth(back_to_english: None) -> None:
    set_language(CHINESE)
    assert emotion_word("happy") == "快樂"
    set_language(ENGLISH)
    assert emotion_word("happy") == "happy"


def test_english_counts(back_to_english: None) -> None:
    set_language(ENGLISH)
    translate = QCoreApplication.translate
    assert translate("ScenePanel", "%Ln face(s) in this scene", "", 1) == "1 face in this scene"
    assert translate("ScenePanel", "%Ln face(s) in this scene", "", 2) == "2 faces in this scene"
