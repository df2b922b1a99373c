"""What real texts do to their numbers."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from datetime import date

import pytest
from babel.dates import format_date

from plancmp.model import Clause, PartialDate
from plancmp.readers.documents.formats import read_document
from plancmp.readers.documents.numbers import format_number, read_markers
from plancmp.readers.documents.parts import SeveralPlansError
from plancmp.readers.documents.printed_dates import read_date_line
from plancmp.readers.nodes import ReadError


def read(text: str, name: str = "plan.txt", part: str | None = None) -> list[str]:
    """Return the clauses as lines: id, heading after #, text."""
    return [line for clause in read_document(text.encode(), name, part=part).clauses for line in show(clause)]


def show(clause: Clause) -> list[str]:
    heading = f" # {clause.heading}" if clause.heading else ""
    text = clause.text.replace("\n", " / ")
    return [f"{clause.id}{heading}: {text}", *(line for child in clause.clauses for line in show(child))]


CASES = {
    "Articles that were put in later": (
        "Article 7. Cats.\n\nArticle 7 bis. Cows graze.\n\nArticle 7-1. Hens.\n\nArticle 7a. Pigs.\n\nArticle 8 (neu).",
        [
            "Article 7: Cats.",
            "Article 7 bis: Cows graze.",
            "Article 7-1: Hens.",
            "Article 7a: Pigs.",
            "Article 8: ",
        ],
    ),
    "points that were put in later, behind their base alone": (
        "1. Ships sail.\n\n4c. It rains.\n\n2. Planes fly.\n\n2a. Trains stop.\n\n3. Cars wait.",
        ["1: Ships sail. / 4c. It rains.", "2: Planes fly.", "2a: Trains stop.", "3: Cars wait."],
    ),
    "sections above 999, and a year that is no number": (
        "§ 1204. Wood burns.\n\n§ 1205. Iron rusts.\n\n2014. The year was wet.\n\n§ 1206. Salt melts.",
        ["§ 1204: Wood burns.", "§ 1205: Iron rusts. / 2014. The year was wet.", "§ 1206: Salt melts."],
    ),
    "sections of articles": (
        (
            "ARTICLE I\n\nNAME\n\nSection 1. Boats.\n\nSection 2. We:\n\n(a) row.\n\n"
            "ARTICLE II\n\nBOARD\n\nSection 1. It meets."
        ),
        [
            "Article I # NAME: ",
            "Article I/Section 1: Boats.",
            "Article I/Section 2: We:",
            "Article I/Section 2(a): row.",
            "Article II # BOARD: ",
            "Article II/Section 1: It meets.",
        ],
    ),
    "sections numbered with their articles": (
        (
            "ARTICLE 1 - RENT\n\nSection 1.1 Nine euros.\n\nSection 1.2 Due in May.\n\n"
            "ARTICLE 2 - TERM\n\nSection 2.1 One year."
        ),
        [
            "Article 1 # RENT: ",
            "Section 1.1: Nine euros.",
            "Section 1.2: Due in May.",
            "Article 2 # TERM: ",
            "Section 2.1: One year.",
        ],
    ),
    "sections that hold articles": (
        "Article 1. Boats.\n\nSection 1\nOwners\n\nArticle 2. They sail.\n\nSection 2\nGuests\n\nArticle 3. They row.",
        [
            "Article 1: Boats.",
            "Section 1 # Owners: ",
            "Article 2: They sail.",
            "Section 2 # Guests: ",
            "Article 3: They row.",
        ],
    ),
    "numbers in words and in brackets": (
        "Chapter One: Ice\n\nArticle (1): Oar\n\nRow.\n\nArticle (2)\n\nSail.\n\nChapter Two: Fee\n\nArticle (3)\nPay.",
        [
            "Chapter 1 # Ice: ",
            "Article 1 # Oar: Row.",
            "Article 2: Sail.",
            "Chapter 2 # Fee: ",
            "Article 3: Pay.",
        ],
    ),
    "ordinals alone, and behind or before what they count": (
        "PRIMERA.- Barcos.\n\nSEGUNDA.- Remos.\n\nCláusula tercera. Velas.",
        ["Clause 1: Barcos.", "Clause 2: Remos.", "Clause 3: Velas."],
    ),
    "provisions behind the articles of a Spanish act": (
        (
            "Artículo 1. Barcos.\n\n1. Remos.\n\nDisposición adicional única. Velas.\n\n1. Lino.\n\n"
            "Disposición final vigésima octava. Mar."
        ),
        [
            "Article 1 # Barcos.: ",
            "Article 1(1): Remos.",
            "Disposición adicional 1 # Velas.: ",
            "Disposición adicional 1(1): Lino.",
            "Disposición final 28: Mar.",
        ],
    ),
    "German parts": (
        "Erster Teil\n\nArtikel 1. Boote.\n\nZweiter Teil\n\nArtikel 2. Ruder.",
        ["Part 1: ", "Article 1: Boote.", "Part 2: ", "Article 2: Ruder."],
    ),
    "ordinals that are no numbers": (
        "1. Rows.\n\nFirst, it rains.\n\n2. Sails.\n\nSecond Part of the song.",
        ["1: Rows. / First, it rains.", "2: Sails. / Second Part of the song."],
    ),
    "a sign between an annex and its number": (
        "1. Лодки.\n\nПриложение № 1\n\n1. Вёсла.",
        ["1: Лодки.", "Annex 1: ", "Annex 1(1): Вёсла."],
    ),
    "terms behind the recitals": (
        "PACT\n\nRECITALS\n\nA. We row.\n\nB. We sail.\n\nThe parties agree as follows:\n\n1. Pay.\n\n2. Go.",
        [
            "recitals # RECITALS: ",
            "A: We row.",
            "B: We sail.",
            "par-2: The parties agree as follows:",
            "1: Pay.",
            "2: Go.",
        ],
    ),
    "a list of one point like an earlier one": (
        "1. Full\na. pay\nb. vote\n2. Guests\na. pay less\n3. Others",
        ["1: Full", "1(a): pay", "1(b): vote", "2: Guests", "2(a): pay less", "3: Others"],
    ),
    "sections with a bare number, which go on in the next part": (
        (
            "PART 1\nBOATS\n\n1 Scope\n(1) All boats.\n(2) No rafts.\n\n2 Meaning\nA boat floats.\n\nPART 2\nFEES\n\n"
            "3 Duty\n(1) Pay.\n(2) Be quick."
        ),
        [
            "Part 1 # BOATS: ",
            "1: Scope",
            "1(1): All boats.",
            "1(2): No rafts.",
            "2 # Meaning: A boat floats.",
            "Part 2 # FEES: ",
            "3: Duty",
            "3(1): Pay.",
            "3(2): Be quick.",
        ],
    ),
    "chapters that begin anew in each section": (
        (
            "PART I. WATERS.\n\nSECTION I. BOATS.\n\nCHAPTER I. OARS.\n\nARTICLE 1.\n\nRow.\n\nCHAPTER II. SAILS.\n\n"
            "ARTICLE 2.\n\nSail.\n\nSECTION II. RAFTS.\n\nARTICLE 3.\n\nDrift."
        ),
        [
            "Part I # WATERS.: ",
            "Section I # BOATS.: ",
            "Chapter I # OARS.: ",
            "Article 1: Row.",
            "Chapter II # SAILS.: ",
            "Article 2: Sail.",
            "Section II # RAFTS.: ",
            "Article 3: Drift.",
        ],
    ),
    "French first units": (
        "TITRE Ier\nMER\n\nArticle 1er\nRamer.\n\nTITRE II\nLAC\n\nArticle 2\nNager.",
        ["Part I # MER: ", "Article 1: Ramer.", "Part II # LAC: ", "Article 2: Nager."],
    ),
    "a schedule with the numbers of the body": (
        "1. BOATS\n\n1.1 Row.\n\n1.2 Sail.\n\nSCHEDULE 1: FEES\n\n1. Pay.\n\n1.1 Now.",
        [
            "1: BOATS",
            "1.1: Row.",
            "1.2: Sail.",
            "Schedule 1 # FEES: ",
            "Schedule 1(1): Pay.",
            "Schedule 1(1)/1.1: Now.",
        ],
    ),
    "paragraphs that a point introduces": (
        "1. Guests row.\n\n2. The Club shall:\n\nlend boats;\n\nlend oars.",
        ["1: Guests row.", "2: The Club shall: / lend boats; / lend oars."],
    ),
    "terms behind the parties": (
        'PACT\n\nBETWEEN\n\nThe Club (hereinafter "Club")\n\nThe Guest,\n\nHAVE AGREED as follows:\n\nARTICLE 1\nRow.',
        [
            "preamble: BETWEEN",
            'the-club-hereinafter-club # The Club (hereinafter "Club"): The Guest,',
            "par-3: HAVE AGREED as follows:",
            "Article 1: Row.",
        ],
    ),
    "paragraphs counted anew in each section": (
        "§ 1 Boote\n\nAbs. 1 Rudern.\n\nAbs. 2 Segeln.\n\n§ 2 Flöße\n\nAbs. 1 Treiben.",
        [
            "§ 1 # Boote: ",
            "§ 1/Clause 1: Rudern.",
            "§ 1/Clause 2: Segeln.",
            "§ 2 # Flöße: ",
            "§ 2/Clause 1: Treiben.",
        ],
    ),
    "a list that begins within the line of its section": (
        "Section 1. Boats. (a) Guests always row.\n\n(b) Hosts sail.\n\n(c) Cooks.\n\nSection 2. Oars.\n\n(b) float.",
        [
            "Section 1: Boats. (a) Guests always row.",
            "Section 1(b): Hosts sail.",
            "Section 1(c): Cooks.",
            "Section 2 # Oars.: (b) float.",
        ],
    ),
    "an annex without a number": (
        "1. Boats sail.\n\nANNEX\n\nI. Oars\n\nII. Sails",
        ["1: Boats sail.", "Annex: ", "Annex(I): Oars", "Annex(II): Sails"],
    ),
    "articles with marks of notes behind their numbers": (
        "Article 3 (7)\nRules\nAll is well.\n\nArticle 4 (8)\nCosts\nNobody pays.",
        ["Article 3 # Rules: All is well.", "Article 4 # Costs: Nobody pays."],
    ),
    "arrows as bullets, numbers on keys": (
        "1\ufe0f\u20e3 They shall:\n→ sell wood;\n→ buy iron.\n2\ufe0f\u20e3 They part.",
        ["1: They shall:", "1-1: sell wood;", "1-2: buy iron.", "2: They part."],
    ),
    "Ukrainian articles under chapters with Cyrillic roman numbers": (
        "Розділ ІІ. Безпека\n\nСтаття 5. Гарантії\n\nУсі діють разом.\n\nа) перше;\n\nб) друге.\n\nСтаття 6\n\nКінець.",
        [
            "Chapter II # Безпека: ",
            "Article 5 # Гарантії: Усі діють разом.",
            "Article 5(а): перше;",
            "Article 5(б): друге.",
            "Article 6: Кінець.",
        ],
    ),
    "a French annex without a number": (
        "1. Les bateaux partent.\n\nANNEXE\n\nI. Rames\n\nII. Voiles",
        ["1: Les bateaux partent.", "Annex: ", "Annex(I): Rames", "Annex(II): Voiles"],
    ),
    "Russian articles and an annex": (
        "Статья 1. Войска выводятся.\n\nСтатья 2. Санкции снимаются.\n\nПриложение 1\n\nСписок лиц.",
        ["Article 1: Войска выводятся.", "Article 2: Санкции снимаются.", "Annex 1: Список лиц."],
    ),
    "German sections with paragraphs, and a date that is no number": (
        "§ 1 Laufzeit\n\n(1) Der Vertrag beginnt am\n1. Mai 2026.\n\n(2) Er endet.\n\n§ 2 Anlage\n\nEs gilt Anlage 1.",
        [
            "§ 1 # Laufzeit: ",
            "§ 1(1): Der Vertrag beginnt am 1. Mai 2026.",
            "§ 1(2): Er endet.",
            "§ 2 # Anlage: Es gilt Anlage 1.",
        ],
    ),
    "a French first article": (
        "Article premier\n\nLes parties se retirent.\n\nArticle 2\n\nLe traité dure dix ans.",
        ["Article 1: Les parties se retirent.", "Article 2: Le traité dure dix ans."],
    ),
    "Spanish articles": (
        "CAPÍTULO I\n\nArtículo 1.º Las partes se retiran.\n\nArtículo 2. El tratado rige un año.\n\nAnexo A\n\nLista.",
        [
            "Chapter I: ",
            "Article 1: Las partes se retiran.",
            "Article 2: El tratado rige un año.",
            "Annex A: Lista.",
        ],
    ),
    "Italian articles": (
        "CAPITOLO I\n\nArticolo 1. Il circolo apre.\n\nArticolo 2\n\n1. Il socio paga.\n\nAllegato A\n\nElenco.",
        [
            "Chapter I: ",
            "Article 1: Il circolo apre.",
            "Article 2: ",
            "Article 2(1): Il socio paga.",
            "Annex A: Elenco.",
        ],
    ),
    "letters go on where romans could start": (
        "(g) seven.\n(h) eight.\n(i) nine.\n(j) ten.",
        ["g: seven.", "h: eight.", "i: nine.", "j: ten."],
    ),
    "romans start where letters could go on": (
        "1. Zones:\n\n(h) eight:\n\n(i) one;\n\n(ii) two.\n\n2. End.",
        ["1: Zones:", "1(h): eight:", "1(h)(i): one;", "1(h)(ii): two.", "2: End."],
    ),
    "a point that was struck out": (
        "1. First.\n2. Second.\n5. Fifth.\n6. Sixth.",
        ["1: First.", "2: Second.", "5: Fifth.", "6: Sixth."],
    ),
    "a list inside an article, with prose around it": (
        "Article 5\n\nThe parties shall:\n\n(a) stop;\n\n(b) leave.\n\nThey do so at once.\n\nArticle 6\n\nDone.",
        [
            "Article 5: The parties shall: / They do so at once.",
            "Article 5(a): stop;",
            "Article 5(b): leave.",
            "Article 6: Done.",
        ],
    ),
    "a second paragraph between two items": (
        "1. Bodies are:\n\n(a) public bodies.\n\nThat means any body.\n\n(b) others.\n\n2. End.",
        ["1: Bodies are:", "1(a): public bodies. / That means any body.", "1(b): others.", "2: End."],
    ),
    "years and figures that begin a line": (
        "1. The line of contact is that of the year\n2014. Nobody goes there, nor more than\n12. troops.\n2. End.",
        [
            "1: The line of contact is that of the year 2014. Nobody goes there, nor more than 12. troops.",
            "2: End.",
        ],
    ),
    "numbers that restart under headings": (
        "Plan\n\nSecurity\n\n1. One.\n2. Two.\n\nMoney\n\n1. Three.\n2. Four.",
        [
            "security # Security: ",
            "security/1: One.",
            "security/2: Two.",
            "money # Money: ",
            "money/1: Three.",
            "money/2: Four.",
        ],
    ),
    "numbers that go on under headings": (
        "Plan\n\nSecurity\n\n1. One.\n2. Two.\n\nMoney\n\n3. Three.\n4. Four.",
        ["security # Security: ", "1: One.", "2: Two.", "money # Money: ", "3: Three.", "4: Four."],
    ),
    "numbers in brackets whose blank got lost": (
        "1. The crew:\n(a)Rows.\n(b)Sings.\n\n2. The (A)B lamp burns.",
        ["1: The crew:", "1(a): Rows.", "1(b): Sings.", "2: The (A)B lamp burns."],
    ),
    "numbers that got lost": (
        "Ceasefire at once.\n\nExchange of prisoners.\n\nReturn of children.",
        ["par-1: Ceasefire at once.", "par-2: Exchange of prisoners.", "par-3: Return of children."],
    ),
    "numbers that got lost, without blank lines": (
        "Ceasefire at once.\nExchange of all prisoners.\nReturn of children.",
        ["par-1: Ceasefire at once.", "par-2: Exchange of all prisoners.", "par-3: Return of children."],
    ),
    "numbers that got lost under headings": (
        "Dues\n\nMoney\n\nThe fee is low.\n\nIt is paid once.\n\nTime\n\nNobody waits.",
        ["money # Money: ", "money-1: The fee is low.", "money-2: It is paid once.", "time # Time: Nobody waits."],
    ),
    "paragraphs under a number stay in it": (
        "1. The fee is low.\n\nIt is paid once.\n\n2. Nobody waits.",
        ["1: The fee is low. / It is paid once.", "2: Nobody waits."],
    ),
    "a list of one item behind a colon": (
        "1. Borders:\na. Nobody moves them.\n\n2. The end.",
        ["1: Borders:", "1(a): Nobody moves them.", "2: The end."],
    ),
    "a letter that follows no colon": (
        "1. Borders stay.\na. Nobody moves them.\n\n2. The end.",
        ["1: Borders stay. / a. Nobody moves them.", "2: The end."],
    ),
    "a number on a line of its own": ("1.\nCeasefire.\n2.\nExchange.", ["1: Ceasefire.", "2: Exchange."]),
    "words cut at line ends": (
        "1. The demilita-\n   risation is long-\n   term; long-term aid\n   follows.",
        ["1: The demilitarisation is long-term; long-term aid follows."],
    ),
    "bullets under a point": (
        "1. Sides:\n  • north;\n  • south:\n    – east.\n2. End.",
        ["1: Sides:", "1-1: north;", "1-2: south:", "1-2-1: east.", "2: End."],
    ),
    "a title with a stop, and a sentence": (
        "Article 1. Boats and Nets.\n\nThe club lends them.\n\nArticle 2. The club lends oars.\n\nIt sells none.",
        ["Article 1 # Boats and Nets.: The club lends them.", "Article 2: The club lends oars. / It sells none."],
    ),
    "numbers that begin at zero": (
        "Chapter 1\nBoats\n\n1.0. General\n\n1.0.1. One.\n\n1.1. Nets\n\n1.1.1. Two.",
        ["Chapter 1 # Boats: ", "1.0: General", "1.0.1: One.", "1.1: Nets", "1.1.1: Two."],
    ),
    "whole numbers with a nought": (
        "1.0 Purpose\nThe club keeps boats.\n\n2.0 Members\n2.1 Anyone may join.\n2.2 They pay.\n\n3.0 It meets.",
        [
            "1.0 # Purpose: The club keeps boats.",
            "2.0: Members",
            "2.1: Anyone may join.",
            "2.2: They pay.",
            "3.0: It meets.",
        ],
    ),
    "whole numbers with a nought in brackets": (
        "(1.0) What is it? A club.\n\n(1.1) Why? For boats.\n\n(2.0) Who? Anyone.",
        ["1.0: What is it? A club.", "1.1: Why? For boats.", "2.0: Who? Anyone."],
    ),
    "one crown at the start of a line": ("1. The fee is\n1.0 crown a day.", ["1: The fee is 1.0 crown a day."]),
    "a decimal at the start of a line": ("1. The fee is\n2.0 crowns a day.", ["1: The fee is 2.0 crowns a day."]),
    "stars as bullets": ("1. Sides:\n  ∗ north;\n  ∗ south.", ["1: Sides:", "1-1: north;", "1-2: south."]),
    "parts, articles, annexes": (
        "PART I\nGeneral\n\nArticle 1\nWords\n\nIt means.\n\n§ 2. It says.\n\nAnnex II\n\n1. One.\n2. Two.\n2.1 Deep.",
        [
            "Part I # General: ",
            "Article 1 # Words: It means.",
            "§ 2: It says.",
            "Annex II: ",
            "Annex II(1): One.",
            "Annex II(2): Two.",
            "2.1: Deep.",
        ],
    ),
    "a bracketed point": ("1. One.\n[2. Two.]\n3. Three.", ["1: One.", "2: [Two.]", "3: Three."]),
    "an article that prose speaks of": (
        "1. One.\n\nArticle 5 of the treaty applies.\n\n2. Two.",
        ["1: One. / Article 5 of the treaty applies.", "2: Two."],
    ),
    "points with their word": ("Point 1: One.\nPoint 2: Two.", ["1: One.", "2: Two."]),
    "Cyrillic letters and words": (
        "Стаття 1\n\nСторони:\n\nа) перше;\n\nб) друге.\n\nСтаття 2\n\nКінець.",
        ["Article 1: Сторони:", "Article 1(а): перше;", "Article 1(б): друге.", "Article 2: Кінець."],
    ),
    "a number twice": (
        "1. One.\n\n2. Two.\n\n2. Again.\n\n3. Three.",
        ["1: One.", "2: Two.", "2~2: Again.", "3: Three."],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_outline(case: str) -> None:
    text, expected = CASES[case]
    assert read(text) == expected


TWO_PLANS = (
    "Plans compared\n\nThe US plan\n\n1. Cede.\n2. Cap.\n\n"  # the first
    "The European counter-proposal\n\n1. Keep.\n2. Lift.\n3. Pay.\n"
)


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ("1° Pay ;\n\n2° Wash ;\n\n2° bis Dry ;\n\n3° Leave.", ["(1)", "(2)", "(2 bis)", "(3)"]),
        ("I. - Pay.\n\nII. – Wash.\n\nIII.-Leave.", ["(I)", "(II)", "(III)"]),
        ("1.º Pay.\n\n2.º Wash.", ["(1)", "(2)"]),
        ("-pay,\n\n-wash,\n\n-leave.", ["-1", "-2", "-3"]),
    ],
)
def test_numbers_as_french_and_spanish_laws_print_them(points: str, expected: list[str]) -> None:
    plan = read_document(f"Act\n\nArticle 1\n\nThe guest shall:\n\n{points}\n".encode(), "act.txt")
    items = plan.clauses[0].clauses
    assert [item.id.removeprefix("Article 1") for item in items] == expected
    assert not any(item.text.startswith(("-", "–", "°")) for item in items)


