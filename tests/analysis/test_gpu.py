"""The analysis on a graphics processor: the same scores as on the CPU, within a thousandth.

Of the training, see tests/workbench/recipes/test_loop.py.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from aemo_studio.analysis.face.model import FaceModel
from aemo_studio.analysis.pipeline import analyse
from aemo_studio.analysis.speech.analyser import SpeechAnalyser
from aemo_studio.analysis.speech.device import available_devices
from aemo_studio.domain.emotion import EmotionTrack, n_cells
from aemo_studio.domain.project import AnalysisSettings
from tests.films import face_picture, make_talk, talk

FASTEST = available_devices()[0]
WITHIN = 1e-3

pytestmark = pytest.mark.skipif(
    FASTEST == "cpu", reason="torch sees no CUDA or MPS device here to compare the CPU with"
)


def _speech(device: str) -> EmotionTrack:
    analyser = SpeechAnalyser(device)
    for start in range(3):
        analyser.add(talk(4.0) * np.float32(0.3 + 0.3 * start))
    analyser.finish()
    return analyser.result(n_cells(12.0))


def test_speech_scores_are_the_same() -> None:
    found, expected = _speech(FASTEST), _speech("cpu")
    assert (expected.coverage > 0.5).sum() > 10
    np.testing.assert_array_equal(found.coverage, expected.coverage)
    np.testing.assert_allclose(found.scores, expected.scores, atol=WITHIN)


def test_face_scores_are_the_same() -> None:
    rng = np.random.default_rng(0)
    crops = rng.integers(0, 256, (40, 48, 48), dtype=np.uint8)
    blendshapes = rng.random((40, 52), dtype=np.float32)
    blendshapes[::4] = np.nan
    large = rng.integers(0, 256, (40, 112, 112), dtype=np.uint8)
    found, expected = (
        FaceModel.load(device).predict(crops, blendshapes, large) for device in (FASTEST, "cpu")
    )
    assert expected.std(axis=0).max() > 0.01, "all faces look alike: nothing is compared"
    np.testing.assert_allclose(found, expected, atol=WITHIN)


def test_a_film_is_analysed_the_same(tmp_path: Path) -> None:
    film = make_talk(tmp_path / "talk.mp4", face_picture((640, 360)))
    found, expected = (
        analyse(film, AnalysisSettings(), device=device, use_cache=False)[0]
        for device in (FASTEST, "cpu")
    )
    for name in ("speech", "face", "fused"):
        one, other = (getattr(analysis, name) for analysis in (found, expected))
        assert (other.coverage > 0).any(), name
        np.testing.assert_allclose(one.coverage, other.coverage, atol=WITHIN)
        np.testing.assert_allclose(one.scores, other.scores, atol=WITHIN)
