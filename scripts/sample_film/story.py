"""Defines the story of the sample film, shot by shot. Times are seconds, pictures are in pixels."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

RATE = Fraction(25)
SIZE = (960, 540)
SOUND_RATE_HZ = 48_000


@dataclass(frozen=True)
class View:
    """What the camera sees of a still picture: centre and width in its pixels, tilt in degrees."""

    x: float
    y: float
    width: float
    tilt: float = 0.0


@dataclass(frozen=True)
class Grade:
    """How a shot is lit.

    tint: factors for red, green, blue. saturation: 0 grey, 1 as it is. gamma: above 1 darker.
    key: light from the left (positive) or from the right (negative), in [-1, 1].
    vignette: how dark the corners are, in [0, 1]. pulse: depth of a slow red alarm light.
    """

    tint: tuple[float, float, float] = (1.0, 1.0, 1.0)
    saturation: float = 1.0
    gamma: float = 1.0
    key: float = 0.0
    vignette: float = 0.25
    pulse: float = 0.0


@dataclass(frozen=True)
class ShotPlan:
    """One shot: a picture of scikit-image, a camera move over it, its light.

    shake: amplitude of a handheld camera, in pixels of the picture.
    """

    seconds: float
    picture: str
    start: View
    end: View
    grade: Grade = Grade()
    mirrored: bool = False
    shake: float = 0.0


@dataclass(frozen=True)
class Manner:
    """How espeak-ng speaks: its -v, -s (words a minute), -p (0 to 99) and -a (0 to 200).

    pitch_range: how much the melody moves, per cent of the usual.
    """

    name: str
    voice: str
    speed: int
    pitch: int
    pitch_range: int
    loudness: int


@dataclass(frozen=True)
class Line:
    """A sentence and when it starts."""

    start_s: float
    manner: Manner
    text: str


CALM = Manner("calm", "en-us+f2", speed=135, pitch=42, pitch_range=70, loudness=80)
JOYFUL = Manner("joyful", "en-us+f2", speed=190, pitch=72, pitch_range=230, loudness=130)
SAD = Manner("sad", "en-us+f2", speed=105, pitch=28, pitch_range=35, loudness=60)
WHISPER = Manner("whispered", "en-us+whisperf", speed=120, pitch=30, pitch_range=60, loudness=70)
ANGRY = Manner("angry", "en-us+f2", speed=205, pitch=60, pitch_range=190, loudness=190)

_EVENING = Grade(tint=(1.05, 0.98, 0.88), vignette=0.35)
_STUDIO = Grade(saturation=1.12, key=0.15)
_MOONLIGHT = Grade(tint=(0.66, 0.80, 1.08), saturation=0.35, gamma=1.35, key=-0.5, vignette=0.55)
_ALARM = Grade(
    tint=(1.18, 0.72, 0.62), saturation=0.9, gamma=1.15, key=0.5, vignette=0.5, pulse=0.3
)
# Without the pulse: on dark red it turns the hue of single frames, which reads as a cut.
_ALERT = replace(_ALARM, pulse=0.0)

SHOTS: tuple[ShotPlan, ...] = (
    ShotPlan(3.6, "hubble_deep_field", View(470, 430, 820), View(560, 430, 700)),
    ShotPlan(4.0, "coffee", View(300, 190, 560), View(330, 180, 430), _EVENING),
    ShotPlan(4.0, "chelsea", View(245, 140, 400), View(215, 125, 300), _EVENING),
    ShotPlan(4.0, "astronaut", View(256, 155, 500), View(235, 150, 380), _STUDIO),
    ShotPlan(
        3.0,
        "astronaut",
        View(222, 118, 210, tilt=-2),
        View(222, 114, 180, tilt=1),
        Grade(tint=(1.06, 1.0, 0.92), saturation=1.15, key=-0.2),
        mirrored=True,
    ),
    ShotPlan(4.0, "rocket", View(320, 250, 470), View(320, 185, 560), Grade(gamma=0.7)),
    ShotPlan(4.4, "astronaut", View(400, 135, 330), View(405, 110, 260), _MOONLIGHT),
    ShotPlan(4.4, "astronaut", View(228, 125, 250), View(224, 118, 200), _MOONLIGHT, mirrored=True),
    ShotPlan(
        3.6,
        "coffee",
        View(315, 165, 260),
        View(330, 175, 330),
        Grade(tint=(0.75, 0.85, 1.0), saturation=0.25, gamma=1.3, vignette=0.5),
    ),
    ShotPlan(
        2.4,
        "rocket",
        View(330, 330, 300, tilt=3),
        View(318, 300, 270, tilt=-2),
        Grade(tint=(1.25, 0.8, 0.65), gamma=0.85, vignette=0.45, pulse=0.25),
        shake=2.5,
    ),
    ShotPlan(
        3.6,
        "astronaut",
        View(345, 410, 300, tilt=6),
        View(335, 400, 240, tilt=8),
        _ALERT,
        shake=1.2,
    ),
    ShotPlan(
        2.4,
        "astronaut",
        View(180, 300, 230, tilt=-5),
        View(190, 285, 290, tilt=-3),
        _ALARM,
        mirrored=True,
        shake=1.5,
    ),
    ShotPlan(3.0, "hubble_deep_field", View(640, 300, 420), View(560, 360, 620)),
)

LINES: tuple[Line, ...] = (
    Line(0.9, CALM, "The night before the launch is quiet."),
    Line(4.2, CALM, "I make one cup of coffee, and I let it get cold."),
    Line(8.2, CALM, "The cat knows. The cat always knows."),
    Line(11.9, JOYFUL, "And then they called! I am going!"),
    Line(15.0, JOYFUL, "I am really, really going to space!"),
    Line(18.7, JOYFUL, "Look at her! Have you ever seen anything so beautiful?"),
    Line(22.9, SAD, "My father built that model for me."),
    Line(27.2, SAD, "He did not live to see the real one fly."),
    Line(31.6, WHISPER, "I still miss him so much."),
    Line(35.1, ANGRY, "Stop the clock! Stop it now!"),
    Line(37.5, ANGRY, "Who opened that valve? I told you never to touch it!"),
    Line(41.2, ANGRY, "Get out! Get out of here!"),
)

MUSIC_S = (0.0, 12.2)
"""Where the soft chords play."""

RUMBLE_S = (34.8, 45.6)
"""Where the machines sound."""


def duration_s() -> float:
    return sum(shot.seconds for shot in SHOTS)


def cut_times_s() -> tuple[float, ...]:
    """The first moment of every shot but the first, seconds, on whole frames."""
    ends = [sum(shot.seconds for shot in SHOTS[: n + 1]) for n in range(len(SHOTS) - 1)]
    return tuple(float(round(Fraction(end) * RATE) / RATE) for end in ends)
