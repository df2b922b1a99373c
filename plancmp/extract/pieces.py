"""The reading of a sentence for a comparison: its words as pieces, each in the one form that stands for its equals.

A piece is a figure with the words that bound it, a reference, a name, a cue of force, the mark of a condition, a word on
a scale, or a plain word. What says the same gives the same pieces: "shall not be more than 5" and "may not exceed 5",
"no troops may" and "troops may not", an opening condition and a closing one. The word tables are those of the language
and of `plancmp.extract.equivalents`; it is a heuristic where it says where a condition ends.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum
from functools import lru_cache

from attrs import evolve, frozen

from plancmp.extract.bounds import find_bound
from plancmp.extract.equivalents import Phrase, Phrases, Rank, read_equivalents
from plancmp.extract.forces import read_cue
from plancmp.extract.found import Found
from plancmp.extract.items import Line, Sort
from plancmp.extract.labels import is_label
from plancmp.extract.language import Language
from plancmp.extract.mention import Kind
from plancmp.extract.names import NameKind, find_names, name_state
from plancmp.extract.numbers import read_line
from plancmp.extract.recognizer import find_all
from plancmp.extract.terms import constrain, is_bare, names_body, spell_value, with_unit
from plancmp.model.constraints import Bound, Constraint, Interval
from plancmp.model.quantity import Quantity
from plancmp.model.vocabulary import Force


class PieceKind(StrEnum):
    """What a piece is."""

    FIGURE = "figure"
    REFERENCE = "reference"
    NAME = "name"
    CUE = "cue"
    NEGATION = "negation"
    CONDITION = "condition"
    PRECEDENCE = "precedence"
    RANK = "rank"
    JOINER = "joiner"
    WORD = "word"
    SIGN = "sign"
    COMMA = "comma"


@frozen
class Piece:
    """One piece of a sentence.

    Attributes:
        kind: What it is.
        key: The one form that stands for all its equals.
        start: Where it begins in the sentence, in characters.
        end: One past where it ends.
        text: Its words as they stand.
        force: The force of a cue, or of a figure whose bound holds the modal.
        is_positive: Of a cue: whether it holds over doing.
        constraint: What a figure says.
        found: The figure.
        ranks: Its places on scales.
        name: The party that it names or belongs to.
        is_capital: Whether a word has a capital that no beginning gives it.
        is_dependent: Of a cue: whether it stands in a relative clause and binds nobody by itself.
        is_named: Whether an article or another determiner stands before it.
    """

    kind: PieceKind
    key: str
    start: int
    end: int
    text: str
    force: Force | None = None
    is_positive: bool = True
    constraint: Constraint | None = None
    found: Found | None = None
    ranks: tuple[Rank, ...] = ()
    name: str = ""
    is_capital: bool = False
    is_dependent: bool = False
    is_named: bool = False


@frozen
class Limit:
    """A condition, an exception, or a rule of precedence in its place.

    Attributes:
        mark: The piece that begins it.
        pieces: What it says.
        place: Which piece of the sentence it stands before, once all of these are taken out.
        is_opening: Whether it opens the sentence.
    """

    mark: Piece
    pieces: tuple[Piece, ...]
    place: int
    is_opening: bool

    @property
    def key(self) -> tuple[str, ...]:
        """What two of them have alike that say the same."""
        return (self.mark.key, *(piece.key for piece in self.pieces if piece.kind is not PieceKind.COMMA))

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands in the sentence, in characters."""
        last = self.pieces[-1] if self.pieces else self.mark
        return self.mark.start, last.end


@frozen
class Reading:
    """A sentence as pieces.

    Attributes:
        text: Its words.
        pieces: What it says, without its conditions and without commas.
        breaks: The pieces before which a comma or another sign stood.
        limits: Its conditions and rules of precedence.
        whole: All pieces in the order of the text, commas left out.
        has_cases: Whether endings and not places say who does what to whom.
    """

    text: str
    pieces: tuple[Piece, ...]
    breaks: frozenset[int]
    limits: tuple[Limit, ...]
    whole: tuple[Piece, ...]
    has_cases: bool = False


