"""`make bench-talk`: what one listener of a live talk costs, next to aiortc's own MediaRelay, in the same run.

The server on one core, speaker and listeners on another, rounds interleaved so that a busy minute hits both alike.
"""

import argparse
import json
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
SERVER_CORE, AUDIENCE_CORE = 0, 1
OURS, RELAY = "ours", "relay"
Found = dict[str, Any]


def measure(target: str, listeners: int, seconds: float) -> Found:
    """Run one round of one target."""
    command = ["taskset", "-c", str(AUDIENCE_CORE), sys.executable, "-m", "tests.bench.talk.audience"]
    command += [target, str(listeners), str(seconds), str(SERVER_CORE)]
    limit_s = 60 + seconds + listeners
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True, timeout=limit_s)
    found: Found = json.loads(done.stdout.splitlines()[-1])
    return found


def middle(rounds: list[Found], key: str) -> float:
    """Return the median of a figure over the rounds."""
    return round(float(statistics.median(found[key] for found in rounds)), 3)


def summary(rounds: dict[str, list[Found]], args: argparse.Namespace) -> Found:
    """Return the last line."""
    ours, relay = rounds[OURS], rounds[RELAY]
    cost, other = middle(ours, "cpu_ms_per_listener_s"), middle(relay, "cpu_ms_per_listener_s")
    return {
        "cpu_ms_per_listener_s": cost,
        "listeners_per_core": round(1000 / cost),
        "relay_cpu_ms_per_listener_s": other,
        "ratio_vs_relay": round(other / cost, 1),
        "gap_p99_ms": middle(ours, "gap_p99_ms"),
        "relay_gap_p99_ms": middle(relay, "gap_p99_ms"),
        "join_to_first_packet_p50_ms": middle(ours, "join_to_first_packet_p50_ms"),
        "kib_per_listener": middle(ours, "kib_per_listener"),
        "missed": sum(found["missed"] for found in ours),
        "listeners": args.listeners,
        "relay_listeners": args.relay_listeners,
    }


def main() -> int:
    """Run all rounds; the last line printed is the summary. Fails where a packet of ours did not arrive."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--listeners", type=int, default=200)
    parser.add_argument("--relay-listeners", type=int, default=5, help="few enough for its core")
    parser.add_argument("--seconds", type=float, default=8)
    parser.add_argument("--rounds", type=int, default=2)
    args = parser.parse_args()
    rounds: dict[str, list[Found]] = {OURS: [], RELAY: []}
    for number in range(1, args.rounds + 1):
        for target, listeners in ((OURS, args.listeners), (RELAY, args.relay_listeners)):
            found = measure(target, listeners, args.seconds)
            rounds[target].append(found)
            print(f"{target:<6} round {number}, {listeners} listeners: {json.dumps(found)}", flush=True)  # noqa: T201
    last = summary(rounds, args)
    print(json.dumps(last), flush=True)  # noqa: T201
    return 1 if last["missed"] else 0


if __name__ == "__main__":
    sys.exit(main())
