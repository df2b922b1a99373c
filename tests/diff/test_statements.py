"""What is told of two sentences that answer to each other: each fact in one row, with the values of its own side."""

from __future__ import annotations

import pytest

from plancmp.diff.effects import Effect
from plancmp.diff.insertions import take_clauses
from plancmp.diff.lone import TermPair
from plancmp.diff.statements import Difference, compare_readings
from plancmp.extract.languages import choose_language
from plancmp.extract.reading import read_pieces
from plancmp.model import Term


def compare(old: str, new: str, code: str = "en") -> Difference:
    language = choose_language(code)
    return compare_readings(read_pieces(old, language), read_pieces(new, language))


def spell(term: Term | None) -> str:
    if term is None:
        return ""
    conditions = [f"{condition.kind} {condition.text}" for condition in term.conditions]
    return "; ".join([f"{term.force}".replace("_", " "), *conditions])


def tell(difference: Difference) -> list[tuple[str, str, str]]:
    return [(str(pair.effect), spell(pair.old), spell(pair.new)) for pair in difference.terms]


def list_rules(pair: TermPair) -> list[str]:
    return [cause.rule for cause in pair.causes]


def test_words_that_changed_beside_a_force_are_told_in_its_row() -> None:
    difference = compare("The Lender may recall the book.", "The Lender shall sell the book.")
    assert tell(difference) == [("shifted", "may", "must")]
    assert list_rules(difference.terms[0]) == ["force-strengthened", "wording-changed"]
    assert difference.terms[0].causes[1].difference == "− recall; + sell"


def test_a_deadline_that_went_to_another_place_and_changed_is_one_change() -> None:
    opening, closing = (
        "Within 60 days, the Miller shall grind the corn.",
        "The Miller shall grind the corn within 30 days.",
    )
    assert [(str(pair.effect), list_rules(pair)[0]) for pair in compare(opening, closing).terms] == [
        ("tightened", "deadline-earlier")
    ]
    same = "The Miller shall grind the corn within 60 days."
    assert not compare(opening, same).terms
    two = "Within 60 days, the Miller shall grind the corn and, within 9 days, pay the rent."
    assert len(compare(two, closing).terms) > 1


def test_a_condition_that_came_beside_other_words_is_not_told_of_the_old_side() -> None:
    difference = compare("The Lender may recall the book.", "The Lender may sell the book if it is late.")
    assert tell(difference) == [("shifted", "may", "may; if late")]
    back = compare("The Lender may sell the book if it is late.", "The Lender may recall the book.")
    assert tell(back) == [("shifted", "may; if late", "may")]


@pytest.mark.parametrize("is_turned", [False, True])
def test_each_of_two_figures_has_the_force_of_its_own_side(is_turned: bool) -> None:
    texts = [
        "The Lender must wait 5 days and pay 20 euros.",
        "The Lender may wait 7 days and pay 30 euros.",
    ]
    difference = compare(*(reversed(texts) if is_turned else texts))
    forces = ("may", "must") if is_turned else ("must", "may")
    assert [row[1:] for row in tell(difference)] == [forces, forces]
    assert {row[0] for row in tell(difference)} == {"shifted"}


@pytest.mark.parametrize(
    "frame", ["There will be the expectation that", "The expectation is that", "It will be expected that"]
)
def test_an_expectation_has_many_frames(frame: str) -> None:
    old = "It is expected that the Lender will not sell the lamp."
    assert tell(compare(old, f"{frame} the Lender will not sell the lamp.")) == []
    back = compare(f"{frame} the Lender will sell the lamp.", "The Lender will sell the lamp.")
    assert tell(back) == [("tightened", "expected", "must")]


def test_the_no_that_opens_a_plain_statement_is_a_ban() -> None:
    old, new = "No tax is levied on bread.", "A tax is levied on bread."
    assert tell(compare(old, new)) == [("reversed", "must not", "states")]
    assert tell(compare(new, old)) == [("reversed", "states", "must not")]
    assert tell(compare(old, "No tax is levied on books.")) == [("shifted", "must not", "must not")]
    # "No more than" and "at no charge" are none, and beside a change of words nothing is turned.
    assert tell(compare("No more than 5 lamps burn.", "5 lamps burn."))[0][0] != "reversed"
    assert tell(compare("The lamp burns at no charge.", "The lamp burns at a charge."))[0][0] == "shifted"
    assert tell(compare(old, "A tax is levied on books."))[0][0] == "shifted"


