"""The network: one encoder, light heads, one pass.

Here: modules and the names of what they put out. All heads stand on the first piece of each word.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from secondlead.reading.features import GAPS, PLACES, SHAPES
from training.crf import Chain
from training.labels import ENTITY_TAGS, RELATIONS, ROLE_TAGS, UPOS, XPOS

WIDTH = 384
HEADS, HEAD, INNER = 12, 32, 1536  # of the pretrained encoder: attention heads a layer, the width of each, units of the inner perceptron
ARC, RELATION, LINK, HIDDEN = 128, 96, 64, 256
DISTANCES, CUES_BETWEEN, BREAKS = 16, 4, 3  # buckets of the linking score, see links.py


def perceptron(inside: int, out: int, drop: float) -> nn.Sequential:
    """One hidden layer."""
    return nn.Sequential(nn.Linear(WIDTH, inside), nn.GELU(), nn.Dropout(drop), nn.Linear(inside, out))


class Network(nn.Module):
    """ids [B, L], features [B, L, 3], seen [B, L], at [B, W] -> {head: [B, W, ...]}.

    heads and inner narrow each layer of the encoder: attention heads, and units of its inner perceptron. What is kept of the pretrained
    weights is then to be loaded (narrow.py).
    """

    def __init__(self, pretrained: Path, drop: float = 0.2, heads: int = HEADS, inner: int = INNER) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(pretrained, add_pooling_layer=False, attn_implementation="sdpa")
        if (heads, inner) != (HEADS, INNER):
            for layer in self.encoder.encoder.layer:
                _resize(layer, heads, inner)
        self.encoder.embeddings.word_embeddings.weight.requires_grad = False
        self.looks = nn.ModuleList(nn.Embedding(size, WIDTH) for size in (SHAPES, GAPS, PLACES))
        for table in self.looks:
            nn.init.zeros_(table.weight)
        self.drop = nn.Dropout(drop)
        self.mix = nn.Parameter(torch.zeros(2, 4))  # two mixes of the last four layers: meaning, form
        with torch.no_grad():
            self.mix[0, 3] = 2.0
        self.roles = perceptron(HIDDEN, len(ROLE_TAGS), drop)
        self.entities = perceptron(HIDDEN, len(ENTITY_TAGS), drop)
        self.starts = nn.Linear(WIDTH, 1)
        self.tags = nn.Linear(WIDTH, len(UPOS) + len(XPOS))
        self.facts = perceptron(128, 2, drop)  # whether an event, and its factuality
        self.dependent, self.governor = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.arc = nn.Parameter(torch.eye(ARC))
        self.arc_bias = nn.Linear(WIDTH, 1)
        self.kind_dependent, self.kind_governor = nn.Linear(WIDTH, RELATION), nn.Linear(WIDTH, RELATION)
        self.kind = nn.Linear(RELATION, len(RELATIONS))
        self.link_cue, self.link_source, self.link_content = (nn.Linear(WIDTH, LINK) for _ in range(3))
        self.link_bias = nn.ParameterDict({
            role: nn.Parameter(torch.zeros(DISTANCES + CUES_BETWEEN + BREAKS + 1)) for role in ("source", "content")
        })  # fmt: skip
        self.chain = Chain()

    def hold(self, layers: int) -> None:
        """Hold the lowest layers still, and with the first of them all that is below it."""
        below = [self.encoder.embeddings, self.looks, *self.encoder.encoder.layer[:layers]] if layers else []
        for part in below:
            for value in part.parameters():
                value.requires_grad = False

    @classmethod
    def of(cls, pretrained: Path, state: dict[str, Tensor]) -> Network:
        """The network that this state fits, with it loaded."""
        inner = state["encoder.encoder.layer.0.intermediate.dense.bias"].shape[0]
        heads = state["encoder.encoder.layer.0.attention.self.query.bias"].shape[0] // HEAD
        net = cls(pretrained, heads=heads, inner=inner)
        net.load_state_dict(state)
        return net

    def forward(self, ids: Tensor, features: Tensor, seen: Tensor | None, at: Tensor) -> dict[str, Tensor]:
        return self.judge(self.layers(ids, features, seen), at)

    def layers(self, ids: Tensor, features: Tensor, seen: Tensor | None) -> tuple[Tensor, ...]:
        """What each layer of the encoder puts out, [B, L, WIDTH], the embeddings first. seen: None where nothing is padded."""
        embedded = self.encoder.embeddings.word_embeddings(ids)
        for i, table in enumerate(self.looks):
            embedded = embedded + table(features[:, :, i])
        return tuple(self.encoder(inputs_embeds=embedded, attention_mask=seen, output_hidden_states=True).hidden_states)

    def judge(self, layers: tuple[Tensor, ...], at: Tensor) -> dict[str, Tensor]:
        """What each head says of each word."""
        weights = torch.softmax(self.mix, dim=1)
        place = at.unsqueeze(-1).expand(-1, -1, WIDTH)
        picked = [torch.gather(layer, 1, place) for layer in layers[-4:]]
        meaning = self.drop(sum(weights[0, i] * one for i, one in enumerate(picked)))
        form = self.drop(sum(weights[1, i] * one for i, one in enumerate(picked)))
        dependent = torch.nn.functional.gelu(self.dependent(form))
        governor = torch.nn.functional.gelu(self.governor(form))
        return {
            "roles": self.roles(meaning),
            "entities": self.entities(form),
            "starts": self.starts(form),
            "tags": self.tags(form),
            "facts": self.facts(meaning),
            "dependent": torch.cat([dependent @ self.arc, torch.ones_like(dependent[..., :1])], -1),
            "governor": torch.cat([governor, self.arc_bias(form)], -1),
            "kind_dependent": self.kind_dependent(form),
            "kind_governor": self.kind_governor(form),
            "cue": self.link_cue(meaning),
            "source": self.link_source(meaning),
            "content": self.link_content(meaning),
        }


def _resize(layer: nn.Module, heads: int, inner: int) -> None:
    """Give a layer so many heads and inner units, with weights of no meaning."""
    inside = layer.attention.self
    inside.num_attention_heads, inside.all_head_size = heads, heads * HEAD
    for name in ("query", "key", "value"):
        setattr(inside, name, nn.Linear(WIDTH, heads * HEAD))
    layer.attention.output.dense = nn.Linear(heads * HEAD, WIDTH)
    layer.intermediate.dense, layer.output.dense = nn.Linear(WIDTH, inner), nn.Linear(inner, WIDTH)
