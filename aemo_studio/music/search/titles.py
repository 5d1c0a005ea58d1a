"""Finds titles and artists by their words (BM25, Robertson and Zaragoza 2009)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.music import Track
from aemo_studio.music.search.chips import NamedPiece
from aemo_studio.music.search.lexicon import folded, is_han

_K1, _B = 1.2, 0.6
_RARE = 0.02
"""A single word counts as one of titles if at most this share of the tracks has it."""

_SHORTEST_HAN = 3
_WORDS = re.compile(r"[^\W_]+(?:'[^\W_]+)?")


def words_of(text: str) -> list[str]:
    """Splits a text into words; Chinese into pairs of characters."""
    found: list[str] = []
    for word in _WORDS.findall(folded(text)):
        if any(is_han(char) for char in word) and len(word) > 2:
            found += [word[i : i + 2] for i in range(len(word) - 1)]
        else:
            found.append(word)
    return found


class TitleIndex:
    """Holds the words of titles and artists of n tracks."""

    def __init__(self, tracks: Sequence[Track]) -> None:
        self._tracks = tracks
        self._rows: dict[str, dict[int, int]] = defaultdict(dict)
        self._in_titles: dict[str, list[int]] = defaultdict(list)
        self._lengths = np.ones(max(1, len(tracks)))
        for row, track in enumerate(tracks):
            title = words_of(track.title)
            for word in set(title):
                self._in_titles[word].append(row)
            counts = Counter([*title, *words_of(track.artist)])
            self._lengths[row] = max(1, counts.total())
            for word, count in counts.items():
                self._rows[word][row] = count

    def scores(self, text: str) -> NDArray[np.float64]:
        """Computes BM25 of all tracks for the words of a text, float64[n]."""
        scores = np.zeros(len(self._tracks))
        for word in words_of(text):
            rows = self._rows.get(word, {})
            at, counts = np.fromiter(rows, int, len(rows)), np.array([*rows.values()], float)
            idf = np.log(1 + (len(self._tracks) - len(rows) + 0.5) / (len(rows) + 0.5))
            length = 1 - _B + _B * self._lengths[at] / self._lengths.mean()
            scores[at] += idf * counts * (_K1 + 1) / (counts + _K1 * length)
        return scores

    def with_all(self, text: str) -> NDArray[np.bool_]:
        """Computes which tracks have all words of a text in title and artist, bool[n]."""
        return self._all(list(self._rows.get(word, {})) for word in words_of(text))

    def with_all_in_title(self, text: str) -> NDArray[np.bool_]:
        """Computes which tracks have all words of a text in the title, bool[n]: nobody plays the
        Black Keys."""
        return self._all(self._in_titles.get(word, []) for word in words_of(text))

    def _all(self, rows_of_words: Iterable[list[int]]) -> NDArray[np.bool_]:
        mask = np.ones(len(self._tracks), dtype=bool)
        for rows in rows_of_words:
            has = np.zeros(len(self._tracks), dtype=bool)
            has[rows] = True
            mask &= has
        return mask

    def knows(self, word: str) -> bool:
        """Tells whether a word is of titles or artists, and tells any of them apart."""
        share = min((len(self._rows.get(w, {})) for w in words_of(word)), default=0)
        return 0 < share <= max(3.0, _RARE * len(self._tracks))

    def exact(self, text: str) -> NamedPiece | None:
        """Finds the track of that very title, or the artist of that name."""
        words = " ".join(words_of(text))
        if words in self._titles:
            return NamedPiece(folded(text), self._tracks[self._titles[words]].key)
        return NamedPiece(folded(text)) if words in self._artists else None

    def find(self, text: str) -> NamedPiece | None:
        """Finds the track of a title, or of one that begins with these words."""
        found = self.exact(text)
        if found is not None or len(words_of(text)) < 2:
            return found
        start = " ".join(words_of(text)) + " "
        longer = [title for title in self._titles if title.startswith(start)]
        if not longer:
            return None
        return NamedPiece(folded(text), self._tracks[self._titles[min(longer, key=len)]].key)

    def by(self, title: str, artist: str) -> NamedPiece | None:
        """Finds the track of a title that is by an artist."""
        row = self._pairs.get((" ".join(words_of(title)), " ".join(words_of(artist))))
        words = f"{folded(title)} {folded(artist)}"
        return None if row is None else NamedPiece(words, self._tracks[row].key)

    def chinese_title_in(self, text: str) -> str | None:
        """Finds the longest Chinese title or artist that a text contains."""
        return max((t for t in self._chinese if t in text), key=len, default=None)

    @cached_property
    def _titles(self) -> Mapping[str, int]:
        """Maps titles to rows; of equal ones the first counts."""
        pairs = [(" ".join(words_of(t.title)), row) for row, t in enumerate(self._tracks)]
        return dict(reversed(pairs))

    @cached_property
    def _pairs(self) -> Mapping[tuple[str, str], int]:
        """Maps title and artist to rows."""
        return {
            (" ".join(words_of(track.title)), " ".join(words_of(track.artist))): row
            for row, track in enumerate(self._tracks)
        }

    @cached_property
    def _artists(self) -> frozenset[str]:
        return frozenset(" ".join(words_of(track.artist)) for track in self._tracks) - {""}

    @cached_property
    def _chinese(self) -> Sequence[str]:
        names = {folded(name) for track in self._tracks for name in (track.title, track.artist)}
        return _chinese_only(names)


def _chinese_only(names: Iterable[str]) -> Sequence[str]:
    return [n for n in names if len(n) >= _SHORTEST_HAN and all(is_han(char) for char in n)]
