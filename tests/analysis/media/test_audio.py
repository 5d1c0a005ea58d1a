from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from aemo_studio.analysis.media.audio import load_audio
from aemo_studio.analysis.media.soundtrack import cleaned
from aemo_studio.base.errors import MediaError
from tests.analysis.media.helpers import onset_s
from tests.media_factory import (
    Sound,
    card,
    clicks,
    cut_short,
    cuts,
    make_audio,
    make_video,
    tone,
)


def strongest_hertz(samples: Sound, rate_hz: int = 16_000) -> float:
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(samples.size)))
    return float(np.argmax(spectrum)) * rate_hz / samples.size


@pytest.mark.parametrize("suffix", [".wav", ".mp3", ".m4a", ".flac"])
@pytest.mark.parametrize("rate", [16_000, 22_050, 44_100, 48_000])
def test_any_format_and_rate_keeps_pitch_level_and_length(
    tmp_path: Path, suffix: str, rate: int
) -> None:
    samples = load_audio(make_audio(tmp_path / f"a{suffix}", tone(1000, 2.0, rate), rate))
    assert samples.dtype == np.float32
    assert samples.size == pytest.approx(32_000, abs=2000)
    middle = samples[4000:28_000]
    assert strongest_hertz(middle) == pytest.approx(1000, abs=2)
    assert np.abs(middle).max() == pytest.approx(0.5, abs=0.05)


def test_equal_channels_keep_their_level_and_opposite_ones_do_not_cancel(tmp_path: Path) -> None:
    voice = tone(440, 1.0, level=0.9)
    same = np.stack([voice, voice], axis=1)
    opposite = np.stack([voice, -voice], axis=1)
    both = load_audio(make_audio(tmp_path / "same.wav", same))
    one = load_audio(make_audio(tmp_path / "opposite.wav", opposite))
    assert np.abs(both).max() == pytest.approx(0.9, abs=0.02)
    assert one == pytest.approx(both, abs=1e-3)


def test_six_channels(tmp_path: Path) -> None:
    surround = np.zeros((48_000, 6), np.float32)
    surround[:, 2] = tone(440, 1.0, level=0.9)
    centre = load_audio(make_audio(tmp_path / "surround.wav", surround))
    assert strongest_hertz(centre) == pytest.approx(440, abs=2)
    assert 0.1 < np.abs(centre).max() <= 1.0


@pytest.mark.parametrize("channels", [9, 32])
@pytest.mark.parametrize("subtype", ["PCM_U8", "PCM_16", "PCM_24", "FLOAT"])
def test_field_recordings_of_many_channels(tmp_path: Path, channels: int, subtype: str) -> None:
    """Without places for their channels; one holds a voice, the others nothing."""
    sound = np.zeros((48_000, channels), np.float32)
    sound[:, -1] = tone(440, 1.0)
    soundfile.write(tmp_path / "poly.wav", sound, 48_000, subtype=subtype)
    samples = load_audio(tmp_path / "poly.wav")
    assert len(samples) == pytest.approx(16_000, abs=32)
    assert np.abs(samples[1000:-1000]).max() == pytest.approx(0.5, abs=0.01)
    assert strongest_hertz(samples) == pytest.approx(440, abs=2)


def test_a_rate_that_no_sound_has(tmp_path: Path) -> None:
    path = make_audio(tmp_path / "a.wav", tone(440, 1.0))
    data = bytearray(path.read_bytes())
    place = data.index(b"fmt ") + 12
    data[place : place + 4] = (2_000_000_000).to_bytes(4, "little")
    path.write_bytes(data)
    with pytest.raises(MediaError):
        load_audio(path)


def test_another_rate_can_be_asked_for(tmp_path: Path) -> None:
    path = make_audio(tmp_path / "a.wav", tone(1000, 1.0))
    samples = load_audio(path, rate_hz=22_050)
    assert samples.size == pytest.approx(22_050, abs=10)
    assert strongest_hertz(samples, 22_050) == pytest.approx(1000, abs=2)


def test_the_place_of_a_sound_is_kept(tmp_path: Path) -> None:
    path = make_audio(tmp_path / "a.wav", clicks([0.75], 2.0, 44_100), 44_100)
    assert onset_s(load_audio(path)) == pytest.approx(0.75, abs=0.001)


def test_the_sound_of_a_video(tmp_path: Path) -> None:
    path = make_video(tmp_path / "a.mp4", frames=cuts([(card(0), 1.0)]), audio=tone(440, 1.0))
    assert load_audio(path).size == pytest.approx(16_000, abs=400)


def test_samples_that_are_not_numbers_become_silence(tmp_path: Path) -> None:
    broken = tone(440, 1.0, 16_000)
    broken[100:200] = np.nan
    broken[300:400] = np.inf
    path = make_audio(tmp_path / "broken.wav", broken, 16_000, codec="pcm_f32le")
    samples = load_audio(path)
    assert np.isfinite(samples).all()
    assert not samples[100:200].any()
    assert not samples[300:400].any()
    assert samples[500:600] == pytest.approx(broken[500:600], abs=1e-6)


@settings(max_examples=50)
@given(values=st.lists(st.floats(width=32), min_size=1, max_size=50))
def test_cleaned_samples_are_in_range(values: list[float]) -> None:
    result = cleaned(np.asarray(values, np.float32))
    assert np.isfinite(result).all()
    assert np.abs(result).max() <= 1.0


def test_a_cut_off_file_gives_what_is_there(tmp_path: Path) -> None:
    whole = make_audio(tmp_path / "a.wav", tone(440, 4.0))
    half = load_audio(cut_short(whole, tmp_path / "half.wav", 0.5))
    assert half.size == pytest.approx(32_000, abs=200)


def test_what_has_no_sound_is_refused(tmp_path: Path) -> None:
    mute = make_video(tmp_path / "mute.mp4", frames=cuts([(card(0), 0.4)]))
    with pytest.raises(MediaError, match="no sound"):
        load_audio(mute)
    text = tmp_path / "words.wav"
    text.write_text("not a sound " * 100)
    with pytest.raises(MediaError, match="not a video or sound file"):
        load_audio(text)
    with pytest.raises(MediaError, match="does not exist"):
        load_audio(tmp_path / "gone.wav")
