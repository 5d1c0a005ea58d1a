"""Renders the targets of the shipped models beside what they reach, for docs/models.md."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from statistics import fmean

import msgspec

from aemo_studio.workbench.markdown import table
from aemo_studio.workbench.report.measured import Measured, best_of

_POINTS = 100


def targets_lines(models: Path, measured: Path) -> list[str]:
    """Renders the table of targets, as lines.

    models: folder of the cards' JSON files. measured: of the trials'.

    What was not measured has no row.
    """
    rows = [
        (what, f"{target:g}", f"{found:.3g}", "reached" if reached else "missed")
        for name, make in _MAKERS.items()
        for path in [(models if name.endswith("_emotion") else measured) / f"{name}.json"]
        if path.exists()
        for what, target, found, reached in make(msgspec.json.decode(path.read_bytes()))
    ]
    found = table(("what", "target", "measured", ""), rows, numbers=(1, 2))
    return ["## Targets", "", *found.splitlines(), "", _ATTEMPTS, ""]


_ATTEMPTS = (
    "What was tried for those that are missed, with its numbers: [attempts.md](attempts.md)."
)

TargetRow = tuple[str, float, float, bool]


def _at_least(what: str, target: float, found: float) -> TargetRow:
    return what, target, found, found >= target


def _at_most(what: str, target: float, found: float) -> TargetRow:
    return what, target, found, found <= target


def _speech(found: Measured) -> Iterator[TargetRow]:
    home, out = found["luna5"], found["one_corpus_out"]
    yield _at_least("speech, `luna5`, UAR", 0.80, home["untouched"]["uar"])
    yield _at_least("the same, adapted to the speaker", 0.88, home["adapted"]["uar"])
    yield _at_least("speech, one corpus left out, UAR", 0.58, out["untouched"]["uar"])
    yield _at_least("the same, adapted to the speaker", 0.75, out["adapted"]["uar"])
    for count, name in (("1", "one emotion"), ("2", "two emotions")):
        lost = max(
            _POINTS * (alone - known)
            for key in ("luna5", "one_corpus_out", "shipped")
            for alone, known in [found[key]["few_emotions"][count]]
        )
        yield _at_most(f"points lost by adapting to who shows {name} (worst protocol)", 2, lost)
    yield _at_most("speech, `luna5`, calibration error", 0.03, home["untouched"]["ece_pooled"])


def _face(found: Measured) -> Iterator[TargetRow]:
    accuracy, ece = (fmean(s[k] for s in found["seeds"]) for k in ("accuracy_clear", "ece_clear"))
    yield _at_least("face as learned, FER+ test, majority label, accuracy", 0.87, accuracy)
    yield _at_most("face as learned, calibration error", 0.03, ece)
    if "balance" in found:
        yield from _balanced_face(found["balance"])


def _balanced_face(found: Measured) -> Iterator[TargetRow]:
    home = found["home"]["balanced"]
    out = [row["balanced"] for row in found["left_out"] if not row["familiar"]]
    known = [row["figures"]["uar"] for row in found["adapted"] if row["looks"] is None]
    yield _at_least("face as balanced, a third of FER+ test, accuracy", 0.87, home["accuracy"])
    yield _at_most("the same, calibration error", 0.03, home["ece"])
    yield _at_least("face, a set of portraits left out, UAR", 0.66, fmean(r["uar"] for r in out))
    yield _at_least("the same, adapted to the person", 0.78, fmean(known))
    yield _at_most("the same, untouched, worst calibration error", 0.10, max(r["ece"] for r in out))


def _robustness(found: Measured) -> Iterator[TargetRow]:
    recipe = found["recipes"]["home"]
    for name, what in (("music_10db", "music at 10 dB"), ("aac_32k", "a 32 kbit/s codec")):
        if name in recipe:
            lost = recipe[name]["untouched"]["lost_points"]
            yield _at_most(f"points lost under {what}, untouched", 6, lost)


def _fusion(found: Measured) -> Iterator[TargetRow]:
    for mode in ("untouched", "adapted"):
        fused = found["modes"][mode]["fused"]
        name = f"fusion with the action-unit proxy, {mode}"
        yield _at_least(f"{name}, `luna5`, UAR", 0.87, fused["uar"])
        yield _at_most(f"{name}, calibration error", 0.03, fused["ece"])


def _cost(found: Measured) -> Iterator[TargetRow]:
    cores = found["cores"]
    for one in found["costs"]:
        if one["what"].startswith("speech stage") and one["threads"] == cores:
            name = f"seconds of sound per second on {cores} cores, {one['what']}"
            yield _at_least(name, 60, one["per_second"])
    yield _at_least("faces per second on one core, face CNN", 150, best_of(found, "face CNN"))


_MAKERS: Mapping[str, Callable[[Measured], Iterator[TargetRow]]] = {
    "speech_emotion": _speech,
    "face_emotion": _face,
    "robustness": _robustness,
    "fusion": _fusion,
    "cost": _cost,
}
