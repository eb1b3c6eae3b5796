"""Words for persons that differ in gender alone.  Source: any grammar of English.

Words whose male form is used of women too (actor, host, hero) are not among them.
"""

from __future__ import annotations

_MALE_PRONOUNS = "he him his himself he's he'd he'll"
_FEMALE_PRONOUNS = "she her hers herself she's she'd she'll"
# The male word, then the female one.
_PAIRS = """
    man woman, men women, boy girl, boys girls, male female, males females, father mother,
    fathers mothers, dad mom, dad mum, son daughter, sons daughters, brother sister,
    brothers sisters, husband wife, husbands wives, uncle aunt, nephew niece,
    grandfather grandmother, grandson granddaughter, stepfather stepmother, widower widow,
    groom bride, boyfriend girlfriend, king queen, prince princess, duke duchess, sir madam,
    mr mrs, mr ms, gentleman lady, gentlemen ladies, monk nun, policeman policewoman,
    policemen policewomen, spokesman spokeswoman, spokesmen spokeswomen, chairman chairwoman,
    congressman congresswoman, businessman businesswoman, councilman councilwoman,
    assemblyman assemblywoman, salesman saleswoman, schoolboy schoolgirl
"""
_Sense = tuple[frozenset[str], frozenset[str]]


def _senses() -> dict[str, _Sense]:
    pronouns = frozenset(_MALE_PRONOUNS.split()), frozenset(_FEMALE_PRONOUNS.split())
    found = dict.fromkeys(pronouns[0], (pronouns[0], pronouns[1]))
    found.update(dict.fromkeys(pronouns[1], (pronouns[1], pronouns[0])))
    for pair in _PAIRS.split(","):
        one, other = (frozenset({word}) for word in pair.split())
        for mine, theirs in ((one, other), (other, one)):
            for word in mine:
                own, opposite = found.get(word, (frozenset(), frozenset()))
                found[word] = own | mine, opposite | theirs
    return found


# word: (words of its gender in its sense, words of the other one)
GENDERED: dict[str, _Sense] = _senses()
PRONOUNS = frozenset(f"{_MALE_PRONOUNS} {_FEMALE_PRONOUNS}".split())
