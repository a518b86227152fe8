"""A working day: one person at a desk and with a phone, a colleague, and everything that the day asks of them."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests
from playwright.sync_api import Browser, BrowserType, FilePayload, Locator, expect

from tests.browser.conftest import launch_arguments
from tests.browser.faults import SHOTS
from tests.browser.hands import Hands, address_of
from tests.browser.house import DESKTOP, PHONE, House, Place
from tests.browser.someone import Someone
from tests.browser.speech import likeness, spoken
from tests.talk.media.reading import heard
from tests.workspace.files.uploading import picture
from workspace.config.demo.sign_ins import DEMO_PASSWORD

pytestmark = pytest.mark.long

AYLIN, TOBIAS = "aylin.demir", "tobias.krahl"
MOST_ROOMS = 40
SPEECH = "Ich bin heute erst um zehn da, fangt ruhig ohne mich an. Die Zeichnung liegt schon im Kanal."
ALIKE = 0.6
"""More than two recordings of different speech have in common, see `speech.likeness`."""
ASKED, ANSWERED = "Wer bringt den Drehmomentschlüssel mit?", "Ich, er liegt schon in der Tasche."
SHARED, LATER = "Die Zeichnung vom Flansch", "Guten Morgen, die Prüfwerte stehen im Wiki."
FIRST, MENDED = "Wir treffen uns um zehn an der Presse.", "Wir treffen uns um elf an der Presse."
DRAWING = FilePayload(name="flansch.png", mimeType="image/png", buffer=picture("PNG", (1200, 800)))
MOVED = "(here) => location.href !== here || /^All.* gelesen\\. /m.test(document.body.innerText)"
Look = Callable[[Someone, str], None]


@pytest.fixture
def look(request: pytest.FixtureRequest) -> Look:
    """Leave pictures of the day where those of all screens are, if `--shots` asks for it."""
    folder = SHOTS / "day"

    def take(someone: Someone, name: str) -> None:
        if request.config.getoption("shots"):
            folder.mkdir(parents=True, exist_ok=True)
            someone.page.screenshot(path=folder / f"{name}.png", animations="disabled")

    return take


@pytest.fixture
def voice(tmp_path: Path) -> Path:
    """Return what is said into the microphone at the desk."""
    return spoken(SPEECH, "de", tmp_path / "voice.wav")


@pytest.fixture
def desk(house: House, browser_type: BrowserType, voice: Path) -> Iterator[Someone]:
    """Return a German browser in which nobody is signed in, with a microphone that hears the speech."""
    given = launch_arguments()
    given["args"] = [*given["args"], f"--use-file-for-fake-audio-capture={voice}"]
    browser: Browser = browser_type.launch(**given)
    try:
        own = House(house.server, browser)
        house.hands(AYLIN).speak("de")
        yield own.stranger(viewport=DESKTOP, locale="de-DE")
        assert own.say_goodbye() == []
    finally:
        house.hands(AYLIN).speak("en")
        browser.close()


def sign_in(desk: Someone) -> None:
    """From the door to the rooms, by keyboard."""
    page, keys = desk.page, desk.page.keyboard
    page.goto("/rooms")
    expect(page.get_by_label("E-Mail-Adresse")).to_be_focused()
    keys.type(address_of(AYLIN))
    keys.press("Tab")
    keys.type(DEMO_PASSWORD)
    keys.press("Enter")
    expect(page.get_by_role("navigation", name="Kanäle und Gespräche")).to_be_visible()


def command(desk: Someone, words: str, name: str) -> None:
    """Do or find something by typing its name."""
    keys = desk.page.keyboard
    keys.press("Control+k")
    expect(desk.page.get_by_role("combobox", name="Etwas finden oder tun")).to_be_focused()
    keys.type(words)
    option = desk.page.get_by_role("option", name=name).first
    expect(option).to_have_attribute("aria-selected", "true")
    keys.press("Enter")


def read_everything(desk: Someone, look: Look) -> int:
    """From one unread room to the next with a single key, and return how many there were."""
    page = desk.page
    all_read = page.get_by_text(re.compile(r"^All\w+( Räume)? gelesen\. "))
    next_room = page.get_by_role("button", name=re.compile("^(Nächster Raum|Fertig)$"))
    command(desk, "Alles Ungel", "Alles Ungelesene durchgehen")
    for number in range(1, MOST_ROOMS):
        expect(next_room).to_be_visible()
        expect(desk.feed.get_by_role("article").last).to_be_visible()
        look(desk, f"desk-2-reading-{number}")
        here = page.url
        page.keyboard.press("u")
        page.wait_for_function(MOVED, arg=here)
        if all_read.is_visible():
            return number
    raise AssertionError("There was no end to it.")


def expect_nothing_waits(device: Someone) -> None:
    channels = device.page.get_by_role("navigation", name="Kanäle und Gespräche")
    expect(channels.get_by_role("img", name=re.compile(r"^neu$|Erwähnung|neue Nachricht"))).to_have_count(0)


def answer_in_thread(desk: Someone, tobias: Someone, place: Place, look: Look) -> None:
    page = desk.page
    command(desk, place.name, place.name)
    asked = desk.sees(ASKED)
    asked.focus()
    asked.press("t")
    field = page.get_by_role("textbox", name="Im Thread antworten")
    expect(field).to_be_focused()
    page.keyboard.type(ANSWERED)
    page.keyboard.press("Enter")
    expect(page.get_by_role("complementary", name="Thread").get_by_text(ANSWERED)).to_be_visible()
    expect(tobias.message(ASKED).get_by_role("link", name=re.compile("1 reply"))).to_be_visible()
    look(desk, "desk-4-thread")
    page.get_by_role("complementary", name="Thread").get_by_role("button", name="Schließen").click()


def send_voice(desk: Someone, look: Look) -> None:
    page = desk.page
    page.get_by_role("button", name="Sprachnachricht aufnehmen").click()
    recorder = page.get_by_role("group", name="Sprachnachricht")
    expect(recorder.get_by_text(re.compile("^0:0[4-9] / "))).to_be_visible()
    look(desk, "desk-5-recording")
    recorder.get_by_role("button", name="Aufzeichnung beenden").click()
    expect(recorder.get_by_text("Niemand hört das, bevor du es sendest.")).to_be_visible()
    look(desk, "desk-5-recorded")
    recorder.get_by_role("button", name="Senden").click()


def expect_voice(tobias: Someone, place: Place, voice: Path, folder: Path) -> None:
    """The colleague sees it, plays it, and it is what was said."""
    note = tobias.feed.get_by_role("group", name="Voice message")
    expect(note).to_be_visible()
    note.get_by_role("button", name="Play").click()
    expect(note.get_by_role("button", name="Pause")).to_be_visible()
    note.get_by_role("button", name="Pause").click()
    assert tobias.hands is not None
    messages = tobias.hands.get(f"/api/rooms/{place.room}/messages")["messages"]
    url = next(file["url"] for message in messages for file in message["files"] if file["kind"] == "voice")
    path = folder / "note"
    path.write_bytes(fetched(tobias.hands, f"{tobias.page.url.split('/rooms')[0]}{url}"))
    assert likeness(heard(path), heard(voice)) > ALIKE


def fetched(hands: Hands, url: str) -> bytes:
    response = requests.get(url, cookies=dict(hands.cookies), timeout=30)
    assert response.status_code == 200
    return response.content


def share_a_file(desk: Someone, tobias: Someone, look: Look) -> None:
    desk.page.locator("[data-attach]").set_input_files([DRAWING])
    expect(desk.page.get_by_text("flansch.png")).to_be_visible()
    desk.composer.fill(SHARED)
    look(desk, "desk-6-attached")
    desk.composer.press("Enter")
    tobias.sees(SHARED).get_by_role("button", name="Show flansch.png").click()
    large = tobias.page.get_by_role("dialog", name="flansch.png")
    expect(large.get_by_role("img", name="flansch.png")).to_be_visible()
    look(tobias, "tobias-6-file")
    tobias.page.keyboard.press("Escape")
    expect(large).to_have_count(0)
    look(desk, "desk-6-shared")


def schedule(desk: Someone, phone: Someone, look: Look) -> None:
    """Put a message off, and see it wait on both devices."""
    page = desk.page
    desk.composer.fill(LATER)
    page.keyboard.press("Control+Shift+Enter")
    expect(page.get_by_role("menuitem", name="Morgen früh")).to_be_visible()
    look(desk, "desk-7-when")
    page.get_by_role("menuitem", name="Morgen früh").click()
    expect(desk.composer).to_have_value("")
    phone.open("/later/scheduled")
    expect(phone.page.get_by_role("article").filter(has_text=LATER)).to_be_visible()
    look(phone, "phone-7-scheduled")
    page.get_by_role("button", name="Öffnen").last.click()
    expect(page.get_by_role("article").filter(has_text=LATER)).to_be_visible()
    look(desk, "desk-7-scheduled")
    page.go_back()


def set_a_reminder(desk: Someone, phone: Someone, look: Look) -> None:
    asked = desk.sees(ASKED)
    asked.focus()
    asked.press("m")
    dialog = desk.page.get_by_role("dialog", name="Erinnere mich")
    expect(dialog.get_by_role("button", name="In einer Stunde")).to_be_visible()
    look(desk, "desk-8-when")
    dialog.get_by_role("button", name="In einer Stunde").click()
    expect(asked.get_by_text("du wirst erinnert")).to_be_visible()
    look(desk, "desk-8-reminder")
    phone.open("/later/reminders")
    expect(phone.page.get_by_role("article").filter(has_text=ASKED)).to_be_visible()
    look(phone, "phone-8-reminders")


def search_and_jump(desk: Someone, look: Look) -> None:
    page = desk.page
    page.keyboard.press("Control+k")
    page.get_by_role("combobox", name="Etwas finden oder tun").fill("Drehmomentschlüssel")
    look(desk, "desk-9-palette")
    page.get_by_role("option", name="Nachrichten nach „Drehmomentschlüssel“ durchsuchen").click()
    hit = page.get_by_role("region", name="Treffer").get_by_role("link")
    expect(hit).to_have_count(1)
    look(desk, "desk-9-search")
    hit.click()
    expect(desk.sees(ASKED)).to_be_in_viewport()
    look(desk, "desk-9-found")


def rest_a_finger(message: Locator) -> None:
    """Press long, as on a phone, for what can be done with a message."""
    message.dispatch_event("pointerdown", {"pointerType": "touch", "clientX": 100, "clientY": 100})


def edit_on_the_phone(desk: Someone, phone: Someone, place: Place, look: Look) -> None:
    desk.say(FIRST)
    desk.sees(FIRST)
    phone.open_room(place.room)
    rest_a_finger(phone.sees(FIRST))
    edit = phone.page.get_by_role("button", name="Bearbeiten")
    expect(edit).to_be_visible()
    look(phone, "phone-10-sheet")
    edit.click()
    field = phone.page.get_by_role("textbox", name="Nachricht bearbeiten")
    field.fill(MENDED)
    save = phone.page.get_by_role("button", name="Speichern")
    expect(save).to_be_in_viewport(ratio=1)
    look(phone, "phone-10-editing")
    save.tap()
    expect(desk.sees(MENDED).get_by_text("bearbeitet")).to_be_visible()
    expect(desk.message(FIRST)).to_have_count(0)
    phone.sees(MENDED)
    look(phone, "phone-10-edited")
    look(desk, "desk-10-edited")


def test_a_day_from_signing_in_to_mending_a_word(
    house: House, desk: Someone, voice: Path, tmp_path: Path, look: Look
) -> None:
    place = house.place(TOBIAS, AYLIN)
    tobias = house.enter(TOBIAS)
    tobias.open_room(place.room)
    tobias.say(ASKED)
    tobias.sees(ASKED)
    phone = house.enter(
        AYLIN, is_new_session=True, viewport=PHONE, has_touch=True, is_mobile=True, locale="de-DE"
    )
    phone.open("/rooms")
    read_new = phone.page.get_by_role("button", name="Neues lesen")
    expect(read_new).to_be_visible()
    look(phone, "phone-1-rooms")
    read_new.tap()
    expect(phone.page.get_by_role("button", name="Nächster Raum")).to_be_visible()
    expect(phone.feed.get_by_role("article").last).to_be_visible()
    look(phone, "phone-1-reading")
    phone.page.go_back()

    sign_in(desk)
    look(desk, "desk-1-rooms")
    assert read_everything(desk, look) > 1
    look(desk, "desk-3-all-read")
    expect(desk.composer).to_have_value("")
    expect_nothing_waits(desk)
    expect_nothing_waits(phone)
    expect(read_new).to_have_count(0)
    look(phone, "phone-3-all-read")

    answer_in_thread(desk, tobias, place, look)
    send_voice(desk, look)
    expect_voice(tobias, place, voice, tmp_path)
    share_a_file(desk, tobias, look)
    phone.open_room(place.room)
    phone.sees(SHARED)
    look(phone, "phone-6-shared")
    schedule(desk, phone, look)
    set_a_reminder(desk, phone, look)
    search_and_jump(desk, look)
    edit_on_the_phone(desk, phone, place, look)
    phone.page.get_by_role("button", name="Zurück").click()
    look(phone, "phone-11-rooms")
