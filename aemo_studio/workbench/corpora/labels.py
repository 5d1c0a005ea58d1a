"""The declared table: what each corpus's labels are among the 8 Emotions.

None is a label that the corpus has and the 8 do not; its recordings are left out, and named.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from aemo_studio.domain.emotion import EMOTIONS, Emotion

LabelMap = Mapping[str, Emotion | None]

_E = Emotion

_TABLE: dict[str, dict[str, Emotion | None]] = {
    # Livingstone & Russo 2018.
    "ravdess": {f"{code:02}": emotion for code, emotion in enumerate(EMOTIONS, start=1)},
    # Cao et al. 2014.
    "crema-d": {
        "ANG": _E.ANGRY,
        "DIS": _E.DISGUST,
        "FEA": _E.FEARFUL,
        "HAP": _E.HAPPY,
        "NEU": _E.NEUTRAL,
        "SAD": _E.SAD,
    },
    # Haq & Jackson 2009.
    "savee": {
        "a": _E.ANGRY,
        "d": _E.DISGUST,
        "f": _E.FEARFUL,
        "h": _E.HAPPY,
        "n": _E.NEUTRAL,
        "sa": _E.SAD,
        "su": _E.SURPRISED,
    },
    # Dupuis & Pichora-Fuller 2010; ps is pleasant surprise.
    "tess": {
        "neutral": _E.NEUTRAL,
        "happy": _E.HAPPY,
        "sad": _E.SAD,
        "angry": _E.ANGRY,
        "fear": _E.FEARFUL,
        "disgust": _E.DISGUST,
        "ps": _E.SURPRISED,
    },
    # Christop 2024.
    "nemo": {
        "anger": _E.ANGRY,
        "fear": _E.FEARFUL,
        "happiness": _E.HAPPY,
        "neutral": _E.NEUTRAL,
        "sadness": _E.SAD,
        "surprised": _E.SURPRISED,
    },
    # Retta et al. 2022.
    "ased": {
        "n": _E.NEUTRAL,
        "f": _E.FEARFUL,
        "h": _E.HAPPY,
        "s": _E.SAD,
        "a": _E.ANGRY,
    },
    # Busso et al. 2008. Excited counts as happy, as is usual; xxx: the raters disagree.
    "iemocap": {
        "ang": _E.ANGRY,
        "hap": _E.HAPPY,
        "exc": _E.HAPPY,
        "sad": _E.SAD,
        "neu": _E.NEUTRAL,
        "fea": _E.FEARFUL,
        "sur": _E.SURPRISED,
        "dis": _E.DISGUST,
        "fru": None,
        "oth": None,
        "xxx": None,
    },
    # Burkhardt et al. 2005: the first letters of the German words; L is boredom.
    "emo-db": {
        "W": _E.ANGRY,
        "L": None,
        "E": _E.DISGUST,
        "A": _E.FEARFUL,
        "F": _E.HAPPY,
        "T": _E.SAD,
        "N": _E.NEUTRAL,
    },
    # Goodfellow et al. 2013.
    "fer2013": {
        "0": _E.ANGRY,
        "1": _E.DISGUST,
        "2": _E.FEARFUL,
        "3": _E.HAPPY,
        "4": _E.SAD,
        "5": _E.SURPRISED,
        "6": _E.NEUTRAL,
    },
    # Barsoum et al. 2016, the names of the vote columns; NF (not_a_face): no face.
    "fer-plus": {
        "neutral": _E.NEUTRAL,
        "happiness": _E.HAPPY,
        "surprise": _E.SURPRISED,
        "sadness": _E.SAD,
        "anger": _E.ANGRY,
        "disgust": _E.DISGUST,
        "fear": _E.FEARFUL,
        "contempt": None,
        "unknown": None,
        "NF": None,
        "not_a_face": None,
    },
    # Names of folders, in lower case, as people who sort recordings use them.
    "class-folders": {
        "neutral": _E.NEUTRAL,
        "calm": _E.CALM,
        "happy": _E.HAPPY,
        "happiness": _E.HAPPY,
        "joy": _E.HAPPY,
        "sad": _E.SAD,
        "sadness": _E.SAD,
        "angry": _E.ANGRY,
        "anger": _E.ANGRY,
        "fear": _E.FEARFUL,
        "fearful": _E.FEARFUL,
        "disgust": _E.DISGUST,
        "disgusted": _E.DISGUST,
        "surprise": _E.SURPRISED,
        "surprised": _E.SURPRISED,
        "contempt": None,
    },
}

LABELS: Mapping[str, LabelMap] = MappingProxyType(
    {corpus: MappingProxyType(labels) for corpus, labels in _TABLE.items()}
)
