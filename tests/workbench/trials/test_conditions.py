"""What clips go through: the levels that were asked for, real codecs, and a cache."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from scipy.signal import correlate

from aemo_studio.analysis.speech.detection import SpeechDetector
from aemo_studio.analysis.speech.logmel import RATE_HZ
from aemo_studio.domain.emotion import FloatArray
from aemo_studio.workbench.trials import conditions
from aemo_studio.workbench.trials.conditions import CONDITIONS, Clip, cached_rows, speech_level
from tests.films import talk

PAUSE_S = 1.0


@pytest.fixture(scope="module")
def clip() -> Clip:
    """Two seconds of speech between two seconds of silence."""
    pause = np.zeros(round(PAUSE_S * RATE_HZ), np.float32)
    return Clip(np.concatenate([pause, talk(2.0), pause]).astype(np.float32), SpeechDetector())


def changed(clip: Clip, name: str, number: int = 0) -> FloatArray:
    return CONDITIONS[name](clip, np.random.default_rng([1, number]))


def test_speech_is_known_from_its_pauses(clip: Clip) -> None:
    assert len(clip.speech) == len(clip.samples) // 320
    share = clip.speech.reshape(4, -1).mean(axis=1)
    assert share[0] < 0.2
    assert share[1:3].min() > 0.7
    assert share[3] < 0.4


def test_a_clip_without_any_speech_counts_as_speech_throughout() -> None:
    assert Clip(np.zeros(RATE_HZ, np.float32), SpeechDetector()).speech.all()


@pytest.mark.parametrize(
    ("name", "ratio_db"), [("music_10db", 10), ("music_0db", 0), ("training_bed_10db", 10)]
)
def test_a_bed_lies_as_far_under_the_speech_itself(clip: Clip, name: str, ratio_db: float) -> None:
    music = changed(clip, name) - clip.samples
    levels = [speech_level(sound, clip.speech) for sound in (clip.samples, music)]
    assert 20 * np.log10(levels[0] / levels[1]) == pytest.approx(ratio_db, abs=0.05)
    start = music[: round(PAUSE_S * RATE_HZ)]
    assert np.abs(start).max() > 0, "the bed plays in the pauses, too"


def test_a_codec_loses_something_and_moves_nothing_far(clip: Clip) -> None:
    heard = changed(clip, "aac_32k")
    assert heard.shape == clip.samples.shape
    assert np.abs(heard - clip.samples).max() > 1e-3
    lag = int(correlate(heard, clip.samples, "full").argmax()) - (len(heard) - 1)
    assert abs(lag) <= 2048, "more than two AAC frames"
    moved = np.roll(clip.samples, lag)
    assert np.corrcoef(heard, moved)[0, 1] > 0.9


def test_a_telephone_leaves_its_band_only() -> None:
    noise = np.random.default_rng(0).normal(0, 0.1, 2 * RATE_HZ).astype(np.float32)
    heard = changed(Clip(noise, SpeechDetector()), "telephone")
    power = np.abs(np.fft.rfft(heard)) ** 2
    hz = np.fft.rfftfreq(len(heard), 1 / RATE_HZ)
    inside = (hz > 250) & (hz < 3800)
    assert power[inside].sum() / power.sum() > 0.95
    assert power[hz > 4000].sum() / power.sum() < 1e-3
    assert heard.shape == noise.shape


@pytest.mark.parametrize("name", sorted(CONDITIONS))
def test_the_same_is_done_to_a_clip_every_time(clip: Clip, name: str) -> None:
    first = changed(clip, name)
    np.testing.assert_array_equal(first, changed(clip, name))
    assert first.dtype == np.float32
    assert np.isfinite(first).all()


class Meter:
    """In place of the encoder: the level of what it hears, and how often it was asked."""

    width, asked = 1, 0

    def row(self, samples: FloatArray) -> FloatArray:
        Meter.asked += 1
        return np.array([np.sqrt((samples**2).mean())], np.float32)


def test_rows_are_computed_once_for_the_clips_they_are_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conditions, "ClipEncoder", Meter)
    monkeypatch.setattr(Meter, "asked", 0)
    paths = [tmp_path / f"{level}.wav" for level in (1, 2)]
    for level, path in enumerate(paths, start=1):
        soundfile.write(path, talk(1.0) * 0.2 * level, RATE_HZ)
    work = tmp_path / "work"
    found = cached_rows("telephone", paths, work)
    assert found.shape == (2, 1)
    assert found[1, 0] / found[0, 0] == pytest.approx(2, rel=0.02)
    again = cached_rows("telephone", paths, work)
    np.testing.assert_array_equal(again, found)
    assert Meter.asked == 2
    cached_rows("telephone", paths[:1], work)
    cached_rows("aac_32k", paths[:1], work)
    assert Meter.asked == 4, "other clips and other conditions are other rows"


def test_a_killed_run_goes_on_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conditions, "ClipEncoder", Meter)
    monkeypatch.setattr(conditions, "BLOCK", 2)
    monkeypatch.setattr(Meter, "asked", 0)
    paths = [tmp_path / f"{level}.wav" for level in range(1, 6)]
    for level, path in enumerate(paths, start=1):
        if level != 4:
            soundfile.write(path, talk(1.0) * 0.1 * level, RATE_HZ)
    with pytest.raises(OSError, match="No such file"):
        cached_rows("music_10db", paths, tmp_path / "work")
    assert Meter.asked == 3
    soundfile.write(paths[3], talk(1.0) * 0.4, RATE_HZ)
    found = cached_rows("music_10db", paths, tmp_path / "work")
    assert Meter.asked == 3 + 3, "the first block of two was kept"
    monkeypatch.setattr(conditions, "BLOCK", 5)
    at_once = cached_rows("music_10db", paths, tmp_path / "other")
    np.testing.assert_array_equal(found, at_once)
