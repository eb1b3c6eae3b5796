from __future__ import annotations

import pytest

from credscore.extractors.lexicons.garble import is_british


@pytest.mark.parametrize(
    "word",
    "organise organised organisations organisational analysing favour favourable neighbourhood "
    "labourers theatre fibres programme dialogues defence licence ageing grey tonnes ploughed "
    "sceptical paediatric haemorrhage manoeuvre anaemia whilst learnt".split(),
)
def test_british_spellings_are_known(word: str) -> None:
    assert is_british(word)


@pytest.mark.parametrize(
    "word", "organize favor our hour four fire candle rise wise age agent tree acre sense".split()
)
def test_other_words_are_left_to_be_judged(word: str) -> None:
    assert not is_british(word)
