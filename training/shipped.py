"""The encoder that ships -> weights to train on from: python -m training.shipped --pretrained DIR --out training/runs/NAME/start.pt

Here: the way back from the package's files, for checkpoints are not kept. int8 weights come back as the nearest numbers they stand for;
the word embeddings, which training holds still, are read from the pretrained model again.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from secondlead.reading.encoder import FOLDER
from training.crf import barred
from training.network import HEAD, Network

MIXES = 2 * 4  # two mixes of four layers, folded by the export into eight plain numbers


def module(node: str) -> str:
    """The module that a MatMul belongs to: "/net/roles/roles.0/MatMul_quant" -> "roles.0"."""
    path: list[str] = []
    for part in node.strip("/").split("/")[1:-1]:
        if path and part.startswith(path[-1] + "."):
            path.pop()
        path.append(part)
    return ".".join(path)


def matrices(graph: onnx.GraphProto, kept: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """{parameter: weight, as torch keeps it (out, in)} of every product with a constant."""
    found = {}
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            name = node.input[1].removesuffix("_quantized")
            weight = kept[name + "_quantized"].astype(np.float32) * kept[name + "_scale"]
        elif node.op_type == "MatMul" and node.input[1] in kept:
            weight = kept[node.input[1]]
        else:
            continue
        found[module(node.name) + ".weight"] = weight.T
    return found


def state(folder: Path, pretrained: Path) -> dict[str, torch.Tensor]:
    """The network's whole state, as near to the shipped files as int8 allows. Raises KeyError where a parameter cannot be found."""
    graph = onnx.load(folder / "encoder.onnx").graph
    kept = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    weights = matrices(graph, kept)
    layer = "encoder.encoder.layer.0."
    heads = len(weights[f"{layer}attention.self.query.weight"]) // HEAD
    net = Network(pretrained, heads=heads, inner=len(weights[f"{layer}intermediate.dense.weight"]))
    with np.load(folder / "arrays.npz", allow_pickle=False) as arrays:
        weights["chain.transition"] = np.where(barred().numpy() < 0, 0, arrays["chain"])
        weights["kind.weight"], weights["kind.bias"] = arrays["kind_weight"], arrays["kind_bias"]
        for role in net.link_bias:
            weights[f"link_bias.{role}"] = arrays[f"link_{role}"]
    table = "net.encoder.embeddings.position_embeddings.weight"
    zero = kept[table + "_zero_point"].astype(np.float32)
    weights["encoder.embeddings.position_embeddings.weight"] = (kept[table + "_quantized"].astype(np.float32) - zero) * kept[
        table + "_scale"
    ]
    folded = sorted(name for name in kept if name.startswith("onnx::Mul_") and not kept[name].shape)
    if len(folded) != MIXES:
        raise KeyError(f"{MIXES} numbers of the mixes of layers expected, {len(folded)} found")
    weights["mix"] = np.log(np.maximum(np.array([float(kept[name]) for name in folded]).reshape(2, 4), 1e-6))
    found: dict[str, torch.Tensor] = {}
    for name, value in net.state_dict().items():
        if name.endswith("word_embeddings.weight"):
            found[name] = value
            continue
        array = weights[name] if name in weights else kept["net." + name]
        found[name] = torch.tensor(np.array(array, np.float32)).reshape(value.shape)
    return found


def main() -> None:
    """Read the shipped files, write the state."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--folder", type=Path, default=FOLDER)
    ask.add_argument("--pretrained", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    args = ask.parse_args()
    args.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(state(args.folder, args.pretrained), args.out)


if __name__ == "__main__":
    main()
