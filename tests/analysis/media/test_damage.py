from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import numpy as np
import pytest
from av.container import InputContainer
from av.packet import Packet
from av.stream import Stream

from aemo_studio.analysis.media.container import choose_streams, opened, packets
from aemo_studio.analysis.media.decode import DecodePlan, decode
from aemo_studio.analysis.media.probe import probe
from aemo_studio.base.errors import MediaError
from aemo_studio.base.progress import CancelToken, silent
from tests.analysis.media.helpers import run
from tests.conftest import Recorder
from tests.media_factory import (
    at_times,
    cut_short,
    damage,
    frame_times,
    make_video,
    numbered,
    read_number,
    tone,
)

DURATION_S = 12.0


def numbers(suffix: str, folder: Path, *, index_first: bool = False) -> Path:
    """12 s whose frames carry their numbers, a key frame every second, and a tone."""
    return make_video(
        folder / f"whole{suffix}",
        frames=at_times(frame_times(DURATION_S), numbered),
        audio=tone(300, DURATION_S),
        options={"g": "25"},
        container_options={"movflags": "faststart"} if index_first else None,
    )


@pytest.mark.parametrize("share", [0.4, 0.7, 0.9])
@pytest.mark.parametrize("suffix", [".mp4", ".mkv", ".ts"])
def test_what_is_there_of_a_cut_off_file_is_used(
    tmp_path: Path, recorder: Recorder, suffix: str, share: float
) -> None:
    whole = numbers(suffix, tmp_path, index_first=True)
    result = run(cut_short(whole, tmp_path / f"part{suffix}", share), report=recorder)
    count = len(result.small)
    assert count / 300 == pytest.approx(share, abs=0.12)
    assert [read_number(f.bgr) for f in result.small[:-3]] == list(range(count))[:-3]
    assert result.end_s == pytest.approx(count / 25, abs=0.3)
    # Sound that was handed out before the picture broke off cannot be taken back.
    assert 0 <= result.samples.size - round(result.end_s * 16_000) <= 8000
    assert result.shots[-1].end_s == result.end_s
    assert result.summary is not None
    if suffix != ".ts":
        # A transport stream claims no duration; where it was cut off, it ends.
        assert result.summary.ends_early
        assert recorder.warning_codes.count("ends_early") == 1


@pytest.mark.parametrize("suffix", [".mp4", ".mkv", ".ts"])
def test_a_whole_file_is_not_called_short_or_damaged(
    tmp_path: Path, recorder: Recorder, suffix: str
) -> None:
    result = run(numbers(suffix, tmp_path), report=recorder)
    assert recorder.warning_codes == []
    assert result.end_s == pytest.approx(DURATION_S, abs=2e-3)


@pytest.mark.parametrize("suffix", [".mp4", ".mkv", ".ts"])
def test_damage_in_the_middle_is_skipped_with_one_warning(
    tmp_path: Path, recorder: Recorder, suffix: str
) -> None:
    whole = numbers(suffix, tmp_path, index_first=True)
    result = run(damage(whole, tmp_path / f"bad{suffix}", 0.40, 0.48), report=recorder)
    assert recorder.warning_codes.count("damaged") == 1
    good = {read_number(f.bgr): f.time_s for f in result.small}
    for number in [*range(100), *range(200, 295)]:
        assert good[number] == pytest.approx(number / 25, abs=2e-3)
    assert result.end_s == pytest.approx(DURATION_S, abs=0.1)
    assert result.samples.size == round(result.end_s * 16_000)


def test_a_file_that_goes_away_after_it_was_probed(tmp_path: Path) -> None:
    path = numbers(".mp4", tmp_path)
    info = probe(path)
    path.unlink()
    with pytest.raises(MediaError, match="does not exist"):
        list(decode(info, DecodePlan(), cancel=CancelToken(), report=silent))


def test_streams_that_are_neither_picture_nor_sound(tmp_path: Path) -> None:
    """Some bytes of the header make streams of unknown kind of both."""
    path = numbers(".mp4", tmp_path)
    data = path.read_bytes()
    for known, unknown in ((b"vide", b"vidx"), (b"soun", b"soux"), (b"avc1", b"avcx")):
        data = data.replace(known, unknown)
    path.write_bytes(data.replace(b"mp4a", b"mp4x"))
    with pytest.raises(MediaError, match="no picture and no sound"):
        probe(path)


def test_a_stream_that_begins_in_the_middle_is_read_past(tmp_path: Path) -> None:
    """PyAV stumbles over its packets, as chance will have it; here over every tenth."""

    class Stumbling:
        def __init__(self, container: InputContainer) -> None:
            self._packets = container.demux()

        def demux(self, *_streams: Stream) -> Iterator[Packet[Stream]]:
            for number, packet in enumerate(self._packets, start=1):
                yield packet
                if number % 10 == 0:
                    raise IndexError

    with opened(numbers(".ts", tmp_path)) as container:
        streams = choose_streams(container)
        found = list(packets(cast("InputContainer", Stumbling(container)), streams))
    assert None not in found
    assert sum(p is not None and p.stream is streams.video and p.size > 0 for p in found) == 300


def test_a_clock_that_jumps_and_comes_back(tmp_path: Path, recorder: Recorder) -> None:
    """Broadcasts joined: 3 s, then 2 s stamped ten hours later, then on as before."""
    joined = b""
    for start_s, seconds in ((0.0, 3.0), (36_000.0, 2.0), (5.0, 3.0)):
        path = make_video(
            tmp_path / "part.ts",
            frames=at_times(frame_times(seconds), numbered),
            audio=tone(300, seconds),
            start_s=start_s,
        )
        joined += path.read_bytes()
    (tmp_path / "joined.ts").write_bytes(joined)
    result = run(tmp_path / "joined.ts", report=recorder)
    shown = [read_number(frame.bgr) for frame in result.small]
    assert shown == [*range(75), *range(50), *range(75)]
    times = [frame.time_s for frame in result.small]
    assert np.diff(times) == pytest.approx(0.04, abs=0.06)
    assert result.end_s == pytest.approx(8.0, abs=0.3)
    assert result.samples.size / 16_000 == pytest.approx(result.end_s, abs=0.3)
    sounding = np.abs(result.samples).reshape(-1)[: 8 * 16_000 - 4000]
    assert (sounding[: len(sounding) // 800 * 800].reshape(-1, 800).max(axis=1) > 0.1).mean() > 0.95


def test_a_file_without_a_frame_that_decodes(tmp_path: Path) -> None:
    whole = numbers(".ts", tmp_path)
    bad = damage(whole, tmp_path / "bad.ts", 0.0, 1.0)
    with pytest.raises(MediaError):
        probe(bad)
