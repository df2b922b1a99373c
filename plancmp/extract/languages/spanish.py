"""Spanish."""

# ruff: noqa: E501 - a row of the table stays one line

from __future__ import annotations

from attrs import evolve

from plancmp.extract.english import ENGLISH
from plancmp.extract.glossary import Glossary
from plancmp.extract.language import words
from plancmp.extract.territories import read_territories

_NUMERALS = """
0 = cero
1 = un|uno|una
2 = dos
3 = tres
4 = cuatro
5 = cinco
6 = seis
7 = siete
8 = ocho
9 = nueve
10 = diez
11 = once
12 = doce
13 = trece
14 = catorce
15 = quince
16 = dieciséis|dieciseis
17 = diecisiete
18 = dieciocho
19 = diecinueve
20 = veinte
21 = veintiuno|veintiún|veintiuna
22 = veintidós|veintidos
23 = veintitrés|veintitres
24 = veinticuatro
25 = veinticinco
26 = veintiséis|veintiseis
27 = veintisiete
28 = veintiocho
29 = veintinueve
30 = treinta
40 = cuarenta
50 = cincuenta
60 = sesenta
70 = setenta
80 = ochenta
90 = noventa
100 = cien|ciento
200 = doscientos|doscientas
300 = trescientos|trescientas
400 = cuatrocientos|cuatrocientas
500 = quinientos|quinientas
600 = seiscientos|seiscientas
700 = setecientos|setecientas
800 = ochocientos|ochocientas
900 = novecientos|novecientas
"""

_FRACTIONS = """
3 = tercio|tercios
4 = cuarto|cuartos
5 = quinto|quintos
10 = décimo|décimos
"""

_ORDINAL_PARTS = """
3 = tercera|terceras
4 = cuarta|cuartas
5 = quinta|quintas
10 = décima|décimas
"""

_PARTS = """
1/2 = mitad
"""

_NAMES = """
Ukraine = Ucrania
Russia = Rusia
Russian Federation = Federación de Rusia|Federación Rusa
United States = Estados Unidos de América|Estados Unidos|EE . UU .|EEUU
United Kingdom = Reino Unido|Gran Bretaña
European Union = Unión Europea|UE
Council of Europe = Consejo de Europa
Europe = Europa
NATO = OTAN|Alianza Atlántica
United Nations = ONU|Naciones Unidas
Security Council = Consejo de Seguridad de las Naciones Unidas|Consejo de Seguridad de la ONU|Consejo de Seguridad
IAEA = OIEA
OSCE = OSCE
IMF = FMI
World Bank = Banco Mundial
ICRC = CICR|Cruz Roja
European Commission = Comisión Europea
Germany = Alemania
France = Francia
Poland = Polonia
Italy = Italia
Spain = España
Türkiye = Turquía
Belarus = Bielorrusia|Belarús
Moldova = Moldavia|Moldova
Georgia = Georgia
China = China
Canada = Canadá
Japan = Japón
Israel = Israel
Romania = Rumanía|Rumania
Hungary = Hungría
Finland = Finlandia
Norway = Noruega
Sweden = Suecia
Netherlands = Países Bajos
Belgium = Bélgica
Switzerland = Suiza
Austria = Austria
Colombia = Colombia
Coalition of the Willing = Coalición de Voluntarios|Coalición de los Dispuestos
Iran = Irán
Iraq = Irak|Iraq
Syria = Siria
Egypt = Egipto
Jordan = Jordania
Qatar = Catar|Qatar
Saudi Arabia = Arabia Saudí|Arabia Saudita
United Arab Emirates = Emiratos Árabes Unidos
Palestine = Palestina
Hamas = Hamás
Lebanon = Líbano
India = India
Brazil = Brasil
Armenia = Armenia
Azerbaijan = Azerbaiyán
Serbia = Serbia
Slovakia = Eslovaquia
Denmark = Dinamarca
Ireland = Irlanda
Latvia = Letonia
Lithuania = Lituania
Estonia = Estonia
South Korea = Corea del Sur
North Korea = Corea del Norte
Kyiv = Kiev|Kyiv
Moscow = Moscú|Kremlin
Washington = Washington
Brussels = Bruselas
London = Londres
Berlin = Berlín
Paris = París
Warsaw = Varsovia
Ankara = Ankara
Crimea = Crimea
Sevastopol = Sebastopol
Luhansk = Lugansk|Luhansk
Donetsk = Donetsk
Donbas = Donbás|Donbas
Kherson = Jersón
Zaporizhzhia = Zaporiyia|Zaporizhia
Kharkiv = Járkov|Járkiv
Odesa = Odesa
Dnipro = Dniéper
Black Sea = Mar Negro
Sea of Azov = Mar de Azov
Geneva = Ginebra
Istanbul = Estambul
"""