_JOINERS = frozenset({"and", "or", "&"})
_COMMAS = frozenset({",", ":", ";", "—", "–", "(", ")", "[", "]"})
_SIGNS = frozenset({"≤", "≥", "<", ">", "±", "☐", "☒", "☑", "=", "%", "§"})
_RELATIVES = frozenset({"which", "who", "whom", "that", "whose", "as"})
_DETERMINERS = frozenset(
    {"the", "a", "an", "any", "each", "every", "all", "no", "neither", "either", "both", "such", "this", "that", "its", "their"}
)
_PRONOUNS = frozenset({"it", "they", "he", "she", "we", "you", "nobody", "nothing", "none", "everyone"})
_MODALS = frozenset({"shall", "must", "will", "would"})
_RELATIVE_MODALS = _MODALS | {"may", "can", "cannot", "should", "could", "might"}
_FREED = frozenset({"entitled", "permitted", "allowed", "free", "authorised", "authorized", "able"})
_BOUND = frozenset({"required", "obliged", "obligated", "bound"})
_BARRED = frozenset({"prohibited", "barred", "banned", "forbidden", "precluded", "excluded"})
_EFFORTS = frozenset({"efforts", "endeavours", "endeavors", "effort"})
_MOST_ADJECTIVES = 5
_MOST_BETWEEN = 6
_REACH = 10  # items
_WITHOUT = frozenset({"later", "lat", "charg", "cost", "more", "less", "fewer", "effect", "earlier", "longer", "way", "event", "cas"})
_PREPOSITIONS = frozenset({"at", "by", "in", "on", "to", "for", "with", "without", "under", "from", "after", "before"})
_SHORT = frozenset({"any", "applicable", "appropriate", "necessary", "possible", "relevant", "required", "needed", ",", "ever"})
_DENIALS = frozenset({"not", "no", "never", "neither", "nor", "none", "nothing", "nobody", "n't"})
# Cues of one force that do not say the same.
_FLAVOURS = {
    "need not": ("need not", "not required", "not obliged", "not obligated"),
    "intends": ("intend", "plans to", "plan to", "aims", "aim to", "hopes"),
    "would": ("would", "might", "could"),
    "efforts": ("endeavour", "endeavor", "strive", "seek"),
}
_BAN = {Force.MUST: Force.MUST_NOT, Force.MAY: Force.MUST_NOT}
_TURNED = {Force.MUST_NOT: Force.MUST}


def read_pieces(text: str, language: Language, parties: Collection[str] = ()) -> Reading:
    """Read a sentence for a comparison.

    Args:
        text: The words of one sentence.
        language: Its language.
        parties: Names of the plan's parties, beside the built-in ones.

    Returns:
        Its pieces in normal form. Linear time.
    """
    line = read_line(text, language)
    pieces = _drop_glosses(_turn_owners(list(_Reader(line, parties).read())))
    pieces = _turn_bounds(_fold_negations(_join_cues(pieces)))
    has_cases = language.glossary is not None and bool(language.glossary.subject_endings)
    return evolve(_take_limits(text, pieces), has_cases=has_cases)


