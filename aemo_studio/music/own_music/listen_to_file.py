"""Listens to one music file: tags, sound, fits. Runs in helper processes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from aemo_studio.base.errors import StudioError
from aemo_studio.base.translations import Phrase
from aemo_studio.domain.emotion import FloatArray
from aemo_studio.domain.listening import Listened, MusicTags
from aemo_studio.music.own_music.reasons import portable
from aemo_studio.music.own_music.tags import Tags, read_tags

if TYPE_CHECKING:
    from aemo_studio.music.listening.recording import Recording
    from aemo_studio.music.own_music.helper_processes import Failed


@dataclass(frozen=True, eq=False)
class ListenedFile:
    """The results of listening to one music file."""

    #: What its tags state.
    tags: Tags
    #: Measurements and structure of its sound.
    listened: Listened
    #: What listeners would say of its sound; None for silence.
    heard: MusicTags | None
    #: float32[32] in [0, 1]: score of the best fit for each of FIT_LENGTHS_S.
    fit: FloatArray


def listen_to_file(path: Path) -> ListenedFile | Failed | Phrase:
    """Listens to a music file; returns a sentence on why that fails, where it does.

    A fault of the program, which says nothing about the file, is a Failed.
    """
    try:
        from aemo_studio.music.fit.search import fit_curve
        from aemo_studio.music.listening.listen import listen_to
        from aemo_studio.music.listening.recording import read_recording

        recording = read_recording(path)
        listened = listen_to(recording)
        return ListenedFile(
            tags=read_tags(path),
            listened=listened,
            heard=_heard(recording),
            fit=fit_curve(listened.structure),
        )
    except StudioError as error:
        return portable(error.phrase)
    except Exception as error:  # a library's fault in one file must not end the others
        from aemo_studio.music.own_music.helper_processes import failed_at

        return failed_at(path, error)


def _heard(recording: Recording) -> MusicTags | None:
    from aemo_studio.music.listening.recording import RATE_HZ
    from aemo_studio.music.tagging.tagger import tag

    return tag(recording.samples, RATE_HZ) if recording.loudness else None
