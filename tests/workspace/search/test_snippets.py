"""Snippets: what is shown of a find, and what in it is marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workspace.search.language import read_wish
from workspace.search.needles import needles_of
from workspace.search.plain import plain_text
from workspace.search.snippets import SNIPPET_LENGTH, snippet_of

pytestmark = pytest.mark.pure


def _marked(text: str, typed: str) -> str:
    pieces = snippet_of(text, [needles_of(term) for term in read_wish(typed).terms])
    return "".join(f"[{piece.text}]" if piece.is_hit else piece.text for piece in pieces)


def test_every_form_of_the_word_is_marked() -> None:
    assert _marked("Das Haus und die Häuser.", "häuser ") == "Das [Haus] und die [Häuser]."


def test_a_phrase_is_marked_where_it_stands_together() -> None:
    assert _marked("der Stock im dritten Stock", '"dritter stock"') == "der Stock im [dritten] [Stock]"


def test_a_long_text_is_cut_around_the_first_find() -> None:
    shown = _marked("vorher " * 80 + "Kaffee " + "nachher " * 80, "kaffee")
    assert shown.startswith("… vorher")
    assert shown.endswith("nachher …")
    assert "[Kaffee]" in shown


def test_nothing_to_mark_shows_the_beginning() -> None:
    assert _marked("Anfang " * 80, "").startswith("Anfang")


@given(st.text(max_size=600), st.text(max_size=20))
def test_a_snippet_is_a_stretch_of_the_text(text: str, typed: str) -> None:
    pieces = snippet_of(text, [needles_of(term) for term in read_wish(typed).terms])
    whole = "".join(piece.text for piece in pieces)
    inner = whole.removeprefix("… ").removesuffix(" …")
    assert inner in text
    assert len(inner) <= SNIPPET_LENGTH


def test_plain_text_is_what_a_reader_sees() -> None:
    html = "<p>a &lt;b&gt; <strong>c</strong>d<br>e</p><ul><li>f</li><li>g</li></ul>"
    assert plain_text(html) == "a <b> cd e f g"