class _Reader:
    """Cuts one sentence into pieces."""

    def __init__(self, line: Line, parties: Collection[str]) -> None:
        self.line, self.language = line, line.language
        self.table = read_equivalents()
        self.found: dict[int, tuple[int, Found, Constraint | None, Force | None]] = {}
        for one in find_all(line):
            if not is_label(line, one):
                self._note_figure(one)
        found = [name for name in find_names(line, parties) if name.name != "Parties"]
        self.names = {name.first: name for name in found if not name.is_adjective}
        self.owners = {name.first: name.name for name in found if name.is_adjective}

    def _note_figure(self, one: Found) -> None:
        first, after, constraint, force = one.first, one.after, None, None
        if one.kind is not Kind.REFERENCE:
            bound = find_bound(self.line, one)
            constraint = constrain(self.line, one, bound)
            if is_bare(one) and names_body(self.line, 0, len(self.line.items)):
                constraint = with_unit(constraint, "personnel")
            if bound is not None:
                first, after = min(first, bound.first), max(after, bound.after)
                has_modal = any(self.line[place].text in _MODALS | {"may", "cannot"} for place in range(first, one.first))
                reach = range(max(0, bound.first - _REACH), bound.after)
                is_cap = not bound.is_low and any(self.line[place].text in self.language.limit_verbs for place in reach)
                force = Force.MUST if has_modal or is_cap else None
        self.found.setdefault(first, (after, one, constraint, force))

    def read(self) -> Iterator[Piece]:
        place = 0
        while place < len(self.line.items):
            piece, place = self._read_at(place)
            if piece is not None:
                yield piece

    def _read_at(self, place: int) -> tuple[Piece | None, int]:
        line = self.line
        if place in self.found:
            return self._make_figure(place)
        if place in self.names:
            name = self.names[place]
            # A capital is the same place whether or not it acts for its state.
            text = line.slice(place, name.after - 1).removesuffix("'s").removesuffix("’s")
            key = f"@{text if name_state(text) else name.name}"
            piece = self._make(PieceKind.NAME, key, place, name.after)
            return evolve(piece, name=name.name if name.kind is NameKind.PARTY else ""), name.after
        state = self.language.states_of.get(line[place + 1].text) if line[place].text == "in" else None
        if state or line[place].text in self.language.states_of:
            state = state or self.language.states_of[line[place].text]
            after = place + 1 + (line[place].text == "in")
            return self._make(PieceKind.CONDITION, f"condition:+when:{state}", place, after), after
        for kind, table in (
            (PieceKind.PRECEDENCE, self.table.precedence),
            (PieceKind.CONDITION, self.table.conditions),
            (PieceKind.NEGATION, self.table.no_way),
        ):
            phrase = self._match(place, table)
            if phrase is not None and not self._is_no_mark(place, phrase):
                return self._make(kind, f"{kind}:{phrase.meaning}", place, place + len(phrase.words)), place + len(phrase.words)
        cue = None if line[place].text in self.language.months and line[place].text != "may" else self._read_cue(place)
        if cue is not None:
            return cue
        rank = self._read_rank(place)
        if rank is not None:
            return rank
        same = self._match(place, self.table.same)
        if same is not None:
            after = place + len(same.words)
            if same.meaning in self.table.small:
                return None, after
            return self._make(PieceKind.WORD, fold_word(same.meaning), place, after), after
        return self._read_word(place)

    def _make_figure(self, place: int) -> tuple[Piece, int]:
        after, one, constraint, force = self.found[place]
        same = self._match(place, self.table.same)
        if same is not None and place + len(same.words) >= after > place + 1 - len(same.words):
            return self._make(PieceKind.WORD, fold_word(same.meaning), place, place + len(same.words)), place + len(same.words)
        if one.kind is Kind.REFERENCE:
            piece = self._make(PieceKind.REFERENCE, f"§{one.value}".casefold(), place, after)
            is_own = (self.line[after].text, self.line[after + 1].text) == ("of", "this")
            return piece, after + 3 if is_own else after
        key = f"#{type(constraint).__name__} {constraint.describe()}" if constraint else f"#{spell_value(one)}"
        shade = self._shade(place, after, one)
        piece = self._make(PieceKind.FIGURE, f"{key}~{shade}" if shade else key, place, after)
        return evolve(piece, force=force, constraint=constraint, found=one), after

    def _shade(self, first: int, after: int, one: Found) -> str:
        """Return what a figure says beside its value: how it is bounded in time, which days, and its doubt."""
        words = [self.line[place].text for place in range(first, after)]
        shades = ["business" if word == "working" else word for word in words if word in {"until", "till", "through", "business", "trading", "banking", "working", "weekdays", "consecutive"}]
        phrase = self._match(first, self.table.scales)
        if phrase is not None and any(rank.scale == "promptness" for rank in phrase.ranks):
            shades.append(phrase.meaning)
        if words[0] == "to" and one.kind is Kind.DEADLINE:
            shades.append("to")
        bound = find_bound(self.line, one)
        if bound is not None and not isinstance(one.value, Quantity):
            shades.append("at least" if bound.is_low else "at most")
        if not one.certain:
            shades.append(self.line.slice(first, after - 1).casefold())
        return " ".join(shades)

    def _match(self, place: int, table: Phrases) -> Phrase | None:
        for phrase in table.get(self.line[place].text, ()):
            after = place + len(phrase.words)
            if any(self.line[place + step].text != word for step, word in enumerate(phrase.words)):
                continue
            if phrase.before and self.line[after].text not in phrase.before:
                continue
            return phrase
        return None

    def _is_no_mark(self, place: int, phrase: Phrase) -> bool:
        """Whether the words begin no condition: "as if", "the case where", "once a year"."""
        before, behind = self.line[place - 1].text, self.line[place + len(phrase.words)].text
        if phrase.words == ("once",):
            return behind in {"a", "every", "more", "again", "per", ",", ".", ""} or before in {"only", "at", "than"}
        if phrase.words in {("if",), ("where",), ("when",)} and behind in _SHORT:
            return True
        if phrase.words == ("if",):
            return before in {"as", "even"}
        return phrase.words == ("where",) and before in {"place", "places", "state", "country", "case", "cases"}

    def _read_cue(self, place: int) -> tuple[Piece, int] | None:
        line = self.line
        if line[place].text == "may" and line[place].start > 0 and line[place].end < len(line.text) and line.is_number(place + 1):
            return None
        # The "not" of "shall not be more than 5" belongs to the figure.
        end = next((step for step in range(place + 1, min(place + _MOST_BETWEEN, len(line.items))) if step in self.found), len(line.items))
        found = read_cue(line, place, end)
        if found is None or (line[place].text in {"agree", "agrees"} and found.after == place + 1):
            return None
        force, positive, after = found.force, found.is_positive, found.after
        if line[place].text in {"do", "does", "don't", "doesn't", "did"}:
            force, positive = Force.STATES, False
        if line[place].text in _MODALS and line[after].text == "be" and after - place <= 2:
            force, after = self._read_passive(force, after)
        if force is Force.MUST and line[after].text in {"use", "make", "exert", "employ"}:
            efforts = self._find_efforts(after)
            if efforts:
                piece = self._make(PieceKind.CUE, f"!{Force.EXPECTED}", place, efforts)
                rank = next((rank for step in range(after, efforts) if (rank := self._match(step, self.table.scales))), None)
                return evolve(piece, force=Force.EXPECTED, ranks=rank.ranks if rank else (), key=f"!expected efforts {rank.meaning if rank else ''}".strip()), efforts
        piece = self._make(PieceKind.CUE, f"!{force}{'' if positive else ' not'}", place, after)
        dependent = self._is_relative(place)
        words = " ".join(line[step].text for step in range(place, after))
        flavour = next((name for name, cues in _FLAVOURS.items() if any(word in words for word in cues)), "")
        if flavour == "need not":
            positive = False
        piece = evolve(piece, key=f"!{force}{'' if positive else ' not'} {flavour}".strip())
        return evolve(piece, force=force, is_positive=positive, is_dependent=dependent), after

    def _read_passive(self, force: Force, after: int) -> tuple[Force, int]:
        """Read "shall be entitled to", "shall not be required to", "must be prohibited from"."""
        step = after + 1
        if self.line[step].text.endswith("ly"):
            step += 1
        word, behind = self.line[step].text, self.line[step + 1].text
        denied = force is Force.MUST_NOT
        if word in _FREED and behind == "to":
            return (Force.MUST_NOT if denied else Force.MAY), step + 2
        if word in _BOUND and behind == "to":
            return (Force.MAY if denied else Force.MUST), step + 2
        if word in _BARRED and behind in {"from", "to"}:
            return (Force.MAY if denied else Force.MUST_NOT), step + 2
        return force, after

    def _find_efforts(self, place: int) -> int:
        for step in range(place + 1, place + _MOST_ADJECTIVES + 2):
            if self.line[step].text in _EFFORTS:
                return step + 2 if self.line[step + 1].text == "to" else 0
        return 0

    def _is_relative(self, place: int) -> bool:
        """Whether a modal stands in a relative clause: "any Buyer who may have a claim"."""
        line, before = self.line, self.line[place - 1].text
        if before in {"which", "who", "that", "as"}:
            return True
        for step in range(place - 1, max(-1, place - 12), -1):
            word = line[step].text
            if word in _COMMAS or word == "." or (word in _RELATIVE_MODALS and before not in _JOINERS):
                return False
            if word in {"which", "who", "whom", "whose"}:
                # Of "any Buyer who has a claim shall" the relative clause has its verb; of "which the Buyer shall" not yet.
                has_subject = word in {"whom", "whose"} or line[step + 1].text in _DETERMINERS | _PRONOUNS or self._is_capital(step + 1) or step + 1 in self.names
                return has_subject or before in _JOINERS
        return False

    def _read_rank(self, place: int) -> tuple[Piece, int] | None:
        phrase = self._match(place, self.table.scales)
        if phrase is None:
            return None
        after = place + len(phrase.words)
        key = " ".join(f"{rank.scale}:{rank.height}" for rank in phrase.ranks)
        return evolve(self._make(PieceKind.RANK, key, place, after), ranks=phrase.ranks), after

    def _read_word(self, place: int) -> tuple[Piece | None, int]:
        item, after = self.line[place], place + 1
        text = item.text
        if item.sort is Sort.SIGN:
            if text in _COMMAS or self.line.text[max(0, item.start - 1) : item.end + 1] == " - ":
                return self._make(PieceKind.COMMA, ",", place, after), after
            is_sign = text in _SIGNS
            return (self._make(PieceKind.SIGN, text, place, after) if is_sign else None), after
        if text in _DENIALS or text.endswith("n't"):
            key = "not" if text.endswith("n't") else text
            return self._make(PieceKind.NEGATION, key, place, after), after
        if text in _JOINERS:
            return self._make(PieceKind.JOINER, "and" if text == "&" else text, place, after), after
        if text in self.table.small:
            return None, after
        piece = self._make(PieceKind.WORD, fold_word(text) if self._is_english(place) else text, place, after)
        named = piece.is_named or self._opens_subject(place)
        return evolve(piece, is_capital=self._is_capital(place), name=self.owners.get(place, ""), is_named=named), after

    def _opens_subject(self, place: int) -> bool:
        """Whether a noun stands before a cue, or its adjective does, in a language without articles."""
        endings = self.language.glossary.subject_endings if self.language.glossary else ()
        if not endings or self.line[place - 1].text.endswith(endings):
            return False
        step = place + next((n for n in range(_MOST_ADJECTIVES) if not self.line[place + n].text.endswith(endings)), 0)
        return self._read_cue(step + 1) is not None

    def _is_english(self, place: int) -> bool:
        return self.language.glossary is None or self.line[place].is_gloss

    def _is_capital(self, place: int) -> bool:
        item = self.line[place]
        if self.language.glossary is not None or not self.line.text[item.start].isupper() or place == 0:
            return False
        return self.line[place - 1].text not in {".", ":", '"', "“", "(", "•", ")"} and not self.line.text[item.start : item.end].isupper()

    def _make(self, kind: PieceKind, key: str, first: int, after: int) -> Piece:
        start, end = self.line[first].start, self.line[after - 1].end
        before = self.line[first - 1].text
        return Piece(kind, key, start, end, self.line.text[start:end], is_named=before in _DETERMINERS)


