"""What terms of service and privacy notices change without a direction, each beside a change that has one."""

from __future__ import annotations

import pytest
from attrs import evolve

import plancmp
from plancmp.diff.sentences import list_sentences
from tests.diff.test_drafting import is_silent, tell
from tests.diff.test_statements import compare

OPEN = [
    ("The hut is never closer than 9 km.", "The hut is never closer than 5 km."),
    ("No Support.", "Support."),
    ("Keepers with a key, or a list, can only do so on duty.", "Keepers with a key can only do so on duty."),
    ("No more than a third of the members may be Danes.", "No more than a third of the voting members may be Danes."),
    ("The crew may use the Helm Desk for thanks, praise and blame.",
     "The crew may use the Helm Desk, a desk of the shore club, for thanks, praise and blame."),
    ("The crew may also share such lists.", "The crew may also need to share such lists."),
    ("It will never be so important to risk a penalty.", "It will never be so important to risk a time penalty."),
    ("There is no limit on the pets a tenant may have.", "There is no limit on the pets a tenant or lodger may have."),
    ("Shows are held on Fridays.", "Shows are held on Fridays once per month."),
    ("The team may unblock example.org keepers.", "The team may unblock keepers."),
    ("If you know a boat you would like, please row!", "If you already know a boat you would like, please row!"),
    ("Toronto, CAN | 9 rooms | open", "Toronto, CAN | 9 rooms | open | 11/6/2018"),
    ("Land is zoned for uses in, as the case may be, the town plan or the lake plan.",
     "Land is zoned for uses in, as the case may be, the town plan, the hill plan or the lake plan."),
    ("The Minister for Oars, Punts and Rafts shall lend ice.", "The Minister for Oars and Rafts shall lend ice."),
    ("If the name is not known, a bill may be sent to the guest.", "If the name is not known, a bill may be sent:"),
    ("We may keep a list if you ask for oars or punts.", "We may keep a list if you ask for rafts, oars or punts."),
    ("Oars: up to -40 %.", "Oars: up to -50 %."),
    ("If a guest must row home, the Guild pays the cook.", "If a guest may row home, the Guild pays the cook."),
    ("Where guests can row, we keep the list.", "Where guests can row, we keep the list unless one objects."),
    ("If guests must lend punts, oars or rafts, the Guild pays.",
     "If guests may lend punts, oars or rafts, the Guild pays."),
    ("The Guild may agree that guests shall be paid.", "The Guild may agree for guests to be paid."),
    ("Nothing in it shall stop the Guild from rowing.", "Nothing in it shall stop the Guild or Club from rowing."),
    ("Only 'yes' or 'no' answers shall be counted.", "Only “yes” or “no” answers shall be counted."),
    ("The Guild must look at least every 90 days.", "The Guild must look at least every three months."),
    ("The fees shall be set yearly.", "The fees shall be set yearly, where two years shall be compared."),
    ("If they so wish, guests may row.", "Guests may row."),
    ("Punts may be misused at night.", "Punts may be misused."),
    ("The Guild shall pay all hired cooks and guides.", "The Guild shall pay all guides and cooks."),
    ("The Guild shall mend the holes in bows as well as masts.", "The Guild shall mend the holes in bows or in masts."),
    ("You may write to [gone]guild.com or call.", "You may write to [gone] or call."),
    ("This timetable may change over time.", "This timetable will change over time."),
    ("If it is lent under a rule, list the punt.", "If it is lent under a different rule, list the punt."),
    # Something may come to be, and nobody is allowed anything.
    ("On this path, there may be ice or snow.", "On this path, there may be ice, snow, or mud."),
    ("Guests may be looking for a boat or a guide.", "Guests may be looking for a boat, a guide, or a cook."),
    ("You will encounter fewer ducks on this path.", "You will encounter fewer ducks and geese on this path."),
    ("We may not be able to lend punts.", "We may not be able to lend punts or rafts."),
    ("You may be able to borrow a punt.", "If you like it wet, you may be able to borrow a punt."),
    ("5", "5 to 90"),
    ("The Guild finds that the boat should not be used.", "The Guild master finds that the boat should not be used."),
    ("Guild masters must use the list, and are bound by the Charter, which is adopted here by vote.",
     "Guild masters must use the list, and are bound by the Charter."),
    # "Must only" is "may only"; what says nothing, and a modal in a clause of time.
    ("Boats must only be lent with consent of the Guild.", "Boats may only be lent with the consent of the Guild."),
    ("Once the boat is dry, you may sell it.", "Once a given boat is dry, you may sell it."),
    ("Names must never be shared without consent of the guest or owner.",
     "Names must never be shared without consent of the guest or owner, as applicable."),
    ("Each race must be ended before a later race starts.", "Each race must be ended before a later race can start."),
    ("Guests may be more happy with some boats.", "Guests may be more happy and keen with some boats."),
    ("Rationale: Rowing by night can cause loss.", "Rationale: Rowing by night can cause loss and harm."),
    ("Hiding the oars can prevent guests from rowing.", "Hiding the oars can help prevent guests from rowing."),
    ("Boats should be kept when it rains.", "Boats should be kept when it rains with the guest told of it by post."),
    ("They help when judging what we need to mend, and when looking for bad oars.",
     "They help when judging what we need to mend, and when looking for oars."),
    ("Q1 | 2024-01-11 | Oars", "Q1 (annual) | 2024-01-11 | Oars"),
    # A relative clause that only explains, a label, a word's own ending, numbers of steps, a slip.
    ("Guests may row past the pier.", "Guests may row past the pier, which helps to keep it free."),
    ("Regularly: you row at set times.", "You row at set times."),
    ("Badge checks should be blocked.", "Badge-based checks should be blocked."),
    ("If rules were made, repeat steps 4-8 for each rule.", "If rules were made, repeat steps 4-7 for each rule."),
    ("If it sells tokens in th form of coins, the Guild shall tell us.",
     "If it sells tokens in the form of coins, the Guild shall tell us."),
    ("There have been no thefts on the pier.", "There have been no reported thefts on the pier."),
    ("We keep no list of names when you use the pier.", "We keep no list of names when you use the pier in any case."),
    # What belongs to a noun, and how long something is.
    ("From 1 May 2021, any sums you may earn on the ferry will be kept.",
     "From 1 June 2021, any sums you may earn on the ferry will be kept."),
    ("The duration of the ban is set at 1 year from the sale.",
     "The duration of the ban is set at 2 years from the sale."),
    ("We do not warrant that: (a) the boats will always be dry.",
     "We do not warrant that: (a) the boats will always be entirely dry."),
    ("Any dispute about your boats will be governed by the laws of Malta.",
     "Any dispute or claim about your boats will be governed by the laws of Malta."),
    # What opens a sentence says what for.
    ("To read what the Mill and the Fair keep, you can row to the Mill.",
     "To read what the Mill, the Club and the Fair keep, you can row to the Mill."),
    ("To mend boats and rafts, the club may close the pier.",
     "To mend boats, rafts and oars, the club may close the pier."),
    ("You should be aware that the pier closes if you row.",
     "You should be aware that the pier closes if you row or swim."),
    # Both agree on what is so.
    ("You agree that the Club owns the boats.", "You agree that the Club owns the boats and the oars."),
    ("You agree that, unless its rules say so, the Club has no liability for hats.",
     "You agree that, unless its rules or its notices say so, the Club has no liability for hats."),
    ("The sides agree that neither the Oak Rules, nor the Elm Rules (1905) shall apply to the lake.",
     "The sides agree that neither the Oak Rules, nor the Elm Rules shall apply to the lake."),
    ("Whether or not you have paid, you may still watch the ferry.", "You may still watch the ferry."),
    # An aside, an example, a heading.
    ("Changes OARCLUB reserves the right to close the lake.", "OARCLUB reserves the right to close the lake."),
    ("Some boats (like the ferry) may be late.", "Some boats (like the ferry if it runs) may be late."),
    ("Anyone (including us) may row.", "Anyone (including us and our guests) may row."),
    ("Some guests, such as paying guests, may row.", "Some guests may row."),
    ("If you left things, such as coats, we may sell.", "If you left things, such as coats or hats, we may sell."),
    ("To Save Fish and Frogs: We may close the lake.", "To Save Fish, Frogs, and Birds: We may close the lake."),
    # An "and" that may go on with the rule, or that joins things in a condition.
    ("You agree to tell us your name when you rent a boat.",
     "You agree to tell us your name when you rent a boat and keep the oars dry."),
    ("When we lend boats under the Oak and Elm Rules, we must inspect them.",
     "When we lend boats under the Oak Rules, we must inspect them."),
    # Who is freed, and whom something is taken from as before.
    ("In no event will the Club, its guides or cooks, be liable.",
     "In no event will the Club, its guides, heirs, or cooks, be liable."),
    ("We may collect the fee.", "We may collect the fee from you."),
    # A duty that became a fact, beside a ban that hangs on it.
    ("The Guest shall have shown us, by a note from his guide, that his boat will not sink.",
     "The Guest has shown us, by a note from his guide, that his boat will not sink."),
    # A right that something is done, where it is done for, and what for.
    ("Guests are entitled to be paid from the fund.", "Guests must be paid from the fund."),
    ("Boats will be kept in Oslo, for guests.", "Boats will be kept in Oslo and Bergen, for guests."),
    ("Boats will be checked to ensure they meet our rules and the law.",
     "Boats will be checked to ensure they meet our rules, the law and the code of the Club."),
    ("For boats, the following will apply:", "For boats, the following will apply: Rights, Oars, and Duties"),
    # Words said again, what somebody might do, and what nobody promises.
    ("Nobody may row boats that leak or boats that list.", "Nobody may row boats that leak or list."),
    ("See the boats and oars you might use.", "See the boats and oars (if we have any) you might use."),
    ("We give no warranty that a boat will float.", "If it rains, we give no warranty that a boat will float."),
    # One of several conditions, and one that went to another place.
    ("We may sell where you agree to the price, for the Club.",
     "We may sell where the law asks for it, where you agree to the price, for the Club."),
    ("If you choose to hold a race, you must keep to these rules.",
     "Guests may hold a race, provided that if you choose to do so, you must keep to these rules."),
    # An address, another word in brackets, a name with "No", what may come of something.
    ("Guests can be reached at desk@north.rooms.example.", "Guests can be reached at desk@rooms.example."),
    ("You can opt out of the sale (or “swap” as it may be called in some ports) of boats with us.",
     "You can opt out of the sale (or “swap” as it may be called in some ports) of boats with us for racing."),
    ("“No Row Lakes” means the Elm and the Oak.", "“No Row Lakes” means the Elm, the Ash and the Oak."),
    ("You understand that rain may lead to delays and losses.", "You understand that rain may lead to delays."),
    # Whoever has no liability is free; words of two places; another who acts; a plural that may be one.
    ("We will not have any liability for late boats.",
     "We will not have any liability for late boats, unless it rains."),
    ("The Club may close your posts for severe or repeated post damage.",
     "The Club may close post for severe or repeated damage."),
    ("The Club will not act as your guide, but rather calls one.",
     "The Club will not act as your guide, but rather you call one."),
    ("Should any damage(s) occur, we will call.", "Should any damage occur, we will call."),
    ("No advice, offer or map made by boats constitutes a promise.",
     "No advice, offer or map made by boats and guides constitutes a promise."),
    # Facts that are denied, and what one may come by.
    ("We do not knowingly serve guests under 18 years of age.",
     "We do not knowingly serve guests under 16 years of age."),
    ("As of 5 May 2020, you may find maps in the hut.", "As of 6 May 2021, you may find maps in the hut."),
    # A question, what governs a contract, and words said again in a condition.
    ("Which boats can I use?", "Which boats can I use in winter?"),
    ("These rules shall be governed by the laws of Peru.",
     "These rules shall be governed by the Lake Act and the laws of Peru."),
    ("You may row if you bring oars, nets or hats.", "You may row if you bring oars, nets, nets or hats."),
    # What was perhaps not done, what something may hold or be, and a condition behind what the sentence concedes.
    ("The Club may not have rented or sold all boats.", "The Club may not have rented, lent or sold all boats."),
    ("Boats that may interest guests", "Boats that may interest guests and hosts, if we have any"),
    ("Vos colis peuvent contenir des rames et des filets.",
     "Vos colis peuvent contenir des rames, des cordes et des filets."),
    ("Il peut s'agir de rames et de filets.", "Il peut s'agir de rames, de cordes et de filets."),
    ("Ihre Kisten können Ruder und Netze enthalten.", "Ihre Kisten können Ruder, Seile und Netze enthalten."),
    ("While guests may cancel a boat at any time, fees are kept.",
     "While guests may cancel a boat at any time, fees are kept, unless the law bans it."),
    # A sign that was lost on the way, and Spanish examples.
    ("Boats back in time ≥ 98% of trips.", "Boats back in time ? 98% of trips."),
    ("No podrán darse datos, tales como: teléfonos o correos.",
     "No podrán darse datos, tales como: teléfonos, páginas o correos."),
    # What is not owed or not part of something, and an act of which only a noun is left.
    ("The Club will not owe you a fee for boats or oars.", "The Club will not owe you a fee for boats."),
    ("The fee and the fine will not include any tax.", "The fee will not include any tax."),
    ("The Guest agrees that boats come without a promise to float, or that they will not result in harm to guests.",
     "The Guest agrees that boats come without a promise to float, or as to the absence of harm to guests."),
    # Who is freed in another language, what may be behind an adverb, and which law holds.
    ("Le Club ne saurait être tenu responsable des retards.",
     "Le Club ne saurait être tenu responsable des retards, sauf en cas de faute."),
    ("Der Club kann nicht haftbar gemacht werden.", "Der Club kann nicht haftbar gemacht werden, außer bei Vorsatz."),
    ("Our maps will wrongly or carelessly contain a name.", "Our maps may wrongly or carelessly contain a name."),
    ("If you live in Oslo, the law of Peru will govern these rules.",
     "If you live in Oslo or Bergen, the law of Peru will govern these rules."),
    # What follows from a rule, where more is asked, a slash, another phrase, a slip, a reference, a postcode.
    ("This will also hold for guests.", "This will also hold for guests, where they row."),
    ("All guests must be 13 or older.", "All guests must be 13 or older, unless a higher age holds in your port."),
    ("We may lend boats.", "We may lend/sell boats."),
    ("Oars may be used for purposes of a race.", "Oars may be used for purposes of a race and according to its code."),
    ("You may call by going to the Oak Club.", "You may call by going to th Oak Club."),
    ("See the code that holds before 3 May 2023.", "See the code that holds before 5 May 2024."),
    ("You may write to 1 Elm Street, Oak, Ohio 72202, or to our desk.",
     "You may write to 1 Elm Street, Oak, Ohio 72202, US, or to our desk."),
    ("If you sort the list, it will affect the order of boats and oars.",
     "If you sort the list, it will affect the order of boats or oars."),
    ("We do not guarantee that boats will float, subject to rule 9.", "We do not guarantee that boats will float."),
    # A month.
    ("May Day Race (2 May 2020)", "May Day Race"),
    # A place, and a sentence of which little stayed.
    ("We cannot promise that all the boats are to your liking.", "We cannot promise all boats are to your liking."),
    ("The Club will ensure that the Yard keeps to its duties under such race rules in respect of such races.",
     "If the Club names another yard for any race, the Club will ensure that boats are built as its plan asks."),
    # What one does by warranting.
    ("By rowing in our boats, you warrant that you can swim.",
     "By rowing and fishing in our boats, you warrant that you can swim."),
    # What is asked indirectly.
    ("You can control whether we use the boats to row.", "You can control whether we use the boats to row in winter."),
    ("To learn how we may call you, see the board.", "To learn how we may call you in winter, see the board."),
    # What may be so, what counts as something, and what a page may hold.
    ("Guests may have further rights.", "Guests may have further or fewer rights."),
    ("Every row on the lake or the river will count as a race.", "Every row on the lake will count as a race."),
    ("Posts may contain a name.", "Guest posts may contain a name."),
    # Another word for "who", one more word in a clause that stays, which form is meant, how many there are.
    ("We may take boats from guests who row.", "We may take boats from guests that row."),
    ("You will not row in a way that is rude or loud.", "You will not row in a way that is fast, rude or loud."),
    ("Every race shall follow the 2021 code, as told below.", "Every race shall follow the code, as told below."),
    ("The Club has more than 200 boats which leak.", "The Club has more than 300 boats which leak."),
    # What somebody gives his word for.
    ("The Guest promises that he has the right to row.",
     "When he rents a boat, the Guest promises that he has the right to row."),
    # Which law holds, and a time that begins and not ends.
    ("If you live in Oslo or Bergen, this pact shall be governed by the law of Peru.",
     "If you live in Oslo, this pact shall be governed by the law of Peru."),
    ("All boats must be sold after 60 days.", "All boats must be sold after at most 60 days."),
    ("Over 65% of the guests stayed.", "Over 70% of the guests stayed."),
    ("Boats with long oars (30 feet or more).", "Boats with long oars (more than 30 feet)."),
    ("Only you can see the list.", "Other than our guides, only you can see the list."),
    ("Guests can row where the Club (ex Oak) lets them.", "Guests can row where the Club lets them."),
    # "Will" only tells what comes, nobody is allowed to have been late, and who may be banned is not banned.
    ("The lake will contain weeds.", "The lake may contain weeds."),
    ("Fees may vary by lake.", "Fees may vary by lake, unless it rains."),
    ("The boat must have been late.", "The boat may have been late."),
    ("There may be a race.", "There may be a race, unless it rains."),
    ("The use of nets shall be prohibited.", "The use of nets may be prohibited."),
    # An exception lifts an "only", and a condition leads in what follows.
    ("Guests may row only by day.", "Guests may row only by day, unless it is calm."),
    ("You shall row each time you rent a boat.", "You shall row each time you rent a boat. If it rains:"),
    # What somebody thinks, a noun that looks like a verb, and a verb that says no more than "is".
    ("Guests hear of boats and races, and of news we think will please them.",
     "Guests hear of boats, races and games, and of news we think will please them."),
    ("You may be offered several boating options to row.", "You may be offered several boating plans to row."),
    ("If you get stuck in the reeds, we will tow you.", "If you are stuck in the reeds, we will tow you."),
    # What somebody shall have a right to, he may have no right to: it is told, and no arrow.
    ("Each guest, a child too, shall have the right to row.", "Each guest, a child too, may have the right to row."),
]  # fmt: skip
DIRECTED = [
    ("None of the huts are closer than 9 km to it.", "None of the huts are closer than 5 km to it.", "loosened"),
    ("None of the huts are higher than 5 m.", "None of the huts are higher than 6 m.", "loosened"),
    ("Not one of the huts is smaller than 9 m².", "Not one of the huts is smaller than 5 m².", "loosened"),
    ("Guests may row from 2026.", "Guests may row from the end of 2026.", "tightened"),
    ("The Minister for Punts shall lease boats and oars.", "The Minister for Punts shall lease boats.", "loosened"),
    ("A bill may be sent to the guest.", "A bill may be sent.", "loosened"),
    ("We may keep a list if you ask for oars or punts.",
     "We may keep a list if you ask for oars, rafts or punts.", "loosened"),
    ("We may keep a list if you ask for oars or punts.",
     "We may keep a list if you ask for tarred oars or punts.", "tightened"),
    ("The ice must be at -20 °C at most.", "The ice must be at -18 °C at most.", "loosened"),
    ("The ice must have at least -20 °C.", "The ice must have at least -18 °C.", "tightened"),
    ("If it rains the Guild must close the pool, the hall and the bar.",
     "If it rains the Guild may close the pool, the hall and the bar.", "loosened"),
    ("If the pool is dirty, the Guild shall close the pool, the hall and the bar.",
     "If the pool is dirty, the Guild may close the pool, the hall and the bar.", "loosened"),
    ("The Guild must look at least every 90 days.", "The Guild must look at least every two months.", "tightened"),
    ("The fees shall be set each year.", "The fees shall be set each year where two years differ.", "loosened"),
    ("If they pay, guests may row.", "Guests may row.", "loosened"),
    ("Each crew needs 2-3 rowers.", "Each crew needs 2+ rowers.", "loosened"),
    ("The Guild grants 30+ days of leave.", "The Guild grants 50+ days of leave.", "tightened"),
    ("The Guild may change the fee over time.", "The Guild will change the fee over time.", "tightened"),
    ("If a guest sinks the raft you may keep it.", "If a guest sinks the raft you must keep it.", "tightened"),
    ("At any time you may row, and you will tell us.", "At any time you must row, and you will tell us.", "tightened"),
    ("You agree that you will pay for the boats.", "You agree that you may pay for the boats.", "loosened"),
    ("The Club agrees that it pays within 5 days.", "The Club agrees that it pays within 9 days.", "loosened"),
    ("Neither the guests, nor the cooks (paid) may row.", "The guests and the cooks (paid) may row.", "reversed"),
    ("Notwithstanding Rule 4, you may row.", "You may row.", "tightened"),
    ("Names must not be shared without consent of the guest.",
     "Names must not be shared without consent of the guest or owner.", "loosened"),
    ("During the race the Guest shall not row.", "During the race the Guest may row.", "reversed"),
    ("Any paying Guest may row.", "Any Guest may row.", "loosened"),
    ("Any guest may row.", "Any guest or child may row.", "loosened"),
    ("Boats may be late.", "Boats may be late if it rains.", "tightened"),
    ("If it rains, we may close up.", "If it rains and the wind is high, we may close up.", "tightened"),
    ("We may fish, swim, and row.", "We may fish and swim.", "tightened"),
    ("You must pay when you rent a boat.", "You must pay when you rent a boat and it is dark.", "loosened"),
    ("We may collect the fee.", "We may collect the fee from members.", "tightened"),
    ("The Guest shall show us, by a note, that his boat will not sink.",
     "The Guest may show us, by a note, that his boat will not sink.", "loosened"),
    ("Nobody may row boats that leak.", "Nobody may row boats that leak or list.", "tightened"),
    ("You may use the boats.", "You may use the boats if we have any.", "tightened"),
    ("We warrant that a boat will float.", "If it rains, we warrant that a boat will float.", "loosened"),
    ("We may sell where you agree to the price.", "We may sell.", "loosened"),
    ("If you hold a race, you must pay.", "You must pay.", "tightened"),
    ("You may use the boats to row.", "You may use the boats to row in winter.", "tightened"),
    ("Nobody may catch the eel and the pike.", "Nobody may catch the eel, the carp and the pike.", "tightened"),
    ("We will not lend boats.", "We will not lend boats, unless it rains.", "loosened"),
    ("You may not row under 18 years of age.", "You may not row under 16 years of age.", "loosened"),
    ("As of 5 May 2020, you may row.", "As of 6 May 2021, you may row.", "tightened"),
    ("I can use boats.", "I can use boats in winter.", "tightened"),
    ("You may row if you bring oars or hats.", "You may row if you bring oars, nets or hats.", "loosened"),
    ("Guests are entitled to row.", "Guests must row.", "tightened"),
    ("The Club will keep boats in Oslo.", "The Club will keep boats in Oslo and Bergen.", "tightened"),
    ("Guests may use oars.", "Guests may use oars or nets.", "loosened"),
    ("You will not row in a way that is rude or loud.", "You will not row in a way that is rude, fast or loud.",
     "tightened"),
    ("Every race shall be held in 2021.", "Every race shall be held.", "loosened"),
    ("Every club has more than 200 boats.", "Every club has more than 300 boats.", "tightened"),
    ("The Guest agrees that we may row.", "When he rents a boat, the Guest agrees that we may row.", "tightened"),
    ("We will keep the boat until you call.", "We will keep the boat until you call or the lake freezes.", "loosened"),
    ("You may keep the boat until we call.", "You may keep the boat until we call or the lake freezes.", "tightened"),
    ("The Club will retain the right to row.", "If it rains, the Club will retain the right to row.", "tightened"),
    ("If you live in Oslo or Bergen, you must pay.", "If you live in Oslo, you must pay.", "loosened"),
    ("All boats must be sold within 60 days.", "All boats must be sold within 50 days.", "tightened"),
    ("A majority of more than 50 % is required.", "A majority of more than 60 % is required.", "tightened"),
    ("No boat, raft or punt may sail.", "No boat, raft or punt may sail if it rains.", "loosened"),
    ("None of the boats may sail.", "None of the boats may sail if it rains.", "loosened"),
    ("Nobody, guest or host, may row.", "Nobody, guest or host, may row if it rains.", "loosened"),
    ("No, guests may sail.", "No, guests may sail if it rains.", "tightened"),
    ("Guests shall not only pay but also row.", "Guests may not only pay but also row.", "loosened"),
    ("You can see the list.", "Other than on Sundays, you can see the list.", "tightened"),
    ("Guests can row where the old Club lets them.", "Guests can row where the Club lets them.", "loosened"),
    ("The Club will wrongly or carelessly sink a boat.", "The Club may wrongly or carelessly sink a boat.", "loosened"),
    ("Members must pay a fine.", "Members must pay a fine, unless a board waives it.", "loosened"),
    ("Oars may be used for purposes of a race.", "Oars may be used for purposes of a race and of a game.", "loosened"),
    ("The Club agrees to lend boats.", "The Club does not agree to lend boats.", "loosened"),
    ("The Club may not rent or sell boats.", "The Club may not rent, lend or sell boats.", "tightened"),
    ("Guests may row only by day.", "Guests may row only by day if it is calm.", "tightened"),
    ("You shall row each time you rent a boat.", "You shall row each time you rent a boat if it rains.", "loosened"),
    ("Guests hear of news we will send.", "Guests hear of news we may send.", "loosened"),
    ("If you may be late, the Club plans to row.", "If you may be late, the Club will row.", "tightened"),
    ("If you get eels in the reeds, we will tow you.", "If you get eels or pikes in the reeds, we will tow you.",
     "tightened"),
    ("Guests may cancel at any time.", "Guests may cancel at any time, unless the law bans it.", "tightened"),
    ("The logbook shall contain all trips.", "The logbook may contain all trips.", "loosened"),
    ("Each boat may have a bell.", "Each boat must have a bell.", "tightened"),
    ("There shall be a race.", "There may be a race.", "loosened"),
    ("There shall be a race.", "There shall be a race, unless it rains.", "loosened"),
    ("These rules shall be governed by the laws of Peru.",
     "These rules shall be governed by the laws of Peru, unless the Club and the Guest agree on others.", "loosened"),
    ("The books shall be subject to an audit, unless no boat was lent.", "The books shall be subject to an audit.",
     "tightened"),
    ("The use of nets shall be prohibited.", "The use of nets shall be allowed.", "reversed"),
    ("We may vary or end these rules.", "We may vary or end these rules, unless it rains.", "tightened"),
    ("The Club shall seek to lend boats.", "The Club may seek to lend boats.", "loosened"),
    ("You must be authorised to row.", "You must be authorised to row, unless it rains.", "loosened"),
    ("Any member may abstain from a vote.", "Any member may abstain from a vote, unless it is secret.", "tightened"),
    ("Where the Guest asks for it, the Club may:", "Where the Guest asks for it, the Club shall:", "tightened"),
    ("It may:", "It shall:", "tightened"),
    ("The fee shall be 5 euros or 2 crowns, whichever is greater.",
     "The fee shall be 5 euros or 2 crowns, whichever is greater, unless the Guest rows.", "loosened"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), OPEN)
