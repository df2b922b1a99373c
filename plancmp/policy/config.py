"""What a team settles once for all its comparisons: `plancmp.toml`, or `[tool.plancmp]` in `pyproject.toml`.

The version of the config decides which profiles are meant: those of a version are never edited, so that an upgrade of
plancmp changes no verdict without a change of the file.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import cache

from attrs import field, frozen

from plancmp.diff import RULES, Materiality
from plancmp.policy.policyfile import read_policy
from plancmp.policy.redlines import Policy
from plancmp.readers import Problem, ReadError, read_text
from plancmp.readers.codecs import quote, say_unknown, suggest

VERSIONS = (1, 2)
_FOLDER = os.path.join(os.path.dirname(__file__), "profiles")
_KEYS = ("config", "profile", "materiality")


@frozen(eq=False, repr=False)
class Config:
    """What a team settled.

    Attributes:
        version: The version of the config, which decides what the profiles are.
        profile: The profile to check against, if no policy is named; empty for none.
        grades: Materialities by rule id, where they differ from the program's.
    """

    version: int = VERSIONS[-1]
    profile: str = ""
    grades: Mapping[str, Materiality] = field(factory=dict)


def list_profiles(version: int = VERSIONS[-1]) -> list[str]:
    """Return the names of the profiles of a config version, sorted."""
    return sorted(name.removesuffix(".yaml") for name in os.listdir(os.path.join(_FOLDER, str(version))))


@cache
def load_profile(name: str, version: int = VERSIONS[-1]) -> Policy:
    """Return a ready policy.

    Raises:
        KeyError: If there is none of this name in this version.
    """
    if name not in list_profiles(version):
        raise KeyError(name)
    path = os.path.join(_FOLDER, str(version), f"{name}.yaml")
    return read_policy(read_text(path), path)


def load_config(path: str) -> Config:
    """Read a config file.

    Args:
        path: A `plancmp.toml`, or a `pyproject.toml`.

    Raises:
        ReadError: If it cannot be read, with everything that is wrong with it.
    """
    import tomllib

    text = read_text(path)
    try:
        data: object = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        line, column = (int(place[1]), int(place[2])) if place else (0, 0)
        message = re.sub(r" \(at [^()]*\)$", "", str(error))
        raise ReadError(Problem(path, line, column, f"not TOML: {message}")) from None
    except RecursionError:
        raise ReadError(Problem(path, 0, 0, "not TOML: nested too deep")) from None
    except ValueError:
        raise ReadError(Problem(path, 0, 0, "not TOML: a number has too many digits")) from None
    if os.path.basename(path) == "pyproject.toml":
        for key in ("tool", "plancmp"):
            data = data.get(key) if isinstance(data, dict) else None
    return _ConfigReader(path, text).read(data if isinstance(data, dict) else {})


@frozen(eq=False, repr=False)
class _ConfigReader:
    """One pass over one config file."""

    path: str
    text: str
    problems: list[Problem] = field(factory=list)

    def read(self, data: Mapping[str, object]) -> Config:
        for key in data:
            if key not in _KEYS:
                self.refuse(key, say_unknown("key", key, _KEYS))
        version = data.get("config")
        if version not in VERSIONS or not isinstance(version, int):
            known = ", ".join(map(str, VERSIONS))
            self.refuse("config", f'"config" is the version that fixes the profiles: {known}')
            raise ReadError(*self.problems)
        profile = data.get("profile", "")
        known_profiles = list_profiles(version)
        if not isinstance(profile, str) or (profile and profile not in known_profiles):
            self.refuse("profile", say_unknown("profile", str(profile), known_profiles))
        grades = self.read_grades(data.get("materiality", {}))
        if self.problems:
            raise ReadError(*self.problems)
        return Config(version, str(profile), grades)

    def read_grades(self, table: object) -> dict[str, Materiality]:
        if not isinstance(table, dict):
            self.refuse("materiality", '"materiality" takes a table of rule ids and materialities')
            return {}
        grades = {}
        words = [str(word) for word in Materiality]
        for rule, word in table.items():
            if rule not in RULES:
                hint = suggest(rule, list(RULES)) or "`plancmp rules` lists them"
                self.refuse(rule, f"unknown rule {quote(rule)}; {hint}")
            elif word not in words:
                hint = suggest(str(word), words) or f"it is one of {', '.join(words)}"
                self.refuse(rule, f"{quote(rule)} cannot be {quote(str(word))}; {hint}")
            else:
                grades[rule] = Materiality(word)
        return grades

    def refuse(self, key: str, message: str) -> None:
        # TOML's parser keeps no places; a key stands at the start of its line.
        found = re.search(rf'^[ \t]*["\']?{re.escape(key)}["\']?[ \t]*=', self.text, re.MULTILINE)
        line = self.text.count("\n", 0, found.start()) + 1 if found else 0
        self.problems.append(Problem(self.path, line, 1 if found else 0, message))
