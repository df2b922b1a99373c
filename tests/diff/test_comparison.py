"""What `compare` makes of whole versions, case by case."""

from __future__ import annotations

import pytest

from plancmp.diff import Comparison, Effect, Flag, Kind, compare
from plancmp.diff.coverage import prove_coverage
from plancmp.diff.deep import diff_deeply
from plancmp.diff.verdicts import judge_topics
from plancmp.model import Clause, Plan
from plancmp.readers import loads


def read(clauses: str, head: str = "") -> Plan:
    sources = "sources: {a: {publisher: A}, b: {publisher: B}}"
    return loads(f"plancmp: 1\nid: p\ntitle: P\n{sources}\n{head}\nclauses:\n{clauses}")


def tell(comparison: Comparison) -> list[tuple[str, str]]:
    return [(str(term.effect), term.name) for term in comparison.terms]


def kinds(comparison: Comparison) -> list[str]:
    return [str(change.kind) for change in comparison.clauses]


ARMY = (
    "- {id: '6', topics: [military], text: The army is limited to 600 soldiers.,"
    " terms: {army: {must: {at_most: 600 soldiers}}}}"
)
NATO = "- {id: '7', topics: [nato], text: The country does not join the alliance., terms: {join: {must_not: join}}}"


def test_a_clause_that_a_full_version_lacks_is_removed_and_its_terms_dropped() -> None:
    comparison = compare(read(f"{ARMY}\n{NATO}"), read(ARMY))
    assert kinds(comparison) == ["unchanged", "removed"]
    assert tell(comparison) == [("dropped", "join")]


@pytest.mark.parametrize("disclosure", ["partial", "none"])
def test_a_clause_that_a_partial_version_lacks_is_withheld(disclosure: str) -> None:
    comparison = compare(read(f"{ARMY}\n{NATO}"), read(ARMY, f"disclosure: {disclosure}"))
    assert kinds(comparison) == ["unchanged", "withheld"]
    assert tell(comparison) == [("withheld", "join")]


def test_a_topic_can_be_known_worse_or_better_than_the_whole() -> None:
    old = read(f"{ARMY}\n{NATO}")
    assert tell(compare(old, read(ARMY, "topic_disclosure: {nato: deferred}"))) == [("deferred", "join")]
    assert tell(compare(old, read(ARMY, "topic_disclosure: {nato: undisclosed}"))) == [("withheld", "join")]
    assert tell(compare(old, read(ARMY, "disclosure: partial\ntopic_disclosure: {nato: stated}"))) == [
        ("dropped", "join")
    ]


def test_what_a_partial_version_lacked_is_disclosed_not_added() -> None:
    comparison = compare(read(ARMY, "disclosure: partial"), read(f"{ARMY}\n{NATO}"))
    assert kinds(comparison) == ["unchanged", "disclosed"]
    assert tell(comparison) == [("disclosed", "join")]


def test_reports_stand_side_by_side_and_each_names_its_source() -> None:
    reports = """
- id: army
  topics: [military]
  disclosure: reported
  reports:
    - {source: a, text: The limit is out., drops: [army]}
    - {source: b, text: The limit is higher., terms: {army: {must: {at_most: 800 soldiers}}}}
"""
    comparison = compare(read(ARMY), read(reports, "disclosure: partial"))
    assert tell(comparison) == [("dropped", "army"), ("loosened", "army")]
    assert [term.new.variant.names for term in comparison.terms if term.new and term.new.variant] == [("a",), ("b",)]
    assert prove_coverage(comparison).is_complete


def test_a_term_that_two_report_clauses_drop_is_dropped_twice_and_withheld_never() -> None:
    reports = """
- {id: x, topics: [military], disclosure: reported, reports: [{source: a, text: Out., drops: [army]}]}
- {id: y, topics: [nato], disclosure: reported, reports: [{source: b, text: Gone., drops: [army]}]}
"""
    effects = {effect for effect, _ in tell(compare(read(ARMY), read(reports, "disclosure: partial")))}
    assert effects == {"dropped"}


