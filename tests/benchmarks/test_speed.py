"""What the benchmarks of speed, memory and cuts rest on, on small films."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from aemo_studio.analysis.media.probe import probe
from benchmarks import cuts, speed
from benchmarks.clip import repeated
from benchmarks.memory import Run, report, run_child
from benchmarks.report import table, write_section
from benchmarks.speed import Cost, Subject, Turn, bare_decode
from tests.media_factory import at_times, frame_times, make_video, tone


def _film(folder: Path) -> Path:
    return make_video(
        folder / "second.mp4", frames=at_times(frame_times(1.0)), audio=tone(440, 1.0)
    )


def test_a_repeated_film_is_that_much_longer_and_decodes(tmp_path: Path) -> None:
    long = probe(repeated(_film(tmp_path), 5))
    assert long.duration_s == pytest.approx(5.0, abs=0.2)
    assert long.has_audio
    assert not long.variable_rate
    assert bare_decode(long.path).wall_s > 0


def test_a_section_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "docs" / "speed.md"
    for name, body in (("Time", "old"), ("Memory", "mine"), ("Time", "new")):
        write_section(name, body, path)
    text = path.read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        "## Time",
        "## Memory",
    ]
    assert "new" in text
    assert "mine" in text
    assert "old" not in text


def test_the_table_gives_the_medians_of_the_turns(tmp_path: Path) -> None:
    subject = Subject("easy", _film(tmp_path), budget=1.5)
    commands = ((12.0, 30.0), (15.0, 16.0), (20.0, 14.0))
    turns = [Turn(Cost(10.0, 8.0), Cost(*command), peak_mb=700.0) for command in commands]
    row = speed.report([(subject, turns)]).splitlines()
    assert (
        "| easy | 10.00 | 15.00 | **1.50** | 1.5 | 1.20, 2.00 | 8.00 | 16.00 | **2.00** | 700 |"
        in row
    )


@pytest.mark.skipif(sys.platform == "win32", reason="rusage")
def test_the_memory_of_a_child_is_measured() -> None:
    small = run_child([sys.executable, "-c", "import time; time.sleep(0.3)"])
    large = run_child([sys.executable, "-c", "x = b'1' * 10**8; import time; time.sleep(0.3)"])
    assert large.peak_mb - small.peak_mb == pytest.approx(100, abs=15)
    assert run_child([sys.executable, "-c", "raise SystemExit(4)"]).exit_code == 4


@pytest.mark.skipif(sys.platform == "win32", reason="rusage")
def test_the_processor_time_of_a_child_is_measured() -> None:
    work = "import time\nwhile time.process_time() < 0.4: pass"
    assert run_child([sys.executable, "-c", work]).processor_s == pytest.approx(0.42, abs=0.1)


def test_the_memory_table_states_the_difference() -> None:
    text = report([Run(500.0, 1.0, 0, 2.0), Run(540.0, 9.0, 0, 9.0)], minutes=20)
    assert "| difference | 40 MB | 100 MB |" in text
    assert table(("a", "b"), [("1", "2")]) == "| a | b |\n| --- | ---: |\n| 1 | 2 |"


def test_cuts_are_counted_to_the_frame() -> None:
    count = cuts.Count()
    count.add(cuts_s=[1.0, 2.0, 3.0], found_s=[1.0, 2.04, 3.01])
    assert (count.found, count.there, count.false) == (2, 3, 1)


def test_the_film_of_cuts_is_the_same_every_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cuts, "SIZE", (128, 72))
    one, two = (list(cuts.film(np.random.default_rng(3))) for _ in range(2))
    assert sum(is_cut for is_cut, _ in one) == cuts.SHOTS - 1
    assert all(picture.shape == (72, 128, 3) for _, picture in one)
    assert all(np.array_equal(a, b) for (_, a), (_, b) in zip(one, two, strict=True))
