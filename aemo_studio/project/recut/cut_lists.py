"""Reads cut lists (CMX 3600 EDL, FCPXML, OTIO): which source is shown when."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from urllib.parse import unquote, urlparse

from aemo_studio.base.errors import UsageError
from aemo_studio.base.translations import phrase
from aemo_studio.domain.time import TimecodeRate
from aemo_studio.music.encodings import find_encoding
from aemo_studio.project.recut.cut_list import CutList, ListedCut, unreadable
from aemo_studio.project.recut.edl import read_edl
from aemo_studio.project.recut.fcpxml_list import read_fcpxml
from aemo_studio.project.recut.otio_list import read_otio

LARGEST_BYTES = 50_000_000
_TELLING_LETTERS = 3


def read_cut_list(path: Path, rate: TimecodeRate, *, of_sound: bool = False) -> CutList:
    """Reads a cut list. Raises UsageError.

    rate: of the film, for timecode. of_sound: whether the film has no picture: then the first
    track of sound counts if the list has no picture either.
    """
    path = path / "Info.fcpxml" if path.is_dir() else path
    text = _text(path)
    if path.suffix.lower() == ".otio":
        found = read_otio(path, of_sound=of_sound)
    elif text.lstrip("\ufeff \r\n\t").startswith("<"):
        found = read_fcpxml(path, text.lstrip("\ufeff \r\n\t"))
    else:
        found = read_edl(path, text, rate)
        found = read_edl(path, text, rate, of_sound=True) if of_sound and not found.cuts else found
    if not found.cuts:
        raise unreadable(path, phrase("it lists no picture"))
    return replace(found, cuts=tuple(sorted(found.cuts, key=lambda cut: cut.at_s)))


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise unreadable(path, phrase("it is too large for one"))
        raw = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(
            "Cannot read {path}: {reason}; check the path.", path=path, reason=reason
        ) from error
    return raw.decode(find_encoding(raw) or "utf-8", errors="replace")


def names_of(cut: ListedCut) -> frozenset[str]:
    """Returns the names of a source without folders, with and without endings, in small letters."""
    return frozenset(name for source in cut.sources for name in _plain(source))


def _plain(name: str) -> tuple[str, str]:
    path = unquote(urlparse(name).path) if "://" in name else name
    file = PurePath(path.replace("\\", "/"))
    return _folded(file.name), _folded(file.stem)


def _folded(name: str) -> str:
    """Writes a name as it is compared: a Mac takes the accents of file names apart."""
    return unicodedata.normalize("NFC", name).casefold()


def from_film(cuts: Sequence[ListedCut], title: str) -> tuple[ListedCut, ...]:
    """Finds the cuts whose source is a film of that title, else one of which the name is cut short
    or goes on, as those of reels and copies."""
    exact = tuple(cut for cut in cuts if _folded(title) in names_of(cut))
    return exact or tuple(cut for cut in cuts if any(_goes_on(n, title) for n in names_of(cut)))


def of_one_source(cuts: Sequence[ListedCut]) -> bool:
    """Whether all cuts may be of one source: they share a name, or have none."""
    return bool(cuts) and (
        not any(cut.sources for cut in cuts)
        or bool(frozenset.intersection(*(names_of(cut) for cut in cuts)))
    )


def _goes_on(name: str, title: str) -> bool:
    short, long = sorted((_letters(name), _letters(title)), key=len)
    return len(short) >= _TELLING_LETTERS and long.startswith(short)


def _letters(name: str) -> str:
    return "".join(letter for letter in _folded(name) if letter.isalnum())