def test_a_report_that_drops_what_nobody_had_says_so() -> None:
    report = "- {id: x, topics: [nato], disclosure: reported, reports: [{source: a, text: Out., drops: [arny]}]}"
    comparison = compare(read(ARMY), read(f"{ARMY}\n{report}"))
    assert [cause.rule for term in comparison.terms for cause in term.causes] == ["report-unmatched"]


def test_options_are_each_held_against_the_one_text_that_there_was() -> None:
    old = read("- {id: '12', text: The plant is shared., terms: {shares: {must: {shares: {A: 50%, B: 50%}}}}}")
    new = read("""
- id: '12'
  agreement: open
  text: The plant is shared.
  options:
    - {by: A, text: In halves., terms: {shares: {must: {shares: {A: 1/2, B: 1/2}}}}}
    - {by: B, text: In thirds., terms: {shares: {must: {shares: {A: 1/3, B: 1/3, C: 1/3}}}}}
""")
    comparison = compare(old, new)
    assert tell(comparison) == [("same", "shares"), ("shifted", "shares")]
    assert [item.cause.rule for change in comparison.clauses for item in change.fields] == [
        "text-reworded",
        "dispute-opened",
    ]
    assert kinds(comparison) == ["revised"]


def test_equal_options_are_no_change_and_a_new_one_is_added() -> None:
    one = "{by: A, text: In halves., terms: {s: {must: [x]}}}"
    two = "{by: B, text: In thirds., terms: {s: {must: [y]}}}"
    base = "- {{id: '1', text: The plant is shared between the two., agreement: open, options: [{}]}}"
    assert compare(read(base.format(one)), read(base.format(one))).changes == ()
    assert tell(compare(read(base.format(one)), read(base.format(f"{one}, {two}")))) == [("added", "s")]


def test_a_term_is_followed_into_another_clause() -> None:
    old = read(f"{ARMY}\n{NATO}")
    new = read(
        "- {id: '1', topics: [other], text: Something else altogether stands here., terms:"
        f" {{army: {{must: {{at_most: 800 soldiers}}}}}}}}\n{NATO}"
    )
    assert tell(compare(old, new)) == [("loosened", "army")]


def test_a_name_that_stands_in_several_places_is_not_followed_across_clauses() -> None:
    clause = "- {{id: '{}', text: {}, terms: {{deadline: {{must: {{deadline: {} days}}}}}}}}"
    kept = clause.format(1, "The first party reports to the council.", 10)
    old = read(f"{kept}\n{clause.format(2, 'Ships leave the northern harbour.', 20)}")
    new = read(f"{kept}\n{clause.format(3, 'Children visit their grandmother.', 30)}")
    assert sorted(tell(compare(old, new))) == [("added", "deadline"), ("dropped", "deadline")]


def test_words_without_terms_are_graded() -> None:
    def grade(old: str, new: str) -> tuple[str, list[str]]:
        # A term elsewhere keeps the clause from being read for its terms.
        comparison = compare(*(read(f"- {{id: '1', text: '{text}'}}\n{ARMY}") for text in (old, new)))
        change, _ = comparison.clauses
        return str(change.kind), [item.cause.rule for item in change.fields]

    base = "The parties shall publish the annual report in the capital."
    assert grade(base, base.upper()) == ("editorial", ["text-edited"])
    assert grade(base, "The parties shall publish the annual report, in the capital") == ("editorial", ["text-edited"])
    assert grade(base, base.replace("annual", "yearly")) == ("reworded", ["text-reworded"])
    for dangerous in ("shall not publish", "may publish", "shall publish 3 times"):
        changed = base.replace("shall publish", dangerous)
        assert grade(base, changed) == ("revised", ["wording-needs-review"])
    assert grade("A pays B.", "B pays A.")[1] == ["text-reworded"]


def test_swapped_parties_are_a_change() -> None:
    head = "parties: [Ukraine, Russia]"
    comparison = compare(
        read("- {id: '1', text: Ukraine pays Russia for the gas.}", head),
        read("- {id: '1', text: Russia pays Ukraine for the gas.}", head),
    )
    assert [str(term.effect) for term in comparison.terms] == ["shifted"]


