"""How far a narrower network is from its teacher: layer by layer, and in what the heads answer.

Here: two losses that need no labels (Sun et al. 2019, layers; Hinton et al. 2015, answers). Not here: the losses on labels (losses.py).
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from training.labels import UPOS
from training.network import Network
from training.windows import Batch

CHOICES = ("roles", "entities")  # heads whose numbers are scores of classes


def likeness(teacher: Network, layers: tuple[Tensor, ...], out: dict[str, Tensor], batch: Batch) -> dict[str, Tensor]:
    """{"layers": mean square distance, in the teacher's own variance; "answers": cross-entropy to what it answers, less its entropy}."""
    with torch.no_grad():
        theirs = teacher.layers(batch["ids"], batch["features"], batch["seen"])
        answers = teacher.judge(theirs, batch["at"])
    seen = batch["seen"].bool()
    far = [F.mse_loss(one[seen], other[seen]) / other[seen].var() for one, other in zip(layers[1:], theirs[1:], strict=True)]
    here = batch["here"]
    split = len(UPOS)
    pairs = [(out[name], answers[name]) for name in CHOICES]
    pairs += [(out["tags"][..., :split], answers["tags"][..., :split]), (out["tags"][..., split:], answers["tags"][..., split:])]
    told = [F.kl_div(one[here].log_softmax(-1), other[here].softmax(-1), reduction="batchmean") for one, other in pairs]
    told.append(F.smooth_l1_loss(out["facts"][..., 1][here], answers["facts"][..., 1][here], beta=0.5))
    return {"layers": torch.stack(far).mean(), "answers": torch.stack(told).sum()}
