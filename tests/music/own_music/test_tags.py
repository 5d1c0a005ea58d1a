"""Tags as the world writes them: other containers, other code pages, numbers with words."""

from __future__ import annotations

import importlib
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from aemo_studio.music.own_music.listen_to_file import ListenedFile, listen_to_file
from aemo_studio.music.own_music.scan import music_files
from aemo_studio.music.own_music.tags import Tags, read_tags
from tests.music.listening.test_listen import id3v1
from tests.song_factory import RATE, encoded, write_song

# Not typed.
mutagen: Any = importlib.import_module("mutagen")
id3: Any = importlib.import_module("mutagen.id3")
apev2: Any = importlib.import_module("mutagen.apev2")

TITLE, ARTIST = "Library Title", "Library Artist"


def a_second() -> np.ndarray:
    return np.sin(np.arange(RATE) * 0.06).astype(np.float32) * 0.3


def chunk(name: bytes, data: bytes) -> bytes:
    return name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)


def wave_with(path: Path, *chunks: bytes) -> Path:
    """A wave file with chunks before its sound."""
    plain = write_song(path, a_second()).read_bytes()
    body = plain[8:12] + b"".join(chunks) + plain[12:]
    path.write_bytes(plain[:4] + struct.pack("<I", len(body)) + body)
    return path


def info(**fields: bytes) -> bytes:
    parts = (chunk(name.encode(), text + b"\0") for name, text in fields.items())
    return chunk(b"LIST", b"INFO" + b"".join(parts))


@pytest.mark.parametrize(
    ("title", "page"),
    [
        ("Café", "cp1252"), ("Дождь", "cp1251"), ("ДОЖДЬ", "cp1251"), ("雨夜的城市", "big5"),
        ("雨夜的城市", "gb18030"), ("さくらの歌", "shift_jis"), ("사랑의 노래", "euc_kr"),
        ("雨", "utf-8"), ("Rain", "ascii"), ("Дождь", "koi8_r"), ("Für Elise", "mac_roman"),
    ],
)  # fmt: skip
def test_titles_in_any_code_page(title: str, page: str, tmp_path: Path) -> None:
    """In the oldest tag of an MP3, and in a wave file."""
    mp3 = write_song(tmp_path / "song.mp3", a_second())
    with mp3.open("ab") as file:
        file.write(id3v1(title.encode(page), b"Ana"))
    wave = wave_with(tmp_path / "song.wav", info(INAM=title.encode(page), IART=b"Ana"))
    for path in (mp3, wave):
        assert (read_tags(path).title, read_tags(path).artist) == (title, "Ana")


def test_a_frame_that_says_latin_and_is_not(tmp_path: Path) -> None:
    path = write_song(tmp_path / "song.mp3", a_second())
    tags = id3.ID3()
    tags.add(id3.TIT2(encoding=0, text="Дождь".encode("cp1251").decode("latin-1")))
    tags.add(id3.TPE1(encoding=3, text="Müller"))
    tags.save(path)
    assert (read_tags(path).title, read_tags(path).artist) == ("Дождь", "Müller")


def test_wave_files_by_info_id3_and_bext(tmp_path: Path) -> None:
    of_info = info(INAM=TITLE.encode(), IART=ARTIST.encode(), IGNR=b"Melancholy", ICOP=b"(c) Ana")
    tags = read_tags(wave_with(tmp_path / "info.wav", of_info))
    assert tags == Tags(TITLE, ARTIST, genre="Melancholy", moods=("sad",), licence="(c) Ana")
    wave = mutagen.File(write_song(tmp_path / "id3.wav", a_second()))
    wave.add_tags()
    wave.tags.add(id3.TIT2(encoding=3, text="雨"))
    wave.save()
    assert read_tags(tmp_path / "id3.wav").title == "雨"
    bext = b"Rain on the roof".ljust(256, b"\0") + b"Recorder".ljust(346, b"\0")
    assert read_tags(wave_with(tmp_path / "b.wav", chunk(b"bext", bext))).title == (
        "Rain on the roof"
    )
    settings = b"sSPEED=025.000-ND\r\nsTAKE=3".ljust(602, b"\0")
    assert read_tags(wave_with(tmp_path / "s.wav", chunk(b"bext", settings))).title == ""


def test_aiff_ape_and_flac(tmp_path: Path) -> None:
    aiff = mutagen.File(write_song(tmp_path / "song.aiff", a_second()))
    aiff.add_tags()
    aiff.tags.add(id3.TIT2(encoding=3, text=TITLE))
    aiff.tags.add(id3.TPE1(encoding=3, text=ARTIST))
    aiff.save()
    ape = apev2.APEv2()
    ape.update({"Title": TITLE, "Artist": ARTIST, "BPM": "127.5"})
    ape.save(write_song(tmp_path / "ape.mp3", a_second()))
    flac = write_song(tmp_path / "song.flac", a_second(), title=TITLE, artist=ARTIST, bpm="96")
    found = [read_tags(path) for path in (tmp_path / "song.aiff", tmp_path / "ape.mp3", flac)]
    assert {(tags.title, tags.artist) for tags in found} == {(TITLE, ARTIST)}
    assert [tags.bpm for tags in found] == [None, 127.5, 96.0]


