"""Trains the face network on a few CPU cores, one process per core, and survives interruption."""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import torch
import torch.distributed as dist
from numpy.typing import NDArray
from torch import Tensor
from torch.multiprocessing.spawn import spawn

from aemo_studio.analysis.face.crops import CROP_SIZE
from aemo_studio.analysis.face.network import FaceNetwork, Logits, NetworkShape, standardised
from aemo_studio.workbench.face.augment import augmented, centre, flipped
from aemo_studio.workbench.face.data import Examples, load_face_data

CHECKPOINT = "checkpoint.pt"


@dataclass(frozen=True)
class TrainSettings:
    """Everything that a training run depends on, beside the data."""

    #: Passes over the training images.
    epochs: int = 40
    #: Images per step, over all processes.
    batch: int = 128
    #: Highest learning rate of the one-cycle schedule (SGD with Nesterov momentum).
    peak_rate: float = 0.1
    #: Of the squared weights.
    weight_decay: float = 5e-4
    #: Share of the steps in which the rate rises, in [0, 1].
    warm_up: float = 0.15
    #: Side of the small crops in pixels, which cost half as much.
    small_side: int = 36
    #: Share of the epochs, from the start, trained on small crops.
    small_share: float = 0.6
    #: Share of the batches in which pairs are blended.
    mixup: float = 0.3
    #: Decay of the moving average of the weights, per step.
    average: float = 0.998
    #: Of all random choices.
    seed: int = 1
    #: That train together.
    processes: int = 2
    #: Whether the network computes in bfloat16, 1.4 times as fast on a processor that can.
    half: bool = True


@dataclass(frozen=True)
class EpochReport:
    """The result of one epoch. Accuracies are on the validation split, protocol `any`; None where
    the epoch was not measured."""

    #: From 1.
    epoch: int
    #: Mean over the training images, nats.
    loss: float
    #: Accuracy of the combined head, in [0, 1].
    combined: float | None
    #: Accuracy of the picture head, in [0, 1].
    picture: float | None
    #: Accuracy of the blendshape head, in [0, 1].
    blendshapes: float | None
    #: By the wall clock.
    seconds: float


def train(data: Path, work: Path, settings: TrainSettings, log: Callable[[str], None]) -> Path:
    """Trains to the end, from the last checkpoint in `work` if there is one.

    Returns the checkpoint file. Raises MediaError where training data is missing.
    """
    load_face_data(data, work)  # finds the faces before several processes ask for them
    folder = work / f"seed{settings.seed}"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as meeting:
        arguments = (data, work, folder, settings, Path(meeting) / "rendezvous")
        spawn(_process, (arguments,), settings.processes)  # type: ignore[no-untyped-call]
    log(f"Trained {settings.epochs} epochs; checkpoint in {folder}.")
    return folder / CHECKPOINT


def _process(rank: int, arguments: tuple[Path, Path, Path, TrainSettings, Path]) -> None:
    data, work, folder, settings, meeting = arguments
    # One thread per process and one meeting per step: with threads inside each operation,
    # any other program on the machine would hold up hundreds of meetings per step.
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    dist.init_process_group(
        "gloo", init_method=f"file://{meeting}", rank=rank, world_size=settings.processes
    )
    faces = load_face_data(data, work)
    run = _Trainer(rank, settings, faces.train, faces.validation, folder)
    run.resume()
    while run.epoch < settings.epochs:
        run.one_epoch()
    dist.destroy_process_group()


