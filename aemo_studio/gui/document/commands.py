"""Puts edits on Qt's undo stack: each step holds the Snapshot before and the one after it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QUndoCommand

from aemo_studio.domain.project import Project
from aemo_studio.gui.document.edits import Step
from aemo_studio.project.editing.recommending import outdated, shortened

MERGE_WITHIN_S = 2.0
"""Edits of one kind at one place that follow each other this quickly are one step."""

_MERGEABLE = 1


@dataclass(eq=False)
class Snapshot:
    """A Project at one point of the history."""

    #: The Project of that time.
    project: Project
    #: Positions of scenes whose list waits for the Recommender; when it comes, it is put in here:
    #: the wait is no step of its own.
    outdated: tuple[int, ...] = ()
    #: Positions of scenes whose list lost what was rejected and is to be filled up.
    short: tuple[int, ...] = ()

    @staticmethod
    def after(before: Snapshot, project: Project) -> Snapshot:
        """Makes the Snapshot of `project`, which was made from `before`; lists that waited there
        wait on."""
        late = outdated(before.project, project, before.outdated)
        short = shortened(before.project, project, before.short)
        return Snapshot(project, late, tuple(index for index in short if index not in late))


class ProjectCommand(QUndoCommand):
    """Takes one step of the history forward and back. show: makes a Snapshot the present one."""

    def __init__(
        self,
        step: Step,
        before: Snapshot,
        after: Snapshot,
        show: Callable[[Snapshot], None],
    ) -> None:
        super().__init__(step.name())
        self._step = step
        self._before = before
        self._after = after
        self._show = show
        self._made = time.monotonic()

    def redo(self) -> None:
        self._show(self._after)

    def undo(self) -> None:
        self._show(self._before)

    def id(self) -> int:
        return -1 if self._step.merge_key is None else _MERGEABLE

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 - Qt's name
        if not isinstance(other, ProjectCommand):
            return False
        if other._step.merge_key != self._step.merge_key:
            return False
        if other._made - self._made > MERGE_WITHIN_S:
            return False
        self._after, self._made = other._after, other._made
        return True

    def retranslate(self) -> None:
        """Names the step again, after the language changed."""
        self.setText(self._step.name())
