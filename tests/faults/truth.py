"""What the database says, read past the product, and how far clients' views are from it."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import psycopg

from tests.faults.client import Client, fingerprint

Log = dict[str, dict[int, str]]
"""Topic → seq → fingerprint of the event."""


def read_log(database_url: str, topics: Iterable[str]) -> Log:
    """Return the topics' logs."""
    names = list(topics)
    log: Log = {name: {} for name in names}
    with psycopg.connect(database_url) as connection:
        rows = connection.execute(
            "SELECT topic, seq, payload FROM workspace_logentry WHERE topic = ANY(%s)", [names]
        )
        for topic, seq, payload in rows:
            log[topic][seq] = fingerprint(json.loads(payload))
    return log


def stored_messages(database_url: str) -> Counter[str]:
    """Return how many rows each client id has: one, or the promise is broken."""
    with psycopg.connect(database_url) as connection:
        return Counter(str(row[0]) for row in connection.execute("SELECT client_id FROM communities_message"))


def logged_messages(database_url: str) -> Counter[str]:
    """Return how many `message.sent` events each client id has."""
    query = "SELECT payload FROM workspace_logentry WHERE payload LIKE '%\"message.sent\"%'"
    with psycopg.connect(database_url) as connection:
        return Counter(json.loads(row[0])["message"]["client_id"] for row in connection.execute(query))


@dataclass(frozen=True, slots=True)
class Difference:
    """Events of the log that a view lacks or has otherwise, and events that are in no log."""

    lost: int
    invented: int


def difference(client: Client, log: Log) -> Difference:
    """Hold a client's view against the logs of its topics."""
    lost = invented = 0
    for topic, seen in client.view.items():
        logged = {seq: said for seq, said in log[topic].items() if seq > client.started_at[topic]}
        lost += sum(seen.get(seq) != said for seq, said in logged.items())
        invented += len(seen.keys() - logged.keys())
    return Difference(lost, invented)


def gapless(log: Log) -> bool:
    """Tell whether every topic counts 1, 2, 3 … without a hole."""
    return all(sorted(entries) == list(range(1, len(entries) + 1)) for entries in log.values())
