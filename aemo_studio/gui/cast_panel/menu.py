"""Makes the menu of a character."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from aemo_studio.domain.cast import Character, CharacterColour
from aemo_studio.gui.cast_panel.colours import add_colours
from aemo_studio.gui.language.words import character_word
from aemo_studio.gui.widgets.portraits import portrait_of

translate = QCoreApplication.translate
_ICON = 16


@dataclass(frozen=True)
class Wishes:
    """What the menu can ask for; each takes numbers of Characters."""

    #: Type another name.
    rename: Callable[[], None]
    #: Show one alone, or everybody again.
    light: Callable[[int], None]
    #: Join some to another one.
    merge: Callable[[tuple[int, ...], int], None]
    #: Mark one with a colour.
    colour: Callable[[int, CharacterColour], None]
    #: Take apart who was taken for one.
    divide: Callable[[int], None]
    #: Hide, or show again.
    hide: Callable[[int, bool], None]
    #: Leave out what is none.
    not_a_person: Callable[[int], None]


def menu_of_one(
    character: Character,
    others: Sequence[Character],
    wishes: Wishes,
    parent: QWidget,
    *,
    lit: bool,
    divisible: bool,
) -> QMenu:
    """Makes the menu of a character. others: whom it can be joined to."""
    number, menu = character.number, QMenu(parent)
    rename = _add(menu, translate("CastMenu", "&Rename"), wishes.rename)
    rename.setShortcut(QKeySequence("F2"))
    only = _add(menu, translate("CastMenu", "Show &alone"), lambda: wishes.light(number))
    only.setCheckable(True)
    only.setChecked(lit)
    add_colours(menu, character.colour, partial(wishes.colour, number))
    menu.addSeparator()
    into = menu.addMenu(translate("CastMenu", "&Merge into"))
    add_characters(into, others, lambda other: wishes.merge((number,), other))
    into.setEnabled(bool(others))
    divide = _add(menu, translate("CastMenu", "&Divide…"), lambda: wishes.divide(number))
    divide.setEnabled(divisible)
    menu.addSeparator()
    _add_hiding(menu, character, wishes)
    if not character.is_voice:
        none = translate("CastMenu", "&Not a person")
        _add(menu, none, lambda: wishes.not_a_person(number))
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def menu_of_many(
    characters: Sequence[Character], into: Character, wishes: Wishes, parent: QWidget
) -> QMenu:
    """Makes the menu of several selected characters. into: the one that was clicked on."""
    menu = QMenu(parent)
    words = translate("CastMenu", "&Merge all of them into {0}")
    numbers = tuple(one.number for one in characters)
    name = name_in_menu(into)
    _add(menu, words.format(name), lambda: wishes.merge(numbers, into.number))
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def add_characters(
    menu: QMenu, characters: Iterable[Character], choose: Callable[[int], None]
) -> None:
    """Adds an entry for each character; choose: receives the number of the one that is chosen."""
    ratio = menu.devicePixelRatioF()
    for one in characters:
        action = _add(menu, name_in_menu(one), partial(choose, one.number))
        action.setIcon(QIcon(portrait_of(one, _ICON, ratio)))


def _add_hiding(menu: QMenu, character: Character, wishes: Wishes) -> None:
    number, hidden = character.number, character.hidden
    show, hide = translate("CastMenu", "&Show again"), translate("CastMenu", "&Hide")
    _add(menu, show if hidden else hide, lambda: wishes.hide(number, not hidden))


def _add(menu: QMenu, text: str, do: Callable[[], None]) -> QAction:
    action = menu.addAction(text)
    action.triggered.connect(lambda _checked=False: do())
    return action


def name_in_menu(character: Character) -> str:
    """Writes a name so that its & marks no key."""
    return character_word(character).replace("&", "&&")
