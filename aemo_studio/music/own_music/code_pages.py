"""Decodes text of unknown code page, as old tags hold it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

# Runs of letters as Russian has them in cp1251: capitals first, if any.
_CYRILLIC = re.compile(rb"[\xa8\xc0-\xdf]*[\xb8\xe0-\xff]*")
_HIGH = re.compile(rb"[\x80-\xff]+")
_OTHERS = ["big5", "gb18030", "shift_jis", "euc_kr", "cp1251"]
_LATIN_MOST = 1 / 3


def code_page_of(texts: Iterable[bytes]) -> str:
    """Guesses the code page that the texts of one file share; UTF-8 where all of them are that."""
    data = b" ".join(texts)
    try:
        data.decode()
    except UnicodeDecodeError:
        return _guessed(data)
    return "utf-8"


def _guessed(data: bytes) -> str:
    runs = _HIGH.findall(data)
    letters = sum(byte > 0x7F or chr(byte).isalpha() for byte in data)
    if sum(map(len, runs)) <= _LATIN_MOST * letters:
        return "cp1252"
    if max(map(len, runs)) > 1 and all(_CYRILLIC.fullmatch(run) for run in runs):
        return "cp1251"
    from charset_normalizer import from_bytes

    # The text is short: looked at as a whole, and the likeliest taken, however unsure.
    found = from_bytes(data, 1, len(data), 0.9, cp_isolation=_OTHERS)
    return next((guess.encoding for guess in found if _is_one_script(str(guess))), "cp1252")


def _is_one_script(text: str) -> bool:
    """Reports whether a text is not a mixture that nobody writes today: Korean with Chinese, or
    katakana of half width."""
    names = {
        unicodedata.name(letter, "").split(maxsplit=1)[0] for letter in text if letter > "\x7f"
    }
    return "HALFWIDTH" not in names and not {"HANGUL", "CJK"} <= names
