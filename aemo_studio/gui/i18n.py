"""Languages: which there are, and switching them live.

English stands in the code, its plurals in a file. The translations are Qt Linguist files in
resources/translations, compiled by `make translations`.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

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
    """Qt's own words (OK, Cancel, …) and ours, as far as there are files. The English file
    holds plurals only."""
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
