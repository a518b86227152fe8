"""The other process: one speaker with a tone, many listeners, and the meter on the server. Prints one JSON object."""

import asyncio
import json
import statistics
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, Protocol

from aiortc.rtcdtlstransport import RTCCertificate

from tests.bench.fanout.meter import cpu_ns, rss_bytes, spent_s
from tests.bench.talk.janus import janus
from tests.bench.talk.listener import Listener
from tests.talk.media.people import Person

SETTLE_S = 2.0
JANUS = ("audiobridge", "videoroom")


class Server(Protocol):
    """A server under test, with one talk."""

    pid: int
    """Whose CPU time and memory count."""

    async def speak(self, offer: str) -> str:
        """Let the speaker in and return the answer."""

    async def listen(self, listener: Listener) -> None:
        """Connect a listener."""


class Piped:
    """A server of `server.py`, reached through its pipes."""

    def __init__(self, process: Process) -> None:
        self.pid = process.pid
        self._process = process

    async def speak(self, offer: str) -> str:
        """Let the speaker in and return the answer."""
        return await self._answer("speaker", offer, speaks=True)

    async def listen(self, listener: Listener) -> None:
        """Connect a listener."""
        await listener.accept(await self._answer(str(id(listener)), await listener.offer(), speaks=False))

    async def _answer(self, peer: str, sdp: str, *, speaks: bool) -> str:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps({"peer": peer, "speaks": speaks, "sdp": sdp}).encode() + b"\n")
        await self._process.stdin.drain()
        line = await self._process.stdout.readline()
        return str(json.loads(line)["sdp"])


@asynccontextmanager
async def piped(target: str, core: int, ptime_ms: int) -> AsyncIterator[Piped]:
    """Run a server of `server.py` alone on a core."""
    command = [
        "taskset",
        "-c",
        str(core),
        sys.executable,
        "-m",
        "tests.bench.talk.server",
        target,
        str(ptime_ms),
    ]
    process = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE)
    try:
        yield Piped(process)
    finally:
        process.terminate()
        await process.wait()


async def run(target: str, listeners: int, seconds: float, core: int, ptime_ms: int) -> dict[str, Any]:
    """Fill a server with listeners and measure it while they listen."""
    made: AbstractAsyncContextManager[Server]
    made = janus(target, core) if target in JANUS else piped(target, core, ptime_ms)
    async with made as server:
        speaker = Person("speaker", 440.0)
        await speaker.accept(await server.speak(await speaker.offer()))
        memory = rss_bytes([server.pid])
        people, joins_s = await _fill(server, listeners)
        await asyncio.sleep(SETTLE_S)
        found = await _measured(server, people, seconds)
        grown = rss_bytes([server.pid]) - memory
        for listener in people:
            listener.fall_silent()
    await speaker.leave()
    return found | {
        "join_to_first_packet_p50_ms": round(statistics.median(joins_s) * 1000, 1),
        "kib_per_listener": round(grown / listeners / 1024),
    }


async def _fill(server: Server, count: int) -> tuple[list[Listener], list[float]]:
    """Return so many listeners, and how long each waited for the first packet."""
    certificate = RTCCertificate.generateCertificate()
    people, joins_s = [], []
    for _ in range(count):
        listener, start_s = Listener(certificate), time.monotonic()
        await server.listen(listener)
        await asyncio.wait_for(listener.first.wait(), 10)
        joins_s.append(listener.first_packet_s - start_s)
        people.append(listener)
    return people, joins_s


async def _measured(server: Server, people: Sequence[Listener], seconds: float) -> dict[str, Any]:
    for listener in people:
        listener.count()
    before, own, start_s = cpu_ns([server.pid]), time.process_time(), time.monotonic()
    await asyncio.sleep(seconds)
    took_s = time.monotonic() - start_s
    spent = spent_s(before, cpu_ns([server.pid]))
    packets = sum(listener.packets for listener in people)
    octets = sum(listener.bytes for listener in people)
    return {
        "cpu_ms_per_listener_s": round(spent / took_s / len(people) * 1000, 3),
        "server_load": round(spent / took_s, 2),
        "audience_load": round((time.process_time() - own) / took_s, 2),
        "packets_per_listener_s": round(packets / took_s / len(people), 1),
        "packet_bytes": round(octets / max(1, packets)),
        "missed": sum(listener.missed for listener in people),
        "late_p99_ms": _p99_ms([late for listener in people for late in listener.late_s]),
        "gap_p99_ms": _p99_ms([gap for listener in people for gap in listener.gaps_s]),
    }


def _p99_ms(values_s: Sequence[float]) -> float | None:
    """Return the 99th percentile, or None where there is nothing."""
    return round(sorted(values_s)[int(len(values_s) * 0.99)] * 1000, 1) if values_s else None


if __name__ == "__main__":
    _, target, count, length, core, packet = sys.argv
    found = asyncio.run(run(target, int(count), float(length), int(core), int(packet)))
    print(json.dumps(found))  # noqa: T201
