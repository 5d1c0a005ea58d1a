"""Shows all keys on one sheet, searchable, each of them changeable."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from aemo_studio.gui.actions.fixed_keys import FIXED
from aemo_studio.gui.actions.shortcuts import Shortcuts, shown
from aemo_studio.gui.actions.table import GROUP_TITLES, SPECS, Group, plain, translated
from aemo_studio.gui.look import theme
from aemo_studio.gui.remembered.preferences import KeySet

_NAME = Qt.ItemDataRole.UserRole
_ONLY_MODIFIERS = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_Meta,
    Qt.Key.Key_AltGr,
)
_LABELS = {spec.name: spec for spec in SPECS}


class ShortcutSheet(QDialog):
    """Waits for a new key after Return or a double click on a row; Escape leaves the old one.

    A key that another action has is taken over only when it is pressed a second time.
    """

    def __init__(self, shortcuts: Shortcuts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shortcuts = shortcuts
        self._waiting: str | None = None
        self._disputed: str | None = None
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search for an action or a key"))
        self.search.setAccessibleName(self.tr("Search for an action or a key"))
        self.search.setClearButtonEnabled(True)
        self.tree = QTreeWidget()
        self.tree.setColumnCount(2)
        self.tree.setHeaderLabels([self.tr("Action"), self.tr("Keys")])
        self.tree.setAccessibleName(self.tr("Shortcuts"))
        self.hint = QLabel()
        self.hint.setWordWrap(True)
        self.change = QPushButton(self.tr("Change…"))
        self.clear = QPushButton(self.tr("Remove"))
        self.reset = QPushButton(self.tr("Reset all"))
        self._lay_out()
        self._fill()
        self._connect()
        self._show_hint()
        self._name()

    def _name(self) -> None:
        """Says in the title whose keys these are."""
        names = {
            KeySet.RESOLVE: "DaVinci Resolve",
            KeySet.PREMIERE: "Adobe Premiere Pro",
            KeySet.AVID: "Avid Media Composer",
        }
        whose = names.get(self._shortcuts.key_set)
        title = self.tr("Shortcuts, as in {0}").format(whose) if whose else self.tr("Shortcuts")
        self.setWindowTitle(title)

    def wait_for(self, name: str) -> None:
        """Makes the next key that is pressed that of the action."""
        self._waiting, self._disputed = name, None
        words = self.tr("Press the new key for “{0}”, or Escape to leave it as it is.")
        self.hint.setText(words.format(plain(_LABELS[name].label)))
        self.tree.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if self._waiting is None or not isinstance(event, QKeyEvent):
            if watched is self.search and _leads_down(event):
                self._go_to_first()
                return True
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            self._take(event)
            return True
        return super().eventFilter(watched, event)

    def _take(self, event: QKeyEvent) -> None:
        if event.key() in _ONLY_MODIFIERS or self._waiting is None:
            return
        if event.key() == Qt.Key.Key_Escape:
            self._stop_waiting()
            return
        key = _key_of(event)
        owner = self._shortcuts.owner_of(key)
        if owner not in (None, self._waiting) and self._disputed != key:
            self._disputed = key
            words = self.tr("{0} belongs to “{1}”. Press it again to take it away from there.")
            self.hint.setText(words.format(shown(key), plain(_LABELS[str(owner)].label)))
            return
        self._shortcuts.rebind(self._waiting, [key])
        self._stop_waiting()

    def _stop_waiting(self) -> None:
        self._waiting = self._disputed = None
        self._show_hint()

    def _show_hint(self) -> None:
        self.hint.setText(self.tr("Double-click an action, or press Return, to give it a new key."))

    def _chosen(self) -> str | None:
        item = self.tree.currentItem()
        name = item.data(0, _NAME) if item is not None else None
        return str(name) if name else None

    def _change(self) -> None:
        name = self._chosen()
        if name is not None:
            self.wait_for(name)

    def _clear(self) -> None:
        name = self._chosen()
        if name is not None:
            self._shortcuts.rebind(name, [])

    def _fill(self) -> None:
        self.tree.clear()
        for group in Group:
            top = self._heading(plain(translated(GROUP_TITLES[group])))
            for spec in SPECS:
                if spec.group == group:
                    item = QTreeWidgetItem(top, [plain(spec.label), ""])
                    item.setData(0, _NAME, spec.name)
        self._fill_fixed()
        self.tree.expandAll()
        self._show_keys()

    def _heading(self, text: str) -> QTreeWidgetItem:
        top = QTreeWidgetItem([text])
        font = top.font(0)
        font.setBold(True)
        top.setFont(0, font)
        top.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.tree.addTopLevelItem(top)
        return top

    def _fill_fixed(self) -> None:
        """Lists what keys do in lists; those stay as they are."""
        soft = QColor(theme.current().ink_soft)
        for heading, rows in FIXED:
            top = self._heading(translated(heading))
            for text, keys in rows:
                item = QTreeWidgetItem(top, [translated(text), _written(keys.split())])
                item.setForeground(1, soft)

    def _show_keys(self) -> None:
        for item in self._items():
            if item.data(0, _NAME) is None:
                continue
            name = str(item.data(0, _NAME))
            item.setText(1, _written(self._shortcuts.keys(name)))
            font = item.font(1)
            font.setBold(not self._shortcuts.is_default(name))
            item.setFont(1, font)

    def _filter(self, words: str) -> None:
        wanted = words.casefold().strip()
        for item in self._items():
            text = f"{item.text(0)} {item.text(1)}".casefold()
            item.setHidden(wanted not in text)
        for row in range(self.tree.topLevelItemCount()):
            top = self.tree.topLevelItem(row)
            if top is not None:
                top.setHidden(all(item.isHidden() for item in _children(top)))

    def _go_to_first(self) -> None:
        """Goes from the search to the first action that it has left."""
        first = next((item for item in self._items() if not item.isHidden()), None)
        if first is not None:
            self.tree.setCurrentItem(first)
            self.tree.setFocus()

    def _items(self) -> Iterator[QTreeWidgetItem]:
        for row in range(self.tree.topLevelItemCount()):
            top = self.tree.topLevelItem(row)
            if top is not None:
                yield from _children(top)

    def _connect(self) -> None:
        self.tree.installEventFilter(self)
        self.tree.itemActivated.connect(lambda _item, _column: self._change())
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self.change.clicked.connect(self._change)
        self.clear.clicked.connect(self._clear)
        self.reset.clicked.connect(self._shortcuts.reset)
        self._shortcuts.changed.connect(lambda _name: self._show_keys())
        self._shortcuts.changed.connect(lambda _name: self._name())

    def _lay_out(self) -> None:
        header = self.tree.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(False)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        for button in close.buttons():  # Return belongs to the search and to the list.
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)
        row = QHBoxLayout()
        for button in (self.change, self.clear, self.reset):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch()
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        column.addWidget(self.hint)
        column.addLayout(row)
        self.resize(620, 640)


def _leads_down(event: QEvent) -> bool:
    """Returns whether a key asks to go from the search to what it found."""
    keys = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
    pressed = event.type() == QEvent.Type.KeyPress
    return pressed and isinstance(event, QKeyEvent) and event.key() in keys


def _written(keys: Sequence[str]) -> str:
    return "  ·  ".join(shown(key) for key in keys)


def _children(top: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    yield from (child for place in range(top.childCount()) if (child := top.child(place)))


def _key_of(event: QKeyEvent) -> str:
    """Writes the pressed key in Qt's portable words. Signs that need shift keep their own name: "?"
    is "?", not "Shift+?"."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    text = event.text()
    if text.isprintable() and text.strip() and not text.isalnum():
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier
    sequence = QKeySequence(QKeyCombination(modifiers, Qt.Key(event.key())))
    return sequence.toString(QKeySequence.SequenceFormat.PortableText)
