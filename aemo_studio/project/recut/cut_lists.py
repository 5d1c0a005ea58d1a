"""Reads cut lists (CMX 3600 EDL, FCPXML, OTIO): which source is shown when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import unquote, urlparse
from xml.etree import ElementTree

from aemo_studio.base.errors import UsageError
from aemo_studio.base.translations import phrase, reason_of
from aemo_studio.domain.time import TimecodeError, TimecodeRate

LARGEST_BYTES = 50_000_000

_EVENT = re.compile(
    r"^\s*\d+\s+(?P<reel>\S+)\s+(?P<track>\S+)\s+(?P<kind>\S+)(?:\s+\d+)?\s+"
    r"(?P<from>[\d:;.]{11})\s+(?P<to>[\d:;.]{11})\s+(?P<at>[\d:;.]{11})\s+(?P<until>[\d:;.]{11})"
)
_CLIP_NAME = re.compile(r"^\*\s*(?:FROM|TO) CLIP NAME:\s*(.+?)\s*$", re.IGNORECASE)
_SPEED = re.compile(r"^M2\s+\S+\s+(-?[\d.]+)")
_CLIPS = ("asset-clip", "clip", "ref-clip", "sync-clip", "mc-clip", "video")
_SHORTEST_S = 1e-3


@dataclass(frozen=True)
class ListedCut:
    """A line of a cut list."""

    #: Names of the source: of the clip, the file and the reel, those that the list has.
    sources: tuple[str, ...]
    #: Seconds of the source, as the list counts them.
    from_s: float
    #: Seconds of the source.
    to_s: float
    #: Seconds of the cut, as the list counts them.
    at_s: float
    #: Seconds of the cut.
    until_s: float

    @property
    def speed(self) -> float:
        """Seconds of the source for one second of the cut."""
        return (self.to_s - self.from_s) / (self.until_s - self.at_s)


@dataclass(frozen=True)
class CutList:
    """The picture of a cut as its editing program lists it."""

    #: In order of time.
    cuts: tuple[ListedCut, ...]
    #: Whether sources are counted by timecode (an EDL), or from the beginning of their file.
    by_timecode: bool


def read_cut_list(path: Path, rate: TimecodeRate) -> CutList:
    """Reads a cut list. rate: of the film, for timecode. Raises UsageError."""
    text = _text(path)
    if path.suffix.lower() == ".otio":
        found = CutList(tuple(_otio_cuts(path)), by_timecode=False)
    elif text.lstrip("\ufeff \r\n\t").startswith("<"):
        found = CutList(tuple(_fcpxml_cuts(path, text)), by_timecode=False)
    else:
        found = CutList(tuple(_edl_cuts(path, text, rate)), by_timecode=True)
    if not found.cuts:
        raise _unreadable(path, phrase("it lists no picture"))
    return CutList(tuple(sorted(found.cuts, key=lambda cut: cut.at_s)), found.by_timecode)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise _unreadable(path, phrase("it is too large for one"))
        return path.read_text(encoding="utf-8", errors="replace")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(
            "Cannot read {path}: {reason}; check the path.", path=path, reason=reason
        ) from error


def _unreadable(path: Path, reason: object) -> UsageError:
    return UsageError(
        "{path} is no cut list that can be read ({reason}); give an EDL, FCPXML or OTIO.",
        path=path,
        reason=reason,
    )


# --- EDL ----------------------------------------------------------------------------


def _edl_cuts(path: Path, text: str, rate: TimecodeRate) -> Iterator[ListedCut]:
    current: ListedCut | None = None
    for line in text.splitlines():
        if line.upper().startswith("FCM:"):
            rate = rate.with_drop_frame("NON" not in line.upper())
        elif event := _EVENT.match(line):
            yield from _held(current)
            current = _edl_cut(path, event, rate) if "V" in event["track"].upper() else None
        elif current is not None:
            current = _with_comment(current, line, rate)
    yield from _held(current)


def _held(cut: ListedCut | None) -> Iterable[ListedCut]:
    """Keeps what shows something: dissolves begin with a line of no length."""
    return () if cut is None or cut.until_s - cut.at_s < _SHORTEST_S else (cut,)


def _edl_cut(path: Path, event: re.Match[str], rate: TimecodeRate) -> ListedCut:
    times = [_timecode_s(path, event[name], rate) for name in ("from", "to", "at", "until")]
    names = () if event["reel"].upper() in ("AX", "BL") else (event["reel"],)
    return ListedCut(names, *times)


def _timecode_s(path: Path, text: str, rate: TimecodeRate) -> float:
    written = f"{text[:8].replace(';', ':').replace('.', ':')}:{text[9:]}"
    try:
        return float(rate.parse(written) / rate.rate)
    except TimecodeError as error:
        raise _unreadable(path, reason_of(error)) from error


def _with_comment(cut: ListedCut, line: str, rate: TimecodeRate) -> ListedCut:
    if name := _CLIP_NAME.match(line):
        return _named(cut, name[1])
    if speed := _SPEED.match(line):
        factor = float(speed[1]) / float(rate.rate)
        to_s = cut.from_s + (cut.until_s - cut.at_s) * factor
        return ListedCut(cut.sources, cut.from_s, to_s, cut.at_s, cut.until_s)
    return cut


def _named(cut: ListedCut, name: str) -> ListedCut:
    return ListedCut((*cut.sources, name), cut.from_s, cut.to_s, cut.at_s, cut.until_s)


# --- FCPXML -------------------------------------------------------------------------


def _fcpxml_cuts(path: Path, text: str) -> Iterator[ListedCut]:
    try:
        root = ElementTree.fromstring(text)
        if root.tag != "fcpxml":
            raise _unreadable(path, phrase("it is another kind of XML"))
        assets = {one.get("id", ""): one for one in root.iter() if one.tag in ("asset", "media")}
        spine = root.find(".//sequence/spine")
        for element in spine if spine is not None else ():
            if element.tag in _CLIPS:
                yield from _fcpxml_cut(element, assets)
    except (ElementTree.ParseError, ValueError, ZeroDivisionError) as error:
        raise _unreadable(path, error) from error


def _fcpxml_cut(
    element: ElementTree.Element, assets: dict[str, ElementTree.Element]
) -> Iterator[ListedCut]:
    reference = element.get("ref")
    if reference is None and (inner := element.find(".//*[@ref]")) is not None:
        reference = inner.get("ref")
    asset = assets.get(reference or "")
    begins_s = _rational_s(asset.get("start") if asset is not None else None)
    start_s = _rational_s(element.get("start")) if element.get("start") else begins_s
    at_s, length_s = _rational_s(element.get("offset")), _rational_s(element.get("duration"))
    if length_s < _SHORTEST_S:
        return
    names = [element.get("name", "")]
    if asset is not None:
        rep = asset.find("media-rep")
        names += [
            asset.get("name", ""),
            asset.get("src") or (rep.get("src") if rep is not None else None) or "",
        ]
    from_s = start_s - begins_s
    yield ListedCut(_clean(names), from_s, from_s + length_s, at_s, at_s + length_s)


def _rational_s(text: str | None) -> float:
    return float(Fraction(text.removesuffix("s"))) if text else 0.0


def _clean(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


# --- OTIO ---------------------------------------------------------------------------


def _otio_cuts(path: Path) -> Iterator[ListedCut]:
    import opentimelineio as otio

    try:
        timeline: Any = otio.adapters.read_from_file(str(path))
        flat = otio.algorithms.flatten_stack(timeline.video_tracks())
        for clip in flat.find_clips():
            yield from _otio_cut(clip)
    except (otio.exceptions.OTIOError, ValueError, TypeError, AttributeError) as error:
        raise _unreadable(path, error) from error


def _otio_cut(clip: Any) -> Iterator[ListedCut]:
    shown, placed = clip.trimmed_range(), clip.trimmed_range_in_parent()
    media = clip.media_reference
    whole = getattr(media, "available_range", None)
    begins_s = whole.start_time.to_seconds() if whole is not None else 0.0
    speed = 1.0
    for effect in clip.effects:
        speed *= float(getattr(effect, "time_scalar", 1.0))
    from_s, at_s = shown.start_time.to_seconds() - begins_s, placed.start_time.to_seconds()
    length_s = placed.duration.to_seconds()
    if length_s >= _SHORTEST_S and not getattr(media, "is_missing_reference", False):
        names = _clean([clip.name, media.name, getattr(media, "target_url", "")])
        yield ListedCut(names, from_s, from_s + length_s * speed, at_s, at_s + length_s)


# --- names --------------------------------------------------------------------------


def names_of(cut: ListedCut) -> frozenset[str]:
    """Returns the names of a source without folders and endings, in small letters."""
    return frozenset(_plain(name) for name in cut.sources)


def _plain(name: str) -> str:
    path = unquote(urlparse(name).path) if "://" in name else name
    return PurePath(path.replace("\\", "/")).stem.casefold()


def from_film(cuts: Sequence[ListedCut], title: str) -> tuple[ListedCut, ...]:
    """Finds the cuts whose source is a film of that title."""
    return tuple(cut for cut in cuts if title.casefold() in names_of(cut))
