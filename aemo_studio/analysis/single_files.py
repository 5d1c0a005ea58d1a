"""Predicts the emotion of single files: clips of speech and pictures of faces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from aemo_studio.domain.emotion import EmotionScores, FloatArray


def predict_speech(
    paths: Sequence[Path], device: str, speakers: Sequence[str] | None = None
) -> list[EmotionScores | None]:
    """Predicts EmotionScores for each audio or video file; None where nobody speaks.

    speakers: one name per file; the scores are then adapted to each speaker over all of
    their files. Raises MediaError for a file that cannot be read, ModelError.
    """
    from aemo_studio.analysis.speech.predict import predict_adapted, predict_clips

    if speakers is None:
        return predict_clips(_sounds(paths), device)
    return predict_adapted(_sounds(paths), speakers, device)


def predict_face(
    paths: Sequence[Path], device: str, people: Sequence[str] | None = None
) -> list[EmotionScores | None]:
    """Predicts EmotionScores for the largest face in each image; None without a usable face.

    people: one name per image; the scores are then adapted to each person over all of their
    images. Raises MediaError for a file that is no image, ModelError.
    """
    from aemo_studio.analysis.face.predict import predict_images

    return predict_images(paths, device, people)


def _sounds(paths: Sequence[Path]) -> Iterator[FloatArray]:
    from aemo_studio.analysis.media.audio import load_audio

    return (load_audio(path) for path in paths)