def test_a_figure_with_another_preposition_is_one_change() -> None:
    difference = compare("The vote is held within 9 weeks.", "The vote is held after 9 weeks.")
    assert tell(difference) == [("shifted", "states", "states")]
    assert difference.terms[0].causes[0].difference == "within 9 weeks → after 9 weeks"
    # The preposition has no direction of its own to take from the figure.
    assert tell(compare("You may pay at most 5 euros.", "You may pay from 9 euros."))[0][0] == "shifted"


def test_what_came_with_a_figure_is_told_beside_it() -> None:
    difference = compare("The Lender must mend the lamp.", "The Lender must mend the lamp and the chair within 2 days.")
    assert [str(pair.effect) for pair in difference.terms] == ["tightened", "tightened"]
    assert difference.terms[1].causes[0].difference == "+ and chair"
    (pair,) = compare("The Lender must lend a ton.", "The Lender must lend a ton and two tons later.").terms
    assert str(pair.effect) == "added"


def test_the_adjectives_of_a_joint_group_are_not_those_who_act() -> None:
    old, new = "A joint Polish-German team shall sign.", "A joint team shall sign."
    (pair,) = compare(old, new).terms
    assert pair.old is not None
    assert pair.old.party == ("joint Polish-German team",)
    (pair,) = compare("Polish troops shall leave.", "German troops shall leave.").terms
    assert pair.old is not None
    assert pair.old.party == ("Poland",)


def test_words_alone_keep_the_force_that_stayed() -> None:
    difference = compare("The Lender may recall the book.", "The Lender may sell the book.")
    assert tell(difference) == [("shifted", "may", "may")]


@pytest.mark.parametrize(
    ("stem", "clause", "told"),
    [
        # The force of what came is its own, and no date, figure or plain clause round it gets it.
        ("The map was drawn in Oslo on 4 May 2011{}.", ", though no page of it may be sold", "must not"),
        ("The lamps are lit for 6 hours{}.", ", which may be prolonged twice by 2 hours", "may"),
        ("The book covers it{}.", ", unless you hold a card, in which case it shall", "must; unless you hold card"),
        # A condition that opens another part of the sentence belongs to that part.
        ("You must name the painter{}.", " and, if the painter has a pupil, the pupil", "must; if painter pupil"),
        ("The Lender shall mend the lamp{}.", " and, if it is lost, the Agent may buy another", "may; if lost"),
        ("The Lender may sell the lamp{}.", " and must keep the book", "must"),
        ("The Lender may sell the lamp{}.", " and waives all fees", "states"),
    ],
)  # fmt: skip
def test_a_clause_that_was_put_in_whole_is_one_thing_more(stem: str, clause: str, told: str) -> None:
    old, new = stem.format(""), stem.format(clause)
    assert tell(compare(old, new)) == [("added", "", told)]
    assert tell(compare(new, old)) == [("dropped", told, "")]
    assert compare(old, new).listed == compare(new, old).listed == ()


def test_a_clause_that_was_put_in_lends_nothing_to_other_changes() -> None:
    old = "The lamps are lit for 6 hours."
    new = "The lamps are lit for 8 hours, which may be prolonged twice by 2 hours."
    assert tell(compare(old, new)) == [("shifted", "states", "states"), ("added", "", "may")]


def test_a_second_deadline_behind_a_condition_leaves_the_first_alone() -> None:
    old = "Срок ответа составляет пять дней со дня вопроса."
    new = "Срок ответа составляет пять дней со дня вопроса, а в случае болезни - восемь дней."
    (pair,) = compare(old, new, "ru").terms
    assert (str(pair.effect), spell(pair.new)) == ("added", "states; if болезни")
    assert pair.new is not None
    assert pair.new.constraint is not None
    assert pair.new.constraint.describe() == "8 days"


@pytest.mark.parametrize(
    ("old", "new", "effect"),
    [
        # A condition alone changes the duty that it stands behind.
        ("The Lender must mend the lamp.", "The Lender must mend the lamp, if the Agent may sell it.", "loosened"),
        # Who may object is the one who is bound, and no permission came.
        ("Any Agent shall sign the book.", "Any Agent who may object shall sign the book.", "shifted"),
        # One more who is bound, whatever is said of him.
        ("The Lender must mend the lamp.", "The Lender and the Agent, who may object, must mend the lamp.", ""),
        # A modal alone is no clause.
        ("The Lender mends the lamp.", "The Lender shall mend the lamp.", "shifted"),
        # More of what is owed.
        ("The Lender must mend the lamp.", "The Lender must mend the lamp and the chair.", "tightened"),
    ],
)
def test_what_came_without_a_clause_of_its_own_changes_what_was_there(old: str, new: str, effect: str) -> None:
    effects = {str(pair.effect) for pair in compare(old, new).terms}
    assert not effects & {"added", "dropped"}
    assert not effect or effects == {effect}


