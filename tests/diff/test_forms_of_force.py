"""A right, a ban, a duty and a duty that is none have many forms, in every language: the form changes nothing."""

from __future__ import annotations

import re

import pytest

from plancmp.diff.effects import Effect
from plancmp.diff.statements import Difference, compare_readings
from plancmp.extract.languages import choose_language
from plancmp.extract.reading import read_pieces

SENTENCES = {
    "en": "The tenant {} let the attic.",
    "fr": "Le locataire {} louer le grenier.",
    "de": "Der Mieter {}, den Speicher zu vermieten.",
    "es": "El inquilino {} alquilar el desván.",
    "it": "Il conduttore {} affittare la soffitta.",
    "uk": "Орендар {} здати горище.",
    "ru": "Арендатор {} сдать чердак.",
    "en of all": "{} let the attic.",
    "fr of all": "{} louer le grenier.",
    "de of all": "{}, den Speicher zu vermieten.",
    "es of all": "{} alquilar el desván.",
    "it of all": "{} affittare la soffitta.",
    "uk of all": "{} здавати горище.",
    "ru of all": "{} сдавать чердак.",
}
KINDS = ("right", "ban", "duty", "free")
FORMS = {
    "en": """
        right: may | has the right to | shall have the power to | will have authority to | is at liberty to | is
            free to
        ban: may not | has no right to | does not have the right to | will not have any authority to | has no
            longer any right to | isn't allowed to | is no longer entitled to | shall never be permitted to | is
            under no circumstances free to
        duty: must | is obliged to | has the duty to | shall have an obligation to | will be required to | is
            compelled to
        free: need not | is not obliged to | does not have any duty to | has no further obligation to | won't be
            required to | shall not be compelled to | may not be forced to | cannot be obliged to | is in no way
            bound to
    """,
    "fr": """
        right: peut | a le droit de | aura la faculté de | est en droit de | sera autorisé à | est libre de |
            est fondé à
        ban: ne peut pas | n'a pas le droit de | n'a aucun droit de | n'aura plus le droit de | n'est nullement
            en droit de | ne sera pas autorisé à | n'est plus habilité à
        duty: doit | est tenu de | aura l'obligation de | sera contraint de | a le devoir de | est dans
            l'obligation de
        free: n'est pas tenu de | n'a aucune obligation de | n'aura pas l'obligation de | ne sera plus obligé de
            | n'est nullement tenu de | ne peut être contraint de | ne saurait être tenu de
    """,
    "de": """
        right: ist berechtigt | hat das Recht | hat die Befugnis | ist befugt | ist dazu ermächtigt
        ban: ist nicht berechtigt | hat kein Recht | hat nicht das Recht | hat keinerlei Befugnis | ist nicht
            mehr befugt | ist in keinem Fall dazu berechtigt
        duty: ist verpflichtet | hat die Pflicht | hat die Verpflichtung | ist dazu verpflichtet
        free: ist nicht verpflichtet | hat keine Pflicht | hat nicht die Verpflichtung | ist nicht länger
            verpflichtet | kann nicht gezwungen werden
    """,
    "es": """
        right: puede | tiene derecho a | tendrá la facultad de | está facultado para | quedará autorizado para
        ban: no puede | no tiene derecho a | no tiene ningún derecho a | carece de facultades para | no tendrá
            permiso para | no quedará autorizado a
        duty: debe | está obligado a | tiene obligación de | tendrá el deber de | vendrá obligado a
        free: no está obligado a | no tiene ninguna obligación de | no quedará obligado a | no podrá ser
            obligado a
    """,
    "it": """
        right: può | ha il diritto di | avrà la facoltà di | sarà autorizzato a | è legittimato ad
        ban: non può | non ha alcun diritto di | non avrà il potere di | non sarà autorizzato a | non è più
            legittimato a
        duty: deve | ha l'obbligo di | avrà il dovere di | sarà tenuto a | è obbligato ad
        free: non è tenuto a | non ha alcun obbligo di | non sarà obbligato a | non può essere costretto a
    """,
    "uk": """
        right: може | має право | матиме право | буде уповноважений | зможе
        ban: не може | не має жодного права | не матиме права | позбавлений права | більше не має права | не
            зможе
        duty: зобов'язаний | має обов'язок | буде зобов'язаний | матиме обов'язок
        free: не зобов'язаний | не має жодного обов'язку | не буде зобов'язаний | не може бути зобов'язаний
    """,
    "ru": """
        right: может | имеет право | будет иметь право | будет вправе | сможет
        ban: не может | не имеет никакого права | не будет иметь права | лишён права | больше не имеет права |
            не сможет
        duty: обязан | имеет обязанность | будет обязан | должен будет
        free: не обязан | не имеет никакой обязанности | не будет обязан | не может быть принужден
    """,
    "en of all": """
        right: It is permitted to | It is lawful to | It shall be permissible to | It is not prohibited to
        ban: It is forbidden to | It is not lawful to | It shall be unlawful to | It will not be permitted to
        duty: It is required to | It shall be mandatory to
        free: It is not required to | It shall not be mandatory to
    """,
    "fr of all": """
        right: Il est permis de | Il est autorisé de | Il sera loisible de | Il n'est pas interdit de
        ban: Il est interdit de | Il n'est pas permis de | Il sera formellement interdit de | Il ne faut pas
        duty: Il faut | Il sera obligatoire de
        free: Il n'est pas obligatoire de | Il ne sera plus obligatoire de
    """,
    "de of all": """
        right: Es ist gestattet | Es ist erlaubt | Es ist zulässig
        ban: Es ist verboten | Es ist nicht gestattet | Es ist streng untersagt | Es bleibt unzulässig
    """,
    "es of all": """
        right: Se puede | Está permitido | Se permitirá | No queda prohibido
        ban: No se puede | No está permitido | Quedará prohibido | Está terminantemente prohibido
        duty: Se debe | Hay que | Habrá que
    """,
    "it of all": """
        right: Si può | È consentito | Sarà permesso | Non è vietato
        ban: Non si può | Non è consentito | Sarà severamente vietato | È fatto divieto di
        duty: Si deve | Occorre | Bisogna
    """,
    "uk of all": """
        right: Можна | Дозволено | Буде дозволено | Не забороняється
        ban: Не можна | Не дозволено | Буде заборонено | Суворо забороняється
    """,
    "ru of all": """
        right: Можно | Разрешено | Будет разрешено | Не запрещается
        ban: Нельзя | Не разрешается | Будет запрещено | Строго запрещено
    """,
}


