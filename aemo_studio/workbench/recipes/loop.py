"""Trains a network: early stopping on other speakers, and going on after an interruption.

All chance comes from the seed and the number of the epoch, and is drawn on the CPU. So a
run that was killed ends with the same numbers as one that was not, and a GPU sees the same
order, the same first weights and the same dropout as the CPU.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import pickle
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own abbreviation

from aemo_studio.analysis.speech.device import exact_arithmetic
from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.domain.emotion import N_EMOTIONS, FloatArray
from aemo_studio.workbench.recipes.task import Index, Task

_SCORING_BATCH = 256


@dataclass(frozen=True)
class Schedule:
    """The length and the rates of a training."""

    #: Most passes over the clips.
    epochs: int = 100
    #: Clips per step.
    batch: int = 32
    #: The (highest) learning rate of AdamW.
    rate: float = 1e-3
    #: Of the squared weights.
    weight_decay: float = 1e-4
    #: Epochs without a better loss on the held-out speakers before it stops.
    patience: int = 15
    #: Whether the rate rises and falls once over all epochs (Smith 2018).
    one_cycle: bool = False


@dataclass(frozen=True)
class Trained:
    """The result of a training."""

    #: The best one, whose weights the network now has.
    epoch: int
    #: Its loss on the held-out speakers, nats.
    held_loss: float


def train(network: nn.Module, task: Task, schedule: Schedule) -> Trained:
    """Trains `network` in place on `task.train`; the weights of the best epoch stay."""
    run = _Trainer(network, task, schedule)
    run.resume()
    while not run.finished:
        run.one_epoch()
    network.load_state_dict(run.best)
    if task.checkpoint is not None:
        task.checkpoint.unlink(missing_ok=True)
    return Trained(run.best_epoch, run.best_loss)


def score(network: nn.Module, x: FloatArray, device: str) -> FloatArray:
    """Predicts logits float32[n, 8], in full precision."""
    network.eval()
    found = []
    with torch.inference_mode():
        for start in range(0, len(x), _SCORING_BATCH):
            batch = torch.from_numpy(x[start : start + _SCORING_BATCH]).to(device)
            found.append(network(batch).float().cpu().numpy())
    return np.concatenate(found) if found else np.zeros((0, N_EMOTIONS), np.float32)


def half_precision(device: str) -> torch.dtype | None:
    """Chooses the format of `--mixed` on that device; None where it would gain nothing.

    Processors with bfloat16 arithmetic train pictures twice as fast with it; on others it
    is imitated, and slower than full precision.
    """
    if device == "cuda":
        return torch.float16
    fast = device == "cpu" and torch.ops.mkldnn._is_mkldnn_bf16_supported()
    return torch.bfloat16 if fast else None


def precision(device: str, half: torch.dtype | None) -> contextlib.AbstractContextManager[Any]:
    """Makes a context in which a network computes in that format, or as it is."""
    return contextlib.nullcontext() if half is None else torch.autocast(device, dtype=half)


def arranged(network: nn.Module, device: str) -> None:
    """Puts the channels of pictures last on a CPU, which is a third faster there."""
    if device == "cpu":
        network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]


def class_weights(label: Index) -> Tensor:
    """Computes weights float32[8] with which every emotion that occurs counts the same."""
    counts = np.bincount(label, minlength=N_EMOTIONS)
    present = counts > 0
    weights = np.where(present, len(label) / (present.sum() * np.maximum(counts, 1)), 0.0)
    return torch.from_numpy(weights.astype(np.float32))


class _Trainer:
    """A training run and everything that it needs to go on."""

    def __init__(self, network: nn.Module, task: Task, schedule: Schedule) -> None:
        exact_arithmetic()
        self.task, self.schedule = task, schedule
        self.device = task.settings.device
        self.epochs = min(schedule.epochs, task.settings.epochs or schedule.epochs)
        self.network = network.to(self.device)
        arranged(self.network, self.device)
        trainable = [p for p in network.parameters() if p.requires_grad]
        self.optimiser = torch.optim.AdamW(
            trainable, lr=schedule.rate, weight_decay=schedule.weight_decay, fused=True
        )
        self.steps = -(-len(task.train) // schedule.batch)
        self.cycle = self._cycle() if schedule.one_cycle else None
        self.weights = class_weights(task.train.label).to(self.device)
        self.half = half_precision(self.device) if task.settings.mixed else None
        self.scaler = torch.amp.GradScaler("cuda", enabled=self.half is torch.float16)
        self.epoch, self.best_epoch, self.best_loss = 0, 0, float("inf")
        self.best = self._weights()
        self.of = self._fingerprint()
        self.saved_at, self.save_took_s = float("-inf"), 0.0

    def _cycle(self) -> torch.optim.lr_scheduler.OneCycleLR:
        return torch.optim.lr_scheduler.OneCycleLR(
            self.optimiser, self.schedule.rate, total_steps=self.epochs * self.steps
        )

    @property
    def finished(self) -> bool:
        waited = self.epoch - self.best_epoch
        return self.epoch >= self.epochs or waited >= self.schedule.patience

    def one_epoch(self) -> None:
        """Trains on every clip once, then scores the held-out speakers and writes a checkpoint."""
        torch.manual_seed(self.task.seed * 100_003 + self.epoch)
        self.network.train()
        for rows in self._batches():
            self._step(rows)
        self.epoch += 1
        loss = self._held_loss()
        if loss < self.best_loss:
            self.best_epoch, self.best_loss, self.best = self.epoch, loss, self._weights()
        self._save()
        words = f"epoch {self.epoch}, loss on the held-out speakers {loss:.3f}"
        self.task.report(self.epoch / self.epochs, words)

    def _batches(self) -> Iterator[Index]:
        """Draws the rows of each batch. A last batch of one clip has no statistics of its own."""
        order = np.random.default_rng([self.task.seed, self.epoch]).permutation(
            len(self.task.train)
        )
        for start in range(0, len(order), self.schedule.batch):
            rows = order[start : start + self.schedule.batch]
            if len(rows) > 1:
                yield rows

    def _step(self, rows: Index) -> None:
        x = torch.from_numpy(self.task.train.x[rows]).to(self.device)
        label = torch.from_numpy(self.task.train.label[rows]).to(self.device)
        self.optimiser.zero_grad()
        with precision(self.device, self.half):
            loss = F.cross_entropy(self.network(x), label, self.weights)
        self.scaler.scale(loss).backward()  # type: ignore[no-untyped-call]
        self.scaler.step(self.optimiser)
        self.scaler.update()
        if self.cycle is not None:
            self.cycle.step()

    def _held_loss(self) -> float:
        logits = torch.from_numpy(score(self.network, self.task.held.x, self.device))
        label = torch.from_numpy(self.task.held.label)
        weights = class_weights(self.task.held.label)
        return float(F.cross_entropy(logits, label, weights))

    def _weights(self) -> dict[str, Tensor]:
        return {k: v.detach().cpu().clone() for k, v in self.network.state_dict().items()}

    def _fingerprint(self) -> str:
        """Digests everything the run depends on: only its own checkpoint is resumed."""
        parts = hashlib.sha256(repr((asdict(self.schedule), self.epochs, self.task.seed)).encode())
        for part in (self.task.train, self.task.held):
            parts.update(np.ascontiguousarray(part.x).data)
            parts.update(np.ascontiguousarray(part.label).data)
        parts.update(repr({k: v.shape for k, v in self.best.items()}).encode())
        parts.update(str(self.half).encode())
        return parts.hexdigest()

    def _save(self) -> None:
        """Writes a checkpoint, unless that would cost more than a twentieth of the time."""
        begun = time.monotonic()
        if self.task.checkpoint is None or begun - self.saved_at < 20 * self.save_took_s:
            return
        buffer = io.BytesIO()
        torch.save(self._state(), buffer)
        write_atomic(self.task.checkpoint, buffer.getvalue())
        self.saved_at = time.monotonic()
        self.save_took_s = self.saved_at - begun

    def _state(self) -> dict[str, Any]:
        return {
            "of": self.of,
            "network": self._weights(),
            "optimiser": self.optimiser.state_dict(),
            "cycle": None if self.cycle is None else self.cycle.state_dict(),
            "scaler": self.scaler.state_dict(),
            "epoch": self.epoch,
            "best": self.best,
            "best_epoch": self.best_epoch,
            "best_loss": self.best_loss,
        }

    def resume(self) -> None:
        """Goes on from the checkpoint, if there is one of the same run."""
        state = self._stored()
        if state is None or state["of"] != self.of:
            return
        self.network.load_state_dict(state["network"])
        self.optimiser.load_state_dict(state["optimiser"])
        if self.cycle is not None:
            self.cycle.load_state_dict(state["cycle"])
        self.scaler.load_state_dict(state["scaler"])
        self.epoch = int(state["epoch"])
        self.best, self.best_epoch = state["best"], int(state["best_epoch"])
        self.best_loss = float(state["best_loss"])

    def _stored(self) -> dict[str, Any] | None:
        path = self.task.checkpoint
        if path is None or not path.is_file():
            return None
        try:
            found = torch.load(path, map_location="cpu", weights_only=True)
        except (RuntimeError, EOFError, ValueError, KeyError, pickle.UnpicklingError):
            return None  # damaged: begin again
        return found if isinstance(found, dict) and "of" in found else None
