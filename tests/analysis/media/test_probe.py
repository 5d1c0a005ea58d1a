from __future__ import annotations

import os
import random
from fractions import Fraction
from pathlib import Path

import pytest

from aemo_studio.analysis.media.probe import probe
from aemo_studio.base.errors import MediaError
from tests.media_factory import (
    NTSC,
    NTSC_FILM,
    at_times,
    card,
    compass,
    cut_short,
    cuts,
    frame_times,
    make_audio,
    make_audio_with_cover,
    make_video,
    tone,
    uneven_times,
)

ODD_NAMES = ["中文 片段.mp4", "😀 party.mp4", "take #3 100%.mp4", "a:b?c&d.mp4", "%03d.mp4"]


def test_an_ordinary_clip(three_shots: Path) -> None:
    info = probe(three_shots)
    assert info.path == three_shots
    assert info.size_bytes == three_shots.stat().st_size
    assert info.duration_s == pytest.approx(6.0, abs=1e-3)
    assert (info.width, info.height, info.rotation) == (640, 360, 0)
    assert info.frame_rate == Fraction(25)
    assert not info.variable_rate
    assert (info.video_codec, info.pixel_format) == ("h264", "yuv420p")
    assert (info.audio_codec, info.audio_rate_hz, info.audio_channels) == ("aac", 48_000, 1)
    assert len(info.fingerprint) == 64


@pytest.mark.parametrize("suffix", [".mp4", ".mov", ".mkv", ".ts"])
@pytest.mark.parametrize("start_s", [0.0, 5.0])
def test_duration_is_that_of_the_picture_wherever_the_clock_starts(
    tmp_path: Path, suffix: str, start_s: float
) -> None:
    path = make_video(
        tmp_path / f"clip{suffix}",
        frames=cuts([(card(0), 3.0)]),
        audio=tone(440, 3.1),
        start_s=start_s,
    )
    info = probe(path)
    assert info.duration_s == pytest.approx(3.0, abs=2e-3)
    assert info.start_s == pytest.approx(start_s, abs=0.1)


@pytest.mark.parametrize("rate", [NTSC_FILM, NTSC, Fraction(25), Fraction(50), Fraction(60)])
@pytest.mark.parametrize("suffix", [".mp4", ".mkv", ".ts"])
def test_constant_rates_are_exact(tmp_path: Path, rate: Fraction, suffix: str) -> None:
    frames = cuts([(card(0, (160, 90)), 4.0)], rate)
    info = probe(make_video(tmp_path / f"clip{suffix}", frames=frames, rate=rate))
    assert info.frame_rate == rate
    assert not info.variable_rate
    count = len(frame_times(4.0, rate))
    assert info.duration_s == pytest.approx(float(count / rate), abs=2e-3)


@pytest.mark.parametrize("suffix", [".mp4", ".mkv"])
def test_variable_rate_is_noticed(tmp_path: Path, suffix: str) -> None:
    times = uneven_times(6.0)
    info = probe(make_video(tmp_path / f"phone{suffix}", frames=at_times(times), rate=None))
    assert info.variable_rate
    assert times[-1] < info.duration_s < times[-1] + 0.2


@pytest.mark.parametrize(
    ("rotation", "size"), [(0, (640, 360)), (90, (360, 640)), (180, (640, 360)), (270, (360, 640))]
)
def test_size_is_that_of_the_upright_picture(
    tmp_path: Path, rotation: int, size: tuple[int, int]
) -> None:
    frames = cuts([(compass(size), 0.4)])
    info = probe(make_video(tmp_path / "phone.mp4", frames=frames, rotation=rotation))
    assert (info.width, info.height) == size
    assert info.rotation == rotation


def test_picture_without_sound(tmp_path: Path) -> None:
    info = probe(make_video(tmp_path / "mute.mp4", frames=cuts([(card(0), 1.0)])))
    assert info.has_video
    assert not info.has_audio
    assert info.audio_rate_hz is None


@pytest.mark.parametrize("suffix", [".wav", ".mp3", ".m4a", ".flac"])
def test_sound_without_picture(tmp_path: Path, suffix: str) -> None:
    info = probe(make_audio(tmp_path / f"voice{suffix}", tone(440, 3.0)))
    assert not info.has_video
    assert info.has_audio
    assert (info.width, info.height, info.frame_rate) == (0, 0, None)
    assert info.duration_s == pytest.approx(3.0, abs=0.03)


