"""A browser as the server sees it: cookies, a CSRF token, an origin. Loopback only, one session each."""

import json
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from typing import Any


class Browser:
    """Signs in with e-mail and password as the screens do."""

    def __init__(self, address: str, origin: str) -> None:
        self._address = address
        self._origin = origin
        self._cookies: dict[str, str] = {}

    @property
    def cookie(self) -> str:
        """Return the Cookie header."""
        return "; ".join(f"{name}={value}" for name, value in self._cookies.items())

    def sign_in(self, email: str, password: str) -> None:
        """Get a session. Raises `AssertionError` when refused."""
        self.request("GET", "/_allauth/browser/v1/config")
        login = {"email": email, "password": password}
        status, answer = self.request("POST", "/_allauth/browser/v1/auth/login", login)
        assert status == 200, answer

    def request(self, method: str, path: str, body: dict[str, Any] | None = None) -> tuple[int, Any]:
        """Make one request and keep the cookies; return status and JSON."""
        connection = HTTPConnection(self._address, timeout=30)
        headers = {
            "Content-Type": "application/json",
            "Cookie": self.cookie,
            "Origin": self._origin,
            "X-CSRFToken": self._cookies.get("csrftoken", ""),
        }
        try:
            connection.request(method, path, json.dumps(body) if body is not None else None, headers)
            response = connection.getresponse()
            for header in response.headers.get_all("Set-Cookie") or []:
                self._cookies.update({name: morsel.value for name, morsel in SimpleCookie(header).items()})
            text = response.read()
            is_json = response.headers.get("Content-Type", "").startswith("application/json")
            return response.status, json.loads(text) if text and is_json else None
        finally:
            connection.close()
