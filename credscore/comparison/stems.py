"""Words by their stems, and which of them say something."""

from __future__ import annotations

from functools import lru_cache

FUNCTION_WORDS = frozenset(
    """
    a an the this that these those there here it its he his him she her hers they them their
    theirs we us our ours you your yours i me my mine who whom whose which what when where while
    how why as at by for from in into of off on onto out over to toward towards under up upon with
    within about after against along among around before behind below beneath beside between
    beyond down during near since through throughout till until via and or but so yet if than then
    though although because whether is are was were be been being am 's 're 'm 've 'd 'll have has
    had having do does did doing done will would shall should can could may might must ought also
    too very just still even only ever already again both each every all any some such own same
    other another more most much many one s t d m ve ll re
    """.split()
)
_IRREGULAR = {
    form: forms.split()[0]
    for forms in """
    rise rose risen|fall fell fallen|win won|lose lost|begin began begun|go went gone
    buy bought|sell sold|rise arise|grow grew grown|shrink shrank shrunk|take took taken
    give gave given|get got gotten|come came|become became|leave left|keep kept|hold held
    know knew known|see saw seen|say said|tell told|find found|think thought|bring brought
    make made|meet met|pay paid|send sent|speak spoke spoken|write wrote written|build built
    fight fought|feel felt|hear heard|lead led|mean meant|show shown|stand stood|break broke broken
    choose chose chosen|drive drove driven|eat ate eaten|fly flew flown|forget forgot forgotten
    forbid forbade forbidden|hide hid hidden|run ran|sink sank sunk|sit sat|spend spent|steal stole
    swim swam|teach taught|throw threw thrown|understand understood|wear wore|withdraw withdrew
    withdrawn|strike struck|shoot shot|catch caught|deny denied|die died dying|lie lying
    man men|woman women|child children|person people|deal dealt|draw drew drawn|lay laid
    raise raised|freeze froze frozen|ban banned|attend attending
    """.replace("\n", "|").split("|")
    if forms.strip()
    for form in forms.split()
}


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """Return what inflected forms of a word have in common.

    >>> [stem(w) for w in "expected expects expecting expect rose stopped".split()]
    ['expect', 'expect', 'expect', 'expect', 'rise', 'stop']
    """
    word = word.removesuffix("'s")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending in ("ing", "ed", "es", "s", "ly"):
        if word.endswith(ending) and len(word) - len(ending) > 2 and not word.endswith("ss"):  # noqa: PLR2004  letters that a stem keeps
            word = word.removesuffix(ending)
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":  # noqa: PLR2004  letters that a stem keeps
        word = word[:-1]
    if word.endswith("i"):
        word = word[:-1] + "y"
    word = word.removesuffix("e") if len(word) > 3 else word  # noqa: PLR2004  letters that a stem keeps
    return _IRREGULAR.get(word, word)


@lru_cache(maxsize=1 << 14)
def content(word: str) -> bool:
    """Tell whether a folded token is a word that says something by itself."""
    if word.endswith("n't") or word.partition("'")[0] in FUNCTION_WORDS:
        return False
    return word[:1].isalnum()
