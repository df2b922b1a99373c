"""Plain data → YAML as a person would write it.

Short maps stand on one line, text without quotes wherever YAML reads it back as the same text, paragraphs as blocks.
PyYAML's emitter does the quoting and wrapping; this module decides the styles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import yaml
from yaml.resolver import Resolver

from plancmp.readers.codecs import Bare, is_number

WIDTH = 110
_INLINE_WIDTH = 90


class _Dumper(yaml.Dumper):
    """Indents lists under their key, as people do."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        return super().increase_indent(flow, False)


def write_yaml(data: Mapping[str, object]) -> str:
    """Write plain data as one YAML document.

    Args:
        data: Maps, lists, text, numbers, booleans and `None`.

    Returns:
        The text, with a line end behind its last line. Linear time.
    """
    events = [
        yaml.StreamStartEvent(),
        yaml.DocumentStartEvent(explicit=False),
        *_emit(data, Resolver(), top=True),
        yaml.DocumentEndEvent(explicit=False),
        yaml.StreamEndEvent(),
    ]
    return str(yaml.emit(events, Dumper=_Dumper, width=WIDTH, allow_unicode=True))


def _emit(data: object, resolver: Resolver, *, top: bool = False) -> Iterator[yaml.Event]:
    if isinstance(data, Mapping):
        nested = any(isinstance(value, Mapping) and len(value) > 1 for value in data.values())
        flow = not data or (not top and not nested and _measure(data) <= _INLINE_WIDTH)
        yield yaml.MappingStartEvent(anchor=None, tag=None, implicit=True, flow_style=flow)
        for key, value in data.items():
            yield _emit_scalar(key, resolver, is_key=True)
            yield from _emit(value, resolver)
        yield yaml.MappingEndEvent()
    elif isinstance(data, list):
        flow = not data or (all(not isinstance(item, Mapping | list) for item in data) and _measure(data) <= 2 * WIDTH)
        yield yaml.SequenceStartEvent(anchor=None, tag=None, implicit=True, flow_style=flow)
        for item in data:
            yield from _emit(item, resolver, top=isinstance(item, Mapping) and "id" in item)
        yield yaml.SequenceEndEvent()
    else:
        yield _emit_scalar(data, resolver)


def _emit_scalar(value: object, resolver: Resolver, *, is_key: bool = False) -> yaml.ScalarEvent:
    text, style = _style_text(value, resolver) if isinstance(value, str) else (_spell(value), None)
    if is_key and style == "|":
        style = '"'
    return yaml.ScalarEvent(anchor=None, tag=None, implicit=(True, True), value=text, style=style)


def _style_text(text: str, resolver: Resolver) -> tuple[str, str | None]:
    if isinstance(text, Bare):
        return str(text), None
    if "\n" in text:
        lines = text.split("\n")
        clean = all(line == line.rstrip() and (line.isprintable()) for line in lines)
        return text, "|" if clean and lines[0][:1] not in {"", " "} and lines[-1] else '"'
    tag = resolver.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    plain = text.isprintable() and tag == "tag:yaml.org,2002:str" and not is_number(text)
    return text, None if plain else '"'


def _spell(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return repr(value)


def _measure(data: object) -> int:
    """Return about how many characters data takes on one line; a number over the limit where it cannot."""
    if isinstance(data, Mapping):
        return sum(len(str(key)) + 4 + _measure(value) for key, value in data.items())
    if isinstance(data, list):
        return sum(2 + _measure(item) for item in data)
    text = str(data)
    return len(text) if "\n" not in text else 10 * WIDTH
