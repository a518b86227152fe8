"""Every screen there is, how to come there, and when it is complete."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from playwright.sync_api import Page, expect

from tests.browser.furnishing import REPORTED, furnish
from tests.browser.house import House

Language = Literal["de", "en"]
LANGUAGES: tuple[Language, ...] = ("de", "en")
ADMINISTRATOR = "aylin.demir"

Act = Callable[[Page, Language], None]


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in both languages."""

    de: str
    en: str

    def in_(self, language: Language) -> str:
        """Return them in one language."""
        return self.de if language == "de" else self.en


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen or dialog.

    `path` may name {room}, {community}, {own} community, {person}, {invitation}, {show}, {episode}, {corner}, {door}
    and three talks.
    """

    name: str
    path: str
    says: Words
    """Something that stands on it once it is complete."""
    act: Act | None = None
    is_for_strangers: bool = field(default=False, kw_only=True)
    is_for_phones: bool = field(default=False, kw_only=True)
    """A screen of its own on a phone only."""


def _press(words: Words) -> Act:
    def act(page: Page, language: Language) -> None:
        page.get_by_role("button", name=words.in_(language), exact=True).first.click()
        expect(page.get_by_role("dialog")).to_be_visible()

    return act


def _keys(keys: str) -> Act:
    def act(page: Page, _language: Language) -> None:
        page.locator("h1").first.focus()
        page.keyboard.press(keys)
        expect(page.get_by_role("dialog")).to_be_visible()

    return act


def _on_message(keys: str, text: str) -> Act:
    """Press keys on a message of the open room."""

    def act(page: Page, _language: Language) -> None:
        message = page.get_by_role("article").filter(has_text=text).last
        message.focus()
        message.press(keys)
        expect(page.get_by_role("dialog")).to_be_visible()

    return act


def _menu(button: Words, item: Words) -> Act:
    def act(page: Page, language: Language) -> None:
        page.get_by_role("button", name=button.in_(language), exact=True).first.click()
        page.get_by_role("menuitem", name=item.in_(language)).first.click()
        expect(page.get_by_role("dialog")).to_be_visible()

    return act


def _find_company(page: Page, language: Language) -> None:
    """Wait for somebody who has time."""
    page.get_by_role("button", name=Words("Jemanden finden", "Find me somebody").in_(language)).click()


def _listen_in(page: Page, language: Language) -> None:
    """Come into the talk, unless one is in it."""
    door = page.get_by_role("button", name=LISTEN_IN.in_(language), exact=True)
    bar = page.get_by_role("toolbar")
    expect(door.or_(bar).first).to_be_visible()
    if not bar.is_visible():
        door.click()
    expect(bar).to_be_visible()


def _sit_down(page: Page, language: Language) -> None:
    """Take a seat, unless one sits there."""
    door = page.get_by_role("button", name=SIT_DOWN.in_(language), exact=True)
    bar = page.get_by_role("toolbar", name=AT_TABLE.in_(language))
    expect(door.or_(bar).first).to_be_visible()
    if not bar.is_visible():
        door.click()
    expect(bar).to_be_visible()


def _draw_card(page: Page, language: Language) -> None:
    _sit_down(page, language)
    page.get_by_role("button", name=DRAW.in_(language), exact=True).click()
    expect(page.get_by_role("note")).to_be_visible()


SIT_DOWN = Words("Dazusetzen", "Sit down")
AT_TABLE = Words("Dein Platz am Tisch", "Your part at the table")
DRAW = Words("Karte ziehen", "Draw a card")
OPEN = Words("Runde aufmachen", "Open a room")
INSTANT = Words("Eine Runde für jetzt", "A room for the moment")
LISTEN_IN = Words("Reinhören", "Listen in")
PROPOSE = Words("Kaffee vorschlagen", "Propose a coffee")
NOT_WITH = Words("Nicht mit …", "Not with …")
TAKE_PART = Words("Mitmachen", "Take part")
HOW_OFTEN = Words("Wie oft", "How often")
KEEP_ROUNDS = Words("Diese Runden verwalten", "Look after these rounds")
DAY_AND_HOUR = Words("Tag und Uhrzeit, an oder aus", "Day and hour, on or off")
STOP_LOOKING = Words("Nicht mehr suchen", "Stop looking")
START = Words("Gespräch starten", "Start a talk")
NOW = Words("Jetzt auf Sendung gehen", "Go on air now")
PLAN = Words("Gespräch planen", "Plan a talk")
NEW_SHOW = Words("Neue Sendung", "New show")
TALK_SETTINGS = Words("Einstellungen des Gesprächs", "Settings of the talk")
SOUND_CHECK = Words("Tonprobe", "Sound check")
FOUND = Words("Community gründen", "Start a community")
NEW_CHANNEL = Words("Neuer Kanal", "New channel")
MORE = Words("Mehr", "More")
SETTINGS = Words("Einstellungen", "Settings")
ADD_EMOJI = Words("Emoji hinzufügen", "Add an emoji")
INVITE = Words("Leute einladen", "Invite people")

SCREENS = (
    Screen("sign-in", "/", Words("Komm rein", "Come on in"), is_for_strangers=True),
    Screen(
        "forgotten", "/password", Words("Neues Passwort setzen", "Set a new password"), is_for_strangers=True
    ),
    Screen(
        "invitation",
        "/welcome/{invitation}",
        Words("lädt dich ein", "invites you"),
        is_for_strangers=True,
    ),
    Screen("rooms", "/rooms", Words("Communitys entdecken", "Discover communities"), is_for_phones=True),
    Screen("channel", "/rooms/{room}", Words("Räume", "Rooms")),
    Screen("directory", "/rooms/directory", Words("Communitys", "Communities")),
    Screen("found", "/rooms/directory", FOUND, _press(FOUND)),
    Screen("community", "/rooms/c/{community}", Words("Kanäle", "Channels")),
    Screen("new-channel", "/rooms/c/{community}", NEW_CHANNEL, _press(NEW_CHANNEL)),
    Screen("invite", "/rooms/c/{community}", Words("Leute", "Invite"), _press(INVITE)),
    Screen("community-requests", "/rooms/c/{own}/requests", Words("Aufnehmen", "Let in")),
    Screen("community-order", "/rooms/c/{own}/order", Words("Alles ruhig", "All quiet")),
    Screen("integrations", "/rooms/c/{own}/integrations", Words("Eingehende Webhooks", "Incoming webhooks")),
    Screen("community-settings", "/rooms/c/{own}", Words("Einstellungen", "Settings"), _menu(MORE, SETTINGS)),
    Screen("people", "/people", Words("Personen", "People")),
    Screen("inbox", "/rooms/inbox", Words("Erledigt", "Done")),
    Screen("later", "/later", Words("Nur du siehst, was hier steht", "Only you see what is here")),
    Screen("reminders", "/later/reminders", Words("Zahlen dazu heraussuchen", "Zahlen dazu heraussuchen")),
    Screen("drafts", "/later/drafts", Words("Was noch fehlt", "Was noch fehlt")),
    Screen("scheduled", "/later/scheduled", Words("heute um zehn am", "heute um zehn am")),
    Screen("threads", "/rooms/threads", Words("Threads", "Threads")),
    Screen(
        "report",
        "/rooms/{room}",
        Words("Was stimmt damit nicht?", "What is wrong with it?"),
        _on_message("!", REPORTED),
    ),
    Screen("desk", "/desk", Words("Schon das dritte Mal", "Schon das dritte Mal")),
    Screen("desk-decided", "/desk/decided", Words("Entschieden", "Decided")),
    Screen("status", "/rooms/{room}", Words("Dein Status", "Your status"), _keys("Control+Shift+Y")),
    Screen("do-not-disturb", "/rooms/directory", Words("Wie lange?", "How long?"), _keys("z")),
    Screen("search", "/search", Words("Was das Feld versteht", "What the field understands")),
    Screen("search-found", "/search?q=kaffee", Words("Beste zuerst", "Best first")),
    Screen("person", "/people/{person}", Words("Ortszeit", "Local time")),
    Screen("settings", "/settings", Words("Einstellungen", "Settings")),
    Screen("settings-profile", "/settings/profile", Words("Was du hier machst", "What you do here")),
    Screen("settings-appearance", "/settings/appearance", Words("Darstellung", "Appearance")),
    Screen("settings-language", "/settings/language", Words("Zeitzone", "Time zone")),
    Screen(
        "settings-notifications", "/settings/notifications", Words("Was stören darf", "What may interrupt")
    ),
    Screen("settings-concern", "/settings/concern", Words("Was du gemeldet hast", "What you reported")),
    Screen("settings-blocked", "/settings/blocked", Words("Volker Irmscher", "Volker Irmscher")),
    Screen("settings-password", "/settings/password", Words("Neues Passwort", "New password")),
    Screen("settings-sessions", "/settings/sessions", Words("dieser hier", "this one")),
    Screen("settings-tokens", "/settings/tokens", Words("Deine Zugangsschlüssel", "Your tokens")),
    Screen("house-people", "/house", Words("Haus", "House")),
    Screen("house-invitations", "/house/invitations", Words("Jemanden einladen", "Ask someone in")),
    Screen("house-bots", "/house/bots", Words("Kantinenbote", "Kantinenbote")),
    Screen("house-emoji", "/house/emoji", Words("Alle dürfen Emoji", "Everyone may add emoji")),
    Screen("emoji-new", "/house/emoji", ADD_EMOJI, _press(ADD_EMOJI)),
    Screen("palette", "/rooms/{room}", Words("Gehe zu", "Go to"), _keys("Control+k")),
    Screen("shortcuts", "/rooms/{room}", Words("Tastenkürzel", "Shortcuts"), _keys("?")),
    Screen("coffee-lobby", "/coffee", Words("Wer hat gerade Zeit?", "Who has time right now?")),
    Screen("coffee-apart", "/coffee", Words("Jemanden hinzufügen", "Add somebody"), _press(NOT_WITH)),
    Screen("rounds-join", "/coffee", HOW_OFTEN, _press(TAKE_PART)),
    Screen("rounds-keep", "/coffee", Words("Zeitzone", "Time zone"), _menu(KEEP_ROUNDS, DAY_AND_HOUR)),
    Screen(
        "coffee-dates", "/coffee", Words("Wann ist der nächste Kaffeeklatsch?", "When is the next coffee?")
    ),
    Screen("coffee-propose", "/coffee", Words("Welche Zeiten?", "Which times?"), _press(PROPOSE)),
    Screen("coffee-waiting", "/coffee", STOP_LOOKING, _find_company),
    Screen("talks", "/talks", Words("Demnächst", "Coming up")),
    Screen("talk-start", "/talks", Words("Worum geht es?", "What is it about?"), _menu(START, NOW)),
    Screen("talk-plan", "/talks", Words("Ankündigen", "Announce it"), _menu(START, PLAN)),
    Screen("show-new", "/talks", Words("Sendung anlegen", "Make the show"), _menu(START, NEW_SHOW)),
    Screen("show", "/talks/shows/{show}", Words("War auf Sendung", "Was on air")),
    Screen("talk-ahead", "/talks/{planned}", Words("Kalenderdatei", "Calendar file")),
    Screen("talk-over", "/talks/{past}", Words("Danke an", "Thanks to")),
    Screen("talk-door", "/talks/{talk}", LISTEN_IN),
    Screen("talk-live", "/talks/{talk}", Words("Gehen oder beenden", "Leave or end"), _listen_in),
    Screen("sound-check", "/talks/{talk}", SOUND_CHECK, _menu(TALK_SETTINGS, SOUND_CHECK)),
    Screen("episode", "/talks/episodes/{episode}", Words("Kapitel", "Chapters")),
    Screen("episode-edit", "/talks/episodes/{episode}/edit", Words("Schneiden", "Cut")),
    Screen("player-bar", "/rooms/{room}", Words("Auf Sendung", "On air")),
    Screen("coffee", "/coffee", Words("Noch niemand da", "Nobody there yet")),
    Screen(
        "coffee-new", "/coffee", Words("Aufmachen und hinsetzen", "Open and sit down"), _menu(OPEN, INSTANT)
    ),
    Screen("coffee-door", "/coffee/{door}", SIT_DOWN),
    Screen("coffee-table", "/coffee/{corner}", Words("Aufstehen", "Get up"), _sit_down),
    Screen("coffee-card", "/coffee/{corner}", Words("Nie aufgenommen", "Never recorded"), _draw_card),
    Screen("table-bar", "/rooms/{room}", Words("Noch sitzt du allein hier", "You sit here alone so far")),
    Screen("nowhere", "/nowhere", Words("Hier macht niemand auf", "Nobody at this door")),
)


def names_in(house: House) -> dict[str, str]:
    """Return what the paths speak of, in the demo: a lively channel, its community, somebody, an invitation."""
    hands = house.hands(ADMINISTRATOR)
    communities = hands.get("/api/communities?search=Kunden-Onboarding")["communities"]
    community = communities[0]["id"]
    channels = hands.get(f"/api/communities/{community}/channels")
    room = next(one["room"]["id"] for one in channels if one["room"]["name"] == "neuer-ablauf")
    person = hands.get("/api/people?search=Mara")["people"][0]["id"]
    wish = {"email": "zweite.neue@morgenrad.example", "role": "member", "days": 14}
    invitation = hands.post("/api/invitations", wish)["link"].rpartition("/")[2]
    guide = hands.get("/api/talks")
    corners = {one["name"]: one["id"] for one in hands.get("/api/coffee")["rooms"]}
    return {
        "room": room,
        "community": community,
        "own": furnish(house, ADMINISTRATOR, room),
        "person": person,
        "invitation": invitation,
        "show": next(one["show"] for one in guide["past"] if one["show"]),
        "planned": guide["next"][0]["id"],
        "past": guide["past"][0]["id"],
        "corner": corners["Kaffeeküche Jena"],
        "door": corners["Balkon"],
    }
