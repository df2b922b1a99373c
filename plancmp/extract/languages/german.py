"""German."""

# ruff: noqa: E501 - a row of the table stays one line

from __future__ import annotations

from attrs import evolve

from plancmp.extract.english import ENGLISH
from plancmp.extract.glossary import Glossary
from plancmp.extract.language import words
from plancmp.extract.territories import read_territories

# These are the same alone and in a compound.
_STEM_NUMERALS = """4 = vier
5 = fünf
6 = sechs
7 = sieben
8 = acht
9 = neun
10 = zehn
11 = elf
12 = zwölf
13 = dreizehn
14 = vierzehn
15 = fünfzehn
16 = sechzehn
17 = siebzehn
18 = achtzehn
19 = neunzehn
20 = zwanzig
30 = dreißig|dreissig
40 = vierzig
50 = fünfzig
60 = sechzig
70 = siebzig
80 = achtzig
90 = neunzig
"""

_NUMERALS = f"""
0 = null
1 = ein/e/en/er/em/es/s/
2 = zwei|zwo|zweier
3 = drei|dreier
{_STEM_NUMERALS}100 = hundert
3/2 = anderthalb|eineinhalb
5/2 = zweieinhalb
7/2 = dreieinhalb
"""

# Number words are put together of these: "zweihundertfünfzigtausend".
_COMPOUNDS = f"""
1 = ein|eins
2 = zwei
3 = drei
{_STEM_NUMERALS}"""

_FRACTIONS = """
3 = drittel/n/s/
4 = viertel/n/s/
5 = fünftel/n/s/
10 = zehntel/n/s/
"""

_PARTS = """
1/2 = hälfte
"""

_NAMES = """
Ukraine = Ukraine
Russia = Russland/s/|Rußland/s/
Russian Federation = Russisch/e/en/er Föderation
United States = USA|Vereinigte/n/r/ Staaten von Amerika|Vereinigte/n/r/ Staaten
United Kingdom = Großbritannien/s/|Vereinigte/s/n/ Königreich/s/
European Union = EU|Europäisch/e/en/er Union
Council of Europe = Europarat/s/es/
Europe = Europa/s/
NATO = NATO|Nato|Nordatlantikpakt/s/|Nordatlantische/n/s/ Allianz|Atlantische/n/ Allianz
United Nations = UNO|UN|Vereinte/n/r/ Nationen
Security Council = UN - Sicherheitsrat/s/es/|Sicherheitsrat/s/es/
IAEA = IAEO|IAEA
OSCE = OSZE
IMF = IWF
World Bank = Weltbank
ICRC = IKRK|Rote/n/s/ Kreuz/es/
European Commission = EU - Kommission|Europäisch/e/en/er Kommission
Germany = Deutschland/s/|Bundesrepublik Deutschland
France = Frankreich/s/
Poland = Polen/s/
Italy = Italien/s/
Spain = Spanien/s/
Türkiye = Türkei
Belarus = Belarus|Weißrussland/s/
Moldova = Moldau|Moldawien/s/
Georgia = Georgien/s/
China = China/s/
Canada = Kanada/s/
Japan = Japan/s/
Israel = Israel/s/
Romania = Rumänien/s/
Hungary = Ungarn/s/
Finland = Finnland/s/
Norway = Norwegen/s/
Sweden = Schweden/s/
Austria = Österreich/s/
Netherlands = Niederlande/n/
Switzerland = Schweiz
Coalition of the Willing = Koalition der Willigen
Parties = Parteien|Vertragsparteien|Seiten
Guarantors = Garantiemächte/n/|Garantiestaaten|Garanten
Iran = Iran/s/
Iraq = Irak/s/
Syria = Syrien/s/
Egypt = Ägypten/s/
Jordan = Jordanien/s/
Qatar = Katar/s/
Saudi Arabia = Saudi - Arabien/s/
United Arab Emirates = Vereinigte/n/ Arabische/n/ Emirate/n/
Palestine = Palästina/s/
Hamas = Hamas
Lebanon = Libanon/s/
India = Indien/s/
Brazil = Brasilien/s/
Armenia = Armenien/s/
Azerbaijan = Aserbaidschan/s/
Serbia = Serbien/s/
Slovakia = Slowakei
Denmark = Dänemark/s/
Belgium = Belgien/s/
Ireland = Irland/s/
Latvia = Lettland/s/
Lithuania = Litauen/s/
Estonia = Estland/s/
South Korea = Südkorea/s/
North Korea = Nordkorea/s/
Kyiv = Kiew/s/|Kyjiw/s/
Moscow = Moskau/s/|Kreml/s/
Washington = Washington/s/
Brussels = Brüssel/s/
London = London/s/
Berlin = Berlin/s/
Paris = Paris
Warsaw = Warschau/s/
Ankara = Ankara/s/
Crimea = Krim
Sevastopol = Sewastopol/s/
Luhansk = Luhansk|Lugansk
Donetsk = Donezk
Donbas = Donbas|Donbass
Kherson = Cherson
Zaporizhzhia = Saporischschja|Saporischja|Saporoschje
Kharkiv = Charkiw|Charkow
Odesa = Odessa|Odesa
Dnipro = Dnipro|Dnjepr/s/
Black Sea = Schwarze/n/s/ Meer/es/s/
Sea of Azov = Asowsche/n/s/ Meer/es/s/
Geneva = Genf
Istanbul = Istanbul
"""

