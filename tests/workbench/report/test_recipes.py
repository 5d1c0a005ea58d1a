"""Reports of the test bench become one file, and that file the tables of docs/models.md."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aemo_studio.workbench.bench.files import write_report
from aemo_studio.workbench.bench.measured_run import MeasuredRun, measure_run
from aemo_studio.workbench.bench.run import run
from aemo_studio.workbench.protocols.plan import ProtocolRequest, plan
from aemo_studio.workbench.recipes import load_recipe
from aemo_studio.workbench.recipes.task import Settings
from aemo_studio.workbench.report.__main__ import main
from aemo_studio.workbench.report.recipes import FILE, recipe_lines
from tests.workbench.bench.generated import features, joined

DATA = joined(
    features("whisper", (6,), emotions=(0, 3), clarity=0.8),
    features("whisper", (6,), emotions=(0, 3), clarity=0.8, corpus="tess", actors=(1, 2)),
)


def measured_run(protocol: str, seeds: int = 1) -> MeasuredRun:
    recipe = load_recipe("whisper-linear")
    return measure_run(
        run(recipe, DATA, plan(ProtocolRequest(protocol), DATA), range(seeds), Settings())
    )


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench")
    for protocol in ("random", "cross-corpus", "luna5"):
        write_report([measured_run(protocol)], folder / protocol)
    return folder


def command(folder: Path, *places: Path) -> int:
    page = ["-o", str(folder / "models.md")]
    return main(["--bench", *map(str, places), "--measured", str(folder), *page])


def gathered(folder: Path, *places: Path) -> list[dict[str, object]]:
    assert command(folder, *places) == 0
    found: list[dict[str, object]] = json.loads((folder / FILE).read_text())["recipes"]
    return found


def test_all_reports_below_a_folder_are_gathered(reports: Path, tmp_path: Path) -> None:
    found = gathered(tmp_path, reports)
    assert [entry["protocol"] for entry in found] == ["luna5", "cross-corpus", "random"]
    assert found[0]["uar"] == round(measured_run("luna5").figures.uar, 4)
    assert "rounds" not in found[0]


def test_a_later_report_of_the_same_replaces_the_earlier(reports: Path, tmp_path: Path) -> None:
    write_report([measured_run("luna5", seeds=2)], tmp_path / "later")
    found = gathered(tmp_path, reports, tmp_path / "later")
    assert [entry["seeds"] for entry in found] == [[0, 1], [0], [0]]


def test_the_tables_say_what_leaks_and_by_how_much(reports: Path, tmp_path: Path) -> None:
    first, second, leaky = gathered(tmp_path, reports)
    text = "\n".join(recipe_lines(tmp_path / FILE))
    assert (tmp_path / "models.md").read_text().rstrip().endswith(text.rstrip())
    honest, flattered = text.split("### What a random split flatters")
    assert f"| {first['uar']:.3f} (" in honest
    assert f"| {second['uar']:.3f} |" in honest
    assert "`random`" not in honest
    assert "`functionals-svm`, `aemo`: not run." in honest
    assert f"{leaky['uar'] - first['uar']:+.3f}" in flattered  # type: ignore[operator]
    assert "LEAKY" in flattered


def test_a_corpus_that_a_recipe_did_not_have_is_a_dash(reports: Path, tmp_path: Path) -> None:
    _, whole, _ = gathered(tmp_path, reports)
    whole["remarks"] = ["Few clips."]
    adapted = {"uar": 0.7, "uar_of_split": {"tess": 0.7}}
    part = {**whole, "feature": "prosody", "uar_of_split": {"tess": 0.5}, "self_adapted": adapted}
    (tmp_path / FILE).write_text(json.dumps({"version": 1, "recipes": [part, whole]}))
    text = "\n".join(recipe_lines(tmp_path / FILE))
    assert "| recipe, tested on | ravdess | tess | mean | seeds |" in text
    assert "| whisper-linear on prosody | \u2013 | 0.500 |" in text
    assert "| whisper-linear on prosody, adapted to the speaker | \u2013 | 0.700 | 0.700 |" in text
    assert "- `whisper-linear`: Few clips." in text


def test_where_nothing_was_measured_nothing_is_said(tmp_path: Path) -> None:
    assert recipe_lines(tmp_path / "recipes.json") == []


@pytest.mark.parametrize(
    ("content", "words"), [("{", "is no report"), ('{"version": 1}', "is no report")]
)
def test_what_is_no_report_is_named(
    content: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "report.json").write_text(content)
    assert command(tmp_path / "out", tmp_path) == 2
    assert words in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_an_empty_folder_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(tmp_path, tmp_path) == 2
    assert "There is no report.json" in capsys.readouterr().err
