"""Brings the translations up to date: reads the texts of the window, keeps what is
translated, compiles what the window loads.

    python scripts/update_translations.py          # or: make translations
    python scripts/update_translations.py --check  # changes nothing; 1 if something is missing

New texts appear as unfinished in resources/translations/aemo_studio_zh_TW.ts; translate them
there (Qt Linguist: pyside6-linguist) and run this again. English needs a file only for its
plurals.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
SOURCES = ROOT / "aemo_studio" / "gui"
ALIASES = "translate+=_translate,translate+=_tr"
# lupdate takes `#:`, which documents a field, for a comment to the translator of the next text.
_EXTRA_COMMENT = re.compile(r"\n\s*<extracomment>.*?</extracomment>", re.DOTALL)
LANGUAGES: dict[str, list[str]] = {"zh_TW": [], "en": ["-pluralonly"]}
"""By their code, with options for lupdate."""


def main() -> int:
    """The exit code: 1 if a text is not translated, or if --check finds files out of date."""
    check = "--check" in sys.argv[1:]
    missing = 0
    with tempfile.TemporaryDirectory() as scratch:
        for language in LANGUAGES:
            ts = FOLDER / f"aemo_studio_{language}.ts"
            copy = Path(scratch) / ts.name
            if ts.exists():
                shutil.copy(ts, copy)
            update(copy, language)
            missing += _report(copy)
            if not check:
                shutil.copy(copy, ts)
                _compile(ts)
    return 1 if missing else 0


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
    _tool("lupdate", [*common, *LANGUAGES[language], *sources, *target])
    ts.write_text(_EXTRA_COMMENT.sub("", ts.read_text("utf-8")), "utf-8")


def _compile(ts: Path) -> None:
    _tool("lrelease", ["-silent", str(ts), "-qm", str(ts.with_suffix(".qm"))])


def _tool(name: str, arguments: list[str]) -> None:
    program = Path(sys.executable).with_name(f"pyside6-{name}")
    subprocess.run([str(program), *arguments], check=True, cwd=ROOT)


def _report(ts: Path) -> int:
    texts = unfinished(ts)
    for text in texts:
        print(f"{ts.name}: not translated: {text}")
    return len(texts)


if __name__ == "__main__":
    sys.exit(main())
