"""Lists the languages and switches them live.

English stands in the code, its plurals in a file. The translations are Qt Linguist files in
resources/translations, compiled by `make translations`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from aemo_studio.base.gc_pause import gc_paused
from aemo_studio.base.resources import resources_dir

SYSTEM = "system"
ENGLISH = "en"
CHINESE = "zh_TW"
LANGUAGES = {ENGLISH: "English", CHINESE: "繁體中文"}
"""Languages by their code, each named in itself."""

_FILE = "aemo_studio_{}"
_CHINESE_FONTS = ("Noto Sans CJK TC", "PingFang TC", "Microsoft JhengHei", "Source Han Sans TC")
"""After the usual typeface: left alone, systems take the Japanese shapes or a bold cut."""


@dataclass
class _Installed:
    """Keeps the translators in use alive; Qt does not."""

    translators: list[QTranslator]
    language: str


_installed = _Installed([], ENGLISH)


def current_language() -> str:
    """Returns the code of the language that the window shows now."""
    return _installed.language


def resolve_language(choice: str) -> str:
    """Returns the language code for a choice; `system` becomes the nearest that there is."""
    if choice in LANGUAGES:
        return choice
    return CHINESE if QLocale.system().language() == QLocale.Language.Chinese else ENGLISH


def set_language(choice: str) -> None:
    """Switches the language of every widget (QEvent.LanguageChange). choice: a code, or
    `system`."""
    language = resolve_language(choice)
    for old in _installed.translators:
        QCoreApplication.removeTranslator(old)
    _installed.translators, _installed.language = _load(language), language
    QLocale.setDefault(QLocale(language))
    _set_typeface(language)
    for new in _installed.translators:
        QCoreApplication.installTranslator(new)


def _set_typeface(language: str) -> None:
    """Sets the typeface of the language where there is a window."""
    if QGuiApplication.instance() is None or not hasattr(QGuiApplication, "setFont"):
        return
    font = QFont(QGuiApplication.font())
    families = [name for name in font.families() if name not in _CHINESE_FONTS]
    chinese = _CHINESE_FONTS if language == CHINESE else ()
    font.setFamilies([*families, *chinese])
    if font != QGuiApplication.font():
        QGuiApplication.setFont(font)
        _set_typeface_of_widgets(font.families())


def _set_typeface_of_widgets(families: list[str]) -> None:
    """Sets the typeface of widgets that do not follow the application's: whose font has a size or
    weight of its own, or is the platform's for their kind."""
    for widget in _all_widgets():
        if widget.font().families() != families:
            own = widget.testAttribute(Qt.WidgetAttribute.WA_SetFont)
            font = QFont(widget.font()) if own else QFont()
            font.setFamilies(families)
            widget.setFont(font)


def _all_widgets() -> Iterator[QWidget]:
    """Yields every widget that is still there when its turn comes.

    The garbage collector waits while Qt's list is read: it would free windows that nobody holds,
    with all that stands in them, and the rest of the list would be addresses of nothing.
    """
    with gc_paused():
        widgets = QApplication.allWidgets()
    return (widget for widget in widgets if isValid(widget))


def _load(language: str) -> list[QTranslator]:
    """Loads Qt's own words (OK, Cancel, …) and ours, as far as there are files. The English file
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
