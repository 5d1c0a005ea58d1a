"""What is heard in sounds: music alone and under speech, silence, nearly nothing, and for hours."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import numpy as np
import pytest

from aemo_studio.analysis.heard import listener
from aemo_studio.analysis.heard.listener import SoundEventListener
from aemo_studio.analysis.media.audio import load_audio
from aemo_studio.domain.bursts import Burst, BurstKind
from aemo_studio.domain.heard import HeardEvent, HeardKind
from tests.corpora import data_folder
from tests.music.tagging.made_sounds import RATE_HZ, Samples, chords, drums, hiss


def heard(samples: Samples, *bursts: Burst, block: int = 4096) -> tuple[HeardEvent, ...]:
    ear = SoundEventListener()
    for start in range(0, len(samples), block):
        ear.add(samples[start : start + block])
    ear.finish()
    return ear.events(len(samples) / RATE_HZ, bursts)


def test_music_is_found_where_it_is() -> None:
    pause = np.zeros(8 * RATE_HZ, np.float32)
    found = heard(np.concatenate([pause, chords(), drums(), pause]))
    assert [event.kind for event in found] == [HeardKind.MUSIC]
    assert found[0].start_s == pytest.approx(8.0, abs=1.0)
    assert found[0].end_s == pytest.approx(21.0, abs=1.0)


def test_blocks_of_any_size_say_the_same() -> None:
    sound = np.concatenate([drums(), chords()])
    assert heard(sound, block=997) == heard(sound, block=100_000)


@pytest.mark.parametrize("seconds", [0.0, 0.2, 3.0])
def test_silence_and_nearly_nothing_hold_no_events(seconds: float) -> None:
    assert heard(np.zeros(round(seconds * RATE_HZ), np.float32)) == ()
    assert heard(0.01 * hiss()[: RATE_HZ // 5]) == ()


def test_hours_cost_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        SoundEventListener,
        "_scored",
        lambda self, patches: np.zeros((len(patches), 23), np.float32),
    )
    ear, block = SoundEventListener(), np.zeros(RATE_HZ, np.float32)
    tracemalloc.start()
    for _ in range(3 * 3600):
        ear.add(block)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 6_000_000
    assert ear.events(3 * 3600.0, ()) == ()


def test_laughter_is_heard_unless_a_burst_tells_it() -> None:
    files = sorted(Path(data_folder("emogator"), "emogator").glob("*-02-*.ogg"))[:8]
    sound = np.concatenate([load_audio(file, RATE_HZ) for file in files])
    assert HeardKind.LAUGHTER in {event.kind for event in heard(sound)}
    burst = Burst(0.0, len(sound) / RATE_HZ, BurstKind.LAUGHTER, claimed=True)
    assert HeardKind.LAUGHTER not in {event.kind for event in heard(sound, burst)}


def test_music_under_speech_is_heard_and_speech_is_no_music() -> None:
    files = sorted(Path(data_folder("crema-d"), "crema-d").glob("1001_*_ANG_*.ogg"))[:6]
    speech = np.concatenate([load_audio(file, RATE_HZ) for file in files])
    speech *= 0.06 / np.sqrt((speech[np.abs(speech) > 0.005] ** 2).mean())
    music = np.resize(chords(), len(speech)) * 0.5
    assert heard(speech) == ()
    assert {event.kind for event in heard(speech + music)} == {HeardKind.MUSIC}


def test_the_kinds_are_classes_of_the_model() -> None:
    _, columns = listener.load_network()
    assert len(columns) == len(HeardKind)
