"""A talk over a real web process: commands up, events down, and what becomes of who closes the socket."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.flows.visitor import Frame, House, Socket, Visitor

GONE_WITHIN_S = 20.0
"""Five seconds to settle, one to be noticed, and what a busy machine and the start of a process add."""


@dataclass(frozen=True, slots=True)
class Live:
    """A live talk with a host, and somebody who may come in."""

    house: House
    host: Visitor
    guest: Visitor
    id: str
    room: str

    def socket(self, visitor: Visitor) -> Socket:
        """Open a socket as the visitor's page does."""
        return Socket.open(self.house.url, cookie=visitor.cookie_header, origin=self.house.url)


@pytest.fixture(scope="module")
def pair(house: House) -> tuple[Visitor, Visitor]:
    """Two people for all talks: the door lets only so many in a minute."""
    return house.newcomer("Host"), house.newcomer("Guest")


@pytest.fixture
def live(house: House, pair: tuple[Visitor, Visitor]) -> Live:
    host, guest = pair
    room = house.room_with(host)
    community = host.get(f"/api/rooms/{room}")["community"]
    talk = host.post("/api/talks", {"community": community, "title": "On air"})
    return Live(house, host, guest, str(talk["id"]), str(talk["room"]))


@pytest.fixture
def host(live: Live) -> Iterator[Socket]:
    with live.socket(live.host) as socket:
        come_in(socket, live)
        yield socket


def come_in(socket: Socket, live: Live) -> Frame:
    """Come in and follow the talk from its snapshot on; return the snapshot."""
    view: Frame = socket.ask("talk.join", talk=live.id)["result"]["talk"]
    answer = socket.ask("topics.resume", topics={f"talk:{live.id}": view["seq"]})
    assert answer["result"]["refused"] == []
    return view


def stage_event(socket: Socket, act: str) -> Frame:
    """Wait for an act on the stage and return its event."""
    frame = socket.wait_for(lambda frame: _is_act(frame, act), GONE_WITHIN_S)
    event: Frame = frame["event"]
    return event


def on_air(visitor: Visitor) -> list[str]:
    """Return which talks a page that opens now shows as live."""
    return [talk["id"] for talk in visitor.get("/api/home")["talks"]]


def _is_end_of(frame: Frame, talk: str) -> bool:
    event = frame.get("event", {})
    return bool(event.get("type") == "talk.ended" and event["talk"]["id"] == talk)


def _is_act(frame: Frame, act: str) -> bool:
    return bool(frame["kind"] == "event" and frame["event"].get("act") == act)


def test_a_raised_hand_leads_on_stage(live: Live, host: Socket) -> None:
    with live.socket(live.guest) as guest:
        assert len(come_in(guest, live)["stage"]["people"]) == 2
        assert stage_event(host, "entered")["person"] == live.guest.id
        guest.ask("hand.raise", talk=live.id)
        assert stage_event(host, "raised_hand")["people"][0]["hand"] is not None
        host.ask("stage.invite", talk=live.id, person=live.guest.id)
        assert stage_event(guest, "invited")["people"][0]["invited"]
        guest.ask("stage.accept", talk=live.id)
        guest.ask("stage.unmute", talk=live.id)
        assert stage_event(host, "unmuted")["people"][0]["muted"] == "no"
        host.ask("stage.mute", talk=live.id, person=live.guest.id)
        refused = guest.ask("stage.unmute", talk=live.id)
        assert refused["error"]["code"] == "muted_by_host"


def test_the_chat_and_the_reactions_are_live(live: Live, host: Socket) -> None:
    with live.socket(live.guest) as guest:
        come_in(guest, live)
        guest.follow(live.room)
        host.say(live.room, "Hello")
        assert guest.wait_for_event("message.sent")["event"]["message"]["body"] == "Hello"
        guest.ask("talk.react", talk=live.id, kind="clap")
        fact = host.wait_for(lambda frame: frame["kind"] == "fact" and frame["topic"] == f"talk:{live.id}")
        assert fact["fact"] == {"type": "talk.reacted", "talk": live.id, "kind": "clap"}


def test_who_is_removed_hears_that_and_nothing_more(live: Live, host: Socket) -> None:
    with live.socket(live.guest) as guest:
        come_in(guest, live)
        guest.follow(live.room)
        host.ask("stage.remove", talk=live.id, person=live.guest.id)
        assert stage_event(guest, "removed")["left"] == [live.guest.id]
        host.say(live.room, "Behind their back")
        host.ask("stage.lock", talk=live.id, on=True)
        guest.frames.clear()
        answer = guest.ask("topics.resume", topics={f"talk:{live.id}": 0, f"room:{live.room}": 0})
        assert set(answer["result"]["refused"]) == {f"talk:{live.id}", f"room:{live.room}"}
        topics = {frame["topic"] for frame in guest.frames if frame["kind"] == "event"}
        assert not topics & {f"talk:{live.id}", f"room:{live.room}"}
        assert guest.ask("talk.join", talk=live.id)["error"]["code"] == "talk_removed"


def test_who_closes_the_socket_is_gone_until_they_come_back(live: Live, host: Socket) -> None:
    with live.socket(live.guest) as guest:
        come_in(guest, live)
        guest.ask("hand.raise", talk=live.id)
        hand = stage_event(host, "raised_hand")["people"][0]["hand"]
    gone = stage_event(host, "noticed")["people"]
    assert [(person["person"], person["here"], person["hand"]) for person in gone] == [
        (live.guest.id, False, hand)
    ]
    with live.socket(live.guest) as guest:
        come_in(guest, live)
        back = stage_event(host, "entered")["people"]
        assert [(person["here"], person["hand"]) for person in back] == [(True, hand)]


def test_the_end_is_told_to_everyone_who_might_have_come(live: Live, host: Socket) -> None:
    with live.socket(live.guest) as guest:
        guest.ask("topics.resume", topics={"house": None})
        assert live.id in on_air(live.guest)
        live.host.post(f"/api/talks/{live.id}/end")
        ended = guest.wait_for(lambda frame: _is_end_of(frame, live.id))["event"]["talk"]
        assert ended["state"] == "ended"
        assert stage_event(host, "ended")["left"] == [live.host.id]
        assert live.id not in on_air(live.guest)
