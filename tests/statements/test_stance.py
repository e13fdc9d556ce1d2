"""What a source does with a content: stances, and the classes that go with them."""

from __future__ import annotations

import pytest
from tests.statements.marked import judged

STANCES = [
    # text, stance, class, why
    ("[The mayor] <said> {the bridge is open}.", "asserts", "certain", "said"),
    ("[The firm] <said> {it paid no dividend}.", "asserts", "no", "a plain negative asserts"),
    ("[The firm] <said> {nobody was hurt}.", "asserts", "no", "a plain negative asserts"),
    ("[The firm] <said> {talks are not expected to resume}.", "asserts", "unlikely", "a hedged negative asserts"),
    ("[Police] <confirmed> {that two men were held}.", "confirms", "certain", "confirm"),
    ("[The aide] <acknowledged> {that the letter was late}.", "confirms", "certain", "acknowledge"),
    ("[The driver] <admitted> {he had fallen asleep}.", "confirms", "certain", "admit"),
    ("[The lab] <verified> {that the film is real}.", "confirms", "certain", "verify"),
    ("[The minister] <denied> {that he took bribes}.", "denies", "no", "deny"),
    ("[The minister] <denied> {taking bribes}.", "denies", "no", "deny with a gerund"),
    ("[The minister] <has denied> {any wrongdoing}.", "denies", "no", "deny with a noun"),
    ("[The minister] <dismissed> {reports that he would quit}.", "denies", "no", "dismiss"),
    ("[The minister] <rejected> {the claim that he lied}.", "denies", "no", "reject"),
    ("[The minister] <refuted> {the allegations}.", "denies", "no", "refute, as the trade uses it"),
    ("[The minister] <ruled out> {a snap election}.", "denies", "no", "rule out"),
    ("[The minister] <disputed> {that figure}.", "denies", "no", "dispute"),
    ("[The accused] <pleaded not guilty to> {theft}.", "denies", "no", "a plea"),
    ("[The minister] <denied> {that he had not paid}.", "denies", "certain", "denying a negative puts the positive"),
    ("[The minister] <denied> {there were no plans for talks}.", "denies", "certain", "denying a denial puts the positive"),
    ("[The minister] <denied> {that he might quit}.", "denies", "no", "even the possibility is denied"),
    ("[The aide] <said> {there are no plans for talks}.", "denies", "no", "no plans presupposes talk of a plan"),
    ("[The aide] <said> {there were no immediate plans to meet}.", "denies", "no", "an adjective between"),
    ("[The aide] <said> {she had no intention of resigning}.", "denies", "no", "no intention"),
    ("[The aide] <said> {the reports were not true}.", "denies", "no", "not true"),
    ("[The aide] <said> {there is no truth in the reports}.", "denies", "no", "no truth in"),
    ("[The aide] <said> {the story is false}.", "denies", "no", "false"),
    ("[The aide] <called> {the story “baseless”}.", "denies", "no", "baseless, without a verb"),
    ("[The aide] <said> {the story is complete nonsense}.", "denies", "no", "nonsense"),
    ("[The aide] <said> {no such meeting took place}.", "denies", "no", "no such"),
    ("[The aide] <said> {the meeting never happened}.", "denies", "no", "never happened"),
    ("[The aide] <said> {a merger is out of the question}.", "denies", "no", "out of the question"),
    ("[The aide] <said> {the army had nothing to do with the blast}.", "denies", "no", "nothing to do with"),
    ("[The aide] <said> {it is not true that he quit}.", "denies", "no", "not true that"),
    ("“{That is not the case},” [the aide] <said>.", "denies", "no", "not the case"),
    ("“{We deny that the plant leaked},” [the aide] <said>.", "denies", "no", "the source's own verb in a quotation"),
    ("“{I can confirm that the plant leaked},” [the aide] <said>.", "confirms", "certain", "the source's own verb in a quotation"),
    ("“{I cannot confirm that the plant leaked},” [the aide] <said>.", "neither", "none", "cannot confirm takes no position"),
    ("“{We have no comment},” [the aide] <said>.", "declines", "none", "no comment in a quotation"),
    ("[Analysts] <doubt> {that the truce will hold}.", "doubts", "unlikely", "doubt"),
    ("[Analysts] <doubted> {the truce would not hold}.", "doubts", "likely", "doubting a negative"),
    ("[Analysts] <do not doubt> {that the truce will hold}.", "asserts", "certain", "not doubted"),
    ("[Analysts] <cast doubt on> {the figures}.", "doubts", "unlikely", "cast doubt"),
    ("[Analysts] <were sceptical> {that the truce would hold}.", "doubts", "unlikely", "British sceptical"),
    ("[Police] <said> {there is no evidence that the man was armed}.", "doubts", "unlikely", "no evidence that"),
    ("[Police] <said> {there was no indication of arson}.", "doubts", "unlikely", "no indication of"),
    ("[Police] <said> {it is doubtful whether the man was armed}.", "doubts", "unlikely", "doubtful"),
    ("[The judge] <asked> {whether the man was armed}.", "asks", "none", "asked whether"),
    ("[The judge] <questioned whether> {the man was armed}.", "asks", "none", "questioned whether"),
    ("[The judge] <questioned> {the police account}.", "doubts", "unlikely", "questioning an account doubts it"),
    ("“{Where is the money?}” [the judge] <asked>.", "asks", "none", "a question"),
    ("“{Who will pay for this?}” [the judge] <said>.", "asks", "none", "a question whatever the verb"),
    ("{Was the man armed?}", "asks", "none", "the outlet's own question"),
    ("[The aide] <neither confirmed nor denied> {the visit}.", "neither", "none", "the formula"),
    ("[The aide] <would neither confirm nor deny> {the visit}.", "neither", "none", "with would"),
    ("[The aide] <did not confirm or deny> {the visit}.", "neither", "none", "with or"),
    ("[The aide] <could neither confirm nor deny> {the visit}.", "neither", "none", "with could"),
    ("[The aide] <declined to confirm or deny> {the visit}.", "neither", "none", "refusing both"),
    ("[The aide] <refused to confirm or deny> {the visit}.", "neither", "none", "refusing both"),
    ("[The aide] <could not confirm> {the visit}.", "neither", "none", "could not confirm"),
    ("[The aide] <did not deny> {that the visit took place}.", "neither", "none", "not denying is no confirmation"),
    ("[The aide] <stopped short of confirming> {the visit}.", "neither", "none", "stopped short"),
    ("[The agency] <could not independently verify> {the film}.", "neither", "none", "could not verify"),
    ("[The agency] <was unable to verify> {the film}.", "neither", "none", "unable to verify"),
    ("[The aide] <does not know> {whether the visit took place}.", "neither", "none", "does not know"),
    ("[The aide] <declined to comment on> {the visit}.", "declines", "none", "declined to comment"),
    ("[The aide] <refused to discuss> {the visit}.", "declines", "none", "refused to discuss"),
    ("[The aide] <would not say> {whether the visit took place}.", "declines", "none", "would not say"),
    ("[The aide] <would not comment on> {the visit}.", "declines", "none", "would not comment"),
    ("[The aide] <declined to identify> {the victims}.", "declines", "none", "declined to identify"),
    ("[The aide] <declined comment>.", "declines", "none", "declined comment, no content"),
    ("[The aide] <had no comment on> {the visit}.", "declines", "none", "no comment"),
    ("[The aide] <referred questions to> {the palace}.", "declines", "none", "referred questions"),
    ("There was <no word> from [the palace] on {the visit}.", "silent", "none", "no word from"),
    ("There has been <no official confirmation> of {the visit}.", "silent", "none", "no confirmation"),
    ("There was <no immediate comment> from [the palace].", "silent", "none", "no immediate comment"),
    ("There was <no immediate claim of responsibility> for {the blast}.", "silent", "none", "no claim"),
    ("[The palace] <did not respond to> {a request for comment}.", "silent", "none", "did not respond"),
    ("[The palace] <did not immediately respond to> {a request for comment}.", "silent", "none", "an adverb between"),
    ("[The palace] <has not commented on> {the visit}.", "silent", "none", "has not commented"),
    ("[The palace] <has yet to comment on> {the visit}.", "silent", "none", "has yet to comment"),
    ("[The palace] <could not be reached> for comment.", "silent", "none", "could not be reached"),
    ("[The palace] <could not immediately be reached> for comment.", "silent", "none", "an adverb between"),
    ("[The palace] <was not immediately available for comment>.", "silent", "none", "not available"),
    ("[The palace] <was unavailable for comment>.", "silent", "none", "unavailable"),
    ("[The palace] <has remained silent on> {the visit}.", "silent", "none", "remained silent"),
    ("[The palace] <did not return> {calls}.", "silent", "none", "did not return calls"),
    ("[The palace] <made no mention of> {the visit}.", "silent", "none", "made no mention"),
    ("[The palace] <gave no details of> {the visit}.", "silent", "none", "gave no details"),
    ("[The palace] <did not say> {when the visit would be}.", "silent", "none", "did not say"),
    ("[The palace] <has not said> {who will travel}.", "silent", "none", "has not said"),
    ("[The palace] <commented> {that the visit went well}.", "asserts", "certain", "commenting that is saying"),
    ("[The palace] <responded> {that the visit went well}.", "asserts", "certain", "responding that is saying"),
    ("<According to> [the palace], {the visit went well}.", "asserts", "certain", "according to"),
    ("{The visit went well}, <citing> [two aides], the paper said.", "asserts", "certain", "citing"),
    ("In <a denial>, [the palace] called {the story false}.", "denies", "no", "a denial by its noun"),
    ("[The union] <claimed> {that the plant leaked}.", "asserts", "certain", "a claim is flat on its maker's side"),
    ("[The union] <alleged> {that the plant leaked}.", "asserts", "certain", "an allegation is flat on its maker's side"),
    ("[The union] <warned> {that the plant could leak}.", "asserts", "possible", "the content's own hedge"),
]

