"""`analyse` on real films with the real models."""

from __future__ import annotations

import dataclasses
import shutil
import threading
import time
from itertools import pairwise
from pathlib import Path
from typing import NoReturn

import numpy as np
import pytest
from sample_film import story

from aemo_studio.analysis import decode_pass
from aemo_studio.analysis import pipeline as chain
from aemo_studio.analysis.face.grid import emotion_track, sample_times
from aemo_studio.analysis.media import sections
from aemo_studio.analysis.pipeline import MODELS, analyse
from aemo_studio.base.errors import Cancelled, ModelError
from aemo_studio.base.model_store import find_entry, read_manifest, reference
from aemo_studio.base.progress import CancelToken, Event, Partial, Progress
from aemo_studio.base.resources import models_dir, resources_dir
from aemo_studio.base.timings import Timings
from aemo_studio.domain.emotion import GRID_S, n_cells
from aemo_studio.domain.project import Analysis, AnalysisSettings, ModelReference, Project
from aemo_studio.project import editing
from tests.conftest import Recorder
from tests.equality import same
from tests.films import SLOW, VOICE_HZ, WIDE, face_picture, make_talk, talk
from tests.media_factory import cuts, make_tracks, make_video, plain, tone

pytestmark = pytest.mark.slow

SAMPLE = resources_dir() / "sample.mp4"
SETTINGS = AnalysisSettings()

FACE_SHOTS = (4, 5, 8)
"""Shots of the sample that show a human face; others show a cat, things, a suit."""


@dataclasses.dataclass(frozen=True, eq=False)
class Run:
    """An analysis with its timings and the events that it reported."""

    analysis: Analysis
    timings: Timings
    events: list[Event]


def _run(path: Path, settings: AnalysisSettings = SETTINGS) -> Run:
    recorder = Recorder()
    analysis, timings = analyse(path, settings, device="cpu", report=recorder)
    return Run(analysis, timings, recorder.events)


@pytest.fixture(scope="session")
def sample(shared_cache: Path) -> Run:
    return _run(SAMPLE)


@pytest.fixture(scope="session")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three seconds of a speaking face."""
    return make_talk(tmp_path_factory.mktemp("talk") / "clip.mp4", face_picture(), 3.0)


@pytest.fixture(scope="session")
def short(clip: Path, shared_cache: Path) -> Run:
    return _run(clip)


def test_several_workers_find_what_one_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cuts beside the joints, a face and speech over them."""
    monkeypatch.setattr(sections, "SECTION_S", 1.3)
    face, other = face_picture(), plain(40, WIDE)
    shown = [(face, 1.6), (other, 1.0), (face[:, ::-1], 1.4)]
    film = make_video(
        tmp_path / "film.mp4",
        frames=cuts([(np.ascontiguousarray(picture), seconds) for picture, seconds in shown], SLOW),
        rate=SLOW,
        audio=talk(4.0),
        audio_rate=VOICE_HZ,
    )
    one, _ = analyse(film, SETTINGS, device="cpu", use_cache=False, workers=1)
    # Nobody falls back to one.
    monkeypatch.setattr(decode_pass, "_feed_analysers", None)
    three, _ = analyse(film, SETTINGS, device="cpu", use_cache=False, workers=3)
    assert same(one, three)
    assert len(one.shots) == 3
    assert one.faces
    assert one.lines
    assert one.speech.coverage[2:6].all()


# --- the sample -----------------------------------------------------------------------


def test_the_face_track_can_be_made_again_from_the_people_alone(sample: Run) -> None:
    """What ignoring a face rests on: nothing but the document is needed, to the last bit."""
    analysis = sample.analysis
    sampled = sample_times(analysis.settings.face_rate_hz, analysis.video.duration_s)
    again = emotion_track(analysis.faces, sampled, analysis.shots, len(analysis.face))
    assert same(again, analysis.face)
    ignored = editing.ignore_face(Project(analysis, analysis.scenes), analysis.faces[0].number)
    assert not same(editing.effective_tracks(ignored).face, analysis.face)


def test_the_samples_shots_are_those_of_its_story(sample: Run) -> None:
    starts = [shot.start_s for shot in sample.analysis.shots[1:]]
    assert starts == pytest.approx(list(story.cut_times_s()), abs=0.5 / float(story.RATE))
    assert sample.analysis.shots[-1].end_s == sample.analysis.video.duration_s


def test_the_samples_scenes_cover_it_without_gaps(sample: Run) -> None:
    scenes = sample.analysis.scenes
    assert len(scenes) >= 3
    assert scenes[0].start_s == 0.0
    assert scenes[-1].end_s == sample.analysis.video.duration_s
    assert all(a.end_s == b.start_s for a, b in pairwise(scenes))
    assert all(scene.duration_s >= SETTINGS.min_scene_s - 1e-6 for scene in scenes)
    edges = {0.0, *(shot.end_s for shot in sample.analysis.shots)}
    assert all(scene.end_s in edges for scene in scenes), "no shot is longer than 20 s"


