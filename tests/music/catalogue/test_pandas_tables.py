"""Tables as pandas reads them, against the reader that goes row by row."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aemo_studio.music.catalogue.pandas_tables import Grid, Limits, whole_grid
from aemo_studio.music.catalogue.tables import Table, read_table

BY_ROW = 1 << 62
"""From how many bytes on pandas reads: more than there ever are."""


def both(path: Path, data: bytes) -> tuple[Grid | None, tuple[Grid, int]]:
    """As pandas reads it (None: not whole), and row by row with the number of damaged rows."""
    path.write_bytes(data)
    table = read_table(path, BY_ROW)
    grid, damaged = table.grid()
    return _whole(table), (grid, len(damaged))


def _whole(table: Table) -> Grid | None:
    return whole_grid(
        table.data, table.encoding, table.separator, len(table.columns), Limits(20, 1 << 20)
    )


WHOLE = (
    "a,b,c\n1,2,3\n4,5,6\n",
    "a,b,c\r\n1,2,3\r\n4,5,6",
    'a;b\n"x;\ny";"say ""no"""\n;\n \t; \n"";\n1;2\n',
    'a,b\n"x\r\ny",1\nNA,null\n007,1e5\n,\n',
    "a\tb\n夜 🎬\t#1\n",
    "a,a,\n1,2,3\n",
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("text", WHOLE)
def test_pandas_reads_whole_tables_as_they_are(text: str, encoding: str, tmp_path: Path) -> None:
    grid, expected = both(tmp_path / "t.csv", text.encode(encoding))
    assert (grid, 0) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a,b\n1\n",
        "a,b\n1,2,3\n",
        'a,b\n"open,2\n',
        'a,b\n5" disk,2\n',
        'a,b\n"x" y,2\n',
        'a,b\n1,"x"y"\n',
        "a,b\n\n1,2\n",
        "\na,b\n1,2\n",
        "a,b\r1,2\r",
        "a\n1\n",
        'a,b\n"' + 20 * "\n" + '",2\n',
        "a,b\n1," + (1 << 20) * "x" + "\n",
    ],
)
def test_whatever_is_odd_is_left_to_the_reader_that_goes_row_by_row(
    text: str, tmp_path: Path
) -> None:
    (tmp_path / "t.csv").write_bytes(text.encode())
    assert _whole(read_table(tmp_path / "t.csv", BY_ROW)) is None


@given(st.text('ab",;\n\r ü', max_size=60))
@example('"a"",\n')
def test_where_pandas_reads_both_readers_agree(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.mktemp("t") / "t.csv"
    grid, expected = both(path, f"a,b\nc,d\n{text}".encode())
    assert grid is None or (grid, 0) == expected


def test_a_table_of_several_megabytes_is_the_same_by_both_ways(tmp_path: Path) -> None:
    rows = "".join(f'{n},"title ""{n}"", {n}",artist {n % 7}\n' for n in range(60_000))
    path = tmp_path / "large.csv"
    path.write_text("track_id,title,artist\n" + rows)
    one, other = (read_table(path, bytes_).grid() for bytes_ in (0, BY_ROW))
    assert one == other
    assert (one[0].lines[-1], one[0].columns[1][-1]) == (60_001, 'title "59999", 59999')
