"""What every report says first: the changes that matter most, in a documented order, and what it cannot say."""

from __future__ import annotations

import io
import json
import zipfile
from collections import Counter
from typing import cast

import pytest
from attrs import field, frozen

from plancmp.diff import compare
from plancmp.diff.effects import Materiality
from plancmp.model import Plan
from plancmp.readers import find_taxonomy, load_bytes, loads
from plancmp.report import BRIEF, Filter, Messages, View, build_view, find_messages, find_renderer
from plancmp.report.blocks import spell_words
from plancmp.report.comparison import render
from plancmp.report.digest import MOST, list_short
from plancmp.report.excerpts import compare_words, make_excerpt
from plancmp.report.phrases import describe_causes, name_run
from plancmp.report.points import rank_points
from plancmp.report.ranking import COMING, FIGURE, REVERSAL, WEIGHTS
from plancmp.report.statements import find_share, join_values

ENGLISH = find_messages("en")


def read_plan(clauses: str, **heads: str) -> Plan:
    lines = "".join(f"{key}: {value}\n" for key, value in heads.items())
    return loads(f"plancmp: 1\nid: a\ntitle: A\nparties: [Northland, Southland]\n{lines}clauses:\n{clauses}")


def show(old: Plan, new: Plan, wanted: Filter | None = None) -> View:
    return build_view(compare(old, new), find_taxonomy(new.taxonomy), wanted)


def tell(old: Plan, new: Plan) -> list[str]:
    return [f"{point.number} · {spell_words(point.spans)}" for point in rank_points(show(old, new), ENGLISH)]


def tell_short(old: Plan, new: Plan) -> list[str]:
    (changes,) = (listing for listing in list_short(show(old, new), ENGLISH) if listing.kind == "changes")
    return [f"{row.number} · {spell_words(row.spans)}" for row in changes.rows]


def tell_documents(old: str, new: str) -> list[str]:
    return tell(load_bytes(old.encode(), name="a.txt"), load_bytes(new.encode(), name="b.txt"))


CAP = "  - id: '{id}'\n    topics: [{topic}]\n    terms: {{armed-forces-size: {{party: Northland, {term}}}}}\n"


def test_a_raised_cap_with_a_new_condition_is_one_sentence() -> None:
    old = read_plan(CAP.format(id=6, topic="military", term="must: {at_most: 600000 personnel}"))
    new = read_plan(CAP.format(id=6, topic="military", term="must: {at_most: 800000 personnel}, when: in peacetime"))
    assert tell(old, new) == [
        "6 · Northland, armed forces size: at most 600,000 → 800,000 personnel (+33 %), now only in peacetime"
    ]
    assert tell(new, old) == [
        "6 · Northland, armed forces size: at most 800,000 → 600,000 personnel (−25 %), no longer only in peacetime"
    ]


def test_a_ban_that_became_a_mere_wish_is_told_in_full_on_both_sides() -> None:
    text = "  - {{id: 7, terms: {{league-membership: {{party: Northland, {term}}}}}}}\n"
    old = read_plan(text.format(term="must_not: join the league"))
    new = read_plan(text.format(term="states: depends on its members"))
    assert tell(old, new) == ["7 · Northland, league membership: must not join the league → depends on its members"]


def test_a_party_that_is_in_the_name_is_not_said_twice() -> None:
    text = "  - {{id: 7, terms: {{northland-talks: {{party: Northland, must: {{at_most: {count} rounds}}}}}}}}\n"
    assert tell(read_plan(text.format(count=2)), read_plan(text.format(count=3))) == [
        "7 · Northland talks: at most 2 → 3 rounds (+50 %)"
    ]


def test_values_with_other_bounds_are_not_run_together() -> None:
    assert spell_words(join_values("at most 9 members", "11 members")) == "at most 9 members → 11 members"
    assert spell_words(join_values("at most 9 members", "at least 9 members")) == "at most → least 9 members"


def test_a_document_is_told_in_its_own_words() -> None:
    old = "1. The board shall have at most nine (9) members.\n2. Fees are due within 30 days.\n3. Stays.\n"
    new = "1. The board shall have at most eleven (11) members.\n2. Fees are due within 60 days.\n3. Stays.\n"
    assert tell_documents(old, new) == [
        "2 · “Fees are due within 30 → 60 days.” (+30 days, +100 %)",
        "1 · “The board shall have at most nine (9) → eleven (11) members.” (+2 members, +22 %)",
    ]


SMALL = frozenset({"such", "the", "said"})


def test_words_that_say_nothing_are_not_marked_beside_others() -> None:
    old = "Such guest shall keep such boat dry and shall return it within five days of the end of the said fair."
    new = "The guest shall keep the boat dry and shall return it within nine days of the end of the fair."
    told = spell_words(make_excerpt(compare_words(old, new, SMALL)))
    assert "The guest shall keep" in told
    assert "five → nine" in told
    assert "said" not in told
    alone = compare_words("Such guest may stay.", "The guest may stay.", SMALL)
    assert "Such → The" in spell_words(make_excerpt(alone))


def test_a_long_clause_is_quoted_with_its_date_and_not_with_what_it_counts_in_words() -> None:
    lead = (
        "Ferries. The town may grant a licence under the following three paragraphs to one or more boats that are dry"
    )
    long = f"{lead} and clean, whoever owns them and wherever they lie, if the licence was asked for before 1 May 2021."
    (told,) = tell_documents("1. Guests may row.\n", f"1. Guests may row.\n\n2. {long}\n")
    assert "before 1 May 2021" in told


