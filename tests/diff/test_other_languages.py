"""Documents in other languages than English: what is the same, what differs, what only changed its case."""

# ruff: noqa: E501 - a pair of sentences stays one line

from __future__ import annotations

import pytest

from plancmp.diff.effects import Effect
from plancmp.diff.propositions import list_propositions
from plancmp.diff.sentences import Sentence, list_sentences
from plancmp.diff.statements import Difference, compare_readings
from plancmp.diff.wording import find_subject, name_parties
from plancmp.extract.languages import choose_language
from plancmp.extract.languages.detection import detect_language
from plancmp.extract.pieces import Reading
from plancmp.extract.reading import read_pieces
from plancmp.extract.recognizer import recognize
from plancmp.model import Clause, Plan
from plancmp.model.vocabulary import Force


def read(text: str, code: str) -> Reading:
    return read_pieces(text, choose_language(code))


def compare(old: str, new: str, code: str) -> Difference:
    return compare_readings(read(old, code), read(new, code))


def cut(text: str) -> tuple[Sentence, ...]:
    return list_sentences(next(iter(Plan("p", "p", clauses=(Clause("1", text=text),)).outline())))


def is_silent(difference: Difference) -> bool:
    return not difference.terms and not difference.listed


def list_forces(text: str, code: str) -> list[Force]:
    return [piece.force for piece in read(text, code).pieces if piece.force is not None]


def list_limits(text: str, code: str) -> list[str]:
    return [limit.mark.key.split(":")[1] for limit in read(text, code).limits]


@pytest.mark.parametrize(
    ("code", "text", "force"),
    [
        ("ru", "Жилец воздерживается от шума.", Force.MUST_NOT),
        ("ru", "Жилец может не платить за июль.", Force.MAY),
        ("ru", "Жилец не может платить за июль.", Force.MUST_NOT),
        ("ru", "Жилец не может не платить за июль.", Force.MUST),
        ("uk", "Мешканець утримується від шуму.", Force.MUST_NOT),
        ("uk", "Мешканець має право не платити.", Force.MAY),
        ("de", "Der Verein kann Hunde halten.", Force.MAY),
        ("de", "Der Verein kann keine Hunde halten.", Force.MUST_NOT),
        ("de", "Der Verein darf Hunde halten wenn der Wirt sie nicht hält.", Force.MAY),
        ("de", "Kein Verein darf Hunde halten.", Force.MUST_NOT),
        ("de", "Der Verein darf keinerlei Hunde halten.", Force.MUST_NOT),
        ("de", "Niemand kann Hunde halten.", Force.MUST_NOT),
        ("de", "Der Verein darf Hunde ohne Leine halten.", Force.MAY),
        ("de", "Der Verein ist nicht verpflichtet, Hunde zu halten.", Force.MAY),
        ("fr", "Le club s'abstient de vendre du vin.", Force.MUST_NOT),
        ("fr", "Le club peut ne pas vendre de vin.", Force.MAY),
        ("es", "El club se abstendrá de vender vino.", Force.MUST_NOT),
        ("es", "El club podrá no vender vino.", Force.MAY),
        ("es", "El club no podrá vender vino.", Force.MUST_NOT),
    ],
)  # fmt: skip
def test_what_one_may_leave_undone_is_no_ban_and_refraining_is_one(code: str, text: str, force: Force) -> None:
    assert list_forces(text, code) == [force]


def test_a_verb_that_opens_its_sentence_is_no_right() -> None:
    assert list_forces("Kann der Gast nicht kommen, so darf er schreiben.", "de") == [Force.MAY]  # of "darf"


def test_the_denial_of_one_verb_forbids_no_other() -> None:
    text = "Ни один участник не несёт расходов и может выйти из союза."
    assert list_forces(text, "ru") == [Force.MAY]


@pytest.mark.parametrize(
    ("code", "text", "mark"),
    [
        ("ru", "Музей вправе продать картину с письменного согласия дарителя.", "+with consent~written"),
        ("ru", "Музей вправе продать картину без согласия дарителя.", "-without consent"),
        ("ru", "Несмотря на пункт 8, музей вправе продать картину.", "notwithstanding"),
        ("uk", "Музей може продати картину лише якщо дах протікає.", "+only if"),
        ("uk", "Попри пункт 8, музей може продати картину.", "notwithstanding"),
        ("de", "Das Museum kann das Bild ohne Zustimmung des Stifters zeigen.", "-without consent"),
        ("de", "Der Wächter darf mit niemand anderem als dem Bürger reden.", "-except"),
        ("fr", "Le garde ne doit pas parler avec une autre personne que le maire.", "-except"),
        ("es", "El guarda no debe hablar con otra persona que el alcalde.", "-except"),
        ("uk", "Сторож не повинен говорити з іншою особою, ніж мер.", "-except"),
        ("de", "Vorbehaltlich des Artikels 8 kann das Museum das Bild zeigen.", "subject to"),
        ("fr", "Le musée peut vendre le tableau sans l'accord préalable du donateur.", "-without consent~prior"),
        ("fr", "Nonobstant l'article 8, le musée peut vendre le tableau.", "notwithstanding"),
        ("es", "El museo podrá vender el cuadro sin el consentimiento del donante.", "-without consent"),
        ("es", "Sin perjuicio del artículo 8, el museo podrá vender el cuadro.", "without prejudice to"),
        ("es", "No obstante el artículo 8, el museo podrá vender el cuadro.", "notwithstanding"),
        ("es", "El museo podrá vender el cuadro a no ser que el donante se oponga.", "-unless"),
        ("es", "El museo podrá mostrar el cuadro hasta que el donante se oponga.", "+until"),
        ("fr", "Le musée peut prêter les tableaux à l'exclusion des dons.", "-except"),
        ("fr", "Par dérogation à l'article 8, le musée peut vendre le tableau.", "notwithstanding"),
        ("fr", "Le musée peut montrer le tableau jusqu'à ce que le donateur s'oppose.", "+until"),
        ("fr", "Le musée peut vendre le tableau pourvu que le donateur accepte.", "+if"),
        ("de", "Abweichend von Artikel 8 kann das Museum das Bild zeigen.", "notwithstanding"),
        ("de", "Das Museum kann das Bild zeigen, ausgenommen, wenn der Stifter widerspricht.", "-unless"),
        ("uk", "На відступ від статті 8 музей може продати картину.", "notwithstanding"),
        ("ru", "В отступление от статьи 8 музей вправе продать картину.", "notwithstanding"),
        ("ru", "Музей вправе продать картину, разве что даритель возражает.", "-unless"),
        ("en", "By way of derogation from Article 8, the museum may sell it.", "notwithstanding"),
        ("en", "The museum may sell the picture in the event the donor agrees.", "+if"),
    ],
)
def test_consents_and_precedence_are_known(code: str, text: str, mark: str) -> None:
    assert list_limits(text, code) == [mark]


