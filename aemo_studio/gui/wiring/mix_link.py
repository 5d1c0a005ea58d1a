"""Takes gain and fades of picked music from the timeline to the Session; keeps the snapping."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QMenu

from aemo_studio.domain.music import AS_LAID, GAIN_RANGE_DB, ClipMix
from aemo_studio.gui.actions.actions import Actions
from aemo_studio.gui.document.session import Session
from aemo_studio.gui.remembered.settings import settings
from aemo_studio.gui.timeline.menu_place import MenuPlace
from aemo_studio.gui.timeline.mix_words import gain_words
from aemo_studio.gui.timeline.view import TimelineView

translate = QCoreApplication.translate

_SNAPPING = "timeline/snapping"
_STEPS_DB = (3.0, 1.0, -1.0, -3.0)
_FADES_S = (0.5, 1.0, 2.0, 4.0)


class MixLink(QObject):
    """Connects the handles of clips, their menu, and the switch of snapping."""

    def __init__(
        self,
        timeline: TimelineView,
        session: Session,
        actions: Actions,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._snap = session, actions["snapping"]
        timeline.mix_set.connect(session.set_mix)
        self._snap.toggled.connect(timeline.set_snapping)
        timeline.snapping_chosen.connect(self._snap.setChecked)
        self._snap.setChecked(str(settings().value(_SNAPPING, "true")) == "true")
        self._snap.toggled.connect(lambda on: settings().setValue(_SNAPPING, str(on).lower()))
        timeline.set_snapping(self._snap.isChecked())

    def add_to_menu(self, menu: QMenu, place: MenuPlace) -> None:
        """Adds level and fades for the pick under a place in the Music lane, at the menu's top."""
        index, mix = place.scene, self._mix(place.scene)
        if place.lane != "music" or index is None or mix is None:
            return
        own = QMenu(translate("MixMenu", "&Level and fades"), menu)
        self._fill(own, mix, lambda wanted: self._session.set_mix(index, wanted))
        first = menu.actions()[0]
        menu.insertMenu(first, own)
        menu.insertSeparator(first)

    def _fill(self, menu: QMenu, mix: ClipMix, wish: Callable[[ClipMix], None]) -> None:
        def add(text: str, wanted: ClipMix, *, under: QMenu = menu) -> None:
            action = under.addAction(text)
            action.setEnabled(wanted != mix)
            action.triggered.connect(lambda _on=False: wish(wanted))

        for step_db in _STEPS_DB:
            add(gain_words(step_db), _turned(mix, step_db))
        add(translate("MixMenu", "Back to 0 dB"), replace(mix, gain_db=0.0))
        menu.addSeparator()
        fade_in = menu.addMenu(translate("MixMenu", "Fade &in"))
        fade_out = menu.addMenu(translate("MixMenu", "Fade &out"))
        for seconds in _FADES_S:
            text = translate("MixMenu", "{0} s").format(f"{seconds:g}")
            add(text, replace(mix, fade_in_s=seconds), under=fade_in)
            add(text, replace(mix, fade_out_s=seconds), under=fade_out)
        by_itself = translate("MixMenu", "By itself")
        add(by_itself, replace(mix, fade_in_s=None), under=fade_in)
        add(by_itself, replace(mix, fade_out_s=None), under=fade_out)
        menu.addSeparator()
        add(translate("MixMenu", "As it was laid"), AS_LAID)

    def _mix(self, index: int | None) -> ClipMix | None:
        project = self._session.project
        pick = project.pick_of(index) if project is not None and index is not None else None
        return None if pick is None else pick.mix


def _turned(mix: ClipMix, step_db: float) -> ClipMix:
    return replace(mix, gain_db=min(max(mix.gain_db + step_db, GAIN_RANGE_DB[0]), GAIN_RANGE_DB[1]))
