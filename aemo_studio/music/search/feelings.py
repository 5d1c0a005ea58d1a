"""Works out the affect that is wished for."""

from __future__ import annotations

import numpy as np

from aemo_studio.music.search.affect_words import NEUTRAL
from aemo_studio.music.search.chips import Degree, Feel, SearchState
from aemo_studio.music.search.index import SearchIndex
from aemo_studio.music.search.references import reference_rows
from aemo_studio.music.search.wishes import feel_of_chip

_DEGREES = {Degree.PLAIN: 1.0, Degree.SLIGHTLY: 0.6, Degree.VERY: 1.2}


def base_feel(state: SearchState, index: SearchIndex) -> Feel | None:
    """Finds the affect from which steps go: the mean of what is said and of the pieces that it is
    to be like; None where neither is."""
    wanted = [(f, c.degree) for c in state.chips if not c.negated and (f := feel_of_chip(c))]
    said = [_graded(feel, degree) for feel, degree in wanted if not feel.step]
    pieces = [index.feels[row] for row in reference_rows(state, index)]
    return _mean(said + [Feel(float(v), float(a)) for v, a in pieces if not np.isnan(v)])


def target_feel(state: SearchState, index: SearchIndex, scene: Feel | None) -> Feel | None:
    """Finds the affect to come near to: the base, else that of the scene, and the steps from
    there."""
    steps = _steps(state)
    base = base_feel(state, index) or scene
    if steps and steps[-1].base is not None:
        base, steps = Feel(*steps[-1].base), steps[-1:]
    if base is None and not steps:
        return None
    base = base or NEUTRAL
    return Feel(
        float(np.clip(base.valence + sum(step.valence for step in steps), 1, 9)),
        float(np.clip(base.arousal + sum(step.arousal for step in steps), 1, 9)),
    )


def has_steps(state: SearchState) -> bool:
    """Tells whether any step of affect is asked for."""
    return bool(_steps(state))


def _steps(state: SearchState) -> list[Feel]:
    return [
        c.value for c in state.chips if isinstance(c.value, Feel) and c.value.step and not c.negated
    ]


def _graded(feel: Feel, degree: Degree) -> Feel:
    by = _DEGREES[degree]
    valence = NEUTRAL.valence + by * (feel.valence - NEUTRAL.valence)
    return Feel(valence, NEUTRAL.arousal + by * (feel.arousal - NEUTRAL.arousal))


def _mean(feels: list[Feel]) -> Feel | None:
    if not feels:
        return None
    count = len(feels)
    return Feel(sum(f.valence for f in feels) / count, sum(f.arousal for f in feels) / count)
