"""What the ledger knows: `stories`, `story`, `why`, `changes`, `questions`, `sources`.

Here: asking the ledger, the format, where it goes. Not here: options (main.py), reckoning (the ledger), rendering (views/).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from secondlead.cli.output import Sink, silence, sink
from secondlead.errors import UsageError
from secondlead.settings import Settings
from secondlead.views import jsonout

if TYPE_CHECKING:
    from secondlead.ledgerdesk import Ledger
    from secondlead.shownstory import Sight


class Shape(StrEnum):
    """The forms of what the ledger tells."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks of the ledger. what: the verb; of: the story's or the proposition's id."""

    what: str
    of: str = ""
    db: str | None = None
    as_of: str | None = None
    format: Shape = Shape.TEXT
    out: str | None = None
    since: str | None = None
    every: bool = False
    limit: int = 50
    confidential: bool = False  # the desk's confidential sources are to be shown
    embargoed: bool = False  # and what is under embargo

    @property
    def sight(self) -> Sight:
        """What of the hidden is asked for."""
        from secondlead.shownstory import Sight

        return Sight(self.confidential, self.embargoed)


@dataclass(frozen=True, slots=True)
class Told:
    """One answer in each form: text at a width and with or without colour, JSON values, a page; html None where there is none."""

    text: Callable[[int, bool], str]
    json: Callable[[], Any]
    html: Callable[[], str] | None = None


def tell(asked: Asked, settings: Settings) -> int:
    """Ask the ledger, write what it tells, and give the exit status."""
    from secondlead.ledgerdesk import Ledger  # the database's libraries take their time, and mistakes need not wait for them

    out = None if asked.out in (None, "-") else Path(str(asked.out))
    with Ledger.open(asked.db, create=False) as ledger, sink(out) as place:
        told = ANSWERS[asked.what](ledger, asked)
        try:
            _write(told, asked, place, settings)
        except BrokenPipeError:  # whoever read has had enough
            silence()
    return 0


def _write(told: Told, asked: Asked, place: Sink, settings: Settings) -> None:
    match asked.format:
        case Shape.JSON:
            place.write((jsonout.dumps(told.json(), indent=2) + "\n").encode())
        case Shape.HTML:
            if told.html is None:
                raise UsageError("--format html", f"{asked.what} has no page", "use text or json, or secondlead story ID --format html")
            place.write(told.html().encode(errors="replace"))
        case Shape.TEXT:
            from secondlead.views.plain import encoded

            colour = place.terminal if settings.colour is None else settings.colour
            place.write(encoded(told.text(settings.width or place.columns(), colour), place.encoding))


def _stories(ledger: Ledger, asked: Asked) -> Told:
    from secondlead.model.ledgercontract import story_dict
    from secondlead.views.storylist import render_stories

    found = ledger.stories(asked.as_of, limit=asked.limit, sight=asked.sight)
    return Told(
        text=lambda width, colour: render_stories(found, width, colour),
        json=lambda: {"stories": [story_dict(one, whole=False) for one in found]},
    )


def _story(ledger: Ledger, asked: Asked) -> Told:
    from secondlead.ledger.timeline import moved, steps
    from secondlead.model.ledgercontract import change_dicts, story_dict
    from secondlead.views.storybrief import lines_of, story_brief
    from secondlead.views.storypage import story_page
    from secondlead.views.storyterminal import render_story

    story = ledger.story(asked.of, asked.as_of, sight=asked.sight)
    last = steps(story, last=True)
    since = moved(story.propositions, asked.since) if asked.since else ()
    brief = story_brief(story, lines_of(last, since), every=asked.every)
    return Told(
        text=lambda width, colour: render_story(brief, width, colour),
        json=lambda: story_dict(story) | {"changes": change_dicts([(one.old.id, one.new.id, one.diff) for one in steps(story)])},
        html=lambda: story_page(story, story_brief(story, lines_of(last, since), every=True)),
    )


def _why(ledger: Ledger, asked: Asked) -> Told:
    from secondlead.model.ledgercontract import why_dict
    from secondlead.views.storyterminal import render_why

    story, one = ledger.why(asked.of, asked.as_of, sight=asked.sight)
    return Told(
        text=lambda width, colour: render_why(one, width, colour),
        json=lambda: why_dict(one) | {"story": story.id, "as_of": story.as_of},
    )


def _changes(ledger: Ledger, asked: Asked) -> Told:
    from secondlead.ledger.timeline import moved, steps
    from secondlead.model.ledgercontract import change_dicts, moved_dict
    from secondlead.views.storylist import render_changes

    story = ledger.story(asked.of, asked.as_of, sight=asked.sight)
    found = steps(story)
    since = moved(story.propositions, asked.since) if asked.since else ()
    if asked.since:
        found = tuple(one for one in found if (one.new.reading.report.published or one.new.arrived) > asked.since)
    return Told(
        text=lambda width, colour: render_changes(story, found, since, asked.every, width, colour),
        json=lambda: {
            "story": story.id,
            "changes": change_dicts([(one.old.id, one.new.id, one.diff) for one in found]),
            "standings": [moved_dict(one.proposition.id, one.proposition.text, one.before, one.now) for one in since],
        },
    )


def _questions(ledger: Ledger, asked: Asked) -> Told:
    from secondlead.model.ledgercontract import question_dict
    from secondlead.views.storylist import render_questions

    story = ledger.story(asked.of, asked.as_of, sight=asked.sight)
    return Told(
        text=lambda width, colour: render_questions(story, width, colour),
        json=lambda: {"story": story.id, "questions": [question_dict(one) for one in story.questions]},
    )


def _sources(ledger: Ledger, asked: Asked) -> Told:
    from dataclasses import asdict

    from secondlead.views.storylist import render_sources

    found = ledger.sources(asked.of or None, asked.as_of, limit=asked.limit)
    return Told(
        text=lambda width, colour: render_sources(found, width, colour),
        json=lambda: {"sources": [asdict(one) for one in found]},
    )


ANSWERS: dict[str, Callable[[Any, Asked], Told]] = {
    "stories": _stories,
    "story": _story,
    "why": _why,
    "changes": _changes,
    "questions": _questions,
    "sources": _sources,
}
