"""The load client: N members in one room, and every message has to reach every one of them exactly once.

Lean on purpose (picows, uvloop, no JSON on arrival), since it shares the machine with the server and must not
be what is measured. It reads its plan from standard input and prints what it found as one JSON object.
"""

import asyncio
import dataclasses
import json
import math
import os
import resource
import sys
import time
import uuid
from collections.abc import Coroutine, Sequence
from typing import Any

import uvloop
from picows import WSFrame, WSListener, WSMsgType, WSTransport, ws_connect

from tests.bench.fanout.dialects import Dialect, Step
from tests.bench.fanout.meter import ThreadTimes, cpu_ns, rss_bytes, spent_s

BODY_BYTES = 100
HANDSHAKES_AT_ONCE = 50
FIRST_MEMBERS = 10
"""Connected before memory is read the first time: what a server loads for its first socket is no one's."""
PATIENCE_S = 40.0
SETTLE_S = 1.0
_CLOCK = time.perf_counter_ns


@dataclasses.dataclass(frozen=True, slots=True)
class Plan:
    """What to do to whom. `processes` names the roots of the families whose CPU time counts."""

    url: str
    dialect: Dialect
    tokens: Sequence[str]
    members: int
    senders: int
    window: int
    rate_hz: float
    fixed_s: float
    burst_s: float
    processes: dict[str, int]


class Tally:
    """What was sent and what has arrived: a bit for each message and member, so nothing hides in a sum."""

    def __init__(self, members: int) -> None:
        self.members = members
        self.mark = f"~{uuid.uuid4().hex[:8]}:".encode()
        self.sent_ns: list[int] = []
        self.seen: list[bytearray] = []
        self.delays_ns: list[list[int]] = []
        self.delivered = self.doubled = self.complete = self.closed = 0
        self.refused: bytes | None = None
        self.moved = asyncio.Event()

    def next_body(self) -> str:
        """Open the books for one more message and return its text."""
        token = f"{self.mark.decode()}{len(self.sent_ns):08d}~"
        self.seen.append(bytearray(self.members))
        self.delays_ns.append([])
        self.sent_ns.append(_CLOCK())
        return token.ljust(BODY_BYTES, "x")

    def arrived(self, number: int, member: int) -> None:
        """Count one delivery."""
        seen = self.seen[number]
        if seen[member]:
            self.doubled += 1
            return
        seen[member] = 1
        self.delivered += 1
        delays_ns = self.delays_ns[number]
        delays_ns.append(_CLOCK() - self.sent_ns[number])
        if len(delays_ns) == self.members:
            self.complete += 1
            self.moved.set()


class Member(WSListener):
    """One socket."""

    def __init__(self, tally: Tally, dialect: Dialect, number: int) -> None:
        self._tally = tally
        self._dialect = dialect
        self._number = number
        self._mark = tally.mark
        self._delivery = dialect.delivery.encode()
        self._refusal = dialect.refusal.encode()
        self._inbox: list[bytes] = []
        self._came = asyncio.Event()

    def on_ws_connected(self, transport: WSTransport) -> None:
        """Keep the way out."""
        self._transport = transport

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        """Count it: nobody may be thrown out during a run."""
        self._tally.closed += 1

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        """Count a delivery, answer a ping, keep anything else for the handshake."""
        if frame.msg_type != WSMsgType.TEXT:
            return
        payload = frame.get_payload_as_bytes()
        at = payload.find(self._mark)
        if at >= 0 and payload.startswith(self._delivery):
            start = at + len(self._mark)
            self._tally.arrived(int(payload[start : start + 8]), self._number)
        elif payload.startswith(self._refusal):
            self._tally.refused = payload
        elif payload == self._dialect.ping.encode():
            transport.send(WSMsgType.TEXT, self._dialect.pong.encode())
        elif at < 0 and len(self._inbox) < 16:
            self._inbox.append(payload)
            self._came.set()

    async def get_in(self, steps: Sequence[Step]) -> None:
        """Go through the handshake. Raises `TimeoutError`."""
        for step in steps:
            if step.awaits:
                await asyncio.wait_for(self._hear(step.awaits.encode()), PATIENCE_S)
            if step.says:
                self._transport.send(WSMsgType.TEXT, step.says.encode())

    async def _hear(self, text: bytes) -> None:
        while not any(text in payload for payload in self._inbox):
            self._came.clear()
            await self._came.wait()

    def send(self) -> None:
        """Send one message to the room."""
        body = self._tally.next_body()
        self._transport.send(WSMsgType.TEXT, self._dialect.frame(self._number, body))


class Meter:
    """CPU seconds of the server's processes over a stretch of time, by name."""

    def __init__(self, processes: dict[str, int]) -> None:
        self._processes = processes
        self._before = self._read()

    def _read(self) -> dict[str, ThreadTimes]:
        return {name: cpu_ns([pid]) for name, pid in self._processes.items()}

    def stop(self) -> dict[str, float]:
        """Return what each has spent since the start."""
        after = self._read()
        return {name: spent_s(self._before[name], after[name]) for name in after}