def test_cover_art_is_no_film(tmp_path: Path) -> None:
    info = probe(make_audio_with_cover(tmp_path / "song.mp3", tone(440, 2.0, 44_100)))
    assert not info.has_video
    assert info.duration_s == pytest.approx(2.0, abs=0.03)


def test_sound_that_goes_on_after_the_picture_counts(tmp_path: Path) -> None:
    path = make_video(tmp_path / "podcast.mp4", frames=cuts([(card(0), 1.0)]), audio=tone(440, 4.0))
    assert probe(path).duration_s == pytest.approx(4.0, abs=0.03)


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, three_shots: Path, name: str
) -> None:
    (tmp_path / name).write_bytes(three_shots.read_bytes())
    assert probe(tmp_path / name).duration_s == pytest.approx(6.0, abs=1e-3)
    monkeypatch.chdir(tmp_path)
    assert probe(Path(name)).has_video


def refused(path: Path) -> str:
    with pytest.raises(MediaError) as caught:
        probe(path)
    message = caught.value.message
    assert caught.value.exit_code == 3
    assert path.name in message
    assert "\n" not in message
    assert message.endswith(".")
    return message


def test_missing_file(tmp_path: Path) -> None:
    assert "does not exist" in refused(tmp_path / "gone.mp4")


def test_folder(tmp_path: Path) -> None:
    assert "folder" in refused(tmp_path)


def test_empty_file(tmp_path: Path) -> None:
    (tmp_path / "empty.mp4").touch()
    assert "empty" in refused(tmp_path / "empty.mp4")


@pytest.mark.parametrize("name", ["notes.mp4", "notes.txt", "notes.mkv", "notes.wav"])
def test_text(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("Scene 1: she opens the door.\n" * 500)
    refused(tmp_path / name)


@pytest.mark.parametrize(
    ("seed", "size"),
    [
        (0, 100_000),
        pytest.param(300, 100_000, id="looks-like-h263"),
        pytest.param(24_930, 20_000, id="looks-like-game-sound"),
    ],
)
def test_noise(tmp_path: Path, seed: int, size: int) -> None:
    (tmp_path / "noise.mp4").write_bytes(random.Random(seed).randbytes(size))
    refused(tmp_path / "noise.mp4")


def test_what_has_no_mark_is_known_by_its_name(tmp_path: Path) -> None:
    bare = make_video(
        tmp_path / "bare.h263", frames=cuts([(card(0, (352, 288)), 1.0)]), codec="h263"
    )
    assert probe(bare).video_codec == "h263"
    refused(bare.rename(tmp_path / "bare.mp4"))


def test_subtitles_alone(tmp_path: Path) -> None:
    path = tmp_path / "film.srt"
    path.write_text("1\n00:00:01,000 --> 00:00:02,000\nHello\n\n" * 20)
    refused(path)


def test_mp4_without_its_index(tmp_path: Path, three_shots: Path) -> None:
    assert "incomplete" in refused(cut_short(three_shots, tmp_path / "half.mp4", 0.5))


def test_a_photograph_is_no_film(tmp_path: Path) -> None:
    from skimage.io import imsave

    imsave(tmp_path / "photo.png", card(0))
    assert "is a picture of an image sequence" in refused(tmp_path / "photo.png")


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".tif"])
def test_an_image_sequence_gets_a_sentence_that_helps(tmp_path: Path, suffix: str) -> None:
    from skimage.io import imsave

    frames = tmp_path / "frames"
    frames.mkdir()
    for number in range(12):
        imsave(frames / f"shot_{number:04}{suffix}", card(number, (64, 48)))
    assert f"-i shot_%04d{suffix} film.mov" in refused(frames / f"shot_0003{suffix}")
    assert f"-i shot_%04d{suffix} film.mov" in refused(frames / f"shot_%04d{suffix}")
    assert "make a film of the image sequence first" in refused(frames)


def test_a_playlist_cannot_reach_for_other_files(tmp_path: Path, three_shots: Path) -> None:
    playlist = tmp_path / "list.m3u8"
    playlist.write_text(f"#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXTINF:6,\n{three_shots}\n")
    refused(playlist)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser reads everything")
def test_no_permission(tmp_path: Path, three_shots: Path) -> None:
    path = tmp_path / "secret.mp4"
    path.write_bytes(three_shots.read_bytes())
    path.chmod(0)
    assert "permissions" in refused(path)
