"""French."""

# ruff: noqa: E501 - a row of the table stays one line

from __future__ import annotations

from attrs import evolve

from plancmp.extract.english import ENGLISH
from plancmp.extract.glossary import Glossary
from plancmp.extract.language import words
from plancmp.extract.territories import read_territories

_NUMERALS = """
0 = zéro
1 = un|une
2 = deux
3 = trois
4 = quatre
5 = cinq
6 = six
7 = sept
8 = huit
9 = neuf
10 = dix
11 = onze
12 = douze
13 = treize
14 = quatorze
15 = quinze
16 = seize
20 = vingt|vingts
30 = trente
40 = quarante
50 = cinquante
60 = soixante
70 = septante
80 = huitante|octante
90 = nonante
100 = cent|cents
"""

_FRACTIONS = """
2 = demi|demie
3 = tiers
4 = quart|quarts
5 = cinquième|cinquièmes
10 = dixième|dixièmes
"""

_PARTS = """
1/2 = moitié
"""

_NAMES = """
Ukraine = Ukraine
Russia = Russie
Russian Federation = Fédération de Russie|Fédération russe
United States = États - Unis d' Amérique|Etats - Unis d' Amérique|États - Unis|Etats - Unis|USA
United Kingdom = Royaume - Uni|Grande - Bretagne
European Union = Union européenne|UE
Council of Europe = Conseil de l' Europe
Europe = Europe
NATO = OTAN|Alliance atlantique
United Nations = ONU|Nations unies|Nations Unies
Security Council = Conseil de sécurité de l' ONU|Conseil de sécurité des Nations unies|Conseil de sécurité
IAEA = AIEA
OSCE = OSCE
IMF = FMI
World Bank = Banque mondiale
ICRC = CICR|Croix - Rouge
European Commission = Commission européenne
Germany = Allemagne
France = France
Poland = Pologne
Italy = Italie
Spain = Espagne
Türkiye = Turquie|Türkiye
Belarus = Bélarus|Biélorussie
Moldova = Moldavie|Moldova
Georgia = Géorgie
China = Chine
Canada = Canada
Japan = Japon
Israel = Israël
Romania = Roumanie
Hungary = Hongrie
Finland = Finlande
Norway = Norvège
Sweden = Suède
Netherlands = Pays - Bas
Belgium = Belgique
Switzerland = Suisse
Austria = Autriche
Coalition of the Willing = Coalition des volontaires
Iran = Iran
Iraq = Irak|Iraq
Syria = Syrie
Egypt = Égypte|Egypte
Jordan = Jordanie
Qatar = Qatar
Saudi Arabia = Arabie saoudite|Arabie Saoudite
United Arab Emirates = Émirats arabes unis
Palestine = Palestine
Hamas = Hamas
Lebanon = Liban
India = Inde
Brazil = Brésil
Armenia = Arménie
Azerbaijan = Azerbaïdjan
Serbia = Serbie
Slovakia = Slovaquie
Denmark = Danemark
Ireland = Irlande
Latvia = Lettonie
Lithuania = Lituanie
Estonia = Estonie
South Korea = Corée du Sud
North Korea = Corée du Nord
Kyiv = Kiev|Kyiv
Moscow = Moscou|Kremlin
Washington = Washington
Brussels = Bruxelles
London = Londres
Berlin = Berlin
Paris = Paris
Warsaw = Varsovie
Ankara = Ankara
Crimea = Crimée
Sevastopol = Sébastopol
Luhansk = Louhansk|Lougansk
Donetsk = Donetsk
Donbas = Donbass|Donbas
Kherson = Kherson
Zaporizhzhia = Zaporijia|Zaporijjia
Kharkiv = Kharkiv|Kharkov
Odesa = Odessa
Dnipro = Dniepr|Dnipro
Black Sea = Mer Noire|Mer noire
Sea of Azov = Mer d' Azov
Geneva = Genève
Istanbul = Istanbul
"""

