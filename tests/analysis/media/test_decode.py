from __future__ import annotations

import gc
import weakref
from fractions import Fraction
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from aemo_studio.analysis.media.decode import (
    AudioBlock,
    DecodePlan,
    SampledFrame,
    SmallFrame,
    decode,
)
from aemo_studio.analysis.media.probe import probe
from aemo_studio.base.errors import Cancelled
from aemo_studio.base.progress import CancelToken, silent
from tests.analysis.media.helpers import onset_s, run
from tests.media_factory import (
    NTSC,
    NTSC_FILM,
    Picture,
    at_times,
    card,
    clicks,
    compass,
    cuts,
    frame_times,
    make_audio,
    make_audio_with_cover,
    make_video,
    numbered,
    plain,
    read_number,
    tone,
    uneven_times,
)


def test_every_frame_comes_once_at_its_own_time(tmp_path: Path) -> None:
    times = uneven_times(8.0)
    result = run(make_video(tmp_path / "phone.mp4", frames=at_times(times), rate=None))
    assert [f.time_s for f in result.small] == pytest.approx(times, abs=1e-4)
    assert [read_number(f.bgr) for f in result.small] == list(range(len(times)))
    assert result.summary is not None
    assert result.summary.frames == len(times)
    assert result.summary.variable_rate
    assert times[-1] < result.end_s < times[-1] + 0.2


def test_samples_show_what_is_on_display_at_their_moment(tmp_path: Path) -> None:
    times = uneven_times(8.0, seed=1)
    result = run(make_video(tmp_path / "phone.mp4", frames=at_times(times), rate=None))
    expected = np.arange(0, result.end_s - 1e-6, 0.25)
    assert [s.time_s for s in result.sampled] == pytest.approx(list(expected))
    for sample in result.sampled:
        on_display = int(np.searchsorted(times, sample.time_s + 1e-6, side="right")) - 1
        assert read_number(sample.rgb) == on_display


def test_a_still_picture_is_sampled_while_it_is_shown(tmp_path: Path) -> None:
    frames = [(0.0, numbered(1)), (3.0, numbered(2)), (3.1, numbered(3))]
    result = run(make_video(tmp_path / "slides.mkv", frames=frames, rate=None))
    still = [s for s in result.sampled if s.time_s < 3.0]
    assert [read_number(s.rgb) for s in still] == [1] * 12
    assert all(s.rgb is still[0].rgb for s in still)


@pytest.mark.parametrize("rate", [NTSC_FILM, NTSC])
@pytest.mark.parametrize("suffix", [".mp4", ".mkv", ".ts"])
def test_ntsc_rates_do_not_drift(tmp_path: Path, rate: Fraction, suffix: str) -> None:
    times = frame_times(10.0, rate)
    frames = cuts([(card(0, (160, 90)), 10.0)], rate)
    result = run(make_video(tmp_path / f"clip{suffix}", frames=frames, rate=rate))
    assert [f.time_s for f in result.small] == pytest.approx(times, abs=6e-4)
    assert result.summary is not None
    assert not result.summary.variable_rate
    assert result.end_s == pytest.approx(float(len(times) / rate), abs=2e-3)


