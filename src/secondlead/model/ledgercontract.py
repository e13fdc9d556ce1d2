"""The ledger's records as the contract's JSON (interface.md): every key there, null or [] where there is nothing.

Here: records -> dicts of JSON values. Not here: a reading's JSON (contract.py), what is shown to people (views/).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from secondlead.model.change import Diff
from secondlead.model.frame import Filler, Frame, Role
from secondlead.model.ledger import (
    Backing,
    Expectation,
    FigureSeries,
    Filed,
    Mend,
    Moment,
    Opinion,
    Proposition,
    Question,
    Ref,
    Silence,
    Status,
    Story,
)

Json = dict[str, Any]


def story_dict(story: Story, *, whole: bool = True) -> Json:
    """A story; not whole: without its propositions and what hangs on them, as `stories` lists it."""
    found: Json = {
        "id": story.id,
        "title": story.title,
        "first": story.first,
        "last": story.last,
        "as_of": story.as_of,
        "reports": [filed_dict(one, story.status(one.id)) for one in story.reports],
    }
    if not whole:
        return found
    return found | {
        "propositions": [proposition_dict(one) for one in story.propositions],
        "silences": [silence_dict(one) for one in story.silences],
        "questions": [question_dict(one) for one in story.questions],
        "expectations": [expectation_dict(one) for one in story.expectations],
        "figures": [figures_dict(one) for one in story.figures],
        "changes": [],
        "mends": [mend_dict(one) for one in story.mends],
    }


def filed_dict(filed: Filed, status: Status) -> Json:
    """A report in the ledger."""
    report = filed.reading.report
    lead = report.lead
    return {
        "id": filed.id,
        "input": report.input,
        "title": report.title,
        "outlet": report.outlet,
        "url": report.url,
        "published": report.published,
        "arrived": filed.arrived,
        "lead": {"mark": lead.mark, "kind": lead.kind, "number": lead.number, "action": lead.action.value} if lead else None,
        "series": filed.series,
        "status": status.value,
        "copy_of": filed.copy_of,
        "confidential": filed.confidential,
    }


def proposition_dict(one: Proposition) -> Json:
    """A proposition, with the statements that bear on it."""
    return {
        "id": one.id,
        "kind": one.kind.value,
        "text": one.text,
        "slots": slots_dict(one.frame),
        "narrower_than": list(one.narrower_than),
        "conditional_on": list(one.conditional_on),
        "standing": one.standing.value,
        "rule": one.rule,
        "because": one.because,
        "bodies": list(one.bodies),
        "statements": [backing_dict(backing) for backing in one.backings],
        "not_denied": one.not_denied,
        "history": [_moment(moment) for moment in one.history],
    }


def why_dict(one: Proposition) -> Json:
    """A proposition with the whole sum behind its standing."""
    told = one.opinion
    return proposition_dict(one) | {
        "sum": [_addend(backing) for backing in one.backings],
        "opinion": _opinion(told),
        "interval": [round(told.belief, 4), round(1 - told.disbelief, 4)] if told else None,
    }


def slots_dict(frame: Frame) -> Json:
    """The slots of the contract, each as words or null."""
    found: Json = {role.value: None for role in Role}
    found["act"] = frame.word
    for role, filler in frame.slots:
        found[role.value] = f"{found[role.value]}; {_words(filler)}" if found[role.value] else _words(filler)
    return found


def backing_dict(one: Backing) -> Json:
    """A statement as it bears on a proposition."""
    return {
        "id": one.ref.statement,
        "report": one.ref.report,
        "says": one.says.value,
        "class": one.class_,
        "source": one.root,
        "body": one.body,
        "words": one.words,
        "start": one.span.start,
        "end": one.span.end,
        "at": one.at,
        "standing_in_the_matter": one.party,
        "counts": one.live,
        "why": one.why or None,
        "mended": one.mended or None,
    }


def silence_dict(one: Silence) -> Json:
    """Who has said nothing, over which collected reports."""
    return {
        "body": one.body,
        "about": one.about,
        "since": one.since,
        "over": list(one.over),
        "until": one.until,
        "statement": ref_dict(one.ref),
        "known": not one.unknown,
    }


def question_dict(one: Question) -> Json:
    """An open question."""
    return {
        "text": one.text,
        "proposition": one.proposition,
        "who_could_settle": list(one.could_settle),
        "has_not_spoken": list(one.not_spoken),
        "open_since": one.open_since,
        "due": one.due,
    }


def expectation_dict(one: Expectation) -> Json:
    """An entry of the diary."""
    return {
        "id": one.id,
        "what": one.what,
        "kind": one.kind,
        "proposition": one.proposition,
        "window": {"from": one.from_, "to": one.to},
        "says": [ref_dict(ref) for ref in one.says],
        "who": one.who,
        "certainty": one.certainty,
        "state": one.state.value,
        "because": ref_dict(one.because) if one.because else None,
    }


def figures_dict(one: FigureSeries) -> Json:
    """A series of figures, each with the place of its words."""
    return {
        "counts": one.counts,
        "unit": one.unit,
        "values": [
            ref_dict(p.ref)
            | {
                "at": p.at,
                "low": p.low,
                "high": p.high,
                "source": p.source,
                "why": p.why,
                "start": p.span.start,
                "end": p.span.end,
                "text": p.span.text,
            }
            for p in one.points
        ],
    }


def change_dicts(several: Sequence[tuple[str, str, Diff]]) -> list[Json]:
    """The changes between pairs of reports; (old, new): their ids in the ledger."""
    found = []
    for old, new, diff in several:
        for one in diff.changes:
            told: Json = {"kind": one.kind.value, "old": None, "new": None, "text": one.text}
            for side, report, ref in (("old", old, one.old), ("new", new, one.new)):
                if ref is not None:
                    spans = [{"start": span.start, "end": span.end, "text": span.text} for span in ref.spans]
                    told[side] = {"report": report, "statement": ref.statement, "spans": spans}
            found.append(told | {"between": [old, new]})
    return found


def moved_dict(proposition: str, text: str, before: Moment | None, now: Moment) -> Json:
    """A standing that moved."""
    return {
        "proposition": proposition,
        "text": text,
        "from": before.standing.value if before else None,
        "to": now.standing.value,
        "at": now.at,
    }


def mend_dict(one: Mend) -> Json:
    """What somebody mended."""
    return {
        "entry": one.number,
        "at": one.at,
        "kind": one.kind,
        "by": one.by,
        "text": one.what,
        "why": one.why or None,
        "report": one.report,
        "statement": one.statement,
    }


def ref_dict(one: Ref) -> Json:
    """A statement of a report."""
    return {"report": one.report, "statement": one.statement}


def _addend(one: Backing) -> Json:
    return {
        "statement": one.ref.statement,
        "report": one.ref.report,
        "words": one.words,
        "relay": list(one.relay),
        "interval": [one.low, one.high],
        "opinion": _opinion(one.opinion),
        "discount": one.discount,
        "body": one.body,
        "counts": one.live,
        "why": one.why or None,
    }


def _opinion(one: Opinion | None) -> list[float] | None:
    return [round(one.belief, 4), round(one.disbelief, 4), round(one.uncertainty, 4)] if one else None


def _moment(one: Moment) -> Json:
    return {"at": one.at, "standing": one.standing.value, "statement": ref_dict(one.because) if one.because else None}


def _words(filler: Filler) -> str:
    return ", ".join(filler.names) or " ".join(filler.span.text.split())