def test_speech_is_found_where_the_story_has_it(sample: Run) -> None:
    coverage = sample.analysis.speech.coverage
    for line in story.LINES:
        first = int(np.ceil(line.start_s / GRID_S))
        assert coverage[first : first + 2].max() > 0.5, line.text
    assert not coverage[int(44.0 / GRID_S) :].any()


def test_faces_are_found_where_the_story_has_them(sample: Run) -> None:
    coverage = sample.analysis.face.coverage
    edges = [0.0, *story.cut_times_s(), story.duration_s()]
    for number, (start_s, end_s) in enumerate(pairwise(edges), start=1):
        # Cells that lie wholly inside the shot.
        inside = coverage[int(np.ceil(start_s / GRID_S)) : int(end_s / GRID_S)]
        if number in FACE_SHOTS:
            assert inside.mean() > 0.3, f"shot {number}"
        else:
            # A helmet in alarm light may be taken for a face in one look.
            assert inside.mean() < 0.1, f"shot {number}"


def test_tracks_lie_on_the_grid_and_hold_probabilities(sample: Run) -> None:
    analysis = sample.analysis
    cells = n_cells(analysis.video.duration_s)
    for track in (analysis.speech, analysis.face, analysis.fused):
        assert track.scores.shape == (cells, 8)
        assert track.scores.sum(axis=1) == pytest.approx(1.0, abs=1e-4)
        assert ((track.coverage >= 0) & (track.coverage <= 1)).all()
    both = np.maximum(analysis.speech.coverage, analysis.face.coverage)
    np.testing.assert_array_equal(analysis.fused.coverage, both)
    nothing = both == 0
    assert nothing.any()
    assert analysis.fused.scores[nothing] == pytest.approx(1 / 8, abs=1e-6)


def test_scenes_know_what_they_rest_on(sample: Run) -> None:
    analysis = sample.analysis
    for scene in analysis.scenes:
        cells = slice(int(scene.start_s / GRID_S) + 1, int(scene.end_s / GRID_S))
        assert scene.coverage.speech == pytest.approx(
            analysis.speech.coverage[cells].mean(), abs=0.1
        )
        assert scene.coverage.face == pytest.approx(analysis.face.coverage[cells].mean(), abs=0.1)
        assert scene.scores.sum() == pytest.approx(1.0, abs=1e-4)
    assert {scene.speech_emotion for scene in analysis.scenes} != {None}


def test_the_result_names_its_models(sample: Run) -> None:
    assert [m.name for m in sample.analysis.models] == list(MODELS)
    assert {m.sha256 for m in sample.analysis.models} <= {e.sha256 for e in read_manifest()}
    assert sample.analysis.settings == SETTINGS
    assert sample.analysis.warnings == ()


def test_progress_never_goes_back_and_ends_at_the_end(sample: Run) -> None:
    reported = [e for e in sample.events if isinstance(e, Progress)]
    done = [e.done for e in reported]
    assert len(reported) > 5
    assert done == sorted(done)
    assert 0.0 <= done[0] < 0.5
    assert done[-1] == 1.0
    assert any(e.eta_s is not None and e.eta_s > 0 for e in reported)


def test_partial_speech_comes_in_order_before_the_end(sample: Run) -> None:
    partial = [e for e in sample.events if isinstance(e, Partial) and e.track == "speech"]
    assert len(partial) >= 3
    ends = [(e.start, e.start + len(e.scores)) for e in partial]
    assert all(a[1] <= b[0] for a, b in pairwise(ends)), "no cell is reported twice"
    assert all(e.scores.shape[1] == 8 for e in partial)
    finished = max(i for i, e in enumerate(sample.events) if isinstance(e, Progress))
    assert sample.events.index(partial[0]) < finished
    fused = [e for e in sample.events if isinstance(e, Partial) and e.track == "fused"]
    assert [len(e.scores) for e in fused] == [len(sample.analysis.fused)]


def test_the_stages_are_timed(sample: Run) -> None:
    assert not sample.timings.cached
    stages = sample.timings.stages
    assert {"probe", "models", "decode", "shots", "faces", "speech", "fusion"} <= set(stages)
    assert all(seconds >= 0 for seconds in stages.values())
    assert sample.timings.total_s > stages["decode"]


def test_of_a_chosen_track_nobody_says_that_the_film_is_without_speech(
    own_cache: Path, tmp_path: Path
) -> None:
    """The choice of the audio track is part of what the cache is asked for."""
    sounds = [tone(220, 2.0, VOICE_HZ), talk(2.0)]
    both = make_tracks(tmp_path / "both.mka", sounds, VOICE_HZ, codec="flac")
    first = _run(both, AnalysisSettings(audio_track=1)).analysis
    assert [w.code for w in first.warnings][:1] == ["no_speech_in_track"]
    found = _run(both).analysis
    assert (found.dialogue, [w.code for w in found.warnings]) == ((2,), ["no_picture"])


# --- the cache ------------------------------------------------------------------------