def quarter_colours(rgb: Picture) -> list[str]:
    """The names of the strongest channel at top left, top right, bottom left, bottom right."""
    height, width = rgb.shape[:2]
    found = []
    for y in (height // 4, height * 3 // 4):
        for x in (width // 4, width * 3 // 4):
            pixel = rgb[y, x].astype(int)
            found.append("black" if pixel.max() < 60 else "rgb"[int(pixel.argmax())])
    return found


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_pictures_are_upright(tmp_path: Path, rotation: int) -> None:
    upright = compass((360, 640))
    path = make_video(tmp_path / "phone.mp4", frames=cuts([(upright, 1.0)]), rotation=rotation)
    result = run(path)
    small, sampled = result.small[0].bgr, result.sampled[0].rgb
    assert small.shape == (128, 72, 3)
    assert sampled.shape == (640, 360, 3)
    assert sampled.flags.c_contiguous
    assert quarter_colours(sampled) == ["r", "g", "b", "black"]
    assert quarter_colours(small[..., ::-1]) == ["r", "g", "b", "black"]


def test_large_pictures_are_sampled_smaller_and_small_ones_as_they_are(tmp_path: Path) -> None:
    large = run(make_video(tmp_path / "hd.mp4", frames=cuts([(card(0, (1920, 1080)), 0.4)])))
    assert large.sampled[0].rgb.shape == (720, 1280, 3)
    assert large.small[0].bgr.shape == (72, 128, 3)
    tiny = run(make_video(tmp_path / "tiny.mp4", frames=cuts([(card(0, (96, 64)), 0.4)])))
    assert tiny.sampled[0].rgb.shape == tiny.small[0].bgr.shape == (64, 96, 3)


@pytest.mark.parametrize("suffix", [".mp4", ".mov", ".mkv", ".ts", ".webm"])
@pytest.mark.parametrize("start_s", [0.0, 5.0])
def test_click_and_flash_stay_together(tmp_path: Path, suffix: str, start_s: float) -> None:
    webm = suffix == ".webm"
    path = make_video(
        tmp_path / f"sync{suffix}",
        frames=((t, plain(255 if 1.0 <= t < 1.2 else 0)) for t in frame_times(3.0)),
        audio=clicks([1.0], 3.0),
        start_s=start_s,
        codec="libvpx" if webm else "libx264",
        audio_codec="libopus" if webm else "aac",
        options={"deadline": "realtime", "cpu-used": "8"} if webm else None,
    )
    result = run(path)
    flash_s = next(f.time_s for f in result.small if f.bgr.mean() > 128)
    assert flash_s == pytest.approx(1.0, abs=2e-3)
    assert onset_s(result.samples) == pytest.approx(flash_s, abs=0.01)


@pytest.mark.parametrize("suffix", [".mp4", ".mkv", ".ts"])
@pytest.mark.parametrize("offset_s", [-0.7, 0.4, 3.3])
def test_sound_that_starts_at_another_time(tmp_path: Path, suffix: str, offset_s: float) -> None:
    """A click 1 s into the sound, which starts before or after the picture."""
    path = make_video(
        tmp_path / f"offset{suffix}",
        frames=cuts([(card(0), 6.0)]),
        audio=clicks([1.0], 2.0),
        audio_start_s=offset_s,
        start_s=2.0,
    )
    result = run(path)
    assert result.audio[0].time_s == 0.0
    assert onset_s(result.samples) == pytest.approx(1.0 + offset_s, abs=0.03)
    assert result.samples.size == round(result.end_s * 16_000)


def test_blocks_of_sound_follow_each_other_to_the_end(three_shots: Path) -> None:
    result = run(three_shots)
    position = 0
    for block in result.audio:
        assert block.samples.dtype == np.float32
        assert block.time_s == pytest.approx(position / 16_000)
        position += block.samples.size
    assert position == round(result.end_s * 16_000)
    assert result.end_s == pytest.approx(6.0, abs=1e-3)


@pytest.mark.parametrize("suffix", [".wav", ".mp3", ".m4a", ".flac"])
def test_sound_alone(tmp_path: Path, suffix: str) -> None:
    result = run(make_audio(tmp_path / f"voice{suffix}", clicks([1.0], 3.0)))
    assert not result.small
    assert not result.sampled
    assert onset_s(result.samples) == pytest.approx(1.0, abs=0.03)
    assert result.end_s == pytest.approx(3.0, abs=0.03)


def test_cover_art_is_not_sampled(tmp_path: Path) -> None:
    result = run(make_audio_with_cover(tmp_path / "song.mp3", tone(440, 2.0, 44_100)))
    assert not result.small
    assert result.samples.size == pytest.approx(32_000, abs=800)


def test_picture_alone(tmp_path: Path) -> None:
    result = run(make_video(tmp_path / "mute.mp4", frames=cuts([(card(0), 2.0)])))
    assert len(result.small) == 50
    assert len(result.sampled) == 8
    assert not result.audio


@pytest.mark.parametrize(
    ("codec", "pixel_format", "suffix", "size"),
    [
        ("libx264", "yuv422p10le", ".mp4", (320, 180)),
        ("libx264", "yuv444p", ".mkv", (321, 179)),
        ("prores_ks", "yuv422p10le", ".mov", (320, 180)),
        ("qtrle", "argb", ".mov", (320, 180)),
        ("ffv1", "yuva420p", ".mkv", (322, 182)),
        ("mjpeg", "yuvj420p", ".avi", (320, 180)),
        ("mpeg4", "yuv420p", ".avi", (320, 180)),
        ("mpeg2video", "yuv420p", ".mpg", (320, 180)),
    ],
)
def test_other_formats_decode_in_their_colours(
    tmp_path: Path, codec: str, pixel_format: str, suffix: str, size: tuple[int, int]
) -> None:
    path = make_video(
        tmp_path / f"clip{suffix}",
        frames=cuts([(compass(size), 1.0)]),
        codec=codec,
        pixel_format=pixel_format,
    )
    result = run(path)
    assert len(result.small) == 25
    assert quarter_colours(result.sampled[0].rgb) == ["r", "g", "b", "black"]
    assert result.end_s == pytest.approx(1.0, abs=0.05)


def test_interlaced_and_anamorphic(tmp_path: Path) -> None:
    path = make_video(
        tmp_path / "broadcast.ts",
        frames=cuts([(compass((720, 576)), 1.0)]),
        options={"x264-params": "tff=1:sar=64/45", "flags": "+ildct+ilme"},
    )
    result = run(path)
    assert (result.info.width, result.info.height) == (1024, 576)
    assert result.sampled[0].rgb.shape == (576, 1024, 3)
    assert quarter_colours(result.sampled[0].rgb) == ["r", "g", "b", "black"]


def test_avi_with_reordered_frames_keeps_order(tmp_path: Path) -> None:
    path = make_video(tmp_path / "old.avi", frames=at_times(frame_times(3.0)))
    result = run(path)
    assert [read_number(f.bgr) for f in result.small] == list(range(75))
    assert [f.time_s for f in result.small] == pytest.approx(frame_times(3.0), abs=1e-6)


@pytest.mark.parametrize("taken", [1, 40])
def test_cancel_stops_at_once(three_shots: Path, taken: int) -> None:
    cancel = CancelToken()
    items = iter(decode(probe(three_shots), DecodePlan(), cancel=cancel, report=silent))
    assert len(list(islice(items, taken))) == taken
    cancel.cancel()
    rest = islice(items, 50)
    with pytest.raises(Cancelled):
        list(rest)


def test_summary_is_refused_before_the_end(three_shots: Path) -> None:
    decoder = decode(probe(three_shots), DecodePlan(), cancel=CancelToken(), report=silent)
    next(iter(decoder))
    with pytest.raises(RuntimeError):
        _ = decoder.summary


def test_nothing_is_kept_of_what_was_handed_out(tmp_path: Path) -> None:
    """Whatever the length: only the few items around the current one are alive."""
    path = make_video(
        tmp_path / "long.mp4",
        frames=cuts([(card(0, (160, 90)), 20.0)]),
        audio=tone(300, 20.0),
    )
    alive: list[weakref.ref[SmallFrame | SampledFrame | AudioBlock]] = []
    most = 0
    for item in decode(probe(path), DecodePlan(), cancel=CancelToken(), report=silent):
        alive = [ref for ref in alive if ref() is not None]
        alive.append(weakref.ref(item))
        most = max(most, len(alive))
    gc.collect()
    assert most <= 4


def test_picture_and_sound_come_side_by_side(three_shots: Path) -> None:
    """So that no caller has to keep one while it waits for the other."""
    sound_s = 0.0
    for item in decode(probe(three_shots), DecodePlan(), cancel=CancelToken(), report=silent):
        if isinstance(item, AudioBlock):
            sound_s = item.time_s + item.samples.size / 16_000
        elif isinstance(item, SmallFrame):
            assert abs(item.time_s - sound_s) < 2.0
