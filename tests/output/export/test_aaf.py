"""AAF files, read by OpenTimelineIO's AAF adapter and, slot by slot, by pyaaf2."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

import aaf2
import opentimelineio as otio
import pytest

from aemo_studio.domain.project import Marker, Pick, Project
from aemo_studio.output.export.formats import find_format
from aemo_studio.output.export.timeline import timeline_of
from tests.factories import make_project
from tests.output.export.projects import bare_project, fitted_project, odd_project, odd_track

NTSC, FILM = Fraction(30000, 1001), Fraction(24000, 1001)


class Laid(NamedTuple):
    """A clip in frames: of the film, of the track, and its fades."""

    start: int
    end: int
    source: int
    fade_in: int
    fade_out: int


def _written(project: Project, folder: Path) -> Path:
    path = folder / "film.aaf"
    path.write_bytes(find_format("aaf").render(project))
    return path


def _expected(project: Project) -> list[Laid]:
    return [
        Laid(
            clip.start,
            clip.end,
            clip.source,
            cue.fade_in if clip is cue.clips[0] else 0,
            cue.fade_out if clip is cue.clips[-1] else 0,
        )
        for cue in timeline_of(project).cues
        for clip in cue.clips
    ]


def _adapted(track: Any) -> Iterator[Laid]:
    """What the adapter finds: gaps and clips without what fades reach over."""
    items = list(track)
    for number, item in enumerate(items):
        if not isinstance(item, otio.schema.Clip):
            continue
        place, source = item.range_in_parent(), item.source_range
        before, after = items[:number][-1:], items[number + 1 : number + 2]
        yield Laid(
            int(place.start_time.value),
            int(place.end_time_exclusive().value),
            int(source.start_time.value),
            *(int(fade[0].duration().value) if _is_fade(fade) else 0 for fade in (before, after)),
        )


def _is_fade(items: list[Any]) -> bool:
    return bool(items) and isinstance(items[0], otio.schema.Transition)


def _laid(sequence: Any) -> Iterator[Laid]:
    """Adds up the lengths as the AAF Edit Protocol says: a transition overlaps both sides."""
    at, parts = 0, list(sequence.components)
    for number, part in enumerate(parts):
        if isinstance(part, aaf2.components.Transition):
            at -= part.length
            continue
        if isinstance(part, aaf2.components.SourceClip):
            fades = [
                p[0].length if p and isinstance(p[0], aaf2.components.Transition) else 0
                for p in (parts[:number][-1:], parts[number + 1 : number + 2])
            ]
            yield Laid(at, at + part.length, part.start, *fades)
        at += part.length
    assert at == sequence.length


def _sequence_mob(file: Any) -> Any:
    (mob,) = file.content.toplevel()
    return mob


@pytest.fixture(scope="module", params=[NTSC, FILM, Fraction(25)], ids=["29.97", "23.976", "25"])
def fitted(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Project, Path]:
    folder = tmp_path_factory.mktemp("aaf")
    project = fitted_project(folder, request.param)
    return project, _written(project, folder)


def test_the_adapter_finds_music_where_it_plays(fitted: tuple[Project, Path]) -> None:
    project, path = fitted
    timeline = otio.adapters.read_from_file(str(path))
    music = [track for track in timeline.tracks if track.kind == "Audio"][2:]
    assert len(music) == 2
    for track in music:
        assert list(_adapted(track)) == _expected(project)
    first = music[0][0].media_reference
    assert unquote(urlsplit(first.target_url).path) == "/music/夜 & 歌 #1.flac"


def test_lengths_and_fades_add_up(fitted: tuple[Project, Path]) -> None:
    project, path = fitted
    with aaf2.open(str(path)) as file:
        slots = {slot.name: slot for slot in _sequence_mob(file).slots}
        for name in ("A3", "A4"):
            assert list(_laid(slots[name].segment)) == _expected(project)
        rate = timeline_of(project).rate
        edit_rates = {Fraction(slot.edit_rate) for slot in slots.values()}
        assert edit_rates == {rate.rate}
        assert slots["V1"].segment.length == timeline_of(project).duration


def test_the_adapter_finds_markers_with_their_length(fitted: tuple[Project, Path]) -> None:
    project, path = fitted
    timeline, frames = otio.adapters.read_from_file(str(path)), timeline_of(project)
    (film,) = timeline.tracks[0]
    found = [
        (int(m.marked_range.start_time.value), int(m.marked_range.duration.value))
        for m in film.markers
    ]
    scenes = [(span.start, span.end - span.start) for span in frames.scenes]
    assert sorted(found) == sorted(scenes + [(moment.frame, 1) for moment in frames.moments])
    texts = [marker.name for marker in film.markers]
    assert texts[0].startswith("Scene 1: happy (0.65). Voice happy")
    assert "夜の歌" in texts[0]
    assert "Door | slam & <bang>" in texts
    assert film.markers[0].color == "YELLOW"


@pytest.mark.parametrize(
    ("rate", "timecode", "nominal", "drop"),
    [(NTSC, "10:00:00;00", 30, True), (NTSC, "19:26:48:04", 30, False),
     (FILM, "01:00:00:00", 24, False), (Fraction(25), "00:59:52:05", 25, False)],
)  # fmt: skip
def test_sequence_and_film_start_at_the_films_timecode(
    rate: Fraction, timecode: str, nominal: int, drop: bool, tmp_path: Path
) -> None:
    project = odd_project(rate)
    video = dataclasses.replace(project.analysis.video, timecode=timecode)
    analysis = dataclasses.replace(project.analysis, video=video)
    project = dataclasses.replace(project, analysis=analysis, start_timecode=timecode)
    start = timeline_of(project).start
    with aaf2.open(str(_written(project, tmp_path))) as file:
        codes = [
            slot.segment
            for mob in file.content.mobs
            for slot in mob.slots
            if isinstance(slot.segment, aaf2.components.Timecode)
        ]
        assert [(c.start, c.fps, c.drop) for c in codes] == [(start, nominal, drop)] * 2


def test_the_film_is_linked_and_music_without_a_file_is_offline(tmp_path: Path) -> None:
    project = bare_project(picks=(Pick(0, odd_track(file=None)),))
    with aaf2.open(str(_written(project, tmp_path))) as file:
        places = {
            mob.name: [locator["URLString"].value for locator in mob.descriptor["Locator"]]
            for mob in file.content.sourcemobs()
            if not isinstance(mob.descriptor, aaf2.essence.TapeDescriptor)
        }
        masters = [mob for mob in file.content.mastermobs() if "夜の歌 🎬" in mob.name]
        assert [dict(mob.comments.items())["Comments"][:9] for mob in masters] == ["CC BY 4.0"]
    assert places.pop("cut.mp4") == ["file:///films/cut.mp4"]
    assert list(places.values()) == [[]]


@pytest.mark.parametrize("count", [0, 300])
def test_any_number_of_markers(count: int, tmp_path: Path) -> None:
    markers = tuple(Marker(n * 0.08, f"標記 {n} 🎬") for n in range(count))
    project = dataclasses.replace(make_project(), picks=(), markers=markers)
    with aaf2.open(str(_written(project, tmp_path))) as file:
        slots = list(_sequence_mob(file).slots)
        comments = [marker["Comment"].value for marker in slots[-1].segment.components]
        assert [slot.name for slot in slots[:-1]] == ["V1", "A1", "A2", "TC1"]
    assert [text for text in comments if text.startswith("標")] == [
        f"標記 {n}" for n in range(count)
    ]
