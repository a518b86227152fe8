"""`make bench-pictures`: eight at a table, four of them with a camera, and the CPU of an engine beside."""

import argparse
import asyncio
import json
import multiprocessing
import os
import time
from multiprocessing.connection import Connection
from typing import Any

from talk.media.config import EngineConfig
from talk.media.engine import Engine
from talk.media.ids import PeerId
from talk.media.picture_offer import PLACES
from tests.talk.media.looking import DELTA, KEY, TABLE, Looker

PEOPLE = 8
FPS = 20
FRAME_BYTES = (900, 900, 700)
"""Three packets a frame: 400 kbit/s."""
KEY_EVERY = 60


def serve(pipe: Connection) -> None:
    """Run an engine that answers offers over a pipe, until it is told to stop."""
    asyncio.run(_serve(pipe))


async def _serve(pipe: Connection) -> None:
    engine = Engine(EngineConfig(joins_per_s=1000), lambda fact: None)
    await engine.open_pictures(TABLE)
    while True:
        asked: Any = await asyncio.to_thread(pipe.recv)
        if asked is None:
            break
        if asked == "cpu":
            pipe.send(time.process_time())
            continue
        name, offer, place = asked
        answer = await engine.answer_pictures(TABLE, PeerId(name), offer)
        await engine.show(TABLE, PeerId(name), place)
        pipe.send(answer)
    await engine.close()


async def show(looker: Looker, until_s: float) -> int:
    """Send like a camera and return how many packets that were."""
    loop, frame = asyncio.get_running_loop(), 0
    start_s, sent = loop.time(), 0
    while loop.time() < until_s:
        begin = KEY if frame % KEY_EVERY == 0 else DELTA
        looker.ticks += 90_000 // FPS
        for part, size in enumerate(FRAME_BYTES):
            looker.seq += 1
            payload = (begin if part == 0 else b"\x00\x00") + os.urandom(size)
            await looker.send_as(payload, looker.seq, marker=part == len(FRAME_BYTES) - 1)
            sent += 1
        frame += 1
        await asyncio.sleep(max(0.0, start_s + frame / FPS - loop.time()))
    return sent


async def measure(seconds: float) -> dict[str, float]:
    """Fill a table and measure."""
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(theirs,), daemon=True)
    server.start()
    lookers = [Looker(f"person {number}") for number in range(PEOPLE)]
    for number, looker in enumerate(lookers):
        ours.send((looker.name, await looker.offer(), number if number < PLACES else None))
        await looker.accept(await asyncio.to_thread(ours.recv))
    loop = asyncio.get_running_loop()
    await asyncio.gather(*(show(looker, loop.time() + 1) for looker in lookers[:PLACES]))
    before = sum(len(place) for looker in lookers for place in looker.seen)
    ours.send("cpu")
    began_s, cpu_s = loop.time(), await asyncio.to_thread(ours.recv)
    sent = sum(await asyncio.gather(*(show(looker, began_s + seconds) for looker in lookers[:PLACES])))
    await asyncio.sleep(0.5)
    ours.send("cpu")
    used_s = await asyncio.to_thread(ours.recv) - cpu_s
    seen = sum(len(place) for looker in lookers for place in looker.seen) - before
    ours.send(None)
    for looker in lookers:
        await looker.leave()
    return {
        "seconds": seconds,
        "packets in": sent,
        "packets out": seen,
        "arrived": round(seen / (sent * (PEOPLE - 1)), 4),
        "CPU of a core": round(used_s / seconds, 4),
        "µs a packet out": round(used_s / max(1, seen) * 1e6, 1),
    }


def main() -> None:
    """Measure and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=10)
    print(json.dumps(asyncio.run(measure(parser.parse_args().seconds)), ensure_ascii=False))  # noqa: T201


if __name__ == "__main__":
    main()
