"""One input → another that nobody meant: bytes, lines, trees, and the parts inside zips and PDFs.

Every choice is the random generator's, so the same seed gives the same inputs.
"""

from __future__ import annotations

import html
import io
import json
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

import yaml

# What breaks programs that read text: directions, what cannot be seen, numbers and dates beyond all bounds, code.
HOSTILE = (
    "\u202e", "\u2066\u202bdesrever\u202c\u2069", "\u200b", "\u200d", "\ufeff", "\u00ad", "\u2028", "\u2029", "\x85", "\x0b", "\x0c",
    "\x00", "\x1b[2J\x1b[31m", "\x1b]8;;https://example.org\x07x\x1b]8;;\x07", "\x9b31m", "\r", "\r\n\r\n", "\n", "\t", "\x7f",
    "e\u0301\u0301\u0301", "\u0301" * 300, "x" * 5000, "и" * 700, "漢" * 900, "\u0627\u0644\u0633\u0644\u0627\u0645", "𝟔𝟎𝟎", "６００", "٦٠٠", "Ⅻ",
    "nоt", "ᴺᴬᵀᴼ", "\U000e0041\U000e0042", "\ufffe", "\uffff", "\ufdd0", "😀" * 40, "👩\u200d👩\u200d👧", "ﷺ", "İı", "ß", "ﬃ", "\u1e9e",
    "1" + "0" * 400, "9" * 5000, "1e999999999", "1e-999999999", "10^400", "10^(10^10)", "-0", "0", "NaN", "inf", "-Infinity", "0x10", "1_0",
    "1/0", "0/0", "1/3", "100%", "-5 %", "1000000 %", "½", "²", "1.2.3.4", "1,2,3", "1,000.000,5", "'5", "1e5 personnel", "0 days",
    "0000-00-00", "9999-12-31", "2025-02-30", "2025-02", "0001-01-01", "10000-01-01", "31 February 2026", "29 February 2100", "within -5 days",
    "=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "\t=1", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</script>",
    "<!--", "-->", "]]>", "<![CDATA[", "&amp;", "&#0;", "&#x202e;", "&#xD800;", "&nbsp;", "javascript:alert(1)", "https://example.org/\" onclick=x",
    "{{ 7*7 }}", "{% for x in y %}", "{{", "%}", "${x}", "%s%n", "$(id)", "`id`", "; id", "| id", "../../etc/passwd", "/etc/passwd", "file:///etc/passwd",
    "--output=x", "-o", "HEAD:x", "*", "**bold**", "[a](javascript:b)", "![a](b)", "|", "| --- |", "```", "~~~", "#", "> > > >", "\\", "::error::x", "%0A",
    "!!python/object:os.system", "&a [*a]", "*a", "<<", "? x", "- - - - -", "{}", "[]", "null", "~", "true", "---", "...", "%YAML 1.2", "!x", "|2", ">-",
    "(a)", "(i)", "iv.", "Article 1", "Article 99999999999999999999", "1.1.1.1.1.1.1.1.1", "12(3)(b)(ii)(A)", "§", "Annex I", "[US: x] [Ukraine: y]",
    "must not", "shall", "may", "unless", "if and only if", "subject to consensus", "at most", "no fewer than", "between 5 and 3", "up to USD 100 billion",
    "USD", "€", "two thirds", "hundred thousand million billion", "minus one", "within 100 days", "Ukraine", "Russia", "NATO", "the Parties", "except",
)  # fmt: skip
MARKUP = (
    "<ol start='99999999999999999999'>", "<li value='-1'>", "<table>", "<tr><td colspan='99999999'>", "<p>", "</p>", "<div>" * 60, "</div>",
    "<h1>", "</h6>", "<b>", "<sup>1</sup>", "<style>*{display:none}</style>", "<template>", "<svg><a>", "<math>", "<plaintext>", "<br/>", "<pre>",
    "<base href='file:///etc/'>", "<meta charset='utf-16'>", "<iframe src='x'>", "<w:del>", "<w:ins>", "<w:p>", "</w:p>", "<w:r>", "<w:t>x</w:t>",
    "<w:numId w:val='99999999999999999999'/>", "<w:ilvl w:val='-7'/>", "<w:tbl>", "<w:footnoteReference w:id='1'/>", "<w:sdt>", "<w:vanish/>",
    "<num>1</num>", "<article>", "<content>", "<?xml version='1.1'?>", "<?x y?>", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "&b;", "xmlns='x'", "<p/>",
)  # fmt: skip
_NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*")
_TAG = re.compile(r"<[^<>]{1,200}>")
_BETWEEN = re.compile(r">([^<>]*\w[^<>]*)<")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_TREES = frozenset({"yaml", "json", "policy", "acceptances", "taxonomy", "links.json"})
_FREE = frozenset(
    {
        "text",
        "title",
        "heading",
        "label",
        "publisher",
        "quote",
        "note",
        "url",
        "by",
        "why",
        "change",
        "scope",
        "old",
        "new",
    }
)
_MARKED_UP = frozenset({"html", "akoma-ntoso", "docx"})
LARGEST = 300_000  # bytes; larger inputs have tests of their own


