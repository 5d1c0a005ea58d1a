"""Reads EDLs (CMX 3600) as editing programs write them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from aemo_studio.base.translations import reason_of
from aemo_studio.domain.time import TimecodeError, TimecodeRate
from aemo_studio.project.recut.cut_list import (
    LAYERS,
    SHORTEST_S,
    STANDING,
    CutList,
    ListedCut,
    Unread,
    unreadable,
)
from aemo_studio.project.recut.edl_timecode import DAY_S, counted_rate

_EVENT = re.compile(
    r"^\s*\w*\d\w*\s+(?P<reel>\S+(?: \S+)*?)\s+(?P<track>\S+)\s+(?P<kind>[CDWK]\w*)"
    r"(?:\s+[BO])?(?:\s+\d+)?\s+"
    r"(?P<from>[\d:;.,]{11})\s+(?P<to>[\d:;.,]{11})\s+(?P<at>[\d:;.,]{11})\s+(?P<until>[\d:;.,]{11})",
    re.IGNORECASE,
)
_FROM_NAME = re.compile(r"^\*\s*FROM CLIP NAME(?: IS)?:\s*(.+?)\s*$", re.IGNORECASE)
_TO_NAME = re.compile(r"^\*\s*TO CLIP NAME(?: IS)?:\s*(.+?)\s*$", re.IGNORECASE)
_FILE = re.compile(r"^\*\s*SOURCE FILE(?: PATH)?:\s*(.+?)\s*$", re.IGNORECASE)
_SPEED = re.compile(r"^M2\s+(?P<reel>\S.*?)\s+(?P<rate>[-+]?\d[\d.]*)\s+[\d:;.,]{11}\s*$", re.I)
_NO_REELS = ("AX", "BL", "BLACK", "GEN", "UNKNOWN", "AXL")
_BLACK = ("BL", "BLACK")


def read_edl(path: Path, text: str, rate: TimecodeRate, *, of_sound: bool = False) -> CutList:
    """Reads an EDL. Raises UsageError.

    rate: of the film. of_sound: whether to read its first track of sound, not the picture.
    """
    reader = _Reader(path, counted_rate(text, rate), of_sound)
    for line in text.splitlines():
        reader.take(line)
    reader.hold()
    return CutList(
        tuple(reader.cuts),
        by_timecode=True,
        unread=tuple(reader.unread),
        hour_s=reader.hour_s(),
        rate=reader.rate,
    )


@dataclass
class _Reader:
    path: Path
    rate: TimecodeRate
    of_sound: bool
    cuts: list[ListedCut] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    _cut: ListedCut | None = None
    _reel: str = ""
    _sound: str = ""
    _dissolves: bool = False
    _before: str = ""

    def take(self, line: str) -> None:
        """Takes the next line."""
        if line.upper().startswith("FCM:"):
            self.rate = self.rate.with_drop_frame("NON" not in line.upper())
        elif event := _EVENT.match(line):
            self.hold()
            self._begin(event)
        elif self._cut is not None:
            self._cut = self._commented(self._cut, line)

    def hold(self) -> None:
        """Keeps the line before if it shows something: dissolves begin with one of no length."""
        if (cut := self._cut) is not None and cut.until_s - cut.at_s >= SHORTEST_S:
            if cut.to_s - cut.from_s < SHORTEST_S:
                self.unread.append((STANDING, cut.at_s))
            else:
                self.cuts.append(cut)
        self._cut = None

    def hour_s(self) -> float:
        """Finds the full hour of timecode before all that is shown."""
        first_s = min((cut.at_s for cut in self.cuts), default=0.0)
        hours = (float(self.rate.frame_of_second(3600 * h) / self.rate.rate) for h in range(48))
        return max(hour_s for hour_s in hours if hour_s <= first_s + SHORTEST_S)

    def _begin(self, event: re.Match[str]) -> None:
        track, reel = event["track"].upper(), event["reel"]
        times = self._times(event)
        is_key = event["kind"][0] in "Kk" and not re.search(r"\sB\s", event[0], re.IGNORECASE)
        if is_key or re.search(r"V0*[2-9]|V1\d", track):
            self.unread.append((LAYERS, times[2]))
        elif self._counts(track) and reel.upper() not in _BLACK:
            names = () if reel.upper() in _NO_REELS else (reel,)
            self._cut, self._reel = ListedCut(names, *times), reel
            self._dissolves = event["kind"][0] in "DWdw" and self._before not in _BLACK
        self._before = reel.upper()

    def _times(self, event: re.Match[str]) -> tuple[float, float, float, float]:
        """Reads the times of an event; those after midnight count on."""
        from_s, to_s, at_s, until_s = (
            self._seconds(event[name]) for name in ("from", "to", "at", "until")
        )
        if self.cuts and at_s < self.cuts[0].at_s - DAY_S / 2:
            at_s, until_s = at_s + DAY_S, until_s + DAY_S
        to_s += DAY_S if to_s < from_s - DAY_S / 2 else 0.0
        return from_s, to_s, at_s, until_s + (DAY_S if until_s < at_s - DAY_S / 2 else 0.0)

    def _counts(self, track: str) -> bool:
        if not self.of_sound:
            return "V" in track or track == "B"
        if track[0] == "A" and not self._sound:
            self._sound = track
        return track == self._sound

    def _commented(self, cut: ListedCut, line: str) -> ListedCut:
        if name := (_TO_NAME if self._dissolves else _FROM_NAME).match(line) or _FILE.match(line):
            return replace(cut, sources=(*cut.sources, name[1]))
        if (speed := _SPEED.match(line)) and speed["reel"] == self._reel:
            factor = float(speed["rate"]) / float(self.rate.rate)
            return replace(cut, to_s=cut.from_s + (cut.until_s - cut.at_s) * factor)
        return cut

    def _seconds(self, text: str) -> float:
        rate = self.rate.with_drop_frame(True) if text[8] in ";," else self.rate
        try:
            return float(rate.parse(f"{re.sub('[;.,]', ':', text[:8])}:{text[9:]}") / rate.rate)
        except TimecodeError as error:
            raise unreadable(self.path, reason_of(error)) from error
