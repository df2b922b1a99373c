"""Word differences: exact, readable, the same both ways; no untouched sentence is struck and inserted."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from random import Random
from unittest import mock

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plancmp.diff import words
from plancmp.diff.words import GroupDifference, GroupSegment, Segment, diff_groups, diff_words, matches
from plancmp.diff.words.cleanup import Side, clean
from plancmp.diff.words.matches import Block, find_matches
from plancmp.diff.words.tokens import split_words

DIGITS = ["5", "538", "000"]
VOCABULARY = ["the", "of", "Parties", "shall", "withdraw", "forces", "600,000", "and", "a", "x"]
SPACES = [" ", "\n", "  ", "\t", "\u00a0", "\r\n"]
prose = st.lists(st.sampled_from([*VOCABULARY, *DIGITS, ",", ".", "(", ")", ";", " ", "\n ", "", " "])).map(" ".join)
glued = st.lists(st.sampled_from([*VOCABULARY[:4], ",", ".", " ", " ", "\n", "é", "e\u0301", "和", "ก็"])).map("".join)
texts = st.one_of(prose, glued, st.text(max_size=40))
numbers = st.lists(st.integers(0, 4), max_size=12)
sentences = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=6).map(lambda words: " ".join(words) + ".")
seeds = st.integers(0, 2**32).map(Random)


def invent_sentences(count: int, source: Random) -> list[str]:
    """Sentences that share no word with each other, but for some that many have."""
    return [
        " ".join(
            [f"W{number}", *(source.choice(["the", f"w{number}x{place}"]) for place in range(source.randint(3, 9)))]
        )
        + "."
        for number in range(count)
    ]


def list_changed(segments: Iterable[Segment], kind: str) -> list[str]:
    return [segment.old or segment.new for segment in segments if segment.kind == kind]


def mark(segments: Iterable[Segment]) -> str:
    shapes = {"equal": "{1}", "delete": "[-{0}-]", "insert": "{{+{1}+}}"}
    return "".join(shapes[segment.kind].format(segment.old, segment.new) for segment in segments)


class TestWords:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("600,000 men", ["600,000", "men"]),
            ("1.5% of 1.234,56.", ["1.5", "%", "of", "1.234,56", "."]),
            ("EUR 5 538 000 or 600\u00a0000", ["EUR", "5 538 000", "or", "600 000"]),
            ("600\n000 in 2025 100 000, 1 000,50", ["600 000", "in", "2025", "100 000", ",", "1 000,50"]),
            ("5 538 0001 12 345-strong", ["5 538", "0001", "12 345-strong"]),
            ("7 100 200 300 400 x", ["7", "100", "200", "300", "400", "x"]),
            ("1'000'000 USD1,000", ["1'000'000", "USD", "1,000"]),
            ("§ 1-204.24a(b), § 7-2108", ["§", "1-204.24a", "(", "b", ")", ",", "§", "7-2108"]),
            ("on 2026-01-31, 10-20", ["on", "2026-01-31", ",", "10", "-", "20"]),
            ("a 28-point plan, the 1st T-72", ["a", "28-point", "plan", ",", "the", "1st", "T-72"]),
            ("don't mother-in-law l’accord", ["don't", "mother-in-law", "l’accord"]),
            ("U.S. and e.g. x.", ["U.S.", "and", "e.g.", "x", "."]),
            ('"a" (b)--', ['"', "a", '"', "(", "b", ")", "-", "-"]),
            ("cafe\u0301s हिन्दी", ["cafe\u0301s", "हिन्दी"]),
            ("می\u200cخواهم", ["می\u200cخواهم"]),
            ("第30条", ["第", "30", "条"]),
            ("ที่นี่", ["ที่", "นี่"]),
            ("ខ្មែ", ["ខ្", "មែ"]),
            (" \n", []),
        ],
    )
    def test_a_word_is_what_a_reader_takes_as_one(self, text: str, words: list[str]) -> None:
        assert split_words(text).words == words

    @given(texts)
    def test_words_and_white_space_make_up_the_text(self, text: str) -> None:
        words = split_words(text)
        at = 0
        for word, start, end in zip(words.words, words.starts, words.ends, strict=True):
            assert " ".join(text[start:end].split()) == word
            assert not text[at:start].strip()
            at = end
        assert not text[at:].strip()


class TestDifference:
    @given(texts, texts)
    def test_both_texts_are_rebuilt_exactly(self, old: str, new: str) -> None:
        segments = diff_words(old, new)
        assert "".join(segment.old for segment in segments) == old
        assert "".join(segment.new for segment in segments) == new
        at, at2 = 0, 0
        for segment in segments:
            assert (segment.old_span, segment.new_span) == (
                (at, at + len(segment.old)),
                (at2, at2 + len(segment.new)),
            )
            at, at2 = segment.old_span[1], segment.new_span[1]

    @given(texts, texts)
    def test_segments_alternate_and_equal_ones_have_the_same_words(self, old: str, new: str) -> None:
        kinds = [segment.kind for segment in diff_words(old, new)]
        assert not {("equal", "equal"), ("delete", "delete"), ("insert", "insert"), ("insert", "delete")} & set(
            pairwise(kinds)
        )
        for segment in diff_words(old, new):
            assert bool(segment.old) == (segment.kind != "insert")
            assert bool(segment.new) == (segment.kind != "delete")
            if segment.kind == "equal":
                assert segment.old.split() == segment.new.split()

    @given(texts)
    def test_a_text_does_not_differ_from_itself(self, text: str) -> None:
        span = (0, len(text))
        assert diff_words(text, text) == ((Segment("equal", text, text, span, span),) if text else ())

    @given(
        st.lists(
            st.tuples(st.sampled_from([*VOCABULARY, *DIGITS]), st.sampled_from(SPACES), st.sampled_from(SPACES)),
            min_size=1,
        )
    )
    def test_rewrapping_is_no_difference(self, words: list[tuple[str, str, str]]) -> None:
        old, new = ("".join(word[0] + word[side] for word in words) for side in (1, 2))
        assert [segment.kind for segment in diff_words(old, new)] == ["equal"]

    @given(texts, texts)
    def test_swapped_texts_mirror_the_difference(self, old: str, new: str) -> None:
        there, back = diff_words(old, new), diff_words(new, old)
        assert list_changed(there, "delete") == list_changed(back, "insert")
        assert list_changed(there, "insert") == list_changed(back, "delete")
        assert [(x.old_span, x.new_span) for x in there if x.kind == "equal"] == [
            (x.new_span, x.old_span) for x in back if x.kind == "equal"
        ]

    @given(st.lists(sentences), sentences, st.data())
    def test_an_inserted_sentence_disturbs_nothing_else(self, old: list[str], added: str, data: st.DataObject) -> None:
        place = data.draw(st.integers(0, len(old)))
        segments = diff_words(" ".join(old), " ".join([*old[:place], added, *old[place:]]))
        assert not list_changed(segments, "delete")
        assert [text.strip() for text in list_changed(segments, "insert")] == [added]

    @given(seeds)
    def test_an_untouched_sentence_in_its_order_is_never_struck(self, source: Random) -> None:
        old = invent_sentences(12, source)
        touched = set(source.sample(range(12), source.randint(0, 9)))
        new = []
        for number, sentence in enumerate(old):
            words = sentence[:-1].split()
            source.shuffle(words)
            new += [" ".join(words[1:]) + "."] if number in touched else [sentence]
            new += invent_sentences(1, source) * (source.random() < 0.3)
        # An invented sentence that an old one happens to equal has changed its place: one of the two is struck.
        assume(not any(new.count(sentence) > old.count(sentence) or old.count(sentence) > 1 for sentence in old))
        assume(not any(old[number] in new for number in touched))
        segments = diff_words(" ".join(old), " ".join(new))
        struck = " ".join(list_changed(segments, "delete"))
        for number in set(range(12)) - touched:
            assert not any(word in struck.split() for word in old[number][:-1].split() if word.lower() != "the"), number

    def test_the_same_whatever_the_hash_seed(self) -> None:
        code = (
            "import sys; from plancmp.diff.words import diff_words;"
            " print(diff_words('a b c d a b. E f. ' * 9, 'b a d c b a. F e. ' * 9));"
            " print('rapidfuzz' in sys.modules, 'plancmp.diff.words.group_words' in sys.modules)"
        )
        outputs = {
            subprocess.run(
                [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
            ).stdout
            for seed in ("1", "2", "3")
        }
        assert len(outputs) == 1
        assert outputs.pop().endswith(b"False False\n")

    @pytest.mark.parametrize("length", [255, 256, 257, 600])
    @pytest.mark.parametrize("place", [0, 1, 300, -1])
    def test_one_word_of_a_long_text_is_one_change(self, length: int, place: int) -> None:
        old = [f"w{number}" for number in range(2 * length)]
        new = [*old]
        new[place] = "other"
        segments = diff_words(" ".join(old), " ".join(new))
        assert list_changed(segments, "delete") == [old[place]]
        assert list_changed(segments, "insert") == ["other"]
        there = diff_words(" ".join(old), " ".join([*old[:place], "other", *old[place:]]))
        assert [text.strip() for text in list_changed(there, "insert")] == ["other"]
        assert not list_changed(there, "delete")


def test_the_package_has_what_it_says_and_nothing_else() -> None:
    assert all(callable(getattr(words, name)) for name in words.__all__)
    with pytest.raises(AttributeError, match=r"module 'plancmp\.diff\.words' has no attribute 'diff_letters'"):
        words.diff_letters  # noqa: B018 - asked for


class TestReadability:
    @pytest.mark.parametrize(
        ("old", "new", "expected"),
        [
            ("up to 600,000 men.", "up to 800,000 men in peace.", "up to [-600,000-]{+800,000+} men{+ in peace+}."),
            ("EUR 5 538 000 a year", "EUR 5 404 000 a year", "EUR [-5 538 000-]{+5 404 000+} a year"),
            ("up to 600 000 men", "up to 600\n000 men", "up to 600\n000 men"),
            ("1 101 201 301 401", "1 101 202 301 401", "1 101 [-201-]{+202+} 301 401"),
            ("Poland, France and Spain", "Poland, Germany, France and Spain", "Poland, {+Germany, +}France and Spain"),
            ("the cat sat", "the dog and the cat sat", "{+the dog and +}the cat sat"),
            ("It ends. It begins.", "It ends. It rests. It begins.", "It ends. {+It rests. +}It begins."),
            ("Yes (as agreed) go.", "Yes (as agreed) (or not) go.", "Yes (as agreed) {+(or not) +}go."),
            ('He says "Go." We end.', 'He says "Go." It rests. We end.', 'He says "Go." {+It rests. +}We end.'),
            ("It ends (here.) We go.", "It ends (here.) It rests (too.) We go.",
             "It ends (here.) {+It rests (too.) +}We go."),
            ("alpha beta gamma delta epsilon x end", "x one two three four five six end",
             "[-alpha beta gamma delta epsilon x-]{+x one two three four five six+} end"),
            ("x one two three four five six end", "alpha beta gamma delta epsilon x end",
             "[-x one two three four five six-]{+alpha beta gamma delta epsilon x+} end"),
            ("within one month", "before the next year", "[-within one month-]{+before the next year+}"),
            ("allied troops, soon", "foreign armies, later", "[-allied troops, soon-]{+foreign armies, later+}"),
            ("all men the rules", "no armies the terms", "[-all men the rules-]{+no armies the terms+}"),
            ("cut to 600,000 men", "held at 600,000 women", "[-cut to-]{+held at+} 600,000 [-men-]{+women+}"),
            ("War ends. No. Gas flows.", "Oil runs. No. Ice melts.",
             "[-War ends-]{+Oil runs+}. No. [-Gas flows-]{+Ice melts+}."),
            ("Troops hold the line. Keep watch. Agreed.", "Agreed. Agreed. Keep watch.",
             "[-Troops hold the line-]{+Agreed. Agreed+}. Keep watch.[- Agreed.-]"),
            ("go, and stay", "go and stay", "go[-,-] and stay"),
            ("a b", "a", "a[- b-]"),
            ("30 km", "30km", "[-30 km-]{+30km+}"),
            ("a,b", "a, b", "a,{+ +}b"),
            ("a.", " a.\n", " a.\n"),
            ("甲方应于30日内付款。", "甲方应于60日内付款。", "甲方应于[-30-]{+60+}日内付款。"),
        ],
    )  # fmt: skip
    def test_changes_are_whole_words_and_phrases(self, old: str, new: str, expected: str) -> None:
        assert mark(diff_words(old, new)) == expected

    @given(prose, prose)
    def test_no_lone_comma_stands_between_two_replacements(self, old: str, new: str) -> None:
        segments = diff_words(old, new)
        kinds = [segment.kind for segment in segments]
        for place, segment in enumerate(segments):
            if segment.kind == "equal" and segment.old.strip() == ",":
                assert kinds[max(place - 2, 0) : place] != ["delete", "insert"] or kinds[place + 1 : place + 3] != [
                    "delete",
                    "insert",
                ]

    @given(texts, texts)
    def test_clean_up_keeps_the_order_and_the_words(self, old: str, new: str) -> None:
        words, words2 = split_words(old), split_words(new)
        left, right = matches_input(words.words, words2.words)
        blocks = clean(
            Side(words.words, left, words.borders),
            Side(words2.words, right, words2.borders),
            find_matches(left, right),
        )
        check_blocks(left, right, blocks)


def matches_input(left: list[str], right: list[str]) -> tuple[list[int], list[int]]:
    table = {word: number for number, word in enumerate(sorted({*left, *right}))}
    return [table[word] for word in left], [table[word] for word in right]


def check_blocks(left: Sequence[int], right: Sequence[int], blocks: list[Block]) -> None:
    at = at2 = 0
    for i, j, size in blocks:
        assert size > 0
        assert i >= at
        assert j >= at2
        assert left[i : i + size] == right[j : j + size]
        at, at2 = i + size, j + size
    assert at <= len(left)
    assert at2 <= len(right)


def measure_longest(left: tuple[int, ...], right: tuple[int, ...]) -> int:
    @cache
    def measure(i: int, j: int) -> int:
        if i == len(left) or j == len(right):
            return 0
        return max(measure(i + 1, j), measure(i, j + 1), (left[i] == right[j]) * (1 + measure(i + 1, j + 1)))

    return measure(0, 0)


class TestMatches:
    @given(numbers, numbers)
    def test_nothing_longer_is_shared(self, left: list[int], right: list[int]) -> None:
        blocks = find_matches(left, right)
        check_blocks(left, right, blocks)
        assert sum(size for *_, size in blocks) == measure_longest(tuple(left), tuple(right))

    @given(numbers, numbers)
    def test_a_large_table_gives_the_same_length(self, left: list[int], right: list[int]) -> None:
        shared = set(left) & set(right)
        ours, theirs = [x for x in left if x in shared], [x for x in right if x in shared]
        with mock.patch.object(matches, "SMALL", -1):
            pairs = matches._find_longest_of_shared(ours, theirs)[::-1] if shared else []
        check_blocks(ours, theirs, [(i, j, 1) for i, j in pairs])
        assert len(pairs) == measure_longest(tuple(left), tuple(right))

    @given(st.lists(st.integers(0, 30), max_size=60), st.lists(st.integers(0, 30), max_size=60), st.booleans())
    def test_anchors_keep_the_order(self, left: list[int], right: list[int], is_bound: bool) -> None:
        with mock.patch.object(matches, "SMALL", 0), mock.patch.object(matches, "LARGE", 10_000 if is_bound else 0):
            check_blocks(left, right, find_matches(left, right))

    @given(st.lists(st.integers(0, 400), min_size=100, max_size=400), seeds)
    def test_anchors_find_what_the_exact_way_finds_in_an_edited_text(self, left: list[int], source: Random) -> None:
        right = [source.randint(0, 400) if source.random() < 0.05 else number for number in left]
        exact = sum(size for *_, size in find_matches(left, right))
        with mock.patch.object(matches, "SMALL", 0):
            assert sum(size for *_, size in find_matches(left, right)) >= exact * 0.98

    def test_unrelated_texts_beyond_the_bound_are_changed_as_a_whole(self) -> None:
        with mock.patch.object(matches, "SMALL", 0), mock.patch.object(matches, "LARGE", 0):
            assert find_matches([1, 2, 1, 2, 1, 3], [2, 2, 1, 1, 2, 2]) == []

    def test_a_large_table_of_few_figures_is_not_changed_as_a_whole(self) -> None:
        source = Random(1)  # noqa: S311 - the same in every run
        left = [source.randint(0, 2) for _ in range(30_000)]
        right = [source.randint(3, 5) if source.random() < 0.01 else number for number in left]
        blocks = find_matches(left, right)
        check_blocks(left, right, blocks)
        assert sum(size for *_, size in blocks) == sum(map(int.__eq__, left, right))

    def test_a_long_side_costs_no_more_on_the_left(self) -> None:
        source = Random(1)  # noqa: S311 - the same in every run
        long, short = ([source.randint(0, 50) for _ in range(count)] for count in (20_000, 50))
        ahead, behind = find_matches(long, short), find_matches(short, long)
        assert sum(size for *_, size in ahead) == sum(size for *_, size in behind)
        with mock.patch.object(matches, "_find_longest_of_shared", wraps=matches._find_longest_of_shared) as spy:
            find_matches(long, short)
        assert all(len(call.args[0]) <= len(call.args[1]) for call in spy.call_args_list)

    def test_fifty_thousand_words_need_no_deep_stack(self) -> None:
        source = Random(1)  # noqa: S311 - the same in every run
        left = [source.randint(0, 5_000) for _ in range(50_000)]
        right = [source.randint(0, 5_000) for _ in range(50_000)]
        check_blocks(left, right, find_matches(left, right))


def deal_parts(items: list[str], source: Random) -> list[str]:
    """Texts that together have these sentences in this order."""
    cuts = sorted(source.sample(range(len(items) + 1), source.randint(0, min(3, len(items)))))
    return [" ".join(items[low:high]) for low, high in zip([0, *cuts], [*cuts, len(items)], strict=True)]


def check_group(old: Sequence[str], new: Sequence[str], group: GroupDifference) -> None:
    for side, other, mine, alone in ((old, group.new, group.old, "delete"), (new, group.old, group.new, "insert")):
        assert len(side) == len(mine)
        for part, (text, segments) in enumerate(zip(side, mine, strict=True)):
            assert "".join(segment.text for segment in segments) == text
            for segment in segments:
                assert segment.kind in {"equal", alone}
                assert text[slice(*segment.span)] == segment.text
                assert (segment.place is not None) == (segment.kind == "equal")
                if segment.place:
                    (match,) = [item for item in other[segment.place.part] if item.span == segment.place.span]
                    assert split_words(match.text).words == split_words(segment.text).words
                    assert match.place
                    assert (match.place.part, match.place.span) == (part, segment.span)


def list_lone(parts: Sequence[Sequence[GroupSegment]]) -> str:
    return "|".join(segment.text for part in parts for segment in part if segment.kind != "equal")


def hide_equal(part: Sequence[GroupSegment]) -> str:
    return "".join("=" * len(segment.text) if segment.kind == "equal" else segment.text for segment in part)


class TestGroups:
    @given(st.lists(texts, max_size=4), st.lists(texts, max_size=4))
    def test_segments_rebuild_the_parts_and_point_to_each_other(self, old: list[str], new: list[str]) -> None:
        check_group(old, new, diff_groups(old, new))

    @given(st.lists(texts, max_size=4), st.lists(texts, max_size=4))
    def test_swapped_sides_mirror_the_difference(self, old: list[str], new: list[str]) -> None:
        there, back = diff_groups(old, new), diff_groups(new, old)
        for one, other in ((there.old, back.new), (there.new, back.old)):
            assert [[(x.text, x.span, x.place) for x in part] for part in one] == [
                [(x.text, x.span, x.place) for x in part] for part in other
            ]

    @given(st.lists(sentences, min_size=1, max_size=12), st.lists(sentences, max_size=3), seeds)
    def test_an_untouched_sentence_is_equal_wherever_it_went(
        self, kept: list[str], added: list[str], source: Random
    ) -> None:
        parts, others = deal_parts(kept, source), []
        moved = [*kept, *added]
        source.shuffle(moved)
        others = deal_parts(moved, source)
        group = diff_groups(parts, others)
        assert not list_lone(group.old).strip()
        shown = Counter(kept)
        for text, segments in zip(others, group.new, strict=True):
            hidden, at = hide_equal(segments), 0
            for sentence in text.replace(". ", ".\n").split("\n") if text else []:
                shown[sentence] -= set(hidden[at : at + len(sentence)]) == {"="}
                at += len(sentence) + 1
        assert not +shown

    @given(seeds)
    def test_words_of_an_untouched_sentence_are_never_struck_beside_touched_ones(self, source: Random) -> None:
        old = invent_sentences(12, source)
        touched = set(source.sample(range(12), source.randint(0, 9)))
        new = []
        for number, sentence in enumerate(old):
            words = sentence[:-1].split()
            source.shuffle(words)
            new.append(" ".join([*words[1:], "the"]) + "." if number in touched else sentence)
        source.shuffle(new)
        parts, others = deal_parts(old, source), deal_parts(new, source)
        group = diff_groups(parts, others)
        check_group(parts, others, group)
        for side, texts in ((group.old, parts), (group.new, others)):
            for text, segments in zip(texts, side, strict=True):
                for number in set(range(12)) - touched:
                    at = text.find(old[number])
                    if at >= 0:
                        assert set(hide_equal(segments)[at : at + len(old[number])]) == {"="}

    @given(st.lists(sentences, min_size=1), seeds)
    def test_a_text_cut_anywhere_between_words_is_equal(self, whole: list[str], source: Random) -> None:
        words = " ".join(whole).split()
        group = diff_groups([" ".join(words)], deal_parts(words, source))
        assert not list_lone(group.old)
        assert not list_lone(group.new)

    def test_clauses_of_a_sentence_that_changed_places_are_equal(self) -> None:
        old = ["Russia hands over all prisoners of war, and Ukraine withdraws from the whole of Donetsk"]
        new = ["Ukraine withdraws from the whole of Donetsk", "Russia hands over all prisoners of war"]
        group = diff_groups(old, new)
        assert list_lone(group.old) == ", and "
        assert not list_lone(group.new)

    def test_a_segment_says_where_it_stands(self) -> None:
        group = diff_groups(["First here. Second there."], ["Second there.", "First here and now."])
        assert [(segment.kind, segment.text) for segment in group.old[0]] == [
            ("equal", "First here"),
            ("equal", ". "),
            ("equal", "Second there."),
        ]
        (here, _, second) = group.old[0]
        assert here.place
        assert (here.place.part, here.place.span) == (1, (0, 11))
        assert second.place
        assert (second.place.part, second.place.span) == (0, (0, 13))
        assert [(segment.kind, segment.text) for segment in group.new[1]] == [
            ("equal", "First here "),
            ("insert", "and now"),
            ("equal", "."),
        ]

    def test_white_space_alone_is_no_word(self) -> None:
        group = diff_groups([" ", ""], ["\n"])
        assert [[(segment.kind, segment.text) for segment in part] for part in group.old] == [[("delete", " ")], []]
        assert [[(segment.kind, segment.text) for segment in part] for part in group.new] == [[("insert", "\n")]]
