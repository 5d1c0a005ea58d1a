"""The ablation: every variant on every corpus left out."""

from __future__ import annotations

from pathlib import Path

from aemo_studio.workbench.report.measured import ablation_table
from aemo_studio.workbench.trials import ablation
from aemo_studio.workbench.trials.options import Options


def test_every_variant_is_measured_on_each_corpus_asked_for(data: Path, work: Path) -> None:
    corpora = ("savee", "ased")
    found = ablation.trial(Options(data, work, (0,)), corpora=corpora)
    variants = found["variants"]
    assert set(variants) == {*ablation.RECIPES, ablation.NO_AUGMENTED, ablation.ALL_POSSIBLE}
    for one in variants.values():
        assert set(one["of_split"]) == set(corpora)
        mean = sum(alone for alone, _ in one["of_split"].values()) / len(corpora)
        assert abs(one["untouched"] - mean) < 2e-4
    assert len({str(one["of_split"]) for one in variants.values()}) > 1, "variants differ"
    table = ablation_table(found)
    assert table.count("\n") == len(variants) + 1
    assert "+0.000" in table
