"""Words that were only added or left out have a direction where it is known what they do, and none elsewhere."""

# ruff: noqa: E501 - a pair of sentences stays one line

from __future__ import annotations

import pytest

from plancmp import parse
from plancmp.diff import Effect
from plancmp.diff import compare as compare_plans
from plancmp.diff.sentences import list_sentences
from plancmp.diff.statements import Difference, compare_readings
from plancmp.extract.languages import choose_language
from plancmp.extract.reading import read_pieces
from plancmp.model import Clause, Plan
from plancmp.readers.documents.formats import read_document

NARROWER = [
    # A permission with a restriction allows less.
    ("The Agent may copy the data.", "The Agent may copy the data for research.", "tightened"),
    ("The Agent may sell the boats.", "The Agent may sell the boats that are insured.", "tightened"),
    ("The Agent may end the contract.", "The Agent may end the contract on notice.", "tightened"),
    ("A lodger may vote.", "A registered lodger may vote.", "tightened"),
    ("Any lodger may keep a cat.", "Any long-term lodger may keep a cat.", "tightened"),
    # A ban with a restriction forbids less.
    ("The Agent shall not show the list.", "The Agent shall not show the list to rivals.", "loosened"),
    ("The Agent shall not sell any goods.", "The Agent shall not sell any dangerous goods.", "loosened"),
    # Of a duty it depends: one of several things, or all of them.
    ("The Owner must hire an engineer.", "The Owner must hire a certified engineer.", "tightened"),
    ("The Owner must keep records.", "The Owner must keep accurate records.", "tightened"),
    ("The Owner must mend all windows.", "The Owner must mend all broken windows.", "loosened"),
    ("Lodgers must leave a deposit.", "Foreign lodgers must leave a deposit.", "loosened"),
    ("The club must have at least two trustees.", "The club must have at least two resident trustees.", "tightened"),
    ("The club must have at least two trustees.", "The club must have at least three resident trustees.", "tightened"),
    ("The club shall have at most nine members.", "The club shall have at most nine paying members.", "loosened"),
    # An exception to a general rule, and one beside a word that became a defined term.
    ("All fees are paid in euros.", "Unless the invoice says otherwise, all fees are paid in euros.", "loosened"),
    ("The Owner must pay the rent.", "Unless ill, the Owner must pay the Rent.", "loosened"),
    # How often: of a duty a fixed interval asks more than an open one, and that more than none.
    ("The Agent shall report regularly.", "The Agent shall report every month.", "tightened"),
    ("The Agent shall regularly report.", "The Agent shall report every month.", "tightened"),
    ("Accounts shall be shown at a meeting.", "Accounts shall be shown at a weekly meeting.", "tightened"),
    # A condition that is met less often.
    ("If rent is late, the Owner may end the lease.", "If quarterly rent is late, the Owner may end the lease.", "tightened"),
    ("The Owner may enter if the alarm rings.", "The Owner may enter if the alarm rings and smoke is seen.", "tightened"),
    ("The Agent shall not act without the consent of the Owner.", "The Agent shall not act without the consent of the Owner and the Bank.", "tightened"),
    # Of a report that must list the costs fewer will do, and fewer roofs have to be mended if only those that leak are.
    ("The Agent shall give a report.", "The Agent shall give a report that lists all costs.", "tightened"),
    ("The Owner shall mend every roof.", "The Owner shall mend every roof that leaks.", "loosened"),
    ("The Bank shall pay if a dispute arises.", "The Bank shall pay if a dispute arises under this contract.", "loosened"),
    ("The Bank shall pay unless the parties agree otherwise.", "The Bank shall pay unless the parties agree otherwise in writing.", "tightened"),
    ("Applicants must hold a degree.", "Applicants must hold a degree of the university.", "tightened"),
    ("The members shall elect a chair.", "The members shall elect a chair from their ranks.", "tightened"),
    # One of two duties is left; each of two things is forbidden, and not only both together.
    ("The Agent shall sell the goods or the boats.", "The Agent shall sell the goods and the boats.", "tightened"),
    ("Guests must not record and publish talks.", "Guests must not record or publish talks.", "tightened"),
    # A majority that is harder to reach, a longer notice, and a freedom that takes a consent.
    ("The club may be dissolved by a majority of the members.", "The club may be dissolved by a two-thirds majority of the members.", "tightened"),
    ("The board decides by a majority.", "The board decides unanimously.", "tightened"),
    ("The Owner may end the lease on 30 days' notice.", "The Owner may end the lease on 60 days' notice.", "tightened"),
    ("The Owner shall give one month's notice.", "The Owner shall give three months' notice.", "tightened"),
    ("The Owner may end the lease.", "The Owner may end the lease on 30 days' notice.", "tightened"),
    ("The Tenant may paint a wall.", "The Tenant shall not paint a wall without the consent of the Owner.", "tightened"),
    # A ban that became a permission in some cases, and one whose exception became the rule.
    ("Pets are allowed with the consent of the Owner.", "Pets are not allowed.", "tightened"),
    ("The club may not sell the house.", "The club may sell the house if all members agree.", "loosened"),
    ("The club may not sell the house unless all members agree.", "The club may sell the house.", "loosened"),
    # What is granted is allowed.
    ("The Owner grants the Tenant a licence to use the garden.", "The Owner grants the Tenant a licence to use the garden for parties.", "tightened"),
    ("The Owner grants the Tenant a right to use the garden.", "The Owner grants the Tenant a right to use the garden provided that it is open.", "tightened"),
    # A name or a heading in brackets beside it lays nothing down.
    ("The Agent must tell the Bank.", "The Agent must tell the Bank (“Notice Party”) within 3 days.", "tightened"),
    ("The Agent must pay fees under Section 5.", "The Agent must pay fees and taxes under Section 5 (Fees and Taxes).", "tightened"),
    # Who is required to do something: of fewer it is asked.
    ("The Town shall require shops to keep records.", "The Town shall require shops that sell wine to keep records.", "loosened"),
    ("Where cash is paid at the shop or by the guest, the Agent shall pay.", "Where cash is paid at a bank, at the shop or by the guest, the Agent shall pay.", "tightened"),
    # What is done on request only.
    ("The Agent shall send a copy.", "On request, the Agent shall send a copy.", "loosened"),
    ("The Agent shall send a copy.", "The Agent shall send a copy at the request of the Owner.", "loosened"),
    ("The Judge may stay the case.", "The Judge may, on the application of a party, stay the case.", "tightened"),
    ("The Miller may keep sacks that are tarred.", "The Miller may keep sacks that are sealed and that are tarred.", "tightened"),
    ("The Miller may keep sacks that are tarred or that are sealed.", "The Miller may keep sacks that are sealed.", "tightened"),
    ("The Miller shall mend the dam.", "The Miller shall skilfully mend the dam.", "tightened"),
]  # fmt: skip
LONGER = [
    ("The Agent may sell cars and boats.", "The Agent may sell cars, boats and trains.", "loosened"),
    ("The Agent may use the data to test and mend the engine.", "The Agent may use the data to test, mend, and improve the engine.", "loosened"),
    ("The Agent shall not copy the plans.", "The Agent shall not copy or show the plans.", "tightened"),
    ("The Agent may sell the goods by auction.", "The Agent may sell the goods by auction or tender.", "loosened"),
    ("The Owner shall insure the house.", "The Owner shall insure and mend the house.", "tightened"),
    ("The Owner may enter if the alarm rings.", "The Owner may enter if the alarm or the bell rings.", "loosened"),
    ("Any goods kept under the lease shall be insured.", "Any goods kept under the lease or the annex shall be insured.", "tightened"),
    ("No lodger shall smoke.", "No lodger or guest shall smoke.", "tightened"),
    ("Each lodger may vote.", "Each lodger or guest may vote.", "loosened"),
    ("A buyer may sue in the courts of its country or in the courts of the port.", "A buyer may sue in the courts of its country or, regardless of the price, in the courts of the port.", "loosened"),
]  # fmt: skip
UNKNOWN = [
    # What restricts nothing, or nobody knows what it does.
    ("The Agent may copy the data.", "The Agent may freely copy the data."),
    ("The Agent may copy the data.", "The Agent may copy the data at its discretion."),
    ("The Agent may copy the data.", "The Agent may copy the data, including the maps."),
    ("The Agent may publish the Sea Licence.", "The Agent may publish the North Sea Licence."),
    ("The new Buyer may keep a cat.", "The Buyer may keep a cat."),
    ("The Owner must mend the windows.", "The Owner must mend the broken windows."),
    ("The Owner shall pay invoices.", "The Owner shall pay undisputed invoices."),
    ("The Owner shall deliver by road.", "The Owner shall deliver by road or rail."),
    ("The Agent may act by motion.", "The Agent may act by motion and vote."),
    ("The Agent may sell without delay.", "The Agent may sell without delay or notice."),
    ("The club may have at most nine members.", "The club may have at most nine paying members."),
    ("If a refund is asked, the Owner may end the lease.", "If a refusal of a refund is asked, the Owner may end the lease."),
    ("The Agent may report.", "The Agent may report every month."),
    ("The board is chosen by members.", "Unless agreed otherwise, the board is chosen by members."),
    # Examples bound nothing; what something is binds nobody; a goal is no duty; who is not liable is free.
    ("The Agent may sell goods, such as cars and boats, in the market.", "The Agent may sell goods, such as cars, in the market."),
    ("The Agent may sell goods like cars and boats.", "The Agent may sell goods like cars, boats and trains."),
    ("The board shall be composed of teachers and pupils.", "The board shall be composed of teachers, parents and pupils."),
    ("The goal of the club is to help lodgers.", "The goal of the club is to help foreign lodgers."),
    ("The Owner shall not be liable.", "The Owner and the Agent shall not be liable."),
    ("The Owner shall not be liable.", "Unless he knew of it, the Owner shall not be liable."),
    # One which is meant, whatever is said of it; an adverb that softens; part of a word.
    ("The Agent may use your account name.", "The Agent may use your business account name."),
    ("The Agent may share cleaned data.", "The Agent may share reasonably cleaned data."),
    ("Guests may skip entering a code.", "Guests may skip re-entering a code."),
    # A pronoun that changed beside the words.
    ("The Agent may copy your Content in boxes.", "The Agent may copy Content in boxes for sale."),
    # The one report that is meant, whatever it lists; one of two that are bound; a rule that frees; a condition that denies.
    ("The Agent shall give the report.", "The Agent shall give the report that lists all costs."),
    ("The lodger shall pay.", "The lodger or guest shall pay."),
    ("This part shall not apply to firms.", "This part shall not apply to small firms."),
    ("This part shall not apply to banks.", "This part shall not apply to banks and firms."),
    ("If the Buyer fails to pay, the Owner may end the sale.", "If the Buyer fails to pay in cash, the Owner may end the sale."),
    # The shops that are meant, what they keep, a list of things that a condition speaks of, and why something is done.
    ("The Town shall require the shops to keep records.", "The Town shall require the foreign shops to keep records."),
    ("The Town shall require shops to keep records.", "The Town shall require shops to keep paper records."),
    ("A sale shall require consent to be valid.", "A sale shall require written consent to be valid."),
    ("Where cash, cards and gold are lost, the Agent shall pay.", "Where cash, cards, silver and gold are lost, the Agent shall pay."),
    ("The Agent shall clean the hall.", "In order to please the guests, the Agent shall clean the hall."),
    ("The Agent must improve the conditions of work.", "The Agent must improve work."),
    # A ban in one case and a permission in another, and one that yields.
    ("The club may not sell the house if it rains.", "The club may sell the house where all members agree."),
    ("The club may not sell the house.", "Subject to clause 4, the club may sell the house."),
    # A comment between two commas is no item of a list, nor a clause of what stands before it.
    ("The board shall reach a finding that the rules are sound.", "The board shall reach a finding that, due to the costs and risks, the rules are sound."),
    ("The Agent must train the staff and sell goods.", "The Agent must, according to the board, train the staff and sell goods."),
    # Two that belong together; a time of what is owed; the chair that is meant; how long something may be used.
    ("The line must run between Rome and Bari.", "The line must run between Rome or Bari."),
    ("The Agent may lend and sell.", "The Agent may lend or sell."),
    ("The members shall elect a chair.", "The members shall elect a chair in winter."),
    ("The members shall elect the chair.", "The members shall elect the chair from their ranks."),
    ("The Tenant may rent the car for 30 days.", "The Tenant may rent the car for 60 days."),
    ("The Tenant shall not paint a wall without the consent of the Owner.", "The Tenant may sell a wall."),
    # Which right is granted, and what was granted elsewhere; a name in brackets that is another one, and words that are none.
    ("The Owner grants the Tenant a licence to use the garden.", "The Owner grants the Tenant a perpetual licence to use the garden."),
    ("The rights granted to the Tenant are valid.", "The rights granted to the foreign Tenant are valid."),
    ("The Agent must tell the Bank (the “Lender”).", "The Agent must tell the Bank (the “Creditor”)."),
    ("The Agent must pay under Section 4 (Fees).", "The Agent must pay under Section 4 (Taxes)."),
    ("The Agent must pay the Bank (not the Owner).", "The Agent must pay the Bank."),
    # What is asked for and what is forbidden on request; "application" that is a use.
    ("The Agent must not delete the list.", "The Agent must not delete the list on request of the Owner."),
    ("The Clerk must decide on the application of the rule.", "The Clerk must decide."),
    # What is in a relative clause, in a denied condition, behind "while", or begins with "or if".
    ("The Agent shall not act in a manner that does or could possibly harm trade.", "The Agent shall not act in a manner that does or could soon harm trade."),
    ("If the Buyer does not accept the price and the date, the Owner may end the sale.", "If the Buyer does not accept the price, the Owner may end the sale."),
    ("While we read all letters, the Owner may end the lease.", "While we read all letters and cards, the Owner may end the lease."),
    ("The Owner shall remove it from view.", "The Owner shall remove it from view or in the case of a shop from the window."),
    # A condition that opens the sentence and governs both of its duties.
    ("If the parties, who are traders, agree to meet, the court shall hear them.", "If the parties agree to meet, the court shall hear them, unless it is shut."),
    # Who "may only" do it is free and bound at once; "such" may say what an adjective said.
    ("Large boats may only be moored at night.", "Boats may only be moored at night."),
    ("The Agent may sell a used car.", "The Agent may sell such a car."),
    # Two that pull apart.
    ("The Agent may sell cars for use.", "The Agent may sell cars and boats for private use."),
    ("The Miller may stay, and must pay.", "The Miller may stay, the Abbot agreeing, and must pay."),
    ("The Guild may sell the boats of its members.", "The Guild may sell the old boats of its members."),
    ("The Guild may lend boats and rafts.", "The Guild may lend boats and rafts and boats."),
    ("The Guild may ask the Ministry of Food.", "The Guild may ask the Ministry of Food and Forests."),
    ("The Ministry of Food shall lend ice.", "The Ministry of Food and Forests shall lend ice."),
    ("Although the Guild may sell the mill, the toll is low.", "Although the Guild may sell the mill, the toll is low if it rains."),
]  # fmt: skip


