"""CPU time and memory of processes, read from /proc while they live."""

import os
from collections.abc import Iterable
from pathlib import Path

PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
ThreadTimes = dict[tuple[int, str], int]


def family(pid: int) -> list[int]:
    """Return a process and all of its descendants: PostgreSQL's backends, a launcher's child."""
    found = [pid]
    for parent in found:
        for path in Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                found += map(int, path.read_text().split())
            except OSError:
                continue
    return found


def cpu_ns(pids: Iterable[int]) -> ThreadTimes:
    """Return nanoseconds on a processor for every thread of the families, by the scheduler's own count."""
    times: ThreadTimes = {}
    for pid in (member for root in pids for member in family(root)):
        for path in Path(f"/proc/{pid}/task").glob("*/schedstat"):
            try:
                times[pid, path.parent.name] = int(path.read_text().split()[0])
            except OSError:
                continue
    return times


def spent_s(before: ThreadTimes, after: ThreadTimes) -> float:
    """Return the seconds between two readings; a thread that is new counts from its start."""
    return sum(time_ns - before.get(thread, 0) for thread, time_ns in after.items()) / 1e9


def rss_bytes(pids: Iterable[int]) -> int:
    """Return the resident memory of the families."""
    members = (member for root in pids for member in family(root))
    return sum(int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in members) * PAGE_BYTES
