"""Asks which format to export, to where, and with what options; remembers the answers."""

from __future__ import annotations

import dataclasses
import datetime
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.base.translations import Phrase
from aemo_studio.domain.project import Project
from aemo_studio.gui.dialogs import file_dialogs as files
from aemo_studio.gui.dialogs.export_words import carried, use_of
from aemo_studio.gui.language.i18n import CHINESE, resolve_language
from aemo_studio.gui.look.theme import SPACE_LARGE
from aemo_studio.gui.remembered.settings import settings
from aemo_studio.gui.widgets.check_box import CheckBox
from aemo_studio.gui.widgets.chooser import Chooser
from aemo_studio.output.export.formats import (
    BUNDLE,
    FOLDERS,
    FORMATS,
    ExportFormat,
    FolderFormat,
    OptionName,
    places_of,
)
from aemo_studio.output.export.options import ExportOptions, Language
from aemo_studio.output.export.playlist import CopyPlan, copied_names, copy_files, plan_copies

_GROUP = "export"
_CHOICES: tuple[ExportFormat | FolderFormat, ...] = (*FORMATS, *FOLDERS)
_Button = QDialogButtonBox.StandardButton


@dataclass(frozen=True)
class ExportChoice:
    """The export that the user chose in the dialog."""

    #: The format to write.
    format: ExportFormat | FolderFormat
    #: Where to write it.
    path: Path
    #: The options of the format.
    options: ExportOptions
    #: Whether copies of the music are put beside a playlist.
    copy_music: bool = False
    #: The place that the user agreed to have replaced when choosing it; None without such a one.
    agreed: Path | None = None
    #: Names of the formats in a bundle.
    bundled: tuple[str, ...] = ()


@dataclass(frozen=True)
class RenderedExport:
    """An export that is ready to be written."""

    #: The place and the bytes of each file.
    files: tuple[tuple[Path, bytes], ...]
    #: The music that is copied beside a playlist.
    copies: CopyPlan

    def in_the_way(self, agreed: Path | None) -> list[Path]:
        """Lists the files that would be replaced, but the one at `agreed`. One that is empty, or
        already what would be written, loses nothing."""
        there = [
            place
            for place, data in self.files
            if place.is_file() and place.stat().st_size and place.read_bytes() != data
        ]
        copies = [place for _, place in self.copies.copies if place.is_file()]
        return [place for place in (*there, *copies) if place != agreed]

    def write(self) -> tuple[Phrase, ...]:
        """Writes all, and returns remarks on the music that was copied or not. Raises OutputError;
        then the file is as it was before."""
        copy_files(self.copies.copies)
        for place, data in self.files:
            write_atomic(place, data)
        return self.copies.remarks


def render_export(project: Project, format_: ExportFormat, choice: ExportChoice) -> RenderedExport:
    """Renders the files of a format as chosen."""
    plan = plan_copies(project, choice.path) if choice.copy_music else CopyPlan(())
    options = dataclasses.replace(choice.options, copied=copied_names(plan.copies))
    files = format_.render_files(project, options)
    return RenderedExport(tuple(zip(places_of(choice.path, len(files)), files, strict=True)), plan)


