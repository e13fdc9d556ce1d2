"""How sure a source is: classes of the hedges, and how several come to one."""

from __future__ import annotations

import pytest
from tests.statements.marked import judged

HEDGES = [
    ("[The bank] <said> {no sale is possible}.", "no", ["no", "possible"], "not even possible"),
    ("[The bank] <said> {the chances of a sale appear slim}.", "very-unlikely", ["slim"], "the chances appear slim"),
    ("[The bank] <said> {there was no risk of a sale}.", "no", ["no"], "there is no risk is no possibility"),
    ("[The bank] <said> {there is little risk of a sale}.", "very-unlikely", ["little risk"], "little risk"),
    ("[The bank] <said> {guests now have the chance to swim}.", "certain", [], "a chance given is no hedge"),
    ("[The bank] <said> {the loan is considered safe}.", "likely", ["considered"], "is considered"),
    ("[The bank] <said> {a repeat is highly improbable}.", "very-unlikely", ["highly improbable"], "the stronger wording counts"),
    ("[The bank] <said> {clients pay any charge not cited}.", "certain", [], "not on a participle after a noun"),
    ("[The bank] <said> {it found nothing but ash}.", "certain", [], "nothing but is only"),
    ("[The bank] <said> {it is too early to say whether the loan is safe}.", "none", ["too early to say"], "too early to say"),
    # text, class, because, why
    ("[The mayor] <said> {the bridge is open}.", "certain", [], "flat"),
    ("[Police] <said> {at least 12 people were hurt}.", "certain", [], "a lower bound is no hedge"),
    ("[Police] <said> {about 40 people were hurt}.", "certain", [], "a rounded figure is no hedge"),
    ("[Police] <said> {around 300 homes lost power}.", "certain", [], "a rounded figure is no hedge"),
    ("[The coach] <said> {the team will certainly play}.", "certain", [], "certainly adds nothing to a flat claim"),
    ("[The coach] <said> {there was no doubt the goal was good}.", "certain", [], "no doubt is no negation"),
    ("[The lab] <said> {the virus is undoubtedly new}.", "certain", [], "undoubtedly is flat"),
    ("[The agency] <said> {the dam may fail}.", "possible", ["may"], "may"),
    ("[The agency] <said> {the dam might fail}.", "possible", ["might"], "might"),
    ("[The agency] <said> {the dam could fail}.", "possible", ["could"], "could"),
    ("[The agency] <said> {the dam might well fail}.", "likely", ["might well"], "well makes a might likely"),
    ("[The agency] <said> {the dam may not hold}.", "possible", ["may not"], "may not: neither excluded"),
    ("[The agency] <said> {the dam possibly contains cracks}.", "possible", ["possibly"], "possibly on the verb"),
    ("[The agency] <said> {perhaps the dam leaks}.", "possible", ["perhaps"], "perhaps at the head"),
    ("[The agency] <said> {maybe the dam leaks}.", "possible", ["maybe"], "maybe at the head"),
    ("[The agency] <said> {the dam is potentially unsafe}.", "possible", ["potentially"], "after be it is the clause's"),
    ("[The agency] <said> {it is possible that the dam leaks}.", "possible", ["possible"], "it is possible that"),
    ("[The agency] <said> {it was also possible that the dam leaked}.", "possible", ["also possible"], "an adverb within the phrase"),
    ("[The agency] <said> {there is a possibility that the dam will fail}.", "possible", ["a possibility"], "there is a possibility"),
    ("[The agency] <said> {there was a real risk of flooding}.", "possible", ["a real risk"], "there is a risk"),
    ("[The agency] <said> {a leak cannot be ruled out}.", "possible", ["cannot be ruled out"], "not excluded is possible, not no"),
    ("[The agency] <said> {a leak could not be ruled out}.", "possible", ["could not be ruled out"], "not excluded"),
    ("[The agency] <said> {sabotage has not been ruled out}.", "possible", ["have not been ruled out"], "not excluded"),
    ("[The agency] <said> {the dam is at risk of collapse}.", "possible", ["at risk"], "at risk of"),
    ("[The bank] <said> {the ship appears to have sunk}.", "likely", ["appears"], "appear to"),
    ("[The bank] <said> {the ship seems to have sunk}.", "likely", ["seems"], "seem to"),
    ("[The bank] <said> {it appears that the ship has sunk}.", "likely", ["appears"], "it appears that"),
    ("[The bank] <said> {the ship probably sank}.", "likely", ["probably"], "probably"),
    ("[The bank] <said> {the ship presumably sank}.", "likely", ["presumably"], "presumably"),
    ("[The bank] <said> {the ship apparently sank}.", "likely", ["apparently"], "apparently"),
    ("[The bank] <said> {the ship is believed to have sunk}.", "likely", ["believed"], "is believed to"),
    ("[The bank] <said> {the ship was widely thought to have sunk}.", "likely", ["widely thought"], "an adverb within"),
    ("[The bank] <said> {the ship is presumed lost}.", "likely", ["presumed lost"], "is presumed"),
    ("[The bank] <said> {the ship is understood to have sunk}.", "likely", ["understood"], "British understood"),
    ("[The bank] <said> {the ship is said to have sunk}.", "likely", ["said"], "is said to"),
    ("[The bank] <said> {the crew are feared dead}.", "likely", ["feared dead"], "feared dead"),
    ("[The bank] <said> {profit is likely to fall}.", "likely", ["likely"], "is likely to"),
    ("[The bank] <said> {profit will likely fall}.", "likely", ["will likely"], "the adverb likely"),
    ("[The bank] <said> {profit is expected to fall}.", "likely", ["expected"], "is expected to"),
    ("[The bank] <said> {profit was forecast to fall}.", "likely", ["forecast"], "is forecast to"),
    ("[The bank] <said> {profit looks set to fall}.", "likely", ["looks set"], "looks set to"),
    ("[The bank] <said> {the firm is poised to sell its fleet}.", "likely", ["poised"], "poised to"),
    ("[The bank] <said> {the firm is on course to sell its fleet}.", "likely", ["on course"], "on course to"),
    ("[The bank] <said> {the firm is on track to meet its target}.", "likely", ["on track"], "on track to"),
    ("[The bank] <said> {there is a good chance of a sale}.", "likely", ["good chance"], "a good chance"),
    ("[The bank] <said> {the thief must have known the code}.", "very-likely", ["must have"], "must have infers"),
    ("[The bank] <said> {a sale is highly likely}.", "very-likely", ["highly likely"], "highly likely"),
    ("[The bank] <said> {a sale is very likely to happen}.", "very-likely", ["very likely"], "very likely to"),
    ("[The bank] <said> {it will in all likelihood be sold}.", "very-likely", ["in all likelihood"], "in all likelihood"),
    ("[The bank] <said> {it will almost certainly be sold}.", "almost-certain", ["almost certainly"], "almost certainly"),
    ("[The bank] <said> {a sale is almost certain to happen}.", "almost-certain", ["almost certain"], "almost certain to"),
    ("[The bank] <said> {there is little doubt that it will be sold}.", "almost-certain", ["little doubt"], "little doubt"),
    ("[The bank] <said> {there is an even chance of a sale}.", "even", ["even chance"], "an even chance"),
    ("[The bank] <said> {the chances of a sale are 50-50}.", "even", ["50-50"], "50-50"),
    ("[The bank] <said> {there is a 70 percent chance of a sale}.", "likely", ["70 percent chance"], "by its figure"),
    ("[The bank] <said> {there is a 90 per cent chance of a sale}.", "very-likely", ["90 per cent chance"], "by its figure"),
    ("[The bank] <said> {there is a 10% chance of a sale}.", "very-unlikely", ["10% chance"], "by its figure"),
    ("[The bank] <said> {a sale is unlikely}.", "unlikely", ["unlikely"], "unlikely"),
    ("[The bank] <said> {profit is unlikely to fall}.", "unlikely", ["unlikely"], "unlikely to"),
    ("[The bank] <said> {profit is not expected to fall}.", "unlikely", ["not expected"], "not expected to"),
    ("[The bank] <said> {profit is not likely to fall}.", "unlikely", ["not likely"], "not likely to"),
    ("[The bank] <said> {profit isn’t expected to fall}.", "unlikely", ["n’t expected"], "the clitic negates too"),
    ("[The bank] <said> {the injuries are not believed to be serious}.", "unlikely", ["not believed"], "not believed to"),
    ("[The bank] <said> {profit will probably not fall}.", "unlikely", ["probably", "not"], "a hedge and a negation on one clause"),
    ("[The bank] <said> {a sale is not unlikely}.", "possible", ["not unlikely"], "litotes leaves it open"),
    ("[The bank] <said> {a sale is not impossible}.", "possible", ["not impossible"], "litotes leaves it open"),
    ("[The bank] <said> {a sale is highly unlikely}.", "very-unlikely", ["highly unlikely"], "highly unlikely"),
    ("[The bank] <said> {there is a slim chance of a sale}.", "very-unlikely", ["slim chance"], "a slim chance"),
    ("[The bank] <said> {there is little chance of a sale}.", "very-unlikely", ["little chance"], "little chance"),
    (
        "[The bank] <said> {there is only a remote possibility of a sale}.",
        "almost-no",
        ["remote possibility"],
        "remote is almost no chance",
    ),
    ("[The bank] <said> {there is almost no chance of a sale}.", "almost-no", ["almost no chance"], "almost no chance"),
    ("[The bank] <said> {there is no chance of a sale}.", "no", ["no chance"], "no chance"),
    ("[The bank] <said> {a sale is impossible}.", "no", ["impossible"], "impossible"),
    ("[The bank] <said> {it paid no dividend}.", "no", ["no"], "no after the verb"),
    ("[The bank] <said> {it did not pay a dividend}.", "no", ["not"], "not in the verb group"),
    ("[The bank] <said> {no casualties were reported}.", "no", ["no"], "no before the subject"),
    ("[The bank] <said> {nobody was hurt}.", "no", ["nobody"], "nobody"),
    ("[The bank] <said> {there were no casualties}.", "no", ["no"], "there were no"),
    ("[The bank] <said> {the doors were never locked}.", "no", ["never"], "never"),
    ("[The bank] <said> {crews could not reach the village}.", "no", ["could not"], "could not: was unable"),
    ("[The bank] <said> {no fewer than 40 people were hurt}.", "certain", [], "no fewer than is a figure"),
    ("[The bank] <said> {it not only lost money but closed}.", "certain", [], "not only is no negation"),
    ("[The bank] <said> {the fund is tentatively valued at 3 million}.", "likely", ["tentatively"], "tentatively"),
    ("[The bank] <said> {the clerk allegedly stole the money}.", "possible", ["allegedly"], "allegedly vouches for nothing"),
    ("[The bank] <said> {the clerk is alleged to have stolen the money}.", "possible", ["alleged"], "is alleged to"),
    ("[The bank] <said> {the clerk reportedly stole the money}.", "likely", ["reportedly"], "reportedly"),
    ("[The bank] <said> {smokers are more likely to die young}.", "certain", [], "a comparison is a plain fact"),
    ("[The bank] <said> {the talks are set for May}.", "certain", [], "the month is no modal"),
    ("[The bank] <said> {the train is confirmed to have left}.", "certain", [], "is confirmed to is flat"),
    ("# {Thousands feared dead in delta flood}", "likely", ["feared dead"], "a headline's verb is left out"),
    ("# {Minister expected to quit} <:> [sources]", "likely", ["expected"], "a headline's bare participle is its verb"),
    ("# {Talks unlikely to resume this year} <:> [aides]", "unlikely", ["unlikely"], "a headline's bare adjective"),
]

