"""What libraries print stays out of our output."""

from __future__ import annotations

from pathlib import Path

from tests.cli_run import run

NOISY = """
import logging, os, sys, warnings
import aemo_studio.analysis.pipeline
from aemo_studio.cli import main
from aemo_studio.base.errors import MediaError
from aemo_studio.base.progress import Progress

def analyse(video, settings, *, device, report, cancel, use_cache, workers):
    os.write(1, b"C++ ON STDOUT\\n")
    os.write(2, b"C++ ON STDERR\\n")
    warnings.warn("PYTHON WARNS")
    logging.getLogger("library").error("PYTHON LOGS")
    report(Progress("faces", 0.5, None))
    raise MediaError("The end 🎬.")

aemo_studio.analysis.pipeline.analyse = analyse
code = main()
os.write(2, b"restored\\n")
sys.exit(code)
"""


def test_only_events_on_standard_output(tmp_path: Path) -> None:
    video = tmp_path / "v.mp4"
    video.write_bytes(b"film")
    done = run(["analyze", video, "--events", "--catalog", "free"], NOISY)
    assert done.returncode == 3
    assert [line[:19] for line in done.stdout.splitlines()] == [
        '{"event":"progress"',
        '{"event":"error","c',
    ]
    assert done.stderr == "The end 🎬.\nrestored\n"


def test_debug_shows_everything(tmp_path: Path) -> None:
    video = tmp_path / "v.mp4"
    video.write_bytes(b"film")
    done = run(["analyze", video, "--debug", "--catalog", "free"], NOISY)
    assert "C++ ON STDOUT" in done.stdout
    for words in ("C++ ON STDERR", "PYTHON WARNS", "PYTHON LOGS", "Traceback", "The end"):
        assert words in done.stderr


WARNING = """
import logging, sys, warnings
import pandas
from aemo_studio.cli import main
read = pandas.read_excel

def noisy(*arguments, **options):
    warnings.warn("Workbook contains no default style")
    logging.getLogger("openpyxl").error("LOGGED")
    return read(*arguments, **options)

pandas.read_excel = noisy
sys.exit(main())
"""


def test_warnings_about_a_spreadsheet_stay_out(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for row in (("title", "artist", "moods"), ("Sunny", "Ann", "happy")):
        book.worksheets[0].append(row)
    book.save(tmp_path / "list.xlsx")
    done = run(["catalog", "import", tmp_path / "list.xlsx", "-o", tmp_path / "list.csv"], WARNING)
    assert done.returncode == 0
    assert done.stderr == ""
