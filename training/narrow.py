"""A trained network -> a narrower one to train on from.

python -m training.narrow --weights W --pretrained DIR --out training/runs/NAME/start.pt

Here: which attention heads and inner units of each layer are kept: those whose removal would change the loss most, to first order
(Molchanov et al. 2017; for heads, Michel et al. 2019). Not here: the training that mends the rest (train.py --teacher).
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.losses import WEIGHT, losses
from training.network import HEAD, HEADS, INNER, Network
from training.train import corpora
from training.windows import Window, batches, padded

BATCHES = 40  # of each corpus
PIECES = 2300  # word pieces of one batch
SEED = 7  # of the draw of batches


def weighed(net: Network, plan: list[list[Window]]) -> tuple[Tensor, Tensor]:
    """Importance of each head [layers, HEADS] and each inner unit [layers, INNER]: |value x gradient|, summed over pieces."""
    depth = len(net.encoder.encoder.layer)
    heads, units = torch.zeros(depth, HEADS), torch.zeros(depth, INNER)
    kept: dict[tuple[str, int], Tensor] = {}

    def keep(kind: str, number: int, value: Tensor) -> None:
        """What goes into a layer's output, [windows, pieces, HEADS x HEAD or INNER], kept with its gradient."""
        value.retain_grad()
        kept[kind, number] = value

    for number, layer in enumerate(net.encoder.encoder.layer):
        layer.attention.output.dense.register_forward_pre_hook(lambda _m, given, n=number: keep("heads", n, given[0]))
        layer.output.dense.register_forward_pre_hook(lambda _m, given, n=number: keep("units", n, given[0]))
    for chosen in plan:
        batch = padded(chosen)
        parts = losses(net, net(batch["ids"], batch["features"], batch["seen"], batch["at"]), batch, chosen)
        torch.stack([WEIGHT[name] * value for name, value in parts.items()]).sum().backward()
        for (kind, number), value in kept.items():
            moved = value.detach() * value.grad
            if kind == "heads":
                heads[number] += moved.unflatten(-1, (HEADS, HEAD)).sum(-1).abs().sum((0, 1))
            else:
                units[number] += moved.abs().sum((0, 1))
        net.zero_grad(set_to_none=True)
    return heads, units


def narrowed(state: dict[str, Tensor], heads: Tensor, units: Tensor, most: tuple[int, int]) -> dict[str, Tensor]:
    """The state with the `most` (heads, inner units) of each layer that weigh most.

    heads: [layers, HEADS], units: [layers, INNER], as `weighed` gives them. Query, key and value keep the rows of those heads
    ([kept x HEAD, width]), the output its columns; of the inner layer likewise. All else is copied.
    """
    found = dict(state)
    for number in range(len(heads)):
        at = f"encoder.encoder.layer.{number}."
        first = heads[number].topk(most[0]).indices.sort().values
        rows = (first.unsqueeze(1) * HEAD + torch.arange(HEAD)).flatten()
        inner = units[number].topk(most[1]).indices.sort().values
        for name in ("query", "key", "value"):
            for part in ("weight", "bias"):
                found[f"{at}attention.self.{name}.{part}"] = state[f"{at}attention.self.{name}.{part}"][rows]
        found[f"{at}attention.output.dense.weight"] = state[f"{at}attention.output.dense.weight"][:, rows]
        for part in ("weight", "bias"):
            found[f"{at}intermediate.dense.{part}"] = state[f"{at}intermediate.dense.{part}"][inner]
        found[f"{at}output.dense.weight"] = state[f"{at}output.dense.weight"][:, inner]
    return {name: value.clone() for name, value in found.items()}


def main() -> None:
    """Weigh, cut, save."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--data", type=Path, default=Path("../shared/data"))
    ask.add_argument("--weights", type=Path, required=True)
    ask.add_argument("--pretrained", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--heads", type=int, default=8)
    ask.add_argument("--inner", type=int, default=1024)
    args = ask.parse_args()
    tokenizer = Tokenizer.from_file(str(args.pretrained / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    state = torch.load(args.weights, weights_only=True)
    net = Network.of(args.pretrained, state).eval()
    net.encoder.embeddings.requires_grad_(False)
    draw = random.Random(SEED)
    sets = corpora(args.data, tokenizer)
    plan = [one for name, cuts in sets.items() if name != "uds" for one in batches(cuts, PIECES, draw)[:BATCHES]]
    heads, units = weighed(net, plan)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(narrowed(state, heads, units, (args.heads, args.inner)), args.out)
    for number in range(len(heads)):
        lost = (
            1 - heads[number].topk(args.heads).values.sum() / heads[number].sum(),
            1 - units[number].topk(args.inner).values.sum() / units[number].sum(),
        )
        print(f"layer {number + 1}: {lost[0]:.1%} of the heads' weight is cut, {lost[1]:.1%} of the inner units'")


if __name__ == "__main__":
    main()
