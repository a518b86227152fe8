"""Without a mouse: from the door to a reply, and to what waits elsewhere."""

import re

from playwright.sync_api import Page, expect

from tests.browser.hands import address_of
from tests.browser.house import House
from workspace.config.demo.sign_ins import DEMO_PASSWORD

MOST_STEPS = 12
_LOOK_CHANGES = """async () => {
  const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const element = document.activeElement;
  if (element === document.body) return false;
  const around = [];
  for (let one = element; one && around.length < 4; one = one.parentElement) around.push(one);
  const look = () => JSON.stringify(around.map((one) => {
    const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(one);
    return [outlineStyle, outlineWidth, boxShadow, borderColor];
  }));
  const focused = look();
  element.blur();
  await frames();
  const blurred = look();
  element.focus({ preventScroll: true });
  await frames();
  return focused !== blurred;
}"""


def _focus_is_visible(page: Page) -> bool:
    """Tell whether what has the focus, or the box drawn around it, looks otherwise without it."""
    return bool(page.evaluate(_LOOK_CHANGES))


def _step_back_to_a_message(page: Page) -> None:
    """Shift+Tab until a message has the focus."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.matches('article')"):
            return
    raise AssertionError("No message came into focus.")


def test_everything_is_done_with_the_keyboard_alone(house: House) -> None:
    here = house.place("mara.lindner", "tobias.krahl")
    elsewhere = house.place("tobias.krahl", "mara.lindner")
    mara = house.stranger()
    page, keys = mara.page, mara.page.keyboard
    page.goto("/")
    expect(page.get_by_label("E-mail address")).to_be_focused()
    keys.type(address_of("mara.lindner"))
    keys.press("Tab")
    assert _focus_is_visible(page)
    keys.type(DEMO_PASSWORD)
    keys.press("Enter")
    expect(page.get_by_role("navigation", name="Channels")).to_be_visible()

    keys.press("Control+k")
    expect(page.get_by_role("combobox", name="Find or do something")).to_be_focused()
    keys.type(here.name)
    expect(page.get_by_role("option", name=here.name).first).to_be_visible()
    keys.press("Enter")
    expect(mara.composer).to_be_focused()
    assert _focus_is_visible(page)

    keys.type("Written by hand")
    keys.press("Enter")
    expect(mara.sees("Written by hand")).to_have_attribute("aria-labelledby", re.compile("."))
    keys.press("ArrowUp")
    expect(page.get_by_role("textbox", name="Edit message")).to_be_focused()
    keys.type(", and mended")
    keys.press("Enter")
    mara.sees("Written by hand, and mended")
    expect(mara.composer).to_be_focused()
    expect(page.get_by_role("button", name="To the newest")).to_have_count(0)

    _step_back_to_a_message(page)
    assert _focus_is_visible(page)
    keys.press("1")
    expect(page.get_by_role("button", name=re.compile("^👍.*You"))).to_be_visible()
    keys.press("r")
    expect(page.get_by_text("Reply to Mara Lindner")).to_be_visible()
    expect(mara.composer).to_be_focused()
    keys.type("Answered by hand")
    keys.press("Enter")
    mara.sees("Answered by hand")

    house.hands("tobias.krahl").say(elsewhere.room, "Come over here")
    expect(mara.row_of(elsewhere.room).get_by_label("new", exact=True)).to_be_visible()
    for _ in range(MOST_STEPS):
        keys.press("Alt+Shift+ArrowDown")
        if page.url.endswith(elsewhere.room):
            break
    mara.sees("Come over here")

    _step_back_to_a_message(page)
    keys.press("?")
    sheet = page.get_by_role("dialog", name="Shortcuts")
    expect(sheet).to_contain_text("Unread room below")
    keys.press("Escape")
    expect(sheet).to_have_count(0)
