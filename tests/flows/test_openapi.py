"""Every route answers as its description says, whatever it is asked: no 5xx, no status or shape that is not told."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.flows.visitor import House, Visitor
from tests.talk.media.recordings import recording
from workspace.config.contract import contract

pytestmark = pytest.mark.once

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
FORM = "multipart/form-data"
EXAMPLES = 5
"""Requests a route, half of them of a kind that the description forbids."""
BROWSER_ONLY = ("/api/me/sessions", "/api/me/tokens")
ADMINISTRATORS = ("/api/invitations", "/api/people/")
ROUTES = sorted(
    (method.upper(), path)
    for path, methods in contract()["paths"].items()
    for method in methods
    if method in ("get", "post", "put", "patch", "delete")
)


@dataclass(frozen=True, slots=True)
class World:
    """Somebody in a community with a room and a message, an administrator, and the ids of all that."""

    house: House
    schema: Any
    member: Visitor
    member_token: str
    administrator_token: str
    ids: dict[str, str]

    def session(self, path: str) -> requests.Session:
        """Return a client that may use the route."""
        session = requests.Session()
        if path.startswith(BROWSER_ONLY):
            session.headers["X-CSRFToken"] = self.member.cookies["csrftoken"]
            session.headers["Cookie"] = self.member.cookie_header
        else:
            is_administrators = path.startswith(ADMINISTRATORS)
            token = self.administrator_token if is_administrators else self.member_token
            session.headers["Authorization"] = f"Bearer {token}"
        return session


@pytest.fixture(scope="module")
def world(house: House) -> Iterator[World]:
    member, guest = house.newcomer("Member"), house.newcomer("Guest")
    room = house.room_with(member, guest)
    wish = {"client_id": str(uuid.uuid4()), "body": "Hello"}
    ids = {
        "room_id": room,
        "community_id": str(member.get(f"/api/rooms/{room}")["community"]),
        "message_id": str(member.post(f"/api/rooms/{room}/messages", wish)["id"]),
        "person_id": guest.id,
        "emoji": "👍",
    }
    ids |= _files_of(member, house.url, room)
    ids |= _talk_of(member, ids["community_id"])
    schema = schemathesis.openapi.from_url(f"{house.url}/api/openapi.json")
    yield World(house, schema, member, member.make_token(), house.administrator.make_token(), ids)


def _files_of(owner: Visitor, url: str, room: str) -> dict[str, str]:
    """Send a file in a message, and announce another one."""
    headers = {"Authorization": f"Bearer {owner.make_token()}", "Upload-Length": "5"}
    begun = [requests.post(f"{url}/api/uploads", headers=headers, timeout=30) for _ in range(2)]
    sent, announced = (answer.headers["Location"].rsplit("/", 1)[1] for answer in begun)
    piece = {**headers, "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}
    requests.patch(f"{url}/api/uploads/{sent}", b"Hello", headers=piece, timeout=30).raise_for_status()
    requests.post(f"{url}/api/uploads/{sent}/finish", headers=headers, timeout=30).raise_for_status()
    wish = {"client_id": str(uuid.uuid4()), "body": "", "files": [sent]}
    owner.post(f"/api/rooms/{room}/messages", wish)
    return {"file_id": sent, "upload_id": announced}


def _talk_of(host: Visitor, community: str) -> dict[str, str]:
    """Start a talk of a show, with a question and a clip."""
    show = str(host.post("/api/shows", {"community": community, "title": "A show"})["show"]["id"])
    talk = str(host.post("/api/talks", {"community": community, "show": show, "title": "Live"})["id"])
    question = host.post(f"/api/talks/{talk}/questions", {"text": "Why?"})["id"]
    title, clips = {"title": "Jingle"}, f"{host.url}/api/talks/{talk}/clips"
    headers = {"X-CSRFToken": host.cookies["csrftoken"], "Cookie": host.cookie_header}
    file = {"file": ("jingle.ogg", recording("ogg"))}
    clip = requests.post(clips, data=title, files=file, headers=headers, timeout=30).json()["id"]
    return {"clip_id": clip, "show_id": show, "talk_id": talk, "question_id": str(question)}


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_a_route_answers_as_described(world: World, method: str, path: str) -> None:
    operation = world.schema[path][method]
    modes = [operation.as_strategy(mode) for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)]

    @given(case=st.one_of(*modes), is_real=st.booleans())
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        derandomize=True,
    )
    def answers(case: Any, is_real: bool) -> None:
        if is_real and case.path_parameters:
            real = {name: quote(world.ids[name]) for name in case.path_parameters if name in world.ids}
            case.path_parameters.update(real)
        response = case.call(session=world.session(path))
        if case.media_type == FORM and response.status_code == 400 and not response.content:
            return  # Twisted's own answer to a form without a single part: it never reaches us
        case.validate_response(response, checks=CHECKS)

    answers()