@pytest.mark.parametrize("suffix", [".wma", ".caf", ".mka", ".m4a", ".mp3", ".ogg", ".w64", ".au"])
def test_tags_by_container(suffix: str, tmp_path: Path) -> None:
    path = encoded(tmp_path / f"song{suffix}", title=TITLE, artist=ARTIST)
    tags = read_tags(path)
    # A Sony wave file has no place for them.
    assert (tags.title, tags.artist) == (("", "") if suffix == ".w64" else (TITLE, ARTIST))


WHOLE = Tags(
    title=TITLE, artist=ARTIST, album="Dark Drones", genre="Ambient", comment="Slow burn",
    isrc="USRC17607839", moods=("anger",), bpm=142.5, bpm_range="140-145", key="A", mode="minor",
)  # fmt: skip
"""What every container holds in the tests below."""


def by_ixml(path: Path) -> Path:
    """With the elements of three programs, and a recorder's settings for a description."""
    ixml = f"""<?xml version="1.0"?><BWFXML><TRACK_LIST><TRACK><NAME>Boom</NAME></TRACK>
    </TRACK_LIST><ASWG><songTitle>{TITLE}</songTitle><genre>Ambient</genre><inKey>A minor</inKey>
    <isrcId>US-RC1-76-07839</isrcId></ASWG>
    <USER><COMPOSER>{ARTIST}</COMPOSER><ALBUM>Dark Drones</ALBUM></USER>
    <STEINBERG><ATTR_LIST><ATTR><NAME>MusicalCharacter</NAME><VALUE>angry</VALUE></ATTR></ATTR_LIST>
    </STEINBERG><TEMPO>140-145</TEMPO></BWFXML>""".encode()
    bext = b"sTAKE=3\r\nsNOTE=".ljust(602, b"\0")
    return wave_with(path, chunk(b"bext", bext), chunk(b"iXML", ixml), info(ICMT=b"Slow burn"))


def by_labels(path: Path) -> Path:
    """As libraries write into the one field that everything shows."""
    text = (
        f"TITLE: {TITLE}; COMPOSER: {ARTIST}; ALBUM: Dark Drones; GENRE: Ambient; "
        "ISRC: USRC17607839; MOOD: angry; BPM: 140-145; KEY: 8A"
    )
    bext = text.encode().ljust(602, b"\0")
    return wave_with(path, chunk(b"bext", bext), info(ICMT=b"Slow burn"))


def by_id3(path: Path) -> Path:
    file = mutagen.File(write_song(path, a_second()))
    if file.tags is None:
        file.add_tags()
    for frame in (
        id3.TIT2(text=TITLE), id3.TPE1(text=ARTIST), id3.TALB(text="Dark Drones"),
        id3.TCON(text="Ambient"), id3.TSRC(text="USRC17607839"), id3.TKEY(text="Am"),
        id3.TBPM(text="140-145"), id3.TXXX(desc="Mood", text="angry"),
        id3.COMM(desc="iTunNORM", text=" 00000A"), id3.COMM(desc="", text="Slow burn"),
    ):  # fmt: skip
        file.tags.add(frame)
    file.save()
    return path


def by_pairs(path: Path, **names: str) -> Path:
    """As Vorbis, APE and ASF name them."""
    texts = {
        "title": TITLE, "artist": ARTIST, "album": "Dark Drones", "genre": "Ambient",
        "isrc": "USRC17607839", "comment": "Slow burn", "mood": "angry", "bpm": "140-145",
        "initialkey": "a-Moll",
    }  # fmt: skip
    pairs = {names.get(field, field): text for field, text in texts.items()}
    if path.suffix == ".mp3":
        tags = apev2.APEv2()
        tags.update(pairs)
        tags.save(write_song(path, a_second()))
        with path.open("ab") as file:  # of ID3 the oldest kind, which cuts titles
            file.write(id3v1(b"Library Tit", b"Library Art"))
        return path
    if path.suffix == ".mka":
        return encoded(path, None, **pairs)
    file = mutagen.File(encoded(path) if path.suffix == ".wma" else write_song(path, a_second()))
    file.update(pairs)
    file.save()
    return path


def by_asf(path: Path) -> Path:
    return by_pairs(
        path, title="Title", artist="Author", album="WM/AlbumTitle", genre="WM/Genre",
        isrc="WM/ISRC", comment="Description", mood="WM/Mood", bpm="WM/BeatsPerMinute",
        initialkey="WM/InitialKey",
    )  # fmt: skip


