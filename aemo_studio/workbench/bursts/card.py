"""The model card of the burst layer, filled from measured figures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from aemo_studio.analysis.speech.bursts import MEANING
from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.domain.emotion import EMOTIONS
from aemo_studio.workbench.markdown import table


def write_card(figures: dict[str, Any], path: Path) -> None:
    write_atomic(path, card(figures).encode())


def card(figures: dict[str, Any]) -> str:
    """Renders the model card, every number out of `figures`."""
    return f"""# vocal_bursts

Softmax regression over the same hidden states of Whisper's encoder as `speech_emotion`, pooled over
the voice in one second. Tells speech, ten states of vocal bursts (laughter, crying, screams, sighs
and other cries without words), and no voice at all. {figures["parameters"]:,} parameters. Where it
finds a burst, the speech model, which learned from sentences, is not asked.

## Data

{figures["bursts"]:,} vocal bursts of {figures["burst_speakers"]} speakers of EmoGator, and
{figures["speech"]:,} acted utterances of {figures["speech_speakers"]} speakers of RAVDESS (speech
and song), TESS, SAVEE, nEMO, ASED and CREMA-D; alone as recorded, or one behind the other at
different loudness, partly in rooms, through codecs, over music or noise that were made up. What is
no voice was made up, too: music, noise and effects (bells, sirens, claps, engines, beeps, wind).

## Numbers

Of {figures["rows"]:,} half seconds of voices that the layer never heard (five folds of speakers). A
burst counts from a probability of {figures["threshold"]:.2f} on, which leaves at most
{figures["promise_false"]:.1%} of the speech taken for bursts. Each emotion is claimed from a
probability on with which {figures["promise_right"]:.0%} of its claims are right and hardly a laugh
gets it wrongly (all together: {figures["claims_right"]:.0%} right); the rest is *missing*, not
neutral. In films, neighbouring half seconds are averaged on top. Redone by
`python -m aemo_studio.workbench.bursts --data DIR`.

{table(("emotion", "claimed from"), _claims(figures))}

Area under the ROC curve, bursts against speech and everything else: {figures["area"]:.3f}.

{table(("kind", "precision", "recall", "F1"), _kinds(figures))}

Share taken for a burst:

{table(("corpus", "share"), _corpora(figures))}

What each state of EmoGator is found and claimed to be:

{table(("state", "counts as", "found", "claimed", *(e.value for e in EMOTIONS)), _states(figures))}

## Limits

What a burst expresses is the label that its speaker was asked for; listeners agree with such labels
far less than with those of sentences, so little is claimed but laughter. Adults, recorded at
home, English instructions. Audiences, babies and animals were not in the data: a cow may pass for
a cry. Bursts and speech come from different corpora, so their microphones help to tell them here;
of 120 sentences of two corpora that took no part (EMOVO, AESDD) none is taken for a burst, of 165
drums, loops and synthesisers of a music program 16, one of them with an emotion, before half
seconds that are alone are dropped.

## Terms

EmoGator (Buhl 2023) is Apache-2.0. RAVDESS and nEMO (CC BY-NC-SA 4.0) make what is trained on them
non-commercial, share alike; SAVEE and ASED are for research; TESS is CC BY-NC-ND 4.0; CREMA-D is
ODbL 1.0.
"""


def _corpora(figures: dict[str, Any]) -> list[list[str]]:
    return [[name, f"{share:.2%}"] for name, share in figures["taken_for_bursts"].items()]


def _claims(figures: dict[str, Any]) -> list[list[str]]:
    return [
        [emotion, f"{least:.2f}" if least <= 1 else "never"]
        for emotion, least in figures["claim"].items()
    ]


def _kinds(figures: dict[str, Any]) -> list[list[str]]:
    keys = ("precision", "recall", "f1")
    return [
        [kind, *(f"{shares[key]:.2f}" for key in keys)] for kind, shares in figures["kinds"].items()
    ]


def _states(figures: dict[str, Any]) -> list[list[str]]:
    keys = ("found", "claimed", *(emotion.value for emotion in EMOTIONS))
    return [
        [
            state.value,
            f"{emotion}, {kind}",
            *(f"{figures['states'][state.value][key]:.0%}" for key in keys),
        ]
        for state, (emotion, kind) in MEANING.items()
    ]
