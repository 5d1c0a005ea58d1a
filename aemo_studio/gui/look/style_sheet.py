"""Writes the theme as a Qt style sheet, where Fusion and the palette fall short.

Combo boxes and spin boxes are left to Fusion: once a sheet touches their frame, Qt draws their
arrows and their text without it.
"""

from __future__ import annotations

import string
from dataclasses import asdict

from aemo_studio.gui.look.theme import Theme

_SHEET = string.Template("""
QToolTip { color: $ink; background: $raised; border: 1px solid $line; padding: 4px 6px; }
QMainWindow, QDialog { background: $window; }
QMainWindow::separator { background: $window; width: 6px; height: 6px; }
QSplitter::handle { background: $window; }
QSplitter::handle:hover { background: $accent; }

QPushButton, QToolButton, QLineEdit, QPlainTextEdit, QTextEdit {
    color: $ink; background: $raised; border: 1px solid $line; border-radius: 4px;
    padding: 3px 8px; selection-background-color: $accent; selection-color: $on_accent;
}
QToolButton { padding: 3px; }
QToolButton[popupMode="1"] { padding-right: 16px; }
QPushButton:hover, QToolButton:hover { border-color: $ink_faint; }
QPushButton:pressed, QToolButton:pressed { background: $line; }
QPushButton:checked, QToolButton:checked { background: $accent; color: $on_accent; }
QPushButton:default { border-color: $accent; }
QPushButton:disabled, QToolButton:disabled, QLineEdit:disabled {
    color: $ink_faint; background: $panel;
}
QPushButton:focus, QToolButton:focus, QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus,
QAbstractItemView:focus, QScrollArea:focus {
    border: 2px solid $accent;
}
QPushButton:focus, QLineEdit:focus { padding: 2px 7px; }
QToolButton:focus { padding: 2px; }
QToolButton[autoRaise="true"] { background: transparent; border-color: transparent; }
QToolButton[autoRaise="true"]:hover { background: $raised; }
QToolButton[autoRaise="true"]:checked { background: $accent; color: $on_accent; }
QToolButton[autoRaise="true"]:focus { border-color: $accent; }
QCheckBox:focus, QRadioButton:focus { outline: 2px solid $accent; }
QAbstractSpinBox QLineEdit { border: none; padding: 0; background: transparent; }

QMenuBar { background: $window; color: $ink; }
QMenuBar::item { background: transparent; padding: 4px 8px; }
QMenuBar::item:selected { background: $raised; }
QMenu { background: $panel; color: $ink; border: 1px solid $line; padding: 4px 0; }
QMenu::item { padding: 4px 24px 4px 24px; }
QMenu::item:selected { background: $accent; color: $on_accent; }
QMenu::item:disabled { color: $ink_faint; background: transparent; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QStatusBar { background: $window; color: $ink_soft; }
QStatusBar::item { border: none; }

QScrollArea { border: none; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $line; border-radius: 4px; margin: 1px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $ink_faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }

QSlider:focus { border: 1px solid $accent; border-radius: 4px; }

QProgressBar {
    background: $raised; color: $ink; border: none; border-radius: 3px; text-align: center;
    min-height: 6px;
}
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QTabBar::tab { background: transparent; color: $ink_soft; padding: 6px 12px; border: none;
    border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $ink; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $accent; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QHeaderView::section { background: $panel; color: $ink_soft; border: none; padding: 4px 6px;
    border-bottom: 1px solid $line; }
QAbstractItemView { background: $lane; color: $ink; border: 1px solid $line; }
""")


def style_sheet(theme: Theme) -> str:
    """Fills the colours of `theme` into the sheet."""
    return _SHEET.substitute(asdict(theme))
