"""Reads a timecode as editors type it: `1012`, `10:12`, `+5`, `-1.00`. Without Qt."""

from __future__ import annotations

import re

from aemo_studio.domain.time import TimecodeRate

_PAIRS = 4
_DIGITS = re.compile(r"[0-9]{1,8}")
_FIELDS = re.compile(r"[0-9]{1,2}([:;.,][0-9]{1,2}){1,3}")


def typed_s(text: str, now_s: float, start: str, rate: TimecodeRate) -> float:
    """Finds the second of the film that was typed, or how far from `now_s` after a sign. Fields
    that were not typed are those of now. Raises ValueError for what is no timecode.

    start: the timecode of the first frame.
    """
    text = text.strip().replace("−", "-")
    if text[:1] in ("+", "-"):
        frames = _frames(_pairs(text[1:].strip()), rate.nominal)
        return now_s + float((frames if text[0] == "+" else -frames) / rate.rate)
    pairs = _pairs(text)
    here = re.split("[:;]", rate.format(now_s, start))
    fields = here[: _PAIRS - len(pairs)] + [f"{pair:02}" for pair in pairs]
    mark = ";" if rate.drop_frame else ":"
    frame = rate.parse(f"{':'.join(fields[:-1])}{mark}{fields[-1]}")
    return float((frame - rate.parse(start)) / rate.rate)


def _pairs(text: str) -> list[int]:
    """Reads the fields, the last of which counts frames."""
    if _DIGITS.fullmatch(text):
        ends = range(len(text), 0, -2)
        return [int(text[max(0, end - 2) : end]) for end in ends][::-1]
    if _FIELDS.fullmatch(text):
        return [int(field) for field in re.split("[:;.,]", text)]
    raise ValueError(f"{text!r} is no timecode")


def _frames(pairs: list[int], nominal: int) -> int:
    hours, minutes, seconds, frames = [0] * (_PAIRS - len(pairs)) + pairs
    return (hours * 3600 + minutes * 60 + seconds) * nominal + frames
