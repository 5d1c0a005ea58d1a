"""The dialogue is found among several audio tracks, and read as if it were alone."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from aemo_studio.analysis.media.audio_tracks import check_choice
from aemo_studio.analysis.media.decode import AudioBlock, DecodePlan, decode
from aemo_studio.analysis.media.probe import probe
from aemo_studio.analysis.sound import SoundAnalyser
from aemo_studio.base.errors import UsageError
from aemo_studio.base.progress import CancelToken, silent
from aemo_studio.domain.emotion import EmotionTrack, n_cells, pool_scores
from aemo_studio.domain.project import AudioChoice
from aemo_studio.domain.video import AudioTrack
from tests.films import VOICE_HZ, talk
from tests.media_factory import Sound, make_tracks, silence, tone

SECONDS = 4.0


@dataclass(frozen=True)
class Read:
    """What was read from a film, and from which tracks."""

    dialogue: tuple[int, ...]
    tracks: tuple[AudioTrack, ...]
    speech: EmotionTrack
    peak: float
    faint: bool


def read(path: Path, choice: AudioChoice = "auto") -> Read:
    info, token = probe(path), CancelToken()
    check_choice(info, choice)
    with closing(SoundAnalyser(info.audio_tracks, choice, "cpu", token)) as sound:
        plan = DecodePlan(audio_tracks=sound.wanted)
        for item in decode(info, plan, cancel=token, report=silent):
            if isinstance(item, AudioBlock):
                sound.draw(item)
                sound.add(item)
        sound.finish()
        return Read(
            sound.dialogue,
            sound.tracks(),
            sound.result(n_cells(info.duration_s)),
            float(np.abs(sound.waveform().peaks).max()),
            bool(sound.faint_speech_s),
        )


def music(level: float = 0.3) -> Sound:
    """A chord that swells."""
    time = np.arange(round(SECONDS * VOICE_HZ)) / VOICE_HZ
    swell = (1 + np.sin(2 * np.pi * 0.5 * time)) / 2
    chord = sum(tone(hertz, SECONDS, VOICE_HZ, 0.3) for hertz in (220, 277, 330))
    return (level * swell * chord).astype(np.float32)


def nothing() -> Sound:
    return silence(SECONDS, VOICE_HZ)


def surround() -> Sound:
    """Speech in the centre, loud effects everywhere else."""
    effects = 0.3 * np.random.default_rng(0).standard_normal((len(talk(SECONDS)), 6))
    effects[:, 2] = 0.3 * talk(SECONDS)
    return effects.astype(np.float32)


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Read:
    folder = tmp_path_factory.mktemp("alone")
    return read(make_tracks(folder / "voice.mka", [talk(SECONDS)], codec="flac"))


def _same(found: Read, expected: Read) -> bool:
    """Whether the same is read: where somebody speaks, and what it feels like."""
    one, other = (pool_scores(r.speech.scores, r.speech.coverage) for r in (found, expected))
    spoken = abs(found.speech.coverage.mean() - expected.speech.coverage.mean())
    return bool(one.argmax() == other.argmax() and np.abs(one - other).max() < 0.1 and spoken < 0.1)


CASES: dict[str, tuple[str, str, Callable[[], list[Sound]], tuple[int, ...]]] = {
    "desktop music and a microphone": (
        "a.mkv", "aac", lambda: [music(), talk(SECONDS)], (2,)),
    "a silent first track": (
        "a.mov", "pcm_s16le", lambda: [nothing(), talk(SECONDS)], (2,)),
    "two mono tracks of opposite polarity": (
        "a.mov", "pcm_s16le", lambda: [talk(SECONDS), -talk(SECONDS)], (1,)),
    "eight tracks of a recorder, two in use": (
        "a.mov", "pcm_s16le",
        lambda: [nothing(), nothing(), music(0.1), talk(SECONDS), *[nothing()] * 4], (4,)),
    "speech in the centre of a surround mix": (
        "a.mka", "flac", lambda: [surround()], (1,)),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_the_dialogue_is_read_as_if_it_were_alone(case: str, tmp_path: Path, alone: Read) -> None:
    name, codec, sounds, expected = CASES[case]
    found = read(make_tracks(tmp_path / name, sounds(), codec=codec))
    assert found.dialogue == expected
    assert _same(found, alone)


def test_the_mono_tracks_of_a_camera_are_listened_to_one_by_one(
    tmp_path: Path, alone: Read
) -> None:
    """Its first two carry nothing and a line-up tone, the last one the microphone."""
    rate = 48_000
    voice = np.repeat(talk(SECONDS), rate // VOICE_HZ)
    sounds = [silence(SECONDS, rate), tone(1000, SECONDS, rate, 0.1), voice]
    found = read(make_tracks(tmp_path / "a.mxf", sounds, rate, codec="pcm_s16le"))
    assert found.dialogue == (3,)
    assert _same(found, alone)


def test_all_tracks_can_be_mixed_without_cancelling(tmp_path: Path, alone: Read) -> None:
    tracks = [talk(SECONDS), -talk(SECONDS), nothing()]
    path = make_tracks(tmp_path / "a.mov", tracks, codec="pcm_s16le")
    found = read(path, "all")
    assert found.dialogue == (1, 2)
    assert _same(found, alone)
    assert found.peak == pytest.approx(alone.peak, rel=0.1)


def test_a_chosen_track_is_the_only_one_that_is_listened_to(tmp_path: Path) -> None:
    names = [{"title": "Desktop"}, {"title": "Mic/Aux", "language": "ger"}]
    path = make_tracks(tmp_path / "a.mkv", [music(), talk(SECONDS)], names=names)
    found = read(path, 1)
    assert found.dialogue == (1,)
    assert not found.speech.coverage.any()
    assert [track.speech_s for track in found.tracks] == [0.0, None]
    assert [track.name for track in found.tracks] == [
        "1 “Desktop” (aac, mono)", "2 “Mic/Aux” (ger, aac, mono)",
    ]  # fmt: skip
    with pytest.raises(UsageError, match=r"no audio track 3.*1 “Desktop”.*2 “Mic/Aux”") as caught:
        check_choice(probe(path), 3)
    assert caught.value.exit_code == 2


def test_a_track_that_begins_late_is_laid_at_its_time(tmp_path: Path, alone: Read) -> None:
    path = make_tracks(
        tmp_path / "a.mka", [music(), talk(2.0)], starts_s=(0.0, 2.0), codec="pcm_s16le"
    )
    found = read(path)
    assert found.dialogue == (2,)
    assert not found.speech.coverage[:3].any()
    assert found.speech.coverage[4:7].min() > 0.5


def test_buried_speech_is_too_faint_and_not_silence(tmp_path: Path) -> None:
    noise = np.cumsum(np.random.default_rng(0).standard_normal(round(SECONDS * VOICE_HZ)))
    noise -= np.convolve(noise, np.ones(400) / 400, "same")
    noise *= 0.1 / noise.std()
    voice = talk(SECONDS) * (0.1 * 10 ** (-16 / 20) / talk(SECONDS).std())
    buried, bare = ((noise + part).astype(np.float32) for part in (voice, 0 * voice))
    found = read(make_tracks(tmp_path / "a.mka", [buried], codec="flac"))
    assert found.faint
    assert not found.speech.coverage.any()
    assert not read(make_tracks(tmp_path / "b.mka", [bare], codec="flac")).faint
