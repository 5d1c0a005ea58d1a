"""Lays out the list of scenes with its filters."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QVBoxLayout,
    QWidget,
)

from aemo_studio.domain.emotion import EMOTIONS
from aemo_studio.domain.project import Project
from aemo_studio.gui.language.words import emotion_word
from aemo_studio.gui.look import icons, theme
from aemo_studio.gui.scene_list.delegate import SceneDelegate
from aemo_studio.gui.scene_list.entries import (
    NO_EMOTION,
    SceneEntry,
    SceneFilter,
    scene_entries,
)
from aemo_studio.gui.scene_list.model import SceneListModel
from aemo_studio.gui.widgets.check_box import CheckBox
from aemo_studio.gui.widgets.chooser import Chooser

_LEAST_PX, _USUAL_PX = 248, 320


class SceneListPanel(QWidget):
    """Lists scenes. chosen: the position of the scene to go to, by click or arrow. activated: the
    one to loop, by Return or double click."""

    chosen = Signal(int)
    activated = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[SceneEntry, ...] = ()
        self._here: int | None = None
        self.model = SceneListModel(self)
        self.list = _scene_view(self.model)
        self.emotions = Chooser()
        self.unpicked = CheckBox()
        self.count = QLabel()
        self._lay_out()
        self._connect()
        self.setMinimumWidth(_LEAST_PX)
        self.retranslate()

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setContentsMargins(theme.SPACE, theme.SPACE_SMALL, theme.SPACE, 0)
        filters.addWidget(self.emotions, 1)
        filters.addWidget(self.unpicked)
        below = QHBoxLayout()
        below.setContentsMargins(theme.SPACE, 0, theme.SPACE, theme.SPACE_SMALL)
        below.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_SMALL)
        column.addLayout(filters)
        column.addWidget(self.list, 1)
        column.addLayout(below)

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.activated.connect(self._on_activated)
        self.emotions.activated.connect(lambda _row: self._show())
        self.unpicked.toggled.connect(lambda _on: self._show())

    # What it shows

    @property
    def filter(self) -> SceneFilter:
        return SceneFilter(self.emotions.currentData(), self.unpicked.isChecked())

    def show_project(self, project: Project | None) -> None:
        """Shows the scenes of a project; none for None."""
        self._entries = scene_entries(project) if project is not None else ()
        self._show()

    def show_scene(self, index: int | None) -> None:
        """Takes which scene is worked on; the list scrolls there when it changes."""
        if index != self._here:
            self._here = index
            self._point(scroll=True)

    def _show(self) -> None:
        wanted = self.filter
        self.model.show_entries([entry for entry in self._entries if wanted.passes(entry)])
        self._point(scroll=False)
        self._tell_count()

    def _point(self, *, scroll: bool) -> None:
        """Makes the scene that is worked on the current one; that is no choice of the user."""
        selection, row = self.list.selectionModel(), self.model.row_of(self._here)
        wanted = QModelIndex() if row is None else self.model.index(row)
        if wanted != self.list.currentIndex():
            selection.currentChanged.disconnect(self._on_current)
            flags = QItemSelectionModel.SelectionFlag
            selection.setCurrentIndex(wanted, flags.ClearAndSelect)
            selection.currentChanged.connect(self._on_current)
        if scroll and row is not None:
            self.list.scrollTo(wanted)

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self._here = self.model.entries[current.row()].index
            self.chosen.emit(self._here)

    def _on_activated(self, index: QModelIndex) -> None:
        self.activated.emit(self.model.entries[index.row()].index)

    def _tell_count(self) -> None:
        shown, total = self.model.rowCount(), len(self._entries)
        text = self.tr("%n scene(s)", "", total)
        self.count.setText(
            text if shown == total else self.tr("{0} of {1}").format(f"{shown:,}", text)
        )

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(_USUAL_PX, super().sizeHint().height())

    # Language

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._fill_emotions()

    def retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Scenes"))
        self.emotions.setAccessibleName(self.tr("Emotion of the listed scenes"))
        self.unpicked.setText(self.tr("Without music"))
        self._fill_emotions()
        self._tell_count()
        self.model.refresh()

    def _fill_emotions(self) -> None:
        chosen = self.emotions.currentData()
        self.emotions.clear()
        self.emotions.addItem(self.tr("All emotions"), None)
        for emotion in EMOTIONS:
            self.emotions.addItem(icons.swatch(emotion), emotion_word(emotion), emotion.value)
        self.emotions.addItem(self.tr("No evidence"), NO_EMOTION)
        self.emotions.setCurrentIndex(max(0, self.emotions.findData(chosen)))


def _scene_view(model: SceneListModel) -> QListView:
    view = QListView()
    view.setModel(model)
    view.setItemDelegate(SceneDelegate(view))
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setUniformItemSizes(True)
    view.setMouseTracking(True)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return view
