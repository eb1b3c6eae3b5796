"""Running prose that looks a little like other genres, as `test_genre` reads it."""

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
