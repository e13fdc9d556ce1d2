"""What is taken out for good: a whole report, or a name wherever it stands. The one exception to "append only".

Here: every place where it could still lie, the search's tables and the old pages of the file among them. Not here: the tombstone
(writes.py), the write-ahead log, which the store empties after the change (sqlite.py).

A name gives way to as many "█", so that all places in the text hold. It is taken out of each report that prints it, with the shorter forms
by which that report goes on to name its bearer; the report's bytes go whole, since nobody knows every way in which they may spell it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from secondlead.storage.packing import fingerprint_blob, fingerprint_of, sound, squeezed, unsqueezed, vectors_blob, vectors_of
from secondlead.storage.tables import (
    BLOBS,
    CLAIMS,
    ENTRIES,
    FINGERPRINTS,
    FREQUENCIES,
    MARKS,
    POSTINGS,
    READINGS,
    REPORTS,
    STATEMENTS,
)

BLOCK = "█"
WORD = re.compile(r"\w+")
GROUPED = frozenset({"report", "arrival", "places", "entry", "from", "story", "into", "reports"})  # of an entry: no words of a report
Change = Callable[[str], str]


def report(connection: Connection, number: int) -> None:
    """Everything that a report brought, but its place in the log."""
    _securely(connection)
    _bytes_out(connection, number)
    _rarer(connection, connection.execute(select(POSTINGS.c.term).where(POSTINGS.c.report == number)).scalars().all())
    for table in (READINGS, STATEMENTS, CLAIMS, MARKS, POSTINGS, FINGERPRINTS):
        connection.execute(delete(table).where(table.c.report == number))
    blank = {
        "input": "",
        "link": None,
        "uri": None,
        "text_key": "",
        "outlet": None,
        "title": None,
        "text": "",
        "slip": "{}",
        "wording": b"",
    }
    id_ = connection.execute(select(REPORTS.c.id).where(REPORTS.c.number == number)).scalar_one()
    connection.execute(update(REPORTS).where(REPORTS.c.number == number).values(**blank, forgotten=True))
    for row in _entries(connection, id_):
        what = {key: value for key, value in json.loads(row.what).items() if key in GROUPED}
        connection.execute(update(ENTRIES).where(ENTRIES.c.number == row.number).values(what=json.dumps(what)))
    _words_merged(connection)


def name(connection: Connection, wanted: str) -> list[int]:
    """A name, out of all reports that print it and of the whole log; the numbers of those reports."""
    _securely(connection)
    changed = []
    for number in _printing(connection, wanted):
        forms = _forms(connection, number, wanted)
        _mends_out(connection, number, forms)
        _out_of(connection, number, forms)
        changed.append(number)
    change = _change({wanted})
    for row in list(connection.execute(select(ENTRIES.c.number, ENTRIES.c.by, ENTRIES.c.what))):
        what = json.dumps(_anew(json.loads(row.what), change))
        if (what, change(row.by)) != (row.what, row.by):
            connection.execute(update(ENTRIES).where(ENTRIES.c.number == row.number).values(what=what, by=change(row.by)))
    _words_merged(connection)
    return changed


def _mends_out(connection: Connection, number: int, forms: Collection[str]) -> None:
    """Some forms, out of what was mended in a report."""
    change = _change(forms)
    id_ = connection.execute(select(REPORTS.c.id).where(REPORTS.c.number == number)).scalar_one()
    for row in _entries(connection, id_):
        what = json.dumps(_anew(json.loads(row.what), change))
        connection.execute(update(ENTRIES).where(ENTRIES.c.number == row.number).values(what=what))


def _rarer(connection: Connection, terms: Sequence[str]) -> None:
    """Terms that stand in one report less."""
    for term in terms:
        connection.execute(update(FREQUENCIES).where(FREQUENCIES.c.term == term).values(reports=FREQUENCIES.c.reports - 1))
    connection.execute(delete(FREQUENCIES).where(FREQUENCIES.c.reports <= 0))


def _securely(connection: Connection) -> None:
    connection.exec_driver_sql("PRAGMA secure_delete=ON")  # what is deleted is overwritten, not only let go


def _words_merged(connection: Connection) -> None:
    """The search's tables keep deleted words until their parts are merged."""
    for table in ("report_words", "statement_words"):
        connection.exec_driver_sql(f"INSERT INTO {table}({table}) VALUES ('optimize')")


def _bytes_out(connection: Connection, number: int) -> None:
    """A report's bytes, unless another report was made of the same ones; the key that tells what they were goes too."""
    sha = connection.execute(select(REPORTS.c.sha).where(REPORTS.c.number == number)).scalar_one()
    whole = json.loads(connection.execute(select(REPORTS.c.slip).where(REPORTS.c.number == number)).scalar_one()).get("whole")
    connection.execute(delete(BLOBS).where(BLOBS.c.sha == whole))  # that of the other reports in it too: it holds the words
    gone = f"taken out {number}"
    connection.execute(insert(BLOBS).prefix_with("OR IGNORE"), {"sha": gone, "data": None})
    connection.execute(update(REPORTS).where(REPORTS.c.number == number).values(sha=gone))
    if sha != gone and not connection.execute(select(func.count()).where(REPORTS.c.sha == sha)).scalar():
        connection.execute(delete(BLOBS).where(BLOBS.c.sha == sha))


