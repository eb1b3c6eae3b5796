"""Words of reporting: general knowledge of English news style (AP and Reuters usage).

Sources: verbs of saying as in Levin (1993), English Verb Classes and Alternations, section 37,
and Quirk et al. (1985), section 16.31; agencies and newspapers of record by name.
"""

from __future__ import annotations

import re

_REPORTING = """
    accuse acknowledge add admit advise affirm agree allege announce answer argue ask assert assure
    attest believe blame boast brag caution charge chide cite claim comment complain concede
    conclude confess confide confirm contend continue counter criticize criticise criticized
    declare demand deny describe detail disclose elaborate emphasize emphasise estimate exclaim
    explain express forecast fret fume growl grumble hint imply indicate inform insinuate insist
    interject intone joke lament maintain mention muse note observe opine order pledge point posit
    praise predict proclaim promise pronounce protest question quip quote read reason recall
    recommend recount refute reiterate rejoin relate remark remind reply report respond retort
    reveal scoff shout signal speculate state stress suggest summarize surmise tell testify
    theorize think threaten tweet underline underscore urge vent voice volunteer vow warn weigh
    whisper wonder write yell say email retweet post
"""
_OTHER = """
    address advocate aim appeal appear applaud approve assail assume attack back blast call
    calculate challenge characterize chant cheer compare condemn consider decide decline decry
    defend demonstrate denounce deem depict determine discuss dismiss dispute doubt endorse
    envision expect favor favour fear feel find focus hail highlight hope identify intend invoke
    judge know label learn list mock mourn object offer oppose outline plan plead portray prefer
    press propose push rail realize rebuke rebut recognize refer refuse regard reject release
    repeat request ridicule rule salute say see seek seem share shoot show slam speak support
    suspect swear talk thank tout understand unveil view want welcome worry
"""
_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "think": "thinks thought thinking",
    "write": "writes wrote written writing",
    "read": "reads reading",
    "know": "knows knew known knowing",
    "see": "sees saw seen seeing",
    "find": "finds found finding",
    "feel": "feels felt feeling",
    "seek": "seeks sought seeking",
    "speak": "speaks spoke spoken speaking",
    "show": "shows showed shown showing",
    "swear": "swears swore sworn swearing",
    "shoot": "shoots shot shooting",
    "understand": "understands understood understanding",
    "quip": "quips quipped quipping",
    "plan": "plans planned planning",
    "brag": "brags bragged bragging",
    "slam": "slams slammed slamming",
    "admit": "admits admitted admitting",
    "refer": "refers referred referring",
    "rebut": "rebuts rebutted rebutting",
    "forecast": "forecasts forecasting forecasted",
    "label": "labels labeled labelled labeling",
}
# Nouns and other words that introduce what somebody said.
_NOMINAL = "according accusation allegation reportedly allegedly"


