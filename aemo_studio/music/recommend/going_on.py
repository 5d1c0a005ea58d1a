"""Tracks that would go on through scenes that touch: one stretch of music, not several."""

from __future__ import annotations

from collections.abc import Sequence

from aemo_studio.domain.music import TrackKey
from aemo_studio.domain.scene import TOUCHING_S, Scene
from aemo_studio.music.recommend.wishes import Wish


class PickedRuns:
    """How long the picks around a scene play on their own, in one pass over all scenes."""

    def __init__(self, scenes: Sequence[Scene], wishes: Sequence[Wish]) -> None:
        self._scenes = scenes
        self._keys = [wish.pick.key if wish.pick else None for wish in wishes]
        self._ending_s = [0.0] * len(scenes)
        self._beginning_s = [0.0] * len(scenes)
        for i, scene in enumerate(scenes):
            before_s = self._ending_s[i - 1] if self._goes_on(i - 1) else 0.0
            self._ending_s[i] = before_s + scene.duration_s
        for i in reversed(range(len(scenes))):
            after_s = self._beginning_s[i + 1] if self._goes_on(i) else 0.0
            self._beginning_s[i] = after_s + scenes[i].duration_s

    def through(self, index: int) -> dict[TrackKey, float]:
        """What is picked for the scenes beside this one, and for how many seconds it would
        play if it were picked here, too."""
        lengths_s: dict[TrackKey, float] = {}
        own_s = self._scenes[index].duration_s
        if self._touches(index - 1) and (key := self._keys[index - 1]) is not None:
            lengths_s[key] = own_s + self._ending_s[index - 1]
        if self._touches(index) and (key := self._keys[index + 1]) is not None:
            lengths_s[key] = lengths_s.get(key, own_s) + self._beginning_s[index + 1]
        return lengths_s

    def _goes_on(self, index: int) -> bool:
        """Whether the pick of a scene goes on into the next one."""
        return (
            self._touches(index)
            and self._keys[index] is not None
            and self._keys[index] == self._keys[index + 1]
        )

    def _touches(self, index: int) -> bool:
        """Whether the next scene follows at once."""
        if not 0 <= index < len(self._scenes) - 1:
            return False
        gap_s = self._scenes[index + 1].start_s - self._scenes[index].end_s
        return gap_s < TOUCHING_S
