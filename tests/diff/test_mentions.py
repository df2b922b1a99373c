"""What words in the place of others mention."""

from __future__ import annotations

import pytest

from plancmp.diff.effects import Effect
from plancmp.model.constraints import Dates
from plancmp.model.dates import PartialDate
from plancmp.model.vocabulary import Force
from tests.diff.test_drafting import is_silent, tell
from tests.diff.test_other_languages import compare


@pytest.mark.parametrize(
    ("code", "old", "new", "rule"),
    [
        (
            "en",
            "Tolls are laid down in the Ships Act 2014.",
            "Tolls are laid down in the Ships Act 2019.",
            "reference-changed",
        ),
        ("en", "Tolls are laid down in Annex IV.", "Tolls are laid down in Annex VI.", "reference-changed"),
        ("fr", "Les péages sont fixés à l'article 5.", "Les péages sont fixés à l'article 9.", "reference-changed"),
        ("uk", "Мито визначено у статті 5.", "Мито визначено у статті 9.", "reference-changed"),
        ("en", "The boat flies the flag of Norway.", "The boat flies the flag of Panama.", "name-changed"),
        ("en", "The corn belongs to the Miller.", "The corn belongs to the Baker.", "name-changed"),
        (
            "en",
            "The miller shall send the corn to the baker.",
            "The miller shall send the corn to the brewer.",
            "name-changed",
        ),
        ("fr", "Le meunier remet le grain au boulanger.", "Le meunier remet le grain à la mairie.", "name-changed"),
        ("de", "Das Korn ist dem Müller zu übergeben.", "Das Korn ist dem Bäcker zu übergeben.", "name-changed"),
        ("uk", "Мірошник передає зерно покупцеві.", "Мірошник передає зерно боржникові.", "name-changed"),
        ("uk", "Мито встановлюється радою.", "Мито встановлюється міністерством.", "name-changed"),
        ("ru", "Пошлина назначается советом.", "Пошлина назначается старостой.", "name-changed"),
        ("ru", "Флот базируется в Норвегии.", "Флот базируется в Панаме.", "name-changed"),
        ("en", "Wages are paid in US dollars.", "Wages are paid in euros.", "currency-changed"),
        ("de", "Der Lohn wird in Euro gezahlt.", "Der Lohn wird in Dollar gezahlt.", "currency-changed"),
        ("en", "The toll is 9 euros per boat.", "The toll is 9 euros per crew.", "basis-changed"),
        ("en", "The Miller gets 9 % of the corn.", "The Miller gets 9 % of the flour.", "basis-changed"),
        ("de", "Der Müller erhält 9 % des Korns.", "Der Müller erhält 9 % des Mehls.", "basis-changed"),
        ("es", "El molinero recibe el 9 % del trigo.", "El molinero recibe el 9 % de la harina.", "basis-changed"),
        ("en", "The fair begins on Monday.", "The fair begins on Friday.", "day-changed"),
        ("es", "La feria empieza el lunes.", "La feria empieza el viernes.", "day-changed"),
        ("en", "The dam is open from 1 May.", "The dam is open from 3 June.", "day-changed"),
        ("en", "The mill closes at 5 p.m.", "The mill closes at 6 p.m.", "time-later"),
        ("fr", "Le moulin ferme à 18 heures.", "Le moulin ferme à 17 heures.", "time-earlier"),
        ("en", "The fair lasts until 1 May 2027.", "The fair lasts to 1 May 2027.", "figure-recast"),
        ("en", "The sale is void.", "The sale is valid.", "opposite-said"),
        ("de", "Die Sitzungen sind öffentlich.", "Die Sitzungen sind geheim.", "opposite-said"),
        ("uk", "Договір є дійсним.", "Договір є недійсним.", "opposite-said"),
        ("en", "The fine is twice the toll.", "The fine is triple the toll.", "figure-raised"),
        ("fr", "L'amende est le triple du péage.", "L'amende est le double du péage.", "figure-lowered"),
        ("en", "The third boat pays no toll.", "The fourth boat pays no toll.", "figure-raised"),
        ("en", "The rules can only be changed by a vote.", "The rules can be changed by a vote.", "list-recast"),
        ("ru", "Зерно продают с платой.", "Зерно продают без платы.", "opposite-said"),
        ("ru", "Зерно доставляется Мельником.", "Зерно доставляется Пекарем.", "name-changed"),
        ("en", "The fine is half the toll.", "The fine is double the toll.", "figure-raised"),
        ("en", "The Guild pays twice the toll.", "The Guild pays three times the toll.", "figure-raised"),
        ("en", "Tolls rise by 9 %.", "Tolls rise to 9 %.", "figure-recast"),
        ("en", "The toll is 9 euros per boat.", "The toll is 9 euros per day.", "basis-changed"),
        (
            "en",
            "The Guild decides by a majority of its members.",
            "The Guild decides by a majority of the votes cast.",
            "basis-changed",
        ),
        ("en", "The pact binds the EEA.", "The pact binds the EU.", "name-changed"),
        ("de", "Die Strafe beträgt 9 Euro je Boot.", "Die Strafe beträgt 9 Euro je Tag.", "basis-changed"),
        ("en", "The Miller pays the Baker.", "The Baker pays the Miller.", "party-changed"),
        ("en", "The Guild pays tax.", "The Guild pays no tax.", "answer-turned-no"),
        ("en", "Tolls are paid in grain or by card.", "Tolls are paid in grain.", "member-removed"),
        ("en", "The dam is mended by the losing guild.", "The dam is mended by each guild.", "party-changed"),
        ("fr", "Le maître est élu par la guilde.", "Le maître est élu par le conseil.", "party-changed"),
        ("de", "Der Wirt wird vom Rat gewählt.", "Der Wirt wird von der Zunft gewählt.", "party-changed"),
        ("es", "El maestro es elegido por el gremio.", "El maestro es elegido por la junta.", "party-changed"),
    ],
)
def test_what_is_mentioned_is_known_though_it_has_no_direction(code: str, old: str, new: str, rule: str) -> None:
    assert tell(old, new, code) == [("shifted", rule)]


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("en", "The Guild pays 9 % in corn.", "The Guild pays 9 % in flour."),
        ("en", "The sum is invested at once.", "The sum is vested at once."),
        ("es", "El grano se envía por correo.", "El grano se envía por tren."),
        ("en", "The mill lies by the river.", "The mill lies by the road."),
    ],
)
def test_what_only_looks_like_a_mention_is_a_change_of_words(code: str, old: str, new: str) -> None:
    assert {rule for _, rule in tell(old, new, code)} <= {"wording-changed"}


