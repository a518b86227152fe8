"""A thread between two people: beside the room, quiet in it, and found again under Threads."""

import re

from playwright.sync_api import expect

from tests.browser.house import House


def test_a_thread_is_answered_beside_its_room_and_found_under_threads(house: House) -> None:
    place = house.place("mara.lindner", "tobias.krahl")
    mara, tobias = house.enter("mara.lindner"), house.enter("tobias.krahl")
    for someone in (mara, tobias):
        someone.open_room(place.room)
    mara.say("Where do we meet?")
    tobias.sees("Where do we meet?").press("t")
    field = tobias.page.get_by_role("textbox", name="Reply in the thread")
    expect(field).to_be_focused()
    field.fill("By the fountain")
    field.press("Enter")
    line = mara.message("Where do we meet?").get_by_role("link", name=re.compile("1 reply"))
    expect(line).to_be_visible()
    expect(line.get_by_role("img", name="unread")).to_be_visible()

    mara.page.get_by_role("link", name=re.compile("^Threads")).click()
    card = mara.page.get_by_role("region", name=re.compile("^Thread in")).filter(has_text="By the fountain")
    card.get_by_role("button", name="Mark read").click()
    card.get_by_role("button", name="Reply", exact=True).click()
    card.get_by_role("textbox", name="Reply in the thread").fill("At six then")
    mara.page.keyboard.press("Enter")
    thread = tobias.page.get_by_role("complementary", name="Thread")
    expect(thread.get_by_text("At six then", exact=True)).to_be_visible()
    tobias.page.reload()
    expect(thread.get_by_text("By the fountain", exact=True)).to_be_visible()
    expect(
        tobias.page.get_by_role("feed", name=re.compile("^Messages in (?!the thread)"))
    ).not_to_contain_text("At six then")
