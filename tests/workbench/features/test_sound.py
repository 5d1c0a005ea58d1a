"""Every feature of every kind of sound that people hand over."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from aemo_studio.analysis.media.audio import load_audio
from aemo_studio.base.errors import UsageError
from aemo_studio.domain.emotion import FloatArray
from aemo_studio.workbench.features.feature import FEATURES, feature
from aemo_studio.workbench.features.sound import MAX_S, MIN_SAMPLES, RATE_HZ, prepared
from tests.media_factory import make_audio

CHEAP = [name for name in FEATURES if name not in {"whisper", "prosody"}]


def voice(seconds: float = 1.5, rate: int = RATE_HZ, hertz: float = 140.0) -> FloatArray:
    """Buzzing syllables four times a second: a voice as far as these features can tell."""
    time = np.arange(round(seconds * rate)) / rate
    phase = 2 * np.pi * hertz * time + 2 * np.sin(2 * np.pi * 1.5 * time)
    buzz = sum(np.sin(k * phase) / k for k in range(1, 12))
    envelope = np.clip(np.sin(2 * np.pi * 4 * time) + 0.6, 0, None)
    return (0.15 * buzz * envelope).astype(np.float32)


BAD: dict[str, tuple[NDArray[np.floating], int]] = {
    "stereo 48 kHz": (np.stack([voice(rate=48_000)] * 2, axis=1), 48_000),
    "8 kHz": (voice(rate=8_000), 8_000),
    "0.1 s": (voice(0.1), RATE_HZ),
    "one sample": (np.zeros(1, np.float32), RATE_HZ),
    "silence": (np.zeros(2 * RATE_HZ, np.float32), RATE_HZ),
    "hiss of one bit": (np.full(RATE_HZ, 2.0**-15, np.float32), RATE_HZ),
    "all NaN": (np.full(RATE_HZ, np.nan, np.float32), RATE_HZ),
    "far too loud": (100 * voice(), RATE_HZ),
    "float64": (voice().astype(np.float64), RATE_HZ),
}


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("name", FEATURES)
def test_all_sound_gives_finite_numbers_of_one_shape(name: str, kind: str) -> None:
    samples, rate = BAD[kind]
    with warnings.catch_warnings():
        for category in (UserWarning, RuntimeWarning):
            warnings.simplefilter("error", category)
        found = feature(name).extract(samples, rate)
    assert found.shape == feature(name).shape
    assert found.dtype == np.float32
    assert np.isfinite(found).all()


@pytest.mark.parametrize("name", FEATURES)
def test_other_sound_gives_other_numbers_and_the_same_sound_the_same(name: str) -> None:
    low, high = (feature(name).extract(voice(hertz=h), RATE_HZ) for h in (110, 220))
    again = feature(name).extract(voice(hertz=110), RATE_HZ)
    np.testing.assert_array_equal(low, again)
    assert np.abs(low - high).max() > 0.05


@pytest.mark.parametrize("name", [*CHEAP, "prosody"])
def test_samples_that_are_no_numbers_count_as_silence(name: str) -> None:
    spoiled = voice()
    spoiled[4000:4400] = np.nan
    spoiled[4400] = np.inf
    silenced = np.where(np.isfinite(spoiled), spoiled, 0)
    one, other = (feature(name).extract(x, RATE_HZ) for x in (spoiled, silenced))
    np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("name", CHEAP)
def test_of_ten_minutes_the_first_half_minute_counts(name: str) -> None:
    long = np.tile(voice(2.0), 300)
    assert len(long) == 600 * RATE_HZ
    whole, start = (feature(name).extract(x, RATE_HZ) for x in (long, long[: 30 * RATE_HZ]))
    np.testing.assert_array_equal(whole, start)


@pytest.mark.parametrize("rate", [8_000, 44_100, 48_000])
def test_the_rate_of_a_recording_hardly_counts(rate: int) -> None:
    """In the 80 bands below 3 kHz, which all of them hold."""
    found, expected = (feature("log-mel").extract(voice(rate=r), r) for r in (rate, RATE_HZ))
    assert np.abs(found[:80] - expected[:80]).mean() < 0.02


@pytest.mark.parametrize("name", ["log-mel", "spectrogram", "mel-sequence", "prosody"])
def test_the_level_of_a_recording_does_not_count(name: str) -> None:
    loud, soft = (feature(name).extract(gain * voice(), RATE_HZ) for gain in (1.0, 0.05))
    np.testing.assert_allclose(loud, soft, atol=0.02)


PADDED = np.pad(voice(), (20_480, 10_240))


@pytest.mark.parametrize("name", ["mfcc-mean", "prosody"])
def test_silence_around_the_words_does_not_count(name: str) -> None:
    one, other = (feature(name).extract(x, RATE_HZ) for x in (voice(), PADDED))
    assert np.abs(one - other).mean() < 0.1 * np.std(one)


@pytest.mark.parametrize("name", ["log-mel", "mfcc-image", "spectrogram"])
def test_pictures_begin_with_the_words(name: str) -> None:
    """Trimming goes by steps of two columns and leaves a margin of a few."""
    one, other = (feature(name).extract(x, RATE_HZ) for x in (voice(), PADDED))
    shifted = [np.abs(one[:, 5:80] - other[:, 5 + by : 80 + by]).mean() for by in range(7)]
    assert min(shifted) < 0.02 * np.std(one)


def test_pictures_lie_between_silence_and_the_loudest_point() -> None:
    for name in ("log-mel", "spectrogram", "mel-sequence"):
        picture = feature(name).extract(voice(), RATE_HZ)
        assert (picture.min(), picture.max()) == (0, 1)
        assert not feature(name).extract(np.zeros(RATE_HZ, np.float32), RATE_HZ).any()


def test_a_sequence_is_the_picture_in_steps() -> None:
    picture = feature("log-mel").extract(voice(2.8), RATE_HZ)
    sequence = feature("mel-sequence").extract(voice(2.8), RATE_HZ)
    np.testing.assert_array_equal(sequence[2], picture[:, 62:124])


def test_the_mean_of_mfccs_is_what_librosa_says() -> None:
    import librosa

    sound = np.pad(voice(2.0), (RATE_HZ, RATE_HZ))
    kept, _ = librosa.effects.trim(sound, top_db=30)
    expected = librosa.feature.mfcc(y=kept, sr=RATE_HZ, n_mfcc=100).mean(axis=1)
    assert len(kept) < 2.2 * RATE_HZ
    np.testing.assert_allclose(feature("mfcc-mean").extract(sound, RATE_HZ), expected, rtol=1e-4)


@pytest.mark.parametrize(
    ("samples", "rate"),
    [
        (np.zeros(0, np.float32), RATE_HZ),
        (np.zeros((2, 3, 4), np.float32), RATE_HZ),
        (np.zeros(9, np.int16), RATE_HZ),
        (np.zeros(9, np.float32), 0),
    ],
)
def test_what_is_no_sound_is_refused(samples: Any, rate: int) -> None:
    with pytest.raises(ValueError, match="must be"):
        prepared(samples, rate)


def test_prepared_sound_is_neither_too_short_nor_too_long() -> None:
    assert len(prepared(voice(0.1), RATE_HZ)) == MIN_SAMPLES
    assert len(prepared(voice(40.0, 8_000), 8_000)) == MAX_S * RATE_HZ


def test_opposite_channels_are_mixed_not_chosen() -> None:
    both = np.stack([voice(), np.zeros_like(voice())], axis=1)
    np.testing.assert_allclose(prepared(both, RATE_HZ), voice() / 2, atol=1e-6)


def test_a_24_bit_file_sounds_like_a_16_bit_one(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "24.wav", voice(rate=48_000), 48_000, subtype="PCM_24")
    make_audio(tmp_path / "16.wav", voice(rate=48_000), 48_000)
    wide, narrow = (
        feature("mfcc-mean").extract(load_audio(tmp_path / f"{bits}.wav"), RATE_HZ)
        for bits in (24, 16)
    )
    np.testing.assert_allclose(wide, narrow, atol=3.0)


def test_an_unknown_feature_is_named() -> None:
    with pytest.raises(UsageError, match="no feature plp; choose one of mfcc-mean"):
        feature("plp")