def test_whose_something_is_stays_marked() -> None:
    old = "1. The club shall keep such boats and return your oars within five days.\n"
    new = "1. The club shall keep the boats and return our oars within nine days.\n"
    (told,) = tell_documents(old, new)
    assert "your → our" in told
    assert "keep the boats" in told


def test_since_when_a_text_is_what_it_is_comes_last() -> None:
    old = "1. Guests may row.\n\nHistory\n\n2. Adopted by the members, May 1, 2019.\n"
    new = f"{old}\n3. Amended by vote of the members, June 2, 2021.\n\n4. Guests shall leave the lake by nightfall.\n"
    assert [line.split(" ")[0] for line in tell_documents(old, new)] == ["4", "3"]


def test_long_words_that_were_put_in_keep_a_gap_to_those_that_were_struck() -> None:
    old = "You pay the sum that the seller named in the offer letter within a week."
    new = "You pay whatever price both of you agree upon in writing later on within a week."
    told = spell_words(make_excerpt(compare_words(old, new)))
    assert "-] {+" in told
    assert "-]{+" not in told


# Ranking: materiality, then size, then topic.


def read_many(*terms: tuple[str, str]) -> Plan:
    return read_plan(
        "".join(
            f"  - {{id: {place}, topics: [{topic}], terms: {{{term}}}}}\n"
            for place, (topic, term) in enumerate(terms, 1)
        )
    )


RANKED = [
    # The old term, the new one, and what of the order puts it behind those above it.
    ("culture", "flag: {must: show}", "flag: {must_not: show}", "a duty turned into a ban outweighs any figure"),
    (
        "maritime",
        "fee: {must: {at_most: 10 days}}",
        "fee: {must: {at_most: 90 days}}",
        "a figure that changed ninefold",
    ),
    (
        "territory",
        "zone: {must: {at_most: 10 km}}",
        "zone: {must: {at_most: 11 km}}",
        "a figure that changed by a tenth",
    ),
    ("military", "arms: {must: yes}", "", "a duty that is gone; its topic comes first"),
    ("elections", "vote: {must: yes}", "", "a duty that is gone; its topic comes later"),
    ("humanitarian", "aid: {must: give, if: asked}", "aid: {must: give, if: needed}", "another condition"),
]


def test_the_ranking_is_materiality_then_size_then_topic() -> None:
    places = list(range(len(RANKED)))
    for turn in (1, 5, 2, 3):
        places = [*places[turn:], *places[:turn]]
        old = read_many(*((RANKED[place][0], RANKED[place][1]) for place in places))
        new = read_many(*((RANKED[place][0], RANKED[place][2]) for place in places))
        points = [*rank_points(show(old, new), ENGLISH)]
        found = [places[int(point.number) - 1] for point in points]
        assert found == list(range(len(RANKED))), [RANKED[place][3] for place in found]


def test_what_is_less_material_comes_last() -> None:
    text = "  - {{id: 1, topics: [nato], {first}}}\n  - {{id: 2, topics: [culture], {second}}}\n"
    old = read_plan(text.format(first="agreement: open", second="terms: {a: {must: yes}}"))
    new = read_plan(text.format(first="agreement: agreed", second="terms: {a: {may: yes}}"))
    points = [*rank_points(show(old, new), ENGLISH)]
    assert [point.materiality for point in points] == sorted(
        (point.materiality for point in points), key=lambda m: m.rank
    )
    assert set(WEIGHTS) >= {REVERSAL, FIGURE, COMING}
    assert Materiality.MATERIAL in {point.materiality for point in points}


def test_at_most_ten_are_told_and_the_rest_counted() -> None:
    old = read_many(*(("nato", f"t{place}: {{must: {{at_most: 1 km}}}}") for place in range(13)))
    new = read_many(*(("nato", f"t{place}: {{must: {{at_most: 2 km}}}}") for place in range(13)))
    listing, also = list_short(show(old, new), ENGLISH)
    assert len(listing.rows) == MOST
    assert listing.rest == "3 more"
    assert [row.number for row in also.rows] == ["11", "12", "13"]


@frozen(eq=False)
class CountingMessages(Messages):
    said: Counter[str] = field(factory=Counter)

    def say(self, message: str, /, **values: object) -> str:
        self.said[message] += 1
        return super().say(message, **values)


def test_no_sentence_is_written_that_is_not_shown() -> None:
    kept = "  - {id: 0, text: The Guild meets.}\n"
    came = "".join(f"  - {{id: {n}, heading: Barn {n}, text: The Guild keeps barn {n} dry.}}\n" for n in range(1, 61))
    view, messages = show(read_plan(kept), read_plan(kept + came)), CountingMessages()
    assert next(list_short(view, messages)).rest == "50 more"
    assert messages.said["short-new"] == MOST
    assert len({spell_words(point.spans) for point in rank_points(view, messages)}) == 60
    assert messages.said["short-new"] == MOST + 60


def test_ten_sentences_tell_of_ten_clauses_where_so_many_changed() -> None:
    terms = ", ".join(f"t{place}: {{{{must: {{{{at_most: {{}} km}}}}}}}}" for place in range(4))
    old = read_plan("".join(f"  - {{id: {place}, terms: {{{terms.format(1, 1, 1, 1)}}}}}\n" for place in range(1, 11)))
    new = read_plan("".join(f"  - {{id: {place}, terms: {{{terms.format(2, 3, 4, 5)}}}}}\n" for place in range(1, 11)))
    points = [*rank_points(show(old, new), ENGLISH)]
    assert len(points) == 40
    assert len({point.number for point in points[:MOST]}) == MOST


