"""Text that others wrote, such as titles and notes, made fit to stand in a file."""

from __future__ import annotations

import re
import unicodedata

_FORMULA_STARTS = ("=", "+", "-", "@")
_LEFT_OUT = ("Cc", "Cf", "Zl", "Zp", "Zs")
"""Categories of characters that a spreadsheet may leave out at the start of a cell."""

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_FIRST_EMOJI, _LAST_OF_BMP, _ENCLOSED_CJK = 0x2300, 0xFFFF, (0x3200, 0x33FF)
_EMOJI_JOINTS = {"\u200d", "\u20e3", "\ufe0e", "\ufe0f", *map(chr, range(0xE0020, 0xE0080))}
_LINE_ENDS = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")


def clean(text: str) -> str:
    """Removes what XML 1.0 cannot hold: control characters go, half a character (lone
    surrogate) becomes a question mark."""
    if text.isprintable():
        return text  # nearly all are, and there can be hundreds of thousands
    return _NOT_XML.sub("", _HALF_CHARACTER.sub("?", text))


def one_line(text: str) -> str:
    """Cleans a text and puts it on one line, with single spaces."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(clean(_LINE_ENDS.sub(" ", text)).split())


def without_emoji(text: str) -> str:
    """Removes emoji and what joins and tints them; letters of all scripts stay."""
    if text.isascii():
        return text
    return " ".join("".join(c for c in text if not _is_emoji(c)).split())


def _is_emoji(character: str) -> bool:
    code = ord(character)
    if code < _FIRST_EMOJI or _ENCLOSED_CJK[0] <= code <= _ENCLOSED_CJK[1]:
        return character in _EMOJI_JOINTS
    kinds = ("So", "Sk") if code > _LAST_OF_BMP else ("So",)
    return unicodedata.category(character) in kinds or character in _EMOJI_JOINTS


def neutralised(cell: str) -> str:
    """Puts an apostrophe in front of a cell that a spreadsheet would take for a formula.

    Also behind blanks and characters without width, and in full width (`＝`), which East Asian
    spreadsheets take for the same.
    """
    return f"'{cell}" if _is_formula(cell) else cell


def _is_formula(cell: str) -> bool:
    if cell.startswith(("\t", "\r", "\n")):
        return True
    first = next((c for c in cell if unicodedata.category(c) not in _LEFT_OUT), "")
    return unicodedata.normalize("NFKC", first).startswith(_FORMULA_STARTS)


def shortened(text: str, longest: int) -> str:
    """Cuts a text to `longest` characters, the last one an ellipsis where some are missing."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
