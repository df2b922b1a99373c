"""Whatever is wrong with a file, a message says where, what, and what would be right; all of it in one go."""

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp.readers import Problem, ReadError, load, load_taxonomy, loads
from tests import strategies
from tests.effort import count_calls

HEAD = "plancmp: 1\nid: p\ntitle: t\n"
CLAUSE = HEAD + 'parties: [Ukraine, Russia]\nsources:\n  ap: {publisher: AP}\nclauses:\n  - id: "1"\n'
CLAUSE_KEYS = (
    "id, label, heading, topics, agreement, disclosure, confidence, text, source, note, terms, options, reports, "
    "attributes, clauses"
)
TOPICS = ", ".join(strategies.TOPICS)
HOW_MANY = 'where one is expected, as in "600000 personnel" or "100 billion USD"'


def term(text: str) -> str:
    return CLAUSE + f"    terms:\n      x: {text}\n"


def list_errors(text: str, name: str = "f.yaml") -> list[str]:
    with pytest.raises(ReadError) as caught:
        loads(text, name=name)
    assert str(caught.value) == "\n".join(map(str, caught.value.problems))
    return str(caught.value).splitlines()


NOT_YAML = {
    "nothing in it": ("", 'f.yaml: the file is empty; a plan file starts with "plancmp: 1"'),
    "a comment only": ("# x\n", 'f.yaml: the file is empty; a plan file starts with "plancmp: 1"'),
    "a word": ("hello", 'f.yaml:1:1: a plan file is a map that starts with "plancmp: 1", not a single value'),
    "a list": ("- a\n", 'f.yaml:1:1: a plan file is a map that starts with "plancmp: 1", not a list'),
    "another map": ("id: p\n", 'f.yaml:1:1: this is not a plan file: its first line should be "plancmp: 1"'),
    "a later version": (
        HEAD.replace("1", "2"),
        'f.yaml:1:10: "plancmp" is the version of the plan file format: 1, not "2"',
    ),
    "no version": (
        HEAD.replace("1", "[1]"),
        'f.yaml:1:10: "plancmp" is the version of the plan file format: 1, not a list',
    ),
    "an open list": (
        HEAD + "note: [a, b\n",
        "f.yaml:5:1: not YAML: did not find expected ',' or ']' (while parsing a flow sequence)",
    ),
    "two colons": (
        HEAD + "note: a: b\n",
        "f.yaml:4:8: not YAML: a colon is not allowed here; if it is part of a text, put the text in quotes",
    ),
    "an open quote": (
        HEAD + 'note: "abc\n',
        "f.yaml:5:1: not YAML: found unexpected end of stream (while scanning a quoted scalar)",
    ),
    "a tab": (
        HEAD + "sources:\n\tap: {publisher: AP}\n",
        "f.yaml:5:1: there is a tab where YAML wants spaces; indent with spaces",
    ),
    "a tab in a list": (
        CLAUSE + "\t  text: x\n",
        "f.yaml:9:1: there is a tab where YAML wants spaces; indent with spaces",
    ),
    "an alias": ("a: &a [x]\nb: *a\n", 'f.yaml:2:4: the alias "*a" is not read; write the value out'),
    "a deep list": ("[" * 100, "f.yaml:1:65: nested deeper than 64 levels"),
    "two documents": (HEAD + "---\n" + HEAD, "f.yaml:4:1: a second document starts here; a plan file holds one"),
    "a control character": (HEAD + "note: a\x07b\n", "f.yaml:4:8: the control character U+0007 is not allowed in YAML"),
    "a delete character": (
        HEAD + "note: \xad\u200b\ufeff \U0001f54a \x7f\n",
        "f.yaml:4:13: the control character U+007F is not allowed in YAML",
    ),
    "no character": (HEAD + "note: \uffff\n", "f.yaml:4:7: the control character U+FFFF is not allowed in YAML"),
    "half a character": (HEAD + "note: \ud800\n", "f.yaml:4:7: the control character U+D800 is not allowed in YAML"),
    "half a character, escaped": (
        HEAD + 'note: "\\ud800"\n',
        "f.yaml:4:10: not YAML: found invalid Unicode character escape code (while parsing a quoted scalar)",
    ),
    "a program": (
        HEAD + "note: !!python/object:os.system x\n",
        'f.yaml:4:7: the tag "!!python/object:os.system" is not read; leave it out',
    ),
    "a tag": (HEAD + "note: !foo x\n", 'f.yaml:4:7: the tag "!foo" is not read; leave it out'),
    "a set": (HEAD + "attributes: !!set {a}\n", 'f.yaml:4:13: the tag "!!set" is not read; leave it out'),
    "a list for a key": (HEAD + "? [a]\n: b\n", "f.yaml:4:3: a key is a word, not a list or map"),
}

