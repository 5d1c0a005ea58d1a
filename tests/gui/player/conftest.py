from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from aemo_studio.gui.player import Player


@pytest.fixture
def player(qtbot: QtBot) -> Iterator[Player]:
    player = Player()
    qtbot.addWidget(player)
    player.resize(640, 400)
    player.show()
    yield player
    player.shut_down()
