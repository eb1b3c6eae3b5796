from __future__ import annotations

import random
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from langdetect import DetectorFactory

from credscore.text.document import Document
from credscore.text.language import UNDETERMINED, identify

ENGLISH = (
    "The ferry to the island will not sail on Sunday because a crack has been found in its ramp. "
    "Engineers said that they would need about a week before it could carry cars again."
)
FOREIGN = {
    "fr": "Le conseil municipal a décidé lundi de fermer la piscine pendant deux ans, le temps de "
    "refaire le toit. Les habitants du quartier sont inquiets : « Où iront nos enfants ? », a "
    "demandé une mère à la sortie de la réunion.",
    "de": "Der Stadtrat hat am Montag beschlossen, das Hallenbad für zwei Jahre zu schließen, weil "
    "das Dach erneuert werden muss. Viele Eltern in der Siedlung sind darüber verärgert und "
    "wollen nun Unterschriften sammeln.",
    "es": "El ayuntamiento decidió el lunes cerrar la piscina durante dos años para reparar el "
    "tejado. Los vecinos del barrio protestaron a la salida del pleno y dijeron que nadie les "
    "había preguntado nada antes de la votación.",
    "it": "Il consiglio comunale ha deciso lunedì di chiudere la piscina per due anni per rifare "
    "il tetto. Gli abitanti del quartiere hanno protestato davanti al municipio e chiedono che "
    "almeno una vasca resti aperta.",
    "nl": "De gemeenteraad heeft maandag besloten om het zwembad twee jaar te sluiten, omdat het "
    "dak moet worden vernieuwd. Ouders in de wijk zijn boos en vragen of er op een andere plek "
    "les gegeven kan worden.",
    "pt": "A câmara municipal decidiu na segunda-feira fechar a piscina durante dois anos para "
    "reparar o telhado. Os moradores do bairro protestaram à saída da reunião e disseram que "
    "ninguém os tinha ouvido.",
    "da": "Byrådet besluttede mandag at lukke svømmehallen i to år, fordi taget skal laves om. "
    "Forældrene i kvarteret er vrede og har nu samlet flere hundrede underskrifter, som de vil "
    "give til borgmesteren på torsdag.",
    "sv": "Kommunfullmäktige beslutade i måndags att stänga simhallen i två år eftersom taket "
    "måste bytas ut. Många föräldrar i området är arga och undrar var barnen ska lära sig simma "
    "under tiden.",
    "pl": "Rada miasta zdecydowała w poniedziałek, że basen będzie zamknięty przez dwa lata, bo "
    "trzeba wymienić dach. Rodzice z osiedla są oburzeni i zbierają podpisy, które chcą w "
    "czwartek wręczyć burmistrzowi.",
    "fi": "Kaupunginvaltuusto päätti maanantaina sulkea uimahallin kahdeksi vuodeksi, koska sen "
    "katto on korjattava. Alueen vanhemmat ovat vihaisia ja keräävät nyt nimiä, jotka he aikovat "
    "antaa pormestarille torstaina kello kahdeksan.",
    "ro": "Consiliul local a hotărât luni să închidă bazinul de înot timp de doi ani, pentru că "
    "acoperișul trebuie refăcut. Părinții din cartier sunt supărați și strâng semnături pe care "
    "vor să le dea primarului joi.",
    "zh": "市议会周一决定关闭游泳馆两年，因为屋顶需要更换。附近居民十分不满，"
    "正在收集签名，准备星期四交给市长。"
    "市政府说会安排公共汽车送孩子们去邻近的城市上课。",
    "ja": "市議会は月曜日、屋根の改修のためプールを二年間閉鎖することを決めた。"
    "住民は反発しており、木曜日に市長へ署名を届ける予定だ。",
    "ru": "Городской совет в понедельник решил закрыть бассейн на два года, потому что нужно "
    "менять крышу. Родители возмущены и собирают подписи, которые они хотят передать мэру в "
    "четверг утром у входа в здание администрации.",
}


def language_of(text: str) -> str:
    return identify(Document.from_text(text))


def test_english_prose_is_english() -> None:
    assert language_of(ENGLISH) == "en"


@pytest.mark.parametrize("code", FOREIGN)
def test_another_language_is_named(code: str) -> None:
    assert language_of(FOREIGN[code]) == code


def test_capitals_are_no_other_language() -> None:
    assert language_of(ENGLISH.upper()) == "en"
    assert language_of(FOREIGN["de"].upper()) == "de"


def test_headlines_without_function_words_are_english() -> None:
    lines = [
        "Council backs new speed limit",
        "Two rescued off Penwick beach",
        "Teachers vote for strike action",
        "House prices fall again in spring",
        "Local baker wins national award",
        "Police name missing hill walker",
    ]
    assert language_of("\n".join(lines)) == "en"


def test_a_few_words_are_never_another_language() -> None:
    assert language_of("Bundesliga, Bayern München, Borussia Dortmund") == UNDETERMINED


def test_a_short_english_sentence_is_english() -> None:
    assert language_of("They said that it was over.") == "en"


@pytest.mark.parametrize("text", ["", "   \n", "?!", "12 " * 40, "🐝 " * 40])
def test_text_without_a_language_is_undetermined(text: str) -> None:
    assert language_of(text) == UNDETERMINED


def test_a_foreign_quotation_does_not_change_an_english_article() -> None:
    assert language_of(f"{ENGLISH} {FOREIGN['fr']} {ENGLISH}\n{ENGLISH}") == "en"


def test_an_english_sentence_does_not_change_a_foreign_article() -> None:
    parts = [FOREIGN["de"]] * 4
    assert language_of("\n".join([*parts, "They said that it was over."])) == "de"


def test_the_answer_ignores_other_peoples_seeds() -> None:
    before = DetectorFactory.seed
    answers = set()
    for seed in (1, 2, 3):
        random.seed(seed)
        answers.add(language_of(FOREIGN["nl"]))
    assert answers == {"nl"}
    assert DetectorFactory.seed is before


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    answer = language_of(text)
    assert answer == language_of(text)
    assert 2 <= len(answer) <= 5


def test_english_does_not_load_the_detector() -> None:
    program = (
        "import sys; from credscore.text.document import Document;"
        "from credscore.text.language import identify;"
        f"assert identify(Document.from_text({ENGLISH!r})) == 'en';"
        "sys.exit('langdetect' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
