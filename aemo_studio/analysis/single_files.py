"""The models on single files: clips of speech, pictures of faces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from aemo_studio.domain.emotion import EmotionScores, FloatArray


def predict_speech(
    paths: Sequence[Path], device: str, speakers: Sequence[str] | None = None
) -> list[EmotionScores | None]:
    """EmotionScores of each audio (or video) file; None where nobody speaks.

    speakers: one name per file; the scores are then adapted to each speaker over all of
    their files. Raises MediaError for a file that cannot be read, ModelError.
    """
    from aemo_studio.analysis.speech.clips import predict_adapted, predict_clips

    if speakers is None:
        return predict_clips(_sounds(paths), device)
    return predict_adapted(_sounds(paths), speakers, device)


def _sounds(paths: Sequence[Path]) -> Iterator[FloatArray]:
    from aemo_studio.analysis.media.audio import load_audio

    return (load_audio(path) for path in paths)
