"""Writes numerals as digits where they count something: "two minutes", 九十拍, 兩分半."""

from __future__ import annotations

import re

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS = {
    **{word: i for i, word in enumerate(_ONES)},
    **{word: 20 + 10 * i for i, word in enumerate(_TENS)},
}
_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))
_BELOW_100 = rf"(?:{_WORD})(?:[\s-](?:{_WORD}))?"
_COUNTED = (
    r"(?=\s*-?\s*(?:(?:and a half )?(?:bpm|beats|minutes?|mins?|seconds?|secs?|hours?)\b"
    rf"|(?:to|and|or|-|–)\s*(?:(?:{_WORD}|a hundred)\b|\d)))"
)
_NUMBER_WORDS = re.compile(
    rf"\b(?:(?P<hundreds>a|one|two)[\s-]hundred(?:\s(?:and\s)?(?P<rest>{_BELOW_100}))?"
    rf"|(?P<plain>{_BELOW_100})){_COUNTED}"
)
_AFTER_NAME = re.compile(rf"\b(?P<name>bpm|tempo)(?P<gap>\s*:?\s*)(?P<plain>{_BELOW_100})\b")
_LIMITED = re.compile(
    rf"\b(?P<limit>than|under|over|above|below|least|most|around|about|exactly) "
    rf"(?P<plain>{_BELOW_100})\b(?! (?:hundred|of)\b)"
)
_MINUTE_AND = re.compile(
    rf"\b(?P<minutes>minutes?) (?:and )?(?P<plain>{_BELOW_100})(?=$|\s*[,.;)])"
)
_ERA_WORD = re.compile(
    r"\b(?:nineteen[\s-])?(?P<tens>twent|thirt|fift|sixt|sevent|eight|ninet)ies\b(?:'s)?"
)
_FORTIES = re.compile(r"\b(?:nineteen[\s-])?forties\b")
_DECADES = {
    "twent": 20, "thirt": 30, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80, "ninet": 90,
}  # fmt: skip

_DIGITS = {char: i for i, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "兩": 2, "两": 2}
_HAN = "[零〇一二兩两三四五六七八九十百]"
_HAN_NUMBER = re.compile(
    rf"{_HAN}+(?=\s*個?半?\s*(?:分鐘|分半|分{_HAN}|分以|分之|分左|秒|拍|bpm|小時|年代))"
    rf"|(?<!十)(?<!{_HAN}){_HAN}+(?=\s*(?:到|至|~|-)\s*(?:{_HAN}|\d))"
    rf"|(?<=[到至])\s*{_HAN}+(?=\s*(?:分|秒|拍|bpm|之間))"
)
_SHAPES = (
    (re.compile(r"\ba minute and a half\b"), "1.5 minutes"),
    (re.compile(r"\b(?:a )?half(?: a| of a)? minute\b|半分鐘"), "0.5 minutes"),
    (re.compile(r"\b(?:an? )?hour\b(?! )"), "1 hour"),
    (re.compile(r"(\d+) and a half minutes?"), r"\1.5 minutes"),
    (re.compile(r"(\d+) (?:minutes?|mins?) and a half"), r"\1.5 minutes"),
    (re.compile(r"\ba minute\b"), "1 minute"),
    (re.compile(r"(\d+)\s*(?:個?分半鐘?|個半分鐘|分鐘半)"), r"\1.5 分鐘"),
)
_BOTH = re.compile(
    r"(?P<m>\d+)\s*(?:minutes?|mins?|m|分鐘|分)\s*(?:and\s+)?(?P<s>\d+)\s*(?:(?:seconds?|secs?|s)(?![a-z0-9])|秒鐘|秒|(?=$|[,.;)]))"
)


def with_digits(text: str) -> str:
    """Rewrites numerals and the usual ways to say a length; everything else stays."""
    text = _FORTIES.sub("1940s", _ERA_WORD.sub(lambda m: f"19{_DECADES[m['tens']]}s", text))
    text = _AFTER_NAME.sub(lambda m: f"{m['name']}{m['gap']}{_below_100(m['plain'])}", text)
    text = _NUMBER_WORDS.sub(lambda match: str(_number(match)), text)
    text = _LIMITED.sub(lambda m: f"{m['limit']} {_below_100(m['plain'])}", text)
    text = _MINUTE_AND.sub(lambda m: f"{m['minutes']} {_below_100(m['plain'])}", text)
    text = _HAN_NUMBER.sub(lambda match: str(_han(match[0].strip())), text)
    for shape, written in _SHAPES:
        text = shape.sub(written, text)
    return _BOTH.sub(lambda m: f"{m['m']}:{int(m['s']):02}" if int(m["s"]) < 60 else m[0], text)


def _number(match: re.Match[str]) -> int:
    if match["plain"]:
        return _below_100(match["plain"])
    hundreds = 2 if match["hundreds"] == "two" else 1
    return 100 * hundreds + (_below_100(match["rest"]) if match["rest"] else 0)


def _below_100(words: str) -> int:
    return sum(_WORDS[word] for word in re.split(r"[\s-]", words))


def _han(text: str) -> int:
    """Reads 一百二十, 九十, 十五 and digits in a row, 八零."""
    if not set(text) & {"十", "百"}:
        return int("".join(str(_DIGITS[char]) for char in text))
    hundreds, _, rest = text.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    total = 100 * _digit(hundreds, 1 if "百" in text else 0)
    total += 10 * (_digit(tens, 1) if ten else 0)
    return total + _digit(ones.lstrip("零〇"), 0)


def _digit(text: str, empty: int) -> int:
    return _DIGITS.get(text[-1:], empty) if text else empty