_WORDS = """
# calendar
january = januar/s/|jänner|jan.
february = februar/s/|feber|feb.
march = märz
april = april
may = mai
june = juni
july = juli
august = august
september = september/s/|sept.
october = oktober/s/|okt.
november = november/s/|nov.
december = dezember/s/|dez.
quarter = quartal/s/
half = halbjahr/es/s/
first = erst/e/en/er/es
second = zweite/n/r/s/
third = dritte/n/r/s/
fourth = vierte/n/r/s/
# spans of time
seconds = sekunde/n/
minutes = minute/n/
hours = stunde/n/|std.
day = tag/s/es/|tägig/e/en/er/es
days = tage/n/
week = woche
weeks = wochen|wöchig/e/en/er/es
month = monat/s/|monatig/e/en/er/es
months = monate/n/
year = jahr/s/es/|jährig/e/en/er/es
years = jahre/n/
decade = jahrzehnt/s/
decades = jahrzehnte/n/
working = werk
business days = werktag/e/en/|arbeitstag/e/en/|geschäftstag/e/en/
banking days = bankarbeitstag/e/en/s/|bankgeschäftstag/e/en/|bankwerktag/e/en/
trading days = handelstag/e/en/|börsentag/e/en/|börsenhandelstag/e/en/
calendar = kalender
days = kalendertag/e/en
several = mehrere/n/r/|einige/n/r/
6 months = halbes jahr|halben jahr/es/s/
per year = pro jahr|im jahr|jährlich|je jahr
per month = pro monat|monatlich
per day = pro tag|je tag|täglich
# money and scales
thousand = tausend|tsd.
million = million/en/|mio.|mio
billion = milliarde/n/|mrd.|mrd
trillion = billion/en/|bio.
dollars = us - dollar/s/|dollar/s/
euros = euro/s/
hryvnias = hrywnja|griwna|hrywnia
roubles = rubel/s/
sterling = pfund sterling|britische pfund
swiss francs = schweizer franken
francs = franken
yuan = yuan
zlotys = zloty
# shares
percent = prozent/s/|v. h.
percentage points = prozentpunkt/e/en/es/s/
basis points = basispunkt/e/en/es/s/
permille = promille
equally = zu gleichen teilen|gleichmäßig|je zur hälfte
each = jeweils
per = je|pro
# measures
kilometres = kilometer/n/s/|km
metres = meter/n/s/
km² = quadratkilometer/n/s/
hectares = hektar/s/
tonnes = tonne/n/
barrels = barrel/s/
megawatts = megawatt
gigawatts = gigawatt
nautical miles = seemeile/n/
miles = meile/n/
centimetres = zentimeter/n/
millimetres = millimeter/n/
m² = quadratmeter/n/
m³ = kubikmeter/n/
feet = fuß
kilograms = kilogramm/s/|kilo/s/
grams = gramm
milligrams = milligramm
litres = liter/n/
millilitres = milliliter/n/
hectolitres = hektoliter/n/
watts = watt
kilowatts = kilowatt
kilowatt hours = kilowattstunde/n/
megawatt hours = megawattstunde/n/
gigawatt hours = gigawattstunde/n/
terawatt hours = terawattstunde/n/
km per hour = stundenkilometer/n/
knots = knoten
degrees celsius = grad celsius
degrees fahrenheit = grad fahrenheit
kilobytes = kilobyte/s/
megabytes = megabyte/s/
gigabytes = gigabyte/s/
terabytes = terabyte/s/
megabits = megabit/s/
gigabits = gigabit/s/
decibels = dezibel
# what is counted
personnel = militärangehörige/n/r/|armeeangehörige/n/r/|personal
soldiers = soldat/en/innen/|soldatinnen und soldaten
people = person/en/|mensch/en/|mann
members = mitglied/er/ern/s/
aircraft = flugzeug/e/en/
combat aircraft = kampfflugzeug/e/en/
fighter jets = kampfjet/s/|jagdflugzeug/e/en/
tanks = panzer/n/|kampfpanzer/n/
missiles = rakete/n/|marschflugkörper/n/
prisoners = gefangene/n/r/|kriegsgefangene/n/r/
hostages = geisel/n/
children = kind/er/ern/
observers = beobachter/n/
states = staat/en/|länder/n/
brigades = brigade/n/
warheads = sprengkopf|sprengköpfe/n/
seats = sitz/e/en/
drones = drohne/n/
ships = schiff/e/en/
refugees = flüchtling/e/en/
bodies = leichnam/e/|leichen
judges = richter/n/
# bounds and bodies
limited to = begrenzt auf|beschränkt auf
limited = begrenzt|beschränkt|gedeckelt
to = auf
above = über
up to = bis zu
to|until = bis|bis zum
from = ab dem|ab|beginnend am|seit dem|seit
between = zwischen
on = am|an dem
in = im|in
armed forces = streitkräfte/n/
army = armee|heer/es/
# deadlines and events
within = innerhalb von|innerhalb|binnen|innert
in = in
after = nach|ab
before = vor dem|vor
until end of = bis ende
end of = ende
immediately = unverzüglich|sofort|umgehend
as soon as possible = so bald wie möglich|so schnell wie möglich|schnellstmöglich
signature = unterzeichnung|unterschrift
entry into force = inkrafttreten/s/|in - kraft - treten/s/
ratification = ratifizierung|ratifikation
conclusion = abschluss/es/
adoption = annahme|verabschiedung
publication = veröffentlichung
notification = mitteilung|notifizierung
this = dies/es/er/em/en
agreement = abkommen/s/|vereinbarung/en/
treaty = vertrag/s/es/
plan = plan/s/es/
protocol = protokoll/s/
contract = kontrakt/s/
its = sein/er/es/em/en|ihr/er/es/em/en
the = der|die|das|den|dem|des
of = von|vom
then in force = in kraft
# force: a ban where the negation stands beside the verb
must not = darf nichts|dürfen nichts|kann nichts|können nichts|darf nicht|dürfen nicht|darf kein/e/en/er/es/|dürfen kein/e/en/er/es/|ist verboten|sind verboten|ist untersagt|sind untersagt
is not required to = muss nicht|müssen nicht|ist nicht verpflichtet|sind nicht verpflichtet
not only = darf nicht nur|dürfen nicht nur
# words that bear meaning
not = nicht|kein/e/en/er/em/es/|ohne|nie|niemals
or = oder
and = und|sowie
all = alle/n/r/s/
some = manche/n/r/
only = nur|ausschließlich|lediglich
any = jegliche/n/r/s/
both = beide/n/r/
most = mehrheit
permanent = dauerhaft/e/en/er/es/|ständig/e/en/er/es/|unbefristet/e/en/er/
temporary = vorübergehend/e/en/er/es/|befristet/e/en/er/es/|vorläufig/e/en/er/es/
binding = verbindlich/e/en/er/es/|bindend/e/en/er/es/
consensus = konsens/es/|einstimmig
twice = zweimal
once = einmalig
ban = verbot/s/|verboten|untersagt|unzulässig
# conditions
if = wenn|falls|sofern|unter der bedingung , dass|unter der voraussetzung , dass|vorausgesetzt , dass
only if = nur wenn|nur dann , wenn|nur sofern
as long as = solange
to the extent that = soweit|insoweit , als
unless = es sei denn|sofern nicht
except = außer|mit ausnahme von|ausgenommen
in case of = im falle|im fall|bei
during = während
peacetime = in friedenszeiten|im frieden
wartime = in kriegszeiten|im krieg
subject to = vorbehaltlich
notwithstanding = ungeachtet|trotz
without prejudice to = unbeschadet
with the consent of = mit zustimmung|mit der zustimmung|mit einwilligung|mit genehmigung
with the prior consent of = mit vorheriger zustimmung|mit der vorherigen zustimmung|mit vorheriger einwilligung
with the written consent of = mit schriftlicher zustimmung
with the prior written consent of = mit vorheriger schriftlicher zustimmung
without the consent of = ohne zustimmung|ohne die zustimmung|ohne einwilligung|ohne genehmigung
without the prior consent of = ohne vorherige zustimmung|ohne die vorherige zustimmung|ohne vorherige einwilligung
without the written consent of = ohne schriftliche zustimmung|ohne die schriftliche zustimmung
without the prior written consent of = ohne vorherige schriftliche zustimmung|ohne die vorherige schriftliche zustimmung
# prepositions and references
for = für
by = durch
with = mit
to = zu|zum|zur|an
under = gemäß|nach maßgabe
against = gegen
article = artikel/s/n/|art.
point = punkt/s/es/e/en/|ziffer/n/|nummer/n/|nr.
paragraph = absatz/es/|absätze/n/|abs.|§
annex = anlage|anhang/s/
chapter = kapitel/s/
part = teil/s/es/
subparagraph = unterabsatz|unterabs.|satz/es/
version = version/en/|fassung
recital = erwägungsgrund/es/|erwägungsgründe/n/
whereas = in der erwägung|in erwägung|in anerkennung|eingedenk|in dem bewusstsein|unter hinweis auf|gestützt auf
resolution = resolution
# parties and peoples, which have no capital letter everywhere
Ukrainian = ukrainisch/e/en/er/es/em
Russian = russisch/e/en/er/es/em
American = amerikanisch/e/en/er/es/em
European = europäisch/e/en/er/es/em
British = britisch/e/en/er/es/em
German = deutsch/e/en/er/es/em
French = französisch/e/en/er/es/em
Polish = polnisch/e/en/er/es/em
Turkish = türkisch/e/en/er/es/em
"""

