"""Words of news that turn a statement round: common knowledge of English, by hand."""

from __future__ import annotations

# One of each side for one of the other turns the sense round; forms follow from the stems.
_OPPOSITES = """
    rise increase climb grow gain soar jump surge higher widen expand strengthen rally
    / fall decrease drop decline shrink plunge slump lower narrow contract weaken
      tumble plummet dip slide reduce lessen diminish
    up upward upwards / down downward downwards
    more / less fewer
    most / least fewest
    many / few
    before earlier / after later
    accept approve agree endorse / reject refuse disagree disapprove
    allow permit let authorise authorize enable / forbid ban prohibit block bar prevent outlaw
    guilty / innocent
    convict / acquit clear exonerate
    win victory winner / lose loser loss
    open reopen / close shut
    begin start launch resume commence / end finish stop halt cease suspend
    support back favour favor supporter / oppose against opponent opposition
    for / against
    admit confirm acknowledge / deny
    true / false
    legal lawful / illegal unlawful
    alive living survive / dead die kill
    succeed success / fail failure
    pass / fail
    buy purchase / sell
    import / export
    hire recruit / fire dismiss sack
    join enter arrive / leave quit exit depart
    include / exclude
    always / never
    often frequently usually / rarely seldom hardly scarcely
    everyone everybody all / nobody none
    everything / nothing
    everywhere / nowhere
    remember / forget
    praise commend applaud / criticise criticize condemn denounce blame
    attack / defend
    safe / dangerous unsafe
    strong stronger strongest / weak weaker weakest
    good better best / bad worse worst
    high highest / low lowest
    rich / poor
    easy easier easily / difficult hard harder
    early / late
    first / last
    above / below
    inside / outside
    within / outside
    north northern / south southern
    east eastern / west western
    left / right
    add / subtract remove
    raise / cut reduce lower
    arrest detain imprison jail / release free
    hope optimistic optimism / fear pessimistic pessimism
    positive / negative
    maximum / minimum
    majority / minority
    public / private
    temporary temporarily / permanent permanently
    voluntary / compulsory mandatory obligatory
    same / different
    friend ally / enemy foe
    love / hate
    peace / war
    profit / loss
    surplus / deficit shortage
    lend / borrow
    continue / stop
    advance / retreat
    appear / disappear
    trust / distrust mistrust
    like / dislike
    encourage / discourage
    likely / unlikely
    possible / impossible
    able / unable
    healthy / sick ill unhealthy
    improve / worsen deteriorate
    accelerate / slow
    fast faster / slow slower
    top / bottom
    major / minor
    old older / young younger
    ancient / modern
    hot hotter / cold colder
    warm / cool
    full / empty
    present / absent
    presence / absence
    with / without
    both / neither
    either / neither
    can / cannot
    recover / deteriorate
    extend / shorten
    prove / disprove
    protect / endanger
    heavy / light
    near / far
    pro / anti
    deepen worsen aggravate escalate intensify / ease alleviate soften subside
    hide conceal / reveal disclose
    keep retain / abandon discard
    create build / destroy demolish
    succeed / fail
    comply obey / defy violate disobey
    qualify / disqualify
    necessary / unnecessary
    optimist / pessimist
    employ / unemploy
    hero / villain
    asset / liability
    proponent advocate / critic
    intentional intentionally deliberate deliberately / accidental accidentally
"""


def _read() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    pairs: list[list[str]] = []
    for line in _OPPOSITES.strip().splitlines():
        text = line.strip()
        # A line that begins with a stroke goes on with the one before it.
        if text.startswith("/") or ("/" not in text and pairs and "/" in pairs[-1]):
            pairs[-1] += text.split()
        else:
            pairs.append(text.split())
    found = []
    for words in pairs:
        at = words.index("/")
        found.append((frozenset(words[:at]), frozenset(words[at + 1 :])))
    return tuple(found)


OPPOSITES = _read()
