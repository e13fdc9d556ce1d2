"""Golden files: what a view must look like, character by character.

python -m pytest tests/views --regenerate      writes them anew; look at what `git diff` shows before committing it
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parents[1] / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate", action="store_true", help="write the golden files anew instead of comparing with them")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """golden(name, text) holds that tests/golden/<name> is text."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--regenerate", default=False):
            path.write_text(text, encoding="utf-8", newline="")
        assert path.exists(), f"{path} is missing; python -m pytest tests/views --regenerate writes it"
        expected = path.read_bytes().decode("utf-8")
        assert text == expected, (
            f"{path.name} has changed; if it should have, python -m pytest tests/views --regenerate, and look at the difference"
        )

    return compare
