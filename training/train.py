"""Train the encoder: python -m training.train --data ../shared/data --pretrained DIR --out training/runs/NAME

Here: the loop. Each epoch leaves a checkpoint (weights, their running mean, optimiser, place), from which an interrupted run goes on.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import time
from pathlib import Path

import torch
from tokenizers import Tokenizer

from training import attributions, happenings, names, treebank
from training.figures import judge
from training.likeness import likeness
from training.losses import WEIGHT, losses
from training.network import Network
from training.windows import Pieces, Window, batches, cut, padded


def corpora(data: Path, tokenizer: Tokenizer) -> dict[str, list[Pieces]]:
    """Every training set, cut into pieces."""
    uw = data / "factuality/UW/train.jsonl"
    apart, printed = (happenings.read(uw, detect=True, printed=one) for one in (False, True))
    sets = {
        "polnear": attributions.read(data / "attribution/polnear/train"),
        "ewt": treebank.read(data / "syntax/ewt/train.conllu.gz"),
        "gum": treebank.read(data / "syntax/gum/train.conllu.gz", entities=True),
        "re3d": names.read(data / "entities/re3d"),
        "uw": happenings.together(apart, 6),
        "uw-printed": happenings.together(printed, 3),
        "uw-alone": printed,
        "uds": happenings.read(data / "factuality/UDS_IH2/train.jsonl", detect=False, printed=True),
    }
    return {name: cut(documents, tokenizer) for name, documents in sets.items()}


def groups(net: Network, rate: float, head_rate: float, decay: float) -> list[dict[str, object]]:
    """Parameters with their rates: the encoder's lower layers learn more slowly by `decay` a layer."""
    found: list[dict[str, object]] = []
    for name, value in net.named_parameters():
        if not value.requires_grad:
            continue
        layer = next((int(part) for part in name.split(".") if part.isdigit()), -1) if name.startswith("encoder.encoder") else -1
        top = head_rate if not name.startswith("encoder.") else rate * decay ** (5 - layer)
        found.append({"params": [value], "lr": top, "weight_decay": 0.01 if value.ndim > 1 else 0.0})
    return found


def times(mix: str) -> dict[str, int]:
    """How often an epoch goes over each set: "uw=3,uds=0"; a set that is not named counts once."""
    return {name: int(count) for name, count in (one.split("=") for one in mix.split(",") if one)}


def main() -> None:
    """Parse the arguments, train, leave the best epoch under --out."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--data", type=Path, default=Path("../shared/data"))
    ask.add_argument("--pretrained", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--start", type=Path, help="go on from these weights (training.shipped makes some of the package's encoder)")
    ask.add_argument(
        "--teacher", type=Path, help="be like the network of these weights as well (after training.narrow: the one that was cut)"
    )
    ask.add_argument("--freeze", type=int, default=0, help="hold the lowest layers still")
    ask.add_argument(
        "--bf16", action="store_true", help="half precision: twice as fast on processors that have it, ten times slower elsewhere"
    )
    ask.add_argument("--epochs", type=int, default=7)
    ask.add_argument("--rate", type=float, default=3e-4)
    ask.add_argument("--head-rate", type=float, default=1e-3)
    ask.add_argument("--decay", type=float, default=0.9)
    ask.add_argument("--budget", type=int, default=2300, help="pieces a batch")
    ask.add_argument("--mix", default="", help="how often an epoch goes over each set: uw=3,uds=0")
    ask.add_argument("--factuality", type=float, default=WEIGHT["factuality"], help="weight of that loss")
    ask.add_argument("--threads", type=int, default=2, help="as many as cores that nothing else uses: a busy core holds all threads up")
    ask.add_argument("--seed", type=int, default=7)
    ask.add_argument("--minutes", type=float, default=0, help="plan the epochs' rates for this long and stop then (0: no limit)")
    args = ask.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    args.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(args.pretrained / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    sets = corpora(args.data, tokenizer)
    dev = cut(attributions.read(args.data / "attribution/polnear/dev"), tokenizer)
    net = Network.of(args.pretrained, torch.load(args.start, weights_only=True)) if args.start else Network(args.pretrained)
    teacher = Network.of(args.pretrained, torch.load(args.teacher, weights_only=True)).eval() if args.teacher else None
    net.hold(args.freeze)
    mean = copy.deepcopy(net).eval()
    optimiser = torch.optim.AdamW(groups(net, args.rate, args.head_rate, args.decay), fused=True)
    tops = [one["lr"] for one in optimiser.param_groups]
    begun, step, spent = 0, 0, 0.0
    saved = args.out / "last.pt"
    if saved.exists():
        kept = torch.load(saved, weights_only=False)
        net.load_state_dict(kept["net"])
        mean.load_state_dict(kept["mean"])
        optimiser.load_state_dict(kept["optimiser"])
        begun, step, spent = kept["epoch"], kept["step"], kept["spent"]
    started = time.time() - spent
    for epoch in range(begun, args.epochs):
        draw = random.Random(args.seed * 1000 + epoch)
        plan: list[list[Window]] = [
            one for name, cuts in sets.items() for _ in range(times(args.mix).get(name, 1)) for one in batches(cuts, args.budget, draw)
        ]
        draw.shuffle(plan)
        total = len(plan) * args.epochs
        sums: dict[str, list[float]] = {}
        net.train()
        for number, chosen in enumerate(plan):
            share = (time.time() - started) / (args.minutes * 60) if args.minutes else step / total
            if share >= 1:
                break
            warm = min(1.0, (step + 1) / 300)
            for one, top in zip(optimiser.param_groups, tops, strict=True):
                one["lr"] = top * warm * max(0.0, 1 - share)
            batch = padded(chosen, mask_rate=0.03, draw=draw)
            with torch.autocast("cpu", torch.bfloat16, enabled=args.bf16):
                layers = net.layers(batch["ids"], batch["features"], batch["seen"])
                out = net.judge(layers, batch["at"])
                parts = losses(net, out, batch, chosen)
                if teacher:
                    parts |= likeness(teacher, layers, out, batch)
            loss = sum((args.factuality if name == "factuality" else WEIGHT[name]) * value for name, value in parts.items())
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            step += 1
            keep = min(0.999, (step + 1) / (step + 10))
            with torch.no_grad():
                for old, new in zip(mean.parameters(), net.parameters(), strict=True):
                    if new.requires_grad:
                        old.lerp_(new, 1 - keep)
            for name, value in parts.items():
                sums.setdefault(name, []).append(float(value.detach()))
            if number % 100 == 99:
                line = " ".join(f"{name} {sum(v[-100:]) / len(v[-100:]):.3f}" for name, v in sums.items())
                print(f"{(time.time() - started) / 60:5.1f} min  epoch {epoch + 1}  {number + 1}/{len(plan)}  {line}", flush=True)
            if number % 600 == 599:
                torch.save(mean.state_dict(), args.out / "mean-now.pt")
        figures = judge(mean, dev, args.bf16)
        print(f"{(time.time() - started) / 60:5.1f} min  epoch {epoch + 1} done  {figures}", flush=True)
        with (args.out / "figures.jsonl").open("a") as file:
            file.write(json.dumps({"epoch": epoch + 1, **figures}) + "\n")
        torch.save(mean.state_dict(), args.out / f"mean-{epoch + 1}.pt")
        torch.save({"net": net.state_dict(), "mean": mean.state_dict(), "optimiser": optimiser.state_dict(), "epoch": epoch + 1,
                    "step": step, "spent": time.time() - started}, saved)  # fmt: skip
        if args.minutes and time.time() - started >= args.minutes * 60:
            break


if __name__ == "__main__":
    main()
