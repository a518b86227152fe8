"""`make bench-rooms`: what 20,000 rooms in 500 communities cost one person who is in many of them.

Through the product's own HTTP, in one process, on a PostgreSQL of the bench's own. With `--data FOLDER` the house is
written into an SQLite of that folder instead, to be looked at in a browser as `rooms@example.org`.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from tests.servers import private_postgres

TARGETS_MS = {
    "rooms_ms": 1_500,
    "home_ms": 700,
    "count_ms": 600,
    "directory_ms": 100,
    "directory_search_ms": 150,
    "connect_ms": 1_500,
}
ROUNDS = 5
TOPICS_A_COMMAND = 2_000
PASSWORD = "flurfunk-demo"


def say(text: str) -> None:
    """Print at once."""
    print(text, flush=True)  # noqa: T201


def median_ms(ask: Callable[[], object]) -> float:
    """Return the median of a few rounds, after one that warms up."""
    ask()
    spent = []
    for _ in range(ROUNDS):
        began_s = time.perf_counter()
        ask()
        spent.append((time.perf_counter() - began_s) * 1000)
    return round(sorted(spent)[ROUNDS // 2], 1)


def measure(communities: int, rooms: int, joined: int) -> dict[str, float]:
    """Fill the house and ask as the one person."""
    import django

    django.setup()
    from allauth.account.models import EmailAddress
    from django.core.cache import cache
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client

    from realtime.topics import joinable
    from tests.bench.rooms.world import make_world
    from tests.making import make_token
    from workspace.core.clock import now
    from workspace.core.ids import TopicName
    from workspace.core.log import reach_of
    from workspace.people.models import Person

    call_command("migrate", verbosity=0)
    person = Person(name="Rosa Raum", handle="rooms", email="rooms@example.org", joined_at=now())
    person.set_password(PASSWORD)
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=True)
    began_s = time.perf_counter()
    world = make_world(person, communities, rooms, joined)
    say(
        f"{rooms:,} rooms in {communities} communities, in {joined:,} of them: {time.perf_counter() - began_s:.0f} s"
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # what autovacuum does within a minute
    import_module("workspace.config.asgi")  # the garbage collector as a web process has it
    client, headers = Client(SERVER_NAME="localhost"), {"Authorization": f"Bearer {make_token(person)}"}
    sizes: dict[str, int] = {}

    def get(path: str) -> None:
        response = client.get(path, headers=headers)
        if response.status_code != 200:
            raise RuntimeError(f"{path}: {response.status_code}")
        sizes[path] = len(response.content)

    def connect() -> None:
        """What the socket asks the database for before a person is live on everything."""
        names = [TopicName(f"room:{room}") for room in world.rooms[:joined]]
        for at in range(0, len(names), TOPICS_A_COMMAND):
            some = names[at : at + TOPICS_A_COMMAND]
            joinable(person.id, some)
            reach_of(some)

    def directory_anew() -> None:
        cache.clear()
        get("/api/communities")

    figures = {
        "rooms_ms": median_ms(lambda: get("/api/rooms")),
        "home_ms": median_ms(lambda: get("/api/home")),
        "count_ms": median_ms(lambda: get("/api/home/rooms")),
        "directory_ms": median_ms(lambda: get("/api/communities?sort=activity")),
        "directory_search_ms": median_ms(lambda: get("/api/communities?search=werkstadt")),
        "directory_anew_ms": median_ms(directory_anew),
        "tags_ms": median_ms(lambda: get("/api/community-tags")),
        "connect_ms": median_ms(connect),
    }
    return {**figures, "home_kib": round(sizes["/api/home"] / 1024)}


def main() -> int:
    """Run on a PostgreSQL of one's own. Fails where a target is missed; the last line printed is the summary."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--communities", type=int, default=500)
    parser.add_argument("--rooms", type=int, default=20_000)
    parser.add_argument("--joined", type=int, default=20_000)
    parser.add_argument("--data", type=Path, default=None)
    args = parser.parse_args()
    os.environ |= {
        "REDIS_URL": "",
        "DJANGO_SETTINGS_MODULE": "workspace.config.settings",
        "LOG_LEVEL": "WARNING",
    }
    if args.data is not None:
        os.environ |= {"FLURFUNK_DATA": str(args.data), "DATABASE_URL": ""}
        figures = measure(args.communities, args.rooms, args.joined)
    else:
        with private_postgres() as postgres, tempfile.TemporaryDirectory() as data:
            os.environ |= {"DATABASE_URL": postgres.url_of("flurfunk"), "FLURFUNK_DATA": data}
            figures = measure(args.communities, args.rooms, args.joined)
    say(json.dumps({**figures, "communities": args.communities, "rooms": args.rooms, "joined": args.joined}))
    return 0 if all(figures[name] <= most for name, most in TARGETS_MS.items()) else 1


if __name__ == "__main__":
    sys.exit(main())
