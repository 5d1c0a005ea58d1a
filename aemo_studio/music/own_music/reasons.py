"""Keeps the sentence on why a file is no music for any language, also between runs and processes.

What stands in its fields becomes text: errors of libraries do not travel.
"""

from __future__ import annotations

import json
from typing import Any

from aemo_studio.base.translations import ERRORS, Phrase


def portable(reason: Phrase) -> Phrase:
    """Turns what stands in the fields of a sentence into text; numbers stay, for their format."""
    fields = {name: _portable(value) for name, value in reason.fields.items()}
    return Phrase(reason.template, fields, reason.context)


def written_reason(reason: Phrase) -> str:
    """Writes a sentence as JSON."""
    return json.dumps(_as_json(portable(reason)))


def read_reason(problem: str, written: str | None) -> Phrase:
    """Reads a sentence; in English alone where `written` is none of that problem, as older versions
    have left it."""
    try:
        reason = _from_json(json.loads(written or ""))
        return reason if str(reason) == problem else Phrase(problem)
    except (ValueError, LookupError, TypeError, AttributeError):
        return Phrase(problem)


def _portable(value: object) -> object:
    if isinstance(value, Phrase):
        return portable(value)
    return value if isinstance(value, int | float) else str(value)


def _as_json(value: object) -> Any:
    if not isinstance(value, Phrase):
        return value
    fields = {name: _as_json(each) for name, each in value.fields.items()}
    return [value.template, fields, value.context]


def _from_json(value: Any) -> Phrase:
    template, fields, context = value
    read = {name: _from_json(v) if isinstance(v, list) else v for name, v in fields.items()}
    return Phrase(str(template), read, str(context or ERRORS))
