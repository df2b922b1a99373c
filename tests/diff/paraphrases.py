"""Points as two outlets would print them, and single facts altered in the second one's words.

`TUNED` was at hand while the comparison was built. Each of the others was written and then run once; what it showed was
mended afterwards, by cause. docs/explanation/renderings.md has the figures of those first runs.
"""

# ruff: noqa: E501 - a rendering stays one line where it can

from __future__ import annotations

from attrs import frozen


@frozen
class Alteration:
    """One fact put differently.

    Attributes:
        words: Words of the second rendering.
        instead: What stands there instead.
        kind: The kind of divergence that it makes.
    """

    words: str
    instead: str
    kind: str


@frozen
class Pair:
    """One point in two renderings that say the same.

    Attributes:
        first: The one rendering.
        second: The other.
        alterations: Single facts to alter in the second.
    """

    first: str
    second: str
    alterations: tuple[Alteration, ...]

    def alter(self, alteration: Alteration) -> str:
        """Return the second rendering with one fact altered."""
        assert self.second.count(alteration.words) == 1, alteration
        return self.second.replace(alteration.words, alteration.instead)


TUNED = (
    Pair(
        "The armed forces of Ukraine shall be limited to 600,000 personnel.",
        "Ukraine's army must not exceed six hundred thousand troops.",
        (
            Alteration("six hundred thousand", "eight hundred thousand", "figure"),
            Alteration("Ukraine's", "Russia's", "party"),
        ),
    ),
    Pair(
        "Ukraine shall hold elections within 100 days of the signing of this agreement.",
        "Within one hundred days after the deal has been signed, elections will be held in Ukraine.",
        (
            Alteration("one hundred days", "one hundred and fifty days", "deadline"),
            Alteration("elections will be held", "elections may be held", "force"),
        ),
    ),
    Pair(
        "The United States will receive 50% of the profits from this undertaking. Europe will add USD 100 billion.",
        "A contribution of $100bn comes from Europe; fifty per cent of what the venture earns goes to the US.",
        (
            Alteration("$100bn", "$200bn", "figure"),
            Alteration("to the US", "to Poland", "party"),
        ),
    ),
    Pair(
        "NATO agrees not to station troops in Ukraine.",
        "No soldiers of the alliance may be based on Ukrainian territory.",
        (
            Alteration("No soldiers of the alliance may be", "Soldiers of the alliance may be", "negation"),
            Alteration("Ukrainian", "Moldovan", "party"),
        ),
    ),
    Pair(
        "If Russia invades Ukraine, all sanctions will be reinstated and recognition of the territory will be revoked.",
        "In the event of a Russian invasion of Ukraine, every sanction snaps back and the recognised status of the land is "
        "cancelled.",
        (
            Alteration("In the event of a Russian invasion of Ukraine, every", "Every", "condition"),
            Alteration("every sanction snaps", "some sanctions snap", "qualifier"),
        ),
    ),
    Pair(
        "Both sides shall release all prisoners of war no later than 31 December 2026.",
        "By December 31, 2026, every captured soldier is to be freed by the two sides.",
        (
            Alteration("December 31, 2026", "March 31, 2027", "deadline"),
            Alteration("every captured soldier is", "captured soldiers are", "qualifier"),
        ),
    ),
    Pair(
        "The IAEA may inspect the plant at any time, provided that it gives 48 hours' notice.",
        "On condition that notice is given forty-eight hours ahead, inspectors of the International Atomic Energy Agency "
        "are allowed to visit the site whenever they like.",
        (
            Alteration("forty-eight hours", "seventy-two hours", "deadline"),
            Alteration("are allowed to visit", "are required to visit", "force"),
        ),
    ),
    Pair(
        "Sanctions shall not be lifted unless Russia withdraws its troops from the demilitarised zone.",
        "The sanctions must remain and cannot be lifted except if Moscow pulls its forces out of the demilitarized area.",
        (
            Alteration("except if Moscow pulls its forces out of the demilitarized area", "at all", "condition"),
            Alteration("cannot be lifted", "can be lifted", "negation"),
        ),
    ),
    Pair(
        "The guarantee is valid for ten years and may be extended by five years. It shall be legally binding.",
        "A binding guarantee is to run for 10 years; a prolongation of 5 years is possible.",
        (
            Alteration("A binding guarantee", "A guarantee", "qualifier"),
            Alteration("10 years", "15 years", "figure"),
        ),
    ),
    Pair(
        "Ukraine undertakes to amend its constitution within six months of ratification; Russia shall be informed "
        "immediately.",
        "No later than 6 months after the text is ratified, Kyiv must change the constitution. Moscow is to be told without "
        "delay.",
        (
            Alteration("6 months", "12 months", "deadline"),
            Alteration("Kyiv must change", "Kyiv should change", "force"),
        ),
    ),
)

