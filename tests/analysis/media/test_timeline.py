"""Thumbnails, waveform and fingerprint."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from aemo_studio.analysis.media import fingerprint as fingerprint_module
from aemo_studio.analysis.media.fingerprint import fingerprint
from aemo_studio.analysis.media.thumbnails import MAX_COUNT, ThumbnailMaker
from aemo_studio.analysis.media.waveform import WaveformMaker
from aemo_studio.base.errors import MediaError
from tests.analysis.media.helpers import run
from tests.media_factory import card, plain, tone


def test_thumbnails_are_small_upright_pictures(three_shots: Path) -> None:
    result = run(three_shots)
    maker = ThumbnailMaker(result.end_s)
    for sample in result.sampled:
        maker.add(sample.time_s, sample.rgb)
    thumbnails = maker.finish()
    assert [t.time_s for t in thumbnails] == [0, 1, 2, 3, 4, 5]
    for thumbnail in thumbnails:
        picture = cv2.imdecode(np.frombuffer(thumbnail.jpeg, np.uint8), cv2.IMREAD_COLOR)
        assert picture is not None
        assert picture.shape == (90, 160, 3)
        expected = cv2.resize(card(int(thumbnail.time_s // 2)), (160, 90))
        assert np.abs(picture[..., ::-1].astype(int) - expected).mean() < 15


@pytest.mark.parametrize("duration_s", [7200.0, 6 * 3600.0])
def test_long_films_have_a_bounded_number_of_thumbnails(duration_s: float) -> None:
    maker = ThumbnailMaker(duration_s)
    picture = plain(80, (64, 36))
    for time_s in np.arange(0, duration_s, 0.25):
        maker.add(float(time_s), picture)
    made = maker.finish()
    assert MAX_COUNT * 0.9 < len(made) <= MAX_COUNT
    assert made[-1].time_s > duration_s * 0.99
    assert sum(len(t.jpeg) for t in made) < 20e6


def test_waveform_has_the_extremes_of_each_period() -> None:
    rng = np.random.default_rng(0)
    samples = rng.uniform(-1, 1, 16_000 * 3 + 123).astype(np.float32)
    maker = WaveformMaker(16_000)
    for block in np.array_split(samples, [5, 799, 801, 9000, 30_000]):
        maker.add(block)
    waveform = maker.finish()
    assert waveform.rate_hz == 20.0
    assert waveform.peaks.shape == (61, 2)
    for number, (low, high) in enumerate(waveform.peaks):
        period = samples[number * 800 : (number + 1) * 800]
        assert low == period.min()
        assert high == period.max()


def test_waveform_of_nothing_and_of_a_tone() -> None:
    assert WaveformMaker(16_000).finish().peaks.shape == (0, 2)
    maker = WaveformMaker(16_000)
    maker.add(tone(440, 2.0, 16_000, level=0.5))
    peaks = maker.finish().peaks
    assert peaks == pytest.approx(np.tile([-0.5, 0.5], (40, 1)), abs=0.01)


def test_fingerprint_is_of_the_content_alone(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(b"one" * 1000)
    (tmp_path / "moved #2.mov").write_bytes(b"one" * 1000)
    (tmp_path / "c.mp4").write_bytes(b"one" * 999 + b"onf")
    first = fingerprint(tmp_path / "a.mp4")
    assert first == fingerprint(tmp_path / "moved #2.mov")
    assert first != fingerprint(tmp_path / "c.mp4")


def test_fingerprint_of_a_large_file_reads_little_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "film.mxf"
    with path.open("wb") as file:
        file.truncate(40 * 2**30)
        file.write(b"head")
    empty = fingerprint(path)
    with path.open("r+b") as file:
        file.seek(-3, 2)
        file.write(b"end")
    tail = fingerprint(path)
    with path.open("r+b") as file:
        file.truncate(40 * 2**30 + 1)
    longer = fingerprint(path)
    assert len({empty, tail, longer}) == 3
    parts = fingerprint_module._samples(40 * 2**30)
    assert sum(length for _, length in parts) < 9 * 2**20
    assert all(0 <= offset <= 40 * 2**30 - length for offset, length in parts)


def test_fingerprint_of_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match="gone"):
        fingerprint(tmp_path / "gone.mp4")