class Mutator:
    """Makes inputs of seeds.

    Args:
        random: Where all choices come from.
        others: Contents to take pieces from.
    """

    def __init__(self, random: Random, others: Sequence[bytes]) -> None:
        self.random = random
        self.others = others

    def mutate(self, content: bytes, kind: str) -> bytes:
        """Return another content of a kind."""
        if kind == "docx" and self.random.random() < 0.8:
            return self._mutate_zip(content)
        if kind == "pdf" and self.random.random() < 0.7:
            return self._mutate_streams(content)[:LARGEST]
        times = (1, 1, 2, 3) if kind in _TREES else (1, 1, 1, 2, 3, 5, 8)
        for _ in range(self.random.choice(times)):
            content = self._mutate_once(content, kind)[:LARGEST]
        return content

    def _mutate_once(self, content: bytes, kind: str) -> bytes:
        chance = self.random.random()
        if kind in _TREES and chance < 0.75:
            changed = self._mutate_tree(content, kind)
            if changed is not None:
                return changed
        if chance < 0.85:
            return self._mutate_text(content, kind)
        return self._mutate_bytes(content)

    # Bytes.

    def _mutate_bytes(self, content: bytes) -> bytes:
        start, end = self._span(len(content))
        piece = content[start:end]
        match self.random.randrange(8):
            case 0:
                return content[:start] + bytes([self.random.randrange(256)]) + content[start + 1 :]
            case 1:
                return content[:start] + self.random.randbytes(self.random.randrange(1, 9)) + content[start:]
            case 2:
                return content[:start] + content[end:]
            case 3:
                return content[:start] + piece * self.random.choice((2, 3, 50, 2000)) + content[end:]
            case 4:
                return content[:start]
            case 5:
                other = self.random.choice(self.others)
                first, last = self._span(len(other))
                return content[:start] + other[first:last] + content[end:]
            case 6:
                return content[:start] + piece[::-1] + content[end:]
            case _:
                return self._recode(content)

    def _recode(self, content: bytes) -> bytes:
        text = content.decode("utf-8", "replace")
        codec = self.random.choice(
            ("utf-16", "utf-16-le", "utf-8-sig", "latin-1", "cp1251", "utf-7", "utf-32", "cp037")
        )
        return text.encode(codec, "replace")

    def _span(self, length: int) -> tuple[int, int]:
        start = self.random.randrange(length + 1)
        size = self.random.choice((1, 2, 4, 16, 64, 256, 2048))
        return start, min(length, start + self.random.randrange(1, size + 1))

    # Text.

    def _mutate_text(self, content: bytes, kind: str) -> bytes:
        text = content.decode("utf-8", "surrogateescape")
        work: list[Callable[[str], str]] = [
            self._insert, self._insert, self._replace_number, self._replace_word, self._mutate_lines, self._mutate_lines,
            self._normalise, self._change_ends, self._swap_letters,
        ]  # fmt: skip
        if kind in _MARKED_UP:
            work += [self._mutate_tags] * 3 + [self._mutate_marked_words] * (4 if kind == "html" else 20)
        return self.random.choice(work)(text).encode("utf-8", "surrogateescape")

    def _pick(self) -> str:
        return self.random.choice(HOSTILE)

    def _insert(self, text: str) -> str:
        place = self.random.randrange(len(text) + 1)
        return text[:place] + self._pick() + text[place:]

    def _replace_number(self, text: str) -> str:
        return self._replace_match(_NUMBER, text)

    def _replace_word(self, text: str) -> str:
        return self._replace_match(re.compile(r"\w+"), text)

    def _replace_match(self, pattern: re.Pattern[str], text: str) -> str:
        found = list(pattern.finditer(text))
        if not found:
            return self._insert(text)
        match = self.random.choice(found)
        return text[: match.start()] + self._pick() + text[match.end() :]

    def _mutate_lines(self, text: str) -> str:
        lines = text.split("\n")
        first, second = self.random.randrange(len(lines)), self.random.randrange(len(lines))
        match self.random.randrange(7):
            case 0:
                lines[first], lines[second] = lines[second], lines[first]
            case 1:
                lines.insert(second, lines[first])
            case 2:
                del lines[first]
            case 3:
                lines[first] = self.random.choice(("  ", "    ", "\t", "- ", "> ", "1. ", "# ", "* ")) + lines[first]
            case 4:
                lines[first] = lines[first].lstrip()
            case 5:
                lines[first : first + 1] = [lines[first]] * self.random.choice((2, 20, 400))
            case _:
                lines.insert(first, self._pick())
        return "\n".join(lines)

    def _normalise(self, text: str) -> str:
        form = self.random.choice(("NFC", "NFD", "NFKC", "NFKD"))
        return unicodedata.normalize(form, text)  # type: ignore[arg-type]  # one of the four

    def _change_ends(self, text: str) -> str:
        return text.replace("\n", self.random.choice(("\r\n", "\r", "\n\n", " ", "\u2028", "\x0b")))

    def _swap_letters(self, text: str) -> str:
        pairs = {"o": "о", "a": "а", "e": "е", "c": "с", "p": "р", "1": "l", "0": "O", "-": "\u2011", " ": "\u00a0"}
        letter = self.random.choice(list(pairs))
        return text.replace(letter, pairs[letter], self.random.choice((1, 3, -1)))

    def _mutate_tags(self, text: str) -> str:
        tags = list(_TAG.finditer(text))
        if not tags or self.random.random() < 0.3:
            place = self.random.choice(tags).end() if tags else 0
            return text[:place] + self.random.choice(MARKUP) + text[place:]
        first, second = self.random.choice(tags), self.random.choice(tags)
        match self.random.randrange(4):
            case 0:
                return text[: first.start()] + text[first.end() :]
            case 1:
                return text[: first.start()] + second[0] + text[first.end() :]
            case 2:
                start, end = sorted((first.start(), second.end()))
                return text[:end] + text[start:end] + text[end:]
            case _:
                start, end = sorted((first.start(), second.end()))
                return text[:start] + text[end:]

    def _mutate_marked_words(self, text: str) -> str:
        """Put something into the words between two tags, spelled as XML: most files are still well-formed."""
        places = list(_BETWEEN.finditer(text))
        if not places:
            return self._mutate_tags(text)
        match = self.random.choice(places)
        work = (self._insert, self._replace_word, self._replace_number, self._normalise, self._swap_letters)
        words = self.random.choice(work)(html.unescape(match[1]))
        return text[: match.start(1)] + html.escape(_NOT_XML.sub("", words)) + text[match.end(1) :]

    # Trees.

    def _mutate_tree(self, content: bytes, kind: str) -> bytes | None:
        """Return a plan file with another tree; `None` if it has none."""
        try:
            text = content.decode("utf-8")
            tree = json.loads(text) if kind.endswith("json") else yaml.load(text, Loader=_Loader)  # noqa: S506 - plain
        except (ValueError, yaml.YAMLError, RecursionError):
            return None
        holders: list[Any] = [[tree]]
        for holder in holders:
            values = holder.values() if isinstance(holder, dict) else holder
            holders.extend(value for value in values if isinstance(value, dict | list))
        full = [holder for holder in holders if holder]
        if not full:
            return None
        self._mutate_holder(self.random.choice(full), full)
        tree = holders[0][0] if holders[0] else None
        try:
            if kind.endswith("json") or self.random.random() < 0.2:
                return json.dumps(tree, ensure_ascii=self.random.random() < 0.5).encode("utf-8", "surrogatepass")
            return yaml.dump(tree, sort_keys=False, allow_unicode=True, width=1000).encode("utf-8", "surrogatepass")
        except (ValueError, TypeError, RecursionError, yaml.YAMLError):
            return None

    def _mutate_holder(self, holder: Any, holders: Sequence[Any]) -> None:
        key: Any = self.random.choice(list(holder)) if isinstance(holder, dict) else self.random.randrange(len(holder))
        if self.random.random() < 0.7:
            self._mutate_words(holders)
            return
        match self.random.randrange(8):
            case 0:
                del holder[key]
            case 1 if isinstance(holder, dict):
                holder[self._pick()] = holder.pop(key)
            case 1 | 2:
                holder[key] = self._make_leaf()
            case 3:
                other = self.random.choice(holders)
                holder[key] = json.loads(json.dumps(other)) if len(json.dumps(other)) < 20_000 else self._make_leaf()
            case 4:
                holder[key] = self._nest(holder[key])
            case 5 if isinstance(holder, list):
                holder.insert(key, holder[key])
            case 5 | 6 if isinstance(holder, dict):
                other = self.random.choice([item for item in holders if isinstance(item, dict)])
                holder[self.random.choice(list(other))] = holder[key]
            case _:
                value = holder[key]
                holder[key] = f"{value}{self._pick()}" if isinstance(value, str) else self._make_leaf()

    def _mutate_words(self, holders: Sequence[Any]) -> None:
        """Put something into a text: most files are still read after that."""
        places = [
            (holder, key)
            for holder in holders
            for key, value in (holder.items() if isinstance(holder, dict) else enumerate(holder))
            if isinstance(value, str) and (" " in value or key in _FREE)
        ]
        if places:
            holder, key = self.random.choice(places)
            work = (
                self._insert,
                self._insert,
                self._replace_word,
                self._replace_number,
                self._normalise,
                self._swap_letters,
            )
            holder[key] = self.random.choice(work)(holder[key])

    def _make_leaf(self) -> object:
        odd: tuple[object, ...] = (
            None, True, 0, -1, 10**400, 1e308, float("nan"), float("inf"), "", [], {}, "\ud800", "a\udfffb", [[]], {"": ""}, 2025,
        )  # fmt: skip
        return self.random.choice(odd) if self.random.random() < 0.4 else self._pick()

    def _nest(self, value: object) -> object:
        for _ in range(self.random.choice((1, 2, 10, 70, 400))):
            value = (
                [value] if self.random.random() < 0.5 else {self.random.choice(("must", "clauses", "a", "any")): value}
            )
        return value

    # Containers.

    def _mutate_zip(self, content: bytes) -> bytes:
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                parts = {name: archive.read(name) for name in archive.namelist()}
        except (zipfile.BadZipFile, ValueError, KeyError, zlib.error, NotImplementedError, EOFError):
            return self._mutate_bytes(content)
        names = [name for name in parts if name.startswith("word/") and name.endswith(".xml")] or list(parts)
        for _ in range(self.random.choice((1, 1, 2, 4))):
            name = "word/document.xml" if self.random.random() < 0.5 else self.random.choice(names)
            if name in parts:
                parts[name] = self._mutate_once(parts[name], "docx")
        if self.random.random() < 0.1:
            del parts[self.random.choice(names)]
        if self.random.random() < 0.1:
            parts[self.random.choice(("../../x", "/x", "word/footnotes.xml", "word/comments.xml", "word/é.xml"))] = (
                b"<x/>"
            )
        output = io.BytesIO()
        with zipfile.ZipFile(output, "w", self.random.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))) as archive:
            for name, part in parts.items():
                archive.writestr(name, part)
        packed = output.getvalue()
        return self._mutate_bytes(packed) if self.random.random() < 0.1 else packed

    def _mutate_streams(self, content: bytes) -> bytes:
        """Return a PDF with another content in one of its compressed streams."""
        streams = list(_STREAM.finditer(content))
        if not streams:
            return self._mutate_bytes(content)
        match = self.random.choice(streams)
        try:
            plain = zlib.decompress(match[1])
        except zlib.error:
            return self._mutate_bytes(content)
        changed = self._mutate_text(plain, "pdf") if self.random.random() < 0.7 else self._mutate_bytes(plain)
        return content[: match.start(1)] + zlib.compress(changed) + content[match.end(1) :]


class _Loader(yaml.SafeLoader):
    """Reads every scalar as text."""


_Loader.yaml_implicit_resolvers = {}
