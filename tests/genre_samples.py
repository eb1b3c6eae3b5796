"""Texts of each genre, as `test_genre` reads them: the name of what is no prose, and the text."""

from __future__ import annotations

QUOTES = [
    "The river reached the top of the quay at about four in the morning and stayed there all day.",
    "“We had sandbags, but not enough of them,” said Rosa Linden, who runs the chandlery.",
    "Nobody was hurt. The county said it would count the damage once the water had gone down.",
    "A spokesman for the water board said its gauge upstream had failed on Tuesday night.",
    "Asked when it would be repaired, he said: “When we can get to it without a boat.”",
    "Schools on the north side will open two hours late on Friday, the council added.",
]

PROSE = {
    "report": "\n\n".join(QUOTES * 2),
    "report with headings": "\n\n".join(
        f"What now {i}\n{line}" for i, line in enumerate(QUOTES * 2)
    ),
    "one line": " ".join(QUOTES * 4),
    "wrapped": """\
        The river reached the top of the quay at about four in the morning on
        Thursday and stayed there all day, although the rain had stopped by six
        and the wind had gone round to the west, which the harbour master said
        he had been praying for since Tuesday. Nobody was hurt. The county said
        it would count the damage once the water had gone down, and that people
        who had lost a car or a boat should take pictures before they moved it.
        A spokesman for the water board said its gauge upstream had failed on
        Tuesday night and that nobody could get to it without a boat, which the
        board does not own. Schools on the north side of the river will open at
        ten on Friday instead of at eight, and there will be no school buses at
        all until the road has been swept.""",
    "broken lines": """\
        The river reached
        the top of the quay at about 4am
        on Thursday
        and stayed there all day, the county (which
        owns the
        quay) said. Nobody was
        hurt. It will cost £40,000
        to repair the wall, and
        the work
        will take until
        at least May 12, said
        Rosa Linden, who runs
        the chandlery.""",
    "release with bullets": "\n".join(
        [
            *QUOTES,
            "The grants are:",
            "• $20,000 for pumps in Linden",
            "• $35,000 for a new gauge",
            "• $12,500 for sandbags",
            "• $90,000 for the sea wall",
            *QUOTES,
        ]
    ),
    "live blog": "\n".join(
        f"{18 - i}:{40 - i}\nWater still rising\n{line} {line}" for i, line in enumerate(QUOTES * 2)
    ),
    "court report": """\
The jury heard how the harbour master came to be locked in his own store.

“Who had the key?” asked Mr Penrose, prosecuting, on the second day of the trial.

“I did,” Ms Linden said. “I have always had the key, because I pay the rent of it.”

“And where were you at four in the morning?” he asked her, holding up the log.

“On the quay, with everybody else in the town who owns a bucket,” she replied.

The judge, Dame Hilary Cray, told the jury to forget the remark about the bucket.

Mr Penrose: “No further questions.” The trial goes on and is expected to last a week.

The defendant denies three charges of false imprisonment and one of common assault.

She was told to come back on Monday, when the harbour master is to give evidence.""",
    "speech": """\
Thank you. It is good to be back in this hall, where I learned to dance, and badly.

We meet in a hard year. The river has been in our houses twice since the winter.

And yet I look at you and I see people who carried each other’s chairs upstairs.

I want to tell you three things tonight, and then I want to hear what you have to say.

First: the wall will be built. Second: it will be built by people from this town.

Third: nobody who lived on Quay Street before the flood will have to pay for it.

You may say that you have heard this before. You have, and from me, I am afraid.

This time the money is in the bank, and the bank, I am told, is above the water.""",
    "story with a recipe at its end": "\n".join(
        [
            *QUOTES * 3,
            "Rosa's soup",
            "2 tbsp oil",
            "1 onion",
            "500g leeks",
            "1 litre stock",
            "2 tsp salt",
        ]
    ),
    "diary of events in a report": "\n".join(
        [*QUOTES, "WHEN: Friday, 10 am", "WHERE: Town Hall", "WHEN: Friday, 2 pm", "WHERE: Quay"]
    ),
    "short": "Buy milk\nBuy eggs",
}

