"""The picture of the rooms in docs/ shows the imports as they are."""

from __future__ import annotations

import draw_rooms
from draw_rooms import Arrow


def test_the_picture_is_up_to_date() -> None:
    assert draw_rooms.PICTURE.read_text(encoding="utf-8") == draw_rooms.draw(), "run: make rooms"


def test_all_arrows_run_downwards() -> None:
    names = draw_rooms.order_of_rooms()
    found = draw_rooms.arrows(names)
    assert Arrow(names.index("project"), names.index("domain")) in found
    assert all(arrow.source < arrow.target for arrow in found)