WRONG_PLAN = {
    "duplicate key": (HEAD + "title: u\n", 'f.yaml:4:1: duplicate key "title"; it is in line 3 already'),
    "duplicate key in a clause": (
        CLAUSE + "    text: a\n    text: b\n",
        'f.yaml:10:5: duplicate key "text"; it is in line 9 already',
    ),
    "misspelt key": (CLAUSE + "    topcs: [nato]\n", 'f.yaml:9:5: unknown key "topcs"; did you mean "topics"?'),
    "misspelt key of a plan": (HEAD + "claused: []\n", 'f.yaml:4:1: unknown key "claused"; did you mean "clauses"?'),
    "unknown key": (CLAUSE + "    zzz: 1\n", f'f.yaml:9:5: unknown key "zzz"; known here are {CLAUSE_KEYS}'),
    "hostile key": (
        HEAD + 'attributes: {"\\e[31m\\n": 1, "\\e[31m\\n": 2}\n',
        'f.yaml:4:29: duplicate key "\\x1b[31m\\n"; it is in line 4 already',
    ),
    "text for a list": (
        HEAD + "clauses: x\n",
        'f.yaml:4:10: "clauses" takes a list, each item after "- ", not a single value',
    ),
    "map for a list": (
        CLAUSE + "    options: {by: Ukraine}\n",
        'f.yaml:9:14: "options" takes a list, each item after "- ", not a map',
    ),
    "list for a map": (HEAD + "sources: [a]\n", 'f.yaml:4:10: "sources" takes a map from names, not a list'),
    "text for a map": (
        HEAD + "topic_disclosure: nato\n",
        'f.yaml:4:19: "topic_disclosure" takes a map, not a single value',
    ),
    "list for text": (CLAUSE + "    text: [a]\n", 'f.yaml:9:11: "text" takes text, not a list'),
    "map for names": (HEAD + "parties: {a: b}\n", 'f.yaml:4:10: "parties" takes a name or a list of names, not a map'),
    "text for attributes": (
        CLAUSE + "    attributes: 5\n",
        'f.yaml:9:17: "attributes" takes a map, not a single value',
    ),
    "text for a clause": (HEAD + "clauses: [x]\n", 'f.yaml:4:11: "clauses" takes a map with "id", not a single value'),
    "nothing": (HEAD + "note:\n", 'f.yaml:4:6: "note" is empty; give it a value or leave the key out'),
    "nothing for a name": (
        CLAUSE + "    label:\n",
        'f.yaml:9:11: "label" is empty; give it a value or leave the key out',
    ),
    "two lines for a name": (
        CLAUSE + '    label: "a\\nb"\n',
        'f.yaml:9:12: "label" takes a name on one line, not "a\\nb"',
    ),
    "an empty name": (HEAD + 'clauses:\n  - id: ""\n', 'f.yaml:5:9: "id" takes a name on one line, not ""'),
    "a name twice": (CLAUSE + "    topics: [nato, nato]\n", 'f.yaml:9:20: "nato" is twice under "topics"'),
    "a missing id": (HEAD + "clauses:\n  - text: a\n", 'f.yaml:5:5: "id" is missing in clauses'),
    "a missing publisher": (HEAD + "sources:\n  ap: {title: t}\n", 'f.yaml:5:7: "publisher" is missing in ap'),
    "duplicate clause id": (
        CLAUSE + '  - id: "2"\n    clauses:\n      - id: "1"\n',
        'f.yaml:11:13: clause id "1" is used twice; line 8 has it already',
    ),
    "misspelt topic": (CLAUSE + "    topics: [nat]\n", 'f.yaml:9:14: unknown topic "nat"; did you mean "nato"?'),
    "unknown topic": (CLAUSE + "    topics: [zzzzz]\n", f'f.yaml:9:14: unknown topic "zzzzz"; known are {TOPICS}'),
    "unknown topic of a plan": (
        HEAD + "topic_disclosure: {nat: deferred}\n",
        'f.yaml:4:20: unknown topic "nat"; did you mean "nato"?',
    ),
    "misspelt source": (CLAUSE + "    source: app\n", 'f.yaml:9:13: unknown source "app"; did you mean "ap"?'),
    "source without sources": (
        HEAD + "clauses:\n  - {id: a, source: x}\n",
        'f.yaml:5:21: unknown source "x"; the file defines no source; add it under "sources"',
    ),
    "misspelt party": (
        term("{party: Ukrain, must: yes}"),
        'f.yaml:10:18: unknown party "Ukrain"; did you mean "Ukraine"?',
    ),
    "party where there are none": (
        HEAD + "parties: []\nclauses:\n  - {id: a, terms: {x: {party: A, must: yes}}}\n",
        'f.yaml:6:32: unknown party "A"; the file defines no party; add it under "parties"',
    ),
    "party where there is one": (
        HEAD + "parties: Russia\nclauses:\n  - {id: a, terms: {x: {toward: A, must: yes}}}\n",
        'f.yaml:6:33: unknown party "A"; known are Russia',
    ),
    "misspelt taxonomy": (HEAD + "taxonomy: piece\n", 'f.yaml:4:11: unknown taxonomy "piece"; did you mean "peace"?'),
    "unknown taxonomy": (
        HEAD + "taxonomy: zzz\n",
        'f.yaml:4:11: unknown taxonomy "zzz"; built in are contracts, general, legislation, peace',
    ),
    "misspelt status": (HEAD + "status: leakd\n", 'f.yaml:4:9: "status" cannot be "leakd"; did you mean "leaked"?'),
    "unknown status": (
        HEAD + "status: zzzz\n",
        'f.yaml:4:9: "status" cannot be "zzzz"; it is one of draft, leaked, reported, official, signed',
    ),
    "date": (HEAD + "date: 2025-13\n", 'f.yaml:4:7: "date": there is no month 13'),
    "list for a date": (HEAD + "date: [2025]\n", 'f.yaml:4:7: "date" takes text, not a list'),
    "list for a status": (HEAD + "status: [draft]\n", 'f.yaml:4:9: "status" takes text, not a list'),
    "date in words": (
        HEAD + "date: May 2026\n",
        'f.yaml:4:7: "date": "May 2026" is not a date; write 2025-11-20, 2025-11 or 2025',
    ),
}