# What is no change has no sentence, and is said beside them.


def list_parts(old: Plan, new: Plan) -> dict[str, str]:
    listings = list_short(show(old, new), ENGLISH)
    return {
        listing.kind: "; ".join(
            " ".join(filter(None, (row.number, spell_words(row.spans).strip()))) for row in listing.rows
        )
        for listing in listings
    }


def test_silence_is_listed_by_topic_and_is_no_change() -> None:
    old = read_many(("nato", "a: {must: yes}"), ("nato", "b: {must: yes}"), ("eu", "c: {must: yes}"))
    new = read_plan("  - {id: 9, topics: [other], text: Nothing else is known.}\n", disclosure="partial")
    parts = list_parts(old, new)
    assert parts["withheld"] == "NATO (1, 2); EU (3)"
    assert "removed" not in parts
    assert not any("gone" in line for line in tell(old, new))


def test_clauses_that_came_and_went_are_named_by_number_and_heading() -> None:
    old = read_plan(
        "  - {id: 1, text: The parties meet in spring.}\n"
        "  - {id: 2, heading: Ports, clauses: [{id: 2(a), text: All ports open.}]}\n"
    )
    new = read_plan(
        "  - {id: 1, text: The parties meet in spring.}\n"
        "  - {id: 3, heading: Roads, text: The ring road is rebuilt by engineers.}\n"
    )
    parts = list_parts(old, new)
    assert parts["removed"] == "2 Ports (with 1 part)"
    assert parts["added"] == "3 Roads"


def test_a_name_that_changed_throughout_is_said_once() -> None:
    lines = [
        "The {} shall pay the rent.",
        "The {} shall keep the roof dry.",
        "The {} may sublet one room.",
        "A {} is a person.",
    ]
    old, new = (
        "".join(f"{place}. {line.format(name)}\n" for place, line in enumerate(lines, 1))
        for name in ("Tenant", "Occupier")
    )
    before, after = load_bytes(old.encode(), name="a.txt"), load_bytes(new.encode(), name="b.txt")
    parts = list_parts(before, after)
    assert parts["renamed"] == "“Tenant” became “Occupier” throughout (4 places)"
    assert "changes" not in parts


def test_what_is_quoted_of_the_old_text_stood_there_though_a_word_changed_throughout() -> None:
    old = "".join(f"{place}. The Tenant shall keep {what}.\n" for place, what in enumerate(("a", "b", "c", "d"), 1))
    new = old.replace("shall", "will").replace("will keep d", "may keep d")
    parts = list_parts(load_bytes(old.encode(), name="a.txt"), load_bytes(new.encode(), name="b.txt"))
    assert "shall → may" in parts["changes"]


def test_a_name_that_still_stands_elsewhere_was_not_renamed() -> None:
    lines = [
        "The {} shall pay the rent.",
        "The {} shall keep the roof dry.",
        "The {} may sublet one room.",
        "A Tenant is a person.",
    ]
    old, new = (
        "".join(f"{place}. {line.format(name)}\n" for place, line in enumerate(lines, 1))
        for name in ("Tenant", "Landlord")
    )
    before, after = load_bytes(old.encode(), name="a.txt"), load_bytes(new.encode(), name="b.txt")
    parts = list_parts(before, after)
    assert "renamed" not in parts
    assert "Tenant → Landlord" in parts["changes"]


@pytest.mark.parametrize("name", sorted(BRIEF))
@pytest.mark.parametrize("language", ["en", "uk"])
def test_it_comes_first_in_every_format_and_can_be_alone(name: str, language: str) -> None:
    old = read_plan(CAP.format(id=6, topic="military", term="must: {at_most: 600000 personnel}"))
    new = read_plan(CAP.format(id=6, topic="military", term="must: {at_most: 800000 personnel}"))
    messages = find_messages(language)
    whole, brief = (
        find_renderer(name)(build_view(compare(old, new), find_taxonomy("peace"), is_brief=is_brief), messages)
        for is_brief in (False, True)
    )
    if name == "json":
        assert json.loads(whole)["short"] == json.loads(brief)["short"]
        assert json.loads(brief)["changes"] == []
        return
    assert messages.say("short").upper() in whole.upper()
    page = whole.partition("<body>")[2] or whole
    assert page.index("800") < page.index(
        f"{messages.say('loosened')}<" if name == "html" else messages.say("loosened")
    )
    assert len(brief) < len(whole)


def test_shares_are_read_from_differences() -> None:
    assert find_share("+200,000, +33 %") == pytest.approx(0.33)
    assert find_share("+ Donetsk") is None


def test_a_topics_second_sentence_weighs_a_step_less() -> None:
    terms = [("nato", f"t{place}: {{must: {{at_most: 1 km}}}}") for place in range(3)]
    old = read_many(*terms, ("eu", "a: {must: yes}"))
    new = read_many(*((topic, term.replace("1 km", "2 km")) for topic, term in terms), ("eu", ""))
    assert [point.number for point in rank_points(show(old, new), ENGLISH)] == ["1", "2", "4", "3"]


def test_only_what_a_reader_must_judge_can_be_asked_for() -> None:
    text = "  - {{id: 1, text: The {} council meets.}}\n  - {{id: 2, terms: {{fee: {{must: {{at_most: {} EUR}}}}}}}}\n"
    old, new = read_plan(text.format("grand", 5)), read_plan(text.format("small", 6))
    shown = show(old, new, Filter(only=frozenset({"review"})))
    assert [block.change.new[0].clause.id for block in shown.blocks] == ["1"]
    assert shown.hidden["filtered"] == 1


