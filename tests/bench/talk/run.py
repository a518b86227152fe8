"""`make bench-talk`: what one listener of a live talk costs, next to aiortc's MediaRelay and to Janus, in the same run.

The server on one core, speaker and listeners on another, rounds interleaved so that a busy minute hits all alike.
"""

import argparse
import json
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from tests.faults.servers import ROOT
from workspace.config.setup.machine import JANUS, require

SERVER_CORE, AUDIENCE_CORE = 0, 1
OURS, RELAY, AUDIOBRIDGE, VIDEOROOM = "ours", "relay", "audiobridge", "videoroom"
COST = "cpu_ms_per_listener_s"
Found = dict[str, Any]
Rounds = dict[str, list[Found]]


def measure(target: str, listeners: int, args: argparse.Namespace) -> Found:
    """Run one round of one target."""
    command = ["taskset", "-c", str(AUDIENCE_CORE), sys.executable, "-m", "tests.bench.talk.audience"]
    command += [target, str(listeners), str(args.seconds), str(SERVER_CORE), str(args.ptime)]
    limit_s = 60 + args.seconds + listeners
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True, timeout=limit_s)
    found: Found = json.loads(done.stdout.splitlines()[-1])
    return found


def middle(rounds: list[Found], key: str) -> float:
    """Return the median of a figure over the rounds."""
    return round(float(statistics.median(found[key] for found in rounds)), 3)


def summary(rounds: Rounds, listeners: dict[str, int], ptime_ms: int) -> Found:
    """Return the last line. A ratio is the cost of a listener there by that of one here."""
    costs = {target: middle(found, COST) for target, found in rounds.items()}
    ours = rounds[OURS]
    return {
        "listeners_per_core": round(1000 / costs[OURS]),
        "ratio_vs_mediarelay": round(costs[RELAY] / costs[OURS], 2),
        "ratio_vs_audiobridge": round(costs[AUDIOBRIDGE] / costs[OURS], 2),
        "ratio_vs_videoroom": round(costs[VIDEOROOM] / costs[OURS], 2),
        "late_p99_ms": middle(ours, "late_p99_ms"),
        "loss": sum(found["missed"] for found in ours),
        "listeners": listeners[OURS],
        "ptime_ms": ptime_ms,
        "cpu_ms_per_listener_s": costs,
        "packets_per_listener_s": {
            target: middle(found, "packets_per_listener_s") for target, found in rounds.items()
        },
        "late_p99_ms_of": {target: middle(found, "late_p99_ms") for target, found in rounds.items()},
        "kib_per_listener": {target: middle(found, "kib_per_listener") for target, found in rounds.items()},
        "join_to_first_packet_p50_ms": middle(ours, "join_to_first_packet_p50_ms"),
        "gap_p99_ms": middle(ours, "gap_p99_ms"),
        "listeners_of": listeners,
    }


def main() -> int:
    """Run all rounds; the last line printed is the summary. Fails where a packet of ours did not arrive."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--listeners", type=int, default=200)
    parser.add_argument("--relay-listeners", type=int, default=10, help="few enough for its core")
    parser.add_argument("--audiobridge-listeners", type=int, default=40, help="few enough for its core")
    parser.add_argument("--seconds", type=float, default=8)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--ptime", type=int, choices=(20, 60), default=20, help="length of our packets in ms")
    args = parser.parse_args()
    require([JANUS])
    listeners = {
        OURS: args.listeners,
        VIDEOROOM: args.listeners,
        AUDIOBRIDGE: min(args.listeners, args.audiobridge_listeners),
        RELAY: min(args.listeners, args.relay_listeners),
    }
    rounds: Rounds = {target: [] for target in listeners}
    for number in range(1, args.rounds + 1):
        for target, count in listeners.items():
            found = measure(target, count, args)
            rounds[target].append(found)
            print(f"{target:<11} round {number}, {count} listeners: {json.dumps(found)}", flush=True)  # noqa: T201
    last = summary(rounds, listeners, args.ptime)
    print(json.dumps(last), flush=True)  # noqa: T201
    return 1 if last["loss"] else 0


if __name__ == "__main__":
    sys.exit(main())
