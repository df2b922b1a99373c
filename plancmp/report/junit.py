"""The report as JUnit XML: a suite a topic, a case a change; for the test page of a CI.

A material change is a failure, any other change a case that passed with its words as output. A topic without a change
that is shown has one case that passed, so that a report of no change still has cases. The first suite holds the proof
that everything is accounted for, and what is not shown as properties.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

from plancmp.diff import Materiality
from plancmp.diff.coverage import prove_coverage
from plancmp.report.closing import list_closing
from plancmp.report.items import ChangeItem, list_items
from plancmp.report.messages import Messages
from plancmp.report.phrases import clean, describe_plan
from plancmp.report.view import View


def render(view: View, messages: Messages) -> str:
    """Return the report as JUnit XML."""
    suites = ET.Element("testsuites", name="plancmp")
    _add_proof(suites, view, messages)
    by_topic: dict[str, list[ChangeItem]] = {topic: [] for topic in (verdict.topic for _, verdict in view.verdicts)}
    for item in list_items(view, messages):
        by_topic.setdefault(item.section.topic, []).append(item)
    titles = {verdict.topic: title for title, verdict in view.verdicts}
    for topic, items in by_topic.items():
        suite = ET.SubElement(suites, "testsuite", name=clean(titles.get(topic, topic) or "—"))
        if not items:
            ET.SubElement(suite, "testcase", classname=_name_class(topic), name=messages.say("nothing-shown"))
        for item in items:
            _add_case(suite, item, view, messages)
    _count(suites)
    ET.indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(suites, encoding="unicode")}\n'


def _add_proof(suites: ET.Element, view: View, messages: Messages) -> None:
    old, new = (describe_plan(plan, messages) for plan in (view.comparison.old, view.comparison.new))
    suite = ET.SubElement(suites, "testsuite", name=f"{old} → {new}")
    properties = ET.SubElement(suite, "properties")
    for reason, count in sorted(view.hidden.items()):
        ET.SubElement(properties, "property", name=f"hidden-{reason}", value=str(count))
    case = ET.SubElement(suite, "testcase", classname="plancmp", name="coverage")
    if not prove_coverage(view.comparison).is_complete:
        ET.SubElement(case, "failure", type="coverage", message=messages.say("coverage-broken", problems="…"))
    ET.SubElement(case, "system-out").text = clean("\n".join(list_closing(view, messages)))


def _add_case(suite: ET.Element, item: ChangeItem, view: View, messages: Messages) -> None:
    path, line = item.find_place(view)
    case = ET.SubElement(suite, "testcase", classname=_name_class(item.section.topic))
    case.set("name", clean(f"{item.clause}: {item.name(messages)} [{item.fingerprint}]"))
    if path:
        case.set("file", clean(path))
    if line:
        case.set("line", str(line))
    text = clean(item.describe_details(messages) or item.explain(messages))
    if item.materiality is Materiality.MATERIAL:
        failure = ET.SubElement(case, "failure", type=item.rules[0], message=clean(item.explain(messages)))
        failure.text = text
    else:
        ET.SubElement(case, "system-out").text = text


def _name_class(topic: str) -> str:
    return clean(f"plancmp.{topic or 'no-topic'}")


def _count(suites: ET.Element) -> None:
    for element in (*suites, suites):
        for name, tag in (("tests", "testcase"), ("failures", "failure")):
            element.set(name, str(len(list(element.iter(tag)))))
        element.set("errors", "0")