_WORDS = """
# calendar
january = janvier
february = février
march = mars
april = avril
may = mai
june = juin
july = juillet
august = août
september = septembre
october = octobre
november = novembre
december = décembre
quarter = trimestre
half = semestre
first = premier|première
second = deuxième|second|seconde
third = troisième
fourth = quatrième
# spans of time
seconds = secondes
minute = minute
minutes = minutes
hour = heure
hours = heures
day = jour
days = jours
week = semaine
weeks = semaines
months = mois
year = an|année
years = ans|années
decade = décennie
decades = décennies
business days = jours ouvrables|jours ouvrés|jour ouvrable|jour ouvré
banking days = jours bancaires|jour bancaire|jours ouvrés bancaires
trading days = jours de bourse|jour de bourse|jours de négociation
days = jours calendaires|jours civils
several = plusieurs|quelques
per year = par an|par année|chaque année|annuellement
per month = par mois|chaque mois
per day = par jour|chaque jour
# money and scales
thousand = mille|milliers
million = million|millions
billion = milliard|milliards|Md|Mds|Mrd
trillion = billion|billions
dollars = dollars américains|dollars des états - unis|dollars|dollar
euros = euros|euro
hryvnias = hryvnias|hryvnia
roubles = roubles|rouble
sterling = livres sterling|livre sterling
swiss francs = francs suisses
francs = francs
yuan = yuans|yuan
zlotys = zlotys
# shares
percent = pour cent|p. cent
percentage points = points de pourcentage|point de pourcentage
basis points = points de base|point de base
permille = pour mille
equally = à parts égales|en parts égales|à égalité
each = chacun|chacune
per = par
# measures
kilometres = kilomètres|kilomètre|km
metres = mètres|mètre
km² = kilomètres carrés|kilomètre carré
hectares = hectares|hectare
tonnes = tonnes|tonne
barrels = barils|baril
megawatts = mégawatts|mégawatt
gigawatts = gigawatts|gigawatt
nautical miles = milles marins|milles nautiques
centimetres = centimètre/s/
millimetres = millimètre/s/
m² = mètre/s/ carré/s/
m³ = mètre/s/ cube/s/
feet = pieds
kilograms = kilogramme/s/|kilo/s/
grams = gramme/s/
milligrams = milligramme/s/
litres = litre/s/
millilitres = millilitre/s/
hectolitres = hectolitre/s/
watts = watt/s/
kilowatts = kilowatt/s/
kilowatt hours = kilowattheure/s/|kilowatt/s/ - heure/s/
megawatt hours = mégawattheure/s/|mégawatt/s/ - heure/s/
gigawatt hours = gigawattheure/s/|gigawatt/s/ - heure/s/
terawatt hours = térawattheure/s/|térawatt/s/ - heure/s/
knots = nœuds
degrees celsius = degré/s/ celsius
degrees fahrenheit = degré/s/ fahrenheit
kilobytes = kilooctet/s/
megabytes = mégaoctet/s/
gigabytes = gigaoctet/s/
terabytes = téraoctet/s/
megabits = mégabit/s/
gigabits = gigabit/s/
decibels = décibel/s/
# what is counted
personnel = militaires|membres du personnel militaire
soldiers = soldats|hommes
people = personnes|personne
members = membres
aircraft = avions|aéronefs
combat aircraft = avions de combat
fighter jets = chasseurs|avions de chasse
tanks = chars|chars de combat
missiles = missiles
prisoners = prisonniers|prisonniers de guerre
hostages = otages
children = enfants
observers = observateurs
states = états|pays
brigades = brigades
warheads = ogives|têtes nucléaires
seats = sièges
drones = drones
ships = navires
refugees = réfugiés
bodies = corps
judges = juges
# bounds and bodies
limited to = limité à|limitée à|limités à|limitées à|plafonné à|plafonnée à|plafonnés à|plafonnées à
to|up to = jusqu' à
up to = jusqu' au|jusqu' en|jusqu' aux
to|at = à|au|aux
between = entre
in = en|dans
from = à partir du|à partir de|à compter du|à compter de|dès le|dès|depuis le|depuis
the = le
armed forces = forces armées
army = armée
# deadlines and events
within = dans un délai de|dans un délai maximal de|dans un délai d'|dans les|sous
after = après|suivant|à l' issue de|au lendemain de
before = avant le|avant
by = d' ici au|d' ici le|d' ici à|d' ici
before end of = avant la fin de|avant la fin d'
by end of = d' ici la fin de|d' ici à la fin de|au plus tard fin
end of = fin|la fin de|la fin d'
immediately = immédiatement|sans délai|sans tarder
as soon as possible = dès que possible|dans les meilleurs délais|le plus tôt possible
signature = signature
entry into force = entrée en vigueur
ratification = ratification
conclusion = conclusion
adoption = adoption
publication = publication
notification = notification
this = présent|présente|ce|cet|cette
agreement = accord
treaty = traité
plan = plan
protocol = protocole
contract = contrat
its = son|sa|ses|leur|leurs
the = l'|la|les
of = de|d'|du|des
# force
must = doit|doivent|devra|devront|est tenu de|est tenue de|sont tenus de|sont tenues de|est obligé de|sont obligés de
must not = ne doit|ne doivent|ne devra|ne devront|ne peut|ne peuvent|ne pourra|ne pourront|ne doit pas|ne doivent pas|ne devra pas|ne devront pas|ne peut pas|ne peuvent pas|ne pourra pas|ne pourront pas|n' a pas le droit de|n' ont pas le droit de|est interdit|est interdite|sont interdits|sont interdites|il est interdit de|il est interdit à|s' abstient de|s' abstiennent de|s' abstiendra de|s' abstiendront de|doit s' abstenir de|doivent s' abstenir de|s' abstient d'|s' abstiennent d'|doit s' abstenir d'|doivent s' abstenir d'
undertakes to = s' engage à|s' engagent à
undertakes not to = s' engage à ne pas|s' engagent à ne pas|s' engage à ne|s' engagent à ne
can = peut|peuvent|pourra|pourront|a le droit de|ont le droit de|est autorisé à|est autorisée à|sont autorisés à|sont autorisées à
is not required to = n' est pas tenu de|n' est pas tenue de|ne sont pas tenus de|ne sont pas tenues de|peut ne pas|peuvent ne pas
is expected to = est censé|est censée|il est prévu que|il est attendu que
should = devrait|devraient
not = ne|n'|pas|sans
no = aucun|aucune|jamais|nul|nulle|ni
or = ou
and = et|ainsi que
all = tout|tous|toute|toutes
some = certains|certaines
only = seulement|uniquement|exclusivement|seul|seule|que
any = quelconque
both = les deux|deux parties
most = la plupart|majorité
permanent = permanent|permanente|permanents|définitif|définitive
temporary = temporaire|temporaires|provisoire|provisoires
binding = contraignant|contraignante|contraignants|obligatoire
consensus = consensus|unanimité
twice = deux fois
# conditions
if = si|à condition que|à condition de|pour autant que|sous réserve que|dans le cas où|au cas où|s' il|s' ils
only if = seulement si|uniquement si
as long as = tant que|aussi longtemps que
to the extent that = dans la mesure où
unless = à moins que|sauf si
except = sauf|à l' exception de|hormis|excepté
in case of = en cas de|en cas d'
during = au cours de
during|for = pendant|durant
peacetime = en temps de paix
wartime = en temps de guerre
subject to = sous réserve d/e/u/es/'
notwithstanding = nonobstant|malgré|en dépit d/e/u/es/'
without prejudice to = sans préjudice d/e/u/es/'
with the consent of = avec le consentement d/e/u/es/'|avec l' accord d/e/u/es/'
with the prior consent of = avec le consentement préalable d/e/u/es/'|avec l' accord préalable d/e/u/es/'
with the written consent of = avec le consentement écrit d/e/u/es/'|avec l' accord écrit d/e/u/es/'
with the prior written consent of = avec le consentement préalable et écrit d/e/u/es/'|avec le consentement écrit préalable d/e/u/es/'|avec l' accord préalable et écrit d/e/u/es/'|avec l' accord écrit préalable d/e/u/es/'
with the approval of = avec l' approbation d/e/u/es/'
with the permission of = avec l' autorisation d/e/u/es/'
without the consent of = sans le consentement d/e/u/es/'|sans l' accord d/e/u/es/'
without the prior consent of = sans le consentement préalable d/e/u/es/'|sans l' accord préalable d/e/u/es/'
without the written consent of = sans le consentement écrit d/e/u/es/'|sans l' accord écrit d/e/u/es/'
without the prior written consent of = sans le consentement préalable et écrit d/e/u/es/'|sans le consentement écrit préalable d/e/u/es/'|sans l' accord préalable et écrit d/e/u/es/'|sans l' accord écrit préalable d/e/u/es/'
without the approval of = sans l' approbation d/e/u/es/'
without the permission of = sans l' autorisation d/e/u/es/'
which = qui|lequel|laquelle|lesquels|lesquelles
when = lorsque|lorsqu'|quand
# prepositions and references
for = pour
by = par
with = avec
under = sous|conformément à|en vertu de
against = contre
article = article|articles|art.
point = point|points
paragraph = paragraphe|paragraphes|alinéa|alinéas|§
annex = annexe|annexes
chapter = chapitre|chapitres
subparagraph = sous - alinéa
version = version/s/
recital = considérant/s/
whereas = considérant que|considérant|rappelant|reconnaissant|vu|désireux|désireuses|conscients|ayant à l' esprit
resolution = résolution|résolutions
number = n°|nº
# parties and peoples, which have no capital letter everywhere
Parties = les parties|parties|chaque partie|les deux parties
Guarantors = garants|états garants
Ukrainian = ukrainien/ne/s/nes/
Russian = russe/s/
American = américain/e/s/es/
European = européen/ne/s/nes/
British = britannique/s/
German = allemand/e/s/es/
French = français/e/es/
Polish = polonais/e/es/
Turkish = turc|turque/s/
black sea = mer noire
sea of azov = mer d' azov
"""