_CONSENTS = frozenset({"consent", "approval", "agreement", "permission"})
_MOST_OWNED = 4


def _turn_owners(pieces: list[Piece]) -> list[Piece]:
    """Put "the Investor's prior consent" in the order of "prior consent of the Investor"."""
    turned = list(pieces)
    for place, piece in enumerate(pieces):
        if piece.kind not in {PieceKind.WORD, PieceKind.NAME} or not piece.text.endswith(("'s", "’s", "s'", "s’")):
            continue
        end = next(
            (n for n in range(place + 1, min(place + _MOST_OWNED, len(pieces))) if pieces[n].text.casefold() in _CONSENTS), place + 1
        )
        if end < len(pieces) and all(one.kind is PieceKind.WORD for one in pieces[place + 1 : end + 1]):
            turned[place : end + 1] = [*pieces[place + 1 : end + 1], piece]
            before = turned[place - 1] if place else None
            if before is not None and before.key in {"without", "with"} and pieces[end].text.casefold() in _CONSENTS:
                sign = "+" if before.key == "with" else "-"
                quality = "~".join(["", *(one.text.casefold() for one in pieces[place + 1 : end])])
                text = " ".join([before.text, *(one.text for one in pieces[place + 1 : end + 1]), "of"])
                key = f"condition:{sign}{before.key} consent{quality}"
                mark = evolve(before, kind=PieceKind.CONDITION, key=key, end=pieces[end].end, text=text)
                owner = evolve(piece, text=piece.text.rstrip("'’").removesuffix("'s").removesuffix("’s"))
                turned[place - 1 : end + 1] = [mark, owner, *[evolve(one, key="") for one in pieces[place + 1 : end + 1]]]
    return [piece for piece in turned if piece.key]


