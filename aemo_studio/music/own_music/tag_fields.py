"""Reads the fields of a file's tags as text: by mutagen, by libav what it does not know (RIFF INFO,
CAF, Matroska …), and from `bext` and iXML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from aemo_studio.base.errors import MediaError
from aemo_studio.music.encodings import code_page_of
from aemo_studio.music.own_music.wave_chunks import description, ixml_texts, read_chunks

Fields = Mapping[str, tuple[str, ...]]

_KEYS = {
    "title": ("tit2", "©nam", "title", "wm/title", "songtitle", "tracktitle"),
    "artist": (
        "tpe1", "©art", "artist", "author", "wm/author", "trackartist", "mediaartist", "tpe2",
        "aart", "album artist", "albumartist", "album_artist", "wm/albumartist", "tcom", "©wrt",
        "composer", "wm/composer",
    ),
    "album": ("talb", "©alb", "album", "wm/albumtitle", "iprd", "cdtitle", "mediaalbum"),
    "genre": ("tcon", "©gen", "genre", "wm/genre", "ignr", "musicalgenre", "musicalstyle"),
    "mood": ("tmoo", "mood", "moods", "wm/mood", "musicalcharacter"),
    "keywords": (
        "tit1", "grp1", "©grp", "grouping", "wm/contentgroupdescription", "keywords", "ikey",
    ),
    "bpm": ("tbpm", "tmpo", "bpm", "wm/beatsperminute", "ibpm", "tempo", "fbpm", "musicaltempo"),
    "key": (
        "tkey", "initialkey", "initial key", "initial_key", "wm/initialkey", "key", "inkey",
        "musicalkey", "key signature", "keysignature",
    ),
    "comment": (
        "comm", "©cmt", "comment", "comments", "icmt", "wm/comments", "description", "desc", "note",
        "notes", "mediacomment",
    ),
    "isrc": ("tsrc", "isrc", "wm/isrc", "isrcid", "xid"),
    "licence": ("license", "licence", "wcop"),
    "copyright": ("tcop", "cprt", "copyright", "icop"),
    "language": ("tlan", "language", "wm/language", "ilng"),
    "lyrics": ("uslt", "©lyr", "lyrics", "unsyncedlyrics", "wm/lyrics"),
    "bext": ("bext",),
}  # fmt: skip
"""Field to the keys that stand for it, in lower case, the usual one first."""

_LABELS = {
    "title": "title", "track": "title", "song": "title", "artist": "artist", "composer": "artist",
    "album": "album", "genre": "genre", "style": "genre", "mood": "mood", "moods": "mood",
    "feel": "mood", "keywords": "keywords", "bpm": "bpm", "tempo": "bpm", "key": "key",
    "isrc": "isrc",
}  # fmt: skip
"""What libraries write before a value in the middle of a comment, to its field."""

_LABELLED = re.compile(
    rf"(?:^|[\n\r|;]|(?<=\S)[,.]\s)\s*({'|'.join(_LABELS)})\s*[:=]\s*"
    rf"(.+?)(?=\s*(?:$|[\n\r|]|[;,.]\s*(?:\w+\s?){{1,2}}[:=]))",
    re.IGNORECASE,
)
_FREE_FORM = "----:com.apple.itunes:"
_PLAYERS_OWN = "itun"
_CHUNKS = frozenset({b"bext", b"iXML"})

Texts = dict[str, list[str]]


def read_fields(path: Path) -> Fields:
    """Reads the fields of a file; none where it has none or they cannot be read."""
    sources = [*_by_mutagen(path), *_by_libav_and_chunks(path)]
    found: dict[str, tuple[str, ...]] = {}
    for field, keys in _KEYS.items():
        values = [source[key] for source in sources for key in keys if source.get(key)]
        found[field] = tuple(values[0]) if values else ()
    labelled = _labelled([*found["bext"], *found["comment"]])
    return {field: values or labelled.get(field, ()) for field, values in found.items()}


def _labelled(texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Finds the values that stand behind labels: `BPM: 120; Key: Am; Mood: dark, tense`."""
    found: dict[str, tuple[str, ...]] = {}
    for text in texts:
        for match in _LABELLED.finditer(text):
            found.setdefault(_LABELS[match[1].lower()], (match[2].strip(" ;,"),))
    return found


