"""Reads and sets gain, fades and mute of picked music for `pick`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aemo_studio.base.errors import UsageError

if TYPE_CHECKING:
    from aemo_studio.domain.music import ClipMix
    from aemo_studio.domain.project import Project


@dataclass(frozen=True)
class WantedMix:
    """What `pick` is asked to set; None leaves a value as it was."""

    #: Decibels.
    gain_db: float | None
    #: Seconds of fade in.
    fade_in_s: float | None
    #: Seconds of fade out.
    fade_out_s: float | None
    #: Whether it is not heard.
    muted: bool | None
    #: Whether all of it is as laid by itself again.
    resets: bool

    def of(self, before: ClipMix) -> ClipMix:
        """Puts what was given in place of what was there."""
        from aemo_studio.domain.music import AS_LAID, ClipMix

        start = AS_LAID if self.resets else before
        return ClipMix(
            start.gain_db if self.gain_db is None else self.gain_db,
            start.fade_in_s if self.fade_in_s is None else self.fade_in_s,
            start.fade_out_s if self.fade_out_s is None else self.fade_out_s,
            start.muted if self.muted is None else self.muted,
        )


def wanted_mix(
    gain_db: float | None,
    fade_in_s: float | None,
    fade_out_s: float | None,
    *,
    muted: bool | None,
    resets: bool,
) -> WantedMix | None:
    """Reads the options; None where nothing is to be set. Raises UsageError for two that exclude
    each other."""
    given = (gain_db, fade_in_s, fade_out_s, muted)
    if all(value is None for value in given):
        return WantedMix(*given, resets) if resets else None
    if resets:
        raise UsageError("--no-mix takes gain, fades and mute away; leave the others out.")
    return WantedMix(*given, resets)


def mix_all(
    project: Project, indices: Sequence[int], wanted: WantedMix | None, *, by_name: bool
) -> Project:
    """Sets the mix of the picks of scenes. by_name: the scenes were named, so that one without a
    pick cannot be skipped."""
    from aemo_studio.project.editing.music_mixes import mix_of, set_mix

    if wanted is None:
        return project
    for index in (i for i in indices if by_name or project.pick_of(i)):
        project = set_mix(project, index, wanted.of(mix_of(project, index)))
    return project