@pytest.mark.parametrize(
    ("code", "text", "subject"),
    [
        ("ru", "В случае пожара дежурный сторож вправе открыть ворота.", ("дежурный", "сторож")),
        ("ru", "В случае пожара сторож вправе открыть ворота.", ("сторож",)),
        ("uk", "У разі пожежі сторож може відчинити браму.", ("сторож",)),
    ],
)
def test_an_opening_condition_without_a_comma_leaves_the_subject(
    code: str, text: str, subject: tuple[str, ...]
) -> None:
    reading = read(text, code)
    assert tuple(piece.text for piece in reading.pieces[: len(subject)]) == subject
    assert [len(limit.pieces) for limit in reading.limits] == [1]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The guard shall issue a card (if the guest lacks one) or a key."),
        ("ru", "Сторож обязан выдать карту (если гость её не имеет) или ключ."),
    ],
)
def test_a_condition_in_brackets_ends_with_them(code: str, text: str) -> None:
    reading = read(text, code)
    assert reading.pieces[-1].text in {"key", "ключ"}
    assert len(reading.limits) == 1


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("ru", "Лицензиар обязан хранить ноты.", "Лицензиат обязан хранить ноты."),
        ("ru", "Счёт оплачивает кредитор.", "Счёт оплачивает кредит."),
        ("fr", "L'employé doit payer les frais.", "L'employeur doit payer les frais."),
        ("de", "Die Zahl der Verkäufe zählt.", "Die Zahl der Verkäufer zählt."),
    ],
)
def test_a_derived_word_is_no_form_of_its_root(code: str, old: str, new: str) -> None:
    for difference in (compare(old, new, code), compare(new, old, code)):
        assert len(difference.terms) == 1
        assert difference.terms[0].causes[0].difference


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("ru", "Архив хранит копии у нотариуса.", "Архив хранит копию у нотариуса."),
        ("ru", "Архив хранит письменную копию.", "Архив хранит письменные копии."),
        ("fr", "Le loyer est payé aux créanciers.", "Le loyer est payé au créancier."),
        ("ru", "Архив обязан отдать Польше 5 картин.", "Польше архив обязан отдать 5 картин."),
        ("fr", "Le club doit mettre en oeuvre le plan.", "Le club doit mettre en œuvre le plan."),
    ],
)
def test_forms_and_the_order_of_words_change_nothing(code: str, old: str, new: str) -> None:
    assert is_silent(compare(old, new, code))


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("ru", "Художник возвращает музею раму.", "Художнику возвращает музей раму."),
        ("ru", "Польша обязана вернуть Чехии 5 картин.", "Польше обязана вернуть Чехия 5 картин."),
        ("uk", "Польща зобов'язана повернути Чехії 5 картин.", "Польщі зобов'язана повернути Чехія 5 картин."),
    ],
)
def test_an_exchange_of_cases_is_told(code: str, old: str, new: str) -> None:
    for difference in (compare(old, new, code), compare(new, old, code)):
        assert not is_silent(difference)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("without the prior written consent of the donor", "without the consent of the donor"),
        ("without the donor's prior consent", "without the donor's consent"),
        ("with the written approval of the donor", "with the approval of the donor"),
    ],
)
def test_what_consent_is_asked_for_counts(old: str, new: str) -> None:
    texts = [f"The museum may sell the painting {words}." for words in (old, new)]
    (pair,) = compare(texts[0], texts[1], "en").terms
    assert pair.causes[0].rule == "condition-changed"
    assert pair.causes[0].effect is None


def test_whose_consent_is_asked_for_may_be_said_in_two_ways() -> None:
    texts = [f"The museum may sell the painting {words}." for words in
             ("with the donor's written consent", "with the written consent of the donor")]  # fmt: skip
    assert is_silent(compare(texts[0], texts[1], "en"))


@pytest.mark.parametrize("verb", ["agrees", "undertakes", "commits", "promises"])
def test_a_duty_not_to_act_has_two_word_orders(verb: str) -> None:
    assert is_silent(compare(f"The club {verb} not to sell wine.", f"The club {verb} to not sell wine.", "en"))
    assert not is_silent(compare(f"The club {verb} to sell wine.", f"The club {verb} to not sell wine.", "en"))


def test_references_stand_in_every_case() -> None:
    for code, text in (
        ("ru", "Сведения стоят в пунктах 3 и 4 устава."),
        ("uk", "Дані подано в пунктах 3 і 4 статуту."),
    ):
        assert [piece.kind.value for piece in read(text, code).pieces if "3" in piece.text] == ["reference"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ru", "Срок может быть продлён не более чем на пять дней. Таблицы не входят в текст и не имеют силы."),
        ("uk", "Строк може бути подовжено не більш як на п'ять днів. Таблиці не входять до тексту і не мають сили."),
    ],
)
def test_a_letter_that_a_language_lacks_counts_against_it(code: str, text: str) -> None:
    assert detect_language(text).code == code


def test_a_body_behind_a_preposition_is_not_the_one_who_acts() -> None:
    old = "Союз, который по уставу и под надзором Польши вправе строить мосты, ведёт учёт."
    new = "Союз, который по уставу и под надзором Чехии вправе строить мосты, ведёт учёт."
    for pair in compare(old, new, "ru").terms:
        assert "party-changed" not in {cause.rule for cause in pair.causes}


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("ru", "Срок продлевается не более чем на пять дней.", "Срок продлевается не более чем на восемь дней."),
        ("uk", "Строк подовжують не більш як на п'ять днів.", "Строк подовжують не більш як на вісім днів."),
    ],
)
def test_a_bound_may_have_its_preposition(code: str, old: str, new: str) -> None:
    (pair,) = compare(old, new, code).terms
    assert pair.causes[0].rule == "cap-raised"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The ramp shall be so built that carts can pass."),
        ("en", "The club shall open the gate so that carts can pass."),
        ("de", "Die Rampe muss so gebaut sein, dass Karren passieren können."),
        ("de", "Der Verein öffnet das Tor, damit Karren passieren können."),
        ("fr", "Le club ouvre la porte afin que les charrettes puissent passer et que chacun peut voir."),
        ("uk", "Клуб відчиняє браму, щоб вози могли проїхати."),
    ],
)  # fmt: skip
def test_what_an_act_is_for_allows_nothing(code: str, text: str) -> None:
    assert all(piece.is_dependent for piece in read(text, code).pieces if piece.force is Force.MAY)


@pytest.mark.parametrize(
    ("text", "is_dependent"),
    [
        ("Welche Farbe das Boot haben muss, bestimmt der Rat.", True),
        ("Der Rat prüft, ob das Boot fahren kann.", True),
        ("Der Gast kann, wenn es regnet, absagen.", False),
        ("Von ihnen kann, wenn es regnet, abgesagt werden.", False),
    ],
)
def test_a_german_modal_behind_its_infinitive_binds_nobody(text: str, is_dependent: bool) -> None:
    (cue,) = [piece for piece in read(text, "de").pieces if piece.force is not None]
    assert cue.is_dependent is is_dependent


def test_more_of_what_an_act_is_for_frees_nobody() -> None:
    old = "Die Rampe muss so gebaut sein, dass Karren ungehindert passieren können."
    new = old.removesuffix(".") + " und Geländer vorhanden sind."
    assert {pair.effect for pair in compare(old, new, "de").terms} <= {Effect.SHIFTED}


def test_what_two_agree_on_may_be_a_right() -> None:
    text = "The members agree that the club may sell the boat."
    assert not any(piece.is_dependent for piece in read(text, "en").pieces)


@pytest.mark.parametrize(
    ("code", "text", "limits"),
    [
        ("de", "Der Gast kann bei Regen binnen zehn Tagen absagen.", [["Regen"]]),
        ("de", "Der Gast kann bei Regen des Vortags oder starkem Wind binnen zehn Tagen absagen.",
         [["Regen", "Vortags", "oder", "starkem", "Wind"]]),
        ("de", "Der Gast kann absagen, wenn der Wirt bei Regen nicht öffnet.",
         [["Wirt", "bei", "Regen", "nicht", "öffnet"]]),
        ("en", "The guest may in case of rain cancel within ten days.", []),
        ("en", "The guest may, in case of rain, cancel within ten days.", [["rain"]]),
        ("en", "The guest may cancel in case of rain.", [["rain"]]),
    ],
)  # fmt: skip
def test_a_condition_before_its_verb_takes_no_more_than_its_own_words(
    code: str, text: str, limits: list[list[str]]
) -> None:
    assert [[piece.text for piece in limit.pieces] for limit in read(text, code).limits] == limits


def test_a_time_behind_a_condition_before_its_verb_is_told() -> None:
    old = "Der Gast kann bei Regen oder starkem Wind das Zimmer binnen zehn Tagen absagen."
    (pair,) = compare(old, old.replace("zehn", "fünf"), "de").terms
    assert pair.new is not None
    assert pair.new.constraint is not None
    assert pair.new.constraint.describe() == "5 days"


def test_what_only_a_condition_denies_leaves_a_right() -> None:
    assert list_forces("Der Gast kann absagen, wenn das Haus nicht öffnet.", "de") == [Force.MAY]
    assert list_forces("Der Gast kann, wenn das Haus öffnet, nicht absagen.", "de") != [Force.MAY]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Der Gast und die Köchin können absagen.", ("Gast", "Köchin")),
        ("Der Vorstand des Vereins kann absagen.", ("Vorstand des Vereins",)),
        ("Handelt es sich um einen Gast, können Köche absagen.", ()),
        ("Der Gast ist zahlungspflichtig und darf absagen.", ("Gast",)),
    ],
)  # fmt: skip
def test_nouns_with_capitals_say_who_may(text: str, parties: tuple[str, ...]) -> None:
    (pair,) = compare(
        text, text.replace("können", "müssen").replace("kann", "muss").replace("darf", "muss"), "de"
    ).terms
    assert pair.old is not None
    assert pair.old.party == parties


