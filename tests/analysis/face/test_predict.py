from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from aemo_studio.analysis.face.predict import predict_images, read_image
from aemo_studio.base.errors import MediaError
from aemo_studio.domain.emotion import Emotion, emotion_index
from tests.analysis.face.conftest import Picture


def test_images_with_odd_names_are_read_and_scored(tmp_path: Path, portrait: Picture) -> None:
    good, empty = tmp_path / "Gesicht 文 #1 😀.png", tmp_path / "leer.png"
    cv2.imencode(".png", portrait[:, :, ::-1])[1].tofile(good)
    cv2.imencode(".png", np.full((200, 200, 3), 128, dtype=np.uint8))[1].tofile(empty)
    scores, nothing = predict_images([good, empty])
    assert nothing is None
    assert scores is not None
    assert scores.argmax() == emotion_index(Emotion.HAPPY)
    np.testing.assert_array_equal(read_image(good), portrait)


def test_a_tiny_tight_picture_is_enlarged_to_be_found(tmp_path: Path, portrait: Picture) -> None:
    tiny = cv2.resize(portrait[60:190, 165:285], (48, 48), interpolation=cv2.INTER_AREA)
    path = tmp_path / "tiny.png"
    cv2.imencode(".png", tiny[:, :, ::-1])[1].tofile(path)
    assert predict_images([path])[0] is not None


@pytest.mark.parametrize("content", [b"", b"this is text, renamed", b"\xff\xd8\xff\xe0 broken"])
def test_a_file_that_is_no_image_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "picture.jpg"
    path.write_bytes(content)
    with pytest.raises(MediaError, match=r"picture\.jpg"):
        predict_images([path])


def test_a_missing_image_is_named(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match=r"gone\.png"):
        predict_images([tmp_path / "gone.png"])
