"""The language of the search field: words, "phrases", -not, and operators in English and German. Pure.

What is no operator is a word: `http://…` or `note:` are looked for as they stand.
"""

import re
from dataclasses import dataclass, field
from enum import IntFlag, StrEnum

from workspace.search.stems import Token, words_of

TERM_LIMIT = 24
"""Words of one search that count; more do not make it clearer."""


class Mark(IntFlag):
    """What an entry is or has, beside its words."""

    LINK = 1
    THREAD = 2
    """A reply."""
    EDITED = 4
    REACTION = 8
    FILE = 16


UNMARKED = Mark(0)


class Operator(StrEnum):
    """What stands before a colon."""

    FROM = "from"
    IN = "in"
    BEFORE = "before"
    AFTER = "after"
    ON = "on"
    HAS = "has"
    IS = "is"


OPERATORS = {operator.value: operator for operator in Operator} | {
    "von": Operator.FROM,
    "vor": Operator.BEFORE,
    "nach": Operator.AFTER,
    "am": Operator.ON,
    "hat": Operator.HAS,
    "ist": Operator.IS,
}
MENTION = "mention"
MINE = "mine"
HAS: dict[str, Mark | str] = {
    "link": Mark.LINK,
    "file": Mark.FILE,
    "datei": Mark.FILE,
    "reaction": Mark.REACTION,
    "reaktion": Mark.REACTION,
    "mention": MENTION,
    "erwähnung": MENTION,
}
IS: dict[str, Mark | str] = {
    "thread": Mark.THREAD,
    "reply": Mark.THREAD,
    "antwort": Mark.THREAD,
    "edited": Mark.EDITED,
    "bearbeitet": Mark.EDITED,
    "mine": MINE,
    "meine": MINE,
}
_DATES = (Operator.BEFORE, Operator.AFTER, Operator.ON)
_PIECE = re.compile(
    r"""(?P<not>-)?(?:
        (?P<operator>[^\W\d_]{2,6}):(?:"(?P<quoted>[^"]+)"|(?P<value>[^\s"]+))
      | "(?P<phrase>[^"]*)"?
      | (?P<words>\S+)
    )""",
    re.VERBOSE,
)
_STOP = frozenset(
    (  # noqa: SIM905 - prose is easier to read and to add to
        "der die das den dem des ein eine einen einem einer und oder aber ist sind war im in am an auf zu zum zur mit "
        "von vom für es er sie wir ich du ihr nicht auch als wie wo was wer dass the a an and or of to on at is are "
        "was were be it this that for with as by from we you i not"
    ).split()
)
"""Left out of a search that has other words; they are indexed all the same, for phrases."""


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand side by side; most often one."""

    words: tuple[str, ...]
    is_prefix: bool = False
    """The last thing typed, perhaps not to its end."""


@dataclass(frozen=True, slots=True)
class Filter:
    """An operator with what was typed behind it."""

    operator: Operator
    value: str
    is_not: bool
    typed: str
    """All of it, to be told what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody looks for."""

    terms: tuple[Term, ...] = ()
    excluded: tuple[Term, ...] = ()
    filters: tuple[Filter, ...] = field(default=())

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was asked."""
        return not (self.terms or self.excluded or self.filters)


def read_wish(typed: str) -> Wish:
    """Understand what was typed. Never fails."""
    terms: list[Term] = []
    excluded: list[Term] = []
    filters: list[Filter] = []
    for piece in _PIECE.finditer(typed):
        found = _filter(piece)
        if found is not None:
            filters.append(found)
            continue
        term = _term(piece, is_last=piece.end() == len(typed))
        if term is not None:
            (excluded if piece["not"] else terms).append(term)
    return Wish(tuple(_without_stop_words(terms)[:TERM_LIMIT]), tuple(excluded[:TERM_LIMIT]), tuple(filters))


def _filter(piece: re.Match[str]) -> Filter | None:
    operator = OPERATORS.get((piece["operator"] or "").lower())
    if operator is None or (piece["not"] and operator in _DATES):
        return None
    value = piece["quoted"] or piece["value"]
    return Filter(operator, value.strip(), piece["not"] is not None, piece[0])


def _term(piece: re.Match[str], *, is_last: bool) -> Term | None:
    text = piece["phrase"] if piece["phrase"] is not None else piece[0].removeprefix("-")
    words = tuple(token.word for token in _words(text))
    if not words:
        return None
    is_open = piece["phrase"] is None and not piece["not"] and is_last and piece[0][-1].isalnum()
    return Term(words, is_prefix=is_open and len(words[-1]) > 1)


def _words(text: str) -> list[Token]:
    return words_of(text)[:TERM_LIMIT]


def _without_stop_words(terms: list[Term]) -> list[Term]:
    telling = [term for term in terms if len(term.words) > 1 or term.words[0] not in _STOP]
    return telling or terms
