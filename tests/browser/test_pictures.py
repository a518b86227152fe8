"""Every screen in three sizes and both languages: nothing sticks out or is untranslated.

The pictures, in German in both themes, stay in `.shots/`, to be looked at. German is the longer of the two languages.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.catalogs import english_only, message_ids
from tests.browser.house import House
from tests.browser.screens import LANGUAGES, SCREENS, Language, Screen
from tests.browser.tour import Tour

SHOTS = Path(__file__).parent / ".shots"
SIZES = {"desktop": (1440, 900), "tablet": (820, 1180), "phone": (390, 844)}
THEMES: tuple[str, ...] = ("light", "dark")
_FITS = "document.scrollingElement.scrollWidth <= innerWidth"
_SAID = """() => [...document.body.querySelectorAll("*")].flatMap((one) => [
  ...[...one.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map(({ data }) => data),
  ...["aria-label", "placeholder", "title"].map((name) => one.getAttribute(name)),
]).filter(Boolean).map((text) => text.trim()).filter(Boolean)"""

_tours: dict[Language, Tour] = {}


@pytest.fixture(scope="module")
def walk(whole_house: House) -> Iterator[House]:
    """Let the tours end with the module."""
    yield whole_house
    for tour in _tours.values():
        tour.end()
    _tours.clear()


def _tour(house: House, language: Language) -> Tour:
    if language not in _tours:
        for tour in _tours.values():
            tour.end()
        _tours.clear()
        _tours[language] = Tour(house, language)
    return _tours[language]


def _foreign(page: Page, language: Language) -> list[str]:
    """Return what stands on the page in no language, or in the wrong one."""
    said: set[str] = set(page.evaluate(_SAID))
    wrong = said & message_ids()
    if language == "de":
        wrong |= said & english_only()
    return sorted(wrong)


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_screen_fits_and_speaks_one_language(walk: House, language: Language, screen: Screen) -> None:
    tour = _tour(walk, language)
    page = tour.visit(screen)
    faults: list[str] = []
    for size, (width, height) in SIZES.items():
        if screen.is_for_phones and size != "phone":
            continue
        page.set_viewport_size({"width": width, "height": height})
        for theme in THEMES if language == "de" else ():
            page.emulate_media(color_scheme="light" if theme == "light" else "dark")
            tour.settle(page)
            page.screenshot(path=SHOTS / f"{screen.name}-{size}-{theme}.png")
        if not page.evaluate(_FITS):
            faults.append(f"sticks out at {width} px")
    faults += [f"untranslated: {text}" for text in _foreign(page, language)]
    faults += tour.complaints()
    assert faults == []
