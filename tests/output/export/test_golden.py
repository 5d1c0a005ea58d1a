"""The files as they were when somebody last looked at them, to the byte.

After a change that is meant: `python -m tests.output.export.test_golden`, then read the
differences.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from aemo_studio.output.export.formats import find_format
from aemo_studio.output.export.options import ExportOptions, Language
from tests.output.export.projects import fitted_project, odd_project

FOLDER = Path(__file__).parent / "golden"
CHINESE = ExportOptions(language=Language.TRADITIONAL_CHINESE)
FILES = {
    "odd.edl": ("resolve-edl", ExportOptions()),
    "odd.xml": ("fcp7-xml", ExportOptions()),
    "odd.fcpxml": ("fcpxml", ExportOptions()),
    "odd.otio": ("otio", ExportOptions()),
    "odd.rpp": ("reaper", ExportOptions()),
    "odd.markers.csv": ("premiere-csv", ExportOptions()),
    "odd.avid.txt": ("avid-markers", ExportOptions()),
    "odd.mid": ("midi-markers", ExportOptions()),
    "odd.labels.txt": ("audacity", ExportOptions()),
    "odd.eaf": ("eaf", ExportOptions()),
    "odd.srt": ("srt", ExportOptions()),
    "odd.vtt": ("vtt", ExportOptions()),
    "odd.zh-TW.srt": ("srt", CHINESE),
    "odd.cues.csv": ("cuesheet", ExportOptions(production="映画", company="A & B")),
    "odd.spotting.csv": ("spotting", ExportOptions(production="映画")),
    "odd.m3u8": ("m3u8", ExportOptions()),
    "odd.xspf": ("xspf", ExportOptions()),
    "fitted.xml": ("fcp7-xml", ExportOptions()),
    "fitted.fcpxml": ("fcpxml", ExportOptions()),
    "fitted.otio": ("otio", ExportOptions()),
    "fitted.rpp": ("reaper", ExportOptions()),
    "fitted.cues.csv": ("cuesheet", ExportOptions()),
    "fitted.spotting.csv": ("spotting", ExportOptions()),
}


def _rendered(name: str) -> bytes:
    format_name, options = FILES[name]
    with tempfile.TemporaryDirectory() as folder:
        fitted = name.startswith("fitted")
        project = fitted_project(Path(folder)) if fitted else odd_project()
        return find_format(format_name).render(project, options)


@pytest.mark.parametrize("name", FILES)
def test_unchanged(name: str) -> None:
    assert _rendered(name) == (FOLDER / name).read_bytes()


if __name__ == "__main__":
    for file in FILES:
        (FOLDER / file).write_bytes(_rendered(file))
