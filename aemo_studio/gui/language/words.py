"""Writes the domain's words and numbers in the language of the window.

One table for everybody, so that an Emotion has the same name in a lane, a menu and a tooltip. Words
are in lower case as they stand within a sentence; `headed` makes a heading of one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from aemo_studio.base.character_names import character_name
from aemo_studio.base.doubt_words import doubt_sentence
from aemo_studio.domain.bursts import BurstKind
from aemo_studio.domain.cast import Character
from aemo_studio.domain.certainty import Certainty
from aemo_studio.domain.doubt import Doubt
from aemo_studio.domain.effects import EffectKind
from aemo_studio.domain.emotion import Emotion
from aemo_studio.domain.heard import HeardKind
from aemo_studio.domain.time import clock
from aemo_studio.gui.language.i18n import current_language
from aemo_studio.music.catalogue.genres import genre_name

CONTEXT = "words"

_EMOTIONS: Mapping[str, object] = {
    Emotion.NEUTRAL: QT_TRANSLATE_NOOP("words", "neutral"),
    Emotion.CALM: QT_TRANSLATE_NOOP("words", "calm"),
    Emotion.HAPPY: QT_TRANSLATE_NOOP("words", "happy"),
    Emotion.SAD: QT_TRANSLATE_NOOP("words", "sad"),
    Emotion.ANGRY: QT_TRANSLATE_NOOP("words", "angry"),
    Emotion.FEARFUL: QT_TRANSLATE_NOOP("words", "fearful"),
    Emotion.DISGUST: QT_TRANSLATE_NOOP("words", "disgust"),
    Emotion.SURPRISED: QT_TRANSLATE_NOOP("words", "surprised"),
}

_MOODS: Mapping[str, object] = {
    "aggression": QT_TRANSLATE_NOOP("words", "aggression"),
    "anger": QT_TRANSLATE_NOOP("words", "anger"),
    "angst": QT_TRANSLATE_NOOP("words", "angst"),
    "brooding": QT_TRANSLATE_NOOP("words", "brooding"),
    "calm": QT_TRANSLATE_NOOP("words", "calm"),
    "cheerful": QT_TRANSLATE_NOOP("words", "cheerful"),
    "confident": QT_TRANSLATE_NOOP("words", "confident"),
    "depressed": QT_TRANSLATE_NOOP("words", "depressed"),
    "desire": QT_TRANSLATE_NOOP("words", "desire"),
    "dreamy": QT_TRANSLATE_NOOP("words", "dreamy"),
    "earnest": QT_TRANSLATE_NOOP("words", "earnest"),
    "excitement": QT_TRANSLATE_NOOP("words", "excitement"),
    "grief": QT_TRANSLATE_NOOP("words", "grief"),
    "happy": QT_TRANSLATE_NOOP("words", "happy"),
    "pessimism": QT_TRANSLATE_NOOP("words", "pessimism"),
    "romantic": QT_TRANSLATE_NOOP("words", "romantic"),
    "sad": QT_TRANSLATE_NOOP("words", "sad"),
    "upbeat": QT_TRANSLATE_NOOP("words", "upbeat"),
}

_MOOD_GROUPS: tuple[tuple[object, tuple[str, ...]], ...] = (
    (QT_TRANSLATE_NOOP("words", "Bright"),
     ("happy", "cheerful", "upbeat", "confident", "excitement")),
    (QT_TRANSLATE_NOOP("words", "Tender"), ("romantic", "dreamy", "desire")),
    (QT_TRANSLATE_NOOP("words", "Quiet"), ("calm", "earnest")),
    (QT_TRANSLATE_NOOP("words", "Heavy"), ("sad", "grief", "depressed", "pessimism")),
    (QT_TRANSLATE_NOOP("words", "Tense"), ("angst", "brooding", "anger", "aggression")),
)  # fmt: skip

_PARTS: Mapping[str, object] = {
    "emotion match": QT_TRANSLATE_NOOP("words", "emotion match"),
    "affect closeness": QT_TRANSLATE_NOOP("words", "affect closeness"),
    "length fit": QT_TRANSLATE_NOOP("words", "lasts long enough"),
    "tempo fit": QT_TRANSLATE_NOOP("words", "tempo fit"),
    "fit": QT_TRANSLATE_NOOP("words", "ends on a bar"),
    "style match": QT_TRANSLATE_NOOP("words", "style match"),
    "diversity": QT_TRANSLATE_NOOP("words", "diversity"),
    "continuity": QT_TRANSLATE_NOOP("words", "continuity"),
}

_PART_MEANINGS: Mapping[str, object] = {
    "emotion match": QT_TRANSLATE_NOOP(
        "words", "How far music of this track's emotion serves what the scene feels like"
    ),
    "affect closeness": QT_TRANSLATE_NOOP(
        "words", "How near the track's moods are in pleasure, excitement and strength"
    ),
    "length fit": QT_TRANSLATE_NOOP("words", "Whether the track lasts through the scene"),
    "tempo fit": QT_TRANSLATE_NOOP("words", "How well the tempo suits the scene's excitement"),
    "fit": QT_TRANSLATE_NOOP(
        "words", "Whether a stretch of the track, from bar to bar, is as long as the scene"
    ),
    "style match": QT_TRANSLATE_NOOP(
        "words", "How often music of this genre is found for what the scene feels like"
    ),
    "diversity": QT_TRANSLATE_NOOP(
        "words", "How different it is from the tracks above it in the list"
    ),
    "continuity": QT_TRANSLATE_NOOP(
        "words", "Lower when it is suggested for other scenes, too, without carrying on"
    ),
}

_MODALITIES: Mapping[str, object] = {
    "speech": QT_TRANSLATE_NOOP("words", "speech"),
    "face": QT_TRANSLATE_NOOP("words", "face"),
    "fused": QT_TRANSLATE_NOOP("words", "together"),
}

_BURSTS: Mapping[str, object] = {
    BurstKind.LAUGHTER: QT_TRANSLATE_NOOP("words", "laughter"),
    BurstKind.CRYING: QT_TRANSLATE_NOOP("words", "crying"),
    BurstKind.SCREAM: QT_TRANSLATE_NOOP("words", "a scream"),
    BurstKind.SIGH: QT_TRANSLATE_NOOP("words", "a sigh"),
    BurstKind.EXCLAMATION: QT_TRANSLATE_NOOP("words", "a cry without words"),
}

_GRADES: Mapping[str, object] = {
    Certainty.CLEAR: QT_TRANSLATE_NOOP("words", "clear"),
    Certainty.MIXED: QT_TRANSLATE_NOOP("words", "mixed"),
    Certainty.UNSURE: QT_TRANSLATE_NOOP("words", "unsure"),
}

_EFFECT_KINDS: Mapping[str, object] = {
    EffectKind.AMBIENCE: QT_TRANSLATE_NOOP("words", "ambience"),
    EffectKind.ACCENT: QT_TRANSLATE_NOOP("words", "accent"),
    EffectKind.FOLEY: QT_TRANSLATE_NOOP("words", "foley"),
    EffectKind.STING: QT_TRANSLATE_NOOP("words", "sting"),
}
_HEARD: Mapping[str, object] = {
    HeardKind.MUSIC: QT_TRANSLATE_NOOP("words", "music"),
    HeardKind.APPLAUSE: QT_TRANSLATE_NOOP("words", "applause"),
    HeardKind.CHEERING: QT_TRANSLATE_NOOP("words", "cheering"),
    HeardKind.CROWD: QT_TRANSLATE_NOOP("words", "a crowd"),
    HeardKind.LAUGHTER: QT_TRANSLATE_NOOP("words", "laughter"),
    HeardKind.CRYING: QT_TRANSLATE_NOOP("words", "crying"),
    HeardKind.SCREAM: QT_TRANSLATE_NOOP("words", "a scream"),
    HeardKind.RAIN: QT_TRANSLATE_NOOP("words", "rain"),
    HeardKind.THUNDER: QT_TRANSLATE_NOOP("words", "thunder"),
    HeardKind.WIND: QT_TRANSLATE_NOOP("words", "wind"),
    HeardKind.WATER: QT_TRANSLATE_NOOP("words", "water"),
    HeardKind.FIRE: QT_TRANSLATE_NOOP("words", "fire"),
    HeardKind.BIRDS: QT_TRANSLATE_NOOP("words", "birds"),
    HeardKind.ANIMAL: QT_TRANSLATE_NOOP("words", "an animal"),
    HeardKind.TRAFFIC: QT_TRANSLATE_NOOP("words", "traffic"),
    HeardKind.TRAIN: QT_TRANSLATE_NOOP("words", "a train"),
    HeardKind.AIRCRAFT: QT_TRANSLATE_NOOP("words", "an aircraft"),
    HeardKind.SIREN: QT_TRANSLATE_NOOP("words", "a siren"),
    HeardKind.BELL: QT_TRANSLATE_NOOP("words", "a bell"),
    HeardKind.TELEPHONE: QT_TRANSLATE_NOOP("words", "a telephone"),
    HeardKind.GUNSHOT: QT_TRANSLATE_NOOP("words", "a gunshot"),
    HeardKind.EXPLOSION: QT_TRANSLATE_NOOP("words", "an explosion"),
    HeardKind.GLASS: QT_TRANSLATE_NOOP("words", "breaking glass"),
}


def emotion_word(emotion: Emotion | str) -> str:
    return _translated(_EMOTIONS, emotion)


def burst_word(kind: BurstKind) -> str:
    """Names what a voice does without words."""
    return _translated(_BURSTS, kind)


def heard_word(kind: HeardKind) -> str:
    """Names what is heard in the film's sound."""
    return _translated(_HEARD, kind)


