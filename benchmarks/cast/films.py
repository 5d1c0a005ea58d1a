"""Makes films with a cast: who is seen, who speaks, and what they feel is known throughout."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.signal import butter, sosfilt

from aemo_studio.analysis.media.audio import load_audio
from aemo_studio.domain.emotion import Emotion, FloatArray
from benchmarks.cast.material import EMOTIONS, Person, Voice, portrait
from benchmarks.cast.mouths import STEPS, find_mouth, opened, openings
from tests.media_factory import make_video

RATE = 10
"""Pictures a second: still portraits need no more."""

SIZE = (640, 480)
SOUND_RATE_HZ = 16_000
PAUSE_S = 0.3
REACTION_EVERY = 4
NARRATOR_EVERY = 4
LANDSCAPE = np.tile(np.linspace(90, 200, SIZE[1], dtype=np.uint8)[:, None, None], (1, SIZE[0], 3))
FRAME = 400
SOFT = 100.0
NOISE = 10.0
SPEECH_BAND = butter(4, (200, 4000), "bandpass", fs=SOUND_RATE_HZ, output="sos")
GRAIN = 4.0
GRAINS = 4


@dataclass(frozen=True)
class Line:
    """A stretch of a film with one person in the picture and one voice."""

    #: Seconds from the start of the film.
    start_s: float
    #: Seconds from the start of the film, excluded.
    end_s: float
    #: Position of the character in the film's cast, who is heard; after the last one the voice of
    #: somebody who is never seen.
    speaker: int
    #: Position of the character in the film's cast, who is seen; -1 for a landscape.
    seen: int
    #: What the voice shows, and the face but in films of one look.
    emotion: Emotion
    #: Number of the scene, from 0.
    scene: int
    #: The portrait in the archive; empty for a landscape.
    picture: str
    #: The recordings, one after the other.
    clips: tuple[Path, ...]
    #: Start and end of the speech in each of them, in seconds from the start of the film.
    speech_s: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True)
class Kind:
    """What is special about a film."""

    #: Whether the mouths of speakers who are seen move.
    mouths: bool = False
    #: Whether the mood of the first scene stays to the end.
    one_mood: bool = False
    #: Whether all faces show one emotion to the end, whatever is said.
    one_look: bool = False


@dataclass(frozen=True)
class Film:
    """A film and the truth about it."""

    #: Where it lies.
    path: Path
    #: In order of time, without gaps.
    lines: tuple[Line, ...]


def write_film(
    path: Path,
    cast: list[tuple[Person, Voice]],
    narrator: Voice,
    scenes: int,
    seed: int,
    *,
    kind: Kind,
) -> Film:
    """Makes a film of so many scenes, each of one emotion, played by two of the cast in turn.

    In every fourth line the listener is in the picture, and every fourth scene ends with the
    narrator over a landscape.
    """
    rng = np.random.default_rng(seed)
    look = EMOTIONS[seed % len(EMOTIONS)] if kind.one_look else None
    sound: list[FloatArray] = []
    lines: list[Line] = []
    at_s = 0.0
    previous = None
    for scene in range(scenes):
        if previous is None or not kind.one_mood:
            moods = [emotion for emotion in EMOTIONS if emotion is not previous]
            previous = Emotion(rng.choice(moods))
        for line in _scene(rng, cast, narrator, previous, scene, look=look or previous):
            clips = [load_audio(clip, SOUND_RATE_HZ) for clip in line.clips]
            spoken = _spoken(clips)
            end_s = at_s + len(spoken) / SOUND_RATE_HZ
            speech = tuple(_speech_s(clips, at_s))
            lines.append(replace(line, start_s=at_s, end_s=end_s, speech_s=speech))
            sound.append(spoken)
            at_s = end_s
    pictures = _pictures(lines, cast[0][0].archive, rng, sound if kind.mouths else [])
    make_video(
        path,
        frames=pictures,
        rate=Fraction(RATE),
        audio=np.concatenate(sound),
        audio_rate=SOUND_RATE_HZ,
    )
    return Film(path, tuple(lines))


def _scene(
    rng: np.random.Generator,
    cast: list[tuple[Person, Voice]],
    narrator: Voice,
    mood: Emotion,
    scene: int,
    *,
    look: Emotion,
) -> Iterator[Line]:
    """Makes the lines of a scene, times still missing."""
    pair = [int(who) for who in rng.permutation(len(cast))[:2]]
    for place, speaker in enumerate(pair):
        listener_is_seen = (2 * scene + place) % REACTION_EVERY == REACTION_EVERY - 1
        seen = pair[1 - place] if listener_is_seen else speaker
        picture = str(rng.choice(cast[seen][0].portraits[look]))
        yield Line(0, 0, speaker, seen, mood, scene, picture, _clips(rng, cast[speaker][1], mood))
    if scene % NARRATOR_EVERY == NARRATOR_EVERY - 1:
        yield Line(0, 0, len(cast), -1, mood, scene, "", _clips(rng, narrator, mood))


def _clips(rng: np.random.Generator, voice: Voice, mood: Emotion) -> tuple[Path, ...]:
    chosen = rng.permutation(len(voice.clips[mood]))[:2]
    return tuple(voice.clips[mood][i] for i in chosen)


def _spoken(clips: list[FloatArray]) -> FloatArray:
    """Joins recordings with pauses, whole pictures long."""
    pause = np.zeros(int(PAUSE_S * SOUND_RATE_HZ), np.float32)
    parts = [part for clip in clips for part in (pause, clip, pause)]
    joined = np.concatenate(parts)
    per_picture = SOUND_RATE_HZ // RATE
    return np.asarray(np.pad(joined, (0, -len(joined) % per_picture)), dtype=np.float32)


def _speech_s(clips: list[FloatArray], at_s: float) -> Iterator[tuple[float, float]]:
    """Finds the speech in recordings that are joined from a time on: from the first loud frame to
    the last, hum and hiss left out."""
    for clip in clips:
        at_s += PAUSE_S
        voice = sosfilt(SPEECH_BAND, clip)
        frames = voice[: len(voice) // FRAME * FRAME].reshape(-1, FRAME)
        loud = _loud((frames.astype(np.float64) ** 2).mean(axis=1))
        first, last = (float(edge) * FRAME / SOUND_RATE_HZ for edge in (loud[0], loud[-1] + 1))
        yield at_s + first, at_s + last
        at_s += len(clip) / SOUND_RATE_HZ + PAUSE_S


def _loud(power: NDArray[np.float64]) -> NDArray[np.int64]:
    """Finds the frames at most 20 dB softer than the loudest and 10 dB louder than the recording's
    noise; where that is not 20 dB below the loudest, nearer to the loudest than to the noise."""
    loudest, noise = power.max(), np.quantile(power, 0.1)
    above = min(NOISE * noise, np.sqrt(noise * loudest))
    return np.flatnonzero(power >= max(loudest / SOFT, above))


def _pictures(
    lines: list[Line], archive: Path, rng: np.random.Generator, sound: list[FloatArray]
) -> Iterator[tuple[float, NDArray[np.uint8]]]:
    """Makes the pictures of the lines. sound: of each line, where mouths move with it."""
    for number, line in enumerate(lines):
        still = _framed(portrait(archive, line.picture) if line.picture else LANDSCAPE)
        first, end = round(line.start_s * RATE), round(line.end_s * RATE)
        wide = np.zeros(end - first, np.int64)
        mouth = find_mouth(still) if sound and line.seen == line.speaker else None
        if mouth is not None:
            wide = openings(sound[number], SOUND_RATE_HZ // RATE)
        looks = {
            step: [
                _grainy(opened(still, mouth, step / STEPS) if mouth else still, rng)
                for _ in range(GRAINS)
            ]
            for step in np.unique(wide).tolist()
        }
        yield from ((k / RATE, looks[wide[k - first]][k % GRAINS]) for k in range(first, end))


def _grainy(still: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    grain = rng.normal(0, GRAIN, still.shape[:2]).astype(np.float32)
    return np.clip(still.astype(np.float32) + grain[..., None], 0, 255).astype(np.uint8)


def _framed(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Puts a portrait in the middle of a grey picture, as high as it."""
    width, height = SIZE
    scale = height / picture.shape[0]
    shown = cv2.resize(picture, (round(picture.shape[1] * scale), height))
    left = (width - shown.shape[1]) // 2
    framed = np.full((height, width, 3), 96, np.uint8)
    framed[:, max(left, 0) : left + shown.shape[1]] = shown[:, :width]
    return framed