COMPOSED = [
    # text, class, why
    ("[He] <said> {the ship appears likely to have sunk}.", "likely", "two likelies are likely"),
    ("[He] <said> {it is believed the ship could have sunk}.", "possible", "the weakest of two on a clause"),
    ("[He] <said> {the ship probably may sink}.", "possible", "likely and may are possible"),
    ("[An official] <confirmed> {that the ship appears to have left}.", "likely", "confirming does not raise the hedge beneath"),
    ("[An official] <confirmed> {that the ship may have left}.", "possible", "confirming does not raise the hedge beneath"),
    ("[An official] <confirmed> {that the ship left}.", "certain", "confirmed flatly"),
    ("[The ministry] <believes> {the ship has sunk}.", "likely", "the cue's own hedge"),
    ("[The ministry] <believes> {the ship could sink}.", "possible", "the cue's and the content's, weakest"),
    ("[The ministry] <thinks> {the ship has not sunk}.", "unlikely", "a likely negative"),
    ("[The ministry] <does not believe> {the ship has sunk}.", "unlikely", "the cue negated"),
    ("[The ministry] <does not think> {the ship has not sunk}.", "likely", "twice negated"),
    ("[Analysts] <expect> {the bank to cut rates}.", "likely", "expect"),
    ("[Analysts] <predicted> {that rates would fall}.", "likely", "predict"),
    ("[Analysts] <do not expect> {rates to fall}.", "unlikely", "not expect"),
    ("[Residents] <fear> {that the dam will break}.", "possible", "a fear is no forecast"),
    ("[Detectives] <suspect> {that the fire was arson}.", "likely", "suspect holds it probable"),
    ("[Rescuers] <hope> {the miners are alive}.", "possible", "hope commits to nothing"),
    ("[The union] <is confident> {the deal will pass}.", "very-likely", "confident"),
    ("[The report] <suggests> {the pilot was asleep}.", "likely", "suggest"),
    ("[The aide] <hinted> {that talks had begun}.", "possible", "hint"),
    ("[The aide] <estimates> {the cost at 3 million}.", "likely", "an estimate"),
    ("[The aide] <did not rule out> {a strike}.", "possible", "not ruled out is possible"),
    ("[The aide] <refused to rule out> {a strike}.", "possible", "refusing to rule out leaves it open"),
    ("[The aide] <would not rule out> {a strike}.", "possible", "would not rule out leaves it open"),
    ("[The aide] <raised the possibility of> {a strike}.", "possible", "raise the possibility"),
    ("[The ministry] <said> {it sees the “possibility” of a summit}.", "possible", "the same subject collapses, marks or not"),
    ("[The ministry] <said> {it believes the ship has sunk}.", "likely", "the same subject collapses"),
    ("[The minister] <said> {he expects prices to fall}.", "likely", "the same subject collapses"),
    ("[The minister] <said> {he does not expect prices to fall}.", "unlikely", "the same subject, negated"),
    ("“{We think the ship has sunk},” [the minister] <said>.", "likely", "we in a quotation is the speaker"),
    ("“{I am sure the ship has sunk},” [the minister] <said>.", "certain", "sure"),
    ("“{I am not sure the ship has sunk},” [the minister] <said>.", "none", "not sure takes no position"),
    ("[The official] <said> {the authorities believe the ship has sunk}.", "certain", "another's belief is told flatly"),
    ("[The official] <said> {that the navy fears the ship could sink}.", "certain", "another's fear is told flatly"),
    ("[The official] <said> {that the owner said the ship may sink}.", "certain", "the hedge is in another's words"),
    ("[The paper] <said> {the owner plans to sell the ship}.", "certain", "a plan told flatly is certain"),
    ("[The official] <confirmed> {that Varga appears to have left Carrow and is headed to Lessing}.", "likely", "the first clause rules"),
    ("[The firm] <said> {the plant was shut on Monday and could stay shut}.", "certain", "the neighbour's hedge stays with the neighbour"),
    ("[The firm] <said> {two workers were hurt but nobody was killed}.", "certain", "flat and flat: the first clause rules"),
    ("“{The gate was open. Somebody may have left it so},” [he] <said>.", "certain", "the first sentence rules a long quotation"),
    ("<It is believed> {the ship has sunk}.", "likely", "a cue that names nobody"),
    ("{The ship} <is believed> {to have sunk}.", "likely", "a passive cue that names nobody"),
    ("{The ship} <reportedly> {sank in the strait}.", "likely", "an adverb as cue"),
    ("{The clerk} <allegedly> {stole the money}.", "possible", "an adverb as cue"),
    ("[The press] <reported> {that the deal is dead, citing aides}.", "certain", "a flat report"),
    ("<Unconfirmed reports> {say the ship has sunk}.", "possible", "unconfirmed reports"),
    ("There is <speculation> {that the king will abdicate}.", "possible", "speculation"),
    ("There are <fears> {that the dam will break}.", "possible", "fears as a noun"),
    ("{The ship sank in the strait}.", "certain", "the outlet's own flat claim"),
    ("{The ship may have sunk}.", "possible", "the outlet's own hedge"),
    ("{It is not known whether the ship sank}.", "none", "not known takes no position"),
    ("{It was unclear who owned the ship}.", "none", "unclear takes no position"),
    ("{It remains to be seen whether the ship can sail}.", "none", "open"),
]


@pytest.mark.parametrize(("text", "expected", "because", "why"), HEDGES)
def test_a_hedge_gives_its_class_and_its_words(text: str, expected: str, because: list[str], why: str) -> None:
    """Each wording has its class, and `because` holds its words."""
    found = judged(text).certainty
    assert found.class_ == expected, why
    words = [span.text for span in found.because]
    assert len(words) >= len(because), (why, words)
    for wanted, got in zip(because, words, strict=False):
        assert set(wanted.split()[-1:]) & set(got.split()) or wanted in got or got in wanted, (why, words)
    assert because or not words, (why, words)


@pytest.mark.parametrize(("text", "expected", "why"), COMPOSED)
def test_hedges_compose(text: str, expected: str, why: str) -> None:
    """The rules of composition: weakest wins, same subject collapses, another's words stay apart."""
    assert judged(text).certainty.class_ == expected, why


def test_the_interval_is_the_scales() -> None:
    """The class brings its interval."""
    found = judged("[The agency] <said> {the dam may fail}.").certainty
    assert (found.low, found.high) == (0.05, 0.8)
