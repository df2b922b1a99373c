"""What a sentence is for a comparison: where its conditions begin and end, what binds whom, and what says the same."""

from __future__ import annotations

import pytest

from plancmp.extract.languages import choose_language
from plancmp.extract.pieces import PieceKind, Reading
from plancmp.extract.reading import read_pieces


def read(text: str, code: str = "en") -> Reading:
    return read_pieces(text, choose_language(code))


def list_conditions(text: str, code: str = "en") -> list[str]:
    """Return the words of each condition; an ellipsis before one that opens no part of its sentence."""
    return [
        ("" if limit.is_opening else "… ") + text[limit.mark.start : (limit.pieces or (limit.mark,))[-1].end]
        for limit in read(text, code).limits
    ]


def list_cues(text: str, code: str = "en") -> list[str]:
    """Return what each cue of force says; in brackets where it binds nobody by itself."""
    cues = [piece for piece in read(text, code).whole if piece.kind is PieceKind.CUE]
    return [f"({cue.key[1:]})" if cue.is_dependent else cue.key[1:] for cue in cues]


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        # An opening one ends at the comma before who acts, or where who acts begins.
        ("If the Boy, the Cook and the Mate agree, the boat shall sail.", ["If the Boy, the Cook and the Mate agree"]),
        ("If the weather is fair the Master and the Mate shall sail.", ["If the weather is fair"]),
        ("If the weather is fair any Master shall sail.", ["If the weather is fair"]),
        ("If it is fair, or if it is calm, the Mate shall sail.", ["If it is fair, or if it is calm"]),
        ("If it seems that the Master may be late, the Mate shall sail.", ["If it seems that the Master may be late"]),
        ("If, on the day, it rains, the Master shall wait.", ["If, on the day, it rains"]),
        ("Subject to clauses 5 and 6, the Master shall sail.", ["Subject to clauses 5 and 6"]),
        ("Subject to clauses 5 and 6 the Master shall sail.", ["Subject to clauses 5 and 6"]),
        ("Notwithstanding clause 7 the Master and the Mate may sail.", ["Notwithstanding clause 7"]),
        ("The Mate and, if the Owner names one, the Pilot shall sail.", ["if the Owner names one"]),
        ("The Master shall sail in fair weather or, if asked, in foul weather.", ["if asked"]),
        ("In peacetime the Master shall sail.", ["In peacetime"]),
        # A deed that is asked for is a condition, with who asks for it.
        ("On request, the Master shall sail.", ["On request"]),
        ("On request by the Owner, the Master shall sail.", ["On request by the Owner"]),
        ("On the request of the Owner the Master shall sail.", ["On the request of the Owner"]),
        # Any other ends with its comma, its bracket, the next verb, or the sentence.
        ("The Master shall, if the weather is fair, sail.", ["… if the weather is fair"]),
        ("The Master (if he is able) shall sail.", ["… if he is able"]),
        ("The Master shall sail if the weather is fair and shall return.", ["… if the weather is fair"]),
        ("The Master shall stop, if any sail breaks.", ["… if any sail breaks"]),
        ("We shall sail except in the event that it rains.", ["… except in the event that it rains"]),
        ("The Master shall stow the sails, if any, at once.", []),
        ("The Master shall sail unless the weather is foul or shall wait.", ["… unless the weather is foul"]),
        ("We shall sail, except for tugs, rafts and punts.", ["… except for tugs, rafts and punts"]),
        ("No cargo other than salt shall be carried.", ["… other than salt"]),
        # Nothing says where this one ends, so it is left where it stands.
        ("The Master may in case of default terminate.", []),
        ("The Master shall not when sailing smoke, unless he is alone.", ["… unless he is alone"]),
        # What is put before something is no condition of a duty.
        ("The log shall at all times be subject to a check, if the Owner asks.", ["… if the Owner asks"]),
        ("Subject to a check, the Master shall sail.", ["Subject to a check"]),
        ("Under clause 5, the Master shall sail.", []),
        ("The Master who may have a claim shall sail.", []),
    ],
)  # fmt: skip
def test_a_condition_ends_where_the_rule_goes_on(text: str, conditions: list[str]) -> None:
    assert list_conditions(text) == conditions


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("The Master shall not be required to sail.", ["may not need not"]),
        ("The Master shall be freely entitled to sail.", ["may"]),
        ("The Master shall not be entitled to sail.", ["must_not"]),
        ("The Master shall not have the right to sail.", ["must_not"]),
        ("The Master shall have the right to sail.", ["may"]),
        ("The Master must be authorised to sail.", ["must"]),
        ("The Master must be allowed to sail.", ["may"]),
        ("We shall not warrant that: the boat shall float.", ["must_not", "must"]),
        ("We shall not warrant that the boat shall float.", ["must_not"]),
        ("The Master may abstain from sailing.", ["may"]),
        ("The Master shall abstain from sailing.", ["must_not"]),
        ("The Master may endeavour to sail.", ["may efforts"]),
        ("The Master shall sign a plan to sail.", ["must"]),
        ("The Master and the Mate plan to sail.", ["expected intends"]),
        ("The Master shall be obliged to sail.", ["must"]),
        ("The Master must be barred from sailing.", ["must_not"]),
        ("The Master must not be barred from sailing.", ["may"]),
        ("Swimming shall be allowed.", ["may"]),
        ("Swimming shall not be allowed.", ["must_not"]),
        ("Swimming shall be prohibited.", ["must_not"]),
        ("Dogs are allowed.", ["may"]),
        ("Dogs are not permitted.", ["must_not"]),
        ("No boat may sail.", ["must_not"]),
        ("The Master may be required to sail.", ["may required"]),
        ("The Master shall use its best efforts to sail.", ["expected efforts best"]),
        ("The Master shall use reasonable efforts to sail.", ["expected efforts reasonable"]),
        ("The Master shall use its boat to sail.", ["must"]),
        ("The Master shall seek to sail.", ["expected efforts"]),
        ("The Master need not sail.", ["may not need not"]),
        ("The Master is not obliged to sail.", ["may not need not"]),
        ("The Master intends to sail.", ["expected intends"]),
        ("The Master would sail.", ["expected would"]),
        ("On 5 May the boats may sail.", ["may"]),
        ("In May 5 boats sail.", []),
        ("Boats named in item 4a shall float.", ["must"]),
        ("The law must be obeyed, and a must is a duty.", ["must"]),
        # A verb within a relative clause, a purpose or another name binds nobody.
        ("The Master who may have a claim shall sail.", ["(may)", "must"]),
        ("Any Master who has a claim shall sail.", ["must"]),
        ("The cargo which the Mate shall keep must be dry.", ["(must)", "must"]),
        ("The cargo whose owner may be late must be dry.", ["(may)", "must"]),
        ("The boat shall be so built that it can float.", ["must", "(may)"]),
        ("The Owner shall ensure that the crew may swim.", ["must", "(may)"]),
        ("A boat (or punt, as it may be called) shall float.", ["(may)", "must"]),
        ("The cargo that does or could harm the crew shall be left.", ["(may would)", "must"]),
        ("The Owner shall say how the crew may swim.", ["must", "(may)"]),
        ("The crew may take as many hats as they would like.", ["may"]),
        ("The Owner shall ensure the following: the crew may swim.", ["must", "may"]),
        ("The Owner shall see to it, to ensure that boats float, and shall have oars.", ["must", "must"]),
        ("The Owner may check the boats to ensure that they float.", ["may"]),
        ("The Owner shall ensure that boats float.", ["must", "must"]),
        ("The Master may have the right to sail.", ["may"]),
    ],
)
def test_a_force_is_read_from_its_whole_verb(text: str, cues: list[str]) -> None:
    assert list_cues(text) == cues


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Master shall sail due to to a storm.", "The Master shall sail because of a storm."),
        ("The provider(s) shall sail.", "The provider shall sail."),
        ("(a) The Master shall sail.", "The Master shall sail."),
        ("b. the Master shall sail.", "The Master shall sail."),
        ("The Master shall (a) sail, (b) wait and (c) rest.", "The Master shall sail, wait and rest."),
        ("The Master shall pay within 2 weeks.", "The Master shall pay within 14 days."),
        ("The Master shall pay within 2 years.", "The Master shall pay within 24 months."),
        ("The Master shall pay within 5 working days.", "The Master shall pay within 5 business days."),
        ("The crew shall not be more than 9 persons.", "The crew shall be at most 9 persons."),
        ("The Master shall sail at noon.", "The Master shall sail at 12:00."),
        ("The Master shall sail under art. 5.", "The Master shall sail under Article 5."),
        ("The Master shall sail under Article 5 of this treaty.", "The Master shall sail under Article 5."),
        ("No boat may sail.", "The boat may not sail."),
        ("The route laid down in accordance with Rule 2 is long.", "The route laid down according to Rule 2 is long."),
        (
            "The fee is limited and set according to one of two lists.",
            "The fee is limited and set in line with one of two lists.",
        ),
        (
            "The Master shall sail no later than on the third day.",
            "The Master shall sail not later than on the third day.",
        ),
        ("The fee shall not be more than 5 EUR or less than 2 EUR.", "The fee is at most 5 EUR or at least 2 EUR."),
        ("The fee may not exceed 5 EUR or fall below 2 EUR.", "The fee is at most 5 EUR or at least 2 EUR."),
        ("The fee shall not be less than 2 EUR or more than 5 EUR.", "The fee is at least 2 EUR or at most 5 EUR."),
    ],
)
def test_what_says_the_same_is_read_alike(one: str, other: str) -> None:
    assert [piece.key for piece in read(one).pieces] == [piece.key for piece in read(other).pieces]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Master shall pay within 5 consecutive days.", "The Master shall pay within 5 days."),
        ("The Master shall pay within 5 banking days.", "The Master shall pay within 5 business days."),
        ("The Master shall sail up to 5 May 2027.", "The Master shall sail by 5 May 2027."),
        ("The Master shall sail until 5 May 2027.", "The Master shall sail by 5 May 2027."),
        ("The council decides unanimously.", "The council decides by a majority."),
        ("The council decides by a two-thirds majority.", "The council decides by a majority."),
        ("The Master shall use best efforts to sail.", "The Master shall use reasonable efforts to sail."),
        ("The Master shall sail under Article 5.", "The Master shall sail under Section 5."),
        ("“No Sailing Zone” marks the bay.", "“Sailing Zone” marks the bay."),
        ("The fee shall be more than 5 EUR or less than 2 EUR.", "The fee is more than 5 EUR or at least 2 EUR."),
        ("The fee is at most 5 EUR or less than 2 EUR.", "The fee is at most 5 EUR or at least 2 EUR."),
    ],
)
def test_what_says_something_else_is_not(one: str, other: str) -> None:
    assert [piece.key for piece in read(one).pieces] != [piece.key for piece in read(other).pieces]
