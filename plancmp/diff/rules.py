"""The registry of rules: why a change got its kind or effect.

To add a rule: one row in the table of its group, and the line that names it where the difference is found. A test
walks the registry: every rule has a mirror that names it back.
"""

from __future__ import annotations

from attrs import frozen

from plancmp.diff.effects import Materiality
from plancmp.model.value import Value

MATERIAL, MINOR, EDITORIAL = Materiality.MATERIAL, Materiality.MINOR, Materiality.EDITORIAL


@frozen(eq=False, repr=False)
class Rule(Value):
    """Why a change got its kind or effect.

    Attributes:
        id: Stable and kebab-case; reviews and policies refer to it.
        group: What it is about: "force", "constraint", "condition", "party", "term", "clause", "record".
        materiality: How much it matters to a reader.
        mirror: The id of the rule for the change the other way round; its own where both ways are alike.
        explanation: One line for readers.
    """

    id: str
    group: str
    materiality: Materiality
    mirror: str
    explanation: str


def _pair(group: str, materiality: Materiality, first: tuple[str, str], second: tuple[str, str]) -> tuple[Rule, Rule]:
    return (
        Rule(first[0], group, materiality, second[0], first[1]),
        Rule(second[0], group, materiality, first[0], second[1]),
    )


def _both_ways(group: str, materiality: Materiality, rule_id: str, explanation: str) -> tuple[Rule]:
    return (Rule(rule_id, group, materiality, rule_id, explanation),)


_FORCE = (
    *_both_ways("force", MATERIAL, "force-reversed", "A duty or permission became a ban, or the other way round."),
    *_pair(
        "force",
        MATERIAL,
        ("force-weakened", "The term binds less than before."),
        ("force-strengthened", "The term binds more than before."),
    ),
    *_both_ways("force", MATERIAL, "force-recast", "A permission became a mere statement, or the other way round."),
)

_CONSTRAINT = (
    *_pair("constraint", MATERIAL, ("cap-raised", "The upper limit went up."), ("cap-lowered", "The upper limit went down.")),
    *_pair("constraint", MATERIAL, ("cap-removed", "The upper limit is gone."), ("cap-introduced", "There is an upper limit now.")),
    *_pair("constraint", MATERIAL, ("floor-raised", "The lower limit went up."), ("floor-lowered", "The lower limit went down.")),
    *_pair("constraint", MATERIAL, ("floor-removed", "The lower limit is gone."), ("floor-introduced", "There is a lower limit now.")),
    *_pair("constraint", MATERIAL, ("figure-raised", "The figure went up."), ("figure-lowered", "The figure went down.")),
    *_both_ways("constraint", MATERIAL, "unit-changed", "The figure is in a unit that does not convert."),
    *_both_ways("constraint", MATERIAL, "currency-changed", "The sum is in another currency."),
    *_both_ways("constraint", MATERIAL, "span-recast", "Days became months, or the other way round; which is longer depends on the calendar."),
    *_pair("constraint", MATERIAL, ("date-later", "The date is later."), ("date-earlier", "The date is earlier.")),
    *_both_ways("constraint", MATERIAL, "day-changed", "It is another day of the year, month or week."),
    *_both_ways("constraint", MATERIAL, "figure-recast", "The figure is the same, but it is meant differently."),
    *_pair("constraint", MATERIAL, ("time-later", "The time of day is later."), ("time-earlier", "The time of day is earlier.")),
    *_pair("constraint", MATERIAL, ("deadline-later", "There is more time."), ("deadline-earlier", "There is less time.")),
    *_pair("constraint", MATERIAL, ("deadline-removed", "There is no longer a last date."), ("deadline-introduced", "There is a last date now.")),
    *_pair("constraint", MATERIAL, ("deadline-opened", "A fixed deadline became an open one."), ("deadline-fixed", "An open deadline became a fixed one.")),
    *_pair("constraint", MATERIAL, ("start-later", "The first date is later."), ("start-earlier", "The first date is earlier.")),
    *_pair("constraint", MATERIAL, ("start-removed", "There is no longer a first date."), ("start-introduced", "There is a first date now.")),
    *_both_ways("constraint", MATERIAL, "pace-changed", "An open deadline is more or less urgent."),
    *_both_ways("constraint", MATERIAL, "event-changed", "The time runs from another event."),
    *_pair("constraint", MATERIAL, ("event-named", "The event that the time runs from is now named."), ("event-unnamed", "The event that the time runs from is no longer named.")),
    *_pair("constraint", MATERIAL, ("member-added", "The list has a new member."), ("member-removed", "A member left the list.")),
    *_both_ways("constraint", MATERIAL, "list-recast", "The list is meant differently: each, any one, or only these."),
    *_both_ways("constraint", MATERIAL, "share-out-changed", "The parts are shared out differently."),
    *_pair("constraint", MATERIAL, ("answer-turned-yes", "A no became a yes."), ("answer-turned-no", "A yes became a no.")),
    *_both_ways("constraint", MATERIAL, "wording-changed", "The content is free wording, and it changed."),
    *_both_ways("constraint", MATERIAL, "name-changed", "It names somebody or something else."),
    *_both_ways("constraint", MATERIAL, "reference-changed", "It refers to another provision."),
    *_both_ways("constraint", MATERIAL, "basis-changed", "The figure is a share of something else, or is counted by something else."),
    *_both_ways("constraint", MATERIAL, "opposite-said", "A word was replaced by its opposite."),
    *_pair("constraint", MATERIAL, ("qualifier-raised", "A qualifier asks or allows more."), ("qualifier-lowered", "A qualifier asks or allows less.")),
    *_both_ways("constraint", MATERIAL, "qualifier-changed", "The qualifier is a different one."),
    *_both_ways("constraint", MATERIAL, "constraint-recast", "The content is of a different kind, such as a list instead of a figure."),
)  # fmt: skip

