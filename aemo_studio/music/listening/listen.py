"""One music file in, everything that was heard in it out."""

from __future__ import annotations

from pathlib import Path

from aemo_studio.domain.listening import Listened, Sound
from aemo_studio.music.listening.form import structure
from aemo_studio.music.listening.recording import Recording, read_recording
from aemo_studio.music.listening.rhythm import Rhythm, rhythm
from aemo_studio.music.listening.spectra import Spectra, spectra
from aemo_studio.music.listening.timbre import brightness_hz, harmonic_share
from aemo_studio.music.listening.tonality import Tonality, tonality
from aemo_studio.music.listening.voice import vocal_likelihood


def listen(path: Path) -> Listened:
    """Listens to a music file. Raises MediaError for one that cannot be read.

    About a second for a track of three minutes, and 300 MB for one of a quarter of an hour,
    beyond which nothing is listened to.
    """
    recording = read_recording(path)
    heard = spectra(recording.samples)
    keys = tonality(heard)
    beat = rhythm(heard, keys.chroma)
    return Listened(
        sound=_sound(recording, heard, beat, keys),
        structure=structure(heard, beat, keys.chroma, recording.duration_s),
    )


def _sound(recording: Recording, heard: Spectra, beat: Rhythm, keys: Tonality) -> Sound:
    loudness = recording.loudness
    return Sound(
        duration_s=recording.duration_s,
        bpm=beat.bpm,
        pulse=beat.pulse,
        key=keys.key,
        mode=keys.mode,
        mode_balance=keys.balance,
        loudness_lufs=loudness.integrated_lufs if loudness else None,
        loudness_range_lu=loudness.range_lu if loudness else None,
        onset_rate_hz=beat.onset_rate_hz,
        brightness_hz=brightness_hz(heard),
        harmonic_share=harmonic_share(heard),
        vocal_likelihood=vocal_likelihood(heard),
    )