ITEMS = """
1. The Buyer {lead}:
(a) in the courts of the place where the goods {lie} at rest;
(b) in the courts of the port of Rotterdam.
"""


def read_items(lead: str, lie: str) -> Plan:
    return read_document(ITEMS.format(lead=lead, lie=lie).encode(), "items.txt")


def compare(old: str, new: str) -> Difference:
    english = choose_language("en")
    return compare_readings(read_pieces(old, english), read_pieces(new, english))


def tell(old: str, new: str) -> set[str]:
    return {str(term.effect) for term in compare(old, new).terms}


@pytest.mark.parametrize(("old", "new", "effect"), [*NARROWER, *LONGER])
def test_what_covers_more_or_less_has_a_direction_and_its_mirror(old: str, new: str, effect: str) -> None:
    assert tell(old, new) == {effect}
    assert tell(new, old) == {"loosened" if effect == "tightened" else "tightened"}


@pytest.mark.parametrize(("old", "new"), UNKNOWN)
def test_what_may_restrict_nothing_has_no_direction(old: str, new: str) -> None:
    for one, other in ((old, new), (new, old)):
        difference = compare(one, other)
        assert not {str(term.effect) for term in difference.terms} & {"tightened", "loosened", "reversed"}
        assert difference.terms or difference.listed