def test_german_nouns_keep_their_capital_in_names() -> None:
    (pair,) = compare("Der Gast muss das Zimmer räumen.", "Der Gast kann das Zimmer räumen.", "de").terms
    assert pair.old is not None
    assert pair.old.name == "Zimmer räumen"


@pytest.mark.parametrize(
    ("code", "text", "force"),
    [
        ("fr", "Le club ne peut vendre le bateau que dans un an.", Force.MAY),
        ("fr", "Le club ne peut vendre le bateau qu'en cas de besoin.", Force.MAY),
        ("fr", "Le club ne peut pas vendre le bateau, que ce soit en mai ou en juin.", Force.MUST_NOT),
        ("fr", "Le club ne peut exiger que le client paie.", Force.MUST_NOT),
        ("es", "El club no podrá vender el barco sino en mayo.", Force.MAY),
        ("es", "El club no podrá vender el barco ni la red.", Force.MUST_NOT),
        ("it", "Il club non può vendere la barca se non in maggio.", Force.MAY),
        ("uk", "Клуб не може продати човен інакше як у травні.", Force.MAY),
        ("ru", "Клуб не может продать лодку иначе как в мае.", Force.MAY),
        ("en", "No consent is required.", Force.MAY),
        ("en", "No dog is admitted.", Force.MUST_NOT),
        ("fr", "Aucun accord n'est requis.", Force.MAY),
        ("fr", "Aucun accord ni visa ne sont requis.", Force.MAY),
    ],
)  # fmt: skip
def test_what_is_denied_but_for_one_case_is_allowed_there(code: str, text: str, force: Force) -> None:
    assert list_forces(text, code)[:1] == [force]


@pytest.mark.parametrize(
    ("code", "text", "words"),
    [
        ("en", "The guest may, after a period of two years from the sale, leave.", ("two", "four")),
        ("fr", "Le client peut, après un délai de deux ans à compter de la vente, partir.", ("deux", "quatre")),
        ("de", "Der Gast kann nach Ablauf von zwei Jahren seit dem Verkauf kündigen.", ("zwei", "vier")),
    ],
)  # fmt: skip
def test_a_longer_time_before_a_right_begins_leaves_less_of_it(code: str, text: str, words: tuple[str, str]) -> None:
    (pair,) = compare(text, text.replace(*words), code).terms
    assert pair.effect is Effect.TIGHTENED


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("fr", "Toutefois, le client peut partir.", "Le client peut partir."),
        ("es", "No obstante, el cliente podrá salir.", "El cliente podrá salir."),
        ("uk", "Однак клієнт може піти.", "Клієнт може піти."),
    ],
)  # fmt: skip
def test_a_word_that_only_joins_sentences_changes_nobody(code: str, old: str, new: str) -> None:
    assert not any(pair.effect is not Effect.SHIFTED for pair in compare(old, new, code).terms)


def test_an_adverb_that_opens_a_sentence_is_nobody() -> None:
    difference = compare("Thereupon, the guest may leave.", "The guest may leave.", "en")
    assert {pair.effect for pair in difference.terms} <= {Effect.SHIFTED}


def test_words_in_the_name_of_a_text_that_is_cited_have_no_direction() -> None:
    old = "The grant may be given under chapter 6 of the rural code."
    difference = compare(old, old.replace("rural", "rural and maritime"), "en")
    assert {pair.effect for pair in difference.terms} <= {Effect.SHIFTED}
    old = "The grant may be given to farmers."
    (pair,) = compare(old, old.replace("farmers", "farmers and millers"), "en").terms
    assert pair.effect is Effect.LOOSENED


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("El inquilino deberá abonar la renta.", "El inquilino abonará la renta.", "es"),
        ("El inquilino no podrá vender la casa.", "El inquilino no venderá la casa.", "es"),
        ("Der Mieter hat jeden Schaden anzuzeigen.", "Der Mieter muss jeden Schaden anzeigen.", "de"),
        ("Der Mieter hat den Preis zu zahlen.", "Der Mieter muss den Preis zahlen.", "de"),
        ("Le preneur ne peut céder sans l'accord écrit et préalable du bailleur.",
         "Le preneur ne peut céder sans l'accord préalable et écrit du bailleur.", "fr"),
    ],
)  # fmt: skip
def test_a_duty_may_be_a_tense_or_an_infinitive(old: str, new: str, code: str) -> None:
    assert is_silent(compare(old, new, code))


@pytest.mark.parametrize(
    ("old", "new", "code", "effect"),
    [
        ("El inquilino abonará la renta.", "El inquilino podrá abonar la renta.", "es", "loosened"),
        ("El inquilino no venderá la casa.", "El inquilino podrá vender la casa.", "es", "reversed"),
        ("Der Mieter hat den Preis zu zahlen.", "Der Mieter kann den Preis zahlen.", "de", "loosened"),
        ("Банк може закрити рахунок, крім випадків, коли він чужий.", "Банк може закрити рахунок.", "uk", "loosened"),
        ("Банк вправе закрыть счёт, кроме случаев, когда он пуст.", "Банк вправе закрыть счёт.", "ru", "loosened"),
        ("Aucun don n'est fait, à l'exception des livres.", "Aucun don n'est fait.", "fr", "tightened"),
    ],
)  # fmt: skip
def test_what_changes_such_a_duty_or_its_exception_has_its_direction(
    old: str, new: str, code: str, effect: str
) -> None:
    assert [str(pair.effect) for pair in compare(old, new, code).terms] == [effect]


def test_what_only_looks_like_such_a_duty_is_none() -> None:
    assert list_forces("Die Firma hat einen Sitz in Bonn.", "de") == []
    assert list_forces("Das Haus ist bis zu sieben Tagen offen.", "de") == []
    assert list_forces("El plazo será de tres meses.", "es") == []


def list_effects(old: str, new: str, code: str) -> list[Effect]:
    return [term.effect for term in compare(old, new, code).terms]


def list_parties(text: str, code: str) -> tuple[str, ...]:
    reading = read(text, code)
    return name_parties(find_subject(reading, list_propositions(reading)[0]), reading)


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("es", "Se admitirán perros en el patio.", "No se admitirán perros en el patio."),
        ("es", "Los vecinos se reunirán en el patio.", "Los vecinos no se reunirán en el patio."),
        ("es", "Se podrá pintar la fachada.", "No se podrá pintar la fachada."),
        ("es", "Se permite la pesca en el lago.", "No se permite la pesca en el lago."),
        ("it", "È consentita la pesca nel lago.", "Non è consentita la pesca nel lago."),
    ],
)
def test_a_reflexive_denial_turns_a_rule_round(code: str, old: str, new: str) -> None:
    assert list_effects(old, new, code) == [Effect.REVERSED]
    assert list_effects(new, old, code) == [Effect.REVERSED]