_WORDS = """
# calendar
january = enero
february = febrero
march = marzo
april = abril
may = mayo
june = junio
july = julio
august = agosto
september = septiembre|setiembre
october = octubre
november = noviembre
december = diciembre
quarter = trimestre
half = semestre
first = primer|primero|primera
second = segundo|segunda
third = tercer|tercero|tercera
fourth = cuarto trimestre
# spans of time
seconds = segundos
minute = minuto
minutes = minutos
hour = hora
hours = horas
day = día
days = días
week = semana
weeks = semanas
month = mes
months = meses
year = año
years = años
decade = década|decenio
decades = décadas|decenios
business days = días hábiles|días laborables|día hábil
days = días naturales|días corridos
several = varios|varias|algunos|algunas
per year = al año|por año|anualmente|cada año|anuales
per month = al mes|por mes|mensualmente|mensuales
per day = al día|por día|diarios|diariamente
# money and scales
thousand = mil|miles
million = millón|millones
billion = mil millones|millardo|millardos
trillion = billón|billones
dollars = dólares estadounidenses|dólares de los estados unidos|dólares|dólar
euros = euros|euro
hryvnias = grivnas|grivna
roubles = rublos|rublo
sterling = libras esterlinas|libra esterlina
swiss francs = francos suizos
francs = francos
pesos = pesos
yuan = yuanes|yuan
zlotys = zlotys|eslotis
# shares
percent = por ciento|por cien
percentage points = puntos porcentuales|punto porcentual
equally = a partes iguales|en partes iguales|por igual
each = cada uno|cada una
per = por
# measures
kilometres = kilómetros|kilómetro|km
metres = metros|metro
km² = kilómetros cuadrados|kilómetro cuadrado
hectares = hectáreas|hectárea
tonnes = toneladas|tonelada
barrels = barriles|barril
megawatts = megavatios|megavatio
gigawatts = gigavatios|gigavatio
nautical miles = millas náuticas|millas marinas
miles = millas
# what is counted
personnel = efectivos|militares|efectivos militares
soldiers = soldados|combatientes
people = personas|persona
members = miembros
aircraft = aviones|aeronaves
combat aircraft = aviones de combate
fighter jets = cazas|aviones de caza
tanks = tanques|carros de combate
missiles = misiles
prisoners = prisioneros|prisioneros de guerra|presos
hostages = rehenes
children = niños|menores
observers = observadores
states = estados|países
brigades = brigadas
warheads = ojivas
seats = escaños|puestos
drones = drones
ships = buques|barcos
refugees = refugiados
bodies = cuerpos|cadáveres
judges = jueces|magistrados
# bounds and bodies
at most = no más de|como máximo|a lo sumo|no supera|no superan|no superará|no superarán|no excede de|no exceda de|no excederá de|no excederán de|no exceder de|un máximo de|máximo
limited to = limitado a|limitada a|limitados a|limitadas a|se limita a|se limitan a|se limitará a|se limitarán a
must not exceed = no podrá superar|no podrán superar|no podrá exceder de|no podrán exceder de|no puede superar|no pueden superar|no deberá superar|no deberán superar|no debe superar|no deben superar|no deberá exceder de|no debe exceder de
at least = al menos|por lo menos|como mínimo|no menos de|un mínimo de|mínimo
over = más de|superior a|superiores a
below = menos de|inferior a|inferiores a
or more = o más
or less = o menos
to|up to = hasta
to|at = a|al
between = entre
in = en|durante
the = el
from = a partir del|a partir de|desde el|desde
armed forces = fuerzas armadas
army = ejército
# deadlines and events
within = en un plazo de|en el plazo de|en un plazo máximo de|dentro de|dentro de los|dentro de un plazo de
after = después de|después del|tras|siguientes a|siguiente a|contados a partir de|contados desde
before = antes del|antes de
by = a más tardar el|a más tardar en|a más tardar|no más tarde del|no más tarde de
before end of = antes de finales de|antes del fin de|antes de que termine
by end of = a más tardar a finales de|hasta finales de|hasta el final de
end of = finales de|final de|fin de
immediately = inmediatamente|de inmediato|sin demora
as soon as possible = lo antes posible|a la mayor brevedad
signature = firma|suscripción
entry into force = entrada en vigor
ratification = ratificación
conclusion = conclusión|celebración
adoption = adopción|aprobación
publication = publicación
notification = notificación
this = presente|este|esta
agreement = acuerdo
treaty = tratado
plan = plan
protocol = protocolo
contract = contrato
its = su|sus
the = la|los|las
of = de|del
# force
must = debe|deben|deberá|deberán|tiene que|tienen que|está obligado a|está obligada a|están obligados a|están obligadas a
must not = no debe|no deben|no deberá|no deberán|no puede|no pueden|no podrá|no podrán|no se podrá|no se podrán|no tiene derecho a|no tienen derecho a|se prohíbe|se prohíben|queda prohibido|queda prohibida|quedan prohibidos|quedan prohibidas|está prohibido|está prohibida|están prohibidos|están prohibidas|se abstendrá de|se abstendrán de|se abstiene de|se abstienen de|deberá abstenerse de|deberán abstenerse de|debe abstenerse de|deben abstenerse de
undertakes to = se compromete a|se comprometen a
undertakes not to = se compromete a no|se comprometen a no
can = puede|pueden|podrá|podrán|tiene derecho a|tienen derecho a|está autorizado a|está autorizada a|están autorizados a|están autorizadas a
is not required to = no está obligado a|no está obligada a|no están obligados a|no están obligadas a|puede no|pueden no|podrá no|podrán no
is expected that = se espera que|se prevé que
should = debería|deberían
not = no|sin
no = ningún|ninguna|ninguno|nunca|jamás|tampoco|ni
or = o|u
and = y|e|así como
all = todo|todos|toda|todas
some = algún|alguna
only = sólo|solo|solamente|únicamente|exclusivamente
any = cualquier|cualquiera
both = ambos|ambas
most = mayoría
permanent = permanente|permanentes|definitivo|definitiva
temporary = temporal|temporales|provisional|provisionales
binding = vinculante|vinculantes|obligatorio|obligatoria
consensus = consenso|unanimidad
twice = dos veces
# conditions
if = si|siempre que|a condición de que|con la condición de que|en caso de que|en el caso de que|siempre y cuando
only if = sólo si|solo si|únicamente si|solamente si
as long as = mientras
to the extent that = en la medida en que
unless = a menos que|salvo que
except = salvo|excepto|a excepción de|con excepción de
in case of = en caso de
peacetime = en tiempos de paz|en tiempo de paz
wartime = en tiempos de guerra|en tiempo de guerra
subject to = sujet/o/a/os/as a//l|con sujeción a//l|a reserva de//l
notwithstanding = no obstante|no obstante lo dispuesto en|a pesar de//l|pese a//l|con independencia de//l
without prejudice to = sin perjuicio de//l|sin perjuicio de lo dispuesto en
with the consent of = con el consentimiento de//l
with the prior consent of = con el consentimiento previo de//l|previo consentimiento de//l
with the written consent of = con el consentimiento escrito de//l|con el consentimiento por escrito de//l
with the prior written consent of = con el consentimiento previo y por escrito de//l|con el consentimiento previo por escrito de//l|con el consentimiento escrito previo de//l
with the approval of = con la aprobación de//l
with the permission of = con la autorización de//l|con el permiso de//l
without the consent of = sin el consentimiento de//l
without the prior consent of = sin el consentimiento previo de//l
without the written consent of = sin el consentimiento escrito de//l|sin el consentimiento por escrito de//l
without the prior written consent of = sin el consentimiento previo y por escrito de//l|sin el consentimiento previo por escrito de//l|sin el consentimiento escrito previo de//l
without the approval of = sin la aprobación de//l
without the permission of = sin la autorización de//l|sin el permiso de//l
which = que|quien|quienes
when = cuando
# prepositions and references
for = para
by = por
with = con
under = bajo|conforme a|de conformidad con|en virtud de
against = contra
article = artículo|artículos|art.
point = punto|puntos
paragraph = párrafo|párrafos|apartado|apartados|§
annex = anexo|anexos
chapter = capítulo|capítulos
resolution = resolución|resoluciones
number = n°|nº|núm.
# parties and peoples, which have no capital letter everywhere
Parties = las partes|partes|cada parte|ambas partes
Guarantors = garantes|estados garantes
Ukrainian = ucranian/o/a/os/as
Russian = rus/o/a/os/as
American = estadounidense/s/
European = europe/o/a/os/as
British = británic/o/a/os/as
German = alemán|aleman/a/es/as
French = francés|frances/a/es/as
Polish = polac/o/a/os/as
Turkish = turc/o/a/os/as
black sea = mar negro
sea of azov = mar de azov
"""

