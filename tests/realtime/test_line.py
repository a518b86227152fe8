"""One socket's bounds: what it may send, and what waits for it."""

import json
import time
from typing import cast

import pytest

from realtime.line import (
    COMMANDS_AT_ONCE,
    EVENT_BACKLOG_BYTES,
    FACT_BACKLOG_BYTES,
    RESYNC,
    Line,
    event_batch,
    event_frame,
    fact_frame,
)
from realtime.schemas import Done, OkFrame
from realtime.wire import Batch, Wire
from tests.realtime.transport import FakeWire
from workspace.core.events import Hint
from workspace.core.ids import TopicName

pytestmark = pytest.mark.pure

TOPIC = TopicName("room:x")


def a_line() -> tuple[Line, FakeWire]:
    wire = FakeWire()
    return Line(cast("Wire", wire), "person", "t:test", "en"), wire


def test_a_burst_of_commands_is_served_and_the_next_has_to_wait() -> None:
    line, _ = a_line()
    start_s = time.monotonic()
    waits = [line.may_command() for _ in range(COMMANDS_AT_ONCE * 3)]
    allowed = waits.count(0.0)
    earned = (time.monotonic() - start_s) * 20
    assert COMMANDS_AT_ONCE <= allowed <= COMMANDS_AT_ONCE + earned + 1
    assert all(wait_s <= 0.05 for wait_s in waits)


def test_events_are_never_skipped_over() -> None:
    line, wire = a_line()
    wire.stuck_bytes = EVENT_BACKLOG_BYTES
    line.write_events(Batch([b"{}"]))
    assert (list(wire.unread), wire.closed) == ([b"{}"], None)
    wire.stuck_bytes += 1
    line.write_events(Batch([b"{}"]))
    assert wire.closed == RESYNC
    assert line.is_closed


def test_facts_give_way_long_before() -> None:
    line, wire = a_line()
    wire.stuck_bytes = FACT_BACKLOG_BYTES + 1
    line.write_fact(Batch([b"{}"]))
    assert not wire.unread
    wire.stuck_bytes = FACT_BACKLOG_BYTES
    line.write_fact(Batch([b"{}"]))
    assert list(wire.unread) == [b"{}"]


def test_an_answer_goes_out_like_an_event() -> None:
    line, wire = a_line()
    line.reply(OkFrame(re=3, result=Done()))
    assert json.loads(wire.take()[0]) == {"kind": "ok", "re": 3, "result": {"type": "done"}}


def test_frames_carry_the_logs_bytes_unread() -> None:
    payload = '{"type":"x","text":"ä \\" \\n"}'
    event = json.loads(event_frame(Hint(TOPIC, 7, payload)))
    assert event == {"kind": "event", "topic": TOPIC, "seq": 7, "event": json.loads(payload)}
    assert json.loads(fact_frame(TOPIC, payload)) == {
        "kind": "fact",
        "topic": TOPIC,
        "fact": json.loads(payload),
    }
    assert len(event_batch([Hint(TOPIC, 1, "{}"), Hint(TOPIC, 2, "{}")]).payloads) == 2