def test_changes_of_agreement() -> None:
    clause = "- {{id: '1', text: The plant is shared between the two.{}}}"
    agreed, aimed, opened, silent = (
        clause.format(f", agreement: {word}" if word else "") for word in ("agreed", "aim_agreed", "open", "")
    )
    assert compare(read(agreed), read(opened)).clauses[0].fields[0].cause.rule == "dispute-opened"
    assert compare(read(opened), read(aimed)).clauses[0].fields[0].cause.rule == "dispute-closed"
    assert compare(read(silent), read(opened)).clauses[0].kind is Kind.REVISED
    assert compare(read(silent), read(agreed)).clauses[0].kind is Kind.UNCHANGED


def test_moved_renumbered_and_swapped_clauses_are_flagged() -> None:
    third = "- {id: '8', topics: [eu], text: Ships may pass through the strait at any time.}"
    comparison = compare(read(f"{ARMY}\n{NATO}\n{third}"), read(f"{third}\n{ARMY}\n{NATO}"))
    assert [change.flags for change in comparison.clauses] == [frozenset({Flag.MOVED}), frozenset(), frozenset()]
    renumbered = compare(read(ARMY), read(ARMY.replace("'6'", "'4'")))
    assert [change.flags for change in renumbered.clauses] == [frozenset({Flag.RENUMBERED})]


def test_clauses_stand_in_the_order_of_the_new_version_and_gone_ones_behind_their_neighbour() -> None:
    texts = {
        "1": "Boats from both shores fish in the strait all summer long.",
        "2": "Children learn to swim in the mountain lakes.",
        "3": "A wall of stone guards the old palace.",
        "4": "Norway sells gas to its neighbours.",
    }

    def order(old: str, new: str) -> list[str]:
        plans = (read("\n".join(f"- {{id: '{name}', text: {texts[name]}}}" for name in names)) for names in (old, new))
        return [
            f"{'-' if not change.new else '+' if not change.old else ''}{(change.new or change.old)[0].clause.id}"
            for change in compare(*plans).clauses
        ]

    assert order("1234", "14") == ["1", "-2", "-3", "4"]
    assert order("1234", "41") == ["4", "1", "-2", "-3"]
    assert order("123", "23") == ["-1", "2", "3"]
    assert order("12", "1324") == ["1", "+3", "2", "+4"]


def test_deepdiff_sees_aligned_clauses_by_their_ids() -> None:
    result = compare(read(f"{ARMY}\n{NATO}"), read(ARMY.replace("600", "800").replace("'6'", "'5'"), "note: x"))
    changed = diff_deeply(result)
    assert set(changed) == {"values_changed", "dictionary_item_removed"}
    assert list(changed["dictionary_item_removed"]) == ["root['clauses']['7']"]
    assert set(changed["values_changed"]) == {
        "root['plan']['note']",
        "root['clauses']['6']['id']",
        "root['clauses']['6']['text']",
        "root['clauses']['6']['terms']['army']['constraint']['high']['value']['number']",
    }
    back = diff_deeply(compare(read(ARMY), read(f"{ARMY}\n{NATO}")))
    assert list(back["dictionary_item_added"]) == ["root['clauses']['new 7']"]


