"""Makes the scenes items of their own for screen readers and the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QListView, QWidget

from aemo_studio.gui.look import theme
from aemo_studio.gui.timeline import overlay
from aemo_studio.gui.timeline.geometry import TimeScale
from aemo_studio.gui.timeline.model import TimelineModel
from aemo_studio.gui.timeline.reading import SceneReading
from aemo_studio.gui.timeline.reading_words import scene_words


class SceneItems(QListView):
    """Lies unseen over the lane of the scenes: a list with an item for each, where the lane paints
    it. The arrow keys go from scene to scene; the pointer goes through to the lane."""

    scene_chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items = QStandardItemModel(self)
        self._shown: tuple[object, ...] = ()
        self._model = TimelineModel.empty()
        self._scale = TimeScale.fitted(1.0, 1.0)
        self.setModel(self._items)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { background: transparent; border: none; }")
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.setEnabled(False)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(off)
        self.setVerticalScrollBarPolicy(off)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.viewport().setAutoFillBackground(False)

    def show_model(self, model: TimelineModel) -> None:
        """Takes the scenes and what they count as."""
        self._model = model
        shown = (model.scenes, model.edits, model.start_timecode)
        if len(shown) == len(self._shown) and all(map(_same, shown, self._shown)):
            return
        self._shown = shown
        self.name_items()

    def show_scale(self, scale: TimeScale) -> None:
        """Takes which stretch of the film is visible."""
        self._scale = scale
        self.viewport().update()

    def show_current(self, index: int | None) -> None:
        """Makes the scene under the playhead the current item."""
        place = QModelIndex() if index is None else self._items.index(index, 0)
        if self.currentIndex() != place:
            self.selectionModel().setCurrentIndex(
                place, self.selectionModel().SelectionFlag.ClearAndSelect
            )
            self.viewport().update()

    def name_items(self) -> None:
        """Writes the items in the language of the window."""
        model, current = self._model, self.currentIndex().row()
        self._items.clear()
        for index in range(len(model.scenes)):
            words = scene_words(model, SceneReading(index, model.feeling(index)))
            self._items.appendRow(QStandardItem(words))
        self.show_current(current if 0 <= current < len(model.scenes) else None)

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:  # noqa: N802
        """Places an item where the lane paints the scene, as far as it is visible."""
        if not index.isValid() or index.row() >= len(self._model.scenes):
            return QRect()
        scene = self._model.scenes[index.row()]
        left, right = self._scale.x(scene.start_s), self._scale.x(scene.end_s)
        box = QRect(round(left), 0, round(right - left), self.height())
        return box.intersected(self.rect())

    def moveCursor(  # noqa: N802 - Qt's name
        self, action: QListView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Goes to the scene beside this one, whichever of the arrows is pressed."""
        del modifiers
        actions, count = QListView.CursorAction, self._items.rowCount()
        row = self.currentIndex().row()
        steps = {
            actions.MoveLeft: row - 1, actions.MoveUp: row - 1, actions.MovePrevious: row - 1,
            actions.MoveRight: row + 1, actions.MoveDown: row + 1, actions.MoveNext: row + 1,
            actions.MoveHome: 0, actions.MoveEnd: count - 1,
        }  # fmt: skip
        to = min(max(steps.get(action, row), 0), count - 1)
        if to != row and to >= 0:
            self.scene_chosen.emit(to)
        return self._items.index(to, 0)

    def scrollTo(  # noqa: N802 - Qt's name
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QListView.ScrollHint = QListView.ScrollHint.EnsureVisible,
    ) -> None:
        """Stays where it is: the timeline scrolls."""

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.viewport().update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paints nothing but the focus."""
        if not self.hasFocus() or not self.currentIndex().isValid():
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.visualRect(self.currentIndex()))
        overlay.paint_focus(painter, area, theme.current())
        painter.end()


def _same(one: object, other: object) -> bool:
    return one is other or (isinstance(one, str) and one == other)
