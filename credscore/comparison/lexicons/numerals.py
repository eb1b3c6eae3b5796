"""Words for numbers, days, months, currencies and units: common knowledge of English."""

from __future__ import annotations

_SMALL = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
CARDINALS = {word: float(i) for i, word in enumerate(_SMALL)}
CARDINALS |= {word: 10.0 * i for i, word in enumerate(_TENS, 2)}
CARDINALS |= {"nil": 0.0, "fourty": 40.0, "dozen": 12.0}
MAGNITUDES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "dozen": 12.0, "lakh": 1e5, "crore": 1e7, "mln": 1e6, "bln": 1e9, "trn": 1e12, "bn": 1e9,
    "tn": 1e12, "m": 1e6, "mn": 1e6, "k": 1e3, "b": 1e9,
}  # fmt: skip
VAGUE = {
    "tens": 12.0, "dozens": 12.0, "scores": 20.0, "hundreds": 1e2, "thousands": 1e3,
    "millions": 1e6, "billions": 1e9, "trillions": 1e12,
}  # fmt: skip
_ORDINAL = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
""".split()
ORDINALS = {word: float(i) for i, word in enumerate(_ORDINAL, 1)}
ORDINALS |= {word[:-1] + "ieth": CARDINALS[word] for word in _TENS}
ORDINALS |= {"hundredth": 100.0, "thousandth": 1000.0, "millionth": 1e6}
# Denominators; in the singular they need "a" or "one" before them.
FRACTIONS = {"half": 2.0, "halves": 2.0, "third": 3.0, "quarter": 4.0, "fourth": 4.0}
FRACTIONS |= {word: value for word, value in ORDINALS.items() if value > 4}  # noqa: PLR2004  third and quarter are fractions, second is none
FRACTIONS |= {f"{word}s": value for word, value in FRACTIONS.items() if word != "halves"}
SIGNS = {"½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75}
TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}

_MONTH = """
    january february march april may june july august september october november december
