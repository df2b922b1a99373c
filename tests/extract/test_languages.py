"""Other languages than English: figures, money, spans, dates, parties and the few forces that can be read safely."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from babel.units import format_unit
from hypothesis import given
from hypothesis import strategies as st

from plancmp.extract.languages import LANGUAGES, choose_language, find_language
from plancmp.extract.languages.detection import detect_language
from plancmp.extract.mention import Kind, Mention
from plancmp.extract.recognizer import recognize
from plancmp.extract.terms import extract_terms
from plancmp.extract.topics import find_topics
from plancmp.model import PartialDate, Quantity, Taxonomy, Topic
from plancmp.model.constraints import Constraint
from plancmp.model.vocabulary import Confidence, Force
from plancmp.readers import find_taxonomy

OTHERS = tuple(code for code in LANGUAGES if code != "en")


def only(text: str, code: str) -> Mention:
    (mention,) = recognize(text, language=find_language(code))
    return mention


def spell(mention: Mention) -> str:
    return mention.value.describe() if isinstance(mention.value, Constraint) else str(mention.value)


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("uk", "сто двадцять три мільйони чотириста тисяч п'ять", "123,400,005"),
        ("uk", "2,5 млрд", "2,500,000,000"),
        ("uk", "сім цілих п'ять десятих", "7.5"),
        ("ru", "девятьсот девяносто девять тысяч", "999,000"),
        ("ru", "30 (тридцать)", "30"),
        ("de", "zweihundertfünfzigtausenddreihunderteins", "250,301"),
        ("de", "1.234.567,8", "1,234,567.8"),
        ("de", "fünfundneunzig", "95"),
        ("fr", "quatre-vingt-dix-sept mille deux cents", "97,200"),
        ("fr", "soixante et onze", "71"),
        ("fr", "deux milliards trois cents millions", "2,300,000,000"),
        ("es", "ciento treinta y una mil", "131,000"),
        ("es", "100.000 millones", "100,000,000,000"),
        ("es", "cien mil millones", "100,000,000,000"),
        ("it", "duecentocinquantamilatrecentouno", "250,301"),
        ("it", "centoventitré milioni quattrocentomilacinque", "123,400,005"),
        ("it", "1.234.567,8", "1,234,567.8"),
        ("it", "ottantotto", "88"),
    ],
)
def test_numbers_are_exact(code: str, text: str, value: str) -> None:
    mention = only(text, code)
    assert (mention.kind, str(mention.value), mention.text) == (Kind.NUMBER, value, text)


@pytest.mark.parametrize(
    ("code", "text", "kind", "value"),
    [
        ("uk", "100 мільярдів доларів США", Kind.MONEY, "100 billion USD"),
        ("uk", "дві третини прибутку", Kind.SHARE, "2/3"),
        ("uk", "півроку", Kind.DURATION, "6 months"),
        ("uk", "800 000 військовослужбовців", Kind.COUNT, "800,000 personnel"),
        ("ru", "12,5 млн руб.", Kind.MONEY, "12.5 million RUB"),
        ("ru", "полтора процентных пункта", Kind.PERCENT, "1.5 percentage points"),
        ("ru", "15 лет", Kind.DURATION, "15 years"),
        ("de", "3 Mrd. €", Kind.MONEY, "3 billion EUR"),
        ("de", "anderthalb Jahre", Kind.DURATION, "1.5 years"),
        ("de", "2.500 Quadratkilometer", Kind.MEASURE, "2,500 km²"),
        ("fr", "1,5 Md€", Kind.MONEY, "1.5 billion EUR"),
        ("fr", "dix jours ouvrables", Kind.DURATION, "10 business days"),
        ("fr", "quinze pour cent", Kind.PERCENT, "15%"),
        ("es", "un billón de pesos", Kind.MONEY, "1,000,000,000,000 peso"),
        ("es", "600.000 efectivos", Kind.COUNT, "600,000 personnel"),
        ("it", "un quinto delle entrate", Kind.SHARE, "0.2"),
        ("it", "4.500 euro al mese", Kind.MONEY, "4,500 EUR per month"),
        ("es", "una quinta parte de la renta", Kind.SHARE, "0.2"),
    ],
)
def test_units_and_kinds(code: str, text: str, kind: Kind, value: str) -> None:
    mention = only(text, code)
    assert (mention.kind, str(mention.value)) == (kind, value)


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("uk", "протягом 100 днів після підписання цієї угоди", "100 days after signature"),
        ("uk", "до 1 вересня 2027 року", "by 2027-09-01"),
        ("uk", "до кінця 2027 року", "by 2027"),
        ("ru", "не позднее чем через 90 дней после ратификации", "90 days after ratification"),
        ("ru", "с 1 июля 2027 года", "from 2027-07-01"),
        ("de", "innerhalb von 30 Tagen nach Unterzeichnung dieses Vertrags", "30 days after signature"),
        ("de", "spätestens am 31. Dezember 2026", "by 2026-12-31"),
        ("fr", "dans les trente (30) jours suivant la signature du présent accord", "30 days after signature"),
        ("fr", "au plus tard le 1er septembre 2027", "by 2027-09-01"),
        (
            "es",
            "en un plazo de 60 días tras la entrada en vigor del presente tratado",
            "60 days after entry into force",
        ),
        ("es", "a más tardar el 1 de enero de 2030", "by 2030-01-01"),
        ("it", "entro cinque giorni lavorativi dalla firma del presente accordo", "5 business days after signature"),
        ("it", "non oltre il 1º gennaio 2030", "by 2030-01-01"),
        ("it", "a decorrere dal 1º luglio 2027", "from 2027-07-01"),
    ],
)
def test_deadlines_say_the_same_in_every_language(code: str, text: str, value: str) -> None:
    mention = only(text, code)
    assert (mention.kind, spell(mention)) == (Kind.DEADLINE, value)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("uk", "Одна держава може відмовитися."),
        ("uk", "F-16 та Су-27"),
        ("ru", "одна из них"),
        ("de", "Ein Drittstaat darf beitreten."),
        ("fr", "Un tiers peut adhérer."),
        ("es", "Una vez que se reúna, no once on board: no más."),
        ("es", "Un mar en calma"),
    ],
)
def test_what_is_no_figure_gives_none(code: str, text: str) -> None:
    found = recognize(text, language=find_language(code))
    assert [mention.text for mention in found] == (["once"] if "once" in text else [])


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [("uk", "600.000", 600_000), ("ru", "1,500", 1500), ("de", "1,500", 1500), ("fr", "1.234", 1234)],
)
def test_marks_of_another_custom_are_read_but_not_certain(code: str, text: str, value: int) -> None:
    mention = only(text, code)
    assert (mention.value, mention.certain) == (Quantity(value), False)


def test_an_uncertain_figure_gives_a_term_of_low_confidence() -> None:
    (term,) = extract_terms("Армія налічує 600.000 солдатів.", language=find_language("uk"))
    assert term.confidence is Confidence.LOW


@pytest.mark.parametrize(
    ("code", "text", "party", "force", "constraint"),
    [
        ("uk", "Україна не може мати 600 000 військовослужбовців.", "Ukraine", Force.MUST_NOT, "600,000 personnel"),
        ("uk", "Росія зобов'язується виплатити 100 млрд доларів.", "Russia", Force.MUST, "100 billion USD"),
        ("ru", "США вправе разместить 5 бригад.", "United States", Force.MAY, "5 brigades"),
        ("fr", "La Russie ne peut jamais déployer 5 chars.", "Russia", Force.MUST_NOT, "5 tanks"),
        ("fr", "L'Ukraine s'engage à libérer 300 prisonniers.", "Ukraine", Force.MUST, "300 prisoners"),
        ("es", "Rusia no podrá desplegar 20 tanques.", "Russia", Force.MUST_NOT, "20 tanks"),
        ("it", "La Russia non può schierare 20 carri armati.", "Russia", Force.MUST_NOT, "20 tanks"),
        ("de", "Russland verpflichtet sich, 20 Panzer abzuziehen.", "Russia", Force.MUST, "20 tanks"),
        ("de", "Russland darf nicht 20 Panzer stationieren.", "Russia", Force.MUST_NOT, "20 tanks"),
        ("de", "Russland darf 20 Panzer hier nicht stationieren.", "Russia", Force.MUST_NOT, "20 tanks"),
        ("de", "Russland muss 20 Panzer nicht abziehen.", "Russia", Force.MAY, "20 tanks"),
        ("de", "Russland verpflichtet sich, hier keine 20 Panzer zu halten.", "Russia", Force.STATES, "20 tanks"),
    ],
)  # fmt: skip
def test_forces_are_read_only_where_the_negation_is_sure(
    code: str, text: str, party: str, force: Force, constraint: str
) -> None:
    terms = extract_terms(text, language=find_language(code))
    found = [(term.party, term.force, str(term.constraint and term.constraint.describe())) for term in terms]
    assert found == [((party,), force, constraint)]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("uk", "Чисельність армії не повинна перевищувати 800 000 військовослужбовців."),
        ("ru", "Численность армии не должна превышать 800 000 военнослужащих."),
        ("fr", "L'armée ne peut dépasser 800 000 militaires."),
        ("es", "El ejército no podrá superar 800.000 efectivos."),
        ("it", "L'esercito non può superare 800.000 effettivi."),
    ],
)
def test_a_duty_not_to_exceed_is_a_cap(code: str, text: str) -> None:
    (term,) = extract_terms(text, language=find_language(code))
    assert (term.force, term.constraint and term.constraint.describe()) == (Force.MUST, "at most 800,000 personnel")


def test_a_plan_may_call_its_parties_what_they_are_called_in_its_language() -> None:
    (term,) = extract_terms("Росією сплачується 5 млрд євро.", ["Росія", "Україна"], find_language("uk"))
    assert term.party == ("Росія",)


@pytest.mark.parametrize("code", OTHERS)
def test_every_month_is_read_in_every_form_that_babel_knows(code: str) -> None:
    for month in range(1, 13):
        text = format_date(date(2026, month, 5), "long", code)
        assert only(text.removesuffix(" р.").removesuffix(" г."), code).value == PartialDate(2026, month, 5), text


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("unit", ["year", "month", "week", "day", "hour", "minute"])
def test_every_span_is_read_in_every_plural_that_babel_knows(code: str, unit: str) -> None:
    for number in (2, 3, 5, 11, 21, 42, 100):
        text = format_unit(number, f"duration-{unit}", length="long", locale=code)
        assert only(text, code).value == Quantity(number, unit), text


@pytest.mark.parametrize("code", OTHERS)
def test_every_neighbour_has_its_name(code: str) -> None:
    names = {
        "UA": "Ukraine", "RU": "Russia", "US": "United States", "GB": "United Kingdom", "DE": "Germany", "FR": "France",
        "PL": "Poland", "IT": "Italy", "ES": "Spain", "MD": "Moldova", "GE": "Georgia", "CA": "Canada", "JP": "Japan",
        "IL": "Israel", "RO": "Romania", "HU": "Hungary", "FI": "Finland", "NO": "Norway", "SE": "Sweden", "IR": "Iran",
        "IQ": "Iraq", "SY": "Syria", "EG": "Egypt", "JO": "Jordan", "IN": "India", "BR": "Brazil", "AM": "Armenia",
        "AZ": "Azerbaijan", "RS": "Serbia", "SK": "Slovakia", "DK": "Denmark", "LV": "Latvia", "LT": "Lithuania",
        "EE": "Estonia", "KP": "North Korea", "KR": "South Korea", "LB": "Lebanon", "CN": "China",
    }  # fmt: skip
    language = find_language(code)
    for territory, name in names.items():
        text = Locale(code).territories[territory].split(" (")[0]
        terms = extract_terms(f"{text} 5 %.", language=language)
        assert [term.party for term in terms] == [(name,)], (territory, text)


@given(st.sampled_from(OTHERS), st.decimals(0, 10**12, allow_nan=False, places=2))
def test_digits_with_national_marks_are_read_back(code: str, number: Decimal) -> None:
    mention = only(format_decimal(number, "#,##0.##", code), code)
    assert mention.value == Quantity(Fraction(number))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The parties shall withdraw their forces from the zone within sixty days of the signature."),
        ("en", "Troop cap: 600,000 personnel. Buffer zone: forty kilometres. Guarantors: five. Duration of pact: ten."),
        ("uk", "Сторони виводять свої війська із зони протягом шістдесяти днів після підписання та не вводять їх."),
        ("ru", "Стороны выводят свои войска из зоны в течение шестидесяти дней после подписания и не вводят."),
        ("de", "Die Parteien ziehen ihre Truppen innerhalb von sechzig Tagen nach der Unterzeichnung aus der Zone ab."),
        ("fr", "Les parties retirent leurs forces de la zone dans les soixante jours suivant la signature de ce plan."),
        ("es", "Las partes retiran sus fuerzas de la zona en un plazo de sesenta días tras la firma de este plan."),
        ("it", "Le parti ritirano le loro forze dalla zona entro sessanta giorni dalla firma del presente accordo."),
        ("pl", "Strony wycofają swoje wojska ze strefy w ciągu 60 dni od podpisania i nie wracają do niej."),
        ("und", "Osapuolet vetävät joukkonsa vyöhykkeeltä 60 päivän kuluessa, eivätkä ne koskaan enää palaa sinne."),
        ("", "25 % 30 km NATO"),
        ("", "A pays y euros to x. Set p = a, q = b; file a, name y, error x, page a."),
        ("de", "Der Gast kann den Hund mitbringen."),
        ("fr", "Le client peut garder son chien."),
        ("es", "El cliente podrá traer su perro."),
        ("nl", "De klant mag het huis verlaten."),
        ("", "Guests pay 5 EUR per dog der Saison."),
        ("en", "Kayak: EUR 9 per hour. Canoe: EUR 14 per hour. Raft: EUR 3 per hour. Members return boats clean."),
        ("fr", "Tarif annexé : catégorie A, bateaux légers, 9 euros ; les canoës, 4 euros ; les radeaux, 2 euros."),
        ("", "Kayak hire: EUR 9. Canoe hire: EUR 14. Raft hire: EUR 3. Members return boats clean within five days."),
        ("uk", "Стаття 1. Мир і свобода."),
        ("ru", "Статья 1. Мы за мир."),
        ("und", "Пункт 1. Два сапога."),
    ],
)  # fmt: skip
def test_a_language_is_found_by_its_small_words(code: str, text: str) -> None:
    detection = detect_language(text)
    assert detection.code == code
    assert bool(detection.words) == (code not in {"", "und"})


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("uk", "Збройні сили України обмежуються восьмистами тисячами бійців. Активи заморожено."),
        ("ru", "Вооружённые силы ограничиваются восемьюстами тысячами бойцов. Активы заморожены."),
        ("", "Kyiv and Lviv (Київ, Львів) hold."),
    ],
)  # fmt: skip
def test_a_text_with_few_small_words_is_told_by_its_letters(code: str, text: str) -> None:
    detection = detect_language(text)
    assert (detection.code, bool(detection.words)) == (code, bool(code))


def test_no_word_of_a_language_that_is_not_read_is_taken_for_another() -> None:
    text = "Op 5 may, once, million: 25 % binnen 30 km en 100 EUR"
    found = [mention.text for mention in recognize(text, language=choose_language("nl"))]
    assert found == ["5", "25 %", "30 km", "100 EUR"]


@pytest.mark.parametrize(
    ("code", "text", "topic"),
    [
        ("uk", "Україна не вступатиме до НАТО.", "nato"),
        ("uk", "Заморожені активи йдуть до фонду.", "frozen-assets"),
        ("ru", "Обмен военнопленными проводится всех на всех.", "humanitarian"),
        ("de", "Die Sanktionen werden stufenweise aufgehoben.", "sanctions"),
        ("de", "Das Kernkraftwerk liefert Strom.", "nuclear-plant"),
        ("fr", "Des élections sont organisées.", "elections"),
        ("fr", "L'adhésion à l'OTAN est exclue.", "nato"),
        ("es", "La línea de contacto se congela.", "territory"),
        ("es", "Amnistía total para todos.", "amnesty"),
        ("it", "Amnistia piena per tutti.", "amnesty"),
        ("it", "Le sanzioni sono revocate gradualmente.", "sanctions"),
    ],
)
def test_topics_are_found_in_every_language(code: str, text: str, topic: str) -> None:
    assert find_topics(text, find_taxonomy("peace"), code)[0].topic == topic


@pytest.mark.parametrize("code", OTHERS)
def test_every_topic_of_the_peace_taxonomy_has_words(code: str) -> None:
    glossary = find_language(code).glossary
    assert glossary is not None
    assert set(glossary.topics) == {f"peace/{topic.id}" for topic in find_taxonomy("peace").topics}


def test_a_taxonomy_of_ones_own_has_words_of_any_language() -> None:
    taxonomy = Taxonomy(
        "own", "Own", (Topic("water", "Water", words=("водойм*", "чиста вода")), Topic("other", "Other"))
    )
    assert find_topics("Стан водоймищ і чиста вода", taxonomy, "uk")[0].explain() == "water: водойм*, чиста вода"


def test_a_figure_is_the_same_term_in_every_language() -> None:
    sentences = {
        "en": "Ukraine's army is limited to 800,000 personnel.",
        "uk": "Армія України обмежується 800 000 військовослужбовців.",
        "ru": "Армия Украины ограничивается 800 000 военнослужащих.",
        "fr": "L'armée de l'Ukraine est limitée à 800 000 militaires.",
        "es": "El ejército de Ucrania se limita a 800.000 efectivos.",
        "it": "L'esercito dell'Ucraina è limitato a 800.000 effettivi.",
    }
    found = {
        (term.name, term.party, term.constraint)
        for code, text in sentences.items()
        for term in extract_terms(text, language=find_language(code))
    }
    assert len(found) == 1
