"""The socket of a real web process, as strangers, careless programs and attackers meet it."""

import json
import struct
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from realtime.line import COMMANDS_AT_ONCE
from realtime.schemas import FRAME_LIMIT_BYTES
from tests.flows.visitor import House, Socket, Visitor

SIGNED_OUT = 4401
FLOODED = 4429
REVOKED_WITHIN_S = 2.0
"""PROTOCOL, 8. The deadline of a wait, with what a busy machine adds to it."""
BUSY_S = 8.0


@dataclass(frozen=True, slots=True)
class Room:
    """Two people in a room."""

    house: House
    ada: Visitor
    bjoern: Visitor
    bjoern_token: str
    id: str

    def ada_socket(self) -> Socket:
        """Open a socket as Ada's page does."""
        return Socket.open(self.house.url, cookie=self.ada.cookie_header, origin=self.house.url)

    def bjoern_socket(self) -> Socket:
        """Open a socket as Björn's program does."""
        return Socket.open(self.house.url, token=self.bjoern_token)


@pytest.fixture(scope="module")
def room(house: House) -> Room:
    ada, bjoern = house.newcomer("Ada"), house.newcomer("Björn")
    return Room(house, ada, bjoern, bjoern.make_token(), house.room_with(ada, bjoern))


@pytest.fixture
def ada(room: Room) -> Iterator[Socket]:
    with room.ada_socket() as socket:
        yield socket


@pytest.fixture
def bjoern(room: Room) -> Iterator[Socket]:
    with room.bjoern_socket() as socket:
        yield socket


# Who gets in


@pytest.mark.parametrize("origin", ["https://evil.example", "http://localhost:1", "null", "http://[", ""])
def test_a_page_from_elsewhere_does_not_get_in_with_our_cookie(room: Room, origin: str) -> None:
    with pytest.raises(InvalidStatus) as refused:
        Socket.open(room.house.url, cookie=room.ada.cookie_header, origin=origin)
    assert refused.value.response.status_code in (400, 403)


def test_a_page_from_elsewhere_does_not_get_in_with_a_token_either(room: Room) -> None:
    with pytest.raises(InvalidStatus):
        Socket.open(room.house.url, token=room.bjoern_token, origin="https://evil.example")


def test_a_cookie_without_an_origin_does_not_get_in(room: Room) -> None:
    with pytest.raises(InvalidStatus) as refused:
        Socket.open(room.house.url, cookie=room.ada.cookie_header)
    assert refused.value.response.status_code == 403


def test_our_own_page_is_welcomed_with_its_subprotocol(room: Room, ada: Socket) -> None:
    welcome = ada.wait_for(lambda frame: True)
    assert (welcome["kind"], welcome["person"]) == ("welcome", room.ada.id)
    assert ada.connection.subprotocol == "flurfunk.v1"


def test_a_program_is_welcomed_with_a_token_and_no_origin(room: Room, bjoern: Socket) -> None:
    welcome = bjoern.wait_for(lambda frame: True)
    assert (welcome["kind"], welcome["person"]) == ("welcome", room.bjoern.id)


@pytest.mark.parametrize(
    "cookie",
    ["", "sessionid=", "sessionid=nobodyhasthissessionkey0123456789", 'sessionid="\\000abcdefghijkl"', "="],
)
def test_who_is_not_signed_in_is_told_so_by_a_close_code(room: Room, cookie: str) -> None:
    with Socket.open(room.house.url, cookie=cookie, origin=room.house.url) as socket:
        assert socket.close_code() == SIGNED_OUT
        assert socket.frames == []


@pytest.mark.parametrize("token", ["ff_wrong", "ÿ", "Bearer"])
def test_a_wrong_token_is_told_so_by_a_close_code(room: Room, token: str) -> None:
    with Socket.open(room.house.url, token=token) as socket:
        assert socket.close_code() == SIGNED_OUT


@pytest.mark.parametrize("path", ["/", "/ws/", "/ws2", "/api/ws", "/ws/../x", "/static/ws"])
def test_no_other_path_is_a_socket(room: Room, path: str) -> None:
    with pytest.raises(InvalidStatus) as refused:
        Socket.open(room.house.url, token=room.bjoern_token, path=path)
    assert refused.value.response.status_code == 403


# Frames that are wrong


