"""Languages: switching them live, and the words of the domain in the user's language.

English stands in the code. The translations are Qt Linguist files in
resources/translations, compiled by `make translations`.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from aemo_studio.domain.emotion import Emotion
from aemo_studio.resources import resources_dir

SYSTEM = "system"
ENGLISH = "en"
CHINESE = "zh_TW"
LANGUAGES = {ENGLISH: "English", CHINESE: "繁體中文"}
"""Languages by their code, each named in itself."""

_FILE = "aemo_studio_{}"


@dataclass
class _Installed:
    """The translators in use; Qt does not keep them alive."""

    translators: list[QTranslator]


_installed = _Installed([])


def resolve_language(choice: str) -> str:
    """A language code for what was chosen; `system` becomes the nearest that there is."""
    if choice in LANGUAGES:
        return choice
    return CHINESE if QLocale.system().language() == QLocale.Language.Chinese else ENGLISH


def set_language(choice: str) -> None:
    """Every widget hears of it (QEvent.LanguageChange). choice: a code, or `system`."""
    language = resolve_language(choice)
    for old in _installed.translators:
        QCoreApplication.removeTranslator(old)
    _installed.translators = _load(language)
    QLocale.setDefault(QLocale(language))
    for new in _installed.translators:
        QCoreApplication.installTranslator(new)


def _load(language: str) -> list[QTranslator]:
    """Qt's own words (OK, Cancel, …) and ours, as far as there are files."""
    if language == ENGLISH:
        return []
    places = (
        (f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        (_FILE.format(language), str(resources_dir() / "translations")),
    )
    found = []
    for name, folder in places:
        translator = QTranslator()
        if translator.load(name, folder):
            found.append(translator)
    return found


def emotion_name(emotion: Emotion) -> str:
    """The Emotion in the user's language."""
    return _emotion_names()[emotion]


def mood_name(mood: str) -> str:
    """The Mood in the user's language; a word that is no LMC mood as it is."""
    return _mood_names().get(mood, mood)


def _emotion_names() -> dict[Emotion, str]:
    translate = QCoreApplication.translate
    return {
        Emotion.NEUTRAL: translate("Emotion", "neutral"),
        Emotion.CALM: translate("Emotion", "calm"),
        Emotion.HAPPY: translate("Emotion", "happy"),
        Emotion.SAD: translate("Emotion", "sad"),
        Emotion.ANGRY: translate("Emotion", "angry"),
        Emotion.FEARFUL: translate("Emotion", "fearful"),
        Emotion.DISGUST: translate("Emotion", "disgust"),
        Emotion.SURPRISED: translate("Emotion", "surprised"),
    }


def _mood_names() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "aggression": translate("Mood", "aggression"),
        "anger": translate("Mood", "anger"),
        "angst": translate("Mood", "angst"),
        "brooding": translate("Mood", "brooding"),
        "calm": translate("Mood", "calm"),
        "cheerful": translate("Mood", "cheerful"),
        "confident": translate("Mood", "confident"),
        "depressed": translate("Mood", "depressed"),
        "desire": translate("Mood", "desire"),
        "dreamy": translate("Mood", "dreamy"),
        "earnest": translate("Mood", "earnest"),
        "excitement": translate("Mood", "excitement"),
        "grief": translate("Mood", "grief"),
        "happy": translate("Mood", "happy"),
        "pessimism": translate("Mood", "pessimism"),
        "romantic": translate("Mood", "romantic"),
        "sad": translate("Mood", "sad"),
        "upbeat": translate("Mood", "upbeat"),
    }