def test_what_stands_before_the_first_article_comes_last() -> None:
    head = "Whereas the gate is {} metres wide,\n\nHave agreed as follows:\n\n"
    body = "Article 1\n\nThe gate is open.\n\nArticle 2\n\nThe keeper shall {}.\n\nArticle 3\n\nIt is blue.\n"
    texts = head.format(2) + body.format("not lock it"), head.format(9) + body.format("lock it")
    old, new = (load_bytes(text.encode(), f"{name}.txt") for name, text in zip("ab", texts, strict=True))
    points = [*rank_points(show(old, new), ENGLISH)]
    assert [point.number for point in points] == ["Article 2", "preamble"]


def test_a_long_condition_shows_what_changed_in_it() -> None:
    text = "The levy shall apply to contracts of the harbour where the value of the contract is at least EUR {} 000.\n"
    old, new = (load_bytes(text.format(value).encode(), f"{value}.txt") for value in (154, 137))
    ((change,),) = (clause.terms for clause in compare(old, new).changes)
    assert describe_causes(change.causes) == "… EUR 154 000 → 137 000"


def test_a_duty_that_only_went_elsewhere_is_called_moved_and_is_no_sentence() -> None:
    head, duty, tail = "The Guild meets.", "The Guild shall paint the barn.", "The Guild elects a chair."
    old = f"1. {head} {duty}\n2. {tail} The chair keeps the seal.\n"
    new = f"1. {head}\n2. {tail} The chair keeps the seal. {duty}\n"
    assert tell_documents(old, new) == []
    before, after = (load_bytes(text.encode(), f"{name}.txt") for name, text in (("a", old), ("b", new)))
    printed = str(find_renderer("terminal")(show(before, after), ENGLISH))
    assert "moved  Guild · paint barn" in printed
    assert "same" not in printed


def test_a_duty_whose_deadline_changed_on_its_way_to_another_clause_is_told_with_both() -> None:
    head, tail = "The Guild meets.", "The Guild elects a chair. The chair keeps the seal."
    before, after = (f"The Guild shall paint the barn within {days} days." for days in (30, 14))
    old, moved = f"1. {head} {before}\n2. {tail}\n", f"1. {head}\n2. {tail} {after}\n"
    assert tell_documents(old, moved) == [
        "2 · “The Guild shall paint the barn within 30 → 14 days.” (−16 days, −53 %; moved from 1)"
    ]
    first, second = (load_bytes(text.encode(), f"{name}.txt") for name, text in (("a", old), ("b", moved)))
    printed = render(show(first, second), ENGLISH, is_full=False)
    assert "tightened     Guild · paint barn: deadline: −16 days, −53 %; moved from 1" in printed
    # One that stayed has no place to tell.
    stayed = f"1. {head} {after}\n2. {tail}\n"
    assert tell_documents(old, stayed) == [
        "1 · “The Guild shall paint the barn within 30 → 14 days.” (−16 days, −53 %)"
    ]


# What came or went together is told once.


def test_the_parts_of_a_clause_that_went_are_one_sentence() -> None:
    part = "{{id: 2({0}), text: 'Port {0} closes.', terms: {{port-{0}: {{must: yes}}}}}}"
    stays = "  - {id: 1, text: The parties meet.}\n  - {id: 2, text: Ports.{}}\n"
    old = read_plan(stays.replace("{}", ", clauses: [" + ", ".join(map(part.format, "abcde")) + "]"))
    new = read_plan(stays.replace("{}", ""))
    assert tell_short(old, new) == ["2(a)–(e) · gone: “Port a closes”; “Port b closes”; “Port c closes”; 2 more parts"]
    assert list_parts(old, new)["removed"] == "2(a)–(e)"


@pytest.mark.parametrize(
    ("first", "last", "run"),
    [
        ("14(a)", "14(e)", "14(a)–(e)"),
        ("19", "20(c)", "19–20(c)"),
        ("Article 7", "Article 9", "Article 7–9"),
        ("4", "4", "4"),
    ],
)
def test_a_run_of_numbers_leaves_out_only_what_both_ends_share(first: str, last: str, run: str) -> None:
    assert name_run(first, last) == run


def test_a_clause_that_is_but_the_title_of_its_parts_is_told_as_their_title() -> None:
    stays = "  - {id: 1, text: The parties meet.}\n"
    head = "  - {{id: 2, text: '{}', clauses: [{{id: 2(a), text: The port closes.}}]}}\n"
    for words, told in (("Closing of ports", "Closing of ports – “The port"), ("All ends.", "“All ends”; “The port")):
        (line,) = tell_short(read_plan(stays), read_plan(stays + head.format(words)))
        assert line == f"2 · new: {told} closes”"


def test_neighbours_of_the_first_rank_are_matters_of_their_own() -> None:
    lines = ["  - {id: 1, text: The parties meet.}\n"]
    lines += [f"  - {{id: {place}, text: 'Road {place} is closed to lorries.'}}\n" for place in (2, 3)]
    told = tell_short(read_plan("".join(lines)), read_plan(lines[0]))
    assert [line.partition(" · ")[0] for line in told] == ["2", "3"]


