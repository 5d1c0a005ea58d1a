"""Whole runs: kept rounds, figures, reports and the commands."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from aemo_studio.analysis.evaluation import expected_calibration_error
from aemo_studio.base.errors import UsageError
from aemo_studio.base.progress import Event, Progress
from aemo_studio.cli import main
from aemo_studio.workbench.backbones.architectures import Architecture, resnet18
from aemo_studio.workbench.bench.data import FeatureSource
from aemo_studio.workbench.bench.files import write_report
from aemo_studio.workbench.bench.measured_run import measure_run
from aemo_studio.workbench.bench.run import Round, Run, run, standardised_per_speaker
from aemo_studio.workbench.bench.summary import summarise
from aemo_studio.workbench.features.store import FeatureFile, save_features
from aemo_studio.workbench.protocols.plan import ProtocolRequest, plan
from aemo_studio.workbench.recipes import load_recipe
from aemo_studio.workbench.recipes.task import Fitted, Settings, Task
from aemo_studio.workbench.recipes.transfer import TransferRecipe
from aemo_studio.workbench.recipes.whisper_linear import LinearRecipe
from tests.media_factory import make_audio
from tests.workbench.bench.generated import features, joined
from tests.workbench.features.test_sound import voice

LINEAR = load_recipe("whisper-linear")


@pytest.fixture
def file() -> FeatureFile:
    return features("whisper", (6,), emotions=(0, 3, 4), clarity=0.8)


def a_run(file: FeatureFile, scores: list[np.ndarray], seeds: int = 1) -> Run:
    """A run of one split over all clips, with the scores given for each seed."""
    found = plan(ProtocolRequest("luna5"), file)
    rows = np.arange(len(file))
    rounds = tuple(Round("all", seed, rows, scores[seed], None) for seed in range(seeds))
    return Run(LINEAR, file, found, Settings(), rounds)


def certain(labels: np.ndarray, share: float = 0.9) -> np.ndarray:
    scores = np.full((len(labels), 8), (1 - share) / 7, np.float32)
    scores[np.arange(len(labels)), labels] = share
    return scores


def test_figures_against_hand_counts(file: FeatureFile) -> None:
    answer = file.label.copy()
    answer[(file.label == 3) & (np.arange(len(file)) % 2 == 0)] = 0  # half of the sad are missed
    found = summarise(a_run(file, [certain(answer)]))
    sad = file.label == 3
    recall = float((answer[sad] == 3).mean())
    assert found.recall == pytest.approx({"neutral": 1.0, "sad": recall, "angry": 1.0})
    assert found.uar == pytest.approx((2 + recall) / 3)
    assert found.precision["neutral"] == pytest.approx(24 / (24 + (1 - recall) * 24))
    assert found.confusion[3, 0] == (answer[sad] == 0).sum()
    assert found.interval[0] < found.uar < found.interval[1]
    shares = certain(answer)[:, [0, 3, 4]] + 0.0
    shares[:, 0] += (1 - 0.9) / 7  # calm counts as neutral
    shares /= shares.sum(axis=1, keepdims=True)
    expected = expected_calibration_error(
        shares.max(axis=1).astype(np.float64), answer == file.label
    )
    assert found.ece == pytest.approx(expected, abs=1e-6)


def test_speakers_that_differ_widen_the_interval(file: FeatureFile) -> None:
    rng = np.random.default_rng(0)
    wrong = (file.label + 3) % 5
    scattered = np.where(rng.random(len(file)) < 0.5, file.label, wrong)
    by_speaker = np.where(np.isin(file.speaker, np.unique(file.speaker)[:12]), file.label, wrong)
    widths = [
        np.ptp(summarise(a_run(file, [certain(answer)])).interval)
        for answer in (scattered, by_speaker)
    ]
    assert widths[1] > 1.5 * widths[0]


def test_the_spread_is_that_of_the_seeds(file: FeatureFile) -> None:
    all_neutral = np.zeros(len(file), np.int64)
    found = summarise(a_run(file, [certain(file.label), certain(all_neutral)], seeds=2))
    assert found.uar_of_seed == pytest.approx((1.0, 1 / 3))
    assert found.spread == pytest.approx(1 / 3)


def test_rounds_that_are_done_are_not_run_again(file: FeatureFile, tmp_path: Path) -> None:
    found = plan(ProtocolRequest("luna5"), file)
    whole = run(LINEAR, file, found, (0,), Settings())
    rounds = 0

    class Ends(LinearRecipe):
        def fit(self, task: Task) -> Fitted:
            nonlocal rounds
            rounds += 1
            if rounds == 4:
                raise KeyboardInterrupt
            return super().fit(task)

    with pytest.raises(KeyboardInterrupt):
        run(Ends(), file, found, (0,), Settings(), work=tmp_path)
    again = run(Ends(), file, found, (0,), Settings(), work=tmp_path)
    assert rounds == 4 + 5 - 3
    assert summarise(again).to_json() == summarise(whole).to_json()
    for one, other in zip(again.rounds, whole.rounds, strict=True):
        assert np.array_equal(one.scores, other.scores)


def test_rounds_of_other_features_are_run_again(file: FeatureFile, tmp_path: Path) -> None:
    found = plan(ProtocolRequest("luna5"), file)
    run(LINEAR, file, found, (0,), Settings(), work=tmp_path)
    (tmp_path / "luna5-fold-1-0.npz").write_bytes(b"damaged")
    other = replace(file, x=file.x + file.x**2)
    assert summarise(run(LINEAR, other, found, (0,), Settings(), work=tmp_path)).to_json() == (
        summarise(run(LINEAR, other, found, (0,), Settings())).to_json()
    )


SMALL = {
    "mfcc-conv1d": ("mfcc-mean", (16,), 1),
    "conv1d": ("mfcc-mean", (16,), 1),
    "lstm": ("mfcc-image", (6, 5), 1),
    "mel-cnn": ("log-mel", (16, 16), 1),
    "mel-cnn-lstm": ("mel-sequence", (2, 8, 8), 1),
    "resnet18": ("log-mel", (16, 16), 1),
    "functionals-svm": ("prosody", (6,), 1),
    "whisper-linear": ("whisper", (6,), 1),
    "aemo": ("whisper", (520,), 10),
}


@pytest.mark.parametrize("name", SMALL)
def test_what_the_test_part_says_never_reaches_the_training(name: str) -> None:
    """Other labels and other sound of the tested speakers change nothing that was learned:
    not when it stopped, not what was chosen, not the temperature."""
    feature, shape, takes = SMALL[name]
    file = features(feature, shape, emotions=(0, 3, 4), takes=takes, clarity=0.8)
    (split,) = plan(ProtocolRequest("luna5", only=("fold 1",)), file).splits
    x = file.x.copy()
    kept = np.flatnonzero(split.test)[0]  # one clip stays, to look at its scores
    x[split.test] *= -3
    x[kept] = file.x[kept]
    lied = replace(file, x=x, label=np.where(split.test, 3, file.label))
    first = replace(plan(ProtocolRequest("luna5"), file), splits=(split,))
    honest, other = (
        run(load_recipe(name), given, first, (0,), Settings(epochs=2)).rounds[0]
        for given in (file, lied)
    )
    assert honest.notes == other.notes
    assert honest.scores[0] == pytest.approx(other.scores[0], abs=1e-6)


def test_what_a_frozen_network_saw_is_kept(tmp_path: Path) -> None:
    """A run that goes on does not look at all pictures again; other pictures it does."""
    file = features("log-mel", (16, 16), emotions=(0, 3), actors=(1, 2, 3, 4))
    small = Architecture("ResNet18", resnet18, 32, 512, 11_689_512)
    looked = 0

    class Looks(TransferRecipe):
        def prepare(self, *given: Any) -> FeatureFile:
            nonlocal looked
            looked += 1
            return super().prepare(*given)

    def go_on(given: FeatureFile) -> Run:
        (tmp_path / "luna5-fold-1-0.npz").unlink(missing_ok=True)
        settings = Settings(epochs=1)
        found = plan(ProtocolRequest("luna5"), given)
        return run(Looks("vgg16", small), given, found, (0,), settings, work=tmp_path)

    first, again = go_on(file), go_on(file)
    assert looked == 1
    for one, other in zip(first.rounds, again.rounds, strict=True):
        assert np.array_equal(one.scores, other.scores)
    go_on(replace(file, x=1 - file.x))
    assert looked == 2


def test_drawn_speakers_weigh_rounds_of_one_speaker_each() -> None:
    """Each speaker in turn or all at once: the same clips, the same doubt."""
    file = features("whisper", (6,), emotions=(0, 3))
    rng = np.random.default_rng(1)
    right = np.isin(file.speaker, rng.choice(np.unique(file.speaker), 12, replace=False))
    scores = certain(np.where(right, file.label, 3 - file.label))
    together = summarise(a_run(file, [scores]))
    rows = [np.flatnonzero(file.speaker == name) for name in np.unique(file.speaker)]
    alone = [Round(str(k), 0, part, scores[part], None) for k, part in enumerate(rows)]
    in_turn = summarise(replace(a_run(file, [scores]), rounds=tuple(alone)))
    assert in_turn.uar == pytest.approx(together.uar)
    assert in_turn.interval == pytest.approx(together.interval, abs=1e-6)


def test_files_of_one_feature_are_put_together(tmp_path: Path) -> None:
    one = features("whisper", (6,), emotions=(0, 3))
    other = features("whisper", (6,), emotions=(0, 3), corpus="tess", actors=(1, 2))
    for name, part in (("a", one), ("b", other), ("c", replace(other, version="2"))):
        save_features(tmp_path / f"{name}.npz", part)

    def source(*names: str) -> FeatureSource:
        paths = [tmp_path / f"{name}.npz" for name in names]
        return FeatureSource(paths, None, None, lambda _line: None)

    assert np.array_equal(source("a", "b").get(LINEAR).x, np.concatenate([one.x, other.x]))
    with pytest.raises(UsageError, match="hold the same clip"):
        source("a", "a").get(LINEAR)
    with pytest.raises(UsageError, match="computed differently"):
        source("a", "c").get(LINEAR)


def test_what_is_less_than_asked_for_is_in_every_report(tmp_path: Path) -> None:
    file = features("log-mel", (16, 16), emotions=(0, 3), actors=(2, 3, 5))
    found = plan(ProtocolRequest("luna5"), file)
    settings = Settings(epochs=1)
    write_report([measure_run(run(load_recipe("mel-cnn"), file, found, (0,), settings))], tmp_path)
    for text in ((tmp_path / f"report.{end}").read_text() for end in ("json", "md", "html")):
        assert "Fold 3 is left out: none of its actors (10, 11, 12, 19, 20) is here." in text
        assert "Fold 1 is tested without its actors 14, 15, 16." in text
        assert "Made for ravdess, iemocap; without iemocap here." in text
        assert "At most 1 epochs." in text


def test_voices_that_lie_apart_are_brought_together() -> None:
    given = features("whisper", (6,), emotions=(0, 3), clarity=1.0)
    far = np.array([int(name[-2:]) * 10.0 for name in given.speaker], np.float32)[:, None]
    apart = replace(given, x=given.x + far)
    found = standardised_per_speaker(apart)
    for speaker in np.unique(found.speaker):
        assert found.x[found.speaker == speaker].mean(axis=0) == pytest.approx(0, abs=5e-3)


def test_progress_ends_at_the_end(file: FeatureFile) -> None:
    told: list[float] = []

    def report(event: Event) -> None:
        assert isinstance(event, Progress)
        told.append(event.done)

    run(LINEAR, file, plan(ProtocolRequest("luna5"), file), (0,), Settings(), report=report)
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_features_of_another_kind_are_refused(file: FeatureFile) -> None:
    with pytest.raises(UsageError, match="learns from mfcc-mean, not from whisper"):
        run(
            load_recipe("mfcc-conv1d"), file, plan(ProtocolRequest("luna5"), file), (0,), Settings()
        )


def test_leaky_figures_say_so_in_every_table(file: FeatureFile, tmp_path: Path) -> None:
    runs = [
        measure_run(run(LINEAR, file, plan(ProtocolRequest(name), file), (0,), Settings()))
        for name in ("luna5", "random")
    ]
    paths = write_report(runs, tmp_path)
    assert [path.name for path in paths] == ["report.json", "report.md", "report.html"]
    honest, leaky = json.loads(paths[0].read_text())["recipes"]
    assert (honest["leaky"], leaky["leaky"]) == (False, True)
    assert {"uar", "accuracy", "macro_f1", "ece", "confusion", "reliability"} <= set(leaky)
    lines = paths[1].read_text().splitlines()
    rows = [line for line in lines if line.startswith("| whisper-linear")]
    assert ["LEAKY" in row for row in rows] == [False, True]
    html = paths[2].read_text()
    assert html.count("<svg") == 5
    assert "LEAKY" in html
    assert "http" not in html.replace("http://www.w3.org", "")


@pytest.fixture
def feature_file(tmp_path: Path, file: FeatureFile) -> Path:
    save_features(tmp_path / "whisper.npz", file)
    return tmp_path / "whisper.npz"


def test_train_a_recipe(
    feature_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["train", "speech", "--recipe", "whisper-linear", "--features", str(feature_file)]
    out = ["--out", str(tmp_path / "out"), "--seeds", "1", "--device", "cpu"]
    assert main([*command, *out]) == 0
    assert "| whisper-linear on whisper | luna5 |" in capsys.readouterr().out
    assert (tmp_path / "out" / "report.html").is_file()


def test_compare_all_that_have_features(
    feature_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["evaluate", "speech", "--recipes", "conv1d,whisper-linear", "--seeds", "1"]
    where = ["--features", str(feature_file), "--out", str(tmp_path / "out"), "--device", "cpu"]
    assert main([*command, *where]) == 0
    said = capsys.readouterr()
    assert "conv1d: passed over, for want of mfcc-mean" in said.err
    assert "whisper-linear" in said.out


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (["train", "speech", "--recipe", "conv1d"], "give --data DIR or --features FILE"),
        (["evaluate", "speech", "--recipes", "cnn"], "There is no recipe 'cnn'"),
        (["evaluate", "face", "--recipes", "all"], "--recipes is for speech"),
        (["evaluate", "speech"], "Give --manifest FILE.csv, or --recipes"),
        (["evaluate", "speech", "--nonsense"], "no option or argument --nonsense"),
    ],
)
def test_bad_commands(command: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(command) == 2
    assert words in capsys.readouterr().err


@pytest.fixture
def recordings(tmp_path: Path) -> Path:
    """Two actors, each angry once; and a file that is none."""
    root = tmp_path / "ravdess"
    root.mkdir()
    for actor in (1, 2):
        make_audio(root / f"03-01-05-01-01-01-{actor:02}.wav", voice(0.4), 16_000)
    (root / "03-01-04-01-01-01-01.wav").write_bytes(b"RIFF and no more")
    return root


def test_recordings_of_one_emotion_and_a_broken_one(
    recordings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["train", "speech", "--recipe", "mfcc-conv1d", "--data", str(recordings)]
    assert main([*command, "--cache", str(tmp_path / "c"), "--out", str(tmp_path / "out")]) == 2
    said = capsys.readouterr().err
    assert f"left out: {recordings / '03-01-04-01-01-01-01.wav'}" in said
    assert "All 2 files are angry" in said
    assert not (tmp_path / "out" / "report.json").exists()


def test_an_empty_folder_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "none").mkdir()
    command = ["evaluate", "speech", "--recipes", "mfcc-conv1d,conv1d"]
    assert main([*command, "--data", str(tmp_path / "none"), "--out", str(tmp_path / "out")]) == 2
    assert "none is empty" in capsys.readouterr().err


def test_one_emotion_only_ends_with_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save_features(tmp_path / "f.npz", joined(features("whisper", (6,), emotions=(3,))))
    command = ["train", "speech", "--recipe", "whisper-linear", "--features"]
    assert main([*command, str(tmp_path / "f.npz"), "--out", str(tmp_path / "out")]) == 2
    assert "a model needs at least two emotions" in capsys.readouterr().err
