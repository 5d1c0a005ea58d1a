"""Reads tempi, lengths and eras: "about 90 bpm", "under two minutes", 兩分半以內, 八零年代."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from aemo_studio.music.search.chips import Bounds, ChipKind, SearchChip
from aemo_studio.music.search.numerals import with_digits

TOLERANCE = 0.1
"""A tempo or a length that is named alone may be off by this share."""

EXACT = 0.02
"""The same for "exactly"."""

_NUMBER = r"\d+:[0-5]\d|\d+(?:\.\d+)?"
_UNIT = (
    r"bpm|beats (?:per|a) minute|拍|"
    r"hours?|hrs?|h|小時|minutes?|mins?|m|分鐘|分|seconds?|secs?|s|秒鐘|秒"
)
_UNIT_END = r"(?![a-z0-9])"
_ABOUT = (
    r"about|around|roughly|approximately|approx\.?|circa|ca\.?|~|some|nearly|almost|"
    r"大約|約|大概|差不多|接近|將近"
)
_BELOW = (
    r"under|less than|below|shorter than|slower than|fewer than|低於|少於|不到|短於|小於|慢於|未滿"
)
_MOST = (
    r"up to|maximum|max\.?|at most|within|(?:no|not) (?:more|longer|faster|over) than|not over|"
    r"no longer than|不超過|最多|最長|至多|不要超過|最快|不高於"
)
_ABOVE = r"over|more than|above|longer than|faster than|超過|高於|大於|快於|長於"
_LEAST = (
    r"at least|minimum|min\.?|(?:no|not) (?:less|shorter|slower|under) than|not under|"
    r"至少|最少|最短|不低於|不少於|最慢"
)
_EXACTLY = r"exactly|precisely|剛好|正好|恰好"
_BETWEEN = r"between|from|介於"
_BEFORE = "|".join(
    f"(?P<{name}>{words})"
    for name, words in (
        ("most", _MOST), ("least", _LEAST), ("below", _BELOW), ("above", _ABOVE),
        ("about", _ABOUT), ("exactly", _EXACTLY), ("between", _BETWEEN),
    )
)  # fmt: skip
_NAME = (
    r"(?P<name>bpm|tempo|beats per minute|每分鐘|拍速|速度|節奏|length|duration|長度|片長|時長)"
    r"\s*(?:of|is|:|=|在|為|是)?\s*"
)
_AFTER = (
    r"(?P<post_most>以內|之內|內|以下|之下|or less|or shorter|or slower|tops|"
    r"(?:max(?:imum)?|at most)(?!\s*\d))|"
    r"(?P<post_least>以上|之上|or more|or longer|or faster|\+|and up|"
    r"(?:min(?:imum)?|at least)(?!\s*\d))|"
    r"(?P<post_about>左右|上下|or so)|"
    r"(?P<post_exactly>exactly|整)|"
    r"(?P<post_long>之間|long)"
)
_MEASURE = re.compile(
    rf"(?<![a-z0-9.])(?:{_NAME})?(?:(?:{_BEFORE})\s*)?(?:{_NAME.replace('name', 'name2')})?"
    rf"(?P<a>{_NUMBER})(?P<plus>\+)?(?:\s*-?\s*(?P<ua>{_UNIT}){_UNIT_END})?"
    rf"(?:\s*(?:-|–|—|~|to|and|到|至|和|與)\s*(?P<b>{_NUMBER})(?:\s*-?\s*(?P<ub>{_UNIT}){_UNIT_END})?)?"
    rf"(?:\s*(?:的)?(?:{_AFTER}){_UNIT_END})?(?![0-9])"
)
_COMPARED = re.compile(
    rf"比\s*(?P<a>{_NUMBER})\s*(?P<ua>{_UNIT})\s*(?:還|更)?\s*(?P<how>慢|快|短|長)"
)
_ERA = re.compile(
    r"(?<![a-z0-9])(?P<long>(?:19|20)\d0)(?:'?s(?![a-z0-9])|\s*年代)|"
    r"(?<![a-z0-9])'?(?P<short>[2-9]0)(?:'s(?![a-z0-9])|\s*年代)|"
    r"(?<![a-z0-9])'?(?P<letter>[5-9]0)s(?![a-z0-9])(?!\s*long)"
)
_YEAR = re.compile(r"(?<![\d:.])(?P<year>(?:19|20)\d\d)(?:\s*年)?(?![\d:.]|\s*(?:bpm|拍|s\b|秒))")
_LONGER = {"h": 3600.0, "小": 3600.0, "m": 60.0, "分": 60.0, "s": 1.0, "秒": 1.0}
_LENGTH_NAMES = ("length", "duration", "長度", "片長", "時長")
_OPEN = ("below", "above")
_JOIN = re.compile(r"\s*,?\s*(?:and|but|yet|also|且|但是?|而且?|又|，)?\s*(?:also|but)?\s*")
_PACE = re.compile(r"(?:no |not )?(?:faster|slower) than|快於|慢於|最快|最慢")
"""What only a tempo can be, though no unit stands behind the number."""

_PACES = (50, 220)
"""Beats per minute that "about 90" and "90 to 100" may mean."""

Span = tuple[int, int, SearchChip]


def measures(text: str) -> tuple[str, list[Span]]:
    """Finds the numbers that mean something. Returns the text with digits for all numerals, and
    what was found with its place in that text."""
    text = with_digits(text)
    found = [*_compared(text), *_plain(text)]
    taken: list[Span] = []
    for span in [*found, *_eras(text)]:
        if all(span[1] <= start or span[0] >= end for start, end, _ in taken):
            taken.append(span)
    return text, sorted(taken, key=lambda span: span[0])


def _plain(text: str) -> Iterator[Span]:
    """Reads measures; one without a unit is of the kind before or behind it: "above 80 and below
    100 bpm"."""
    matches = [match for match in _MEASURE.finditer(text) if not _is_era(match)]
    for at, match in enumerate(matches):
        chip = _measure(match) or _joined(match, matches[max(0, at - 1) : at + 2])
        if chip is not None:
            yield match.start(), match.end(), chip