def test_what_went_to_another_place_is_no_clause_less_and_none_more() -> None:
    old = "The Lender must mend the lamp, and the Agent may sell the chair if it is old."
    new = "The Agent may sell the chair if it is old, and the Lender must mend the lamp."
    language = choose_language("en")
    assert take_clauses(read_pieces(old, language), read_pieces(new, language)).terms == ()


def test_a_condition_that_went_to_another_duty_is_no_form_of_words() -> None:
    old = "If it rains, the Lender must mend the lamp and may sell the chair."
    new = "The Lender must mend the lamp and, if it rains, may sell the chair."
    difference = compare(old, new)
    assert difference.terms or difference.listed


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The Lender shall only use the key for repairs.", "The Lender shall not use the key except for repairs."),
        ("A guest may use the pool only with a ticket.", "A guest may not use the pool except with a ticket."),
        ("Ukraine to receive guarantees.", "Ukraine will receive guarantees."),
        (
            "Size of the Ukrainian army to be capped at 600,000.",
            "Size of the Ukrainian army will be capped at 600,000.",
        ),
    ],
)
def test_another_form_of_the_same_rule_changes_nothing(old: str, new: str) -> None:
    for one, other in ((old, new), (new, old)):
        difference = compare(one, other)
        assert not difference.terms
        assert not difference.listed


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("A guest may use the pool only with a ticket.", "A guest may not use the pool with a ticket."),
        ("A guest may use the pool with a ticket.", "A guest may not use the pool except with a ticket."),
        ("Ukraine to receive guarantees.", "Ukraine will not receive guarantees."),
        ("Ukraine to receive guarantees.", "Ukraine may receive guarantees."),
        (
            "Size of the Ukrainian army to be capped at 600,000.",
            "Size of the Ukrainian army will be capped at 800,000.",
        ),
    ],
)
def test_a_form_that_only_looks_the_same_is_told(old: str, new: str) -> None:
    assert compare(old, new).terms
    assert compare(new, old).terms


def test_near_synonyms_in_a_condition_are_listed() -> None:
    difference = compare("If the Raider invades, the loan ends.", "If the Raider attacks, the loan ends.")
    assert not difference.terms
    assert difference.listed == ("− invades", "+ attacks")
    assert compare("If the Raider invades, the loan ends.", "If the Raider leaves, the loan ends.").terms


def test_a_figure_in_an_example_is_no_term() -> None:
    difference = compare("All captives will be freed.", "All captives, including those held since 2014, will be freed.")
    assert [(str(pair.effect), list_rules(pair)[0]) for pair in difference.terms] == [("shifted", "wording-changed")]
    assert [pair.new.party for pair in difference.terms if pair.new] == [("All captives",)]
    assert compare("All captives will be freed.", "All captives will be freed since 2014.").terms[0].effect == "added"


def test_a_dot_that_may_part_thousands_is_told_with_both_readings() -> None:
    (pair,) = compare("The fee is EUR 2,000.", "The fee is EUR 2.000.").terms
    assert (str(pair.effect), pair.causes[0].difference) == ("shifted", "2,000 EUR → 2 EUR or 2,000 EUR")
    (pair,) = compare("The fee is EUR 2,000.", "The fee is EUR 2,500.").terms
    assert pair.causes[0].difference == "+500 EUR, +25 %"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "The Seller does not bar the use of the yard, and deals are struck on free shipping.",
            "The Seller does not bar the use of the yard, and deals are not struck on free shipping.",
        ),
        (
            "The Guild does not rent the barn, and its members are paid by the hour of work.",
            "The Guild does not rent the barn, and its members are never paid by the hour of work.",
        ),
    ],
)
def test_a_denial_that_came_into_the_second_half_of_a_sentence_is_told_or_listed(old: str, new: str) -> None:
    for one, other in ((old, new), (new, old)):
        difference = compare(one, other)
        assert difference.terms or difference.listed


