"""Hard prose for the laws of documents: sentences as lawyers write them, each as parts that a test can exchange."""

from __future__ import annotations

from functools import cache

from attrs import evolve, frozen
from hypothesis import strategies as st

from plancmp.model import Clause, Plan

PARTIES = ("Buyer", "Seller", "Agent", "Carrier", "Lessor", "Operator")
VERBS = {
    "deliver": "delivered",
    "return": "returned",
    "inspect": "inspected",
    "send": "sent",
    "keep": "kept",
    "store": "stored",
}
THINGS = ("the goods", "the keys", "the report", "the samples", "the seals", "the maps", "the spare parts")
MANNERS = (
    "",
    "at no charge",
    "in writing",
    "without delay",
    "for no other purpose",
    "at its own cost",
    "in good faith",
)
RELATIVES = ("", "who may have a claim", "that must hold a licence", "who has not objected", "which it shall appoint")
DATES = ("5 June 2027", "31 March 2028", "1 May 2026", "15 October 2029")
NUMBERS = {2: "two", 5: "five", 7: "seven", 10: "ten", 14: "fourteen", 20: "twenty", 30: "thirty", 60: "sixty"}
MODALS = ("shall", "must", "may", "shall not", "must not", "may not")
# What a bound of a duty looks like around its figure.
SPANS = ("within {} days", "for at least {} months", "no later than {} weeks after signature", "for up to {} hours")
OPENINGS = ("if", "where", "unless", "in the event that", "when", "as long as")
CLOSINGS = (*OPENINGS, "provided that", "only if", "except where")
FACTS = (
    "{party} is late",
    "a dispute arises",
    "either party may object",
    "{party} has not replied within {figure} days",
    "{party} objects by {date}",
    "the lease ends",
    "{party} must so request",
)
PRECEDENCE = ("subject to clause 4", "notwithstanding clause 7", "without prejudice to Article 9")


@frozen
class Part:
    """Some words of a sentence.

    Attributes:
        kind: "word", "figure", "date", "party", "modal" of a duty, or "hidden" for a modal that binds nobody.
        text: The words.
    """

    kind: str
    text: str


Parts = tuple[Part, ...]


@frozen
class Limit:
    """A condition or a rule of precedence; `mark` is empty where the words hold it."""

    mark: str
    fact: str
    party: str = ""
    figure: int = 0
    date: str = ""

    def parts(self) -> Parts:
        """Return its words."""
        values = {"party": self.party, "figure": str(self.figure), "date": self.date}
        return (*_words(self.mark), *_fill(self.fact, values))


@frozen
class Duty:
    """One duty, ban or permission.

    Attributes:
        determiner: What stands before the party.
        parties: Whom it binds; two are joined by "and".
        relative: A clause about the party, with or without a modal of its own.
        modal: Its modal.
        verb: What to do.
        things: What to do it with; several are a list.
        receiver: To whom; empty for nobody.
        manner: How.
        span: The words around its figure or date; empty without one.
        figure: The figure.
        date: The date; empty where it has a figure.
        is_passive: Whether the party stands behind "by".
        in_words: Whether the figure is written in words.
    """

    determiner: str
    parties: tuple[str, ...]
    relative: str
    modal: str
    verb: str
    things: tuple[str, ...]
    receiver: str
    manner: str
    span: str
    figure: int
    date: str
    is_passive: bool = False
    in_words: bool = False

    def parts(self) -> Parts:
        """Return its words."""
        subject = [*_words(self.determiner), Part("party", self.parties[0])]
        for party in self.parties[1:]:
            subject += [Part("word", "and the"), Part("party", party)]
        subject += [Part("hidden" if one in {"may", "must", "shall"} else "word", one) for one in self.relative.split()]
        things = _words(join(self.things))
        modal = Part("modal", self.modal)
        receiver = (Part("word", "to the"), Part("party", self.receiver)) if self.receiver else ()
        values = {"figure": NUMBERS[self.figure] if self.in_words else str(self.figure), "date": self.date}
        tail = (*receiver, *_words(self.manner), *_fill(self.span.replace("{}", "{figure}"), values))
        if self.is_passive:
            return (*things, modal, *_words(f"be {VERBS[self.verb]} by"), *subject, *tail)
        return (*subject, modal, *_words(self.verb), *things, *tail)


@frozen
class Sentence:
    """A sentence: a condition, one or two duties, and another condition."""

    opening: Limit | None
    duties: tuple[Duty, ...]
    closing: Limit | None
    has_comma: bool = True

    def parts(self) -> Parts:
        """Return its words."""
        found: list[Part] = []
        if self.opening is not None:
            found += [*self.opening.parts(), *_words("," if self.has_comma else "")]
        for place, duty in enumerate(self.duties):
            found += [*_words("and" if place else ""), *duty.parts()]
        if self.closing is not None:
            found += self.closing.parts()
        return tuple(found)


Document = tuple[tuple[Parts, ...], ...]


def join(items: tuple[str, ...]) -> str:
    """Write a list."""
    return " and ".join([*([", ".join(items[:-1])] if items[1:] else []), items[-1]])


def _words(text: str) -> Parts:
    return (Part("word", text),) if text else ()