""".split()
MONTHS = {word: float(i) for i, word in enumerate(_MONTH, 1)}
_SHORT = "jan feb mar apr may jun jul aug sep oct nov dec".split()
SHORT_MONTHS = {word: float(i) for i, word in enumerate(_SHORT, 1)} | {"sept": 9.0}
# Words and names of their own: a month only beside a day, a year or what a month follows.
AMBIGUOUS_MONTHS = frozenset("march may mar".split())
BEFORE_MONTHS = frozenset(
    "in of last next this since by until till early late mid from through during every each".split()
)
_DAY = "monday tuesday wednesday thursday friday saturday sunday".split()
WEEKDAYS = {word: float(i) for i, word in enumerate(_DAY, 1)}
WEEKDAYS |= {f"{word}s": value for word, value in WEEKDAYS.items()}
WEEKDAYS |= {"mon": 1.0, "tue": 2.0, "tues": 2.0, "wed": 3.0, "thu": 4.0, "thur": 4.0}
WEEKDAYS |= {"thurs": 4.0, "fri": 5.0}
HOURS = {"noon": 12.0, "midday": 12.0, "midnight": 0.0}
HALVES = {"a.m.": 0, "am": 0, "a.m": 0, "p.m.": 12, "pm": 12, "p.m": 12}
ZONES = frozenset(
    "et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet cest ist jst msk local".split()
)

CURRENCY_SIGNS = {"$": "$", "£": "pound", "€": "euro", "¥": "yen", "₹": "rupee", "₽": "ruble"}
CURRENCIES = {
    "dollar": "$", "buck": "$", "usd": "$", "euro": "euro", "eur": "euro", "pound": "pound",
    "sterling": "pound", "gbp": "pound", "yen": "yen", "jpy": "yen", "yuan": "yuan",
    "renminbi": "yuan", "rmb": "yuan", "cny": "yuan", "rupee": "rupee", "ruble": "ruble",
    "rouble": "ruble", "franc": "franc", "chf": "franc", "peso": "peso", "krona": "krona",
    "kronor": "krona", "krone": "krona", "kroner": "krona", "crown": "krona", "koruna": "krona",
    "czk": "krona", "zloty": "zloty", "lira": "lira", "won": "won", "rand": "rand",
    "hryvnia": "hryvnia", "forint": "forint", "shekel": "shekel", "riyal": "riyal",
    "dirham": "dirham", "baht": "baht", "naira": "naira", "shilling": "shilling",
}  # fmt: skip
CURRENCIES |= {f"{word}s": unit for word, unit in CURRENCIES.items() if word != "won"}
PERCENT = frozenset(("%", "percent", "pct", "per-cent", "percentage"))

# Each unit: what it measures, and how much of the first unit of that measure it is.
_MEASURES = {
    "length": "metre 1 km 1000 cm 0.01 mm 0.001 mile 1609.344 yard 0.9144 foot 0.3048 inch 0.0254",
    "mass": "kg 1 gram 0.001 tonne 1000 ton 1000 ounce 0.02835 stone 6.35 pound 0.4536",
    "volume": "litre 1 gallon 3.785 pint 0.5 ml 0.001 barrel 159",
    "area": "hectare 1 acre 0.4047",
    "duration": (
        "hour 1 minute 0.0166666667 seconds 0.000277777778 day 24 night 24 week 168 fortnight 336 "
        "month 730.5 year 8766 decade 87660 century 876600"
    ),
    "speed": "km/h 1 mph 1.609 knot 1.852",
    "temperature": "celsius 1 fahrenheit 1",
    "power": "watt 1 kw 1000 mw 1000000 gw 1000000000",
    "data": "kb 1 mb 1000 gb 1000000 tb 1000000000",
}
MEASURES: dict[str, tuple[str, float]] = {}
for _measure, _listed in _MEASURES.items():
    _parts = _listed.split()
    for _name, _factor in zip(_parts[::2], _parts[1::2], strict=True):
        MEASURES[_name] = (_measure, float(_factor))
_SPELLINGS = {
    "km": "kilometre kilometer kilometres kilometers kms km", "metre": "meter meters metres metre",
    "cm": "centimetre centimeter centimetres centimeters cm", "mile": "miles mile",
    "mm": "millimetre millimeter millimetres millimeters mm", "yard": "yards yard yd yds",
    "foot": "feet foot ft", "inch": "inches inch", "kg": "kilogram kilograms kilo kilos kg kgs",
    "gram": "grams gram gramme grammes g", "tonne": "tonnes tonne", "ton": "tons ton",
    "ounce": "ounces ounce oz", "stone": "stone", "pound": "lb lbs",
    "litre": "litres litre liter liters", "gallon": "gallons gallon", "pint": "pints pint",
    "ml": "millilitre millilitres milliliters ml", "barrel": "barrels barrel",
    "hectare": "hectares hectare ha", "acre": "acres acre",
    "hour": "hours hour hrs hr", "minute": "minutes minute mins min", "seconds": "seconds secs",
    "day": "days day", "night": "nights night", "week": "weeks week",
    "fortnight": "fortnight fortnights", "month": "months month",
    "year": "years year yrs yr", "decade": "decades decade", "century": "centuries century",
    "mph": "mph", "km/h": "kph kmh km/h", "knot": "knots", "celsius": "celsius centigrade",
    "fahrenheit": "fahrenheit", "kw": "kilowatts kw", "mw": "megawatts megawatt mw",
    "gw": "gigawatts gigawatt gw", "watt": "watts", "mb": "megabytes megabyte mb",
    "gb": "gigabytes gigabyte gb", "tb": "terabytes terabyte tb", "kb": "kilobytes kb",
}  # fmt: skip
UNITS = {spelling: unit for unit, listed in _SPELLINGS.items() for spelling in listed.split()}

# What bounds a number from below, from above, or leaves it open: the words before it.
BOUNDS = {
    "+": (
        "at least|more than|over|above|exceeding|exceeded|upwards of|no fewer than|no less than|"
        "not less than|a minimum of|greater than|just over|well over|in excess of|slightly over"
    ),
    "-": (
        "at most|less than|fewer than|under|below|no more than|not more than|up to|nearly|almost|"
        "just under|a maximum of|as many as|close to|just short of"
    ),
    "~": "about|around|roughly|approximately|some|an estimated|estimated|circa|or so|approx",
}
