"""Translates texts where there is no Qt: exports, errors, the command line.

Qt Linguist's files in resources/translations are the one source. `make translations` compiles
them twice: into .qm for the window, and into the .json that is read here.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from aemo_studio.base.resources import resources_dir
from aemo_studio.domain.time import TimecodeError

Translations = Mapping[str, Mapping[str, str]]
"""Context to English text to translation."""

ERRORS = "Errors"
"""The context of all Phrases."""

LANGUAGE_VARIABLE = "AEMO_STUDIO_LANGUAGE"
"""Set by the user or by the window, for its child processes: `zh_TW`."""

_FILE = "aemo_studio_{}.json"


def process_language() -> str:
    """Returns the language in which the command line reports what went wrong."""
    return os.environ.get(LANGUAGE_VARIABLE) or "en"


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
    #: Of the template's translation: another one where the text is not an error's.
    context: str = ERRORS

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
        return self._filled(translated(self.context, self.template, language), words)

    @staticmethod
    def _filled(text: str, fields: Mapping[str, object]) -> str:
        return text.format(**fields) if fields else text


def phrase(template: str, /, **fields: object) -> Phrase:
    """Makes a Phrase. The template has to be a literal, so that the translators see it."""
    return Phrase(template, fields)


def reason_of(error: TimecodeError) -> Phrase:
    """Why a text is no timecode, as a part of a sentence."""
    return Phrase(error.template, error.fields)


def listed(parts: Sequence[object]) -> object:
    """The parts, with commas between them."""
    return _chain(lambda these, that: phrase("{these}, {that}", these=these, that=that), parts)


def all_of(parts: Sequence[object]) -> object:
    """`match and classic`."""
    return _chain(lambda these, that: phrase("{these} and {that}", these=these, that=that), parts)


def one_of(parts: Sequence[object]) -> object:
    """`match or classic`."""
    return _chain(lambda these, that: phrase("{these} or {that}", these=these, that=that), parts)


def one_by_one(parts: Sequence[object]) -> object:
    """Parts that are longer than a word, with semicolons between them."""
    return _chain(lambda these, that: phrase("{these}; {that}", these=these, that=that), parts)


def _chain(join: Callable[[object, object], Phrase], parts: Sequence[object]) -> object:
    """Halves, so that a table of a thousand columns does not nest a thousand deep."""
    if len(parts) < 2:
        return parts[0] if parts else ""
    middle = len(parts) // 2
    return join(_chain(join, parts[:middle]), _chain(join, parts[middle:]))


@cache
def _translations(path: Path) -> Translations:
    """Reads a compiled translation. A missing or damaged file translates nothing: English is better
    than no sentence."""
    try:
        found: Translations = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found
