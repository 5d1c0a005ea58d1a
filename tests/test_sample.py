"""The shipped sample film is what its script says: pictures, cuts, voice, frame numbers."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import av
import numpy as np
import pytest
from sample_film import story
from sample_film.strip import draw_strip, read_strip

from aemo_studio.analysis.media.audio import load_audio
from aemo_studio.analysis.media.decode import DecodePlan, decode
from aemo_studio.analysis.media.frames import SmallFrame
from aemo_studio.analysis.media.probe import probe
from aemo_studio.analysis.media.shots import ShotFinder
from aemo_studio.analysis.speech.detection import Hysteresis, SpeechDetector
from aemo_studio.base.model_store import read_manifest
from aemo_studio.base.progress import CancelToken, silent
from aemo_studio.base.resources import resources_dir
from aemo_studio.domain.project import AnalysisSettings
from aemo_studio.domain.scene import Shot
from aemo_studio.domain.video import VideoInfo
from aemo_studio.project import load_project
from tests.media_factory import plain

SAMPLE = resources_dir() / "sample.mp4"
PROJECT = resources_dir() / "sample.aemo"
FRAME_S = float(1 / story.RATE)


@pytest.fixture(scope="module")
def info() -> VideoInfo:
    return probe(SAMPLE)


@pytest.fixture(scope="module")
def shots(info: VideoInfo) -> tuple[Shot, ...]:
    finder = ShotFinder()
    plan = DecodePlan(face_rate_hz=AnalysisSettings().face_rate_hz)
    for item in decode(info, plan, cancel=CancelToken(), report=silent):
        if isinstance(item, SmallFrame):
            finder.add(item.time_s, item.bgr)
    return finder.finish(info.duration_s)


def test_it_is_the_film_of_the_story(info: VideoInfo) -> None:
    assert (info.width, info.height) == story.SIZE
    assert info.frame_rate == story.RATE
    assert not info.variable_rate
    assert (info.video_codec, info.audio_codec) == ("h264", "aac")
    assert info.duration_s == pytest.approx(story.duration_s(), abs=FRAME_S)
    assert info.start_s == 0.0


def test_it_is_small_enough_to_ship(info: VideoInfo) -> None:
    assert info.size_bytes < 4_000_000


def test_every_cut_is_found_to_the_frame(shots: tuple[Shot, ...]) -> None:
    found = [shot.start_s for shot in shots[1:]]
    assert found == pytest.approx(list(story.cut_times_s()), abs=FRAME_S / 2)


def test_speech_is_where_the_story_has_it_and_nowhere_else() -> None:
    spoken = _speech(SAMPLE)
    rate = len(spoken) / story.duration_s()
    for line in story.LINES:
        first = round((line.start_s + 0.1) * rate)
        assert spoken[first : first + round(1.0 * rate)].mean() > 0.6, line.text
    for start_s, end_s in ((0.0, 0.7), (44.0, 46.0)):
        assert not spoken[round(start_s * rate) : round(end_s * rate)].any()


@pytest.mark.parametrize("number", [0, 1, 333, 777, 1159])
def test_a_seek_shows_the_frame_whose_number_is_in_the_picture(number: int) -> None:
    assert read_strip(_frame_at(number * FRAME_S)) == number


def test_the_number_survives_a_smaller_picture() -> None:
    picture = _frame_at(500 * FRAME_S, size=(640, 360))
    assert read_strip(picture) == 500


def test_a_picture_without_a_strip_has_no_number() -> None:
    width, height = story.SIZE
    picture = plain(200, (width, height))
    assert read_strip(picture) is None
    draw_strip(picture, 4095, "00:02:43:20")
    assert read_strip(picture) == 4095


def test_the_text_beside_the_film_is_the_story() -> None:
    text = (resources_dir() / "sample_script.txt").read_text(encoding="utf-8")
    assert [line.text in text for line in story.LINES] == [True] * len(story.LINES)
    assert text.count("Shot ") == len(story.SHOTS)


def test_its_project_opens_and_finds_the_film_beside_it(tmp_path: Path) -> None:
    assert load_project(PROJECT).analysis.video.path == SAMPLE
    for path in (SAMPLE, PROJECT):
        shutil.copy(path, tmp_path / path.name)
    moved = load_project(tmp_path / PROJECT.name)
    assert moved.analysis.video.path == tmp_path / SAMPLE.name
    assert len(moved.scenes) == len(moved.recommendations) > 1


def test_its_project_names_no_folder_of_the_machine_that_made_it() -> None:
    document = json.loads(PROJECT.read_text(encoding="utf-8"))
    assert document["video"] == {"relative": SAMPLE.name, "absolute": SAMPLE.name}
    assert document["project"]["analysis"]["video"]["path"] == SAMPLE.name


def test_its_project_was_made_by_the_models_that_ship() -> None:
    """Otherwise: python scripts/make_sample.py --project-only."""
    shipped = {entry.name: entry.sha256 for entry in read_manifest()}
    used = {model.name: model.sha256 for model in load_project(PROJECT).analysis.models}
    assert used.items() <= shipped.items()
    assert used


def _speech(path: Path) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    detector = SpeechDetector()
    samples = load_audio(path, 16_000)
    probabilities = np.concatenate([detector.add(samples), detector.finish()])
    return np.asarray(Hysteresis().decide(probabilities))


def _frame_at(
    time_s: float, size: tuple[int, int] = story.SIZE
) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """The frame on display in the middle of the frame that starts at `time_s`."""
    with av.open(str(SAMPLE)) as container:
        stream = container.streams.video[0]
        assert stream.time_base is not None
        container.seek(round(time_s / stream.time_base), stream=stream)
        for frame in container.decode(stream):
            if frame.time is not None and frame.time + FRAME_S > time_s + FRAME_S / 2:
                return np.asarray(frame.to_ndarray(format="rgb24", width=size[0], height=size[1]))
    raise AssertionError(f"no frame at {time_s} s")