def test_the_second_run_is_instant_and_equal(sample: Run) -> None:
    again = _run(SAMPLE)
    assert again.timings.cached
    assert again.timings.total_s < 0.2 * sample.timings.total_s
    # Peaks are kept in half precision.
    peaks = sample.analysis.waveform.peaks
    np.testing.assert_allclose(again.analysis.waveform.peaks, peaks, atol=1e-3)
    assert same(
        dataclasses.replace(again.analysis, waveform=sample.analysis.waveform), sample.analysis
    )


def test_a_moved_file_is_known_under_its_new_name(short: Run, clip: Path, tmp_path: Path) -> None:
    moved = tmp_path / "中文 #2 🎬.mp4"
    shutil.copy(clip, moved)
    found = _run(moved)
    assert found.timings.cached
    assert found.analysis.video.path == moved
    assert same(found.analysis.fused, short.analysis.fused)


class _AnalysedAgain(Exception):  # noqa: N818
    pass


@pytest.fixture
def _no_fresh_analysis(monkeypatch: pytest.MonkeyPatch) -> None:
    def fresh(*_: object, **__: object) -> NoReturn:
        raise _AnalysedAgain

    monkeypatch.setattr(chain, "_analyse_uncached", fresh)


@pytest.mark.usefixtures("_no_fresh_analysis")
def test_the_same_again_is_not_analysed(short: Run, clip: Path) -> None:
    assert _run(clip).timings.cached


@pytest.mark.usefixtures("_no_fresh_analysis")
@pytest.mark.parametrize(
    "settings", [AnalysisSettings(min_scene_s=9.0), AnalysisSettings(face_rate_hz=2.0)]
)
def test_another_setting_is_another_analysis(
    short: Run, clip: Path, settings: AnalysisSettings
) -> None:
    with pytest.raises(_AnalysedAgain):
        _run(clip, settings)


@pytest.mark.usefixtures("_no_fresh_analysis")
@pytest.mark.parametrize("changed", MODELS)
def test_another_model_is_another_analysis(
    short: Run, clip: Path, changed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def other(name: str) -> ModelReference:
        found = reference(name)
        return dataclasses.replace(found, sha256="0" * 64) if name == changed else found

    monkeypatch.setattr(chain, "reference", other)
    with pytest.raises(_AnalysedAgain):
        _run(clip)


@pytest.mark.usefixtures("_no_fresh_analysis")
def test_other_content_is_another_analysis(short: Run, clip: Path, tmp_path: Path) -> None:
    changed = tmp_path / clip.name
    changed.write_bytes(clip.read_bytes() + b"\0")
    with pytest.raises(_AnalysedAgain):
        _run(changed)


@pytest.mark.usefixtures("_no_fresh_analysis")
def test_the_cache_can_be_left_out(short: Run, clip: Path) -> None:
    with pytest.raises(_AnalysedAgain):
        analyse(clip, SETTINGS, device="cpu", use_cache=False)


# --- models, cancelling ---------------------------------------------------------------


@pytest.fixture
def models_copy(tmp_path: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the program whose models may be harmed."""
    folder = tmp_path / "home" / "models"
    shutil.copytree(models_dir(), folder)
    monkeypatch.setenv("AEMO_STUDIO_HOME", str(folder.parent))
    return folder


@pytest.mark.parametrize(
    ("name", "harm"), [(name, ("missing", "damaged")[i % 2]) for i, name in enumerate(MODELS)]
)
def test_a_harmed_model_is_named_and_nothing_is_made_up(
    models_copy: Path, own_cache: Path, clip: Path, name: str, harm: str
) -> None:
    weights = models_copy / find_entry(name).file
    if harm == "missing":
        weights.unlink()
    else:
        data = bytearray(weights.read_bytes())
        data[len(data) // 2] ^= 1
        weights.write_bytes(data)
    with pytest.raises(ModelError) as caught:
        _run(clip)
    assert name in caught.value.message
    assert str(weights) in caught.value.message
    assert list(own_cache.iterdir()) == []


def test_a_model_that_is_not_in_the_manifest_is_named(models_copy: Path, clip: Path) -> None:
    (models_copy / "manifest.json").write_text("[]")
    with pytest.raises(ModelError, match=MODELS[0]):
        _run(clip)


def test_cancelling_stops_soon_and_keeps_nothing(own_cache: Path) -> None:
    before = threading.active_count()
    for _ in range(3):  # a busy machine may miss the time once
        token = CancelToken()
        asked: list[float] = []

        def report(event: Event, token: CancelToken = token, asked: list[float] = asked) -> None:
            if isinstance(event, Progress) and not asked:
                asked.append(time.perf_counter())
                threading.Thread(target=token.cancel).start()

        with pytest.raises(Cancelled):
            analyse(SAMPLE, SETTINGS, device="cpu", report=report, cancel=token)
        took = time.perf_counter() - asked[0]
        if took < 2.0:
            break
    assert took < 2.0
    assert list(own_cache.iterdir()) == []
    assert threading.active_count() <= before + 1


def test_cancelled_before_it_began(clip: Path, own_cache: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        analyse(clip, SETTINGS, device="cpu", cancel=token)
    assert list(own_cache.iterdir()) == []
