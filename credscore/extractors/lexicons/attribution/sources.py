"""Nouns for kinds of sources: general knowledge of English news style."""

from __future__ import annotations

DOCUMENTS = frozenset(
    """
    report reports poll polls study studies survey surveys data document documents statement
    statements filing filings record records letter letters memo email emails e-mail e-mails
    transcript affidavit complaint lawsuit indictment ruling figures statistics analysis research
    findings paper review audit census book tweet post bill law order brief release article
    page petition resolution video ad advertisement numbers estimates evidence account announcement
    average chart debate editorial editorials finding guidelines investigation meta-analysis
    meta-analyses
    mandate model models test tests tally ranking footage projections forecast forecasts assessment
    policy rule rules story stories tracker transcripts trial trials figure
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
    politicians candidates senators authorities prosecutors ministers mayors governors judges
    colleagues participants passengers patients prisoners refugees relatives shareholders soldiers
    specialists visitors children viewers readers users unions campaigners customers
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
    academy airline automaker body carmaker chain charity coastguard consortium drugmaker firm
    insurer jury maker manufacturer military museum nonprofit operator panel producer regime
    retailer startup supplier zoo think-tank ngo
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
    "newspaper newspapers magazine magazines broadcaster broadcasters tabloid tabloids media "
    "outlet outlets channel channels station website press".split()
)
PAPERS = frozenset(
    "Post Times Journal Tribune Herald Globe Guardian Telegraph Mail Sun Star Press Record Courier "
    "Gazette Chronicle Observer Independent Daily Courant Standard".split()
)
# Titles that stand before a person's name.
TITLES = frozenset(
    """
    mr mrs ms miss dr sir dame lord lady prof professor sen senator rep representative gov
    governor gen general col colonel lt lieutenant sgt sergeant capt captain maj major adm admiral
    judge justice president vice-president chancellor premier mayor secretary minister
    ambassador pope king queen prince princess sheriff detective rev reverend congressman
    congresswoman chairman chairwoman coach
    """.split()
)
# People named by what they are to somebody, or by what happened to them.
PEOPLE = frozenset(
    """
    friend student mother father wife husband son daughter brother sister uncle aunt cousin niece
    nephew grandmother grandfather fiance fiancee girlfriend boyfriend partner neighbor neighbour
    colleague patient nurse victim survivor commenter author spouse widow parent relative
    participant defendant plaintiff suspect anyone someone somebody nobody
    """.split()
)
# Offices that one person holds, so that "the" names somebody the reader knows.
OFFICES = frozenset(
    """
    president senator governor mayor chancellor premier minister secretary pope king queen prince
    princess candidate nominee congressman congresswoman chairman chairwoman ambassador
    billionaire incumbent
    """.split()
)
# Words before "of" that only count or collect what follows.
PARTS = frozenset(
    """
    number percent % quarter quarters third thirds half majority handful series range group couple
    mix clutch dozens hundreds thousands millions most some many all members
    """.split()
)
# What stands after a company's name.
COMPANIES = frozenset("inc corp co ltd llc plc ag sa nv group holdings".split())
PRONOUNS = frozenset("he she they it we i you who which".split())
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
