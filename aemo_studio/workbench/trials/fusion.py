"""`python -m aemo_studio.workbench.trials.fusion`: speech with a proxy of the face.

The 1440 performances of RAVDESS by the program's own fusion (a product of experts, each with
coverage 1: a whole clip has speech and a face), in the folds of `luna5`. "untouched": every
clip on its own. "adapted": speech adapted to the actor, action units standardised per actor,
both without labels.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import numpy as np

from aemo_studio.analysis.fusion import fuse
from aemo_studio.domain.emotion import EmotionTrack, FloatArray
from aemo_studio.workbench.protocols.splits import LUNA5
from aemo_studio.workbench.report.measured import fusion_table
from aemo_studio.workbench.trials.action_units import (
    Proxy,
    per_speaker,
    proxy_scores,
    read_action_units,
)
from aemo_studio.workbench.trials.figures import protocol_figures
from aemo_studio.workbench.trials.options import Options, parser_of, run_trial
from aemo_studio.workbench.trials.stage import Scores, TrialData

NAME = "fusion"
RECIPE = "home"
TARGET_UAR = 0.87
TARGET_ECE = 0.03
MODES = ("untouched", "adapted")


def main(arguments: Sequence[str] | None = None) -> int:
    given = parser_of(NAME, __doc__).parse_args(arguments)
    return run_trial(given, NAME, trial, fusion_table)


def trial(options: Options) -> dict[str, Any]:
    """Figures of speech, of the face's proxy and of both together."""
    stage = TrialData.of(options.data, options.work)
    units = read_action_units(options.data, [path.stem for path in stage.paths])
    speech = [stage.out_of_fold(RECIPE, seed, stage.clean) for seed in options.seeds]
    seen = {"untouched": units, "adapted": per_speaker(units, stage.labels.speaker[stage.played])}
    return {
        "protocol": "luna5",
        "clips": len(stage.played),
        "seeds": list(options.seeds),
        "recipe": RECIPE,
        "face": "proxy: 35 action-unit means, softmax regression in a radial kernel",
        "targets": {"uar": TARGET_UAR, "ece": TARGET_ECE},
        "modes": {mode: _mode(stage, speech, seen[mode], mode) for mode in MODES},
    }


def _mode(
    stage: TrialData, speech: Sequence[Scores], units: FloatArray, mode: str
) -> dict[str, Any]:
    proxies = [proxy_scores(units, stage.truth, stage.fold, i) for i in range(len(LUNA5))]
    every = np.arange(len(units))
    face = np.stack([one.scores for one in proxies])[stage.fold, every]
    return {
        "face_proxy": protocol_figures(stage.truth, stage.fold, [face]),
        "proxy_choices": [_described(one) for one in proxies],
        **_together(stage, [getattr(one, mode) for one in speech], face),
    }


def _described(proxy: Proxy) -> dict[str, float]:
    return {**vars(proxy.settings), "temperature": round(proxy.temperature, 4)}


def _together(stage: TrialData, speech: Sequence[FloatArray], face: FloatArray) -> dict[str, Any]:
    ways: dict[str, list[FloatArray]] = {
        "speech": list(speech),
        "fused": [product(one, face) for one in speech],
        "average": [((one + face) / 2).astype(np.float32) for one in speech],
    }
    return {
        name: protocol_figures(stage.truth, stage.fold, scores) for name, scores in ways.items()
    }


def product(speech: FloatArray, face: FloatArray) -> FloatArray:
    """Fuses EmotionScores float32[n, 8] as the program does, both modalities fully covered."""
    whole = np.ones(len(speech), np.float32)
    return fuse([EmotionTrack(speech, whole), EmotionTrack(face, whole)]).scores


if __name__ == "__main__":
    sys.exit(main())