def _forms(verb: str) -> set[str]:
    if verb in _IRREGULAR:
        return {verb, *_IRREGULAR[verb].split()}
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return {verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"}
    stem = verb.removesuffix("e")
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s"
    return {verb, third, f"{stem}ed", f"{stem}ing"}


REPORTING = frozenset().union(*map(_forms, _REPORTING.split()))
CUES = REPORTING.union(*map(_forms, _OTHER.split()), _NOMINAL.split())

AUXILIARIES = frozenset(
    """
    had has have is was were are be been being will would could can may might must should did do
    does didn't doesn't don't hasn't haven't hadn't won't wouldn't couldn't isn't wasn't weren't
    also later then never not once again now still repeatedly recently previously already
    earlier often first further even just only simply always flatly publicly privately reportedly
    allegedly initially subsequently
    """.split()
)
PRONOUNS = frozenset("he she they it we i you who which".split())

# News agencies, newspapers, broadcasters and their short forms, as papers cite one another.
OUTLETS = re.compile(
    r"\b(?:Reuters|Associated Press|AP|AFP|Agence France-Presse|Bloomberg|Xinhua|TASS|Interfax"
    r"|(?:The )?(?:New York|Los Angeles|Washington|Financial|Sunday|Irish|Hindustan|Moscow|Japan"
    r"|Straits|Seattle|Tampa Bay|Economic|Global|Times) (?:Times|Post|Examiner|Free Beacon)"
    r"|Times of (?:London|India|Israel)|Wall Street Journal|WSJ|N\.?Y\.? Times|NYT"
    r"|Daily (?:Mail|Telegraph|Mirror|Beast|Caller|Express|News)|(?:The )?Guardian|Der Spiegel"
    r"|Le (?:Monde|Figaro)|El Pa[ií]s|Haaretz|Jerusalem Post|Al[- ]Jazeera|Al[- ]Arabiya|BBC"
    r"|CNN|NBC|CBS|ABC News|MSNBC|CNBC|NPR|PBS|C-SPAN|Fox (?:News|Business)|Sky News|ITV|Politico"
    r"|POLITICO|Axios|BuzzFeed(?: News)?|Vox|Vice News|HuffPost|Huffington Post|Breitbart"
    r"|USA TODAY|USA Today|Boston Globe|Chicago (?:Tribune|Sun-Times)|Miami Herald|Newsweek"
    r"|TIME|Time magazine|(?:The )?Economist|(?:The )?Atlantic|(?:The )?New Yorker|Forbes|Fortune"
    r"|Rolling Stone|Vanity Fair|ProPublica|(?:The )?Intercept|Yahoo News|Kyodo|Yonhap|Deutsche"
    r" Welle|RIA Novosti|Anadolu|Press Trust of India|South China Morning Post|Mother Jones"
    r"|National Review|Dallas Morning News|Des Moines Register|Globe and Mail|local media"
    r"|state (?:media|television|TV)|(?:news|media) (?:agency|outlets?|reports)|newspapers?"
    r"|magazine|broadcaster|tabloid)\b"
)
DOCUMENTS = frozenset(
    """
    report reports poll polls study studies survey surveys data document documents statement
    statements filing filings record records letter letters memo email emails e-mail e-mails
    transcript affidavit complaint lawsuit indictment ruling figures statistics analysis research
    findings paper review audit census book tweet post bill law order brief release article
    page petition resolution video ad advertisement numbers estimates
    estimate records index database warrant testimony plan agreement budget results
    """.split()
)
GROUPS = frozenset(
    """
    people critics supporters experts analysts residents witnesses voters protesters activists
    observers scientists researchers economists lawmakers republicans democrats conservatives
    liberals americans others many some most few several opponents advocates families friends
    neighbors neighbours students teachers workers doctors lawyers historians investors traders
    farmers women men parents rivals allies members skeptics pundits respondents everyone both
    politicians candidates senators authorities prosecutors lawmakers
    """.split()
)
# One or a few people whom the writer knows and does not name.
ANONYMOUS = frozenset(
    """
    source sources official officials aide aides adviser advisers advisor advisors person insider
    insiders diplomat diplomats strategist strategists operative operatives executive executives
    spokesman spokeswoman spokesperson spokespeople lawyer lawyers staffer staffers member
    lawmaker witness woman man resident employee soldier officer officers donor analyst expert
    observer critic editor reporter leader leaders
    """.split()
)
ORGANISATIONS = frozenset(
    """
    committee commission council party department ministry agency court company corporation inc
    corp group association union university institute center centre foundation bank police
    government congress senate house administration campaign office bureau board nato pentagon
    organization organisation federation fund league society army navy force forces team club
    league coalition network kremlin treasury church hospital school college laboratory ltd llc
    state city county authority service services parliament cabinet embassy nations watch
    """.split()
)
ROLES = frozenset(
    """
    mr mrs ms dr sen rep gov gen col lt sgt president senator governor congressman congresswoman
    representative secretary minister chairman chairwoman director professor judge justice mayor
    pope king queen prince chief spokesman spokeswoman spokesperson ambassador attorney officer
    captain major analyst economist author manager coach leader founder head editor doctor prime
    general commissioner former deputy vice detective sheriff reporter lawyer researcher
    """.split()
)
DAYS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight
    january february march april june july august september october november december
    """.split()
)
# Words that end a noun phrase: what follows them is another clause.
LINKS = frozenset(
    """
    that which who whom whose when while because if but after before since although though where
    what how why until unless than so whether as
    """.split()
)
# Verbs that name the hearer, and so never stand before their subject.
TELLING = frozenset(
    "tell tells told telling inform informs informed informing assure assures assured assuring "
    "remind reminds reminded reminding ask asks asked asking warn warns warned warning".split()
)
# Words that begin where and when something was said.
SETTINGS = frozenset(
    "in on at during to of about after before by last earlier this late early via through over "
    "when while from following outside inside near as".split()
)
# Words that open a phrase before the subject: "In a statement, the club said".
OPENING = SETTINGS | frozenset("with although though if despite since because instead".split())
NO_INVERSION = TELLING - {"ask", "asks", "asked", "warn", "warns", "warned"}
COURT = frozenset(
    "testified testify testifies affidavit indictment court lawsuit prosecutors pleaded "
    "deposition complaint".split()
)
POSTING = frozenset(
    "tweeted tweet tweets retweeted twitter facebook instagram telegram tiktok weibo".split()
)
DECLINING = frozenset("declined declines declining refused respond return immediately".split())
# Sources described in no way at all.
BARE_SOURCES = frozenset(
    f"{article}{quality}{noun}"
    for article, noun in (
        ("", "sources"),
        ("the ", "sources"),
        ("some ", "sources"),
        ("a ", "source"),
        ("an ", "source"),
        ("one ", "source"),
        ("the ", "source"),
        ("", "insiders"),
        ("an ", "insider"),
    )
    for quality in ("", "anonymous ", "unnamed ", "unidentified ", "undisclosed ")
)
# Endings of words for people.
PERSONS = ("er", "or", "ist", "man", "woman", "ian", "ee")
QUANTITIES = frozenset(
    "many some several most few multiple two three four five six seven eight nine ten no other "
    "others various dozens hundreds thousands".split()
)
# States and seats of government, as news names them when their governments speak.
STATES = frozenset(
    """
    afghanistan argentina australia austria bangladesh belarus belgium brazil britain canada chile
    china colombia cuba denmark egypt england ethiopia finland france germany greece hungary india
    indonesia iran iraq ireland israel italy japan jordan kenya kuwait lebanon libya malaysia
    mexico morocco myanmar netherlands nigeria norway pakistan palestine peru philippines poland
    portugal qatar romania russia scotland serbia singapore somalia spain sudan sweden switzerland
    syria taiwan thailand tunisia turkey u.k uk ukraine u.s us venezuela vietnam wales yemen
    the united states kingdom north south korea saudi arabia africa arab emirates
    new zealand
    ankara baghdad beijing berlin brussels cairo damascus delhi islamabad kabul kyiv london madrid
    moscow ottawa paris pyongyang rome seoul tehran tokyo washington
    """.split()
)
# Nouns for news media, and one-word names that papers go by.
MEDIA = frozenset(
    "newspaper newspapers magazine magazines broadcaster broadcasters tabloid tabloids".split()
)
PAPERS = frozenset("Post Times Journal Tribune Herald Globe Guardian Telegraph Mail".split())
