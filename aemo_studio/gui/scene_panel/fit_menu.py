"""Offers how music is fitted to its scenes: its ending, hits, when it begins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from aemo_studio.domain.music import EndingWish, MusicCut
from aemo_studio.project.editing.music_cuts import SceneFit

translate = QCoreApplication.translate

Wish = Callable[[SceneFit | None], None]


def fill_fit_menu(menu: QMenu, cut: MusicCut | None, wish: Wish) -> None:
    """Adds the choices. cut: what is asked of the pick now. wish: is called with what was
    chosen; None: no fit any more."""
    fit, endings = SceneFit.of(cut), QActionGroup(menu)
    for ending, text in _endings():
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(cut is not None and fit.ending == ending)
        endings.addAction(action)
        action.triggered.connect(lambda _on=False, chosen=ending: wish(replace(fit, ending=chosen)))
    menu.addSeparator()
    _add_switches(menu, fit, wish)
    menu.addSeparator()
    none = menu.addAction(translate("FitMenu", "Remove the fit"))
    none.setEnabled(cut is not None)
    none.triggered.connect(lambda _on=False: wish(None))


def _add_switches(menu: QMenu, fit: SceneFit, wish: Wish) -> None:
    hits = menu.addAction(translate("FitMenu", "Strong beats on cuts and markers"))
    hits.setCheckable(True)
    hits.setChecked(fit.finds_hits)
    hits.triggered.connect(lambda on: wish(replace(fit, finds_hits=on)))
    line = menu.addAction(translate("FitMenu", "Start after the line"))
    line.setCheckable(True)
    line.setChecked(fit.after_line)
    line.triggered.connect(lambda on: wish(replace(fit, after_line=on)))
    singing = menu.addAction(translate("FitMenu", "Without singing where possible"))
    singing.setCheckable(True)
    singing.setChecked(fit.without_singing)
    singing.triggered.connect(lambda on: wish(replace(fit, without_singing=on)))


def _endings() -> tuple[tuple[EndingWish | None, str], ...]:
    return (
        (None, translate("FitMenu", "Fit with its own ending")),
        ("button", translate("FitMenu", "Fit with a last beat")),
        ("fade", translate("FitMenu", "Fit with a fade")),
        ("loop", translate("FitMenu", "Fit as a loop")),
    )
