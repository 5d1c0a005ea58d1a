"""Fills the cells of a track that the tagger's tags speak about: all estimates."""

from __future__ import annotations

import math
from collections.abc import Iterable

from aemo_studio.domain.listening import MusicTags, Origin
from aemo_studio.music.catalogue.genres import genre_of
from aemo_studio.music.catalogue.mood_words import understand
from aemo_studio.music.own_music.value import Value
from aemo_studio.music.tagging.tags import HeardTag, all_tags, instruments, moods, styles, voice

LEAST = 0.2
"""Certainty from which a tag fills a cell; tags that listeners give rarely seldom reach more."""

LIKELY, UNLIKELY = 0.7, 0.26
"""Likelihood from which a track counts as vocal, and up to which as instrumental, where it was
heard by the tagger, too; between, unknown."""

_GLIDES, _TAGGED, _EVEN = 1.794, 0.901, 5.627
"""Weights of both cues' log odds, and the offset: a logistic regression on 30 singers over two
kinds of music at five levels (benchmarks/listening.py)."""

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


def voice_likelihood(gliding: float, heard: MusicTags) -> float:
    """Estimates the likelihood of singing, in [0, 1], from two cues: from partials that glide
    (`music.listening.vocals`), and from the tags of voices."""
    odds = _GLIDES * _log_odds(gliding) + _TAGGED * _log_odds(voice(heard)) + _EVEN
    return 1.0 / (1.0 + math.exp(-odds))


def _log_odds(share: float) -> float:
    known = min(max(share, 1e-4), 1.0 - 1e-4)
    return math.log(known / (1.0 - known))


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
