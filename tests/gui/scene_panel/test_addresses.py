"""Odd addresses in the rows of the window."""

from __future__ import annotations

import dataclasses
import os

import pytest
from pytestqt.qtbot import QtBot

from aemo_studio.gui.scene_panel import ScenePanel
from aemo_studio.gui.scene_panel.row_keys import Act
from tests.addresses import ADDRESSES, Address
from tests.factories import make_music_track, make_project, make_recommendation

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the paths are those of Linux and macOS")


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: ascii(address.text))
def test_a_row_opens_pages_and_auditions_files_and_nothing_else(
    address: Address, panel: ScenePanel, qtbot: QtBot
) -> None:
    track = make_music_track(1, url=address.text)
    listed = ((make_recommendation(1, track),), (), ())
    project = dataclasses.replace(make_project(), recommendations=listed, picks=())
    panel.show_scene(project, 0)
    rows = panel.music.list
    rows.open(0)
    assert rows.detail.buttons[Act.LINK].isEnabled() == (address.page is not None)
    heard: list[object] = []
    opened: list[str | None] = []
    rows.audition_wanted.connect(heard.append)
    rows.link_opened.connect(lambda chosen: opened.append(chosen.page))
    rows.act(Act.AUDITION, 0)
    rows.act(Act.LINK, 0)
    assert bool(heard) == (address.file is not None)
    assert opened == ([address.page] if address.page else [])
