"""Word documents as tests read them: by the rules of WordprocessingML alone, and by LibreOffice."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree as ET

import pytest

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
GONE = {"accept": {f"{W}del", f"{W}moveFrom"}, "reject": {f"{W}ins", f"{W}moveTo"}}
Verdict = Literal["accept", "reject"]

# The order in which the schema wants the children of these elements, as far as plancmp writes or keeps them.
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
    " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
    " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss"
    " imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd"
    " fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing"
    " tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType"
    " pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "tc": "tcPr p",
}


def read_part(document: bytes, name: str = "word/document.xml") -> ET.Element:
    with zipfile.ZipFile(BytesIO(document)) as archive:
        return ET.fromstring(archive.read(name))  # noqa: S314 - what plancmp wrote


def list_text(document: bytes) -> list[ET.Element]:
    """Return what stands in the body behind the summary, which is the first section."""
    body = read_part(document).find(f"{W}body")
    assert body is not None
    blocks = list(body)
    first = next(i for i, block in enumerate(blocks) if block.find(f"{W}pPr/{W}sectPr") is not None)
    return [block for block in blocks[first + 1 :] if block.tag != f"{W}sectPr"]


def settle(document: bytes, verdict: Verdict) -> str:
    """Return the text behind the summary once all changes are accepted or rejected."""
    parts: list[str] = []
    for paragraph in list_text(document):
        if paragraph.tag != f"{W}p":
            continue
        parts += _read_runs(paragraph, GONE[verdict])
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        parts.append("" if mark is not None and any(e.tag in GONE[verdict] for e in mark) else "\n")
    # The last paragraph of a document cannot go: where it was struck or inserted, an empty one stays behind it.
    text = "".join(parts).rstrip("\n")
    return f"{text}\n" if text else ""


def _read_runs(element: ET.Element, gone: set[str]) -> list[str]:
    parts = []
    for child in element:
        if child.tag in {f"{W}t", f"{W}delText"}:
            parts.append(child.text or "")
        elif child.tag in {f"{W}tab", f"{W}br"}:
            parts.append("\t" if child.tag == f"{W}tab" else "\v")
        elif child.tag not in gone and child.tag not in {f"{W}pPr", f"{W}rPr"}:
            parts += _read_runs(child, gone)
    return parts


def read_plain(document: bytes) -> str:
    """Return the text behind the summary of a document without tracked changes."""
    assert not [e for e in read_part(document).iter() if e.tag in GONE["accept"] | GONE["reject"]]
    return settle(document, "accept")


def spell_redline(document: bytes) -> str:
    """Return a document as a person reads it: what was struck in [- -], inserted in {+ +}, moved in [< <] and {> >}."""
    lines = []
    body = read_part(document).find(f"{W}body")
    for element in body if body is not None else ():
        if element.tag == f"{W}tbl":
            rows = ([" / ".join(p.itertext()) for p in row.iter(f"{W}tc")] for row in element.iter(f"{W}tr"))
            lines += [" | ".join(row) for row in rows]
        elif element.tag == f"{W}p":
            mark = element.find(f"{W}pPr/{W}rPr")
            end = next((_SIGNS[e.tag] for e in mark if e.tag in _SIGNS), None) if mark is not None else None
            lines.append(_spell_runs(element) + (f"{end[0]}¶{end[1]}" if end else ""))
    for comment in read_part(document, "word/comments.xml"):
        lines.append(f"({comment.get(f'{W}id')}) " + " / ".join("".join(p.itertext()) for p in comment))
    return "\n".join(lines) + "\n"


_SIGNS = {
    f"{W}del": ("[-", "-]"),
    f"{W}ins": ("{+", "+}"),
    f"{W}moveFrom": ("[<", "<]"),
    f"{W}moveTo": ("{>", ">}"),
}


def _spell_runs(element: ET.Element) -> str:
    parts = []
    for child in element:
        if child.tag == f"{W}pPr":
            continue
        if child.tag == f"{W}commentReference":
            parts.append(f"({child.get(f'{W}id')})")
        elif child.tag == f"{W}tab":
            parts.append("\t")
        else:
            before, behind = _SIGNS.get(child.tag, ("", ""))
            parts.append(f"{before}{child.text or ''}{_spell_runs(child)}{behind}")
    return "".join(parts)


def list_faults(document: bytes) -> list[str]:
    """Return what is wrong with the structure of a package: the rules that Word takes a document for damaged by."""
    faults: list[str] = []
    with zipfile.ZipFile(BytesIO(document)) as archive:
        names = archive.namelist()
        trees = {name: ET.fromstring(archive.read(name)) for name in names if name.endswith((".xml", ".rels"))}  # noqa: S314 - as above
    faults += [f"{name} stands twice" for name in sorted({n for n in names if names.count(n) > 1})]
    known = {e.get("PartName", "").lstrip("/") for e in trees["[Content_Types].xml"]}
    defaults = {e.get("Extension", "") for e in trees["[Content_Types].xml"]}
    faults += [f"{n} has no type" for n in names if n not in known and n.rpartition(".")[2] not in defaults]
    faults += [f"{name} is typed but not there" for name in known - {""} if name not in names]
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            continue
        folder = name.rpartition("_rels/")[0]
        for relation in tree.iter(RELATION):
            target = relation.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else os.path.normpath(folder + target)
            if relation.get("TargetMode") != "External" and path not in names:
                faults.append(f"{name} points to {target}")
    main = trees["word/document.xml"]
    for element in main.iter():
        faults += _check_order(element)
    return [*faults, *_check_changes(main), *_check_comments(main, trees.get("word/comments.xml"))]


def _check_order(element: ET.Element) -> list[str]:
    order = ORDERS.get(element.tag.removeprefix(W), "").split()
    if not order or (element.tag == f"{W}rPr" and not len(element)):
        return []
    tags = [child.tag.removeprefix(W) for child in element if child.tag.startswith(W)]
    if element.tag in {f"{W}tc", f"{W}tr", f"{W}tbl"} and not set(tags) <= set(order):
        return []  # content of any kind
    unknown = [tag for tag in tags if tag not in order]
    places = [order.index(tag) for tag in tags if tag in order]
    faults = [f"{tag} in {element.tag}" for tag in unknown]
    return faults + ([f"order of {tags} in {element.tag}"] if places != sorted(places) else [])


def _check_changes(main: ET.Element) -> list[str]:
    faults: list[str] = []
    tracked = {f"{W}{tag}" for tag in ("ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart")}
    ids = [e.get(f"{W}id") for e in main.iter() if e.tag in tracked]
    faults += [f"id {number} stands twice" for number in sorted({str(i) for i in ids if ids.count(i) > 1})]
    faults += [f"{e.tag} has no author" for e in main.iter() if e.tag in tracked and not e.get(f"{W}author")]
    for side in ("From", "To"):
        order = [
            (e.tag.removeprefix(f"{W}move{side}Range"), e.get(f"{W}id"))
            for e in main.iter()
            if e.tag.startswith(f"{W}move{side}Range")
        ]
        starts = [number for kind, number in order if kind == "Start"]
        ends = [number for kind, number in order if kind == "End"]
        if sorted(map(str, starts)) != sorted(map(str, ends)):
            faults.append(f"ranges of move{side} begin {starts} and end {ends}")
        faults += [f"range {n} ends first" for n in starts if order.index(("End", n)) < order.index(("Start", n))]
    names = [sorted(str(e.get(f"{W}name")) for e in main.iter(f"{W}move{side}RangeStart")) for side in ("From", "To")]
    if names[0] != names[1] or len(set(names[0])) < len(names[0]):
        faults.append(f"moves {names[0]} are not {names[1]}")
    for change in main.iter(f"{W}del"):
        faults += ["text in del"] * len(list(change.iter(f"{W}t")))
    inside = {id(text) for change in main.iter(f"{W}del") for text in change.iter(f"{W}delText")}
    faults += ["delText outside del" for text in main.iter(f"{W}delText") if id(text) not in inside]
    return faults


def _check_comments(main: ET.Element, comments: ET.Element | None) -> list[str]:
    ids = sorted(str(e.get(f"{W}id")) for e in comments) if comments is not None else []
    found = []
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        anchors = sorted(str(e.get(f"{W}id")) for e in main.iter(f"{W}{tag}"))
        found += [f"comments {ids}, {tag} {anchors}"] if anchors != ids else []
    return found


def list_schema_errors(path: Path) -> list[str]:
    """Return what a validator finds wrong, but for parts that Word writes itself and needs of nobody."""
    from openxml_audit import OpenXmlValidator

    found = (str(error) for error in OpenXmlValidator().validate(path).errors)
    return [error for error in found if "A required relationship type" not in error]


# -- LibreOffice ------------------------------------------------------------------------------------------------------

_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Settle(folder As String, names As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "FilterName"
  filter(0).Value = "MS Word 2007 XML"
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  For Each verdict In Array("Accept", "Reject")
    For Each name In Split(names, "|")
      document = StarDesktop.loadComponentFromURL(folder &amp; "/" &amp; name &amp; ".docx", "_blank", 0, hidden())
      frame = document.CurrentController.Frame
      dispatcher.executeDispatch(frame, ".uno:" &amp; verdict &amp; "AllTrackedChanges", "", 0, Array())
      document.storeToURL(folder &amp; "/" &amp; name &amp; "." &amp; LCase(verdict) &amp; ".docx", filter())
      document.close(True)
    Next
  Next
End Sub
</script:module>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Module1"/></library:library>
"""
_LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
 <library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple"
  library:link="false"/>
