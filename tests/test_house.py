"""The rules of the house, held over the files of the project itself.

Here: what every file, module, word table and lock has to keep. Not here: import order (pyproject.toml, `lint-imports`), docs (docs/).
"""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

import secondlead.errors
from secondlead.model.version import VERSION

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "secondlead"
LEXICON = PACKAGE / "lexicon"

# A file of more than 400 lines needs a reason.
LONG: dict[str, str] = {}
LONGEST = 400
ENCODER_BYTES = 40_000_000  # what the wheel may carry of it

# Written so that this file does not hold what it looks for.
FOREIGN = [
    (
        r"[p]ypi\.|python[h]osted\.|registry\.[n]pmjs|[f]iles\.python|[a]naconda\.org",
        "a registry's host: locks hold names, versions and hashes",
    ),
    (r"--[i]ndex-url|--extra-[i]ndex|--[f]ind-links|--[t]rusted-host", "where packages come from is the machine's affair"),
    (r"(?<![\w.])/([h]ome|[r]oot|[U]sers|[w]ork|[o]pt)/\w", "a path of somebody's machine"),
    (r"-----BEGIN [A-Z ]*[P]RIVATE KEY|\b[g]hp_\w{30}|\bAKI[A][0-9A-Z]{16}\b", "a key or a token"),
]


@cache
def tracked() -> tuple[Path, ...]:
    """Every file of the project: what git holds, and what it would hold."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, check=False
    )
    if listing.returncode:
        pytest.skip("not a git checkout: the project's files cannot be told from others")
    return tuple(ROOT / name for name in sorted(set(listing.stdout.decode().split("\0"))) if name and (ROOT / name).is_file())


@cache
def text_of(path: Path) -> str:
    """A file's text; none for a binary file."""
    data = path.read_bytes()
    return "" if b"\0" in data[:8192] else data.decode("utf-8")


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def tables() -> list[Path]:
    return sorted(LEXICON.rglob("*.tsv"))


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize(("pattern", "why"), FOREIGN, ids=[why for _, why in FOREIGN])
def test_nothing_of_this_or_that_machine_is_kept(pattern: str, why: str) -> None:
    """No registry hosts, no paths of a workplace, no secrets."""
    found = [
        f"{named(path)}:{number}: {line.strip()[:80]}"
        for path in tracked()
        for number, line in enumerate(text_of(path).splitlines(), 1)
        if re.search(pattern, line)
    ]
    assert not found, why


def test_no_file_is_a_drawer_for_everything() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "stuff"}
    assert not [named(path) for path in tracked() if path.stem.lower() in drawers]


def test_locks_name_versions_and_hashes_only() -> None:
    """Each line is a comment, a pinned name (with markers), or a hash; and each pin has a hash."""
    pin = re.compile(r"^[a-z0-9][a-z0-9._-]*(\[[a-z0-9,._-]+\])?==[^\s;]+( ; [^\\]+)? \\$")
    digest = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")
    for lock in sorted((ROOT / "requirements").glob("*.txt")):
        before = ""
        for number, line in enumerate(lock.read_text(encoding="utf-8").splitlines(), 1):
            assert line.startswith("#") or pin.match(line) or (digest.match(line) and before.endswith("\\")), (
                f"{lock.name}:{number}: {line}"
            )
            before = line
        assert not before.endswith("\\"), f"{lock.name}: the last pin has no hash"