WRONG_TERM = {
    "quantity": ("{must: {at_most: many personnel}}", f'10:27: "many personnel" has no number {HOW_MANY}'),
    "quantity on two lines": ('{must: {at_most: "many\\nmen"}}', f'10:27: "many\\nmen" has no number {HOW_MANY}'),
    "quantity without bound": (
        "{must: 600000 personnel}",
        (
            '10:17: "must" takes a quantity with its bound: {exactly: 600000 personnel}, {at_most: 600000 personnel} '
            "or {at_least: 600000 personnel}"
        ),
    ),
    "date": ("{must: {by: May 2026}}", '10:22: "May 2026" is not a date; write 2025-11-20, 2025-11 or 2025'),
    "share": ("{states: {shares: {Ukraine: 5 km}}}", '10:38: "5 km" is not a share; write 50%, 1/3 or 0.5'),
    "shares": (
        "{states: {shares: {Ukraine: 2/3, Russia: 34%}}}",
        "10:28: the shares add up to 1.007 of the whole; they may not exceed 1",
    ),
    "deadline": (
        "{must: {deadline: soon}}",
        (
            '10:28: "soon" is not a deadline; write "100 days after signature", "as soon as possible after signature", '
            '"at once after X", "after X", "before X" or "at least 5 days after X"'
        ),
    ),
    "two bounds of one end": (
        "{must: {at_most: 5 km, less_than: 6 km}}",
        '10:44: "at_most" and "less_than" bound the same end; keep one',
    ),
    "two kinds": (
        "{must: {at_most: 5 km, deadline: soon}}",
        (
            '10:33: "deadline" cannot go with "at_most"; with it go exactly, at_least, more_than, at_most, '
            "less_than, unlimited"
        ),
    ),
    "a kind that stands alone": (
        "{must: {wording: a, by: 2025}}",
        '10:30: "by" cannot go with "wording"; it goes alone',
    ),
    "misspelt constraint": (
        "{must: {at_mos: 5 km}}",
        '10:18: unknown key "at_mos" in a constraint; did you mean "at_most"?',
    ),
    "empty map": ("{must: {}}", '10:17: "must" takes a constraint, such as {at_most: 600000 personnel} or join NATO'),
    "empty list": ("{must: []}", "10:17: the list is empty"),
    "list for a quantity": ("{must: {at_most: [5 km]}}", '10:27: "at_most" takes one value, not a list, map or yes/no'),
    "nothing": ("{must: }", '10:17: "must" is empty; say what it holds over, or "yes"'),
    "no quantity": ("{must: {at_most: }}", "10:27: a single value is expected here, not nothing"),
    "list in a list": ("{must: [[a]]}", "10:18: a single value is expected here, not a list"),
    "list in shares": ("{must: {shares: {Ukraine: [a]}}}", "10:36: a single value is expected here, not a list"),
    "empty wording": ('{must: " "}', '10:17: "must": the wording is empty'),
    "no answer": ("{must: {yes_no: maybe}}", '10:26: "yes_no" takes yes or no'),
    "two forces": (
        "{must: yes, may: yes}",
        '10:22: a term has one force, and "must" is there already; make "may" a term of its own',
    ),
    "no force": ("{party: Ukraine}", '10:10: term "x" is stated but does not say what it is'),
    "known and unknown": ("{disclosure: deferred, must: yes}", '10:10: term "x" is deferred but says what it is'),
    "no term": ("", '10:9: "x" takes a map with keys such as "party", "toward", "in", not a single value'),
    "evidence": (
        "{must: yes, evidence: {rule: a, span: [2, 1]}}",
        '10:32: "evidence" takes a rule and a span, such as {rule: money, span: [12, 25]}',
    ),
    "condition": ("{must: yes, if: {a: b}}", '10:26: "if" takes text, not a map'),
}

