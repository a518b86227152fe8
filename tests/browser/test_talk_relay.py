"""A talk in a network that lets nothing through but a TURN server: every packet goes over coturn, both ways."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserType, Page

from tests.browser import turn
from tests.browser.conftest import launch_arguments
from tests.browser.house import House
from tests.browser.speech import holds, received, spoken
from tests.browser.talker import Talker
from tests.browser.test_on_the_record import GERMAN, SAME, listen_in, press
from tests.live import LiveServer
from tests.talk.media.reading import heard

pytestmark = [pytest.mark.long, pytest.mark.skipif(not turn.is_there(), reason=turn.MISSING)]

HOST, LISTENER = "mara.lindner", "james.okafor"
_WAY = """async () => {
  const peer = window.peersOfThisPage.findLast(({ connectionState }) => connectionState === "connected");
  if (!peer) return null;
  const stats = await peer.getStats();
  const transport = [...stats.values()].find(({ type }) => type === "transport");
  const pair = stats.get(transport.selectedCandidatePairId);
  const { candidateType, relayProtocol } = stats.get(pair.localCandidateId);
  return { candidateType, relayProtocol, received: pair.bytesReceived };
}"""


@pytest.fixture
def relay(tmp_path: Path) -> Iterator[turn.TurnServer]:
    """Run coturn for one test."""
    server = turn.TurnServer(tmp_path)
    server.start()
    yield server
    server.stop()


@contextmanager
def house_behind(
    relay: turn.TurnServer, transport: str, browser_type: BrowserType, folder: Path, speech: Path
) -> Iterator[House]:
    """Serve the demo to a browser that is sent over the relay, whose microphone hears this speech over and over."""
    given = launch_arguments()
    given["args"] += [f"--use-file-for-fake-audio-capture={speech}", "--ignore-certificate-errors"]
    server, browser = LiveServer(folder, settings=relay.settings(transport)), browser_type.launch(**given)
    try:
        server.load_demo()
        server.start()
        house = House(server, browser)
        yield house
        assert house.say_goodbye() == []
    finally:
        browser.close()
        server.stop()


def way_of(page: Page) -> tuple[str, str]:
    """Return how a page's sound travels, by the browser's own figures."""
    found: dict[str, Any] = page.evaluate(_WAY)
    return found["candidateType"], found["relayProtocol"]


@pytest.mark.parametrize("transport", ["udp", "tcp", "tls"])
def test_who_has_only_turn_hears_and_is_heard(
    browser_type: BrowserType, tmp_path: Path, relay: turn.TurnServer, transport: str
) -> None:
    german = spoken(GERMAN, "de", tmp_path / "german.wav")
    with house_behind(relay, transport, browser_type, tmp_path, german) as house:
        place = house.place(HOST, LISTENER)
        wish = {"community": place.community, "title": "Behind the wall"}
        talk = str(house.hands(HOST).post("/api/talks", wish)["id"])
        mara, james = (Talker(house.enter(who), hears=True).page for who in (HOST, LISTENER))
        listen_in(mara, talk)
        press(mara, "Speak")
        listen_in(james, talk)
        james.wait_for_function(f"async () => (await ({_WAY})())?.received > 20000")
        (sound,) = received([james], 6.0, tmp_path)
        assert [way_of(page) for page in (mara, james)] == [("relay", transport)] * 2
        assert holds(sound, heard(german)) > SAME
