"""Offers the unsaved work that crashes left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from aemo_studio.gui.look.theme import SPACE_LARGE, TEXT_LARGE, font

_Role = QDialogButtonBox.ButtonRole


@dataclass(frozen=True)
class Offer:
    """Unsaved work as it is offered."""

    #: Of the project or film.
    name: str
    #: When it was kept, in UTC.
    written: datetime
    #: How it differs from what was saved, a sentence each.
    differences: tuple[str, ...]


@dataclass(frozen=True)
class RecoveryAnswer:
    """What the user wants done with the offers, by their places in the list; the others are for
    later."""

    #: To be shown now.
    recovered: int | None = None
    #: To be deleted.
    discarded: frozenset[int] = frozenset()


class RecoverDialog(QDialog):
    """Lists unsaved work: one may be recovered now, each may be discarded, the rest waits."""

    def __init__(self, offers: Sequence[Offer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Unsaved work"))
        self._discarded: set[int] = set()
        self._recovered: int | None = None
        self.list = QListWidget()
        self.list.setAccessibleName(self.windowTitle())
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setSpacing(4)
        for place, offer in enumerate(offers):
            self._add(place, self._words(offer))
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(lambda _item: self._recover())
        self._lay_out()

    def answer(self) -> RecoveryAnswer:
        """Returns what the user chose."""
        return RecoveryAnswer(self._recovered, frozenset(self._discarded))

    def _add(self, place: int, words: str) -> None:
        item = QListWidgetItem(words, self.list)
        item.setData(Qt.ItemDataRole.UserRole, place)
        # A name in other letters is higher than the font's own lines.
        line_px = round(1.3 * self.list.fontMetrics().lineSpacing())
        item.setSizeHint(QSize(0, line_px * len(words.splitlines()) + 4))

    def _lay_out(self) -> None:
        title = QLabel(self.tr("The program ended before this was saved"))
        title.setFont(font(TEXT_LARGE, bold=True))
        title.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_LARGE, SPACE_LARGE, SPACE_LARGE, SPACE_LARGE)
        column.addWidget(title)
        column.addWidget(self.list, 1)
        column.addWidget(self._buttons())
        self.resize(560, 320)

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        self.recover = QPushButton(self.tr("&Recover"))
        self.later = QPushButton(self.tr("&Later"))
        self.discard = QPushButton(self.tr("&Discard"))
        box.addButton(self.recover, _Role.AcceptRole)
        box.addButton(self.later, _Role.RejectRole)
        box.addButton(self.discard, _Role.DestructiveRole)
        self.later.setToolTip(self.tr("Ask again at the next start"))
        self.recover.clicked.connect(self._recover)
        self.later.clicked.connect(self.reject)
        self.discard.clicked.connect(self._discard)
        self.recover.setDefault(True)
        return box

    def _place(self) -> int:
        return int(self.list.currentItem().data(Qt.ItemDataRole.UserRole))

    def _recover(self) -> None:
        self._recovered = self._place()
        self.accept()

    def _discard(self) -> None:
        """Strikes the chosen work from the list; the last one closes it."""
        self._discarded.add(self._place())
        self.list.takeItem(self.list.currentRow())
        if self.list.count() == 0:
            self.accept()

    def _words(self, offer: Offer) -> str:
        head = self.tr("{0}, kept {1}").format(offer.name, _moment(offer.written))
        return "\n".join((head, *offer.differences))


def ask_recover(parent: QWidget, offers: Sequence[Offer]) -> RecoveryAnswer:
    """Offers unsaved work and waits for the answer."""
    dialog = RecoverDialog(offers, parent)
    dialog.exec()
    answer = dialog.answer()
    dialog.deleteLater()
    return answer


def _moment(time: datetime) -> str:
    """Writes a moment by the clock on the wall, as the user's language does."""
    return QLocale().toString(
        QDateTime.fromSecsSinceEpoch(round(time.timestamp())), QLocale.FormatType.ShortFormat
    )