@pytest.mark.parametrize(
    ("code", "text", "parties"),
    [
        ("es", "Se aceptará un perro por piso.", ()),
        ("es", "Los informes se publicarán en el tablón.", ("informes",)),
        ("es", "Como regla general, el casero limpiará el patio.", ("casero",)),
        ("es", "Asimismo, podrá cerrar el patio.", ()),
        ("es", "Transcurrido el plazo, la llave se guardará en casa.", ("llave",)),
        ("es", "Para abrir la puerta, usted debe llamar.", ()),
        ("es", "En verano podrá cerrar el patio.", ()),
        ("es", "El casero, a propuesta de los vecinos, limpiará el patio.", ("casero",)),
        ("es", "El casero y los vecinos deberán limpiar el patio.", ("casero", "vecinos")),
        ("es", "Los perros, gatos y loros deberán llevar collar.", ("perros", "gatos", "loros")),
        ("es", "El patio, cuya limpieza deberá hacer el casero, es de todos.", ()),
        ("it", "Al momento della firma, Rossi può chiedere una copia.", ("Rossi",)),
        ("it", "Più generalmente, il custode può chiudere il cortile.", ("custode",)),
        ("it", "Il custode e i vicini devono pulire il cortile.", ("custode", "vicini")),
    ],
)
def test_who_acts_is_neither_a_pronoun_nor_what_opens_the_sentence(
    code: str, text: str, parties: tuple[str, ...]
) -> None:
    assert list_parties(text, code) == parties


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("es", "Vale desde el {}20 de octubre de 2021."),
        ("it", "Vale dal {}20 ottobre 2021."),
        ("fr", "Valable à partir du {}20 octobre 2021."),
        ("de", "Gültig ab {}20. Oktober 2021."),
        ("uk", "Діє з {}20 жовтня 2021 року."),
        ("ru", "Действует со {}20 октября 2021 года."),
    ],
)
def test_the_day_of_the_week_before_a_date_changes_nothing(code: str, text: str) -> None:
    days = {"es": "miércoles, ", "it": "mercoledì ", "fr": "mercredi ", "de": "Mittwoch, ", "uk": "середи, "}
    with_day = text.format(days.get(code, "среды, "))
    assert is_silent(compare(text.format("").replace("со ", "с "), with_day.replace("со ", "с "), code))
    assert list_effects(text.format(""), with_day.replace("20", "25", 1), code) == [Effect.SHIFTED]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("es", "El horario de verano se aplicará hasta el 31 de mayo de {}."),
        ("es", "El horario es aplicable hasta el 31 de mayo de {}."),
        ("it", "L'orario si applica fino al 31 maggio {}."),
        ("fr", "L'horaire s'applique jusqu'au 31 mai {}."),
        ("de", "Der Fahrplan gilt bis zum 31. Mai {}."),
        ("uk", "Розклад діє до 31 травня {} року."),
        ("ru", "Расписание действует до 31 мая {} года."),
        ("ru", "Расписание вступает в силу с 31 мая {} года."),
        ("fr", "L'horaire entre en vigueur à compter du 31 mai {}."),
    ],
)
def test_how_long_a_rule_holds_is_no_time_for_an_act(code: str, text: str) -> None:
    assert list_effects(text.format(2024), text.format(2026), code) == [Effect.SHIFTED]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("es", "El casero comunicará el precio hasta el 31 de mayo de {}."),
        ("de", "Der Wirt muss die Rechnung bis zum 31. Mai {} zahlen."),
        ("uk", "Мешканець зобов'язаний сплатити рахунок до 31 травня {} року."),
        ("ru", "Жилец обязан оплатить счёт до 31 мая {} года."),
    ],
)
def test_a_last_day_for_what_is_done_once_has_its_direction(code: str, text: str) -> None:
    assert list_effects(text.format(2024), text.format(2026), code) == [Effect.LOOSENED]
    assert list_effects(text.format(2026), text.format(2024), code) == [Effect.TIGHTENED]


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("ru", "Жилец вправе жаловаться в десятидневный срок.", "Жилец вправе жаловаться в течение 10 дней."),
        ("ru", "Жилец вправе жаловаться в месячный срок.", "Жилец вправе жаловаться в течение одного месяца."),
        (
            "uk",
            "Мешканець має право скаржитися у десятиденний строк.",
            "Мешканець має право скаржитися протягом 10 днів.",
        ),
    ],
)
def test_a_term_in_one_word_is_the_term(code: str, old: str, new: str) -> None:
    assert is_silent(compare(old, new, code))


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("uk", "Глибина не може бути меншою за 3 метри.", "Глибина не може бути меншою за 5 метрів."),
        ("uk", "Внесок не може бути меншим 100 гривень.", "Внесок не може бути меншим 300 гривень."),
    ],
)
def test_a_floor_has_every_form_of_its_adjective(code: str, old: str, new: str) -> None:
    assert list_effects(old, new, code) == [Effect.TIGHTENED]


@pytest.mark.parametrize(
    ("place", "initial"),
    [
        ("He uses the forms in Annex V. They are long.", "He writes to Anna V. Smith in May."),
        ("Es gelten die Anlagen A und B. Sie sind lang.", "Es gilt der Brief von Karl B. Maier."),
        ("Il suit le titre I. Celui-ci est long.", "Titre I. Les bateaux."),
    ],
)
def test_the_letter_of_a_place_ends_a_sentence_and_an_initial_none(place: str, initial: str) -> None:
    assert [len(cut(text)) for text in (place, initial)] == [2, 1]


@pytest.mark.parametrize(
    ("code", "rare", "often"),
    [
        ("ru", "Сторож обязан чистить печь ежегодно.", "Сторож обязан чистить печь ежеквартально."),
        ("uk", "Сторож зобов'язаний чистити піч щороку.", "Сторож зобов'язаний чистити піч щокварталу."),
        (
            "ru",
            "Сторож обязан чистить печь не реже одного раза в год.",
            "Сторож обязан чистить печь не реже двух раз в год.",
        ),
        (
            "uk",
            "Сторож зобов'язаний чистити піч не рідше одного разу на рік.",
            "Сторож зобов'язаний чистити піч щонайменше двічі на рік.",
        ),
    ],
)
def test_how_often_a_duty_is_to_be_done_has_a_direction(code: str, rare: str, often: str) -> None:
    assert list_effects(rare, often, code) == [Effect.TIGHTENED]
    assert list_effects(often, rare, code) == [Effect.LOOSENED]


@pytest.mark.parametrize(
    ("code", "text", "exception"),
    [
        ("ru", "Ловля рыбы запрещается", ", за исключением случаев, предусмотренных уставом"),
        ("uk", "Вилов риби забороняється", ", крім випадків, передбачених статутом"),
    ],
)
def test_an_exception_keeps_what_says_where_it_is_laid_down(code: str, text: str, exception: str) -> None:
    assert list_effects(f"{text}.", f"{text}{exception}.", code) == [Effect.LOOSENED]


def test_an_exception_before_an_infinitive_ends_at_its_comma() -> None:
    reading = read("Сторож вправе, за исключением праздников, запирать ворота.", "ru")
    assert [[piece.text for piece in limit.pieces] for limit in reading.limits] == [["праздников"]]


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("en", "The fee shall be set in the plan for 2014-2020.", "The fee shall be set in the plan."),
        ("es", "La cuota se fijará en el plan para 2014-2020.", "La cuota se fijará en el plan."),
    ],
)
def test_years_that_name_a_plan_are_no_deadline(code: str, old: str, new: str) -> None:
    assert set(list_effects(old, new, code)).isdisjoint({Effect.TIGHTENED, Effect.LOOSENED})


def test_an_or_behind_a_comma_may_go_on_with_the_rule() -> None:
    rule = "The guard shall open the gate where a guest asks for it"
    assert list_effects(f"{rule}, or by means of a remote key.", f"{rule}.", "en") == [Effect.SHIFTED]
    assert list_effects(f"{rule} or rings the bell.", f"{rule}.", "en") == [Effect.LOOSENED]


def test_the_digits_of_a_telephone_number_are_no_figures() -> None:
    assert not [
        piece
        for piece in read("Call 1-800-352-5267 at noon.", "en").pieces
        if piece.constraint is not None and piece.text != "noon"
    ]
    assert [piece.text for piece in read("Ring 3-5 bells.", "en").pieces if piece.constraint is not None] == [
        "3-5 bells"
    ]


@pytest.mark.parametrize(
    ("code", "text", "force"),
    [
        ("es", "En ningún caso podrá el casero subir la renta.", Force.MUST_NOT),
        ("es", "Nunca se admitirán perros.", Force.MUST_NOT),
        ("es", "El casero no podrá en ningún caso subir la renta.", Force.MUST_NOT),
        ("es", "Nadie podrá entrar.", Force.MUST_NOT),
        ("es", "No podrá entrar nadie.", Force.MUST_NOT),
        ("es", "El casero podrá entrar.", Force.MAY),
        ("it", "In nessun caso il custode può entrare.", Force.MUST_NOT),
        ("it", "Il custode non può mai entrare.", Force.MUST_NOT),
        ("it", "Nessuno può entrare.", Force.MUST_NOT),
    ],
)
def test_a_word_that_denies_counts_once_wherever_it_stands(code: str, text: str, force: Force) -> None:
    assert list_forces(text, code) == [force]


