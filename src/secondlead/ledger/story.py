"""What filed reports come to at a moment: the story, its propositions, silences, questions.

Here: the order in which the parts are reckoned. Not here: any part's own work; which report belongs to which story (placing.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from secondlead.ledger.backing import Context, claims_of, moment
from secondlead.ledger.figureseries import figures
from secondlead.ledger.propositions import propositions
from secondlead.ledger.questions import questions
from secondlead.ledger.silences import silences
from secondlead.model.ledger import Filed, Status, Story
from secondlead.model.report import LeadAction

_AGAIN = frozenset({LeadAction.REPEAT})


def story(reports: Sequence[Filed], as_of: str, failed: Sequence[tuple[str, str]] = ()) -> Story:
    """The story that reports make as of a moment (ISO, with zone): those that had come by then. Raises ValueError where none had.

    1 what each report is to its series; 2 propositions and standings; 3 silences; 4 questions; 5 figures. The order in which the reports
    came changes nothing.
    """
    known = sorted((one for one in reports if one.arrived <= as_of), key=lambda one: (moment(one), one.id))
    if not known:
        raise ValueError(f"no report of this story had come by {as_of}")
    what = statuses(known)
    claims = [claim for filed in known for claim in claims_of(filed)]
    found = propositions(claims, what)
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
        questions=questions(found),
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
        lead = one.reading.report.lead
        if one.copy_of is not None or (lead is not None and lead.action in _AGAIN):
            found[one.id] = Status.COPY
        else:
            series.setdefault(one.series, []).append(one)
    for several in series.values():
        for number, one in enumerate(several[1:], 1):
            lead = one.reading.report.lead
            action = lead.action if lead else LeadAction.UPDATE
            for before in several[:number]:
                if action is LeadAction.WITHDRAW:
                    found[before.id] = Status.WITHDRAWN
                elif found[before.id] is Status.CURRENT and action is not LeadAction.ADVISE:
                    found[before.id] = Status.CORRECTED if action is LeadAction.CORRECT else Status.SUPERSEDED
    return found


def _title(filed: Filed) -> str:
    report = filed.reading.report
    return report.title or (report.text.strip().splitlines() or [""])[0][:120] or report.input