def test_a_number_that_holds_only_new_parts_is_told_with_its_neighbour_as_one() -> None:
    head = "CHAPTER I\n\nArticle 1\n\nThe gate is open.\n\nArticle 2\n\nThe barn is red.\n"
    part = "\nArticle {0}\n\n1. The keeper shall sweep yard {0}.\n\n2. The warden may rest in yard {0}.\n"
    plans = [load_bytes(text.encode(), name="a.txt") for text in (head, head + part.format(3) + part.format(4))]
    assert list_parts(*plans)["added"].startswith("Article 3–4 ")
    (line,) = tell_short(*plans)
    assert line.startswith("Article 3–4 · new: “The keeper shall sweep yard 3”;")
    assert line.endswith("1 more part")


def test_of_very_many_clauses_that_went_those_are_named_that_no_sentence_tells_of() -> None:
    road = "  - {{id: {0}, heading: Road {0}., text: Road {0} is closed., terms: {{road-{0}: {{must: yes}}}}}}\n"
    stays = "  - {id: 1, text: The parties meet.}\n"
    old, new = read_plan(stays + "".join(road.format(2 * place) for place in range(1, 31))), read_plan(stays)
    told = {line.partition(" ")[0] for line in tell_short(old, new)}
    named = {item.partition(" ")[0] for item in list_parts(old, new)["removed"].split("; ")}
    assert (len(told), len(named), told & named) == (10, 15, set())


def test_what_came_in_the_place_of_all_parts_of_a_clause_is_told_with_them() -> None:
    item = "{{id: 2, topics: [economy], heading: Ports, {}}}"
    parts = ", ".join(f"{{id: 2({x}), text: Port {x} closes., terms: {{port-{x}: {{must: yes}}}}}}" for x in "ab")
    stays = "  - {id: 1, text: The parties meet.}\n  - "
    old = read_plan(f"{stays}{item.format(f'clauses: [{parts}]')}\n")
    new = read_plan(f"{stays}{item.format('text: Both ports stay open., terms: {ports-open: {must: yes}}')}\n")
    assert tell_short(old, new) == [
        "2 · new: “Both ports stay open.”; gone: “Port a closes”; “Port b closes”",
    ]


def test_a_sentence_that_got_a_number_of_its_own_is_told_with_what_it_was() -> None:
    rest = "each party's total liability for {} losses under these rules shall not be more than the common cap."
    storm = f"If there are storm losses, {rest.format('all storm').replace('common', 'storm')}"
    old = f"1. The gate is open.\n2. Caps. {storm} E{rest[1:].format('all other')}\n3. The barn is red.\n"
    parts = f"   (a) Save as rule 3 says, {rest.format('all')}\n   (b) {storm}\n"
    (line,) = tell_documents(old, f"1. The gate is open.\n2. Caps.\n{parts}3. The barn is red.\n")
    assert line.startswith("2 → 2, 2(a), 2(b) · “Each → Save as rule 3 says, each party's total liability")


def test_a_number_of_which_nothing_was_printed_is_not_gone() -> None:
    head = "# Rules\n\n## Art 1\n\nThe gate is open.\n\n## Art 2\n\n{}## Art 3\n\nThe barn is red.\n"
    texts = (head.format("-\n\n"), head.format("").replace("## Art 2", ""))
    old, new = (load_bytes(text.encode(), "a.md") for text in texts)
    assert not list(list_short(show(old, new), ENGLISH))


def test_a_clause_that_begins_with_definitions_is_told_by_what_it_lays_down() -> None:
    old = "1. The gate is open.\n2. The barn is red.\n"
    new = f'{old}3. Guests. "Guest" means whoever rents a room. It is so. A guest shall pay 40 EUR by noon.\n'
    assert tell_documents(old, new) == ["3 · new: “Guests: … A guest shall pay 40 EUR by noon.”"]


def test_what_came_and_went_in_a_plan_file_is_told_by_topic_before_its_size() -> None:
    old = read_many(("territory", "zone: {must: yes}"), ("culture", "a: {must: yes}, b: {must: yes}, c: {must: yes}"))
    new = read_plan("  - {id: 9, topics: [other], text: The parties meet.}\n")
    assert [line.partition(" ")[0] for line in tell(old, new)] == ["1", "2", "9"]


def test_what_a_program_read_is_a_reversal_only_where_all_of_the_change_is_understood() -> None:
    old = "1. The gates named in point 2 of rule 6 may not be closed to guests of Northland.\n2. Fees are 30 EUR.\n"
    new = (
        "1. The gates named in rules 8 and 13 may be closed to guests on the list of the board.\n2. Fees are 40 EUR.\n"
    )
    assert [line.partition(" ")[0] for line in tell_documents(old, new)] == ["2", "1"]


def test_a_no_of_which_not_all_is_understood_is_no_figure() -> None:
    old = "1. Except on the day of the fair, neither town will use the old bridge.\n2. The mill is open.\n"
    new = "1. Except on the day of the fair, the Guild does not approve the use by either town of the old bridge.\n"
    told = tell_documents(old, new + "2. The mill is open. A guest shall leave by nightfall.\n")
    assert [line.partition(" ")[0] for line in told] == ["2", "1"]


def test_a_cap_in_another_measure_weighs_as_a_figure() -> None:
    text = "1. The fair opens.\n2. Refunds will not add up to an amount of more than {} in a year.\n"
    new = text.format("9%") + "3. A guest shall leave by nightfall, and the keeper shall lock the gate.\n"
    assert [line.partition(" ")[0] for line in tell_documents(text.format("2 months' worth"), new)] == ["2", "3"]


