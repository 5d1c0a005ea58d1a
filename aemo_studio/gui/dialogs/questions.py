"""Asks questions that have a few answers."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

translate = QCoreApplication.translate

_Button = QMessageBox.StandardButton
_Role = QMessageBox.ButtonRole


class Unsaved(Enum):
    """Names what can be done with unsaved work."""

    SAVE = auto()
    DISCARD = auto()
    STAY = auto()


def ask_unsaved(parent: QWidget, name: str) -> Unsaved:
    """Asks before something would replace unsaved work."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setText(translate("Questions", "Save the changes to {0}?").format(name))
    box.setInformativeText(translate("Questions", "Otherwise they are lost."))
    box.setStandardButtons(_Button.Save | _Button.Discard | _Button.Cancel)
    box.setDefaultButton(_Button.Save)
    answers = {_Button.Save: Unsaved.SAVE, _Button.Discard: Unsaved.DISCARD}
    return answers.get(_Button(box.exec()), Unsaved.STAY)


def ask_other_film(parent: QWidget, sentence: str) -> bool:
    """Asks whether to use a video that is not the film that was analysed."""
    box = QMessageBox(QMessageBox.Icon.Warning, "AEMO Studio", sentence, parent=parent)
    anyway = box.addButton(translate("Questions", "Use it anyway"), _Role.AcceptRole)
    box.setDefaultButton(box.addButton(_Button.Cancel))
    box.exec()
    return box.clickedButton() is anyway


class Occupied(Enum):
    """Names what can be done where a file is already."""

    REPLACE = auto()
    KEEP_BOTH = auto()
    CANCEL = auto()


def ask_replace(parent: QWidget, places: Sequence[Path]) -> Occupied:
    """Asks what to do with the files that an export would replace."""
    if len(places) == 1:
        text = translate("Questions", "{0} is there already.").format(places[0])
    else:
        text = translate("Questions", "{0} and {1} more are there already.")
        text = text.format(places[0], len(places) - 1)
    box = QMessageBox(QMessageBox.Icon.Question, "AEMO Studio", text, parent=parent)
    box.setDetailedText("\n".join(map(str, places)) if len(places) > 1 else "")
    return _ask_occupied(box)


def ask_replace_in_folder(parent: QWidget, sentence: str) -> Occupied:
    """Asks the same about a folder. sentence: says which files it holds."""
    return _ask_occupied(
        QMessageBox(QMessageBox.Icon.Question, "AEMO Studio", sentence, parent=parent)
    )


def _ask_occupied(box: QMessageBox) -> Occupied:
    keep = box.addButton(translate("Questions", "Keep both"), _Role.AcceptRole)
    replace = box.addButton(translate("Questions", "Replace"), _Role.DestructiveRole)
    box.setEscapeButton(box.addButton(_Button.Cancel))
    box.setDefaultButton(keep)
    box.exec()
    answer = box.clickedButton()
    if answer is keep:
        return Occupied.KEEP_BOTH
    return Occupied.REPLACE if answer is replace else Occupied.CANCEL