def _joined(match: re.Match[str], neighbours: Sequence[re.Match[str]]) -> SearchChip | None:
    for other in neighbours if _limit(match) else ():
        first, second = sorted((match, other), key=lambda m: m.start())
        if _kind(other) and _JOIN.fullmatch(match.string, first.end(), second.start()):
            return _measure(match, other)
    return None


def _is_era(match: re.Match[str]) -> bool:
    """Tells "80s" from 80 seconds: a decade stands alone, a length has something with it."""
    found = _ERA.match(match.string, match.start("a"))
    alone = not (_limit(match) or match["post_long"] or match["b"])
    return found is not None and alone


def _measure(match: re.Match[str], like: re.Match[str] | None = None) -> SearchChip | None:
    """Makes the chip of a measure; `like` is one whose unit it takes."""
    kind = _kind(like or match)
    if kind is None:
        return None
    first, second = _values(match, kind, _unit(like) if like else "")
    return SearchChip(kind, match[0].strip(), _bounds(match, first, second))


def _kind(match: re.Match[str]) -> ChipKind | None:
    unit = _unit(match)
    name = match["name"] or match["name2"] or ""
    if not unit and not name and _is_pace(match):
        return ChipKind.TEMPO
    if unit.startswith(("b", "拍")) or (name and name not in _LENGTH_NAMES and not unit):
        return ChipKind.TEMPO
    timed = ":" in match["a"] or ":" in (match["b"] or "")
    return ChipKind.LENGTH if unit or timed or (name in _LENGTH_NAMES and name) else None


def _is_pace(match: re.Match[str]) -> bool:
    """Tells "faster than 130" and "90 to 100" from numbers that mean nothing here."""
    beats = all(_PACES[0] <= float(n) <= _PACES[1] for n in _numbers(match) if ":" not in n)
    timed = any(":" in number for number in _numbers(match))
    named = _PACE.match(match[0]) or match["b"] or match["about"] or match["post_about"]
    return beats and not timed and bool(named)


def _numbers(match: re.Match[str]) -> list[str]:
    return [number for number in (match["a"], match["b"]) if number]


def _unit(match: re.Match[str]) -> str:
    return match["ub"] or match["ua"] or ""


def _values(match: re.Match[str], kind: ChipKind, unit: str) -> tuple[float, float | None]:
    first_unit = match["ua"] or match["ub"] or unit
    second_unit = match["ub"] or match["ua"] or unit
    if kind is ChipKind.TEMPO:
        return float(match["a"]), None if match["b"] is None else float(match["b"])
    second = None if match["b"] is None else _seconds(match["b"], second_unit)
    return _seconds(match["a"], first_unit), second


def _seconds(number: str, unit: str) -> float:
    if ":" in number:
        minutes, seconds = number.split(":")
        return float(minutes) * 60 + float(seconds)
    return float(number) * _LONGER.get(unit[:1], 1.0)


def _limit(match: re.Match[str]) -> str | None:
    names = ("most", "least", "below", "above", "about", "exactly", "between")
    before = next((name for name in names if match[name]), "least" if match["plus"] else None)
    if before in (None, "between"):
        after = next((n for n in ("most", "least", "about", "exactly") if match[f"post_{n}"]), None)
        return after or before
    return before


def _bounds(match: re.Match[str], first: float, second: float | None) -> Bounds:
    limit = _limit(match)
    if second is not None and limit not in ("below", "most", "above", "least"):
        return Bounds(min(first, second), max(first, second))
    if limit in ("below", "most"):
        return Bounds(None, first if second is None else second, limit in _OPEN)
    if limit in ("above", "least"):
        return Bounds(first, None, limit in _OPEN)
    return around(first, EXACT if limit == "exactly" else TOLERANCE)


def around(value: float, tolerance: float = TOLERANCE) -> Bounds:
    """Makes the range around a value."""
    return Bounds(round(value * (1 - tolerance), 3), round(value * (1 + tolerance), 3))


def _compared(text: str) -> Iterator[Span]:
    """Reads 比 100 bpm 慢."""
    for match in _COMPARED.finditer(text):
        tempo = match["ua"].startswith(("b", "拍"))
        value = float(match["a"]) if tempo else _seconds(match["a"], match["ua"])
        low = match["how"] in "慢短"
        bounds = Bounds(None, value, True) if low else Bounds(value, None, True)
        yield (
            match.start(),
            match.end(),
            SearchChip(ChipKind.TEMPO if tempo else ChipKind.LENGTH, match[0], bounds),
        )


def _eras(text: str) -> Iterator[Span]:
    for match in _ERA.finditer(text):
        year = int(match["long"] or match["short"] or match["letter"])
        first = year if year >= 1000 else 1900 + year
        yield _era(match, first, first + 9)
    for match in _YEAR.finditer(text):
        yield _era(match, int(match["year"]), int(match["year"]))


def _era(match: re.Match[str], first: int, last: int) -> Span:
    return match.start(), match.end(), SearchChip(ChipKind.ERA, match[0], Bounds(first, last))
