"""An article that holds only paragraphs answers to the article that its paragraphs went to."""

from __future__ import annotations

from pathlib import Path

from plancmp import load
from plancmp.align.plans import align_plans
from plancmp.diff import compare
from plancmp.model import Clause, Plan

SHIPS = "Article {0}\n1. Ships of either side may pass through the strait.\n2. Pilots are taken on board at Kelby.\n\n"
FISH = (
    "Article {0}\n1. Boats may catch herring until the end of May.\n2. The catch is landed at one of the two ports.\n\n"
)
SALT = "Article {0}\n1. Salt is sold by weight and free of any toll.\n2. Each barrel bears the mark of its maker.\n\n"
TOLL = "Article {0}\n1. The commission meets in spring and in autumn.\n2. Its minutes are open to everybody.\n\n"


def _read(folder: Path, name: str, *articles: str) -> Plan:
    path = folder / f"{name}.txt"
    path.write_text("Treaty\n\n" + "".join(text.format(n) for n, text in enumerate(articles, 1)), encoding="utf-8")
    return load(path)


def _list_links(old: Plan, new: Plan) -> set[tuple[str, str]]:
    before, after = old.outline(), new.outline()
    return {(before[i].clause.id, after[j].clause.id) for i, j in align_plans(old, new).pairs()}


def test_articles_follow_their_paragraphs_and_not_their_numbers(tmp_path: Path) -> None:
    old, new = _read(tmp_path, "old", SHIPS, FISH, SALT), _read(tmp_path, "new", TOLL, SHIPS, FISH, SALT)
    links = {(a, b) for a, b in _list_links(old, new) if "(" not in a}
    assert links == {("Article 1", "Article 2"), ("Article 2", "Article 3"), ("Article 3", "Article 4")}
    assert {(b, a) for a, b in _list_links(new, old)} == _list_links(old, new)
    gone = [change.new[0].clause.id for change in compare(old, new).clauses if not change.old]
    assert gone == ["Article 1", "Article 1(1)", "Article 1(2)"]


def test_an_article_whose_paragraphs_are_all_new_keeps_its_number(tmp_path: Path) -> None:
    old, new = _read(tmp_path, "old", SHIPS, FISH), _read(tmp_path, "new", SHIPS, SALT)
    assert ("Article 2", "Article 2") in _list_links(old, new)


def test_an_article_answers_to_a_number_with_a_title(tmp_path: Path) -> None:
    old = _read(tmp_path, "old", SHIPS, FISH)
    (tmp_path / "new.txt").write_text(
        "Treaty\n\n1. Ships\n1.1 Ships of either side may pass through the strait.\n1.2 Pilots are taken on board at "
        "Kelby.\n\n2. Fish\n2.1 Boats may catch herring until the end of June.\n"
        "2.2 The catch is landed at one of the two ports.\n",
        encoding="utf-8",
    )
    new = load(tmp_path / "new.txt")
    assert {("Article 1", "1"), ("Article 2", "2"), ("Article 2(1)", "2.1")} <= _list_links(old, new)
    assert {(b, a) for a, b in _list_links(new, old)} == _list_links(old, new)


def test_a_heading_that_no_other_clause_has_is_a_name(tmp_path: Path) -> None:
    def lay_out(name: str, seas: str, trade: str) -> Plan:
        path = tmp_path / f"{name}.md"
        path.write_text(f"# Treaty\n\n## Seas\n\n{seas}\n\n## Trade\n\n{trade}\n", encoding="utf-8")
        return load(path)

    ships, salt = "### Rules\nShips may pass through the strait.", "### Rules\nSalt is free of any toll."
    links = _list_links(lay_out("old", ships, salt), lay_out("new", salt, ships))
    assert {("seas", "seas"), ("trade", "trade")} <= links


_BERTHS = Clause("2(a)", "2(a)", text="A berth is held for one season and may be renewed in spring.")
_ROPES = Clause("2(b)", "2(b)", text="Ropes of the harbour are lent to any guest for a day.")