class Run:
    """One plan carried out."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._tally = Tally(plan.members)
        self._members: list[Member] = []

    async def carry_out(self) -> dict[str, Any]:
        """Connect, warm up, and run both phases."""
        plan, tally = self._plan, self._tally
        await self._connect(range(FIRST_MEMBERS))
        await asyncio.sleep(SETTLE_S)
        base_bytes, meter, start_s = self._memory(), Meter(plan.processes), time.perf_counter()
        await self._connect(range(FIRST_MEMBERS, plan.members))
        connect_s, connect_cpu_s = time.perf_counter() - start_s, meter.stop()
        await asyncio.sleep(SETTLE_S)
        others = plan.members - FIRST_MEMBERS
        found: dict[str, Any] = {
            "connects_per_s": round(others / connect_s),
            "connect_cpu_ms": round(sum(connect_cpu_s.values()) / others * 1000, 2),
            "kib_per_connection": round((self._memory() - base_bytes) / others / 1024, 1),
        }
        for member in self._members[:FIRST_MEMBERS]:  # the first few messages warm up caches and pools
            member.send()
            await asyncio.sleep(0.1)
        await self._settle()
        found["fixed"] = await self._phase(self._fixed())
        found["burst"] = await self._phase(self._burst())
        lost = len(tally.sent_ns) * plan.members - tally.delivered
        return {**found, "lost": lost, "doubled": tally.doubled, "closed": tally.closed}

    def _memory(self) -> int:
        """Return the servers' memory but for PostgreSQL, whose backends belong to the pool, not to sockets."""
        return rss_bytes(pid for name, pid in self._plan.processes.items() if name != "postgres")

    async def _connect(self, numbers: range) -> None:
        gate = asyncio.Semaphore(HANDSHAKES_AT_ONCE)

        async def one(number: int) -> Member:
            plan = self._plan
            member = Member(self._tally, plan.dialect, number)
            token = plan.tokens[number] if plan.tokens else ""
            headers = [(key, value.replace("{token}", token)) for key, value in plan.dialect.headers.items()]
            async with gate:
                url = plan.url + plan.dialect.path
                await ws_connect(lambda: member, url, extra_headers=headers, websocket_handshake_timeout=60)
                await member.get_in(plan.dialect.steps)
            return member

        self._members += await asyncio.gather(*map(one, numbers))

    async def _phase(self, load: Coroutine[Any, Any, None]) -> dict[str, Any]:
        tally, first, delivered = self._tally, len(self._tally.sent_ns), self._tally.delivered
        meter, start_s, own_s = Meter(self._plan.processes), time.perf_counter(), time.process_time()
        await load
        await self._settle()
        cpu_s, wall_s = meter.stop(), time.perf_counter() - start_s
        delays_ms = sorted(delay / 1e6 for delays in tally.delays_ns[first:] for delay in delays)
        return {
            "messages": len(tally.sent_ns) - first,
            "deliveries": tally.delivered - delivered,
            "wall_s": round(wall_s, 2),
            "cpu_s": {name: round(value, 3) for name, value in cpu_s.items()},
            "p50_ms": round(quantile(delays_ms, 0.5), 2),
            "p99_ms": round(quantile(delays_ms, 0.99), 2),
            "client_load": round((time.process_time() - own_s) / wall_s, 2),
        }

    async def _settle(self) -> None:
        """Wait until everybody has everything, or no longer. Raises `SystemExit` on a refusal."""
        end_s = time.perf_counter() + PATIENCE_S
        while self._tally.complete < len(self._tally.sent_ns) and time.perf_counter() < end_s:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        if self._tally.refused is not None:
            raise SystemExit(f"A send was refused; more senders may help: {self._tally.refused[:300]!r}")

    async def _fixed(self) -> None:
        """Open loop: messages at a steady pace, whether or not the ones before have arrived."""
        start_s = time.perf_counter()
        for count in range(int(self._plan.rate_hz * self._plan.fixed_s)):
            await asyncio.sleep(max(0.0, start_s + count / self._plan.rate_hz - time.perf_counter()))
            self._members[count % self._plan.senders].send()

    async def _burst(self) -> None:
        """Closed loop: at most `window` messages that have not reached everybody."""
        tally, end_s, count = self._tally, time.perf_counter() + self._plan.burst_s, 0
        before = tally.complete
        while time.perf_counter() < end_s and tally.refused is None:
            if count - (tally.complete - before) < self._plan.window:
                self._members[count % self._plan.senders].send()
                count += 1
                continue
            tally.moved.clear()
            try:
                await asyncio.wait_for(tally.moved.wait(), PATIENCE_S)
            except TimeoutError:
                return


def quantile(ordered: Sequence[float], share: float) -> float:
    """Return the value below which a share of the ordered values lies; NaN where there are none."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else math.nan


def read_plan(text: str) -> Plan:
    """Return the plan that `run.py` wrote."""
    given = json.loads(text)
    speech = given.pop("dialect")
    steps = tuple(Step(**step) for step in speech.pop("steps"))
    return Plan(dialect=Dialect(steps=steps, **speech), **given)


def main() -> None:
    """Carry out the plan, print the findings and leave without a thousand polite farewells."""
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    found = uvloop.run(Run(read_plan(sys.stdin.read())).carry_out())
    print(json.dumps(found), flush=True)  # noqa: T201
    os._exit(0)


if __name__ == "__main__":
    main()
