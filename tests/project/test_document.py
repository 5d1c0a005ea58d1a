"""The document keeps everything, and refuses what is not one."""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from aemo_studio.base.errors import ProjectError
from aemo_studio.domain.project import Project
from aemo_studio.domain.scene import Coverage
from aemo_studio.project import load_project, save_project
from aemo_studio.project.document import decode_project, encode_project
from aemo_studio.project.migrations import current_version
from tests.equality import same
from tests.factories import half_precision_waveform, make_project, make_video

SOURCE = Path("/films/cut.aemo")


def _raw(project: Project) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(encode_project(project, SOURCE.parent))
    return document


def _decode(document: object, **options: Any) -> Project:
    return decode_project(json.dumps(document).encode(), SOURCE, **options)


def test_project_comes_back_as_it_was() -> None:
    project = make_project()
    again = decode_project(encode_project(project, SOURCE.parent), SOURCE)
    expected = dataclasses.replace(project, analysis=half_precision_waveform(project.analysis))
    assert same(again, expected)


def test_saving_twice_writes_the_same_bytes() -> None:
    project = make_project()
    data = encode_project(project, SOURCE.parent)
    assert encode_project(decode_project(data, SOURCE), SOURCE.parent) == data


def test_header_names_format_and_version() -> None:
    document = _raw(make_project())
    assert (document["format"], document["version"]) == ("aemo-project", current_version())


def test_newer_version_is_refused_in_one_sentence() -> None:
    document = _raw(make_project()) | {"version": 7}
    with pytest.raises(ProjectError, match=r"newer version.*version 7.*up to 6") as e:
        _decode(document)
    assert "\n" not in e.value.message
    assert str(SOURCE) in e.value.message


def test_older_version_is_migrated() -> None:
    """A document in which start_timecode still had another name."""
    older = _raw(make_project()) | {"version": 1}
    older["project"]["start_tc"] = "00:59:00:00"
    del older["project"]["start_timecode"]

    def rename(document: dict[str, Any]) -> dict[str, Any]:
        document["project"]["start_timecode"] = document["project"].pop("start_tc")
        return document

    again = _decode(older, migrations=(rename,))
    assert again.start_timecode == "00:59:00:00"
    assert same(again.picks, make_project().picks)


def test_migrations_run_in_order_from_the_documents_version() -> None:
    ran: list[str] = []

    def step(name: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
        def note(document: dict[str, Any]) -> dict[str, Any]:
            ran.append(name)
            return document

        return note

    migrations = (step("1 to 2"), step("2 to 3"), step("3 to 4"))
    _decode(_raw(make_project()) | {"version": 2}, migrations=migrations)
    assert ran == ["2 to 3", "3 to 4"]


def test_failing_migration_is_a_damaged_project() -> None:
    def step(document: dict[str, Any]) -> dict[str, Any]:
        del document["project"]["nothing like this"]
        return document

    with pytest.raises(ProjectError, match="damaged"):
        _decode(_raw(make_project()) | {"version": 1}, migrations=(step,))


@pytest.mark.parametrize("share", [0.0, 0.001, 0.1, 0.5, 0.9, 0.9999])
def test_truncated_file_is_refused(share: float, tmp_path: Path) -> None:
    data = encode_project(make_project(), SOURCE.parent)
    path = tmp_path / "short.aemo"
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(ProjectError):
        load_project(path)


def test_no_single_damaged_byte_escapes() -> None:
    """Whatever a flipped byte does, it is a ProjectError or still a valid project."""
    data = encode_project(make_project(make_video(duration_s=6.0)), SOURCE.parent)
    refused = 0
    for position in range(0, len(data), 7):
        damaged = data[:position] + bytes([data[position] ^ 0x15]) + data[position + 1 :]
        try:
            decode_project(damaged, SOURCE)
        except ProjectError:
            refused += 1
    assert refused > len(data) / 7 / 2


@pytest.mark.parametrize(
    "data",
    [b"hello", b"\x00\x00\x00\x18ftypmp42", b'{"format":"other","version":1}', b"[]", b"{}", b"1"],
)
def test_foreign_file_is_called_foreign(data: bytes) -> None:
    with pytest.raises(ProjectError, match="not an AEMO Studio project"):
        decode_project(data, SOURCE)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="No such file"):
        load_project(tmp_path / "none.aemo")
    with pytest.raises(ProjectError, match="directory"):
        load_project(tmp_path)


def _break_track(document: dict[str, Any]) -> None:
    document["project"]["analysis"]["speech"] = document["project"]["analysis"]["faces"][0]


def _break_shape(document: dict[str, Any]) -> None:
    document["project"]["analysis"]["speech"]["scores"]["shape"] = [61, 8]


def _huge_shape(document: dict[str, Any]) -> None:
    document["project"]["analysis"]["speech"]["scores"]["shape"] = [10**12, 8]


def _break_times(document: dict[str, Any]) -> None:
    document["project"]["analysis"]["shots"].reverse()


def _break_pick(document: dict[str, Any]) -> None:
    document["project"]["picks"][0]["scene"] = 3


def _break_lists(document: dict[str, Any]) -> None:
    document["project"]["recommendations"].pop()


