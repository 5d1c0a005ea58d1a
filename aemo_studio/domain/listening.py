"""Measurements of a piece of music, and where its beats, bars and sections lie."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from aemo_studio.domain.emotion import FloatArray

Mode = Literal["major", "minor"]

LISTENING_RULES = 7
"""Version of the listening rules: counted up when the same file would be measured differently."""

STRUCTURE_RULES = 6
"""Version of those that find beats, bars and sections: counted up when these move."""

ENERGY_STEP_S = 0.5
"""Length of one cell of `Structure.energy_db`, in seconds."""

SURE_FROM = 0.5
"""Certainty of beats and bars below which they are told as not sure, and cut less."""

FIT_LENGTHS_S: tuple[float, ...] = tuple(round(3.0 * 1.21**n, 2) for n in range(32))
"""Scene lengths for which a track's best fit is computed in advance: 3 s to 18 minutes."""


class Origin(StrEnum):
    """Where a value of a track comes from."""

    #: From the file's tags.
    READ = "read"
    #: Measured in its sound.
    MEASURED = "measured"
    #: By a formula over measurements, which may be wrong.
    ESTIMATED = "estimated"
    #: By the user, who is always right.
    CORRECTED = "corrected"


@dataclass(frozen=True)
class Sound:
    """Measurements of one recording."""

    #: Seconds of the file.
    duration_s: float
    #: Tempo in beats per minute; None without a clear pulse.
    bpm: float | None
    #: How clear the beat is, in [0, 1].
    pulse: float
    #: Name of the tonic, such as "F#" or "Eb"; None without a clear key.
    key: str | None
    #: Major or minor; None without a clear key.
    mode: Mode | None
    #: -1 (clearly minor) to 1 (clearly major); 0 without a clear key.
    mode_balance: float
    #: Integrated loudness by EBU R128, in LUFS; None for silence.
    loudness_lufs: float | None
    #: Loudness range by EBU Tech 3342, in LU; None for silence.
    loudness_range_lu: float | None
    #: Onsets (notes and beats that begin) per second of sounding time.
    onset_rate_hz: float
    #: Spectral centroid in Hz, averaged by level; 0 for silence.
    brightness_hz: float
    #: Energy of held sounds as a share of held and struck ones, in [0, 1].
    harmonic_share: float
    #: Estimate that somebody sings: 0 (instrumental) to 1 (vocal).
    vocal_likelihood: float


@dataclass(frozen=True, eq=False)
class Structure:
    """Where a piece can be entered, left and looped. All times in seconds of the file."""

    #: Seconds of the file.
    duration_s: float
    #: float32[n], ascending: the beats; empty without a pulse.
    beats_s: FloatArray
    #: float32[m], ascending: starts of bars; an even grid without a pulse.
    bars_s: FloatArray
    #: float32[m, d], rows of length 1 (0 for silence): harmony and timbre of each bar; the dot
    #: product of two rows is their likeness.
    bar_features: FloatArray
    #: float32[k], ascending: starts of sections, each one of `bars_s`.
    sections_s: FloatArray
    #: float32[j]: level of each `ENERGY_STEP_S` in dB against the loudest, which is 0.
    energy_db: FloatArray
    #: How probable it is that the beats are right (F-measure of at least 0.8), in [0, 1]; None
    #: without a pulse, and where a version listened that did not say.
    beats_certainty: float | None = None
    #: The same of the starts of bars.
    bars_certainty: float | None = None

    @property
    def doubted(self) -> tuple[Literal["beats", "bars"], float] | None:
        """Says what is not sure, the beats or only which of them begin bars, and how probable it
        is that it is right; None where both are rather right than wrong, or nobody knows."""
        if self.beats_certainty is not None and self.beats_certainty < SURE_FROM:
            return "beats", self.beats_certainty
        if self.bars_certainty is not None and self.bars_certainty < SURE_FROM:
            return "bars", self.bars_certainty
        return None


@dataclass(frozen=True, eq=False)
class MusicTags:
    """What networks that learned from listeners' tags hear in a recording."""

    #: float32[100]: how certain each tag is, in [0, 1]; `music.tagging.tags` names them.
    scores: FloatArray
    #: float32[200]: a description in which music that sounds alike lies near.
    numbers: FloatArray


@dataclass(frozen=True, eq=False)
class Listened:
    """The result of listening to one music file."""

    #: Tempo, key, loudness and timbre of the whole.
    sound: Sound
    #: Beats, bars, sections and energy over time.
    structure: Structure
