"""`make soak`: thousands of messages through real processes that are killed meanwhile, and every one counted.

Two web processes on a private PostgreSQL and Redis. During the run one web process is killed and started
again, then Redis, then the other web process, while clients lose their connections at random. At rest each
client's view has to equal the database's log of its topics.
"""

import argparse
import asyncio
import json
import math
import random
import signal
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.faults.client import Pace
from tests.faults.fleet import Fleet
from tests.faults.population import populate
from tests.faults.servers import Ground, NotStarted, Server
from tests.faults.truth import Difference, logged_messages, read_log, stored_messages

ROOMS = 12
ROOMS_EACH = 3
SETTLE_S = 60.0
SENDING_SHARE = 0.85
"""Of the time that is given; the rest is for the last answers and for coming to rest."""
DOWN_S = 1.5
"""How long a killed server stays away."""
BEHIND = 30
"""Events that each of those who arrive together has missed."""
SEED = 20260302


@dataclass(frozen=True, slots=True)
class Outage:
    """A server that is killed when a share of the sending time has passed."""

    server: Server
    at_share: float


async def bring_down(outages: Sequence[Outage], sending_s: float) -> None:
    """Kill the servers one after the other, and start each anew after a moment."""
    start_s = time.monotonic()
    for outage in outages:
        await asyncio.sleep(max(0.0, start_s + outage.at_share * sending_s - time.monotonic()))
        await asyncio.to_thread(outage.server.kill)
        say(f"{time.monotonic() - start_s:5.1f} s  {outage.server.name} killed")
        await asyncio.sleep(DOWN_S)
        await asyncio.to_thread(outage.server.start)
        say(f"{time.monotonic() - start_s:5.1f} s  {outage.server.name} is back")


async def lose_connections(fleet: Fleet, share: float) -> None:
    """Break a share of the connections off every second, until cancelled."""
    while True:
        await asyncio.sleep(1)
        for client in fleet.clients:
            if fleet.chance.random() < share:
                client.drop()


async def soak(ground: Ground, args: argparse.Namespace) -> dict[str, Any]:
    """Run it all and return what was found."""
    populated = await asyncio.to_thread(populate, ground, args.sockets, ROOMS)
    fleet = Fleet(ground, populated, random.Random(SEED))
    clients = fleet.add(args.sockets, ROOMS_EACH)
    sending_s = args.seconds * SENDING_SHARE
    first, second = ground.webs
    outages = [Outage(first, 0.2), Outage(ground.redis, 0.45), Outage(second, 0.7)][: args.outages]
    async with fleet.running(clients):
        say(f"{args.sockets} sockets are live; {args.messages} messages within {sending_s:.0f} s")
        losing = asyncio.create_task(lose_connections(fleet, args.disconnect))
        try:
            async with asyncio.TaskGroup() as work:
                work.create_task(fleet.say_many(args.messages, args.messages / sending_s))
                work.create_task(bring_down(outages, sending_s))
        finally:
            losing.cancel()
        say("all messages are acknowledged; waiting for rest")
        differences = await fleet.settle(SETTLE_S)
        if args.arrivals:
            differences += await arrive_together(fleet, args.arrivals)
    return figures(fleet, ground, differences)


async def arrive_together(fleet: Fleet, count: int) -> list[Difference]:
    """Let many more clients connect at the same moment and catch up on the last events of a room."""
    log = await asyncio.to_thread(read_log, fleet.ground.postgres.url, all_topics(fleet))
    behind = {topic: max(0, max(entries) - BEHIND) for topic, entries in log.items()}
    arrivals = fleet.add(count, 1, pace=Pace(answer_s=60), heads=behind)
    start_s = time.monotonic()
    async with fleet.running(arrivals, live_within_s=120):
        say(f"{count} sockets connected at once and caught up in {time.monotonic() - start_s:.1f} s")
        return (await fleet.settle(SETTLE_S))[-count:]


def all_topics(fleet: Fleet) -> set[str]:
    """Return every topic that somebody listens to."""
    return {topic for client in fleet.clients for topic in client.heads}


def figures(fleet: Fleet, ground: Ground, differences: Sequence[Difference]) -> dict[str, Any]:
    """Count, and return the last line."""
    counts = [client.counts for client in fleet.clients]
    sent = fleet.timing.sent_s.keys()
    stored, logged = stored_messages(ground.postgres.url), logged_messages(ground.postgres.url)
    lost_sends = sum(1 for name in sent if not stored[name] or not logged[name])
    repeats = sum(count.repeats for count in counts)
    catch_ups_s = sorted(span for count in counts for span in count.catch_ups_s[1:])
    delays_s = sorted(fleet.timing.delays_s)
    say(
        f"{sum(count.connects for count in counts)} connects, {repeats} repeats, "
        f"{sum(count.overlaps for count in counts)} overlaps, {sum(count.resets for count in counts)} resets, "
        f"{sum(count.pulls for count in counts)} pulls, {len(delays_s)} live deliveries"
    )
    return {
        "sent": len(sent),
        "lost": lost_sends + sum(found.lost for found in differences),
        "doubled": repeats
        + sum(max(0, stored[name] - 1) + max(0, logged[name] - 1) for name in sent)
        + sum(found.invented for found in differences),
        "out_of_order": sum(count.gaps for count in counts),
        "p50_ms": quantile_ms(delays_s, 0.5),
        "p99_ms": quantile_ms(delays_s, 0.99),
        "catch_up_p99_ms": quantile_ms(catch_ups_s, 0.99),
    }


def quantile_ms(ordered_s: Sequence[float], share: float) -> float | None:
    """Return a quantile of ordered seconds in milliseconds; None where there are none."""
    if not ordered_s:
        return None
    return round(ordered_s[min(len(ordered_s) - 1, math.floor(len(ordered_s) * share))] * 1000, 1)


def say(text: str) -> None:
    """Print a line of progress."""
    print(text, flush=True)  # noqa: T201


def read_args() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=10_000)
    parser.add_argument("--sockets", type=int, default=60)
    parser.add_argument(
        "--disconnect",
        "--disconnects",
        type=float,
        default=0.02,
        help="share of the sockets that lose their connection each second",
    )
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--outages", type=int, default=3, help="servers to kill: web, Redis, the other web")
    parser.add_argument("--arrivals", type=int, default=1000, help="sockets that connect at once at the end")
    return parser.parse_args()


def main() -> int:
    """Soak; the last line printed is the result. Fails where anything was lost, doubled or out of order."""
    args = read_args()
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    with Ground(webs=2) as ground:
        found = asyncio.run(soak(ground, args))
    say(json.dumps(found))
    return 1 if found["lost"] or found["doubled"] or found["out_of_order"] else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except NotStarted as error:
        sys.exit(str(error))