@pytest.mark.parametrize(
    ("text", "code", "re"),
    [
        ("", "frame_malformed", None),
        ("{", "frame_malformed", None),
        ("null", "frame_malformed", None),
        ("[]", "frame_malformed", None),
        ('"message.send"', "frame_malformed", None),
        ("[" * 60_000, "frame_malformed", None),
        ('{"id": 3, "do": "typing.start", "room": "\\ud800"}', "frame_malformed", 3),
        ("{}", "command_unknown", None),
        ('{"id": 5}', "command_unknown", 5),
        ('{"id": 5, "do": "house.burn"}', "command_unknown", 5),
        ('{"id": 5, "do": "message.sent"}', "command_unknown", 5),
        ('{"id": 5, "do": ["message.send"]}', "command_unknown", 5),
        ('{"do": "presence.set", "state": "online"}', "invalid_detail", None),
        ('{"id": -1, "do": "presence.set", "state": "online"}', "invalid_detail", None),
        ('{"id": 9, "do": "presence.set", "state": "asleep"}', "invalid_detail", 9),
        ('{"id": 9, "do": "presence.set", "state": "online", "more": 1}', "invalid_detail", 9),
        ('{"id": 1e400, "do": "presence.set", "state": "online"}', "invalid_detail", None),
        ('{"id": 9, "do": "topics.resume", "topics": {"house": -1}}', "invalid_detail", 9),
        ('{"id": 9, "do": "topics.resume", "topics": {"house": 9007199254740993000}}', "invalid_detail", 9),
        ('{"id": 9, "do": "room.read", "room": "06ar5ssngh8wgz6g", "seq": 1e300}', "invalid_detail", 9),
    ],
)
def test_a_wrong_frame_gets_an_error_and_the_socket_lives_on(
    bjoern: Socket, text: str, code: str, re: int | None
) -> None:
    bjoern.send_text(text)
    answer = bjoern.wait_for(lambda frame: frame["kind"] == "error")
    assert (answer["error"]["code"], answer["re"]) == (code, re)
    assert answer["error"]["message"]
    assert bjoern.is_alive()


def test_a_binary_frame_gets_an_error_and_the_socket_lives_on(bjoern: Socket) -> None:
    bjoern.connection.send(b'{"id": 1, "do": "presence.set", "state": "online"}')
    assert bjoern.wait_for(lambda frame: frame["kind"] == "error")["error"]["code"] == "frame_malformed"
    assert bjoern.is_alive()


def test_an_oversized_frame_gets_an_error_and_the_socket_lives_on(room: Room, bjoern: Socket) -> None:
    answer = bjoern.ask(
        "message.send", room=room.id, client_id=str(uuid.uuid4()), body="x" * FRAME_LIMIT_BYTES
    )
    assert answer["error"]["code"] == "frame_too_large"
    assert bjoern.is_alive()


def test_a_message_of_the_greatest_length_fits_into_a_frame_in_its_widest_form(
    room: Room, bjoern: Socket
) -> None:
    assert bjoern.say(room.id, "😀" * 10_000)["body"] == "😀" * 10_000
    answer = bjoern.ask("message.send", room=room.id, client_id=str(uuid.uuid4()), body="😀" * 10_001)
    assert answer["error"]["code"] == "message_too_long"
    assert bjoern.is_alive()


def test_a_frame_far_beyond_the_limit_ends_its_connection_and_no_other(ada: Socket, bjoern: Socket) -> None:
    try:
        bjoern.send_text(json.dumps("x" * 4_000_000))
        assert bjoern.close_code() in (1006, 1009)
    except ConnectionClosed:
        pass  # cut off while it was still sending
    assert ada.is_alive()


@pytest.mark.parametrize(
    "payload",
    [
        pytest.param(b"\x81\x82\x00\x00\x00\x00\xff\xfe", id="text that is not UTF-8"),
        pytest.param(b"\x80\x81\x00\x00\x00\x00x", id="a continuation of nothing"),
        pytest.param(b"\x81\x01x", id="an unmasked frame"),
        pytest.param(b"\xf1\x81\x00\x00\x00\x00x", id="reserved bits"),
        pytest.param(b"\x83\x81\x00\x00\x00\x00x", id="a reserved opcode"),
        pytest.param(b"\x81\xff" + struct.pack("!Q", 2**62) + b"\x00\x00\x00\x00", id="an absurd length"),
    ],
)
def test_what_is_no_websocket_frame_ends_its_connection_and_no_other(
    ada: Socket, bjoern: Socket, payload: bytes
) -> None:
    assert bjoern.is_alive()
    bjoern.connection.socket.sendall(payload)
    assert bjoern.close_code() in (1002, 1006, 1007, 1009)
    assert ada.is_alive()


def test_names_of_topics_that_cannot_exist_are_refused_like_all_others(bjoern: Socket) -> None:
    names = [
        "",
        "!",
        "!roll",
        "access",
        "room:",
        "room:\x00",
        "room:" + "x" * 5000,
        "person:\n",
        "Ω",
        "house ",
    ]
    answer = bjoern.ask("topics.resume", topics={**dict.fromkeys(names, 0), "house": None})
    assert sorted(answer["result"]["refused"]) == sorted(names)
    assert list(answer["result"]["topics"]) == ["house"]


