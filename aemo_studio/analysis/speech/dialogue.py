"""Chooses the audio tracks that hold the dialogue of a film, from what was heard in each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.speech.listener import SpeechEvidence
from aemo_studio.domain.video import AudioTrack

_SOME_SPEECH_S = 0.4
_AS_MUCH = 0.85
"""Share of the most speech from which two tracks hold the same dialogue: another language, the
same voices in a mix."""

_CLEARER_DB = 6.0
_COVERS_MOST = 0.8
"""Share of all speech that one track has to hold; else microphones of their own are joined."""

_ADDS = 0.05

Heard = Mapping[int, SpeechEvidence]


def choose_dialogue(tracks: Sequence[AudioTrack], heard: Heard) -> tuple[int, ...]:
    """Chooses the numbers of the tracks to read the speech from, ascending; () without tracks.

    heard: the evidence of every track, by its number. One track, the one with most speech; of
    several with as much the clearest, among languages the default one or the first. Separate
    mono tracks of which none holds most of the speech are taken together. Where nobody speaks
    the default one, but never a silent one while another has sound.
    """
    spoken = [t for t in tracks if heard[t.number].speech_s >= _SOME_SPEECH_S]
    if not spoken:
        sounding = [t for t in tracks if not heard[t.number].silent]
        return tuple(t.number for t in _preferred(sounding or tracks)[:1])
    candidates = [t for t in spoken if not t.aside] or spoken
    best = _best(candidates, heard)
    return _joined(best, candidates, heard) or (best.number,)


def _best(tracks: Sequence[AudioTrack], heard: Heard) -> AudioTrack:
    """Chooses the track with the most and the clearest speech."""
    most_s = max(heard[t.number].speech_s for t in tracks)
    rivals = [t for t in tracks if heard[t.number].speech_s >= _AS_MUCH * most_s]
    if len({t.language.lower() for t in rivals if t.language}) < 2:
        clearest = max(heard[t.number].clearness_db for t in rivals)
        rivals = [t for t in rivals if heard[t.number].clearness_db > clearest - _CLEARER_DB]
    return _preferred(rivals)[0]


def _preferred(tracks: Sequence[AudioTrack]) -> list[AudioTrack]:
    """Sorts tracks that are equal otherwise: dialogue first, then the default one, then as in the
    file."""
    return sorted(tracks, key=lambda t: (t.aside, not t.default, t.number))


def _joined(best: AudioTrack, tracks: Sequence[AudioTrack], heard: Heard) -> tuple[int, ...]:
    """Finds the mono tracks that hold the dialogue only together; () where `best` holds most."""
    parts = [t for t in tracks if t.channels == 1]
    if best not in parts or len({t.language.lower() for t in parts if t.language}) > 1:
        return ()
    speech = {t.number: _padded(heard[t.number].speech, parts, heard) for t in parts}
    total = int(np.any(list(speech.values()), axis=0).sum())
    if speech[best.number].sum() >= _COVERS_MOST * total:
        return ()
    chosen, covered = [best.number], speech[best.number]
    for number in sorted(speech, key=lambda n: -int(speech[n].sum())):
        if (speech[number] & ~covered).sum() >= _ADDS * total:
            chosen.append(number)
            covered = covered | speech[number]
    return tuple(sorted(chosen))


def _padded(
    speech: NDArray[np.bool_], tracks: Sequence[AudioTrack], heard: Heard
) -> NDArray[np.bool_]:
    longest = max(len(heard[t.number].speech) for t in tracks)
    return np.pad(speech, (0, longest - len(speech)))