def test_topics_that_were_matched_by_words_do_not_order_what_is_equally_large() -> None:
    old = "1. The parties meet.\n"
    new = f"{old}\n2. Schools shall teach tolerance.\n\n3. The border shall follow the river.\n"
    view = show(load_bytes(old.encode(), name="a.txt"), load_bytes(new.encode(), name="b.txt"))
    assert [block.change.new[0].clause.number for block in view.blocks] == ["3", "2"]
    assert [line.partition(" ")[0] for line in tell_documents(old, new)] == ["2", "3"]


def test_a_new_clause_without_a_heading_that_is_not_told_is_named_by_its_first_words() -> None:
    cap = "  - {{id: {0}, terms: {{t{0}: {{must: {{at_most: {1} km}}}}}}}}\n"
    old, new = ("".join(cap.format(place, km) for place in range(1, 12)) for km in (1, 2))
    new += "  - {id: 30, text: The winter road across the frozen lake opens in December.}\n"
    parts = list_parts(read_plan(old), read_plan(new))
    assert parts["added"] == "30 “The winter road across the frozen lake opens …”"


# Of documents.


def test_a_clause_is_named_by_the_title_that_its_words_begin_with_else_by_its_first_words() -> None:
    fees = "".join(f"{place}. The fee is {{0}} EUR.\n" for place in range(1, 11))
    text = fees + "11. Limits of the Fair. A stall is {0} m wide.\n12. It is so. A booth is {0} m wide.\n"
    old, new = (load_bytes(text.format(count).encode(), name="a.txt") for count in (7, 8))
    assert list_parts(old, new)["also"] == "11 Limits of the Fair; 12 “It is so. A booth is 8 m …”"


def test_a_sentence_that_no_term_explains_is_told_too() -> None:
    old = "1. The club meets. Its colours are shown.\n2. Dogs stay outside.\n"
    new = "1. The club meets. Its colours are shown. It is a happy little club of rowers.\n2. Dogs stay outside.\n"
    assert tell_documents(old, new) == ["1 · new: “It is a happy little club of rowers.”"]
    assert tell_documents(new, old) == ["1 · gone: “It is a happy little club of rowers.”"]


def test_a_figure_comes_before_words_also_as_the_second_sentence_of_its_clause() -> None:
    text = "1. The {} shall lock it. The fee shall be paid within {} days.\n2. The hall is {}.\n3. Stays.\n"
    old, new = text.format("keeper", 30, "blue"), text.format("warden", 60, "red")
    told = tell_documents(old, new)
    assert told[0] == "1 · “The fee shall be paid within 30 → 60 days.” (+30 days, +100 %)"
    assert told[-1].startswith("2 · ")


def test_a_new_sentence_shows_its_figure_and_comes_before_one_without() -> None:
    long = " and ".join(f"the {word} of the old harbour company" for word in ("heirs", "members", "owners", "friends"))
    old = "1. The mill stands.\n2. The barn stands.\n3. It is so.\n"
    mill, barn = "The mill stands. The miller may rest.", f"The barn stands. All of {long} may claim USD 700 a year."
    new = f"1. {mill}\n2. {barn}\n3. It is so.\n"
    first, second = tell_documents(old, new)
    assert first.startswith("2 · new: “All of the heirs ")
    assert "USD 700" in first
    assert second == "1 · new: “The miller may rest.”"


def test_two_sentences_with_little_in_common_are_both_quoted() -> None:
    old = "1. However, members who left the club keep their oars so long as they pay.\n2. Stays.\n"
    new = "1. Leaving ends neither the debts nor the keys of members who left the club last spring.\n2. Stays.\n"
    (told,) = tell_documents(old, new)
    assert told.startswith("1 · “However, members who")
    assert " → “Leaving ends" in told


def test_two_sentences_that_differ_in_one_place_are_one_quotation() -> None:
    old = "1. The council holds elections within 100 days.\n2. Stays.\n"
    (told,) = tell_documents(old, old.replace("within 100 days", "as soon as possible after the signature of all"))
    assert told.count("“") == 1


def test_another_form_of_a_word_and_a_title_come_last() -> None:
    head = "Charter of the Club, version {}, {} May 2020\n\n"
    body = "1. The council lists the project{} that it runs.\n2. {} sits by the door.\n3. The club is old.\n"
    old = head.format("1.0", 3) + body.format("", "A guard")
    new = head.format("2.0", 5) + body.format("s", "A dog")
    numbers = [line.partition(" · ")[0] for line in tell_documents(old, new)]
    assert numbers[0] == "2"


def test_the_number_of_a_version_has_no_share() -> None:
    old = "1. You may use the licence (e.g. Open Garden 2.0 Japan) for the work.\n2. Stays.\n"
    told = tell_documents(old, old.replace("2.0", "2.5"))
    assert told == ["1 · “You may use the licence (e.g. Open Garden 2.0 → 2.5 Japan) for the work.”"]


def test_a_condition_of_a_written_clause_is_told_in_its_words() -> None:
    text = "  - {{id: 1, text: 'The guard leaves the bridge{}.', terms: {{guard-leaves: {{must: yes{}}}}}}}\n"
    told = tell(read_plan(text.format("", "")), read_plan(text.format(" gradually", ", when: gradually")))
    assert told == ["1 · “The guard leaves the bridge {+gradually+}.”"]


def test_a_code_without_a_unit_is_no_figure() -> None:
    text = "1. The list holds the code {} for barges.\n2. The harbour fee is at most EUR {}.\n3. Stays.\n"
    told = tell_documents(text.format(45340000, 200), text.format(98362000, 204))
    assert [line.partition(" · ")[0] for line in told] == ["2", "1"]


