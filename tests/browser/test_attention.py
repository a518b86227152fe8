"""May it interrupt me: a notification while one is elsewhere, a moon, a status beside the name, a quiet room."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.house import House

pytestmark = [pytest.mark.browser, pytest.mark.long]

RECORD = """
const tell = (name, value) => document.documentElement.setAttribute(name, value);
window.Notification = class {
  static permission = "granted";
  constructor(title, { body }) { tell("data-shown", `${title}: ${body}`); }
  close() { tell("data-shown", ""); }
};
"""
"""What a browser's own notifications would have been: no test can look at the desktop."""


def test_a_mention_calls_who_is_elsewhere_until_they_do_not_want_to_be_disturbed(house: House) -> None:
    place = house.place("mara.lindner", "tobias.krahl")
    mara, tobias = house.enter("mara.lindner"), house.enter("tobias.krahl")
    tobias.page.add_init_script(RECORD)
    mara.open_room(place.room)
    tobias.open("/settings/notifications")
    expect(tobias.page.get_by_text("On in this browser")).to_be_visible()
    tobias.open("/rooms/directory")

    mara.say("Just thinking aloud")
    mara.say("@tobias.krahl the kettle is on")
    page = tobias.page.locator("html")
    expect(page).to_have_attribute("data-shown", f"Mara Lindner · {place.name}: mentioned you")
    tobias.row_of(place.room).click()
    tobias.sees("the kettle is on")
    expect(page).to_have_attribute("data-shown", "")

    tobias.page.get_by_role("button", name=re.compile("^You: Tobias Krahl")).click()
    tobias.page.get_by_role("menuitem", name=re.compile("Do not disturb")).click()
    tobias.page.get_by_role("dialog").get_by_role("button", name="Do not disturb", exact=True).click()
    moon = mara.page.get_by_role("link", name=re.compile("Tobias Krahl.*does not want to be disturbed"))
    expect(moon).to_be_visible()

    mara.page.keyboard.press("Control+Shift+Y")
    dialog = mara.page.get_by_role("dialog", name="Your status")
    dialog.get_by_role("button", name="Lunch").click()
    dialog.get_by_role("button", name="Set status").click()
    expect(tobias.feed.get_by_label(re.compile("Status: 🥗 Lunch · until")).first).to_be_visible()

    tobias.page.get_by_role("button", name=f"More about {place.name}").click()
    tobias.page.get_by_role("menuitemradio", name="Nothing").click()
    expect(tobias.row_of(place.room).get_by_label("quiet")).to_be_visible()
    tobias.open("/rooms/directory")
    mara.say("@tobias.krahl are you there?")
    expect(mara.message("are you there?")).to_have_count(1)
    row = tobias.row_of(place.room)
    expect(row.get_by_label("quiet")).to_be_visible()
    expect(row.get_by_label(re.compile("mention"))).to_have_count(0)
    expect(page).not_to_have_attribute("data-shown", re.compile("."))
    tobias.page.get_by_role("button", name=re.compile("^You: Tobias Krahl, not to be disturbed")).click()
    tobias.page.get_by_role("menuitem", name=re.compile("Be reachable again")).click()
    expect(moon).to_have_count(0)
