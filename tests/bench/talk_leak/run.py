"""`make bench-talk-leak`: listeners come and go for some minutes, and what the engine still holds then is counted."""

import argparse
import asyncio
import json
import random
import sys
import time
from asyncio.subprocess import PIPE, Process
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from aiortc.rtcdtlstransport import RTCCertificate

from tests.bench.fanout.meter import cpu_ns, rss_bytes, spent_s
from tests.bench.talk.listener import Listener
from tests.talk.media.people import Person

ROOT = Path(__file__).resolve().parents[3]
AT_A_TIME = 12
"""Listeners, where nothing else is said."""
STAY_S = (1.0, 5.0)
COMING_S, MINUTE_S = 45.0, 60.0
CONNECT_WITHIN_S = 10.0
AT_REST_S = 25.0
"""Longer than the engine waits for somebody who never connects."""
MAX_GROWTH_KIB_PER_MINUTE = 1024


@dataclass(frozen=True, slots=True)
class Figures:
    """One minute of the server: memory and tasks at rest, its share of a core while people came and went."""

    rss_kib: int
    cpu: float
    tasks: int
    joins: int
    failed: int
    """Of the joins: those that were given up."""


class Server:
    """The engine's process, asked one thing at a time."""

    def __init__(self, process: Process) -> None:
        self.process = process
        self._turn = asyncio.Lock()

    async def ask(self, **question: Any) -> dict[str, Any]:
        """Return the answer to a question."""
        assert self.process.stdin is not None and self.process.stdout is not None
        async with self._turn:
            self.process.stdin.write(json.dumps(question).encode() + b"\n")
            await self.process.stdin.drain()
            found: dict[str, Any] = json.loads(await self.process.stdout.readline())
            return found


async def come_and_go(server: Server, name: str, certificate: RTCCertificate, chance: random.Random) -> None:
    """Listen for a moment; then leave, hang up, or fall silent. Raises TimeoutError where it does not come about."""
    listener = Listener(certificate)
    sdp = (await server.ask(peer=name, speaks=False, sdp=await listener.offer()))["sdp"]
    async with asyncio.timeout(CONNECT_WITHIN_S):
        await listener.accept(sdp)
    await asyncio.sleep(chance.uniform(*STAY_S))
    end = chance.choice(("leave", "hang up", "silence"))
    if end == "leave":
        await server.ask(leave=name)
    elif end == "silence":
        await listener._link.close()  # nothing of DTLS is said any more
    await listener.close()


async def one_minute(server: Server, number: int, certificate: RTCCertificate, listeners: int) -> Figures:
    """Let people come and go, wait until all are gone, and count."""
    chance, joins, failed = random.Random(number), 0, 0
    before, start_s = cpu_ns([server.process.pid]), time.monotonic()

    async def keep_coming(place: int) -> None:
        nonlocal joins, failed
        while time.monotonic() < start_s + COMING_S:
            joins += 1
            try:
                await come_and_go(server, f"{number} {place} {joins}", certificate, chance)
            except TimeoutError:
                failed += 1

    await asyncio.gather(*(keep_coming(place) for place in range(listeners)))
    cpu = spent_s(before, cpu_ns([server.process.pid])) / (time.monotonic() - start_s)
    await asyncio.sleep(max(0.0, start_s + MINUTE_S - time.monotonic()))
    async with asyncio.timeout(AT_REST_S):
        while (found := await server.ask())["peers"] > 1:  # noqa: ASYNC110 - another process's
            await asyncio.sleep(0.5)
    return Figures(rss_bytes([server.process.pid]) // 1024, round(cpu, 3), found["tasks"], joins, failed)


async def run(minutes: int, listeners: int) -> list[Figures]:
    """Run the server and all minutes, and print each."""
    command = [sys.executable, "-m", "tests.bench.talk_leak.server"]
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdin=PIPE, stdout=PIPE, limit=2**20)
    server, speaker, found = Server(process), Person("speaker", 440.0), list[Figures]()
    try:
        offer = await speaker.offer()
        await speaker.accept((await server.ask(peer="speaker", speaks=True, sdp=offer))["sdp"])
        certificate = RTCCertificate.generateCertificate()
        for number in range(minutes):
            found.append(await one_minute(server, number, certificate, listeners))
            say(f"minute {number + 1}: {found[-1]}")
    finally:
        await speaker.leave()
        process.terminate()
        await process.wait()
    return found


def say(text: str) -> None:
    """Print a line at once."""
    print(text, flush=True)  # noqa: T201


def main() -> int:
    """Run; the last line printed is the summary. Fails where memory or tasks keep growing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=int, default=30)
    parser.add_argument("--listeners", type=int, default=AT_A_TIME, help="at a time")
    asked = parser.parse_args()
    minutes, listeners = max(2, asked.minutes), max(1, asked.listeners)
    found = asyncio.run(run(minutes, listeners))
    first, last = found[0], found[-1]
    growth_kib, tasks = last.rss_kib - first.rss_kib, last.tasks - first.tasks
    summary = {
        "minutes": minutes,
        "listeners": listeners,
        "rss_growth_kib": growth_kib,
        "cpu_first": first.cpu,
        "cpu_last": last.cpu,
        "tasks_growth": tasks,
    }
    say(json.dumps(summary))
    return 1 if tasks > 0 or growth_kib > MAX_GROWTH_KIB_PER_MINUTE * (minutes - 1) else 0


if __name__ == "__main__":
    sys.exit(main())
