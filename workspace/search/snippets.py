"""A stretch of an entry's text around what was found, cut into pieces that are marked or not. Pure.

Pieces instead of ranges: JavaScript counts UTF-16 units and Python characters. Instead of HTML: nothing to escape.
"""

from collections.abc import Sequence

from workspace.search.needles import Run, found_in
from workspace.search.schemas import Piece
from workspace.search.stems import Token, words_of

SNIPPET_LENGTH = 240
"""Characters, the dots left out."""
_LEAD = 70
"""Characters before the first thing found."""


def snippet_of(text: str, runs: Sequence[Run]) -> list[Piece]:
    """Return the pieces of a stretch of the text that shows the first thing found, else its beginning."""
    tokens = words_of(text)
    marked = sorted(found_in(tokens, runs))
    start, end = _stretch(text, tokens, tokens[marked[0]].start if marked else 0)
    pieces: list[Piece] = []
    at = start
    for token in (tokens[number] for number in marked):
        if token.start < at or token.end > end:
            continue
        _add(pieces, text[at : token.start], is_hit=False)
        _add(pieces, text[token.start : token.end], is_hit=True)
        at = token.end
    _add(pieces, text[at:end], is_hit=False)
    return _dotted(pieces, before=start > 0, behind=end < len(text))


def _stretch(text: str, tokens: Sequence[Token], found_at: int) -> tuple[int, int]:
    """Return where to cut, at the edges of words wherever words are of a reasonable length."""
    if len(text) <= SNIPPET_LENGTH:
        return 0, len(text)
    wanted = min(max(0, found_at - _LEAD), len(text) - SNIPPET_LENGTH)
    start = next((token.start for token in tokens if wanted <= token.start <= max(wanted, found_at)), wanted)
    start = 0 if wanted == 0 else start
    limit = min(len(text), start + SNIPPET_LENGTH)
    ends = [token.end for token in tokens if start + SNIPPET_LENGTH // 2 < token.end <= limit]
    return start, len(text) if limit == len(text) else (ends[-1] if ends else limit)


def _add(pieces: list[Piece], text: str, *, is_hit: bool) -> None:
    if text:
        pieces.append(Piece(text=text, is_hit=is_hit))


def _dotted(pieces: list[Piece], *, before: bool, behind: bool) -> list[Piece]:
    front = [Piece(text="… ", is_hit=False)] if before else []
    return [*front, *pieces, *([Piece(text=" …", is_hit=False)] if behind else [])]
