"""A name that was replaced throughout is told once; a changed definition is told with where it is used."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plancmp.diff import Comparison, Effect, FieldChange, Kind, compare
from plancmp.diff.coverage import prove_coverage
from plancmp.extract.definitions import list_definitions
from plancmp.model import Plan
from plancmp.readers import load_bytes

NAMES = ("Warden", "Keeper", "Harbour Board", "Deputy", "Committee", "Night Warden")
BODY = (
    "The {0} opens the harbour at dawn.",
    "The {0} shall publish the list of berths within 14 days.",
    "No ship may leave without the leave of the {0}.",
    "The fees go to the {0}, who keeps them apart.",
    "If the {0} agrees, a guest may stay for 20 days.",
)


def read(*sentences: str) -> Plan:
    lines = [f"{number}. {text}" for number, text in enumerate(sentences, 1)]
    return load_bytes("\n\n".join(["Rules", *lines]).encode(), "rules.txt")


def lay_out(name: str, *more: str) -> Plan:
    return read(*(text.format(name) for text in BODY), *more)


def list_told(comparison: Comparison, facet: str) -> list[tuple[str, str, str, str]]:
    return [
        (item.cause.rule, item.old, item.new, item.cause.difference)
        for change in comparison.clauses
        for item in change.fields
        if item.cause.facet == facet
    ]


def is_listed(item: FieldChange) -> bool:
    return item.cause.rule == "wording-needs-review"


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_a_name_replaced_throughout_is_one_change(old: str, new: str) -> None:
    comparison = compare(lay_out(old), lay_out(new))
    assert list_told(comparison, "name") == ([] if old == new else [("name-replaced", old, new, "5")])
    assert not [term for term in comparison.terms if term.effect is not Effect.SAME]
    assert not [item for change in comparison.clauses for item in change.fields if is_listed(item)]
    assert prove_coverage(comparison).is_complete


def test_a_name_takes_its_article_along() -> None:
    lines = ("{} tient les comptes.", "{} paie le loyer de 800 euros.", "Le conseil paie {}.", "{} ouvre la salle.")
    names = ("Le Gérant", "L'Exploitant")
    old, new = (
        read(*(line.format(name if line.startswith("{") else name[0].lower() + name[1:]) for line in lines))
        for name in names
    )
    for one, other in ((old, new), (new, old)):
        comparison = compare(one, other)
        assert [told[0] for told in list_told(comparison, "name")] == ["name-replaced"]
        assert not [term for term in comparison.terms if term.effect is not Effect.SAME]
        assert {change.kind for change in comparison.clauses} == {Kind.EDITORIAL, Kind.REVISED}


def test_a_place_in_twenty_may_keep_the_name() -> None:
    days = ("market", "feast", "fast", "rest", "first", "second", "last")
    lines = [f"On {day} day {{0}} {verb} the lock." for day in days for verb in ("opens", "shuts", "paints")]
    for kept, is_one in ((1, True), (3, False)):
        rest = [f"The Warden sweeps lock {number}." for number in range(kept)]
        old, new = (read(*(line.format(name) for line in lines), *rest) for name in ("the Warden", "Harbour Board"))
        for one, other in ((old, new), (new, old)):
            comparison = compare(one, other)
            assert [told[3] for told in list_told(comparison, "name")] == (["21"] if is_one else [])
            edited = [item for change in comparison.clauses for item in change.fields if is_listed(item)]
            assert bool(edited) is not is_one


def test_the_rest_is_compared_under_the_new_name() -> None:
    old, new = lay_out("Warden"), lay_out("Keeper")
    sooner = lay_out("Keeper").clauses[1].text.replace("14", "7")
    new = read(*(sooner if number == 1 else clause.text for number, clause in enumerate(new.clauses)))
    comparison = compare(old, new)
    (term,) = [term for term in comparison.terms if term.effect is not Effect.SAME]
    assert term.effect is Effect.TIGHTENED
    assert term.old
    assert term.old.term
    assert term.old.term.evidence
    start, end = term.old.term.evidence.span
    assert "14 days" in old.outline()[1].clause.text[start:end]


def test_words_that_went_are_quoted_with_the_old_name() -> None:
    comparison = compare(
        lay_out("Warden", "The clerk may sell oars if the Warden agrees."),
        lay_out("Keeper", "The clerk may sell oars if the Keeper was told."),
    )
    (term,) = comparison.terms
    assert term.causes[0].difference == "− if Warden agrees; + if Keeper told"
    assert prove_coverage(comparison).is_complete


def test_a_defined_term_with_another_name_is_minor() -> None:
    old = lay_out("Warden", '"Warden" means the person whom the town elects each spring.')
    new = lay_out("Keeper", '"Keeper" means the person whom the town elects each spring.')
    comparison = compare(old, new)
    assert list_told(comparison, "name") == [("term-renamed", "Warden", "Keeper", "6")]
    assert {change.kind for change in comparison.clauses} == {Kind.EDITORIAL, Kind.REWORDED}


def test_a_defined_term_may_have_an_and_in_its_name() -> None:
    means = "“{0}” means what the town lends to guests."
    uses = ("The guest returns the {0}.", "The clerk counts the {0}.", "No guest may sell the {0}.")
    old, new = (
        read(*(text.format(name) for text in (means, *uses))) for name in ("Fishing Gear", "Boats and Fishing Gear")
    )
    for one, other in ((old, new), (new, old)):
        comparison = compare(one, other)
        assert [told[0] for told in list_told(comparison, "name")] == ["term-renamed"]
        assert not list_told(comparison, "definition")
        assert not [term for term in comparison.terms if term.effect is not Effect.SAME]


def test_a_word_that_says_the_same_is_told_once() -> None:
    old = [f"The guard {{0}} sweep {place}." for place in ("the quay", "the steps", "the yard", "the tower")]
    old.append("It will rain.")
    comparison = compare(read(*(text.format("shall") for text in old)), read(*(text.format("will") for text in old)))
    assert list_told(comparison, "name") == [("word-replaced", "shall", "will", "4")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # Two names change places: both are known to either version.
        (("Warden", "Keeper"), ("Keeper", "Warden")),
        # One takes over from the other.
        (("Warden", "Keeper"), ("Keeper", "Keeper")),
        (("Warden", "Night Warden"), ("Night Warden", "Warden")),
        (("Warden", "Night Warden"), ("Night Warden", "Night Warden")),
        # A second party joins the first.
        (("Warden", "Clerk"), ("Warden and Deputy", "Clerk")),
    ],
)
def test_an_exchange_of_two_names_is_no_rename(old: tuple[str, str], new: tuple[str, str]) -> None:
    texts = ["The {0} opens the harbour.", "The {0} closes it at dusk.", "The {0} keeps the lamp."]
    others = ["The {1} salts the herring.", "The {1} rings the bell."]
    plans = [read(*(text.format(*names) for text in (*texts, *others))) for names in (old, new)]
    comparison = compare(*plans)
    assert not list_told(comparison, "name")
    changed = {change.old[0].clause.id for change in comparison.clauses if change.kind is Kind.REVISED}
    assert changed >= {"1", "2", "3"}


@pytest.mark.parametrize(("old", "new"), [("All", "Some"), ("may", "shall"), ("10", "20"), ("not later", "later")])
def test_words_that_bear_meaning_are_never_a_rename(old: str, new: str) -> None:
    texts = ["{0} boats {1} land within {2} days and {3} than noon."] * 4
    words = {"All": 0, "may": 1, "10": 2, "not later": 3}
    base = ["All", "may", "10", "not later"]
    other = list(base)
    other[words[old]] = new
    plans = [read(*(f"{text.format(*row)} Pier {n}." for n, text in enumerate(texts))) for row in (base, other)]
    comparison = compare(*plans)
    assert not list_told(comparison, "name")
    assert all(change.kind is Kind.REVISED for change in comparison.clauses if change.old)


def test_a_changed_definition_names_where_it_is_used() -> None:
    rest = ("Damages are paid up to the Cap.", "Boats land at noon.", "The Cap holds for each year.")
    old = read('"Cap" means the sum of EUR 500,000.', *rest)
    new = read('"Cap" means the sum of EUR 50,000.', *rest)
    comparison = compare(old, new)
    assert list_told(comparison, "definition") == [("definition-changed", "Cap", "Cap", "2, 4")]
    assert prove_coverage(comparison).is_complete
    assert len([term for term in comparison.terms if term.effect is not Effect.SAME]) == 1


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ('"Berth Day" means any day from Monday to {}.', "A fee is due for 5 Berth Days."),
        ('"Термін" означає час до {}.', "Після Терміну сплачується штраф."),
        ('"Премия" означает сумму к {}.', "Смотритель получает Премию в мае."),
    ],
)
def test_a_defined_term_is_used_in_the_plural_or_declined(text: str, use: str) -> None:
    old, new = (read(text.format(day), use, "Harta.") for day in ("Friday", "Sunday"))
    assert [told[3] for told in list_told(compare(old, new), "definition")] == ["2"]


def test_a_definition_that_went_while_its_term_is_used_names_where() -> None:
    rest = ("Damages are paid up to the Cap.", "Boats land at noon.", "The Cap holds for each year.")
    full, bare = read('"Cap" means the sum of EUR 500,000.', *rest), read(*rest)
    assert list_told(compare(full, bare), "definition") == [("definition-lost", "Cap", "", "1, 3")]
    assert list_told(compare(bare, full), "definition") == [("definition-found", "", "Cap", "2, 4")]
    # Defined elsewhere, in the plural or not, it is defined; not used, nobody asks.
    assert not list_told(compare(full, read('"Caps" mean the sums of Annex A.', *rest)), "definition")
    assert not list_told(compare(full, read("Damages are paid.", *rest[1:2], "The sum holds.")), "definition")


def test_definitions_that_went_are_told_in_their_order() -> None:
    names = ("Cap", "Berth", "Mole", "Pilot", "Quay", "Tide", "Lock", "Ferry")
    head = "The words of this text. " + " ".join(f'"{name}" means one of the things named so.' for name in names)
    rest = f"Guests pay for each {', '.join(names)}."
    found = list_told(compare(read(head, rest), read("The words of this text.", rest)), "definition")
    assert [old for _, old, _, _ in found] == list(names)


def test_a_definition_that_only_moved_names_nothing() -> None:
    rest = ("Damages are paid up to the Cap.", "Boats land at noon.")
    cap = '"Cap" means the sum of EUR 500,000.'
    comparison = compare(read(cap, *rest), read(*rest, cap))
    assert not list_told(comparison, "definition")


def test_a_definition_that_went_to_another_clause_in_other_words_names_where_it_is_used() -> None:
    rest = ("Damages are paid up to the Cap.", "Boats land at noon.")
    old = read('"Cap" means the sum of EUR 500,000.', *rest)
    new = read(*rest, '"Cap" means whatever the harbour master and both owners agree upon by letter.')
    assert [told[3] for told in list_told(compare(old, new), "definition")] == ["1"]
    # One that is made twice cannot be told from the other.
    twice = read('"Cap" means the sum of EUR 500,000.', *rest, 'For boats "Cap" means EUR 3.')
    assert not list_told(compare(twice, new), "definition")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('"Cap" means EUR 5.', ["Cap"]),
        ('Nordwood Ltd (the "Supplier") delivers.', ["Supplier"]),
        ('Nordwood Ltd (hereinafter "Supplier") delivers.', ["Supplier"]),
        ("„Gesellschaft“ bezeichnet die Nordwood AG.", ["Gesellschaft"]),
        ("«Замовник» означає особу.", ["Замовник"]),
        ("Contributor means any person.", ["Contributor"]),
        ('A ship called "Nordwood" lands.', []),
        ("This means war.", ["This"][:0]),
        ('The word "no" is said.', []),
        ('A "Side Paper" is an annex that is named as such.', ["Side Paper"]),
        ('The "Paper", below, refers to any such text.', ["Paper"]),
        ('A "Clear" copy of the Paper means one that can be read.', ["Clear"]),
        ("„Ware“ ist jede bewegliche Sache.", ["Ware"]),
        ('The Sea Club (the "Club") may fish.', ["Club"]),
        ('The Sea Club may fish (see "Rules").', []),
        ('The "Buyer" is late.', []),
        ('The "Buyer" shall say what this means.', []),
        ("You must include a copy.", []),
        ("Please refer to the list of berths.", []),
        ("For prices refer to the list of berths.", []),
        ("Berths include moorings.", ["Berths"]),
        ("Relevant points shall include all harbours.", ["Relevant points"]),
    ],
)
def test_what_is_defined(text: str, names: list[str]) -> None:
    assert [one.name for one in list_definitions(text)] == names