def _fill(pattern: str, values: dict[str, str]) -> Parts:
    """Cut a pattern into words and what fills its gaps; a modal in it binds nobody."""
    found: list[Part] = []
    for word in pattern.split():
        name = word.strip("{}")
        if name != word:
            found += [*_words("the" if name == "party" else ""), Part(name, values[name])]
        else:
            found.append(Part("hidden" if word in {"may", "must"} else "word", word))
    return tuple(found)


def write(parts: Parts) -> str:
    """Write a sentence."""
    text = " ".join(part.text for part in parts).replace(" ,", ",")
    return f"{text[0].upper()}{text[1:]}."


def make_plan(document: Document) -> Plan:
    """Make a document of clauses nobody has read."""
    texts = [" ".join(write(parts) for parts in clause) for clause in document]
    clauses = tuple(Clause(str(number), text=text) for number, text in enumerate(texts, 1))
    return Plan("p", "P", clauses=clauses, extracted=True)


# A strategy that is made anew for each draw is checked anew, which takes longer than the draw.
_FACTS, _PARTIES, _THINGS, _DATES = (st.sampled_from(words) for words in (FACTS, PARTIES, THINGS, DATES))
_MODALS, _MANNERS, _RELATIVES = (st.sampled_from(words) for words in (MODALS, MANNERS, RELATIVES))
_FIGURES, _VERBS = st.sampled_from(list(NUMBERS)), st.sampled_from(list(VERBS))
_DETERMINERS = st.sampled_from(["the", "each", "any"])
_SPANS = st.sampled_from(["", *SPANS, "by {date}"])
_UP_TO_THREE_PARTIES, _UP_TO_THREE_THINGS = (
    st.lists(words, min_size=1, max_size=3, unique=True) for words in (_PARTIES, _THINGS)
)


@cache
def limits(marks: tuple[str, ...]) -> st.SearchStrategy[Limit]:
    """Draw conditions; at the opening also rules of precedence."""
    facts = st.builds(Limit, st.sampled_from(marks), _FACTS, _PARTIES, _FIGURES, _DATES)
    return facts | st.builds(Limit, st.just(""), st.sampled_from(PRECEDENCE)) if marks is OPENINGS else facts


@cache
@st.composite
def duties(draw: st.DrawFn) -> Duty:
    """Draw duties of one or two parties, in either voice."""
    parties = tuple(draw(_UP_TO_THREE_PARTIES))
    receiver = parties[1] if len(parties) > 1 and draw(st.booleans()) else ""
    is_joint = len(parties) > 1 and not receiver
    relative = "" if is_joint else draw(_RELATIVES)
    determiner = "any" if relative else "the" if is_joint else draw(_DETERMINERS)
    return Duty(
        determiner=determiner,
        parties=parties[:2] if is_joint else parties[:1],
        relative=relative,
        modal=draw(_MODALS),
        verb=draw(_VERBS),
        things=tuple(draw(_UP_TO_THREE_THINGS)),
        receiver=receiver,
        manner=draw(_MANNERS),
        span=draw(_SPANS),
        figure=draw(_FIGURES),
        date=draw(_DATES),
        is_passive=draw(st.booleans()),
    )


@cache
@st.composite
def sentences(draw: st.DrawFn) -> Sentence:
    """Draw sentences of one duty or two."""
    opening = draw(_MAY_OPEN)
    closing = draw(_MAY_CLOSE)
    found = tuple(draw(_ONE_OR_TWO))
    # Nobody can tell where the condition ends in "if the lease ends the seals, the keys and the maps must".
    is_list = found[0].is_passive and len(found[0].things) > 2
    return Sentence(opening, found, closing, has_comma=is_list or draw(st.booleans()))


_MAY_OPEN, _MAY_CLOSE = (st.none() | limits(marks) for marks in (OPENINGS, CLOSINGS))
_ONE_OR_TWO = st.lists(duties(), min_size=1, max_size=2)


@cache
@st.composite
def documents(draw: st.DrawFn, least: int = 1) -> Document:
    """Draw documents of some clauses with some sentences each; many have a near twin elsewhere."""
    found = draw(_SENTENCES[least])
    for _ in range(draw(st.integers(0, 2))):
        found.insert(draw(st.integers(0, len(found))), _twin(draw, found[draw(st.integers(0, len(found) - 1))]))
    clauses: list[tuple[Parts, ...]] = []
    while found:
        size = draw(st.integers(1, min(4, len(found))))
        clauses.append(tuple(one.parts() for one in found[:size]))
        found = found[size:]
    return tuple(clauses)


_SENTENCES = {least: st.lists(sentences(), min_size=least, max_size=5) for least in (1, 2)}


def _twin(draw: st.DrawFn, sentence: Sentence) -> Sentence:
    """Draw a sentence that differs from another in one or two facts."""
    duty = sentence.duties[0]
    facts = draw(st.sampled_from(("figure", "party", "thing", "modal")))
    if facts == "figure":
        duty = evolve(duty, figure=draw(_FIGURES), date=draw(_DATES))
    elif facts == "party":
        duty = evolve(duty, parties=(draw(_PARTIES), *duty.parties[1:]))
    elif facts == "thing":
        duty = evolve(duty, things=(draw(_THINGS), *duty.things[1:]))
    else:
        duty = evolve(duty, modal=draw(_MODALS))
    return evolve(sentence, duties=(duty, *sentence.duties[1:]))
