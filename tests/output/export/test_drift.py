"""Ninety minutes at every rate: no format is a frame off, and none disagrees with another.

What is expected is counted, frame by frame, and not computed as the program does it.
"""

from __future__ import annotations

import csv
import io
import itertools
import re
from codecs import BOM_UTF16_LE
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from xml.etree import ElementTree as ET

import opentimelineio as otio
import pytest
import srt

from aemo_studio.domain.emotion import GRID_S
from aemo_studio.domain.project import Project
from aemo_studio.output.export.formats import find_format
from aemo_studio.output.export.options import ExportOptions
from aemo_studio.output.export.timeline import timeline_of
from tests.output.export.projects import RATES, long_project

Spans = list[tuple[int, int]]


@cache
def _counted(nominal: int, drop: bool) -> dict[str, int]:
    """Timecode to frame for three hours, by counting and leaving out what SMPTE leaves out."""
    numbers: dict[str, int] = {}
    mark = ";" if drop else ":"
    for minute in range(3 * 60):
        first = nominal // 15 if drop and minute % 10 else 0
        for number in range(first, nominal * 60):
            second, ff = divmod(number, nominal)
            timecode = f"{minute // 60:02}:{minute % 60:02}:{second:02}{mark}{ff:02}"
            numbers[timecode] = len(numbers)
    return numbers


def _frame(timecode: str, rate: Fraction, start: str) -> int:
    """Frames from the start of the film; all timecodes of a film count alike."""
    numbers = _counted(round(rate), ";" in start)
    return numbers[timecode] - numbers[start]


def _rendered(name: str, project: Project) -> str:
    """A start timecode with colons asks for non-drop-frame."""
    options = ExportOptions(drop_frame=";" in project.start_timecode)
    data = find_format(name).render(project, options)
    return data.decode("utf-16" if data.startswith(BOM_UTF16_LE) else "utf-8-sig")


def _edl(project: Project, rate: Fraction, start: str) -> Spans:
    text = _rendered("resolve-edl", project)
    events = re.findall(r"^\d{3,}  001 +V +C +(\S+) (\S+) (\S+) (\S+) +\r?$", text, re.M)
    lengths = [int(d) for d in re.findall(r"\|D:(\d+)\r?$", text, re.M)]
    assert all(event[:2] == event[2:] for event in events)
    frames = [_frame(event[2], rate, start) for event in events]
    assert [_frame(event[3], rate, start) for event in events] == [f + 1 for f in frames]
    return [(f, f + length) for f, length in zip(frames, lengths, strict=True)]


def _premiere(project: Project, rate: Fraction, start: str) -> Spans:
    text = re.sub(r"(\d\d);(\d\d);(\d\d);", r"\1:\2:\3;", _rendered("premiere-csv", project))
    rows = list(csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))
    spans = [(_frame(r["In"], rate, start), _frame(r["Out"], rate, start)) for r in rows]
    zero = "00:00:00;00" if ";" in start else "00:00:00:00"
    assert [_frame(r["Duration"], rate, zero) for r in rows] == [b - a for a, b in spans]
    return spans


def _cue_sheet(project: Project, rate: Fraction, start: str) -> Spans:
    rows = list(csv.reader(io.StringIO(_rendered("cuesheet", project))))
    cues = [row for row in rows if len(row) == 11 and row[0].isdecimal()]
    return [(_frame(row[6], rate, start), _frame(row[7], rate, start)) for row in cues]


def _spotting(project: Project, rate: Fraction, start: str) -> Spans:
    rows = list(csv.reader(io.StringIO(_rendered("spotting", project))))
    cues = [row for row in rows if row and re.fullmatch(r"1m\d+", row[0])]
    return [(_frame(row[1], rate, start), _frame(row[2], rate, start)) for row in cues]


def _fcp7_markers(project: Project, rate: Fraction, start: str) -> Spans:
    sequence = ET.fromstring(_rendered("fcp7-xml", project)).find("sequence")
    assert sequence is not None
    tc = sequence.find("timecode")
    assert tc is not None
    assert _frame(tc.findtext("string", ""), rate, start) == 0
    return [
        (int(m.findtext("in", "")), int(m.findtext("out", ""))) for m in sequence.findall("marker")
    ]


def _fcp7_music(project: Project, rate: Fraction, start: str) -> Spans:
    root = ET.fromstring(_rendered("fcp7-xml", project))
    clips = [c for c in root.iter("clipitem") if c.attrib["id"].startswith("music-")]
    first = [c for c in clips if c.attrib["id"].endswith("-1")]
    return [(int(c.findtext("start", "")), int(c.findtext("end", ""))) for c in first]


def _exact(text: str, rate: Fraction) -> int:
    """A time of FCPXML as a frame; anything between two frames fails."""
    frames = Fraction(text.removesuffix("s")) * rate
    assert frames.denominator == 1, text
    return frames.numerator


