"""Listens to one music file: measures its sound and finds its structure."""

from __future__ import annotations

from pathlib import Path

from aemo_studio.domain.listening import Listened, Sound
from aemo_studio.music.listening.recording import Recording, read_recording
from aemo_studio.music.listening.rhythm import Rhythm, estimate_rhythm
from aemo_studio.music.listening.spectra import Spectra, compute_spectra
from aemo_studio.music.listening.structure import find_structure
from aemo_studio.music.listening.timbre import brightness_hz, harmonic_share
from aemo_studio.music.listening.tonality import Tonality, estimate_tonality
from aemo_studio.music.listening.vocals import vocal_likelihood


def listen(path: Path) -> Listened:
    """Listens to a music file. Raises MediaError for one that cannot be read.

    About a second for a track of three minutes, and 300 MB for one of a quarter of an hour,
    beyond which a file is not decoded.
    """
    return listen_to(read_recording(path))


def listen_to(recording: Recording) -> Listened:
    """Listens to a decoded file."""
    spectra = compute_spectra(recording.samples)
    tonality = estimate_tonality(spectra)
    rhythm = estimate_rhythm(spectra, tonality.chroma)
    return Listened(
        sound=_sound(recording, spectra, rhythm, tonality),
        structure=find_structure(spectra, rhythm, tonality.chroma, recording.duration_s),
    )


def _sound(recording: Recording, spectra: Spectra, rhythm: Rhythm, tonality: Tonality) -> Sound:
    loudness = recording.loudness
    return Sound(
        duration_s=recording.duration_s,
        bpm=rhythm.bpm,
        pulse=rhythm.pulse,
        key=tonality.key,
        mode=tonality.mode,
        mode_balance=tonality.balance,
        loudness_lufs=loudness.integrated_lufs if loudness else None,
        loudness_range_lu=loudness.range_lu if loudness else None,
        onset_rate_hz=rhythm.onset_rate_hz,
        brightness_hz=brightness_hz(spectra),
        harmonic_share=harmonic_share(spectra),
        vocal_likelihood=vocal_likelihood(spectra),
    )
