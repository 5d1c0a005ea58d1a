"""The rendered film: its picture, its music, its loudness, and what can go wrong."""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
import signal
import time
from collections import namedtuple
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from aemo_studio.analysis.media.audio import load_audio
from aemo_studio.analysis.media.probe import probe
from aemo_studio.base.errors import Cancelled, MediaError, OutputError, ProjectError
from aemo_studio.base.progress import CancelToken, Progress
from aemo_studio.cli import main
from aemo_studio.domain.project import Pick, Project
from aemo_studio.music.listening.loudness import measure
from aemo_studio.output.export.timeline import timeline_of
from aemo_studio.output.preview.plan import plan_music, with_suggestions
from aemo_studio.output.preview.render import PreviewReport, render_preview
from aemo_studio.project import save_project
from tests.cli_run import start
from tests.conftest import Recorder
from tests.factories import make_analysis, make_music_track, make_recommendation
from tests.full_disk import files_end_at
from tests.media_factory import (
    at_times,
    clicks,
    frame_times,
    make_audio,
    make_joined_audio,
    make_video,
    read_number,
    tone,
)
from tests.output.preview.conftest import FILM_S, RATE


@pytest.fixture(scope="module")
def rendered(
    project: Project, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, PreviewReport]:
    output = tmp_path_factory.mktemp("out") / "预览 preview.mp4"
    return output, render_preview(project, output)


def level_db(sound: np.ndarray, start_s: float, end_s: float, rate: int = 16_000) -> float:
    part = sound[round(start_s * rate) : round(end_s * rate)]
    return float(10 * np.log10((part.astype(np.float64) ** 2).mean() + 1e-12))


def pictures(path: Path) -> list[tuple[float, int]]:
    with av.open(str(path)) as container:
        return [
            (float(frame.time), read_number(np.asarray(frame.to_ndarray(format="rgb24"), np.uint8)))
            for frame in container.decode(video=0)
            if frame.time is not None
        ]


def test_the_loudness_is_what_was_asked_for(
    rendered: tuple[Path, PreviewReport], project: Project, tmp_path: Path
) -> None:
    found = measure(rendered[0], true_peak=True)
    assert found is not None
    assert found.integrated_lufs == pytest.approx(-23.0, abs=1.0)
    assert found.true_peak_db <= -0.9
    loud = tmp_path / "loud.mp4"
    report = render_preview(project, loud, lufs=-14.0)
    again = measure(loud, true_peak=True)
    assert again is not None
    assert again.integrated_lufs == pytest.approx(-14.0, abs=1.0)
    assert report.loudness_lufs == pytest.approx(again.integrated_lufs, abs=0.5)
    assert again.true_peak_db <= -0.5


def test_every_frame_is_there_at_its_time(rendered: tuple[Path, PreviewReport]) -> None:
    shown = pictures(rendered[0])
    assert [number for _, number in shown] == list(range(210))
    assert [time_s for time_s, _ in shown] == pytest.approx(frame_times(FILM_S, RATE), abs=1e-3)
    assert probe(rendered[0]).duration_s == pytest.approx(FILM_S, abs=0.1)


def test_music_ducks_under_speech_and_ends_with_its_scene(
    rendered: tuple[Path, PreviewReport], project: Project, tmp_path: Path
) -> None:
    dry = tmp_path / "dry.mp4"
    render_preview(project, dry, duck_db=0.0)
    ducked, plain = load_audio(rendered[0]), load_audio(dry)
    # After the speech both play the same music; under the speech only one is quieter.
    after = level_db(ducked, 8.0, 12.0) - level_db(plain, 8.0, 12.0)
    under = level_db(ducked, 0.5, 4.0) - level_db(plain, 0.5, 4.0)
    assert under < after - 2.0
    assert level_db(ducked, 14.1, 20.5) < -70  # the third scene has no pick


def test_one_track_goes_on_through_touching_scenes(
    rendered: tuple[Path, PreviewReport],
) -> None:
    (placed,) = rendered[1].plan.placements
    assert placed.scenes == (0, 1)
    assert (placed.start_s, placed.end_s) == (0.0, 14.0)
    assert placed.stops_s <= 14.0
    assert placed.fades_s[1] > 0


def test_preview_and_exports_play_the_same(project: Project) -> None:
    """To half a frame, which is what frames can tell."""
    (placed,), (cue,) = plan_music(project).placements, timeline_of(project).cues
    assert cue.fit == placed.fit
    assert cue.scenes == tuple(scene + 1 for scene in placed.scenes)
    assert cue.start / RATE == pytest.approx(placed.start_s, abs=0.051)
    assert cue.end / RATE == pytest.approx(placed.stops_s, abs=0.051)
    sources = [float(clip.source / RATE) for clip in cue.clips]
    assert sources == pytest.approx([piece.in_s for piece in placed.pieces], abs=0.051)