class _Trainer:
    """One process's share of a training run."""

    def __init__(
        self,
        rank: int,
        settings: TrainSettings,
        examples: Examples,
        validation: Examples,
        folder: Path,
    ) -> None:
        torch.manual_seed(settings.seed)
        self.rank, self.settings, self.folder = rank, settings, folder
        self.examples, self.validation = examples, validation
        self.network = FaceNetwork().to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.averaged = {k: v.clone() for k, v in self.network.state_dict().items()}
        self.optimiser = torch.optim.SGD(
            _parameter_groups(self.network, settings.weight_decay),
            lr=settings.peak_rate,
            momentum=0.9,
            nesterov=True,
        )
        self.epoch = 0
        self.steps_per_epoch = len(examples) // settings.batch

    def resume(self) -> None:
        """Goes on from the checkpoint, if there is one of the same settings."""
        path = self.folder / CHECKPOINT
        if not path.exists():
            return
        state = torch.load(path, weights_only=True)
        if state["settings"] != asdict(self.settings):
            return
        self.network.load_state_dict(state["network"])
        self.averaged = state["averaged"]
        self.optimiser.load_state_dict(state["optimiser"])
        self.epoch = int(state["epoch"])

    def one_epoch(self) -> None:
        """Trains on every image once, then validates and writes a checkpoint."""
        start, losses = time.monotonic(), []
        torch.manual_seed(self.settings.seed * 100_003 + self.epoch * 17 + self.rank)
        self.network.train()
        rng = np.random.default_rng([self.settings.seed, self.epoch, self.rank])
        for step, rows in enumerate(self._batches()):
            losses.append(self._step(step, rows, rng))
        for buffer in self.network.buffers():
            dist.broadcast(buffer, 0)
        self._average(1.0, only_buffers=True)
        self.epoch += 1
        combined, picture, blendshapes = self._validate() if self._is_measured() else (None,) * 3
        if self.rank == 0:
            seconds = time.monotonic() - start
            mean = float(np.mean(losses))
            self._keep(EpochReport(self.epoch, mean, combined, picture, blendshapes, seconds))
        dist.barrier()

    def _is_measured(self) -> bool:
        return self.epoch % 3 == 0 or self.epoch == self.settings.epochs

    def _batches(self) -> Iterator[NDArray[np.int64]]:
        """This process's rows of each batch; all processes draw the same order."""
        order = np.random.default_rng([self.settings.seed, self.epoch]).permutation(
            len(self.examples)
        )
        size = self.settings.batch
        for step in range(self.steps_per_epoch):
            yield order[step * size : (step + 1) * size][self.rank :: self.settings.processes]

    def _step(self, step: int, rows: NDArray[np.int64], rng: np.random.Generator) -> float:
        done = (self.epoch + step / self.steps_per_epoch) / self.settings.epochs
        for group in self.optimiser.param_groups:
            group["lr"] = self.settings.peak_rate * _one_cycle(done, self.settings.warm_up)
        batch = _batch(self.examples, rows, self._side(), rng)
        if rng.random() < self.settings.mixup:
            batch = _mixed(batch, rng)
        with torch.autocast("cpu", torch.bfloat16, enabled=self.settings.half):
            logits = self.network(batch.crops, batch.blendshapes, batch.found)
        loss = _loss(Logits(*(part.float() for part in logits)), batch)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        _share_gradients(self.network, self.settings.processes)
        self.optimiser.step()
        total = self.epoch * self.steps_per_epoch + step
        self._average(1 - min(self.settings.average, (1 + total) / (10 + total)))
        return float(loss.detach())

    def _side(self) -> int:
        small = self.epoch < self.settings.small_share * self.settings.epochs
        return self.settings.small_side if small else CROP_SIZE

    def _average(self, share: float, only_buffers: bool = False) -> None:
        """Moves the averaged weights towards the present ones by `share`."""
        parameters = {name for name, _ in self.network.named_parameters()}
        for name, value in self.network.state_dict().items():
            if name in parameters and not only_buffers:
                self.averaged[name].lerp_(value, share)
            elif name not in parameters and only_buffers:
                self.averaged[name].copy_(value)

    def _validate(self) -> tuple[float, float, float]:
        """Computes the averaged network's accuracy and its parts', shared between processes."""
        network = FaceNetwork()
        network.load_state_dict(self.averaged)
        judged = np.flatnonzero(self.validation.judged)[self.rank :: self.settings.processes]
        mine = self.validation.subset(judged)
        logits = predict_logits(network, mine)
        right = [float((part.argmax(dim=1).numpy() == mine.labels).sum()) for part in logits]
        sums = torch.tensor([*right, float(len(mine))])
        dist.all_reduce(sums)
        combined, picture, blendshapes = (sums[:3] / sums[3]).tolist()
        return combined, picture, blendshapes

    def _keep(self, report: EpochReport) -> None:
        state = {
            "settings": asdict(self.settings),
            "shape": asdict(NetworkShape()),
            "network": self.network.state_dict(),
            "averaged": self.averaged,
            "optimiser": self.optimiser.state_dict(),
            "epoch": self.epoch,
        }
        part = self.folder / (CHECKPOINT + ".part")
        torch.save(state, part)
        part.replace(self.folder / CHECKPOINT)
        with (self.folder / "epochs.jsonl").open("a") as file:
            file.write(json.dumps(asdict(report)) + "\n")
            file.flush()
            os.fsync(file.fileno())


def load_network(checkpoint: Path) -> FaceNetwork:
    """Loads the averaged network of a checkpoint, ready to predict."""
    network = FaceNetwork()
    network.load_state_dict(torch.load(checkpoint, weights_only=True)["averaged"])
    return network.eval()