def test_what_was_seen_and_not_compared_comes_after_in_short() -> None:
    page = "<h1>Rules</h1><p>1. The gate is {} metres wide.</p><p>2. It is green.</p><img src='{}.png' alt='{}'>"
    plans = [load_bytes(page.format(*values).encode(), "a.html") for values in ((2, "map", "Map"), (3, "plan", "Plan"))]
    for is_brief in (True, False):
        view = build_view(compare(*plans), find_taxonomy("peace"), is_brief=is_brief)
        told = str(find_renderer("terminal")(view, ENGLISH))
        assert told.index("2 → 3") < told.index("Seen, but not compared")
    with zipfile.ZipFile(io.BytesIO(cast("bytes", find_renderer("docx")(view, ENGLISH)))) as package:
        assert "Seen, but not compared" in package.read("word/document.xml").decode()


@pytest.mark.parametrize(
    ("old", "new", "is_told"),
    [
        ("Rules of the toll bridge", "Rules of the toll bridge and the ford", True),
        ("Rules of the bridge, draft 2", "Rules of the bridge, draft 3", False),
        ("First proposal", "Answer of the owners", False),
        ("a", "a b", False),  # what the files are called
    ],
)
def test_a_title_in_part_other_words_is_to_be_read(old: str, new: str, is_told: bool) -> None:
    heads = [f"# {title}\n\n" if old != "a" else "" for title in (old, new)]
    names = [f"{title if old == 'a' else 'rules'}.md" for title in (old, new)]
    before, after = (
        load_bytes(f"{head}1. The gate is shut.\n".encode(), name) for head, name in zip(heads, names, strict=True)
    )
    told = render(show(before, after), ENGLISH, width=200)
    assert (f"The title changed: “{old}” → “{new}”. Read it yourself." in told) is is_told


def test_what_a_version_leaves_for_later_in_its_own_words_is_told_first() -> None:
    clause = "  - {id: 3, text: 'The mill belongs to both.'}\n"
    later = "  - {id: 3, text: 'The mill is for the next round.', disclosure: deferred}\n"
    old, new = read_plan(clause), read_plan(later)
    (listing,) = list_short(show(old, new), ENGLISH)
    assert (listing.kind, [spell_words(row.spans) for row in listing.rows]) == ("deferred", ["Other (3)"])
    (listing,) = list_short(show(new, old), ENGLISH)
    assert (listing.kind, [spell_words(row.spans) for row in listing.rows]) == ("taken_up", ["Other (3)"])


def test_what_a_sum_is_comes_before_when_it_is_due() -> None:
    parts = (
        "After the first of May the members who joined the harbour club in 2019 for the season, from 1 June 2030 on,"
    )
    old = "1. The mill stands.\n2. The barn stands.\n3. It is so.\n"
    new = old.replace(
        "2. The barn stands.", f"2. The barn stands. {parts} shall pay to the old mill owner EUR 900 a year."
    )
    (told,) = tell_documents(old, new)
    assert "EUR 900" in told


def test_a_clauses_second_sentence_comes_after_the_first_ones_of_others_and_before_what_weighs_less() -> None:
    old = "1. The mill stands. It is old.\n2. The barn is red.\n3. The gate stands.\n"
    new = old.replace("mill stands.", "mill stands. The miller may rest.").replace(
        "old.", "old. The miller pays EUR 4."
    )
    new = new.replace("red", "blue")
    new = new.replace("gate stands.", "gate stands. The guard may rest.")
    assert [line.partition(" · ")[0] for line in tell_documents(old, new)] == ["1", "3", "1", "2"]


def test_sentences_that_came_to_or_went_from_one_clause_are_told_as_one() -> None:
    old = "1. The mill stands. It is old.\n2. The gate stands.\n"
    rights = [f"The miller may {verb}." for verb in ("rest", "sing", "swim", "sail", "fish")]
    told = "“The miller may rest”; “The miller may sing”; “The miller may swim”; 2 more sentences"
    assert tell_documents(old, old.replace("stands. It", f"stands. {' '.join(rights)} It")) == [f"1 · new: {told}"]
    assert tell_documents(old.replace("stands. It", f"stands. {' '.join(rights)} It"), old) == [f"1 · gone: {told}"]
    parted = old.replace("stands. It is old.", f"stands. {rights[0]} It is old. {rights[1]}")
    assert tell_documents(old, parted) == ["1 · new: “The miller may rest”; “The miller may sing”"]
    # What went from it is in the same sentence, and what has a figure in one of its own.
    (line,) = tell_documents(parted, old.replace("It is old.", "It is old. Dogs of all guests must be kept on a rope."))
    new = "new: “Dogs of all guests must be kept on a rope.”"
    assert line == f"1 · gone: “The miller may rest”; “The miller may sing”; {new}"
    paid = old.replace("It is old.", f"It is old. {rights[0]} The miller shall pay EUR 700.")
    assert len(tell_documents(old, paid)) == 2


def test_a_list_is_told_with_the_words_that_lead_in_it() -> None:
    head, tail = "1. The mill stands.", "\n2. The gate stands.\n"
    items = "".join(
        f"\n   ({name}) sweep the {place} in the morning;" for name, place in zip("ab", ("loft", "yard"), strict=True)
    )
    old, new = f"{head}{tail}", f"{head} The miller shall:{items}{tail}"
    parts = "“sweep the loft in the morning”; “sweep the yard in the morning”"
    for before, after, word in ((old, new, "new"), (new, old, "gone")):
        plans = [load_bytes(text.encode(), name=f"{name}.txt") for name, text in (("a", before), ("b", after))]
        assert tell_short(*plans) == [f"1 · {word}: “The miller shall:” – {parts}"]
    # Where the words that lead in stayed, the items are for themselves.
    kept = f"{head} The miller shall:\n   (a) sweep the loft in the morning;{tail}"
    plans = [load_bytes(text.encode(), name=f"{name}.txt") for name, text in (("a", kept), ("b", new))]
    assert tell_short(*plans) == ["1(b) · new: “sweep the yard in the morning;”"]