_CONDITION = (
    *_pair("condition", MATERIAL, ("condition-added", "It holds under a further condition."), ("condition-removed", "A condition was dropped.")),
    *_both_ways("condition", MATERIAL, "condition-changed", "It holds under another condition."),
    *_both_ways("condition", MATERIAL, "precedence-changed", "It gives way to another rule, or takes precedence over one."),
)  # fmt: skip

_PARTY = (
    *_pair("party", MATERIAL, ("party-added", "It binds a further party."), ("party-removed", "It no longer binds a party.")),
    *_both_ways("party", MATERIAL, "party-changed", "It binds another party."),
    *_pair("party", MATERIAL, ("beneficiary-added", "It is owed to a further party."), ("beneficiary-removed", "It is no longer owed to a party.")),
    *_both_ways("party", MATERIAL, "beneficiary-changed", "It is owed to another party."),
    *_pair("party", MATERIAL, ("instrument-added", "It is to be laid down in a further instrument."), ("instrument-removed", "It no longer needs to be laid down in an instrument.")),
    *_both_ways("party", MATERIAL, "instrument-changed", "It is to be laid down in another instrument."),
)  # fmt: skip

_TERM = (
    *_pair("term", MATERIAL, ("term-added", "The term is new."), ("term-dropped", "The term is gone.")),
    *_pair("term", MATERIAL, ("term-withheld", "The new version is not known here; the term may or may not still apply."), ("term-disclosed", "The old version was not known here; the term may or may not be new.")),
    *_pair("term", MATERIAL, ("term-deferred", "The matter was left for later talks."), ("term-taken-up", "The matter had been left for later talks and no longer is.")),
    *_pair("term", MINOR, ("term-now-reported", "The term was in the text before and is now known only from reports."), ("term-now-stated", "The term was known only from reports and is now in the text.")),
    *_both_ways("term", MINOR, "term-attributes-changed", "Other data about the term changed."),
    *_both_ways("term", EDITORIAL, "term-record-changed", "A note, source, confidence or place of evidence changed."),
    *_both_ways("term", MINOR, "term-moved", "The term went to a clause that does not answer to its old one."),
    *_both_ways("term", MINOR, "report-unmatched", "A report says that a term is gone, but the other version does not have it."),
)  # fmt: skip

