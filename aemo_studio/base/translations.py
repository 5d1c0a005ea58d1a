"""Texts in the user's language where there is no Qt: exports, errors, the command line.

Qt Linguist's files in resources/translations are the one source. `make translations` compiles
them twice: into .qm for the window, and into the .json that is read here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from aemo_studio.base.resources import resources_dir

Catalogue = Mapping[str, Mapping[str, str]]
"""Context to English text to translation."""

_FILE = "aemo_studio_{}.json"


def translatable(_context: str, text: str) -> str:
    """Marks an English text for the translators and returns it as it is.

    `make translations` finds the call and reads both arguments, so they have to be literals.
    """
    return text


def translated(context: str, text: str, language: str) -> str:
    """Returns the text in a language, or as it is where there is no translation of it.

    Fields such as `{path}` stay, to be filled in by the caller. language: `zh_TW` or `zh-TW`.
    """
    path = resources_dir() / "translations" / _FILE.format(language.replace("-", "_"))
    return _catalogue(path).get(context, {}).get(text, text)


@cache
def _catalogue(path: Path) -> Catalogue:
    """A missing or damaged file translates nothing: English is better than no sentence."""
    try:
        found: Catalogue = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found
