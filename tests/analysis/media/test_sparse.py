from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest

from aemo_studio.analysis.media import sparse
from aemo_studio.analysis.media.sparse import MediaPacket, SparsePackets
from aemo_studio.base.progress import Event, WarningEvent
from tests.analysis.media.helpers import Pass, run
from tests.analysis.media.moving import RATE, film, shot, timed
from tests.media_factory import Picture, damage, make_video, tone

CUT_S = 2.5
FRAMES = 150


@pytest.fixture(scope="module")
def moving(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two moving shots of 2.5 s, with sound."""
    pictures = [*shot(1, 75), *shot(2, 75)]
    path = tmp_path_factory.mktemp("sparse") / "moving.mp4"
    options = {"preset": "veryfast", "crf": "16", "bf": "3"}
    return make_video(path, frames=timed(pictures), rate=RATE, audio=tone(440, 5), options=options)


@pytest.fixture
def small_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sparse, "FEWEST_PIXELS", 0)


def times_s(result: Pass) -> list[float]:
    return [frame.time_s for frame in result.small]


def frames(result: Pass) -> int:
    assert result.summary is not None
    return result.summary.frames


@pytest.mark.usefixtures("small_too")
def test_frames_that_no_other_refers_to_are_left_out_away_from_cuts(moving: Path) -> None:
    result = run(moving)
    assert result.summary is not None
    assert frames(result) == len(result.small) < 0.8 * FRAMES
    missing = set(np.round(np.arange(FRAMES) / 30, 3)) - set(np.round(times_s(result), 3))
    assert missing <= set(np.round(result.summary.left_out_s, 3))
    near = [time for time in times_s(result) if abs(time - CUT_S) < 0.15]
    assert np.diff(near) == pytest.approx(1 / 30)


def in_grain(number: int, frames: int) -> list[Picture]:
    """A picture in grain that costs more than the picture does."""
    still, rng = shot(number, 1)[0], np.random.default_rng(number)
    seen = (still + rng.normal(0, 20, still.shape) for _ in range(frames))
    return [np.clip(picture, 0, 255).astype(np.uint8) for picture in seen]


@pytest.mark.usefixtures("small_too")
def test_around_a_cut_in_grain_without_a_key_picture_nothing_is_left_out(tmp_path: Path) -> None:
    pictures = [*in_grain(1, 53), *in_grain(2, 27)]
    path = film(tmp_path / "grain.mp4", pictures, sc_threshold="0", g="250")
    result = run(path)
    assert frames(result) < len(pictures)
    near = [time for time in times_s(result) if abs(time - 53 / 30) < 0.12]
    assert np.diff(near) == pytest.approx(1 / 30)


@pytest.mark.usefixtures("small_too")
def test_the_last_frames_and_the_sound_are_whole(
    moving: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = run(moving)
    monkeypatch.setattr(sparse, "FEWEST_PIXELS", 10**9)
    full = run(moving)
    assert times_s(result)[-4:] == times_s(full)[-4:]
    assert result.end_s == full.end_s
    assert np.array_equal(result.samples, full.samples)
    assert [s.time_s for s in result.sampled] == [s.time_s for s in full.sampled]


def test_a_small_picture_is_decoded_whole(moving: Path) -> None:
    assert frames(run(moving)) == FRAMES


@pytest.mark.usefixtures("small_too")
def test_a_film_of_few_frames_a_second_is_decoded_whole(
    moving: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sparse, "LEAST_RATE", 31.0)
    assert frames(run(moving)) == FRAMES


@pytest.mark.usefixtures("small_too")
def test_a_film_without_frames_to_leave_out_is_decoded_whole(tmp_path: Path) -> None:
    path = film(tmp_path / "plain.mp4", shot(1, 60), bf="0")
    assert frames(run(path)) == 60


@pytest.mark.usefixtures("small_too")
def test_a_variable_rate_is_still_noticed(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    times = np.round(np.cumsum(rng.uniform(0.02, 0.045, 120)), 4)
    pictures = zip((times - times[0]).tolist(), shot(1, 120), strict=True)
    options = {"preset": "veryfast", "bf": "3"}
    result = run(make_video(tmp_path / "v.mp4", frames=pictures, rate=None, options=options))
    assert result.summary is not None
    assert len(result.summary.left_out_s)
    assert result.summary.variable_rate


@pytest.mark.usefixtures("small_too")
def test_damage_is_told_once_and_does_not_end_the_film(moving: Path, tmp_path: Path) -> None:
    events: list[Event] = []
    result = run(damage(moving, tmp_path / "damaged.mp4", 0.3, 0.4), report=events.append)
    codes = [event.code for event in events if isinstance(event, WarningEvent)]
    assert codes == ["damaged"]
    assert result.end_s == pytest.approx(5.0, abs=0.05)


def packets_with_a_wrong_time(path: Path, fed: list[MediaPacket]) -> Iterator[MediaPacket]:
    """The packets of a film, the third of which claims to be shown after all others."""
    with av.open(str(path)) as container:
        for number, packet in enumerate(container.demux(container.streams[0])):
            if number == 2:
                packet.pts = 10**9
            fed.append(packet)
            yield packet


def test_a_wrong_time_keeps_back_no_more_than_a_handful_of_packets(moving: Path) -> None:
    fed: list[MediaPacket] = []
    told: list[MediaPacket | None] = []
    for packet, _ in SparsePackets(0).of(packets_with_a_wrong_time(moving, fed)):
        told.append(packet)
        assert len(fed) - len(told) < 64
    assert told == fed
