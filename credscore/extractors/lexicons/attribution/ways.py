"""Words for how what was said reached the article: general knowledge of English news style."""

from __future__ import annotations

import re

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
    r"|magazine|broadcaster|tabloid|[WK][A-Z]{3}(?:-(?:TV|FM|AM))?|(?:Fox|NBC|CBS|ABC) \d+"
    # Words no longer than any paper's: a line without spaces is not read to its end every time.
    r"|(?:[Tt]he )?(?:[A-Z][\w.]{1,30} ){1,3}(?:Times|Post|Tribune|Herald|Gazette|Courier"
    r"|Chronicle|Journal|Observer|Dispatch|Inquirer|Sentinel|Examiner|Globe|Telegraph|Independent|Mirror|Courant"
    r"|News Agency|News Service|Broadcasting|Television|Radio|TV))\b"
)
COURT = frozenset(
    "testified testify testifies affidavit indictment lawsuit deposition jurors courtroom".split()
)
COURT_PAPERS = frozenset("documents papers filings records filing ruling hearing".split())
# What somebody's written words come in, and verbs of writing.
STATEMENTS = frozenset(
    "statement statements letter memo memorandum email e-mail memoir book op-ed essay column "
    "release article paper report filing note blog communique".split()
)
WRITING = frozenset("wrote writes writing written".split())
POSTING = frozenset("tweeted tweet tweets retweeted".split())
PLATFORMS = frozenset("twitter facebook instagram telegram tiktok weibo youtube linkedin".split())
DECLINING = frozenset("declined declines declining refused respond return immediately".split())
