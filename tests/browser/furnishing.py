"""What lies about on the screens of a tour: begun, put off, reported and asked for, by people of the demo."""

from datetime import UTC, datetime, timedelta

from tests.browser.hands import Hands
from tests.browser.house import House

ASKER, MEMBER = "olena.kovalenko", "james.okafor"
DIFFICULT = "volker.irmscher"
"""Whom the administrator does not want to hear from; no test is about them."""
REPORTED = "Kauft meine Winterreifen"


def furnish(house: House, administrator: str, room: str) -> str:
    """Fill the administrator's screens, and return a private community of theirs in which something waits."""
    own = house.hands(administrator)
    _to_come_back_to(own, room)
    own.ask("PUT", "/api/me/status", {"emoji": "🛠️", "text": "Am Umbau, bitte schreiben statt anrufen"})
    own.ask("PUT", f"/api/me/blocked/{house.hands(DIFFICULT).id}")
    own.post("/api/bots", {"name": "Kantinenbote", "about": "Sagt um elf, was es zu essen gibt."})
    _report(house, own, room)
    return _community(house, own)


def _to_come_back_to(own: Hands, room: str) -> None:
    said = own.say(room, "Den Ablauf für die zweite Schicht schreibe ich bis Freitag auf.")["id"]
    own.ask("PUT", f"/api/messages/{said}/bookmark", {"note": "Mit Finn durchgehen"})
    own.ask("PUT", f"/api/messages/{said}/reminder", {"in_s": 3_600, "note": "Zahlen dazu heraussuchen"})
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    later = {"body": "Guten Morgen, heute um zehn am Prüfstand.", "due_at": tomorrow.isoformat()}
    own.post(f"/api/rooms/{room}/scheduled", later)
    own.ask("PUT", f"/api/rooms/{room}/draft", {"text": "Was noch fehlt: die Übergabe am Montag"})


def _report(house: House, own: Hands, room: str) -> None:
    """Let somebody report a message to those who decide, and the administrator another one."""
    said = house.hands(MEMBER).say(room, f"{REPORTED}, fast neu, nur heute!")["id"]
    told = {"complaint": "spam", "words": "Schon das dritte Mal in dieser Woche."}
    for witness in (own, house.hands("tobias.krahl")):
        witness.post(f"/api/messages/{said}/report", told)


def _community(house: House, own: Hands) -> str:
    """Make one with a request, a bot, a webhook and a command."""
    wish = {"name": "Prüfstand", "description": "", "visibility": "private", "is_listed": True}
    community = str(own.post("/api/communities", wish)["id"])
    channel = {"name": "messwerte", "purpose": "", "visibility": "public", "posting": "everyone"}
    room = own.post(f"/api/communities/{community}/channels", channel)["room"]["id"]
    words = {"words": "Ich übernehme ab Dezember die Termine."}
    house.hands(ASKER).post(f"/api/communities/{community}/requests", words)
    bot = own.post(f"/api/communities/{community}/bots", {"name": "Messknecht"})["person"]["id"]
    own.post(f"/api/communities/{community}/incoming-hooks", {"name": "Prüfstand 2", "room": room})
    command = {"name": "messen", "bot": bot, "hint": "[prüfstand]", "description": "Misst jetzt gleich"}
    own.post(f"/api/communities/{community}/commands", command)
    return community
