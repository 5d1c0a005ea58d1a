"""`fit`: a track cut to a length, on the command line."""

from __future__ import annotations

import json
import wave
from pathlib import Path

import numpy as np
import pytest
import soundfile

from aemo_studio.cli import main
from tests.song_factory import Part, song, write_song

KEYS = {
    "length_s", "pieces", "seams", "hits", "stretch", "ending", "beats_certainty", "bars_certainty",
    "warnings",
}  # fmt: skip


@pytest.fixture(scope="module")
def track(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """32 s at 120 bpm: 16 bars in two sections."""
    sound = song(parts=(Part(8), Part(8, 0.6, melody=1)))
    return write_song(tmp_path_factory.mktemp("fit") / "曲.flac", sound)


@pytest.fixture(scope="module", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AEMO_STUDIO_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


def fitted(track: Path, out: Path, *options: str) -> int:
    return main(["fit", str(track), "-o", str(out), *options])


def test_it_writes_the_length_and_prints_the_plan(
    track: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.wav"
    assert fitted(track, out, "--length", "41.37", "--hit", "12.4", "--json") == 0
    plan = json.loads(capsys.readouterr().out)
    assert set(plan) == KEYS
    assert plan["length_s"] == 41.37
    assert set(plan["pieces"][0]) == {"from_s", "to_s", "at_s"}
    assert set(plan["seams"][0]) == {"at_s", "likeness"}
    assert set(plan["hits"][0]) == {"wanted_s", "got_s", "off_frames"}
    assert abs(plan["hits"][0]["off_frames"]) <= 2
    with wave.open(str(out)) as file:
        assert file.getnframes() == round(41.37 * 48_000)


def test_what_it_did_is_told_in_words(
    track: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fitted(track, tmp_path / "out.wav", "--length", "5", "--ending", "fade") == 0
    told = capsys.readouterr()
    assert told.out.startswith("at 0.00 s: ")
    assert "times that of the music" in told.err
    assert "plain fade" in told.err


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--length", "0"), "The length 0 s cannot be"),
        (("--length", "20", "--hit", "25"), "lies outside the 20 s"),
        (("--length", "90", "--max-cuts", "0"), "raise --max-cuts"),
    ],
)
def test_bad_wishes_are_one_sentence_and_write_nothing(
    track: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    options: tuple[str, ...],
    words: str,
) -> None:
    out = tmp_path / "out.wav"
    assert fitted(track, out, *options) == 2
    assert words in capsys.readouterr().err
    assert not out.exists()


def test_a_name_that_promises_no_wav_is_refused(
    track: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fitted(track, tmp_path / "out.mp3", "--length", "20") == 2
    assert "ends in .wav" in capsys.readouterr().err


def test_a_vanished_file_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert fitted(tmp_path / "gone.wav", tmp_path / "out.wav", "--length", "20") == 3
    assert "does not exist" in capsys.readouterr().err


def test_a_file_is_never_replaced_by_its_own_cut(track: Path) -> None:
    before = track.read_bytes()
    assert fitted(track, track, "--length", "20") == 2
    assert track.read_bytes() == before


def test_two_hours_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    long = tmp_path / "long.wav"
    with wave.open(str(long), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(1000)
        file.writeframes(bytes(7_200_000))
    assert fitted(long, tmp_path / "out.wav", "--length", "20") == 3
    assert "lasts 120 minutes; at most 15 can be cut" in capsys.readouterr().err


@pytest.mark.parametrize(("channels", "rate"), [(1, 192_000), (6, 48_000)])
def test_rain_in_any_format_plays_and_fades(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], channels: int, rate: int
) -> None:
    rain = tmp_path / "rain.wav"
    noise = np.random.default_rng(0).normal(size=(3 * rate, channels)) * 0.1
    soundfile.write(rain, noise, rate)
    assert fitted(rain, tmp_path / "out.wav", "--length", "2.5", "--json") == 0
    plan = json.loads(capsys.readouterr().out)
    assert plan["ending"] == "plain fade"
    assert "no beats that can be spliced" in plan["warnings"][0]
    assert soundfile.info(tmp_path / "out.wav").frames == 2.5 * 48_000