def test_a_clause_that_went_to_another_chapter_moved_and_its_chapter_did_not() -> None:
    ships = "- {id: s, topics: [maritime], text: Ships may pass through the strait at any time.}"
    fish = "- {id: f, topics: [maritime], text: Boats from both shores catch fish all summer.}"

    def lay_out(seas: str, trade: str) -> Plan:
        lines = []
        for name, heading, inner in (("1", "Peace on the seas", seas), ("2", "Goods and their tariffs", trade)):
            lines += [f"- id: '{name}'", f"  heading: {heading}", "  clauses:"]
            lines += [f"    - {{id: {name}x, text: {heading} begin here.}}"]
            lines += [f"    {line}" for line in inner.splitlines()]
        return read("\n".join(lines))

    def list_moved(old: Plan, new: Plan) -> list[str]:
        return [change.old[0].clause.id for change in compare(old, new).clauses if Flag.MOVED in change.flags]

    both, one, other = lay_out(f"{ships}\n{fish}", ""), lay_out(fish, ships), lay_out("", f"{ships}\n{fish}")
    assert list_moved(both, one) == list_moved(one, both) == ["s"]
    assert sorted(list_moved(both, other)) == ["f", "s"]
    assert list_moved(both, both) == []
    top = read(f"{ships}\n- {{id: c, heading: Seas, clauses: [{{id: d, text: Peace on the seas begins here.}}]}}")
    inside = read(
        f"- id: c\n  heading: Seas\n  clauses:\n    - {{id: d, text: Peace on the seas begins here.}}\n    {ships}"
    )
    assert list_moved(top, inside) == list_moved(inside, top) == ["s"]


def test_open_ended_data_are_compared_by_deepdiff() -> None:
    clause = "- {{id: '1', text: The council votes., attributes: {{votes: {}, seats: {{north: 2}}}}}}"
    (change,) = compare(read(clause.format(3)), read(clause.format(4))).clauses
    (item,) = change.fields
    assert item.cause.rule == "clause-attributes-changed"
    assert "votes" in item.cause.difference


def test_metadata_is_compared() -> None:
    comparison = compare(read(ARMY, "status: leaked\ndate: 2025-01-01"), read(ARMY, "status: official\ndate: 2025-02"))
    assert {(item.cause.rule, item.old, item.new) for item in comparison.metadata} == {
        ("status-changed", "leaked", "official"),
        ("plan-record-changed", "2025-01-01", "2025-02"),
    }


def test_verdicts() -> None:
    comparison = compare(read(f"{ARMY}\n{NATO}"), read(ARMY.replace("{at_most: 600", "{at_most: 800")))
    assert {verdict.topic: verdict.word for verdict in judge_topics(comparison)} == {
        "military": "loosened",
        "nato": "dropped",
    }
    assert Effect.LOOSENED in [term.effect for term in comparison.terms]


def test_a_page_without_its_text_is_told() -> None:
    long = plan_of(
        "old", *(f"The {noun} stays open for all guests of the town." for noun in ("pier", "dock", "mole", "quay"))
    )
    assert compare(long, plan_of("new", "My searches")).is_lopsided
    assert not compare(long, plan_of("new", *(clause.text for clause in long.clauses[:2]))).is_lopsided
    assert not compare(
        plan_of("old", "One. Two. Three. Four. Five. Six. Seven. Eight."), plan_of("new", "One.")
    ).is_lopsided


def test_two_texts_that_share_no_clause_are_told() -> None:
    boats = plan_of("old", "The harbour is deep.", "Boats are moored at night.", "Oars are kept in the shed.")
    bread = plan_of("new", "Loaves weigh a pound.", "Ovens burn beech wood.", "Flour comes by cart.")
    assert compare(boats, bread).is_strange
    assert not compare(boats, boats).is_strange


def plan_of(name: str, *texts: str) -> Plan:
    clauses = tuple(Clause(str(number), text=text) for number, text in enumerate(texts, 1))
    return Plan(name, name, clauses=clauses, extracted=True)


def test_a_numbered_clause_below_a_heading_that_went_keeps_its_place() -> None:
    texts = ("Ships may pass.", "Boats from both shores catch fish all summer.", "The strait is closed in winter.")
    points = [f"- {{id: '{number}', text: {text}}}" for number, text in enumerate(texts, 1)]
    headed = ["- id: terms", "  heading: Terms and conditions", "  clauses:", *(f"    {point}" for point in points)]
    first = "- {id: before, text: This is the first version of a treaty on a strait.}"
    old, new = read("\n".join([first, *headed])), read("\n".join([first, *points, "- {id: '4', text: It ends soon.}"]))
    assert not [change for change in compare(old, new).clauses if Flag.MOVED in change.flags]