@pytest.mark.parametrize(
    "text", ["5° C is cold, and so is this.", "A.-M. Dupont sold the pier.", "-pay to whom it may concern"]
)
def test_what_only_looks_like_a_number(text: str) -> None:
    (clause,) = read_document(f"Act\n\nArticle 1\n\n{text}\n".encode(), "act.txt").clauses
    assert (clause.text, clause.clauses) == (text, ())


def test_paragraphs_with_bullets_and_without_numbers_are_clauses_in_their_order() -> None:
    text = "Notice\n======\n\nWe ask:\n\n* a name;\n* a date.\n\n**Nets**\n\nWe lend:\n\n* nets.\n\nThat is all.\n"
    plan = read_document(text.encode(), "notice.md")
    read = [(clause.id, clause.text, [item.id for item in clause.clauses]) for clause in plan.clauses]
    assert read == [
        ("par-1", "We ask:", ["par-1-1", "par-1-2"]), ("par-2", "Nets", []), ("par-3", "We lend:", ["par-3-1"]),
        ("par-4", "That is all.", []),
    ]  # fmt: skip
    numbered = read_document(text.replace("* nets.", "1. nets.").encode(), "notice.md")
    assert numbered.clauses[0].id == "preamble"


def test_an_item_without_a_twin_is_named_like_its_neighbours() -> None:
    text = "# Rules\n\n## Dogs\n\n1. Bark.\n2. Bite.\n\n## Cats\n\n1. Sleep.\n2. Eat.\n3. Purr.\n   (a) Loudly.\n"
    plan = read_document(text.encode(), "rules.md")
    last = plan.clauses[1].clauses[2]
    assert (last.id, last.label, last.clauses[0].label) == ("cats/3", "Cats > 3", "Cats > 3(a)")


