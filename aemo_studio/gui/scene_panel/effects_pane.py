"""Shows the sound effects of a scene: what is suggested, what a search finds, what is picked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from aemo_studio.domain.addresses import page_at
from aemo_studio.domain.effects import Effect, EffectSuggestion
from aemo_studio.domain.project import Project
from aemo_studio.gui.look import theme
from aemo_studio.gui.scene_panel import effect_words
from aemo_studio.gui.scene_panel.base import PanelWidget, Text
from aemo_studio.gui.scene_panel.effect_entries import (
    EffectEntry,
    EffectGroup,
    found_groups,
    suggested_groups,
)
from aemo_studio.gui.scene_panel.effect_folder_bar import EffectFolderBar
from aemo_studio.gui.scene_panel.effect_library import EffectLibrary
from aemo_studio.gui.scene_panel.effect_rows import EffectRows
from aemo_studio.gui.widgets.dropped import paths_in
from aemo_studio.music.effects.moments import effect_moments
from aemo_studio.music.effects.ranking import suggest_effects
from aemo_studio.project.editing.evidence import effective_tracks

_TOP = 3
"""Suggestions for each moment."""

_FAR_S = 1.0


class EffectsPane(PanelWidget):
    """Shows the list, and below it why the current effect stands there, its credit line and what
    can be done with it."""

    picked = Signal(object, float)
    """An Effect, and the time at which it is to lie."""
    removed = Signal(int)
    """The position of a picked effect."""
    moved = Signal(int, float)
    """The position of a picked effect, and the time to which it goes."""
    folder_dropped = Signal(object)
    """A folder of effects, dropped here."""
    audition_wanted = Signal(object, float)
    """An Effect with a file, and the time at which it lies, or would."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Project, int, str] | None = None
        self._key: tuple[object, ...] = ()
        self._suggestions: tuple[EffectSuggestion, ...] = ()
        self.list = EffectRows()
        self._empty = Text(soft=True)
        self.why = Text(soft=True, pixels=theme.TEXT_SMALL)
        self.credit = Text(pixels=theme.TEXT_SMALL)
        self.library = EffectLibrary(self)
        self.toggle, self.listen = QPushButton(), QPushButton()
        self.page, self.copy = QPushButton(), QPushButton()
        self._below, self.folders = QWidget(), EffectFolderBar()
        self.setAcceptDrops(True)
        self._lay_out()
        self.list.currentRowChanged.connect(lambda _row: self._show_current())
        self.list.toggled.connect(self._toggle)
        self.list.page_wanted.connect(self._open)
        self.list.audition_wanted.connect(self._listen)
        self.list.nudged.connect(self._nudge)
        self.library.loaded.connect(self._show_again)
        self.listen.clicked.connect(lambda: self._with_current(self._listen))
        self.toggle.clicked.connect(lambda: self._with_current(self._toggle))
        self.page.clicked.connect(lambda: self._with_current(self._open))
        self.copy.clicked.connect(lambda: self._with_current(self._copy))
        self.retranslate()

    def _lay_out(self) -> None:
        column, below = QVBoxLayout(self), QVBoxLayout(self._below)
        buttons, last = QHBoxLayout(), QHBoxLayout()
        for layout in (column, below, buttons, last):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(theme.SPACE_SMALL)
        below.setContentsMargins(0, 0, 0, 0)
        last.addWidget(self.credit, 1)
        last.addWidget(self.folders)
        for button in (self.toggle, self.listen, self.page, self.copy):
            button.setFont(theme.font(theme.TEXT_SMALL))
            buttons.addWidget(button)
        buttons.addStretch(1)
        below.addWidget(self.why)
        below.addLayout(buttons)
        column.addWidget(self.list, 1)
        column.addWidget(self._empty)
        column.addWidget(self._below)
        column.addLayout(last)

    def show_scene(self, project: Project, index: int, text: str) -> None:
        """Shows what is suggested for a scene, or what a search finds."""
        if self._shown is None or self._shown[1:] != (index, text.strip()):
            self.list.to_top()
        self._shown = (project, index, text.strip())
        self.library.want()
        effects = self.library.effects
        if not effects:
            self._show_groups((), self.library.problem or self.tr("Loading the sound effects…"))
            return
        self._suggest(project, effects)
        self._show_groups(self._groups(project, index, effects), self._lack(bool(text.strip())))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if any(path.is_dir() for path in paths_in(event.mimeData())):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        event.acceptProposedAction()
        for path in paths_in(event.mimeData()):
            if path.is_dir():
                self.folder_dropped.emit(path)

    def forget(self) -> None:
        """Forgets the scene: nothing of its project is kept alive."""
        self._shown, self._key, self._suggestions = None, (), ()
        self.list.clear()

    def _suggest(self, project: Project, effects: Sequence[Effect]) -> None:
        """Ranks effects for the whole film, again only where something that counts changed."""
        decided = (project.scenes, project.edits, project.markers, project.ignored_faces)
        key = (effects, project.analysis, *decided)
        if len(key) == len(self._key) and all(a is b for a, b in zip(key, self._key, strict=True)):
            return
        moments = effect_moments(project, effective_tracks(project).fused)
        self._key, self._suggestions = key, suggest_effects(moments, effects, _TOP)

    def _groups(
        self, project: Project, index: int, effects: Sequence[Effect]
    ) -> tuple[EffectGroup, ...]:
        assert self._shown is not None
        text = self._shown[2]
        if text:
            return found_groups(project, index, text, effects, self._suggestions)
        return suggested_groups(project, index, self._suggestions)

    def _show_groups(self, groups: Sequence[EffectGroup], lack: str) -> None:
        assert self._shown is not None
        project, _, text = self._shown
        other = self.tr("Found") if text else self.tr("Picked")
        self.list.show_groups(project, groups, other)
        self._empty.setText("" if groups else lack)
        self._empty.setVisible(not groups)
        self._show_current()

    def _lack(self, searched: bool) -> str:
        if searched:
            return self.tr("No sound effect here is what you ask for. Clear the search.")
        return self.tr("The catalogue holds no sound effect for this scene.")

    def _show_current(self) -> None:
        entry = self.list.current
        self._below.setVisible(entry is not None)
        self.credit.setVisible(entry is not None)
        if entry is None:
            return
        effect = entry.effect
        self.why.setText(effect_words.why(effect))
        self.credit.setText(effect.attribution or self.tr("No credit is owed (CC0)."))
        if effect.attribution is None and effect.licence != "CC0":
            self.credit.setText(effect.licence or self.tr("The licence is not on file."))
        self.toggle.setText(self.tr("Pick") if entry.picked is None else self.tr("Remove"))
        self.page.setVisible(page_at(effect.url) is not None)
        self.copy.setVisible(effect.attribution is not None)
        self.listen.setVisible(effect.file is not None)

    # What can be done

    def _with_current(self, do: Callable[[EffectEntry], None]) -> None:
        if self.list.current is not None:
            do(self.list.current)

    def _toggle(self, entry: EffectEntry) -> None:
        if entry.picked is None:
            self.picked.emit(entry.effect, entry.time_s)
        else:
            self.removed.emit(entry.picked)

    def choose(self, number: int) -> None:
        """Shows a picked effect in the list. number: its position among the picked ones."""
        self.list.choose(number)

    def _nudge(self, entry: EffectEntry, by: int, far: bool) -> None:
        """Moves a picked effect by a frame or a second, within the film, and stays with it."""
        if entry.picked is None or self._shown is None:
            return
        project = self._shown[0]
        frame_s = float(1 / project.analysis.video.timecode_rate.rate)
        latest_s = project.analysis.video.duration_s - frame_s
        at_s = entry.time_s + by * (_FAR_S if far else frame_s)
        self.moved.emit(entry.picked, min(max(at_s, 0.0), latest_s))
        self._stay_with(entry.effect, min(max(at_s, 0.0), latest_s))

    def _stay_with(self, effect: Effect, time_s: float) -> None:
        if self._shown is not None:
            picked = enumerate(self._shown[0].effects)
            same = (n for n, one in picked if one.effect == effect and one.time_s == time_s)
            self.list.choose(next(same, -1))

    def _listen(self, entry: EffectEntry) -> None:
        self.audition_wanted.emit(entry.effect, entry.time_s)

    def _show_again(self) -> None:
        if self._shown is not None:
            self.show_scene(*self._shown)

    def _open(self, entry: EffectEntry) -> None:
        if page_at(entry.effect.url) is not None:
            QDesktopServices.openUrl(QUrl(entry.effect.url))

    def _copy(self, entry: EffectEntry) -> None:
        QGuiApplication.clipboard().setText(entry.effect.attribution or "")

    def retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Sound effects for this scene"))
        self.page.setText(self.tr("Open the page"))
        self.copy.setText(self.tr("Copy the credit line"))
        self.toggle.setText(self.tr("Pick"))
        self.listen.setText(self.tr("Listen here"))
        if self._shown is not None:
            self.show_scene(*self._shown)
