"""Words, folded and stemmed: what counts as the same word in German and in English."""

import pytest

from workspace.search.language import Term
from workspace.search.needles import needles_of
from workspace.search.stems import fold, words_of

pytestmark = pytest.mark.pure


def _finds(typed: str, written: str, *, is_prefix: bool = False) -> bool:
    (needle,) = needles_of(Term((typed,), is_prefix))
    return needle.finds(words_of(written)[0].word)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("müller", "Mueller"),
        ("muller", "Müller"),
        ("mueller", "Muller"),
        ("strasse", "Straße"),
        ("haus", "Häuser"),
        ("kaffeemaschine", "Kaffeemaschinen"),
        ("größe", "Groesse"),
        ("neu", "neue"),
        ("run", "running"),
        ("meetings", "Meeting"),
        ("organizes", "organized"),
        ("cafe", "Café"),
        ("queue", "queues"),
    ],
)
def test_forms_of_a_word_find_each_other(typed: str, written: str) -> None:
    assert _finds(typed, written)
    assert _finds(written.lower(), typed)


@pytest.mark.parametrize(("typed", "written"), [("haus", "Maus"), ("kanal", "Banane"), ("post", "Pause")])
def test_other_words_do_not(typed: str, written: str) -> None:
    assert not _finds(typed, written)


def test_a_beginning_finds_what_goes_on_from_it() -> None:
    assert _finds("mü", "Muellers", is_prefix=True)
    assert _finds("kaffeem", "Kaffeemaschine", is_prefix=True)
    assert not _finds("teekan", "Tee", is_prefix=True)
    assert not _finds("teekan", "Teekanne")


@pytest.mark.parametrize("word", ["é", "ﬁ", "ß", "Ǆ", "日本", "naïve", "œuvre"])
def test_folding_twice_changes_nothing(word: str) -> None:
    assert fold(fold(word)) == fold(word)