# Signs of units, whose case counts.
_SIGNS = """
KB = Ko
MB = Mo
GB = Go
TB = To
"""

# What bounds a figure, and its mirror.
_BOUNDS = """
not earlier than ~ not later than = au plus tôt le|au plus tôt à partir du|au plus tôt|pas avant le|pas avant|pas plus tôt que le ~ au plus tard le|au plus tard dans les|au plus tard dans un délai de|au plus tard|pas après le|pas plus tard que le
later than ~ earlier than = plus tard que le|postérieurement au ~ plus tôt que le|antérieurement au
at least ~ at most = au moins|d' au moins|au minimum|un minimum de|pas moins de|non inférieur/e/s/es/ à|supérieur/e/s/es/ ou éga/l/le/ux/les à|n' est pas inférieur/e/ à|ne sont pas inférieur/s/es à ~ au plus|d' au plus|au maximum|un maximum de|pas plus de|non supérieur/e/s/es/ à|inférieur/e/s/es/ ou éga/l/le/ux/les à|n' est pas supérieur/e/ à|ne sont pas supérieur/s/es à|dans la limite de|à concurrence de|à hauteur maximale de|ne dépass/e/ent/era/eront/ant pas|n' excèd/e/ent pas|n' excéd/era/eront/ant pas
over ~ below = plus de|plus d'|supérieur/e/s/es/ à|au - dessus de|au - delà de ~ moins de|moins d'|inférieur/e/s/es/ à|au - dessous de|en dessous de|en - dessous de
or more ~ or less = ou plus|ou davantage|et plus|ou supérieur/e/ ~ ou moins|et moins|ou inférieur/e/
exceeding ~ falling below = dépassant|excédant|excèd/e/ent|dépass/e/ent ~ n' atteignant pas|n' attei/nt/gnent pas
must not fall below ~ must not exceed = ne p/eut/euvent/ourra/ourront être inférieur/e/s/es/ à|ne p/eut/euvent/ourra/ourront pas être inférieur/e/s/es/ à|ne doi/t/vent pas être inférieur/e/s/es/ à|ne saur/ait/aient être inférieur/e/s/es/ à ~ ne p/eut/euvent/ourra/ourront être supérieur/e/s/es/ à|ne p/eut/euvent/ourra/ourront pas être supérieur/e/s/es/ à|ne doi/t/vent pas être supérieur/e/s/es/ à|ne saur/ait/aient être supérieur/e/s/es/ à|ne p/eut/euvent/ourra/ourront dépasser|ne p/eut/euvent/ourra/ourront excéder|ne p/eut/euvent/ourra/ourront pas dépasser|ne p/eut/euvent/ourra/ourront pas excéder|ne doi/t/vent pas dépasser|ne doi/t/vent pas excéder|ne saur/ait/aient dépasser|ne saur/ait/aient excéder
"""