def test_a_click_of_the_film_stays_in_sync(project: Project, tmp_path: Path) -> None:
    """The sound begins 0.2 s after the picture, in a file that starts at 1.4 s."""
    path = make_video(
        tmp_path / "clicks.mp4",
        frames=at_times(frame_times(6.0, RATE)),
        rate=RATE,
        audio=clicks([1.8, 3.8], 5.5),
        audio_start_s=0.2,
        start_s=1.4,
    )
    quiet = make_audio(tmp_path / "quiet.wav", clicks([], 12.0))
    track = make_music_track(2, file=str(quiet))
    analysis = make_analysis(probe(path))
    film = dataclasses.replace(
        project, analysis=analysis, scenes=analysis.scenes, picks=(Pick(0, track),)
    )
    output = tmp_path / "out.mp4"
    render_preview(film, output)
    sound = np.abs(load_audio(output, 48_000))
    first, second = (
        int(np.argmax(sound[a:b] > 0.1) + a) for a, b in ((0, 120_000), (150_000, 240_000))
    )
    assert first / 48_000 == pytest.approx(2.0, abs=0.03)
    assert second / 48_000 == pytest.approx(4.0, abs=0.03)
    time_s, number = pictures(output)[0]
    assert number == 0
    assert time_s == pytest.approx(0.0, abs=1e-3)


def test_a_codec_that_mp4_does_not_hold_is_encoded_again(project: Project, tmp_path: Path) -> None:
    path = make_video(
        tmp_path / "old.mkv", frames=at_times(frame_times(3.0, Fraction(25))),
        codec="mpeg2video", pixel_format="yuv420p",
    )  # fmt: skip
    analysis = make_analysis(probe(path))
    film = dataclasses.replace(project, analysis=analysis, scenes=analysis.scenes)
    output = tmp_path / "out.mp4"
    render_preview(film, output)
    assert probe(output).video_codec == "h264"
    assert len(pictures(output)) == pytest.approx(75, abs=1)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["old.mkv", "out.mp4"]


def test_a_film_without_picture_and_music_whose_channels_change_midway(
    project: Project, tmp_path: Path
) -> None:
    film = changing(tmp_path / "film.mp3", (500, 700))
    track = make_music_track(3, file=str(changing(tmp_path / "music.mp3", (1100, 1300))))
    analysis = make_analysis(probe(film))
    scene = dataclasses.replace(analysis.scenes[0], end_s=6.0)
    heard = dataclasses.replace(
        project, analysis=analysis, scenes=(scene,), picks=(Pick(0, track),)
    )
    output = tmp_path / "out.mp4"
    render_preview(heard, output)
    assert not probe(output).has_video
    assert probe(output).duration_s == pytest.approx(6.0, abs=0.2)
    sound = load_audio(output)
    assert loudest(sound[3_000:14_000]) == {500, 1100}
    assert loudest(sound[20_000:31_000]) == {700, 1300}


def changing(path: Path, hertz: tuple[int, int]) -> Path:
    """A second of mono and five of stereo in one file, each with a tone of its own."""
    lengths = zip(hertz, (1.0, 5.0), strict=True)
    first, second = (tone(pitch, seconds, 44_100, level=0.3) for pitch, seconds in lengths)
    return make_joined_audio(path, [(first, 44_100), (np.stack([second] * 2, axis=1), 44_100)])


def loudest(sound: np.ndarray) -> set[int]:
    """The tones, to 20 Hz, within 40 dB of the strongest."""
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(sound.size)))
    strong = np.flatnonzero(spectrum > spectrum.max() / 100) * 16_000 / sound.size
    return {round(hertz / 20) * 20 for hertz in strong}


def test_progress_rises_to_the_end(project: Project, tmp_path: Path, recorder: Recorder) -> None:
    render_preview(project, tmp_path / "out.mp4", report=recorder)
    shares = [event.done for event in recorder.events if isinstance(event, Progress)]
    assert shares == sorted(shares)
    assert shares[-1] > 0.99
    stages = [event.stage for event in recorder.events if isinstance(event, Progress)]
    assert list(dict.fromkeys(stages)) == ["mixing", "measuring", "writing"]


@pytest.mark.parametrize("stage", ["mixing", "writing"])
def test_cancelling_leaves_what_was_there(stage: str, project: Project, tmp_path: Path) -> None:
    output, token = tmp_path / "out.mp4", CancelToken()
    output.write_bytes(b"before")

    def cancel_there(event: object) -> None:
        if isinstance(event, Progress) and event.stage == stage:
            token.cancel()

    with pytest.raises(Cancelled):
        render_preview(project, output, report=cancel_there, cancel=token)
    assert output.read_bytes() == b"before"
    assert [p.name for p in tmp_path.iterdir()] == ["out.mp4"]


def test_no_room_on_the_disk(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10**9, 10**9, 10**6))
    with pytest.raises(OutputError, match="not enough room"):
        render_preview(project, tmp_path / "out.mp4")
    assert not list(tmp_path.iterdir())


