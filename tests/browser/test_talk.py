"""People talk: one goes on air, others drop in, ask, and come on stage."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from talk.media.tracks import pieces_of, tracks_in
from tests.browser.house import House, Place
from tests.browser.talker import HEARD, Talker, bring_up, drop_in, go_on_air

HOST, LISTENER, SECOND_LISTENER = "mara.lindner", "james.okafor", "tobias.krahl"


@pytest.fixture
def place(house: House) -> Place:
    """Make a community of two."""
    return house.place(HOST, LISTENER)


@pytest.fixture
def mara(house: House) -> Talker:
    """Let Mara come."""
    return Talker(house.enter(HOST))


@pytest.fixture
def james(house: House) -> Talker:
    """Let James come."""
    return Talker(house.enter(LISTENER))


def test_a_listener_comes_on_stage_and_speaks(mara: Talker, james: Talker, place: Place) -> None:
    james.someone.open("/talks")
    path = go_on_air(mara, place, "Coffee and machines")
    card = james.page.get_by_role("article").filter(has_text="Coffee and machines")
    card.get_by_role("button", name="Listen in", exact=True).click()
    expect(james.bar).to_be_visible()
    assert james.page.url.endswith(path)

    james.press("Raise your hand")
    queue = mara.page.get_by_role("region", name="Raised hands")
    expect(queue).to_contain_text("James Okafor")
    queue.get_by_role("button", name="Bring on stage", exact=True).click()
    james.press("Yes, gladly")
    expect(james.page.get_by_text("We hear you.")).to_be_visible()
    james.press("Go on stage")
    expect(mara.stage).to_contain_text("James Okafor")
    expect(queue).to_have_count(0)

    expect(james.stage.get_by_role("listitem").filter(has_text="James")).to_contain_text("muted")
    james.page.locator("h1").focus()
    james.page.keyboard.press("m")
    expect(mara.stage.get_by_role("listitem").filter(has_text="James")).not_to_contain_text("muted")
    mara.stage.get_by_role("button", name="James Okafor").click()
    mara.page.get_by_role("menuitem", name="Mute").click()
    expect(james.bar.get_by_role("button", name="Muted by a host")).to_be_visible()
    expect(james.someone.notices).to_contain_text("Mara Lindner has muted you")
    mara.choose("Leave or end", "End the talk for everyone")


@pytest.mark.long
def test_an_invitation_can_be_declined(mara: Talker, james: Talker, place: Place) -> None:
    drop_in(james, go_on_air(mara, place, "Come up"))
    mara.page.get_by_role("button", name="James Okafor", exact=True).click()
    mara.page.get_by_role("menuitem", name="Bring on stage").click()
    james.press("Rather listen")
    expect(james.page.get_by_role("dialog")).to_have_count(0)
    expect(mara.stage.get_by_role("listitem")).to_have_count(1)
    mara.choose("Leave or end", "End the talk for everyone")


def test_a_question_is_voted_for_and_taken_on_air(mara: Talker, james: Talker, place: Place) -> None:
    drop_in(james, go_on_air(mara, place, "Ask us"))
    james.look_at("Questions")
    field = james.page.get_by_label("Your question")
    field.fill("Who has the key?")
    field.press("Enter")
    mara.look_at("Questions")
    row = mara.page.get_by_role("listitem").filter(has_text="Who has the key?")
    row.get_by_role("button", name=re.compile("^Vote")).click()
    expect(james.page.get_by_role("button", name="Vote, 1 so far")).to_be_visible()
    row.get_by_role("button", name="What becomes of the question").click()
    mara.page.get_by_role("menuitem", name="Take on air").click()
    asked = james.page.get_by_role("listitem").filter(has_text="Who has the key?")
    expect(asked).to_contain_text("On air")
    mara.choose("Leave or end", "End the talk for everyone")


@pytest.mark.long
def test_the_chat_beside_the_talk_is_live(mara: Talker, james: Talker, place: Place) -> None:
    drop_in(james, go_on_air(mara, place, "Write along"))
    for one in (mara, james):
        expect(one.someone.composer).to_be_visible()
    mara.someone.say("Slides are in the usual place")
    expect(james.page.get_by_role("article").filter(has_text="Slides are in")).to_have_count(1)
    james.someone.say("Found them")
    expect(mara.page.get_by_role("article").filter(has_text="Found them")).to_have_count(1)
    mara.choose("Leave or end", "End the talk for everyone")


@pytest.mark.long
def test_the_talk_goes_on_while_one_looks_elsewhere(mara: Talker, james: Talker, place: Place) -> None:
    path = go_on_air(mara, place, "Stay tuned")
    drop_in(james, path)
    james.page.get_by_role("link", name="Rooms").first.click()
    player = james.page.get_by_role("region", name="The talk you are in")
    expect(player).to_contain_text("Stay tuned")
    expect(james.page).to_have_title(re.compile("Stay tuned"))
    expect(mara.page.get_by_role("button", name="James Okafor", exact=True)).to_be_visible()
    player.get_by_role("link").click()
    expect(james.bar).to_be_visible()
    james.page.get_by_role("link", name="Rooms").first.click()
    player.get_by_role("button", name="Leave quietly").click()
    expect(player).to_have_count(0)
    expect(mara.page.get_by_role("button", name="James Okafor", exact=True)).to_have_count(0)
    mara.choose("Leave or end", "End the talk for everyone")


@pytest.mark.long
def test_the_end_is_the_same_for_all(mara: Talker, james: Talker, place: Place) -> None:
    drop_in(james, go_on_air(mara, place, "Short one"))
    mara.choose("Leave or end", "End the talk for everyone")
    expect(james.page.get_by_text("Thank you for being there")).to_be_visible()
    expect(james.page.get_by_role("list", name="Who made it")).to_contain_text("Mara Lindner")
    james.someone.open("/talks")
    expect(james.page.get_by_role("link", name="Short one")).to_be_visible()


def test_a_page_that_is_loaded_anew_is_in_the_talk_again(mara: Talker, james: Talker, place: Place) -> None:
    drop_in(james, go_on_air(mara, place, "Still here"))
    james.page.reload()
    expect(james.bar).to_be_visible()
    mara.choose("Leave or end", "End the talk for everyone")


@pytest.mark.long
def test_a_planned_talk_reminds_and_begins(mara: Talker, james: Talker, place: Place) -> None:
    mara.someone.open("/talks")
    mara.choose("Start a talk", "Plan a talk")
    dialog = mara.page.get_by_role("dialog")
    dialog.get_by_label("What is it about?").fill("Next week")
    at = datetime.now(UTC) + timedelta(days=7)
    dialog.get_by_label("Day").fill(at.strftime("%Y-%m-%d"))
    dialog.get_by_role("button", name=re.compile("Who hears of it")).click()
    community = (
        mara.someone.hands.get(f"/api/communities/{place.community}")["name"] if mara.someone.hands else ""
    )
    mara.page.get_by_role("option", name=community, exact=True).click()
    dialog.get_by_role("button", name="Announce it").click()
    expect(mara.page.get_by_role("heading", name="Next week")).to_be_visible()

    james.someone.open("/talks")
    james.press("Remind me of Next week")
    expect(james.page.get_by_role("button", name="Do not remind me of Next week")).to_be_visible()
    mara.press("Go on air")
    expect(mara.bar).to_be_visible()
    expect(james.someone.notices).to_contain_text("Next week begins now.")
    mara.choose("Leave or end", "End the talk for everyone")


def test_what_is_said_is_heard_until_it_is_muted(house: House, place: Place) -> None:
    mara = Talker(house.enter(HOST), hears=True)
    james = Talker(house.enter(LISTENER), hears=True)
    drop_in(james, go_on_air(mara, place, "Testing, testing"))
    expect(james.page.get_by_text("Connecting the sound…")).to_have_count(0)
    mara.press("Speak")
    expect(mara.bar.get_by_role("button", name="Mute", exact=True)).to_be_visible()
    james.page.wait_for_function(f"() => ({HEARD})().then((heard) => heard > 0.002)", timeout=20_000)
    speaking = james.stage.locator("[data-speaking]")
    expect(speaking).to_have_count(1)

    mara.press("Mute")
    expect(james.stage.get_by_role("listitem")).to_contain_text("muted")
    james.page.wait_for_timeout(1_500)
    before = james.page.evaluate(HEARD)
    james.page.wait_for_timeout(2_500)
    assert james.page.evaluate(HEARD) - before < 0.0005
    mara.choose("Leave or end", "End the talk for everyone")


def _voices(house: House, path: str) -> set[str]:
    """Return whose voices are on disk in a talk."""
    folder = Path(house.server.environment()["FLURFUNK_DATA"]) / "recordings" / path.rsplit("/", 1)[1]
    return {track.of for piece in pieces_of(folder) for track in tracks_in(piece)}


@pytest.mark.long
def test_a_talk_is_recorded_once_everyone_on_stage_agrees(house: House, place: Place) -> None:
    mara, james = (Talker(house.enter(handle), hears=True) for handle in (HOST, LISTENER))
    tobias = Talker(house.enter(SECOND_LISTENER))
    path = go_on_air(mara, place, "For the record")
    drop_in(james, path)
    drop_in(tobias, path)
    bring_up(mara, james)

    mara.choose("Settings of the talk", "Record")
    expect(tobias.page.get_by_text("waiting for James Okafor to agree")).to_be_visible()
    question = james.page.get_by_role("dialog", name="May your voice be recorded?")
    expect(question).to_contain_text("Mara Lindner would like to record this talk")
    james.page.keyboard.press("Escape")
    expect(question).to_have_count(0)
    expect(tobias.page.get_by_text("waiting for James Okafor to agree")).to_be_visible()
    assert _voices(house, path) == set()

    james.press("May you be recorded?")
    james.press("Yes, record me")
    for one in (mara, james, tobias):
        expect(one.page.get_by_text("Recording", exact=True)).to_be_visible()
    for one in (mara, james):
        one.press("Speak")
        expect(one.bar.get_by_role("button", name="Mute", exact=True)).to_be_visible()
    host, other = house.hands(HOST).id, house.hands(LISTENER).id
    _wait_for(tobias, lambda: _voices(house, path) == {host, other})

    james.choose("Sound", "Withdraw consent")
    james.press("Withdraw and delete")
    _wait_for(tobias, lambda: _voices(house, path) == {host})
    expect(tobias.page.get_by_text("Recording", exact=True)).to_be_visible()
    mara.choose("Settings of the talk", "Stop recording")
    expect(tobias.page.get_by_text("Recording", exact=True)).to_have_count(0)
    assert _voices(house, path) == {host}
    mara.choose("Leave or end", "End the talk for everyone")


def _wait_for(talker: Talker, condition: Callable[[], bool]) -> None:
    """Wait for what is on the server's disk, while the pages live on."""
    for _ in range(100):
        if condition():
            return
        talker.page.wait_for_timeout(100)
    assert condition()
