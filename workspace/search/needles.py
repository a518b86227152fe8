"""What a search looks for, word by word: by stem, by beginning, by neighbours of a misspelt word. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workspace.search.language import Term
from workspace.search.stems import Token, fold, stems_of


@dataclass(frozen=True, slots=True)
class Needle:
    """One word to be found."""

    german: str
    english: str
    prefix: str = ""
    """Folded; also finds every word that begins with it."""
    near: tuple[str, ...] = ()
    """Stems that are spelt alike, where nothing is spelt the same."""

    @property
    def stems(self) -> tuple[str, ...]:
        """Return every stem that counts as found."""
        return tuple(dict.fromkeys((self.german, self.english, *self.near)))

    def finds(self, word: str) -> bool:
        """Tell whether a word in lower case is what is looked for."""
        stems = stems_of(word)
        if stems.german == self.german or stems.english == self.english:
            return True
        if self.near and (stems.german in self.near or stems.english in self.near):
            return True
        return bool(self.prefix) and fold(word).startswith(self.prefix)


Run = tuple[Needle, ...]
"""Needles that stand side by side; most often one."""


@dataclass(frozen=True, slots=True)
class Words:
    """What an entry must say."""

    runs: Sequence[Run]
    """All of these."""
    excluded: Sequence[Run] = ()
    """None of these."""
    mention: str | None = None
    """Whom it must mention: the id of a person."""


def needles_of(term: Term) -> Run:
    """Return the needles of a term; only its last word may be unfinished."""
    last = len(term.words) - 1
    return tuple(
        Needle(
            stems_of(word).german,
            stems_of(word).english,
            fold(word) if term.is_prefix and number == last else "",
        )
        for number, word in enumerate(term.words)
    )


def found_in(tokens: Sequence[Token], runs: Iterable[Run]) -> set[int]:
    """Return the numbers of the tokens that are part of a run."""
    marked: set[int] = set()
    for run in runs:
        for start in range(len(tokens) - len(run) + 1):
            if all(needle.finds(tokens[start + step].word) for step, needle in enumerate(run)):
                marked.update(range(start, start + len(run)))
    return marked
