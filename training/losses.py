"""What the heads are trained on, and how much each weighs.

Here: one loss a head, and their sum. Not here: the network, the data.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from secondlead.reading.links import buckets
from training.document import IGNORE
from training.labels import UPOS
from training.network import Network
from training.windows import Batch, Window

WEIGHT = {"roles": 1.0, "plain": 0.5, "entities": 0.5, "starts": 0.3, "upos": 0.3, "xpos": 0.3, "arcs": 0.6, "kinds": 0.5,
          "events": 0.3, "factuality": 0.6, "links": 0.5, "layers": 2.0, "answers": 1.0}  # fmt: skip


def losses(net: Network, out: dict[str, Tensor], batch: Batch, chosen: list[Window]) -> dict[str, Tensor]:
    """{head: loss} for the labels that the batch has."""
    found: dict[str, Tensor] = {}

    def known(name: str) -> bool:
        return bool((batch[name] != IGNORE).any())

    if known("roles"):
        found["roles"] = net.chain.loss(out["roles"].float(), batch["roles"], batch["here"])
        found["plain"] = F.cross_entropy(
            out["roles"].float().flatten(0, 1), batch["roles"].flatten(), ignore_index=IGNORE, label_smoothing=0.05
        )
        link = links(net, out, chosen)
        if link is not None:
            found["links"] = link
    if known("entities"):
        found["entities"] = F.cross_entropy(
            out["entities"].float().flatten(0, 1), batch["entities"].flatten(), ignore_index=IGNORE, label_smoothing=0.05
        )
    if known("starts"):
        judged = batch["starts"] != IGNORE
        found["starts"] = F.binary_cross_entropy_with_logits(out["starts"].float().squeeze(-1)[judged], batch["starts"][judged].float())
    if known("upos"):
        tags = out["tags"].float().flatten(0, 1)
        found["upos"] = F.cross_entropy(tags[:, : len(UPOS)], batch["upos"].flatten(), ignore_index=IGNORE)
        found["xpos"] = F.cross_entropy(tags[:, len(UPOS) :], batch["xpos"].flatten(), ignore_index=IGNORE)
        arcs = out["dependent"].float() @ out["governor"].float().transpose(1, 2)
        arcs = arcs.masked_fill(~batch["here"].unsqueeze(1), -1e4)
        arcs = arcs.masked_fill(~same_sentence(batch), -1e4)
        found["arcs"] = F.cross_entropy(arcs.flatten(0, 1), batch["heads"].flatten(), ignore_index=IGNORE)
        heads = batch["heads"].clamp(min=0).unsqueeze(-1).expand(-1, -1, out["kind_governor"].shape[-1])
        pair = out["kind_dependent"] + torch.gather(out["kind_governor"], 1, heads)
        kinds = net.kind(torch.relu(net.drop(pair))).float()
        wanted = torch.where(batch["heads"] >= 0, batch["kinds"], IGNORE)
        found["kinds"] = F.cross_entropy(kinds.flatten(0, 1), wanted.flatten(), ignore_index=IGNORE)
    judged = batch["events"] != IGNORE
    if bool(judged.any()):
        facts = out["facts"].float()
        if bool((batch["events"] == 0).any()):
            found["events"] = F.binary_cross_entropy_with_logits(facts[..., 0][judged], batch["events"][judged].float())
        told = ~torch.isnan(batch["factuality"])
        found["factuality"] = F.smooth_l1_loss(facts[..., 1][told], batch["factuality"][told], beta=0.5)
    return found


def same_sentence(batch: Batch) -> Tensor:
    """[B, W, W]: whether two words stand in one sentence."""
    number = torch.cumsum((batch["starts"] == 1).long(), dim=1)
    return number.unsqueeze(1) == number.unsqueeze(2)


def links(net: Network, out: dict[str, Tensor], chosen: list[Window]) -> Tensor | None:
    """Binary cross-entropy over all pairs (cue, fragment) of a window."""
    scores: list[Tensor] = []
    wanted: list[float] = []
    for b, window in enumerate(chosen):
        relations = window.of.document.relations
        cues = [one for one in relations if one.cue and window.first <= one.cue[0] and one.cue[1] <= window.last]
        spans = [one.cue for one in cues if one.cue]
        features = window.of.document.features
        if not cues:
            continue
        for role in ("source", "content"):
            fragments = {at: {id(one)} for one in relations for at in getattr(one, f"{role}s")}
            for one in relations:
                for at in getattr(one, f"{role}s"):
                    fragments[at].add(id(one))
            inside = [at for at in sorted(fragments) if window.first <= at[0] and at[1] <= window.last]
            if not inside:
                continue
            firsts, lasts, gaps = sorted(a for a, _ in spans), sorted(b for _, b in spans), [f[1] for f in features]
            pairs = [buckets(cue, at, firsts, lasts, gaps) for cue in spans for at in inside]
            bias = net.link_bias[role]
            index = torch.tensor(pairs)
            cue_vectors = torch.stack([out["cue"][b, c[0] - window.first] + out["cue"][b, c[1] - 1 - window.first] for c in spans]).float()
            vectors = torch.stack([out[role][b, a[0] - window.first] + out[role][b, a[1] - 1 - window.first] for a in inside]).float()
            score = (cue_vectors @ vectors.T).flatten() / 8 + bias[index].sum(1) + bias[-1]
            scores.append(score)
            wanted += [float(id(one) in fragments[at]) for one in cues for at in inside]
    if not scores:
        return None
    return F.binary_cross_entropy_with_logits(torch.cat(scores), torch.tensor(wanted))
