"""The server dies, the network goes: what was written is there, once and in order."""

from playwright.sync_api import expect

from tests.browser.house import House
from tests.browser.someone import Someone

CUT_OFF = "Reconnecting…"
LONGEST_WAIT_MS = 60_000
"""The longest pause between two tries to reach the server, and a busy machine."""
WAITS = "Waits for the line"


def test_a_killed_server_costs_neither_a_draft_nor_a_message(house: House) -> None:
    place = house.place("mara.lindner", "tobias.krahl")
    mara, tobias = house.enter("mara.lindner"), house.enter("tobias.krahl")
    for someone in (mara, tobias):
        someone.open_room(place.room)
    with mara.cut_off(), tobias.cut_off():
        mara.say("Sent a moment before")
        mara.composer.press_sequentially("In the middle of a sen")
        house.server.kill()
        tobias.say("Sent into the dark")
        mara.composer.press_sequentially("tence")
        expect(mara.page.get_by_text(CUT_OFF)).to_be_visible()
        expect(tobias.message("Sent into the dark")).to_contain_text(WAITS)
        house.server.start()
        for someone in (mara, tobias):
            expect(someone.page.get_by_text(CUT_OFF)).to_have_count(0, timeout=LONGEST_WAIT_MS)
    expect(mara.composer).to_have_value("In the middle of a sentence")
    mara.composer.press("Enter")
    texts = ["Sent a moment before", "Sent into the dark", "In the middle of a sentence"]
    for someone in (mara, tobias):
        for text in texts:
            someone.sees(text)
        expect(someone.page.get_by_text(WAITS)).to_have_count(0)
    assert mara.said(texts) == tobias.said(texts)


def test_a_draft_outlives_a_reload(house: House) -> None:
    place = house.place("mara.lindner")
    mara = house.enter("mara.lindner")
    mara.open_room(place.room)
    mara.composer.press_sequentially("Half a thought")
    mara.open_room(place.room)
    expect(mara.composer).to_have_value("Half a thought")


def _go_offline(someone: Someone) -> None:
    someone.context.set_offline(True)
    expect(someone.page.get_by_text("You are offline.")).to_be_visible()


def test_what_is_written_offline_waits_and_goes_out_once_and_in_order(house: House) -> None:
    place = house.place("mara.lindner", "tobias.krahl")
    mara, tobias = house.enter("mara.lindner"), house.enter("tobias.krahl")
    for someone in (mara, tobias):
        someone.open_room(place.room)
    texts = [f"Offline number {number}" for number in (1, 2, 3)]
    with mara.cut_off():
        _go_offline(mara)
        for text in texts:
            mara.say(text)
        for text in texts:
            expect(mara.message(text)).to_contain_text(WAITS)
        expect(tobias.message(texts[0])).to_have_count(0)
        mara.context.set_offline(False)
        for text in texts:
            tobias.sees(text)
        expect(mara.page.get_by_text(WAITS)).to_have_count(0)
    assert tobias.said(texts) == texts
    assert mara.said(texts) == texts
