"""What is wrong with a screen: in the wrong language, sticking out at some size, unusable to some people."""

from pathlib import Path

from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as TooLate

from tests.browser.axe import violations
from tests.browser.catalogs import english_only, message_ids
from tests.browser.screens import Language, Screen
from tests.browser.tour import Tour

SHOTS = Path(__file__).parent / ".shots"
SIZES = {"desktop": (1440, 900), "tablet": (820, 1180), "phone": (390, 844)}
PICTURED = ("tablet",)
"""Lies between the others: seen where pictures are taken."""
FOLLOWS_WITHIN_MS = 3_000
_FITS = "() => document.scrollingElement.scrollWidth <= innerWidth"
_SAID = """() => [...document.body.querySelectorAll("*")].flatMap((one) => [
  ...[...one.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map(({ data }) => data),
  ...["aria-label", "placeholder", "title"].map((name) => one.getAttribute(name)),
]).filter(Boolean).map((text) => text.trim()).filter(Boolean)"""


def faults_of(tour: Tour, screen: Screen, *, takes_shots: bool = False) -> list[str]:
    """Visit a screen and return what is wrong with it.

    What axe looks at is the same in both languages; what fits in German, whose words are longer, fits in English.
    """
    page = tour.visit(screen)
    faults = [f"untranslated: {text}" for text in _foreign(page, tour.language)]
    if tour.language == "de":
        faults += _unusable(tour, page)
    if tour.language == "de" or takes_shots:
        faults += _misfits(tour, page, screen, takes_shots=takes_shots)
    return [*faults, *tour.complaints()]


def _foreign(page: Page, language: Language) -> list[str]:
    """Return what stands on the page in no language, or in the wrong one."""
    said: set[str] = set(page.evaluate(_SAID))
    wrong = said & message_ids()
    if language == "de":
        wrong |= said & english_only()
    return sorted(wrong)


def _unusable(tour: Tour, page: Page) -> list[str]:
    """Return what axe finds, in light and in dark."""
    light = violations(page)
    _in_theme(tour, page, "dark")
    dark = violations(page, of_colours_only=True)
    return [*light, *(f"dark: {one}" for one in dark)]


def _misfits(tour: Tour, page: Page, screen: Screen, *, takes_shots: bool) -> list[str]:
    """Return the sizes in which something sticks out."""
    faults = []
    for size, (width, height) in SIZES.items():
        if (screen.is_for_phones and size != "phone") or (size in PICTURED and not takes_shots):
            continue
        page.set_viewport_size({"width": width, "height": height})
        tour.settle(page)
        if takes_shots:
            _picture(tour, page, f"{tour.language}-{screen.name}-{size}")
        if not _comes_to_fit(page):
            faults.append(f"sticks out at {width} px")
    return faults


def _comes_to_fit(page: Page) -> bool:
    """Tell whether nothing sticks out, once the page has followed its new size."""
    try:
        page.wait_for_function(_FITS, timeout=FOLLOWS_WITHIN_MS)
    except TooLate:
        return False
    return True


def _picture(tour: Tour, page: Page, name: str) -> None:
    for theme in ("light", "dark"):
        _in_theme(tour, page, theme)
        page.screenshot(path=SHOTS / f"{name}-{theme}.png")


def _in_theme(tour: Tour, page: Page, theme: str) -> None:
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    tour.settle(page)