def test_what_a_lawyer_would_leave_open_has_no_direction(old: str, new: str) -> None:
    assert {"tightened", "loosened", "reversed"}.isdisjoint(effect for effect, _ in tell(old, new))


@pytest.mark.parametrize(("old", "new", "effect"), DIRECTED)
def test_its_opposite_has_one(old: str, new: str, effect: str) -> None:
    assert [effect for effect, _ in tell(old, new)] == [effect]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Vous pourrez peut-être louer une barque.", "Vous pourrez peut-être louer une barque ou un radeau."),
        ("Les guides vendent peut-être du vin.", "Les guides vendent peut-être du vin ou du pain."),
    ],
)
def test_perhaps_is_no_permission(old: str, new: str) -> None:
    assert not {"tightened", "loosened"} & {effect for effect, _ in tell(old, new, "fr")}


def test_who_acts_is_named_without_the_word_that_sets_his_clause_against_another() -> None:
    for code, old, party in (
        ("en", "We will mend the boat, but the Guest may not row it.", "Guest"),
        ("es", "El Banco podrá cobrar, pero el Cliente no podrá vender la casa.", "Cliente"),
    ):
        changed = old.replace("may not", "may").replace("no podrá", "podrá")
        (pair,) = compare(old, changed, code).terms
        assert (str(pair.effect), pair.old and pair.old.party) == ("reversed", (party,))


