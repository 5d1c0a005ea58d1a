"""Gain, fades and mute that the editor set for picked music, in every format that has them."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import aaf2
import opentimelineio as otio
import pytest

from aemo_studio.domain.music import ClipMix
from aemo_studio.domain.project import Project
from aemo_studio.output.export.cuesheet import cue_sheet
from aemo_studio.output.export.formats import find_format
from aemo_studio.output.export.options import ExportOptions, MusicLevels
from aemo_studio.output.export.timeline import timeline_of
from aemo_studio.project import load_project, save_project
from aemo_studio.project.editing import set_mix
from tests.output.export.fcpxml_rules import violations
from tests.output.export.projects import fitted_project

SOFT = ClipMix(gain_db=-6.0, fade_in_s=2.0, fade_out_s=3.0)
HALF = 10 ** (-6 / 20)
LEVELS = ExportOptions(levels=MusicLevels(ducking=((0.0, 0.0), (5.0, -12.0))))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A track under the first two scenes, softer and with long fades; one that is muted."""
    laid = fitted_project(tmp_path_factory.mktemp("own"))
    return set_mix(set_mix(laid, 1, SOFT), 2, ClipMix(muted=True))


def rendered(project: Project, name: str, options: ExportOptions = ExportOptions()) -> bytes:  # noqa: B008
    return find_format(name).render(project, options)


def test_it_is_saved_for_all_scenes_that_the_music_plays_under(
    project: Project, tmp_path: Path
) -> None:
    save_project(project, tmp_path / "a.aemo")
    kept = load_project(tmp_path / "a.aemo")
    assert [pick.mix for pick in kept.picks] == [SOFT, SOFT, ClipMix(muted=True)]
    soft, muted = timeline_of(kept).cues
    assert (soft.fade_in, soft.fade_out, muted.mix.muted) == (60, 90, True)
    told = [placed["mix"] for placed in json.loads(rendered(kept, "json"))["placements"]]
    assert (told[0]["gain_db"], told[0]["fade_out_s"], told[1]["muted"]) == (-6.0, 3.0, True)


def test_final_cut_7_has_level_fades_and_a_clip_that_is_off(project: Project) -> None:
    tree = ET.fromstring(rendered(project, "fcp7-xml"))
    clips = [c for c in tree.iter("clipitem") if c.get("id", "").startswith("music")]
    soft = [c for c in clips if c.get("id", "").startswith("music-1-")]
    values = [float(v.text or "") for v in soft[0].findall(".//keyframe/value")]
    assert values == pytest.approx([0, HALF, HALF, 0], abs=1e-4)
    enabled = {c.get("id", "").split("-")[1]: c.findtext("enabled") for c in clips}
    assert enabled == {"1": "TRUE", "2": "FALSE"}


@pytest.mark.parametrize("levelled", [False, True])
def test_final_cut_x_has_them(project: Project, levelled: bool) -> None:
    text = rendered(project, "fcpxml", LEVELS if levelled else ExportOptions())
    assert not violations(text)
    clips = [c for c in ET.fromstring(text).iter("asset-clip") if c.get("lane") == "-1"]
    volume = clips[0].find("adjust-volume")
    assert volume is not None
    assert volume.get("amount") == (None if levelled else "-6dB")
    keys = [key.get("value") for key in volume.iter("keyframe")]
    assert keys[:1] == (["-6dB"] if levelled else [])
    assert [fade.tag for fade in volume.iter() if fade.tag.startswith("fade")] == [
        "fadeIn",
        "fadeOut",
    ]
    assert {clip.get("enabled") for clip in clips[1:]} == {"0"}


def test_opentimelineio_has_them(project: Project) -> None:
    made = otio.adapters.read_from_string(rendered(project, "otio").decode(), "otio_json")
    (track,) = (t for t in made.tracks if t.name == "Music")
    clips = [one for one in track if isinstance(one, otio.schema.Clip)]
    assert [clip.enabled for clip in clips] == [True] + [False] * (len(clips) - 1)
    assert clips[0].metadata["aemo_studio"]["gain_db"] == -6.0
    fades = [one for one in track if isinstance(one, otio.schema.Transition)]
    assert fades[0].out_offset.value == 60


@pytest.mark.parametrize("levelled", [False, True])
def test_reaper_has_them(project: Project, levelled: bool) -> None:
    text = rendered(project, "reaper", LEVELS if levelled else ExportOptions()).decode()
    music = text.split('NAME "Music"')[1].splitlines()
    lines = [line.strip() for line in music]
    first = next(line for line in lines if line.startswith("VOLPAN") and line.endswith("1 -1"))
    assert first == f"VOLPAN {'1' if levelled else f'{HALF:.6f}'} 0 1 -1"
    assert "FADEIN 0 2.0020000000 0" in lines
    assert lines.count("MUTE 0 0") == 1
    assert lines.count("MUTE 1 0") >= 1
    if levelled:
        assert (
            next(line for line in lines if line.startswith("PT "))
            == f"PT 0.0000000000 {HALF:.6f} 0"
        )


def test_aaf_has_the_gain_of_each_clip(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "mixed.aaf"
    path.write_bytes(rendered(project, "aaf"))
    with aaf2.open(str(path)) as file:
        gains: list[Any] = [
            group
            for mob in file.content.toplevel()
            for slot in mob.slots
            for group in getattr(slot.segment, "components", ())
            if isinstance(group, aaf2.components.OperationGroup)
        ]
        assert {group.operation.name for group in gains} == {"Mono Audio Gain"}
        values = [float(group.parameters.value[0].value) for group in gains]
        lengths = {group.length == group["InputSegments"].value[0].length for group in gains}
    assert values[0] == pytest.approx(HALF, abs=1e-6)
    assert set(values[1:]) >= {0.0}
    assert lengths == {True}


def test_muted_music_is_not_used_and_marks_no_beats(project: Project) -> None:
    titles = [row[0] for row in cue_sheet(project).cues]
    assert titles == ["1"]
    assert ", muted: the track" in rendered(project, "reaper").decode()
    heard = timeline_of(project, ExportOptions(beats="bars")).moments
    bars = [moment.frame for moment in heard if moment.name.startswith("Bar")]
    assert bars
    assert max(bars) < 600


def test_a_fade_ends_where_its_piece_does(project: Project) -> None:
    long = set_mix(project, 0, dataclasses.replace(SOFT, fade_in_s=15.0, fade_out_s=15.0))
    cue = timeline_of(long).cues[0]
    assert len(cue.clips) == 1
    assert cue.fade_in + cue.fade_out <= cue.clips[0].length + 1