def by_atoms(path: Path) -> Path:
    file = mutagen.File(encoded(path))
    file.update({"\xa9nam": TITLE, "\xa9ART": ARTIST, "\xa9alb": "Dark Drones",
                 "\xa9gen": "Ambient", "\xa9cmt": "Slow burn"})  # fmt: skip
    for name, text in (("ISRC", "USRC17607839"), ("initialkey", "Am"), ("MOOD", "angry"),
                       ("BPM", "140-145")):  # fmt: skip
        file[f"----:com.apple.iTunes:{name}"] = text.encode()
    file.save()
    return path


@pytest.mark.parametrize(
    ("write", "name"),
    [
        (by_ixml, "ixml.wav"), (by_labels, "labels.wav"), (by_id3, "id3.wav"),
        (by_id3, "id3.aiff"), (by_id3, "id3.mp3"), (by_pairs, "ape.mp3"), (by_pairs, "song.flac"),
        (by_pairs, "song.ogg"), (by_pairs, "song.mka"), (by_atoms, "song.m4a"),
        (by_asf, "song.wma"),
    ],
)  # fmt: skip
def test_every_field_from_every_container(
    write: Callable[[Path], Path], name: str, tmp_path: Path
) -> None:
    assert read_tags(write(tmp_path / name)) == WHOLE


def test_xml_that_unpacks_or_is_damaged_is_passed_over(tmp_path: Path) -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbb">]><BWFXML><SONGTITLE>&b;</SONGTITLE></BWFXML>'
    for ixml in (bomb, b"<BWFXML><SONGTITLE>", b"\xff\xfe\0"):
        path = wave_with(tmp_path / "x.wav", chunk(b"iXML", ixml), info(INAM=b"Rain"))
        assert read_tags(path).title == "Rain"


@pytest.mark.parametrize(
    ("text", "bpm"),
    [
        ("128", 128.0),
        ("128 BPM", 128.0),
        ("ca. 127,5 bpm", 127.5),
        ("fast", None),
        ("0", None),
        ("♩ = 96", 96.0),
        ("4/4, 96", 96.0),
        ("1:20", None),
        ("120–130 bpm", 125.0),
    ],
)
def test_tempo_with_words(text: str, bpm: float | None, tmp_path: Path) -> None:
    path = write_song(tmp_path / "song.mp3", a_second())
    tags = id3.ID3()
    tags.add(id3.TBPM(encoding=3, text=text))
    tags.save(path)
    assert read_tags(path).bpm == bpm


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Am", ("A", "minor")), ("F# minor", ("F#", "minor")), ("Bb", ("Bb", "major")),
        ("Db maj", ("C#", "major")), ("CM", ("C", "major")), ("8A", ("A", "minor")),
        ("12B", ("E", "major")), ("1m", ("A", "minor")), ("H-Moll", ("B", "minor")),
        ("B-Dur", ("Bb", "major")), ("fa dièse mineur", ("F#", "minor")), ("Amen", ("", "")),
        ("降E大調", ("Eb", "major")), ("嬰ヘ短調", ("F#", "minor")), ("As-Dur", ("Ab", "major")),
    ],
)  # fmt: skip
def test_keys(text: str, key: tuple[str, str], tmp_path: Path) -> None:
    path = write_song(tmp_path / "song.mp3", a_second())
    tags = id3.ID3()
    tags.add(id3.TKEY(encoding=3, text=text))
    tags.add(id3.TXXX(encoding=3, desc="MOOD", text="Melancholy"))
    tags.save(path)
    found = read_tags(path)
    assert ((found.key, found.mode), found.moods) == (key, ("sad",))


def test_a_file_without_tags_and_one_that_is_none(tmp_path: Path) -> None:
    text = tmp_path / "text.mp3"
    text.write_text("no music at all")
    assert read_tags(write_song(tmp_path / "plain.wav", a_second())) == read_tags(text) == Tags()
    assert mutagen.File(tmp_path / "plain.wav").tags is None


def test_more_kinds_of_files_are_music(tmp_path: Path) -> None:
    for suffix in (".caf", ".mp2", ".mka", ".w64", ".ac3", ".au"):
        encoded(tmp_path / f"song{suffix}")
    encoded(tmp_path / "made.m4a").rename(tmp_path / "song.m4b")
    encoded(tmp_path / "made.wav").rename(tmp_path / "song.bwf")
    found = list(music_files(tmp_path))
    assert len(found) == 8
    for name in found:
        heard = listen_to_file(tmp_path / name)
        assert isinstance(heard, ListenedFile), heard
        assert heard.listened.sound.duration_s == pytest.approx(2.0, abs=0.1)
