"""The other process: one speaker with a tone, many listeners, and the meter on the server. Prints one JSON object."""

import asyncio
import json
import statistics
import sys
import time
from asyncio.subprocess import PIPE, Process
from typing import Any

from aiortc.rtcdtlstransport import RTCCertificate

from tests.bench.fanout.meter import cpu_ns, rss_bytes, spent_s
from tests.bench.talk.listener import Listener
from tests.talk.media.people import Person

SETTLE_S = 2.0


class Server:
    """A server under test, reached through its pipes."""

    def __init__(self, process: Process) -> None:
        self.process = process

    async def answer(self, peer: str, speaks: bool, sdp: str) -> str:
        """Return the answer to an offer."""
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.write(json.dumps({"peer": peer, "speaks": speaks, "sdp": sdp}).encode() + b"\n")
        await self.process.stdin.drain()
        line = await self.process.stdout.readline()
        return str(json.loads(line)["sdp"])


async def run(target: str, listeners: int, seconds: float, core: int) -> dict[str, Any]:
    """Fill a server with listeners and measure it while they listen."""
    process = await asyncio.create_subprocess_exec(
        "taskset",
        "-c",
        str(core),
        sys.executable,
        "-m",
        "tests.bench.talk.server",
        target,
        stdin=PIPE,
        stdout=PIPE,
    )
    server = Server(process)
    try:
        return await _measured(server, listeners, seconds)
    finally:
        process.terminate()
        await process.wait()


async def _measured(server: Server, listeners: int, seconds: float) -> dict[str, Any]:
    pid = [server.process.pid]
    speaker = Person("speaker", 440.0)
    await speaker.accept(await server.answer("speaker", True, await speaker.offer()))
    certificate = RTCCertificate.generateCertificate()
    people, joins_ms = [], []
    memory = rss_bytes(pid)
    for number in range(listeners):
        listener, start_s = Listener(certificate), time.monotonic()
        await listener.accept(await server.answer(f"listener {number}", False, await listener.offer()))
        await asyncio.wait_for(listener.first.wait(), 10)
        joins_ms.append((listener.first_packet_s - start_s) * 1000)
        people.append(listener)
    await asyncio.sleep(SETTLE_S)
    for listener in people:
        listener.count()
    before, own, start_s = cpu_ns(pid), time.process_time(), time.monotonic()
    await asyncio.sleep(seconds)
    took_s = time.monotonic() - start_s
    spent = spent_s(before, cpu_ns(pid))
    packets = sum(listener.packets for listener in people)
    gaps = sorted(gap for listener in people for gap in listener.gaps_s)
    return {
        "cpu_ms_per_listener_s": round(spent / took_s / listeners * 1000, 3),
        "server_load": round(spent / took_s, 2),
        "audience_load": round((time.process_time() - own) / took_s, 2),
        "packets_per_listener_s": round(packets / took_s / listeners, 1),
        "missed": sum(listener.missed for listener in people),
        "gap_p99_ms": round(gaps[int(len(gaps) * 0.99)] * 1000, 1) if gaps else None,
        "join_to_first_packet_p50_ms": round(statistics.median(joins_ms), 1),
        "kib_per_listener": round((rss_bytes(pid) - memory) / listeners / 1024),
    }


if __name__ == "__main__":
    _, target, count, length, core = sys.argv
    found = asyncio.run(run(target, int(count), float(length), int(core)))
    print(json.dumps(found))  # noqa: T201
