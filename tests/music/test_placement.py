"""Where picks play: window, audition, exports and preview lay the same, clip for clip."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import opentimelineio as otio
import pytest

from aemo_studio.domain.music import Track
from aemo_studio.domain.project import Pick, Project
from aemo_studio.domain.scene import Scene
from aemo_studio.gui.player.audition_course import course_of
from aemo_studio.gui.timeline.model import TimelineModel
from aemo_studio.music.own_music.structures import known_structure
from aemo_studio.music.placement import CarriedLengths, pick_spans, picked_tracks
from aemo_studio.output.export.formats import find_format
from aemo_studio.output.export.options import ExportOptions
from aemo_studio.output.export.timeline import timeline_of
from aemo_studio.output.preview.plan import plan_music
from tests.factories import make_music_track, make_project, make_video
from tests.song_factory import Part, song, write_song
from tests.structure_factory import listened, own, piece

FRAME_S = 0.04

pytestmark = pytest.mark.usefixtures("own_cache")


class Laid(NamedTuple):
    """A pick as one of the outputs lays it. source_s, length_s: of each piece."""

    scenes: tuple[int, ...]
    start_s: float
    source_s: tuple[float, ...]
    length_s: tuple[float, ...]
    fades_s: tuple[float, float]
    score: float | None


def in_window(project: Project) -> list[Laid]:
    clips = [(clip, clip.placed) for clip in TimelineModel.from_project(project).music]
    for clip, placed in clips:
        edges = (clip.start_s, *placed.seams_s, placed.stops_s)
        lengths = [b - a for a, b in pairwise(edges)]
        assert lengths == pytest.approx([part.length_s for part in placed.pieces], abs=1e-6)
    return [
        Laid(
            placed.scenes,
            clip.start_s,
            tuple(part.in_s for part in placed.pieces),
            tuple(part.length_s for part in placed.pieces),
            placed.fades_s,
            placed.fit.score if placed.fit else None,
        )
        for clip, placed in clips
    ]


def in_preview(project: Project) -> list[Laid]:
    return [
        Laid(
            placed.scenes,
            placed.start_s,
            tuple(part.in_s for part in placed.pieces),
            tuple(part.length_s for part in placed.pieces),
            placed.fades_s,
            placed.fit.score if placed.fit else None,
        )
        for placed in plan_music(project).placements
    ]


def in_export(project: Project) -> list[Laid]:
    return [
        Laid(
            tuple(number - 1 for number in cue.scenes),
            cue.start * FRAME_S,
            tuple(clip.source * FRAME_S for clip in cue.clips),
            tuple(clip.length * FRAME_S for clip in cue.clips),
            (cue.fade_in * FRAME_S, cue.fade_out * FRAME_S),
            cue.fit.score if cue.fit else None,
        )
        for cue in timeline_of(project).cues
    ]


def in_otio(project: Project) -> list[tuple[float, float, float]]:
    """Start, source and length of every clip, as OpenTimelineIO itself reads them."""
    text = find_format("otio").render(project, ExportOptions()).decode()
    read = otio.adapters.read_from_string(text, "otio_json")
    return [
        (
            clip.range_in_parent().start_time.to_seconds(),
            clip.source_range.start_time.to_seconds(),
            clip.source_range.duration.to_seconds(),
        )
        for clip in read.tracks[-1].find_clips()
    ]


def assert_the_same(seen: list[Laid], exported: list[Laid]) -> None:
    """To a frame, which is what an export can tell."""
    assert [(a.scenes, a.score) for a in seen] == [(b.scenes, b.score) for b in exported]
    for a, b in zip(seen, exported, strict=True):
        assert (a.start_s, *a.source_s, *a.length_s, *a.fades_s) == pytest.approx(
            (b.start_s, *b.source_s, *b.length_s, *b.fades_s), abs=1.01 * FRAME_S
        )


def assert_auditioned(project: Project, laid: list[Laid]) -> None:
    """In each of its scenes a pick is auditioned as it is laid, piece by piece."""
    picks = picked_tracks(project)
    for place in laid:
        for course in (course_of(project, index, picks[index]) for index in place.scenes):
            at_s = course.start_s
            assert at_s == place.start_s
            for source_s, length_s in zip(place.source_s, place.length_s, strict=True):
                assert course.music_s(at_s + 1e-6) == pytest.approx(source_s, abs=1e-4)
                at_s += length_s


def assert_all_agree(project: Project) -> list[Laid]:
    """All that can be asked without listening to anything."""
    laid, exported = in_window(project), in_export(project)
    assert_the_same(laid, exported)
    clips = [
        (cue.start_s + sum(cue.length_s[:n]), source_s, cue.length_s[n])
        for cue in exported
        for n, source_s in enumerate(cue.source_s)
    ]
    assert [time for clip in in_otio(project) for time in clip] == pytest.approx(
        [time for clip in clips for time in clip], abs=1e-6
    )
    assert_auditioned(project, laid)
    return laid


class Music(NamedTuple):
    """long: 64 s, short: 12 s, both taken in by an import. other: 12 s, by none."""

    long: Track
    short: Track
    other: Track
    catalogue: Path


@pytest.fixture(scope="module")
def music(tmp_path_factory: pytest.TempPathFactory) -> Music:
    folder = tmp_path_factory.mktemp("own")
    files = [write_song(folder / f"{name}.wav", song(parts=(Part(6),))) for name in "abc"]
    structures = {"long": piece(32, (0, 8, 16)), "short": piece(6, (0,))}
    mine = listened(folder / "mine.csv", structures)
    long, short = (
        own(make_music_track(number, file=str(files[number])), mine, name, structures[name])
        for number, name in enumerate(structures)
    )
    other = make_music_track(2, file=str(files[2]), duration_s=12.0)
    return Music(long, short, other, mine)


def film(music: Music, *picks: Track | None, gap_s: float = 0.0, locked: int = -1) -> Project:
    """Scenes of 10 s, `gap_s` between the second and the third. locked: scene of a locked pick."""
    plain = make_project(make_video(duration_s=10.0 * len(picks) + gap_s))
    return dataclasses.replace(
        plain,
        scenes=tuple(scene_of(plain.scenes[0], i, gap_s) for i in range(len(picks))),
        recommendations=(),
        catalogues=("free", str(music.catalogue)),
        picks=tuple(Pick(i, t, locked=i == locked) for i, t in enumerate(picks) if t),
    )


def scene_of(scene: Scene, index: int, gap_s: float) -> Scene:
    start_s = 10.0 * index + (gap_s if index > 1 else 0.0)
    return dataclasses.replace(scene, start_s=start_s, end_s=start_s + 10.0)


CASES: dict[str, tuple[Callable[[Music], Project], list[tuple[int, ...]]]] = {
    "touching scenes": (lambda m: film(m, m.long, m.long, m.long), [(0, 1, 2)]),
    "a gap": (lambda m: film(m, m.long, m.long, m.long, gap_s=0.2), [(0, 1), (2,)]),
    "a scene without music": (lambda m: film(m, m.long, None, m.long), [(0,), (2,)]),
    "another pick between": (lambda m: film(m, m.long, m.short, m.long), [(0,), (1,), (2,)]),
    "too short": (lambda m: film(m, m.short, m.short, m.short), [(0, 1, 2)]),
    "too short, a gap": (lambda m: film(m, m.short, m.short, m.short, gap_s=1.0), [(0, 1), (2,)]),
    "locked": (lambda m: film(m, m.long, m.long, m.short, locked=1), [(0, 1), (2,)]),
}


@pytest.mark.parametrize("case", CASES)
def test_window_audition_exports_and_preview_lay_the_same(case: str, music: Music) -> None:
    make, scenes = CASES[case]
    project = make(music)
    laid = assert_all_agree(project)
    assert [place.scenes for place in laid] == scenes
    assert in_preview(project) == laid
    assert all(place.score is not None for place in laid)
    looped = [len(place.source_s) > 1 for place in laid]
    assert looped == [sum(place.length_s) > 12.1 and "short" in case for place in laid]


def test_a_track_that_nobody_listened_to_is_not_drawn_as_running_out(music: Music) -> None:
    """12 s under two scenes of 10 s: it begins again at the second one, everywhere."""
    laid = assert_all_agree(film(music, music.other, music.other))
    assert [(place.scenes, place.start_s, place.length_s) for place in laid] == [
        ((0,), 0.0, (10.0,)),
        ((1,), 10.0, (10.0,)),
    ]
    clips = TimelineModel.from_project(film(music, music.other, music.other)).music
    assert [(clip.start_s, clip.end_s, clip.runs_out_s) for clip in clips] == [
        (0.0, 10.0, None),
        (10.0, 20.0, None),
    ]


def test_a_track_that_is_too_short_for_one_scene_runs_out_where_the_export_ends_it(
    music: Music,
) -> None:
    stub = dataclasses.replace(music.other, duration_s=4.0)
    project = film(music, stub, None)
    (place,) = assert_all_agree(project)
    (clip,) = TimelineModel.from_project(project).music
    assert clip.runs_out_s == place.start_s + sum(place.length_s) == 4.0
    assert clip.silent_s == 6.0


def test_what_the_preview_listens_to_is_known_to_all_from_then_on(music: Music) -> None:
    project = film(music, music.other, music.other, None, music.other)
    before = assert_all_agree(project)
    assert [place.score for place in before] == [None, None, None]
    heard = in_preview(project)
    assert [place.scenes for place in heard] == [(0, 1), (3,)]
    assert heard[0].score is not None
    assert assert_all_agree(project) == heard == in_preview(project)


def test_a_file_that_changed_has_to_be_listened_to_again(tmp_path: Path, music: Music) -> None:
    file = write_song(tmp_path / "song.wav", song(parts=(Part(6),)))
    project = film(music, dataclasses.replace(music.other, file=str(file)))
    plan_music(project)
    assert known_structure(project.picks[0].track, project.catalogues) is not None
    write_song(file, song(parts=(Part(8),)))
    assert known_structure(project.picks[0].track, project.catalogues) is None


def test_the_ranking_carries_on_where_picks_do(music: Music) -> None:
    """How long a track would play if it were picked here, too, is how long it then does."""
    for gap_s, picks in ((0.0, (0, 1, 3, 4)), (0.2, (0, 1, 2)), (0.0, ()), (1.0, (1, 3))):
        tracks = dict.fromkeys(picks, music.long)
        scenes = film(music, *[None] * 5, gap_s=gap_s).scenes
        for index in range(5):
            spans = pick_spans(scenes, tracks | {index: music.long})
            (span,) = (span for span in spans if index in span.scenes)
            promised = CarriedLengths(scenes, tracks).through(index)
            length_s = promised.get(music.long.key, scenes[index].duration_s)
            assert length_s == pytest.approx(span.length_s)
