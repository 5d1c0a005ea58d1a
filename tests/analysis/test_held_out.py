"""End to end on voices that are held out from training: is a scene's speech label right?

32 clips, four of each emotion, balanced over the five actors, chosen by a fixed seed. Half
lie under a plain picture, half under a face, as small MP4 files with AAC sound; each is
analysed on its own, as an editor's clip would be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import cycle
from pathlib import Path

import numpy as np
import pytest

from aemo_studio.analysis.media.audio import load_audio
from aemo_studio.analysis.pipeline import analyse
from aemo_studio.analysis.speech.model import SpeechModel
from aemo_studio.domain.emotion import EMOTIONS, Emotion
from aemo_studio.domain.project import AnalysisSettings
from tests.corpora import HELD_OUT_ACTORS, clips_of
from tests.films import face_picture
from tests.media_factory import cuts, make_audio, make_video, plain

pytestmark = pytest.mark.slow

EACH = 4
SEED = 48
SIZE = (160, 120)
RATE = Fraction(10)


@dataclass(frozen=True)
class Chosen:
    """A clip: its sound, what it stands for, and what is shown with it."""

    sound: Path
    emotion: Emotion
    under_a_face: bool


def _choose() -> Iterator[Chosen]:
    """Actors take turns through all clips; which of their clips is drawn."""
    rng = np.random.default_rng(SEED)
    actors = cycle(HELD_OUT_ACTORS)
    for emotion in EMOTIONS:
        left = {actor: clips_of(actor, emotion) for actor in HELD_OUT_ACTORS}
        for number in range(EACH):
            theirs = left[next(actors)]
            yield Chosen(theirs.pop(int(rng.integers(len(theirs)))), emotion, number % 2 == 0)


@pytest.fixture(scope="module")
def chosen() -> tuple[Chosen, ...]:
    return tuple(_choose())


def test_the_choice_is_balanced_and_repeatable(chosen: tuple[Chosen, ...]) -> None:
    assert tuple(_choose()) == chosen
    assert len({clip.sound for clip in chosen}) == EACH * len(EMOTIONS)
    assert set(Counter(clip.emotion for clip in chosen).values()) == {EACH}
    actors = Counter(clip.sound.parent.name for clip in chosen)
    assert set(actors) == {f"Actor_{actor:02}" for actor in HELD_OUT_ACTORS}
    assert max(actors.values()) - min(actors.values()) <= 1
    assert sum(clip.under_a_face for clip in chosen) == EACH * len(EMOTIONS) // 2


@pytest.fixture
def _weights_load_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same frozen weights for all analyses."""
    monkeypatch.setattr(SpeechModel, "load", staticmethod(cache(SpeechModel.load)))


@pytest.mark.usefixtures("_weights_load_once")
def test_the_speech_label_is_right_for_held_out_voices(
    chosen: tuple[Chosen, ...], tmp_path: Path
) -> None:
    found = [_label(clip, tmp_path / f"{number}.mp4") for number, clip in enumerate(chosen)]
    right = [label == clip.emotion for label, clip in zip(found, chosen, strict=True)]
    faces = [r for r, clip in zip(right, chosen, strict=True) if clip.under_a_face]
    report = ", ".join(
        f"{emotion} {sum(r for r, c in zip(right, chosen, strict=True) if c.emotion == emotion)}"
        for emotion in EMOTIONS
    )
    print(
        f"{sum(right)} of {len(right)} right, {sum(faces)} of {len(faces)} under a face; {report}"
    )
    assert np.mean(right) >= 0.70, report


def _label(clip: Chosen, path: Path) -> Emotion | None:
    """The speech label of the one scene of a film with this clip's sound."""
    sound = load_audio(clip.sound)
    picture = face_picture(SIZE) if clip.under_a_face else plain(90, SIZE)
    make_video(
        path,
        frames=cuts([(picture, round(len(sound) / 16_000, 1))], RATE),
        rate=RATE,
        audio=sound,
        audio_rate=16_000,
    )
    analysis, _ = analyse(path, AnalysisSettings(), device="cpu", use_cache=False)
    (scene,) = analysis.scenes
    return scene.speech_emotion


@pytest.mark.usefixtures("_weights_load_once")
def test_anger_with_one_leg_inverted_is_still_anger(tmp_path: Path) -> None:
    """A mono microphone on a stereo pair whose one cable is wired the wrong way round."""
    voice = load_audio(clips_of(HELD_OUT_ACTORS[0], Emotion.ANGRY)[5])
    legs = np.stack([voice, -voice], axis=1)
    path = make_audio(tmp_path / "voice.m4a", legs, 16_000)
    analysis, _ = analyse(path, AnalysisSettings(), device="cpu", use_cache=False)
    (scene,) = analysis.scenes
    assert scene.speech_emotion == Emotion.ANGRY