class ExportDialog(QDialog):
    """Asks for an ExportChoice; writes nothing."""

    def __init__(
        self, base: Path, language: str, *, video_is_there: bool, parent: QWidget | None = None
    ) -> None:
        """Proposes places beside `base`, the path of the project or the video."""
        super().__init__(parent)
        self._base = base
        self._own_place = False
        self._agreed: Path | None = None
        self._video_is_there = video_is_there
        self.setWindowTitle(self.tr("Export"))
        self.formats = QListWidget()
        self.formats.setAccessibleName(self.tr("Formats"))
        self.formats.setSpacing(2)
        self.use = QLabel()
        self.place = QLineEdit()
        self.place.setAccessibleName(self.tr("Write to"))
        self.choose = QPushButton(self.tr("Choose…"))
        self.language = Chooser()
        self.bundled = QListWidget()
        self.bundled.setAccessibleName(self.tr("In the bundle"))
        self.copy_music = CheckBox(self.tr("Put copies of the music beside it"))
        self.production, self.episode, self.company = QLineEdit(), QLineEdit(), QLineEdit()
        self.buttons = QDialogButtonBox(_Button.Cancel)
        self.export = self.buttons.addButton(
            self.tr("Export"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._fill(language)
        self._lay_out()
        self._connect()
        self._recall()

    def choice(self) -> ExportChoice:
        """Returns what was chosen."""
        options = ExportOptions(
            language=self.language.currentData(),
            production=self.production.text().strip() or None,
            episode=self.episode.text().strip() or None,
            company=self.company.text().strip() or None,
            date=datetime.date.today(),
        )
        copy_music = "copied" in self.format.takes and self.copy_music.isChecked()
        path = Path(self.place.text())
        return ExportChoice(
            self.format, path, options, copy_music, self._agreed, self._bundled_formats()
        )

    def _bundled_formats(self) -> tuple[str, ...]:
        if self.format is not BUNDLE:
            return ()
        checked = (self.bundled.item(row).checkState() for row in range(self.bundled.count()))
        chosen = zip(FORMATS, checked, strict=True)
        return tuple(f.name for f, state in chosen if state == Qt.CheckState.Checked)

    @property
    def format(self) -> ExportFormat | FolderFormat:
        return _CHOICES[max(0, self.formats.currentRow())]

    def choose_format(self, name: str) -> None:
        """Selects the format called `name`, if there is one."""
        for row, format_ in enumerate(_CHOICES):
            if format_.name == name:
                self.formats.setCurrentRow(row)

    def accept(self) -> None:
        store = settings()
        store.setValue(f"{_GROUP}/format", self.format.name)
        store.setValue(f"{_GROUP}/folder", str(Path(self.place.text()).parent))
        store.setValue(f"{_GROUP}/copy_music", self.copy_music.isChecked())
        store.setValue(f"{_GROUP}/company", self.company.text())
        super().accept()

    def _fill(self, language: str) -> None:
        for format_ in _CHOICES:
            item = QListWidgetItem(self._titled(format_))
            item.setToolTip(use_of(format_))
            self.formats.addItem(item)
        for format_ in FORMATS:
            item = QListWidgetItem(self._titled(format_))
            item.setCheckState(Qt.CheckState.Checked)
            self.bundled.addItem(item)
        self.language.addItem("English", Language.ENGLISH)
        self.language.addItem("繁體中文", Language.TRADITIONAL_CHINESE)
        self.language.setCurrentIndex(int(resolve_language(language) == CHINESE))

    def _titled(self, format_: ExportFormat | FolderFormat) -> str:
        words = carried(format_)
        kind = format_.suffix if isinstance(format_, ExportFormat) else self.tr("folder")
        return f"{words[:1].upper()}{words[1:]}  ({kind})"

    def _recall(self) -> None:
        store = settings()
        self.formats.setCurrentRow(0)
        self.choose_format(str(store.value(f"{_GROUP}/format", "csv")))
        self.copy_music.setChecked(store.value(f"{_GROUP}/copy_music", "false") in (True, "true"))
        self.company.setText(str(store.value(f"{_GROUP}/company", "")))

    def _propose(self) -> None:
        """Proposes a place of the format's kind; one that the user chose only changes its
        ending."""
        if self._own_place:
            place = Path(self.place.text())
        else:
            folder = Path(str(settings().value(f"{_GROUP}/folder", self._base.parent)))
            place = (folder if folder.is_dir() else self._base.parent) / self._base.name
        self.place.setText(str(_with_ending(place, self.format.suffix)))

    def _format_changed(self) -> None:
        format_ = self.format
        words = use_of(format_)
        if format_.refers_to_film and not self._video_is_there:
            words += " " + self.tr("The video has moved: find it first, or link it there again.")
        self.use.setText(words)
        for option, widget in self._fields().items():
            self._form.setRowVisible(widget, option in format_.takes)
        self._form.setRowVisible(self.bundled, format_ is BUNDLE)
        self._propose()

    def _fields(self) -> dict[OptionName, QWidget]:
        """Makes the widget for each option that only some formats take."""
        return {
            "production": self.production,
            "episode": self.episode,
            "company": self.company,
            "language": self.language,
            "copied": self.copy_music,
        }

    def _ask_place(self) -> None:
        if isinstance(self.format, FolderFormat):
            path = files.ask_folder(self, self.tr("A folder for the files"))
        else:
            path = files.ask_place(self, Path(self.place.text()), carried(self.format))
        if path is not None:
            self._own_place = True
            self._agreed = path  # the file dialog has asked
            self.place.setText(str(path))

    def _connect(self) -> None:
        self.formats.currentRowChanged.connect(lambda _row: self._format_changed())
        self.formats.itemDoubleClicked.connect(lambda _item: self.accept())
        self.place.textEdited.connect(self._place_edited)
        self.place.textChanged.connect(lambda text: self.export.setEnabled(bool(text.strip())))
        self.choose.clicked.connect(self._ask_place)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _place_edited(self, _text: str) -> None:
        self._own_place = True

    def _lay_out(self) -> None:
        self.bundled.setMaximumHeight(self.fontMetrics().height() * 7)
        self.use.setWordWrap(True)
        self.use.setMinimumHeight(self.use.fontMetrics().height() * 2)
        self.use.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        where = QHBoxLayout()
        where.addWidget(self.place, 1)
        where.addWidget(self.choose)
        self._form = QFormLayout()
        self._form.addRow(self.tr("Production"), self.production)
        self._form.addRow(self.tr("Episode"), self.episode)
        self._form.addRow(self.tr("Company"), self.company)
        self._form.addRow(self.tr("Language"), self.language)
        self._form.addRow("", self.copy_music)
        self._form.addRow(self.tr("In the bundle"), self.bundled)
        self._form.addRow(self.tr("Write to"), where)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_LARGE, SPACE_LARGE, SPACE_LARGE, SPACE_LARGE)
        column.addWidget(self.formats, 1)
        column.addWidget(self.use)
        column.addLayout(self._form)
        column.addWidget(self.buttons)
        self.resize(640, 560)


def _with_ending(path: Path, suffix: str) -> Path:
    """Replaces an ending that one of the formats or a project has."""
    name = path.name
    endings = sorted({f.suffix for f in _CHOICES} | {path.suffix}, key=len, reverse=True)
    for ending in endings:
        if ending and name.lower().endswith(ending):
            return path.with_name(name[: -len(ending)] + suffix)
    return path.with_name(name + suffix)
