"""What a test prepares past the screens: the HTTP API as one person, signed in once."""

import uuid
from typing import Any

from tests.faults.browser import Browser
from tests.live import LiveServer
from workspace.config.demo.sign_ins import DEMO_PASSWORD

Json = dict[str, Any]


def address_of(handle: str) -> str:
    """Return the e-mail address of somebody of the demo."""
    return f"{handle}@morgenrad.example"


class Hands:
    """One person's API. Every answer but a success fails the test."""

    def __init__(self, server: LiveServer, email: str, password: str = DEMO_PASSWORD) -> None:
        self._browser = Browser(server.address, server.url)
        self._browser.sign_in(email, password)
        self.me: Json = self.get("/api/me")

    @property
    def id(self) -> str:
        """Return the person's public id."""
        return str(self.me["id"])

    @property
    def name(self) -> str:
        """Return what others call them."""
        return str(self.me["name"])

    @property
    def cookies(self) -> list[tuple[str, str]]:
        """Return what makes a browser theirs, as name and value."""
        pairs = (cookie.partition("=") for cookie in self._browser.cookie.split("; "))
        return [(name, value) for name, _, value in pairs]

    def ask(self, method: str, path: str, body: Json | None = None) -> Any:
        """Make a request and return what it answers."""
        status, answer = self._browser.request(method, path, body)
        assert status < 300, f"{method} {path}: {status} {answer}"
        return answer

    def get(self, path: str) -> Any:
        """Read."""
        return self.ask("GET", path)

    def post(self, path: str, body: Json | None = None) -> Any:
        """Make or do."""
        return self.ask("POST", path, body)

    def speak(self, language: str) -> None:
        """Choose the language of one's screens."""
        self.me = self.ask("PATCH", "/api/me", {"language": language})

    def say(self, room: str, body: str) -> Json:
        """Send a message."""
        wish = {"client_id": str(uuid.uuid4()), "body": body}
        sent: Json = self.post(f"/api/rooms/{room}/messages", wish)
        return sent