def test_a_disk_that_runs_full_midway(project: Project, tmp_path: Path) -> None:
    with files_end_at(1_000_000), pytest.raises(OutputError, match="Cannot write"):
        render_preview(project, tmp_path / "out.mp4")
    assert not list(tmp_path.iterdir())


def test_projects_that_cannot_be_heard(project: Project, music: Path, tmp_path: Path) -> None:
    nameless = make_music_track(1)
    gone = make_music_track(1, file=str(tmp_path / "gone.flac"))
    broken = tmp_path / "broken.mp3"
    broken.write_text("no music")
    bad = make_music_track(1, file=str(broken))
    for picks, words in (
        ((), "has no picks"),
        ((Pick(0, nameless),), "only its name"),
        ((Pick(0, gone),), "is not there"),
        ((Pick(0, bad),), "broken.mp3"),
    ):
        with pytest.raises(ProjectError, match=words):
            render_preview(dataclasses.replace(project, picks=picks), tmp_path / "out.mp4")
    without_scenes = dataclasses.replace(project, scenes=(), picks=())
    with pytest.raises(ProjectError, match="has no picks"):
        render_preview(without_scenes, tmp_path / "out.mp4")
    good = Pick(1, make_music_track(2, file=str(music)))
    plan = plan_music(dataclasses.replace(project, picks=(Pick(0, nameless), good)))
    assert len(plan.placements) == 1
    assert tuple(map(str, plan.notes)) == ("Scene 1: there is no file of Piece 1, only its name.",)


def test_suggestions_where_nothing_is_picked(project: Project, tmp_path: Path) -> None:
    """Of each list the first track that can be heard; a pick stays, whatever is suggested."""
    nameless = make_recommendation(1, make_music_track(8))
    heard = make_recommendation(2, project.picks[0].track)
    asked = dataclasses.replace(
        project,
        picks=(Pick(1, make_music_track(9)),),
        recommendations=((nameless, heard), (heard,), (nameless,)),
    )
    picks = with_suggestions(asked).picks
    assert [(pick.scene, pick.track.track_id) for pick in picks] == [(1, "T0009"), (0, "song")]


def test_a_moved_video_is_named(project: Project, tmp_path: Path) -> None:
    video = dataclasses.replace(project.analysis.video, path=tmp_path / "moved.mp4")
    moved = dataclasses.replace(
        project, analysis=dataclasses.replace(project.analysis, video=video)
    )
    with pytest.raises(MediaError, match=r"moved\.mp4 does not exist"):
        render_preview(moved, tmp_path / "out.mp4")


def test_a_track_that_is_too_short_loops_and_says_so(project: Project, tmp_path: Path) -> None:
    from tests.song_factory import Part, song, write_song

    short = write_song(tmp_path / "short.wav", song(parts=(Part(4),)))
    track = make_music_track(3, file=str(short))
    looped = dataclasses.replace(project, picks=(Pick(0, track), Pick(1, track)))
    plan = plan_music(looped)
    assert "is too short; it goes back" in str(plan.notes[0])
    render_preview(looped, tmp_path / "out.mp4")
    sound = load_audio(tmp_path / "out.mp4")
    # Music to the end of the scene, although the track lasts 8 s.
    assert level_db(sound, 10.0, 12.0) > -45


def test_the_command(project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    saved = tmp_path / "cut.aemo"
    save_project(project, saved)
    output = tmp_path / "cut.preview.mp4"
    assert main(["preview", str(saved)]) == 0
    told = capsys.readouterr()
    assert "scene 1, 2: Piece 1 from" in told.out
    assert "-23.0 LUFS" in told.err
    assert output.is_file()
    assert main(["preview", str(saved)]) == 2
    assert "--force" in capsys.readouterr().err
    assert main(["preview", str(saved), "--force", "--events"]) == 0
    names = [json.loads(line)["event"] for line in capsys.readouterr().out.splitlines()]
    assert set(names[:-1]) == {"progress"}
    assert names[-1] == "done", "the window reads it"
    music = project.picks[0].track.file
    assert main(["preview", str(saved), "-o", str(music), "--force"]) == 2
    capsys.readouterr()
    assert main(["preview", str(saved), "--video", str(tmp_path / "x.mp4"), "--force"]) == 3
    assert "say where it lies with --video" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_ctrl_c_leaves_no_half_file(project: Project, tmp_path: Path) -> None:
    saved, output = tmp_path / "cut.aemo", tmp_path / "out.mp4"
    save_project(project, saved)
    with start(["preview", saved, "-o", output]) as process:
        for _ in range(600):
            time.sleep(0.02)
            if any(p.name.startswith(".aemo-") for p in tmp_path.iterdir()):
                break
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
    assert process.returncode == 130
    assert [p.name for p in tmp_path.iterdir()] == ["cut.aemo"]
