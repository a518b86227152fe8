"""Every no has a sentence in both languages, and every sentence is said somewhere."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from workspace.core.error_texts import TEXTS
from workspace.core.errors import (
    Conflict,
    Invalid,
    NotAllowed,
    NotFound,
    NotSignedIn,
    TooFast,
    Unavailable,
    answer,
    text_of,
)

pytestmark = pytest.mark.pure
PACKAGES = ("workspace", "communities", "talk", "realtime")
CODE_ARGUMENT = {
    "Conflict": 0,
    "FlurfunkError": 0,
    "Invalid": 1,
    "NotAllowed": 0,
    "NotFound": 0,
    "NotSignedIn": 0,
    "Unavailable": 0,
    "text_of": 0,
}
"""Who takes a code, and as which argument."""


def _trees(repository: Path) -> Iterator[ast.AST]:
    for package in PACKAGES:
        for path in (repository / package).rglob("*.py"):
            if "migrations" not in path.parts and not path.stem.startswith("error_texts"):
                yield ast.parse(path.read_text(encoding="utf-8"))


def _named_codes(repository: Path) -> set[str]:
    """Return the codes that calls name; those that come out of a variable are not seen here."""
    found: set[str] = set()
    for tree in _trees(repository):
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            place = CODE_ARGUMENT.get(node.func.id)
            argument = node.args[place] if place is not None and len(node.args) > place else None
            if isinstance(argument, ast.Constant):
                found.add(str(argument.value))
    return found


def _strings(repository: Path) -> set[str]:
    return {
        str(node.value)
        for tree in _trees(repository)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_code_that_is_raised_has_its_texts(repository: Path) -> None:
    named = _named_codes(repository)
    assert len(named) > 20, "the search has lost its way"
    assert named - set(TEXTS) == set()


def test_every_text_is_said_somewhere(repository: Path) -> None:
    assert set(TEXTS) - _strings(repository) == set()


@pytest.mark.parametrize("code", TEXTS)
def test_both_languages_say_it_with_the_same_values(code: str) -> None:
    german, english = TEXTS[code]
    assert german.strip()
    assert english.strip()
    assert _fields(german) == _fields(english)


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_a_text_follows_the_language_asked_for_and_falls_back_to_english() -> None:
    assert text_of("blank", "de") == TEXTS["blank"][0]
    assert text_of("blank", "de-AT") == TEXTS["blank"][0]
    assert text_of("blank", "en") == TEXTS["blank"][1]
    assert text_of("blank", "fr") == TEXTS["blank"][1]


def test_braces_in_a_value_are_shown_as_they_are() -> None:
    assert "{0.__class__}" in text_of("command_unknown", "en", name="{0.__class__}")


def test_an_answer_names_code_field_and_the_time_to_wait() -> None:
    shown = answer(Invalid("body", "message_too_long", limit=10, length=11), "en")
    assert (shown.code, shown.field, shown.retry_after_s) == ("message_too_long", "body", None)
    assert "at most 10 characters, it has 11" in shown.message
    assert answer(TooFast(0.2), "de").retry_after_s == 0.2
    assert "In 1 s" in answer(TooFast(0.2), "de").message


def test_each_kind_of_error_has_its_status() -> None:
    kinds = (NotFound, NotSignedIn, NotAllowed, Invalid, Conflict, TooFast, Unavailable)
    assert [kind.http_status for kind in kinds] == [404, 401, 403, 422, 409, 429, 503]