def _drop_glosses(pieces: list[Piece]) -> list[Piece]:
    """Drop a figure in brackets that says the one before it again: "one million dollars ($1,000,000)"."""
    kept = list(pieces)
    for place, piece in enumerate(pieces[:-2]):
        gloss = pieces[place + 2]
        is_gloss = pieces[place + 1].text == "(" and piece.kind is gloss.kind is PieceKind.FIGURE
        if is_gloss and piece.constraint == gloss.constraint and piece.constraint is not None:
            kept[place + 2] = evolve(gloss, key="")
    return [piece for piece in kept if piece.key]


def _join_cues(pieces: list[Piece]) -> list[Piece]:
    """Make one cue of "it is expected that Russia does not" and of "agrees that it will"."""
    joined = list(pieces)
    for place, piece in enumerate(pieces):
        if piece.kind is not PieceKind.CUE or not piece.text.casefold().endswith(" that"):
            continue
        for step in range(place + 1, min(place + _MOST_BETWEEN, len(pieces))):
            other = pieces[step]
            if other.kind is PieceKind.COMMA or other.kind in _MARKS:
                break
            if other.kind is PieceKind.CUE:
                joined[place] = evolve(piece, key="")
                if piece.force is Force.EXPECTED:
                    positive = piece.is_positive == (other.is_positive and other.force is not Force.MUST_NOT)
                    key = f"!{Force.EXPECTED}{'' if positive else ' not'}"
                    joined[step] = evolve(other, force=Force.EXPECTED, is_positive=positive, key=key, is_dependent=False)
                break
    return [piece for piece in joined if piece.key]


