"""How good a network is on PolNeAR dev while it trains: exact F1 of each role's fragments, over words.

Here: a quick measure without the rules of the reading room. The measure that counts is benchmarks/ on the product.
"""

from __future__ import annotations

import torch

from training.crf import barred
from training.labels import ROLE_TAGS, ROLES
from training.network import Network
from training.windows import Pieces, padded, windows


def viterbi(emissions: torch.Tensor, table: torch.Tensor) -> list[int]:
    """The best path of tags; emissions [W, T]."""
    score = emissions[0].clone()
    for i, tag in enumerate(ROLE_TAGS):
        if tag.startswith("I-"):
            score[i] = -1e4
    back = []
    for w in range(1, len(emissions)):
        best, at = (score.unsqueeze(1) + table).max(0)
        score = best + emissions[w]
        back.append(at)
    path = [int(score.argmax())]
    for at in reversed(back):
        path.append(int(at[path[-1]]))
    return path[::-1]


def fragments(tags: list[int]) -> set[tuple[str, int, int]]:
    """(role, first, last exclusive) of each run."""
    found, start = set(), 0
    for i, tag in enumerate([*tags, 0]):
        name = ROLE_TAGS[tag] if tag >= 0 else "O"
        if i and tags[i - 1] > 0 and (i == len(tags) or not name.startswith("I-")):
            found.add((ROLE_TAGS[tags[i - 1]][2:], start, i))
        if name.startswith("B-"):
            start = i
    return found


@torch.no_grad()
def judge(net: Network, dev: list[Pieces], bf16: bool = False) -> dict[str, float]:
    """{role: exact F1} over the dev articles, windows side by side without overlap."""
    counts = {role: [0, 0, 0] for role in ROLES}
    net.eval()
    table = net.chain.transition + barred()
    for of in dev:
        guessed: list[int] = []
        every = list(windows(of, None))
        batch = padded(every)
        with torch.autocast("cpu", torch.bfloat16, enabled=bf16):
            out = net(batch["ids"], batch["features"], batch["seen"], batch["at"])["roles"].float()
        for b, one in enumerate(every):
            guessed += viterbi(out[b, : one.last - one.first], table)
        gold, told = fragments(of.document.roles), fragments(guessed)
        for role in ROLES:
            g, t = ({x for x in side if x[0] == role} for side in (gold, told))
            counts[role] = [a + b for a, b in zip(counts[role], (len(g & t), len(t), len(g)), strict=True)]
    return {role: round(2 * hit / max(1, told + wanted), 4) for role, (hit, told, wanted) in counts.items()}
