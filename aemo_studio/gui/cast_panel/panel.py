"""Lays out the list of characters, or says why there are none."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from aemo_studio.domain.project import Project
from aemo_studio.gui.cast_panel.entries import Emptiness, emptiness, listed_arcs, parts_of
from aemo_studio.gui.cast_panel.menu import Wishes, menu_of_many, menu_of_one
from aemo_studio.gui.cast_panel.model import CastModel
from aemo_studio.gui.cast_panel.view import CastList
from aemo_studio.gui.cast_panel.words import empty_text, empty_title
from aemo_studio.gui.look import theme
from aemo_studio.gui.scene_panel.base import PanelWidget, Rule, Text

_LEAST_PX = 164


class CastPanel(PanelWidget):
    """Shows who is in the film. Nothing here changes a Project: the signals ask for it.

    All numbers are those of Characters. renamed: number, name. coloured: number, CharacterColour.
    merged: numbers, the one that they become. divide_wanted: number. hidden: number, whether.
    not_a_person: number. light_wanted: who is to stand in the spotlight, or to leave it.
    dark_wanted: nobody is to. analysis_wanted: the film is to be analysed again.
    """

    renamed = Signal(int, str)
    merged = Signal(tuple, int)
    coloured = Signal(int, object)
    divide_wanted = Signal(int)
    hidden = Signal(int, bool)
    not_a_person = Signal(int)
    light_wanted = Signal(int)
    dark_wanted = Signal()
    analysis_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._project: Project | None = None
        self.model = CastModel(self)
        self.list = CastList(self.model)
        self._title = Text(bold=True, wrap=False)
        self._count = Text(soft=True, wrap=False)
        self.hidden_switch = QToolButton()
        self.hidden_switch.setCheckable(True)
        self.hidden_switch.setAutoRaise(True)
        self._empty_title = Text(pixels=theme.TEXT, bold=True)
        self._empty_text = Text(soft=True, pixels=theme.TEXT_SMALL + 1)
        self.again_button = QPushButton()
        self._lay_out()
        self._connect()
        self.setMinimumWidth(_LEAST_PX)
        self.retranslate()

    def _lay_out(self) -> None:
        heading = QHBoxLayout()
        heading.setContentsMargins(12, 9, 8, 9)
        heading.setSpacing(theme.SPACE)
        for part in (self._title, self._count):
            heading.addWidget(part)
        heading.addStretch()
        heading.addWidget(self.hidden_switch)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(heading)
        column.addWidget(Rule())
        column.addLayout(self._stack, 1)

    def _empty_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(*(theme.SPACE_LARGE,) * 4)
        column.setSpacing(theme.SPACE)
        column.addStretch(2)
        for text in (self._empty_title, self._empty_text):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(text)
        column.addWidget(self.again_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        return page

    def _connect(self) -> None:
        self.model.renamed.connect(self.renamed)
        self.list.light_wanted.connect(self.light_wanted)
        self.list.dark_wanted.connect(self.dark_wanted)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.hidden_switch.toggled.connect(lambda _on: self._show())
        self.again_button.clicked.connect(lambda _checked=False: self.analysis_wanted.emit())

    # What it shows

    def show_project(self, project: Project | None) -> None:
        """Shows the characters of a project; nothing for None."""
        self._project = project
        self._show()

    def show_spotlight(self, number: int | None) -> None:
        """Takes who stands in the spotlight; None: nobody."""
        self.model.show_spotlight(number)

    def _show(self) -> None:
        project, shown = self._project, self.list
        current, selected = shown.current, shown.selected
        hidden = self.hidden_switch.isChecked()
        arcs = listed_arcs(project, hidden=hidden) if project else ()
        before = self.model.rowCount()
        self.model.show_arcs(arcs)
        if shown.current is None or before != len(arcs):
            shown.select(current, selected)
        self._show_heading()
        self._show_empty()

    def _show_heading(self) -> None:
        cast = self._project.cast if self._project else ()
        hidden = sum(one.hidden for one in cast)
        self._count.setText(str(len(cast) - hidden) if cast else "")
        self.hidden_switch.setText(self.tr("%Ln hidden", "", hidden))
        self.hidden_switch.setVisible(hidden > 0)

    def _show_empty(self) -> None:
        project = self._project
        self._stack.setCurrentIndex(0 if project is None or project.cast else 1)
        if project is None or project.cast:
            return
        reason = emptiness(project.analysis)
        self._empty_title.setText(empty_title(reason))
        self._empty_text.setText(empty_text(reason))
        self.again_button.setVisible(reason is not Emptiness.NOBODY)

    @property
    def explanation(self) -> str:
        """Returns what stands in place of a list."""
        return f"{self._empty_title.text()}. {self._empty_text.text()}"

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Characters"))
        self.list.setAccessibleName(self.tr("Characters"))
        self._title.setText(self.tr("Characters"))
        self.again_button.setText(self.tr("Analyse again"))
        self.hidden_switch.setToolTip(self.tr("List the hidden characters, too"))
        self._show_heading()
        self._show_empty()
        self.model.refresh()

    def recolour(self) -> None:
        self.list.viewport().update()

    # The menu

    def _show_menu(self, place: QPoint) -> None:
        index = self.list.indexAt(place)
        if not index.isValid():
            index = self.list.currentIndex()
        if not index.isValid():
            return
        menu = self.menu_for(self.model.character(index.row()).number)
        if menu is not None:
            menu.popup(self.list.viewport().mapToGlobal(place))

    def menu_for(self, number: int) -> QMenu | None:
        """Makes the menu of a character, or of all that are selected with it; None where it is
        not listed."""
        row, project = self.model.row_of(number), self._project
        if row is None or project is None:
            return None
        character, selected = self.model.character(row), self.list.selected
        if number not in selected:
            self.list.setCurrentIndex(self.model.index(row))
        listed = [arc.character for arc in self.model.arcs]
        if number in selected and len(selected) > 1:
            chosen = [one for one in listed if one.number in selected]
            return menu_of_many(chosen, character, self._wishes(), self)
        return menu_of_one(
            character,
            [one for one in listed if one is not character],
            self._wishes(),
            self,
            lit=self.model.lit == number,
            divisible=len(parts_of(project, number)) > 1,
        )

    def _wishes(self) -> Wishes:
        return Wishes(
            rename=self.list.rename_current,
            light=self.light_wanted.emit,
            merge=self.merged.emit,
            colour=self.coloured.emit,
            divide=self.divide_wanted.emit,
            hide=self.hidden.emit,
            not_a_person=self.not_a_person.emit,
        )