HELD_OUT_1 = (
    Pair(
        "Russia shall pay compensation of EUR 40 billion in four equal instalments.",
        "Compensation amounting to forty billion euros has to be paid by Moscow; it comes in 4 equal installments.",
        (
            Alteration("forty billion", "fourteen billion", "figure"),
            Alteration("has to be paid", "might be paid", "force"),
        ),
    ),
    Pair(
        "Heavy weapons shall be withdrawn at least 30 kilometres from the line of contact within two weeks of the ceasefire.",
        "Within 14 days of the truce both armies' heavy arms are to be pulled back a minimum of thirty kilometers from the "
        "contact line.",
        (
            Alteration("thirty kilometers", "fifty kilometers", "figure"),
            Alteration("14 days", "40 days", "deadline"),
        ),
    ),
    Pair(
        "Ukraine is permitted to seek membership of the European Union but must never join NATO.",
        "Joining NATO is forbidden to Ukraine for ever. It has the right, however, to apply to become a member of the EU.",
        (
            Alteration("Joining NATO is forbidden to Ukraine for ever", "Joining NATO is open to Ukraine", "negation"),
            Alteration("of the EU", "of the Council of Europe", "party"),
        ),
    ),
    Pair(
        "A joint commission of the United States and Russia monitors compliance and reports every three months.",
        "Compliance is overseen by a body that Washington and Moscow run jointly. Its reports appear every 3 months.",
        (
            Alteration("every 3 months", "every 6 months", "figure"),
            Alteration("Washington and Moscow", "Brussels and Moscow", "party"),
        ),
    ),
    Pair(
        "Foreign troops may enter the zone only with the consent of Ukraine.",
        "Unless Ukraine agrees, no troops from abroad are permitted to go into the zone.",
        (
            Alteration("Unless Ukraine agrees, no", "No", "condition"),
            Alteration("Unless Ukraine agrees", "Unless Poland agrees", "party"),
        ),
    ),
    Pair(
        "The parties should refrain from hostile propaganda in state media. Minority languages shall be protected by law.",
        "By law, languages of minorities will enjoy protection; it is expected that both sides abstain from hostile propaganda "
        "in the media that the state owns.",
        (
            Alteration("it is expected that both sides abstain", "both sides must abstain", "force"),
            Alteration("languages of minorities will", "languages of minorities will not", "negation"),
        ),
    ),
    Pair(
        "The port shall reopen on 1 May 2027. Until then vessels may use the canal free of charge.",
        "On May 1, 2027 the harbour opens again, and ships can pass the canal without charge until that date.",
        (
            Alteration("May 1, 2027", "July 1, 2027", "deadline"),
            Alteration("ships can pass", "ships cannot pass", "negation"),
        ),
    ),
    Pair(
        "Up to one third of the frozen assets is to be used solely for humanitarian purposes, subject to approval by the World "
        "Bank.",
        "Provided the World Bank approves, no more than a third of the funds that were frozen will go to humanitarian ends, and "
        "to these only.",
        (
            Alteration("no more than a third", "at least a third", "figure"),
            Alteration("humanitarian ends, and to these only", "humanitarian ends", "qualifier"),
        ),
    ),
    Pair(
        "Contractors shall notify the Council in writing not later than five working days before any transfer of equipment.",
        "Before equipment is moved, the Council must be informed by contractors in a written notice at least 5 business days "
        "ahead.",
        (
            Alteration("5 business days", "3 business days", "deadline"),
            Alteration("must be informed", "need not be informed", "force"),
        ),
    ),
    Pair(
        "Poland temporarily hosts European fighter jets. The number of aircraft at any base is capped at 24.",
        "At no base may there be more than two dozen planes. European combat aircraft are stationed in Poland on a temporary "
        "basis.",
        (
            Alteration("two dozen", "three dozen", "figure"),
            Alteration("are stationed in Poland on a temporary basis", "are stationed in Poland", "qualifier"),
        ),
    ),
)

