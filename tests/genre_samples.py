"""Texts that are no running prose, with the name of what they are, as `test_genre` reads them."""

from __future__ import annotations

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