# Read only in a sentence without a negation, because "nicht" may stand far behind the verb.
_GUARDED = """
must = muss|müssen|ist verpflichtet|sind verpflichtet
undertakes to = verpflichtet sich|verpflichten sich
can = darf|dürfen|kann|können|ist berechtigt|sind berechtigt
should = soll|sollen|sollte|sollten
"""

# The same where a negation stands behind the verb, before any comma.
_BANNED = """
must not = darf|dürfen|kann|können|soll|sollen
is not required to = muss|müssen
"""

# A change of one of these asks for a person's eye.
_MODALS = {
    word: ("scope", lemma)
    for lemma, forms in {
        "müssen": "muss müssen müsste müssten musste",
        "dürfen": "darf dürfen dürfte durfte",
        "sollen": "soll sollen sollte sollten",
        "können": "kann können könnte könnten",
        "wollen": "will wollen",
        "verpflichten": "verpflichtet verpflichten verpflichtung",
        "werden": "wird werden",
        "berechtigt": "berechtigt",
    }.items()
    for word in forms.split()
}

# What bounds a figure, and its mirror.
_BOUNDS = """
not earlier than ~ not later than = frühestens am|frühestens ab dem|frühestens ab|frühestens zum|frühestens|nicht früher als am|nicht früher als|nicht vor dem|nicht vor ~ spätestens am|spätestens bis zum|spätestens bis|spätestens zum|spätestens|bis spätestens zum|bis spätestens|nicht später als am|nicht später als|nicht nach dem|bis einschließlich|bis zum einschließlich
later than ~ earlier than = später als am|später als ~ früher als am|früher als
at least ~ at most = mindestens|wenigstens|zumindest|minimal|ein/em/ minimum von|nicht weniger als|nicht unter|nicht kleiner als|nicht geringer als|nicht niedriger als|nicht kürzer als ~ höchstens|maximal|längstens|ein/em/ maximum von|bis maximal|nicht mehr als|nicht über|nicht größer als|nicht höher als|nicht länger als|höchstens bis zu
over ~ below = mehr als|größer als|höher als|länger als|oberhalb von ~ weniger als|kleiner als|geringer als|niedriger als|kürzer als|unterhalb von|unter
or more ~ or less = oder mehr|und mehr|oder länger|oder darüber|und darüber|oder älter ~ oder weniger|und weniger|oder kürzer|oder darunter|und darunter|oder jünger
not fall below ~ not exceed = nicht unterschreit/en/et|nicht zu unterschreiten|unterschreit/en/et nicht ~ nicht überschreit/en/et|nicht übersteig/en/t|nicht zu überschreiten|überschreit/en/et nicht|übersteig/en/t nicht
exceed ~ fall below = überschreit/en/et|übersteig/en/t ~ unterschreit/en/et
"""

