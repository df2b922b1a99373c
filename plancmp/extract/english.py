"""The words of English."""

# ruff: noqa: E501 - a row of the table stays one line

from __future__ import annotations

from plancmp.extract.language import Language, cues, markers, pair_phrases
from plancmp.model.vocabulary import ConditionKind, Force


def _number(words: str, first: int = 0, step: int = 1) -> dict[str, int]:
    return {word: first + place * step for place, group in enumerate(words.split()) for word in group.split("|")}


def _money(names: str) -> dict[str, str]:
    return {word: code for row in names.split() for code, words in [row.split("=")] for word in words.split("|")}


def _signals(**classes: str) -> dict[str, tuple[str, str]]:
    return {
        word: (kind, canonical)
        for kind, rows in classes.items()
        for row in rows.split()
        for canonical, _, words in [row.partition("=")]
        for word in words.split("|")
    }


_DOLLARS = "us|u.s|american|states=USD canadian=CAD australian=AUD zealand=NZD singapore=SGD kong=HKD taiwan=TWD"
_ADJECTIVES = {
    "dollar": _DOLLARS, "dollars": _DOLLARS,
    "franc": "swiss=CHF", "francs": "swiss=CHF",
    "pound": "british|uk|sterling=GBP egyptian=EGP lebanese=LBP", "pounds": "british|uk|sterling=GBP egyptian=EGP lebanese=LBP",
    "peso": "mexican=MXN argentine=ARS chilean=CLP colombian=COP philippine=PHP", "pesos": "mexican=MXN argentine=ARS chilean=CLP colombian=COP philippine=PHP",
    "krone": "norwegian=NOK danish=DKK", "kroner": "norwegian=NOK danish=DKK", "krona": "swedish=SEK icelandic=ISK", "kronor": "swedish=SEK",
    "rupee": "indian=INR pakistani=PKR lankan=LKR", "rupees": "indian=INR pakistani=PKR lankan=LKR",
    "rouble": "russian=RUB belarusian=BYN", "roubles": "russian=RUB belarusian=BYN", "ruble": "russian=RUB belarusian=BYN", "rubles": "russian=RUB belarusian=BYN",
    "lira": "turkish=TRY", "liras": "turkish=TRY", "yen": "japanese=JPY", "yuan": "chinese=CNY", "won": "korean=KRW",
    "dinar": "serbian=RSD kuwaiti=KWD jordanian=JOD", "dinars": "serbian=RSD kuwaiti=KWD jordanian=JOD", "leu": "romanian=RON moldovan=MDL", "lei": "romanian=RON moldovan=MDL",
    "riyal": "saudi=SAR", "riyals": "saudi=SAR", "koruna": "czech=CZK", "korunas": "czech=CZK", "hryvnia": "ukrainian=UAH", "hryvnias": "ukrainian=UAH",
    "real": "brazilian=BRL", "reais": "brazilian=BRL", "rand": "african=ZAR", "dirham": "emirati=AED moroccan=MAD", "dirhams": "emirati=AED moroccan=MAD",
    "zloty": "polish=PLN", "zlotys": "polish=PLN", "lev": "bulgarian=BGN", "leva": "bulgarian=BGN", "tenge": "kazakh=KZT", "lari": "georgian=GEL",
    "guilder": "dutch= netherlands=", "guilders": "dutch= netherlands=", "markka": "finnish=", "mark": "german=DEM", "marks": "german=DEM",
}  # fmt: skip