</library:libraries>
"""


def find_office() -> str:
    """Return the path of LibreOffice; skip the test where it is missing, but fail in continuous integration."""
    path = shutil.which("soffice")
    if path is None:
        reason = "LibreOffice Writer is not installed (Debian: libreoffice-writer-nogui)"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return path


_COMMENT = re.compile(
    rb"<w:(ins|del|moveTo|moveFrom) [^>]*><w:r><w:commentReference[^>]*/></w:r></w:\1>"
    rb"|<w:r>(?:<w:rPr>(?:<w:\w+(?: [^>]*)?/>)*</w:rPr>)?<w:commentReference[^>]*/></w:r>|<w:commentRange[^>]*/>"
)


def _drop_comments(document: bytes) -> bytes:
    """Return a document without anchors of comments.

    Debian's LibreOffice for machines without a screen lacks the description of the windows that it shows comments in,
    and ends when a document with comments has a view, as accepting changes wants. Converting such a document works.
    """
    output = BytesIO()
    with zipfile.ZipFile(BytesIO(document)) as archive, zipfile.ZipFile(output, "w") as copy:
        for name in archive.namelist():
            content = archive.read(name)
            copy.writestr(name, _COMMENT.sub(b"", content) if name == "word/document.xml" else content)
    return output.getvalue()


def settle_in_office(documents: dict[str, bytes], folder: Path) -> dict[tuple[str, Verdict], bytes]:
    """Return documents as LibreOffice saves them once it has accepted or rejected all their changes."""
    office, profile = find_office(), folder / "profile"
    run = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    # The first run writes its own, empty macro library into a new profile.
    subprocess.run([*run, "--terminate_after_init"], check=True, timeout=120, capture_output=True)
    basic = profile / "user" / "basic"
    (basic / "Standard").mkdir(parents=True, exist_ok=True)
    (basic / "script.xlc").write_text(_LIBRARIES, encoding="utf-8")
    (basic / "Standard" / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    (basic / "Standard" / "Module1.xba").write_text(_MACRO, encoding="utf-8")
    for name, document in documents.items():
        (folder / f"{name}.docx").write_bytes(_drop_comments(document))
    call = f'macro:///Standard.Module1.Settle("{folder.as_uri()}","{"|".join(documents)}")'
    subprocess.run([*run, call], check=True, timeout=300, capture_output=True)
    verdicts: tuple[Verdict, ...] = ("accept", "reject")
    return {
        (name, verdict): (folder / f"{name}.{verdict}.docx").read_bytes() for name in documents for verdict in verdicts
    }
