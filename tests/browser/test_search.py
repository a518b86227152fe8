"""Searching: from anywhere to a message in its room, and back to the list as it was left."""

import pytest
from playwright.sync_api import expect

from tests.browser.house import House

pytestmark = pytest.mark.browser


def test_a_message_is_found_gone_to_and_come_back_from(house: House) -> None:
    place = house.place("mara.lindner", "tobias.krahl")
    mara = house.enter("mara.lindner")
    mara.open_room(place.room)
    mara.say("The percolators in the attic whistle")
    expect(mara.feed.get_by_text("whistle")).to_be_visible()
    for number in range(3):
        mara.say(f"Something else {number}")
    expect(mara.feed.get_by_text("Something else 2")).to_be_visible()

    page = mara.page
    page.keyboard.press("Control+k")
    page.get_by_role("dialog").get_by_role("combobox").fill("percolator")
    page.get_by_role("option", name="Search messages for “percolator”").click()
    hit = page.get_by_role("region", name="Results").get_by_role("link")
    expect(hit).to_have_count(1)
    expect(hit.locator("mark")).to_have_text("percolators")

    field = page.get_by_role("combobox", name="Search messages")
    field.press("End")
    field.type(" from:tob")
    page.get_by_role("option", name="Tobias Krahl").click()
    expect(page.get_by_text("Nobody said that here")).to_be_visible()
    field.press("Home")
    page.get_by_role("button", name="Remove filter: from Tobias Krahl").click()

    hit.click()
    expect(mara.feed.get_by_text("whistle")).to_be_in_viewport()
    page.get_by_role("link", name="Back to the search").click()
    expect(hit.locator("mark")).to_have_text("percolators")
    assert mara.complaints == []
