"""Fills the cells of a track that the tagger's tags speak about: all estimates."""

from __future__ import annotations

from collections.abc import Iterable

from aemo_studio.domain.listening import MusicTags, Origin
from aemo_studio.music.catalogue.genres import genre_of
from aemo_studio.music.catalogue.mood_words import understand
from aemo_studio.music.own_music.value import Value
from aemo_studio.music.tagging.tags import HeardTag, all_tags, instruments, moods, styles

LEAST = 0.2
"""Certainty from which a tag fills a cell; tags that listeners give rarely seldom reach more."""

_SHOWN = 0.1
_MOST_MOODS = 2


def estimated_by_ear(heard: MusicTags) -> dict[str, Value]:
    """Estimates genre and instruments of what was heard; cells that stay open are missing."""
    cells = {
        "instruments": "|".join(tag.name for tag in _clear(instruments(heard))),
        "heard": "|".join(map(_with_certainty, _from(_SHOWN, all_tags(heard)))),
        **_genre(heard),
    }
    return {name: Value(text, Origin.ESTIMATED) for name, text in cells.items() if text}


def moods_by_ear(heard: MusicTags) -> tuple[str, ...]:
    """Finds the moods that are heard clearly: at most two of the mood map."""
    words = (understand(tag.name) for tag in _clear(moods(heard)))
    known = dict.fromkeys(word.mood for word in words if word and word.mood)
    return tuple(known)[:_MOST_MOODS]


def _genre(heard: MusicTags) -> dict[str, str]:
    for tag in _clear(styles(heard)):
        genre = genre_of(tag.name)
        if genre:
            return {"genre": genre, "genre_certainty": f"{tag.certainty:.2f}"}
    return {}


def _clear(tags: Iterable[HeardTag]) -> Iterable[HeardTag]:
    return _from(LEAST, tags)


def _from(least: float, tags: Iterable[HeardTag]) -> Iterable[HeardTag]:
    return (tag for tag in tags if tag.certainty >= least)


def _with_certainty(tag: HeardTag) -> str:
    return f"{tag.name} {tag.certainty:.2f}"
