"""Integrations in a browser: a webhook speaks in a channel, and a command of the screen says something."""

import json
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import expect

from tests.browser.house import House

pytestmark = pytest.mark.long


def test_an_owner_makes_a_webhook_that_speaks_in_the_channel(house: House) -> None:
    place = house.place("mara.lindner", "tobias.krahl")
    mara = house.enter("mara.lindner")
    page = mara.page
    mara.open_room(place.room)
    mara.composer.fill("/me tries")
    mara.composer.press("Enter")
    expect(mara.feed.locator("em")).to_have_text("tries")

    mara.open(f"/rooms/c/{place.community}/integrations")
    page.get_by_role("button", name="New incoming webhook").click()
    page.get_by_role("textbox", name="Name").fill("Build server")
    page.get_by_role("button", name="Make the webhook").click()
    url = page.get_by_text("/api/hooks/").first.inner_text()
    body = json.dumps({"text": "Build **7** is green"}).encode()
    with urlopen(Request(url, body, {"Content-Type": "application/json"}), timeout=30) as answer:
        room = json.load(answer)["room"]
    page.get_by_role("button", name="I have it").click()
    page.get_by_role("button", name="More about Build server").last.click()
    page.get_by_role("menuitem", name="Revoke").click()
    expect(mara.notices.get_by_text("no longer works")).to_be_visible()

    mara.open_room(room)
    said = mara.feed.get_by_role("article").filter(has_text="is green")
    expect(said.get_by_text("Build server")).to_be_visible()
    expect(said.get_by_text("Bot", exact=True)).to_be_visible()
    assert mara.complaints == []