def test_a_figure_that_came_in_a_sentence_weighs_more_than_words_that_came() -> None:
    old = "1. The keeper may open the gate. It is so.\n2. The miller may open the mill. It is so.\n"
    new = old.replace("the gate.", "the gate and shall sweep it.")
    new = new.replace("the mill.", "the mill and shall pay the warden EUR 40 for it.")
    assert [line.partition(" · ")[0] for line in tell_documents(old, new)] == ["2", "1"]


@pytest.mark.parametrize(
    "line",
    [
        "Effective date: {}",
        "**Last modified:** {}",
        "This policy was last updated on {}.",
        "Stand: {}",
        "Dernière mise à jour : {}",
    ],
)
def test_the_date_of_a_document_comes_last(line: str) -> None:
    text = "# Rules\n\n## The rules\n\n{}\n\nDogs are let in.\n\n## Gate\n\nThe gate is {}.\n\n## Barn\n\nStays.\n"
    old, new = text.format(line.format("2020-05-01"), "red"), text.format(line.format("2021-06-07"), "blue")
    *_, last = tell_documents(old, new)
    assert "2021-06-07" in last
    # What is due on a day is no date of the document.
    old, new = (
        text.format(f"The fee is due on {day}.", gate) for day, gate in (("2020-05-01", "red"), ("2021-06-07", "blue"))
    )
    first, *_ = tell_documents(old, new)
    assert "2021-06-07" in first


def test_a_note_that_holds_but_references_comes_after_what_lays_something_down() -> None:
    head = "Article 1\n\nThe gate is open.\n\nArticle 2\n\nThe barn is {}.\n\nArticle 3\n\nIt is old.\n"
    note = "\nArticle 4\n\nOJ L 299, 31.12.1972, p. 32. OJ L 304, 30.10.1978, p. 1.\n"
    duty = "\nArticle 4\n\nThe keeper shall pay EUR 30 by 31.12.1972 and EUR 40 by 30.10.1978.\n"
    assert tell_documents(head.format("red"), head.format("blue") + note)[-1].startswith("Article 4")
    assert tell_documents(head.format("red"), head.format("blue") + duty)[0].startswith("Article 4")


def test_the_date_of_an_act_that_a_sentence_names_is_no_figure_of_it() -> None:
    old = "1. The mill stands. It is old.\n2. The barn stands. It is old.\n3. Stays.\n"
    new = old.replace("mill stands.", "mill stands. The miller may cite the law of 5 May 2020.")
    new = new.replace("barn stands.", "barn stands. The miller may rest there on 5 May 2020.")
    assert [line.partition(" · ")[0] for line in tell_documents(old, new)] == ["2", "1"]


def test_the_years_between_two_days_that_a_text_names_are_not_told() -> None:
    old = "1. The ferry shall follow the rules of 4 May 1998 on ropes.\n2. Stays.\n"
    (line,) = tell_documents(old, old.replace("4 May 1998", "9 June 2017"))
    assert "9 June 2017" in line
    assert "year" not in line


def test_recitals_are_named_after_articles() -> None:
    head = "The parties agree as follows:\n\n(1) {}The gate is old.\n\n"
    body = "Article 1\n\nThe gate is open.\n\nArticle 2\n\nIt is red.\n\nArticle 3\n\n{}\n"
    plans = [
        load_bytes((head.format(lead) + body.format(end)).encode(), f"{name}.txt")
        for name, lead, end in (("a", "", "It stays."), ("b", "People know that ", "It stays shut at night."))
    ]
    parts = list_parts(*plans)
    assert parts["review"].startswith("Article 3")


def test_a_new_clause_without_words_is_named_by_those_of_its_first_part() -> None:
    cap = "  - {{id: {0}, heading: Road {0}, terms: {{t{0}: {{must: {{at_most: {1} km}}}}}}}}\n"
    old, new = ("".join(cap.format(place, km) for place in range(1, 12)) for km in (1, 2))
    new += "  - {id: 30, terms: {ice: {must: yes}}, clauses: [{id: 30(a), text: The winter road opens in December.}]}\n"
    assert list_parts(read_plan(old), read_plan(new))["added"] == (
        "30 “The winter road opens in December” (with 1 part)"
    )


def test_what_reports_say_of_a_new_term_is_on_its_line() -> None:
    report = "{{source: {0}, text: It has {1}., terms: {{size: {{states: {{exactly: {1} points}}}}}}}}"
    reports = ", ".join(report.format(name, size) for name, size in (("x", 19), ("y", 22)))
    heads = {"sources": "{x: {publisher: X, date: 2025-01-01}, y: {publisher: Y, date: 2025-01-01}}"}
    old = read_plan("  - {id: 1, text: It rains.}\n", **heads)
    new = read_plan(
        f"  - {{id: 1, text: It rains.}}\n  - {{id: 2, disclosure: reported, reports: [{reports}]}}\n", **heads
    )
    printed = render(show(old, new), ENGLISH, is_full=False)
    assert "size: 19 points" in printed
    assert "size: 22 points" in printed
