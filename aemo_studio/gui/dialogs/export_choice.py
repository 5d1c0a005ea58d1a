"""Asks where the film is edited and who else gets something, and remembers the answers."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from aemo_studio.gui.dialogs import file_dialogs as files
from aemo_studio.gui.dialogs.export_options import ExportOptionsForm
from aemo_studio.gui.dialogs.export_words import (
    brought,
    carried,
    program_title,
    title_of,
    use_of,
)
from aemo_studio.gui.look import theme
from aemo_studio.gui.processes.rendered_export import ExportPlan
from aemo_studio.gui.remembered.settings import settings
from aemo_studio.gui.widgets.check_box import CheckBox
from aemo_studio.output.export.export_format import ExportFormat, OptionName
from aemo_studio.output.export.formats import STEMS
from aemo_studio.output.export.programs import (
    DATA,
    FOR_PEOPLE,
    PROGRAMS,
    EditingProgram,
    find_program,
    formats_by_name,
)

_GROUP = "export"
_IN_A_ROW = 4
_FORMATS = formats_by_name()


class ChoicePage(QWidget):
    """Asks for an ExportPlan; writes nothing. changed: something else was chosen."""

    changed = Signal()

    def __init__(self, base: Path, language: str, *, can_refer: bool, has_picks: bool) -> None:
        """Proposes places beside `base`, the path of the project or the video. can_refer: whether
        the film is where the project says. has_picks: whether any music is picked."""
        super().__init__()
        self._can_refer, self._has_picks = can_refer, has_picks
        self.programs = {program.name: QPushButton() for program in PROGRAMS}
        self.served = {
            program.name: {each.name: CheckBox("") for each in program.formats}
            for program in PROGRAMS
        }
        self.others = {name: CheckBox("") for name in (*FOR_PEOPLE, *DATA)}
        self.options = ExportOptionsForm(language)
        self.folder, self.name = QLineEdit(), QLineEdit(base.stem)
        self.choose = QPushButton(self.tr("Choose…"))
        self.summary = QLabel()
        self._sides: dict[str, QWidget] = {}
        self._lay_out()
        self._recall(base)
        self._connect()
        self._update()

    @property
    def program(self) -> EditingProgram:
        """Returns the program in which the film is edited."""
        checked = (name for name, button in self.programs.items() if button.isChecked())
        return find_program(next(checked, ""))

    def choose_program(self, name: str) -> None:
        """Chooses where the film is edited."""
        self.programs[name].setChecked(True)
        self._update()

    def set_format(self, name: str, chosen: bool = True) -> None:
        """Chooses a format, or not; one that does not serve the program stays as it is."""
        box = {**self.others, **self.served[self.program.name]}.get(name)
        if box is not None:
            box.setChecked(chosen)

    def formats(self) -> tuple[str, ...]:
        """Lists the chosen formats: those of the program, then the others."""
        boxes = {**self.served[self.program.name], **self.others}
        return tuple(name for name, box in boxes.items() if box.isChecked())

    def plan(self) -> ExportPlan:
        """Returns what was chosen."""
        return ExportPlan(
            folder=Path(self.folder.text().strip()).expanduser(),
            name=self.name.text().strip(),
            formats=self.formats(),
            options=self.options.options(datetime.date.today()),
            copy_music=self.options.copies,
            bundle=self.options.bundles,
            levels=self.options.measures,
        )

    @property
    def complete(self) -> bool:
        """Returns whether there is something to write, and a place for it."""
        return bool(self.formats() and self.folder.text().strip() and self.name.text().strip())

    def remember(self) -> None:
        """Remembers the answers for the next export."""
        store = settings()
        store.setValue(f"{_GROUP}/program", self.program.name)
        store.setValue(f"{_GROUP}/folder", self.folder.text())
        for program, boxes in self.served.items():
            store.setValue(f"{_GROUP}/formats/{program}", _checked(boxes))
        store.setValue(f"{_GROUP}/others", _checked(self.others))
        self.options.remember()

    def _recall(self, base: Path) -> None:
        store = settings()
        program = find_program(str(store.value(f"{_GROUP}/program", "")))
        self.programs[program.name].setChecked(True)
        for each in PROGRAMS:
            usual = [serving.name for serving in each.formats if serving.proposed]
            _check(self.served[each.name], store.value(f"{_GROUP}/formats/{each.name}", usual))
        _check(self.others, store.value(f"{_GROUP}/others", []))
        folder = Path(str(store.value(f"{_GROUP}/folder", base.parent)))
        self.folder.setText(str(folder if folder.is_dir() else base.parent))

    def _connect(self) -> None:
        boxes = [box for served in self.served.values() for box in served.values()]
        for box in (*boxes, *self.others.values()):
            box.toggled.connect(lambda _on: self._update())
        for button in self.programs.values():
            button.clicked.connect(lambda _on: self._update())
        for line in (self.folder, self.name):
            line.textChanged.connect(lambda _text: self._update())
        self.options.changed.connect(self._update)
        self.choose.clicked.connect(self._ask_folder)

    def _ask_folder(self) -> None:
        folder = files.ask_folder(self, self.tr("A folder for the files"))
        if folder is not None:
            self.folder.setText(str(folder))

    def _update(self) -> None:
        for name, side in self._sides.items():
            side.setVisible(name == self.program.name)
        chosen = [_FORMATS[name] for name in self.formats()]
        taken: set[OptionName] = {option for format_ in chosen for option in format_.takes}
        self.options.show_for(taken, has_files=any(isinstance(f, ExportFormat) for f in chosen))
        for name, box in self.served[self.program.name].items():
            place = f"{self.name.text().strip()}{_FORMATS[name].suffix}"
            box.setText(self.tr("{0} (folder)").format(place) if name == STEMS.name else place)
        self.summary.setText(self._summary())
        self.changed.emit()

    def _summary(self) -> str:
        chosen = [_FORMATS[name] for name in self.formats()]
        parts = [self.tr("%n file(s) and folders are written.", "", len(self.plan().places()))]
        if not chosen:
            parts = [self.tr("Choose what is to be written.")]
        if not self._has_picks and any(getattr(each, "lays_picks", False) for each in chosen):
            parts.append(self.tr("Nothing is picked yet: there will be no music in it."))
        if not self._can_refer and any(each.refers_to_film for each in chosen):
            parts.append(self.tr("The video has moved: find it first, or link it there again."))
        return " ".join(parts)

    # How it looks

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(2 * theme.SPACE_LARGE)
        columns.addWidget(self._program_side(), 5)
        columns.addWidget(self._other_side(self.tr("For people"), FOR_PEOPLE), 3)
        columns.addWidget(self._other_side(self.tr("Data"), DATA), 3)
        inner = QWidget()
        inner.setObjectName("plain")
        inner.setStyleSheet("#plain { background: transparent; }")
        stacked = QVBoxLayout(inner)
        stacked.setContentsMargins(0, 0, theme.SPACE, 0)
        stacked.addLayout(columns)
        stacked.addStretch()
        area = QScrollArea(widgetResizable=True)
        area.setWidget(inner)
        area.viewport().setAutoFillBackground(False)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(self.tr("What is written"))
        self.summary.setWordWrap(True)
        self.summary.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addWidget(_headed(self.tr("Where do you edit?")))
        column.addLayout(self._tiles())
        column.addSpacing(theme.SPACE)
        column.addWidget(area, 1)
        column.addWidget(self.options)
        column.addLayout(self._where())
        column.addWidget(self.summary)

    def _tiles(self) -> QGridLayout:
        group, grid = QButtonGroup(self), QGridLayout()
        grid.setSpacing(theme.SPACE)
        for place, program in enumerate(PROGRAMS):
            button = self.programs[program.name]
            button.setText(program_title(program))
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setMinimumHeight(34)
            group.addButton(button)
            grid.addWidget(button, place // _IN_A_ROW, place % _IN_A_ROW)
        return grid

    def _program_side(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        for program in PROGRAMS:
            side = self._sides[program.name] = QWidget()
            rows = QVBoxLayout(side)
            rows.setContentsMargins(0, 0, 0, 0)
            rows.setSpacing(theme.SPACE_SMALL)
            rows.addWidget(_headed(self.tr("For {0}").format(program_title(program))))
            for serving in program.formats:
                box = self.served[program.name][serving.name]
                box.setAccessibleName(f"{serving.name}: {brought(serving)}")
                box.setToolTip(carried(_FORMATS[serving.name]))
                rows.addWidget(box)
                rows.addWidget(_soft(brought(serving)))
            column.addWidget(side)
        column.addStretch()
        return whole

    def _other_side(self, title: str, names: Sequence[str]) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_SMALL)
        column.addWidget(_headed(title))
        for name in names:
            format_, box = _FORMATS[name], self.others[name]
            box.setText(f"{title_of(name)}  {format_.suffix}")
            box.setToolTip(f"{_capital(carried(format_))}. {use_of(format_)}")
            column.addWidget(box)
        column.addStretch()
        return whole

    def _where(self) -> QGridLayout:
        self.folder.setAccessibleName(self.tr("Folder"))
        self.name.setAccessibleName(self.tr("Name"))
        self.choose.setAutoDefault(False)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.SPACE)
        into, called = QLabel(self.tr("Folder")), QLabel(self.tr("Name"))
        for column, widget in enumerate((into, self.folder, self.choose, called, self.name)):
            grid.addWidget(widget, 0, column)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(4, 1)
        return grid


def _checked(boxes: dict[str, CheckBox]) -> list[str]:
    return [name for name, box in boxes.items() if box.isChecked()]


def _check(boxes: dict[str, CheckBox], stored: object) -> None:
    """Checks those that were stored; settings keep a list of one as a word, and of none as
    nothing."""
    names: Sequence[object] = stored if isinstance(stored, list) else [stored]
    for name, box in boxes.items():
        box.setChecked(name in names)


def _headed(text: str) -> QLabel:
    label = QLabel(text)
    label.setFont(theme.font(theme.TEXT_LARGE, bold=True))
    return label


def _soft(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setContentsMargins(24, 0, 0, theme.SPACE)
    label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
    return label


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
