"""A sentence → its pieces, as they stand."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from attrs import evolve

from plancmp.extract import marks
from plancmp.extract.bounds import find_bound, find_start, skip_age
from plancmp.extract.equivalents import A_WHOLE, A_YEAR, Phrase, Phrases, Rank, read_equivalents
from plancmp.extract.forces import ForceCue, read_cue
from plancmp.extract.found import Found
from plancmp.extract.frequencies import read_frequency, read_majority
from plancmp.extract.items import Line, Sort
from plancmp.extract.labels import dates_text, is_label, write_reference
from plancmp.extract.measures import read_extent, skip_extent
from plancmp.extract.mention import Kind
from plancmp.extract.names import NameKind, find_names, name_state
from plancmp.extract.pieces import DETERMINERS, Piece, PieceKind, fold_word, spell_in_small
from plancmp.extract.recognizer import find_all
from plancmp.extract.terms import constrain, name_unit, spell_readings, spell_value
from plancmp.model.constraints import Constraint, Deadline, Pace
from plancmp.model.expressions import late
from plancmp.model.quantity import Quantity
from plancmp.model.vocabulary import Force
from plancmp.readers.wordlists import find_words, pair_words

_JOINERS = find_words("extract.cutting", "joiners")
_QUOTES = frozenset("\"“„«'‘`")
_COMMAS = frozenset({",", ":", ";", "—", "–", "(", ")", "[", "]"})
_SIGNS = frozenset({"≤", "≥", "<", ">", "±", "☐", "☒", "☑", "=", "%", "§"})
_PREPOSITIONAL = find_words("extract.cutting", "prepositional")
_MODALS = find_words("extract.cutting", "modals")
_RELATIVE_MODALS = _MODALS | find_words("extract.cutting", "relative_modals")
_FREE = find_words("extract.cutting", "free")
_FREED = _FREE | find_words("extract.cutting", "freed")
_BOUND = find_words("extract.cutting", "bound")
_OWING = find_words("extract.cutting", "owing")
_ALLOWED = find_words("extract.cutting", "allowed")
_FAILING = find_words("extract.cutting", "failing")
_CASES = find_words("extract.cutting", "cases")
_POSSESSIVES = find_words("extract.cutting", "possessives")
_BARRED = find_words("extract.cutting", "barred")
_EFFORT_FORCES = frozenset({Force.MUST, Force.MAY, Force.MUST_NOT})
_LIST_MARK = late(r"[a-z]{1,2}|[A-Z]|[ivxIVX]{1,5}|\d{1,2}")
_MOST_ADJECTIVES = 5
_MOST_BETWEEN = 6
_REACH = 10  # items
_LONGEST_MODAL = 3  # "shall no longer"
_SHORTEST_CLAUSE = 3  # words before a verb at the end
_SHADES = find_words("extract.cutting", "shades")
_CLOCK = pair_words("extract.cutting", "clock")
_DENIALS = find_words("extract.cutting", "denials")
_POINTING = find_words("extract.cutting", "pointing")
_BEING = find_words("extract.cutting", "being")
_RELATIVES = find_words("extract.cutting", "relatives")
_LINKS = find_words("extract.cutting", "links")
_FREEING = find_words("extract.cutting", "freeing")
_INDEFINITE = find_words("extract.cutting", "indefinite")
_ASKING = find_words("extract.cutting", "asking")
_DOING = find_words("extract.cutting", "doing")


class _Cutter:
    """Cuts one sentence into pieces."""

    def __init__(self, line: Line, parties: Collection[str]) -> None:
        self.line, self.language = line, line.language
        self.table = read_equivalents()
        self.found: dict[int, tuple[int, Found, Constraint | None, Force | None]] = {}
        self.told: set[int] = set()  # places of words that bound a figure some words before them
        for one in find_all(line):
            if not is_label(line, one):
                self._note_figure(one)
        for place, item in enumerate(line.items):
            if item.text in _CLOCK:
                self._note_figure(Found(Kind.DATE, place, place + 1, _CLOCK[item.text], "clock"))
        found = [name for name in find_names(line, parties) if name.name != "Parties"]
        self.names = {name.first: name for name in found if not name.is_adjective}
        self.owners = {name.first: name.name for name in found if name.is_adjective}

    def _note_figure(self, one: Found) -> None:
        first, after, constraint, force = one.first, one.after, None, None
        if one.kind is not Kind.REFERENCE and not dates_text(self.line, one):
            bound = find_bound(self.line, one)
            constraint = spell_readings(self.line, one, bound) or constrain(self.line, one, bound)
            constraint = name_unit(self.line, one, bound, constraint)
            self.told.update(range(after, skip_age(self.line, one)))
            if bound is not None:
                first, after = find_start(self.line, one, bound), after if bound.apart else max(after, bound.after)
                self.told.update(range(bound.apart, bound.after) if bound.apart else {bound.named} - {-1})
                modals = _MODALS | _FREEING
                has_modal = any(self.line[place].text in modals for place in range(first, one.first))
                reach = range(max(0, bound.first - _REACH), bound.after)
                is_cap = not bound.is_low and any(self.line[place].text in self.language.limit_verbs for place in reach)
                force = Force.MUST if has_modal or is_cap else None
        first -= self.line[first - 1].text == "aged"
        after = max(after, skip_extent(self.line, one))
        self.found.setdefault(first, (after, one, constraint, force))

    def read(self) -> Iterator[Piece]:
        place = 0
        while place < len(self.line.items):
            if place in self.told or self._is_doubled(place):
                place += 1
                continue
            if marks.is_plural_mark(self.line, place):
                place += 3
                continue
            if after := self._find_list_mark(place):
                yield self._make(PieceKind.COMMA, ",", place, after)
                place = after
                continue
            is_known = place in self.found or place in self.names or marks.may_begin(self.line, place)
            piece, after = self._read_at(place) if is_known else self._read_word(place)
            if piece is not None:
                yield piece
                yield from self._read_qualities(place) if piece.kind is PieceKind.FIGURE else ()
            place = after

    def _read_qualities(self, place: int) -> Iterator[Piece]:
        """Read the words between a number and what it counts that no unit holds: "18 новых членов"."""
        found = self.found[place][1]
        for step in range(found.first + 1, found.after - 1) if found.kind is Kind.COUNT else ():
            if self.line[step].sort is Sort.WORD and not self._is_english(step):
                piece, _ = self._read_word(step)
                yield from () if piece is None else (piece,)

    def _is_doubled(self, place: int) -> bool:
        """Whether a word stands there twice: "due to to a storm"."""
        item = self.line[place]
        if item.is_gloss or place in self.found:
            return False
        return item.sort is Sort.WORD and item.text == self.line[place - 1].text and not self.line.touches(place)

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
            if phrase is not None and not marks.is_no_mark(line, place, phrase.words):
                after = place + len(phrase.words)
                piece = self._make(kind, f"{kind}:{phrase.meaning}", place, after)
                is_preposition = (
                    bool(_PREPOSITIONAL & {phrase.words[0], phrase.words[-1]}) and phrase.words[-1] != "that"
                )
                return evolve(piece, is_preposition=is_preposition), after
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
            kinds = ((PieceKind.NEGATION, _DENIALS), (PieceKind.JOINER, _JOINERS))
            kind = next((kind for kind, words in kinds if same.meaning in words), PieceKind.WORD)
            return self._make(kind, fold_word(same.meaning), place, after), after
        return self._read_word(place)

    def _find_list_mark(self, place: int) -> int:
        """Return the place behind "(a)", "(ii)", "16)" or "b." before an item of a list; 0 where it is none.

        Behind a preposition or another label it is a reference: "in (a) and (b)".
        """
        line = self.line
        first = place + (line[place].text == "(")
        if place and first == place and not (line[place - 1].text in {":", ";", ","} and line[place + 1].text == ")"):
            return 0
        after = first + 2
        if not _LIST_MARK.fullmatch(line.slice(first, first)) or line[after].text in _JOINERS | _COMMAS | {".", ""}:
            return 0
        if first == place:
            is_letter = line.slice(first, first).islower() and line[after].sort is Sort.WORD
            is_stop = line[first + 1].text == "." and is_letter
            return after if line.touches(place + 1) and (is_stop or line[first + 1].text == ")") else 0
        before = line[place - 1].text
        before = line[place - 2].text if before in _JOINERS else before
        is_reference = before in self.language.prepositions | self.language.references or before == ")"
        # "You are entitled to (i) a refund, and (ii) a note".
        is_reference = is_reference and not (before == "to" and line[place - 2].text in _FREED | _BOUND)
        is_touching = place > 0 and line.touches(place)
        is_mark = line[first + 1].text == ")" and not (is_reference or is_touching or line.is_number(place - 1))
        return after if is_mark and (place == 0 or not line.slice(first, first)[0].isupper()) else 0

    def _make_figure(self, place: int) -> tuple[Piece | None, int]:
        after, one, constraint, force = self.found[place]
        # "A two-thirds majority"; "for a year" says how long, and not how often.
        rank = self._read_rank(place) if one.kind not in {Kind.DEADLINE, Kind.DURATION} else None
        if rank is not None and rank[1] >= after:
            return rank
        same = self._match(place, self.table.same)
        if same is not None and place + len(same.words) >= after > place + 1 - len(same.words):
            end = place + len(same.words)
            return self._make(PieceKind.WORD, fold_word(same.meaning), place, end), end
        if one.kind is Kind.REFERENCE:
            piece = self._make(PieceKind.REFERENCE, f"§{write_reference(str(one.value))}", place, after)
            after += self.line[after].text in _POINTING and not self.line.is_number(after + 1)
            for link in ("of", "to"):  # "of this treaty", "to the present treaty"
                is_present = self.line.reads(after, (link, "the", "present"))
                after += 4 * is_present + 3 * self.line.reads(after, (link, "this"))
            return piece, after
        key = f"#{type(constraint).__name__} {spell_in_small(constraint)}" if constraint else f"#{spell_value(one)}"
        shade = self._shade(place, after, one)
        piece = self._make(PieceKind.FIGURE, f"{key}~{shade}" if shade else key, place, after)
        return evolve(piece, force=force, constraint=constraint, found=one), after

    def _shade(self, first: int, after: int, one: Found) -> str:
        """Return what a figure says beside its value: how it is bounded in time, which days, and its doubt."""
        words = [self.line[place].text for place in range(first, after)]
        # "From 1 May until 3 June" is "from 1 May to 3 June".
        told = _SHADES - ({"until", "till"} if one.kind is Kind.RANGE or "inclusive" in words else set())
        shades = ["business" if word == "working" else word for word in words if word in told]
        phrase = self._match(first, self.table.scales)
        if phrase is not None and any(rank.scale == "promptness" for rank in phrase.ranks):
            shades.append(phrase.meaning)
        if extent := read_extent(one, words, self.line.slice(max(0, first - 1), first)):
            shades.append(extent)
        shades += ["to"] * (words[0] == "to" and one.kind is Kind.DEADLINE and words[-1] != "inclusive")
        if words[:2] == ["up", "to"] and one.kind in {Kind.DATE, Kind.DEADLINE} and words[-1] != "inclusive":
            shades.append("until")
        bound = find_bound(self.line, one)
        is_last = isinstance(one.value, Deadline) and one.value.pace is Pace.WITHIN  # "within 9 days at most"
        if bound is not None and not isinstance(one.value, Quantity) and (bound.is_low or not is_last):
            shades.append("at least" if bound.is_low else "at most")
        if not one.certain:
            shades.append(" ".join(word for word in words if word[:1].isdigit()))
        return " ".join(shades)

    def _match(self, place: int, table: Phrases) -> Phrase | None:
        # A language that is not read shares no meaning with them: "most" is a bridge in Czech.
        for phrase in table.get(self.line[place].text, ()) if self.language.code else ():
            is_there = self.line.reads(place, phrase.words)
            if is_there and (not phrase.before or self.line[place + len(phrase.words)].text in phrase.before):
                return phrase
        return None

    def _read_cue(self, place: int) -> tuple[Piece, int] | None:
        line = self.line
        if (
            line[place].text == "may"
            and line[place].end < len(line.text)
            and (line.is_number(place + 1) if line[place].start else marks.is_month_of_title(line.text))
        ):
            return None
        if (read := self._read_allowed(place) or self._read_failure(place)) is not None:
            return read
        if line[place].text not in self.language.forces or marks.is_in_compound(line, place):
            return None
        # The "not" of "shall not be more than 5" belongs to the figure.
        end = next(
            (step for step in range(place + 1, min(place + _MOST_BETWEEN, len(line.items))) if step in self.found),
            len(line.items),
        )
        found = read_cue(line, place, end)
        # "The goal is to row", "the shed is to the north": nobody is bound.
        is_where = line[place + 1].text == "to" and line[place + 2].text in DETERMINERS | _POSSESSIVES
        if line[place].text in _BEING and (line[place - 1].text in self.table.aims or is_where):
            return None
        is_agreed = found is not None and line[place].text in {"agree", "agrees"} and found.after == place + 1
        if found is None or is_agreed or marks.is_told(line, place) or marks.is_unpromised(line, place):
            return None
        force, positive, after = self._weigh(place, found)
        if line[place].text in _MODALS and line[after].text == "be" and after - place <= _LONGEST_MODAL and positive:
            force, after = self._read_passive(force, after)
        step = after + (line[after].text == "also")
        if line[place].text in {"may", "can"} and positive and (end := self._skip_bound(step)):
            # "May be required to": another one's choice, and no permission.
            piece = self._make(PieceKind.CUE, f"!{force} required", place, end)
            return evolve(piece, force=force, is_dependent=self._is_relative(place)), end
        if force in _EFFORT_FORCES and (efforts := marks.find_efforts(self.line, after)):
            return self._make_efforts(force, place, after, efforts), efforts
        dependent = self._is_relative(place) or (force is Force.MAY and marks.is_affirmed(line, place))
        flavour = marks.read_flavour(" ".join(line[step].text for step in range(place, after)))
        positive = positive and flavour != "need not"
        piece = self._make(PieceKind.CUE, f"!{force}{'' if positive else ' not'} {flavour}".strip(), place, after)
        return evolve(piece, force=force, is_positive=positive, is_dependent=dependent), after

    def _weigh(self, place: int, found: ForceCue) -> tuple[Force, bool, int]:
        """Return the force of a cue, whether it affirms, and where it ends."""
        word = self.line[place].text
        if found.force is Force.MUST_NOT and marks.is_not_only(self.line, found.after):
            return Force.MAY if word in _FREEING else Force.MUST, found.is_positive, found.after + 1
        if word in _DOING and found.force is not Force.MAY and self.line[found.after - 1].text != "to":
            return Force.STATES, False, found.after
        return found.force, found.is_positive, found.after

    def _read_allowed(self, place: int) -> tuple[Piece, int] | None:
        """Read "smoking is allowed", "pets are not permitted": an act or a thing and no person stands before it."""
        line = self.line
        step = place + 1 + (line[place + 1].text == "not")
        is_verb = line[place].text in {"is", "are"} and line[step].text in _ALLOWED
        if not is_verb or not place or line[step + 1].text in {"to", "by"}:
            return None
        force = Force.MAY if step == place + 1 else Force.MUST_NOT
        piece = self._make(PieceKind.CUE, f"!{force}", place, step + 1)
        return evolve(piece, force=force, is_dependent=self._is_relative(place)), step + 1

    def _read_failure(self, place: int) -> tuple[Piece, int] | None:
        """Read "if the Buyer fails to pay" as "if the Buyer does not pay"."""
        line = self.line
        if line[place].text not in _FAILING or line[place + 1].text != "to":
            return None
        if _CASES.isdisjoint(line[step].text for step in range(max(0, place - _REACH), place)):
            return None
        piece = self._make(PieceKind.CUE, f"!{Force.STATES} not", place, place + 2)
        is_dependent = self._is_relative(place)
        return evolve(piece, force=Force.STATES, is_positive=False, is_dependent=is_dependent), place + 2

    def _read_passive(self, force: Force, after: int) -> tuple[Force, int]:
        """Read "shall be entitled to", "shall not be required to", "must be prohibited from"."""
        step = after + 1
        if self.line[step].text.endswith("ly"):
            step += 1
        word, behind = self.line[step].text, self.line[step + 1].text
        denied = force is Force.MUST_NOT
        if word in (_FREE if self.line[after - 1].text == "must" else _FREED) and behind == "to":  # "must be able to"
            return (Force.MUST_NOT if denied else Force.MAY), step + 2
        if word in _BOUND and behind == "to":
            return (Force.MAY if denied else Force.MUST), step + 2
        if word in _BARRED and behind in {"from", "to"}:
            return (Force.MAY if denied else Force.MUST_NOT), step + 2
        if word in _ALLOWED and behind != "to":
            return (Force.MUST_NOT if denied else Force.MAY), step + 1  # "swimming shall be allowed"
        if word in _BARRED - {"excluded", "precluded"} and behind != "by":
            return (Force.MAY if denied else Force.MUST_NOT), step + 1
        return force, after

    def _skip_bound(self, place: int) -> int:
        """Return the place behind "be required to" or "need to"; 0 if neither stands at a place."""
        phrases = (tuple(phrase.split()) for phrase in _OWING)
        return next((place + len(words) for words in phrases if self.line.reads(place, words)), 0)

    def _make_efforts(self, force: Force, place: int, after: int, end: int) -> Piece:
        """Make a cue of "shall use best efforts to", which asks for less than the act itself."""
        asked = Force.EXPECTED if force is Force.MUST else force
        rank = next((rank for step in range(after, end) if (rank := self._match(step, self.table.scales))), None)
        key = f"!{asked} efforts {rank.meaning if rank else ''}".strip()
        piece = self._make(PieceKind.CUE, key, place, end)
        return evolve(piece, force=asked, ranks=rank.ranks if rank else ())

    def _is_relative(self, place: int) -> bool:
        """Whether a modal stands in a relative clause: "any Buyer who may have a claim"."""
        line, before = self.line, self.line[place - 1].text
        is_aside = marks.is_of_noun(line, place) or marks.is_in_time(line, place)
        if before in marks.OPENERS or is_aside or marks.is_purpose(line, place, _RELATIVE_MODALS):
            return True
        if self._ends_clause(place) or (before in _JOINERS and line[place - 3].text in _LINKS):
            return True  # "in a manner that does or could harm"
        for step in range(place - 1, max(-1, place - 12), -1):
            word = line[step].text
            if word in _COMMAS or word == "." or (word in _RELATIVE_MODALS and before not in _JOINERS):
                return False
            if word in _ASKING or (word == "as" and line[step + 1].text in marks.PRONOUNS):
                return True  # "as many as they may like"
            if word in _RELATIVES:
                # "Any Buyer who has a claim shall": its relative clause has a verb; "which the Buyer shall" has none.
                has_subject = (
                    word in {"whom", "whose"}
                    or line[step + 1].text in DETERMINERS | marks.PRONOUNS
                    or self._is_capital(step + 1)
                    or step + 1 in self.names
                )
                return has_subject or before in _JOINERS
        return False

    def _ends_clause(self, place: int) -> bool:
        """Whether a German modal stands behind its infinitive, as it does in a clause that depends on another."""
        before, behind = self.line[place - 1], self.line[place + 1]
        if not self._marks_nouns() or behind.text not in _COMMAS | _JOINERS | {".", ""}:
            return False
        opening = [self.line[step].sort for step in range(place - _SHORTEST_CLAUSE, place)]
        is_verb = not (self.line.is_capital(place - 1) or before.is_gloss) and before.text.endswith("n")
        return is_verb and set(opening) <= {Sort.WORD}

    def _read_rank(self, place: int) -> tuple[Piece, int] | None:
        if (often := read_frequency(self.line, place)) is not None:
            rank = Rank("frequency", often.sense, round(often.rate * A_YEAR))
            key = f"frequency:{rank.height} {often.bound}".strip()
            return evolve(self._make(PieceKind.RANK, key, place, often.after), ranks=(rank,)), often.after
        start = place
        if self.line[place].text in {"by", "with"}:  # "unanimously", "by a majority"
            start += 1 + (self.line[place + 1].text in _INDEFINITE)
        if (majority := read_majority(self.line, start)) is not None:
            rank = Rank("majority", "bar", round(majority[0] * A_WHOLE))
            return evolve(
                self._make(PieceKind.RANK, f"majority:{rank.height}", place, majority[1]), ranks=(rank,)
            ), majority[1]
        phrase = self._match(start, self.table.scales)
        if phrase is None or (start > place and phrase.ranks[0].sense != "bar"):
            return None
        after = start + len(phrase.words)
        if phrase.words == ("material",) and (
            self.line[after].sort is not Sort.WORD or self.line[after].text in _JOINERS
        ):
            return None  # "in design, material and workmanship"
        key = " ".join(f"{rank.scale}:{rank.height}" for rank in phrase.ranks)
        return evolve(self._make(PieceKind.RANK, key, place, after), ranks=phrase.ranks), after

    def _read_word(self, place: int) -> tuple[Piece | None, int]:
        item, after = self.line[place], place + 1
        text = item.text
        if item.sort is Sort.SIGN:
            if text == "&" and not (self.line.touches(place) or self.line.touches(after)):
                return self._make(PieceKind.JOINER, "and", place, after), after
            if text in _COMMAS or marks.parts_clauses(self.line, place):
                return self._make(PieceKind.COMMA, ",", place, after), after
            is_sign = text in _SIGNS
            return (self._make(PieceKind.SIGN, text, place, after) if is_sign else None), after
        is_quoted = self.line.text[max(0, item.start - 1) : item.start] in _QUOTES  # “No Parking Zone”
        if (text in _DENIALS and not is_quoted) or text.endswith("n't"):
            key = "not" if text.endswith("n't") else text
            return self._make(PieceKind.NEGATION, key, place, after), after
        if text in _JOINERS:
            return self._make(PieceKind.JOINER, text, place, after), after
        # "The present Treaty" is this one.
        is_own = text == "present" and self.line[place - 1].text == "the"
        is_own = is_own and self.line[after].text in self.language.instruments
        if text in self.table.small or is_own or marks.is_light(self.line, place, self.found):
            return None, after
        key = fold_word(text) if self._is_english(place) else text.replace("œ", "oe")  # "mise en oeuvre", as typed
        if self._is_noun(place) and key.endswith("es"):
            key = f"{key[:-2]}s"  # "des Bescheides" is "des Bescheids"
        key = f"{item.number}th" if item.sort is Sort.ORDINAL and item.number else key
        return Piece(
            PieceKind.WORD,
            key,
            item.start,
            item.end,
            self.line.text[item.start : item.end],
            name=self.owners.get(place, ""),
            is_capital=self._is_capital(place),
            is_named=self.line[place - 1].text in DETERMINERS or self._opens_subject(place),
            is_noun=self._is_noun(place),
        ), after

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
        if self.language.glossary is not None or not self.line.is_capital(place) or place == 0:
            return False
        return (
            self.line[place - 1].text not in {".", ":", '"', "“", "(", "•", ")"}
            and not self.line.text[item.start : item.end].isupper()
        )

    def _is_noun(self, place: int) -> bool:
        return self._marks_nouns() and place > 0 and self.line.is_capital(place)

    def _marks_nouns(self) -> bool:
        return self.language.glossary is not None and self.language.glossary.capitals_mark_nouns

    def _make(self, kind: PieceKind, key: str, first: int, after: int) -> Piece:
        start, end = self.line[first].start, self.line[after - 1].end
        before = self.line[first - 1].text
        return Piece(kind, key, start, end, self.line.text[start:end], is_named=before in DETERMINERS)


def cut_pieces(line: Line, parties: Collection[str]) -> list[Piece]:
    """Cut a sentence into pieces.

    Args:
        line: The sentence.
        parties: Names of the plan's parties, beside the built-in ones.

    Returns:
        The pieces as they stand, commas with them. Linear time.
    """
    return list(_Cutter(line, parties).read())
