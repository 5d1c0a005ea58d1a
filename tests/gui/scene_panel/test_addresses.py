"""Odd addresses on the cards of the window."""

from __future__ import annotations

import dataclasses
import os

import pytest
from pytestqt.qtbot import QtBot

from aemo_studio.gui.scene_panel import ScenePanel
from tests.addresses import ADDRESSES, Address
from tests.factories import make_music_track, make_project, make_recommendation

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the paths are those of Linux and macOS")


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: ascii(address.text))
def test_a_card_opens_pages_and_auditions_files_and_nothing_else(
    address: Address, panel: ScenePanel, qtbot: QtBot
) -> None:
    track = make_music_track(1, url=address.text)
    listed = ((make_recommendation(1, track),), (), ())
    project = dataclasses.replace(make_project(), recommendations=listed, picks=())
    panel.show_scene(project, 0)
    (card,) = panel.music.list.cards
    assert card.buttons.link.isEnabled() == (address.page is not None)
    assert card.buttons.audition.isEnabled() == (address.file is not None)
    opened: list[str] = []
    panel.music.list.link_opened.connect(opened.append)
    card.buttons.link.click()
    card.buttons.link_wanted.emit()
    assert set(opened) == ({address.page} if address.page else set())
