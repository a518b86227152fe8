"""Who has time right now is brought together with whoever else has: one press, and they sit at a table."""

import re
import time
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.house import PHONE, House, Place
from tests.browser.someone import without_sound

MARA, JAMES, TOBIAS = "mara.lindner", "james.okafor", "tobias.krahl"


@pytest.fixture
def place(house: House) -> Place:
    """Make a community of two of them."""
    return house.place(MARA, JAMES)


def come(house: House, handle: str, **options: Any) -> Page:
    """Let somebody come to the place of coffee."""
    someone = house.enter(handle, **options)
    without_sound(someone.page)
    someone.open("/coffee")
    return someone.page


def card(page: Page) -> Locator:
    return page.get_by_role("region", name=re.compile("time"))


def press(page: Page) -> None:
    """Ask for somebody; the next tick may have found them before we look."""
    card(page).get_by_role("button", name="Find me somebody").click()
    looks = card(page).get_by_text("Looking for somebody who has time")
    expect(looks.or_(table(page)).first).to_be_visible()


def table(page: Page) -> Locator:
    return page.get_by_role("list", name="At the table")


def get_up(page: Page) -> None:
    page.get_by_role("toolbar", name="Your part at the table").get_by_role("button", name="Get up").click()


def test_two_who_have_time_sit_at_a_table_and_read_why(house: House, place: Place) -> None:
    """On a desktop and a phone; muted, and nobody else sees the table."""
    mara = come(house, MARA)
    james = come(house, JAMES, viewport=PHONE, has_touch=True, is_mobile=True)
    tobias = come(house, TOBIAS)
    press(mara)
    expect(card(tobias)).to_contain_text("Who has time right now?")
    press(james)
    for page in (mara, james):
        expect(table(page).get_by_role("listitem")).to_have_count(2)
        expect(page.get_by_role("heading", name="Coffee by chance")).to_be_visible()
        expect(page.get_by_role("note", name="Why you")).to_contain_text("You are both in")
        bar = page.get_by_role("toolbar", name="Your part at the table")
        expect(bar.get_by_role("button", name="Speak", exact=True)).to_be_visible()
    expect(tobias.get_by_text("Coffee by chance")).to_have_count(0)
    get_up(mara)
    again = mara.get_by_role("article", name="Coffee by chance")
    expect(again).to_contain_text("James Okafor")
    get_up(james)
    expect(again).to_have_count(0)


def test_who_waits_looks_at_something_else_meanwhile_and_is_taken_in(house: House, place: Place) -> None:
    """Also over a reload of the page; whoever stops is brought together with nobody."""
    tobias, james = come(house, TOBIAS), come(house, JAMES)
    press(tobias)
    tobias.get_by_role("link", name="Rooms").first.click()
    bar = tobias.get_by_role("region", name="Waiting for a coffee")
    expect(bar).to_be_visible()
    bar.get_by_role("button", name="Stop looking").click()
    expect(bar).to_have_count(0)
    press(james)
    tobias.get_by_role("link", name="Coffee").first.click()
    expect(card(tobias)).to_contain_text("Who has time right now?")
    expect(card(james)).to_contain_text("Looking for somebody")
    james.reload()
    expect(card(james)).to_contain_text("Looking for somebody")
    james.get_by_role("link", name="Rooms").first.click()
    press(tobias)
    expect(table(tobias).get_by_role("listitem")).to_have_count(2)
    james.get_by_role("button", name="To the table").click()
    expect(table(james).get_by_role("listitem")).to_have_count(2)
    for page in (james, tobias):
        get_up(page)


def test_who_sits_down_at_a_corner_does_not_wait_any_more(house: House, place: Place) -> None:
    wish = {"community": place.community, "name": "Balcony"}
    house.hands(MARA).post("/api/coffee", wish)
    mara = come(house, MARA)
    press(mara)
    mara.get_by_role("article", name="Balcony").get_by_role("button", name="Sit down", exact=True).click()
    expect(table(mara).get_by_role("listitem")).to_have_count(1)
    get_up(mara)
    expect(card(mara)).to_contain_text("Who has time right now?")


def test_a_private_list_says_with_whom_one_is_never_brought_together(house: House) -> None:
    tobias = come(house, TOBIAS)
    card(tobias).get_by_role("button", name="Not with").click()
    dialog = tobias.get_by_role("dialog")
    dialog.get_by_role("combobox").fill("James Ok")
    tobias.get_by_role("option", name="James Okafor").click()
    listed = dialog.get_by_role("list", name="Not with these people")
    expect(listed).to_contain_text("James Okafor")
    tobias.keyboard.press("Escape")
    james = come(house, JAMES)
    press(james)
    press(tobias)
    time.sleep(4)  # ticks, of which none brings them together
    for page in (james, tobias):
        expect(card(page)).to_contain_text("Looking for somebody")
        card(page).get_by_role("button", name="Stop looking").click()
    card(tobias).get_by_role("button", name="Not with").click()
    listed.get_by_role("button", name="Take James Okafor off the list").click()
    expect(listed.get_by_role("listitem")).to_have_count(0)