def list_forms(name: str, kind: str) -> list[str]:
    rows = " ".join(FORMS[name].split())
    return re.split(r" \w+: ", rows.partition(f"{kind}: ")[2])[0].split(" | ")


def compare(name: str, old: str, new: str) -> Difference:
    language = choose_language(name[:2])
    return compare_readings(*(read_pieces(SENTENCES[name].format(form), language) for form in (old, new)))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", FORMS)
def test_another_form_of_the_same_force_is_no_change(name: str, kind: str) -> None:
    plain, *others = list_forms(name, kind)
    differences = {form: compare(name, plain, form) for form in others}
    assert not [form for form, found in differences.items() if found.terms or found.listed]


@pytest.mark.parametrize("name", FORMS)
def test_another_force_in_another_form_is_told(name: str) -> None:
    right, ban, duty, free = (list_forms(name, kind)[1:] for kind in KINDS)
    for before, after, effect in ((right, ban, Effect.REVERSED), (duty, free, Effect.LOOSENED)):
        for old, new in zip(before, after, strict=False):
            assert [term.effect for term in compare(name, old, new).terms] == [effect], (old, new)


def test_whom_nobody_may_oblige_is_free() -> None:
    language = choose_language("en")
    texts = ("No guest may be required to tip.", "No guest is required to tip.", "No guest may tip.")
    asked, freed, banned = (read_pieces(text, language) for text in texts)
    assert not compare_readings(asked, freed).terms
    assert compare_readings(asked, banned).terms


def test_a_ban_on_not_acting_is_told() -> None:
    for code, ban in (("ru", "Запрещается {}сдавать чердак."), ("uk", "Заборонено {}здавати горище.")):
        readings = (read_pieces(ban.format(word), choose_language(code)) for word in ("не ", ""))
        assert compare_readings(*readings).terms


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("es", "El inquilino tiene derecho a no alquilar.", "El inquilino no tiene derecho a alquilar."),
        ("es", "Está permitido no alquilar.", "No está permitido alquilar."),
        ("it", "Il conduttore ha il diritto di non affittare.", "Il conduttore non ha il diritto di affittare."),
        ("it", "Si può non affittare.", "Non si può affittare."),
        ("fr", "Le locataire a le droit de ne pas louer.", "Le locataire n'a pas le droit de louer."),
        ("uk", "Орендар уповноважений не здавати.", "Орендар не уповноважений здавати."),
        ("ru", "Арендатор имеет право не сдавать.", "Арендатор не имеет права сдавать."),
    ],
)
def test_what_one_may_leave_undone_is_no_ban(code: str, old: str, new: str) -> None:
    language = choose_language(code)
    readings = (read_pieces(old, language), read_pieces(new, language))
    assert [term.effect for term in compare_readings(*readings).terms] == [Effect.TIGHTENED]
    assert [term.effect for term in compare_readings(*reversed(readings)).terms] == [Effect.LOOSENED]
