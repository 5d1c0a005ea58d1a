"""Analyses the faces of a film: sampled frames to the face EmotionTrack and FaceTracks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.face.crops import EXPRESSION_SIZE, Grey, Rgb, aligned_crop, identity_crop
from aemo_studio.analysis.face.greys import Greys
from aemo_studio.analysis.face.grid import emotion_track
from aemo_studio.analysis.face.identity import FaceIdentity
from aemo_studio.analysis.face.landmarks import JAW_OPEN, DetectedFace
from aemo_studio.analysis.face.looks import LookChooser, Looks, portrait
from aemo_studio.analysis.face.model import FaceModel
from aemo_studio.analysis.face.people import (
    all_passed_over,
    appearances,
    build_face_tracks,
    cast_of,
    find_tracks,
    mouth_moves,
    with_adapted_scores,
)
from aemo_studio.analysis.face.persons import Recogniser, recognise
from aemo_studio.analysis.face.quality import face_weight
from aemo_studio.analysis.face.samples import USABLE, FaceSamples
from aemo_studio.analysis.face.second_look import SecondLook
from aemo_studio.analysis.face.stillness import FrameMotion
from aemo_studio.analysis.face.watch import FaceWatch
from aemo_studio.domain.cast import Character
from aemo_studio.domain.emotion import (
    GRID_S,
    EmotionTrack,
    FloatArray,
    uniform_scores,
)
from aemo_studio.domain.scene import Shot
from aemo_studio.domain.video import FaceTrack

BATCH = 32
"""Faces that the CNNs score at once."""


@dataclass(frozen=True, eq=False)
class _Waiting:
    """A face that is cropped and not yet scored."""

    #: Time of its frame in seconds.
    time_s: float
    #: Landmarks, blendshapes and box in its frame.
    face: DetectedFace
    #: uint8[48, 48], aligned; the same object for a face that has not changed since.
    crop: Grey
    #: uint8[112, 112], the same crop larger.
    large: Grey
    #: How far it can be trusted, in [0, 1].
    weight: float
    #: float32[2]: change inside and around the face since the frame before.
    change: FloatArray
    #: What a second look found, see `SecondLook.look`.
    second_look: float
    #: uint8[150, 150, 3], where the face is looked at closely; else None.
    close: Rgb | None


@dataclass(frozen=True, eq=False)
class FacePart:
    """What was seen of the faces in a section of a film."""

    #: Times of its sampled frames in seconds.
    sampled_s: list[float]
    #: The faces in them; their looks are numbered from 0.
    samples: FaceSamples
    #: Close looks at them.
    looks: Looks


@dataclass(frozen=True, eq=False)
class FaceResult:
    """What the faces of a film show, and whose they are."""

    #: The face EmotionTrack.
    track: EmotionTrack
    #: The FaceTracks behind it, in order of their first frame.
    faces: tuple[FaceTrack, ...]
    #: Whom the FaceTracks show, in order of the first appearance; empty without recognition.
    cast: tuple[Character, ...]
    #: For each of the faces bool[n], whether the mouth moved since the sample before.
    mouths: tuple[NDArray[np.bool_], ...]


class FaceAnalyser:
    """Analyses sampled frames, one after the other, on one thread.

    Keeps crops of at most `BATCH` faces, and about 60 bytes of each face already scored.
    device: cpu, cuda or mps. recognise: whether people are to be recognised again. people:
    how many there are, if somebody knows. Raises ModelError for a missing or damaged model.
    """

    def __init__(self, device: str, *, recognise: bool = True, people: int | None = None) -> None:
        self._model = FaceModel.load(device)
        self._identity = FaceIdentity.load(device) if recognise else None
        self._people = people
        self._chooser = LookChooser()
        self._looks: list[Looks] = []
        self._n_looks = 0
        self._watch = FaceWatch()
        self._motion = FrameMotion()
        self._second_look = SecondLook()
        self._sampled_s: list[float] = []
        self._waiting: list[_Waiting] = []
        self._shown: list[_Waiting] = []
        self._samples: list[FaceSamples] = []
        self._reported_cells = 0
        self._section: int | None = None

    def another(self) -> FaceAnalyser:
        """Makes an analyser for other sections of the film, on a thread of its own."""
        return FaceAnalyser(
            self._model.device, recognise=self._identity is not None, people=self._people
        )

    def add(self, t_s: float, rgb: Rgb, section: int = 0) -> None:
        """Takes one sampled frame: t_s in seconds, ascending; rgb uint8[h, w, 3], upright.

        section: number of the section of the film. Where one begins, all is forgotten of which the
        next looks depend, so that it does not matter who saw the one before.
        """
        if section != self._section:
            self._begin(section)
        self._sampled_s.append(t_s)
        greys = Greys.of(rgb)
        found = self._watch.look(greys)
        changes = self._motion.change(greys.small, [face.box for face in found.faces])
        seen = self._seen_anew if found.searched else self._seen_again
        self._shown = seen(t_s, rgb, found.faces, changes)
        self._waiting += self._shown
        if len(self._waiting) >= BATCH:
            self._score()

    def _begin(self, section: int) -> None:
        self._score()
        self._section = section
        self._watch.forget()
        self._motion, self._shown = FrameMotion(), []
        self._chooser = LookChooser()
        self._second_look.forget()

    def take_part(self) -> FacePart:
        """Hands over what came since the last call, and forgets it."""
        self._score()
        samples, looks = FaceSamples.joined(self._samples), Looks.joined(self._looks)
        part = FacePart(self._sampled_s, samples, looks)
        self._sampled_s, self._samples, self._looks = [], [], []
        self._n_looks, self._section = 0, None
        return part

    def join(self, part: FacePart) -> None:
        """Takes what another analyser saw of the section that follows."""
        samples = part.samples
        look = np.where(samples.look >= 0, samples.look + self._n_looks, -1)
        self._sampled_s += part.sampled_s
        if len(samples):
            self._samples.append(replace(samples, look=look))
        self._looks.append(part.looks)
        self._n_looks += len(part.looks.descriptions)

    def _seen_anew(
        self, t_s: float, rgb: Rgb, faces: Sequence[DetectedFace], changes: FloatArray
    ) -> list[_Waiting]:
        """Crops and weighs the faces of a frame."""
        crops = [aligned_crop(rgb, face.landmarks) for face in faces]
        looks = self._second_look.look(rgb, faces, crops)
        seen = []
        for face, crop, change, look in zip(faces, crops, changes, looks, strict=True):
            weight = face_weight(face.landmarks, crop)
            close = self._close_look(t_s, rgb, face, crop, weight)
            large = aligned_crop(rgb, face.landmarks, EXPRESSION_SIZE)
            seen.append(_Waiting(t_s, face, crop, large, weight, change, float(look), close))
        return seen

    def _seen_again(
        self, t_s: float, rgb: Rgb, faces: Sequence[DetectedFace], changes: FloatArray
    ) -> list[_Waiting]:
        """Takes the faces of the frame before as they are now: nothing but their place changed. One
        in doubt is looked at a second time in every frame."""
        crops = [before.crop for before in self._shown]
        looks = np.full(len(faces), np.nan, np.float32)
        if any(before.second_look == 0 for before in self._shown):
            looks = self._second_look.look(rgb, faces, crops)
        seen = []
        for face, change, look, before in zip(faces, changes, looks, self._shown, strict=True):
            close = self._close_look(t_s, rgb, face, before.crop, before.weight)
            now = replace(before, time_s=t_s, face=face, change=change)
            seen.append(replace(now, second_look=float(look), close=close))
        return seen

    def _close_look(
        self, t_s: float, rgb: Rgb, face: DetectedFace, crop: Grey, weight: float
    ) -> Rgb | None:
        """Crops a face to recognise its person by, where a look at it is due."""
        if self._identity is None or not self._chooser.wants(t_s, face.box, crop, weight):
            return None
        return identity_crop(rgb, face.landmarks)

    def result(
        self,
        shots: Sequence[Shot],
        n_cells: int,
        speech_coverage: FloatArray,
        recognise: Recogniser = recognise,
    ) -> FaceResult:
        """Returns what the faces show on a grid of n_cells, and whose they are.

        speech_coverage: float32[n_cells], coverage of the speech EmotionTrack. recognise: who
        tells which tracks show one person.
        """
        self._score()
        samples, looks = FaceSamples.joined(self._samples), Looks.joined(self._looks)
        sampled = np.array(self._sampled_s, dtype=np.float32)
        tracks = find_tracks(samples, looks, shots)
        passed_over = all_passed_over(samples, tracks, looks)
        seen = appearances(samples, tracks, looks, sampled, passed_over)
        persons = recognise(seen, self._people)
        if self._model.person is not None:
            samples = with_adapted_scores(samples, tracks, persons, self._model.person)
        faces = build_face_tracks(samples, tracks, looks, speech_coverage, passed_over)
        return FaceResult(
            track=emotion_track(faces, sampled, shots, n_cells),
            faces=faces,
            cast=cast_of(persons, faces),
            mouths=tuple(mouth_moves(samples.jaw_open[rows]) for rows in tracks),
        )

    def partial(self) -> tuple[int, FloatArray]:
        """Returns preliminary scores: the number of the first cell and float32[n, 8].

        They are of the cells that were completed since the last call, without tracking and
        smoothing. n may be 0.
        """
        first = self._reported_cells
        complete = int(self._scored_until_s() / GRID_S)
        if complete <= first:
            return first, np.zeros((0, len(uniform_scores())), dtype=np.float32)
        self._reported_cells = complete
        return first, self._preliminary(first, complete)

    def close(self) -> None:
        """Frees the landmark models; `result` still works."""
        self._watch.close()
        self._second_look.close()

    def _score(self) -> None:
        """Scores the waiting crops with the CNNs."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        blendshapes = np.stack([w.face.blendshapes for w in waiting])
        scores = self._scores(waiting, blendshapes)
        samples = FaceSamples(
            times_s=np.array([w.time_s for w in waiting], dtype=np.float32),
            boxes=np.stack([w.face.box for w in waiting]),
            scores=scores,
            weights=np.array([w.weight for w in waiting], dtype=np.float32),
            jaw_open=blendshapes[:, JAW_OPEN],
            change=np.stack([w.change for w in waiting]),
            second_looks=np.array([w.second_look for w in waiting], dtype=np.float32),
            look=self._describe([w.close for w in waiting]),
        )
        self._samples.append(samples)

    def _scores(self, waiting: Sequence[_Waiting], blendshapes: FloatArray) -> FloatArray:
        """Scores crops with the CNNs; one that was taken over from the frame before, once."""
        places: dict[int, int] = {}
        number = [places.setdefault(id(one.crop), len(places)) for one in waiting]
        first = [number.index(place) for place in range(len(places))]
        crops = np.stack([waiting[i].crop for i in first])
        large = np.stack([waiting[i].large for i in first])
        return self._model.predict(crops, blendshapes[first], large)[number]

    def _describe(self, closes: Sequence[Rgb | None]) -> NDArray[np.int64]:
        """Describes the faces that are looked at closely; returns the number of each one's look,
        int64[n], -1 without one."""
        numbers = np.full(len(closes), -1, dtype=np.int64)
        looked = [i for i, close in enumerate(closes) if close is not None]
        pictures = [close for close in closes if close is not None]
        if self._identity is None or not pictures:
            return numbers
        descriptions = self._identity.describe(np.stack(pictures))
        distances = np.linalg.norm(descriptions - self._identity.nobody, axis=1)
        self._looks.append(Looks(descriptions, distances, tuple(map(portrait, pictures))))
        numbers[looked] = self._n_looks + np.arange(len(looked))
        self._n_looks += len(looked)
        return numbers

    def _scored_until_s(self) -> float:
        if self._waiting:
            return self._waiting[0].time_s
        return self._sampled_s[-1] if self._sampled_s else 0.0

    def _preliminary(self, first: int, end: int) -> FloatArray:
        """Averages the scores of the cells [first, end); uniform where there is no usable face."""
        scores = np.tile(uniform_scores(), (end - first, 1))
        recent: list[FaceSamples] = []
        for part in reversed(self._samples):
            if part.times_s[-1] < first * GRID_S:
                break
            recent.append(part)
        samples = FaceSamples.joined(recent)
        cells = (samples.times_s / GRID_S).astype(np.int64)
        for cell in range(first, end):
            rows = (cells == cell) & (samples.weights >= USABLE)
            if rows.any():
                scores[cell - first] = np.average(
                    samples.scores[rows], axis=0, weights=samples.weights[rows]
                )
        return scores