def test_what_is_wanted_is_locked() -> None:
    """Each dependency of pyproject.toml stands in its lock; `make lock` writes it there."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {
        "run.txt": project["project"]["dependencies"],
        "build.txt": project["build-system"]["requires"],
        "test.txt": [one for extra in project["project"]["optional-dependencies"].values() for one in extra],
    }
    for lock, requirements in wanted.items():
        locked = set(re.findall(r"^([a-z0-9._-]+)", (ROOT / "requirements" / lock).read_text(encoding="utf-8"), re.MULTILINE))
        missing = {re.split(r"[<>=!~ \[;]", one)[0] for one in requirements} - locked
        assert not missing, f"requirements/{lock}: make lock"


@pytest.mark.parametrize("module", modules(), ids=named)
def test_a_module_says_what_is_here_and_what_is_not(module: Path) -> None:
    doc = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    lines = [line for line in doc.splitlines() if line.strip()]
    assert len(lines) >= 2 or "Not here" in doc, "open it with two lines: what is here, what is not"


def test_files_are_short_or_have_a_reason() -> None:
    code = [path for path in tracked() if path.suffix == ".py"]
    long = {named(path) for path in code if len(text_of(path).splitlines()) > LONGEST}
    assert long == set(LONG), f"over {LONGEST} lines: split it, or give its reason in LONG; a file that has shrunk leaves the list"


def test_only_the_settings_read_the_environment() -> None:
    readers = [named(path) for path in modules() if path.name != "settings.py" and re.search(r"\bos\.(environ|getenv)\b", text_of(path))]
    assert not readers


def test_the_error_tree_is_drawn_as_it_is() -> None:
    """The tree at the top of errors.py names each class beneath its parent."""
    drawn: dict[str, str] = {}
    above: list[str] = []
    for line in (secondlead.errors.__doc__ or "").splitlines():
        node = re.match(r"^ {4}((?:│   |    )*(?:[├└]── )?)(\w+Error)\b", line)
        if node:
            depth = len(node[1]) // 4
            del above[depth:]
            if above:
                drawn[node[2]] = above[-1]
            above.append(node[2])
    classes = {name: one.__bases__[0].__name__ for name, one in vars(secondlead.errors).items() if isinstance(one, type)}
    del classes["SecondLeadError"]
    assert drawn == classes


def test_an_error_says_the_place_what_is_wrong_and_what_to_do() -> None:
    error = secondlead.errors.EmptyError("story.txt", "nothing in it to read", "give a report")
    assert str(error) == "story.txt: nothing in it to read; give a report"
    assert error.status == 2


@pytest.mark.parametrize("path", tables(), ids=named)
def test_a_word_table_says_what_it_holds_and_keeps_its_order(path: Path) -> None:
    """A comment with the meaning and the origin, a header line, rows sorted by their first column, no empty cell, no row twice."""
    lines = path.read_text(encoding="utf-8").split("\n")
    assert lines.pop() == "", "end the file with a line feed"
    comment = [line for line in lines if line.startswith("#")]
    header, *rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert lines[: len(comment)] == comment, "the comment stands at the top"
    assert re.search(r"origin|compiled|collected|drawn from|rows come from", " ".join(comment), re.IGNORECASE), (
        "say where the rows come from"
    )
    assert all(re.fullmatch(r"[a-z][a-z_0-9]*", column) for column in header), header
    assert rows
    for row in rows:
        assert len(row) == len(header), row
        assert all(cell and cell == cell.strip() for cell in row), f"{row}: '-' for none, no space at the edges"
    firsts = [row[0] for row in rows]
    assert firsts == sorted(firsts), next(f"{b!r} after {a!r}" for a, b in pairwise(firsts) if a > b)
    assert len({tuple(row) for row in rows}) == len(rows), "a row stands twice"


def test_the_lexicon_holds_tables_that_somebody_reads() -> None:
    """A file there is a table with a reader, or it does not belong there."""
    code = "\n".join(text_of(path) for path in modules())
    for path in LEXICON.rglob("*"):
        if path.is_dir() or path.suffix in {".py", ".pyc"}:
            continue
        assert path.suffix == ".tsv", f"{named(path)}: only tables live here"
        assert f'"{path.stem}"' in code, f"{named(path)}: no module reads it"


def test_what_others_made_is_named_in_the_notice() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["frame"], *project["optional-dependencies"]["spacy"]]
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8").lower()
    assert not [one for one in wanted if re.split(r"[<>=]", one)[0] not in notice]
    assert "all-minilm-l6-v2" in notice


def test_the_encoder_is_small_enough_for_the_wheel() -> None:
    folder = PACKAGE / "reading" / "encoder"
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) <= ENCODER_BYTES


def test_the_version_is_told_in_the_changelog() -> None:
    assert re.search(rf"^## \[{re.escape(VERSION)}\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
