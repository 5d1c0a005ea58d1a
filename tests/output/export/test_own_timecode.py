"""What a film's own timecode says arrives in every format."""

from __future__ import annotations

import csv
import dataclasses
import io
import re
from fractions import Fraction
from xml.etree import ElementTree as ET

import opentimelineio as otio
import pytest

from aemo_studio.domain.project import Project
from aemo_studio.output.export.formats import FORMATS, find_format
from aemo_studio.output.export.options import ExportOptions
from tests.output.export.projects import odd_project

NTSC = Fraction(30000, 1001)
CAMERA = "19:26:48:04"


def _film(timecode: str, rate: Fraction = NTSC) -> Project:
    project = odd_project(rate)
    video = dataclasses.replace(project.analysis.video, timecode=timecode)
    analysis = dataclasses.replace(project.analysis, video=video)
    return dataclasses.replace(project, analysis=analysis, start_timecode=timecode)


def _bytes(name: str, project: Project, drop: bool | None = None) -> bytes:
    return find_format(name).render(project, ExportOptions(drop_frame=drop))


@pytest.mark.parametrize(("timecode", "shown"), [(CAMERA, "NDF"), ("10:00:00;00", "DF")])
def test_fcp7_xml_counts_sequence_and_film_as_the_film_does(timecode: str, shown: str) -> None:
    root = ET.fromstring(_bytes("fcp7-xml", _film(timecode)))
    places = root.findall("./sequence/timecode") + root.findall(".//file[@id='file-film']/timecode")
    assert [place.findtext("displayformat") for place in places] == [shown, shown]
    assert [place.findtext("string") for place in places] == [timecode, timecode]


def test_the_films_own_counting_stays_where_the_list_counts_otherwise() -> None:
    root = ET.fromstring(_bytes("fcp7-xml", _film(CAMERA), drop=True))
    assert root.findtext("./sequence/timecode/displayformat") == "DF"
    assert root.findtext(".//file/timecode/displayformat") == "NDF"
    root = ET.fromstring(_bytes("fcpxml", _film(CAMERA), drop=True))
    formats = [root.find(place) for place in (".//sequence", ".//spine/asset-clip")]
    assert [e.attrib["tcFormat"] for e in formats if e is not None] == ["DF", "NDF"]


def test_the_second_cut_of_a_non_drop_film_in_every_list() -> None:
    """Ten seconds, 300 frames, later; a drop-frame list would read 19:27:58;06 for the start."""
    project, second = _film(CAMERA), "19:26:58:04"
    rows = csv.DictReader(io.StringIO(_bytes("csv", project).decode("utf-8-sig")))
    assert {row["start_tc"] for row in rows} >= {CAMERA, second}
    for name in ("resolve-edl", "cuesheet"):
        text = _bytes(name, project).decode("utf-8-sig")
        assert CAMERA in text
        assert not re.search(r":\d\d;\d\d", text)
    assert "FCM: NON-DROP FRAME" in _bytes("resolve-edl", project).decode()
    assert "29.97 (non-drop-frame)" in _bytes("cuesheet", project).decode("utf-8-sig")


def test_otio_and_fcpxml_find_the_films_frames_by_its_timecode() -> None:
    first = (19 * 3600 + 26 * 60 + 48) * 30 + 4
    timeline = otio.adapters.read_from_string(_bytes("otio", _film(CAMERA)).decode(), "otio_json")
    assert timeline.global_start_time.value == first
    assert timeline.tracks[0][0].source_range.start_time.value == first
    asset = ET.fromstring(_bytes("fcpxml", _film(CAMERA))).find(".//asset")
    assert asset is not None
    assert asset.attrib["start"] == f"{first / NTSC}s"


def test_an_asset_at_24_starts_at_its_timecode() -> None:
    asset = ET.fromstring(_bytes("fcpxml", _film("10:01:00:00", Fraction(24)))).find(".//asset")
    assert asset is not None
    assert asset.attrib["start"] == "36060s"


@pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.name)
def test_no_format_prints_drop_frame_for_a_non_drop_film(format_: object) -> None:
    name = format_.name  # type: ignore[attr-defined]
    data = _bytes(name, _film(CAMERA))
    encoding = "utf-16" if data.startswith(b"\xff\xfe") else "utf-8"
    text = data.decode(encoding, errors="replace")
    assert "19:27:58;06" not in text
    assert "19;26;48;04" not in text
    assert "19:26:48;04" not in text
