"""Which words a changed term explains: those of what changed about it, and no others, from either side."""

from __future__ import annotations

import pytest

from plancmp.diff import Effect, compare
from plancmp.readers import loads

PAY = "a: {party: Ukraine, must: pay}"
OPTION = "agreement: open\noptions:\n  - {{by: [{by}], text: {text}, terms: {{{term}}}}}"


def write(text: str, *terms: str) -> str:
    return "\n  ".join((f'text: "{text}"\nterms:', *terms))


def write_option(text: str, term: str, by: str = "Ukraine") -> str:
    return OPTION.format(by=by, text=text, term=term)


def list_reviews(old: str, new: str) -> list[str]:
    """Compare two versions of a clause: what a person is asked to read, by its facet."""
    head = "plancmp: 1\nid: p\ntitle: P\nparties: [Ukraine, Russia, United States, NATO]\nclauses:\n  - id: '1'\n"
    plans = [loads(head + "".join(f"    {line}\n" for line in clause.splitlines())) for clause in (old, new)]
    comparison = compare(*plans)
    assert any(term.effect is not Effect.SAME for term in comparison.terms)
    return [
        f"{item.cause.facet}: {piece}"
        for change in comparison.clauses
        for item in change.fields
        if item.cause.rule == "wording-needs-review"
        for piece in item.cause.difference.split(", ")
    ]


def mirror(reviews: list[str]) -> list[str]:
    return [review.translate(str.maketrans("−+", "+−")) for review in reviews]


