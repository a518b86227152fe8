"""Writing: formats by keys, code in colours, tasks that are ticked in place, and calling many."""

import pytest
from playwright.sync_api import expect

from tests.browser.house import House

pytestmark = pytest.mark.browser

TEXT = "**Before we ship**\n\n- [ ] Test the backup\n\n```python\ndef ship(): return 42\n```"


def test_a_list_of_tasks_is_written_ticked_and_called_to(house: House) -> None:
    place = house.place("mara.lindner", "tobias.krahl")
    mara, tobias = house.enter("mara.lindner"), house.enter("tobias.krahl")
    for someone in (mara, tobias):
        someone.open_room(place.room)
    area, keys = mara.composer, mara.page.keyboard
    area.fill("ship it")
    keys.press("ControlOrMeta+a")
    keys.press("ControlOrMeta+b")
    expect(area).to_have_value("**ship it**")
    keys.press("ControlOrMeta+z")
    expect(area).to_have_value("ship it")
    area.fill("- one")
    keys.press("Shift+Enter")
    expect(area).to_have_value("- one\n- ")

    area.fill(TEXT)
    keys.press("Enter")
    seen = tobias.feed.get_by_role("article").filter(has_text="Before we ship")
    expect(seen.get_by_role("region", name="Code, Python").locator("span").first).to_have_text("def")
    expect(seen.get_by_role("checkbox", name="Test the backup")).to_be_disabled()
    mara.feed.get_by_role("checkbox", name="Test the backup").click()
    expect(seen.get_by_role("checkbox", name="Test the backup")).to_be_checked()
    expect(seen.get_by_role("button", name="edited")).to_be_visible()

    tobias.composer.press_sequentially("@chan")
    expect(tobias.page.get_by_role("option", name="@channel")).to_be_visible()
    keys = tobias.page.keyboard
    keys.press("Tab")
    keys.type("all done")
    keys.press("Enter")
    expect(mara.feed.get_by_text("@channel", exact=True)).to_be_visible()
    assert mara.complaints == []
    assert tobias.complaints == []
