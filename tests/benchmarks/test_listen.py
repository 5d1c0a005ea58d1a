"""Blind pairs to judge by ear: a page that plays them, and a table of the answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import soundfile

from benchmarks.listen import OURS, PLAIN, Pair, judged, plain_fade, write_page, write_pairs
from tests.song_factory import Part, song, write_song
from tests.structure_factory import piece


def test_a_pair_is_two_files_of_one_length_and_the_page_does_not_say_which(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AEMO_STUDIO_CACHE", str(tmp_path / "cache"))
    track = write_song(tmp_path / "<piece>.wav", song(parts=(Part(4), Part(4, melody=1))))
    (pair,) = write_pairs(tmp_path, [track], 1)
    write_page(tmp_path, [pair])
    lengths = {soundfile.info(tmp_path / f"1{letter}.flac").frames for letter in "ab"}
    assert len(lengths) == 1
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "1a.flac" in page
    assert "&lt;piece&gt;" in page
    assert OURS not in page
    assert PLAIN not in page
    assert json.loads((tmp_path / "key.json").read_text())[0]["first"] == pair.first


def test_answers_become_a_table() -> None:
    key = [
        {"title": "1", "first": OURS},
        {"title": "2", "first": PLAIN},
        {"title": "3", "first": OURS},
    ]
    answers = {
        "1": {"better": "a", "heard": "b"},
        "2": {"better": "b", "heard": "ab"},
        "3": {"better": "same", "heard": ""},
    }
    rows = judged(key, answers).splitlines()
    assert rows[2] == "| ours | 2 | 67% | 1 |"
    assert rows[3] == "| plain fade | 0 | 0% | 2 |"
    assert rows[4].startswith("| no difference | 1 |")


def test_answers_to_something_else_are_refused() -> None:
    with pytest.raises(ValueError, match="no answer"):
        judged([{"title": "1", "first": OURS}], {"1": {"better": "maybe"}})


@pytest.mark.parametrize("length_s", [10.0, 40.0])
def test_the_plain_version_has_the_length_and_fades(length_s: float) -> None:
    plan = plain_fade(piece(8, (0, 4)), length_s)
    played_s = sum(one.to_s - one.from_s for one in plan.pieces)
    assert played_s == pytest.approx(length_s)
    assert plan.fade_out_s > 3
    assert Pair("", OURS).order == (OURS, PLAIN)