@pytest.mark.parametrize(
    ("old", "new", "reviews"),
    [
        # Another force: its words; a "not" only where the force denies, too.
        (
            write("Ukraine must pay.", PAY),
            write("Ukraine may pay.", "a: {party: Ukraine, may: pay}"),
            [],
        ),
        (
            write("Ukraine must pay.", PAY),
            write("Ukraine may not pay.", "a: {party: Ukraine, may: pay}"),
            ["text: + not"],
        ),
        (
            write("Ukraine must not join.", "a: {party: Ukraine, must_not: join}"),
            write("Ukraine may join.", "a: {party: Ukraine, may: join}"),
            [],
        ),
        (
            write("Ukraine must not join.", "a: {party: Ukraine, must_not: join}"),
            write("Ukraine may join if all agree.", "a: {party: Ukraine, may: join}"),
            ["text: + all", "text: + if"],
        ),
        (
            write("Troops stay.", "a: {party: Ukraine, states: yes}"),
            write("No troops stay.", "a: {party: Ukraine, states: no}"),
            [],
        ),
        # Another figure: both of them, in digits and in words, and no other.
        (
            write("Ukraine holds five zones.", "a: {party: Ukraine, must: {exactly: 5 zones}}"),
            write("Ukraine holds six zones.", "a: {party: Ukraine, must: {exactly: 6 zones}}"),
            [],
        ),
        (
            write("Ukraine holds five zones.", "a: {party: Ukraine, must: {exactly: 5 zones}}"),
            write("Ukraine holds seven zones.", "a: {party: Ukraine, must: {exactly: 6 zones}}"),
            ["text: + seven"],
        ),
        (
            write("Ukraine has half.", "a: {party: Ukraine, must: {exactly: 1/2}}"),
            write("Ukraine has a third.", "a: {party: Ukraine, must: {exactly: 1/3}}"),
            [],
        ),
        (
            write("Ukraine has half.", "a: {party: Ukraine, must: {exactly: 50%}}"),
            write("Ukraine has a quarter.", "a: {party: Ukraine, must: {exactly: 25%}}"),
            [],
        ),
        (
            write("Ukraine holds 5 zones.", "a: {party: Ukraine, must: {exactly: 5 zones}}"),
            write("Ukraine holds 6 zones, not more.", "a: {party: Ukraine, must: {exactly: 6 zones}}"),
            ["text: + more", "text: + not"],
        ),
        # Another time: words of time, and no conditions.
        (
            write("Ukraine pays within 5 days.", "a: {party: Ukraine, must: {deadline: 5 days}}"),
            write(
                "Ukraine pays immediately upon signature.",
                "a: {party: Ukraine, must: {deadline: at once after signature}}",
            ),
            [],
        ),
        (
            write("Ukraine pays.", "a: {party: Ukraine, must: {deadline: 5 days}}"),
            write("Ukraine pays if so.", "a: {party: Ukraine, must: {deadline: 6 days}}"),
            ["text: + if"],
        ),
        # Another list: its members and what joins them; but an "or" for an "and" is more than a longer list.
        (
            write("Talks: Kyiv.", "a: {party: Ukraine, must: [Kyiv]}"),
            write("Talks: Kyiv and NATO.", "a: {party: Ukraine, must: [Kyiv, NATO]}"),
            [],
        ),
        (
            write("Talks: Kyiv and NATO, soon.", "a: {party: Ukraine, must: [Kyiv, NATO]}"),
            write("Talks: Kyiv or NATO, or Russia, soon.", "a: {party: Ukraine, must: [Kyiv, NATO, Russia]}"),
            ["text: + or"],
        ),
        # Other parties: their names and what joins them; an exchange of places only if both sides changed.
        (
            write("Ukraine pays.", PAY),
            write("Ukraine and Russia pay.", "a: {party: [Ukraine, Russia], must: pay}"),
            [],
        ),
        (
            write("Ukraine pays.", PAY),
            write("Ukraine and NATO pay.", "a: {party: [Ukraine, Russia], must: pay}"),
            ["text: + NATO"],
        ),
        (
            write("Ukraine pays NATO.", "a: {party: Ukraine, toward: NATO, must: pay}"),
            write("Ukraine pays NATO and Russia.", "a: {party: Ukraine, toward: [NATO, Russia], must: pay}"),
            [],
        ),
        (
            write("Ukraine pays Russia.", "a: {party: Ukraine, toward: Russia, must: pay}"),
            write("Russia pays Ukraine.", "a: {party: Russia, toward: Ukraine, must: pay}"),
            [],
        ),
        (
            write("Ukraine pays Russia.", "a: {party: Ukraine, toward: Russia, must: pay}"),
            write("Russia pays Ukraine.", "a: {party: Russia, toward: Russia, must: pay}"),
            ["text: the same words in another order"],
        ),
        (
            write("It stands in the constitution.", "a: {must: pay, in: constitution}"),
            write("It stands in the NATO statute.", "a: {must: pay, in: NATO statute}"),
            [],
        ),
        # Another condition: its words.
        (
            write("Ukraine pays.", PAY),
            write("Ukraine pays if Russia leaves.", "a: {party: Ukraine, must: pay, if: Russia leaves}"),
            [],
        ),
        (
            write("Ukraine pays.", PAY),
            write("Ukraine must pay if NATO leaves.", "a: {party: Ukraine, must: pay, if: Russia leaves}"),
            ["text: + must", "text: + NATO"],
        ),
        # A term that came explains all that it says, its name, too; it denies only if it is a ban or a no.
        (
            write("Ukraine pays.", PAY),
            write("Ukraine pays. All NATO exercises must end.", PAY, "nato-exercises: {party: Russia, must: end}"),
            [],
        ),
        (
            write("Ukraine pays.", PAY),
            write("Ukraine pays. No troops of NATO stay.", PAY, "troops: {party: NATO, must_not: stay}"),
            [],
        ),
        (
            write("Ukraine pays.", PAY),
            write("Ukraine pays. No troops of NATO stay.", PAY, "troops: {party: NATO, states: yes}"),
            ["text: + no"],
        ),
        # What is left for later explains what was laid down, not who was bound.
        (
            write("Ukraine must not join NATO while it arms.", "a: {party: Ukraine, must_not: join NATO}"),
            write("On this the sides talk.", "a: {party: Ukraine, disclosure: deferred}"),
            ["text: − Ukraine"],
        ),
        (
            write("Ukraine must pay in April.", "a: {party: Ukraine, must: {on: 2026-04}}"),
            write("Nobody has read it.", "a: {party: Ukraine, disclosure: undisclosed}"),
            ["text: − Ukraine", "text: + nobody"],
        ),
        # That it is only reported now explains nothing beside what changed.
        (
            write("Ukraine holds 5 zones.", "a: {party: Ukraine, must: {at_most: 5 zones}}"),
            write(
                "Ukraine may hold 6 zones if so.", "a: {party: Ukraine, must: {at_most: 6 zones}, disclosure: reported}"
            ),
            ["text: + if", "text: + may"],
        ),
        # A changed option explains its own words, not those of the clause that holds it.
        (
            "text: The fund is 5.\n" + write_option("It pays 5.", "a: {must: {exactly: 5 USD}}"),
            "text: The fund is 5.\n" + write_option("It pays 6.", "a: {must: {exactly: 6 USD}}"),
            [],
        ),
        (
            "text: The fund is 5.\n" + write_option("It pays 5.", "a: {must: {exactly: 5 USD}}"),
            "text: The fund is 6.\n" + write_option("It pays 6.", "a: {must: {exactly: 6 USD}}"),
            ["text: − 5", "text: + 6"],
        ),
        # What became an option is put in new words: the term explains all that it says.
        (
            write("The fund of NATO must pay 5 dollars.", "a: {party: NATO, must: {exactly: 5 USD}}"),
            write_option("6 USD from NATO.", "a: {party: NATO, must: {exactly: 6 USD}}", by="NATO"),
            ["text: − dollars", "text: − must"],
        ),
    ],
)
def test_a_changed_term_explains_the_words_of_what_changed_about_it(old: str, new: str, reviews: list[str]) -> None:
    assert list_reviews(old, new) == reviews
    assert sorted(list_reviews(new, old)) == sorted(mirror(reviews))


def test_a_term_that_stayed_explains_nothing_beside_one_that_changed() -> None:
    stays = "b: {party: NATO, must_not: stay}"
    old = write("NATO must leave. Ukraine pays 5.", "a: {party: Ukraine, must: {exactly: 5 USD}}", stays)
    new = write("NATO must not leave. Ukraine pays 6.", "a: {party: Ukraine, must: {exactly: 6 USD}}", stays)
    assert list_reviews(old, new) == ["text: + not"]


def test_part_of_a_name_is_listed_only_where_nothing_else_is_told_of_the_clause() -> None:
    old = write("The fund pays 5.", "a: {party: Ukraine, must: {exactly: 5 USD}}")
    new = write("The States pay 6.", "a: {party: Ukraine, must: {exactly: 6 USD}}")
    assert list_reviews(old, new) == []


def test_a_figure_that_counts_something_else_is_listed_beside_a_term_that_changed() -> None:
    old = write("Ukraine pays 5. NATO sends 9 tanks.", "a: {party: Ukraine, must: {exactly: 5 USD}}")
    new = write("Ukraine pays 6. NATO sends 9 ships.", "a: {party: Ukraine, must: {exactly: 6 USD}}")
    assert list_reviews(old, new) == ["text: − tanks", "text: + ships"]
