"""From corpora on disk to a feature file, by the command that people use."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from aemo_studio.base.errors import UsageError
from aemo_studio.base.progress import Event, Progress
from aemo_studio.cli import main
from aemo_studio.domain.emotion import Emotion, emotion_index
from aemo_studio.workbench.corpora import Medium, Row
from aemo_studio.workbench.features import compute as computing
from aemo_studio.workbench.features.__main__ import progress_lines
from aemo_studio.workbench.features.compute import compute_features
from aemo_studio.workbench.features.store import load_features
from tests.media_factory import card, cut_short, cuts, make_audio, make_video
from tests.workbench.features.test_sound import voice

CLIPS = [
    "Actor_01/03-01-05-01-01-01-01.wav",
    "Actor_01/03-01-04-01-01-01-01.wav",
    "Actor_02/03-01-05-01-01-01-02.wav",
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    root = tmp_path / "ravdess"
    for number, name in enumerate(CLIPS):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        make_audio(root / name, voice(0.8, 48_000, 110 + 40 * number), 48_000)
    return root


def _rows(root: Path) -> list[Row]:
    return [Row(root / name, Emotion.ANGRY, "ravdess/01", "ravdess") for name in CLIPS]


def _train(data: Path, output: Path, *more: str) -> int:
    cache = str(output.parent / "cache")
    arguments = ["--data", str(data), "-o", str(output), "--cache", cache, "--jobs", "1"]
    return main(["train", "features", "--feature", "mfcc-mean", *arguments, *more])


def test_the_command_writes_a_feature_file(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _train(data, tmp_path / "a.npz") == 0
    file = load_features(tmp_path / "a.npz")
    assert (file.name, file.x.shape) == ("mfcc-mean", (3, 100))
    assert list(file.path) == sorted(CLIPS)
    emotions = [Emotion.SAD, Emotion.ANGRY, Emotion.ANGRY]
    assert list(file.label) == [emotion_index(emotion) for emotion in emotions]
    assert list(file.speaker) == ["ravdess/01", "ravdess/01", "ravdess/02"]
    assert set(file.corpus) == {"ravdess"}
    told = capsys.readouterr()
    assert "3 x 100" in told.out
    assert "ravdess: 3 read" in told.err
    assert "missing: 117" in told.err


def test_of_a_film_and_its_sound_one_is_heard(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("01-01-05-01-01-01-01.mp4", "01-01-08-01-01-01-01.mp4"):
        make_video(
            data / "Actor_01" / name,
            frames=cuts([(card(0), 0.5)]),
            audio=voice(0.5, 48_000),
            audio_rate=48_000,
        )
    assert _train(data, tmp_path / "a.npz") == 0
    paths = [Path(path).name for path in load_features(tmp_path / "a.npz").path]
    assert len(paths) == 4
    assert "01-01-08-01-01-01-01.mp4" in paths, "a film without its sound beside it stays"
    assert "01-01-05-01-01-01-01.mp4" not in paths
    assert "sound of the same performances is there too: 1 films" in capsys.readouterr().err


def test_broken_files_are_named_and_the_rest_is_used(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = data / CLIPS[2]
    broken.write_bytes(b"RIFF but nothing more")
    assert _train(data, tmp_path / "a.npz") == 0
    assert len(load_features(tmp_path / "a.npz")) == 2
    assert f"left out: {broken}" in capsys.readouterr().err


def test_recordings_of_every_kind_become_rows(tmp_path: Path) -> None:
    """As files on disk, the way that people hand them over."""
    spoiled = voice(1.0)
    spoiled[3000:3100] = np.nan
    kinds: dict[str, tuple[np.ndarray, int, str]] = {
        "stereo": (np.stack([voice(1.0, 48_000)] * 2, axis=1), 48_000, "PCM_16"),
        "telephone": (voice(1.0, 8_000), 8_000, "PCM_16"),
        "24-bit": (voice(1.0, 48_000), 48_000, "PCM_24"),
        "short": (voice(0.1), 16_000, "PCM_16"),
        "long": (np.tile(voice(2.0, 8_000), 300), 8_000, "PCM_16"),
        "silence": (np.zeros(16_000, np.float32), 16_000, "PCM_16"),
        "not-a-number": (spoiled, 16_000, "FLOAT"),
    }
    rows = []
    for name, (samples, rate, subtype) in kinds.items():
        soundfile.write(tmp_path / f"{name}.wav", samples, rate, subtype=subtype)
        rows.append(Row(tmp_path / f"{name}.wav", Emotion.SAD, "me", "mine"))
    computed = compute_features(rows, "mfcc-mean", tmp_path / "cache")
    assert computed.passed_over == ()
    assert [Path(path).stem for path in computed.file.path] == list(kinds)
    assert np.isfinite(computed.file.x).all()


def test_a_recording_that_ends_early_counts_as_far_as_it_goes(data: Path, tmp_path: Path) -> None:
    cut_short(data / CLIPS[0], data / "Actor_02/03-01-03-01-01-01-02.wav", 0.6)
    assert _train(data, tmp_path / "a.npz") == 0
    assert len(load_features(tmp_path / "a.npz")) == 4


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--corpus", "tess"), "no corpus tess in the data; there is ravdess"),
        (("--feature", "plp"), "invalid choice"),
        (("-o", "/nowhere/at/all.npz"), "Cannot write"),
    ],
)
def test_what_cannot_be_done_is_said(
    data: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    more: tuple[str, ...],
    words: str,
) -> None:
    assert _train(data, tmp_path / "a.npz", *more) == 2
    assert words in capsys.readouterr().err
    assert not (tmp_path / "a.npz").exists()


def test_an_empty_folder_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    assert _train(tmp_path / "empty", tmp_path / "a.npz") == 2
    assert "empty is empty" in capsys.readouterr().err


def test_only_pictures_give_nothing_to_listen_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "faces/angry").mkdir(parents=True)
    (tmp_path / "faces/angry/1.jpg").write_bytes(b"picture")
    assert _train(tmp_path / "faces", tmp_path / "a.npz") == 2
    assert "nothing to listen to" in capsys.readouterr().err


def test_the_sound_of_a_video_is_heard(tmp_path: Path) -> None:
    name = "01-01-05-01-01-01-01.mp4"
    make_video(
        tmp_path / name, frames=cuts([(card(0), 1.0)]), audio=voice(1.0, 48_000), audio_rate=48_000
    )
    row = Row(tmp_path / name, Emotion.ANGRY, "ravdess/01", "ravdess", medium=Medium.AUDIO_VIDEO)
    silent = Row(tmp_path / "02.mp4", Emotion.ANGRY, "", "ravdess", medium=Medium.VIDEO)
    computed = compute_features([row, silent], "mel-sequence", tmp_path / "cache")
    assert computed.file.x.shape == (1, 5, 128, 62)
    assert computed.file.x.max() == 1
    assert [(i.path.name, i.reason) for i in computed.passed_over] == [("02.mp4", "has no sound")]


def test_nothing_that_can_be_heard_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_bytes(b"no sound")
    row = Row(tmp_path / "a.wav", Emotion.ANGRY, "", "mine")
    with pytest.raises(UsageError, match=r"None of the 1 files .*a\.wav"):
        compute_features([row], "mfcc-mean", tmp_path / "cache")


def test_the_same_bytes_are_listened_to_once(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = compute_features(_rows(data), "mfcc-mean", tmp_path / "cache").file
    moved = data.rename(tmp_path / "moved")
    monkeypatch.setattr("aemo_studio.analysis.media.audio.load_audio", _must_not_be_called)
    again = compute_features(_rows(moved), "mfcc-mean", tmp_path / "cache").file
    np.testing.assert_array_equal(first.x, again.x)
    with pytest.raises(AssertionError, match="listened"):
        compute_features(_rows(moved), "log-mel", tmp_path / "cache")


def _must_not_be_called(*_: object) -> None:
    raise AssertionError("listened again")


@pytest.mark.parametrize("damage", [b"", b"PK cut", None])
def test_a_damaged_entry_of_the_cache_is_computed_again(
    data: Path, tmp_path: Path, damage: bytes | None
) -> None:
    first = compute_features(_rows(data), "mfcc-mean", tmp_path / "cache").file
    entries = sorted((tmp_path / "cache").rglob("*.npz"))
    assert len(entries) == 3
    for entry in entries:
        if damage is None:
            np.savez(entry, values=np.zeros(7, np.float32))
        else:
            entry.write_bytes(damage)
    again = compute_features(_rows(data), "mfcc-mean", tmp_path / "cache").file
    np.testing.assert_array_equal(first.x, again.x)


def test_an_entry_with_other_bits_than_were_written_is_computed_again(
    data: Path, tmp_path: Path
) -> None:
    first = compute_features(_rows(data), "mfcc-mean", tmp_path / "cache").file
    for entry in (tmp_path / "cache").rglob("*.npz"):
        written = bytearray(entry.read_bytes())
        written[len(written) // 2] ^= 0xFF  # among the numbers, so that it could be read
        entry.write_bytes(written)
    again = compute_features(_rows(data), "mfcc-mean", tmp_path / "cache").file
    np.testing.assert_array_equal(first.x, again.x)


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(data: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where a folder should be")
    assert len(compute_features(_rows(data), "mfcc-mean", tmp_path / "cache").file) == 3


def test_several_processes_give_the_same_in_the_same_order(data: Path, tmp_path: Path) -> None:
    rows = _rows(data) * (computing._CHUNK // 2)
    one = compute_features(rows, "mfcc-mean", tmp_path / "one").file
    two = compute_features(rows, "mfcc-mean", tmp_path / "two", jobs=2).file
    np.testing.assert_array_equal(one.x, two.x)


def test_progress_ends_at_the_whole(data: Path, tmp_path: Path) -> None:
    told: list[Event] = []
    compute_features(_rows(data), "mfcc-mean", tmp_path / "cache", report=told.append)
    shares = [event.done for event in told if isinstance(event, Progress)]
    assert shares == sorted(shares)
    assert shares[-1] == 1


def test_progress_is_told_every_two_seconds_with_the_time_left() -> None:
    times = iter([0.0, 1.0, 2.5, 2.5, 3.0])
    lines: list[str] = []
    report = progress_lines(lines.append, lambda: next(times))
    for done in (0.1, 0.2, 0.3):
        report(Progress("log-mel", done, 200.0))
    assert lines == ["log-mel: 20%, 3 min left"]
