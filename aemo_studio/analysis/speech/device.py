"""Chooses the processor that runs the models; as a program, lists them as JSON for the window."""

from __future__ import annotations

import json
from contextlib import AbstractContextManager

import torch
from threadpoolctl import threadpool_limits

from aemo_studio.base.cores import cores_in_use
from aemo_studio.base.errors import UsageError
from aemo_studio.base.translations import listed


def available_devices() -> tuple[str, ...]:
    """Lists the devices of this machine, the fastest first; the CPU is always the last."""
    found = []
    if torch.cuda.is_available():
        found.append("cuda")
    if torch.backends.mps.is_available():
        found.append("mps")
    return (*found, "cpu")


def resolve_device(request: str) -> str:
    """Resolves a requested device: `auto` to the fastest, any other to itself.

    From then on a GPU computes as exactly as the CPU. Raises UsageError for a device that this
    machine does not have.
    """
    exact_arithmetic()
    devices = available_devices()
    if request == "auto":
        return devices[0]
    if request not in devices:
        raise UsageError(
            "This machine has no device {name!r}; choose auto or one of {names}.",
            name=str(request),
            names=listed(devices),
        )
    return request


def exact_arithmetic() -> None:
    """Sets torch to deterministic algorithms without TF32 on a GPU."""
    torch.backends.cuda.matmul.allow_tf32 = False
    torch.backends.cudnn.allow_tf32 = False
    torch.backends.cudnn.benchmark = False
    torch.backends.cudnn.deterministic = True


def encoders_at_once(device: str) -> int:
    """Chooses how many blocks of speech are encoded at the same time, each on one thread.

    On the CPU half of the cores: decoding and faces work at the same time. Torch's own
    threads inside one block would wait for each other a fifth of the time.
    """
    return max(1, cores_in_use() // 2) if device == "cpu" else 1


def torch_on_one_core() -> None:
    """Keeps torch on the calling thread from now on; call it before any model loads.

    Blocks of speech and sections share out the cores. Torch's own threads wait for each other by
    spinning, which costs three quarters of a second while the models load.
    """
    torch.set_num_threads(1)


def numpy_on_one_core() -> AbstractContextManager[object]:
    """Keeps numpy's matrix products on one thread during a block.

    They are small here, and BLAS threads wait by spinning.
    """
    limits: AbstractContextManager[object] = threadpool_limits(1, user_api="blas")
    return limits


if __name__ == "__main__":
    print(json.dumps(available_devices()))
