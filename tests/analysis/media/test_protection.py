"""Files that were bought with a lock: named as such, not as damaged or as noise."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from aemo_studio.analysis.media.probe import probe
from aemo_studio.analysis.media.protection import is_protected
from aemo_studio.base.errors import MediaError
from aemo_studio.music.own_music.listen_to_file import listen_to_file
from aemo_studio.music.own_music.scan import music_files
from tests.song_factory import encoded

KEY = "76a6c65c5ea762046bd749a2e632ccbb"


def by_shop(name: bytes) -> Callable[[Path], Path]:
    """As a shop calls the samples that only its own programs decode."""

    def write(path: Path) -> Path:
        data = encoded(path.with_name("plain.m4a")).read_bytes()
        at = data.index(b"mp4a", data.index(b"stsd"))
        path.write_bytes(data[:at] + name + data[at + 4 :])
        return path

    return write


def by_common_encryption(path: Path) -> Path:
    options = {"encryption_scheme": "cenc-aes-ctr", "encryption_key": KEY, "encryption_kid": KEY}
    return encoded(path.with_suffix(".mp4"), options).rename(path)


def by_windows_media(path: Path) -> Path:
    data = encoded(path).read_bytes()
    size, count = struct.unpack("<QI", data[16:28])
    name = UUID("2211B3FB-BD23-11D2-B4B7-00A0C955FC6E").bytes_le
    lock = name + struct.pack("<Q4I", 40, 0, 0, 0, 0)
    head = struct.pack("<QI", size + len(lock), count + 1)
    path.write_bytes(data[:16] + head + data[28:size] + lock + data[size:])
    return path


@pytest.mark.parametrize(
    ("write", "name"),
    [
        (by_shop(b"drms"), "itunes.m4p"), (by_shop(b"aavd"), "audible.aax"),
        (by_common_encryption, "stream.m4a"), (by_windows_media, "shop.wma"),
    ],
)  # fmt: skip
def test_protection_is_named(write: Callable[[Path], Path], name: str, tmp_path: Path) -> None:
    path = write(tmp_path / name)
    assert name in music_files(tmp_path), "it is listed with its reason, not left out"
    assert "protected by DRM" in str(listen_to_file(path))
    with pytest.raises(MediaError, match="protected by DRM"):
        probe(path)


@pytest.mark.parametrize("name", ["song.m4a", "song.wma", "song.mp3"])
def test_what_is_not_protected_or_damaged_is_not_said_to_be(name: str, tmp_path: Path) -> None:
    path = encoded(tmp_path / name)
    data = path.read_bytes()
    for size in (0, 3, 20, 200, 3000, len(data)):
        path.write_bytes(data[:size])
        assert not is_protected(path)
