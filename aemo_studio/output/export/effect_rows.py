"""Spreads the sound effects of a timeline over tracks on which no two lie on each other."""

from __future__ import annotations

from aemo_studio.output.export.timeline import Cue, Timeline


def effect_rows(timeline: Timeline) -> tuple[tuple[str, tuple[Cue, ...]], ...]:
    """Lists the tracks with their names, as few as there can be; none without effects."""
    rows = list[list[Cue]]()
    for cue in timeline.effects:
        free = next((row for row in rows if row[-1].end <= cue.start), None)
        if free is None:
            rows.append([cue])
        else:
            free.append(cue)
    return tuple(
        (f"Effects {number}" if number > 1 else "Effects", tuple(row))
        for number, row in enumerate(rows, start=1)
    )
