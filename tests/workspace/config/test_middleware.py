"""What no address, query or cookie may contain, and what is answered to requests that nobody can read."""

import json

import pytest
from django.test import Client, override_settings
from django.test.client import BOUNDARY, MULTIPART_CONTENT

from tests.making import make_person, make_token

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.mark.parametrize(
    "path",
    [
        "/api/people/%00",
        "/api/rooms/a%00b/messages",
        "/api/messages/%00/reactions/%F0%9F%91%8D",
        "/api/messages/x/revisions/%00",
        "/api/welcome/%00",
        "/media/avatars/%00.webp",
        "/static/%00",
        "/rooms/%00",
        "/%00",
    ],
)
def test_there_is_nothing_at_an_address_with_a_nul(client: Client, path: str) -> None:
    token = make_token(make_person())
    answer = client.get(path, headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 404


@pytest.mark.parametrize("path", ["/api/people?search=%00", "/api/communities?search=a%00b&offset=0"])
def test_a_query_with_a_nul_does_not_fit(client: Client, path: str) -> None:
    token = make_token(make_person())
    answer = client.get(path, headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 422
    assert answer.json()["field"] == "query"


def test_a_cookie_with_a_nul_is_nobodys(client: Client) -> None:
    answer = client.get("/api/me", headers={"Cookie": 'sessionid="\\000abcdefghijklmnop"'})
    assert answer.status_code in (401, 404)


@pytest.mark.parametrize("word", ["a\x00b", "\ud800", "\x00"])
def test_what_is_typed_may_hold_anything_and_breaks_nothing(client: Client, word: str) -> None:
    token = make_token(make_person())
    answer = client.patch(
        "/api/me",
        json.dumps({"about": word, "job_title": word}),
        content_type="application/json",
        headers={"Authorization": f"Bearer {token}"},
    )
    assert answer.status_code in (200, 422)


@pytest.mark.parametrize("field", ["email", "password"])
@pytest.mark.parametrize("word", ["a\x00b", "a\x00b@example.org", "\ud800"])
def test_a_sign_in_with_anything_typed_is_refused_and_breaks_nothing(
    client: Client, field: str, word: str
) -> None:
    typed = {"email": "a@example.org", "password": "a long pass phrase", field: word}
    answer = client.post(
        "/_allauth/browser/v1/auth/login", json.dumps(typed), content_type="application/json"
    )
    assert answer.status_code in (400, 401, 422)


@pytest.mark.parametrize("body", [b"", b"--x", f"--{BOUNDARY}--\r\n".encode(), b"\x00" * 100])
def test_a_broken_form_does_not_fit(client: Client, body: bytes) -> None:
    headers = {"Authorization": f"Bearer {make_token(make_person())}"}
    answer = client.generic("POST", "/api/me/avatar", body, content_type=MULTIPART_CONTENT, headers=headers)
    assert answer.status_code == 422
    assert answer.json()["code"] in ("invalid", "invalid_detail")


def test_a_host_that_is_not_ours_is_not_served(client: Client) -> None:
    assert client.get("/api/me", headers={"Host": "evil.example"}).status_code == 422


def test_a_page_may_open_a_camera_only_where_tables_have_one(client: Client) -> None:
    assert "camera=(self), microphone=(self)" in client.get("/api/welcome/x")["Permissions-Policy"]
    with override_settings(COFFEE_CAMERA=False):
        assert "camera=(), microphone=(self)" in client.get("/api/welcome/x")["Permissions-Policy"]