def test_what_is_expected_of_a_long_subject_is_one_provision() -> None:
    old = "It is expected that early talks and later decisions will cover the plan."
    assert tell(old, old.replace("early talks", "talks")) == {"tightened"}


def test_an_opening_condition_stays_what_it_was_where_a_duty_is_put_in_behind_it() -> None:
    old = "If the parties have a lease, the lease will rule the rent and the deposit."
    new = "If the parties have a lease, each party will keep a copy, the lease will rule the rent and the deposit."
    assert tell(old, new) == {"added"}


@pytest.mark.parametrize(
    ("lead", "effect"),
    [
        ("may sue", "loosened"),
        ("shall not sue", "tightened"),
        ("may sue if it was heard", "shifted"),
        ("is granted a right to sue", "loosened"),
        ("sues", "shifted"),
        ("shall not be liable for losses caused when he sues", "shifted"),
    ],
)
def test_an_item_of_a_list_has_the_force_of_the_words_that_lead_it_in(lead: str, effect: str) -> None:
    comparison = compare_plans(read_items(lead, "lie"), read_items(lead, "or the animals lie"))
    assert [str(term.effect) for term in comparison.terms] == [effect]


def test_a_lead_in_that_changed_gives_its_items_no_force() -> None:
    comparison = compare_plans(read_items("may sue", "lie"), read_items("must sue", "or animals lie"))
    forces = {term.new.term.force for term in comparison.terms if term.new and term.new.term}
    assert [str(term.effect) for term in comparison.terms] == ["tightened", "shifted"], forces


