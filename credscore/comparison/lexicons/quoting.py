"""Words said alike, fillers, and verbs of saying: common knowledge of English."""

from __future__ import annotations

# Endings of British and American spelling; what comes after the stroke is taken for the other.
SPELLINGS = (
    ("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("ises", "izes"), ("ise", "ize"),
    ("ysed", "yzed"), ("yse", "yze"), ("our", "or"), ("ours", "ors"), ("oured", "ored"),
    ("ouring", "oring"), ("ourable", "orable"), ("ourite", "orite"), ("ourites", "orites"),
    ("ourhood", "orhood"), ("tre", "ter"), ("tres", "ters"), ("ence", "ense"), ("elling", "eling"),
    ("elled", "eled"), ("eller", "eler"), ("ellers", "elers"), ("ogue", "og"), ("ogues", "ogs"),
    ("amme", "am"), ("ammes", "ams"), ("wards", "ward"), ("aluminium", "aluminum"), ("ey", "ay"),
    ("nt", "ned"),
)  # fmt: skip
# What a word may be written out as, inside a quotation too.
WRITTEN_OUT = {
    "gonna": "going to", "wanna": "want to", "gotta": "got to", "cannot": "can not",
    "can't": "can not", "won't": "will not", "shan't": "shall not", "ain't": "is not",
    "it's": "it is", "that's": "that is", "there's": "there is", "what's": "what is",
    "who's": "who is", "he's": "he is", "she's": "she is", "let's": "let us", "here's": "here is",
    "where's": "where is", "how's": "how is", "'em": "them", "'cause": "because", "cos": "because",
    "ok": "okay", "till": "until", "yeah": "yes", "dr": "doctor", "mr": "mister", "u.s.": "us",
    "u.k.": "uk", "u.n.": "un", "usa": "us", "eu": "e.u.", "percent": "per cent", "%": "per cent",
    "learnt": "learned", "burnt": "burned", "dreamt": "dreamed", "spelt": "spelled", "grey": "gray",
    "amongst": "among", "whilst": "while", "cheque": "check", "tyre": "tire", "tyres": "tires",
    "mum": "mom", "kerb": "curb", "sceptical": "skeptical", "ageing": "aging", "towards": "toward",
    "defence": "defense", "licence": "license", "practise": "practice", "programme": "program",
}  # fmt: skip
ENDINGS = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'d": "would"}
FILLERS = frozenset("um uh er erm well like so oh ah you know i mean very really just".split())
SAYING = frozenset(
    """
    said says say saying told tells added adds stated states wrote writes tweeted tweets posted
    argued argues explained explains insisted insists claimed claims noted notes declared declares
    announced warned warns asked asks replied replies recalled recalls according commented quoted
    admitted insisted continued concluded remarked stressed emphasized emphasised testified called
    calling described describes statement reported believes thinks acknowledged pointed shouted
    """.split()
)