def test_steps_short_of_an_act_are_expected_whether_it_is_done_or_left() -> None:
    old = "The Guilds shall refrain from the use of force."
    assert tell(old, old.replace("refrain", "endeavour to refrain"), "en") == [("loosened", "force-weakened")]
    old = "The Guild agrees to mend the dam."
    assert tell(old, old.replace("to mend", "to try to mend"), "en") == [("loosened", "force-weakened")]


@pytest.mark.parametrize(
    ("code", "old", "new", "effect"),
    [
        ("en", "The Guild must mend the dam.", "The Guild is advised to mend the dam.", "loosened"),
        ("en", "The Guild shall mend the dam.", "The Guild may, at its discretion, mend the dam.", "loosened"),
        ("en", "Boats may enter.", "Boats may enter only with the permission of the Miller.", "tightened"),
        ("en", "The Guild shall mend the dam.", "The Guild shall, as far as possible, mend the dam.", "loosened"),
        ("en", "Guests may use the pool.", "Guests may use the pool during the day.", "tightened"),
        ("en", "Guests may use the pool.", "Guests may, on payment of a fee, use the pool.", "tightened"),
        ("en", "Guests may use any pool.", "Guests may use no pool.", "reversed"),
        ("en", "Nobody under 18 may row.", "Anybody under 18 may row.", "reversed"),
        ("en", "The Guild may have up to 5 boats.", "The Guild may have up to 9 boats.", "loosened"),
        ("es", "El gremio deberá abrir la presa.", "El gremio deberá procurar abrir la presa.", "loosened"),
        ("en", "Guests must not fish.", "Guests must not fish without a licence.", "loosened"),
        ("en", "Guests must not shout.", "Guests must not shout without exception.", "shifted"),
        ("fr", "Aucun membre ne peut voter.", "Tout membre peut voter.", "reversed"),
        ("en", "Guests are free to leave.", "Guests are not free to leave.", "reversed"),
        ("en", "It is permitted to fish.", "It is prohibited to fish.", "reversed"),
        ("fr", "La guilde doit ouvrir l'écluse.", "La guilde s'efforce d'ouvrir l'écluse.", "loosened"),
        ("es", "El gremio debe abrir la presa.", "El gremio procurará abrir la presa.", "loosened"),
        ("uk", "Гільдія повинна лагодити греблю.", "Гільдія прагне лагодити греблю.", "loosened"),
        ("ru", "Гильдия обязана чинить дамбу.", "Гильдия стремится чинить дамбу.", "loosened"),
        ("de", "Die Zunft muss den Damm flicken.", "Die Zunft bemüht sich, den Damm zu flicken.", "loosened"),
        ("de", "Der Rat entscheidet einstimmig.", "Der Rat entscheidet mit Stimmenmehrheit.", "loosened"),
        ("fr", "Le conseil statue à l'unanimité.", "Le conseil statue à la majorité des voix.", "loosened"),
        ("es", "El consejo decide por mayoría de votos.", "El consejo decide por unanimidad.", "tightened"),
        ("ru", "Совет решает единогласно.", "Совет решает большинством голосов.", "loosened"),
        ("uk", "Гільдія має сплатити мито протягом 5 днів.", "Гільдія має сплатити мито протягом 9 днів.", "loosened"),
        ("uk", "Гільдія має зберігати мито протягом 5 днів.", "Гільдія має зберігати мито протягом 9 днів.", "shifted"),
        ("ru", "Гильдия должна уплатить пошлину в течение 9 дней.", "Гильдия должна уплатить пошлину в течение 5 дней.",
         "tightened"),
    ],
)  # fmt: skip
def test_what_goes_with_a_duty_or_a_freedom_has_its_direction(code: str, old: str, new: str, effect: str) -> None:
    assert [told for told, _ in tell(old, new, code)] == [effect]


