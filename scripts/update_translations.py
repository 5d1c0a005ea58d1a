"""Brings the translations up to date: reads the texts of the program, keeps what is
translated, compiles what the window (.qm) and everything without Qt (.json) load.

    python scripts/update_translations.py          # or: make translations
    python scripts/update_translations.py --check  # changes nothing; 1 if something is missing

Texts are marked by `tr` and `translate` in the window, by `translatable` elsewhere; those of errors
and warnings are the templates that `error_templates` finds (context "Errors"). New ones
appear as unfinished in resources/translations/aemo_studio_zh_TW.ts; translate them there (Qt
Linguist: pyside6-linguist) and run this again. English needs a file only for its plurals.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import error_templates

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
SOURCES = ROOT / "aemo_studio"
ALIASES = "translate+=_translate,translate+=_tr,QT_TRANSLATE_NOOP+=translatable"
PLURALS_ONLY = "-pluralonly"
LANGUAGES: dict[str, list[str]] = {"zh_TW": [], "en": [PLURALS_ONLY]}
"""By their code, with options for lupdate."""

ERRORS = "Errors"
"""The context of the sentences of errors and warnings."""

_REMARK = re.compile(r"\n *<extracomment>.*?</extracomment>", re.DOTALL)


def main() -> int:
    """Returns the exit code: 1 if a text is not translated, or if --check finds files out of
    date."""
    check = "--check" in sys.argv[1:]
    wrong = _report_templates()
    with tempfile.TemporaryDirectory() as scratch:
        for language in LANGUAGES:
            made = make(language, Path(scratch))
            wrong += _report(made[0])
            if check:
                wrong += _report_outdated(made)
            else:
                _put(made)
    return 1 if wrong else 0


def make(language: str, folder: Path) -> list[Path]:
    """Makes a language's files in `folder`, out of FOLDER's and the sources: .ts, .qm, .json."""
    ts = folder / f"aemo_studio_{language}.ts"
    if (FOLDER / ts.name).exists():
        shutil.copy(FOLDER / ts.name, ts)
    update(ts, language)
    _tool("lrelease", ["-silent", str(ts), "-qm", str(ts.with_suffix(".qm"))])
    made = [ts, ts.with_suffix(".qm")]
    if PLURALS_ONLY not in LANGUAGES[language]:
        ts.with_suffix(".json").write_text(compiled(ts), encoding="utf-8")
        made.append(ts.with_suffix(".json"))
    return made


def compiled(ts: Path) -> str:
    """What is translated, as JSON: context to English text to translation, sorted. Plurals are
    left out; only Qt knows their rules."""
    contexts = ElementTree.parse(ts).getroot().iter("context")
    table = {context.findtext("name") or "": _singular(context) for context in contexts}
    return json.dumps(table, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _singular(context: ElementTree.Element) -> dict[str, str]:
    whole = [m for m in context.iter("message") if m.get("numerus") is None and _is_whole(m)]
    return {m.findtext("source") or "": m.findtext("translation") or "" for m in whole}


def unfinished(ts: Path) -> list[str]:
    """The texts of a file that are not translated, all plural forms included."""
    messages = ElementTree.parse(ts).getroot().iter("message")
    return [m.findtext("source") or "" for m in messages if not _is_whole(m)]


def _is_whole(message: ElementTree.Element) -> bool:
    translation = message.find("translation")
    if translation is None or translation.get("type") is not None:
        return False
    forms = translation.findall("numerusform")
    return all(form.text for form in forms) if forms else bool(translation.text)


def update(ts: Path, language: str) -> None:
    """Puts the texts of the sources into the file; what is translated stays."""
    sources = sorted(str(path) for path in SOURCES.rglob("*.py"))
    common = ["-silent", "-no-obsolete", "-locations", "none", "-source-language", "en"]
    target = ["-target-language", language, "-tr-function-alias", ALIASES, "-ts", str(ts)]
    with tempfile.TemporaryDirectory() as scratch:
        marked = Path(scratch) / "errors.py"
        marked.write_text(_marked(templates_of(SOURCES).templates), encoding="utf-8")
        _tool("lupdate", [*common, *LANGUAGES[language], *sources, str(marked), *target])
    # Where fields are documented with `#:`, lupdate sees remarks to the translators.
    text = _REMARK.sub("", ts.read_text(encoding="utf-8"))
    ts.write_text(text, encoding="utf-8")


@cache
def templates_of(sources: Path) -> error_templates.Found:
    """Finds the templates once, for both languages."""
    return error_templates.find(sources)


def _marked(templates: list[str]) -> str:
    """A module that lupdate reads as one that names these texts."""
    texts = (json.dumps(template, ensure_ascii=False) for template in templates)
    return "".join(f'translatable("{ERRORS}", {text})\n' for text in texts)


def _tool(name: str, arguments: list[str]) -> None:
    program = Path(sys.executable).with_name(f"pyside6-{name}")
    subprocess.run([str(program), *arguments], check=True, cwd=ROOT)


def _report_templates() -> int:
    problems = templates_of(SOURCES).problems
    for problem in problems:
        print(f"{SOURCES.name}/{problem}")
    return len(problems)


def _report(ts: Path) -> int:
    texts = unfinished(ts)
    for text in texts:
        print(f"{ts.name}: not translated: {text}")
    return len(texts)


def _report_outdated(made: list[Path]) -> int:
    old = [file for file in made if not _is_as_before(file)]
    for file in old:
        print(f"{file.name}: out of date; run `make translations`.")
    return len(old)


def _is_as_before(made: Path) -> bool:
    before = FOLDER / made.name
    return before.exists() and before.read_bytes() == made.read_bytes()


def _put(made: list[Path]) -> None:
    for file in made:
        shutil.copy(file, FOLDER / file.name)


if __name__ == "__main__":
    sys.exit(main())
