"""The wheel as others get it: built, put into an environment of its own, used far from the checkout.

Here: that nothing the program needs is left behind. Not here: what it reads (every other test); those run on the wheel too.
"""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TESTED = ("model", "lexicon", "statements", "views")  # rooms whose tests ask nothing of the checkout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a fresh environment that holds the wheel alone, and sees what it depends on in this one."""
    pytest.importorskip("hatchling", reason="the wheel is built with hatchling, from requirements/build.txt")
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(build, check=True)
    (wheel,) = folder.glob("secondlead-*.whl")
    home = folder / "env"
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    install = ["--quiet", "--no-deps", "--no-index", "--prefix", str(home), "--ignore-installed", str(wheel)]
    subprocess.run([sys.executable, "-m", "pip", "install", *install], check=True)
    (site,) = home.glob("lib/python*/site-packages")
    # Plain paths, so that the editable install of the checkout does not come along.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    where = subprocess.run(
        [python, "-c", "import secondlead; print(secondlead.__file__)"], capture_output=True, text=True, check=True, cwd=folder
    )
    assert Path(where.stdout.strip()).is_relative_to(home), "the checkout, not the wheel, was found"
    return python


@pytest.mark.long
def test_the_wheel_reads_a_demo_report_far_from_the_checkout(installed: Path, tmp_path: Path) -> None:
    code = (
        "import pathlib, secondlead; from importlib.resources import files\n"
        "report = pathlib.Path(str(files('secondlead') / 'demo' / 'ferry-2-2nd-ld.txt'))\n"
        "print(len(secondlead.read(report).statements))"
    )
    ran = subprocess.run([installed, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert int(ran.stdout) >= 10


@pytest.mark.long
def test_the_wheel_carries_the_gazetteer(installed: Path, tmp_path: Path) -> None:
    code = "from secondlead.reading.places.gazetteer import gazetteer; print(gazetteer().named('Vladivostok')[0].country)"
    ran = subprocess.run([installed, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout.strip()) == (0, "RU"), ran.stderr


@pytest.mark.long
def test_the_rooms_pass_their_tests_on_the_wheel(installed: Path) -> None:
    rooms = [str(ROOT / "tests" / room) for room in TESTED if (ROOT / "tests" / room).is_dir()]
    ran = subprocess.run(
        [installed, "-m", "pytest", "-q", "-p", "no:cacheprovider", *rooms], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout[-3000:]
