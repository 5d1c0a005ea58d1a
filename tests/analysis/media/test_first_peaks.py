"""The waveform for the timeline that comes before the film is decoded."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from aemo_studio.analysis.media.first_peaks import PEAKS_HZ, first_peaks
from aemo_studio.base.errors import Cancelled, MediaError
from aemo_studio.base.progress import CancelToken
from tests.media_factory import card, cut_short, cuts, make_audio, make_video, tone

AUDIO_HZ = 16_000


def whole(film: Path) -> np.ndarray:
    return np.concatenate([*first_peaks(film, CancelToken())])


def test_sound_is_where_it_is_heard(tmp_path: Path) -> None:
    silence = np.zeros(AUDIO_HZ, np.float32)
    sound = np.concatenate([silence, tone(440, 1.0, AUDIO_HZ), silence])
    pictures = cuts([(card(0), 3.0)])
    film = make_video(tmp_path / "f.mp4", frames=pictures, audio=sound, audio_rate=AUDIO_HZ)
    peaks = whole(film)
    assert peaks.shape[1] == 2
    assert len(peaks) == pytest.approx(3 * PEAKS_HZ, abs=3)
    loud = np.abs(peaks).max(axis=1)
    middle, edges = loud[PEAKS_HZ + 2 : 2 * PEAKS_HZ - 2], loud[: PEAKS_HZ - 2]
    assert middle.min() > 0.1
    assert edges.max() < 0.02


def test_parts_come_in_order_and_join_to_the_whole(tmp_path: Path) -> None:
    sound = make_audio(tmp_path / "long.wav", tone(220, 150.0, 8_000), 8_000)
    parts = list(first_peaks(sound, CancelToken()))
    assert len(parts) == 3
    assert sum(map(len, parts)) == 150 * PEAKS_HZ


def test_a_silent_film_has_none_and_half_a_file_has_some(tmp_path: Path) -> None:
    mute = make_video(tmp_path / "mute.mp4", frames=cuts([(card(0), 1.0)]))
    assert list(first_peaks(mute, CancelToken())) == []
    film = make_video(tmp_path / "w.mkv", frames=cuts([(card(0), 3.0)]), audio=tone(440, 3.0))
    half = cut_short(film, tmp_path / "half.mkv", 0.6)
    assert 0 < len(whole(half)) < 3 * PEAKS_HZ
    with pytest.raises(MediaError):
        whole(tmp_path / "none.mp4")


def test_they_stop_when_the_analysis_does(tmp_path: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        list(first_peaks(make_audio(tmp_path / "s.wav", tone(440, 1.0)), token))
