"""Somebody at a browser or a program of theirs, who knows a running server by its address only: HTTP and socket."""

import json
import time
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from typing import Any
from urllib.error import HTTPError
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

PASSWORD = "a long pass phrase"
ANSWER_S = 30.0
"""Longer than anything takes: whoever waits in vain fails."""
Frame = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """What an HTTP request came back with."""

    status: int
    body: Any
    headers: dict[str, str]


@dataclass
class Visitor:
    """A browser with its own cookies."""

    url: str
    jar: CookieJar = field(default_factory=CookieJar)

    def ask(self, method: str, path: str, body: Any = None, *, headers: Frame | None = None) -> Answer:
        """Make a request as the page does: with cookies, and the CSRF token where there is one."""
        given = {"Content-Type": "application/json", **(headers or {})}
        if "csrftoken" in self.cookies:
            given["X-CSRFToken"] = self.cookies["csrftoken"]
        data = None if body is None else json.dumps(body).encode()
        request = Request(self.url + path, data=data, headers=given, method=method)
        try:
            with self._opener.open(request, timeout=ANSWER_S) as response:
                return _answer(response.status, response.read(), response.headers.items())
        except HTTPError as error:
            return _answer(error.code, error.read(), error.headers.items())

    def get(self, path: str) -> Any:
        """Return what is at a path."""
        answer = self.ask("GET", path)
        assert answer.status == 200, answer
        return answer.body

    def post(self, path: str, body: Any = None) -> Any:
        """Do something that must succeed; return what came back. Asked to wait, wait: many come from one address."""
        answer = self.ask("POST", path, {} if body is None else body)
        while answer.status == 429:
            time.sleep(answer.body["retry_after_s"])
            answer = self.ask("POST", path, {} if body is None else body)
        assert answer.status in (200, 201, 204), answer
        return answer.body

    def sign_in(self, email: str, password: str) -> None:
        """Sign in through the form's address."""
        self.ask("GET", "/")
        self.post("/_allauth/browser/v1/auth/login", {"email": email, "password": password})

    def make_token(self) -> str:
        """Make an access token and return its secret."""
        return str(self.post("/api/me/tokens", {"name": "test"})["secret"])

    @property
    def cookies(self) -> dict[str, str]:
        """Return the cookies by name."""
        return {cookie.name: cookie.value or "" for cookie in self.jar}

    @property
    def cookie_header(self) -> str:
        """Return what a browser sends along."""
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    @property
    def id(self) -> str:
        """Return the signed-in person's id."""
        return str(self.get("/api/me")["id"])

    @property
    def _opener(self) -> OpenerDirector:
        return build_opener(HTTPCookieProcessor(self.jar))


def _answer(status: int, body: bytes, headers: Iterable[tuple[str, str]]) -> Answer:
    found = dict(headers)
    is_json = "json" in found.get("Content-Type", "")
    return Answer(status, json.loads(body) if is_json and body else body, found)


class House:
    """A running server with an administrator who lets people in."""

    def __init__(self, url: str, email: str, password: str) -> None:
        self.url = url
        self.administrator = Visitor(url)
        self.administrator.sign_in(email, password)

    def newcomer(self, name: str) -> Visitor:
        """Invite somebody and let them accept."""
        wish = {"email": f"{uuid.uuid4().hex}@example.org", "role": "member"}
        link = str(self.administrator.post("/api/invitations", wish)["link"])
        visitor = Visitor(self.url)
        visitor.ask("GET", "/")
        accepted = {"name": name, "password": PASSWORD, "language": "en", "time_zone": "Europe/Berlin"}
        visitor.post(f"/api/welcome/{link.rpartition('/')[2]}", accepted)
        visitor.ask("GET", "/")
        return visitor

    def room_with(self, *visitors: Visitor) -> str:
        """Found a community with these people in it; return its main channel's id."""
        founder, others = visitors[0], visitors[1:]
        community = founder.post("/api/communities", {"name": f"Community {uuid.uuid4().hex[:8]}"})["id"]
        for visitor in others:
            visitor.post(f"/api/communities/{community}/join")
        channels = founder.get(f"/api/communities/{community}/channels")
        return str(channels[0]["room"]["id"])


class Socket:
    """One socket of `flurfunk.v1`. Waiting has a deadline; whatever comes meanwhile is kept in `frames`."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection
        self.frames: list[Frame] = []
        self._last_id = 0

    @classmethod
    def open(
        cls,
        url: str,
        *,
        cookie: str = "",
        token: str = "",
        origin: str | None = None,
        path: str = "/ws",
    ) -> "Socket":
        """Shake hands. Raises `InvalidStatus` where the server refuses to."""
        headers = {"Cookie": cookie} if cookie else {}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        connection = connect(
            url.replace("http", "ws", 1) + path,
            additional_headers=headers,
            origin=Origin(origin) if origin is not None else None,
            subprotocols=[Subprotocol("flurfunk.v1")],
            compression=None,
            max_size=None,
            max_queue=None,
            open_timeout=ANSWER_S,
            ping_interval=None,
        )
        return cls(connection.__enter__())

    def __enter__(self) -> "Socket":
        return self

    def __exit__(self, *error: object) -> None:
        self.connection.close()

    def send(self, do: str, **values: Any) -> int:
        """Send a command and return its id."""
        self._last_id += 1
        self.send_text(json.dumps({"id": self._last_id, "do": do, **values}))
        return self._last_id

    def send_text(self, text: str) -> None:
        """Send a text frame, whatever it says."""
        self.connection.send(text)

    def ask(self, do: str, **values: Any) -> Frame:
        """Send a command and return the frame that answers it."""
        number = self.send(do, **values)
        return self.wait_for(lambda frame: frame.get("re") == number)

    def say(self, room: str, body: str, client_id: str | None = None) -> Frame:
        """Send a message that must be taken; return it as stored."""
        answer = self.ask("message.send", room=room, body=body, client_id=client_id or str(uuid.uuid4()))
        assert answer["kind"] == "ok", answer
        message: Frame = answer["result"]["message"]
        return message

    def follow(self, room: str) -> int:
        """Join a room's topic from now on and return its head."""
        answer = self.ask("topics.resume", topics={f"room:{room}": None})
        return int(answer["result"]["topics"][f"room:{room}"])

    def wait_for(self, wanted: Callable[[Frame], bool], limit_s: float = ANSWER_S) -> Frame:
        """Return the next frame that is wanted. Raises `TimeoutError`, `ConnectionClosed`."""
        end_s = time.monotonic() + limit_s
        while True:
            frame: Frame = json.loads(self.connection.recv(max(0.0, end_s - time.monotonic())))
            self.frames.append(frame)
            if wanted(frame):
                return frame

    def wait_for_event(self, kind: str) -> Frame:
        """Return the next event frame of a type."""
        return self.wait_for(lambda frame: frame["kind"] == "event" and frame["event"]["type"] == kind)

    def is_alive(self) -> bool:
        """Tell whether commands are still answered."""
        return bool(self.ask("presence.set", state="online")["kind"] == "ok")

    def close_code(self, limit_s: float = ANSWER_S) -> int:
        """Wait until the server closes the socket and return the code; 1006 for one that just broke off."""
        try:
            self.wait_for(lambda frame: False, limit_s)
        except ConnectionClosed as closed:
            return closed.rcvd.code if closed.rcvd else 1006
        raise AssertionError("not reached")