OTHERS = {
    "questions and answers": (
        "transcript",
        "\n".join(
            f"Q: What did you do on day {i}?\nA: I went down to the quay, as I always did, to look."
            for i in range(6)
        ),
    ),
    "named speakers": (
        "transcript",
        "This has been edited.\n"
        + "\n\n".join(
            f"LINDEN: So on day {i} you were there?\n\nMR. CRAY (by phone): I was, and I stayed."
            for i in range(5)
        ),
    ),
    "answers of several paragraphs": (
        "transcript",
        "\n".join(
            f"Paper: And then, in year {i}, what happened to the boat?\n"
            "Rosa Linden: Then it sank, and I stood there and I looked at it for an hour.\n"
            "It was not the first one, of course, and I knew that it would not be the last."
            for i in range(5)
        ),
    ),
    "headlines": (
        "list",
        """\
River tops quay for second time this year
Chandler wins damages from harbour master
Schools to open late on Friday
New gauge for upper valley at last
Sea wall: what the council promised
Rovers lose again to ten men
In pictures: the night the boats came in
Saffron prices rise by a third
Lighthouse to be sold for one pound""",
    ),
    "bullets": (
        "list",
        "Things to take\nBefore the rain\n"
        + "\n".join(f"- a {x} that floats" for x in ["cup", "hat", "box", "pen", "rug", "tin"]),
    ),
    "numbers": (
        "list",
        "\n".join(
            f"{i}. Look at the {x}"
            for i, x in enumerate(["sea", "sky", "cat", "map", "log", "tide", "quay"], 1)
        )
        + "\nThe end",
    ),
    "rhymed verse": (
        "poetry",
        """\
The harbour keeps its lamps alight,
The boats lie still below,
And no one hears, this side of night,
The ferry come and go.

A rope complains, a shutter bangs,
A dog begins to bark,
The moon, on nothing much, still hangs
Its washing in the dark.

And I, who said I would not stay,
Stand counting, as before,
The lights that never go away,
The boats that come no more.""",
    ),
    "free verse": (
        "poetry",
        """\
what the river left
was mostly
other people's kitchens

a spoon
in the crook of a tree
holding its drop of light

we walked along it
the way you walk
through somebody's sleep

not touching
not quite looking
carrying our shoes""",
    ),
    "columns": (
        "table",
        "Club            P   W   Pts\n"
        + "\n".join(
            f"Team {name:<12} {i}   {i + 1}   {3 * i}" for i, name in enumerate("ABCDEFGH")
        ),
    ),
    "bars": (
        "table",
        "\n".join(["| Town | Votes |", "|---|---|", *(f"| T{i} | {i}00 |" for i in range(8))]),
    ),
    "tabs": ("table", "\n".join(f"Row {i}\t{i * 7}\t{i * 3}%" for i in range(9))),
    "a cell a line": ("table", "\n".join(f"Linden\n{i},204\n{40 + i}.1%" for i in range(6))),
    "python": (
        "code",
        """\
import sys
from pathlib import Path

def rise(level, hours):
    for hour in range(hours):
        level += 0.2 * hour
        if level > 3:
            return hour
    return None

print(rise(2.1, int(sys.argv[1])))
""",
    ),
    "javascript": (
        "code",
        """\
const gauge = require("./gauge");
let level = 0;
gauge.on("data", (value) => {
  level = Math.max(level, value);
  if (level > 3) {
    alarm.ring();
  }
});
module.exports = { gauge };
""",
    ),
    "markup": (
        "code",
        """\
<!DOCTYPE html>
<html>
<head>
<title>Quay</title>
</head>
<body>
<ul class="boats">
<li>Ines</li>
<li>Rosa</li>
</ul>
</body>
</html>
""",
    ),
    "json": (
        "code",
        """\
{
  "river": "Calder",
  "levels": [
    2.1,
    2.4
  ],
  "alarm": {
    "on": true
  }
}
""",
    ),
    "recipe": (
        "recipe",
        """\
Leek and barley soup
Serves 4
200g pearl barley
3 tbsp rapeseed oil
2 large leeks, sliced
1 litre vegetable stock
1 tsp thyme leaves
½ lemon
Heat the oil in a wide pan and cook the leeks slowly, with the lid on, until they are soft.
Stir in the barley and the thyme, pour over the stock and simmer for 40 minutes.
Squeeze in the lemon, taste for salt and leave the soup to stand for ten minutes.""",
    ),
    "recipe in cups": (
        "recipe",
        """\
River Day Pancakes
1 1/2 cups flour
2 teaspoons baking powder
1/4 cup sugar
2 eggs
1 cup milk
2 tablespoons butter, melted
Whisk the dry things together in a large bowl and make a well in the middle of them.
Beat the eggs with the milk and pour them in, then the butter, and stir until just smooth.
Fry in small rounds over a medium heat until bubbles come up and the edges look dry.""",
    ),
}
