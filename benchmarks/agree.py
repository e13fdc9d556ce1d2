"""Whether our measures and those of ../shared/tools give the same figures, to the third decimal; exit status 1 where they differ.

Theirs run the command line in another process, ours the desk in this one: what agrees is the whole way, not the arithmetic alone.

Here: running both and comparing. Not here: either measure.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from benchmarks import attribution, corpora, entities, example, factuality

_ROW = re.compile(r"^ +(exact|token|relation) +(\w+) +P [\d.]+ +R [\d.]+ +F1 ([\d.]+)", re.MULTILINE)


def theirs(data: Path, script: str) -> str:
    """What a script of theirs prints, our command line being the product."""
    command = [sys.executable, "-B", str(data.resolve().parent / "tools" / f"{script}.py")]
    product = f"{sys.executable} -m secondlead.cli.main"
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "SECONDLEAD": product})
    if done.returncode:
        raise SystemExit(f"{script}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def pairs(data: Path) -> dict[str, tuple[str, str]]:
    """{figure: (ours, theirs)} as they are printed."""
    found: dict[str, tuple[str, str]] = {}
    told = theirs(data, "score_polnear")
    rows = {kind if kind == "relation" else f"{kind} {role}": value for kind, role, value in _ROW.findall(told)}
    found |= {f"PolNeAR {name}": (f"{value:.3f}", rows.get(name, "-")) for name, value in attribution.figures(data).items()}
    told = theirs(data, "score_factuality")
    uw = factuality.figures(data)
    found["UW r"] = f"{uw['r']:.3f}", _after(r"\br ", told)
    found["UW MAE"] = f"{uw['MAE']:.3f}", _after(r"\bMAE ", told)
    found["UNER F1"] = f"{entities.figures(data)['F1']:.3f}", _after(r"dev: F1 ", theirs(data, "score_entities"))
    told = theirs(data, "score_example")
    found |= {f"example {name}": (str(value), _after(rf"\b{name} ", told)) for name, value in example.figures(data).items()}
    return found


def _after(words: str, text: str) -> str:
    """The number that follows words in the last line."""
    number = re.search(words + r"(-?[\d.]+\d|\d)", text.strip().rpartition("\n")[2])
    return number[1] if number else "-"


def main() -> None:
    """Print both, side by side."""
    every = pairs(corpora.asked(__doc__))
    for name, (ours, others) in every.items():
        print(f"{name:24} {ours:>7} {others:>7}  {'' if ours == others else 'DIFFERS'}")
    different = sum(ours != others for ours, others in every.values())
    print(f"{len(every) - different} of {len(every)} figures agree")
    sys.exit(bool(different))


if __name__ == "__main__":
    main()
