"""The redline in Word: accepting all its changes gives the new text, rejecting all the old one."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from plancmp.align import Pins
from plancmp.diff import Kind, compare
from plancmp.diff.words import diff_words
from plancmp.model import Clause, PartialDate, Plan, PlanDisclosure
from plancmp.readers import find_taxonomy, load
from plancmp.report import Messages, View, build_view, find_messages
from plancmp.report.docx import Signature, render, render_copy
from plancmp.report.docx.lines import lay_out
from plancmp.report.docx.streams import UnfitError
from tests.report.test_golden import GOLDEN, hold_against
from tests.report.word import (
    W,
    list_faults,
    list_schema_errors,
    list_text,
    read_part,
    read_plain,
    settle,
    settle_in_office,
    spell_redline,
)
from tests.shared import any_pair

pytestmark = pytest.mark.slow

FIXTURES = Path(__file__).parents[2] / "fixtures"
PAIRS = {
    "draft-to-e3": ("us-28-point-draft", "e3-edit"),
    "draft-to-geneva": ("us-28-point-draft", "geneva-refined-framework"),
    "draft-to-twenty": ("us-28-point-draft", "twenty-point-framework"),
}
SENTENCES = [
    "Ships of both sides pass the northern strait at any hour.",
    "The harbour office publishes the list of berths every month.",
    "Pilots are provided by the port authority without charge.",
    "Waste water is not let into the inner basin.",
    "Disputes go to the arbiter whom both sides have named.",
    "Cargo is inspected at the eastern gate within one day.",
]

REWRITTEN = (
    "Pilots are free of charge at night, by day and in winter, whatever the flag.",
    "Tugs and pilots: the port sets a tariff every year, in the currency of its choice.",
)


def view_plans(old: Plan, new: Plan) -> View:
    return build_view(compare(old, new), find_taxonomy("peace"))


def view_pair(pair: str) -> View:
    return view_plans(*(load(FIXTURES / f"{name}.yaml") for name in PAIRS[pair]))


def spell(plan: Plan) -> str:
    clauses = lay_out(compare(plan, plan), Messages(), is_new=False)
    return "".join(f"{line.label}{line.words}\n" for _, lines in clauses for line in lines)


def list_marked(document: bytes, tag: str) -> list[str]:
    """Return what was struck ("del"), inserted ("ins") or moved ("moveFrom", "moveTo"), comments left out."""
    found = ("".join(e.itertext()) for block in list_text(document) for e in block.iter(f"{W}{tag}"))
    return [text for text in found if text]


def make_plan(name: str, *texts: str) -> Plan:
    return Plan(name, name.upper(), clauses=tuple(Clause(str(i), text=text) for i, text in enumerate(texts, 1)))


@given(any_pair)
def test_rejecting_all_gives_the_old_text_and_accepting_all_the_new_one(pair: tuple[Plan, Plan]) -> None:
    old, new = pair
    document = render(view_plans(old, new), Messages())
    assert settle(document, "reject") == spell(old)
    accepted = settle(document, "accept")
    if new.disclosure is PlanDisclosure.FULL and not new.topic_disclosure and "in the new version]" not in accepted:
        assert accepted == spell(new)
    assert list_faults(document) == []


@given(any_pair)
def test_what_is_not_disclosed_is_never_struck(pair: tuple[Plan, Plan]) -> None:
    comparison = compare(*pair)
    accepted = settle(render(view_plans(*pair), Messages()), "accept")
    lines = {entry.index: some for entry, some in lay_out(comparison, Messages(), is_new=False)}
    for change in comparison.clauses:
        known = all(pair[1].disclosure_of(entry.topics, entry.companion).is_known for entry in change.old)
        if not change.new and change.kind is not Kind.REMOVED and not known:
            for line in (line for entry in change.old for line in lines.get(entry.index, ())):
                assert f"{line.label}{line.words}" in accepted


@given(st.permutations(SENTENCES), st.permutations(SENTENCES), st.integers(1, 6), st.integers(1, 6))
def test_clauses_that_changed_places_are_moved_and_never_struck_and_inserted(
    order: list[str], order2: list[str], cut: int, cut2: int
) -> None:
    old, new = (
        Plan(name, name, clauses=tuple(Clause(text[:5].strip(), text=text) for text in some[:size]))
        for name, some, size in (("a", order, max(cut, 2)), ("b", order2, max(cut2, 2)))
    )
    document = render(view_plans(old, new), Messages())
    shared = {clause.text for clause in old.clauses} & {clause.text for clause in new.clauses}
    for text in (*list_marked(document, "del"), *list_marked(document, "ins")):
        assert not any(sentence in text for sentence in shared)


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), st.lists(st.sampled_from(SENTENCES), max_size=4))
def test_no_word_that_a_linked_pair_shares_is_struck_or_inserted(old: list[str], new: list[str]) -> None:
    before, after = " ".join(old), " ".join([old[0], *new])
    document = render(view_plans(make_plan("a", before), make_plan("b", after)), Messages())
    for tag, kind in (("del", "delete"), ("ins", "insert")):
        found = Counter(re.findall(r"\S+", " ".join(list_marked(document, tag))))
        words = " ".join((s.old or s.new) for s in diff_words(before, after) if s.kind == kind)
        assert found <= Counter(re.findall(r"\S+", words))


def test_a_clause_that_the_comparison_links_is_one_paragraph_however_much_of_it_is_new() -> None:
    old, new = (make_plan(name, SENTENCES[0], text, SENTENCES[4]) for name, text in zip("ab", REWRITTEN, strict=True))
    for is_linked, size in ((True, 3), (False, 4)):
        pins = Pins({(1, 1)}) if is_linked else Pins(forbidden={(1, 1)})
        document = render(build_view(compare(old, new, pins=pins), find_taxonomy("peace")), Messages())
        assert len([block for block in list_text(document) if "".join(block.itertext())]) == size


def test_a_clause_that_stays_keeps_its_words_though_a_new_clause_has_them_too() -> None:
    unknown = "Pilots of both sides board at the outer buoy, by day and by night."
    old = make_plan("a", SENTENCES[0], unknown, SENTENCES[4])
    added = "Pilots of the northern side board at the outer buoy, by day and by night, in pairs."
    texts = (SENTENCES[0], added, SENTENCES[4])
    new = evolve(make_plan("b", *texts), disclosure=PlanDisclosure.PARTIAL)
    pins = Pins(forbidden={(1, 1)})
    document = render(build_view(compare(old, new, pins=pins), find_taxonomy("peace")), Messages())
    assert settle(document, "accept").splitlines() == [
        f"1\t{SENTENCES[0]}",
        f"2\t{unknown} [not disclosed in the new version]",
        f"2\t{added}",
        f"3\t{SENTENCES[4]}",
    ]
    assert not list_marked(document, "del")


@pytest.mark.parametrize("pair", ["draft-to-geneva"])
def test_redline_is_the_one_that_was_read(pair: str) -> None:
    document = render(view_pair(pair), Messages())
    assert document == render(view_pair(pair), Messages())
    assert list_faults(document) == []
    digest = hashlib.sha256(document).hexdigest()
    hold_against(GOLDEN / f"{pair}.docx.txt", f"sha256 {digest}\n{spell_redline(document)}")


def test_silence_of_a_partly_known_version_leaves_the_clause_with_a_mark() -> None:
    old = make_plan("a", "The strait stays open.", "Pilots are free.")
    new = evolve(make_plan("b", "The strait stays open."), disclosure=PlanDisclosure.PARTIAL)
    document = render(view_plans(old, new), Messages())
    assert settle(document, "reject") == "1\tThe strait stays open.\n2\tPilots are free.\n"
    assert settle(document, "accept") == (
        "1\tThe strait stays open.\n2\tPilots are free. [not disclosed in the new version]\n"
    )
    assert not list(read_part(document).iter(f"{W}del"))
    assert "not disclosed" in "".join(read_part(document, "word/comments.xml").itertext())


def test_a_moved_clause_is_a_move_with_its_edit() -> None:
    texts = SENTENCES[:4]
    edited = texts[0].replace("any hour", "any hour of the day")
    document = render(view_plans(make_plan("a", *texts), make_plan("b", *texts[1:], edited)), Messages())
    (start,) = read_part(document).iter(f"{W}moveFromRangeStart")
    (other,) = read_part(document).iter(f"{W}moveToRangeStart")
    assert start.get(f"{W}name") == other.get(f"{W}name")
    inserted = ["".join(e.itertext()) for b in list_text(document) for e in b.iter(f"{W}ins")]
    assert " of the day" in inserted
    assert not any("Ships" in text for text in inserted)


def test_hostile_text_stays_text() -> None:
    hostile = "<w:del>&amp; \x00\x1b[31m \u202egnp.exe\u202c ]]> <!-- {MERGEFIELD x} \" ' \ufffe end"
    document = render(view_plans(make_plan("a", hostile), make_plan(hostile, hostile + " more")), Messages(),
                      Signature(author='"><w:evil/>'))  # fmt: skip
    assert list_faults(document) == []
    shown = "".join(read_part(document).itertext())
    assert "<w:del>&amp; <U+0000><U+001B>[31m <U+202E>gnp.exe<U+202C> ]]>" in shown
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", shown)
    with zipfile.ZipFile(BytesIO(document)) as archive:
        assert not any(b"External" in archive.read(name) for name in archive.namelist())


def test_changes_are_signed_with_the_new_versions_date_and_never_with_now() -> None:
    old, new = make_plan("a", "one"), make_plan("b", "two")
    dated = evolve(new, date=PartialDate(2026, 3))
    for plan, signature, expected in (
        (new, None, (None, "plancmp")),
        (dated, None, ("2026-03-01T00:00:00Z", "plancmp")),
        (dated, Signature("Ministry", PartialDate(2026, 4, 2)), ("2026-04-02T00:00:00Z", "Ministry")),
    ):
        document = render(view_plans(old, plan), Messages(), signature)
        changes = list(read_part(document).iter(f"{W}ins"))
        assert {(e.get(f"{W}date"), e.get(f"{W}author")) for e in changes} == {expected}


def test_ukrainian_redline_has_a_ukrainian_summary() -> None:
    view = view_pair("draft-to-geneva")
    shown = "".join(read_part(render(view, find_messages("uk"))).itertext())
    assert "[у новій версії не розкрито]" in shown
    assert "not disclosed in the new version" not in shown


def test_libreoffice_accepts_all_to_the_new_text_and_rejects_all_to_the_old_one(tmp_path: Path) -> None:
    views = {pair: view_pair(pair) for pair in PAIRS}
    swapped = [SENTENCES[2], SENTENCES[0], f"{SENTENCES[1]} {SENTENCES[3]}", SENTENCES[5]]
    longer = [f"{SENTENCES[0]} And more of it.", "Words that nobody saw before.", "Others.", *SENTENCES[1:]]
    for name, texts in {"moves": swapped, "same": SENTENCES, "nothing": [], "longer": longer}.items():
        views[name] = view_plans(make_plan("a", *SENTENCES), make_plan("b", *texts))
    signature = Signature(date=PartialDate(2026, 3, 1))
    documents = {name: render(view, Messages(), signature) for name, view in views.items()}
    settled = settle_in_office(documents, tmp_path)
    for (name, verdict), found in settled.items():
        assert read_plain(found) == settle(documents[name], verdict), (name, verdict)
        old, new = views[name].comparison.old, views[name].comparison.new
        if verdict == "reject":
            assert read_plain(found) == spell(old)
        elif name != "draft-to-geneva":
            assert read_plain(found) == spell(new)


@pytest.mark.parametrize("pair", PAIRS)
def test_document_fits_the_schema_of_office_open_xml(pair: str, tmp_path: Path) -> None:
    path = tmp_path / "redline.docx"
    path.write_bytes(render(view_pair(pair), Messages()))
    assert list_schema_errors(path) == []


# -- a copy of the old document ---------------------------------------------------------------------------------------

SAMPLES = Path(__file__).parents[1] / "readers" / "samples"
EDITS = {
    "at most 12,000 personnel": "at most 14,000 personnel",
    "holds along the whole river": "lasts along the river",
    "7.  Tolls": "6.  Tolls",
}


def read_edited(tmp_path: Path, edits: dict[str, str]) -> Plan:
    text = (SAMPLES / "plan.md").read_text(encoding="utf-8")
    for old, new in edits.items():
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "new.md"
    path.write_text(text, encoding="utf-8")
    return load(path)


def read_words(plan: Plan) -> list[str]:
    return re.findall(r"\w+", " ".join(f"{clause.heading} {clause.text}" for clause in plan.walk()))


@pytest.mark.parametrize("name", ["plan-pandoc", "plan-libreoffice"])
def test_redline_of_a_document_keeps_its_styles_and_all_that_did_not_change(name: str, tmp_path: Path) -> None:
    raw = (SAMPLES / f"{name}.docx").read_bytes()
    old, new = load(SAMPLES / f"{name}.docx"), read_edited(tmp_path, EDITS)
    signature = Signature(date=PartialDate(2026, 4, 1))
    document = render_copy(view_plans(old, new), Messages(), signature, raw)
    assert document == render_copy(view_plans(old, new), Messages(), signature, raw)
    with zipfile.ZipFile(BytesIO(raw)) as before, zipfile.ZipFile(BytesIO(document)) as after:
        added = {"word/document.xml", "word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
        for part in set(before.namelist()) - added:
            assert after.read(part) == before.read(part), part
        main = (before.read("word/document.xml"), after.read("word/document.xml"))
        for tag in (b"<w:footnoteReference ", b"<w:headerReference ", b'<w:pStyle w:val="Heading2"', b"<w:trPr>"):
            assert main[1].count(tag) >= main[0].count(tag)
        assert before.read("word/_rels/document.xml.rels").count(b"External") == after.read(
            "word/_rels/document.xml.rels"
        ).count(b"External")
    untouched = render_copy(view_plans(old, old), Messages(), signature, raw)
    assert settle(document, "reject") == settle(untouched, "accept") == settle(untouched, "reject")
    for verdict, plan in (("reject", old), ("accept", new)):
        path = tmp_path / f"{verdict}.docx"
        path.write_bytes(keep_text(settle_in_office({"copy": document}, tmp_path)["copy", verdict]))  # type: ignore[index]
        found = load(path)
        assert read_words(found) == read_words(plan)
        assert [c.number for c in found.walk()][:6] == [c.number for c in plan.walk()][:6]


def keep_text(document: bytes) -> bytes:
    """Return a document without its first section, the summary."""
    output = BytesIO()
    with zipfile.ZipFile(BytesIO(document)) as archive, zipfile.ZipFile(output, "w") as copy:
        for name in archive.namelist():
            content = archive.read(name)
            if name == "word/document.xml":
                root = ET.fromstring(content)  # noqa: S314 - LibreOffice wrote it
                body = root.find(f"{W}body")
                assert body is not None
                kept = list_text(document)
                texts = {ET.tostring(block) for block in kept}
                for block in list(body):
                    if ET.tostring(block) not in texts:
                        body.remove(block)
                content = ET.tostring(root)
            copy.writestr(name, content)
    return output.getvalue()


TABLES: list[tuple[dict[str, str], list[str], list[str]]] = [
    ({"1 June 2027": "1 June 2029"}, ["2027"], ["2029"]),
    ({"500": "400", "West bank": "The west bank"}, ["West", "500"], ["The west", "400"]),
    ({"1 June 2027  |": "1 June 2027 |\n    | Far bank | 90 | 1 May 2027 |"}, [], ["Far bank", "90", "1 May 2027"]),
]


def test_a_table_against_another_file_is_tracked_cell_by_cell(tmp_path: Path) -> None:
    signature, documents, wanted = Signature(date=PartialDate(2026, 4, 1)), dict[str, bytes](), dict[str, list[Plan]]()
    for name in ("plan-pandoc", "plan-libreoffice"):
        for number, (edits, gone, come) in enumerate(TABLES):
            old, new = load(SAMPLES / f"{name}.docx"), read_edited(tmp_path, edits)
            raw = (SAMPLES / f"{name}.docx").read_bytes()
            document = render_copy(view_plans(old, new), Messages(), signature, raw)
            assert (list_marked(document, "del"), list_marked(document, "ins")) == (gone, come)
            documents[f"{name}-{number}"], wanted[f"{name}-{number}"] = document, [old, new]
    for (name, verdict), found in settle_in_office(documents, tmp_path).items():
        (table,) = (block for block in list_text(found) if block.tag == f"{W}tbl")
        cells = [cell for row in table.iter(f"{W}tr") for cell in row.iter(f"{W}tc")]
        (clause,) = (clause for clause in wanted[name][verdict == "accept"].walk() if "Personnel" in clause.text)
        rows = clause.text[clause.text.index("Zone") :]
        assert ["".join(cell.itertext()) for cell in cells] == re.split(r" \| |\n", rows)


@pytest.mark.parametrize(
    "edits",
    [
        {"| West bank  |": "| West bank | north |", "| Until  ": "| Until | Why", "|-----------|": "|----|----|"},
        {"Zone  ": "Heads ", "Personnel": "Horses", "Until": "Where", "West bank": "Stables", "500": "40",
         "1 June 2027": "in the hills", "East bank": "Meadows", "700": "90", "1 July 2027": "at the ford"},
    ],
)  # fmt: skip
def test_a_table_of_other_columns_or_other_words_is_no_table_of_the_copy(edits: dict[str, str], tmp_path: Path) -> None:
    raw = (SAMPLES / "plan-pandoc.docx").read_bytes()
    view = view_plans(load(SAMPLES / "plan-pandoc.docx"), read_edited(tmp_path, edits))
    with pytest.raises(UnfitError, match="a table changed"):
        render_copy(view, Messages(), None, raw)


def edit_part(document: bytes, part: str, edits: dict[bytes, bytes]) -> bytes:
    """Return a document with pieces of one of its parts replaced, each of which must be there."""
    output = BytesIO()
    with zipfile.ZipFile(BytesIO(document)) as archive, zipfile.ZipFile(output, "w") as copy:
        for name in archive.namelist():
            content = archive.read(name)
            for piece, other in edits.items() if name == part else ():
                assert piece in content
                content = content.replace(piece, other, 1)
            copy.writestr(name, content)
    return output.getvalue()


@pytest.mark.parametrize("is_named_badly", [True, False])
def test_a_damaged_package_is_read_and_not_copied(
    plain_document: tuple[bytes, Plan], is_named_badly: bool, tmp_path: Path
) -> None:
    output = BytesIO(plain_document[0])
    with zipfile.ZipFile(output, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../picture.bin" if is_named_badly else "word/picture.bin", b"plancmp" * 5000)
        place = archive.infolist()[-1].header_offset
    raw = bytearray(output.getvalue())
    if not is_named_badly:
        raw[place + 60 : place + 70] = b"\xff" * 10  # its own decompressor's error, which is none of zipfile
    path = tmp_path / "old.docx"
    path.write_bytes(raw)
    old = load(path)
    reason = "named as if it lay outside" if is_named_badly else "cannot be unpacked"
    with pytest.raises(UnfitError, match=reason):
        render_copy(view_plans(old, old), Messages(), None, bytes(raw))


@pytest.mark.parametrize(
    ("part", "edits", "reason"),
    [
        (
            "word/document.xml",
            {b"<w:body>": b'<w:body><w:p><w:ins w:id="1" w:author="A"><w:r><w:t>New.</w:t></w:r></w:ins></w:p>'},
            "it has tracked changes of its own; accept or reject them first",
        ),
        ("[Content_Types].xml", {b"</Types>": b"</Types >"}, "its package is written in an unusual way"),
        ("[Content_Types].xml", {b"</Types>": b"\xff</Types>"}, "a part of its package is not UTF-8"),
        ("[Content_Types].xml", {b"<Types": b"<plaintext><Types"}, "a part of its package is damaged"),
    ],
)
def test_a_document_that_is_out_of_the_ordinary_is_refused_with_the_reason(
    plain_document: tuple[bytes, Plan], part: str, edits: dict[bytes, bytes], reason: str, tmp_path: Path
) -> None:
    raw = edit_part(plain_document[0], part, edits)
    path = tmp_path / "old.docx"
    path.write_bytes(raw)
    old = load(path)
    first, *others = old.clauses
    new = evolve(old, clauses=(evolve(first, text=f"{first.text} And more."), *others))
    with pytest.raises(UnfitError, match=re.escape(reason)):
        render_copy(view_plans(old, new), Messages(), None, raw)


def drop_tables(document: bytes) -> bytes:
    output = BytesIO()
    with zipfile.ZipFile(BytesIO(document)) as archive, zipfile.ZipFile(output, "w") as copy:
        for name in archive.namelist():
            content = archive.read(name)
            is_main = name == "word/document.xml"
            copy.writestr(name, re.sub(rb"<w:tbl>.*?</w:tbl>", b"", content, flags=re.DOTALL) if is_main else content)
    return output.getvalue()


@pytest.fixture(scope="module")
def plain_document(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, Plan]:
    raw = drop_tables((SAMPLES / "plan-libreoffice.docx").read_bytes())
    path = tmp_path_factory.mktemp("plain") / "plan.docx"
    path.write_bytes(raw)
    return raw, load(path)


@pytest.fixture(scope="module")
def untouched(plain_document: tuple[bytes, Plan]) -> str:
    raw, old = plain_document
    return settle(render_copy(view_plans(old, old), Messages(), None, raw), "accept")


@settings(max_examples=25)  # each is written out
@given(st.data())
def test_redline_in_a_copy_is_exact_whatever_moved_went_came_or_was_reworded(
    plain_document: tuple[bytes, Plan], untouched: str, data: st.DataObject
) -> None:
    raw, old = plain_document
    clauses = [clause for clause in old.walk() if not clause.clauses]
    chosen = data.draw(st.permutations(clauses) | st.just(clauses))[: data.draw(st.integers(2, len(clauses)))]
    word = data.draw(st.sampled_from(["\n", "the", "side", "commission"]))
    chosen = [evolve(clause, text=clause.text.replace(word, f"{word} quite")) for clause in chosen]
    chosen.insert(data.draw(st.integers(0, len(chosen))), Clause("55", text="Words of law that stood nowhere."))
    view = view_plans(old, evolve(old, clauses=tuple(chosen)))
    try:
        document = render_copy(view, Messages(), None, raw)
    except UnfitError as error:
        assert str(error) == "a clause that moved holds a note or a picture"  # noqa: PT017 - seldom
        return
    assert list_faults(document) == []
    aside = {"A plan for the river valley", "2026-03-01"}
    found = [line for line in settle(document, "accept").splitlines() if line.strip() and line.strip() not in aside]
    words = [line for clause in chosen for line in (clause.heading, *clause.text.splitlines()) if line]
    assert [line.rpartition("\t")[2].strip() for line in found] == words
    assert settle(document, "reject") == untouched


def test_a_copy_fits_the_schema_of_office_open_xml(plain_document: tuple[bytes, Plan], tmp_path: Path) -> None:
    raw, old = plain_document
    path = tmp_path / "redline.docx"
    path.write_bytes(raw)
    before = Counter(list_schema_errors(path))
    path.write_bytes(render_copy(view_plans(old, read_edited(tmp_path, EDITS)), Messages(), None, raw))
    added = Counter(list_schema_errors(path)) - before
    # The number 0 is the standard's word for no list; the validator looks for a list of that name.
    assert {error for error in added if "Numbering definition '0'" not in error} == set()
