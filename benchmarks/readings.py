"""Readings of many texts in this process, each text read once however many measures ask for it.

Here: texts as files in a folder, read through the desk just as `secondlead read FOLDER` reads them. Not here: any measure.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from secondlead import desk
from secondlead.errors import SecondLeadError
from secondlead.model.reading import Reading

_kept: dict[tuple[str, str, str | None], Reading] = {}


def read_texts(texts: Mapping[str, str], published: str | None = None) -> dict[str, Reading]:
    """{file name: reading}, all published on that day. What cannot be read, or is changed by reading, is told of and left out."""
    fresh = {name: text for name, text in texts.items() if (name, text, published) not in _kept}
    with tempfile.TemporaryDirectory() as folder:
        for name, text in fresh.items():
            (Path(folder) / name).write_bytes(text.encode())
        for one in desk.readings([folder], published=published) if fresh else ():
            if isinstance(one, SecondLeadError):
                print(f"  not read: {one}")
                continue
            name = Path(one.report.input).name
            if one.report.text != fresh[name]:
                print(f"  {name}: the report's text is not the file's, so its offsets are of no use")
                continue
            _kept[name, fresh[name], published] = one
    return {name: _kept[name, text, published] for name, text in texts.items() if (name, text, published) in _kept}
