"""Translates texts where there is no Qt: exports, errors, the command line.

Qt Linguist's files in resources/translations are the one source. `make translations` compiles
them twice: into .qm for the window, and into the .json that is read here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from aemo_studio.base.resources import resources_dir

Translations = Mapping[str, Mapping[str, str]]
"""Context to English text to translation."""

ERRORS = "Errors"
"""The context of all Phrases."""

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
    return _translations(path).get(context, {}).get(text, text)


@dataclass(frozen=True)
class Phrase:
    """A sentence of an error or a warning, or a part of one, that can be put into any language."""

    #: English, with fields: `Cannot read {path}: {reason}.` `make translations` collects it.
    template: str
    #: What stands in the fields. A value that is a Phrase is translated, too. Without any
    #: fields the template is the text, braces included.
    fields: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self._filled(self.template, self.fields)

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def in_language(self, language: str) -> str:
        """Fills the template of a language; English where it has no translation. language:
        `zh_TW`."""
        words = {
            name: value.in_language(language) if isinstance(value, Phrase) else value
            for name, value in self.fields.items()
        }
        return self._filled(translated(ERRORS, self.template, language), words)

    @staticmethod
    def _filled(text: str, fields: Mapping[str, object]) -> str:
        return text.format(**fields) if fields else text


def phrase(template: str, /, **fields: object) -> Phrase:
    """Makes a Phrase. The template has to be a literal, so that the translators see it."""
    return Phrase(template, fields)


@cache
def _translations(path: Path) -> Translations:
    """Reads a compiled translation. A missing or damaged file translates nothing: English is better
    than no sentence."""
    try:
        found: Translations = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found
