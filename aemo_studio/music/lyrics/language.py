"""Tells in which language lyrics are, by their script and their most frequent words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

_FREQUENT = {
    "en": "the you and i to my me it of in is that your on for we be know love all don't with",
    "es": "que de la el y en no un me los mi por te con una se para tu las lo es yo si como",
    "fr": "je de la le et que les tu un pas est en moi des à ne une dans pour mon qui c'est j'ai",
    "de": "ich und die der du das nicht ist ein mir es zu mich in wir so den auf was dich wie mit",
    "it": "che di e non la il un è per mi ti si in con sono una ma io te come del più lo se",
    "pt": "que de o a e não eu um me meu você do da em com uma é pra se no na por mais te",
    "nl": "ik je de het een en is dat niet van in me mijn wat op als maar voor met jij zijn",
}
_WORDS = {code: frozenset(words.split()) for code, words in _FREQUENT.items()}
_SCRIPTS = {
    "HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko", "CJK": "zh", "CYRILLIC": "ru",
    "GREEK": "el", "ARABIC": "ar", "THAI": "th", "HEBREW": "he", "LATIN": "latin",
}  # fmt: skip
"""First word of a letter's Unicode name to a language, which Latin letters do not tell."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LEAST_SHARE = 0.15
"""A language counts if at least this share of the lines is in it."""

UNKNOWN = "und"
"""The code (ISO 639) for a language that is not known."""


def languages_of(lines: Sequence[str]) -> tuple[str, ...]:
    """Lists the languages (ISO 639) of the lines, the most frequent first; several where they
    mix."""
    counts = Counter(filter(None, map(_of_line, lines)))
    if not counts:
        return ()
    enough = [
        code for code, count in counts.most_common() if count >= _LEAST_SHARE * counts.total()
    ]
    known = [code for code in enough if code != UNKNOWN]
    return tuple(known or (UNKNOWN,))


def _of_line(line: str) -> str:
    """Finds the language of one line; empty for a line without letters."""
    scripts = Counter(filter(None, map(_script, line)))
    if not scripts:
        return ""
    if scripts["ja"]:
        return "ja"
    script = scripts.most_common(1)[0][0]
    return _of_words(line) if script == "latin" else script


def _of_words(line: str) -> str:
    words = [word.casefold().replace("’", "'") for word in _WORD.findall(line)]
    hits = {code: sum(word in known for word in words) for code, known in _WORDS.items()}
    best = max(hits, key=hits.__getitem__)
    return best if hits[best] else UNKNOWN


def _script(char: str) -> str:
    if not char.isalpha():
        return ""
    name = unicodedata.name(char, "").split(" ")[0]
    return _SCRIPTS.get(name, UNKNOWN)
