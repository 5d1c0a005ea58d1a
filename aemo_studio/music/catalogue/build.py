"""Building catalogues from what others published: `build_lmc` and `build_free`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from aemo_studio.base.errors import CatalogueError
from aemo_studio.domain.emotion import EMOTIONS, Emotion
from aemo_studio.music.catalogue.allocate import DEFAULT_CAP, allocate
from aemo_studio.music.catalogue.free_sources import NOT_A_TRACK, FreeReader
from aemo_studio.music.catalogue.lmc_sources import LmcReader
from aemo_studio.music.catalogue.mood_map import MoodMap, load_mood_map
from aemo_studio.music.catalogue.tables import Row, Table, read_table
from aemo_studio.music.catalogue.write import BuiltTrack, write_catalogue


@dataclass(frozen=True)
class BuildReport:
    """What became of the rows of a source.

    rows: in the source. written: tracks in the output. per_mood: by the first mood, before
    the cap. per_emotion: as written. left_out: reason to number of rows; `written` and
    `left_out` together are `rows`.
    """

    source: Path
    output: Path
    rows: int
    written: int
    per_mood: dict[str, int]
    per_emotion: dict[Emotion, int]
    left_out: dict[str, int]


def build_lmc(source: Path, output: Path, cap: int = DEFAULT_CAP) -> BuildReport:
    """A catalogue of Million Song Dataset songs with LMC moods.

    source: LMC's own `labeled_lyrics*.csv` or `lmc_lastfm_catalog.csv`. The output holds
    the songs that the odd/even rule and the cap allocate, in the order of the source; a
    song without a mood is left out and counted. Raises CatalogueError, OutputError.
    """
    table, moods = read_table(source), load_mood_map()
    reader = LmcReader(table, moods)
    return _build(table, output, reader.track, moods, cap)


def build_free(source: Path, output: Path, cap: int | None = None) -> BuildReport:
    """A catalogue of tracks that may be used, from `free_to_use.csv`.

    Only rows whose licence is stated and known to allow it; native moods become LMC moods
    by catalog/free_moods.csv. No cap by default: what may be used should be on offer.
    Raises CatalogueError, OutputError.
    """
    table, moods = read_table(source), load_mood_map()
    reader = FreeReader(table, moods)
    return _build(table, output, reader.track, moods, cap)


def _build(
    table: Table,
    output: Path,
    read: Callable[[Row], BuiltTrack | str],
    mood_map: MoodMap,
    cap: int | None,
) -> BuildReport:
    """`read` gives a track without Emotion, or the reason why a row is left out."""
    tracks: list[BuiltTrack] = []
    left_out: Counter[str] = Counter()
    for row in table.rows():
        result = NOT_A_TRACK if row.damage else read(row)
        if isinstance(result, BuiltTrack):
            tracks.append(result)
        else:
            left_out[result] += 1
    rows = len(tracks) + left_out.total()
    if not tracks:
        raise CatalogueError(f"{table.path} holds no track with a known mood; check the file.")
    emotions = allocate([track.moods[0] for track in tracks], mood_map, cap)
    kept = [replace(t, emotion=e) for t, e in zip(tracks, emotions, strict=True) if e]
    write_catalogue(output, kept)
    if len(kept) < len(tracks):
        left_out[f"beyond the cap of {cap} per emotion"] = len(tracks) - len(kept)
    return BuildReport(
        source=table.path,
        output=output,
        rows=rows,
        written=len(kept),
        per_mood=_mood_counts(tracks),
        per_emotion=_emotion_counts(kept),
        left_out=dict(left_out),
    )


def _mood_counts(tracks: Sequence[BuiltTrack]) -> dict[str, int]:
    return dict(sorted(Counter(track.moods[0] for track in tracks).items()))


def _emotion_counts(tracks: Sequence[BuiltTrack]) -> dict[Emotion, int]:
    counts = Counter(track.emotion for track in tracks)
    return {emotion: counts[emotion] for emotion in EMOTIONS}