@pytest.mark.parametrize("who", ["he", "he/she", "s/he", "(s)he", "he or she"])
def test_one_of_whom_it_is_not_said_whether_man_or_woman_is_one(who: str) -> None:
    old = f"A guest may row if {who} has told the Club."
    assert compare(old, "A guest may row if they have told the Club.").terms == ()
    assert tell(old, f"A guest may row if the Club has told {who}.") == [("shifted", "condition-changed")]


def test_who_is_told_something_or_has_a_that_behind_his_name_is_named_without_it() -> None:
    for old, new, party in (
        ("This means you are free to row.", "This means you must row.", ("you",)),
        ("We may sell boats that your guest has not used within 90 days.",
         "We may sell boats that your guest has not used within 30 days.", ()),
        ("Our craft is new, and may not float within 90 days.",
         "Our craft is new, and may not float within 30 days.", ()),
        ("A letter has been sent that nobody may keep for 90 days.",
         "A letter has been sent that nobody may keep for 30 days.", ()),
        ("As a last point, you may not row within 90 days.",
         "As a last point, you may not row within 30 days.", ("you",)),
        ("If you live in Oslo (“the Port”) or Bergen, the fee is 9 euros.",
         "If you live in Oslo (“the Port”) or Bergen, the fee is 5 euros.", ()),
        ("The guest may not use boats within 90 days.", "The guest may not use boats within 30 days.", ("guest",)),
    ):  # fmt: skip
        (pair,) = compare(old, new).terms
        assert pair.old is not None
        assert pair.old.party == party


