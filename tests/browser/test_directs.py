"""Writing to one colleague: begun from anywhere, told with the first message, hidden until the next one."""

import re

from playwright.sync_api import expect

from tests.browser.house import House


def test_a_conversation_begins_with_its_first_message_and_comes_back_with_the_next(house: House) -> None:
    mara, wei = house.enter("mara.lindner"), house.enter("wei.chen")
    mara.open("/people")
    expect(mara.page.get_by_role("searchbox", name="Search people")).to_be_visible()
    mara.page.keyboard.press("n")
    dialog = mara.page.get_by_role("dialog", name="New message")
    dialog.get_by_label("Search people").fill("wei chen")
    dialog.get_by_role("option", name="Wei Chen").click()
    dialog.get_by_role("button", name="Write", exact=True).click()
    expect(mara.page.get_by_role("heading", level=1, name="Wei Chen")).to_be_visible()

    wei.open("/rooms/directory")
    talks = wei.page.get_by_role("navigation", name="Channels and conversations")
    row = talks.get_by_role("link", name=re.compile("Mara Lindner"))
    expect(talks).to_be_visible()
    expect(row).to_have_count(0)
    mara.say("Do you have a minute?")
    expect(row.get_by_label("1 new message")).to_be_visible()
    row.click()
    wei.sees("Do you have a minute?")

    wei.page.get_by_role("button", name="More about Mara Lindner").click()
    wei.page.get_by_role("menuitem", name="Hide from the list").click()
    expect(row).to_have_count(0)
    mara.say("It is about the photo")
    expect(row.get_by_label("1 new message")).to_be_visible()
