"""Owns the open Project, its history, and one signal that carries what changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal
from PySide6.QtGui import QUndoStack

from aemo_studio.analysis.media.fingerprint import fingerprint
from aemo_studio.base.errors import StudioError
from aemo_studio.domain.music import Track
from aemo_studio.domain.project import Project
from aemo_studio.gui.document.autosave import Autosave
from aemo_studio.gui.document.best_everywhere import BestTracks, best_for
from aemo_studio.gui.document.best_words import BestWords
from aemo_studio.gui.document.changes import Change
from aemo_studio.gui.document.commands import ProjectCommand, Snapshot
from aemo_studio.gui.document.edits import SessionEdits, Step
from aemo_studio.gui.document.list_renewal import ListRenewal
from aemo_studio.gui.document.recovery import (
    Recovered,
    discard,
    find_all_recovered,
    find_recovered,
    put_back,
)
from aemo_studio.gui.language.failures import sentence_of
from aemo_studio.music.file_links import Links
from aemo_studio.music.recommend import WholeList
from aemo_studio.music.recommend.filtering import Facets
from aemo_studio.project import OpenMark, content_key, load_project, save_project
from aemo_studio.project.linked_files import with_links

WARM_UP_MS = 500
"""From opening a project until its catalogues are loaded: after the first painting."""

_EDITED_IN_VIEWS = Change.SCENES | Change.NOTES | Change.MARKERS | Change.FILTERS
"""What a view may show as edited before the Session has taken the edit."""


class Session(SessionEdits):
    """Owns the Project. Every edit is one named undo step; scenes that it touches get new
    recommendations, at once if the catalogues are loaded, as soon as they are otherwise.

    changed carries a `Change`. failed carries one sentence for the user, noticed one that stops
    nothing, told one of news. other_file: the path given
    to `relink` holds another film; the sentence asks what to do. recovered carries the unsaved work
    that crashes left, a tuple of `Recovered`; each must be restored, dismissed or postponed.
    """

    changed = Signal(object)
    failed = Signal(str)
    noticed = Signal(str)
    told = Signal(str)
    other_file = Signal(Path, str)
    recovered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._snapshot: Snapshot | None = None
        self._path: Path | None = None
        self._mark: OpenMark | None = None
        self._unsaved = False
        self._links: Links = {}
        self._content = ""  # key of the file at `_path`
        self.undo_stack = QUndoStack(self)
        self.undo_stack.cleanChanged.connect(self._clean_changed)
        self._pool = QThreadPool(self)
        self._lists = ListRenewal(self._pool, self)
        self._lists.renewed.connect(self._lists_came)
        self._lists.ready.connect(lambda: self.changed.emit(Change.CATALOGUES))
        self._lists.failed.connect(self.failed)
        self._autosave = Autosave(self)
        self._autosave.failed.connect(self.failed)

    @property
    def project(self) -> Project | None:
        return self._snapshot.project if self._snapshot else None

    @property
    def path(self) -> Path | None:
        """Returns where the project was opened or saved; None for one that never was."""
        return self._path

    @property
    def dirty(self) -> bool:
        """Returns whether closing now would lose an edit."""
        return self._snapshot is not None and (self._unsaved or not self.undo_stack.isClean())

    @property
    def read_only(self) -> bool:
        """Returns whether another window has the project open, so that this one only shows it."""
        return self._mark is not None and not self._mark.is_mine

    @property
    def outdated(self) -> tuple[int, ...]:
        """Returns the scenes whose recommendations are from before the last decision about them."""
        return self._snapshot.outdated if self._snapshot else ()

    @property
    def facets(self) -> Facets | None:
        """Returns what the filters can choose from, None until the catalogues are loaded
        (`Change.CATALOGUES` follows)."""
        return self._lists.facets

    @property
    def counts(self) -> tuple[int, int] | None:
        """Counts the tracks that pass the project's filters, and all; None until the catalogues are
        loaded."""
        return self._lists.counts(self.project.filters) if self.project else None

    @property
    def tracks(self) -> Sequence[Track]:
        """Returns the tracks of all catalogues in use; none until they are loaded."""
        return self._lists.tracks

    def whole_list(self, project: Project, index: int) -> WholeList | None:
        """Orders all tracks for a scene; None until the catalogues are loaded."""
        return self._lists.whole(project, index)

    def pick_the_best(self, index: int) -> None:
        """Picks, for one scene, the best track that may be used."""
        project = self.project
        track = best_for(project, index, self._lists.whole(project, index)) if project else None
        if track is not None:
            self.pick(index, track)

    def pick_the_best_everywhere(self) -> None:
        """Picks, in one step, the best track for each scene that has none; `told` says how it
        went."""
        project = self.project
        if project is None:
            return

        def take(best: BestTracks) -> None:
            if project is self.project:
                self.pick_everywhere(best.tracks)
                self.told.emit(BestWords().about(best))

        if not self._lists.find_best(project, take):
            self.told.emit(self.tr("The catalogues are still being read; try again in a moment."))

    def use_links(self, links: Links) -> None:
        """Gives the tracks the files that were linked to them; no step of the history."""
        self._links = links
        snapshot = self._snapshot
        if snapshot is None:
            return
        before = snapshot.project
        snapshot.project = with_links(before, links)
        if snapshot.project is not before:
            self._lists.renew(snapshot)
            self.changed.emit(Change.PICKS | Change.RECOMMENDATIONS)

    def prefer(self, *, after_line: bool, hold_back: bool) -> None:
        """Takes what is asked of recommended music beside speech, for all scenes at once."""
        changes = self._lists.prefer(after_line=after_line, hold_back=hold_back)
        snapshot = self._snapshot
        if changes and snapshot is not None:
            snapshot.outdated = tuple(range(len(snapshot.project.scenes)))
            self._lists.renew(snapshot)
            self.changed.emit(Change.RECOMMENDATIONS)

    def tell_heard(self) -> None:
        """Tells that more is known about the sound of picks, which may play elsewhere now."""
        self.changed.emit(Change.PICKS)

    # Opening, saving, closing

    def load(self, project: Project, path: Path | None, *, unsaved: bool = False) -> None:
        """Shows another project in place of the present one.

        path: None if it was never saved. unsaved: whether it holds edits that no file has; a mere
        analysis is nothing to lose.
        """
        self._replace(Snapshot(project), path, unsaved=unsaved)
        self._lists.begin(project)
        self._autosave.begin(path)
        QTimer.singleShot(WARM_UP_MS, self, self._warm_up)
        if unsaved:
            self._keep_safe()
        self.changed.emit(Change.PROJECT | Change.SAVED)

    def open(self, path: Path) -> bool:
        """Opens a saved project. False, and `failed`, if it cannot be read; then nothing changes.

        Unsaved work that a crash left of it comes with `recovered`.
        """
        try:
            project = load_project(path)
        except StudioError as error:
            self.failed.emit(sentence_of(error))
            return False
        self.load(project, path)
        if self.read_only:
            self.noticed.emit(self._read_only_sentence())
        else:
            self._offer(find_recovered(path))
        return True

    def offer_unsaved(self) -> None:
        """Offers, by `recovered`, what crashes left of any project."""
        self._offer(find_all_recovered())

    def restore(self, recovered: Recovered) -> None:
        """Shows the unsaved work in place of what is open."""
        self.load(recovered.project, recovered.path, unsaved=True)
        self._autosave.write_and_wait()
        discard(recovered)

    def dismiss(self, recovered: Recovered) -> None:
        """Deletes the unsaved work, which is not wanted."""
        discard(recovered)

    def postpone(self, recovered: Recovered) -> None:
        """Leaves the unsaved work for the next start, or for when its project is opened."""
        put_back(recovered)

    def save(self, path: Path | None = None) -> bool:
        """Saves to `path`, or to where it came from. False, and `failed`, if it cannot be
        written."""
        project, target = self.project, path or self._path
        if project is None or target is None:
            self.failed.emit(self.tr("There is no place to save to yet; choose one."))
            return False
        mark = self._mark if path is None else self._marked(target)
        if mark is not None and not mark.is_mine:
            self.failed.emit(self._taken(target))
            return False
        try:
            # Another place was chosen in a dialog, which has asked.
            save_project(project, target, replacing=self._content if path is None else None)
        except StudioError as error:
            self._give_up(mark)
            self.failed.emit(sentence_of(error))
            return False
        self._change_mark(mark)
        self._path, self._unsaved, self._content = target, False, content_key(target)
        self.undo_stack.setClean()
        self._autosave.begin(target)
        self.changed.emit(Change.SAVED)
        return True

    def reload_catalogues(self) -> None:
        """Loads the catalogues again, after a file among them was rewritten."""
        self._warm_up()

    def keep_safe_now(self) -> None:
        """Writes what is unsaved into the recovery file and waits for it, as before a
        shutdown that cannot be stopped."""
        self._autosave.write_and_wait()

    def close(self) -> None:
        """Closes the project. What was not saved is lost: ask first."""
        self._replace(None, None, unsaved=False)
        self._autosave.end()
        self.changed.emit(Change.PROJECT | Change.SAVED)

    def relink(self, video: Path, *, anyway: bool = False) -> bool:
        """Relinks the video, which lies somewhere else now.

        Returns False, and emits `other_file`, if it is not the film that was analysed, unless
        `anyway`.
        """
        project = self.project
        if project is None:
            return False
        try:
            same = fingerprint(video) == project.analysis.video.fingerprint
        except StudioError as error:
            self.failed.emit(sentence_of(error))
            return False
        if not same and not anyway:
            self.other_file.emit(video, self._other_film(video))
            return False
        self.set_video(video)
        return True

    def retranslate(self) -> None:
        """Names the steps again, after the language changed."""
        stack = self.undo_stack
        for position in range(stack.count()):
            command = stack.command(position)
            if isinstance(command, ProjectCommand):
                command.retranslate()
        stack.undoTextChanged.emit(stack.undoText())
        stack.redoTextChanged.emit(stack.redoText())

    def _replace(self, snapshot: Snapshot | None, path: Path | None, *, unsaved: bool) -> None:
        """Replaces the project by another, or by none, without a history."""
        self._snapshot = None
        self._lists.forget()
        self.undo_stack.clear()
        self._snapshot, self._path, self._unsaved = snapshot, path, unsaved
        self._change_mark(None if path is None else self._marked(path))
        self._content = content_key(path) if path else ""

    # One window at a time

    def _marked(self, path: Path) -> OpenMark:
        """Marks the project at `path`; the present mark serves as long as it is the same one."""
        mark = self._mark
        return mark if mark is not None and mark.is_of(path) else OpenMark(path)

    def _change_mark(self, mark: OpenMark | None) -> None:
        """Keeps a mark in place of the present one."""
        old, self._mark = self._mark, mark
        if old is not None and old is not mark:
            old.release()

    def _give_up(self, mark: OpenMark | None) -> None:
        """Takes away a mark that turned out to be useless."""
        if mark is not None and mark is not self._mark:
            mark.release()

    def _read_only_sentence(self) -> str:
        name = self._path.name if self._path else ""
        return self.tr(
            "{0} is open in another window; here it can be looked at, but not changed. Save it "
            "under another name to change the copy."
        ).format(name)

    def _taken(self, path: Path) -> str:
        return self.tr("{0} is open in another window; choose another name.").format(path.name)

    def _clean_changed(self, clean: bool) -> None:
        """Reports that the history came to what was saved, or left it."""
        if self._snapshot is None:
            return
        if clean and not self._unsaved:
            self._autosave.begin(self._path)
        self.changed.emit(Change.SAVED)

    # How an edit happens

    def take(self, step: Step) -> None:
        before = self._snapshot
        if before is None:
            return
        if self.read_only:
            self._refuse()
            return
        try:
            after = step.apply()
        except StudioError as error:
            self.failed.emit(sentence_of(error))
            return
        if after is not before.project:
            snapshot = Snapshot.after(before, after)
            self.undo_stack.push(ProjectCommand(step, before, snapshot, self._show))

    def _refuse(self) -> None:
        """Shows a project that cannot be changed here as it is, and says why."""
        self.noticed.emit(self._read_only_sentence())
        self.changed.emit(_EDITED_IN_VIEWS)

    def _show(self, snapshot: Snapshot) -> None:
        """Makes a Snapshot the present one."""
        old, self._snapshot = self.project, snapshot
        snapshot.project = with_links(snapshot.project, self._links)
        self._lists.renew(snapshot)
        self.changed.emit(Change.between(old, snapshot.project))
        self._keep_safe()

    def _lists_came(self, snapshot: Snapshot) -> None:
        """Takes recommendations that had to wait for the catalogues."""
        if snapshot is self._snapshot:
            self._unsaved = self._unsaved or self.undo_stack.isClean()
            self.changed.emit(Change.RECOMMENDATIONS | Change.SAVED)
            self._keep_safe()

    def _keep_safe(self) -> None:
        if self.project is not None:
            self._autosave.keep(self.project)

    def _warm_up(self) -> None:
        if self.project is not None:
            self._lists.use(self.project.catalogues)

    def _offer(self, found: tuple[Recovered, ...]) -> None:
        if found:
            self.recovered.emit(found)

    def _other_film(self, video: Path) -> str:
        return self.tr(
            "{0} is not the film that was analysed; the scenes may not fit it. Use it anyway?"
        ).format(video.name)
