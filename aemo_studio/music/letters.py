"""Rates how usual the letters of a text are in the script of an encoding."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from itertools import pairwise

_USUAL_HAN = frozenset(
    "的一是不我你愛爱夜雨風风月心天空夢梦日花人大小上下中年生時时光歌曲名手者情緒绪長长度標标題题"
    "詞词周王李張张陳陈林黃黄劉刘楊杨吳吴蔡田鄧邓孫孙五月天山水海星春夏秋冬紅红白黑東东西南北家"
    "路城樂乐快悲傷伤喜怒哀幸福運运晴之在有了這这那個个女男孩子新老古國国民音美好想到說说來来去"
)
_USUAL_HANGUL = frozenset(
    "이다가는에을의를한사랑나너우리그대봄날꿈밤길하고지마음노래슬픔행복비물눈"
)
_WESTERN = frozenset("äöüßÄÖÜéèêëàâçîïôùûñáíóúãõåøæœÉÀÇÑÁÍÓÚÅØ’‘“”–—…©®™°«»¿¡·")
_CENTRAL = frozenset("ąćęłńóśźżĄĆĘŁŃŚŹŻčďěňřšťůýžČĎŘŠŤŽáéíúőűŐŰ„”–’")
_TURKISH = frozenset("çğıöşüÇĞİÖŞÜ’–")
_USUAL_CYRILLIC = frozenset("оеаинтсрвлкмдпуьяызбгчйхжшё")
_USUAL_GREEK = frozenset("αοιετσνηυρπκμλςίόάέήώύ")


def usualness(text: str, encoding: str) -> float:
    """Rates a text that was decoded by one of ENCODINGS: 1 is usual, below 0 is hardly text."""
    odd = [char for char in text if ord(char) > 0x7F]
    words = [word for word in re.findall(r"[^\W\d_]+", text) if not word.isascii()]
    mixed = sum(_mixes_scripts(word) for word in words)
    usual = sum(map(ENCODINGS[encoding], odd)) / max(1, len(odd))
    return usual - mixed / max(1, len(words)) - 2 * _odd_places(text)


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
    signs = len(re.findall(r"(?<=[^\W\d_])[^\w\s!-~’'·・](?=[^\W\d_])", text))
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
        if "\uff21" <= char <= "\uff5a":
            return 0.3
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


def _rates_cyrillic(most: float) -> Callable[[str], float]:
    """Small letters by how frequent they are: code pages have the same letters in other places."""

    def rate(char: str) -> float:
        if char.lower() in _USUAL_CYRILLIC:
            return most
        return most - 0.4 if "А" <= char <= "я" or char in "Ёё№«»–—’" else -0.5

    return rate


def _rate_greek(char: str) -> float:
    if char in _USUAL_GREEK:
        return 1.1
    return 0.7 if "\u0370" <= char <= "\u03ff" else -0.5


def _rates_letters(usual: frozenset[str], most: float) -> Callable[[str], float]:
    return lambda char: most if char in usual else 0.0 if char.isalpha() else -0.5


ENCODINGS: Mapping[str, Callable[[str], float]] = {
    "cp1252": _rates_letters(_WESTERN, 1.0),
    "mac_roman": _rates_letters(_WESTERN, 0.95),
    "cp1250": _rates_letters(_CENTRAL, 0.9),
    "cp1254": _rates_letters(_TURKISH, 0.85),
    "cp1253": _rate_greek,
    "cp1251": _rates_cyrillic(1.05),
    "koi8_r": _rates_cyrillic(1.0),
    "mac_cyrillic": _rates_cyrillic(0.95),
    "cp866": _rates_cyrillic(0.95),
    "big5": _rates_han("big5", 0xA1, 0xC6),
    "gb18030": _rates_han("gb18030", 0xA1, 0xD7),
    "cp932": _rate_japanese,
    "cp949": _rate_korean,
}
"""Encodings whose letters are rated, the most usual first, to the rating of a character."""