def _fcpxml(tag: str) -> Callable[[Project, Fraction, str], Spans]:
    def spans(project: Project, rate: Fraction, start: str) -> Spans:
        root = ET.fromstring(_rendered("fcpxml", project))
        film = root.find(".//spine/asset-clip")
        assert film is not None
        at = "start" if tag == "marker" else "offset"
        found = [
            (_exact(e.attrib[at], rate), _exact(e.attrib["duration"], rate))
            for e in film.findall(tag)
        ]
        return [(frame, frame + length) for frame, length in found]

    return spans


def _otio_markers(project: Project, rate: Fraction, start: str) -> Spans:
    timeline = otio.adapters.read_from_string(_rendered("otio", project), "otio_json")
    drop = ";" in start
    zero = timeline.global_start_time
    assert zero.rate == float(rate)
    assert otio.opentime.to_timecode(zero, float(rate), drop) == start
    ranges = [marker.marked_range for marker in timeline.tracks[0][0].markers]
    return [(int(r.start_time.value), int(r.end_time_exclusive().value)) for r in ranges]


def _otio_music(project: Project, rate: Fraction, start: str) -> Spans:
    timeline = otio.adapters.read_from_string(_rendered("otio", project), "otio_json")
    ranges = [clip.range_in_parent() for clip in timeline.tracks[-1].find_clips()]
    return [(int(r.start_time.value), int(r.end_time_exclusive().value)) for r in ranges]


def _labels(project: Project, rate: Fraction, start: str) -> Spans:
    lines = [line.split("\t") for line in _rendered("audacity", project).splitlines()]
    return [(_nearest(line[0], rate), _nearest(line[1], rate)) for line in lines]


def _nearest(seconds: str, rate: Fraction) -> int:
    frames = Fraction(seconds) * rate
    assert abs(frames - round(frames)) < Fraction(1, 1000) * rate, seconds
    return round(frames)


def _eaf_scenes(project: Project, rate: Fraction, start: str) -> Spans:
    root = ET.fromstring(_rendered("eaf", project))
    slots = {s.attrib["TIME_SLOT_ID"]: s.attrib["TIME_VALUE"] for s in root.iter("TIME_SLOT")}
    tier = root.find("TIER[@TIER_ID='scenes']")
    assert tier is not None
    return [
        (
            _nearest(f"{slots[a.attrib['TIME_SLOT_REF1']]}/1000", rate),
            _nearest(f"{slots[a.attrib['TIME_SLOT_REF2']]}/1000", rate),
        )
        for a in tier.iter("ALIGNABLE_ANNOTATION")
    ]


READERS = {
    "resolve-edl": _edl,
    "premiere-csv": _premiere,
    "cuesheet": _cue_sheet,
    "spotting": _spotting,
    "fcp7-xml markers": _fcp7_markers,
    "fcp7-xml music": _fcp7_music,
    "fcpxml markers": _fcpxml("marker"),
    "fcpxml music": _fcpxml("asset-clip"),
    "otio markers": _otio_markers,
    "otio music": _otio_music,
    "audacity": _labels,
    "eaf": _eaf_scenes,
}


@pytest.mark.parametrize("rate_name", RATES)
@pytest.mark.parametrize("reader", READERS)
def test_ninety_minutes_without_a_frame_of_drift(rate_name: str, reader: str) -> None:
    rate, start = RATES[rate_name]
    project, edges = long_project(rate, start)
    spans = READERS[reader](project, rate, start)
    assert spans == list(itertools.pairwise(edges))


@pytest.mark.parametrize("rate_name", RATES)
def test_subtitles_begin_and_end_with_a_frame(rate_name: str) -> None:
    rate, start = RATES[rate_name]
    project, edges = long_project(rate, start)
    cues = list(srt.parse(_rendered("srt", project)))
    assert len(cues) > 500
    cell = Fraction(GRID_S)
    for cue in cues:
        for moment in (cue.start, cue.end):
            seconds = Fraction(moment.days * 86400 + moment.seconds) + Fraction(
                moment.microseconds, 1_000_000
            )
            frame = _nearest(str(seconds), rate)
            on_grid = round(round(seconds / cell) * cell * rate)
            assert frame in (on_grid, edges[-1])


@pytest.mark.parametrize("rate", [Fraction(30000, 1001), Fraction(60000, 1001)])
def test_clock_and_drop_frame_timecode_agree(rate: Fraction) -> None:
    """After 90 minutes drop-frame timecode reads 90 minutes."""
    project, _ = long_project(rate, "00:00:00;00")
    timeline = timeline_of(project)
    assert timeline.timecode(timeline.duration) == "01:30:00;00"
