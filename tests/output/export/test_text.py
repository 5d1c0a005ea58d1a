"""Cells that a spreadsheet would run."""

from __future__ import annotations

import pytest

from aemo_studio.output.export.text import neutralised


@pytest.mark.parametrize(
    "sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫"]
)
@pytest.mark.parametrize(
    "before",
    ["", "\u200b", "\ufeff", "\u2060", "\u00ad", "\u202e", " ", "\u3000", "\t", "\u200b \u200d"],
)
def test_what_begins_a_formula_is_text(before: str, sign: str) -> None:
    cell = f'{before}{sign}HYPERLINK("http://x","y")'
    assert neutralised(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell", ["", "Song", " Song", "1 = 1", "夜＝明", "\u200b", "'=1", "♪ =", "５"]
)
def test_other_cells_stay(cell: str) -> None:
    assert neutralised(cell) == cell