def _link(old: tuple[Clause, ...], new: tuple[Clause, ...]) -> set[tuple[str, str]]:
    plans = [Plan(name, name, clauses=clauses, extracted=True) for name, clauses in (("p", old), ("q", new))]
    links = _list_links(plans[0], plans[1])
    assert {(b, a) for a, b in _list_links(plans[1], plans[0])} == links
    return links


def test_a_title_is_no_answer_to_a_text_that_mentions_its_words() -> None:
    opening = Clause("1", "1", text="The harbour opens at dawn and closes at dusk.")
    list_of = Clause("2", "2", "Chair of the Regatta", clauses=(_BERTHS, _ROPES))
    renamed = Clause(
        "3", "3", "Winter Season",
        clauses=(
            Clause("3(a)", "3(a)", text="The winter season begins when the chair of the regatta has closed the quay."),
            Clause("3(b)", "3(b)", text=_BERTHS.text),
            Clause("3(c)", "3(c)", text=_ROPES.text),
        ),
    )  # fmt: skip
    links = _link((opening, list_of), (opening, renamed))
    assert ("2", "3") in links
    assert ("2", "3(a)") not in links


def test_a_title_answers_to_the_text_that_begins_with_it_and_to_one_that_has_no_other_answer() -> None:
    opening = Clause("1", "1", text="The harbour opens at dawn and closes at dusk.")
    title = Clause("2", "2", "Chair of the Regatta")
    full = Clause("2", "2", text="Chair of the Regatta. The chair is elected by the guests for two seasons.")
    assert ("2", "2") in _link((opening, title), (opening, full))
    short = Clause("2", "2", text="The chair of the regatta is elected by the guests.")
    assert ("2", "2") in _link((opening, title), (opening, short))


def test_the_first_words_of_a_clause_that_got_a_number_of_their_own_are_part_of_its_answer() -> None:
    whole = Clause("2", "2", "Chair of the Regatta", text="The chair is elected by the guests for two seasons.")
    rest = Clause("2(c)", "2(c)", text=whole.text)
    parted = Clause("2", "2", text="Chair of the Regatta", clauses=(rest, _BERTHS))
    assert {("2", "2"), ("2", "2(c)")} <= _link((whole, _ROPES), (parted, _ROPES))
    # What is not next to the rest of it is not a part of it.
    apart = Clause("1", "1", text="Chair of the Regatta"), _ROPES, Clause("3", "3", text=whole.text)
    assert ("2", "1") not in _link((whole, _ROPES), apart)


def test_a_list_that_was_one_sentence_before_is_the_whole_of_it(tmp_path: Path) -> None:
    plain = "1. The miller oils the wheel, the gate and 2 winches.\n\n2. The pond is let.\n"
    listed = "1. The miller oils:\n(a) the wheel;\n(b) the gate; and\n(c) 3 winches.\n\n2. The pond is let.\n"
    old, new = _read(tmp_path, "old", plain), _read(tmp_path, "new", listed)
    links = {("1", "1"), ("1", "1(a)"), ("1", "1(b)"), ("1", "1(c)"), ("2", "2")}
    assert _list_links(old, new) == links
    assert _list_links(new, old) == {(b, a) for a, b in links}
    other = _read(tmp_path, "other", listed.replace("the gate", "the sluice"))
    assert _list_links(old, other) == links - {("1", "1(b)")}


def test_a_line_that_opens_a_list_is_no_title(tmp_path: Path) -> None:
    text = "1. The Miller {}:\n(a) open the sluice;\n(b) let the pond;\n(c) sell the corn.\n\n2. The pond is deep.\n"
    old, new = _read(tmp_path, "old", text.format("may")), _read(tmp_path, "new", text.format("shall"))
    assert [(one.effect.value, len(change.new)) for change in compare(old, new).clauses for one in change.terms] == [
        ("tightened", 1)
    ]
