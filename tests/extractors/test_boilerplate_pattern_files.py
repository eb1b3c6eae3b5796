"""Files of patterns: what they may say, and what is told where they are wrong."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credscore.extractors.boilerplate import PatternError, Patterns
from credscore.extractors.boilerplate.patterns.places import entry_lines

GOOD = '[[pattern]]\nkind = "share"\nphrase = "Pass it on"\n\n'
BAD = '[[pattern]]\nkind = "share"\n'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ours.toml"


def refused(path: Path, text: str) -> str:
    """Return why the file is refused, without its name."""
    path.write_bytes(text.encode())
    with pytest.raises(PatternError) as error:
        Patterns.load(path)
    said = str(error.value)
    assert said.startswith(str(path))
    return said.removeprefix(str(path))


def test_a_file_gives_its_patterns_in_order(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + (GOOD + BAD + 'phrase = "x"\nscope = "line"').encode())
    first, second = Patterns.load(path).entries
    assert (first.kind, first.phrase, first.scope) == ("share", "Pass it on", "match")
    assert (second.phrase, second.scope) == ("x", "line")
    assert Patterns.load(str(path)) == Patterns.of(
        tomllib.loads(path.read_text("utf-8-sig"))["pattern"]
    )


def test_a_file_may_hold_no_pattern(path: Path) -> None:
    path.write_text("# none yet\n")
    assert Patterns.load(path).entries == ()


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ('[[pattern]]\nphrase = "x"', "no kind: use one of appeal, subscribe, share,"),
        ('[[pattern]]\nkind = "ad"\nphrase = "x"', "unknown kind 'ad': use one of appeal, "),
        ("[[pattern]]\nkind = 3", "kind must be a string, got 3"),
        (BAD, "a pattern has a phrase or a regex, this has neither"),
        (BAD + 'phrase = "x"\nregex = "x"', "a pattern has a phrase or a regex, this has both"),
        (BAD + 'phrase = " \\n "', "the phrase is empty: ' \\n '"),
        (BAD + 'frase = "x"', "unknown key 'frase': a pattern has kind, phrase, regex, site,"),
        (BAD + 'phrase = "x"\nscope = "page"', "unknown scope 'page': use one of match, line"),
        (BAD + 'phrase = "x"\nname = ""', "the name is empty"),
        (BAD + 'phrase = "x"\nsite = "https://a.org/"', "site must be the name of a host such"),
        (BAD + 'phrase = "x"\nsite = ""', "site must be the name of a host such"),
    ],
)
def test_a_wrong_entry_is_named_with_its_line(path: Path, entry: str, why: str) -> None:
    assert refused(path, GOOD + entry).startswith(f", line 5: {why}")


@pytest.mark.parametrize(
    ("regex", "why"),
    [
        ("(a", "the regex '(a' does not compile: missing ): (a"),
        ("(?=a)", "the regex '(?=a)' does not compile: invalid perl operator: (?="),
        ("a{2000}", "the regex 'a{2000}' does not compile: invalid repetition size: {2000}"),
        ("a*", "the regex 'a*' matches the empty string"),
        (r"\b", "the regex '\\\\b' matches the empty string"),
        ("", "the regex '' matches the empty string"),
        (r"a\C", r"the regex holds \C"),
    ],
)
def test_a_wrong_expression_is_named_with_its_line(path: Path, regex: str, why: str) -> None:
    pytest.importorskip("re2", reason="needs the extra patterns")
    assert refused(path, f"{GOOD}{BAD}regex = '{regex}'").startswith(f", line 5: {why}")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (GOOD + "kind =", ", line 5: not TOML: Invalid value"),
        (GOOD + "\nkind = '''\n\n", ", line 6: not TOML: Expected"),
        (GOOD + 'kind = "x', ", line 5: not TOML: Unterminated string"),
        (
            "# us\n[[patterns]]\n",
            ", line 2: unknown key 'patterns': every pattern begins with [[pa",
        ),
        ("\n\nversion = 1\n" + GOOD, ", line 3: unknown key 'version'"),
        ("\n[pattern]\n", ", line 2: every pattern begins with [[pattern]], in two pairs"),
        ("pattern = [1]", ", line 1: every pattern begins with [[pattern]]"),
        ("a = " + "1" * 5000, ": not TOML: Exceeds the limit"),
        ("a = " + "[" * 5000, ": not TOML: nested too deeply"),
    ],
)
def test_a_file_that_is_wrong_as_a_whole_is_refused(path: Path, text: str, why: str) -> None:
    assert refused(path, text).startswith(why)


def test_a_file_that_is_no_utf8_is_refused_with_the_line(path: Path) -> None:
    path.write_bytes(GOOD.encode() + b"# caf\xe9\n")
    with pytest.raises(PatternError, match="line 5: not UTF-8"):
        Patterns.load(path)


def test_a_file_that_is_not_there_is_an_os_error(path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Patterns.load(path)


@pytest.mark.parametrize("entry", [3, None, "phrase"])
def test_what_is_no_mapping_is_refused_with_its_number(entry: Any) -> None:
    good = {"kind": "share", "phrase": "x"}
    with pytest.raises(PatternError, match=r"^pattern 2: must be a mapping, got"):
        Patterns.of([good, entry])
    with pytest.raises(PatternError, match=r"^pattern 1: phrase holds half of a surrogate pair"):
        Patterns.of([{**good, "phrase": "\ud800"}])


STRINGS = ("'[[pattern]]'", '"""\n[[pattern]]\\""" """"', "'''\n[[pattern]]''''", '"\\"[[#"')
NOISE = ("", "# [[pattern]] '''", "\t", "\r")


@given(
    entries=st.lists(
        st.tuples(
            st.sampled_from(["[[pattern]]", "  [[ 'pattern' ]]  # '", '[["p\\u0061ttern"]]']),
            st.lists(
                st.sampled_from([*STRINGS, "[\n[['pattern'], [1]],\n]", "{ a = '{' }"]), max_size=3
            ),
            st.sampled_from(NOISE),
        ),
        max_size=5,
    )
)
def test_the_line_of_every_entry_is_found(entries: list[tuple[str, list[str], str]]) -> None:
    text, expected = "", []
    for header, values, noise in entries:
        expected.append(text.count("\n") + 1)
        text += f"{header}\n{noise}\n"
        text += "".join(f"key{i} = {value}\n" for i, value in enumerate(values))
    assert len(tomllib.loads(text).get("pattern", [])) == len(expected)
    assert entry_lines(text, "pattern") == expected


@pytest.mark.parametrize("key", ["pattern", '"p\\u0061ttern"'])
def test_the_lines_of_inline_tables_are_found(key: str) -> None:
    text = f"# first\n{key} = [\n  {{a = {{b = 1}}}}, {{}},\n  # {{\n  {{c = '{{'}},\n]\n[x]\n"
    assert entry_lines(text + "pattern = [{}]", "pattern") == [3, 3, 5]


values = st.sampled_from(['"share"', '"x"', '"["', "'a+'", "1", '"line"', "[[]]", '""', "'''\n'''"])
keys = st.sampled_from(["kind", "phrase", "regex", "site", "scope", "name", "other"])
lines = st.one_of(
    st.sampled_from(["[[pattern]]", "[pattern.x]", "[[other]]", "# note", "pattern = [{}]", "'''"]),
    st.builds("{} = {}".format, keys, values),
    st.text(max_size=8),
)


@given(text=st.lists(lines, max_size=10).map("\n".join) | st.text())
def test_no_file_makes_reading_fail_in_another_way(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        Patterns.load(path)
    except PatternError as error:
        assert str(error).startswith(f"{path}, line ")  # noqa: PT017  most are wrong, not all
