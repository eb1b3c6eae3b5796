"""Words of reporting: general knowledge of English news style (AP and Reuters usage).

Sources: verbs of saying as in Levin (1993), English Verb Classes and Alternations, section 37,
and Quirk et al. (1985), section 16.31; agencies and newspapers of record by name.
"""

from __future__ import annotations

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
