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
    "letter": "newsletter newsletters bulletin digest briefing emails email alerts updates roundup",
    "quality": "independent honest nonprofit non-profit public public-interest fearless quality",
    "press": "journalism news media press reporting newsroom radio broadcasting",
    "local": "independent nonprofit non-profit local public",
    "deed": "continue stay tell publish report cover investigate raise reach pay fund grow keep",
    "liking": "like enjoy enjoyed liked value valued appreciate appreciated found",
    "liked": "article story interview post work stories reporting journalism site website blog",
    "writer": "reporter reporters writer editor columnist correspondent journalist contributor",
    "rank": "freelance staff senior contributing political national associate guest managing",
    "onward": "below the after more content story continue read",
    "picture": "image photo photograph picture illustration graphic video photos images pictures",
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