HELD_OUT_2 = (
    Pair(
        "The ceasefire takes effect 72 hours after both governments have signed the accord.",
        "Guns are to fall silent three days after the two governments put their names to the agreement.",
        (
            Alteration("three days", "ten days", "deadline"),
            Alteration("after the two", "before the two", "deadline"),
        ),
    ),
    Pair(
        "Germany and France shall jointly chair the monitoring group; decisions require unanimity.",
        "The group that monitors the deal is headed by Paris and Berlin together. It has to decide by consensus.",
        (
            Alteration("Paris and Berlin", "Paris and Warsaw", "party"),
            Alteration("It has to decide by consensus", "It has to decide", "qualifier"),
        ),
    ),
    Pair(
        "Each side shall keep no more than 75 battle tanks within 40 km of the border.",
        "In a strip forty kilometres deep along the frontier, neither army may have over seventy-five tanks.",
        (
            Alteration("seventy-five", "ninety-five", "figure"),
            Alteration("forty kilometres", "fourteen kilometres", "figure"),
        ),
    ),
    Pair(
        "Israel shall not resume operations in Gaza while negotiations continue.",
        "As long as talks go on, Israeli operations in the Gaza Strip are not to be resumed.",
        (
            Alteration("are not to be resumed", "are to be resumed", "negation"),
            Alteration("Israeli operations", "Egyptian operations", "party"),
        ),
    ),
    Pair(
        "Refugees may return to their homes. The Council of Europe should monitor their treatment.",
        "It is expected that the Council of Europe keeps watch over how refugees are treated; they have the right to go home.",
        (
            Alteration("It is expected that the Council of Europe keeps", "The Council of Europe must keep", "force"),
            Alteration("they have the right to go home", "they have to go home", "force"),
        ),
    ),
    Pair(
        "The loan of USD 3.5 billion is to be repaid over twenty years at an interest rate of 2 per cent.",
        "Repayment of the $3,500 million loan will take 20 years, and the rate of interest is two percent.",
        (
            Alteration("two percent", "four percent", "figure"),
            Alteration("20 years", "12 years", "figure"),
        ),
    ),
    Pair(
        "All mines must be cleared before 30 June 2028, except those in the northern sector.",
        "With the exception of the northern sector, every mine is to be removed prior to June 30, 2028.",
        (
            Alteration("prior to June 30, 2028", "prior to June 30, 2029", "deadline"),
            Alteration("With the exception of the northern sector, every", "Every", "condition"),
        ),
    ),
    Pair(
        "Turkey guarantees free passage of merchant ships through the straits. Warships are not admitted.",
        "Warships are kept out. Merchant vessels may pass the straits freely, which Ankara guarantees.",
        (
            Alteration("Ankara guarantees", "Athens guarantees", "party"),
            Alteration("Warships are kept out", "Warships are admitted", "negation"),
        ),
    ),
    Pair(
        "The tribunal shall consist of five judges, two of whom are appointed by the Buyer.",
        "Five judges make up the tribunal; the Buyer names two of them.",
        (
            Alteration("Five judges", "Seven judges", "figure"),
            Alteration("the Buyer names", "the Seller names", "name"),
        ),
    ),
    Pair(
        "The supplier is liable for damage only if it acted in bad faith, and its liability is limited to EUR 250,000.",
        "Liability of the vendor, which may not exceed 250 000 euros, arises solely where it has acted in bad faith.",
        (
            Alteration("250 000 euros", "350 000 euros", "figure"),
            Alteration("solely where it has acted in bad faith", "where it has acted in bad faith", "qualifier"),
        ),
    ),
)