@pytest.mark.parametrize(("heading", "is_cut"), [("Calls by phone", True), ("Calls made by the", False)])
def test_a_heading_on_a_line_of_its_own_is_no_part_of_the_sentence_under_it(heading: str, is_cut: bool) -> None:
    text = f"{heading}\nThe Hague office must answer."
    entry = next(iter(Plan(id="p", title="P", clauses=(Clause(id="1", text=text),)).outline()))
    assert len(list_sentences(entry)) == (2 if is_cut else 1)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("(c) dissolves or stops its business;", "(ii) dissolves or stops its business;"),
        ("The Owner must (a) pay and (b) insure.", "The Owner must (i) pay and (ii) insure."),
        ("The Owner must pay and insure.", "The Owner must (a) pay and (b) insure."),
        ("b. demonstrate skill;", "iv. demonstrate skill;"),
        (
            "The Agent shall send a copy upon request by the Owner.",
            "On request of the Owner, the Agent shall send a copy.",
        ),
    ],
)
def test_the_marks_of_a_list_and_another_way_to_ask_change_nothing(old: str, new: str) -> None:
    difference = compare(old, new)
    assert not difference.terms
    assert not difference.listed


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Those named in (a) shall pay.", "Those named in (b) shall pay."),
        ("Those named in (a) and (b) shall pay.", "Those named in (a) and (c) shall pay."),
        ("Lodger (A) shall pay.", "Lodger (B) shall pay."),
        ("The board has five (5) members.", "The board has five (7) members."),
        ("A. Smith shall pay.", "B. Smith shall pay."),
        ("The Bank keeps subsection 6b.", "The Bank keeps subsection 6c."),
    ],
)
def test_what_only_looks_like_the_mark_of_a_list_is_told(old: str, new: str) -> None:
    difference = compare(old, new)
    assert difference.terms or difference.listed
    assert not [term for term in difference.terms if term.effect is Effect.ADDED]


