"""Covers portraits with masks, sunglasses and hands, and measures what is still read of them.

    python -m benchmarks.occlusion [--data DIR]

The portraits (JAFFE, RADIATE) lie in ../shared/data, or where `--data` says. Covers are painted:
no portraits of covered faces, or from the side, were at hand.
"""

from __future__ import annotations

import argparse
import csv
import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.face.crops import EXPRESSION_SIZE, aligned_crop
from aemo_studio.analysis.face.landmarks import FaceLandmarks
from aemo_studio.analysis.face.model import FaceModel
from aemo_studio.analysis.face.quality import face_weight
from aemo_studio.domain.emotion import EMOTIONS, Emotion, FloatArray
from benchmarks.cast.material import DATA, portrait

HEIGHT = 480
COUNTED = 0.05
"""Weight below which the program does not count a face."""

_BRIDGE, _NOSE, _CHIN = 168, 4, 152
_EYES = (33, 133, 159, 145, 362, 263, 386, 374)
_MOUTH = (61, 291, 0, 17)
_BLUE, _BLACK, _SKIN = (150, 185, 215), (20, 20, 20), (205, 160, 135)

Rgb = NDArray[np.uint8]
Cover = Callable[[Rgb, FloatArray], None]


def uncovered(_picture: Rgb, _points: FloatArray) -> None:
    """Leaves a face as it is."""


def mask(picture: Rgb, points: FloatArray) -> None:
    """Paints a mask from the middle of the nose to the chin."""
    top = (points[_BRIDGE, 1] + points[_NOSE, 1]) / 2
    _fill(picture, points[points[:, 1] > top], _BLUE)


def sunglasses(picture: Rgb, points: FloatArray) -> None:
    """Paints dark glasses."""
    for eye in (points[list(_EYES[:4])], points[list(_EYES[4:])]):
        middle, width = eye.mean(axis=0), float(np.ptp(eye[:, 0]))
        size = (round(0.95 * width), round(0.7 * width))
        cv2.ellipse(picture, _pixel(middle), size, 0, 0, 360, _BLACK, -1)
    cv2.line(picture, _pixel(points[_EYES[1]]), _pixel(points[_EYES[4]]), _BLACK, 4)


def hand(picture: Rgb, points: FloatArray) -> None:
    """Paints a flat hand over the mouth and one cheek."""
    mouth, chin = points[list(_MOUTH)], points[_CHIN]
    middle, width = mouth.mean(axis=0), float(np.ptp(mouth[:, 0]))
    aside = middle + np.array([0.6 * width, 0.0], np.float32)
    size = (round(1.3 * width), round(0.75 * float(chin[1] - middle[1])))
    cv2.ellipse(picture, _pixel(aside), size, 20, 0, 360, _SKIN, -1)


COVERS: dict[str, Cover] = {
    "nothing": uncovered, "a mask": mask, "sunglasses": sunglasses, "a hand": hand
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the corpora")
    faces = list(_faces(parser.parse_args().data / "person_faces.zip"))
    print(f"{len(faces)} portraits whose uncovered face is found")
    print("| covered by | found | counted | mean weight | mean recall of what is found |")
    print("| --- | ---: | ---: | ---: | ---: |")
    finder, model = FaceLandmarks(max_faces=1), FaceModel.load("cpu")
    for name, cover in COVERS.items():
        found = [_read(picture, points, cover, finder, model) for picture, points, _ in faces]
        weights = np.array([one[1] for one in found if one])
        pairs = [(face[2], one[0]) for face, one in zip(faces, found, strict=True) if one]
        shares = (len(weights) / len(faces), float((weights >= COUNTED).sum()) / len(faces))
        numbers = (*shares, float(weights.mean()) if len(weights) else 0.0, _mean_recall(pairs))
        print(f"| {name} | " + " | ".join(f"{number:.2f}" for number in numbers) + " |", flush=True)


def _faces(source: Path) -> Iterator[tuple[Rgb, FloatArray, Emotion]]:
    """Reads the portraits, as high as a frame, with the landmarks of their faces in pixels."""
    finder = FaceLandmarks(max_faces=1)
    with zipfile.ZipFile(source) as archive:
        rows = list(csv.DictReader(io.TextIOWrapper(archive.open("labels.csv"), "utf-8")))
    for row in rows:
        picture = portrait(source, row["image"])
        scale = HEIGHT / picture.shape[0]
        picture = cv2.resize(picture, (round(picture.shape[1] * scale), HEIGHT)).astype(np.uint8)
        for face in finder.find(picture)[:1]:
            yield picture, face.landmarks[:, :2], Emotion(row["label"])


def _read(
    picture: Rgb, points: FloatArray, cover: Cover, finder: FaceLandmarks, model: FaceModel
) -> tuple[Emotion, float] | None:
    """Reads the emotion and the weight of a face with a cover; None where it is not found."""
    covered = picture.copy()
    cover(covered, points)
    for face in finder.find(covered):
        crop = aligned_crop(covered, face.landmarks)
        large = aligned_crop(covered, face.landmarks, EXPRESSION_SIZE)
        scores = model.predict(crop[None], face.blendshapes[None], large[None])[0]
        return EMOTIONS[int(scores.argmax())], face_weight(face.landmarks, crop)
    return None


def _mean_recall(pairs: list[tuple[Emotion, Emotion]]) -> float:
    """Computes the mean share of right answers over what is shown, calm counting as neutral."""
    right: dict[Emotion, list[bool]] = {}
    for shown, read in pairs:
        right.setdefault(shown, []).append(read is shown or {read, shown} <= _RESTING)
    return float(np.mean([np.mean(theirs) for theirs in right.values()])) if right else 0.0


_RESTING = {Emotion.NEUTRAL, Emotion.CALM}


def _fill(picture: Rgb, points: FloatArray, colour: tuple[int, int, int]) -> None:
    cv2.fillConvexPoly(picture, cv2.convexHull(np.round(points).astype(np.int32)), colour)


def _pixel(point: FloatArray) -> tuple[int, int]:
    return round(float(point[0])), round(float(point[1]))


if __name__ == "__main__":
    main()
