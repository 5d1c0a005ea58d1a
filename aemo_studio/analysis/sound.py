"""Analyses the sound of a film: finds the dialogue among its audio tracks, and reads it.

A film with one track costs what it always did: its sound goes to the speech model as it comes. Of
several, speech detection listens to every one while temporary files keep them; the dialogue goes to
the model when it is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aemo_studio.analysis.heard.listener import SoundEventListener
from aemo_studio.analysis.media.audio_tracks import wanted_tracks
from aemo_studio.analysis.media.sound_store import SoundStore, mixed
from aemo_studio.analysis.media.soundtrack import AudioBlock
from aemo_studio.analysis.media.waveform import WaveformMaker
from aemo_studio.analysis.speech.analyser import SpeechAnalyser
from aemo_studio.analysis.speech.dialogue import choose_dialogue
from aemo_studio.analysis.speech.faint import FaintSpeech
from aemo_studio.analysis.speech.lines import SpokenVoices
from aemo_studio.analysis.speech.listener import SpeechEvidence, SpeechListener
from aemo_studio.analysis.speech.logmel import RATE_HZ
from aemo_studio.base.progress import CancelToken
from aemo_studio.domain.bursts import Burst
from aemo_studio.domain.emotion import EmotionTrack, FloatArray
from aemo_studio.domain.heard import HeardEvent
from aemo_studio.domain.project import AnalysisSettings, AudioChoice
from aemo_studio.domain.video import AudioTrack, Waveform

_SPOKEN_S = 0.4
"""Seconds of speech after which nobody looks for faint speech any more."""

Spans = tuple[tuple[float, float], ...]


class SoundAnalyser:
    """Computes the speech EmotionTrack and the waveform of a film from blocks of its tracks.

    settings: which track (those that it leaves out need no blocks), and whether voices are told
    apart. device: cpu, cuda or mps.
    """

    def __init__(
        self,
        tracks: tuple[AudioTrack, ...],
        settings: AnalysisSettings,
        device: str,
        cancel: CancelToken,
    ) -> None:
        self._tracks = tracks
        self._choice: AudioChoice = settings.audio_track
        self._cancel = cancel
        self._speech = SpeechAnalyser(device, recognise=settings.recognise)
        self._waveforms = {n: WaveformMaker(RATE_HZ) for n in self.wanted}
        several = self.wanted if len(self.wanted) > 1 else ()
        self._listeners = {n: SpeechListener(skip_silence=True) for n in several}
        self._stores = {n: SoundStore() for n in several}
        self._events = SoundEventListener()
        self._faint = {n: FaintSpeech() for n in self.wanted}
        self.faint_speech_s: Spans = ()
        self.dialogue: tuple[int, ...] = self.wanted[:1]

    @property
    def wanted(self) -> tuple[int, ...]:
        """The numbers of the tracks that are listened to."""
        return wanted_tracks(self._tracks, self._choice)

    def draw(self, block: AudioBlock) -> None:
        """Takes the next block for the waveform."""
        self._waveforms[block.track].add(block.samples)

    def add(self, block: AudioBlock) -> None:
        """Takes the next block of a track for the speech model."""
        if self._listeners:
            self._listeners[block.track].add(block.samples)
            self._stores[block.track].add(block.samples)
        else:
            self._speech.add(block.samples)
            self._events.add(block.samples)
        if self._faint:
            self._look_for_faint(block)

    def partial(self) -> tuple[int, FloatArray]:
        """Returns preliminary scores as SpeechAnalyser does."""
        return self._speech.partial()

    def finish(self) -> None:
        """Chooses the dialogue and analyses what is left of it; no blocks may follow."""
        for listener in self._listeners.values():
            listener.finish()
        faint = self._faint_speech()
        if self._listeners:
            self.dialogue = self._chosen(faint)
            for samples in mixed([self._stores[n] for n in self.dialogue], RATE_HZ):
                self._cancel.check()
                self._speech.add(samples)
            for samples in mixed(list(self._stores.values()), RATE_HZ):
                self._cancel.check()
                self._events.add(samples)
        self._speech.finish()
        self._events.finish()
        self.faint_speech_s = next((faint[n] for n in self.dialogue if n in faint), ())

    def close(self) -> None:
        """Stops the encoders and deletes what was kept."""
        self._speech.close()
        for store in self._stores.values():
            store.close()

    def result(self, n_cells: int) -> EmotionTrack:
        """Returns the speech EmotionTrack on `n_cells` cells, adapted to the film's voices."""
        return self._speech.result(n_cells)

    def bursts(self, n_cells: int) -> tuple[Burst, ...]:
        """Returns what voices do without words in the first `n_cells` cells, in order of time."""
        return self._speech.bursts(n_cells)

    def heard(self, duration_s: float, bursts: Sequence[Burst]) -> tuple[HeardEvent, ...]:
        """Returns what else is heard in a film of this length, in order of start: in all tracks
        that are listened to together."""
        return self._events.events(duration_s, bursts)

    def spoken(self, cuts_s: Sequence[float]) -> SpokenVoices:
        """Divides the speech into lines and says how they sound, as SpeechAnalyser does."""
        return self._speech.spoken(cuts_s)

    def coverage(self, n_cells: int) -> FloatArray:
        """Computes the share of each cell with speech, float32[n_cells] in [0, 1]."""
        return self._speech.coverage(n_cells)

    def tracks(self) -> tuple[AudioTrack, ...]:
        """Returns all AudioTracks, with the seconds of speech in those that were listened to."""
        heard = self._heard()
        return tuple(
            replace(track, speech_s=round(heard[track.number].speech_s, 2))
            if track.number in heard
            else track
            for track in self._tracks
        )

    def waveform(self) -> Waveform:
        """Returns the peaks of the dialogue."""
        if len(self.dialogue) == 1:
            return self._waveforms[self.dialogue[0]].finish()
        maker = WaveformMaker(RATE_HZ)
        for samples in mixed([self._stores[n] for n in self.dialogue], RATE_HZ):
            maker.add(samples)
        return maker.finish()

    def _look_for_faint(self, block: AudioBlock) -> None:
        """Looks for buried speech as long as nobody was heard in any track."""
        self._faint[block.track].add(block.samples)
        listening = self._listeners.values() or (self._speech,)
        if any(listener.speech_s > _SPOKEN_S for listener in listening):
            self._faint = {}

    def _faint_speech(self) -> dict[int, Spans]:
        """Finds the tracks with speech that is too faint to be read, most of it first."""
        for look in self._faint.values():
            look.finish()
        found = {n: look.spans_s() for n, look in self._faint.items()}
        most = sorted(found, key=lambda n: sum(a - b for a, b in found[n]))
        return {n: found[n] for n in most if found[n]}

    def _chosen(self, faint: dict[int, Spans]) -> tuple[int, ...]:
        heard = self._heard()
        if self._choice == "all":
            return tuple(n for n, evidence in heard.items() if not evidence.silent) or self.wanted
        return tuple(faint)[:1] or choose_dialogue(self._tracks, heard)

    def _heard(self) -> dict[int, SpeechEvidence]:
        if not self._listeners:
            return {n: self._speech.evidence() for n in self.wanted}
        return {n: listener.evidence() for n, listener in self._listeners.items()}