_CLAUSE = (
    *_pair("clause", MATERIAL, ("clause-added", "The clause is new."), ("clause-removed", "The clause is gone.")),
    *_pair("clause", MATERIAL, ("clause-withheld", "The new version is not known here; the clause may or may not still apply."), ("clause-disclosed", "The old version was not known here; the clause may or may not be new.")),
    *_pair("clause", MATERIAL, ("clause-deferred", "The matter was left for later talks."), ("clause-taken-up", "The matter had been left for later talks and no longer is.")),
    *_pair("clause", MATERIAL, ("dispute-opened", "The sides now disagree on this."), ("dispute-closed", "The sides no longer disagree on this.")),
    *_both_ways("clause", MINOR, "agreement-changed", "How far the sides agree is described differently."),
    *_both_ways("clause", EDITORIAL, "agreement-noted", "Only one version says how far the sides agree."),
    *_both_ways("clause", MATERIAL, "wording-needs-review", "A figure, negation, force, quantity, condition, party or single word changed, and no rule explains it."),
    *_both_ways("clause", MATERIAL, "reference-elsewhere", "A reference kept its number, but another clause now has that number."),
    *_pair("clause", MATERIAL, ("reference-lost", "A reference kept its number, but no clause now has that number."), ("reference-found", "A reference kept its number, and a clause now has that number.")),
    *_both_ways("clause", MATERIAL, "lead-in-changed", "An item went to another list, with different opening words."),
    *_both_ways("clause", MATERIAL, "definition-changed", "A term is defined differently, which matters wherever it is used."),
    *_pair("clause", MATERIAL, ("definition-lost", "A term is no longer defined, but still used."), ("definition-found", "A term that was used without a definition is defined now.")),
    *_both_ways("clause", MATERIAL, "name-replaced", "A name was replaced throughout by another."),
    *_both_ways("clause", MINOR, "term-renamed", "A defined term has another name throughout."),
    *_both_ways("clause", MINOR, "word-replaced", "A word was replaced throughout by one that says the same."),
    *_both_ways("clause", EDITORIAL, "text-followed", "A reference or a name only followed what it stands for."),
    *_both_ways("clause", EDITORIAL, "text-translated", "The words are in another language; only values were compared."),
    *_both_ways("clause", MINOR, "text-reworded", "The words changed; no term did."),
    *_both_ways("clause", EDITORIAL, "text-edited", "Only case, punctuation, spacing or numbering words changed."),
    *_both_ways("clause", EDITORIAL, "heading-changed", "The heading changed."),
    *_both_ways("clause", MINOR, "topics-changed", "The clause is filed under other topics."),
    *_pair("clause", MINOR, ("clause-now-reported", "The clause was in the text before and is now known only from reports."), ("clause-now-stated", "The clause was known only from reports and is now in the text.")),
    *_both_ways("clause", MINOR, "clause-attributes-changed", "Other data about the clause changed."),
    *_both_ways("clause", EDITORIAL, "clause-record-changed", "A label, place, note, source or confidence changed."),
)  # fmt: skip

_RECORD = (
    *_both_ways("record", MINOR, "status-changed", "The version has a different status: draft, leaked, reported, official or signed."),
    *_both_ways("record", MINOR, "disclosure-changed", "More or less is published of the version."),
    *_both_ways("record", MINOR, "parties-changed", "The list of parties changed."),
    *_both_ways("record", MINOR, "plan-attributes-changed", "Other data about the version changed."),
    *_both_ways("record", MINOR, "account-changed", "What was seen in the file but not compared is different: a header, a picture, a comment."),
    *_both_ways("record", EDITORIAL, "plan-record-changed", "The version's id, title, date, note, taxonomy, sources or companions changed."),
)  # fmt: skip

RULES: dict[str, Rule] = {
    rule.id: rule for rule in (*_FORCE, *_CONSTRAINT, *_CONDITION, *_PARTY, *_TERM, *_CLAUSE, *_RECORD)
}
