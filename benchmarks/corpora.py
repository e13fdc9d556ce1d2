"""Where the corpora lie, which files make up each, and their fingerprints.

Here: paths and digests. Not here: what the files hold (the module of each task reads its own), and any corpus: they belong to others.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data"


def asked(doc: str | None, arguments: Sequence[str] | None = None) -> Path:
    """The folder of data that the command line names, for modules with no other option."""
    data: Path = with_data(doc).parse_args(arguments).data
    return data


def with_data(doc: str | None) -> argparse.ArgumentParser:
    """A parser of options that knows --data."""
    parser = argparse.ArgumentParser(description=(doc or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of corpora (default: ../shared/data)")
    return parser


def polnear(data: Path) -> list[Path]:
    """PolNeAR's development part: texts and annotations."""
    folder = data / "attribution" / "polnear" / "dev"
    return sorted([*folder.glob("text/*.txt"), *folder.glob("attributions/*.ann")])


def uw(data: Path) -> list[Path]:
    """UW's factuality, development part."""
    return [data / "factuality" / "UW" / "dev.jsonl"]


def uner(data: Path) -> list[Path]:
    """Universal NER over English EWT, development part."""
    return [data / "entities" / "uner_ewt" / "en_ewt-ud-dev.iob2"]


def tbaq(data: Path) -> list[Path]:
    """TimeBank and AQUAINT as TempEval-3 gave them, TimeML."""
    return sorted((data / "time" / "tbaq").glob("*/*.tml"))


def places(data: Path) -> list[Path]:
    """LGL and GeoWebNews."""
    return [data / "places" / "lgl.xml", data / "places" / "GWN.xml"]


def ecbplus(data: Path) -> list[Path]:
    """ECB+ topics 1-35, the part to tune on."""
    folder = data / "stories" / "ecbplus"
    return [path for topic in range(1, 36) for path in sorted((folder / str(topic)).glob("*.xml"))]


def example(data: Path) -> list[Path]:
    """The worked example and its gold."""
    return [data.parent / "examples" / "special-train.txt", data.parent / "gold" / "special-train.json"]


def own(_data: Path) -> list[Path]:
    """The project's own cases."""
    return sorted((ROOT / "tests" / "cases").glob("*.toml"))


def folders(_data: Path) -> list[Path]:
    """The project's own stories of several reports, and what must come out of them."""
    return sorted(path for path in (ROOT / "tests" / "stories").rglob("*") if path.is_file())


def pairs(_data: Path) -> list[Path]:
    """The labelled pairs of statements."""
    return sorted((ROOT / "tests" / "matching").glob("pairs_*.toml"))


def quantities(data: Path) -> list[Path]:
    """The project's own cases of quantities, and the articles that should get no warning."""
    return [*sorted((ROOT / "tests" / "circumstances").glob("quantities_*.toml")), *polnear(data)]


def journeys(data: Path) -> list[Path]:
    """The project's own cases of journeys, and the articles that should get no warning."""
    return [*sorted((ROOT / "tests" / "circumstances").glob("journeys_*.toml")), *polnear(data)]


def missing(paths: Sequence[Path]) -> bool:
    """Whether any file is not there, or there are none."""
    return not paths or not all(path.is_file() for path in paths)


def digest(paths: Sequence[Path]) -> str:
    """SHA-256 over the files' names and bytes, in order."""
    whole = hashlib.sha256()
    for path in paths:
        whole.update(f"{path.name}\0{path.stat().st_size}\0".encode())
        whole.update(path.read_bytes())
    return whole.hexdigest()