LICENCE = """
1. The Owner grants the Tenant a licence to use the {name} as stated below: {behind}
(a) to visit the {name};
(b) to lend and let the {name}{rest};
(c) to show the {name}, and any other {name}, to guests.
2. The Tenant must clean the {name} and insure the {name}.
"""


def read_licence(name: str, behind: str = "", rest: str = "") -> Plan:
    return read_document(LICENCE.format(name=name, behind=behind, rest=rest).encode(), "licence.txt")


@pytest.mark.parametrize("behind", ["", "The Owner keeps a key."])
def test_an_item_that_goes_on_under_another_name_of_its_thing_answers_to_what_it_was(behind: str) -> None:
    rest = " provided that every lender, including any guest, signs the book, cleans the floor and reports each visit"
    comparison = compare_plans(read_licence("Old House", behind), read_licence("Annexe", behind, rest))
    terms = [term for term in comparison.terms if term.effect is not Effect.SAME]
    assert [(str(term.effect), term.causes[0].rule) for term in terms] == [("tightened", "condition-added")]


@pytest.mark.parametrize(
    ("day", "is_cut"),
    [
        ("zum 31. Dezember 2019", False),
        ("Nummer 31. Alles ist neu", True),
        ("ab dem 25. Lebensjahr und", False),
        ("nach der Ordnung (HGBl. I S. 12) und", False),
        ("(siehe Nummer 5. Stand 2019) und", False),
        ("ganz. (Er zahlt", True),
    ],
)
def test_the_stop_of_a_day_ends_no_sentence(day: str, is_cut: bool) -> None:
    entry = next(
        iter(Plan(id="p", title="P", clauses=(Clause(id="1", text=f"Die Regeln gelten bis {day}."),)).outline())
    )
    assert len(list_sentences(entry)) == (2 if is_cut else 1)


