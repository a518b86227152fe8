"""One person with two devices: what is read, marked as unread or put away on one of them is so on the other."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.house import House
from tests.browser.someone import Someone

pytestmark = pytest.mark.long

SAID = "Look at the coffee machine"


def notice_of(device: Someone) -> Locator:
    return device.page.get_by_role("listitem").filter(has_text=SAID)


def expect_waiting(device: Someone, room: str, *, is_waiting: bool) -> None:
    """Inbox and list of rooms say the same."""
    count = 1 if is_waiting else 0
    expect(device.row_of(room).get_by_role("img", name="1 mention")).to_have_count(count)
    expect(notice_of(device).get_by_role("link", name="new: Tobias Krahl mentioned you")).to_have_count(count)


def test_two_devices_agree_on_what_waits(house: House) -> None:
    place = house.place("mara.lindner", "tobias.krahl")
    desk, other = house.enter("mara.lindner"), house.enter("mara.lindner", is_new_session=True)
    for device in (desk, other):
        device.open("/rooms/inbox")
    house.hands("tobias.krahl").say(place.room, f"{SAID}, @mara.lindner")
    for device in (desk, other):
        expect_waiting(device, place.room, is_waiting=True)

    with other.cut_off():
        other.context.set_offline(True)
        notice_of(desk).get_by_role("link").click()
        message = desk.sees(SAID)
        expect(desk.row_of(place.room).get_by_role("img", name="1 mention")).to_have_count(0)
        other.context.set_offline(False)
        expect_waiting(other, place.room, is_waiting=False)

    message.press("Shift+U")
    expect_waiting(other, place.room, is_waiting=True)
    expect(desk.feed.get_by_text("New", exact=True)).to_be_visible()
    desk.page.wait_for_timeout(800)  # longer than one looks until something counts as read
    expect(desk.row_of(place.room).get_by_role("img", name="1 mention")).to_be_visible()

    other.page.keyboard.press("j")
    notice_of(other).get_by_role("link").focus()
    other.page.keyboard.press("e")
    expect(notice_of(other)).to_have_count(0)
    desk.page.keyboard.press("Escape")
    message.focus()
    for key in ("g", "i"):
        desk.page.keyboard.press(key)
    expect(desk.page.get_by_role("tab", name="Done")).to_be_visible()
    expect(notice_of(desk)).to_have_count(0)
    desk.page.get_by_role("tab", name="Done").click()
    expect(notice_of(desk)).to_have_count(1)

    desk.open_room(place.room)
    desk.sees(SAID).focus()
    for key in ("g", "d"):
        desk.page.keyboard.press(key)
    desk.page.get_by_role("dialog").get_by_role("button", name="The beginning").click()
    expect(desk.page.get_by_role("dialog")).to_have_count(0)
    expect(desk.message(SAID)).to_be_in_viewport()
