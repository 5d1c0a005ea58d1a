"""The measurements held against librosa, which they replace, and that it is not needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import librosa
import numpy as np
import pytest
from numpy.testing import assert_allclose
from numpy.typing import NDArray

from aemo_studio.music.listening.beats import track_beats
from aemo_studio.music.listening.filterbanks import chroma_filters, mel_filters
from aemo_studio.music.listening.onsets import pick_onsets
from aemo_studio.music.listening.recording import RATE_HZ
from aemo_studio.music.listening.spectra import (
    FRAME_S,
    HOP,
    N_FFT,
    Floats,
    Spectra,
    compute_spectra,
    decibels,
)
from aemo_studio.music.listening.timbre import brightness_hz, harmonic_share
from aemo_studio.music.listening.tuning import estimate_tuning
from tests.song_factory import RATE, Part, song, write_song

_ALONE = """
import pathlib, sys
from aemo_studio.music.own_music.listen_to_file import ListenedFile, listen_to_file
found = listen_to_file(pathlib.Path(sys.argv[1]))
assert isinstance(found, ListenedFile), found
print(sorted({"librosa", "llvmlite", "numba", "soundfile"} & set(sys.modules)))
"""

SONGS: dict[str, dict[str, Any]] = {
    "plain": {"bpm": 120.0},
    "slow and dull": {"bpm": 66.0, "bright": 0.1, "mode": "minor", "key": "D"},
    "fast waltz": {"bpm": 185.0, "beats_per_bar": 3, "bright": 0.9},
    "sung": {"bpm": 97.0, "voice": True},
}


@pytest.fixture(scope="module", params=SONGS)
def spectra(request: pytest.FixtureRequest) -> Spectra:
    form = (Part(4, 0.3, drums=False), Part(6))
    return compute_spectra(song(parts=form, **SONGS[request.param]))


def test_spectra_and_onset_strength(spectra: Spectra) -> None:
    magnitude = np.abs(librosa.stft(spectra.samples, n_fft=N_FFT, hop_length=HOP))
    assert_allclose(spectra.magnitude, magnitude, rtol=1e-4, atol=1e-4)
    level = librosa.feature.rms(S=magnitude, frame_length=N_FFT)[0]
    assert_allclose(spectra.level, level, rtol=1e-4)
    onsets = librosa.onset.onset_strength(S=librosa.power_to_db(spectra.mel, ref=np.max))
    assert_allclose(spectra.onsets, onsets, rtol=1e-3, atol=1e-4)
    theirs = librosa.power_to_db(spectra.mel, ref=np.max)
    assert_allclose(decibels(spectra.mel), theirs, atol=1e-4)


def steady_tempo(onsets: Floats, bpm: float) -> NDArray[np.float64]:
    return np.full(len(onsets), round(60.0 / (bpm * FRAME_S)), np.float64)


@pytest.mark.parametrize("bpm", [55.0, 96.0, 121.5, 205.0])
def test_beats_at_any_tempo(spectra: Spectra, bpm: float) -> None:
    _, theirs = librosa.beat.beat_track(
        onset_envelope=spectra.onsets, sr=RATE_HZ, hop_length=HOP, trim=False, bpm=bpm
    )
    assert (
        track_beats(spectra.onsets, steady_tempo(spectra.onsets, bpm)).tolist() == theirs.tolist()
    )


def test_onsets(spectra: Spectra) -> None:
    theirs = librosa.onset.onset_detect(
        onset_envelope=spectra.onsets, sr=RATE_HZ, hop_length=HOP, units="frames"
    )
    assert pick_onsets(spectra.onsets).tolist() == theirs.tolist()


def test_onsets_of_noise_and_of_silence() -> None:
    noise = np.random.default_rng(0).random(3000).astype(np.float32)
    theirs = librosa.onset.onset_detect(onset_envelope=noise, sr=RATE_HZ, hop_length=HOP)
    assert pick_onsets(noise).tolist() == theirs.tolist()
    nothing = np.zeros(50, np.float32)
    assert pick_onsets(nothing).size == track_beats(nothing, np.full(50, 21.0)).size == 0


def test_timbre(spectra: Spectra) -> None:
    centroid = librosa.feature.spectral_centroid(S=spectra.magnitude, sr=RATE_HZ)[0]
    mean = np.average(centroid, weights=spectra.level * spectra.sounding)
    assert brightness_hz(spectra) == pytest.approx(mean, rel=1e-4)
    held, struck = librosa.decompose.hpss(np.sqrt(spectra.mel))
    share = (held**2).sum() / ((held**2).sum() + (struck**2).sum())
    assert harmonic_share(spectra) == pytest.approx(share, abs=1e-4)


def test_tuning_and_filters(spectra: Spectra) -> None:
    theirs = librosa.estimate_tuning(S=spectra.magnitude, sr=RATE_HZ)
    assert estimate_tuning(spectra.magnitude) == pytest.approx(theirs, abs=1e-6)
    mel = librosa.filters.mel(sr=RATE_HZ, n_fft=N_FFT, n_mels=96)
    assert_allclose(mel_filters(RATE_HZ, N_FFT, 96), mel, atol=1e-7)
    chroma = librosa.filters.chroma(sr=RATE_HZ, n_fft=N_FFT, tuning=0.2)
    assert_allclose(chroma_filters(RATE_HZ, N_FFT, 0.2), chroma, atol=1e-6)


def test_listening_compiles_nothing(tmp_path: Path) -> None:
    """numba's cache broke first imports: no process that listens may load it."""
    path = write_song(tmp_path / "song.wav", song(parts=(Part(2),)), RATE)
    done = subprocess.run(
        [sys.executable, "-c", _ALONE, str(path)], capture_output=True, text=True, check=False
    )
    assert (done.stdout.strip(), done.returncode) == ("[]", 0), done.stderr
