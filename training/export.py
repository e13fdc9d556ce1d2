"""Weights -> the files that ship: encoder.onnx (int8), tokenizer.json, arrays.npz, manifest.json with their SHA-256.

python -m training.export --weights training/runs/NAME/mean.pt --pretrained DIR --out src/secondlead/reading/encoder
Several --weights are averaged, number by number (Izmailov et al. 2018, stochastic weight averaging).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from training import labels
from training.crf import barred
from training.network import Network

HEADS = (
    "roles",
    "entities",
    "starts",
    "tags",
    "facts",
    "dependent",
    "governor",
    "kind_dependent",
    "kind_governor",
    "cue",
    "source",
    "content",
)


class Exported(nn.Module):
    """The network with its outputs side by side, [B, W, sum of widths], for windows of one size: nothing is padded, so there is no mask."""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, features: Tensor, at: Tensor) -> Tensor:
        out = self.net(ids, features, None, at)
        return torch.cat([out[name] for name in HEADS], -1)


def averaged(paths: list[Path]) -> dict[str, Tensor]:
    """The mean of several states."""
    states = [torch.load(path, weights_only=True) for path in paths]
    return {name: sum(one[name].float() for one in states) / len(states) for name in states[0]}


def arrays(net: Network) -> dict[str, np.ndarray]:
    """What the run-time multiplies by itself."""
    found = {
        "chain": (net.chain.transition + barred()).detach().numpy(),
        "kind_weight": net.kind.weight.detach().numpy(),
        "kind_bias": net.kind.bias.detach().numpy(),
    }
    return found | {f"link_{role}": bias.detach().numpy() for role, bias in net.link_bias.items()}


def widths(net: Network, example: tuple[Tensor, ...]) -> dict[str, int]:
    """{head: numbers a word}."""
    ids, features, at = example
    with torch.no_grad():
        out = net(ids, features, None, at)
    return {name: out[name].shape[-1] for name in HEADS}


def main() -> None:
    """Export, quantise, write the manifest."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--weights", type=Path, nargs="+", required=True)
    ask.add_argument("--pretrained", type=Path, required=True)
    ask.add_argument("--out", type=Path, default=Path("src/secondlead/reading/encoder"))
    ask.add_argument("--version", default="1")
    args = ask.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    net = Network.of(args.pretrained, averaged(args.weights))
    net.encoder.set_attn_implementation("eager")
    net.eval()
    example = torch.ones(2, 16, dtype=torch.long), torch.zeros(2, 16, 3, dtype=torch.long), torch.zeros(2, 9, dtype=torch.long)
    with tempfile.TemporaryDirectory() as folder:
        plain, shaped = Path(folder) / "plain.onnx", Path(folder) / "shaped.onnx"
        axes = {
            "ids": {0: "b", 1: "l"},
            "features": {0: "b", 1: "l"},
            "at": {0: "b", 1: "w"},
            "out": {0: "b", 1: "w"},
        }
        torch.onnx.export(Exported(net), example, str(plain), input_names=["ids", "features", "at"], output_names=["out"],
                          dynamic_axes=axes, opset_version=17, dynamo=False)  # fmt: skip
        quant_pre_process(str(plain), str(shaped), skip_symbolic_shape=True)
        # 7 bits: where the processor adds pairs of products in 16 bits (AVX2), 8 would overflow, and machines would differ
        quantize_dynamic(shaped, args.out / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
                         op_types_to_quantize=["MatMul", "Gather"], nodes_to_exclude=unquantised(shaped))  # fmt: skip
    np.savez(args.out / "arrays.npz", **arrays(net))
    tokenizer = json.loads((args.pretrained / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer["truncation"] = tokenizer["padding"] = None
    (args.out / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    names = ("encoder.onnx", "arrays.npz", "tokenizer.json")
    manifest = {
        "version": args.version,
        "widths": widths(net, example),
        "labels": {
            "roles": labels.ROLE_TAGS,
            "entities": labels.ENTITY_TAGS,
            "upos": labels.UPOS,
            "xpos": labels.XPOS,
            "relations": labels.RELATIONS,
        },
        "files": {name: hashlib.sha256((args.out / name).read_bytes()).hexdigest() for name in names},
    }
    (args.out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    print({name: (args.out / name).stat().st_size for name in names})


def unquantised(path: Path) -> list[str]:
    """Small products whose rounding would cost more than it saves: the last layer of each head, and all Gathers but the words'."""
    graph = onnx.load(path).graph
    shapes = {one.name: one.dims for one in graph.initializer}
    kept = []
    for node in graph.node:
        big = any(len(shapes.get(name, ())) == 2 and shapes[name][0] * shapes[name][1] >= 384 * 256 for name in node.input)
        if node.op_type in ("MatMul", "Gather") and not big:
            kept.append(node.name)
    return kept


if __name__ == "__main__":
    main()