HELD_OUT_3 = (
    Pair(
        "The two states shall restore diplomatic relations within 90 days and exchange ambassadors.",
        "Embassies reopen: Iran and Iraq are to send each other ambassadors and to resume diplomatic ties no later than ninety days from now.",
        (Alteration("ninety days", "nineteen days", "deadline"), Alteration("are to send", "may send", "force")),
    ),
    Pair(
        "Syria must destroy all chemical weapons under the supervision of the United Nations.",
        "Under UN oversight every chemical weapon in Syria is to be destroyed.",
        (
            Alteration("Under UN oversight", "Under Russian oversight", "party"),
            Alteration("is to be destroyed", "is not to be destroyed", "negation"),
        ),
    ),
    Pair(
        "Each Party may withdraw from this Treaty by giving six months' written notice.",
        "Withdrawal from the treaty is open to either party; it has to be announced in writing half a year ahead.",
        (Alteration("half a year", "one year", "deadline"), Alteration("in writing ", "", "qualifier")),
    ),
    Pair(
        "The rent increases by no more than 3% per year.",
        "Annual rises of the rent are capped at three percent.",
        (Alteration("three percent", "five percent", "figure"), Alteration("are capped at", "are at least", "figure")),
    ),
    Pair(
        "The Federal Council shall not approve exports to states at war, except for protective equipment.",
        "Exports to countries that are at war must not be authorised by the Federal Council. Protective gear is excepted.",
        (
            Alteration("must not be authorised", "must be authorised", "negation"),
            Alteration(" Protective gear is excepted.", "", "condition"),
        ),
    ),
    Pair(
        "Armenia recognises Azerbaijan's territorial integrity, and both countries renounce the use of force.",
        "Yerevan acknowledges the territorial integrity of Azerbaijan. The use of force is given up by both nations.",
        (
            Alteration("Yerevan acknowledges", "Tbilisi acknowledges", "party"),
            Alteration("by both nations", "by neither nation", "negation"),
        ),
    ),
    Pair(
        "About 5,000 observers, mostly civilian, will be deployed along the line of contact for an initial period of one year.",
        "Some five thousand monitors, most of them civilians, are sent to the contact line, at first for 12 months.",
        (Alteration("five thousand", "fifteen thousand", "figure"), Alteration("12 months", "18 months", "figure")),
    ),
    Pair(
        "Humanitarian convoys shall be allowed through at all crossings without delay.",
        "Every crossing has to let humanitarian convoys pass immediately.",
        (Alteration("immediately", "within a week", "deadline"), Alteration("has to let", "should let", "force")),
    ),
    Pair(
        "The Fund's assets may be used only for reconstruction. Profits are shared equally between the US and Ukraine.",
        "Washington and Kyiv get half of the profits each; the assets of the fund can go to nothing but reconstruction.",
        (
            Alteration("half of the profits", "a third of the profits", "figure"),
            Alteration("nothing but reconstruction", "reconstruction", "qualifier"),
        ),
    ),
    Pair(
        "The moratorium on nuclear tests remains in force until both sides ratify the protocol.",
        "Until the protocol has been ratified by the two sides, the ban on atomic testing stays in place.",
        (
            Alteration("Until the protocol has been ratified by the two sides, the", "The", "condition"),
            Alteration("atomic testing", "missile testing", "qualifier"),
        ),
    ),
)
