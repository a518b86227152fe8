"""What was said as lines of timed words: where a line ends, and what a correction makes of its words. Pure."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, TypeAlias

from talk.media.speech import Word

TimedWord: TypeAlias = tuple[int, int, str]
"""From and to in ms since the line began, and the word."""

PAUSE_MS: Final = 900
"""Who is silent for so long has said what they wanted to."""
BREATH_MS: Final = 250
ENOUGH, LONG, LONGEST = 60, 120, 240
"""Characters: after which a sentence ends a line, a breath does, anything does."""
_ENDINGS: Final = (".", "?", "!", "…", ":")


def lines_of(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield words in lines of a sentence or two, as one reads them."""
    line: list[Word] = []
    for word in words:
        if line and _ends(line, word.start_ms - line[-1].end_ms):
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _ends(line: Sequence[Word], pause_ms: int) -> bool:
    length = sum(len(word.text) + 1 for word in line)
    return (
        pause_ms >= PAUSE_MS
        or (length >= ENOUGH and line[-1].text.endswith(_ENDINGS))
        or (length >= LONG and pause_ms >= BREATH_MS)
        or length >= LONGEST
    )


def timed(line: Sequence[Word]) -> list[TimedWord]:
    """Return a line's words in its own time."""
    begins_ms = line[0].start_ms
    return [(word.start_ms - begins_ms, word.end_ms - begins_ms, word.text) for word in line]


def middle(word: TimedWord) -> int:
    """Return the moment by which a word is in the episode or not."""
    return (word[0] + word[1]) // 2


def text_of(words: Sequence[TimedWord]) -> str:
    """Return words as a text."""
    return " ".join(text for _start, _end, text in words if text)


def corrected(words: Sequence[TimedWord], is_heard: Sequence[bool], text: str) -> list[TimedWord]:
    """Return a line's words once those that are heard read `text`; what is cut out of it stays as it is.

    A new word takes the time of the one that it stands for, so that it goes where that goes when cuts change. Without
    any text an empty word holds the place.
    """
    places = [number for number, heard in enumerate(is_heard) if heard]
    given = _given([words[place][2] for place in places], text.split())
    found: list[TimedWord] = []
    for number, word in enumerate(words):
        if not is_heard[number]:
            found.append(word)
            continue
        found.extend((word[0], word[1], new) for new in given[places.index(number)])
    return found


def _given(old: Sequence[str], new: Sequence[str]) -> list[list[str]]:
    """Return for each old word the new ones that stand for it."""
    given: list[list[str]] = [[] for _ in old]
    if not new:
        given[0].append("")
        return given
    matcher = SequenceMatcher(
        None, [_plain(word) for word in old], [_plain(word) for word in new], autojunk=False
    )
    for _tag, old_start, old_stop, new_start, new_stop in matcher.get_opcodes():
        width, count = old_stop - old_start, new_stop - new_start
        for number in range(count):
            place = old_start + number * width // count if width else max(0, old_start - 1)
            given[place].append(new[new_start + number])
    return given


def _plain(word: str) -> str:
    return word.strip(".,;:?!…\"'„“”»«()").casefold()
