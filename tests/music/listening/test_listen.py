"""Listening to music whose tempo, key, form and voice are known because it is made here."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from aemo_studio.base.errors import MediaError
from aemo_studio.domain.listening import Listened
from aemo_studio.music.listening.affect import affect_of
from aemo_studio.music.listening.listen import listen
from aemo_studio.music.listening.loudness import measure
from aemo_studio.music.listening.vocals import LIKELY, UNLIKELY
from tests.media_factory import make_audio, make_audio_with_cover, make_video, plain, tone
from tests.song_factory import RATE, Part, bar_s, song, write_song

FORM = (Part(8, 0.3, drums=False), Part(12), Part(8, 0.4, drums=False, melody=1), Part(12))


def listened(folder: Path, name: str = "song.flac", **how: object) -> Listened:
    return listen(write_song(folder / name, song(**how)))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def formed(tmp_path_factory: pytest.TempPathFactory) -> Listened:
    """120 bpm, A minor, four sections of 8, 12, 8 and 12 bars."""
    return listened(tmp_path_factory.mktemp("songs"), bpm=120, key="A", mode="minor", parts=FORM)


def test_tempo_key_and_length(formed: Listened) -> None:
    sound = formed.sound
    assert sound.bpm == pytest.approx(120, abs=1)
    assert (sound.key, sound.mode) == ("A", "minor")
    assert sound.mode_balance < -0.2
    assert sound.duration_s == pytest.approx(80.0, abs=0.01)


def test_bars_and_sections_lie_where_they_were_made(formed: Listened) -> None:
    built = formed.structure
    bar = bar_s(120)
    nearest = np.abs(built.bars_s[:, None] - np.arange(40) * bar).min(axis=1)
    assert np.median(nearest) < 0.04
    assert built.beats_certainty is not None
    assert built.beats_certainty > 0.5, "beats on a click are sure"
    inner = built.sections_s[1:]
    assert inner == pytest.approx([8 * bar, 20 * bar, 28 * bar], abs=0.1)
    assert set(built.sections_s) <= set(built.bars_s)


def test_energy_follows_the_form(formed: Listened) -> None:
    energy = formed.structure.energy_db
    assert len(energy) == 160
    quiet, loud = np.median(energy[2:30]), np.median(energy[34:78])
    assert loud - quiet > 6
    assert energy.max() == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize(
    ("bpm", "key", "mode"),
    [(68, "D", "minor"), (90, "D", "minor"), (100, "F#", "major"), (165, "Eb", "major")],
)
def test_other_tempos_and_keys(bpm: float, key: str, mode: str, tmp_path: Path) -> None:
    sound = listened(tmp_path, bpm=bpm, key=key, mode=mode).sound
    assert sound.bpm == pytest.approx(bpm, rel=0.02)
    assert (sound.key, sound.mode) == (key, mode)


def test_a_voice_is_distinguished_from_instruments(tmp_path: Path) -> None:
    sung = listened(tmp_path, voice=True, bpm=100).sound.vocal_likelihood
    played = listened(tmp_path, voice=False, bpm=100, bright=0.8).sound.vocal_likelihood
    assert sung > LIKELY
    assert played < UNLIKELY


def test_a_voice_under_loud_music_is_not_called_instrumental(tmp_path: Path) -> None:
    """3 dB below: perhaps not detected, but not excluded either."""
    music, sung = (
        song(bpm=100, bright=0.7),
        song(bpm=100, voice=True, parts=(Part(8, drums=False),)),
    )
    level = np.sqrt((music**2).mean() / (sung**2).mean()) * 10 ** (-3 / 20)
    mixed = np.clip((music + sung * level) * 0.5, -1, 1).astype(np.float32)
    sound = listen(write_song(tmp_path / "mixed.wav", mixed)).sound
    assert sound.vocal_likelihood > UNLIKELY


def test_drums_and_cymbals_are_no_voice(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    noisy = song(bpm=100) + rng.normal(size=len(song(bpm=100))).astype(np.float32) * 0.05
    sound = listen(write_song(tmp_path / "noisy.wav", np.clip(noisy, -1, 1))).sound
    assert sound.vocal_likelihood < UNLIKELY


def test_loudness_is_that_of_the_standard(tmp_path: Path) -> None:
    """EBU Tech 3341, case 1: a stereo sine of 1 kHz at -23 dBFS has -23 LUFS."""
    sine = tone(1000, 20.0, level=10 ** (-23 / 20))
    stereo = np.stack([sine, sine], axis=1)
    sound = listen(make_audio(tmp_path / "sine.wav", stereo)).sound
    assert sound.loudness_lufs == pytest.approx(-23.0, abs=0.1)
    assert sound.loudness_range_lu == pytest.approx(0.0, abs=0.1)
    assert sound.bpm is None


def test_noise_has_no_key_and_no_beat(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).normal(size=RATE * 10).astype(np.float32) * 0.1
    listened = listen(write_song(tmp_path / "noise.wav", noise))
    sound = listened.sound
    assert (sound.bpm, sound.key, sound.mode) == (None, None, None)
    assert sound.vocal_likelihood < UNLIKELY
    assert len(listened.structure.beats_s) == 0
    assert listened.structure.beats_certainty is None
    assert len(listened.structure.bars_s) > 3


def test_silence_has_no_loudness_and_no_affect(tmp_path: Path) -> None:
    sound = listen(write_song(tmp_path / "s.wav", np.zeros(RATE * 3, np.float32))).sound
    assert sound.loudness_lufs is None
    assert affect_of(sound) is None


def test_bright_music_is_brighter_and_struck_music_less_harmonic(tmp_path: Path) -> None:
    dull = listened(tmp_path, bright=0.1).sound
    bright = listened(tmp_path, bright=0.9).sound
    assert bright.brightness_hz > 1.3 * dull.brightness_hz
    assert bright.harmonic_share < dull.harmonic_share


def test_a_cover_picture_and_other_formats_are_no_obstacle(tmp_path: Path) -> None:
    sound = song(bpm=120, parts=[Part(4)])
    covered = make_audio_with_cover(tmp_path / "cover.mp3", sound, RATE)
    plain_aac = make_audio(tmp_path / "song.m4a", sound, RATE)
    for path in (covered, plain_aac):
        assert listen(path).sound.duration_s == pytest.approx(8.0, abs=0.1)


def test_files_that_are_no_music(tmp_path: Path) -> None:
    text = tmp_path / "text.mp3"
    text.write_text("no music at all")
    silent = make_video(tmp_path / "silent.mp4", frames=[(0.0, plain(0)), (0.04, plain(9))])
    short = write_song(tmp_path / "short.wav", np.zeros(2000, np.float32))
    for path in (text, silent, short, tmp_path / "missing.mp3"):
        with pytest.raises(MediaError, match=path.name):
            listen(path)


def id3v1(title: bytes, artist: bytes) -> bytes:
    """A tag of the oldest kind, in whatever code page its writer used."""
    return b"TAG" + title.ljust(30, b"\0") + artist.ljust(30, b"\0") + b"\0" * 64 + b"\xff"


def test_tags_in_another_code_page_are_no_obstacle(tmp_path: Path) -> None:
    path = write_song(tmp_path / "café.mp3", song(parts=[Part(4)]))
    with path.open("ab") as file:
        file.write(id3v1("Café".encode("latin-1"), "Дождь".encode("cp1251")))
    assert listen(path).sound.duration_s == pytest.approx(8.0, abs=0.1)
    assert measure(path) is not None


@pytest.mark.parametrize("rates", [(RATE, RATE), (RATE, 16_000)])
@pytest.mark.parametrize("channels", [(1, 2), (2, 1)])
def test_channels_and_rate_may_change_midway(
    channels: tuple[int, int], rates: tuple[int, int], tmp_path: Path
) -> None:
    sound = song(bpm=120, parts=[Part(4)]) * 0.5
    parts = []
    for n, (count, rate) in enumerate(zip(channels, rates, strict=True)):
        part = np.stack([sound] * count, axis=1)
        parts.append(write_song(tmp_path / f"{n}.mp3", part, rate).read_bytes())
    path = tmp_path / "changes.mp3"
    path.write_bytes(b"".join(parts))
    expected_s = len(sound) / rates[0] + len(sound) / rates[1]
    found = listen(path).sound
    assert found.duration_s == pytest.approx(expected_s, abs=0.2)
    alone = listen(tmp_path / "0.mp3").sound
    assert found.loudness_lufs == pytest.approx(alone.loudness_lufs, abs=3.2)


def test_channels_without_a_position_are_measured(tmp_path: Path) -> None:
    """As multitrack recorders write them."""
    many = np.stack([song(bpm=120, parts=[Part(4)]) * 0.5] * 9, axis=1)
    found = listen(write_song(tmp_path / "many.wav", many)).sound
    assert found.bpm == pytest.approx(120, abs=2)
    assert found.loudness_lufs is not None