# What bounds a figure from below, and its mirror.
_BOUNDS = """
at least|at the least|at a minimum ~ at most|at the most|at a maximum
no less than|no fewer than|not less than|not fewer than|no lesser than ~ no more than|not more than|as many as|as much as
a minimum of|minimum of|minimum|min|a floor of|floor of ~ a maximum of|maximum of|maximum|max|a ceiling of|ceiling of|a cap of|cap of|a limit of|limit of
not below|not under|no lower than|not lower than ~ not above|not over|no higher than|not higher than
no smaller than|not smaller than ~ no larger than|not larger than|no greater than|not greater than|no bigger than|not bigger than
no shorter than|not shorter than ~ no longer than|not longer than
greater than or equal to|more than or equal to|equal to or greater than|equal to or more than ~ less than or equal to|fewer than or equal to|equal to or less than|equal to or fewer than
not be less than|not be fewer than|not be lower than|not be below|not be under|not be smaller than|not be shorter than ~ not be more than|not be greater than|not be higher than|not be above|not be over|not be larger than|not be longer than|not be in excess of
not fall below|not falling below|not drop below|never fall below|not to fall below|does not fall below|do not fall below ~ not exceed|not exceeding|not to exceed|never exceed|never exceeds|does not exceed|do not exceed|without exceeding|not to be exceeded
may not fall below|must not fall below|shall not fall below|will not fall below|cannot fall below ~ may not exceed|must not exceed|shall not exceed|will not exceed|cannot exceed
starting from|from as little as ~ up to|within|within a radius of|within a distance of|limited to|is limited to|are limited to|capped at|is capped at|are capped at|held to|restricted to
≥|> =|⩾|≧ ~ ≤|< =|⩽|≦
"""
_STRICT_BOUNDS = """
more than|upwards of ~ less than|fewer than
over|above|in excess of ~ under|below|short of
exceeding|exceeds|exceed|exceeded ~ falling below|falls below|fall below|fell below
greater than|higher than|larger than|bigger than|longer than ~ smaller than|lower than|shorter than
> ~ <
"""
_TAILS = """
or more|and more|or greater|or higher|or larger|or longer|or upwards|and upwards ~ or less|or fewer|and less|or lower|or smaller|or shorter|or downwards|and downwards
or above|or over|and above|and over|or older|and older ~ or below|or under|and below|and under|or younger|and younger
at least|at the least|at a minimum|minimum ~ at most|at the most|at a maximum|maximum
"""
# A first date, and its mirror.
_DATES = """
no earlier than|not earlier than|no sooner than|not sooner than|not before|not prior to|not until|not till ~ no later than|not later than|not after|by no later than|by not later than|not beyond
at the earliest on|at the earliest from|at the earliest|earliest ~ at the latest on|at the latest by|at the latest|latest|by the latest on
from|since|as of|as from|with effect from|starting on|starting|beginning on|beginning|commencing on|effective|effective from|effective on ~ by|until|till|up to|up to and including|until and including|through|to|ending on
on or after|on or later than ~ on or before|on or earlier than
"""
_STRICT_DATES = """
after|later than|following ~ before|prior to|earlier than|sooner than
"""
_DATE_ENDS = """
at the earliest|or later|or thereafter ~ at the latest|or earlier
not earlier than ~ not later than
"""
_SPANS = """
no earlier than|not earlier than|no sooner than|not sooner than|not before|at the earliest|earliest|at least|not less than|no less than|no fewer than|not fewer than|a minimum of ~ no later than|not later than|at the latest|at the latest within|latest|at most|no more than|not more than|by no later than|within|within a maximum of|in
"""
_FROM_DATES, _BY_DATES = pair_phrases(_DATES, _STRICT_DATES)
_DATE_TAILS = pair_phrases(_DATE_ENDS)
_NOT_WITHIN, _WITHIN = pair_phrases(_SPANS)
_LOW_BOUNDS, _HIGH_BOUNDS = pair_phrases(_BOUNDS, _STRICT_BOUNDS)
_LOW_TAILS, _HIGH_TAILS = pair_phrases(_TAILS)

