"""Every screen in English: it says nothing untranslated."""

from collections.abc import Iterator

import pytest

from tests.browser.faults import faults_of
from tests.browser.house import House
from tests.browser.screens import SCREENS, Screen
from tests.browser.tour import Tour

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def tour(whole_house: House) -> Iterator[Tour]:
    """Walk through the house once."""
    tour = Tour(whole_house, "en")
    yield tour
    tour.end()


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_a_screen_is_whole_in_english(tour: Tour, screen: Screen, pytestconfig: pytest.Config) -> None:
    faults = faults_of(tour, screen, takes_shots=bool(pytestconfig.getoption("--shots")))
    assert not faults, "\n".join(faults)
