"""Opens the dialogs of the main window: loaded when they are wanted, one of each at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QWidget

from aemo_studio.base.errors import StudioError
from aemo_studio.base.files import is_there
from aemo_studio.base.resources import resources_dir
from aemo_studio.gui.actions.actions import Actions
from aemo_studio.gui.actions.shortcuts import Shortcuts
from aemo_studio.gui.document.session import Session
from aemo_studio.gui.language.failures import sentence_of
from aemo_studio.gui.language.i18n import current_language
from aemo_studio.gui.language.messages import Messages
from aemo_studio.gui.remembered.preferences import PreferenceStore

if TYPE_CHECKING:
    from aemo_studio.domain.project import Project
    from aemo_studio.gui.dialogs.export import ExportChoice, ExportDialog
    from aemo_studio.gui.dialogs.problem_report import ProblemDialog
    from aemo_studio.output.export.formats import ExportFormat, FolderFormat


@dataclass(frozen=True)
class WindowParts:
    """Holds the parts of the main window that its dialogs need."""

    #: The parent of the dialogs.
    window: QWidget
    #: The open project, which is exported.
    session: Session
    #: What the user prefers.
    preferences: PreferenceStore
    #: The keys, which the shortcut sheet shows and changes.
    shortcuts: Shortcuts
    #: The actions that open the dialogs.
    actions: Actions
    #: Reports to the user.
    messages: Messages
    #: Opens a film or a project; False where that was not possible.
    open: Callable[[Path], bool]


class WindowDialogs(QObject):
    """Opens each dialog without stopping the window; the choice arrives when it closes."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self.open_now: dict[str, QDialog] = {}
        on = parts.actions.on
        on("export", self.export)
        on("import music", self.import_music)
        on("recut", self.recut)
        on("preferences", self.preferences)
        on("shortcuts", self.shortcuts)
        on("manual", self.manual)
        on("problem", self.report_problem)
        on("about", self.about)
        on("sample", lambda: parts.open(resources_dir() / "sample.mp4"))

    def preferences(self) -> None:
        from aemo_studio.gui.dialogs.preferences import PreferencesDialog

        def make() -> QDialog:
            dialog = PreferencesDialog(self._parts.preferences, self._parts.window)
            dialog.shortcuts_button.clicked.connect(self.shortcuts)
            dialog.catalogues.import_button.clicked.connect(self.import_music)
            return dialog

        self._show("preferences", make)

    def import_music(self) -> None:
        from aemo_studio.gui.dialogs.import_music import ImportDialog

        def make() -> QDialog:
            dialog = ImportDialog(self._parts.window)
            dialog.use_wanted.connect(self._use_catalogue)
            return dialog

        self._show("import music", make)

    def recut(self) -> None:
        from aemo_studio.gui.dialogs.recut import RecutDialog

        session, project = self._parts.session, self._parts.session.project
        if project is None:
            return

        def make() -> QDialog:
            device = self._parts.preferences.now.device
            dialog = RecutDialog(project, session.path, device, self._parts.window)
            dialog.open_wanted.connect(self._parts.open)
            return dialog

        self._show("recut", make)

    def _use_catalogue(self, name: str) -> None:
        """Recommends from another catalogue, too, from now on."""
        from aemo_studio.gui.dialogs.preferences import PreferencesDialog

        store = self._parts.preferences
        if name in store.now.catalogues:
            self._parts.session.reload_catalogues()
        else:
            store.set(replace(store.now, catalogues=(*store.now.catalogues, name)))
        asking = self.open_now.get("preferences")
        if isinstance(asking, PreferencesDialog):
            asking.catalogues.add_name(name)

    def shortcuts(self) -> None:
        from aemo_studio.gui.dialogs.shortcut_sheet import ShortcutSheet

        self._show("shortcuts", lambda: ShortcutSheet(self._parts.shortcuts, self._parts.window))

    def about(self) -> None:
        from aemo_studio.gui.dialogs.about import AboutDialog

        self._show("about", lambda: AboutDialog(self._parts.window))

    def manual(self) -> None:
        from aemo_studio.gui.dialogs.manual import ManualDialog

        self._show("manual", lambda: ManualDialog(self._parts.window))

    def report_problem(self) -> None:
        from aemo_studio.gui.dialogs.problem_report import ProblemDialog

        has_project = self._parts.session.project is not None
        dialog = ProblemDialog(has_project=has_project, parent=self._parts.window)
        dialog.accepted.connect(lambda: self._write_problem(dialog))
        self._show("problem", lambda: dialog)

    def _write_problem(self, dialog: ProblemDialog) -> None:
        from aemo_studio.gui.dialogs.file_dialogs import ask_save_report
        from aemo_studio.gui.dialogs.problem_report import write_problem

        target = ask_save_report(self._parts.window)
        if target is None:
            return
        project = self._parts.session.project if dialog.with_project.isChecked() else None
        messages = self._parts.messages
        try:
            write_problem(target, dialog.story.toPlainText(), tuple(messages.latest), project)
        except StudioError as error:
            messages.fail(sentence_of(error))
        else:
            messages.report(self.tr("Saved {0}").format(target))

    def export(self) -> None:
        from aemo_studio.gui.dialogs.export import ExportDialog

        project = self._parts.session.project
        if project is None:
            return
        video = project.analysis.video.path
        dialog = ExportDialog(
            self._parts.session.path or video,
            self._parts.preferences.now.language,
            video_is_there=is_there(video),
            parent=self._parts.window,
        )
        dialog.accepted.connect(lambda: self._write_export(dialog))
        self._show("export", lambda: dialog)

    def _write_export(self, dialog: ExportDialog) -> None:
        from aemo_studio.output.export.formats import FolderFormat

        project, choice = self._parts.session.project, dialog.choice()
        if project is None:
            return
        if isinstance(choice.format, FolderFormat):
            self._export_folder(project, choice.format, choice)
        else:
            self._export_file(project, choice.format, choice)

    def _export_folder(self, project: Project, kind: FolderFormat, choice: ExportChoice) -> None:
        from aemo_studio.gui.dialogs.folder_progress import FolderProgressDialog
        from aemo_studio.gui.processes.folder_export import FolderRequest

        request = FolderRequest(kind.name, choice.path, choice.options, choice.bundled)
        dialog = FolderProgressDialog(project, request, self._parts.window)
        dialog.exported.connect(lambda remarks: self._report_exported(dialog.target, remarks))
        dialog.failed.connect(self._parts.messages.fail)
        self._show("folder", lambda: dialog)
        dialog.start()

    def _export_file(self, project: Project, format_: ExportFormat, choice: ExportChoice) -> None:
        from aemo_studio.gui.dialogs.export import render_export

        try:
            agreed = self._agreed(project, format_, choice)
            if agreed is None:
                return
            remarks = render_export(project, format_, agreed).write()
        except StudioError as error:
            self._parts.messages.fail(sentence_of(error))
        else:
            language = current_language()
            self._report_exported(agreed.path, [r.in_language(language) for r in remarks])

    def _agreed(
        self, project: Project, format_: ExportFormat, choice: ExportChoice
    ) -> ExportChoice | None:
        """Asks before files are replaced; None where nothing is to be written."""
        from aemo_studio.gui.dialogs import questions
        from aemo_studio.gui.dialogs.export import beside, render_export

        there = render_export(project, format_, choice).in_the_way()
        if not there:
            return choice
        answer = questions.ask_replace(self._parts.window, there)
        if answer is questions.Occupied.KEEP_BOTH:
            return beside(project, format_, choice)
        return choice if answer is questions.Occupied.REPLACE else None

    def _report_exported(self, path: Path, remarks: Sequence[str]) -> None:
        self._parts.messages.report(self.tr("Exported {0}").format(path))
        for remark in remarks:
            self._parts.messages.warn(remark)

    def end(self) -> None:
        """Ends the work of the dialogs, and closes them."""
        for dialog in tuple(self.open_now.values()):
            dialog.done(0)

    def _show(self, name: str, make: Callable[[], QDialog]) -> None:
        """Shows a dialog; brings it to the front if it is open already."""
        dialog = self.open_now.get(name)
        if dialog is None:
            dialog = make()
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.finished.connect(lambda _result: self.open_now.pop(name, None))
            self.open_now[name] = dialog
            dialog.open()
        dialog.raise_()
        dialog.activateWindow()
