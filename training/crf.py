"""A linear-chain conditional random field over the role tags (Lafferty et al., ICML 2001), with the moves that BIO forbids barred.

Here: the loss. Decoding is the run-time's (src/secondlead/reading/decode.py), over the same transition scores.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from training.labels import ROLE_TAGS

BARRED = -1e4


def barred() -> Tensor:
    """[from, to] -> BARRED where the tag `to` cannot follow `from`: I-x follows B-x or I-x alone."""
    mask = torch.zeros(len(ROLE_TAGS), len(ROLE_TAGS))
    for i, before in enumerate(ROLE_TAGS):
        for j, tag in enumerate(ROLE_TAGS):
            if tag.startswith("I-") and before[2:] != tag[2:]:
                mask[i, j] = BARRED
    return mask


class Chain(nn.Module):
    """Transition scores between tags, learned."""

    def __init__(self) -> None:
        super().__init__()
        self.transition = nn.Parameter(torch.zeros(len(ROLE_TAGS), len(ROLE_TAGS)))
        self.register_buffer("barred", barred(), persistent=False)

    def loss(self, emissions: Tensor, tags: Tensor, here: Tensor) -> Tensor:
        """Mean negative log-likelihood a word; emissions [B, W, T], tags [B, W] (any below 0: not judged), here [B, W]."""
        table = self.transition + self.barred
        known = tags >= 0
        gold = tags.clamp(min=0)
        # A word that nobody judged may take any tag: its gold score is summed over all of them, as in a partial CRF.
        free = torch.zeros_like(emissions).masked_fill(
            known.unsqueeze(-1) & ~torch.nn.functional.one_hot(gold, emissions.shape[-1]).bool(), BARRED * 10
        )
        everything = self._sum(emissions, table, here)
        right = self._sum(emissions + free, table, here)
        return (everything - right).sum() / here.sum()

    def _sum(self, emissions: Tensor, table: Tensor, here: Tensor) -> Tensor:
        score = emissions[:, 0]
        for w in range(1, emissions.shape[1]):
            moved = torch.logsumexp(score.unsqueeze(2) + table, dim=1) + emissions[:, w]
            score = torch.where(here[:, w].unsqueeze(1), moved, score)
        return torch.logsumexp(score, dim=1)
