"""Tells what the licence of a track allows, by its text."""

from __future__ import annotations

import re
from functools import lru_cache

from aemo_studio.domain.music import Track
from aemo_studio.music.search.chips import COMMERCIAL, NO_ATTRIBUTION

_FREE = re.compile(r"\bcc[\s-]?0\b|public\s?domain|publicdomain/zero|公共領域|公眾領域|公有領域")
_BY = re.compile(r"\bcc[\s-]by\b|creativecommons\.org/licenses/by/|姓名標示")
_SHARE_ALIKE = re.compile(r"\bsa\b|by-sa|share[\s-]?alike|相同方式")
_FORBIDS = re.compile(
    r"\bnc\b|by-nc|non[\s-]?commercial|not for commercial|非商業|\bnd\b|by-nd|"
    r"no[\s-]?deriv|禁止改作|"
    r"reference only|clear the rights|personal use|research"
)
_ALLOWS = re.compile(
    r"royalty[\s-]free|commercial use|free to use|free for commercial|pixabay|可商用|免版稅|"
    r"youtube audio library"
)
_NO_CREDIT = re.compile(
    r"no attribution|attribution not required|no credit|免標示|無需標示|pixabay"
)


def allows(track: Track, wish: str) -> bool:
    """Tells whether a track's licence is what is wished for; a licence that is not stated, or that
    we do not know, allows nothing."""
    return _allows(f"{track.licence}; {track.conditions}".casefold(), wish)


@lru_cache(maxsize=4096)
def _allows(text: str, wish: str) -> bool:
    forbidden = _FORBIDS.search(text) is not None
    free = _FREE.search(text) is not None and not forbidden
    by = _BY.search(text) is not None
    if wish == COMMERCIAL:
        return free or (not forbidden and (by or _ALLOWS.search(text) is not None))
    if wish == NO_ATTRIBUTION:
        return free or (not by and _NO_CREDIT.search(text) is not None)
    if wish == "CC0":
        return free
    if wish != "CC BY":
        return wish.casefold() in text.replace("cc-", "cc ")
    return by and not forbidden and _SHARE_ALIKE.search(text) is None