def test_each_of_two_clauses_has_its_own_denial() -> None:
    assert list_forces("El casero no pagará, y en ningún caso podrá entrar.", "es") == [Force.MUST_NOT] * 2


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Der Gast darf im Saal nicht mehr als {} Hunde halten."),
        ("de", "Die Prüfung darf bei der Wahl nicht länger als {} Jahre zurückliegen."),
        ("de", "Die Pause darf {} Minuten nicht überschreiten."),
        ("es", "La pausa no podrá, en ningún caso, exceder de {} minutos."),
        ("ru", "Перерыв не может в любом случае превышать {} минут."),
    ],
)
def test_a_cap_apart_from_its_modal_is_loosened_by_a_higher_figure(code: str, text: str) -> None:
    assert list_effects(text.format(7), text.format(9), code) == [Effect.LOOSENED]
    assert list_effects(text.format(9), text.format(7), code) == [Effect.TIGHTENED]


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        (
            "es",
            "El casero limpiará el patio, especialmente la fuente y el pozo.",
            "El casero limpiará el patio, especialmente la fuente.",
        ),
        (
            "es",
            "El suplente actuará en los casos de ausencia y enfermedad.",
            "El suplente actuará en los casos de ausencia o enfermedad.",
        ),
        (
            "fr",
            "Le loyer devra être payé en une fois par chèque, ou en deux fois à la gare.",
            "Le loyer devra être payé en une fois par chèque, ou en deux fois à la gare, ou en or.",
        ),
    ],
)
def test_examples_and_cases_have_no_direction(code: str, old: str, new: str) -> None:
    assert set(list_effects(old, new, code)).isdisjoint({Effect.TIGHTENED, Effect.LOOSENED, Effect.REVERSED})


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ru", "Жилец вправе жаловаться по закону от 27 июля {} года."),
        ("uk", "Мешканець має право скаржитися за законом від 27 липня {} року."),
        ("es", "El inquilino podrá reclamar según la Ley 5/{}."),
        ("es", "El inquilino podrá reclamar según el plan 2015-{}."),
    ],
)
def test_another_act_has_no_direction(code: str, text: str) -> None:
    difference = compare(text.format(2016), text.format(2020), code)
    assert not is_silent(difference)
    assert {term.effect for term in difference.terms} <= {Effect.SHIFTED}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ru", "Жилец вправе жаловаться с 27 июля {} года."),
        ("uk", "Мешканець має право скаржитися з 27 липня {} року."),
    ],
)
def test_a_first_day_of_a_right_has_its_direction(code: str, text: str) -> None:
    assert list_effects(text.format(2016), text.format(2020), code) == [Effect.TIGHTENED]


def test_who_must_act_may_be_told_by_a_figure_without_a_direction() -> None:
    text = "Клуб, число членов которого превышает {} человек, обязан вести учёт."
    assert list_effects(text.format(100), text.format(50), "ru") == [Effect.SHIFTED]
    text = "Не менее {} процентов членов обязаны прийти."
    assert list_effects(text.format(30), text.format(50), "ru") == [Effect.TIGHTENED]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The guard must ring the bell no later than {} hours."),
        ("ru", "Сторож обязан позвонить не позднее {} часов."),
        ("uk", "Сторож зобов'язаний негайно, але не пізніше {} годин, подзвонити."),
    ],
)
def test_a_last_hour_needs_no_event(code: str, text: str) -> None:
    assert list_effects(text.format(24), text.format(12), code) == [Effect.TIGHTENED]


def test_a_word_that_sets_clauses_against_each_other_names_no_term() -> None:
    text = "Сторож зобов'язаний негайно, але не пізніше {} годин, подзвонити."
    (term,) = compare(text.format(24), text.format(12), "uk").terms
    assert term.old is not None
    assert term.old.name == "подзвонити: deadline"


@pytest.mark.parametrize(
    ("code", "text"), [("ru", "Не допускается ловля рыбы."), ("uk", "Не допускається вилов риби.")]
)
def test_what_is_not_admitted_is_banned_and_what_is_admitted_allowed(code: str, text: str) -> None:
    admitted = text[3:].capitalize()
    assert list_forces(text, code) == [Force.MUST_NOT]
    assert list_forces(admitted, code) == [Force.MAY]


@pytest.mark.parametrize(
    "text",
    [
        "Los decretos Nros. 12 y 14 siguen vigentes.",
        "La Excma. Sra. García abre la sesión.",
        "Der Stoff steht unter lfd. Nr. 12 der Liste.",
        "Si vedano gli artt. 5 e 6.",
    ],
)
def test_an_abbreviation_of_another_language_ends_no_sentence(text: str) -> None:
    assert len(cut(text)) == 1
    assert len(cut(f"{text} {text}")) == 2


@pytest.mark.parametrize(
    ("code", "rare", "often"),
    [
        ("en", "The rent must not change more than once a year.", "The rent must not change more than twice a year."),
        (
            "es",
            "La renta no podrá cambiar más de una vez al año.",
            "La renta no podrá cambiar más de dos veces al año.",
        ),
        ("ru", "Плата не может расти чаще одного раза в год.", "Плата не может расти чаще двух раз в год."),
        ("uk", "Плата не може рости частіше одного разу на рік.", "Плата не може рости частіше двох разів на рік."),
        (
            "ru",
            "Сад не может быть разделён более чем на две части.",
            "Сад не может быть разделён более чем на три части.",
        ),
        (
            "uk",
            "Сад не може бути поділено більш як на дві частини.",
            "Сад не може бути поділено більш як на три частини.",
        ),
        (
            "de",
            "Die Miete darf nicht öfter als einmal jährlich steigen.",
            "Die Miete darf nicht öfter als zweimal jährlich steigen.",
        ),
    ],
)
def test_what_must_not_be_done_oftener_is_loosened_by_a_higher_rate(code: str, rare: str, often: str) -> None:
    assert list_effects(rare, often, code) == [Effect.LOOSENED]
    assert list_effects(often, rare, code) == [Effect.TIGHTENED]


def test_what_must_be_done_oftener_is_tightened_by_a_higher_rate() -> None:
    text = "The lift must be checked more than {} a year."
    assert list_effects(text.format("once"), text.format("twice"), "en") == [Effect.TIGHTENED]