def test_what_is_subject_to_change_comes_second_to_nothing() -> None:
    old = "The prices are subject to change at any time."
    assert "precedence-changed" not in [cause for _, cause in tell(old, f"{old[:-1]} before May.")]
    assert tell(old.replace("change", "clause 4"), "The prices hold at any time.") != []


def test_a_clause_that_opened_a_sentence_and_went_takes_its_denial_along() -> None:
    old = "We do not mend the boats and the guides have their own rules about oars."
    assert tell(old, "The guides have their own rules about oars.") == [("dropped", "term-dropped")]


def test_a_heading_or_an_address_above_a_paragraph_is_a_sentence_of_its_own() -> None:
    rule = "Guests who are late must pay the keeper of the boats a fee of ten crowns for every hour."
    wrapped = "Those who come to us in the summer to row our boats at night or by day, and all of our\n"
    for lead, count in (("The Boat House\nOar Lane\n", 3), (wrapped, 1)):
        (entry, *_) = plancmp.parse("1. Guests pay.\n\n2. The lake is closed in winter.\n").outline()
        entry = evolve(entry, clause=evolve(entry.clause, text=f"{lead}{rule}"))
        assert len(list_sentences(entry)) == count


def test_whoever_prohibits_something_is_not_forbidden_it() -> None:
    for old, party in (("We strictly prohibit fires and fights.", ()), ("We may not light fires.", ("We",))):
        (pair,) = compare(old, old.replace("fires", "loud fires")).terms
        assert pair.old is not None
        assert pair.old.party == party


