"""Reads the picture of an OTIO timeline: of all tracks, what is seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aemo_studio.project.recut.cut_list import (
    CHANGING_SPEED,
    LAYERS,
    SHORTEST_S,
    STANDING,
    CutList,
    ListedCut,
    Unread,
    laid_within,
    left_visible,
    unreadable,
    without_doubles,
)


def read_otio(path: Path, *, of_sound: bool = False) -> CutList:
    """Reads an OTIO timeline. Raises UsageError.

    of_sound: whether the first track of sound counts where there is none of picture.
    """
    import opentimelineio as otio

    reader = _Reader()
    try:
        timeline = _timeline(otio.adapters.read_from_file(str(path)))
        tracks = timeline.video_tracks() or (timeline.audio_tracks()[:1] if of_sound else [])
        cuts = tuple(reader.in_stack(tracks))
    except (otio.exceptions.OTIOError, ValueError, TypeError, AttributeError) as error:
        raise unreadable(path, error) from error
    return CutList(cuts, by_timecode=False, unread=tuple(reader.unread), starts_s=0.0)


def _timeline(found: Any) -> Any:
    """Returns the first timeline of a collection, else what was read."""
    import opentimelineio as otio

    if isinstance(found, otio.schema.SerializableCollection):
        return next(iter(found.find_children(otio.schema.Timeline)), found)
    return found


@dataclass
class _Reader:
    unread: list[Unread] = field(default_factory=list)

    def in_stack(self, layers: Any) -> list[ListedCut]:
        """Finds what is seen of layers: the upper ones hide the lower ones."""
        seen: list[ListedCut] = []
        for number, layer in enumerate(layers):
            length_s = layer.trimmed_range().duration.to_seconds()
            above = list(self._item(layer, 0.0, length_s, is_lowest=not number))
            seen = [part for cut in seen for part in left_visible(cut, above)] + above
        return sorted(seen, key=lambda cut: cut.at_s)

    def _in_track(self, track: Any, *, is_lowest: bool) -> Iterator[ListedCut]:
        import opentimelineio as otio

        for child, span in track.range_of_all_children().items():
            if not isinstance(child, otio.schema.Transition):
                at_s, length_s = span.start_time.to_seconds(), span.duration.to_seconds()
                yield from self._item(child, at_s, length_s, is_lowest=is_lowest)

    def _item(
        self, item: Any, at_s: float, length_s: float, *, is_lowest: bool
    ) -> Iterator[ListedCut]:
        """Reads a clip or a nest; one that cannot be followed hides what is below it."""
        import opentimelineio as otio

        if isinstance(item, otio.schema.Gap) or not item.enabled or length_s < SHORTEST_S:
            return
        speed = _speed(item)
        from_s = item.trimmed_range().start_time.to_seconds()
        to_s = from_s + length_s * (speed or 0.0)
        outer = ListedCut((), from_s, to_s, at_s, at_s + length_s)
        if speed is None or speed <= 0:
            self.unread.append((CHANGING_SPEED if speed is None else STANDING, at_s))
            yield outer
        elif isinstance(item, otio.schema.Clip):
            yield from self._clip(item, outer, is_lowest=is_lowest)
        else:
            is_track = isinstance(item, otio.schema.Track)
            inner = self._in_track(item, is_lowest=is_lowest) if is_track else self.in_stack(item)
            yield from (cut for one in inner for cut in laid_within(outer, one))

    def _clip(self, clip: Any, shown: ListedCut, *, is_lowest: bool) -> Iterator[ListedCut]:
        import opentimelineio as otio

        media = clip.media_reference
        if isinstance(media, otio.schema.GeneratorReference) and not is_lowest:
            self.unread.append((LAYERS, shown.at_s))
            return
        whole = media.available_range
        begins_s = whole.start_time.to_seconds() if whole is not None else 0.0
        names = without_doubles([clip.name, media.name, getattr(media, "target_url", "")])
        from_s, to_s = shown.from_s - begins_s, shown.to_s - begins_s
        yield ListedCut(names, from_s, to_s, shown.at_s, shown.until_s)


def _speed(item: Any) -> float | None:
    """Multiplies the speeds of a clip or nest; None where it changes."""
    speed = 1.0
    for effect in item.effects:
        if hasattr(effect, "time_scalar"):
            speed *= float(effect.time_scalar)
        elif "Time" in type(effect).__name__:
            return None
    return speed