def predict_logits(network: FaceNetwork, examples: Examples, mirror: bool = False) -> Logits:
    """Predicts logits of every example from its centred crop (`mirror`: from its mirror image)."""
    network.eval()
    parts = []
    with torch.inference_mode():
        for start in range(0, len(examples), 64):
            crops = centre(examples.crops[start : start + 64])
            shapes = examples.blendshapes[start : start + 64]
            if mirror:
                crops, shapes = flipped(crops, shapes)
            found = torch.from_numpy(examples.found[start : start + 64].astype(np.float32))
            x = standardised(torch.from_numpy(np.ascontiguousarray(crops)))
            parts.append(network(x, torch.from_numpy(shapes), found))
    return Logits(*(torch.cat([part[i] for part in parts]) for i in range(3)))


@dataclass(frozen=True, eq=False)
class _Batch:
    #: float32[b, 1, side, side], standardised.
    """The input and the targets of one step."""

    crops: Tensor
    #: float32[b, 52]
    blendshapes: Tensor
    #: float32[b], 1 where the blendshapes count.
    found: Tensor
    #: float32[b, 8]
    targets: Tensor
    #: float32[b]
    weights: Tensor


def _batch(
    examples: Examples, rows: NDArray[np.int64], side: int, rng: np.random.Generator
) -> _Batch:
    crops, shapes = [], []
    for row in rows:
        crop, shape = examples.crops[row], examples.blendshapes[row]
        if rng.random() < 0.5:
            crop, shape = flipped(crop, shape)
        crops.append(augmented(crop, side, rng))
        shapes.append(shape)
    # Now and then the picture must do without the blendshapes, as it does for faces
    # without landmarks.
    found = examples.found[rows] & (rng.random(len(rows)) > 0.1)
    jitter = rng.normal(0, 0.02, (len(rows), shapes[0].shape[0]))
    return _Batch(
        crops=standardised(torch.from_numpy(np.stack(crops))),
        blendshapes=torch.from_numpy((np.stack(shapes) + jitter).astype(np.float32)),
        found=torch.from_numpy(found.astype(np.float32)),
        targets=torch.from_numpy(examples.targets[rows]),
        weights=torch.from_numpy(examples.weights[rows]),
    )


def _mixed(batch: _Batch, rng: np.random.Generator) -> _Batch:
    """Blends each example with another one, target included (mixup, Zhang et al. 2018)."""
    share = float(rng.beta(0.4, 0.4))
    other = torch.from_numpy(rng.permutation(len(batch.weights)))

    def blend(x: Tensor) -> Tensor:
        return share * x + (1 - share) * x[other]

    return replace(
        batch,
        crops=blend(batch.crops),
        blendshapes=blend(batch.blendshapes),
        found=batch.found * batch.found[other],
        targets=blend(batch.targets),
        weights=blend(batch.weights),
    )


def _loss(logits: Logits, batch: _Batch) -> Tensor:
    """Adds the cross-entropy of the combined head and of each part, which must stand alone too."""
    return (
        _cross_entropy(logits.combined, batch.targets, batch.weights)
        + 0.5 * _cross_entropy(logits.picture, batch.targets, batch.weights)
        + 0.3 * _cross_entropy(logits.blendshapes, batch.targets, batch.weights * batch.found)
    )


def _cross_entropy(logits: Tensor, targets: Tensor, weights: Tensor) -> Tensor:
    each = -(targets * torch.log_softmax(logits, dim=1)).sum(dim=1)
    return (each * weights).sum() / weights.sum().clamp_min(1.0)


def _one_cycle(done: float, warm_up: float) -> float:
    """Computes the rate as a share of its peak: up in a line, down in half a cosine."""
    if done < warm_up:
        return 0.04 + 0.96 * done / warm_up
    return float(0.5 * (1 + np.cos(np.pi * (done - warm_up) / (1 - warm_up))))


def _parameter_groups(network: FaceNetwork, decay: float) -> list[dict[str, Any]]:
    """Groups the parameters: weights decay, biases and normalisation do not."""
    weights = [p for p in network.parameters() if p.ndim > 1]
    rest = [p for p in network.parameters() if p.ndim <= 1]
    return [{"params": weights, "weight_decay": decay}, {"params": rest, "weight_decay": 0.0}]


def _share_gradients(network: FaceNetwork, processes: int) -> None:
    """Averages the gradients of all processes, in one message."""
    gradients = [p.grad for p in network.parameters() if p.grad is not None]
    flat = torch.cat([g.reshape(-1) for g in gradients])
    dist.all_reduce(flat)
    flat /= processes
    offset = 0
    for gradient in gradients:
        count = gradient.numel()
        gradient.copy_(flat[offset : offset + count].view_as(gradient))
        offset += count