def is_labelled(text: str) -> bool:
    """Reports whether a text is made of labels and values."""
    return _LABELLED.search(text) is not None


def _by_mutagen(path: Path) -> list[Texts]:
    """Reads the tags that mutagen knows, those that say most first: an MP3 may have ID3 and APE
    tags, and of ID3 only the oldest kind, which ends after 30 letters."""
    import mutagen
    from mutagen import apev2, id3, mp3

    try:
        file = mutagen.File(path)
        tags: Any = file.tags if file is not None else None
        found = [_id3(tags) if isinstance(tags, id3.ID3) else _gathered_pairs(tags)]
    except Exception:  # damaged tags, and a library's fault in them, must not cost the track
        return []
    if isinstance(file, mp3.MP3):
        try:
            ape = _gathered_pairs(apev2.APEv2(path))  # type: ignore[no-untyped-call]
        except Exception:  # most have none
            return found
        oldest = tags is None or tags.version[0] < 2
        return [ape, *found] if oldest else [*found, ape]
    return found


def _gathered_pairs(tags: Any) -> Texts:
    return _gathered((key, _texts(value)) for key, value in _pairs(tags))


def _id3(tags: Any) -> Texts:
    """Reads ID3 frames. Those that say Latin-1 are often in the code page of their writer."""
    frames = [(frame, _frame_texts(frame)) for frame in tags.values() if not _is_players_own(frame)]
    raw = [t.encode("latin-1") for frame, texts in frames if _says_latin(frame) for t in texts]
    page = code_page_of(raw)
    return _gathered(
        (_frame_key(frame), [_again(t, page) for t in texts] if _says_latin(frame) else texts)
        for frame, texts in frames
    )


def _is_players_own(frame: Any) -> bool:
    """Reports whether a comment holds what a player notes for itself, such as iTunNORM."""
    named = str(getattr(frame, "desc", "")).lower()
    return frame.FrameID == "COMM" and named.startswith(_PLAYERS_OWN)


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
        yield str(key).lower().removeprefix(_FREE_FORM).strip(), value


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list | tuple) else [value]
    return [one.decode(errors="replace") if isinstance(one, bytes) else str(one) for one in values]


def _by_libav_and_chunks(path: Path) -> list[Texts]:
    """Reads what container, streams and chunks state, as bytes, for their code page is unknown."""
    chunks = read_chunks(path, _CHUNKS)
    bext = description(chunks.get("bext", b"")).decode("latin-1")
    pairs = [*_libav_pairs(path), ("bext", bext)]
    page = code_page_of(text.encode("latin-1") for _, text in pairs)
    found = _gathered((key, [_again(text, page)]) for key, text in pairs)
    if bext and found.get("comment") == found["bext"]:
        del found["comment"]  # libav calls the description of a broadcast wave a comment
    ixml = _gathered((key, [text]) for key, text in ixml_texts(chunks.get("iXML", b"")))
    return [found, ixml]


def _libav_pairs(path: Path) -> list[tuple[str, str]]:
    from aemo_studio.analysis.media.container import opened

    try:
        with opened(path, metadata_encoding="latin-1") as container:
            pairs = list(container.metadata.items())
            for stream in container.streams.audio[:1]:
                pairs += stream.metadata.items()
    except MediaError:
        return []
    return pairs


def _gathered(pairs: Iterable[tuple[str, list[str]]]) -> Texts:
    """Gathers texts that say something by their keys in lower case."""
    found: Texts = {}
    for key, texts in pairs:
        found.setdefault(key.lower(), []).extend(text for text in texts if text.strip("\0 \t\r\n"))
    return found
