"""Letters of symbol fonts, as the characters that they look like."""

from __future__ import annotations

from plancmp.model.expressions import late

# The encoding of the font Symbol from 0x20 on; "\ufffd" stands for a place that holds no character.
_SYMBOL_LOW = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
_SYMBOL_HIGH = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\ufffd〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
_SYMBOL = {
    **{0x20 + place: letter for place, letter in enumerate(_SYMBOL_LOW)},
    **{0xA0 + place: letter for place, letter in enumerate(_SYMBOL_HIGH)},
}
_WINGDINGS = {0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x71: "☐", 0x72: "☐", 0x76: "❖", 0x9F: "•", 0xA7: "▪", 0xA8: "☐"}
_WINGDINGS |= {0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"}
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐", 0x2A: "☐"}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}
_PRIVATE = range(0xF020, 0xF100)
_ODD = late("[\uf020-\uf0ff\ud800-\udfff]")


def read_symbol(font: str, code: int) -> str:
    """Return what a symbol looks like; a character of its own where nobody knows, so that two are never the same.

    Args:
        font: The name of its font.
        code: Its place in the font, with or without 0xF000.
    """
    place = code & 0xFF if code in _PRIVATE else code
    if place > 0xFF or font.lower() not in _FONTS:
        return chr(code) if not 0xD800 <= code < 0xE000 else "\ufffd"
    return _FONTS[font.lower()].get(place) or chr(0xF000 + place)


def spell_symbols(font: str, text: str) -> str:
    """Return text that is set in a symbol font as the characters that it looks like; any other as it is."""
    if font.lower() not in _FONTS and not _ODD.search(text):
        return text
    # Word keeps the place in a symbol font, 0xF0B3, also where the run does not name the font.
    return "".join(read_symbol(font or "Symbol" if ord(letter) in _PRIVATE else font, ord(letter)) for letter in text)