# The topics of the taxonomy "peace".
_TOPICS = """
peace/territory = territori*|gebiet*|region*|grenz*|kontaktlinie*|frontlinie*|demarkationslinie*|waffenstillstandslinie*|annexion*|annektiert*|besatz*|besetz*|de facto|de jure|pufferzone*|entmilitarisiert* zone*|neutral* zone*|gebietstausch*|gebietsabtretung*|autonomie*|donbas*|krim
peace/military = streitkräft*|armee*|militär*|truppen*|truppenstärke*|obergrenze*|soldat*|rakete*|artillerie*|panzer*|kampfflugzeug*|waffen*|rüstung*|abrüstung*|munition*|mobilisierung*|brigade*|friedenszeit*|manöver*|luftwaffe*|marine
peace/nato = nato|nordatlanti*|bündnis*|nato - beitritt*|nato - mitgliedschaft*|nato - erweiterung*|neutralität*|blockfrei*|allianz*
peace/guarantees = sicherheitsgarantie*|garantie*|garantiemächt*|artikel 5|kollektiv* verteidigung*|beistand*|angriff*|aggression*|invasion*|abschreckung*|koalition der willigen|multinational* truppe*
peace/eu = eu|europäisch* union|eu - beitritt*|eu - mitgliedschaft*|beitrittskandidat*|binnenmarkt*|marktzugang*|assoziierung*
peace/economy = wirtschaft*|wiederaufbau*|aufbau*|investition*|fonds|handel*|infrastruktur*|kredit*|darlehen*|zuschuss*|energie*|rohstoff*|selten* erden|entschädigung*|reparation*|weltbank*|kriegsschäd*
peace/frozen-assets = eingefroren* vermögen*|eingefroren* russisch* vermögen*|vermögenswert*|immobilisiert*|zentralbankreserve*|beschlagnahm*|einziehung*|erlös*
peace/sanctions = sanktion*|embargo*|restriktiv* maßnahme*|exportkontroll*|strafzöll*|zölle*
peace/humanitarian = humanitär*|gefangen*|kriegsgefangen*|gefangenenaustausch*|geisel*|kinder*|deportiert*|flüchtling*|vertrieben*|familienzusammenführung*|leichnam*|vermisst*|minenräumung*|rot* kreuz*
peace/nuclear-plant = kernkraftwerk*|atomkraftwerk*|akw|kraftwerk*|saporischschja*|iaeo|reaktor*|strom|stromerzeugung*
peace/nuclear-weapons = atomwaffen*|kernwaffen*|nuklearwaffen*|atomwaffenfrei*|nichtverbreitung*|sprengk*|atomtest*|start - vertrag*|atommacht*
peace/elections = wahl|wahlen|wahltermin*|wahlrecht*|abstimmung*|referend*|volksabstimmung*|parlamentswahl*|präsidentschaftswahl*|kriegsrecht*
peace/implementation = umsetzung*|durchführung*|waffenruhe*|waffenstillstand*|feuerpause*|überwach*|beobachter*|friedensrat*|arbeitsgruppe*|kommission*|rechtlich bindend*|rechtsverbindlich*|inkrafttreten*|tritt in kraft|ratifizierung*|verstoß*|verstöße*|verletzung*|streitbeilegung*
peace/amnesty = amnestie*|kriegsverbrech*|sondertribunal*|tribunal*|internationaler strafgerichtshof|strafgerichtshof*|strafverfolgung*|straffrei*|ansprüche*
peace/culture = kultur*|sprach*|minderheit*|religi*|kirche*|bildung*|schul*|toleranz*|diskriminierung*|nazi*|medien
peace/maritime = schwarz* meer*|asowsch* meer*|dnipro*|dnjepr*|schifffahrt*|hafen*|häfen*|meerenge*|getreide*|schiff*|seeweg*|maritim*
peace/other = souveränität*|unabhängigkeit*|territorial* integrität|präambel*|völkerrecht*|vereint* nationen|sicherheitsrat*|osze|sicherheitsarchitektur*
"""

GERMAN = evolve(
    ENGLISH,
    code="de",
    abbreviations=ENGLISH.abbreviations | words("abs art nr mio mrd tsd ca bzw usw z b d h vgl lit ziff st"),
    signals={**ENGLISH.signals, **_MODALS},
    streets=words("straße strasse weg platz allee gasse"),
    premises=words(""),
    glossary=Glossary(
        groups=".",
        capitals_mark_nouns=True,
        numerals=_NUMERALS,
        ones="ein eine einen einer einem eines eins",
        fractions=_FRACTIONS,
        parts=_PARTS,
        compounds=_COMPOUNDS,
        has_ordinal_dots=True,
        names=_NAMES + read_territories("de"),
        topics=_TOPICS,
        bounds=_BOUNDS,
        words=_WORDS,
        guarded=_GUARDED,
        banned=_BANNED,
        negations="nicht kein keine keinen keiner keinem keines nie niemals niemand niemandem niemanden weder",
        denials="kein keine keinen keiner keinem keines nie niemals niemand niemandem niemanden weder",
    ),
)
