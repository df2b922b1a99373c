"""What a page or a mail prints beside the document: headers, signatures, quotation marks, remarks of an editor."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from plancmp.readers.documents.blocks import Block, Kind
from plancmp.readers.documents.numbers import read_markers

_HEADER = re.compile(r"(?:From|To|Cc|Subject|Sent|Reply-To|Від|Кому|Тема|От|Von|An|Betreff|Objet|Asunto)\s?: ?\S")
_ADDRESS = re.compile(r"^(?:From|Від|От|Von|De)\s?: .*\S", re.MULTILINE)
_MOST_HEADERS, _MOST_SIGNED = 12, 8
_QUOTE = re.compile(r"(?:> ?)+")
_EDITOR = r"(?:Eds?|Editors?|Editor['’]s note|[Пп]рим\. ?ред|[Рр]ед|Anm\. ?d\. ?Red|Red|NDLR|NdlR|N\. ?de la R)\.?"
_BRACKET = re.compile(r" ?[(\[][^()\[\]]{1,400}[)\]]")
_BY_EDITOR = re.compile(rf"[–—-] ?{_EDITOR} ?[)\]]\Z")
_TAIL = re.compile(
    r"(?:read\s+(?:also|more)|see\s+also|subscribe|follow\s+us|sent\s+from\s+my|additional\s+reporting|reporting\s+by"
    r"|читайте\s+(?:також|также)|підпи(?:шіться|суйтесь)|подпи(?:шитесь|сывайтесь)|lesen\s+sie\s+auch|lire\s+aussi"
    r"|abonnez-vous|lea\s+también|suscr[ií]base)\b",
    re.IGNORECASE,
)
_PHOTO = re.compile(r"(?:Photo|Image|Picture|Фото|Foto|Bild)\s?(?:\([^)]*\))?:\s\S")
_LONGEST_LINE = 200


def part_mail(text: str) -> tuple[str, tuple[str, ...]]:
    """Part the header, the signature and the quotation marks of a mail from its text.

    Args:
        text: A text file.

    Returns:
        The text, each line in its place, and what was taken out.
    """
    lines = text.split("\n")
    printed = [line for line in lines if line.strip()]
    if len(printed) > 1 and all(line.startswith(">") for line in printed):
        lines = [_QUOTE.sub("", line, count=1) for line in lines]
    aside: list[str] = []
    start = next((i for i, line in enumerate(lines) if line.strip()), 0)
    end = next((i for i in range(start, len(lines)) if not _HEADER.match(lines[i].strip())), len(lines))
    if 1 < end - start <= _MOST_HEADERS and _ADDRESS.search("\n".join(lines[start:end])):
        aside += lines[start:end]
        lines[start:end] = [""] * (end - start)
    sign = next((i for i, line in enumerate(lines) if line.rstrip() == "--"), len(lines))
    signed = [line for line in lines[sign + 1 :] if line.strip()]
    if 0 < len(signed) <= _MOST_SIGNED and not any(map(read_markers, signed)):
        aside += signed
        lines[sign:] = [""] * (len(lines) - sign)
    return "\n".join(lines), tuple(line.strip() for line in aside)


def part_page(blocks: Sequence[Block]) -> tuple[list[Block], list[str]]:
    """Part an editor's remarks, lines about pictures, and the links below a text from it.

    Args:
        blocks: The document.

    Returns:
        The text, and what was taken out.
    """
    kept: list[Block] = []
    aside: list[str] = []
    for block in blocks:
        if block.kind is not Kind.ROW and _PHOTO.match(block.text) and len(block.text) <= _LONGEST_LINE:
            aside.append(block.text)
            continue
        remarks = [found for found in _BRACKET.findall(block.text) if _BY_EDITOR.search(found)]
        aside += [remark.strip() for remark in remarks]
        text = block.text
        for remark in remarks:
            text = text.replace(remark, "", 1).strip()
        if text or block.label:
            kept.append(evolve(block, text=text) if text != block.text else block)
    while len(kept) > 1 and _TAIL.match(kept[-1].text) and len(kept[-1].text) <= _LONGEST_LINE and not kept[-1].label:
        aside.append(kept.pop().text)
    return kept, aside
