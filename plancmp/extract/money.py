"""Money: a figure with a sign, an ISO code or the name of a currency, before or behind it."""

from __future__ import annotations

from fractions import Fraction

from plancmp.extract.found import Found
from plancmp.extract.glossary import word_set
from plancmp.extract.items import Item, Line, Sort
from plancmp.extract.measures import read_per
from plancmp.extract.mention import Kind
from plancmp.model.quantity import CURRENCIES, CURRENCY_SIGNS, Quantity
from plancmp.readers.wordlists import find_words, order_words, pair_words

# ISO 4217, as published by SIX; funds, metals and test codes are left out.
_ISO = CURRENCIES | word_set(
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF"
    " CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL"
    " HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD"
    " MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG"
    " QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD"
    " TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XDR XOF XPF YER ZAR ZMW ZWG DEM FRF ITL ECU"
)
_COMMON = word_set("usd eur gbp jpy chf uah rub cny rmb cad aud nzd pln sek nok dkk hkd sgd inr mxn btc")
# Codes that are English words in capitals: "ALL 5 states". They need a large figure beside them.
_WORDS = frozenset({"ALL", "TRY", "TOP", "CUP", "PEN", "MOP", "COP", "GIP", "SOS", "BAM", "LAK"})
_SIGNS = {sign: code for sign, code in CURRENCY_SIGNS.items() if len(sign) == 1} | {
    "₹": "INR", "₩": "KRW", "₪": "ILS", "₺": "TRY", "₫": "VND", "₦": "NGN", "₱": "PHP", "₡": "CRC", "₾": "GEL",
    "₭": "LAK", "₸": "KZT", "₿": "bitcoin", "元": "CNY", "₮": "MNT", "₲": "PYG", "฿": "THB", "₼": "AZN", "￥": "JPY",
    "＄": "USD", "₤": "GBP", "₨": "rupee", "円": "JPY",
}  # fmt: skip
_PEOPLES = order_words("extract.money", "peoples")
_PENNIES = find_words("extract.money", "pennies")
_STATE_NAMES = find_words("extract.money", "state_names")
_DOLLAR_PREFIXES = pair_words("extract.money", "dollar_prefixes")
_ALIASES = {"RMB": "CNY", "BTC": "bitcoin", "STG": "GBP"}
# Signs of two letters, by case; before a figure, or behind one.
_LETTERS_BEFORE = {"SFr": "CHF", "sFr": "CHF", "RM": "MYR", "kr": "krone", "Rs": "rupee", "Rp": "IDR", "DM": "DEM"}
_LETTERS_BEHIND = {"zł": "PLN", "Kč": "CZK", "Ft": "HUF", "kr": "krone", "Fr": "franc", "DM": "DEM", "FF": "FRF"}
_SHORT = {"m": 10**6, "b": 10**9, "bn": 10**9, "k": 10**3}


def find_money(line: Line, place: int) -> Found | None:
    """Find a sum of money.

    Returns:
        The sum in its currency's main unit, as a `Quantity` whose unit is the ISO code; where a noun alone does not
        say whose currency it is ("francs", "pounds"), the unit is the noun.
    """
    found = _read_prefixed(line, place) or _read_suffixed(line, place)
    if found is None:
        return None
    rate, after = read_per(line, found.after)
    if not rate or not isinstance(found.value, Quantity):
        return found
    value = Quantity(found.value.number, f"{found.value.unit} per {rate}")
    return Found(Kind.MONEY, place, after, value, f"{found.rule}-rate", found.certain, found.scale)


def _make(item: Item, span: tuple[int, int], unit: str, rule: str, factor: int = 1) -> Found:
    return Found(Kind.MONEY, *span, Quantity(item.number * factor, unit), rule, item.certain, item.scale)


def _read_prefixed(line: Line, place: int) -> Found | None:
    unit, factor, number_at = _read_currency_before(line, place)
    if not unit or not line.is_number(number_at):
        return None
    item, after = line[number_at], number_at + 1
    word = line[after].text
    if item.scale == 1 and line[after].sort is Sort.WORD and factor == 1:
        scale = line.language.scales.get(word) or _SHORT.get(word, 0)
        if scale:
            return Found(
                Kind.MONEY, place, after + 1, Quantity(item.number * scale, unit), "money-code", item.certain, scale
            )
    if word in line.language.money_nouns and _names_same(line.language.money_nouns[word], unit):
        after += 1
    return _make(item, (place, after), unit, "money-sign" if line[place].sort is Sort.SIGN else "money-code", factor)


def _names_same(noun_unit: str, unit: str) -> bool:
    return noun_unit == unit or (noun_unit == "USD" and unit.endswith("D"))


def _read_currency_before(line: Line, place: int) -> tuple[str, int, int]:
    item = line[place]
    if item.sort is Sort.SIGN and item.text in _SIGNS:
        return _SIGNS[item.text], 1, place + 1
    if item.sort is not Sort.WORD:
        return "", 1, place
    code, factor = _read_code(line, place)
    if line[place + 1].text == "$" and (code or item.text in _DOLLAR_PREFIXES):
        is_prefix = line.touches(place + 1) or item.text in {"us", "c", "hk", "nz"}
        return (code or _DOLLAR_PREFIXES[item.text], factor, place + 2) if is_prefix else ("", 1, place)
    if code:
        return code, factor, place + 1
    if line.text[item.start : item.end] in _LETTERS_BEFORE:
        dot = line[place + 1].text == "." and line.touches(place + 1)
        return _LETTERS_BEFORE[line.text[item.start : item.end]], 1, place + 1 + dot
    if item.text in {"euro", "dollar"}:
        return line.language.money_nouns[item.text], 1, place + 1
    return "", 1, place


