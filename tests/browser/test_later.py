"""Saving for later and pinning, with single keys on a message."""

import pytest
from playwright.sync_api import expect

from tests.browser.house import House

pytestmark = pytest.mark.browser


def test_a_message_is_saved_with_a_note_and_pinned_for_the_other(house: House) -> None:
    place = house.place("mara.lindner", "tobias.krahl")
    mara, tobias = house.enter("mara.lindner"), house.enter("tobias.krahl")
    for someone in (mara, tobias):
        someone.open_room(place.room)
    mara.say("The key hangs behind the door")
    said = tobias.feed.get_by_role("article").filter(has_text="The key hangs")
    said.focus()
    said.press("p")
    expect(mara.feed.get_by_text("pinned by Tobias Krahl")).to_be_visible()
    said.press("b")
    expect(said.get_by_text("saved for later")).to_be_visible()
    expect(mara.feed.get_by_text("saved for later")).to_have_count(0)

    mara.page.get_by_role("button", name="Show pinned messages").click()
    pins = mara.page.get_by_role("complementary", name="Pinned messages")
    expect(pins.get_by_text("The key hangs")).to_be_visible()

    page = tobias.page
    page.get_by_role("link", name="Later").click()
    page.get_by_role("button", name="Add a note").click()
    page.keyboard.type("Tell the night shift")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Tell the night shift")).to_be_visible()
    page.get_by_role("button", name="Tick off").click()
    expect(page.get_by_role("heading", name="Ticked off")).to_be_visible()
    page.get_by_role("region", name="Ticked off").get_by_role("article").get_by_role("link").first.click()
    expect(said).to_be_in_viewport()
    assert mara.complaints == []
    assert tobias.complaints == []


@pytest.mark.long
def test_what_is_begun_on_one_device_is_put_off_on_another_and_what_is_passed_on_is_a_card(
    house: House,
) -> None:
    place = house.place("mara.lindner", "tobias.krahl")
    mara, tobias = house.enter("mara.lindner"), house.enter("tobias.krahl")
    phone = house.enter("tobias.krahl", viewport={"width": 390, "height": 844})
    for someone in (mara, tobias, phone):
        someone.open_room(place.room)
    mara.say("The canteen is closed tomorrow")
    tobias.composer.fill("Then I bring cake")
    expect(phone.composer).to_have_value("Then I bring cake")
    phone.page.get_by_role("button", name="Send later").click()
    phone.page.get_by_role("menuitem", name="Tomorrow morning").click()
    expect(tobias.composer).to_have_value("")

    said = tobias.sees("The canteen is closed tomorrow")
    said.focus()
    said.press("f")
    dialog = tobias.page.get_by_role("dialog", name="Forward")
    dialog.get_by_placeholder("Room or person …").fill("Mara")
    dialog.get_by_role("option", name="Mara Lindner").click()
    dialog.get_by_role("button", name="Forward", exact=True).click()
    tobias.notices.get_by_role("button", name="Open").last.click()
    card = tobias.feed.get_by_role("article", name="Mara Lindner", exact=True).filter(
        has_text="The canteen is closed"
    )
    expect(card).to_be_visible()
    card.get_by_role("link").first.click()
    said.press("m")
    tobias.page.get_by_role("button", name="In 20 minutes").click()
    expect(said.get_by_text("you are reminded")).to_be_visible()

    tobias.page.goto("/later/scheduled")
    tobias.page.get_by_role("button", name="Send now").click()
    expect(mara.message("Then I bring cake")).to_be_visible()