def _entries(connection: Connection, report_id: str) -> Iterator[Any]:
    """The lines of the log that tell of a report."""
    for row in list(
        connection.execute(select(ENTRIES.c.number, ENTRIES.c.what).where(ENTRIES.c.what.contains(report_id, autoescape=True)))
    ):
        if json.loads(row.what).get("report") == report_id:
            yield row


def _printing(connection: Connection, wanted: str) -> list[int]:
    """The reports that print a name, in their text or in what was read of them."""
    plain = sound(wanted)
    query = select(REPORTS.c.number).where(
        REPORTS.c.text.contains(plain, autoescape=True)
        | REPORTS.c.slip.contains(json.dumps(wanted)[1:-1], autoescape=True)
        | REPORTS.c.title.contains(plain, autoescape=True)
    )
    found = set(connection.execute(query).scalars())
    found.update(connection.execute(select(STATEMENTS.c.report).where(STATEMENTS.c.source.contains(plain, autoescape=True))).scalars())
    return sorted(found)


def _forms(connection: Connection, number: int, wanted: str) -> set[str]:
    """The forms by which a report names the bearer of a name: those that its reading gives that name."""
    forms = {wanted}
    for row in connection.execute(select(READINGS.c.reading).where(READINGS.c.report == number)):
        reading = json.loads(unsqueezed(row.reading))
        forms.update(one["text"] for one in reading["entities"] if one["name"] == wanted)
    return {one for one in forms if one.strip()}


def _change(forms: Collection[str]) -> Change:
    """What blanks some forms out of a text, whole words only, the longest first."""
    ordered = sorted(forms, key=lambda one: (-len(one), one))
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in ordered))
    return lambda value: pattern.sub(lambda found: BLOCK * len(found[0]), value)


def _anew(value: Any, change: Change) -> Any:
    """JSON values with every string changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_anew(one, change) for one in value]
    if isinstance(value, dict):
        return {change(key): _anew(held, change) for key, held in value.items()}
    return value


def _out_of(connection: Connection, number: int, forms: Collection[str]) -> None:
    """Some forms, out of all that a report brought."""
    change = _change(forms)
    _bytes_out(connection, number)
    row = connection.execute(select(REPORTS).where(REPORTS.c.number == number)).one()
    told: dict[str, Any] = {key: change(getattr(row, key)) for key in ("input", "text")}
    told |= {key: change(held) if (held := getattr(row, key)) else held for key in ("title", "outlet", "link", "uri")}
    told["slip"] = json.dumps(_anew(json.loads(row.slip), change))
    told["wording"] = b""
    connection.execute(update(REPORTS).where(REPORTS.c.number == number).values(**told))
    connection.execute(delete(MARKS).where(MARKS.c.report == number))
    gone: set[str] = set()
    for one in list(connection.execute(select(STATEMENTS).where(STATEMENTS.c.report == number))):
        new = {"source": change(one.source), "content": change(one.content)}
        if new != {"source": one.source, "content": one.content}:
            gone.add(one.id)
            connection.execute(update(STATEMENTS).where(STATEMENTS.c.number == one.number).values(**new))
    for held in list(connection.execute(select(READINGS).where(READINGS.c.report == number))):
        columns: dict[str, Any] = {
            key: squeezed(json.dumps(_anew(json.loads(unsqueezed(getattr(held, key))), change), ensure_ascii=False))
            for key in ("reading", "beside", "frames")
        }
        columns["vectors"] = vectors_blob([(one, vector) for one, vector in vectors_of(held.vectors) if one not in gone])
        which = (READINGS.c.report == number, READINGS.c.since == held.since)
        connection.execute(update(READINGS).where(*which).values(**columns))
    _terms_out(connection, number, forms)


def _terms_out(connection: Connection, number: int, forms: Collection[str]) -> None:
    """The terms that hold a word of a name, whatever their case."""
    blob = connection.execute(select(FINGERPRINTS.c.fingerprint).where(FINGERPRINTS.c.report == number)).scalar()
    if blob is None:
        return
    one = fingerprint_of(blob)
    words = {word for form in forms for word in WORD.findall(form.casefold())}
    kept = tuple((term, weight) for term, weight in one.terms if not words & set(WORD.findall(term.casefold())))
    lost = {sound(term) for term, _ in one.terms} - {sound(term) for term, _ in kept}
    there = select(POSTINGS.c.term).where(POSTINGS.c.report == number, POSTINGS.c.term.in_(sorted(lost)))
    _rarer(connection, connection.execute(there).scalars().all())
    connection.execute(delete(POSTINGS).where(POSTINGS.c.report == number, POSTINGS.c.term.in_(sorted(lost))))
    new = replace(one, terms=kept)
    connection.execute(update(FINGERPRINTS).where(FINGERPRINTS.c.report == number).values(fingerprint=fingerprint_blob(new)))