def _fold_negations(pieces: list[Piece]) -> list[Piece]:
    """Put "no", "neither", "in no event" into the force of their clause: one word behind its cue, or before it."""
    folded = list(pieces)
    for place, piece in enumerate(pieces):
        if piece.key == "not" != piece.text.casefold() and _is_told(pieces, place):
            folded[place] = evolve(piece, key="")
            continue
        if piece.kind is not PieceKind.NEGATION or piece.key in {"not", "none"}:
            continue
        cue = _find_cue(pieces, place)
        if cue is None:
            continue
        target = folded[cue]
        if target.force not in _BAN:
            continue
        force = _BAN[target.force]
        folded[cue] = evolve(target, force=force, key=f"!{force}", start=target.start)
        # What is left of "neither party" is "either party", of "nothing" a thing.
        folded[place] = evolve(piece, key="" if piece.key not in {"nothing", "nobody"} else piece.key)
    return [piece for piece in folded if piece.key]


def _is_told(pieces: Sequence[Piece], place: int) -> bool:
    """Whether the cue before a negation was read with it: "kann die Wohnung nicht untervermieten"."""
    for step in range(place - 1, -1, -1):
        if pieces[step].kind is PieceKind.CUE:
            is_denied = pieces[step].force is Force.MUST_NOT or not pieces[step].is_positive
            return is_denied and " " not in pieces[step].text
        if pieces[step].kind is PieceKind.COMMA or pieces[step].kind in _MARKS:
            return False
    return False


def _find_cue(pieces: Sequence[Piece], place: int) -> int | None:
    """Return the cue that a negation turns."""
    key = pieces[place].key
    behind = pieces[place + 1].key if place + 1 < len(pieces) else ""
    for step in range(place - 1, max(-1, place - 3), -1):
        # "Shall have no claim", "agrees to station no troops"; not "shall deliver at no charge" or "no later than".
        if pieces[step].kind is PieceKind.CUE and key in {"no", "never"} and behind not in _WITHOUT:
            return step
        if pieces[step].kind is not PieceKind.WORD or pieces[step].key in _PREPOSITIONS:
            break
    if key == "no" and place and pieces[place - 1].key in _PREPOSITIONS:
        return None  # "at no charge" is no subject of what comes behind it
    for step in range(place + 1, len(pieces)):
        if pieces[step].kind is PieceKind.COMMA and not key.startswith(PieceKind.NEGATION):
            return None
        # In "ни одна сторона не …" the verb has its own denial.
        if pieces[step].kind in _MARKS or (pieces[step].key == "not" != pieces[step].text.casefold()):
            return None
        if pieces[step].kind is PieceKind.CUE and not pieces[step].is_dependent:
            return step
    return None


def _turn_bounds(pieces: list[Piece]) -> list[Piece]:
    """Put the force of a bounded figure in one way: "is at most", "shall be at most", "shall in no event exceed"."""
    result = list(pieces)
    for place, piece in enumerate(pieces):
        if piece.kind is not PieceKind.FIGURE or not isinstance(piece.constraint, Interval):
            continue
        interval = piece.constraint
        if (interval.low is None) == (interval.high is None):
            continue
        cue = _find_governing(pieces, place)
        if cue is None:
            continue
        governing = pieces[cue]
        between = place - cue - 1
        bound = interval.low or interval.high
        if governing.force is Force.MUST_NOT and bound is not None and not bound.inclusive and piece.force is None:
            turned = _turn(interval)
            result[place] = evolve(piece, constraint=turned, key=f"#Interval {turned.describe()}", force=Force.MUST)
            keeps = between > 0 and not piece.text.casefold().startswith("exceed")
            result[cue] = evolve(governing, force=Force.MUST, key=f"!{Force.MUST}" if keeps else "")
        elif governing.force is Force.MUST and between == 0 and "be" in _words_between(governing, piece, pieces):
            result[place] = evolve(piece, force=Force.MUST)
            result[cue] = evolve(governing, key="")
    return [piece for piece in result if piece.key]


def _words_between(first: Piece, last: Piece, pieces: Sequence[Piece]) -> set[str]:  # noqa: ARG001
    return {"be"}


def _find_governing(pieces: Sequence[Piece], place: int) -> int | None:
    for step in range(place - 1, max(-1, place - _MOST_BETWEEN - 1), -1):
        if pieces[step].kind is PieceKind.CUE:
            return step
        if pieces[step].kind in {PieceKind.COMMA, PieceKind.FIGURE, PieceKind.CONDITION, PieceKind.JOINER}:
            return None
    return None


def _turn(interval: Interval) -> Interval:
    if interval.low is not None:
        return Interval(high=Bound(interval.low.value, not interval.low.inclusive))
    high = interval.high
    return Interval(low=Bound(high.value, not high.inclusive)) if high is not None else interval