def test_a_title_that_lost_a_word_has_no_direction() -> None:
    text = "El patio podrá cerrarse por orden del consejero de Salud{} y Deporte."
    assert list_effects(text.format(", Cultura"), text.format(""), "es") == [Effect.SHIFTED]
    text = "El casero podrá criar gallinas{} y patos."
    assert list_effects(text.format(", conejos"), text.format(""), "es") == [Effect.TIGHTENED]


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("Las rentas de contratos que empiecen a partir del 1 de mayo de {} podrán subir.", Effect.SHIFTED),
        ("A partir del 1 de mayo de {}, las rentas podrán subir.", Effect.TIGHTENED),
    ],
)
def test_a_day_that_says_which_things_are_meant_has_no_direction(text: str, effect: Effect) -> None:
    assert list_effects(text.format(2024), text.format(2026), "es") == [effect]


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        # Among examples, and of what may be so, nobody is allowed more.
        ("de", "Zum Beispiel dürfen Mieter Räder abstellen.", "Zum Beispiel dürfen Mieter Räder und Wagen abstellen."),
        ("fr", "Par exemple, les hôtes peuvent garder un chat.", "Par exemple, les hôtes peuvent garder un chat et un chien."),
        ("es", "Por ejemplo, los socios pueden usar la sala.", "Por ejemplo, los socios pueden usar la sala y el patio."),
        ("it", "Ad esempio, i soci possono usare la sala.", "Ad esempio, i soci possono usare la sala e il cortile."),
        ("uk", "Наприклад, члени можуть брати книги.", "Наприклад, члени можуть брати книги та мапи."),
        ("ru", "Например, члены могут брать книги.", "Например, члены могут брать книги и карты."),
        ("de", "Es kann Gebühren für Räder geben.", "Es kann Gebühren für Räder und Wagen geben."),
        ("fr", "Il peut y avoir des frais pour le chat.", "Il peut y avoir des frais pour le chat et le chien."),
        ("es", "Puede haber gastos por la sala.", "Puede haber gastos por la sala y el patio."),
        ("it", "Possono esserci spese per la sala.", "Possono esserci spese per la sala e il cortile."),
        ("uk", "Може бути збір за книги.", "Може бути збір за книги та мапи."),
        ("ru", "Может быть сбор за книги.", "Может быть сбор за книги и карты."),
        # Whether or not something is so, it holds as before.
        ("fr", "Le membre peut sortir.", "Le membre peut sortir, qu'il neige ou non."),
        ("it", "Il socio può uscire.", "Il socio può uscire, che nevichi o meno."),
        ("uk", "Член може вийти.", "Член може вийти, сніжить чи ні."),
        # An exception may ask for more, and a ban without exception is the same ban.
        ("fr", "Le membre doit payer un droit.", "Le membre doit payer un droit, sauf si un droit supérieur s'applique."),
        ("es", "El socio debe pagar la cuota.", "El socio debe pagar la cuota, salvo que se aplique una cuota mayor."),
        ("it", "Il socio deve pagare la quota.", "Il socio deve pagare la quota, salvo che si applichi una quota maggiore."),
        ("uk", "Член повинен сплатити внесок.", "Член повинен сплатити внесок, якщо не діє вищий внесок."),
        ("ru", "Член обязан уплатить взнос.", "Член обязан уплатить взнос, если не действует больший взнос."),
        ("es", "El socio no debe ceder la llave.", "El socio no debe ceder la llave sin excepción."),
        ("it", "Il socio non deve cedere la chiave.", "Il socio non deve cedere la chiave senza eccezione."),
        ("uk", "Член не повинен передавати ключ.", "Член не повинен передавати ключ без винятку."),
        ("ru", "Член не должен передавать ключ.", "Член не должен передавать ключ без исключения."),
        # More that somebody refuses, or lacks, may be more cases.
        ("en", "The member must pay in the absence of a key.", "The member must pay in the absence of a valid key."),
        ("fr", "Le membre doit payer s'il refuse de voter.", "Le membre doit payer s'il refuse de voter et de signer."),
        ("de", "Der Mieter muss zahlen, wenn ein Schlüssel fehlt.", "Der Mieter muss zahlen, wenn ein gültiger Schlüssel fehlt."),
        ("uk", "Член повинен платити, якщо відсутній ключ.", "Член повинен платити, якщо відсутній чинний ключ."),
        ("ru", "Член обязан платить, если отсутствует ключ.", "Член обязан платить, если отсутствует действующий ключ."),
        # A rule that shall not apply frees.
        ("de", "Dieser Teil darf nicht auf Vereine angewendet werden.", "Dieser Teil darf nicht auf Vereine und Clubs angewendet werden."),
        ("fr", "Ce titre ne peut affecter les droits des hôtes.", "Ce titre ne peut affecter les droits des hôtes et des membres."),
        ("es", "Este título no deberá afectar a los socios.", "Este título no deberá afectar a los socios y visitantes."),
        ("it", "Questo titolo non deve applicarsi ai soci.", "Questo titolo non deve applicarsi ai soci e ai visitatori."),
        ("uk", "Цей розділ не повинен застосовуватися до членів.", "Цей розділ не повинен застосовуватися до членів і гостей."),
        ("ru", "Этот раздел не должен применяться к членам.", "Этот раздел не должен применяться к членам и гостям."),
        ("en", "The club gives no guarantee that the hall will open.", "The club gives no guarantee that the hall and yard will open."),
        # A higher cap on what somebody pays asks more of him.
        ("de", "Der Verein muss bis zu 40 Euro erstatten.", "Der Verein muss bis zu 30 Euro erstatten."),
        ("fr", "Le club doit rembourser jusqu'à 40 euros.", "Le club doit rembourser jusqu'à 30 euros."),
        ("es", "El club debe reembolsar hasta 40 euros.", "El club debe reembolsar hasta 30 euros."),
        ("it", "Il club deve rimborsare fino a 40 euro.", "Il club deve rimborsare fino a 30 euro."),
        ("uk", "Клуб повинен відшкодувати до 40 євро.", "Клуб повинен відшкодувати до 30 євро."),
        ("ru", "Клуб обязан возместить до 40 евро.", "Клуб обязан возместить до 30 евро."),
        # What may be brought about is allowed to nobody, and what is asked of another binds not who may ask.
        ("en", "The lift may cause noise.", "The lift may cause noise and dust."),
        ("de", "Der Lift kann Gästen schaden.", "Der Lift kann Gästen und Kindern schaden."),
        ("fr", "L'ascenseur peut causer du bruit.", "L'ascenseur peut causer du bruit et des vibrations."),
        ("es", "El ascensor puede causar ruido.", "El ascensor puede causar ruido y polvo."),
        ("it", "L'ascensore può causare rumore.", "L'ascensore può causare rumore e polvere."),
        ("uk", "Ліфт може спричинити шум.", "Ліфт може спричинити шум і пил."),
        ("ru", "Лифт может вызвать шум.", "Лифт может вызвать шум и пыль."),
        ("de", "Der Club kann verlangen, dass Gäste innerhalb von 3 Tagen zahlen.", "Der Club kann verlangen, dass Gäste innerhalb von 6 Tagen zahlen."),
        ("fr", "Le club peut exiger que les membres paient dans les 3 jours.", "Le club peut exiger que les membres paient dans les 6 jours."),
        ("it", "Il club può esigere che i soci paghino entro 3 giorni.", "Il club può esigere che i soci paghino entro 6 giorni."),
        # "Monthly" may say which sum is meant.
        ("fr", "Le club doit payer 5 % du loyer mensuel.", "Le club doit payer 5 % du loyer annuel."),
        ("es", "El club debe pagar el 5 % de la cuota mensual.", "El club debe pagar el 5 % de la cuota anual."),
        # What a duty is for is no duty; of a duty that is owed to some alone more of them allow more.
        ("fr", "Le club doit garder les listes pour inscrire des membres.", "Le club doit garder les listes pour inscrire des membres et des hôtes."),
        ("es", "El club debe guardar listas para inscribir socios.", "El club debe guardar listas para inscribir socios y visitantes."),
        ("it", "Il club deve tenere elenchi per iscrivere soci.", "Il club deve tenere elenchi per iscrivere soci e ospiti."),
        ("uk", "Клуб повинен вести списки, щоб приймати членів.", "Клуб повинен вести списки, щоб приймати членів і гостей."),
        ("ru", "Клуб обязан вести списки, чтобы принимать членов.", "Клуб обязан вести списки, чтобы принимать членов и гостей."),
        ("de", "Der Club muss nur an Kinder liefern.", "Der Club muss nur an Kinder und Eltern liefern."),
        ("es", "El club debe vender solo a los socios.", "El club debe vender solo a los socios y los visitantes."),
        ("it", "Il club deve vendere solo ai soci.", "Il club deve vendere solo ai soci e agli ospiti."),
        ("uk", "Клуб повинен продавати лише членам.", "Клуб повинен продавати лише членам і гостям."),
        ("ru", "Клуб обязан продавать только членам.", "Клуб обязан продавать только членам и гостям."),
        # What is asked, and what is only told beside the rule.
        ("de", "Der Club kann bestimmen, ob wir Musik spielen.", "Der Club kann bestimmen, ob wir Musik und Filme spielen."),
        ("uk", "Клуб може вирішувати, чи ми граємо музику.", "Клуб може вирішувати, чи ми граємо музику та кіно."),
        ("ru", "Клуб может решать, играем ли мы музыку.", "Клуб может решать, играем ли мы музыку и кино."),
        ("en", "The club may close the hall, which saves coal.", "The club may close the hall, which saves coal and wood."),
        ("de", "Der Club darf den Saal schließen, was Kohle spart.", "Der Club darf den Saal schließen, was Kohle und Holz spart."),
        ("fr", "Le club peut fermer la salle, ce qui épargne le bois.", "Le club peut fermer la salle, ce qui épargne le bois et le charbon."),
        ("es", "El club puede cerrar la sala, lo que ahorra leña.", "El club puede cerrar la sala, lo que ahorra leña y carbón."),
        ("it", "Il club può chiudere la sala, il che risparmia legna.", "Il club può chiudere la sala, il che risparmia legna e carbone."),
        ("uk", "Клуб може закрити залу, що заощадить дрова.", "Клуб може закрити залу, що заощадить дрова та вугілля."),
        ("ru", "Клуб может закрыть зал, что сбережёт дрова.", "Клуб может закрыть зал, что сбережёт дрова и уголь."),
        # Who may do something does so if he likes, and among examples are more of them.
        ("de", "Der Mieter darf ausziehen.", "Der Mieter darf ausziehen, wenn er es wünscht."),
        ("fr", "Le membre peut sortir.", "Le membre peut sortir s'il le souhaite."),
        ("es", "El socio puede salir.", "El socio puede salir si lo desea."),
        ("it", "Il socio può uscire.", "Il socio può uscire, se lo desidera."),
        ("uk", "Член може вийти.", "Член може вийти, якщо бажає."),
        ("ru", "Член может выйти.", "Член может выйти, если пожелает."),
        ("de", "Der Mieter darf Tiere wie Katzen halten.", "Der Mieter darf Tiere wie Katzen und Vögel halten."),
        ("uk", "Член може брати речі, такі як книги.", "Член може брати речі, такі як книги та мапи."),
    ],
)  # fmt: skip
def test_what_gives_no_direction_gives_none_in_any_language(code: str, old: str, new: str) -> None:
    assert not is_silent(compare(old, new, code))
    assert set(list_effects(old, new, code)) <= {Effect.SHIFTED}


