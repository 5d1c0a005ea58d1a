"""Stems: each pick as it plays, at its place on the film's timecode, by foreign readers."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
import wavinfo

from aemo_studio.analysis.media.probe import probe
from aemo_studio.base.errors import Cancelled, MediaError, OutputError, ProjectError
from aemo_studio.base.progress import CancelToken, Event, StagedProgress, silent
from aemo_studio.cli import main
from aemo_studio.domain.music import ClipMix, MusicCut
from aemo_studio.domain.project import Pick, Project
from aemo_studio.music.listening.loudness import measure
from aemo_studio.output.export.timeline import timeline_of
from aemo_studio.output.preview.ducking import Ducking
from aemo_studio.output.preview.film_sound import FilmSound
from aemo_studio.output.preview.heard_pieces import heard_pieces
from aemo_studio.output.preview.mix import gain_of, mixed
from aemo_studio.output.stems.played_music import music_blocks
from aemo_studio.output.stems.write import StemPlan, _measured, plan_stems, write_stems
from aemo_studio.project import save_project
from aemo_studio.project.editing import set_mix
from tests.factories import make_analysis, make_music_track
from tests.full_disk import files_end_at
from tests.media_factory import make_audio
from tests.structure_factory import listened, own, piece

RATE = 48_000
FILM_S = 12.0
CUTS_S = (0.0, 3.0, 5.25, 12.0)
NOISE = np.random.default_rng(3)
LONG, SHORT = piece(8, (0,)), piece(2, (0,))


def _noise(path: Path, seconds: float, rate: int = RATE) -> Path:
    return make_audio(path, NOISE.normal(0, 0.05, round(seconds * rate)).astype(np.float32), rate)


def _stereo_noise(path: Path, seconds: float) -> Path:
    soundfile.write(path, NOISE.normal(0, 0.05, (round(seconds * RATE), 2)), RATE)
    return path


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Three scenes at 29.97 fps: nothing, 2.25 s of a long track, 6.75 s of one of 4 s, looped."""
    folder = tmp_path_factory.mktemp("film")
    film = dataclasses.replace(
        probe(_noise(folder / "Der Schnitt 剪 #1.wav", FILM_S)), frame_rate=Fraction(30000, 1001)
    )
    mine = listened(folder / "mine.csv", {"long": LONG, "short": SHORT})
    files = {
        "long": _stereo_noise(folder / "長 #1.wav", 16.0),
        "short": _noise(folder / "short.flac", 4.0),
    }
    tracks = {
        name: own(make_music_track(1, file=str(files[name])), mine, name, structure)
        for name, structure in (("long", LONG), ("short", SHORT))
    }
    gone = make_music_track(3, title="Only a name", file=None)
    long = dataclasses.replace(tracks["long"], title='夜: "A/B" 歌?')
    analysis = make_analysis(film)
    scenes = tuple(
        dataclasses.replace(analysis.scenes[0], start_s=a, end_s=b)
        for a, b in itertools.pairwise(CUTS_S)
    )
    return Project(
        analysis=dataclasses.replace(analysis, scenes=scenes),
        scenes=scenes,
        catalogues=(str(mine),),
        picks=(Pick(0, gone), Pick(1, long), Pick(2, tracks["short"])),
        start_timecode="01:00:00;00",
    )


@pytest.fixture(scope="module")
def plan(project: Project) -> StemPlan:
    return plan_stems(project)


