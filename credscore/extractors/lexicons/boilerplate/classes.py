"""Classes of words that cues name, and words that tell who speaks."""

from __future__ import annotations

CLASSES: dict[str, str] = {
    "outlet": (
        "site website blog journalism newsroom newspaper magazine publication podcast reporting "
        "journalists reporters channel station paper outlet webzine"
    ),
    "gift": "donation donations gift gifts contribution contributions pledge",
    "give": "donate give contribute",
    "giving": "donating giving contributing supporting subscribing joining pledging",
    "asked": "support supporting fund funding sustain sustaining back backing",
    "once": "one-time one-off once-off recurring monthly annual yearly ongoing regular small",
    "pay": (
        "paypal venmo patreon ko-fi gofundme stripe cheque check card visa mastercard bitcoin "
        "zelle liberapay donorbox kickstarter"
    ),
    "member": (
        "member supporter patron sustainer friend donor backer subscriber contributor insider"
    ),
    "money": "$ £ € usd",
    "social": (
        "facebook twitter instagram youtube tiktok whatsapp linkedin telegram reddit pinterest "
        "threads bluesky mastodon snapchat flipboard x"
    ),
    "piece": "article story post page content piece video gallery",
    "pieces": (
        "stories articles posts coverage content news reading links videos topics headlines "
        "reads story article post video"
    ),
    "letter": "newsletter newsletters bulletin digest briefing emails alerts updates roundup",
    "quality": "independent honest nonprofit non-profit public public-interest fearless quality",
    "press": "journalism news media press reporting newsroom radio broadcasting",
    "local": "independent nonprofit non-profit local public",
    "deed": "continue stay tell publish report cover investigate raise reach pay fund grow keep",
    "liking": "like enjoy enjoyed liked value valued appreciate appreciated found",
    "liked": "article story interview post work stories reporting journalism site website blog",
    "writer": "reporter reporters writer editor columnist correspondent journalist contributor",
    "rank": "freelance staff senior contributing political national associate guest managing",
    "onward": "below the after more content story continue read",
    "picture": "image photo photograph picture illustration video photos images pictures",
}

# What single words say about the line they stand in.
WORDS: dict[str, str] = {
    "you": "you your yours you're you'll you've you'd yourself",
    "we": "we our us ours we're we've we'll we'd ourselves let's",
    "said": (
        "said says say saying told tells according added announced reported reports wrote writes "
        "stated explained argued claimed noted asked testified suggested insisted warned "
        "acknowledged tweeted confirmed denied spokesman spokeswoman spokesperson officials"
    ),
    "third": "he she his her him they their them hers theirs himself herself who",
    "press": (
        "news newsroom journalism journalist journalists reporting reporters story stories "
        "readers reader independent media coverage article articles donation donations donate "
        "contribution contributions subscriber subscribers membership paywall advertisers "
        "advertising donors nonprofit non-profit fundraising site website blog patreon paypal"
    ),
    "ask": (
        "click donate subscribe sign share follow join read watch get give support help make "
        "please become consider download enter try shop buy tap contribute thank thanks pay "
        "invest stand chip visit contact email"
    ),
}

# Verbs of headlines, which tell them from the names of sections and institutions.
VERBS = frozenset(
    """
    am are be been being can can't cannot could did didn't do does doesn't don't had has have is
    isn't may might must should shouldn't was wasn't were will won't would
    accuses adds admits agrees aims announces appears approves argues arrests asks asked attacks
    avoids backs bans beats becomes begins believes blames blasts blocks breaks brings builds buys
    called calls cancels catches changes charged charges claims closes comes confirms considers
    continues criticizes cuts debuts declares defeats defends delays delivers demands denies dies
    died discusses doubles draws drops eases edges eliminates enters explains expects faces fails
    falls fears feels fights files finds fined fires flees flies follows forces found gains gets
    gives goes grows halts hears helps hires hits holds hopes hosts hurts insists investigates
    issues joins jumps keeps kills killed knows launches lays leads learns leaves lets lies lifts
    looks loses lost makes meets misses mocks moves names nears needs offers opens orders outlines
    passes pays picks pitches plans plays pleads pledges plunges posts praises predicts prepares
    presses promises proposes protests proves pulls pushes puts questions quits raises reaches
    reacts recalls records refuses rejects releases remains reports resigns responds returns
    reveals rips rises rolls rules runs said says seeks seems sees sends sets settles shares shows
    shuts signs slams slashes soars solves sparks speaks spends splits stands starts stays steps
    stops strikes struggles sues suffers suggests supports surges takes talks targets tells tests
    testifies thinks threatens tops touts tries trumps turns unveils urges uses vows votes waits
    walks wants warns weighs wins won works worries writes
    """.split()
)
