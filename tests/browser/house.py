"""The organisation under test: who comes in through which browser, and places made for one test."""

import itertools
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext

from tests.browser.hands import Hands, address_of
from tests.browser.someone import Someone
from tests.live import LiveServer

DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
_numbers = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Place:
    """A community with one channel."""

    community: str
    room: str
    name: str
    """The channel's."""


class House:
    """One server, one Chromium, and the people who come in."""

    def __init__(self, server: LiveServer, browser: Browser) -> None:
        self.server = server
        self._browser = browser
        self._known: dict[str, Hands] = {}
        self._at_home: dict[str, BrowserContext] = {}
        self._inside: list[Someone] = []
        self._places: list[tuple[Hands, str]] = []

    def hands(self, handle: str) -> Hands:
        """Return somebody's API, speaking English; signed in once for all tests."""
        if handle not in self._known:
            self._known[handle] = Hands(self.server, address_of(handle))
            self._known[handle].speak("en")
        return self._known[handle]

    def enter(self, handle: str, *, is_new_session: bool = False, **options: Any) -> Someone:
        """Open a page in which somebody is signed in already.

        Each has one browser for all tests, which need not load the front end anew then; one of its own where a
        new session or another kind of browser is asked for.
        """
        if is_new_session or options:
            hands = Hands(self.server, address_of(handle)) if is_new_session else self.hands(handle)
            return self._seat(Someone(self._signed_in(hands, options), hands))
        hands = self.hands(handle)
        if handle not in self._at_home:
            self._at_home[handle] = self._signed_in(hands, {})
        return self._seat(Someone(self._at_home[handle], hands, owns_browser=False))

    def stranger(self, **options: Any) -> Someone:
        """Open a browser in which nobody is signed in."""
        return self._seat(Someone(self._open(options)))

    def _open(self, options: dict[str, Any]) -> BrowserContext:
        given = {"viewport": DESKTOP, "locale": "en-GB", "timezone_id": "Europe/Berlin", **options}
        return self._browser.new_context(base_url=self.server.url, **given)

    def _signed_in(self, hands: Hands, options: dict[str, Any]) -> BrowserContext:
        context = self._open(options)
        host = urlsplit(self.server.url).hostname or ""
        context.add_cookies(
            [{"name": name, "value": value, "domain": host, "path": "/"} for name, value in hands.cookies]
        )
        return context

    def _seat(self, someone: Someone) -> Someone:
        self._inside.append(someone)
        return someone

    def place(self, founder: str, *members: str, visibility: str = "public") -> Place:
        """Make a community with a channel that all of them are in."""
        number = next(_numbers)
        owner = self.hands(founder)
        # first of all communities, since of a long list only the lines in sight are drawn
        wish = {"name": f"A circle {number}", "description": "", "visibility": "public"}
        community = owner.post("/api/communities", wish)["id"]
        self._places.append((owner, community))
        name = f"corner-{number}"
        channel = {"name": name, "purpose": "", "visibility": visibility, "posting": "everyone"}
        room = owner.post(f"/api/communities/{community}/channels", channel)["room"]["id"]
        others = [self.hands(member) for member in members]
        for other in others:
            other.post(f"/api/communities/{community}/join")
        if others:
            owner.post(f"/api/rooms/{room}/members", {"people": [other.id for other in others]})
        return Place(community, room, name)

    def say_goodbye(self) -> list[str]:
        """Let everybody leave and return what their consoles complained of.

        Places are archived: only so many lines of the list of rooms are drawn, and the next test looks for its own.
        """
        complaints = [complaint for someone in self._inside for complaint in someone.complaints]
        for someone in self._inside:
            someone.close()
        self._inside.clear()
        for owner, community in self._places:
            owner.post(f"/api/communities/{community}/archive")
        self._places.clear()
        return complaints