def effect_kind_word(kind: EffectKind) -> str:
    """Names what a sound effect does in a film."""
    return _translated(_EFFECT_KINDS, kind)


def character_word(character: Character) -> str:
    """Names a Character: as the editor does, else by its number."""
    return character_name(character).in_language(current_language())


def doubt_words(doubt: Doubt) -> str:
    """Says whom a scene believes less, voice or face, and why."""
    return doubt_sentence(doubt).in_language(current_language())


def mood_word(mood: str) -> str:
    """Names a Mood; one that only the user's own mood map has stays as it is written there."""
    return _translated(_MOODS, mood)


def moods() -> tuple[str, ...]:
    """Lists the Moods that have a translation, in the order of the alphabet (English)."""
    return tuple(_MOODS)


def mood_groups() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Lists the Moods that have a translation, those that feel alike together under a heading."""
    return tuple((_word(heading), moods) for heading, moods in _MOOD_GROUPS)


def genre_word(genre: str) -> str:
    """Names a genre by catalog/genres.csv."""
    return genre_name(genre, QLocale().name())


def part_word(name: str) -> str:
    """Names a ScorePart."""
    return _translated(_PARTS, name)


def part_meaning(name: str) -> str:
    """Explains what a ScorePart measures, for a tooltip; empty for an unknown one."""
    return _translated(_PART_MEANINGS, name) if name in _PART_MEANINGS else ""


def modality_word(name: str) -> str:
    """Names `speech`, `face` or `fused` (shown as "together")."""
    return _translated(_MODALITIES, name)


def certainty_word(grade: Certainty) -> str:
    """Names how sure it is what a Scene feels like."""
    return _translated(_GRADES, grade)


def headed(word: str) -> str:
    """Writes the word with a capital, where its script has capitals."""
    return word[:1].upper() + word[1:]


def listed(words: Sequence[str]) -> str:
    """Lists words in the language of the window: `a`, `a and b`, `a, b and c`."""
    return QLocale().createSeparatedList(list(words))


def joined(words: Iterable[str]) -> str:
    """Joins words with the comma of the language, an enumeration that is no sentence: `a, b, c`."""
    return _word(QT_TRANSLATE_NOOP("words", ", ")).join(words)


def apposed(first: str, second: str) -> str:
    """Joins two statements about the same thing: `first, second`."""
    return _word(QT_TRANSLATE_NOOP("words", "{0}, {1}")).format(first, second)


def percent(share: float) -> str:
    """Writes a share in [0, 1] as whole per cent; `<1 %` for what is little but not nothing."""
    number = round(100 * share)
    text = "<1" if share > 0 and number == 0 else QLocale().toString(number)
    return _word(QT_TRANSLATE_NOOP("words", "{0}\u00a0%")).format(text)


def seconds(duration_s: float) -> str:
    """Writes a length below a minute with its tenths (`11.0 s`), else as on a clock (`3:20`)."""
    if duration_s >= 59.95:
        return clock(duration_s)
    text = QLocale().toString(float(duration_s), "f", 1)
    return _word(QT_TRANSLATE_NOOP("words", "{0}\u00a0s")).format(text)


def _translated(table: Mapping[str, object], name: str) -> str:
    return _word(table[name]) if name in table else str(name)


def _word(source: object) -> str:
    return QCoreApplication.translate(CONTEXT, str(source))