@pytest.mark.parametrize(
    ("code", "may", "must", "must_not"),
    [
        ("fr", "Vous pouvez rendre la barque.", "Vous devez rendre la barque.", "Vous ne pouvez pas rendre la barque."),
        (
            "fr",
            "Nous pouvons vendre la barque.",
            "Nous devons vendre la barque.",
            "Nous ne devons pas vendre la barque.",
        ),
        ("es", "Puedes devolver la barca.", "Debes devolver la barca.", "No puedes devolver la barca."),
        ("es", "Podemos vender la barca.", "Tenemos que vender la barca.", "No debemos vender la barca."),
        ("de", "Du kannst das Boot mieten.", "Du musst das Boot mieten.", "Du darfst das Boot nicht mieten."),
        ("it", "Potete vendere la barca.", "Dovete vendere la barca.", "Non potete vendere la barca."),
        ("uk", "Ви можете продати човен.", "Ви повинні продати човен.", "Ви не можете продати човен."),
        ("ru", "Мы можем продать лодку.", "Мы обязаны продать лодку.", "Мы не можем продать лодку."),
    ],
)
def test_what_we_and_you_may_or_must_has_the_force_of_its_verb(code: str, may: str, must: str, must_not: str) -> None:
    assert [str(term.effect) for term in compare(may, must, code).terms] == ["tightened"]
    assert [str(term.effect) for term in compare(may, must_not, code).terms] == ["reversed"]
    assert [str(term.effect) for term in compare(must, must_not, code).terms] == ["reversed"]


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("fr", "Si le client doit partir, l'hôtel paie.", "Si le client peut partir, l'hôtel paie."),
        ("es", "Si el cliente debe salir, el hotel paga todo.", "Si el cliente puede salir, el hotel paga todo."),
        ("ru", "Если гость должен выехать, отель платит цену.", "Если гость может выехать, отель платит цену."),
        ("fr", "Vous pourriez perdre une barque.", "Vous pourriez perdre une barque ou un radeau."),
        # A language that nobody reads here: "pa" is no "per annum" there.
        ("sl", "Gosti pa se lahko prijavijo takoj.", "Gosti se lahko prijavijo takoj."),
    ],
)
def test_a_modal_within_a_condition_or_of_chance_gives_no_direction(code: str, old: str, new: str) -> None:
    assert {str(term.effect) for term in compare(old, new, code).terms} == {"shifted"}


def test_what_nobody_is_obliged_to_do_in_french_is_free() -> None:
    for free, bound in (
        ("Nul n'est tenu de payer la taxe.", "Chacun est tenu de payer la taxe."),
        ("Aucun membre n'est obligé de payer la taxe.", "Chaque membre est obligé de payer la taxe."),
    ):
        assert [str(term.effect) for term in compare(free, bound, "fr").terms] == ["tightened"]


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("fr", "Le pêcheur doit curer le canal.", "Il incombe au pêcheur de curer le canal."),
        ("fr", "Les pêcheurs doivent curer le canal.", "Il appartient aux pêcheurs de curer le canal."),
        ("de", "Der Fischer muss den Kanal räumen.", "Dem Fischer obliegt es, den Kanal zu räumen."),
        ("de", "Der Fischer muss den Kanal räumen.", "Es obliegt dem Fischer, den Kanal zu räumen."),
        ("es", "El pescador debe limpiar el canal.", "Corresponde al pescador limpiar el canal."),
        ("uk", "Рибалка зобов'язаний чистити канал.", "На рибалку покладається обов'язок чистити канал."),
        ("ru", "Рыбак обязан чистить канал.", "На рыбака возлагается обязанность чистить канал."),
        ("ru", "Рыбак обязан чистить канал.", "На рыбаке лежит обязанность чистить канал."),
        # An hour says of itself, or of both ends, that it is one.
        ("fr", "Le canal ouvre de 8 heures à 17 heures.", "Le canal ouvre de 8h00 à 17h00."),
        ("de", "Der Kanal ist von 8 bis 17 Uhr offen.", "Der Kanal ist von 8 Uhr bis 17 Uhr offen."),
        ("es", "El canal abre de las 8 a las 17 horas.", "El canal abre de 8.00 a 17.00 h."),
        ("uk", "Канал закрито з 23 години до 5 години.", "Канал закрито з 23:00 до 05:00."),
        ("ru", "Канал закрыт с 7 часов до 22 часов.", "Канал закрыт с 07:00 до 22:00."),
        # Phrases that stand for each other.
        ("fr", "À défaut de vent, le bac reste.", "En l'absence de vent, le bac reste."),
        ("fr", "Dans l'hypothèse où le bac part, la digue ferme.", "Si le bac part, la digue ferme."),
        ("fr", "Le bac part en application de l'article 3.", "Le bac part conformément à l'article 3."),
        ("de", "Die Fähre fährt gemäß § 3.", "Die Fähre fährt nach § 3."),
        ("es", "El bote zarpa con arreglo al artículo 3.", "El bote zarpa de conformidad con el artículo 3."),
        ("es", "A falta de viento, el bote espera.", "En defecto de viento, el bote espera."),
        ("uk", "За відсутності вітру човен чекає.", "У разі відсутності вітру човен чекає."),
        ("ru", "До начала прилива лодка ждёт.", "Перед началом прилива лодка ждёт."),
    ],
)
def test_duties_hours_and_phrases_are_the_same_in_other_words(code: str, one: str, other: str) -> None:
    assert is_silent(compare(one, other, code))
    assert is_silent(compare(other, one, code))


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("fr", "Il incombe au pêcheur de curer le canal.", "Le pêcheur peut curer le canal."),
        ("ru", "На рыбака возлагается обязанность чистить канал.", "Рыбак вправе чистить канал."),
    ],
)
def test_a_duty_in_front_of_who_owes_it_is_loosened_by_leave(code: str, old: str, new: str) -> None:
    assert [str(term.effect) for term in compare(old, new, code).terms] == ["loosened"]


