"""Moves the project to a new cut of its film, and shows what became of the old one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from aemo_studio.base.errors import StudioError
from aemo_studio.domain.project import Project
from aemo_studio.gui.dialogs import file_dialogs as files
from aemo_studio.gui.language.failures import sentence_of
from aemo_studio.gui.processes.recut import RecutProcess, RecutRequest
from aemo_studio.project import SUFFIX

_STEPS = 1000
_WIDTH = 720


class RecutDialog(QDialog):
    """Asks for the new cut and its project's place, makes the project and lists what changed.

    open_wanted: the path of the new project.
    """

    open_wanted = Signal(Path)

    def __init__(
        self, project: Project, own_path: Path | None, device: str, parent: QWidget | None = None
    ) -> None:
        """own_path: where the open project lies, which stays as it is."""
        super().__init__(parent)
        self._project, self._own_path, self._device = project, own_path, device
        self.work = RecutProcess(self)
        self.setWindowTitle(self.tr("This film was recut"))
        self.setMinimumWidth(_WIDTH)
        self._make_fields()
        self._lay_out()
        self._connect()
        self._check()

    def choose(self, film: Path) -> None:
        """Chooses the new cut, and proposes a place for its project beside it."""
        self.film.setText(str(film))
        self.target.setText(str(self._proposal(film)))

    def request(self) -> RecutRequest:
        """Returns what is asked for."""
        cut_list, old_list = self.cut_list.text().strip(), self.old_list.text().strip()
        return RecutRequest(
            film=Path(self.film.text().strip()),
            target=Path(self.target.text().strip()),
            cut_list=Path(cut_list) if cut_list else None,
            old_list=Path(old_list) if cut_list and old_list else None,
            device=self._device,
        )

    def start(self) -> None:
        """Starts to make the new project."""
        self._show_working(True)
        self.message.clear()
        try:
            self.work.start(self._project, self.request())
        except StudioError as error:
            self._on_failed(sentence_of(error))

    def done(self, result: int) -> None:
        self.work.stop()
        super().done(result)

    def _make_fields(self) -> None:
        self.film, self.target = QLineEdit(), QLineEdit()
        self.cut_list, self.old_list = QLineEdit(), QLineEdit()
        self.old_list.setPlaceholderText(
            self.tr("Only where the list names camera files, not the old film")
        )
        self.cut_list.setPlaceholderText(self.tr("Without one, picture and sound are matched"))
        self.film_button = QPushButton(self.tr("Choose…"))
        self.list_button = QPushButton(self.tr("Choose…"))
        self.old_list_button = QPushButton(self.tr("Choose…"))
        self.target_button = QPushButton(self.tr("Choose…"))
        self.film.setAccessibleName(self.tr("New cut"))
        self.cut_list.setAccessibleName(self.tr("Cut list"))
        self.old_list.setAccessibleName(self.tr("List of the old cut"))
        self.target.setAccessibleName(self.tr("New project"))
        self.progress = QProgressBar()
        self.progress.setRange(0, _STEPS)
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.changes = QListWidget()
        self.changes.setAccessibleName(self.tr("What became of the old cut"))
        self.changes.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        role = QDialogButtonBox.ButtonRole.AcceptRole
        self.start_button = self.buttons.addButton(self.tr("Make the new project"), role)
        self.open_button = self.buttons.addButton(self.tr("Open the new project"), role)
        self.start_button.setDefault(True)

    def _lay_out(self) -> None:
        why = QLabel(
            self.tr(
                "Picks, notes, markers, characters and corrections go where their material went; "
                "this project stays as it is."
            )
        )
        why.setWordWrap(True)
        self.form = QWidget()
        form = QFormLayout(self.form)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(self.tr("New cut"), _beside(self.film, self.film_button))
        form.addRow(
            self.tr("Cut list (EDL, FCPXML, OTIO)"), _beside(self.cut_list, self.list_button)
        )
        form.addRow(self.tr("List of the old cut"), _beside(self.old_list, self.old_list_button))
        form.addRow(self.tr("New project"), _beside(self.target, self.target_button))
        layout = QVBoxLayout(self)
        layout.addWidget(why)
        for widget in (self.form, self.progress, self.message, self.changes, self.buttons):
            layout.addWidget(widget)
        for hidden in (self.progress, self.message, self.changes, self.open_button):
            hidden.hide()

    def _connect(self) -> None:
        self.film_button.clicked.connect(self._ask_film)
        self.list_button.clicked.connect(lambda: self._ask_list(self.cut_list))
        self.old_list_button.clicked.connect(lambda: self._ask_list(self.old_list))
        self.target_button.clicked.connect(self._ask_target)
        for field in (self.film, self.cut_list, self.target):
            field.textChanged.connect(lambda _text: self._check())
        self.start_button.clicked.connect(self.start)
        self.open_button.clicked.connect(self._open)
        self.buttons.rejected.connect(self._close_or_cancel)
        self.work.progress.connect(lambda share: self.progress.setValue(round(share * _STEPS)))
        self.work.made.connect(self._on_made)
        self.work.failed.connect(self._on_failed)
        self.work.cancelled.connect(lambda: self._show_working(False))

    def _proposal(self, film: Path) -> Path:
        """Proposes a place beside the new cut that is not the open project's."""
        place = film.with_suffix(SUFFIX)
        return place.with_stem(f"{place.stem} recut") if place == self._own_path else place

    def _ask_film(self) -> None:
        film = files.ask_video(self, self.tr("the new cut"))
        if film is not None:
            self.choose(film)

    def _ask_list(self, field: QLineEdit) -> None:
        cut_list = files.ask_cut_list(self)
        if cut_list is not None:
            field.setText(str(cut_list))

    def _ask_target(self) -> None:
        proposal = Path(self.target.text() or self._project.analysis.video.path)
        target = files.ask_save(self, proposal)
        if target is not None:
            self.target.setText(str(target))

    def _check(self) -> None:
        """Enables the button that starts where a project could be made."""
        film, target = self.film.text().strip(), self.target.text().strip()
        for widget in (self.old_list, self.old_list_button):
            widget.setEnabled(bool(self.cut_list.text().strip()))
        own = bool(target) and self._own_path is not None and Path(target) == self._own_path
        self.start_button.setEnabled(bool(film and target) and not own)
        self._say(self.tr("The old project stays: choose another place.") if own else "")

    def _show_working(self, working: bool) -> None:
        self.progress.setVisible(working)
        self.progress.setValue(0)
        for field in (self.film, self.cut_list, self.target, self.start_button):
            field.setEnabled(not working)
        for button in (self.film_button, self.list_button, self.target_button):
            button.setEnabled(not working)
        for widget in (self.old_list, self.old_list_button):
            widget.setEnabled(not working and bool(self.cut_list.text().strip()))
        close = self.buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Cancel") if working else self.tr("Close"))
        self._working = working

    _working = False

    def _close_or_cancel(self) -> None:
        if self._working:
            self.work.cancel()
        else:
            self.reject()

    def _on_made(self, sentences: list[str]) -> None:
        self._show_working(False)
        first, *rest = sentences or [self.tr("The new project is made.")]
        self._say(first)
        self.changes.clear()
        self.changes.addItems(rest)
        self.changes.setVisible(bool(rest))
        self.form.hide()
        self.start_button.hide()
        self.open_button.show()
        self.open_button.setDefault(True)

    def _on_failed(self, sentence: str) -> None:
        self._show_working(False)
        self._say(sentence)

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))

    def _open(self) -> None:
        path = Path(self.target.text().strip())
        self.accept()
        self.open_wanted.emit(path)


def _beside(field: QLineEdit, button: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(field, 1)
    row.addWidget(button)
    return row
