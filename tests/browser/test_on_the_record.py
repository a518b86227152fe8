"""A talk from its first word to the podcast player, in spoken German and English, heard at every station."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen
from xml.etree import ElementTree as ET

import av
import pytest
import requests
from playwright.sync_api import BrowserType, Page, expect

from talk.media.audio import RATE_HZ, Frame
from tests.browser.conftest import launch_arguments
from tests.browser.hands import Hands
from tests.browser.house import House, Place
from tests.browser.speech import KEEP_PEERS, holds, received, spoken
from tests.faults.servers import ROOT
from tests.live import outer_environment
from tests.talk.episodes.test_feed import problems_of
from tests.talk.media.reading import heard
from tests.talk.media.recording import power_db
from tests.talk.media.recordings import recording

pytestmark = pytest.mark.long

HOST, SPEAKER = "mara.lindner", "james.okafor"
LISTENERS = ("tobias.krahl", "aylin.demir", "selin.acar")
GERMAN = "Guten Morgen zusammen, heute sprechen wir über die neue Montagelinie und was sich für alle ändert."
ENGLISH = (
    "Thanks for having me. The new conveyor saves us two hours a shift, and nobody lifts heavy boxes now."
)
SAME, OTHER = 0.6, 0.45
CALL_HZ = 880.0
LISTEN_S = 6.0


@contextmanager
def microphone(house: House, browser_type: BrowserType, handle: str, speech: Path) -> Iterator[Page]:
    """Open a browser of somebody's own whose microphone hears this speech over and over."""
    given = launch_arguments()
    given["args"] = [*given["args"], f"--use-file-for-fake-audio-capture={speech}"]
    browser = browser_type.launch(**given)
    try:
        own = House(house.server, browser)
        someone = own.enter(handle)
        someone.page.add_init_script(KEEP_PEERS)
        yield someone.page
    finally:
        browser.close()


@pytest.fixture
def jobs(house: House) -> Iterator[None]:
    """Let the jobs process do what is put off."""
    env = {**outer_environment(), **house.server.environment()}
    command = [sys.executable, "-m", "workspace.config.cli", "episodes"]
    process = subprocess.Popen(command, env=env, cwd=ROOT, stdin=subprocess.DEVNULL)
    yield
    process.terminate()
    process.wait(timeout=60)


def listen_in(page: Page, talk: str) -> None:
    page.goto(f"/talks/{talk}")
    page.get_by_role("button", name="Listen in", exact=True).click()
    expect(page.get_by_role("toolbar", name="Your part in the talk")).to_be_visible()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def until(condition: Callable[[], bool], seconds: float = 60.0) -> None:
    """Wait for what another process does."""
    end_s = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end_s, "it did not come"
        time.sleep(0.3)


def call_in(caller: Hands, url: str, talk: str) -> str:
    """Ask by voice, and return the question's id."""
    cookies = dict(caller.cookies)
    response = requests.post(
        f"{url}/api/talks/{talk}/calls",
        data={"text": "And at night?"},
        files={"file": ("call.wav", recording("wav", 3.0, CALL_HZ))},
        cookies=cookies,
        headers={"X-CSRFToken": cookies["csrftoken"], "Origin": url},
        timeout=30,
    )
    assert response.status_code == 201, response.text
    return str(response.json()["id"])


def ready(hands: Hands, episode: str) -> bool:
    return bool(hands.get(f"/api/episodes/{episode}")["episode"]["state"] == "ready")


def audio_of(house: House, hands: Hands, episode: str, folder: Path) -> Frame:
    """Return what a browser would play."""
    url = house.server.url + hands.get(f"/api/episodes/{episode}")["episode"]["audio_url"]
    path = folder / "episode.m4a"
    path.write_bytes(requests.get(url, cookies=dict(hands.cookies), timeout=30).content)
    return heard(path)


def test_what_is_said_live_is_in_the_episode_until_it_is_taken_back(
    house: House, browser_type: BrowserType, tmp_path: Path, jobs: None
) -> None:
    place: Place = house.place(HOST, SPEAKER, *LISTENERS)
    german, english = (
        spoken(GERMAN, "de", tmp_path / "german.wav"),
        spoken(ENGLISH, "en", tmp_path / "english.wav"),
    )
    originals = {HOST: heard(german), SPEAKER: heard(english)}
    host, speaker = house.hands(HOST), house.hands(SPEAKER)
    talk = str(host.post("/api/talks", {"community": place.community, "title": "On the record"})["id"])
    with (
        microphone(house, browser_type, HOST, german) as mara,
        microphone(house, browser_type, SPEAKER, english) as james,
    ):
        listen_in(mara, talk)
        listen_in(james, talk)
        press(james, "Raise your hand")
        mara.get_by_role("region", name="Raised hands").get_by_role("button", name="Bring on stage").click()
        press(james, "Yes, gladly")
        press(james, "Go on stage")
        listeners = [house.enter(handle).page for handle in LISTENERS]
        for page in listeners:
            page.add_init_script(KEEP_PEERS)
            listen_in(page, talk)

        host.post(f"/api/talks/{talk}/acts", {"do": "recording.start"})
        press(james, "Yes, record me")
        expect(listeners[0].get_by_text("Recording", exact=True)).to_be_visible()
        for page, handle in ((mara, HOST), (james, SPEAKER)):
            press(page, "Speak")
            expect(page.get_by_role("button", name="Mute", exact=True)).to_be_visible()
            page.wait_for_timeout(1_000)
            for sound in received(listeners, LISTEN_S, tmp_path):
                assert holds(sound, originals[handle]) > SAME
            press(page, "Mute")
        question = call_in(house.hands(LISTENERS[0]), house.server.url, talk)
        host.ask("PUT", f"/api/talks/{talk}/playing/{question}")
        listeners[1].wait_for_timeout(500)
        for sound in received(listeners[1:], 1.5, tmp_path):
            assert power_db(sound, CALL_HZ) > -50
        listeners[1].wait_for_timeout(1_500)
        host.post(f"/api/talks/{talk}/end")

    until(lambda: bool(host.get("/api/episodes")["drafts"]))
    episode = str(host.get("/api/episodes")["drafts"][0]["episode"]["id"])
    until(lambda: ready(host, episode))
    mixed = audio_of(house, host, episode, tmp_path)
    for handle, original in originals.items():
        assert holds(mixed, original) > SAME, handle
    # It was the last to be heard: in the whole of the mix it would stand where the window is all but closed, and how
    # long the end took after it is not said.
    stretches = [mixed[-at_s * RATE_HZ :][: 4 * RATE_HZ] for at_s in range(4, 17, 2)]
    assert max(power_db(stretch, CALL_HZ) for stretch in stretches) > -60

    host.post(f"/api/episodes/{episode}/publish")
    speaker.post(f"/api/episodes/{episode}/withdraw")
    until(lambda: ready(host, episode))
    left = audio_of(house, host, episode, tmp_path)
    assert holds(left, originals[HOST]) > SAME
    assert holds(left, originals[SPEAKER]) < OTHER

    listener = house.hands(LISTENERS[0])
    feed = read(str(listener.post("/api/feed")["url"]))
    assert problems_of(feed) == []
    enclosure: Any = ET.fromstring(feed).find("./channel/item/enclosure")
    with av.open(enclosure.get("url")) as container:
        assert sum(frame.samples for frame in container.decode(audio=0)) > 48_000


def read(url: str) -> bytes:
    """Return what is at an address of the house."""
    with urlopen(url) as response:
        content: bytes = response.read()
    return content