def test_hours_of_a_day_and_spans_in_hours_are_two() -> None:
    assert not is_silent(compare("Le canal ouvre de 8 heures à 17 heures.", "Le canal ouvre de 8h00 à 18h00.", "fr"))
    assert [str(found.value) for found in recognize("от 8 до 17 часов", language=choose_language("ru"))] != ["08:00"]


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("de", "Die Fischer zahlen die Gebühr.", "Die Fischerinnen und Fischer zahlen die Gebühr."),
        ("de", "Jeder Fischer zahlt die Gebühr.", "Jede Fischerin und jeder Fischer zahlt die Gebühr."),
        ("de", "Die Fischer zahlen die Gebühr.", "Die Fischer*innen zahlen die Gebühr."),
        ("de", "Die Fischer zahlen die Gebühr.", "Die FischerInnen zahlen die Gebühr."),
        ("fr", "Les habitants paient la taxe.", "Les habitantes et les habitants paient la taxe."),
        ("fr", "Les habitants paient la taxe.", "Les habitant·e·s paient la taxe."),
        ("fr", "Les employés paient la taxe.", "Les employé(e)s paient la taxe."),
        ("fr", "Le vendeur paie la taxe.", "Le vendeur ou la vendeuse paie la taxe."),
        ("es", "Los pescadores pagarán la tasa.", "Los pescadores y las pescadoras pagarán la tasa."),
        ("es", "Los pescadores pagarán la tasa.", "Los/as pescadores/as pagarán la tasa."),
        ("it", "Il pescatore deve pagare.", "Il pescatore o la pescatrice deve pagare."),
        ("uk", "Учасник платить збір.", "Учасник або учасниця платить збір."),
        ("ru", "Участник платит сбор.", "Участник (участница) платит сбор."),
    ],
)
def test_a_word_beside_its_feminine_says_no_more(code: str, one: str, other: str) -> None:
    assert is_silent(compare(one, other, code))
    assert is_silent(compare(other, one, code))


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("de", "Die Fischerinnen und Fischer zahlen die Gebühr.", "Die Fischerinnen zahlen die Gebühr."),
        ("de", "Die Fischerinnen und Fischer zahlen die Gebühr.", "Die Fischer und Händler zahlen die Gebühr."),
        ("es", "El cargo y la carga se declaran.", "El cargo se declara."),
    ],
)
def test_a_feminine_alone_or_another_word_is_told(code: str, old: str, new: str) -> None:
    assert not is_silent(compare(old, new, code))


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        # Where endings say who does what, the words of a condition may stand in any order.
        ("uk", "Якщо інше не вказано статутом, рада мовчить.", "Рада мовчить, якщо статутом не вказано інше."),
        ("ru", "Если иное не указано уставом, совет молчит.", "Совет молчит, если уставом не указано иное."),
        # A rule for one is the rule for all.
        ("fr", "Le client peut être exclu pour retard.", "Les clients peuvent être exclus pour retard."),
        ("fr", "Aucun client ne peut être exclu pour retard.", "Les clients ne peuvent pas être exclus pour retard."),
        ("es", "El pastor podrá ser multado por ruido.", "Los pastores podrán ser multados por ruido."),
        ("es", "Ningún pastor podrá ser multado por ruido.", "Los pastores no podrán ser multados por ruido."),
        ("uk", "Жоден пастух не може бути виселений за шум.", "Пастухи не можуть бути виселені за шум."),
        ("ru", "Ни один пастух не может быть выселен за шум.", "Пастухи не могут быть выселены за шум."),
        # What is agreed otherwise, what an abbreviation stands for, whom something is free to.
        ("fr", "Sauf stipulation contraire, le bac part.", "À moins qu'il n'en soit convenu autrement, le bac part."),
        ("es", "Salvo pacto en contrario, el bote zarpa.", "Salvo que se pacte lo contrario, el bote zarpa."),
        ("de", "Wurde das Floß versenkt, zahlt der Gast nicht.", "Der Gast zahlt nicht, wenn das Floß versenkt wurde."),
        ("de", "Der Gast kann das Floß verkaufen.", "Dem Gast steht es frei, das Floß zu verkaufen."),
        ("de", "Es gilt Artikel 6 Buchstabe b der Satzung.", "Es gilt Art. 6 lit. b der Satzung."),
        ("uk", "Діє частина 2 статті 5 Статуту.", "Діє ч. 2 ст. 5 Статуту."),
        ("ru", "Действует часть 2 статьи 5 Устава.", "Действует ч. 2 ст. 5 Устава."),
        ("en", "Save as otherwise agreed, the ferry leaves.", "Unless otherwise agreed, the ferry leaves."),
    ],
)
def test_order_number_and_idioms_of_conditions_change_nothing(code: str, one: str, other: str) -> None:
    assert is_silent(compare(one, other, code))
    assert is_silent(compare(other, one, code))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Если пастух откажет мельнику, сбор растёт.", "Если пастуху откажет мельник, сбор растёт."),
        ("Если уставом не указано иное, сбор растёт.", "Если не уставом указано иное, сбор растёт."),
    ],
)
def test_cases_and_denials_in_a_condition_are_told(old: str, new: str) -> None:
    assert not is_silent(compare(old, new, "ru"))


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        # Another mark of a condition hides nothing else that differs in it.
        ("en", "If the lessor dies, the boat is sold.", "Where the lessee dies, the boat is sold."),
        ("en", "Boats wait if rule 7 applies.", "Boats wait where rule 8 applies."),
        ("en", "Boats wait if the delay exceeds 30 days.", "Boats wait where the delay exceeds 31 days."),
        ("en", "Subject to rule 7, boats wait.", "Boats wait, subject to rule 9."),
        ("fr", "Si l'article 7 s'applique, le bac part.", "Au cas où l'article 8 s'applique, le bac part."),
        ("fr", "Si le bac part, la digue ferme.", "Au cas où le bac parle, la digue ferme."),
        ("es", "Si pasan 30 días, el bote zarpa.", "En caso de que pasen 31 días, el bote zarpa."),
        ("de", "Wenn § 7 gilt, wartet das Floß.", "Falls § 8 gilt, wartet das Floß."),
        ("uk", "Якщо діє правило 7, човен чекає.", "У разі якщо діє правило 8, човен чекає."),
        ("ru", "Если лицензиар умер, лодка ждёт.", "В случае если лицензиат умер, лодка ждёт."),
        # What passes first is not what it is done within, and what ends then has not ended by then.
        ("uk", "Човен відпливає через тиждень.", "Човен відпливає протягом тижня."),
        ("ru", "Лодка отплывает через неделю.", "Лодка отплывает в течение недели."),
        ("de", "Das Floß fährt zum Monatsende.", "Das Floß fährt bis zum Monatsende."),
        ("de", "Die Maut ist zum Stichtag fällig.", "Die Maut ist bis zum Stichtag fällig."),
        ("uk", "Товар лишають для складу.", "Товар лишають до складу."),
        ("ru", "Товар хранят для склада.", "Товар хранят до склада."),
        # Parts of an act are no synonyms.
        ("de", "Es gilt § 7 der Satzung.", "Es gilt Absatz 7 der Satzung."),
        ("de", "Es gilt Satz 2 der Satzung.", "Es gilt Unterabsatz 2 der Satzung."),
        ("fr", "Selon l'alinéa 2, le bac part.", "Selon le paragraphe 2, le bac part."),
        ("es", "Se aplica el apartado 2.", "Se aplica el párrafo 2."),
        ("uk", "Діє абзац 2 статуту.", "Діє параграф 2 статуту."),
        ("ru", "Действует раздел 2 устава.", "Действует глава 2 устава."),
        ("uk", "Учасники платять збір.", "Учасниці платять збір."),
        ("ru", "Студенты платят сбор.", "Студентки платят сбор."),
    ],
)
def test_what_stood_beside_a_synonym_is_told(code: str, old: str, new: str) -> None:
    assert not is_silent(compare(old, new, code))
    assert not is_silent(compare(new, old, code))


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("es", "Si la barca se hunde, el gremio paga.", "En caso de que la barca se hunda, el gremio paga."),
        ("fr", "Le bac part à la demande du client.", "Le bac part sur demande du client."),
        ("es", "El bote zarpa a petición del cliente.", "El bote zarpa a solicitud del cliente."),
        ("uk", "Човен чекає на вимогу клієнта.", "Човен чекає на запит клієнта."),
        ("ru", "Хозяин предупреждает не позднее чем за день.", "Хозяин предупреждает не менее чем за день."),
    ],
)
def test_moods_requests_and_notice_are_the_same_in_other_words(code: str, one: str, other: str) -> None:
    assert is_silent(compare(one, other, code))


@pytest.mark.parametrize(
    ("code", "old", "new", "effect"),
    [
        # Nobody is read as such only where a modal follows: these bounds are the other way round.
        ("de", "Kein Bewerber ist jünger als 18 Jahre.", "Kein Bewerber ist jünger als 16 Jahre.", Effect.SHIFTED),
        ("de", "Niemand zahlt weniger als 5 Euro.", "Niemand zahlt weniger als 4 Euro.", Effect.SHIFTED),
        ("fr", "Personne ne verse moins de 100 euros.", "Personne ne verse moins de 50 euros.", Effect.SHIFTED),
        ("es", "Nadie aporta menos de 100 euros.", "Nadie aporta menos de 50 euros.", Effect.SHIFTED),
        ("it", "Nessuno versa meno di 100 euro.", "Nessuno versa meno di 50 euro.", Effect.SHIFTED),
        ("uk", "Ніхто не вносить менше 100 гривень.", "Ніхто не вносить менше 50 гривень.", Effect.SHIFTED),
        ("uk", "Жоден внесок не менше 100 гривень.", "Жоден внесок не менше 50 гривень.", Effect.SHIFTED),
        ("ru", "Никто не вносит менее 100 рублей.", "Никто не вносит менее 50 рублей.", Effect.SHIFTED),
        ("de", "Keine Hütte darf mehr als 5 m hoch sein.", "Keine Hütte darf mehr als 6 m hoch sein.", Effect.LOOSENED),
        ("uk", "Жодна хата не може бути менше 5 метрів.", "Жодна хата не може бути менше 4 метрів.", Effect.LOOSENED),
        ("fr", "Aucune salle ne mesure plus de 5 mètres.", "Aucune salle ne mesure plus de 6 mètres.", Effect.LOOSENED),
    ],
)
def test_a_bound_that_nobody_is_read_to_turn_has_no_direction(code: str, old: str, new: str, effect: Effect) -> None:
    assert [term.effect for term in compare(old, new, code).terms] == [effect]
