"""Every screen in German, whose words are the longer: it fits on a desktop and a phone, says nothing untranslated,
and axe finds nothing, in light and in dark.

With `--shots` it looks at a tablet as well, and leaves a picture of each screen in each size and theme in `.shots/`.
"""

from collections.abc import Iterator

import pytest

from tests.browser.faults import faults_of
from tests.browser.house import House
from tests.browser.screens import SCREENS, Screen
from tests.browser.tour import Tour


@pytest.fixture(scope="module")
def tour(whole_house: House) -> Iterator[Tour]:
    """Walk through the house once."""
    tour = Tour(whole_house, "de")
    yield tour
    tour.end()


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_a_screen_is_whole_in_german(tour: Tour, screen: Screen, request: pytest.FixtureRequest) -> None:
    faults = faults_of(tour, screen, takes_shots=request.config.getoption("shots"))
    assert not faults, "\n".join(faults)
