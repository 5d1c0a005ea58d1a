"""Reads the picture of an FCPXML: the primary storyline, with what it nests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, fromstring

from aemo_studio.base.translations import phrase
from aemo_studio.project.recut.cut_list import (
    CHANGING_SPEED,
    LAYERS,
    OTHER_RATE,
    SHORTEST_S,
    STANDING,
    CutList,
    ListedCut,
    Unread,
    laid_within,
    unreadable,
    without_doubles,
)

_LEAVES = ("asset-clip", "video")
_NESTS = ("clip", "sync-clip", "ref-clip", "mc-clip")
_DEEPEST = 8
_SAME_RATE, _CONFORMED = 0.005, 0.05


def read_fcpxml(path: Path, text: str) -> CutList:
    """Reads an FCPXML. Raises UsageError."""
    try:
        root = fromstring(text)
        if root.tag != "fcpxml":
            raise unreadable(path, phrase("it is another kind of XML"))
        reader = _Reader({one.get("id", ""): one for one in root.iter() if one.get("id")})
        sequence = root.find(".//project/sequence[spine]")
        sequence = root.find(".//sequence[spine]") if sequence is None else sequence
        cuts = tuple(reader.in_sequence(sequence)) if sequence is not None else ()
    except (ParseError, ValueError, ZeroDivisionError) as error:
        raise unreadable(path, error) from error
    starts = sequence.get("tcStart") if sequence is not None else None
    starts_s = _seconds(starts) if starts else None
    return CutList(cuts, by_timecode=False, unread=tuple(reader.unread), starts_s=starts_s)


@dataclass
class _Reader:
    resources: Mapping[str, Element]
    unread: list[Unread] = field(default_factory=list)
    _rate_hz: float = 0.0

    def in_sequence(self, sequence: Element, depth: int = 0) -> list[ListedCut]:
        """Reads the storyline of a sequence, at its rate."""
        spine, outer_hz = sequence.find("spine"), self._rate_hz
        frame = self.resources.get(sequence.get("format", ""))
        frame_s = _seconds(frame.get("frameDuration")) if frame is not None else 0.0
        self._rate_hz = 1 / frame_s if frame_s else outer_hz
        found = list(self.in_line(spine, depth)) if spine is not None else []
        self._rate_hz = outer_hz
        return found

    def in_line(self, line: Element, depth: int = 0) -> Iterator[ListedCut]:
        """Reads a storyline: its elements follow each other where they do not say when."""
        at_s = 0.0
        for element in line:
            one = _first_take(element)
            if one.tag in ("transition", "note", "metadata") or not self._length_s(one):
                continue
            if one.get("offset") is not None:
                at_s = _seconds(one.get("offset"))
            if one.get("enabled", "1") != "0":
                yield from self._element(one, at_s, depth)
            at_s += self._length_s(one)

    def _element(self, one: Element, at_s: float, depth: int) -> Iterator[ListedCut]:
        if any(float(child.get("lane", 0)) > 0 and self._is_picture(child) for child in one):
            self.unread.append((LAYERS, at_s))
        length_s = self._length_s(one)
        if length_s < SHORTEST_S or one.tag == "title" or not self._is_picture(one):
            return
        if self._is_conformed(one):
            self.unread.append((OTHER_RATE, at_s))
            return
        shown = _shown(one, length_s, self._begins_s(one))
        if shown is None:
            self.unread.append((CHANGING_SPEED, at_s))
        elif shown[1] - shown[0] < SHORTEST_S:
            self.unread.append((STANDING, at_s))
        else:
            outer = ListedCut((one.get("name", ""),), *shown, at_s, at_s + length_s)
            yield from self._sources(one, outer, depth)

    def _sources(self, one: Element, outer: ListedCut, depth: int) -> Iterator[ListedCut]:
        inner = self._inner(one, depth) if one.tag in _NESTS and depth < _DEEPEST else []
        if not inner:
            begins_s, names = self._begins_s(one), self._names(one)
            moved = replace(outer, from_s=outer.from_s - begins_s, to_s=outer.to_s - begins_s)
            yield replace(moved, sources=without_doubles((*outer.sources, *names)))
        for cut in inner:
            yield from laid_within(outer, cut)

    def _inner(self, one: Element, depth: int) -> list[ListedCut]:
        """Reads what a clip consists of, in its own time."""
        media = self.resources.get(one.get("ref", ""))
        sequence = media.find("sequence") if media is not None else None
        if sequence is not None:
            return self.in_sequence(sequence, depth + 1)
        angle = _shown_angle(one, media) if media is not None else None
        if angle is not None:
            return list(self.in_line(angle, depth + 1))
        spine = one.find("spine")
        if spine is not None:
            return list(self.in_line(spine, depth + 1))
        inside = [child for child in one if child.tag == "video" and child.get("lane") is None]
        return [cut for child in inside for cut in self._element(child, _offset_s(child), depth)]

    def _is_conformed(self, one: Element) -> bool:
        """Whether a clip of 24 frames a second is shown as 25, or the other way, frame by frame:
        it does not say in which of both it counts where it starts."""
        conform = one.find("conform-rate")
        if conform is None or conform.get("scaleEnabled", "1") == "0" or not self._rate_hz:
            return False
        source_hz = float(conform.get("srcFrameRate") or 0.0) or self._rate_hz
        apart = min(abs(self._rate_hz * k / source_hz - 1) for k in (0.5, 1.0, 2.0))
        return _SAME_RATE < apart < _CONFORMED

    def _length_s(self, one: Element) -> float:
        """Finds how long a clip is: as long as its source where it does not say so."""
        if one.get("duration") is not None:
            return _seconds(one.get("duration"))
        source = _timed(self.resources.get(one.get("ref", "")))
        return _seconds(source.get("duration")) if source is not None else 0.0

    def _begins_s(self, one: Element) -> float:
        """Finds when the file of a clip begins; a nest begins with its sequence."""
        source = _timed(self.resources.get(one.get("ref", "")))
        return _seconds(source.get("start") or source.get("tcStart")) if source is not None else 0.0

    def _is_picture(self, one: Element) -> bool:
        if one.tag == "spine":
            return any(self._is_picture(child) for child in one)
        source = self.resources.get(one.get("ref", ""))
        is_sound = source is not None and source.get("hasAudio") == "1" and not _has_video(source)
        is_sound |= one.get("srcEnable", "all") == "audio"
        return one.tag in (*_LEAVES, *_NESTS, "title") and not is_sound

    def _names(self, one: Element) -> tuple[str, ...]:
        source = self.resources.get(one.get("ref", ""))
        if source is None:
            return ()
        rep = source.find("media-rep")
        address = source.get("src") or (rep.get("src") if rep is not None else None)
        return without_doubles((source.get("name"), address))


def _first_take(element: Element) -> Element:
    """Returns the take of an audition that is shown, else the element."""
    inside = [child for child in element if child.tag in (*_LEAVES, *_NESTS)]
    return inside[0] if element.tag == "audition" and inside else element


def _has_video(source: Element) -> bool:
    return source.get("hasVideo", "0") == "1"


def _timed(source: Element | None) -> Element | None:
    """Returns what has the times of a source: itself, or the sequence or the angles in it."""
    if source is None:
        return None
    inside = [one for one in source if one.tag in ("sequence", "multicam")]
    return inside[0] if inside else source


def _shown_angle(one: Element, media: Element) -> Element | None:
    """Finds the angle of a multicam clip whose picture is shown: the first where none is named."""
    angles = media.findall("multicam/mc-angle")
    chosen = [
        source.get("angleID")
        for source in one.findall("mc-source")
        if source.get("srcEnable", "all") in ("all", "video")
    ]
    shown = [angle for angle in angles if angle.get("angleID") in chosen]
    return next(iter([*shown, *angles]), None)


def _shown(one: Element, length_s: float, begins_s: float) -> tuple[float, float] | None:
    """Finds what of its source a clip shows; None where its speed changes."""
    start_s = _seconds(one.get("start")) if one.get("start") else begins_s
    points = one.findall("timeMap/timept")
    if len(points) < 2:
        return start_s, start_s + length_s
    times, values = ([_seconds(p.get(name)) for p in points] for name in ("time", "value"))
    speeds = {
        round((v - values[0]) / (t - times[0]), 3)
        for t, v in zip(times[1:], values[1:], strict=True)
    }
    if len(speeds) > 1:
        return None
    speed = speeds.pop()
    from_s = values[0] + (start_s - times[0]) * speed
    return from_s, from_s + length_s * speed


def _offset_s(one: Element) -> float:
    return _seconds(one.get("offset"))


def _seconds(text: str | None) -> float:
    return float(Fraction(text.removesuffix("s"))) if text else 0.0