def _read_code(line: Line, place: int) -> tuple[str, int]:
    """Read "EUR", "usd", "MEUR"."""
    item = line[place]
    if item.sort is not Sort.WORD or not 3 <= len(item.text) <= 4:
        return "", 1
    original = line.text[item.start : item.end]
    upper = original.upper()
    if len(upper) == 4:
        is_million = original[0] == "M" and original.isupper() and upper[1:] in _ISO
        return (upper[1:], 10**6) if is_million else ("", 1)
    if upper in _WORDS and not _is_large(line, place):
        return "", 1
    is_code = (upper in _ISO or upper in _ALIASES) and (original.isupper() or item.text in _COMMON)
    return (_ALIASES.get(upper, upper), 1) if is_code else ("", 1)


def _is_large(line: Line, place: int) -> bool:
    return any(line.is_number(near) and line[near].number >= 1000 for near in (place - 1, place + 1))


def _read_suffixed(line: Line, place: int) -> Found | None:
    if not line.is_figure(place):
        return None
    after = place + 1
    if line[after].text == "-":
        after += 1
    item = line[after]
    if item.sort is Sort.SIGN and item.text in _SIGNS:
        # "50 $ 10": the sign belongs to the figure behind it if it stands closer to that one.
        if line.is_number(after + 1) and not line.touches(after) and line.touches(after + 1):
            return None
        return _add_cents(line, _make(line[place], (place, after + 1), _SIGNS[item.text], "money-sign"))
    if line[after].text in _SHORT and line.touches(after) and line[after + 1].text in line.language.money_nouns:
        scale = _SHORT[line[after].text]  # "3m euros"
        return _make(
            line[place], (place, after + 2), line.language.money_nouns[line[after + 1].text], "money-name", scale
        )
    if line[after].text in _DOLLAR_PREFIXES and line[after + 1].text == "$" and line.touches(after + 1):
        return _make(line[place], (place, after + 2), _DOLLAR_PREFIXES[line[after].text], "money-sign")  # "20 US$"
    code, factor = _read_code(line, after)
    if code and not (line.is_number(after + 1) and line.touches(after + 1)):
        number = line[place]
        scale = line.language.scales.get(line[after + 1].text, 1)
        found = _make(number, (place, after + 1 + (scale > 1)), code, "money-code", factor * scale)
        return found if number.scale == 1 or scale == 1 else None
    return _read_named(line, place, after)


def _read_named(line: Line, place: int, after: int) -> Found | None:
    language = line.language
    letters = _LETTERS_BEHIND.get(line.text[line[after].start : line[after].end])
    if letters:
        return _make(line[place], (place, after + 1), letters, "money-sign")
    if line[after].text in language.cents:
        unit = "cent" if line[after].text == "cents" else line[after].text
        if unit in _PENNIES:
            value = Quantity(line[place].number / 100, "GBP")
            return Found(Kind.MONEY, place, after + 1, value, "money-cents", line[place].certain)
        return _make(line[place], (place, after + 1), unit, "money-cents")
    for offset in range(4):
        noun = line[after + offset].text
        if noun not in language.money_nouns:
            continue
        unit = _name_unit(line, [line[after + step].text for step in range(offset)], noun)
        if not unit:
            return None
        end = after + offset + 1
        if line[end].text == "sterling":
            unit, end = "GBP", end + 1
        if line[end].text in language.cents:  # "75 euro cents"
            value = Quantity(line[place].number / 100, unit)
            return Found(Kind.MONEY, place, end + 1, value, "money-cents", line[place].certain)
        return _add_cents(line, _make(line[place], (place, end), unit, "money-name"))
    return None


def _name_unit(line: Line, before: list[str], noun: str) -> str:
    base = line.language.money_nouns[noun]
    if not before:
        return base
    codes = line.language.money_adjectives.get(noun, {})
    *heads, last = before
    if last in codes and all(head in _STATE_NAMES for head in heads):
        return codes[last] or f"{last} {base}"
    # Other people's currencies keep their name: "Finnish markka".
    is_people = not heads and len(last) > 4 and last.endswith(_PEOPLES)
    return f"{last} {base}" if is_people else ""


def _add_cents(line: Line, found: Found) -> Found:
    """Add the cents of "3 dollars and 50 cents"."""
    after = found.after + (line[found.after].text in line.language.joiner)
    if not line.is_number(after) or line[after + 1].text not in line.language.cents or not 0 < line[after].number < 100:
        return found
    if not isinstance(found.value, Quantity):
        return found
    total = found.value.number + line[after].number * Fraction(1, 100)
    unit = "GBP" if found.value.unit == "pound" and line[after + 1].text == "pence" else found.value.unit
    return Found(Kind.MONEY, found.first, after + 2, Quantity(total, unit), "money-and-cents", found.certain)
