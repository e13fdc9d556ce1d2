"""Chooses versions anew and writes them with their hashes: run.txt, build.txt, test.txt.

Here: one call of the resolver a file. Not here: which packages are wanted (pyproject.toml). `make lock` runs this.
The files name packages, versions and hashes for every platform and Python that we support, and never a host.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
PROJECT = HERE.parent / "pyproject.toml"
HEADER = "# Locked by `make lock`: names, versions, hashes. Not edited by hand.\n"
OPTIONS = ("--universal", "--python-version", "3.11", "--generate-hashes", "--no-annotate", "--no-header", "--quiet", "--upgrade")


def resolved(wanted: list[str], *kept: Path) -> str:
    """The lock of what is wanted, agreeing with the locks that are kept."""
    command = [sys.executable, "-m", "uv", "pip", "compile", *OPTIONS, "-"]
    for lock in kept:
        command += ["--constraint", str(lock)]
    return subprocess.run(command, input="\n".join(wanted), text=True, check=True, stdout=subprocess.PIPE, cwd=HERE).stdout


def main() -> None:
    """Write the three locks, each agreeing with the one before."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))
    run, test, build = HERE / "run.txt", HERE / "test.txt", HERE / "build.txt"
    run.write_text(HEADER + resolved(project["project"]["dependencies"]), encoding="utf-8")
    builders = [*project["build-system"]["requires"], "editables"]  # editables: hatchling asks for it to install a checkout in place
    build.write_text(HEADER + resolved(builders, run), encoding="utf-8")
    test.write_text(HEADER + resolved(project["project"]["optional-dependencies"]["test"], run, build), encoding="utf-8")


if __name__ == "__main__":
    main()
