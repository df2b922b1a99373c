"""A document that reports about a plan: how it is told from the plan itself, and what its sentences say.

A plan says what its parties shall do. A report says what somebody said about the plan, and what nobody will say: "its
details were not disclosed". The signs of either are words; the tables below hold them for all languages at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto

from attrs import frozen

from plancmp.model import Agreement, Clause, Disclosure, DocumentKind
from plancmp.readers.documents.blocks import Block, Kind, clean
from plancmp.readers.documents.numbers import Style, read_label, read_markers

_LEAST_SIGNS = 2
_LEAST_SHARE = 0.12  # of all sentences
_MOST_NUMBERS = 2  # a text with more of them in a row prints points
_LONGEST_LEAD = 300


class Statement(Enum):
    """What a sentence of a report says of the plan."""

    UNKNOWN = auto()
    DEFERRED = auto()
    DISPUTED = auto()
    GONE = auto()
    EARLIER = auto()
    CLAIM = auto()


# What nobody has said.
_UNKNOWN = {
    "en": r"\b(?:was|were|is|are|has|have|had|been) (?:still |also )?not (?:yet )?(?:been )?(?:yet )?"
    r"(?:disclosed|released|published|made public|revealed|specified|announced|shared|known|clear)\b"
    r"|\b(?:remains?|remained|is|are|was|were|still) (?:still )?(?:unclear|uncertain|unknown|undisclosed|an open question)\b"
    r"|\b(?:gave|gives?|giving|provided?|offered) no (?:further )?(?:details?|figures?|explanation)\b"
    r"|\bwithout (?:giving|providing|offering) (?:further )?details\b|\bremains to be seen\b"
    r"|\b(?:did|does|do|would) not (?:say|specify|elaborate|disclose)\b"
    r"|\bdeclined to (?:give|say|disclose|share|elaborate|comment|provide)\b|\bno (?:further )?details\b",
    "uk": r"\bне (?:розкри|оприлюдн|опублік|уточн|повідомля|розголош|назв)\w*|\bневідомо\b|\bнезрозуміло\b|\bнеясно\b"
    r"|\bзалишається (?:відкритим|незрозумілим|невідомим)|\b(?:жодних|без) (?:деталей|подробиць)",
    "ru": r"\bне (?:раскры|обнародова|опубликова|уточн|сообща|разглаша|назва)\w*|\bнеизвестно\b|\bнепонятно\b|\bнеясно\b"
    r"|\bостаётся (?:открытым|непонятным|неизвестным)|\bостается (?:открытым|непонятным|неизвестным)"
    r"|\b(?:никаких|без) (?:деталей|подробностей)",
    "de": r"\b(?:nicht|noch nicht) (?:bekannt|veröffentlicht|offengelegt|mitgeteilt|genannt|klar)\w*|\bunklar\b|\bungeklärt\b"
    r"|\bkeine (?:näheren |weiteren )?(?:einzelheiten|details|angaben)\b|\bbleibt offen\b",
    "fr": r"\bn['’](?:a|ont) pas (?:encore )?été (?:divulgu|publi|rendu|communiqu|précis|révél|dévoil)\w*"
    r"|\bn['’]est pas (?:clair|connu)\w*|\breste(?:nt)? (?:flou|incertain|inconnu|à savoir)\w*|\bon ignore\b"
    r"|\b(?:aucun|sans donner de) détails?\b|\bn['’]a pas précisé\b",
    "es": r"\bno (?:se )?(?:ha|han|fue|fueron) (?:sido )?(?:divulg|public|revel|difund|precis|detall)\w*"
    r"|\bno está claro\b|\bse desconoce\w*|\bno se sabe\b|\bsin dar detalles\b|\bno dio detalles\b",
}
# What is left for later, or to others.
_DEFERRED = {
    "en": r"\b(?:left|postponed|deferred|put off|set aside) (?:\w+ ){0,3}?(?:to|for|until)\b"
    r"|\b(?:to|will|would) be (?:decided|settled|discussed|negotiated|resolved|addressed) "
    r"(?:later|separately|at a later|by the (?:presidents|leaders)|in further)",
    "uk": r"\b(?:відкла|залиш|перен[еі]с)\w* (?:\w+ ){0,3}?(?:на|для|президент\w*|лідер\w*)\b|\bвирішуватимуть (?:\w+ )?(?:президент|лідер|пізніше)",
    "ru": r"\b(?:отлож|остав|перен[её]с)\w* (?:\w+ ){0,3}?(?:на|для|президент\w*|лидер\w*)\b|\bбудут решать (?:\w+ )?(?:президент|лидер|позже)",
    "de": r"\b(?:verschoben|vertagt|zurückgestellt|überlassen)\b",
    "fr": r"\b(?:laissée?s?|renvoyée?s?|reportée?s?) (?:à|aux?|pour)\b",
    "es": r"\b(?:se dej[aó]n?|aplazad[oa]s?|pospuest[oa]s?) (?:\w+ ){0,3}?(?:para|a)\b|\b(?:aplazad|pospuest)[oa]s?\b",
}
# What the sides have not agreed on.
_DISPUTED = {
    "en": r"\bno agreement\b|\bsticking points?\b|\b(?:could|did|do) not agree\b|\bfailed to agree\b|\bremains? disputed\b",
    "uk": r"\b(?:не досягнуто|не дійшли|немає) (?:\w+ )?(?:згоди|домовлен\w+)|\bне погодж\w+",
    "ru": r"\b(?:не достигнут\w*|не пришли к|нет) (?:\w+ )?(?:согласи\w+|договор[её]нн\w+)|\bне согласован\w*",
    "de": r"\bkeine einigung\b|\bstrittig\b|\bumstritten\b",
    "fr": r"\b(?:aucun|pas d['’])\s*accord\b|\bpoints? de désaccord\b",
    "es": r"\bno (?:hay|hubo|se ha alcanzado|se alcanzó) (?:un )?acuerdo\b|\bdesacuerdo\b",
}
# What stands in the plan no more.
_GONE = {
    "en": r"\b(?:was|were|is|are|been) (?:also )?(?:dropped|removed|deleted|scrapped|taken out|struck(?: out)?|left out|cut)\b"
    r"|\bno longer (?:contains?|includes?|mentions?|provides?|appears?|in the)\b",
    "uk": r"\b(?:вилуч|прибра|викресл|вида)(?:ли|лен|лил|но|ли)\w*|\bбільше не (?:містить|передбачає|згадує)",
    "ru": r"\b(?:исключ|убра|вычеркн|удал|изъя)(?:ли|ен|ены|или|ило|ыт|ут|ят)\w*|\bбольше не (?:содержит|предусматривает|упоминает)",
    "de": r"\b(?:gestrichen|entfernt|fallen gelassen|entfallen)\b|\bnicht mehr (?:enthalten|vorgesehen)\b",
    "fr": r"\b(?:supprimée?s?|retirée?s?|abandonnée?s?)\b|\bne (?:contient|prévoit|mentionne) plus\b",
    "es": r"\b(?:eliminad|retirad|suprimid)[oa]s?\b|\bya no (?:contiene|incluye|prevé|menciona|figura)\b",
}
# An earlier version, of which a report reminds its readers.
_EARLIER = {
    "en": r"\b(?:first|earlier|original|initial|previous|prior|leaked|\d+-point) (?:\w+ )?(?:draft|plan|version|text|proposal|framework)\b"
    r"|\b(?:had|originally|initially) (?:called|asked|said|provided|required|envisaged|limited|capped|barred|banned|demanded)\b",
    "uk": r"\b(?:перш|попередн|початков|первісн)\w+ (?:\w+ )?(?:проєкт|проект|план|верс|текст|редакц|варіант)\w*",
    "ru": r"\b(?:перв|прежн|предыдущ|первоначальн|изначальн)\w+ (?:\w+ )?(?:проект|план|верси|текст|редакци|вариант)\w*",
    "de": r"\b(?:erst|früher|ursprünglich|vorherig|bisherig)e?[nrms]? (?:\w+ )?(?:entwurf|plan|fassung|text|vorschlag)\w*",
    "fr": r"\b(?:premi(?:er|ère)|précédente?|initiale?) (?:projet|plan|version|texte|proposition)\b"
    r"|\b(?:projet|plan|version|texte|proposition) (?:initiale?|précédente?|d['’]origine)\b",
    "es": r"\b(?:primer|anterior|original|inicial)\w* (?:borrador|plan|versión|texto|propuesta)\b"
    r"|\b(?:borrador|plan|versión|texto|propuesta) (?:anterior|original|inicial)\b",
}
# What the plan that is reported about is said to hold.
_CLAIM = {
    "en": r"\b(?:new|revised|updated|refined|latest|amended|current) (?:\w+ )?(?:draft|plan|version|text|proposal|framework|document) \w+"
    r"|\b(?:was|were|been) agreed\b|\b(?:rises?|rose|raise[sd]?|increase[sd]?|lower(?:s|ed)?|cuts?|falls?|fell)\b[^.]{0,80}\bto [\d$€£]"
    r"|\b(?:draft|plan|text|framework|proposal|document) (?:says|contains|includes|provides|calls|raises|lowers|limits|bans|allows|keeps|requires|sets)\b"
    r"|\b(?:is|are) said to\b|\bwould\b",
    "uk": r"\b(?:нов|оновлен|переглянут|доопрацьован|чинн)\w+ (?:\w+ )?(?:проєкт|проект|план|верс|текст|редакц|варіант)\w*"
    r"|\b(?:проєкт|проект|план|текст|документ)\w* (?:передбача|містить|дозволя|обмежу|забороня)\w*|\bпогоджено\b",
    "ru": r"\b(?:нов|обновл[её]нн|пересмотренн|доработанн)\w+ (?:\w+ )?(?:проект|план|верси|текст|редакци|вариант)\w*"
    r"|\b(?:проект|план|текст|документ)\w* (?:предусматрива|содержит|разреша|ограничива|запреща)\w*|\bсогласован[оаы]?\b",
    "de": r"\b(?:neue|überarbeitete|aktualisierte)[nrms]? (?:\w+ )?(?:entwurf|plan|fassung|text|vorschlag)\w*"
    r"|\b(?:entwurf|plan|text|dokument) (?:sieht|enthält|erlaubt|begrenzt|verbietet)\b",
    "fr": r"\b(?:nouveau|nouvelle|dernière?) (?:projet|plan|version|texte|proposition)\b"
    r"|\b(?:projet|plan|version|texte) (?:révisée?|actualisée?|prévoit|contient|autorise|limite|interdit)\b",
    "es": r"\b(?:nuevo|nueva|última?) (?:borrador|plan|versión|texto|propuesta)\b"
    r"|\b(?:borrador|plan|versión|texto) (?:revisad[oa]|actualizad[oa]|prevé|contiene|permite|limita|prohíbe)\b",
}
# Who said so. "The said Agreement" is a phrase of contracts.
_SAID = {
    "en": r"\b(?:reportedly|told (?:reporters|journalists|the \w+|[A-Z]\w+))\b|\bsaid (?:on|that|in|it|he|she|they|the|its)\b"
    r"|[,”\"] (?:[\w.'’-]+ ){1,4}said\b|\b(?:officials?|sources?|diplomats?|spokes\w+|reporters?|ministers?) (?:\w+ ){0,4}?said\b"
    r"|\baccording to (?:\w+ ){0,3}(?:officials?|sources?|people|person|diplomats?|reports?|media|news\w*)\b",
    "uk": r"\b(?:заяви|сказа|розпові|повідоми)(?:в|ла|ли|ло)\b|\bза (?:словами|даними|інформацією)\b|\bджерел\w+ (?:\w+ )?(?:повідом|розпов|кажуть)\w*",
    "ru": r"\b(?:заяви|сказа|рассказа|сообщи)(?:л|ла|ли|ло)\b|\bпо (?:словам|данным|информации)\b|\bисточник\w* (?:\w+ )?(?:сообщ|рассказ|говор)\w*",
    "de": r"\b(?:sagte|sagten|erklärte|erklärten|teilte mit|hieß es)\b|\bnach angaben\b|\blaut (?:\w+ )?(?:quellen?|berichten|medien)\b|\bberichtete\b",
    "fr": r"\b(?:a|ont) (?:déclaré|affirmé|indiqué|annoncé|rapporté)\b|\bselon (?:un|une|des|deux|plusieurs) (?:sources?|responsables?|médias|diplomates?)\b",
    "es": r"\b(?:dijo|dijeron|declaró|afirmó|señaló|informó|informaron)\b|\bsegún (?:una|un|dos|varias|fuentes?|funcionarios?)\b",
}
# Only words of a norm; a text that is full of them is the norm, whoever it quotes.
_NORM = r"\b(?:shall|hereby|hereinafter|undertakes?|зобов['’]язу\w+|обязу\w+|verpflichte\w+|s['’]engage\w*|se compromete\w*)\b"
_SUMMARY = (
    r"\b(?:key|main) points\b|\bat a glance\b|\bin brief\b|\bsummary of the (?:\w+ )?(?:plan|draft|agreement|deal|proposal)"
    r"|\b(?:основні|ключові) (?:пункти|положення|тези)|\b(?:основные|ключевые) (?:пункты|положения|тезисы)"
    r"|\b(?:wichtigsten|zentralen) punkte\b|\b(?:principaux|grands) points\b|\b(?:puntos (?:clave|principales))\b"
)
_EXCERPT = (
    r"\b(?:excerpts?|extracts?) (?:from|of)\b|\b(?:уривки|витяги?) (?:з|із)\b|\b(?:выдержки|отрывки) из\b"
    r"|\b(?:auszüge?) aus\b|\bextraits? d[eu']|\b(?:extractos?|fragmentos?) de[l]?\b"
)


def _join(table: dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(table.values()), re.IGNORECASE)


# The first that fits counts.
_STATEMENTS = (
    (Statement.DEFERRED, _join(_DEFERRED)),
    (Statement.DISPUTED, _join(_DISPUTED)),
    (Statement.UNKNOWN, _join(_UNKNOWN)),
    (Statement.EARLIER, _join(_EARLIER)),
    (Statement.GONE, _join(_GONE)),
    (Statement.CLAIM, _join(_CLAIM)),
)
_TOLD, _BY = _join(_UNKNOWN), _join(_SAID)
_NORMS = re.compile(_NORM, re.IGNORECASE)
_KINDS = (
    (DocumentKind.EXCERPT, re.compile(_EXCERPT, re.IGNORECASE)),
    (DocumentKind.SUMMARY, re.compile(_SUMMARY, re.IGNORECASE)),
)
_END = re.compile(r"(?<=[.!?…])[\"”»“’)]*\s+(?=[\"“«„(]?[A-ZА-ЯҐЄІЇÀ-Þ])")
_INITIAL = re.compile(r"(?:\b[A-ZА-Я]|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Lt|Col|Nov|Dec|Oct|Sept|Aug|Jan|Feb|No))\.$")
_DISCLOSURES = {
    Statement.UNKNOWN: Disclosure.UNDISCLOSED,
    Statement.EARLIER: Disclosure.UNDISCLOSED,
    Statement.DISPUTED: Disclosure.UNDISCLOSED,
    Statement.DEFERRED: Disclosure.DEFERRED,
    Statement.GONE: Disclosure.REPORTED,
    Statement.CLAIM: Disclosure.REPORTED,
}


_NUMBER = r"\d{1,3}(?:[ ,.\u00a0\u202f]\d{3}){1,5}(?!\d)|\d{1,15}(?:[.,]\d{1,6})?"
_SHIFT = re.compile(
    rf"(?:\b(?:from|von|de|du|desde)|(?<!\w)(?:з|із|від|с|со|от))\s+\D{{0,6}}({_NUMBER})\D{{1,40}}?({_NUMBER})",
    re.IGNORECASE,
)
_FIGURE = re.compile(rf"(?<![\w.,])(?:{_NUMBER})(?!\w)")
_YEAR = re.compile(r"(?:19|20)\d\d")


@frozen
class Told:
    """What a document that reports about a plan says of it.

    Attributes:
        clauses: Its statements about the plan, one for each sentence or item of a list.
        rest: Its other sentences: who met whom, and until when somebody has to answer.
    """

    clauses: tuple[Clause, ...]
    rest: str


def judge_kind(title: str, blocks: Sequence[Block]) -> tuple[DocumentKind, str]:
    """Tell whether a document is the text of a plan, or speaks about it.

    Args:
        title: Its title.
        blocks: Its text.

    Returns:
        The kind, and the sentence that shows it; nothing for the text itself.
    """
    if _count_numbers(blocks) <= _MOST_NUMBERS:
        sentences = [sentence for sentence, _, _ in _list_sentences(blocks)]
        signs = [sentence for sentence in sentences if _TOLD.search(sentence) or _BY.search(sentence)]
        norms = sum(_NORMS.search(sentence) is not None for sentence in sentences)
        needed = max(_LEAST_SIGNS, _LEAST_SHARE * len(sentences))
        if len(signs) >= needed and norms < len(signs):
            return DocumentKind.REPORT, next(filter(_TOLD.search, signs), signs[0])
    lead = [title, *(block.text for block in blocks[:2] if not _is_numbered(block))]
    for kind, pattern in _KINDS:
        for text in lead:
            if len(text) <= _LONGEST_LEAD and pattern.search(text):
                return kind, text
    return DocumentKind.TEXT, ""


def classify_statement(sentence: str) -> Statement | None:
    """Return what a sentence of a report says of the plan; `None` if it speaks of something else."""
    return next((statement for statement, pattern in _STATEMENTS if pattern.search(clean(sentence))), None)


def list_statements(blocks: Sequence[Block]) -> Told:
    """Return what a report says of the plan, each statement as a clause of its own."""
    clauses: list[Clause] = []
    rest: list[str] = []
    for sentence, intro, place in _list_sentences(blocks):
        statement = classify_statement(f"{intro} {sentence}")
        text = f"{intro} {sentence}".strip()
        if statement is None:
            rest.append(text)
            continue
        clauses.append(
            Clause(
                id=f"said-{len(clauses) + 1}",
                text=text,
                agreement=Agreement.OPEN if statement is Statement.DISPUTED else None,
                disclosure=_DISCLOSURES[statement],
                place=place,
            )
        )
    return Told(tuple(clauses), "\n".join(rest))


def _list_sentences(blocks: Sequence[Block]) -> Iterator[tuple[str, str, str]]:
    """Yield each sentence with the sentence that introduces the list in which it stands, and its place."""
    intro: tuple[str, str, str] | None = None
    is_used = False
    for block in blocks:
        markers = read_label(block.label, block.text) or read_markers(block.text)
        is_item = bool(markers) and markers[0].style is Style.BULLET
        if not is_item or intro is None:
            if intro and not is_used:
                yield intro
            intro, is_used = None, False
        sentences = _split(markers[0].rest if is_item else block.text) if block.kind is not Kind.HEADING else []
        if not is_item and sentences and sentences[-1].endswith(":"):
            intro = sentences.pop(), "", block.place
        for sentence in sentences:
            is_used = is_used or is_item
            yield sentence, intro[0] if is_item and intro else "", block.place
    if intro and not is_used:
        yield intro


def _split(text: str) -> list[str]:
    sentences: list[str] = []
    start = 0
    for match in _END.finditer(text):
        if not _INITIAL.search(text[start : match.start()][-8:]):
            sentences.append(text[start : match.end()].strip())
            start = match.end()
    return [sentence for sentence in (*sentences, text[start:].strip()) if sentence]


def _count_numbers(blocks: Sequence[Block]) -> int:
    return sum(map(_is_numbered, blocks))


def _is_numbered(block: Block) -> bool:
    if block.kind is Kind.ROW:
        return False
    markers = read_label(block.label, block.text) or read_markers(block.text)
    return bool(markers) and markers[0].style is not Style.BULLET and not markers[0].loose


def read_subject(statement: str) -> str:
    """Return the words of a statement that say what it is about: an item without the sentence above its list."""
    item = clean(statement).rpartition(": ")[2]
    for _, pattern in _STATEMENTS:
        item = pattern.sub(" ", item)
    return item


def read_shift(sentence: str) -> tuple[str, str]:
    """Return the figures of "from 600,000 to 800,000", or the one figure that a sentence holds; empty for none."""
    if match := _SHIFT.search(sentence):
        return match[1], match[2]
    figures = list_figures(sentence)
    return ("", figures[0]) if len(figures) == 1 else ("", "")


def list_figures(text: str) -> list[str]:
    """Return the figures of a text as printed, without years."""
    return [match[0] for match in _FIGURE.finditer(text) if not _YEAR.fullmatch(match[0])]
