"""Pages of PDF, drawn letter by letter where a test wants them."""

from __future__ import annotations

from collections.abc import Sequence

Words = tuple[float, float, float, str]  # left, up from the foot of the page, size, words
WIDTH = 0.6  # of a letter, as a share of its size


def draw_pdf(
    *pages: Sequence[Words],
    strokes: Sequence[tuple[float, float, float]] = (),
    comment: str = "",
    is_scaled: bool = False,
) -> bytes:
    """Return a PDF; strokes (left, right, up) and a comment are on its first page.

    With `is_scaled` its fonts have size 1 and are scaled, as programs on a Mac write them.
    """
    count = len(pages)
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {count}/Kids[{_name_kids(count)}]>>"]
    objects.append("<</Type/Font/Subtype/Type1/BaseFont/Courier>>")
    for number, words in enumerate(pages):
        lines = [
            f"BT /F1 1 Tf {size} 0 0 {size} {left} {up} Tm ({_escape(text)}) Tj ET"
            if is_scaled
            else f"BT /F1 {size} Tf {left} {up} Td ({_escape(text)}) Tj ET"
            for left, up, size, text in words
        ]
        drawn = strokes if number == 0 else ()
        lines += [f"{left} {up} {right - left} 0.8 re f" for left, right, up in drawn]
        content = "\n".join(lines)
        notes = f"/Annots[<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents({comment})>>]" if comment else ""
        font = "/Resources<</Font<</F1 3 0 R>>>>"
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]{font}/Contents {5 + 2 * number} 0 R{notes}>>")
        objects.append(f"<</Length {len(content)}>>stream\n{content}\nendstream")
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    tail = f"trailer<</Root 1 0 R/Size {size}>>\nstartxref\n{len(body)}\n%%EOF"
    return body + f"xref\n0 {size}\n0000000000 65535 f \n{table}{tail}".encode()


def stack(*lines: str, left: float = 72, top: float = 740, pitch: float = 16, size: float = 11) -> list[Words]:
    """Return lines of text one below the other."""
    return [(left, top - pitch * number, size, text) for number, text in enumerate(lines)]


def _name_kids(count: int) -> str:
    return " ".join(f"{4 + 2 * number} 0 R" for number in range(count))


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
