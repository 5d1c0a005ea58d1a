"""Shows what to begin with while no film is open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from aemo_studio.gui.look import theme
from aemo_studio.gui.remembered.posters import poster_file
from aemo_studio.gui.remembered.recent import RecentFiles

_POSTER = QSize(208, 117)
_WIDEST = 1000


class FirstScreen(QWidget):
    """Offers recent files with their pictures, a file of one's own, and the sample film.

    chosen carries a recent file.
    """

    open_wanted = Signal()
    sample_wanted = Signal()
    music_wanted = Signal()
    chosen = Signal(Path)

    def __init__(self, recent: RecentFiles, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recent = recent
        self.title, self.text, self.recent_title = QLabel(), QLabel(), QLabel()
        self.open, self.sample, self.music = QPushButton(), QPushButton(), QPushButton()
        self.open.setDefault(True)
        self.open.clicked.connect(self.open_wanted)
        self.sample.clicked.connect(self.sample_wanted)
        self.music.clicked.connect(self.music_wanted)
        self.files = _file_list()
        self.files.itemActivated.connect(self._choose)
        self.files.itemClicked.connect(self._choose)
        recent.changed.connect(self._fill)
        self._lay_out()
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(self.tr("What does your cut feel like?"))
        self.text.setText(
            self.tr(
                "Open a video or drop it on the window. You will see what each scene feels like, "
                "and the music that goes with it."
            )
        )
        self.open.setText(self.tr("Open a video or project…"))
        self.sample.setText(self.tr("Try the sample film"))
        self.music.setText(self.tr("Import your music…"))
        self.recent_title.setText(self.tr("Recent"))
        self.files.setAccessibleName(self.tr("Recent"))
        self._fill()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._fill()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _fill(self) -> None:
        """Lists the recent files that are still there."""
        if not self.isVisible():
            return
        self.files.clear()
        for path in self._recent.paths():
            item = QListWidgetItem(_icon(path), path.name, self.files)
            item.setData(Qt.ItemDataRole.UserRole, str(path))
            item.setToolTip(str(path))
            item.setSizeHint(_POSTER + QSize(16, 40))
        has_any = self.files.count() > 0
        self.files.setVisible(has_any)
        self.recent_title.setVisible(has_any)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(Path(str(item.data(Qt.ItemDataRole.UserRole))))

    def _lay_out(self) -> None:
        self.title.setFont(theme.font(theme.TEXT_LARGE + 10, bold=True))
        self.recent_title.setFont(theme.font(theme.TEXT_LARGE, bold=True))
        self.text.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACE)
        buttons.addWidget(self.open)
        buttons.addWidget(self.sample)
        buttons.addWidget(self.music)
        buttons.addStretch()
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(middle)
        column.setSpacing(theme.SPACE_LARGE)
        column.addStretch(1)
        for widget in (self.title, self.text):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addSpacing(theme.SPACE_LARGE)
        column.addWidget(self.recent_title)
        column.addWidget(self.files, 4)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(*(2 * theme.SPACE_LARGE,) * 4)
        row.addStretch(1)
        row.addWidget(middle, 20)
        row.addStretch(1)


def _file_list() -> QListWidget:
    files = QListWidget()
    files.setViewMode(QListView.ViewMode.IconMode)
    files.setResizeMode(QListView.ResizeMode.Adjust)
    files.setMovement(QListView.Movement.Static)
    files.setIconSize(_POSTER)
    files.setSpacing(theme.SPACE)
    files.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    files.setStyleSheet("QListWidget { background: transparent; border: none; }")
    files.setCursor(Qt.CursorShape.PointingHandCursor)
    return files


def _icon(path: Path) -> QIcon:
    """Makes the picture of a file, in a frame of the same size for every film."""
    frame = QPixmap(_POSTER)
    frame.fill(QColor(0, 0, 0) if theme.current().dark else QColor(40, 42, 46))
    picture = QPixmap(str(poster_file(path)))
    painter = QPainter(frame)
    if picture.isNull():
        painter.setPen(QColor(150, 155, 165))
        painter.setFont(theme.font(theme.TEXT_LARGE, bold=True))
        kind = path.suffix.lstrip(".").upper()
        painter.drawText(frame.rect(), Qt.AlignmentFlag.AlignCenter, kind)
    else:
        _paint_inside(painter, picture)
    painter.end()
    return QIcon(frame)


def _paint_inside(painter: QPainter, picture: QPixmap) -> None:
    small = picture.scaled(
        _POSTER,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    place = QRect(small.rect())
    place.moveCenter(QRect(QPoint(0, 0), _POSTER).center())
    painter.drawPixmap(place, small)