def test_a_line_that_is_in_capitals_now_says_what_it_said() -> None:
    assert is_silent("What You Tell Us", "WHAT YOU TELL US")
    assert not is_silent("WHAT YOU TELL THE US", "WHAT YOU TELL THEM")
    assert [effect for effect, _ in tell("You must pay the Rent.", "You must pay the rent.")] == ["shifted"]


def test_a_relative_clause_and_what_points_back_name_nobody() -> None:
    for code, old, new, parties in (
        ("ru", "Биржа, которая по законам России вправе вести торги, подаёт заявки.",
         "Биржа, которая по правилам вправе вести торги, подаёт заявки.", [("Биржа",)]),
        ("en", "The Guest pays.", "The Guest pays, unless he has a pass, in which case that one will govern.", [()]),
        ("en", "Recalling the pact, the Clubs agreed.",
         "Recalling the pact, considering that no rule may be read as freeing the Clubs, the Clubs agreed.", [()]),
    ):  # fmt: skip
        terms = [term for pair in compare(old, new, code).terms for term in (pair.old, pair.new) if term is not None]
        assert {term.party for term in terms} <= {*parties, ("Guest",)}


@pytest.mark.parametrize(
    ("old", "new"),
    [("Guests pay fees & costs.", "Guests pay fees and costs."), ("Articles 5 & 6 apply.", "Articles 5 and 6 apply.")],
)
def test_a_sign_for_and_is_an_and(old: str, new: str) -> None:
    assert is_silent(old, new)