def test_an_article_that_was_put_in_later_heads_no_second_plan() -> None:
    points = "\n".join(f"{number}. Item." for number in range(1, 10))
    text = f"# House rules\n\n## § 4 Pets\n\n{points}\n\n## § 4a Birds\n\n{points}\n"
    plan = read_document(text.encode(), "a.md")
    assert [clause.id for clause in plan.clauses] == ["§ 4", "§ 4a"]


def test_two_plans_are_listed() -> None:
    with pytest.raises(
        ReadError, match=r"holds 2 plans; name one, or take .*: 1: The US plan; 2: The European counter-proposal"
    ):
        read(TWO_PLANS)


@pytest.mark.parametrize("part", ["2", "european", "Counter-Proposal"])
def test_one_of_two_plans_is_read(part: str) -> None:
    plan = read_document(TWO_PLANS.encode(), "a.txt", part=part)
    assert plan.title == "The European counter-proposal"
    assert [clause.text for clause in plan.clauses] == ["Keep.", "Lift.", "Pay."]


@pytest.mark.parametrize(("part", "message"), [("3", "fits no part"), ("the", "fits several"), ("", "fits no part")])
def test_a_part_that_is_not_there(part: str, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        read(TWO_PLANS, part=part)


def test_a_part_of_one_plan() -> None:
    assert read("1. One.", part="1") == ["1: One."]
    with pytest.raises(ReadError, match="holds one plan"):
        read("1. One.", part="2")


def test_two_plans_as_one() -> None:
    assert "the-us-plan/1: Cede." in read(TWO_PLANS, part="all")


def test_labels_are_as_printed() -> None:
    plan = read_document(b"ARTICLE 1\n\nOne.\n\nArt. 2\n\nTwo:\n(a) A;\n(b) B.", "a.txt")
    assert [(clause.id, clause.label) for clause in plan.walk()] == [
        ("Article 1", "ARTICLE 1"),
        ("Article 2", "Art. 2"),
        ("Article 2(a)", "Art. 2(a)"),
        ("Article 2(b)", "Art. 2(b)"),
    ]


def test_what_stands_below_an_article_is_cited_in_its_language() -> None:
    plan = read_document("Стаття 2. Строк\n\n1. Рік.\n\n2. Або:\n\nа) день;\n\nб) ніч.".encode(), "a.txt")
    assert [clause.number for clause in plan.walk()] == [
        "Стаття 2",
        "Стаття 2(1)",
        "Стаття 2(2)",
        "Стаття 2(2)(а)",
        "Стаття 2(2)(б)",
    ]


def test_an_article_with_a_twin_is_cited_with_its_annex() -> None:
    lines = [
        "CHAPTER I",
        "Article 1",
        "1. One.",
        "CHAPTER II",
        "Article 2",
        "1. Two.",
        "Annex A",
        "Article 2",
        "1. Three.",
    ]
    plan = read_document("\n\n".join(lines).encode(), "a.txt")
    cited = {clause.text: clause.label or clause.id for clause in plan.walk() if clause.text}
    assert cited == {"One.": "Article 1(1)", "Two.": "Article 2(1)", "Three.": "Annex A, Article 2(1)"}


def test_a_heading_that_stands_twice_is_cited_with_the_one_above() -> None:
    lines = ["# Pact", "## Boats", "Boats land.", "### Fees", "One.", "## Nets", "Nets dry.", "### Fees", "Two."]
    text = "\n\n".join([*lines, "### Term", "Three."])
    plan = read_document(text.encode(), "pact.md")
    cited = {clause.text: clause.label or clause.id for clause in plan.walk() if clause.text}
    assert cited == {
        "Boats land.": "Boats",
        "One.": "Boats > Fees",
        "Nets dry.": "Nets",
        "Two.": "Nets > Fees",
        "Three.": "Term",
    }


def test_articles_that_begin_anew_in_each_part_are_cited_with_it() -> None:
    lines = ["Part I", "Article 1", "One.", "Part II", "Article 1", "Two."]
    plan = read_document("\n\n".join(lines).encode(), "a.txt")
    assert [clause.label or clause.id for clause in plan.walk() if clause.text] == [
        "Part I, Article 1",
        "Part II, Article 1",
    ]


def test_footnotes_stand_apart() -> None:
    clause = read_document(b"1. One[1] and two.\n2. [Two].\n\n[1] A note,\nwrapped.\n", "a.txt").clauses[0]
    assert clause.text == "One and two."
    assert clause.attributes.thaw() == {"footnotes": ["A note, wrapped."]}


@pytest.mark.parametrize(
    "text", ["U.S. forces", "20. November 2025", "10.000 troops", "(see above)", "point 3. x", "a.m."]
)
def test_prose_is_no_number(text: str) -> None:
    assert not [marker for marker in read_markers(text) if marker.rest]


@pytest.mark.parametrize(
    ("value", "style", "expected"),
    [
        (4, "lowerRoman", "iv"),
        (1999, "upperRoman", "MCMXCIX"),
        (28, "lowerLetter", "bb"),
        (3, "decimal", "3"),
        (5, "russianLower", "д"),
        (2, "russianUpper", "Б"),
        (3, "decimalZero", "03"),
    ],
)
def test_numbers_are_written(value: int, style: str, expected: str) -> None:
    assert format_number(value, style) == expected


@pytest.mark.parametrize(
    "line",
    ["1 March 2026", "1 березня 2026 року", "1 марта 2026 г.", "1. März 2026", "1er mars 2026", "1 de marzo de 2026"],
)
def test_a_date_under_the_title_is_that_of_the_plan(line: str) -> None:
    plan = read_document(f"План миру\n\n{line}\n\n1. Перше.\n2. Друге.\n".encode(), "plan.txt")
    assert (str(plan.date), [clause.id for clause in plan.clauses]) == ("2026-03-01", ["1", "2"])


@pytest.mark.parametrize("line", ["2026-02-30", "31 June 2026", "1 Marchember 2026"])
def test_a_day_that_no_calendar_has_is_no_date(line: str) -> None:
    plan = read_document(f"Peace plan\n\n{line}\n\n1. First.\n2. Second.\n".encode(), "plan.txt")
    assert plan.date is None
    assert line in [clause.text for clause in plan.clauses]


@pytest.mark.parametrize("code", ["en", "uk", "ru", "de", "fr", "es"])
def test_every_month_is_known_as_babel_prints_it(code: str) -> None:
    for month in range(1, 13):
        text = format_date(date(2026, month, 5), "long", code)
        assert read_date_line(text) == PartialDate(2026, month, 5), text


def test_a_clause_under_a_heading_without_a_number_is_called_by_the_heading() -> None:
    (clause,) = read_document(b"# Rules\n\n## Opening hours\n\nFrom nine to five.\n", "plan.md").clauses
    assert (clause.id, clause.number, clause.heading) == ("opening-hours", "Opening hours", "Opening hours")


def test_a_deeper_heading_stands_within_the_heading_before_it() -> None:
    text = "# Rules\n\n## Questions\n\n### When is it open?\n\nAt nine.\n\n### Who may come?\n\nAll may.\n"
    assert read(text, "plan.md") == [
        "questions # Questions: ",
        "when-is-it-open # When is it open?: At nine.",
        "who-may-come # Who may come?: All may.",
    ]


@pytest.mark.parametrize("line", ["Oslo, 1 March 2026", "Done at Oslo, 1 March 2026", "New York, on 1 March 2026"])
def test_a_date_line_may_begin_with_the_place(line: str) -> None:
    assert read_date_line(line) == PartialDate(2026, 3, 1)


@pytest.mark.parametrize("line", ["The parties met in Oslo, 1 March 2026", "Article 5, 1 March 2026"])
def test_more_than_a_place_before_a_date_is_prose(line: str) -> None:
    assert read_date_line(line) is None


@pytest.mark.parametrize("heading", ["Rules", "Sections", "Parts", "Articles", "Titles", "Annexes", "Points"])
def test_a_plural_is_no_number(heading: str) -> None:
    assert read_markers(heading) == ()


def test_centred_first_lines_are_the_title() -> None:
    text = "                    RULES OF THE GARDEN\n                        Version 2\n\n1. Dogs stay outside.\n"
    assert read_document(text.encode(), "plan.txt").title == "RULES OF THE GARDEN Version 2"


BOX = (
    "1. Ships may pass.",
    "",
    "{rule}",
    "{side} 2. Tolls   {side}",
    "{side} -----      {side}",
    "{side} A ship pays {side}",
    "{side} 5 euros.    {side}",
    "{rule}",
    "",
    "3. It is in force.",
)


@pytest.mark.parametrize(
    ("rule", "side"), [("*****************", "*"), ("+---------------+", "|"), ("#################", "#")]
)
def test_text_in_a_drawn_box_is_read_as_if_there_were_none(rule: str, side: str) -> None:
    text = "\n".join(line.format(rule=rule, side=side) for line in BOX)
    clauses = read_document(text.encode(), "a.txt").clauses
    assert [(clause.id, clause.heading, clause.text) for clause in clauses] == [
        ("1", "", "Ships may pass."),
        ("2", "Tolls", "A ship pays 5 euros."),
        ("3", "", "It is in force."),
    ]


def test_a_list_with_stars_and_a_table_are_no_boxes() -> None:
    text = "Pact\n\n* Ships pass.\n* Boats pass.\n\n+-----+-----+\n| Fee | 5   |\n| Tax | 6   |\n+-----+-----+\n"
    words = "\n".join(clause.text for clause in read_document(text.encode(), "a.txt").walk())
    assert "Ships pass." in words
    assert "Fee | 5" in words


def test_a_paragraph_without_a_number_is_cited_by_its_heading() -> None:
    plan = read_document(b"Dues\n\nMoney\n\nThe fee is low.\n\nIt is paid once.\n\nTime\n\nNobody waits.", "a.txt")
    assert [clause.label for clause in plan.walk()] == ["Money", "Money ¶ 1", "Money ¶ 2", "Time"]


def test_a_bullet_is_cited_by_its_heading_and_a_long_heading_by_its_first_words() -> None:
    dues = "## Dues of guests who stay in the harbour for longer than a whole season"
    text = (
        f"# Pact\n\n{dues}\n\n- The fee is low.\n- It is paid:\n    - in May,\n    - in June.\n\n## Time\n\n1. Noon.\n"
    )
    labels = [clause.label or clause.id for clause in read_document(text.encode(), "a.md").walk()]
    short = "Dues of guests who stay in the harbour for longer than a…"
    assert labels == [short, f"{short} • 1", f"{short} • 2", f"{short} • 2-1", f"{short} • 2-2", "Time", "1"]


def test_the_line_above_the_points_names_the_first_plan_where_one_names_the_second() -> None:
    points = "\n\n1. Ships leave the port.\n\n2. Pilots go ashore.\n\n3. Nobody fishes.\n\n"
    page = f"Owners answer the crews\n\nBoth follow:\n\n3-point draft in full{points}The owners' draft in full{points}"
    with pytest.raises(ReadError, match=r"1: 3-point draft in full; 2: The owners' draft in full"):
        read(page)


def test_an_exhibit_is_an_annex_and_no_other_plan() -> None:
    text = (
        "# Agreement\n\n1. The mill grinds.\n\n2. The miller is paid.\n\n3. The rest is in Exhibit A.\n\n"
        "# EXHIBIT A\n\n## Terms\n\n### 1. Price\n\nIt is low.\n\n### 2. Place\n\nIt is near.\n\n### 3. Time\n\nNoon.\n"
    )
    plan = read_document(text.encode(), "a.md")
    assert [clause.id for clause in plan.walk()][-4:] == ["Exhibit A", "Exhibit A(1)", "Exhibit A(2)", "Exhibit A(3)"]
    # As a word of the text it numbers nothing.
    shown = read_document(b"Rules\n\n1. Exhibit every boat.\n\n2. Row it.\n", "a.txt")
    assert [clause.text for clause in shown.walk()] == ["Exhibit every boat.", "Row it."]


@pytest.mark.parametrize(
    "line", ["Effective Date: 1 May 2020", "*Last revised on 2020-05-01*", "Gültig ab 1. Mai 2020"]
)
def test_the_date_of_a_document_is_no_title(line: str) -> None:
    text = f"---\ntitle: Rules\n---\n\n{line}\n\n1. The gate is open.\n\n2. The barn is shut.\n"
    assert read_document(text.encode(), "plan.md").title == "Rules"
    assert read_document(text.replace(line, "Rules of the garden").encode(), "plan.md").title == "Rules of the garden"


def test_a_section_is_cited_with_its_article() -> None:
    text = "Pact\n\nArticle I\n\nSection 1. We row.\n\nArticle II\n\nSection 1. We sail:\n\n(a) in May."
    _, second = read_document(text.encode(), "pact.txt").clauses
    (section,) = second.clauses
    assert [section.label, section.clauses[0].label] == ["Article II, Section 1", "Article II, Section 1(a)"]


def test_a_line_that_ends_with_the_or_of_goes_on() -> None:
    text = "1. The small boats are lent under the\nHarbour Rules of the\nTown, as its council had them printed in May."
    (clause,) = read(text)
    assert clause.startswith("1: The small boats are lent under the Harbour Rules of the Town, as")


def test_a_letter_that_names_a_thing_ends_its_line() -> None:
    rules = "The rules of this group are printed in the book of the harbour, which the keeper has."
    assert read(f"The boat house\n\nRowers of group A\n{rules}")[0].startswith(
        "rowers-of-group-a # Rowers of group A: "
    )


def test_behind_a_list_that_hangs_a_paragraph_is_none_of_its_items() -> None:
    text = "The club tells:\n\n- who has rowed on the river and\n  with which boat.\n- who has not.\n\nThen it rests.\n"
    assert read(text)[-1].endswith(": Then it rests.")


def test_items_that_are_narrower_than_the_text_around_them_are_wrapped_too() -> None:
    sentence = (
        "The Keepers of the Harbour Shall count the Boats that lie there and tell the Town of each Boat that sinks. "
    )
    wide, narrow = (textwrap.wrap(sentence * 6, width) for width in (74, 58))
    (first, second) = read("\n".join(["1. It is so.", *wide, "2. It is so.", *narrow]))
    assert first[3:] == second[3:]


def test_headings_of_long_lines_are_no_wrapped_lines() -> None:
    parts = [
        f"Rule of the boat house number {n} of {n}\n" + "The keeper counts every boat of the house. " * 4
        for n in range(30)
    ]
    assert sum(" of " in line.partition(":")[0] for line in read("\n\n".join(["The boat house", *parts]))) == 30


def test_lines_that_were_edited_later_do_not_move_the_margin() -> None:
    sentence = "The keepers of the harbour Shall count the Boats that lie there and tell the Town of each that sinks. "
    lines = textwrap.wrap(sentence * 16, 72)
    text = "\n".join(["Article 1", "", *lines])
    edited = "that, whatever the weather may be on that day of the week in that part of the year,\n"
    for given in (text, text.replace("that\n", edited, 1), text.replace("that\n", edited, 2)):
        (clause,) = read(given)
        assert " / " not in clause


@pytest.mark.parametrize(
    "line",
    [
        "Done at Oslo, in two copies, on 4 May 2027.",
        "IN WITNESS WHEREOF the mayors have signed.",
        "Fait à Genève, le 4 mai 2027.",
        "Geschehen zu Bern am 4. Mai 2027.",
        "Hecho en Madrid, el 4 de mayo de 2027.",
        "Вчинено в Одесі 4 травня 2027 року.",
        "Совершено в Минске 4 мая 2027 года.",
    ],
)
def test_what_is_signed_below_the_last_article_is_no_part_of_it(line: str) -> None:
    text = f"Pact\n\nArticle 1\nBoats may land.\n\nArticle 2\nThe pact lasts a year.\n\n{line}\n\nFor Aland: B. Holm"
    assert read(text)[1:] == ["Article 2: The pact lasts a year.", f"par-1: {line} / For Aland: B. Holm"]
    signed = f"Pact\n\n1. Boats may land.\n\n2. The pact lasts a year.\n\n{line}\n\nFor Aland\n\nName: B. Holm\nAge: 41"
    assert read(signed)[2:] == [f"par-1: {line} / For Aland / Name: B. Holm / Age: 41"]
    inside = f"Pact\n\nArticle 1\nBoats may land.\n\n{line}\n\nArticle 2\nThe pact lasts a year."
    assert read(inside) == [f"Article 1: Boats may land. / {line}", "Article 2: The pact lasts a year."]


def test_the_last_line_of_a_list_of_figures_heads_nothing() -> None:
    text = "Berths\n\n1. Boats that may lie here:\nNorth pier: 12 boats\nSouth pier: 8 boats\n\n2. Boats leave by noon."
    assert read(text) == [
        "1: Boats that may lie here: North pier: 12 boats / South pier: 8 boats",
        "2: Boats leave by noon.",
    ]
    annex = "Accord\n\nArticle 1\nLes prix sont en annexe.\n\nAnnexe\nQuai A : 9 euros\nQuai B : 7 euros"
    assert read(annex)[1:] == ["annexe # Annexe: Quai A : 9 euros / Quai B : 7 euros"]
    heading = "Berths\n\nPier 1: 12 boats\n\n1. They are tied up.\n\nPier 2: 8 boats\n\n2. They lie at anchor."
    assert read(heading)[::2] == ["pier-1-12-boats # Pier 1: 12 boats: ", "pier-2-8-boats # Pier 2: 8 boats: "]


def test_a_sum_with_a_unit_cut_short_is_no_title() -> None:
    text = "Угода\n\nСтаття 1\nМісце коштує 500 грн.\n\nСтаття 2\nЧовни стоять до полудня."
    assert read(text) == ["Article 1: Місце коштує 500 грн.", "Article 2: Човни стоять до полудня."]


def _list_clauses(text: str) -> list[tuple[str, str]]:
    return [(clause.number, clause.heading) for clause in read_document(text.encode(), "plan.txt").walk()]


def test_a_centred_appendix_begins_an_appendix() -> None:
    text = "1. Dogs\n\nDogs stay outside.\n\n                         Appendix\n\nKinds of dogs:\n\n− hounds\n− pugs\n"
    found = _list_clauses(text)
    assert ("Appendix", "Appendix") in found
    assert [number for number, _ in found[-2:]] == ["Appendix • 1", "Appendix • 2"]  # a minus sign is a bullet


def test_a_heading_may_stand_above_what_opens_a_list() -> None:
    text = "1. Dogs\nUnless the owner agrees,\n— hounds stay outside,\n— pugs stay inside.\n\n2. Cats\nCats stay.\n"
    assert [heading for _, heading in _list_clauses(text) if heading] == ["Dogs", "Cats"]


def test_a_number_of_two_parts_may_touch_its_heading() -> None:
    text = "1. DOGS\n\n1.1.HOUNDS AND PUGS\n\nHounds stay outside.\n\n1.2. CATS\n\nCats stay inside.\n"
    assert [number for number, _ in _list_clauses(text)] == ["1", "1.1", "1.2"]


def test_a_line_quoted_after_a_colon_is_no_heading() -> None:
    notice = "The owner puts up the following notice:\n\n     Under the rules of the garden\n\n"
    for behind in ("", "or says so to every guest.\n\n"):
        found = _list_clauses(f"{notice}{behind}1. Dogs stay outside.\n\n2. Cats stay inside.\n")
        assert [heading for _, heading in found if heading] == []


@pytest.mark.parametrize("titles", [("How to walk a dog:", "How to feed a cat:"), ("Dogs", "Preamble")])
def test_two_long_lists_are_two_plans_only_if_they_are_called_alike(titles: tuple[str, str]) -> None:
    def lay_out(names: Sequence[str]) -> bytes:
        lists = [[f"# {name}", *(f"{n}. Rule {n} of {name} is kept by all." for n in range(1, 10))] for name in names]
        return "\n\n".join(line for one in lists for line in one).encode()

    assert len(list(read_document(lay_out(titles), "plan.md").walk())) > 16
    with pytest.raises(SeveralPlansError):
        read_document(lay_out(("Rules for dogs", "Rules for cats")), "plan.md")


def _head(*heads: str) -> str:
    return "".join(f"{head} The crew rests.\n\n" for head in heads)


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        (["І. Порт", "ІІ. Човни", "ІІІ. Сіті"], ["I", "II", "III"]),  # letters of a Ukrainian keyboard
        (["І. Порт", "Стаття 1. Човни", "ІІ. Сіті", "Стаття 2. Риба"], ["I", "Article 1", "II", "Article 2"]),
        (["а) Човни", "б) Риба", "в) Сіті", "г) Буї", "ґ) Весла", "д) Трап"], ["а", "б", "в", "г", "ґ", "д"]),
        (["з) Лодки", "и) Сети", "й) Рыба", "к) Весла"], ["з", "и", "й", "к"]),
        (["Artículo 1.º Barca.", "Artículo 2.º Red.", "Artículo 3º. Pez."], ["Article 1", "Article 2", "Article 3"]),
        (["1º.- Barcas.", "2º.- Redes."], ["1", "2"]),
        (["Primera.- Barcas.", "Segunda.- Redes."], ["Clause 1", "Clause 2"]),
        (["VIGÉSIMA.- Barcas.", "VIGÉSIMA PRIMERA.- Redes."], ["Clause 20", "Clause 21"]),
        (["Articolo primo. Barche.", "Articolo secondo. Reti."], ["Article 1", "Article 2"]),
        (["1. Barche.", "1-bis. Reti.", "2. Pesci."], ["1", "1-bis", "2"]),
        (["a) Barche.", "a-bis) Reti.", "b) Pesci."], ["a", "a-bis", "b"]),
        (["§ 3 Boote", "§ 3 a Netze", "§ 4 Fische"], ["§ 3", "§ 3a", "§ 4"]),
        (["Art. 3 Boote", "Art. 3 b Netze", "Art. 4 Fische"], ["Article 3", "Article 3b", "Article 4"]),
        (["Article L. 121-1. Ports.", "Article L. 121-2. Filets.", "Article R121-1. Quais."],
         ["Article L121-1", "Article L121-2", "Article R121-1"]),
        (["II.1) Boats", "II.1.1) Nets", "II.1.2) Fish", "II.2) Oars"], ["II.1", "II.1.1", "II.1.2", "II.2"]),
        (["Стаття 5. Човни", "а) Риба", "Стаття 5¹. Сіті", "Стаття 6. Буї"],
         ["Article 5", "Article 5(а)", "Article 5¹", "Article 6"]),
    ],
)  # fmt: skip
def test_numbers_as_each_language_prints_them(heads: list[str], expected: list[str]) -> None:
    plan = read_document(f"Pact of the harbour\n\n{_head(*heads)}".encode(), "pact.txt")
    assert [clause.id for clause in plan.walk()] == expected


@pytest.mark.parametrize("head", ["Article 5¹.", "bei drei. Und", "X.509 files", "см. также", "Second. Then"])
def test_a_mark_or_a_word_that_only_looks_like_such_a_number(head: str) -> None:
    (clause,) = read_document(f"1. {_head('Boats.')}{_head(head)}".encode(), "pact.txt").clauses[:1]
    assert "¹" not in clause.text
    assert not clause.clauses