# Frames in a wrong order, or again


def test_a_command_may_come_before_any_topic_is_joined(room: Room, ada: Socket) -> None:
    assert ada.say(room.id, "without having joined")["author"] == room.ada.id


def test_answers_name_their_command_whatever_numbers_it_has(ada: Socket) -> None:
    numbers = [7, 3, 3, 2**53, 0]
    for number in numbers:
        ada.send_text(json.dumps({"id": number, "do": "presence.set", "state": "away"}))
    answers = [ada.wait_for(lambda frame: frame["kind"] == "ok") for _ in numbers]
    assert [answer["re"] for answer in answers] == numbers


def test_what_is_edited_before_it_is_sent_does_not_exist(ada: Socket) -> None:
    answer = ada.ask("message.edit", message="06ar5st898f7estw", body="too early", version=1)
    assert answer["error"]["code"] == "not_found"
    assert ada.is_alive()


def test_whoever_is_ahead_of_the_log_is_reset(room: Room, ada: Socket) -> None:
    topic, head = f"room:{room.id}", ada.follow(room.id)
    answer = ada.ask("topics.resume", topics={topic: head + 10})
    reset = next(frame for frame in ada.frames if frame["kind"] == "reset")
    assert (reset["topic"], reset["head"]) == (topic, answer["result"]["topics"][topic])


def test_a_replayed_frame_gives_the_first_result_and_one_message(
    room: Room, ada: Socket, bjoern: Socket
) -> None:
    bjoern.follow(room.id)
    wish = {"id": 1, "do": "message.send", "room": room.id, "client_id": str(uuid.uuid4()), "body": "once"}
    for _ in range(5):
        ada.send_text(json.dumps(wish))
    answers = [ada.wait_for(lambda frame: frame["kind"] == "ok") for _ in range(5)]
    assert len({answer["result"]["message"]["id"] for answer in answers}) == 1
    ada.say(room.id, "afterwards")
    first, second = (bjoern.wait_for_event("message.sent")["event"]["message"] for _ in range(2))
    assert (first["body"], second["body"]) == ("once", "afterwards")


def test_the_same_client_id_with_another_text_is_a_conflict(room: Room, ada: Socket) -> None:
    client_id = str(uuid.uuid4())
    ada.say(room.id, "this", client_id)
    answer = ada.ask("message.send", room=room.id, client_id=client_id, body="that")
    assert answer["error"]["code"] == "client_id_reused"


def test_a_topic_that_is_resumed_again_is_replayed_again_and_then_told_once(
    room: Room, ada: Socket, bjoern: Socket
) -> None:
    head = bjoern.follow(room.id)
    ada.say(room.id, "one")
    bjoern.wait_for_event("message.sent")
    for _ in range(2):
        bjoern.ask("topics.resume", topics={f"room:{room.id}": head})
    assert [frame["seq"] for frame in bjoern.frames if frame["kind"] == "event"] == [head + 1] * 3
    ada.say(room.id, "two")
    ada.say(room.id, "three")
    assert [bjoern.wait_for_event("message.sent")["seq"] for _ in range(2)] == [head + 2, head + 3]


def test_a_clock_two_days_off_changes_nothing(room: Room, ada: Socket, bjoern: Socket) -> None:
    bjoern.follow(room.id)
    server_now = datetime.fromisoformat(ada.say(room.id, "what time is it?")["sent_at"])
    sent = []
    for number, days_off in enumerate((2, -2, 0, 2, -2)):
        client_id = _uuid7(server_now + timedelta(days=days_off))
        sent.append(ada.say(room.id, f"number {number}", client_id))
    assert [message["seq"] for message in sent] == sorted(message["seq"] for message in sent)
    times = [datetime.fromisoformat(message["sent_at"]) for message in sent]
    assert times == sorted(times)
    assert all(abs(time - server_now) < timedelta(days=1) for time in times)
    bjoern.wait_for_event("message.sent")
    heard = [bjoern.wait_for_event("message.sent")["event"]["message"]["body"] for _ in sent]
    assert heard == [f"number {number}" for number in range(len(sent))]


def _uuid7(at: datetime) -> str:
    """Make an id as a client does that believes it is this time (RFC 9562, section 5.7)."""
    return str(uuid.UUID(int=int(at.timestamp() * 1000) << 80 | 7 << 76 | 2 << 62 | uuid.uuid4().int % 2**62))


# Too much