def test_a_capital_behind_a_mark_of_a_list_is_no_change() -> None:
    old, new = "* You may keep one of them.", "You may keep one of them."
    for one, other in ((old, new), (new, old)):
        difference = compare(one, other)
        assert (difference.terms, difference.listed) == ((), ())


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("en", "The Mill shall pay 30 euros.", "The Mill shall pay 50 euros, and the Farm shall pay 30 euros."),
        ("de", "Die Mühle muss 30 Euro zahlen.", "Die Mühle muss 50 Euro zahlen und der Hof muss 30 Euro zahlen."),
    ],
)
def test_a_figure_stays_with_who_owes_it_where_another_owes_as_much_now(code: str, old: str, new: str) -> None:
    for texts, told in (
        ((old, new), [("30 EUR", "50 EUR"), ("", "30 EUR")]),
        ((new, old), [("50 EUR", "30 EUR"), ("30 EUR", "")]),
    ):
        pairs = compare(*texts, code).terms
        assert [(_describe(pair.old), _describe(pair.new)) for pair in pairs] == told


def test_what_stands_behind_a_figure_alike_stays_with_it() -> None:
    pair, added = compare(
        "The Mill shall pay 30 euros by 1 May 2027.",
        "The Mill shall pay 50 euros by 1 May 2027 and the Farm shall pay 30 euros by 1 May 2027.",
    ).terms
    assert (_describe(pair.old), _describe(pair.new), added.old) == ("30 EUR", "50 EUR", None)


def test_figures_that_changed_columns_are_two_changes_of_a_row() -> None:
    pairs = compare("Alba | 12 | 20", "Alba | 20 | 12").terms
    assert [(_describe(pair.old), _describe(pair.new)) for pair in pairs] == [("12", "20"), ("20", "12")]
    assert len(compare("Alba | 4 euros | 9 euros", "Alba | 9 euros | 4 euros").terms) == 2


def test_what_a_condition_denies_is_shown_with_it() -> None:
    old = "The Reeve shall call."
    for new, told in (
        ("If no names were given, the Reeve shall call.", "+ if no names given"),
        ("In the absence of rain the Reeve shall call.", "+ if no rain"),
        ("The Reeve shall call against payment of the fee.", "+ if (on payment) fee"),
    ):
        assert next(cause.difference for pair in compare(old, new).terms for cause in pair.causes) == told


def test_a_condition_behind_the_event_of_a_deadline_is_no_part_of_it() -> None:
    text = "The boat may be returned no later than 20 days after signature as long as the Reeve {} ask."
    (pair,) = compare(text.format("must"), text.format("may")).terms
    assert [cause.rule for cause in pair.causes][:1] == ["condition-changed"]


def test_a_power_of_a_unit_may_be_short() -> None:
    (same,) = compare("The plot has 12 sq yards.", "The plot has 12 square yards.").terms
    (other,) = compare("The plot has 12 square yards.", "The plot has 12 yards.").terms
    assert (same.effect, other.effect) == (Effect.SAME, Effect.SHIFTED)


def test_words_that_stand_apart_are_shown_so() -> None:
    (pair,) = compare("The Reeve rows a boat.", "The new Reeve rows a swift boat.").terms
    assert pair.causes[0].difference == "+ new … swift"


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        (
            "en",
            "The Reeve shall say whether or not the mill is shut.",
            "The Reeve shall say whether or not the inn is shut.",
        ),
        ("en", "The Guild decides whether or not to buy it.", "The Guild decides whether or not to sell it."),
        ("en", "The toll is not subject to mill tax.", "The toll is not subject to bridge tax."),
        (
            "en",
            "Ted may show it even without the consent of the Abbot.",
            "Ted may show it even without the consent of the Prior.",
        ),
        ("fr", "Luc peut le montrer même sans l'accord du maire.", "Luc peut le montrer même sans l'accord du juge."),
        (
            "de",
            "Udo darf es auch ohne Zustimmung des Abts zeigen.",
            "Udo darf es auch ohne Zustimmung des Rats zeigen.",
        ),
        (
            "ru",
            "Иван может показать её, даже если мэр возражает.",
            "Иван может показать её, даже если судья возражает.",
        ),
    ],
)
def test_what_is_asked_or_conceded_is_no_condition(code: str, old: str, new: str) -> None:
    difference = compare(old, new, code)
    assert difference.terms or difference.listed
    assert not any(
        cause.rule.startswith(("condition", "precedence")) for pair in difference.terms for cause in pair.causes
    )


def _describe(term: Term | None) -> str:
    return term.constraint.describe() if term and term.constraint else ""
