"""People live in one channel: what one does, the others see at once."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.house import House, Place
from tests.browser.someone import Someone

FOR_ONE = re.compile("^1 mention")


@pytest.fixture
def place(house: House) -> Place:
    """Make a channel of three."""
    return house.place("mara.lindner", "tobias.krahl", "james.okafor")


@pytest.fixture
def mara(house: House, place: Place) -> Someone:
    """Let Mara sit in the channel."""
    mara = house.enter("mara.lindner")
    mara.open_room(place.room)
    return mara


@pytest.fixture
def tobias(house: House, place: Place) -> Someone:
    """Let Tobias sit in the channel."""
    tobias = house.enter("tobias.krahl")
    tobias.open_room(place.room)
    return tobias


def test_two_people_sign_in_and_hear_each_other(house: House, place: Place) -> None:
    mara, tobias = house.stranger(), house.stranger()
    for someone, handle in ((mara, "mara.lindner"), (tobias, "tobias.krahl")):
        someone.page.goto(f"/rooms/{place.room}")
        someone.sign_in(handle)
        expect(someone.composer).to_be_visible()
        assert someone.page.url.endswith(f"/rooms/{place.room}")
    mara.say("Is the coffee machine back?")
    heard = tobias.sees("Is the coffee machine back?")
    expect(heard).to_contain_text("Mara Lindner")
    tobias.say("Since eight. With the good beans.")
    mara.sees("Since eight. With the good beans.")


def test_typing_shows_and_goes_with_the_message(mara: Someone, tobias: Someone) -> None:
    mara.composer.press_sequentially("Half a sen")
    typing = tobias.page.get_by_text("Mara Lindner is writing")
    expect(typing).to_be_visible()
    mara.composer.press_sequentially("tence")
    mara.composer.press("Enter")
    tobias.sees("Half a sentence")
    expect(typing).to_have_count(0)


def test_reaction_and_edit_travel(mara: Someone, tobias: Someone) -> None:
    mara.say("Cake at three")
    tobias.sees("Cake at three").hover()
    tobias.page.get_by_role("button", name="React with ❤️").click()
    chip = mara.message("Cake at three").get_by_role("button", name=re.compile("^❤️.*Tobias Krahl"))
    expect(chip).to_be_visible()
    chip.click()
    expect(tobias.message("Cake at three").get_by_role("button", name=re.compile("^❤️"))).to_contain_text("2")

    mara.act_on("Cake at three", "Edit")
    field = mara.page.get_by_role("textbox", name="Edit message")
    field.fill("Cake at four")
    field.press("Enter")
    expect(tobias.sees("Cake at four")).to_contain_text("edited")
    expect(tobias.message("Cake at three")).to_have_count(0)
    expect(tobias.message("Cake at four").get_by_role("button", name=re.compile("^❤️"))).to_contain_text("2")


def test_a_reply_names_what_it_answers(mara: Someone, tobias: Someone) -> None:
    mara.say("Who has the key to the archive?")
    tobias.act_on("Who has the key to the archive?", "Reply")
    expect(tobias.page.get_by_text("Reply to Mara Lindner")).to_be_visible()
    tobias.say("Gundula, since Monday")
    answer = mara.sees("Gundula, since Monday")
    expect(answer.get_by_role("button", name="Who has the key to the archive?")).to_be_visible()


def test_a_deletion_can_be_undone_and_then_travels(mara: Someone, tobias: Someone) -> None:
    mara.say("Said too early")
    tobias.sees("Said too early")
    mara.act_on("Said too early", "Delete")
    expect(mara.message("Said too early")).to_have_count(0)
    mara.notices.get_by_role("button", name="Undo").click()
    mara.sees("Said too early")
    mara.act_on("Said too early", "Delete")
    expect(tobias.message("Said too early")).to_have_count(0)
    expect(tobias.feed.get_by_text("Message deleted")).to_be_visible()


def test_who_is_elsewhere_gets_a_mark_and_a_badge(house: House, mara: Someone, place: Place) -> None:
    james = house.enter("james.okafor")
    james.open("/rooms/directory")
    mara.say("Something for everyone")
    row = james.row_of(place.room)
    expect(row.get_by_label("new", exact=True)).to_be_visible()
    mara.say("@james.okafor something for you")
    expect(row.get_by_label(FOR_ONE)).to_be_visible()
    expect(james.page).to_have_title(re.compile(r"\(\d+\)"))
    row.click()
    james.sees("something for you")
    expect(row.get_by_label(FOR_ONE)).to_have_count(0)


def test_read_marks_follow_to_the_second_device(house: House, mara: Someone, place: Place) -> None:
    desk = house.enter("tobias.krahl")
    phone = house.enter("tobias.krahl", is_new_session=True, viewport={"width": 390, "height": 844})
    desk.open("/rooms/directory")
    phone.open("/rooms")
    mara.say("Read me where you like")
    for device in (desk, phone):
        expect(device.row_of(place.room).get_by_label("new", exact=True)).to_be_visible()
    phone.row_of(place.room).click()
    phone.sees("Read me where you like")
    expect(desk.row_of(place.room).get_by_label("new", exact=True)).to_have_count(0)


@pytest.mark.long
def test_the_newest_message_stays_in_sight_whatever_size_the_window_takes(house: House, place: Place) -> None:
    for number in range(20):
        house.hands("tobias.krahl").say(
            place.room, f"Line {number}: the lift, the coffee, the weather and the lift again"
        )
    mara = house.enter("mara.lindner", viewport={"width": 1440, "height": 900})
    mara.open_room(place.room)
    mara.say("Mine, at the end")
    for width, height in ((820, 1180), (390, 500), (1440, 900), (390, 844)):
        mara.page.set_viewport_size({"width": width, "height": height})
        expect(mara.message("Mine, at the end")).to_be_in_viewport(ratio=0.95)
        expect(mara.page.get_by_role("button", name="To the newest")).to_have_count(0)
