"""Renders what trials and benchmarks measured (docs/measured) as a part of docs/models.md.

A file that is not there is left out; so each can be measured alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import msgspec

from aemo_studio.workbench.markdown import table
from aemo_studio.workbench.speech.fit import VERSION

Measured: TypeAlias = Mapping[str, Any]

CONDITIONS = {
    "clean": "as recorded",
    "music_10db": "music 10 dB under the voice",
    "music_0db": "music as loud as the voice",
    "aac_32k": "AAC, 32 kbit/s",
    "telephone": "telephone band, 300 to 3400 Hz",
    "training_bed_10db": "10 dB, on the music maker of the training",
}
TRAININGS = {"home": "for RAVDESS", "as_shipped": "as shipped"}
WAYS = {"speech": "speech", "fused": "fused", "average": "plain average"}
MODES = ("untouched", "adapted")


def measured_page(folder: Path) -> str:
    """Renders what was measured, headings of the second level; empty where nothing was."""
    parts = []
    for name, render in _PARTS.items():
        path = folder / f"{name}.json"
        if path.exists():
            found = msgspec.json.decode(path.read_bytes())
            parts.append(render(found).strip() + "\n" + _age(found))
    return "\n".join(parts)


def robustness(found: Measured) -> str:
    target = found["target_lost_points_at_music_10db"]
    lost = [
        conditions["music_10db"][mode]["lost_points"]
        for conditions in found["recipes"].values()
        for mode in MODES
        if "music_10db" in conditions
    ]
    return f"""## Voices under music and through codecs

The {found["clips"]} performances of RAVDESS speech in the folds of `{found["protocol"]}`,
{_seeds(found)}, each as recorded and in every condition. Music is made up, chords, bass,
drums and a tune, by another maker than the one that the training mixes in; its level is taken
against the voice where somebody speaks. Codecs encode and decode for real. Lost: points of UAR
against the recording, with 95 % of what other actors might have shown. Redone by
`python -m aemo_studio.workbench.trials.robustness --data DIR`.

{robustness_table(found)}

Target: at most {target:g} points lost at 10 dB. Most lost there: {max(lost, default=0):.1f}.
{_verdict(bool(lost) and max(lost) <= target)}
"""


def robustness_table(found: Measured) -> str:
    rows = [
        [
            TRAININGS[training],
            CONDITIONS[name],
            *(cell for mode in MODES for cell in _against_clean(modes[mode])),
        ]
        for training, conditions in found["recipes"].items()
        for name, modes in conditions.items()
    ]
    parts = ["UAR", "accuracy", "lost", "ECE"]
    head = ["trained", "condition", *(f"{name}, {mode}" for mode in MODES for name in parts)]
    return table(head, rows, numbers=range(2, len(head)))


def _against_clean(one: Measured) -> list[str]:
    lost = ""
    if "lost_points" in one:
        low, high = one["lost_points_interval"]
        lost = f"{one['lost_points']:.1f} ({low:.1f} to {high:.1f})"
    return [f"{one['uar']:.3f}", f"{one['accuracy']:.3f}", lost, f"{one['ece']:.3f}"]


def fusion(found: Measured) -> str:
    targets = found["targets"]
    fused, alone = (found["modes"][mode]["fused"] for mode in ("adapted", "untouched"))
    return f"""## Speech and face together

The {found["clips"]} performances of RAVDESS speech in the folds of `{found["protocol"]}`,
{_seeds(found)}; speech trained for RAVDESS. The face is a **proxy**: OpenFace's 35 action-unit
means of each performance (computed by Luna-Jiménez et al.) and a softmax regression in the
features of a radial kernel, chosen and calibrated inside the training actors. Our own face model
never saw these pictures. Fused by the program's own product of experts, both fully covered.
Untouched: every clip on its own. Adapted: speech to the actor, action units standardised per
actor, both without labels. ECE over all clips, 15 bins. Redone by
`python -m aemo_studio.workbench.trials.fusion --data DIR`.

{fusion_table(found)}

