"""Figures for Prometheus: about the machine, never about a person."""

from collections.abc import Mapping

from prometheus_client import Counter, Gauge, Histogram

from realtime.placement import Load

SOCKETS = Gauge("flurfunk_sockets", "Open sockets of this process")
TOPICS = Gauge("flurfunk_topics", "Topics that this process listens to")
DELIVERIES = Counter("flurfunk_deliveries", "Event frames written to sockets")
FACTS_DROPPED = Counter("flurfunk_facts_dropped", "Facts not written because a socket was behind")
RESYNCS = Counter("flurfunk_resyncs", "Sockets closed because they could not keep up")
RESETS = Counter("flurfunk_resets", "Topics that a client had to load anew")
PULLS = Counter("flurfunk_pulls", "Times that missing events were read from the database")
ORM_WAITING = Gauge("flurfunk_orm_waiting", "Database calls of sockets that wait or run")
HINTS_WAITING = Gauge("flurfunk_hints_waiting", "Hints that wait to be told to other processes")
SEND_SECONDS = Histogram(
    "flurfunk_send_seconds",
    "From a message.send command to its ok, after commit",
    buckets=(0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5),
)

MEDIA_PEOPLE = Gauge("flurfunk_media_people", "People connected to a media worker", ["worker"])
MEDIA_LATE = Gauge("flurfunk_media_late_seconds", "How late a media worker's clock comes round", ["worker"])
EDGE_LATE = Gauge(
    "flurfunk_media_edge_packets_late", "Packets of another worker's mix that missed their turn", ["worker"]
)
EDGE_LOST = Gauge(
    "flurfunk_media_edge_packets_lost", "Packets of another worker's mix that never came", ["worker"]
)


def show_workers(loads: Mapping[str, Load]) -> None:
    """Show what the media workers say of themselves; they have no port of their own to be asked at."""
    for gauge in (MEDIA_PEOPLE, MEDIA_LATE, EDGE_LATE, EDGE_LOST):
        gauge.clear()
    for worker, load in loads.items():
        MEDIA_PEOPLE.labels(worker).set(load.people)
        MEDIA_LATE.labels(worker).set(load.late_ms / 1000)
        EDGE_LATE.labels(worker).set(load.edge_late)
        EDGE_LOST.labels(worker).set(load.edge_lost)