NOT_JSON = {
    "nothing in it": ("", 'f.json: the file is empty; a plan file starts with "plancmp: 1"'),
    "a bare key": ('{"plancmp": 1, x}', "f.json:1:16: not JSON: a key in double quotes is expected here"),
    "more behind": ('{"plancmp": 1} x', "f.json:1:16: not JSON: there is more text after the end"),
    "no comma": ('{"plancmp": 1 "id": 2}', 'f.json:1:15: not JSON: "," or "}" is expected here'),
    "no colon": ('{"plancmp" 1}', 'f.json:1:12: not JSON: ":" is expected here'),
    "an open quote": ('{"plancmp": "1', "f.json:1:13: not JSON: unterminated string"),
    "a tab in text": ('{"plancmp": 1, "id": "a\tb"}', "f.json:1:24: not JSON: invalid control character"),
    "an unknown escape": ('{"plancmp": 1,\n "id": "\\q"}', "f.json:2:9: not JSON: invalid \\escape"),
    "not a number": ('{"plancmp": NaN}', "f.json:1:13: not JSON: a value is expected here"),
    "a comma at the end": ('{"plancmp": 1,}', "f.json:1:15: not JSON: a key in double quotes is expected here"),
    "a comma at the end of a list": ("[1,]", "f.json:1:4: not JSON: a value is expected here"),
    "an open list": ("[", "f.json:1:2: not JSON: a value is expected here"),
    "an end too early": ('{"plancmp": 1,\n\n', "f.json:3:1: not JSON: a key in double quotes is expected here"),
    "half a character": (
        '{"plancmp": 1,\n "id": "\\ud800"}',
        "f.json:2:8: half a character (U+D800) is in this text; write both halves",
    ),
    "a deep map": ('{"a":' * 100, "f.json:1:321: nested deeper than 64 levels"),
    "a number": ("5", 'f.json:1:1: a plan file is a map that starts with "plancmp: 1", not a single value'),
    "a duplicate key": (
        '{"plancmp": 1,\n "id": "a", "id": "b", "title": "t"}',
        'f.json:2:13: duplicate key "id"; it is in line 2 already',
    ),
    "null": (
        '{"plancmp": 1, "id": null, "title": "t"}',
        'f.json:1:22: "id" is empty; give it a value or leave the key out',
    ),
    "an unknown key behind odd line ends": (
        '{"plancmp": 1, "id": "i", "title": "\u2028\x85",\r"note": "n",\r\n"nte": 1}',
        'f.json:3:1: unknown key "nte"; did you mean "note"?',
    ),
}


@pytest.mark.parametrize(("text", "error"), NOT_YAML.values(), ids=NOT_YAML)
def test_what_is_no_plan_file_is_refused(text: str, error: str) -> None:
    assert list_errors(text) == [error]