# The topics of the taxonomy "peace".
_TOPICS = """
peace/territory = territori*|región|regiones|frontera*|línea de contacto|línea del frente|línea de demarcación|anexión|anexiones|anexionad*|ocupación|ocupad*|de facto|de jure|zona de separación|zona tampón|zona desmilitarizada|zona neutral|intercambio* de territorio*|cesión|autonomía*|donbás|crimea
peace/military = fuerzas armadas|ejército*|militar*|tropa*|efectivo*|soldado*|misil*|artillería*|tanque*|carros de combate|aviones de combate|arma|armas|armamento*|munición*|municiones|movilización|desarme*|brigada*|tiempo* de paz|maniobra*
peace/nato = otan|alianza atlántica|alianza*|adhesión a la otan|ingreso en la otan|ampliación de la otan|neutralidad*|no alinea*
peace/guarantees = garantía*|garantía* de seguridad|garante*|artículo 5|defensa colectiva|agresión|agresiones|ataque*|invasión|invasiones|disuasión|coalición de voluntarios|fuerza multinacional
peace/eu = ue|unión europea|adhesión a la ue|adhesión a la unión europea|candidat*|mercado único|mercado europeo|acceso al mercado|acuerdo de asociación
peace/economy = econom*|económic*|reconstrucción|recuperación|inversión|inversiones|fondo|fondos|comercio*|infraestructura*|crédito*|préstamo*|subvención|subvenciones|energía*|mineral*|tierras raras|indemniza*|reparaciones|banco mundial|daños de guerra
peace/frozen-assets = activos congelados|activos rusos congelados|activos|activos soberanos|inmovilizad*|confiscación|descongela*|incautad*
peace/sanctions = sanción|sanciones|embargo*|medidas restrictivas|levantamiento de las sanciones|control* de exportación*|arancel*
peace/humanitarian = humanitari*|prisioner*|canje* de prisioneros|intercambio* de prisioneros|rehen*|niñ*|deportad*|refugiad*|desplazad*|reunificación familiar|cadáver*|desaparecid*|desminado*|cruz roja
peace/nuclear-plant = central nuclear|central*|zaporiyia|zaporizhia|oiea|reactor*|electricidad*
peace/nuclear-weapons = arma* nuclear*|desnucleariz*|no proliferación|ojiva*|ensayo* nuclear*|tratado start|nuclear*
peace/elections = elección|elecciones|electoral*|voto|votos|votación|votaciones|referéndum*|referendo*|legislativas|presidenciales|ley marcial
peace/implementation = aplicación|ejecución|alto el fuego|cese del fuego|tregua*|armisticio*|supervisión|vigilancia*|observador*|junta de paz|consejo de paz|grupo de trabajo|comisión|comisiones|jurídicamente vinculante*|entrada en vigor|entra en vigor|ratificación|violación|violaciones|verificación
peace/amnesty = amnistía*|crímenes de guerra|tribunal*|corte penal internacional|impunidad*|enjuicia*|rendición de cuentas
peace/culture = cultura*|cultural*|lengua*|idioma*|lingüístic*|minoría*|religi*|iglesia*|educación|educativ*|escuela*|tolerancia*|discriminación|nazi*|medios de comunicación
peace/maritime = marítim*|mar negro|mar de azov|dniéper|navegación|puerto*|estrecho*|cereal*|buque*|río*
peace/other = soberanía*|independencia*|integridad territorial|preámbulo*|derecho internacional|naciones unidas|onu|consejo de seguridad|osce|arquitectura de seguridad
"""

SPANISH = evolve(
    ENGLISH,
    code="es",
    abbreviations=ENGLISH.abbreviations | words("art núm pág párr ee uu aprox sr sra"),
    glossary=Glossary(
        groups=".",
        plurals_end_in_s=True,
        numerals=_NUMERALS,
        ones="un uno una",
        fractions=_FRACTIONS,
        parts=_PARTS,
        ordinal_parts=_ORDINAL_PARTS,
        part_nouns="parte partes",
        ordinal_endings="º ª ro ra er",
        joiners="y",
        dropped="de",
        names=_NAMES + read_territories("es"),
        topics=_TOPICS,
        words=_WORDS,
    ),
)
