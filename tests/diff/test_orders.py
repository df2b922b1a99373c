"""Where an adjunct stands, and words that say nothing beside a figure."""

from __future__ import annotations

import pytest

from tests.diff.test_drafting import is_silent
from tests.diff.test_statements import compare


@pytest.mark.parametrize(
    ("code", "old", "new", "other"),
    [
        ("en", "In the mill, guests may sit.", "Guests may sit in the mill.", "Guests may not sit in the mill."),
        (
            "en",
            "The miller shall deliver 9 sacks within 5 days of the order.",
            "Within 5 days of the order the miller shall deliver 9 sacks.",
            "Within 6 days of the order the miller shall deliver 9 sacks.",
        ),
        (
            "en",
            "The guild meets on Mondays at 9 am.",
            "The guild meets at 09:00 on Mondays.",
            "The guild meets on Mondays.",
        ),
        (
            "de",
            "Gäste dürfen in der Mühle nicht rauchen.",
            "In der Mühle dürfen Gäste nicht rauchen.",
            "In der Mühle dürfen Gäste rauchen.",
        ),
        (
            "fr",
            "Le meunier verse au plus 90 euros à la guilde.",
            "Le meunier verse à la guilde au plus 90 euros.",
            "La guilde verse au meunier au plus 90 euros.",
        ),
        (
            "es",
            "En el molino, el gremio podrá guardar sacos.",
            "El gremio podrá guardar sacos en el molino.",
            "El gremio podrá guardar sacos fuera del molino.",
        ),
        (
            "uk",
            "Гість повинен у млині зняти взуття.",
            "Гість повинен зняти взуття у млині.",
            "Гість повинен зняти взуття у дворі.",
        ),
        (
            "ru",
            "Мельник обязан ждать у плотины до прихода лодки.",
            "До прихода лодки мельник обязан ждать у плотины.",
            "После прихода лодки мельник обязан ждать у плотины.",
        ),
        (
            "de",
            "Der Müller muss dem Gast auf Verlangen einen Beleg ausstellen.",
            "Auf Verlangen muss der Müller dem Gast einen Beleg ausstellen.",
            "Auf Verlangen muss der Gast dem Müller einen Beleg ausstellen.",
        ),
        (
            "ru",
            "Мельник обязан выдать квитанцию по требованию гостя.",
            "По требованию гостя мельник обязан выдать квитанцию.",
            "По требованию гостя мельник вправе выдать квитанцию.",
        ),
        # What says nothing beside a figure.
        ("ru", "Архив хранит счета в течение 9 лет.", "Счета хранятся архивом 9 лет.", "Счета хранятся архивом 8 лет."),
        ("uk", "Збір становить 5 % від ціни.", "Збір становить 5 відсотків ціни.", "Збір становить 6 % ціни."),
        ("en", "The lease runs for a period of 9 years.", "The lease runs for 9 years.", "The lease runs for 8 years."),
        (
            "es",
            "El censo es del 5 % del precio.",
            "El censo será del 5 % del precio.",
            "El censo será del 6 % del precio.",
        ),
        # How often.
        (
            "de",
            "Die Gilde tagt alle drei Monate.",
            "Die Gilde tagt vierteljährlich.",
            "Die Gilde tagt alle drei Wochen.",
        ),
        (
            "fr",
            "La guilde siège tous les deux ans.",
            "La guilde siège une fois tous les deux ans.",
            "La guilde siège tous les ans.",
        ),
        ("uk", "Рада сходиться раз на три місяці.", "Рада сходиться щокварталу.", "Рада сходиться раз на рік."),
        ("ru", "Совет сходится каждые три месяца.", "Совет сходится раз в три месяца.", "Совет сходится раз в месяц."),
        # A time of day, a rate, a share.
        (
            "fr",
            "Le moulin ouvre à 9 heures du lundi au jeudi.",
            "Le moulin ouvre à 9 h du lundi au jeudi.",
            "Le moulin ouvre à 8 h.",
        ),
        ("uk", "Гільдія дає човни строком на 9 днів.", "Гільдія дає човни на 9 днів.", "Гільдія дає човни на 8 днів."),
        (
            "es",
            "El barco saldrá antes de las 18 horas del 3 de mayo de 2031.",
            "El barco saldrá antes de las 18:00 del 3 de mayo de 2031.",
            "El barco saldrá antes de las 19:00 del 3 de mayo de 2031.",
        ),
        (
            "ru",
            "Счета принимаются до 18 часов 1 марта 2031 года.",
            "Счета принимаются до 18:00 1 марта 2031 года.",
            "Счета принимаются до 19 часов 1 марта 2031 года.",
        ),
        ("fr", "Le débit est de 4 mètres cubes par seconde.", "Le débit est de 4 m³/s.", "Le débit est de 4 m³/h."),
        ("uk", "Витрата становить 4 м³/с.", "Витрата становить 4 кубометри за секунду.", "Витрата становить 4 м³/год."),
        (
            "en",
            "If more than half of the millers agree, the guild may close.",
            "If more than 50 % of the millers agree, the guild may close.",
            "If more than 60 % of the millers agree, the guild may close.",
        ),
        # Bounds, events and sums.
        (
            "uk",
            "Мірошник повинен сповістити гільдію не пізніше ніж за 9 днів до ярмарку.",
            "Мірошник повинен сповістити гільдію щонайменше за 9 днів до ярмарку.",
            "Мірошник повинен сповістити гільдію щонайменше за 8 днів до ярмарку.",
        ),
        (
            "ru",
            "Мельник обязан известить гильдию не менее чем за 9 дней до ярмарки.",
            "Мельник обязан известить гильдию как минимум за 9 дней до ярмарки.",
            "Мельник обязан известить гильдию не более чем за 9 дней до ярмарки.",
        ),
        (
            "de",
            "Die Mühle darf höchstens 9 Räder haben.",
            "Die Mühle darf nicht mehr als 9 Räder haben.",
            "Die Mühle darf nicht weniger als 9 Räder haben.",
        ),
        (
            "en",
            "The miller pays within 9 days after receiving the bill.",
            "The miller pays within 9 days of receipt of the bill.",
            "The miller pays within 9 days of receipt of the sacks.",
        ),
        (
            "ru",
            "Уплачивается штраф в размере 90 рублей.",
            "Уплачивается штраф 90 рублей.",
            "Уплачивается штраф 80 рублей.",
        ),
        # A ban of an act, by its noun or its verb; "without" is no part of the ban.
        ("ru", "Курение в цехе запрещено.", "В цехе запрещается курить.", "В цехе разрешается курить."),
        (
            "uk",
            "Забороняється вивозити зерно без печатки.",
            "Вивезення зерна без печатки забороняється.",
            "Забороняється ввозити зерно без печатки.",
        ),
        (
            "uk",
            "Сторож не має права залишати млин без нагляду.",
            "Сторожу забороняється залишати млин без нагляду.",
            "Сторожу дозволяється залишати млин без нагляду.",
        ),
        (
            "fr",
            "Il est interdit de pêcher dans le bief.",
            "La pêche est interdite dans le bief.",
            "La pêche est permise dans le bief.",
        ),
        # Who acts, with a preposition of his own; the subject and its pronoun.
        (
            "fr",
            "La guilde perçoit une taxe de 9 euros par nuit.",
            "Une taxe de 9 euros par nuit est perçue par la guilde.",
            "Une taxe de 9 euros par sac est perçue par la guilde.",
        ),
        (
            "uk",
            "Якщо власник млина скасовує ярмарок, він повертає збір.",
            "Власник млина повертає збір, якщо він скасовує ярмарок.",
            "Сторож повертає збір, якщо власник млина скасовує ярмарок.",
        ),
        ("en", "No child may swim here.", "Children may not swim here.", "Children may swim here."),
        # Each of them.
        (
            "es",
            "Cada una de las guildas elige dos jueces.",
            "Cada guilda elige dos jueces.",
            "La guilda elige dos jueces.",
        ),
        (
            "ru",
            "Каждая из артелей избирает судью.",
            "Каждая артель избирает судью.",
            "Любая артель вправе избрать судью.",
        ),
        (
            "fr",
            "Toute plainte doit être écrite.",
            "Toutes les plaintes doivent être écrites.",
            "Toute plainte peut être écrite.",
        ),
        ("en", "Any boat must have a bell.", "Every boat must have a bell.", "Any boat may have a bell."),
        ("en", "Millers shall be jointly liable.", "Millers are jointly liable.", "Millers are not jointly liable."),
        # A German duty behind a date, a number, or with a prefix that begins with "zu".
        (
            "de",
            "Die Pacht ist spätestens am 3. Mai 2031 einzureichen.",
            "Die Pacht muss spätestens am 3. Mai 2031 eingereicht werden.",
            "Die Pacht kann spätestens am 3. Mai 2031 eingereicht werden.",
        ),
        (
            "de",
            "Der Müller hat die Säcke zum 3. Werktag zurückzugeben.",
            "Der Müller muss die Säcke zum 3. Werktag zurückgeben.",
            "Der Müller kann die Säcke zum 3. Werktag zurückgeben.",
        ),
        (
            "de",
            "Der Müller hat den Sack binnen 9 Tagen zurückzugeben.",
            "Der Sack ist vom Müller binnen 9 Tagen zurückzugeben.",
            "Der Sack ist vom Wirt binnen 9 Tagen zurückzugeben.",
        ),
        (
            "de",
            "Der Müller darf gemäß § 3 Abs. 2 nicht kündigen.",
            "Gemäß § 3 Abs. 2 darf der Müller nicht kündigen.",
            "Der Müller darf gemäß § 3 Abs. 2 kündigen.",
        ),
    ],
)  # fmt: skip
def test_what_says_the_same_at_another_place_or_in_another_form(code: str, old: str, new: str, other: str) -> None:
    assert is_silent(old, new, code)
    assert is_silent(new, old, code)
    assert not is_silent(old, other, code)
    assert not is_silent(other, new, code)


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        # A phrase behind a participle is a part of what it says.
        ("en", "The miller pays for sacks sold in May.", "In May, the miller pays for sacks sold."),
        (
            "en",
            "The miller shall pay for sacks sold within 9 days.",
            "The miller shall pay within 9 days for sacks sold.",
        ),
        (
            "fr",
            "Le meunier doit payer les sacs livrés avant la foire.",
            "Avant la foire, le meunier doit payer les sacs livrés.",
        ),
        ("es", "El gremio podrá rechazar sacos cosidos en casa.", "En casa, el gremio podrá rechazar sacos cosidos."),
        ("ru", "Мельник вправе вернуть сшитые мешки в мае.", "Мельник вправе вернуть сшитые в мае мешки."),
        ("de", "Der Müller darf im Hof genähte Säcke abweisen.", "Im Hof darf der Müller genähte Säcke abweisen."),
        ("ru", "Запрещается перевод денег.", "Запрещается передавать деньги."),
        ("de", "Die Miete darf erhöht werden.", "Die Mieten dürfen erhöht werden."),
        ("de", "Gäste dürfen ohne Hund eintreten.", "Gäste dürfen mit Hund eintreten."),
        ("en", "The miller pays within 9 days after receiving it.", "The miller pays within 9 days after sending it."),
        # Who does it to whom.
        ("uk", "Якщо сторож наймає кухаря, він платить.", "Кухар платить, якщо сторож його наймає."),
        ("de", "Die Stadt zahlt der Gilde nach der Ernte.", "Nach der Ernte zahlt die Gilde der Stadt."),
        ("en", "The Guild shall pay the Abbot before noon.", "Before noon the Abbot shall pay the Guild."),
        ("en", "The miller may only in the yard sell flour.", "The miller may in the yard sell only flour."),
        ("en", "Any director may sign.", "All directors may sign."),
        ("en", "The guard must not admit any guest.", "The guard must not admit every guest."),
    ],
)  # fmt: skip
def test_what_only_looks_the_same_is_listed(code: str, old: str, new: str) -> None:
    assert not is_silent(old, new, code)
    assert not is_silent(new, old, code)


@pytest.mark.parametrize(
    ("code", "old", "new", "told"),
    [
        (
            "en",
            "Guests may keep cats, dogs and birds.",
            "Guests may keep birds, cats, fish, newts, and dogs.",
            "+ fish, newts",
        ),
        (
            "en",
            "The guild buys flour, rye, oats and bran.",
            "The guild buys bran, rye, flour and malt.",
            "− oats; + malt",
        ),
        (
            "de",
            "Der Bund besteht in Polen, Malta, den Niederlanden und Italien.",
            "Der Bund besteht in Italien, Malta, den Niederlanden, Polen und Spanien.",
            "+ Spanien",
        ),
    ],
)
def test_of_a_list_in_another_order_only_what_came_and_went_is_told(code: str, old: str, new: str, told: str) -> None:
    for texts in ((old, new), (new, old)):
        difference = compare(*texts, code)
        listed = [cause.difference for pair in difference.terms for cause in pair.causes if cause.difference]
        assert sorted("; ".join(listed or difference.listed).split("; ")) == sorted(told.split("; "))
        told = told.translate(str.maketrans("−+", "+−"))
