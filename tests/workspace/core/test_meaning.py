"""What is alike is close together, in both languages."""

import math

import pytest

from workspace.core.meaning import DIMENSIONS, meanings_of

pytestmark = pytest.mark.pure


def closeness(one: str, other: str) -> float:
    meanings = meanings_of([one, other])
    product = sum(a * b for a, b in zip(meanings[one], meanings[other], strict=True))
    return product / math.hypot(*meanings[one]) / math.hypot(*meanings[other])


def test_what_is_alike_is_closer_than_what_is_not_across_languages() -> None:
    assert closeness("Laufgruppe", "Running group") > closeness("Laufgruppe", "Payroll tax") + 0.2
    assert closeness("Kochen und Rezepte", "Cooking and recipes") > closeness("Kochen", "Machine maintenance")


def test_a_meaning_is_short_and_the_same_each_time() -> None:
    (vector,) = meanings_of({"New Work"}).values()
    assert len(vector) == DIMENSIONS
    assert math.hypot(*vector) == pytest.approx(1, abs=0.35)
    assert meanings_of(["New Work", "Lauftreff"])["New Work"] == pytest.approx(vector, abs=1e-4)


def test_of_nothing_there_is_none() -> None:
    assert meanings_of([]) == {}