Targets: UAR {targets["uar"]:g}, ECE {targets["ece"]:g}. Fused, adapted: UAR {fused["uar"]:.3f},
ECE {fused["ece"]:.3f}. {_both(fused, targets)} Untouched: UAR {alone["uar"]:.3f}, ECE
{alone["ece"]:.3f}. {_both(alone, targets)}
"""


def fusion_table(found: Measured) -> str:
    rows = []
    for mode, part in found["modes"].items():
        rows.append([mode, "face (proxy)", *_calibrated(part["face_proxy"])])
        rows += [[mode, words, *_calibrated(part[way])] for way, words in WAYS.items()]
    head = ["mode", "scores", "UAR", "accuracy", "ECE", "mean confidence"]
    return table(head, rows, numbers=range(2, len(head)))


def _calibrated(one: Measured) -> list[str]:
    return [f"{one[key]:.3f}" for key in ("uar", "accuracy", "ece", "confidence")]


def _both(one: Measured, targets: Measured) -> str:
    return _verdict(one["uar"] >= targets["uar"] and one["ece"] <= targets["ece"])


def cost(found: Measured) -> str:
    targets = found["targets"]
    speech, faces = (best_of(found, what) for what in ("speech stage", "face CNN"))
    return f"""## Cost

{found["processor"]}, {found["cores"]} cores, load {found["load"]} from all programs when it
began: the clock then depends on them, the processor's time on the models. Seconds of
sound, somebody speaking throughout, and faces. Each model alone, called as the analysis calls
it; that gives speech half of the cores and the face network one thread, because decoding works
beside them. Redone by `python -m benchmarks.cost`.

{cost_table(found)}

At best, that is

- {speech:.0f} seconds of sound per second (target {targets["speech_s_per_s"]:g}):
  {_verdict(speech >= targets["speech_s_per_s"])}
- {faces:.0f} faces through the CNN per second (target {targets["faces_per_s"]:g}):
  {_verdict(faces >= targets["faces_per_s"])}
"""


def best_of(found: Measured, what: str) -> float:
    """Finds the most done per second, by the clock, in the rows that begin so."""
    return max(float(o["per_second"]) for o in found["costs"] if o["what"].startswith(what))


def cost_table(found: Measured) -> str:
    rows = [
        [
            one["what"],
            str(one["threads"]),
            f"{one['per_second']:.0f}",
            f"{one['per_cpu_second']:.0f}",
        ]
        for one in found["costs"]
    ]
    head = ["what", "threads", "per second", "per second of the processor"]
    return table(head, rows, numbers=range(1, len(head)))


def ablation(found: Measured) -> str:
    return f"""## What each idea of the speech head gives

One corpus left out in turn ({_corpora(found)}), {_seeds(found)}, the mean over them:
the recipe that ships, and with one idea at a time taken out. Redone by
`python -m aemo_studio.workbench.trials.ablation --data DIR`.

{ablation_table(found)}
"""


def _corpora(found: Measured) -> str:
    return ", ".join(found["variants"][found["shipped"]]["of_split"])


def ablation_table(found: Measured) -> str:
    shipped = found["variants"][found["shipped"]]
    rows = [
        [
            name,
            *(
                cell
                for mode in MODES
                for cell in (f"{one[mode]:.3f}", f"{one[mode] - shipped[mode]:+.3f}")
            ),
        ]
        for name, one in found["variants"].items()
    ]
    head = ["variant", "UAR untouched", "difference", "UAR adapted", "difference"]
    return table(head, rows, numbers=range(1, len(head)))


_PARTS: dict[str, Callable[[Measured], str]] = {
    "ablation": ablation,
    "robustness": robustness,
    "fusion": fusion,
    "cost": cost,
}


def _age(found: Measured) -> str:
    """Says that a trial saw an older training of the speech head; empty if it saw this one."""
    version = found.get("recipe_version", VERSION)
    if version == VERSION:
        return ""
    return (
        f"\nMeasured with version {version} of the training of the speech head; "
        f"what ships comes from version {VERSION}.\n"
    )


def _seeds(found: Measured) -> str:
    count = len(found["seeds"])
    return "one seed" if count == 1 else f"mean of {count} seeds"


def _verdict(reached: bool) -> str:
    return "Reached." if reached else "Missed."