# The topics of the taxonomy "peace".
_TOPICS = """
peace/territory = territoire*|territorial*|région*|frontière*|ligne de contact|ligne de front|ligne de démarcation|annexion*|annexé*|occupation*|occupé*|de facto|de jure|zone tampon|zone démilitarisée|zone neutre|échange* de territoire*|cession*|autonomie*|donbass|crimée
peace/military = force* armée*|armée*|militaire*|troupe*|effectif*|soldat*|missile*|artillerie*|char|chars|avion* de combat|arme|armes|armement*|munition*|mobilisation*|désarmement*|brigade*|temps de paix|manœuvre*|plafond*
peace/nato = otan|alliance atlantique|alliance*|adhésion à l' otan|élargissement de l' otan|neutralité*|non - align*
peace/guarantees = garantie*|garantie* de sécurité|garant|garants|article 5|défense collective|agression*|attaque*|invasion*|dissuasion*|coalition des volontaires|force multinationale
peace/eu = ue|union européenne|adhésion à l' ue|adhésion à l' union européenne|candidat*|marché unique|marché européen|accès au marché|accord d' association
peace/economy = économi*|reconstruction*|relèvement*|investissement*|fonds|commerce*|infrastructure*|crédit*|prêt|prêts|subvention*|énergie*|minerai*|terres rares|indemnis*|réparation*|banque mondiale|dommages de guerre
peace/frozen-assets = avoirs gelés|avoirs russes gelés|avoirs|actifs gelés|actifs souverains|immobilisé*|confiscation*|dégel*
peace/sanctions = sanction*|embargo*|mesures restrictives|levée des sanctions|contrôle* des exportations|droits de douane
peace/humanitarian = humanitaire*|prisonnier*|échange* de prisonnier*|otage*|enfant*|déporté*|réfugié*|déplacé*|regroupement familial|dépouille*|disparu*|déminage*|croix - rouge
peace/nuclear-plant = centrale nucléaire|centrale*|zaporijia|zaporijjia|aiea|réacteur*|électricité*
peace/nuclear-weapons = arme* nucléaire*|dénucléaris*|non - prolifération|ogive*|essai* nucléaire*|traité start|nucléaire*
peace/elections = élection*|électoral*|vote|votes|scrutin*|référendum*|législatives|présidentielle*|loi martiale
peace/implementation = mise en œuvre|application*|cessez - le - feu|trêve*|armistice*|surveillance*|observateur*|conseil de paix|groupe de travail|commission*|juridiquement contraignant*|entrée en vigueur|entre en vigueur|ratification*|violation*|vérification*
peace/amnesty = amnistie*|crimes de guerre|tribunal*|cour pénale internationale|poursuites|impunité*|responsabilité*
peace/culture = culture*|culturel*|langue*|linguistique*|minorité*|religi*|église*|éducation*|école*|tolérance*|discrimination*|nazi*|médias
peace/maritime = maritime*|mer noire|mer d' azov|dniepr|navigation*|port|ports|détroit*|céréale*|navire*|fleuve*
peace/other = souveraineté*|indépendance*|intégrité territoriale|préambule*|droit international|nations unies|onu|conseil de sécurité|osce|architecture de sécurité
"""

FRENCH = evolve(
    ENGLISH,
    code="fr",
    abbreviations=ENGLISH.abbreviations | words("art al par env cf m mm p ex"),
    streets=words("rue avenue boulevard place quai chemin"),
    premises=words(""),
    glossary=Glossary(
        plurals_end_in_s=True,
        numerals=_NUMERALS,
        ones="un une",
        fractions=_FRACTIONS,
        parts=_PARTS,
        joiners="et",
        ordinal_endings="er ère e ème",
        dropped="de d'",
        elisions="l d n s j m t c qu jusqu lorsqu puisqu",
        names=_NAMES + read_territories("fr"),
        topics=_TOPICS,
        bounds=_BOUNDS,
        signs=_SIGNS,
        words=_WORDS,
    ),
)
