"""Opens the dialogs of the main window: loaded when they are wanted, one of each at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QWidget

from aemo_studio.base.errors import StudioError
from aemo_studio.base.resources import resources_dir
from aemo_studio.gui.actions.actions import Actions
from aemo_studio.gui.actions.shortcuts import Shortcuts
from aemo_studio.gui.document.session import Session
from aemo_studio.gui.language.failures import sentence_of
from aemo_studio.gui.language.messages import Messages
from aemo_studio.gui.remembered.preferences import PreferenceStore
from aemo_studio.gui.wiring.import_link import ImportLink

if TYPE_CHECKING:
    from aemo_studio.gui.dialogs.import_music import ImportDialog
    from aemo_studio.gui.dialogs.problem_report import ProblemDialog


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
        self.music = ImportLink(parts.session, parts.preferences, parts.messages, self)
        self.music.used.connect(self._tell_preferences)
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

    def import_music(self) -> ImportDialog:
        """Shows the import of music; the window stays usable beside it."""
        from aemo_studio.gui.dialogs.import_music import ImportDialog

        def make() -> QDialog:
            dialog = ImportDialog(self.music.batch, self._parts.window)
            dialog.usable.connect(self.music.use)
            return dialog

        dialog = self._show("import music", make, beside=True)
        assert isinstance(dialog, ImportDialog)
        return dialog

    def take_music(self, paths: Sequence[Path]) -> None:
        """Imports what was dropped on the window."""
        self.import_music().take(paths)

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

    def _tell_preferences(self, name: str) -> None:
        """Tells preferences that are open of a catalogue that is used now."""
        from aemo_studio.gui.dialogs.preferences import PreferencesDialog

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
        base = self._parts.session.path or project.analysis.video.path
        language = self._parts.preferences.now.language
        dialog = ExportDialog(project, base, language, self._parts.window)
        dialog.exported.connect(self._report_exported)
        dialog.failed.connect(self._parts.messages.fail)
        self._show("export", lambda: dialog)

    def _report_exported(self, paths: Sequence[Path], remarks: Sequence[str]) -> None:
        first, *others = [path.name for path in paths]
        words = self.tr("Exported {0} and {1} more to {2}") if others else self.tr("Exported {0}")
        place = paths[0] if not others else first
        self._parts.messages.report(words.format(place, len(others), paths[0].parent))
        for remark in remarks:
            self._parts.messages.warn(remark)

    def end(self) -> None:
        """Ends the work of the dialogs, and closes them."""
        self.music.batch.stop()
        for dialog in tuple(self.open_now.values()):
            dialog.done(0)

    def _show(self, name: str, make: Callable[[], QDialog], *, beside: bool = False) -> QDialog:
        """Shows a dialog; brings it to the front if it is open already. beside: the window can be
        used meanwhile."""
        dialog = self.open_now.get(name)
        if dialog is None:
            dialog = make()
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.finished.connect(lambda _result: self.open_now.pop(name, None))
            self.open_now[name] = dialog
            (dialog.show if beside else dialog.open)()
        dialog.raise_()
        dialog.activateWindow()
        return dialog
