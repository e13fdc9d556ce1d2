"""What filed reports come to at a moment: the story, its propositions, silences, questions.

Here: the order in which the parts are reckoned. Not here: any part's own work; which report belongs to which story (placing.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from secondlead.ledger.backing import Context, claims_of
from secondlead.ledger.diary import expectations
from secondlead.ledger.figureseries import figures
from secondlead.ledger.order import moment, place
from secondlead.ledger.propositions import propositions
from secondlead.ledger.questions import questions
from secondlead.ledger.silences import silences
from secondlead.model.ledger import Filed, Status, Story
from secondlead.model.report import LeadAction

_AGAIN = frozenset({LeadAction.REPEAT})


def story(reports: Sequence[Filed], as_of: str, failed: Sequence[tuple[str, str]] = ()) -> Story:
    """The story that reports make as of a moment (ISO, with zone): those that had come by then. Raises ValueError where none had.

    1 what each report is to its series; 2 propositions and standings; 3 the diary; 4 silences; 5 questions; 6 figures. The order in which
    the reports came changes nothing.
    """
    known = sorted((one for one in reports if one.arrived <= as_of), key=place)
    if not known:
        raise ValueError(f"no report of this story had come by {as_of}")
    what = statuses(known)
    claims = [claim for filed in known for claim in claims_of(filed)]
    found = propositions(claims, what)
    diary = expectations(known, found, as_of, statuses=what)
    counted = [claim for claim in claims if what[claim.filed.id] not in (Status.COPY, Status.WITHDRAWN)]
    standing = [one for one in known if what[one.id] is Status.CURRENT] or known
    return Story(
        id=known[0].story,
        title=_title(standing[-1]),
        first=moment(known[0]),
        last=moment(known[-1]),
        reports=tuple(known),
        statuses=tuple(what.items()),
        propositions=found,
        silences=silences(known, as_of, failed),
        questions=questions(found, diary),
        expectations=diary,
        figures=figures(counted, Context.of(known)),
        as_of=as_of,
    )


def statuses(reports: Sequence[Filed]) -> Mapping[str, Status]:
    """What each report is to its series: the last by its own account stands; a correction corrects the one before, a kill withdraws all.

    reports: in the order of publication.
    """
    found = dict.fromkeys((one.id for one in reports), Status.CURRENT)
    series: dict[str, list[Filed]] = {}
    for one in reports:
        if one.copy_of is not None or _action(one) in _AGAIN:
            found[one.id] = Status.COPY
        series.setdefault(one.series, []).append(one)
    for several in series.values():
        for number, one in enumerate(several[1:], 1):
            action = _action(one) or LeadAction.UPDATE
            for before in several[:number] if found[one.id] is not Status.COPY else ():
                if action is LeadAction.WITHDRAW:
                    found[before.id] = Status.WITHDRAWN
                elif found[before.id] is Status.CURRENT and action is not LeadAction.ADVISE:
                    found[before.id] = Status.CORRECTED if action is LeadAction.CORRECT else Status.SUPERSEDED
    return found


def _action(filed: Filed) -> LeadAction | None:
    """What a report does to its series: by its sender's word, else by its mark."""
    report = filed.reading.report
    if report.status == "canceled" or "kill" in report.signal:
        return LeadAction.WITHDRAW
    if report.lead is not None:
        return report.lead.action
    return LeadAction.CORRECT if "correction" in report.signal else None


def _title(filed: Filed) -> str:
    report = filed.reading.report
    return report.title or (report.text.strip().splitlines() or [""])[0][:120] or report.input
