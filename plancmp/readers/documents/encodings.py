"""Bytes → text, where nobody or only the page itself says in which encoding.

UTF-8 is tried first, as other text hardly ever is valid UTF-8. What is none is read as a page says of itself, or else
as Windows-1251 or Windows-1252, whichever makes words of it. That choice is a heuristic. A file that is UTF-8 but for a
few stray bytes stays UTF-8: only those are repaired, and the account says so.
"""

from __future__ import annotations

import codecs
import re

from plancmp.model import Aside, AsideKind
from plancmp.model.expressions import late

UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_META = re.compile(rb"<meta\b[^<>]*+>", re.IGNORECASE)
_LABEL = re.compile(rb"""\bcharset\s*+=\s*+["']?+\s*+([\w.:-]++)""", re.IGNORECASE)
_HEAD = 4096
# What pages are written in; Python knows many more, some of which take long or are no encodings of text.
_ENCODINGS = late(
    r"utf-8|cp125\d|cp8(?:66|74)|koi8-[ru]|iso8859-\d+|mac-(?:roman|cyrillic)|"
    r"gbk|gb18030|big5|euc_(?:jp|kr)|shift_jis|iso2022_jp"
)
_LARGER = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254"}  # as browsers take them
_WORD = late(r"[^\W\d_]{2,}")
_WHOLE = late(r"[\u0400-\u04ff]+")
_STRANGE = late("[\udc80-\udcff]")
_BEYOND_ASCII = late("[^\x00-\x7f]")
_PER_STRAY = 3  # as many good characters for each stray byte show that a file is UTF-8; no other text has many of them
_MIXED = late(r"[a-zA-Z][\u0400-\u04ff]|[\u0400-\u04ff][a-zA-Z]")


def decode_text(raw: bytes) -> str:
    """Return the text of bytes whose encoding nobody stated; what stands for no character becomes U+FFFD.

    Args:
        raw: UTF-8 with or without a byte order mark, UTF-16 with one, Windows-1251 or Windows-1252.
    """
    text = _decode_sure(raw)
    return _decode_unsure(raw, None) if text is None else text


def decode_page(raw: bytes) -> str:
    """Return the text of a page of HTML, in the encoding that it names if it is neither UTF-8 nor UTF-16."""
    text = _decode_sure(raw)
    return _decode_unsure(raw, _find_label(raw)) if text is None else text


def list_repaired(raw: bytes) -> tuple[Aside, ...]:
    """Return what was repaired in a file that is UTF-8 but for a few bytes, each with its line.

    Returns:
        Nothing where all of it can be read, or where it is in another encoding. Linear time.
    """
    text = "" if raw.startswith(UTF_16_MARKS) else raw.decode("utf-8", "surrogateescape")
    strange = list(_STRANGE.finditer(text))
    if not strange or _PER_STRAY * len(strange) > len(_BEYOND_ASCII.findall(text)) - len(strange):
        return ()
    account, line, place = [], 1, 0
    for match in strange:
        line += text.count("\n", place, match.start())
        place = match.start()
        message = f"the byte 0x{ord(match[0]) - 0xDC00:02X} is no UTF-8; it was read as “{_repair(match)}”"
        account.append(Aside(AsideKind.UNREADABLE, message, f"line {line}"))
    return tuple(account)


def _repair(match: re.Match[str]) -> str:
    return bytes([ord(match[0]) - 0xDC00]).decode("cp1252", "replace")


def _decode_unsure(raw: bytes, label: str | None) -> str:
    """Return a text that is not UTF-8: a few stray bytes are repaired, anything else is in another encoding."""
    if list_repaired(raw):
        text = raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")
        return _STRANGE.sub(_repair, text)
    return raw.decode(label or _guess_encoding(raw), "replace")


def _decode_sure(raw: bytes) -> str | None:
    if raw.startswith(UTF_16_MARKS):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _find_label(raw: bytes) -> str | None:
    label = next(filter(None, map(_LABEL.search, _META.findall(raw[:_HEAD]))), None)
    if not label:
        return None
    try:
        name = codecs.lookup(label[1].decode("ascii", "replace")).name
    except LookupError:
        return None
    name = _LARGER.get(name, name)
    return name if _ENCODINGS.fullmatch(name) else None


def _guess_encoding(raw: bytes) -> str:
    """Say which of two encodings makes words of a text: one reads the other's words as nonsense of two alphabets.

    Read as Windows-1251, "Café" has letters of two alphabets and "Україна" of one. Linear time.
    """
    words = _WORD.findall(raw.decode("cp1251", "replace"))
    whole = sum(_WHOLE.fullmatch(word) is not None for word in words)
    mixed = sum(_MIXED.search(word) is not None for word in words)
    return "cp1251" if whole > mixed else "cp1252"
