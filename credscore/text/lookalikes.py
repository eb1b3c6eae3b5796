"""Letters that look like Latin ones: a selection after Unicode's table of confusables (UTS 39).

Taken are those that a reader takes for the Latin letter in running text.  Left out are Latin
letters of other alphabets than English, phonetic signs, and Greek mu, which is a unit.
"""

from __future__ import annotations

CYRILLIC = dict(
    zip(
        "асԁеһіјкӏорԛѕԝхуѵүАВЕԌЅІЈКМНОРԚСТԜХУҮѴ",
        "acdehijklopqswxyvyABEGSIJKMHOPQCTWXYYV",
        strict=True,
    )
)
# Capitals, and small letters that stand for nothing in science.
GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϲϳϹͿ", "ABEZHIKMNOPTYXocjCJ", strict=True))
# Signs of measurements and molecules too: "TNFα", "hν", "αB".
GREEK_SIGNS = dict(zip("αγεηικντυρχω", "ayenikvtupxw", strict=True))
ARMENIAN = dict(zip("օսհոցզՕՍՏԼ", "ouhngqOUSL", strict=True))
CHEROKEE = dict(zip("ᎠᎡᎢᎪᎫᎬᎳᎷᎻᎽᏀᏃᏒᏙᏚᏞᏟᏢᏦᏴ", "DRTAJEWMHYGZRVSLCPKB", strict=True))
FULLWIDTH = {
    chr(first + i): chr(latin + i)
    for first, latin in ((0xFF21, ord("A")), (0xFF41, ord("a")))
    for i in range(26)
}
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_ALPHABETS = 13  # bold, italic, script and so on, one after another
_FIRST = 0x1D400
# Some of them had places of their own among the letter-like signs before.
_EARLIER = dict(zip("ℎℯℊℴℬℰℱℋℐℒℳℛℭℌℑℜℨℂℍℕℙℚℝℤ", "hegoBEFHILMRCHIRZCHNPQRZ", strict=True))
MATHEMATICAL = _EARLIER | {
    chr(code): latin for code, latin in enumerate(_LETTERS * _ALPHABETS, start=_FIRST)
}

ALL = {
    **CYRILLIC,
    **GREEK,
    **GREEK_SIGNS,
    **ARMENIAN,
    **CHEROKEE,
    **FULLWIDTH,
    **MATHEMATICAL,
}

# English words whose letters all have doubles in Cyrillic, and that no Cyrillic word is
# when it stands alone among English ones.
WHOLE = frozenset(
    "a i as is he she his has had also said so who see each else place police people hope day "
    "days way ways pay pays paid side school which while we was says".split()
)
