"""Files in a channel: attached, gone on with after a break, seen by the others, looked at, and gone."""

import pytest
from playwright.sync_api import FilePayload, Route, expect

from tests.browser.house import House
from tests.workspace.files.uploading import picture

PHOTO = FilePayload(name="wall.png", mimeType="image/png", buffer=picture("PNG", (1200, 800)))
NOTES = FilePayload(name="notes.txt", mimeType="text/plain", buffer=b"Hello")


def test_a_picture_and_a_file_reach_the_others(house: House) -> None:
    place = house.place("mara.lindner", "tobias.krahl")
    mara, tobias = house.enter("mara.lindner"), house.enter("tobias.krahl")
    for someone in (mara, tobias):
        someone.open_room(place.room)
    mara.page.locator("[data-attach]").set_input_files([PHOTO, NOTES])
    mara.say("From the wall")
    message = tobias.sees("From the wall")
    expect(message.get_by_text("notes.txt")).to_be_visible()
    message.get_by_role("button", name="Show wall.png").click()
    large = tobias.page.get_by_role("dialog", name="wall.png")
    expect(large.get_by_role("img", name="wall.png")).to_be_visible()
    tobias.page.keyboard.press("Escape")
    expect(large).to_have_count(0)
    with tobias.page.expect_download() as saved:
        message.get_by_role("button", name="Download notes.txt").click()
    assert saved.value.path().read_bytes() == b"Hello"


@pytest.mark.long
def test_an_upload_outlives_a_reload_and_the_message_waits_for_it(house: House) -> None:
    place = house.place("mara.lindner", "tobias.krahl")
    mara = house.enter("mara.lindner")
    mara.open_room(place.room)
    stopped: list[Route] = []

    def hold(route: Route) -> None:
        stopped.append(route)

    mara.page.route("**/api/uploads/*", hold)
    mara.page.locator("[data-attach]").set_input_files([NOTES])
    expect(mara.page.get_by_role("progressbar", name="Upload of notes.txt")).to_be_visible()
    mara.page.wait_for_timeout(300)
    with mara.cut_off():
        mara.page.unroute("**/api/uploads/*")
        mara.page.reload()
    expect(mara.page.get_by_text("notes.txt")).to_be_visible()
    mara.say("Here they are")
    expect(mara.sees("Here they are").get_by_role("button", name="Download notes.txt")).to_be_visible()
