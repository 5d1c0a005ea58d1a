"""Reads the fields of a file's tags as text: by mutagen, and what it does not know (RIFF INFO,
bext, CAF, Matroska …) by libav."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from aemo_studio.base.errors import MediaError
from aemo_studio.music.encodings import code_page_of

Fields = Mapping[str, tuple[str, ...]]

_KEYS = {
    "title": ("tit2", "©nam", "title", "wm/title"),
    "artist": ("tpe1", "©art", "artist", "author", "wm/author"),
    "genre": ("tcon", "©gen", "genre", "wm/genre", "ignr"),
    "mood": ("tmoo", "mood", "wm/mood"),
    "bpm": ("tbpm", "tmpo", "bpm", "wm/beatsperminute", "ibpm", "tempo"),
    "key": ("tkey", "initialkey", "initial key", "initial_key", "wm/initialkey", "key"),
    "licence": ("license", "licence", "wcop"),
    "copyright": ("tcop", "cprt", "copyright", "icop"),
    "language": ("tlan", "language", "wm/language", "ilng"),
    "lyrics": ("uslt", "©lyr", "lyrics", "unsyncedlyrics", "wm/lyrics"),
    "bext": ("bext",),
}
"""Field to the keys that stand for it, in lower case, the usual one first."""

_FREE_FORM = "----:com.apple.itunes:"


def read_fields(path: Path) -> Fields:
    """Reads the fields of a file; none where it has none or they cannot be read."""
    known, other = _by_mutagen(path), _by_libav(path)
    found: dict[str, tuple[str, ...]] = {}
    for field, keys in _KEYS.items():
        values = [source[key] for source in (known, other) for key in keys if source.get(key)]
        found[field] = tuple(values[0]) if values else ()
    return found


def _by_mutagen(path: Path) -> dict[str, list[str]]:
    import mutagen
    from mutagen import apev2, id3, mp3

    try:
        file = mutagen.File(path)
        tags: Any = file.tags if file is not None else None
        if tags is None and isinstance(file, mp3.MP3):
            tags = apev2.APEv2(path)  # type: ignore[no-untyped-call]
        if isinstance(tags, id3.ID3):
            return _id3(tags)
        return _gathered((key, _texts(value)) for key, value in _pairs(tags))
    except Exception:  # damaged tags, and a library's fault in them, must not cost the track
        return {}


def _id3(tags: Any) -> dict[str, list[str]]:
    """Reads ID3 frames. Those that say Latin-1 are often in the code page of their writer."""
    frames = [(frame, _frame_texts(frame)) for frame in tags.values()]
    raw = [t.encode("latin-1") for frame, texts in frames if _says_latin(frame) for t in texts]
    page = code_page_of(raw)
    return _gathered(
        (_frame_key(frame), [_again(t, page) for t in texts] if _says_latin(frame) else texts)
        for frame, texts in frames
    )


def _says_latin(frame: Any) -> bool:
    return getattr(frame, "encoding", None) == 0


def _frame_key(frame: Any) -> str:
    return str(frame.desc) if frame.FrameID == "TXXX" else str(frame.FrameID)


def _frame_texts(frame: Any) -> list[str]:
    texts = getattr(frame, "genres", None) or getattr(frame, "text", getattr(frame, "url", []))
    return [texts] if isinstance(texts, str) else [str(text) for text in texts]


def _again(text: str, page: str) -> str:
    return text.encode("latin-1").decode(page, errors="replace")


def _pairs(tags: Any) -> Iterator[tuple[str, Any]]:
    """Yields key and value, or values, of Vorbis, APE, MP4 and ASF tags."""
    pairs: Iterable[tuple[str, Any]] = tags.items() if hasattr(tags, "items") else tags or ()
    for key, value in pairs:
        yield str(key).lower().removeprefix(_FREE_FORM), value


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list | tuple) else [value]
    return [one.decode(errors="replace") if isinstance(one, bytes) else str(one) for one in values]


def _by_libav(path: Path) -> dict[str, list[str]]:
    """Reads what container and streams state, as bytes, for their code page is unknown."""
    from aemo_studio.analysis.media.container import opened

    try:
        with opened(path, metadata_encoding="latin-1") as container:
            pairs = list(container.metadata.items())
            for stream in container.streams.audio[:1]:
                pairs += stream.metadata.items()
    except MediaError:
        return {}
    page = code_page_of(text.encode("latin-1") for _, text in pairs)
    found = _gathered((key, [_again(text, page)]) for key, text in pairs)
    # libav calls the description of a broadcast wave a comment; only those have this time.
    return {**found, "bext": found.get("comment", [])} if "time_reference" in found else found


def _gathered(pairs: Iterable[tuple[str, list[str]]]) -> dict[str, list[str]]:
    """Gathers texts that say something by their keys in lower case."""
    found: dict[str, list[str]] = {}
    for key, texts in pairs:
        found.setdefault(key.lower(), []).extend(text for text in texts if text.strip("\0 \t\r\n"))
    return found
