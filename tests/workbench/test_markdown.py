from __future__ import annotations

from aemo_studio.workbench.markdown import table


def test_a_table_with_a_bar_in_a_cell() -> None:
    made = table(("what", "n"), [["a|b", "1"]])
    assert made == "| what | n |\n| --- | --- |\n| a\\|b | 1 |"
