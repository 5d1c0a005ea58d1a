"""The sentences of errors are found for the translators, and a sentence that cannot be is named."""

from __future__ import annotations

import string
from pathlib import Path

import error_templates
import pytest
import update_translations

from aemo_studio.base.translations import translated


def found(folder: Path, source: str, name: str = "module.py") -> error_templates.Found:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(source, encoding="utf-8")
    return error_templates.find(folder)


def fields(text: str) -> list[tuple[str, str, str]]:
    """Name, format and conversion of each field, in the order of the names."""
    parts = string.Formatter().parse(text)
    return sorted((name, spec or "", how or "") for _, name, spec, how in parts if name)


def test_errors_of_all_kinds_are_found(tmp_path: Path) -> None:
    source = """
class MediaError(StudioError):
    @classmethod
    def of(cls):
        return cls("{path} is odd.", path=1)
class SoundError(errors.MediaError):
    def __init__(self):
        super().__init__("No sound.")
def work():
    raise SoundError
    raise MediaError(
        "{path} is "
        "empty.", path=2)
    raise errors.SoundError("Too loud." if loud else "never found") from phrase("a {part}")
"""
    result = found(tmp_path, source)
    assert result.templates == ["No sound.", "a {part}", "{path} is empty.", "{path} is odd."]
    assert result.problems == ["module.py:14: the template is no literal."]


def test_what_is_no_error_is_left_alone(tmp_path: Path) -> None:
    source = """
class Box(dict):
    def __init__(self, name):
        super().__init__(name)
raise ValueError(f"{x}")
raise Cancelled()
"""
    assert found(tmp_path, source) == ([], [])


def test_the_workbench_stays_english(tmp_path: Path) -> None:
    assert found(tmp_path, 'raise StudioError(f"{x}")', "workbench/a.py") == ([], [])


def test_a_sentence_put_together_by_the_program_fails_the_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found(tmp_path, 'def f(path):\n    raise StudioError(f"{path} is odd.")\n')
    monkeypatch.setattr(update_translations, "SOURCES", tmp_path)
    monkeypatch.setattr(update_translations, "LANGUAGES", {})
    monkeypatch.setattr("sys.argv", ["update_translations.py", "--check"])
    assert update_translations.main() == 1
    assert "module.py:2: the template is no literal." in capsys.readouterr().out


def test_every_exception_from_the_rule_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    files = {file for file, _function in error_templates.ALLOWED}
    assert update_translations.templates_of(update_translations.SOURCES).problems == []
    monkeypatch.setattr(error_templates, "ALLOWED", {})
    problems = error_templates.find(update_translations.SOURCES).problems
    assert {problem.partition(":")[0] for problem in problems} == files
    assert len(problems) >= len(error_templates.ALLOWED)


def test_every_error_has_a_chinese_sentence_with_the_same_fields() -> None:
    templates = update_translations.templates_of(update_translations.SOURCES).templates
    assert len(templates) > 300
    assert [template for template in templates if not is_said_in_chinese(template)] == []


def is_said_in_chinese(template: str) -> bool:
    chinese = translated("Errors", template, "zh_TW")
    if fields(chinese) != fields(template):
        return False
    number_formats = ("f", "g")
    values = {
        name: 1.5 if spec.endswith(number_formats) else "檔案" for name, spec, _ in fields(template)
    }
    words = "".join(literal for literal, *_ in string.Formatter().parse(template))
    has_words = any(len(word) > 1 and word.isalpha() for word in words.split())
    return bool(chinese.format(**values)) and (chinese != template or not has_words)
