"""`make bench-history`: what years of messages cost: opening a room, scrolling, unread counts, search.

Through the product's own HTTP, in one process, on a PostgreSQL of the bench's own; first with a tenth of the messages.
"""

import argparse
import json
import math
import os
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from tests.servers import private_postgres

if TYPE_CHECKING:
    from tests.bench.history.world import World

TARGETS_MS = {
    "open_room_p95_ms": 40,
    "scroll_page_p95_ms": 30,
    "unread_all_rooms_p95_ms": 40,
    "message_search_p95_ms": 80,
}
GROWTH_TARGET = 1.5
REQUESTS = 200
BATCH = 50_000


def p95_ms(ask: Callable[[], None]) -> float:
    """Return the 95th percentile of so many requests, after a few that warm up."""
    for _ in range(10):
        ask()
    spent = []
    for _ in range(REQUESTS):
        began_s = time.perf_counter()
        ask()
        spent.append((time.perf_counter() - began_s) * 1000)
    return round(sorted(spent)[math.ceil(0.95 * REQUESTS) - 1], 1)


BUFFERS = "2GB"
"""PostgreSQL's manual advises a quarter of a server's memory; its default is 128 MB."""


def say(text: str) -> None:
    """Print at once."""
    print(text, flush=True)  # noqa: T201


def measure(world: "World") -> dict[str, float]:
    """Ask as all the viewers in turn."""
    from tests.bench.history.asking import Asking

    asking = Asking(world)
    return {
        "open_room_p95_ms": p95_ms(asking.open_room),
        "scroll_page_p95_ms": p95_ms(asking.scroll),
        "unread_all_rooms_p95_ms": p95_ms(asking.unread),
        "message_search_p95_ms": p95_ms(asking.search),
    }


def load(world: "World", begin: int, end: int) -> None:
    """Write messages number `begin` to `end`."""
    from tests.bench.history.world import settle, write_heads, write_messages

    began_s = time.perf_counter()
    for at in range(begin, end, BATCH):
        write_messages(world, min(BATCH, end - at), end, at)
    write_heads(world)
    settle()
    say(f"{end:,} messages, {end - begin:,} of them loaded in {time.perf_counter() - began_s:.0f} s")


def run(messages: int, rooms: int) -> int:
    """Load a tenth, measure, load the rest, measure again; the last line printed is the summary."""
    import django

    django.setup()
    from django.core.management import call_command

    from tests.bench.history.world import make_world

    import_module("workspace.config.asgi")  # the garbage collector as a web process has it

    call_command("migrate", verbosity=0)
    world = make_world(rooms)
    load(world, 0, messages // 10)
    small = measure(world)
    say(json.dumps({"messages": messages // 10, **small}))
    load(world, messages // 10, messages)
    large = measure(world)
    growth = {name: round(large[name] / small[name], 2) for name in large}
    say(json.dumps({"growth": growth}))
    say(json.dumps({**large, "growth_10x": max(growth.values()), "messages": messages, "rooms": rooms}))
    is_met = (
        all(large[name] <= most for name, most in TARGETS_MS.items())
        and max(growth.values()) <= GROWTH_TARGET
    )
    return 0 if is_met else 1


def main() -> int:
    """Run on a PostgreSQL of one's own. Fails where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=1_000_000)
    parser.add_argument("--rooms", type=int, default=2_000)
    args = parser.parse_args()
    with private_postgres(buffers=BUFFERS) as postgres, tempfile.TemporaryDirectory() as data:
        os.environ |= {
            "DATABASE_URL": postgres.url_of("flurfunk"),
            "REDIS_URL": "",
            "FLURFUNK_DATA": data,
            "DJANGO_SETTINGS_MODULE": "workspace.config.settings",
            "LOG_LEVEL": "WARNING",
        }
        return run(args.messages, args.rooms)


if __name__ == "__main__":
    sys.exit(main())