def _break_timecode(document: dict[str, Any]) -> None:
    document["project"]["start_timecode"] = "01:00:00:25"


def _break_rate(document: dict[str, Any]) -> None:
    document["project"]["analysis"]["video"]["frame_rate"] = "25/0"


def _break_edits(document: dict[str, Any]) -> None:
    document["project"]["edits"] = [{"note": "one scene only"}]


def _break_modality(document: dict[str, Any]) -> None:
    document["project"]["edits"] = [{"muted": ["smell"]}, {}, {}]


def _break_face(document: dict[str, Any]) -> None:
    document["project"]["ignored_faces"] = [99]


def _break_marker(document: dict[str, Any]) -> None:
    document["project"]["markers"] = [{"time_s": 5.0}, {"time_s": 4.0}]


def _break_filter(document: dict[str, Any]) -> None:
    document["project"]["filters"] = {"max_bpm": -1.0}


def _break_version(document: dict[str, Any]) -> None:
    document["version"] = 0


@pytest.mark.parametrize(
    "damage",
    [
        _break_track,
        _break_shape,
        _huge_shape,
        _break_times,
        _break_pick,
        _break_lists,
        _break_timecode,
        _break_rate,
        _break_version,
        _break_edits,
        _break_modality,
        _break_face,
        _break_marker,
        _break_filter,
    ],
)
def test_well_formed_but_wrong_documents(damage: Callable[[dict[str, Any]], None]) -> None:
    document = _raw(make_project())
    damage(document)
    with pytest.raises(ProjectError, match="damaged"):
        _decode(document)


def _with_first_scene(project: Project, **changes: Any) -> Project:
    scene = dataclasses.replace(project.scenes[0], **changes)
    return dataclasses.replace(project, scenes=(scene, *project.scenes[1:]))


@pytest.mark.parametrize(
    "changes",
    [
        {"scores": np.full(8, 0.2, dtype=np.float32)},
        {"scores": np.full(7, 1 / 7, dtype=np.float32)},
        {"scores": np.full(8, np.nan, dtype=np.float32)},
        {"end_s": 1e9},
        {"start_s": float("nan")},
        {"coverage": Coverage(1.5, 0.0, 0.0)},
    ],
)
def test_invalid_project_is_not_saved(changes: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "p.aemo"
    save_project(make_project(), path)
    before = path.read_bytes()
    with pytest.raises(ProjectError, match="cannot be saved"):
        save_project(_with_first_scene(make_project(), **changes), path)
    assert path.read_bytes() == before


def test_moving_video_and_project_together(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    (old / "media").mkdir(parents=True)
    (old / "media" / "cut.mp4").write_bytes(b"x" * 1234)
    save_project(make_project(make_video(old / "media" / "cut.mp4")), old / "p.aemo")
    old.rename(new)
    assert load_project(new / "p.aemo").analysis.video.path == new / "media" / "cut.mp4"


def test_moving_the_project_alone(tmp_path: Path) -> None:
    video = tmp_path / "cut.mp4"
    video.write_bytes(b"x" * 1234)
    save_project(make_project(make_video(video)), tmp_path / "p.aemo")
    (tmp_path / "elsewhere").mkdir()
    moved = (tmp_path / "p.aemo").rename(tmp_path / "elsewhere" / "p.aemo")
    assert load_project(moved).analysis.video.path == video


def test_a_file_of_another_size_is_not_taken_for_the_video(tmp_path: Path) -> None:
    video = tmp_path / "cut.mp4"
    video.write_bytes(b"x" * 1234)
    save_project(make_project(make_video(video)), tmp_path / "p.aemo")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "cut.mp4").write_bytes(b"another film")
    moved = (tmp_path / "p.aemo").rename(tmp_path / "elsewhere" / "p.aemo")
    assert load_project(moved).analysis.video.path == video


def test_missing_video_leaves_the_project_readable(tmp_path: Path) -> None:
    save_project(make_project(), tmp_path / "p.aemo")
    assert load_project(tmp_path / "p.aemo").analysis.video.path == Path("/films/cut.mp4")


def test_relative_video_path_is_kept_absolute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    save_project(make_project(make_video(Path("cut.mp4"))), Path("p.aemo"))
    monkeypatch.chdir("/")
    assert load_project(tmp_path / "p.aemo").analysis.video.path == tmp_path / "cut.mp4"


@pytest.mark.skipif(os.name == "nt", reason="there these paths are the system's own")
@pytest.mark.parametrize("path", [r"D:\films\剪 #1.mp4", r"\\nas\films\cut.mp4"])
def test_the_path_of_a_film_on_windows_survives_a_save_elsewhere(path: str, tmp_path: Path) -> None:
    save_project(make_project(make_video(Path(path))), tmp_path / "p.aemo")
    assert str(load_project(tmp_path / "p.aemo").analysis.video.path) == path


@pytest.mark.skipif(os.name == "nt", reason="names that are no text exist on POSIX only")
def test_video_name_that_is_no_text(tmp_path: Path) -> None:
    video = tmp_path / os.fsdecode(b"caf\xe9.mp4")
    save_project(make_project(make_video(video)), tmp_path / "p.aemo")
    assert load_project(tmp_path / "p.aemo").analysis.video.path == video