@pytest.mark.parametrize(("text", "error"), WRONG_PLAN.values(), ids=WRONG_PLAN)
def test_what_is_wrong_in_a_plan_is_said_with_its_place(text: str, error: str) -> None:
    assert list_errors(text) == [error]


@pytest.mark.parametrize(("text", "error"), WRONG_TERM.values(), ids=WRONG_TERM)
def test_what_is_wrong_in_a_term_is_said_with_its_place(text: str, error: str) -> None:
    assert list_errors(term(text)) == [f"f.yaml:{error}"]


@pytest.mark.parametrize(("text", "error"), NOT_JSON.values(), ids=NOT_JSON)
def test_what_is_wrong_in_json_is_said_with_its_place(text: str, error: str) -> None:
    assert list_errors(text, "f.json") == [error]


def test_all_errors_of_a_file_come_in_one_go_sorted_by_place() -> None:
    text = HEAD + "stats: 1\nclauses:\n  - id: a\n    a: 1\n    a: 2\n  - txt: b\n  - id: a\n    source: zz\n"
    assert list_errors(text) == [
        'f.yaml:4:1: unknown key "stats"; did you mean "status"?',
        f'f.yaml:7:5: unknown key "a"; known here are {CLAUSE_KEYS}',
        'f.yaml:8:5: duplicate key "a"; it is in line 7 already',
        'f.yaml:9:5: unknown key "txt"; did you mean "text"?',
        'f.yaml:9:5: "id" is missing in clauses',
        'f.yaml:10:9: clause id "a" is used twice; line 6 has it already',
        'f.yaml:11:13: unknown source "zz"; the file defines no source; add it under "sources"',
    ]


def test_what_was_found_before_the_yaml_breaks_off_is_said_too() -> None:
    text = "a:\n  b: 1\n  b: 2\n  c: {d: 1, d: 2}\ne: !foo [\n"
    assert list_errors(text) == [
        'f.yaml:3:3: duplicate key "b"; it is in line 2 already',
        'f.yaml:4:13: duplicate key "d"; it is in line 4 already',
        'f.yaml:5:4: the tag "!foo" is not read; leave it out',
        "f.yaml:6:1: not YAML: did not find expected node content (while parsing a flow node)",
    ]


def test_a_missing_head_of_a_plan_is_said_key_by_key() -> None:
    assert list_errors("plancmp: 1\n") == ['f.yaml:1:1: "id" is missing', 'f.yaml:1:1: "title" is missing']


def refuse(path: Path, content: bytes | None = None) -> str:
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ReadError) as caught:
        load(path)
    return str(caught.value).replace(str(path), path.name)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    assert refuse(tmp_path / "a.yaml") == "a.yaml: there is no such file"
    assert refuse(tmp_path / "a.json") == "a.json: there is no such file"


def test_a_directory_is_no_file(tmp_path: Path) -> None:
    assert refuse(tmp_path) == f"{tmp_path.name}: this is a directory; give a file"


def test_an_impossible_name_is_refused() -> None:
    with pytest.raises(ReadError, match=r"^a\\x00b: cannot be read: embedded null byte$"):
        load("a\0b")


def test_a_file_that_may_not_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.yaml").touch()
    monkeypatch.setattr("builtins.open", deny)
    with pytest.raises(ReadError, match=r"a\.yaml: the file may not be read \(permission denied\)$"):
        load(tmp_path / "a.yaml")


def test_an_empty_file_is_said(tmp_path: Path) -> None:
    message = 'the file is empty; a plan file starts with "plancmp: 1"'
    assert refuse(tmp_path / "a.yaml", b"") == f"a.yaml: {message}"
    assert refuse(tmp_path / "a.json", b" \r\n") == f"a.json: {message}"
    assert refuse(tmp_path / "b.yaml", b"\xef\xbb\xbf\r\n") == f"b.yaml: {message}"


def test_a_file_that_is_not_utf_8_is_said_with_the_place_of_the_byte(tmp_path: Path) -> None:
    text = HEAD.encode() + "note: «é".encode() + b"\xe9\n"
    message = "not UTF-8: the byte 0xE9 is not allowed here; save the file as UTF-8"
    assert refuse(tmp_path / "a.yaml", text) == f"a.yaml:4:9: {message}"
    assert refuse(tmp_path / "a.json", b'{\n"a": "\xe9"}') == f"a.json:2:7: {message}"
    utf_16 = HEAD.encode("utf-16")
    assert refuse(tmp_path / "a.yaml", utf_16) == f"a.yaml:1:1: {message.replace('E9', f'{utf_16[0]:02X}')}"


