"""Train the factuality head further, the encoder held still, on sentences in company.

python -m training.heads --weights training/runs/NAME/mean-4.pt --pretrained DIR --out training/runs/NAME/final.pt
In training each sentence of UW stands alone in its window; in a report it has neighbours, and the head's answers shift. The encoder's
vectors are made once over runs of sentences and the head trained on them, so that minutes are enough.
The same was tried for names, on GUM's gold: worse (UNER EWT dev .65 to .62), and left out.
"""

from __future__ import annotations

import argparse
import math
import random
from pathlib import Path

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor

from training import happenings
from training.document import IGNORE
from training.network import Network
from training.windows import Pieces, batches, cut, padded


def vectors(net: Network, cuts: list[Pieces]) -> tuple[Tensor, Tensor, Tensor]:
    """(vectors the head sees, labels, factuality) of every labelled word."""
    seen: dict[str, Tensor] = {}
    hook = net.facts.register_forward_pre_hook(lambda _module, inputs: seen.__setitem__("x", inputs[0]))
    rows, labels, facts = [], [], []
    with torch.no_grad():
        for chosen in batches(cuts, 4000, random.Random(0)):
            batch = padded(chosen)
            net(batch["ids"], batch["features"], batch["seen"], batch["at"])
            known = batch["events"] != IGNORE
            rows.append(seen["x"][known].float())
            labels.append(batch["events"][known])
            facts.append(batch["factuality"][known])
    hook.remove()
    return torch.cat(rows), torch.cat(labels), torch.cat(facts)


def train(head: torch.nn.Module, rows: Tensor, loss: object, epochs: int, rate: float) -> None:
    """Adam over shuffled rows, the rate falling to nothing."""
    optimiser = torch.optim.AdamW(head.parameters(), lr=rate, weight_decay=0.01)
    total, step = epochs * math.ceil(len(rows) / 512), 0
    head.train()
    for _ in range(epochs):
        for index in torch.randperm(len(rows)).split(512):
            for group in optimiser.param_groups:
                group["lr"] = rate * (1 - step / total)
            value = loss(head(F.dropout(rows[index], 0.2)), index)  # type: ignore[operator]
            optimiser.zero_grad()
            value.backward()
            optimiser.step()
            step += 1
    head.eval()


def main() -> None:
    """Make the vectors, train both heads, save the whole state."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--data", type=Path, default=Path("../shared/data"))
    ask.add_argument("--weights", type=Path, required=True)
    ask.add_argument("--pretrained", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    args = ask.parse_args()
    torch.manual_seed(7)
    tokenizer = Tokenizer.from_file(str(args.pretrained / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    net = Network(args.pretrained)
    net.load_state_dict(torch.load(args.weights, weights_only=True))
    net.eval()
    uw = args.data / "factuality/UW/train.jsonl"
    apart, printed = happenings.read(uw, True, False), happenings.read(uw, True, True)
    told = cut(happenings.together(apart, 9) + happenings.together(printed, 4), tokenizer)
    rows, events, facts = vectors(net, told)

    def judged(out: Tensor, i: Tensor) -> Tensor:
        known = ~torch.isnan(facts[i])
        found = F.binary_cross_entropy_with_logits(out[:, 0], events[i].float())
        return found + 2 * F.l1_loss(out[known, 1], facts[i][known])

    train(net.facts, rows, judged, 25, 1e-3)
    torch.save(net.state_dict(), args.out)


if __name__ == "__main__":
    main()
