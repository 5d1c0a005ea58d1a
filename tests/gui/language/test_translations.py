"""Nothing that the user reads is left in English."""

from __future__ import annotations

import gc
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
import shiboken6
import update_translations
from PySide6.QtCore import QCoreApplication, QEvent, QTranslator
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from aemo_studio.base.translations import translated
from aemo_studio.gui.dialogs.export_words import carried, use_of
from aemo_studio.gui.language.i18n import CHINESE, ENGLISH, set_language
from aemo_studio.gui.language.words import emotion_word
from aemo_studio.output.export.export_format import ExportFormat
from aemo_studio.output.export.formats import FORMATS

_PLACES = re.compile(r"\{\w+\}|%L?n")


@pytest.fixture(params=["zh_TW", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def back_to_english(qtbot: QtBot) -> Iterator[None]:
    yield
    set_language(ENGLISH)


def messages(ts: Path) -> Iterator[ElementTree.Element]:
    return ElementTree.parse(ts).getroot().iter("message")


def test_every_text_of_the_program_is_translated(language: str, tmp_path: Path) -> None:
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


def test_the_file_for_exports_and_errors_is_that_of_the_source() -> None:
    for language in ("zh_TW", "en"):
        ts = update_translations.FOLDER / f"aemo_studio_{language}.ts"
        for context in ElementTree.parse(ts).getroot().iter("context"):
            name = context.findtext("name") or ""
            for message in context.iter("message"):
                source = message.findtext("source") or ""
                singular = message.get("numerus") is None
                wanted = message.findtext("translation") if singular else source
                assert translated(name, source, language) == wanted


def test_a_check_finds_what_was_not_compiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(update_translations.FOLDER, tmp_path / "translations")
    monkeypatch.setattr(update_translations, "FOLDER", tmp_path / "translations")
    monkeypatch.setattr("sys.argv", ["update_translations.py", "--check"])
    assert update_translations.main() == 0
    ts = tmp_path / "translations" / "aemo_studio_zh_TW.ts"
    ts.write_text(ts.read_text(encoding="utf-8").replace("聲音", "嗓音"), encoding="utf-8")
    assert update_translations.main() == 1
    said = capsys.readouterr().out
    assert "aemo_studio_zh_TW.json: out of date" in said
    assert "aemo_studio_zh_TW.qm: out of date" in said


def test_a_text_outside_the_window_is_extracted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = """Row(translatable(
        "Errors",
        "Cannot read {path}: "
        "{reason}.",
    ))"""
    (tmp_path / "errors.py").write_text(source, encoding="utf-8")
    monkeypatch.setattr(update_translations, "SOURCES", tmp_path)
    update_translations.update(tmp_path / "new.ts", "zh_TW")
    assert update_translations.unfinished(tmp_path / "new.ts") == ["Cannot read {path}: {reason}."]


@pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.name)
def test_the_window_says_in_chinese_what_a_format_is_for(
    format_: ExportFormat, back_to_english: None
) -> None:
    set_language(CHINESE)
    assert carried(format_) == translated("ExportFormats", format_.carries, CHINESE)
    assert use_of(format_) == translated("ExportFormats", format_.use, CHINESE)
    assert carried(format_) != format_.carries
    assert use_of(format_) != format_.use


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


class Unheld(QWidget):
    """A window that only the garbage collector can free, with what Qt puts into its panes."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self
        for _ in range(3):
            QScrollArea(self)


def test_windows_that_are_collected_meanwhile_do_no_harm(
    back_to_english: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The collector's turn comes in the middle of Qt's list of widgets."""
    set_font = QGuiApplication.setFont
    usual = gc.get_threshold()

    def set_font_and_collect_soon(font: QFont) -> None:
        set_font(font)
        gc.set_threshold(gc.get_count()[0] + 40, *usual[1:])
        gc.enable()

    monkeypatch.setattr(QGuiApplication, "setFont", set_font_and_collect_soon)
    gc.disable()
    try:
        for _ in range(40):
            Unheld()
        set_language(CHINESE)
    finally:
        gc.set_threshold(*usual)
        gc.enable()
    assert QWidget().font().families() == QGuiApplication.font().families()


class Rival(QWidget):
    """Deletes the other one when its font changes."""

    other: QWidget | None = None

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.FontChange and self.other is not None:
            shiboken6.delete(self.other)
            self.other = None


def test_a_widget_may_go_while_another_takes_the_typeface(back_to_english: None) -> None:
    rivals = Rival(), Rival()
    for rival, other in zip(rivals, reversed(rivals), strict=True):
        rival.setFont(QFont("Courier"))
        rival.other = other
    set_language(CHINESE)
    assert [shiboken6.isValid(rival) for rival in rivals].count(True) == 1