# Cues as finders cut them, and verbs that speak of other acts than speaking.
STANCES += [
    ("[The palace] <has yet> {to comment on the visit}.", "silent", "none", "the cue cut short"),
    ("[The palace] <refused> {to recognise the vote}.", "asserts", "no", "refusing an act is no refusal to speak"),
    ("[The palace] <asked> {the press not to film the visit}.", "asserts", "no", "asking for something is no question"),
    ("[The palace] <asked> {the court to stop the vote}.", "asserts", "certain", "asking for something is no question"),
    ("[The palace] <rejected> {as baseless claims that it paid}.", "denies", "no", "baseless under a rejection says it again"),
    ("“{No comment},” [the aide] <said>.", "declines", "none", "two words, no subject"),
    ("{There was no immediate word on the visit}.", "silent", "none", "told in the outlet's own voice"),
    ("{The report could not be independently verified}.", "neither", "none", "nobody vouches for it"),
    ("{The report has not been confirmed}.", "neither", "none", "nobody vouches for it"),
    ("[The aide] <did not claim> {that the visit went well}.", "asserts", "no", "not claiming is a plain negative"),
    ("[The aide] <said> {the palace was worried about the visit}.", "asserts", "certain", "a worry about a fact"),
]

ANSWERS = [
    # text, stance, why
    ("[The broadcaster] <said> {the leaders are not expected to meet}.", "denies", "a negative that answers a claim of the report"),
    ("[The firm] <said> {it paid no dividend}.", "denies", "a negative that answers a claim of the report"),
    ("[The firm] <said> {it paid a dividend}.", "asserts", "a positive answers nothing"),
    ("[The firm] <said> {the plant may not reopen}.", "asserts", "may not excludes nothing"),
    ("[Analysts] <doubt> {the deal will pass}.", "doubts", "a doubt stays a doubt"),
]


@pytest.mark.parametrize(("text", "stance", "class_", "why"), STANCES)
def test_a_wording_has_its_stance(text: str, stance: str, class_: str, why: str) -> None:
    """Cue and content together give the stance; the certainty speaks of the positive form."""
    found = judged(text)
    assert (found.stance, found.certainty.class_) == (stance, class_), why


@pytest.mark.parametrize(("text", "stance", "why"), ANSWERS)
def test_a_negative_that_answers_a_claim_denies(text: str, stance: str, why: str) -> None:
    """The caller knows that the report carries the claim."""
    assert judged(text, answers=True).stance == stance, why