def test_a_day_in_figures_that_may_be_the_same_is_read() -> None:
    old, new = "The fair begins on 1 November 2027.", "The fair begins on 01/11/2027."
    assert not tell(old, new)
    assert not is_silent(old, new)
    assert tell(old, "The fair begins on 01/12/2027.")
    assert is_silent("Should the dam burst, the Guild pays.", "If the dam bursts, the Guild pays.")
    assert is_silent("In the absence of a price, the Guild decides.", "If there is no price, the Guild decides.")


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("en", "The term may not be longer than five years.", "The term may not exceed five years."),
        ("en", "If and when the dam bursts, tolls fall.", "When the dam bursts, tolls fall."),
        (
            "en",
            "Only with the permission of the Miller may corn be sold.",
            "Corn may be sold only with the permission of the Miller.",
        ),
        ("en", "Only if it rains may the Guild close the dam.", "The Guild may close the dam only if it rains."),
        ("en", "The following may fish: millers and bakers.", "Millers and bakers may fish."),
        ("en", "The lease must be for no more than five years.", "The lease must not exceed five years."),
        ("en", "The Guild pays within 9 days at most.", "The Guild pays within 9 days."),
        ("es", "El pacto surte efecto al momento de la firma.", "El pacto surte efecto en el momento de la firma."),
        ("de", "Zahlt der Müller nicht, kann die Zunft klagen.", "Wenn der Müller nicht zahlt, kann die Zunft klagen."),
        (
            "de",
            "Ist das Korn feucht, so darf der Bäcker es ablehnen.",
            "Wenn das Korn feucht ist, darf der Bäcker es ablehnen.",
        ),
        (
            "de",
            "Sollte der Müller nicht zahlen, kann die Zunft klagen.",
            "Wenn der Müller nicht zahlt, kann die Zunft klagen.",
        ),
        ("fr", "Il est interdit de stationner ici.", "Le stationnement ici est interdit."),
        ("de", "Der Zins beträgt fünf vom Hundert.", "Der Zins beträgt 5 %."),
        ("en", "The term of the lease is five years.", "The lease has a term of five years."),
        ("fr", "La durée du pacte est de deux ans.", "Le pacte a une durée de deux ans."),
        ("es", "La feria abre a las 16:00.", "La feria abre a las 16 horas."),
        ("en", "Rice, maize and beans are sold.", "Maize, rice and beans are sold."),
        ("de", "Wird das Mehl nicht bezahlt, fallen Zinsen an.", "Wenn das Mehl nicht bezahlt wird, fallen Zinsen an."),
        ("es", "El gremio nombra al maestro.", "El maestro es nombrado por el gremio."),
    ],
)
def test_more_forms_say_the_same(code: str, old: str, new: str) -> None:
    assert is_silent(old, new, code)