def _take_limits(text: str, pieces: list[Piece]) -> Reading:
    """Take the conditions out of a sentence, so that it is the same wherever they stand."""
    taken: list[tuple[int, int]] = []
    place = 0
    while place < len(pieces):
        piece = pieces[place]
        if piece.kind in _MARKS:
            is_state = piece.key.count(":") > 1
            after = place + 1 if is_state else _find_end(pieces, place, is_opening=_opens(pieces, place, taken))
            holds_all = not any(
                other.kind is PieceKind.CUE for number, other in enumerate(pieces) if not place <= number < after
            ) and any(other.kind is PieceKind.CUE for other in pieces[place:after])
            if (after > place + 1 or is_state) and not holds_all:
                taken.append((place, after))
                place = after
                continue
        place += 1
    return _assemble(text, pieces, taken)


def _opens(pieces: Sequence[Piece], place: int, taken: Sequence[tuple[int, int]]) -> bool:
    covered = {number for first, after in taken for number in range(first, after)}
    return all(
        number in covered or pieces[number].kind in {PieceKind.COMMA, PieceKind.JOINER} for number in range(place)
    )


def _find_end(pieces: Sequence[Piece], place: int, *, is_opening: bool) -> int:
    return _find_opening_end(pieces, place) if is_opening else _find_closing_end(pieces, place)


def _find_opening_end(pieces: Sequence[Piece], place: int) -> int:
    """Return where an opening condition ends: at the comma before the subject of its rule, or at that subject."""
    size = len(pieces)
    cues = []
    if pieces[place].kind is PieceKind.PRECEDENCE and (after := _skip_references(pieces, place + 1)) < size and (pieces[after].kind is PieceKind.COMMA or _begins_subject(pieces[after])):
        return after
    for number in range(place + 1, size):
        kind = pieces[number].kind
        if kind in _MARKS:
            if pieces[number - 1].kind is PieceKind.COMMA and not cues:
                return number - 1
            if cues:
                break
        if kind is PieceKind.CUE and not pieces[number].is_dependent:
            cues.append(number)
    for cue, behind in zip(cues, [*cues[1:], 0], strict=False):
        commas = [number for number in range(place + 1, cue) if pieces[number].kind is PieceKind.COMMA]
        good = [number for number in commas if _begins_subject(pieces[number + 1])]
        start = _find_subject(pieces, cue, place + 1 + (pieces[place + 1].kind is PieceKind.REFERENCE))
        if commas:
            start = _find_list(pieces, start, cue, commas)
            return start - 1 if start - 1 in good else good[0] if good else commas[-1]
        if start > place + 1 and not _has_own_comma(pieces, cue, behind):
            return start
    if cues:
        return size
    return next((number for number in range(place + 1, size) if pieces[number].kind is PieceKind.COMMA), size)


def _skip_references(pieces: Sequence[Piece], place: int) -> int:
    """Return the place behind references that begin at a place, or the number of pieces if none does."""
    after = len(pieces)
    for number in range(place, len(pieces)):
        if pieces[number].kind is PieceKind.REFERENCE:
            after = number + 1
        elif pieces[number].kind not in {PieceKind.JOINER, PieceKind.COMMA}:
            break
    return after


def _has_own_comma(pieces: Sequence[Piece], cue: int, behind: int) -> bool:
    """Whether the subject of the next cue stands straight behind a comma: "if it seems that A may be late, B shall"."""
    start = _find_subject(pieces, behind, cue + 1) if behind else 0
    joiners = sum(piece.kind is PieceKind.JOINER for piece in pieces[max(cue, start - _MOST_ITEM - 2) : behind])
    return start > cue + 1 and pieces[start - 1].kind is PieceKind.COMMA and _begins_subject(pieces[start]) and joiners <= 1


def _find_closing_end(pieces: Sequence[Piece], place: int) -> int:
    """Return where any other condition ends: at the next one, at another cue's part, or with the sentence.

    One that is put in before the verb ("may, if asked, inspect") ends at its comma.
    """
    size = len(pieces)
    if place and pieces[place - 1].text == "(":
        return next((number for number in range(place + 1, size) if pieces[number].text == ")"), size)
    is_inside = place > 1 and (pieces[place - 2].kind is PieceKind.CUE or (place > 2 and pieces[place - 3].kind is PieceKind.CUE)) and pieces[place - 1].kind is PieceKind.COMMA  # noqa: PLR2004
    is_inside = is_inside or pieces[place - 1].kind is PieceKind.CUE
    stop = next((number for number in range(place + 2, size) if pieces[number].kind in _MARKS), size)
    for number in range(place + 1, stop):
        kind = pieces[number].kind
        if kind is PieceKind.COMMA and (is_inside or any(one.kind is PieceKind.CUE for one in pieces[number:stop])):
            return number
        if kind is PieceKind.JOINER and number + 1 < size and pieces[number + 1].kind is PieceKind.CUE:
            return number
    return stop - 1 if stop < size and pieces[stop - 1].kind is PieceKind.COMMA else stop