ENGLISH = Language(
    code="en",
    units=_number(
        "zero|nought|naught one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen"
    ),
    tens=_number("twenty thirty forty|fourty fifty sixty seventy eighty ninety", 20, 10),
    hundred="hundred hundreds",
    scales={
        "thousand": 10**3, "thousands": 10**3, "lakh": 10**5, "lakhs": 10**5, "crore": 10**7, "crores": 10**7,
        "million": 10**6, "millions": 10**6, "mln": 10**6, "mn": 10**6, "mil": 10**6,
        "billion": 10**9, "billions": 10**9, "bn": 10**9, "bln": 10**9, "milliard": 10**9,
        "trillion": 10**12, "trillions": 10**12, "tn": 10**12, "trn": 10**12, "tln": 10**12,
    },
    short_scales={"k": 10**3, "K": 10**3, "M": 10**6, "MM": 10**6, "mm": 10**6, "m": 10**6, "b": 10**9, "B": 10**9},
    dozens="dozen dozens dz dzs doz dozs",
    articles="a an",
    joiner="and",
    point="point",
    minus="minus negative",
    halves="half halves",
    quarters="quarter quarters",
    ordinals=_number(
        "first second third fourth fifth sixth seventh eighth ninth|nineth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth seventeenth eighteenth nineteenth",
        1,
    )
    | _number("twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth", 20, 10)
    | {"hundredth": 10**2, "thousandth": 10**3, "millionth": 10**6, "billionth": 10**9, "trillionth": 10**12},
    ordinal_endings="st nd rd th",
    ordinal_nouns="party parties country countries state states person persons nation reading option stage step time",
    not_figures="the this that which no any every each another some other previous next last valid",
    months=_number("january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep"
                   " october|oct november|nov december|dec", 1),
    weekdays="monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun",
    spans={
        "second": "second", "seconds": "second", "minute": "minute", "minutes": "minute", "hour": "hour", "hours": "hour",
        "day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month", "months": "month",
        "year": "year", "years": "year", "decade": "decade", "decades": "decade", "century": "century",
        "centuries": "century", "fortnight": "fortnight", "fortnights": "fortnight", "weekday": "weekday",
        "weekdays": "weekday",
    },
    short_spans={
        "h": "hour", "hr": "hour", "hrs": "hour", "min": "minute", "mins": "minute", "sec": "second", "secs": "second",
        "yr": "year", "yrs": "year", "wk": "week", "wks": "week",
    },
    workdays={"business": "business day", "working": "business day", "trading": "trading day", "banking": "banking day"},
    whole="all full whole another entire",
    vague="few several some many",
    pair="couple",
    percent="% | percent | per cent | percentage | percents | pct | per centum",
    points="percentage point | percentage points | % points | percent points | pp",
    per="per / each every",
    rates={"annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day", "annual": "year"},
    measures={
        "pound": "pound", "pounds": "pound", "ton": "ton", "tons": "ton", "gallon": "gallon", "gallons": "gallon",
        "kiloton": "kiloton", "kilotons": "kiloton", "megaton": "megaton", "megatons": "megaton", "degree": "degree",
        "degrees": "degree",
    },
    money_nouns=_money(
        "USD=dollar|dollars|buck|bucks EUR=euro|euros GBP=sterling JPY=yen CNY=yuan|renminbi|rmb UAH=hryvnia|hryvnias"
        " RUB=rouble|roubles|ruble|rubles PLN=zloty|zlotys KRW=won KZT=tenge GEL=lari RON=lei BGN=leva CZK=koruna|korunas"
        " ILS=shekel|shekels ZAR=rand BRL=reais THB=baht MYR=ringgit VND=dong NGN=naira"
        " pound=pounds|pound franc=franc|francs peso=peso|pesos krone=krone|kroner krona=krona|kronor rupee=rupee|rupees"
        " lira=lira|liras dinar=dinar|dinars riyal=riyal|riyals dirham=dirham|dirhams guilder=guilder|guilders"
        " markka=markka mark=mark|marks peseta=peseta|pesetas bitcoin=bitcoin|bitcoins|btc satoshi=satoshi|satoshis"
        " CNY=元 JPY=円 forint=forint|forints manat=manat som=som leu=leu lev=lev taka=taka rial=rial|rials"
    ),
    money_adjectives={
        noun: {
            word: code
            for row in rows.split()
            for words, _, code in [row.partition("=")]
            for word in words.split("|")
        }
        for noun, rows in _ADJECTIVES.items()
    },
    cents="cent cents pence penny kopeck kopecks",
    to="to - – — ~ through till until",
    between="between",
    range_starts="from",
    moves="raised raise raises increased increase increases reduced reduce reduces cut lowered lower lowers changed"
    " change extended extend rose fell grew raising increasing reducing cutting lowering",
    references="article articles art arts paragraph paragraphs para paras section sections sec point points clause"
    " clauses annex annexes chapter chapters title part parts item items no nos nr nrs number § §§ regulation directive"
    " decision resolution resolutions schedule appendix protocol rule rules subparagraph indent footnote page table"
    " recital recitals exhibit phase stage option version versions release step",
    instruments="agreement treaty convention act law declaration memorandum accord charter statute code pact covenant decree",
    acts_done="signed dated adopted concluded done ratified promulgated proclaimed enacted",
    recitals="recalling|considering|whereas|having regard|noting|recognising|recognizing|desiring|convinced|mindful|bearing in mind"
    "|acknowledging|reaffirming|welcoming|aware|conscious|taking note|taking into account",
    premises="suite room floor building bldg apartment apt flat box",
    streets="street st road rd avenue ave lane drive boulevard blvd square place court way highway parkway quay terrace",
    year_cues="in by until since from of before after during year years to and through till end mid early late for than"
    " between – - fiscal ending ended beginning starting",
    plurals="personnel people men women children police staff aircraft troops soldiers servicemen forces cattle offspring"
    " persons refugees hostages prisoners",
    stops="a an the this that these those of in on at by to for from with without within under over per and or but nor as"
    " than then shall must will may can could would should might is are was were be been being has have had do does did"
    " not no if unless when until while where which who whom whose each all any some its their his her our your it they"
    " he she we you between during after before into onto upon about above below against among through via plus minus"
    " times more less only also both either so such how what why now later ago",
    low_bounds=_LOW_BOUNDS,
    high_bounds=_HIGH_BOUNDS,
    low_tails=_LOW_TAILS,
    high_tails=_HIGH_TAILS,
    by_dates=_BY_DATES,
    from_dates=_FROM_DATES,
    date_tails=_DATE_TAILS,
    within=_WITHIN,
    not_within=_NOT_WITHIN,
    since="of after from following since",
    soon="as soon as possible | as soon as practicable | as soon as reasonably practicable | at the earliest opportunity"
    " | as early as possible | without undue delay",
    at_once="immediately | at once | forthwith | without delay | promptly | instantly | straight away",
    clause_ends="shall must will may can is are was were has have if unless provided until where which who when while"
    " but or then except subject notwithstanding without despite regardless pending providing whenever",
    limit_verbs="limit limits limited limiting cap caps capped capping restrict restricts restricted hold holds held keep"
    " keeps kept ceiling",
    forces=cues({
        (Force.MUST, True): "shall|must|will|is to|are to|has to|have to|is required to|are required to|is obliged to"
        "|are obliged to|is obligated to|are obligated to|undertakes to|undertake to|undertakes|undertake|commits to"
        "|commits itself to|commit to|commit themselves to|is committed to|are committed to|pledges to|pledge to|agrees to"
        "|agree to|agrees that|agree that|agrees|agree|needs to|need to|is bound to|are bound to|promises to|promise to"
        "|guarantees that|guarantee that|ensures that|ensure that|obliges itself to|is under an obligation to|has a duty to",
        (Force.MUST_NOT, True): "shall not|must not|will not|won't|may not|cannot|can not|can't|mustn't|shan't|is not to|are not to"
        "|shall never|will never|must never|may never|shall no longer|will no longer|must no longer|may no longer"
        "|is prohibited from|are prohibited from|is prohibited|are prohibited"
        "|be prohibited|shall be prohibited|shall be prohibited from|will be prohibited|will be barred from|would be barred from|shall be barred from"
        "|will be banned from|would be banned from|shall be banned from|will be forbidden to|would be forbidden to"
        "|shall be forbidden to|will not be allowed to|would not be allowed to|will not be permitted to"
        "|would not be permitted to|shall not be allowed to|shall not be permitted to|is ruled out|are ruled out|be ruled out|stays out of|stay out of|keeps out of|keep out of|remains outside"
        "|remain outside|is kept out|are kept out|be kept out|is excluded from|are excluded from|be excluded from"
        "|prohibits|prohibit|is forbidden to"
        "|are forbidden to|is forbidden|are forbidden|is banned from|are banned from|is banned|are banned|is barred from"
        "|are barred from|agrees not to|agree not to|undertakes not to|undertake not to|commits not to|commit not to"
        "|pledges not to|pledge not to|promises not to|promise not to|shall refrain from|will refrain from|must refrain from"
        "|refrains from|refrain from|abstains from|abstain from|is not allowed to|are not allowed to|is not permitted to"
        "|are not permitted to|is not entitled to|are not entitled to|has no right to|have no right to|does not|do not"
        "|doesn't|don't|renounces|renounce|rules out|rule out|waives the right to|waive the right to|waives any right to|waive any right to",
        (Force.STATES, False): "is not|are not|isn't|aren't|was not|were not|has not|have not",
        (Force.MAY, True): "may|can|is entitled to|are entitled to|shall be entitled to|has the right to|have the right to"
        "|shall have the right to|is permitted to|are permitted to|is allowed to|are allowed to|shall be allowed to|is free to"
        "|are free to|shall be free to|is eligible for|are eligible for|is eligible to|are eligible to|is authorised to"
        "|are authorised to|is authorized to|are authorized to|shall be authorised to|shall be permitted to|will be allowed to|will be permitted to|will be entitled to|will be free to"
        "|will be able to|would be allowed to|would be permitted to|would be entitled to|would be free to|would be able to"
        "|is able to|are able to|is open to|are open to|need not"
        "|is not required to|are not required to|is not obliged to|are not obliged to|reserves the right to|has the option to"
        "|reserve the right to|could|might",
        (Force.EXPECTED, True): "is expected to|are expected to|it is expected that|is expected that|should|ought to"
        "|is encouraged to|are encouraged to|is invited to|are invited to|intends to|intend to|aims to|aim to|plans to"
        "|plan to|seeks to|seek to|shall endeavour to|will endeavour to|endeavours to|endeavour to|shall endeavor to"
        "|will endeavor to|shall strive to|will strive to|shall seek to|will seek to|would|hopes to|is supposed to",
        (Force.EXPECTED, False): "should not|shouldn't|ought not to|is not expected to|are not expected to|would not|wouldn't"
        "|is discouraged from|it is not expected that|is expected not to|are expected not to",
    }),
    negations="no neither none nothing nobody nowhere never",
    conditions=markers({
        ConditionKind.IF: "if|only if|provided that|providing that|on condition that|on the condition that|as long as"
        "|so long as|should|in the event that|in the event of|in case of|in case|assuming that|insofar as|to the extent that"
        "|with the consent of|with the approval of|with the agreement of|with the permission of|with the prior consent of"
        "|with the prior approval of|with the written consent of",
        ConditionKind.UNLESS: "unless|except where|except when|except if|except for|except that|except in|except|save where"
        "|save as|save for|with the exception of|other than|excluding|apart from"
        "|without the consent of|without the approval of|without the agreement of|without the permission of"
        "|without the prior consent of|without the prior approval of|without the written consent of",
        ConditionKind.WHEN: "when|whenever|once|while|during|in times of|in time of|where",
        ConditionKind.UNTIL: "until|till|pending",
        ConditionKind.AFTER: "after|following|upon",
        ConditionKind.SUBJECT_TO: "subject to|conditional on|conditional upon|contingent on|contingent upon|dependent on"
        "|depending on|without prejudice to|notwithstanding",
    }),
    states_of={"peacetime": "peacetime", "wartime": "wartime"},
    signals=_signals(
        negation="not=not|no|never|neither|nor|none|nothing|nobody|non without=without ban=ban|bans|banned|prohibition|forbidden exempt=exempt|exempted|exemption"
        " void=void|invalid|null suspend=suspend|suspended|suspends|suspension",
        quantity="all=all|every|each any=any some=some only=only|solely|exclusively both=both either=either most=most|majority"
        " many=many few=few several=several half=half whole=full|fully|entire|entirely|whole|wholly|complete|completely"
        " part=partial|partially|partly maximum=maximum|ceiling|cap minimum=minimum|floor unlimited=unlimited once=once twice=twice"
        " double=double|twofold triple=triple equal=equal|equally|evenly further=further|additional|more less=less|fewer"
        " first=first second=second third=third last=last|final|finally another=another other=other same=same",
        scope="or=or permanent=permanent|permanently|forever|indefinitely|indefinite temporary=temporary|temporarily|provisional"
        "|provisionally|interim immediate=immediate binding=binding|legally voluntary=voluntary|voluntarily joint=joint|jointly"
        " unilateral=unilateral|unilaterally unconditional=unconditional|unconditionally automatic=automatic|automatically"
        " facto=facto jure=jure international=international|internationally reversible=reversible irreversible=irreversible"
        " consensus=consensus unanimous=unanimity|unanimous|unanimously mandatory=mandatory|compulsory optional=optional direct=direct|directly"
        " indirect=indirect|indirectly unprovoked=unprovoked nuclear=nuclear military=military foreign=foreign long-term=lasting"
        " increase=increase|increases|increased|raise|raises|raised reduce=reduce|reduces|reduced|lower|lowered|decrease|decreased"
        " before=before after=after secret=secret|confidential public=public|publicly free=free|freely",
    ),
    same_matter={
        "troops": "personnel", "soldiers": "personnel", "servicemen": "personnel", "servicepeople": "personnel",
        "men": "personnel", "service": "personnel", "members": "members", "persons": "people", "individuals": "people",
        "aeroplanes": "aircraft", "airplanes": "aircraft", "planes": "aircraft", "jets": "aircraft",
        "aircraft": "aircraft", "tanks": "tank", "ships": "ship", "missiles": "missile", "drones": "drone",
    },
    implied_units="armed forces|army|military|armies|troop|troops|soldiers|forces|personnel|standing army|defence forces",
    unlimited="not restricted|not limited|not capped|no limit|no limits|no restriction|no restrictions|no cap|no ceiling"
    "|without limit|without limits|without restriction|without restrictions|unlimited|unrestricted",
    prepositions="under with by in from through via for to at between among against toward towards on into within near",
    equally="in equal shares|in equal parts|in equal measure|split evenly|split equally|divided equally|divided evenly"
    "|shared equally|shared evenly|equal shares|equal parts|equally|evenly",
    abbreviations="art arts no nos nr para paras sec vol st mr mrs dr vs cf fig approx incl ca ed eds op pp p jan feb mar apr"
    " jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun",
)  # fmt: skip
