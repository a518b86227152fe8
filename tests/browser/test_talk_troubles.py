"""What goes wrong in a talk: microphones, other devices, a server that is gone. One is told, and stays in the talk."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.house import House, Place
from tests.browser.talker import HEARD, Talker, bring_up, drop_in, go_on_air

HOST, LISTENER = "mara.lindner", "james.okafor"
_REFUSE = """
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  window.refusal = "NotAllowedError";
  navigator.mediaDevices.getUserMedia = (wish) =>
    window.refusal ? Promise.reject(new DOMException("no", window.refusal)) : open(wish);
"""
_KEEP_TRACKS = """
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  window.tracks = [];
  navigator.mediaDevices.getUserMedia = async (wish) => {
    const stream = await open(wish);
    window.tracks.push(...stream.getTracks());
    return stream;
  };
"""
_UNPLUG = """() => {
  const track = window.tracks.at(-1);
  track.stop();
  track.dispatchEvent(new Event("ended"));
}"""


@pytest.fixture
def place(house: House) -> Place:
    """Make a community of two."""
    return house.place(HOST, LISTENER)


def hears_more(talker: Talker) -> None:
    """Wait until more is heard than so far."""
    before = talker.page.evaluate(HEARD)
    for _ in range(150):
        if talker.page.evaluate(HEARD) > before + 0.002:
            return
        talker.page.wait_for_timeout(200)
    raise AssertionError("nothing is heard")


def test_without_a_microphone_one_is_told_why_and_can_try_again(house: House, place: Place) -> None:
    words = "The browser may not use your microphone."
    mara = Talker(house.enter(HOST), hears=True)
    mara.page.add_init_script(_REFUSE)
    go_on_air(mara, place, "No microphone")
    mara.press("Speak")
    expect(mara.page.get_by_text(words)).to_be_visible()
    mara.page.evaluate("window.refusal = null")
    mara.press("Try again")
    expect(mara.page.get_by_text(words)).to_have_count(0)
    mara.press("Speak")
    expect(mara.bar.get_by_role("button", name="Mute", exact=True)).to_be_visible()
    mara.choose("Leave or end", "End the talk for everyone")


def test_a_microphone_unplugged_mid_sentence_mutes_and_is_told(house: House, place: Place) -> None:
    mara, james = Talker(house.enter(HOST), hears=True), Talker(house.enter(LISTENER), hears=True)
    mara.page.add_init_script(_KEEP_TRACKS)
    drop_in(james, go_on_air(mara, place, "A loose cable"))
    mara.press("Speak")
    hears_more(james)
    mara.page.evaluate(_UNPLUG)
    expect(mara.page.get_by_text("Your microphone is gone, so you are muted.")).to_be_visible()
    expect(james.stage.get_by_role("listitem")).to_contain_text("muted")
    mara.press("Try again")
    mara.press("Speak")
    hears_more(james)
    mara.choose("Leave or end", "End the talk for everyone")


@pytest.mark.long
def test_the_sound_goes_to_the_device_that_one_came_in_with_last(house: House, place: Place) -> None:
    mara = Talker(house.enter(HOST), hears=True)
    desk = Talker(house.enter(LISTENER), hears=True)
    phone = Talker(house.enter(LISTENER, is_new_session=True), hears=True)
    path = go_on_air(mara, place, "Two devices")
    mara.press("Speak")
    drop_in(desk, path)
    hears_more(desk)
    drop_in(phone, path)
    hears_more(phone)
    elsewhere = desk.page.get_by_text("You are listening on another device.")
    expect(elsewhere).to_be_visible()
    expect(desk.page.get_by_text(re.compile("^2 people"))).to_be_visible()
    desk.press("Listen here")
    hears_more(desk)
    expect(elsewhere).to_have_count(0)
    expect(phone.page.get_by_text("You are listening on another device.")).to_be_visible()
    mara.choose("Leave or end", "End the talk for everyone")


@pytest.mark.long
def test_a_killed_server_costs_the_talk_a_moment_and_nobody_their_place(house: House, place: Place) -> None:
    mara, james = Talker(house.enter(HOST), hears=True), Talker(house.enter(LISTENER), hears=True)
    drop_in(james, go_on_air(mara, place, "A short break"))
    bring_up(mara, james)
    mara.press("Speak")
    hears_more(james)
    with mara.someone.cut_off(), james.someone.cut_off():
        house.server.kill()
        expect(mara.page.get_by_text("Reconnecting…")).to_be_visible()
        house.server.start()
        for one in (mara, james):
            expect(one.page.get_by_text("Reconnecting…")).to_have_count(0, timeout=60_000)
        hears_more(james)
    for one in (mara, james):
        expect(one.stage).to_contain_text("Mara Lindner")
        expect(one.stage).to_contain_text("James Okafor")
    mara.choose("Leave or end", "End the talk for everyone")
