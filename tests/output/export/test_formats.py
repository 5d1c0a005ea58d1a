"""The table of formats."""

from __future__ import annotations

import dataclasses
import re
import subprocess
import sys
from pathlib import Path

import pytest

from aemo_studio.base.errors import OutputError, UsageError
from aemo_studio.domain.cast import Character, SpokenLine
from aemo_studio.domain.project import Project
from aemo_studio.output.export.export_format import ExportFormat, OptionName
from aemo_studio.output.export.formats import FOLDERS, FORMATS, STEMS, export_project, find_format
from aemo_studio.output.export.options import ExportOptions, Language
from aemo_studio.output.export.programs import DATA, FOR_PEOPLE, PREVIEW, PROGRAMS
from tests.cli_run import ROOT
from tests.factories import make_project
from tests.output.export.projects import odd_project


def test_names_and_suffixes_are_unique() -> None:
    assert len({f.name for f in FORMATS}) == len({f.suffix for f in FORMATS}) == len(FORMATS)


def test_unknown_format_lists_the_known_ones() -> None:
    with pytest.raises(UsageError) as error:
        find_format("xlsx")
    assert all(f.name in error.value.message for f in FORMATS)


@pytest.mark.parametrize("name", [f.name for f in FORMATS])
def test_export_writes_what_it_renders(name: str, tmp_path: Path) -> None:
    format_ = find_format(name.upper())
    path = tmp_path / f"中 文 #1{format_.suffix}"
    export_project(make_project(), format_, path)
    assert path.read_bytes() == format_.render(make_project())
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_export_to_an_impossible_place(tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        export_project(make_project(), find_format("csv"), tmp_path / "none" / "x.csv")


def test_the_documentation_has_every_format() -> None:
    """Each row of the table in docs/exports.md is a row of the table of formats, in its order, and
    says what the format was opened with."""
    lines = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8").splitlines()
    first = lines.index("| --- | --- | --- | --- | --- |") + 1
    shown = [line.rsplit(" | ", 1) for line in lines[first : lines.index("", first)]]
    rows = [f"| `{f.name}` | `{f.suffix}` | {f.carries} | {f.use}" for f in FORMATS]
    rows += [f"| `{f.name}` | a folder | {f.carries} | {f.use}" for f in FOLDERS]
    assert [row for row, _opened_with in shown] == rows
    assert all(opened_with.strip(" |") for _row, opened_with in shown)


def test_the_documentation_says_which_formats_serve_which_program() -> None:
    """The table by editing program in docs/exports.md is that of the code, and so are the lists."""
    text = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
    lines = text.split("## By editing program")[1].splitlines()
    first = lines.index("| --- | --- | --- | --- | --- |") + 1
    shown = [
        tuple(cell.strip(" `") for cell in line.strip("|").split("|"))
        for line in lines[first : lines.index("", first)]
    ]
    assert shown == [
        (program.title, each.name, "yes" * each.proposed, each.brings, each.steps)
        for program in PROGRAMS
        for each in program.formats
    ]
    for title, names in (("For people", FOR_PEOPLE), ("Data", DATA)):
        listed = ", ".join(f"`{name}`" for name in names)
        assert f"{title}: {listed}." in text


def test_every_format_serves_somebody_and_every_program_gets_one() -> None:
    served = {each.name for program in PROGRAMS for each in program.formats}
    others = {*FOR_PEOPLE, *DATA}
    assert served | others == {*(f.name for f in FORMATS), STEMS.name, PREVIEW.name}
    assert not served & others
    assert all(any(each.proposed for each in program.formats) for program in PROGRAMS)
    assert [each.format.name for each in PROGRAMS[0].formats] == [
        each.name for each in PROGRAMS[0].formats
    ]


def test_the_page_on_adding_an_export_shows_the_files_as_they_are() -> None:
    """Its diff, put together again: the whole module, and a row as it stands in the table."""
    page = (ROOT / "docs" / "adding-an-export.md").read_text(encoding="utf-8")
    diff = page.split("```diff\n")[1].split("```")[0]
    parts = re.split(r"^--- .*\n\+\+\+ b/(.*)\n", diff, flags=re.MULTILINE)[1:]
    shown = {
        path: "".join(f"{line[1:]}\n" for line in text.splitlines() if line.startswith("+"))
        for path, text in zip(parts[::2], parts[1::2], strict=True)
    }
    module, table = "aemo_studio/output/export/vtt.py", "aemo_studio/output/export/formats.py"
    assert set(shown) == {module, table}
    assert (ROOT / module).read_text(encoding="utf-8") == shown[module]
    assert shown[table] in (ROOT / table).read_text(encoding="utf-8")


def test_the_readme_names_formats_that_exist() -> None:
    """It lists the usual ones by editing program, so that not each has to be there."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    used = set(re.findall(r"--to ([a-z0-9-]+)", readme))
    assert used
    assert used <= {f.name for f in (*FORMATS, *FOLDERS)}


def test_the_ending_decides_within_a_family() -> None:
    assert find_format("cuesheet", Path("a.XLSX")).name == "cuesheet-xlsx"
    assert find_format("cuesheet-xlsx", Path("a.csv")).name == "cuesheet"
    assert find_format("cuesheet-xlsx", Path("a")).name == "cuesheet-xlsx"
    assert find_format("csv", Path("a.xlsx")).name == "csv"


def _with_a_voice(project: Project) -> Project:
    analysis = dataclasses.replace(project.analysis, lines=(SpokenLine(0, 0.0, 9.0),))
    return dataclasses.replace(project, analysis=analysis, cast=(Character(0, (), lines=(0,)),))


@pytest.mark.parametrize("format_", FORMATS, ids=lambda f: f.name)
def test_a_format_takes_the_options_that_change_its_bytes(format_: ExportFormat) -> None:
    project = _with_a_voice(odd_project())
    file = project.picks[0].track.file
    assert file is not None
    changes: dict[OptionName, ExportOptions] = {
        "language": ExportOptions(language=Language.TRADITIONAL_CHINESE),
        "production": ExportOptions(production="Night"),
        "episode": ExportOptions(episode="Two"),
        "company": ExportOptions(company="We"),
        "copied": ExportOptions(copied=((file, "music/1.flac"),)),
        "names": ExportOptions(names=True),
    }
    usual = format_.render(project)
    changed = {
        name for name, options in changes.items() if format_.render(project, options) != usual
    }
    assert changed == format_.takes - {
        "beats",
        "levels",
    }  # see test_exact_cuts: they need heard music


def test_the_table_loads_no_format() -> None:
    """The help of the command line reads it."""
    code = (
        "import sys, aemo_studio.output.export.formats\n"
        "print({'numpy', 'msgspec', 'jinja2', 'openpyxl', 'opentimelineio'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout == "set()\n"