@pytest.fixture(scope="module")
def stems(plan: StemPlan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out") / "stems"
    notes = write_stems(plan, folder)
    assert "Scene 1: there is no file of Only a name, only its name." in map(str, notes)
    return folder


def _sound(path: Path) -> Any:
    samples, rate = soundfile.read(path, dtype="float64", always_2d=True)
    assert rate == RATE
    return samples


def _head(path: Path) -> Any:
    return wavinfo.WavInfoReader(str(path))


def test_names_are_made_of_scene_and_title_for_every_system(stems: Path) -> None:
    assert sorted(path.name for path in stems.iterdir()) == [
        "Der Schnitt 剪 #1 music.wav",
        "Scene 02 夜_ _A_B_ 歌_.wav",
        "Scene 03 Piece 1.wav",
    ]


def test_every_file_is_24_bits_at_48_khz(stems: Path) -> None:
    infos = [soundfile.info(path) for path in stems.iterdir()]
    assert {(i.samplerate, i.channels, i.subtype) for i in infos} == {(RATE, 2, "PCM_24")}


def test_the_whole_stem_is_as_long_as_the_film_and_made_of_the_others(
    stems: Path, plan: StemPlan
) -> None:
    whole = _sound(stems / plan.whole)
    assert len(whole) == FILM_S * RATE
    expected = np.zeros_like(whole)
    for placed, name in zip(plan.music.placements, plan.names, strict=True):
        stem, first = _sound(stems / name), round(placed.start_s * RATE)
        expected[first : first + len(stem)] = stem
    assert np.array_equal(whole, expected)
    assert not whole[: 3 * RATE].any()  # the pick without a file


def test_a_stem_is_the_track_as_it_plays_to_the_sample(stems: Path, plan: StemPlan) -> None:
    """The right samples, times the fades and the gain of the preview; no ducking."""
    film = measure(plan.project.analysis.video.path)
    assert film is not None
    for placed, name in zip(plan.music.placements, plan.names, strict=True):
        file = placed.track.path
        assert file is not None
        source, own_level = _sound(file), measure(file)
        assert own_level is not None
        gain = gain_of(own_level.integrated_lufs, film.integrated_lufs)
        heard, at = _sound(stems / name), 0
        for part in heard_pieces(placed):
            count = round(part.length_s * RATE)
            taken = source[round(part.from_s * RATE) :][:count]
            envelope = part.factors(np.arange(count) / RATE, count / RATE)
            found = heard[at : at + count]
            both_sides = 1.0 if source.shape[1] == 2 else np.sqrt(0.5)  # of a mono file
            expected = (gain * both_sides * envelope[:, None] * taken)[: len(found)]
            assert np.abs(found - expected).max() < 4e-7
            at += count
        assert abs(at - len(heard)) <= 1


def test_pieces_of_a_cut_are_heard_together_at_seams(project: Project) -> None:
    """Music without bars has long crossfades, in the stem as in the preview."""
    picks = (dataclasses.replace(project.picks[2], cut=MusicCut()),)
    (placed,) = plan_stems(dataclasses.replace(project, picks=picks)).music.placements
    parts = list(heard_pieces(placed))
    assert parts[1].crossed[0]
    stem = np.concatenate(list(music_blocks(placed, 0.5, lambda: None)))
    assert len(stem) == round(6.75 * RATE)
    assert placed.track.path is not None
    source, expected = _sound(placed.track.path), np.zeros(stem.shape)
    for part in parts:
        at, count = round((part.at_s - placed.start_s) * RATE), round(part.length_s * RATE)
        taken = source[round(part.from_s * RATE) :][:count]
        factors = part.factors(np.arange(count) / RATE, count / RATE)
        expected[at : at + count] += 0.5 * np.sqrt(0.5) * factors[:, None] * taken
    assert np.abs(stem - expected).max() < 1e-6
    silent = dataclasses.replace(FilmSound.of(project.analysis), tracks=())
    with mixed(silent, (placed,), Ducking(np.zeros(0, np.float32))) as blocks:
        preview = np.concatenate(list(blocks))[round(placed.start_s * RATE) :][: len(stem)]
    assert np.corrcoef(preview[:, 0], stem[:, 0])[0, 1] > 0.999


def test_it_sounds_like_the_preview_without_ducking(stems: Path, plan: StemPlan) -> None:
    """The same moment, the same level: what is left is the rounding of the preview's reader."""
    video = plan.project.analysis.video
    silent = dataclasses.replace(FilmSound.of(plan.project.analysis), tracks=())
    with mixed(silent, plan.music.placements, Ducking(np.zeros(0, np.float32))) as blocks:
        preview = np.concatenate(list(blocks))
    film, whole = measure(video.path), _sound(stems / plan.whole)
    assert film is not None
    louder = gain_of(-23.0, film.integrated_lufs)  # than under the silent film
    for placed in plan.music.placements:
        part = slice(round(placed.start_s * RATE) + 4000, round(placed.stops_s * RATE) - 4000)
        a, b = whole[part, 0], preview[part, 0].astype(np.float64)
        assert np.corrcoef(a, b)[0, 1] > 0.999
        assert a.std() == pytest.approx(b.std() * louder, rel=1e-3)


def test_bext_has_the_place_on_the_timecode(stems: Path, plan: StemPlan) -> None:
    start = round(Fraction(107_892 * 1001, 30_000) * RATE)  # frames at 01:00:00;00 drop-frame
    assert _head(stems / plan.whole).bext.time_reference == start
    for placed, name in zip(plan.music.placements, plan.names, strict=True):
        bext = _head(stems / name).bext
        assert bext.time_reference == start + round(placed.start_s * RATE)
        assert bext.originator.startswith("AEMO Studio")
    assert _head(stems / plan.names[1]).bext.description == "Scene 3: Piece 1 - Somebody"


def test_a_stem_lies_where_the_timelines_lay_the_cue(project: Project, plan: StemPlan) -> None:
    timeline = timeline_of(project)
    cues = {cue.scenes: cue.start for cue in timeline.cues}
    for placed in plan.music.placements:
        frame = cues[tuple(index + 1 for index in placed.scenes)]
        assert abs(placed.start_s - timeline.seconds(frame)) <= 0.5 / timeline.rate.rate


def test_ixml_has_titles_of_every_script(stems: Path, plan: StemPlan) -> None:
    ixml = _head(stems / plan.names[0]).ixml
    assert (ixml.project, ixml.scene) == ("Der Schnitt 剪 #1", "2")
    assert ixml.parsed.findtext("NOTE") == 'Scene 2: 夜: "A/B" 歌? - Somebody'
    assert ixml.parsed.findtext("SPEED/TIMECODE_RATE") == "30000/1001"


def test_time_wraps_at_midnight(project: Project, tmp_path: Path) -> None:
    late = dataclasses.replace(project, start_timecode="23:59:59;28", picks=project.picks[1:2])
    plan = plan_stems(late)
    write_stems(plan, tmp_path / "out")
    after = Fraction(3) - Fraction(2 * 1001, 30_000)
    assert _head(tmp_path / "out" / plan.names[0]).bext.time_reference == round(after * RATE)


def test_loud_music_is_not_driven_into_clipping(project: Project, tmp_path: Path) -> None:
    spiky = NOISE.normal(0, 0.01, 16 * RATE).astype(np.float32)
    spiky[::RATE] = 0.95
    file = make_audio(tmp_path / "spiky.wav", spiky)
    loud_film = _noise(tmp_path / "film.wav", FILM_S)
    video = dataclasses.replace(project.analysis.video, path=loud_film)
    track = dataclasses.replace(project.picks[1].track, file=str(file))
    changed = dataclasses.replace(
        project,
        analysis=dataclasses.replace(project.analysis, video=video),
        picks=(Pick(1, track),),
    )
    plan = plan_stems(changed)
    notes = write_stems(plan, tmp_path / "out")
    assert any("as loud as its peaks allow" in str(note) for note in notes)
    assert np.abs(_sound(tmp_path / "out" / plan.whole)).max() < 1.0


def test_a_cancelled_or_failed_run_leaves_nothing(plan: StemPlan, tmp_path: Path) -> None:
    token = CancelToken()

    def stop(event: Event) -> None:
        if getattr(event, "stage", "") == "mixing":
            token.cancel()

    with pytest.raises(Cancelled):
        write_stems(plan, tmp_path / "out", report=stop, cancel=token)
    with files_end_at(400_000), pytest.raises(OutputError):
        write_stems(plan, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_music_that_goes_away_in_the_middle_leaves_the_old_folder(
    plan: StemPlan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / plan.names[0]).write_bytes(b"old")

    def broken(*_: object) -> Iterator[object]:
        yield np.zeros((10, 2), np.float32)
        raise MediaError("{path} is damaged.", path="song")

    monkeypatch.setattr("aemo_studio.output.stems.write.music_blocks", broken)
    with pytest.raises(MediaError):
        write_stems(plan, tmp_path / "out")
    assert [p.name for p in tmp_path.iterdir()] == ["out"]
    assert [p.read_bytes() for p in (tmp_path / "out").iterdir()] == [b"old"]


def test_without_music_that_can_be_cut_it_says_so(project: Project) -> None:
    with pytest.raises(ProjectError, match="no picks"):
        plan_stems(dataclasses.replace(project, picks=()))
    with pytest.raises(ProjectError, match="Only a name"):
        plan_stems(dataclasses.replace(project, picks=project.picks[:1]))


def test_the_command_asks_before_it_replaces(
    project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save_project(dataclasses.replace(project, picks=project.picks[1:2]), tmp_path / "p.aemo")
    command = ["export", str(tmp_path / "p.aemo"), "--to", "stems"]
    assert main(command) == 0
    folder = tmp_path / "p stems"
    (folder / "mine.txt").write_text("mine")
    stem = folder / "Scene 02 夜_ _A_B_ 歌_.wav"
    stem.write_bytes(b"mine too")
    assert main(command) == 2
    assert "holds 2 of these files already: Scene 02" in capsys.readouterr().err
    assert stem.read_bytes() == b"mine too"
    assert main([*command, "--force"]) == 0
    assert soundfile.info(stem).frames == 2 * RATE  # a bar
    assert (folder / "mine.txt").read_text() == "mine"


def test_muted_music_is_left_out_and_a_gain_is_heard(project: Project) -> None:
    lower = set_mix(set_mix(project, 1, ClipMix(-6.0, 0.5)), 2, ClipMix(muted=True))
    plan = plan_stems(lower)
    assert plan.names == ("Scene 02 夜_ _A_B_ 歌_.wav",)
    assert "Scene 3: Piece 1 is muted." in map(str, plan.music.notes)
    levels = _measured(plan, StagedProgress(silent, CancelToken()))
    before = _measured(plan_stems(project), StagedProgress(silent, CancelToken()))
    assert levels.gains[0] == pytest.approx(before.gains[0] * 10 ** (-6 / 20))
    assert plan.music.placements[0].fades_s[0] == 0.5
    with pytest.raises(ProjectError, match="All picked music is muted"):
        plan_stems(set_mix(lower, 1, ClipMix(muted=True)))