def test_a_file_that_is_too_large_is_not_read_at_all(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    with path.open("wb") as stream:
        stream.truncate(64 * 1024 * 1024 + 1)
    assert refuse(path) == "a.yaml: the file is larger than 64 MiB"


@pytest.mark.parametrize("name", ["f.yaml", "f.json"])
@pytest.mark.parametrize("opening", ["[", '{"a":', "- " * 2, "? "])
def test_deep_nesting_is_refused_at_once(name: str, opening: str) -> None:
    def read() -> None:
        with pytest.raises(ReadError):
            loads(opening * 100_000, name=name)

    assert count_calls(read) < 100_000


def test_an_alias_bomb_is_refused_at_once() -> None:
    lines = ['a0: &a0 ["x", "x"]', *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60))]
    assert list_errors("\n".join(lines)) == ['f.yaml:2:10: the alias "*a0" is not read; write the value out']


@pytest.mark.parametrize("name", ["f.yaml", "f.json"])
def test_a_byte_order_mark_and_windows_line_ends_are_accepted(name: str, tmp_path: Path) -> None:
    text = HEAD + "note: a\n" if name == "f.yaml" else '{"plancmp": 1,\n"id": "p", "title": "t",\n"note": "a"}'
    path = tmp_path / name
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert load(path) == loads(text) == loads("\ufeff" + text)
    assert load(path).note == "a"


def test_json_is_recognised_by_its_first_brace() -> None:
    assert loads(' {"plancmp": 1, "id": 5, "title": 2025}').title == "2025"


def test_an_error_survives_being_pickled() -> None:
    error = ReadError(Problem("f", 2, 1, "b"), Problem("f", 1, 1, "a"))
    twin = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert str(twin) == str(error) == "f:1:1: a\nf:2:1: b"
    assert twin.problems == error.problems


def test_a_message_is_one_line_and_not_endless() -> None:
    (error,) = list_errors(term(f'{{must: {{at_most: "{"x" * 5000}\\n\\e[0m"}}}}'))
    assert error.isprintable()
    assert len(error) < 1100


@given(st.text(max_size=60) | st.text("{}[]:,-?&*!|>'\"%@# \n\tab1", max_size=60) | strategies.wild_texts())
def test_no_text_crashes_a_reader(text: str) -> None:
    for name in ("f.yaml", "f.json"):
        for whole in (text, HEAD + text, HEAD + "note: " + text):
            assert all(str(problem).isprintable() for problem in list_problems(whole, name))


def list_problems(text: str, name: str) -> tuple[Problem, ...]:
    try:
        loads(text, name=name)
    except ReadError as error:
        return error.problems
    return ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", 'the file is empty; a taxonomy file starts with "taxonomy: " and its name'),
        ("taxonomy: a\ntitle: A\n", '1:1: "topics" is missing in taxonomy'),
        ("taxonomy: a\ntitle: A\ntopics: [{id: x}]\n", '3:10: "title" is missing in topics'),
        (
            "taxonomy: a\ntitle: A\ntopics: [{id: x, title: X}, {id: x, title: Y}]\n",
            '1:1: topic "x" is used twice in taxonomy "a"',
        ),
    ],
)
def test_what_is_wrong_in_a_taxonomy_is_said(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "t.yaml"
    path.write_text(text)
    with pytest.raises(ReadError) as caught:
        load_taxonomy(path)
    separator = ": " if message.startswith("the file") else ":"
    assert str(caught.value) == f"{path}{separator}{message}"


def test_topics_of_ones_own_replace_the_built_in_ones(tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    path.write_text("taxonomy: fish\ntitle: Fish\ntopics:\n  - {id: cod, title: Cod, scope: s, words: [cod, fillet]}\n")
    taxonomy = load_taxonomy(path)
    text = HEAD + "taxonomy: fish\nclauses:\n  - {id: a, topics: [cod]}\n"
    assert loads(text, taxonomy=taxonomy).clauses[0].topics == ("cod",)
    assert taxonomy.topics[0].words == ("cod", "fillet")
    with pytest.raises(ReadError, match='unknown topic "nato"; known are cod'):
        loads(text.replace("cod", "nato"), taxonomy=taxonomy)
