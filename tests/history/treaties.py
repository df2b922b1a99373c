"""Synthetic treaties: families of versions that share stock phrases with all others."""

from __future__ import annotations

import random
from pathlib import Path

from plancmp import Plan, dump, loads

_SYLLABLES = ["ba", "ke", "lo", "mi", "nu", "pra", "ster", "tol", "vin", "zor", "gan", "hel"]
_PHRASES = ["in accordance with this treaty", "the parties agree that", "without prejudice to the rights of"]


def write_treaties(families: int, versions: int, clauses: int = 12, seed: int = 0) -> list[Plan]:
    """Return treaties by family; each version changes some words and some figures of the one before."""
    chance = random.Random(seed)  # noqa: S311 - the same in every run
    vocabulary = ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 3))) for _ in range(900)]
    plans = []
    for family in range(families):
        texts = [_write_clause(chance, vocabulary) for _ in range(clauses)]
        caps = [chance.randint(1, 900) * 100 for _ in range(clauses)]
        for version in range(versions):
            plans.append(_build_plan(f"treaty-{family}-{version}", family, texts, caps))
            for place in chance.sample(range(clauses), clauses // 3):
                words = texts[place].split()
                words[chance.randrange(len(words))] = chance.choice(vocabulary)
                texts[place] = " ".join(words)
                caps[place] += 100
    return plans


def write_files(folder: Path, plans: list[Plan]) -> list[str]:
    """Write plans into a folder and return the paths."""
    paths = []
    for plan in plans:
        paths.append(str(folder / f"{plan.id}.json"))
        dump(plan, paths[-1])
    return paths


def _write_clause(chance: random.Random, vocabulary: list[str]) -> str:
    words = chance.choices(vocabulary, k=chance.randint(14, 30))
    words.insert(chance.randint(1, 8), chance.choice(_PHRASES))
    return " ".join(words)


def _build_plan(name: str, family: int, texts: list[str], caps: list[int]) -> Plan:
    entries = "".join(
        f'- {{id: "{place}", topics: [military], text: "{text}", terms: {{cap-{family}-{place}: '
        f"{{party: Ukraine, must: {{at_most: {cap} personnel}}}}}}}}\n"
        for place, (text, cap) in enumerate(zip(texts, caps, strict=True))
    )
    return loads(f"plancmp: 1\nid: {name}\ntitle: {name}\ndisclosure: full\nclauses:\n{entries}")
