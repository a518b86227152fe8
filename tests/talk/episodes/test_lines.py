"""Lines of timed words: where they end, and what a correction leaves of their times."""

from hypothesis import given
from hypothesis import strategies as st

from talk.episodes.lines import LONGEST, TimedWord, corrected, lines_of, text_of, timed
from talk.media.speech import Word

HEARD: list[TimedWord] = [(0, 200, "The"), (200, 500, "gear"), (500, 800, "bogs"), (800, 1_000, "creaks.")]
ALL = [True] * 4


def said(text: str, word_ms: int = 200, pause_ms: int = 0) -> list[Word]:
    step = word_ms + pause_ms
    return [Word(at * step, at * step + word_ms, word) for at, word in enumerate(text.split())]


def test_a_pause_ends_a_line_and_so_does_a_sentence_that_is_long_enough() -> None:
    first, second = said("Is it on?"), [Word(3_000, 3_200, "Yes.")]
    assert [len(line) for line in lines_of([*first, *second])] == [3, 1]
    long = said("This sentence has some more words in it, so that one reads it at once. And this follows.")
    assert [text_of(timed(line)) for line in lines_of(long)][1] == "And this follows."


def test_without_punctuation_a_breath_ends_a_long_line_and_nothing_grows_for_ever() -> None:
    assert all(len(text_of(timed(line))) < 140 for line in lines_of(said("word " * 100, pause_ms=300)))
    assert all(len(text_of(timed(line))) <= LONGEST + 5 for line in lines_of(said("word " * 200)))


def test_a_corrected_word_keeps_the_time_of_the_wrong_one() -> None:
    found = corrected(HEARD, ALL, "The gearbox creaks loudly.")
    assert text_of(found) == "The gearbox creaks loudly."
    assert found[0] == HEARD[0]
    assert (200, 500, "gearbox") in found
    assert found[-1][:2] == (800, 1_000)


def test_what_is_cut_out_of_a_line_is_neither_read_nor_changed() -> None:
    found = corrected(HEARD, [True, False, False, True], "It creaks!")
    assert found == [(0, 200, "It"), HEARD[1], HEARD[2], (800, 1_000, "creaks!")]


def test_a_line_without_text_keeps_its_place_and_can_be_filled_again() -> None:
    empty = corrected(HEARD, ALL, "  ")
    assert (empty, text_of(empty)) == ([(0, 200, "")], "")
    assert text_of(corrected(empty, [True], "Never mind.")) == "Never mind."


@given(
    st.lists(st.tuples(st.text("ab.", min_size=1, max_size=3), st.booleans()), min_size=1, max_size=12),
    st.text("ab. ", max_size=30),
)
def test_it_reads_what_was_typed_whatever_it_was_before(line: list[tuple[str, bool]], text: str) -> None:
    words: list[TimedWord] = [(at * 10, at * 10 + 5, word) for at, (word, _) in enumerate(line)]
    is_heard = [heard for _, heard in line]
    if not any(is_heard):
        return
    found = corrected(words, is_heard, text)
    hidden = [word for word, heard in zip(words, is_heard, strict=True) if not heard]
    visible = [word for word in found if word not in hidden]
    assert text_of(visible) == " ".join(text.split())
    assert [start for start, _, _ in found] == sorted(start for start, _, _ in found)
    assert all(word in found for word in hidden)
