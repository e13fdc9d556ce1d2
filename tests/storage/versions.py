"""A small ledger as each version of the tables kept it, to try the migrations on.

    python -m tests.storage.versions      keeps one of the tables as they are now, beside this file, unless there is one already

Here: making and unpacking them. Not here: the test (test_migrations.py). A file that is kept is never made anew: it is what users have.
"""

from __future__ import annotations

import gzip
import json
import tempfile
from pathlib import Path
from typing import Any

from tests.storage.contract import DEEP, Clock, file, ids

from secondlead.model.arrivals import FeedState
from secondlead.model.filing import Place
from secondlead.storage import Store, open_store
from secondlead.storage.tables import HEAD

FOLDER = Path(__file__).parent / "kept"


def contents(store: Store) -> dict[str, Any]:
    """What a ledger holds, as plain values: enough to see that a migration loses nothing."""
    with store.reading() as reader:
        upto = reader.upto()
        stories = dict(reader.stories(upto, 99))
        filed = {one.id: one for story in stories for one in reader.story(story, upto)}
        held = {
            "entries": [[one.number, one.at, one.kind, one.by, one.what] for one in reader.entries(upto)],
            "stories": {story: sorted(slip.id for slip in slips) for story, slips in sorted(stories.items())},
            "texts": {one: filed[one].reading.report.text for one in sorted(filed)},
            "statements": {one: [s.id for s in filed[one].reading.statements] for one in sorted(filed)},
            "frames": {one: [frame.word for frame in filed[one].frames] for one in sorted(filed)},
            "bytes": {one: len(reader.data(one) or b"") for one in sorted(filed)},
            "feeds": {address: state.etag for address, state in reader.feeds().items()},
            "found": [hit.report for hit in reader.search("mayor said", 3)],
        }
    plain: dict[str, Any] = json.loads(json.dumps(held))  # lists for tuples, as in what is kept
    return plain


def make(path: Path) -> None:
    """A ledger of three reports, with a mend, a name taken out, a feed."""
    store = open_store(str(path), create=True, clock=Clock())
    file(store, DEEP[:3])
    mine = ids(DEEP)[0]
    with store.writing() as writer:
        writer.enter("move", {"report": mine, "story": "2"}, "anna", {mine: Place("2", mine)})
        writer.forget_name(DEEP[1].reading.entities[0].name, "asked for", "anna")
        writer.keep_feed("https://halden.example/rss", FeedState("tag"))
    store.close()


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    packed = FOLDER / f"{HEAD}.db.gz"
    if packed.exists():
        print(f"{packed.name} is kept already")
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        make(path)
        store = open_store(str(path))
        (FOLDER / f"{HEAD}.json").write_text(json.dumps(contents(store), indent=1, sort_keys=True) + "\n", encoding="utf-8")
        store.close()
        packed.write_bytes(gzip.compress(path.read_bytes(), mtime=0))


if __name__ == "__main__":
    main()
