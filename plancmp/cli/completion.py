"""Print a script that completes verbs, options and their values in bash, zsh or fish."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module

from attrs import frozen

_EPILOG = """\
examples:
  source <(plancmp completion bash)                                 in ~/.bashrc
  source <(plancmp completion zsh)                                  in ~/.zshrc, after compinit
  plancmp completion fish > ~/.config/fish/completions/plancmp.fish
"""


@frozen
class Verb:
    """What of a verb is completed.

    Attributes:
        name: Its name; empty for a comparison without a verb.
        options: Its options, each with the words that it takes; none where it takes any.
    """

    name: str
    options: Mapping[str, tuple[str, ...]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this verb."""
    parser.epilog = _EPILOG
    parser.add_argument("shell", choices=["bash", "zsh", "fish"], help="the shell")


def run(arguments: argparse.Namespace) -> int:
    """Print the script and return the exit code: 0."""
    verbs = list(list_verbs())
    if arguments.shell == "fish":
        sys.stdout.write("\n".join(_write_fish(verbs)) + "\n")
        return 0
    lines = list(_write_bash(verbs))
    if arguments.shell == "zsh":
        lines.insert(0, "autoload -U +X bashcompinit && bashcompinit")
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def list_verbs() -> Iterator[Verb]:
    """Yield every verb with its options; first a comparison, whose verb may be left out."""
    from plancmp.cli import VERBS, find_module

    for name in VERBS:
        parser = argparse.ArgumentParser(add_help=False)
        parser.add_argument("--help", action="store_true")
        import_module(find_module(name)).add_arguments(parser)
        options: dict[str, tuple[str, ...]] = {}
        for action in parser._actions:
            words = tuple(map(str, action.choices or ()))
            options |= dict.fromkeys(action.option_strings, words)
            if not action.option_strings and words:
                options[""] = words
        if name == "diff":
            yield Verb("", options)
        yield Verb(name, options)


def _write_bash(verbs: list[Verb]) -> Iterator[str]:
    names = " ".join(verb.name for verb in verbs if verb.name)
    yield "_plancmp() {"
    yield "  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} verb= words= files=1"
    yield f'  case " {names} " in *" ${{COMP_WORDS[1]}} "*) [ "$COMP_CWORD" -gt 1 ] && verb=${{COMP_WORDS[1]}};; esac'
    yield '  case "$verb:$previous" in'
    for verb in verbs:
        for option, words in verb.options.items():
            if option and words:
                yield f"    {shlex.quote(f'{verb.name}:{option}')}) words={shlex.quote(' '.join(words))} files= ;;"
    yield "  esac"
    yield '  if [ -n "$files" ]; then case "$verb" in'
    for verb in verbs:
        shown = [*filter(None, verb.options), *verb.options.get("", ())]
        shown += names.split() if not verb.name else []
        yield f"    {shlex.quote(verb.name)}) words={shlex.quote(' '.join(shown))} ;;"
    yield "  esac; fi"
    yield '  COMPREPLY=($(compgen -W "$words" -- "$current"))'
    yield '  [ -n "$files" ] && case $current in -*) ;; *) COMPREPLY+=($(compgen -f -- "$current")) ;; esac'
    yield "  return 0"
    yield "}"
    yield "complete -o filenames -F _plancmp plancmp"


def _write_fish(verbs: list[Verb]) -> Iterator[str]:
    from plancmp.cli import VERBS

    names = " ".join(VERBS)
    for name, meaning in VERBS.items():
        yield f"complete -c plancmp -n __fish_use_subcommand -a {name} -d {_quote_fish(meaning)}"
    for verb in verbs:
        where = f"__fish_seen_subcommand_from {verb.name}" if verb.name else f"not __fish_seen_subcommand_from {names}"
        for option, words in verb.options.items():
            key = f"-l {option[2:]}" if option.startswith("--") else f"-s {option[1:]}" if option else "-f"
            given = f" -xa {_quote_fish(' '.join(words))}" if words else ""
            yield f"complete -c plancmp -n {_quote_fish(where)} {key}{given}"


def _quote_fish(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