def test_a_verb_that_opens_a_sentence_in_german_makes_a_condition() -> None:
    old = "Zahlt der Müller nicht, kann die Zunft klagen."
    assert tell(old, old.replace("kann", "muss"), "de") == [("tightened", "force-strengthened")]
    assert tell("Mit der Mühle, samt Rad, geht das Recht über.", "Mit der Mühle geht das Recht über.", "de")


def test_a_least_number_of_members_is_a_bound() -> None:
    old = "Гильдия состоит минимум из девяти человек."
    assert tell(old, old.replace("девяти", "пяти"), "ru") == [("loosened", "floor-lowered")]


def test_a_word_that_stands_for_nothing_in_its_text_has_no_capital() -> None:
    assert tell("Договір укладають у письмовій формі.", "Договір укладають в усній формі.", "uk")


def test_the_event_that_a_time_hangs_on_is_told() -> None:
    old = "The pact enters into force on the date of signature."
    assert tell(old, old.replace("signature", "ratification")) == [("shifted", "event-changed")]
    assert tell("Договор действует со дня подписания.", "Договор действует со дня публикации.", "ru") == [
        ("shifted", "event-changed")
    ]


def test_all_reasonable_steps_are_fewer_than_all() -> None:
    old = "The Guild shall take all steps to mend the dam."
    assert tell(old, old.replace("all steps", "all reasonable steps"), "en") == [("loosened", "qualifier-lowered")]
    old = "The Guild shall not name the price."
    assert tell(old, old.replace(".", ", save to its advisers."), "en") == [("loosened", "condition-added")]


def test_a_least_number_that_may_be_had_is_no_duty() -> None:
    difference = compare("The crew must have at least three cooks.", "The crew may have three cooks.", "en")
    assert [(one.old.force, one.new.force, one.effect) for one in difference.terms if one.old and one.new] == [
        (Force.MUST, Force.MAY, Effect.SHIFTED)
    ]


@pytest.mark.parametrize("bound", ["have at least nine cooks", "not exceed nine metres"])
def test_a_bound_that_binds_by_itself_has_the_force_of_its_cue(bound: str) -> None:
    assert tell(f"The crew must {bound}.", f"The crew should {bound}.", "en") == [("loosened", "force-weakened")]


def test_a_start_in_a_quarter_is_its_first_day() -> None:
    difference = compare(
        "Der Plan gilt ab dem zweiten Quartal 2026.", "Der Plan gilt ab dem ersten Quartal 2026.", "de"
    )
    assert [(one.old.constraint, one.new.constraint) for one in difference.terms if one.old and one.new] == [
        (Dates(PartialDate(2026, 4)), Dates(PartialDate(2026, 1)))
    ]


def test_another_thing_that_a_rate_counts_by_is_told_once() -> None:
    difference = compare("The toll is 9 euros per boat.", "The toll is 9 euros per day.", "en")
    assert (len(difference.terms), difference.listed) == (1, ())