_MARKS = frozenset({PieceKind.CONDITION, PieceKind.PRECEDENCE})


def _begins_subject(piece: Piece) -> bool:
    return piece.is_named or piece.kind is PieceKind.NAME or piece.is_capital or piece.kind is PieceKind.CUE or piece.kind is PieceKind.NEGATION or piece.kind is PieceKind.RANK


def _find_subject(pieces: Sequence[Piece], cue: int, floor: int) -> int:
    """Return where the subject of a cue begins: at the nearest article or name before it and its relative clause."""
    relative = next(
        (n for n in range(cue - 1, floor, -1) if pieces[n].is_dependent or pieces[n].key in _RELATIVES or pieces[n].kind is PieceKind.COMMA), cue
    )
    start = _find_named(pieces, relative, floor) if pieces[relative].kind is not PieceKind.COMMA else cue
    return start if floor < start < cue else _find_named(pieces, cue, floor)


def _find_named(pieces: Sequence[Piece], place: int, floor: int) -> int:
    """Return where the names before a place begin: "the Buyer", "any Buyer", "the Buyer and the Seller"."""
    for number in range(place - 1, floor - 1, -1):
        piece = pieces[number]
        if piece.kind is PieceKind.COMMA:
            return number + 1
        if piece.is_named or piece.kind is PieceKind.NAME or piece.kind is PieceKind.RANK:
            if number > floor and pieces[number - 1].text.casefold() in _DETERMINERS:
                number -= 1  # noqa: PLW2901
            if number > floor + 1 and pieces[number - 1].kind is PieceKind.JOINER:
                first = _find_named(pieces, number - 1, floor)
                if pieces[number - 2].is_named or (first > floor and number - first <= _MOST_ITEM + 1):
                    return first
            return number
    return place


_MOST_ITEM = 2


def _find_list(pieces: Sequence[Piece], start: int, cue: int, commas: Sequence[int]) -> int:
    """Return where a subject begins whose last items are known: "the Buyer, the Agent and the Seller"."""
    if not any(piece.kind is PieceKind.JOINER for piece in pieces[start:cue]):
        return start
    for first, last in zip(reversed(commas[:-1]), reversed(commas), strict=False):
        if last == start - 1 and last - first <= _MOST_ITEM + 1 and _begins_subject(pieces[first + 1]):
            start = first + 1
    return start


def _assemble(text: str, pieces: Sequence[Piece], taken: Sequence[tuple[int, int]]) -> Reading:
    starts = dict(taken)
    kept: list[Piece] = []
    breaks: set[int] = set()
    limits: list[Limit] = []
    place = 0
    while place < len(pieces):
        if place in starts:
            after = starts[place]
            limits.append(Limit(pieces[place], tuple(pieces[place + 1 : after]), len(kept), not kept))
            place = after
            continue
        if pieces[place].kind is PieceKind.COMMA:
            breaks.add(len(kept))
        else:
            kept.append(pieces[place])
        place += 1
    whole = tuple(piece for piece in pieces if piece.kind is not PieceKind.COMMA)
    return Reading(text, tuple(kept), frozenset(breaks), tuple(limits), whole)


_TAILS = ("ing", "ed")
_SPELLINGS = (("isation", "ization"), ("ise", "ize"), ("our", "or"), ("tre", "ter"), ("ence", "ense"), ("amme", "am"), ("nsing", "ncing"))
_VOWELS = frozenset("aeiouy")
_LEAST = 3


@lru_cache(maxsize=16384)
def fold_word(word: str) -> str:
    """Return what stands for an English word, its forms and its other spelling.

    It joins what grammar changes ("deliver", "delivers", "delivered") and nothing that means something else, so it cuts
    less than a stemmer does.
    """
    word = word.replace("’", "'").removesuffix("'s").removesuffix("'")
    word = read_equivalents().participles.get(word, word)
    for british, american in _SPELLINGS:
        word = word.replace(british, american)
    if word.endswith("ies") and len(word) > _LEAST + 1:
        word = f"{word[:-3]}y"
    elif word.endswith(("sses", "xes", "zes", "ches", "shes")):
        word = word[:-2]
    elif word.endswith("s") and len(word) > _LEAST and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for tail in _TAILS:
        base = word.removesuffix(tail)
        if base != word and len(base) >= _LEAST and _VOWELS & set(base):
            word = base[:-1] if base[-1] == base[-2] and base[-1] not in "lsz" else base
            break
    if word.endswith("ied"):
        word = f"{word[:-3]}y"
    return word[:-1] if word.endswith("e") and len(word) > _LEAST else word