def test_the_link_of_an_item_is_listed_and_another_link_is_told() -> None:
    difference = compare("and (d) the names of the lodgers.", "(d) the names of the lodgers.")
    assert (difference.terms, difference.listed) == ((), ("− and",))
    assert compare("(d) the names of the lodgers; or", "(d) the names of the lodgers; and").terms


def test_a_purpose_that_opens_a_sentence_is_nobody_who_acts() -> None:
    (pair,) = compare("The Agent shall clean.", "In order to please, the Agent shall clean.").terms
    assert "party-changed" not in [cause.rule for cause in pair.causes]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Smoking is allowed in the garden.", "Smoking is prohibited in the garden."),
        ("Pets are not permitted.", "Pets are permitted."),
    ],
)
def test_what_is_allowed_and_what_is_not_are_the_reverse(old: str, new: str) -> None:
    assert tell(old, new) == tell(new, old) == {"reversed"}
    assert tell("The fee is set as permitted by law.", "The fee is set as required by law.") == {"shifted"}


@pytest.mark.parametrize(
    ("old", "new", "effect"),
    [
        ("The guest may be required to pay.", "The guest shall be required to pay.", "tightened"),
        ("The guest may be required to pay.", "The guest may pay.", "shifted"),
        (
            "The host shall make reasonable endeavours to help.",
            "The host may make reasonable endeavours to help.",
            "loosened",
        ),
        ("The rules shall apply to guests.", "The rules shall not apply to guests.", "reversed"),
        ("The host may extend the lease.", "The host may not extend the lease.", "reversed"),
    ],
)
def test_what_somebody_may_be_required_to_do_and_efforts_have_a_force(old: str, new: str, effect: str) -> None:
    plans = (
        Plan(name, name, clauses=(Clause("1", text=text),), extracted=True) for name, text in (("o", old), ("n", new))
    )
    assert [str(term.effect) for term in compare_plans(*plans).terms] == [effect]


@pytest.mark.parametrize(
    "sentence",
    [
        "Section 4 of the Order as in force until {} 2022 shall apply.",
        "The pier shall follow the rules in the version in force on {} 2022.",
    ],
)
def test_the_date_of_a_version_is_no_deadline(sentence: str) -> None:
    plans = [
        Plan(id="p", title="P", clauses=(Clause(id="1", text=sentence.format(day)),))
        for day in ("10 January", "11 February")
    ]
    (term,) = [term for term in compare_plans(*plans).terms if term.effect is not Effect.SAME]
    assert term.effect is Effect.SHIFTED


