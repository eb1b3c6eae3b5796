"""Words that deny, and words that do so without looking like it: common knowledge of English."""

from __future__ import annotations

# Each of these denies what follows it in its clause.
NEGATORS = frozenset(
    """
    not never no none nobody nothing nowhere neither cannot without hardly scarcely rarely seldom
    no-one ain't
    dont doesnt didnt wont cant isnt arent wasnt werent couldnt shouldnt wouldnt hasnt havent hadnt
    """.split()
)
# Phrases that hold such a word and deny nothing, or nothing that can be lost.
HARMLESS = frozenset(
    tuple(phrase.split())
    for phrase in (
        "not only|not just|not merely|not simply|not solely|not to mention|no doubt|no matter|"
        "whether or not|or not|if not|no more than|no less than|no fewer than|not more than|"
        "not less than|not fewer than|no wonder|no sooner|nothing but|nothing short|none other|"
        "nothing less|not necessarily only|no later than|no earlier than|why not|"
        "last but not least|more often than not|not alone|no stranger|not the only"
    ).split("|")
)
# They say "not" in another way, so that one of them may stand for a lost one.
IMPLICIT = frozenset(
    """
    nor barely refuse decline fail failure deny denial lack absent absence unable inability unlikely
    impossible prevent stop avoid reject rejection miss skip ignore forbid ban bar prohibit
    difficult difficulty zero nil empty free exempt cease quit false untrue oppose
    opposition doubt doubtful dispute withhold cancel abandon neglect omit exclude
    silent silence bereft devoid loss lost lose refrain abstain resist reluctant
    loath hesitate block halt scrap shelve disapprove disagree dislike distrust mistrust
    gone scarce scarcity detached
    """.split()
)
# These do so where they stand in its very place.
IN_PLACE = frozenset(
    """
    instead rather except other unless until only yet little few fewer less least rare hard wrong
    against remain minus far too just almost nearly
    """.split()
)
# Followed by "to" or "of", they deny the word after that.
REFUSALS = {
    "to": frozenset("refuse decline fail failure unable inability neglect unwilling yet".split()),
    "of": frozenset("lack absence denial".split()),
}
# A negation of "not ... until" is undone by leaving both words out.
UNDONE_BY = frozenset("until till unless".split())
# Verbs of opinion: "I do not think it is" is "I think it is not".
RAISING = frozenset("think believ expect seem appear want suppos feel imagin likely".split())
AUXILIARIES = frozenset(
    """
    do does did is are was were be been being am have has had will would can could shall should may
    might must ca wo sha to it there
    """.split()
)
PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non", "non-")
# Where what looks like such a prefix is none.
NOT_PREFIXED = frozenset(
    """
    inside income input intake inland indoor indoors instead install form inform invest intend
    inflame infect impart impress import impose improve imprison discover display dispatch discard
    discount discourse disease district distress dispose disclose disarm inset increase indeed
    insure inspire intent intense until under union unit united unite universe university uncle
    index indeed insight instance interest inquire incite invite invent imply impact immense
    invaluable infamous mission missile mister mistake inborn inbound inlaid inroad ingrown
    immigrant immigrate immigration incoming inhabit inhabited inmate insert inspect
    unloose unravel impassioned illumine irradiate infold
    """.split()
)
