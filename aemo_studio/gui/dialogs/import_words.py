"""Says in words how an import of music stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from aemo_studio.gui.language.progress_words import file_of
from aemo_studio.gui.processes.music_batch import BatchState, MusicBatch

translate = QCoreApplication.translate


def state_words(batch: MusicBatch, short: Callable[[str], str] = str) -> str:
    """Writes how far a batch is, or how it ended. short: cuts the name of a file."""
    progress = batch.progress
    if batch.state is BatchState.DONE:
        nothing = batch.problem and not batch.tracks
        return translate("ImportWords", "Nothing was imported.") if nothing else result_words(batch)
    if batch.state is BatchState.STOPPED:
        if progress is None or not progress.count:
            return translate("ImportWords", "The import has stopped.")
        at = translate("ImportWords", "The import has stopped at {0} of {1}.")
        return at.format(progress.number, progress.count)
    if progress is None or not progress.count:
        return translate("ImportWords", "Looking through the music…")
    return file_of(progress.number, progress.count, short(progress.file), progress.eta_s)


def result_words(batch: MusicBatch) -> str:
    """Counts what was imported, has no mood, and failed: `211 imported · 2 without a mood · 1
    failed`."""
    moodless = sum(not track.moods for track in batch.tracks)
    failed = len(batch.failures)
    counts = (
        (translate("ImportWords", "{0} imported"), len(batch.tracks), True),
        (translate("ImportWords", "{0} without a mood"), moodless, moodless > 0),
        (translate("ImportWords", "{0} failed"), failed, failed > 0),
    )
    return " · ".join(words.format(count) for words, count, shown in counts if shown)
