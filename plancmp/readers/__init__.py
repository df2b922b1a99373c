"""Files in any format → plans."""

from plancmp.readers.companions import load_with_companions
from plancmp.readers.files import (
    dump,
    dumps,
    dumps_json,
    find_taxonomy,
    list_taxonomies,
    load,
    load_bytes,
    load_taxonomy,
    loads,
    parse_text,
    read_alike,
    read_bytes,
    read_text,
    write_bytes,
    write_text,
)
from plancmp.readers.nodes import Problem, ReadError
from plancmp.readers.planfile import build_schema

__all__ = [
    "Problem", "ReadError", "build_schema", "dump", "dumps", "dumps_json", "find_taxonomy", "list_taxonomies", "load",
    "load_bytes", "load_taxonomy", "load_with_companions", "loads", "parse_text", "read_alike", "read_bytes",
    "read_text", "write_bytes", "write_text",
]  # fmt: skip
