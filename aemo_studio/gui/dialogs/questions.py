"""Asks questions that have a few answers."""

from __future__ import annotations

from enum import Enum, auto

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
