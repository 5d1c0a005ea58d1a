"""Picked sound effects are in every export that carries music, on tracks of their own."""

from __future__ import annotations

import dataclasses
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import aaf2
import numpy as np
import opentimelineio as otio
import pytest
import soundfile

from aemo_studio.domain.effects import EffectKind
from aemo_studio.domain.project import Pick, Project
from aemo_studio.output.bundle.write import plan_bundle
from aemo_studio.output.export.formats import find_format
from aemo_studio.output.export.options import ExportOptions, Language
from aemo_studio.project.editing.effects import pick_effect
from tests.factories import make_effect, make_music_track
from tests.output.export.projects import odd_project

RAIN = make_effect(2, title="Rain <1>", author="Å & B", kind=EffectKind.AMBIENCE)


def write_wav(path: Path, length_s: float) -> Path:
    soundfile.write(path, np.zeros(int(8000 * length_s)), 8000)
    return path


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Thunder from a file over rain without one, and thunder again where nothing else is."""
    file = write_wav(tmp_path / "thunder.wav", 1.0)
    thunder = make_effect(1, file=str(file))
    project = dataclasses.replace(odd_project(), picks=())
    for effect, time_s in ((RAIN, 10.0), (thunder, 12.0), (thunder, 25.0)):
        project = pick_effect(project, effect, time_s)
    return project


def rendered(project: Project, name: str) -> bytes:
    return find_format(name).render(project)


def test_otio_has_as_many_tracks_as_effects_lie_on_each_other(project: Project) -> None:
    read = otio.adapters.read_from_string(rendered(project, "otio").decode(), "otio_json")
    tracks = {track.name: track for track in read.tracks}
    rate = read.global_start_time.rate
    clips = {
        name: [
            (clip.name, round(clip.range_in_parent().start_time.value / rate, 1))
            for clip in tracks[name].find_clips()
        ]
        for name in ("Effects", "Effects 2")
    }
    assert clips == {
        "Effects": [("Rain <1> - Å & B", 10.0), ("Thunder 1 - Sky", 25.0)],
        "Effects 2": [("Thunder 1 - Sky", 12.0)],
    }
    rain, thunder = (tracks[name].find_clips()[0] for name in ("Effects", "Effects 2"))
    assert isinstance(rain.media_reference, otio.schema.MissingReference)
    assert thunder.media_reference.target_url.endswith("thunder.wav")
    # The file lasts a second.
    assert round(thunder.duration().value / rate, 1) == 1.0


def test_fcp7_xml_describes_a_file_once_and_links_both_channels(project: Project) -> None:
    root = ET.fromstring(rendered(project, "fcp7-xml"))
    names = [c.findtext("name") for c in root.findall(".//audio/track/clipitem")]
    assert names.count("Thunder 1 - Sky") == 4
    full = [f for f in root.iter("file") if f.findtext("pathurl", "").endswith("thunder.wav")]
    assert len(full) == 1
    ids = [clip.get("id") for clip in root.iter("clipitem")]
    assert len(set(ids)) == len(ids)
    assert {link.findtext("linkclipref") for link in root.iter("link")} <= set(ids)


def test_fcpxml_connects_effects_below_the_music(project: Project) -> None:
    root = ET.fromstring(rendered(project, "fcpxml"))
    effects = [c for c in root.iter("asset-clip") if c.get("audioRole") == "effects"]
    assert sorted((c.get("name"), c.get("lane")) for c in effects) == [
        ("Rain <1> - Å & B", "-2"),
        ("Thunder 1 - Sky", "-2"),
        ("Thunder 1 - Sky", "-3"),
    ]
    assert {c.get("ref") for c in effects} <= {a.get("id") for a in root.iter("asset")}


def test_reaper_and_avid_have_tracks_of_effects(project: Project, tmp_path: Path) -> None:
    lines = rendered(project, "reaper").decode().splitlines()
    assert sum("NAME" in line and "Effects" in line for line in lines) == 2
    assert sum("Thunder 1 - Sky" in line for line in lines) == 2
    (tmp_path / "film.aaf").write_bytes(rendered(project, "aaf"))
    with aaf2.open(str(tmp_path / "film.aaf"), "r") as file:
        masters = [mob.name for mob in file.content.mastermobs()]
    assert {"Rain <1> - Å & B", "Thunder 1 - Sky"} <= set(masters)


def test_the_cue_sheet_credits_effects_in_rows_of_their_own(project: Project) -> None:
    text = rendered(project, "cuesheet").decode("utf-8-sig")
    rows = [line.split(",") for line in text.splitlines() if line.startswith("S")]
    effects = [row for row in rows if row[0] in ("S1", "S2", "S3")]
    assert [(row[0], row[1], row[4], row[5]) for row in effects] == [
        ("S1", "Rain <1>", "Å & B", "sound effect"),
        ("S2", "Thunder 1", "Sky", "sound effect"),
        ("S3", "Thunder 1", "Sky", "sound effect"),
    ]
    assert "https://freesound.org/s/2/" in text
    assert text.count("by Å & B (freesound.org), CC BY") == 1
    assert "Number of cues,0" in text


def test_json_has_the_effects_at_its_end(project: Project) -> None:
    told = json.loads(rendered(project, "json"))
    assert list(told)[-1] == "effects"
    assert [(e["title"], e["time_s"], e["length_s"]) for e in told["effects"]] == [
        ("Rain <1>", 10.0, 10.0),
        ("Thunder 1", 12.0, 2.0),
        ("Thunder 1", 25.0, 2.0),
    ]
    assert json.loads(rendered(odd_project(), "json"))["effects"] == []


def test_notes_of_elan_and_midi_name_effects_too(project: Project) -> None:
    root = ET.fromstring(rendered(project, "eaf"))
    tiers = {t.get("TIER_ID"): len(t.findall("ANNOTATION")) for t in root.iter("TIER")}
    assert (tiers["effects"], tiers["effects 2"]) == (2, 1)
    assert b"Effect: Thunder 1 - Sky" in rendered(project, "midi-markers")


def test_a_bundle_holds_the_files_of_effects(project: Project) -> None:
    plan = plan_bundle(project, [find_format("otio")])
    assert [Path(place).suffix for _, place in plan.copies] == [".wav"]
    assert plan.copies[0][1] in plan.rendered[0][1].decode().replace("%20", " ")


def test_a_short_ambience_repeats_and_one_scene_has_its_own_effects(
    project: Project, tmp_path: Path
) -> None:
    wind = dataclasses.replace(RAIN, sound_id="w", file=str(write_wav(tmp_path / "wind.wav", 4.0)))
    project = pick_effect(dataclasses.replace(project, effects=()), wind, 10.0)
    text = rendered(project, "reaper").decode()
    assert text.count("wind.wav") == 3
    assert b"wind.wav" not in find_format("reaper").render(project, ExportOptions(scene=0))


def test_playlists_hold_effects_after_the_music_and_tell_those_without_a_file(
    project: Project,
) -> None:
    lines = rendered(project, "m3u8").decode().splitlines()
    assert any(line.startswith("# sound effect for scenes") for line in lines)
    assert any(line.endswith("thunder.wav") for line in lines)
    missing = next(line for line in lines if "sound not on file" in line)
    assert "freesound.org/s/2/" in missing
    assert b"thunder.wav" in rendered(project, "xspf")


def test_the_page_tells_where_effects_lie_and_credits_them_in_its_language(
    project: Project,
) -> None:
    nobody = dataclasses.replace(RAIN, sound_id="n", author="", title="Hail")
    song = make_music_track(
        9, licence="reference only: clear the rights; tags from MSD and Last.fm, research, "
        "non-commercial", attribution=None,
    )  # fmt: skip
    project = pick_effect(project, nobody, 11.0)
    project = dataclasses.replace(project, picks=(Pick(0, song),))
    page = rendered(project, "html").decode()
    assert '<a href="https://freesound.org/s/2/"' in page
    assert "no sound file, its page only" in page
    assert "Thunder 1&#34; by Sky (freesound.org), CC BY" in page
    chinese = find_format("html").render(
        project, ExportOptions(language=Language.TRADITIONAL_CHINESE)
    )
    text = chinese.decode()
    assert "Thunder 1&#34; by Sky (freesound.org), CC BY" in text, "credits stay as they are"
    assert "作者不詳" in text
    assert "環境音" in text
    for english in ("author not on file", "reference only", "clear the rights", "Sound effects"):
        assert english not in text
