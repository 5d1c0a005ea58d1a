"""The model card of the speech model, filled from measured figures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.workbench.markdown import table
from aemo_studio.workbench.speech.features import AUGMENTED_SHARE
from aemo_studio.workbench.speech.fit import RAVDESS_HOME

_TERMS = """\
RAVDESS (CC BY-NC-SA 4.0) and nEMO (CC BY-NC-SA 4.0) make what is trained on them
non-commercial, share alike; SAVEE and ASED are for research, EMOVO and AESDD for non-commercial
research; TESS is CC BY-NC-ND 4.0. CREMA-D is open: "Crowd-sourced Emotional Multimodal Actors
Dataset", Cao et al. 2014, ODbL 1.0.
The encoder below the head is OpenAI's Whisper base (MIT), see whisper_base_encoder.md.
"""


def write_card(figures: dict[str, Any], path: Path) -> None:
    write_atomic(path, card(figures).encode())


def card(figures: dict[str, Any]) -> str:
    """Renders the model card, every number out of `figures`."""
    held = ", ".join(figures["held_out_speakers"])
    shipped = figures["shipped"]
    return f"""# speech_emotion

Softmax regression over five hidden states of Whisper base's encoder (mean and standard
deviation over the frames with speech), on voices brought to one loudness. Gives the eight
RAVDESS emotions as calibrated probabilities. Two layers, {figures["parameters"]:,} parameters:
a general one for unknown voices, and one for voices whose middle is known; the head moves from
the first to the second as far as there is enough speech. Where the speech varies little, the
middle of a single voice is sought behind its moods by expectation maximisation, and several
voices are left as they are. Both layers look past what differs
between two seconds of the same clip, which is words, and between a clip and the same clip
augmented, which is the recording.

## Data

{figures["utterances"]:,} acted utterances of {figures["speakers"]} speakers: RAVDESS speech and
song (English), TESS (English), SAVEE (British English), nEMO (Polish), ASED (Amharic), CREMA-D
(American English), EMOVO (Italian), AESDD (Greek); each clean, and {AUGMENTED_SHARE:.0%} of
each corpus {figures["augmentations"]} time(s) augmented (music bed, noise, voices, room, codec,
band, tempo, gain). Of CREMA-D's clips those are left out in which more listeners heard some other
emotion than the acted one: they heard the voice alone, and half of the clips have their emotion
in the face. Emotions count the same within a corpus; a corpus says nothing about
emotions that it does not label.

## Protocol and numbers

Speakers are never on both sides; {_seeds(figures)} (the row "as shipped": one).
In the first row the head is trained for RAVDESS (its training actors count
{RAVDESS_HOME.at_home:.0f} times, words and sound are looked past less); in the others it is the one
that ships, for any recording. "Adapted" means adapted to all files of a speaker, without labels.
How careful the fits are was chosen by the
mean over the corpora left out, and from when on a voice counts as varied by held-out speakers of
all corpora, so that these means flatter a little. Redone by
`python -m aemo_studio.workbench.speech --data DIR`.

ECE is the calibration error over 15 bins: of all clips of a seed for RAVDESS, the mean over the
corpora for the last row. Temperatures are fitted inside the training part: for RAVDESS on groups of
its training actors in turn, otherwise half on held-out speakers and half on corpora left out
by groups in turn, so that the doubt is a compromise between familiar recordings and foreign ones.

{_protocol_table(figures)}

Leaving one corpus out, UAR of each:

{_corpus_table(figures)}

Adapting to speakers of whom only one or two emotions are heard (mean recall over all test speakers
and all choices of emotions):

{_few_table(figures)}

What ships is trained on all speakers but {held}. On the RAVDESS speech of these:
UAR {shipped["untouched_uar"]:.3f} untouched, {shipped["adapted_uar"]:.3f} adapted, calibration
error {shipped["ece"]:.3f} and {shipped["adapted_ece"]:.3f} (temperatures: general
{shipped["temperatures"][0]:.2f}, known {shipped["temperatures"][1]:.2f}).

## Limits

Acted emotions, few languages, adults. Calm and disgust come from few corpora. Whether people in
real films feel what they show is not something that this model can know. It must not be
used to judge, hire, watch or diagnose people.

## Terms

{_TERMS}"""


def _seeds(figures: dict[str, Any]) -> str:
    count = len(figures["seeds"])
    return "one seed" if count == 1 else f"mean of {count} seeds"


def _protocol_table(figures: dict[str, Any]) -> str:
    head = ("protocol", "UAR untouched", "spread", "ECE", "UAR adapted", "spread", "ECE")
    names = {
        "luna5": ("RAVDESS speech, 5 folds of actors, trained for RAVDESS", "ece_pooled"),
        "luna5_as_shipped": ("the same, trained as shipped", "ece_pooled"),
        "one_corpus_out": ("one corpus left out", "ece"),
    }
    rows = [
        [
            name,
            *(
                f"{figures[key][mode][value]:.3f}"
                for mode in ("untouched", "adapted")
                for value in ("uar", "uar_spread_over_seeds", ece)
            ),
        ]
        for key, (name, ece) in names.items()
    ]
    return table(head, rows)


def _corpus_table(figures: dict[str, Any]) -> str:
    alone, known = (figures["one_corpus_out"][mode] for mode in ("untouched", "adapted"))
    keys = ("uar_of_split", "ece_of_split")
    rows = [
        [corpus, *(f"{mode[key][corpus]:.3f}" for mode in (alone, known) for key in keys)]
        for corpus in alone["uar_of_split"]
    ]
    return table(("corpus", "untouched", "ECE", "adapted", "ECE"), rows)


def _few_table(figures: dict[str, Any]) -> str:
    names = {
        "shipped": "held out of what ships",
        "one_corpus_out": "of the corpora left out",
        "luna5": "RAVDESS, trained for it",
    }
    rows = [
        [name, count, f"{alone:.3f}", f"{known:.3f}", f"{known - alone:+.3f}"]
        for key, name in names.items()
        for count, (alone, known) in figures[key]["few_emotions"].items()
    ]
    return table(("speakers", "emotions", "untouched", "adapted", "difference"), rows)
