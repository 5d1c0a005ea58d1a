"""What the transport needs of the media, so that it does not depend on QtMultimedia."""

from __future__ import annotations

from typing import Protocol


class MediaLike(Protocol):
    """Shows frames and plays; times in seconds of the film."""

    def show(self, time_s: float) -> None: ...
    def play(self, speed: float) -> None: ...
    def pause(self) -> None: ...
    @property
    def seeking(self) -> bool: ...