def test_a_hasty_program_is_slowed_down_and_then_goes_on(ada: Socket) -> None:
    numbers = [ada.send("presence.set", state="online") for _ in range(COMMANDS_AT_ONCE + 40)]
    answers = [ada.wait_for(lambda frame: "re" in frame) for _ in numbers]
    refused = [answer["error"] for answer in answers if answer["kind"] == "error"]
    assert [answer["re"] for answer in answers] == numbers
    assert {error["code"] for error in refused} <= {"too_fast"}
    assert all(error["retry_after_s"] > 0 for error in refused)


def test_a_flood_ends_its_own_socket_and_harms_nobody(room: Room, ada: Socket, bjoern: Socket) -> None:
    bjoern.follow(room.id)
    with room.ada_socket() as flooding:
        typing = json.dumps({"id": 1, "do": "room.read", "room": room.id, "seq": 0})
        try:
            for _ in range(200_000):
                flooding.send_text(typing)
        except ConnectionClosed:
            pass
        assert flooding.close_code() == FLOODED
    ada.say(room.id, "still here")
    assert bjoern.wait_for_event("message.sent")["event"]["message"]["body"] == "still here"
    assert bjoern.is_alive()
    with room.ada_socket() as again:
        assert again.is_alive()


# Losing access


def test_a_session_that_is_ended_closes_its_sockets_and_no_others(house: House) -> None:
    dora = house.newcomer("Dora")
    token = dora.make_token()
    with (
        Socket.open(house.url, cookie=dora.cookie_header, origin=house.url) as page,
        Socket.open(house.url, token=token) as program,
    ):
        assert page.is_alive()
        session = next(item for item in dora.get("/api/me/sessions") if item["current"])
        assert dora.ask("DELETE", f"/api/me/sessions/{session['id']}").status == 204
        assert page.close_code(REVOKED_WITHIN_S + BUSY_S) == SIGNED_OUT
        assert program.is_alive()


def test_signing_out_closes_the_socket(house: House) -> None:
    emil = house.newcomer("Emil")
    with Socket.open(house.url, cookie=emil.cookie_header, origin=house.url) as page:
        assert page.is_alive()
        emil.ask("DELETE", "/_allauth/browser/v1/auth/session")
        assert page.close_code(REVOKED_WITHIN_S + BUSY_S) == SIGNED_OUT


def test_a_revoked_token_closes_its_sockets_and_no_others(house: House) -> None:
    finn = house.newcomer("Finn")
    with (
        Socket.open(house.url, cookie=finn.cookie_header, origin=house.url) as page,
        Socket.open(house.url, token=finn.make_token()) as program,
    ):
        assert program.is_alive()
        (token,) = finn.get("/api/me/tokens")
        assert finn.ask("DELETE", f"/api/me/tokens/{token['id']}").status == 204
        assert program.close_code(REVOKED_WITHIN_S + BUSY_S) == SIGNED_OUT
        assert page.is_alive()


def test_a_deactivation_closes_all_sockets_and_lets_none_back_in(house: House) -> None:
    greta = house.newcomer("Greta")
    token = greta.make_token()
    with (
        Socket.open(house.url, cookie=greta.cookie_header, origin=house.url) as page,
        Socket.open(house.url, token=token) as program,
    ):
        assert page.is_alive()
        assert program.is_alive()
        gone = house.administrator.ask("PATCH", f"/api/people/{greta.id}", {"active": False})
        assert gone.status == 200
        assert page.close_code(REVOKED_WITHIN_S + BUSY_S) == SIGNED_OUT
        assert program.close_code(REVOKED_WITHIN_S + BUSY_S) == SIGNED_OUT
    with Socket.open(house.url, token=token) as again:
        assert again.close_code() == SIGNED_OUT


def test_who_is_taken_out_of_a_room_hears_nothing_more_of_it(house: House) -> None:
    hana, ivo = house.newcomer("Hana"), house.newcomer("Ivo")
    main = house.room_with(hana, ivo)
    community = hana.get(f"/api/rooms/{main}")["community"]
    with (
        Socket.open(house.url, token=hana.make_token()) as owner,
        Socket.open(house.url, token=ivo.make_token()) as member,
    ):
        member.ask("topics.resume", topics={f"room:{main}": None, f"person:{ivo.id}": None})
        assert hana.ask("DELETE", f"/api/communities/{community}/members/{ivo.id}").status == 204
        member.wait_for_event("room.exited")
        owner.say(main, "now that he is gone")
        assert member.ask("topics.resume", topics={f"room:{main}": 0})["result"]["refused"] == [
            f"room:{main}"
        ]
        told = [frame["event"]["type"] for frame in member.frames if frame["kind"] == "event"]
        assert "message.sent" not in told
        assert "member.left" in told
