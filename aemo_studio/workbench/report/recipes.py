"""Gathers the reports of the test bench into one file, and renders the tables of docs/models.md.

aemo-studio evaluate speech --recipes all --protocol luna5 --data DIR -o work/bench/luna5
python -m aemo_studio.workbench.report --bench work/bench
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.base.errors import UsageError
from aemo_studio.workbench.markdown import table
from aemo_studio.workbench.protocols.plan import PROTOCOLS
from aemo_studio.workbench.recipes import RECIPES

#: The report of a run of the test bench, as `bench` writes it.
REPORT = "report.json"
#: Where they are gathered, in the folder of what was measured.
FILE = "recipes.json"

Entry = Mapping[str, Any]

_KEPT: tuple[str, ...] = ("recipe", "source", "feature", "corpora", "protocol", "leaky")
_KEPT += ("adapted_to_speakers", "remarks", "parameters", "seeds", "clips", "speakers", "uar")
_KEPT += ("uar_interval", "uar_spread_over_seeds", "accuracy", "macro_f1", "ece")
_KEPT += ("uar_of_split", "recall")
_KEPT_ADAPTED: tuple[str, ...] = (
    "uar",
    "uar_interval",
    "uar_spread_over_seeds",
    "accuracy",
    "macro_f1",
    "ece",
)
_KEPT_ADAPTED += ("uar_of_split",)

_FROM_SCRATCH = "0.623: networks from scratch"
#: UAR on the same folds, measured or printed elsewhere; the others stand against networks.
PUBLISHED: Mapping[str, str] = MappingProxyType(
    {
        "mfcc-conv1d": f"0.367: its features with an SVM; {_FROM_SCRATCH}",
        "functionals-svm": "0.491: eGeMAPS, the same machine",
        "whisper-linear": "0.750: all hidden states; 0.769: Whisper small.en",
        "aemo": "0.819: encoders of 300 M parameters",
    }
)

_READ_SO = """UAR is a mean over the rounds and the seeds, \u00b1 its spread over the seeds, and in
brackets 95 % when the tested speakers are drawn again. Choices, early stopping and calibration
saw speakers of the training part only. People recognise 62 % of the RAVDESS recordings."""


def collect(places: Sequence[Path]) -> list[dict[str, Any]]:
    """Reads the runs in reports, or in all reports below folders. Raises UsageError for none.

    A later run of the same recipe, feature, protocol and data replaces an earlier one.
    """
    found: dict[tuple[str, ...], dict[str, Any]] = {}
    for path in _reports(places):
        for entry in _read(path):
            found[_what(entry)] = _shortened(entry)
    order = list(PROTOCOLS)
    return sorted(found.values(), key=lambda e: (order.index(e["protocol"]), -e["uar"]))


def gather(places: Sequence[Path], output: Path) -> None:
    """Writes the runs of the reports in `places` to `output`. Raises UsageError for none."""
    text = json.dumps({"version": 1, "recipes": collect(places)}, indent=1)
    write_atomic(output, f"{text}\n".encode())


def _reports(places: Sequence[Path]) -> list[Path]:
    found = [p for place in places for p in (_below(place) if place.is_dir() else [place])]
    if not found:
        raise UsageError(
            "There is no {REPORT} in {names}.", REPORT=REPORT, names=", ".join(map(str, places))
        )
    return found


def _below(folder: Path) -> list[Path]:
    return sorted(folder.rglob(REPORT))


def _read(path: Path) -> list[dict[str, Any]]:
    try:
        entries: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["recipes"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(
            "{path} is no report of the test bench ({error}).", path=path, error=error
        ) from error
    return entries


def _what(entry: Entry) -> tuple[str, ...]:
    manner = "adapted" if entry["adapted_to_speakers"] else "alone"
    return (entry["recipe"], entry["feature"], entry["protocol"], manner, *entry["corpora"])


def _shortened(entry: Entry) -> dict[str, Any]:
    adapted = entry["self_adapted"]
    own = None if adapted is None else {key: adapted[key] for key in _KEPT_ADAPTED}
    return {**{key: entry[key] for key in _KEPT}, "self_adapted": own}


def recipe_lines(path: Path) -> list[str]:
    """Renders what each recipe is worth, protocol by protocol, then what leaks flatter.

    Nothing where there is no such file.
    """
    if not path.is_file():
        return []
    entries: list[Entry] = json.loads(path.read_text(encoding="utf-8"))["recipes"]
    honest = [entry for entry in entries if not entry["leaky"]]
    lines = ["## The recipes under one protocol", "", _READ_SO, ""]
    for protocol in dict.fromkeys(entry["protocol"] for entry in honest):
        of_it = [entry for entry in honest if entry["protocol"] == protocol]
        lines += [f"### `{protocol}`", "", *_of_protocol(of_it), ""]
    return [*lines, *_flattery(entries)]


def _of_protocol(entries: Sequence[Entry]) -> list[str]:
    if entries[0]["protocol"] == "cross-corpus":
        return _corpora_in_turn(entries)
    head = ["recipe", "learns from", "parameters", "UAR", "accuracy", "macro F1"]
    head += ["calibration error", "seeds", "stands against"]
    rows = [row for entry in entries for row in _rows(entry)]
    if entries[0]["protocol"] != "luna5":  # what is printed elsewhere is on those folds
        head, rows = head[:-1], [row[:-1] for row in rows]
        return [table(head, rows), "", *_remarks(entries)]
    return [table(head, rows), "", *_remarks(entries), *_not_run(entries)]


def _rows(entry: Entry) -> Iterator[list[str]]:
    manner = ", all features per speaker" if entry["adapted_to_speakers"] else ""
    yield _row(entry, entry, f"{entry['recipe']}{manner}")
    if entry["self_adapted"] is not None:
        yield _row(entry, entry["self_adapted"], f"{entry['recipe']}, adapted to the speaker")


def _row(entry: Entry, figures: Entry, name: str) -> list[str]:
    count = entry["parameters"]
    alone = figures is entry and not entry["adapted_to_speakers"]
    return [
        name,
        f"{entry['feature']} of {_corpora(entry)}",
        "\u2013" if count is None else f"{count:,}",
        _uar(entry, figures),
        f"{figures['accuracy']:.3f}",
        f"{figures['macro_f1']:.3f}",
        f"{figures['ece']:.3f}",
        str(len(entry["seeds"])),
        PUBLISHED.get(entry["recipe"], _FROM_SCRATCH) if alone else "",
    ]


def _corpora(entry: Entry) -> str:
    names = entry["corpora"]
    return ", ".join(names) if len(names) <= 4 else f"{len(names)} corpora"


def _uar(entry: Entry, figures: Entry) -> str:
    low, high = figures["uar_interval"]
    several = len(entry["seeds"]) > 1
    spread = f" \u00b1 {figures['uar_spread_over_seeds']:.3f}" if several else ""
    return f"{figures['uar']:.3f}{spread} ({low:.3f} to {high:.3f})"


def _corpora_in_turn(entries: Sequence[Entry]) -> list[str]:
    """Renders the UAR on each corpus, learned from all the others that the recipe had."""
    names = sorted({name for entry in entries for name in entry["uar_of_split"]})
    rows = [
        [
            f"{entry['recipe']} on {entry['feature']}{manner}",
            *(_on(figures, name) for name in names),
            f"{figures['uar']:.3f}",
            str(len(entry["seeds"])),
        ]
        for entry in entries
        for manner, figures in (("", entry), (", adapted to the speaker", entry["self_adapted"]))
        if figures is not None
    ]
    return [table(["recipe, tested on", *names, "mean", "seeds"], rows), "", *_remarks(entries)]


def _on(figures: Entry, corpus: str) -> str:
    found = figures["uar_of_split"].get(corpus)
    return "\u2013" if found is None else f"{found:.3f}"


def _remarks(entries: Sequence[Entry]) -> list[str]:
    """Renders a line for each remark, with the recipes that it is about."""
    about: dict[str, list[str]] = {}
    for entry in entries:
        for remark in entry["remarks"]:
            about.setdefault(remark, []).append(f"`{entry['recipe']}`")
    return [f"- {', '.join(dict.fromkeys(n))}: {remark}" for remark, n in about.items()]


def _not_run(entries: Sequence[Entry]) -> list[str]:
    there = {entry["recipe"] for entry in entries}
    absent = [f"`{name}`" for name in RECIPES if name not in there]
    return [f"- {', '.join(absent)}: not run."] if absent else []


def _flattery(entries: Sequence[Entry]) -> list[str]:
    """Renders the same recipes on the same clips, split by speaker and at random."""
    alone = [e for e in entries if not e["adapted_to_speakers"]]
    honest = {e["recipe"]: e for e in alone if e["protocol"] == "luna5"}
    rows = []
    for leaky in (e for e in alone if e["leaky"] and e["recipe"] in honest):
        true = honest[leaky["recipe"]]
        figures = [f"{e[key]:.3f}" for key in ("uar", "accuracy") for e in (true, leaky)]
        rows.append([leaky["recipe"], *figures, f"{leaky['uar'] - true['uar']:+.3f}"])
    if not rows:
        return []
    head = ["recipe", "UAR, `luna5`", "UAR, `random`", "accuracy, `luna5`"]
    head += ["accuracy, `random`", "flattered by"]
    return [
        "### What a random split flatters",
        "",
        "LEAKY: in `random` the same speakers are in training and test.",
        "",
        table(head, rows),
        "",
    ]
