"""J K L: the speeds that pressing them again and again goes through."""

from __future__ import annotations

FASTEST = 8.0


def faster_forward(speed: float) -> float:
    """L: from standing or backward to 1, then doubled up to 8."""
    return 1.0 if speed <= 0 else min(speed * 2, FASTEST)


def faster_backward(speed: float) -> float:
    """J: from standing or forward to -1, then doubled up to -8."""
    return -1.0 if speed >= 0 else max(speed * 2, -FASTEST)
