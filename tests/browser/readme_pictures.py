"""`python -m tests.browser.readme_pictures`: make the pictures of the README anew.

Mara reads a lively channel of the demo, in German, on a desktop and a phone, in both themes; drinks coffee with two
others; listens to a talk and to an episode; then the programme, the directory and the door. The pictures show the
fonts of the machine that makes them: without an emoji font (Debian has one in fonts-noto-color-emoji) reactions are
boxes.
"""

import io
import os
import tempfile
from pathlib import Path

import daphne.server  # noqa: F401 - installs the reactor that `realtime.wire` expects, so it comes first
import django
from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests import environment

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workspace.config.settings")
django.setup()

from tests.browser import rounds  # noqa: E402 - Django first
from tests.browser.conftest import launch_arguments  # noqa: E402
from tests.browser.episodes import behind  # noqa: E402
from tests.browser.house import House  # noqa: E402
from tests.browser.someone import Someone  # noqa: E402
from tests.faults.servers import ROOT  # noqa: E402
from tests.live import LiveServer  # noqa: E402

FOLDER = ROOT / "frontend" / "screenshots"
WIDEST_PX = 1_440
QUALITY = 82
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
DESKTOP_ON = {"viewport": DESKTOP}
PHONE_ON = {
    "viewport": PHONE,
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
    "color_scheme": "dark",
}
QUESTIONS = ("Wann kommt die Kamera in Halle 2?", "Who writes the hand-over on a Friday?")
CHAT = (
    "Guten Morgen aus Halle 2 ☕ Fragen gern rechts, wir nehmen sie auf Sendung.",
    "Hello from the test rig. I brought numbers.",
)
CORNER = "Kaffeeküche Jena"
AT_THE_TABLE = (
    "Die neue Maschine mahlt so laut, man hört mich bis in Halle 2.",
    "Ours is instant only. I have made my peace with it.",
)
COMMUNITY, CHANNEL = "New Work", "allgemein"
EPISODE = "Schichtübergabe in zehn Minuten"