def test_who_a_clause_that_was_put_in_binds_is_named_in_whole_words() -> None:
    old = "Recalling the pact of 10 May 1991 and eager to trade, the members agree as follows."
    new = old.replace(
        " and eager", ", considering that no part of it may be read as freeing the members from duties, and eager"
    )
    plans = [Plan(id="p", title="P", clauses=(Clause(id="1", text=text),)) for text in (old, new)]
    words = {
        word
        for term in compare_plans(*plans).terms
        for side in (term.new,)
        if side and side.term
        for name in side.term.party
        for word in name.split()
    }
    assert words <= set(new.replace(",", "").split())


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Bergen, Narvik or Molde", "Bergen or Narvik", "− Molde"),
        ("Bergen or Narvik", "Bergen, Narvik or Molde", "+ Molde"),
        ("Bergen and Narvik", "Bergen or Narvik", "− and; + or"),
    ],
)
def test_a_joiner_that_only_moved_up_a_list_is_no_word_that_went(old: str, new: str, told: str) -> None:
    pair = [f"The seller must not ship herring to {places}." for places in (old, new)]
    (term,) = compare(*pair).terms
    assert told in [cause.difference for cause in term.causes]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "The club shall call a vote in every month during which a post is vacant.",
            "in every month during which a paid post is vacant",
        ),
        ("The club shall write at all regular meetings.", "at all monthly meetings"),
    ],
)
def test_words_that_say_when_or_which_are_meant_give_a_duty_no_direction(old: str, new: str) -> None:
    first = new.partition(" ")[0]
    texts = (old, f"{old[: old.index(f' {first} ') + 1]}{new}.")
    plans = [Plan(id="p", title="P", clauses=(Clause(id="1", text=text),)) for text in texts]
    assert {term.effect for term in compare_plans(*plans).terms} <= {Effect.SHIFTED, Effect.SAME}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "Plans must be sent to the Harbour Board and the Guild.",
            "Plans must be sent to the Harbour Board (HB) and the Guild (G).",
        ),
        ("The club may buy sails for Finns (via the Guild).", "The club may buy sails for Finns."),
        (
            "The club may buy sails under § 3 of the Code, as amended.",
            "The club may buy sails under § 3 [repealed] of the Code, as amended.",
        ),
    ],
)
def test_words_in_brackets_are_no_members(old: str, new: str) -> None:
    plans = [Plan(id="p", title="P", clauses=(Clause(id="1", text=text),)) for text in (old, new)]
    assert {term.effect for term in compare_plans(*plans).terms} <= {Effect.SHIFTED, Effect.SAME}


def test_the_evidence_of_a_term_is_in_the_part_of_a_sentence_that_was_cut_there() -> None:
    old = "Rules of the pier.\n\n2.\n\nThe harbour board shall adopt the report on the pier and the boats by 15 March 2027."
    new = "Rules of the pier.\n\n**2.** The harbour board shall adopt the report on the pier and the boats by 15 May 2027."
    plans = [Plan(id="p", title="P", clauses=(Clause(id="1", text=text),)) for text in (old, new)]
    (term,) = [term for term in compare_plans(*plans).terms if term.effect is not Effect.SAME]
    for slot, text, words in ((term.old, old, "15 March 2027"), (term.new, new, "15 May 2027")):
        assert slot is not None
        assert slot.term is not None
        assert slot.term.evidence is not None
        assert words in text[slice(*slot.term.evidence.span)]


def test_what_comes_before_the_first_article_binds_nobody() -> None:
    text = "Guests may stay at most {} days.\n\nIt is decided as follows.\n\n" + "\n\n".join(
        f"Article {number}\n\nThe {thing} shall be mended." for number, thing in enumerate(("gate", "mill", "dam"), 1)
    )
    plans = [parse(text.format(days)) for days in (5, 9)]
    assert [str(term.effect) for term in compare_plans(*plans).terms] == ["shifted"]
