"""Finds the encoding of text that does not say it: of tables as Excel saves them in Taiwan, China,
Japan, Korea, Russia, on Windows and on a Mac, and of tags in the code page of their writer.

Lists are short, most of a line is numbers and English, and a song title is no sentence, while
detectors such as charset-normalizer expect running text. So what is compared is how usual the
letters are that each encoding makes of the bytes.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Callable, Iterable

from aemo_studio.base.errors import UsageError
from aemo_studio.base.translations import Phrase, phrase
from aemo_studio.music.letters import ENCODINGS, usualness

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = frozenset({"utf-8", "utf-8-sig", "utf-16"})
"""Encodings that the bytes themselves prove; all others are guesses."""

_LOOKED_AT = 64 << 10
_HEAD_WORD = 3.0


def _named(name: str) -> Phrase:
    """Makes a name that is the same in every language."""
    return phrase("{encoding}", encoding=name)


_NAMES = {
    "utf-8": _named("UTF-8"), "utf-8-sig": _named("UTF-8"), "utf-16": _named("UTF-16"),
    "big5": _named("Big5"), "gb18030": _named("GBK"), "cp932": _named("Shift-JIS"),
    "cp949": phrase("Korean (cp949)"), "cp1251": phrase("Cyrillic (cp1251)"),
    "koi8_r": phrase("Cyrillic (KOI8-R)"), "cp866": phrase("Cyrillic (DOS)"),
    "mac_cyrillic": phrase("Cyrillic (Mac)"), "cp1252": phrase("Western (cp1252)"),
    "cp1250": phrase("Central European (cp1250)"), "cp1253": phrase("Greek (cp1253)"),
    "cp1254": phrase("Turkish (cp1254)"), "mac_roman": _named("Mac Roman"),
    "utf-16-le": phrase("UTF-16 without a mark"), "utf-16-be": phrase("UTF-16 without a mark"),
}  # fmt: skip
CHOICES = ("utf-8", "utf-16", *ENCODINGS)
"""What people may choose from, where the guess is wrong."""

IsHead = Callable[[str], bool]


def _no_head(_cell: str) -> bool:
    return False


def find_encoding(data: bytes, is_head: IsHead = _no_head) -> str | None:
    """Finds the encoding of a text: as marked, as proved, else the likeliest. None for bytes that
    are no text.

    is_head: whether a cell is a word that heads of tables have.
    """
    marked = next((name for bom, name in _BOMS if data.startswith(bom)), None)
    if marked is not None:
        return marked if decodes(data, marked) else None
    if b"\0" in data:
        return _unmarked_utf16(data)
    if decodes(data, "utf-8"):
        return "utf-8"
    return _likeliest(data, _lines_that_tell(data), is_head)


def code_page_of(texts: Iterable[bytes]) -> str:
    """Guesses the code page that the texts of one file share; UTF-8 where all of them are that."""
    return find_encoding(b"\n".join(texts).replace(b"\0", b" ")) or "latin-1"


def checked_encoding(name: str) -> str:
    """Finds an encoding by any of its names. Raises UsageError for one that there is not."""
    try:
        found = codecs.lookup("gb18030" if name.lower() in ("gbk", "gb2312") else name).name
        "".encode(found)
    except (LookupError, ValueError):
        raise UsageError(
            "There is no encoding {name!r}; usual are utf-8, utf-16, big5, gbk, shift_jis, "
            "cp1251, cp1252 and mac_roman.",
            name=name,
        ) from None
    return found


def decodes(data: bytes, encoding: str) -> bool:
    """Reports whether all bytes are text in an encoding."""
    try:
        data.decode(encoding)
    except (UnicodeError, LookupError):
        return False
    return True


def name_of(encoding: str) -> Phrase:
    """Names an encoding as people do."""
    return _NAMES.get(encoding) or _named(encoding)


def _likeliest(data: bytes, sample: bytes, is_head: IsHead) -> str:
    rated = {name: _likeness(sample, name, is_head) for name in ENCODINGS}
    found = next((n for n in sorted(rated, key=lambda n: -rated[n]) if decodes(data, n)), None)
    return found or "latin-1"


def _unmarked_utf16(data: bytes) -> str | None:
    """Tells UTF-16 by its line ends and separators, which have a zero before or behind."""
    for name in ("utf-16-le", "utf-16-be"):
        if len(data) % 2 == 0 and decodes(data, name):
            text = data[:_LOOKED_AT].decode(name, "ignore")
            if re.search(r"[\n\r].", text) and not re.search(r"[\0-\x08\x0e-\x1f]", text):
                return name
    return None


def _likeness(sample: bytes, encoding: str, is_head: IsHead) -> float:
    """Rates how usual the text is in an encoding; minus infinity where it is none."""
    if not decodes(sample, encoding):
        return float("-inf")
    text = sample.decode(encoding)
    cells = re.split(r"[,;\t\r\n\"]", text[:2000])
    heads = sum(is_head(cell) for cell in cells if not cell.isascii())
    return usualness(text, encoding) + _HEAD_WORD * heads


def _lines_that_tell(data: bytes) -> bytes:
    """Takes the first lines that are not ASCII."""
    found, size = [], 0
    for line in io.BytesIO(data.replace(b"\r", b"\n") if b"\n" not in data else data):
        if line.isascii():
            continue
        found.append(line)
        size += len(line)
        if size > _LOOKED_AT:
            break
    return b"".join(found)