def _keep(page: Page, name: str) -> None:
    """Wait for type and portraits, and write one picture."""
    page.wait_for_function(
        "() => document.fonts.status === 'loaded' && [...document.images].every((one) => one.complete)"
    )
    image = Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
    if image.width > WIDEST_PX:
        image = image.resize((WIDEST_PX, image.height * WIDEST_PX // image.width), Image.Resampling.LANCZOS)
    image.save(FOLDER / f"{name}.webp", quality=QUALITY, method=6)


def _lively_room(house: House) -> str:
    mara = house.hands("mara.lindner")
    mara.speak("de")
    (community,) = (
        one for one in mara.get("/api/communities?search=")["communities"] if one["name"] == COMMUNITY
    )
    channels = mara.get(f"/api/communities/{community['id']}/channels")
    return next(str(one["room"]["id"]) for one in channels if one["room"]["name"] == CHANNEL)


def _fill_the_corridor(house: House, room: str) -> Someone:
    """Let others be there, and return the one who will be writing."""
    james, tobias = house.enter("james.okafor"), house.enter("tobias.krahl")
    for someone in (james, tobias):
        someone.open_room(room)
    return tobias


def _desktop(house: House, room: str, tobias: Someone) -> None:
    mara = house.enter("mara.lindner", locale="de-DE", viewport=DESKTOP)
    mara.open_room(room)
    expect(mara.page.get_by_text("Gerade da").first).to_be_visible()
    tobias.composer.press_sequentially("Bei uns auch")
    expect(mara.page.get_by_text("Tobias Krahl schreibt").first).to_be_visible()
    _keep(mara.page, "channel-desktop-light")
    mara.page.emulate_media(color_scheme="dark")
    _keep(mara.page, "channel-desktop-dark")
    mara.page.emulate_media(color_scheme="light")
    mara.open("/rooms/directory")
    expect(mara.page.get_by_role("main").get_by_role("link", name=COMMUNITY).last).to_be_visible()
    _keep(mara.page, "directory-desktop-light")


def _phone(house: House, room: str) -> None:
    pocket = house.enter(
        "mara.lindner", locale="de-DE", viewport=PHONE, device_scale_factor=2, is_mobile=True, has_touch=True
    )
    pocket.open_room(room)
    expect(pocket.feed.get_by_role("article").last).to_be_visible()
    _keep(pocket.page, "channel-phone-light")
    pocket.page.emulate_media(color_scheme="dark")
    _keep(pocket.page, "channel-phone-dark")


def _talk(house: House, room: str) -> None:
    """Mara listens to a talk of three, who speak with the microphone that Chromium makes up."""
    host = house.hands("tobias.krahl")
    community = house.hands("mara.lindner").get(f"/api/rooms/{room}")["community"]
    talk = host.post("/api/talks", {"community": community, "title": "Was die Frühschicht sieht"})["id"]
    stage = [house.enter(handle, permissions=["microphone"]) for handle in ("tobias.krahl", "james.okafor")]
    for someone in stage:
        someone.open(f"/talks/{talk}")
        someone.page.get_by_role("button", name="Listen in").click()
        expect(someone.page.get_by_role("toolbar", name="Your part in the talk")).to_be_visible()
    james = house.hands("james.okafor")
    host.post(f"/api/talks/{talk}/acts", {"do": "stage.invite", "person": james.id})
    james.post(f"/api/talks/{talk}/acts", {"do": "stage.accept"})
    for hands in (host, james):
        hands.post(f"/api/talks/{talk}/acts", {"do": "stage.unmute"})
        hands.post(f"/api/talks/{talk}/questions", {"text": QUESTIONS[hands.id == james.id]})
    for someone, text in zip(stage, CHAT, strict=True):
        someone.say(text)
    for name, options in (("talk-desktop-light", DESKTOP_ON), ("talk-phone-dark", PHONE_ON)):
        mara = house.enter("mara.lindner", locale="de-DE", **options)
        mara.open(f"/talks/{talk}")
        mara.page.get_by_role("button", name="Reinhören").click()
        expect(mara.page.get_by_text("James Okafor").first).to_be_visible()
        mara.page.wait_for_timeout(1500)
        _keep(mara.page, name)
        if options is DESKTOP_ON:
            _programme(mara)


def _programme(mara: Someone) -> None:
    """Look at the programme with a talk on air that one is in."""
    mara.page.get_by_role("link", name="Auf Sendung").first.click()
    expect(mara.page.get_by_role("heading", name="Zum Nachhören")).to_be_visible()
    _keep(mara.page, "programme-desktop-light")


def _coffee(house: House) -> None:
    """Mara looks into the kitchen where two sit, then sits down with them and draws a card."""
    for handle in ("tobias.krahl", "james.okafor"):
        guest = house.enter(handle, permissions=["microphone"])
        guest.open("/coffee")
        guest.page.get_by_role("article", name=CORNER).get_by_role("button", name="Sit down").click()
        bar = guest.page.get_by_role("toolbar", name="Your part at the table")
        bar.get_by_role("button", name="Speak", exact=True).click()
        guest.say(AT_THE_TABLE[handle == "james.okafor"])
    for kind, options in (("desktop-light", DESKTOP_ON), ("phone-dark", PHONE_ON)):
        mara = house.enter("mara.lindner", locale="de-DE", **options)
        mara.open("/coffee")
        corner = mara.page.get_by_role("article", name=CORNER)
        expect(corner).to_contain_text("James Okafor")
        _keep(mara.page, f"coffee-{kind}")
        corner.get_by_role("button", name="Dazusetzen").click()
        bar = mara.page.get_by_role("toolbar", name="Dein Platz am Tisch")
        expect(bar).to_be_visible()
        bar.get_by_role("button", name="Karte ziehen").click()
        mara.page.wait_for_timeout(1500)
        _keep(mara.page, f"table-{kind}")
        bar.get_by_role("button", name="Aufstehen").click()
        expect(bar).to_have_count(0)


def _rounds(house: House) -> None:
    """The house's round has brought Mara together with somebody; below it the next coffee of her communities."""
    rounds.hold(house.server)
    for name, options in (("rounds-desktop-light", DESKTOP_ON), ("rounds-phone-dark", PHONE_ON)):
        mara = house.enter("mara.lindner", locale="de-DE", **options)
        mara.open("/coffee")
        coffee = mara.page.get_by_role("article", name="Kaffee mit").first
        expect(coffee).to_be_visible()
        coffee.evaluate("one => one.scrollIntoView({ block: 'center' })")
        _keep(mara.page, name)


def _episode(house: House) -> None:
    """Mara has heard half a minute of an episode."""
    episodes = house.hands("mara.lindner").get("/api/episodes")["episodes"]
    (episode,) = (one for one in episodes if one["title"] == EPISODE)
    house.hands("mara.lindner").ask("PUT", f"/api/episodes/{episode['id']}/position", {"at_ms": 24_000})
    for name, options in (("episode-desktop-light", DESKTOP_ON), ("episode-phone-dark", PHONE_ON)):
        mara = house.enter("mara.lindner", locale="de-DE", **options)
        mara.open(f"/talks/episodes/{episode['id']}")
        expect(mara.page.get_by_text("Olena Kovalenko")).to_be_attached()
        _keep(mara.page, name)


def _take(house: House) -> None:
    room = _lively_room(house)
    _desktop(house, room, _fill_the_corridor(house, room))
    _phone(house, room)
    _episode(house)
    _coffee(house)
    _rounds(house)
    _talk(house, room)
    stranger = house.stranger(locale="de-DE", viewport=DESKTOP)
    stranger.open("/")
    _keep(stranger.page, "sign-in-desktop-light")


def _photograph(browser: Browser, folder: Path) -> None:
    server = LiveServer(folder)
    server.load_demo(with_episodes=True)
    behind(server, "work")
    server.start()
    try:
        _take(House(server, browser))
    finally:
        server.stop()


def main() -> None:
    """Serve the demo, look at it, and write the pictures."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="flurfunk-pictures-") as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_arguments())
        _photograph(browser, Path(folder))
        browser.close()


if __name__ == "__main__":
    assert environment.ORGANISATION
    main()
