"""Finds the encoding of a table that does not say it: how Excel saves in Taiwan, China, Japan,
Korea, Russia, on Windows and on a Mac.

Lists are short, most of a line is numbers and English, and a song title is no sentence, while
charset-normalizer expects running text. So what is compared here is how usual the letters are that
each encoding makes of the bytes.
"""

from __future__ import annotations

import codecs
import io
import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from itertools import pairwise

from aemo_studio.base.errors import UsageError
from aemo_studio.music.catalogue.heads import is_known_head

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = frozenset({"utf-8", "utf-8-sig", "utf-16"})
"""Encodings that the bytes themselves prove; all others are guesses."""

_LOOKED_AT = 64 << 10
_HEAD_WORD = 3.0
_NAMES = {
    "big5": "Big5", "gb18030": "GBK", "cp932": "Shift-JIS", "cp949": "Korean (cp949)",
    "cp1251": "Cyrillic (cp1251)",
    "cp1252": "Western (cp1252)", "cp1250": "Central European (cp1250)",
    "mac_roman": "Mac Roman", "utf-16-le": "UTF-16 without a mark",
    "utf-16-be": "UTF-16 without a mark",
}  # fmt: skip
_USUAL_HAN = frozenset(
    "的一是不我你愛爱夜雨風风月心天空夢梦日花人大小上下中年生時时光歌曲名手者情緒绪長长度標标題题"
    "詞词周王李張张陳陈林黃黄劉刘楊杨吳吴蔡田鄧邓孫孙五月天山水海星春夏秋冬紅红白黑東东西南北家"
    "路城樂乐快悲傷伤喜怒哀幸福運运晴之在有了這这那個个女男孩子新老古國国民音美好想到說说來来去"
)
_USUAL_HANGUL = frozenset("이다가는에을의를한사랑나너우리그대봄날꿈밤길하고지마음노래슬픔행복")
_WESTERN = frozenset("äöüßÄÖÜéèêëàâçîïôùûñáíóúãõåøæœÉÀÇÑÁÍÓÚÅØ’‘“”–—…©®™°«»¿¡·")
_CENTRAL = frozenset("ąćęłńóśźżĄĆĘŁŃŚŹŻčďěňřšťůýžČĎŘŠŤŽáéíúőűŐŰ„”–’")


def find_encoding(data: bytes) -> str | None:
    """Finds the encoding of a text: as marked, as proved, else the likeliest. None for bytes that
    are no text."""
    marked = next((name for bom, name in _BOMS if data.startswith(bom)), None)
    if marked is not None:
        return marked if decodes(data, marked) else None
    if b"\0" in data:
        return _unmarked_utf16(data)
    if decodes(data, "utf-8"):
        return "utf-8"
    sample = _lines_that_tell(data)
    likely = sorted(_CANDIDATES, key=lambda name: -_likeness(sample, name))
    return next((name for name in likely if decodes(data, name)), "latin-1")


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


def name_of(encoding: str) -> str:
    """Names an encoding as people do."""
    return _NAMES.get(encoding, encoding)


def _unmarked_utf16(data: bytes) -> str | None:
    """Tells UTF-16 by its line ends and separators, which have a zero before or behind."""
    for name in ("utf-16-le", "utf-16-be"):
        if len(data) % 2 == 0 and decodes(data, name):
            text = data[:_LOOKED_AT].decode(name, "ignore")
            if re.search(r"[\n\r].", text) and not re.search(r"[\0-\x08\x0e-\x1f]", text):
                return name
    return None


def _likeness(sample: bytes, encoding: str) -> float:
    """Rates how usual the text is in an encoding; minus infinity where it is none."""
    if not decodes(sample, encoding):
        return float("-inf")
    text = sample.decode(encoding)
    odd = [char for char in text if ord(char) > 0x7F]
    words = re.findall(r"[^\W\d_]+", text)
    mixed = sum(_mixes_scripts(word) for word in words)
    usual = sum(map(_CANDIDATES[encoding], odd)) / max(1, len(odd))
    cells = re.split(r"[,;\t\r\n\"]", text[:2000])
    heads = sum(is_known_head(cell) for cell in cells if not cell.isascii())
    return usual - mixed / max(1, len(words)) - 2 * _odd_places(text) + _HEAD_WORD * heads


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


def _mixes_scripts(word: str) -> bool:
    return len({_script(char) for char in word}) > 1


@cache
def _script(char: str) -> str:
    name = unicodedata.name(char, "").split(" ")[0]
    return "CJK" if name in ("CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA") else name


def _odd_places(text: str) -> float:
    """Counts signs inside of words, capitals after small letters and words of accents alone, for
    each letter that is not ASCII."""
    odd = sum(ord(char) > 0x7F for char in text)
    signs = len(re.findall(r"(?<=[^\W\d_])[^\w\s!-~’'·・–—…](?=[^\W\d_])", text))
    words = re.findall(r"[^\W\d_]+", text)
    capitals = sum(
        a.islower() and b.isupper() and ord(b) > 0x7F for word in words for a, b in pairwise(word)
    )
    accents = sum(len(w) for w in words if len(w) > 2 and _is_all_accents(w))
    return (signs + capitals + accents / 2) / max(1, odd)


def _is_all_accents(word: str) -> bool:
    return all(ord(char) > 0x7F and _script(char) == "LATIN" for char in word)


def _rates_han(encoding: str, first: int, last: int) -> Callable[[str], float]:
    """Makes the rating of a character by the part of its character set where usual ones stand."""

    @cache
    def rate(char: str) -> float:
        if char in _USUAL_HAN:
            return 1.5
        code = char.encode(encoding, "ignore")
        usual = len(code) == 2 and first <= code[0] <= last and _is_in_first_set(encoding, code)
        return 1.0 if usual or unicodedata.category(char)[0] == "P" else -0.5

    return rate


def _is_in_first_set(encoding: str, code: bytes) -> bool:
    return encoding != "gb18030" or code[1] >= 0xA1


def _rate_japanese(char: str) -> float:
    if "\uff61" <= char <= "\uff9f":
        return 0.3
    kana = "\u3040" <= char <= "\u30ff"
    return 1.5 if kana else _rates_level_1_kanji(char)


_rates_level_1_kanji = _rates_han("cp932", 0x81, 0x98)


def _rate_korean(char: str) -> float:
    """Hangul below other scripts: nearly all usual Chinese characters have the bytes of Hangul, but
    few Korean words have those of usual Chinese."""
    if char in _USUAL_HANGUL:
        return 1.5
    return 0.95 if "\uac00" <= char <= "\ud7a3" else -0.5


def _rate_cyrillic(char: str) -> float:
    return 1.0 if "А" <= char <= "я" or char in "ёЁ№«»–—’" else -0.5


def _rates_letters(usual: frozenset[str], most: float) -> Callable[[str], float]:
    return lambda char: most if char in usual else 0.0 if char.isalpha() else -0.5


_CANDIDATES: Mapping[str, Callable[[str], float]] = {
    "cp1252": _rates_letters(_WESTERN, 1.0),
    "mac_roman": _rates_letters(_WESTERN, 0.95),
    "cp1250": _rates_letters(_CENTRAL, 0.9),
    "cp1251": _rate_cyrillic,
    "big5": _rates_han("big5", 0xA1, 0xC6),
    "gb18030": _rates_han("gb18030", 0xA1, 0xD7),
    "cp932": _rate_japanese,
    "cp949": _rate_korean,
}
