"""Tags as the world writes them: other containers, other code pages, numbers with words."""

from __future__ import annotations

import importlib
import struct
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from av.audio.stream import AudioStream

from aemo_studio.music.own_music.listen_to_file import ListenedFile, listen_to_file
from aemo_studio.music.own_music.scan import music_files
from aemo_studio.music.own_music.tags import Tags, read_tags
from tests.music.listening.test_listen import id3v1
from tests.song_factory import RATE, write_song

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


def encoded(path: Path, **tags: str) -> Path:
    """A file by libav, with tags as that container holds them."""
    with av.open(str(path), "w") as output:
        output.metadata.update(tags)
        codec = output.default_audio_codec
        stream = output.add_stream(codec, rate=44_100, layout="stereo")
        assert isinstance(stream, AudioStream)
        stream.bit_rate = 128_000
        for start in range(0, 88_200, 1024):
            tone = np.sin((np.arange(1024) + start) * 0.06).astype(np.float32) * 0.3
            frame = av.AudioFrame.from_ndarray(np.stack([tone, tone]), "fltp", "stereo")
            frame.sample_rate, frame.pts = 44_100, start
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    return path


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
    assert tags == Tags(TITLE, ARTIST, moods=("sad",), licence="(c) Ana")
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


@pytest.mark.parametrize(
    ("text", "bpm"),
    [("128", 128.0), ("128 BPM", 128.0), ("ca. 127,5 bpm", 127.5), ("fast", None), ("0", None)],
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
        ("Db maj", ("C#", "major")), ("CM", ("C", "major")), ("8A", ("", "")), ("o", ("", "")),
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