@pytest.mark.parametrize(
    ("code", "old", "new", "party", "name"),
    [
        ("en", "Guests may use many other boats.", "Guests must use many other boats.", "Guests", "use boats"),
        ("en", "Guests may raise non-payment.", "Guests must raise non-payment.", "Guests", "raise non-payment"),
        ("en", "Guests are entitled to (i) a hat and (ii) a bag.", "Guests are bound to (i) a hat and (ii) a bag.",
         "Guests", "hat bag"),
        ("es", "El Club también podrá vender los botes.", "El Club también deberá vender los botes.", "Club",
         "vender botes"),
    ],
)  # fmt: skip
def test_words_that_say_little_are_in_no_name(code: str, old: str, new: str, party: str, name: str) -> None:
    (pair,) = compare(old, new, code).terms
    assert pair.old is not None
    assert (pair.old.party, pair.old.name) == ((party,), name)


def test_an_adverb_before_a_comma_is_nobody() -> None:
    (pair,) = compare("Finally, guests and hosts shall row.", "Finally, guests and hosts may row.").terms
    assert pair.old is not None
    assert pair.old.party == ("guests", "hosts")


def test_an_apostrophe_that_came_is_no_other_order_of_words() -> None:
    difference = compare("We may close the guests account.", "We may close the guest's account.")
    assert difference.listed == ("− guests", "+ guest's")
