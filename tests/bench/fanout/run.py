"""`make bench-fanout`: what one delivery costs, next to what it costs elsewhere, in the same run.

Servers on one core, the client on another, rounds interleaved so that a busy minute hits everybody alike.
"""

import argparse
import dataclasses
import json
import signal
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from tests.bench.fanout.targets import NAIVE, OURS, SOCKETIO, TARGETS, WS, Bench, Target, install_peers
from tests.faults.servers import ROOT, Ground, NotStarted

SERVER_CORE, CLIENT_CORE = 0, 1
CLIENT_LIMIT_S = 300
NAIVE_DELIVERIES_HZ = 1000
"""What the textbook consumer is given in the fixed phase; it carries about twice as much."""
Found = dict[str, Any]


def measure(target: Target, args: argparse.Namespace, rate_hz: float) -> Found:
    """Aim the client at a running target. Raises `NotStarted` with what the client said."""
    plan = {
        "url": target.url,
        "dialect": dataclasses.asdict(target.dialect),
        "tokens": target.tokens,
        "members": args.members,
        "senders": min(args.senders, args.members),
        "window": args.window,
        "rate_hz": rate_hz,
        "fixed_s": args.seconds,
        "burst_s": args.seconds,
        "processes": target.processes,
    }
    command = ["taskset", "-c", str(CLIENT_CORE), sys.executable, "-m", "tests.bench.fanout.client"]
    done = subprocess.run(
        command,
        check=False,
        cwd=ROOT,
        input=json.dumps(plan),
        capture_output=True,
        text=True,
        timeout=CLIENT_LIMIT_S,
    )
    if done.returncode:
        raise NotStarted(f"The client gave up on {target.url}:\n{done.stderr[-2000:]}")
    found: Found = json.loads(done.stdout)
    return found


def rate_of(target: str, args: argparse.Namespace) -> float:
    """Return messages a second in the fixed phase: fewer for the peer that would drop what exceeds its queues."""
    return min(args.rate, NAIVE_DELIVERIES_HZ / args.members) if target == NAIVE else float(args.rate)


def per_cpu_s(rounds: list[Found], *, without: str = "") -> float:
    """Return deliveries a CPU second in the bursts, of all of the target's processes or of all but one."""
    bursts = [found["burst"] for found in rounds]
    spent_s = sum(cpu_s for burst in bursts for name, cpu_s in burst["cpu_s"].items() if name != without)
    return float(sum(burst["deliveries"] for burst in bursts) / spent_s)


def middle(rounds: list[Found], key: str, phase: str = "") -> float:
    """Return the median of a figure over the rounds."""
    return float(statistics.median(found[phase][key] if phase else found[key] for found in rounds))


def summary(rounds: dict[str, list[Found]], args: argparse.Namespace) -> Found:
    """Return the last line: what all rounds together say, and whether all of our messages arrived."""
    rate = {name: per_cpu_s(found) for name, found in rounds.items()}
    ours = rounds[OURS]

    def ratio(name: str) -> float | None:
        return round(rate[OURS] / rate[name], 2) if rate.get(name) else None

    return {
        "deliveries_per_cpu_s": round(rate[OURS]),
        "ratio_vs_naive": ratio(NAIVE),
        "ratio_vs_socketio": ratio(SOCKETIO),
        "ratio_vs_ws": ratio(WS),
        "p99_ms": middle(ours, "p99_ms", "fixed"),
        "socketio_p99_ms": middle(rounds[SOCKETIO], "p99_ms", "fixed") if SOCKETIO in rounds else None,
        "kib_per_connection": middle(ours, "kib_per_connection"),
        "members": args.members,
        "window": args.window,
        "lost": sum(found["lost"] for found in ours),
        "doubled": sum(found["doubled"] for found in ours),
    }


def tell(name: str, number: int, found: Found) -> None:
    """Print one round of one target."""
    fixed, burst = found["fixed"], found["burst"]
    spent = ", ".join(f"{part} {cpu_s:.2f}" for part, cpu_s in burst["cpu_s"].items())
    bare = f" ({per_cpu_s([found], without='postgres'):,.0f} without PostgreSQL)" if name == OURS else ""
    print(  # noqa: T201
        f"{name:<9} round {number}: {per_cpu_s([found]):>9,.0f} deliveries a CPU second{bare}; "
        f"{burst['messages']} messages in {burst['wall_s']} s, CPU seconds: {spent}; "
        f"p50 {fixed['p50_ms']} ms, p99 {fixed['p99_ms']} ms; burst p50 {burst['p50_ms']} ms; "
        f"{found['kib_per_connection']} KiB and {found['connect_cpu_ms']} CPU ms a connection; "
        f"client {burst['client_load']:.0%}; lost {found['lost']}, doubled {found['doubled']}",
        flush=True,
    )


def read_args() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--members", type=int, default=1000)
    parser.add_argument("--senders", type=int, default=10, help="members that send, in turn")
    parser.add_argument("--seconds", type=float, default=4, help="length of each of the two phases")
    parser.add_argument("--window", type=int, default=4, help="messages in flight in the burst phase")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--rate", type=float, default=5, help="messages a second in the fixed phase")
    parser.add_argument("--targets", default=",".join(TARGETS), help="some of them, ours always among them")
    return parser.parse_args()


def main() -> int:
    """Run all rounds; the last line printed is the summary. Fails where a message was lost or doubled."""
    args = read_args()
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    names = [name for name in TARGETS if name == OURS or name in args.targets.split(",")]
    install_peers()
    rounds: dict[str, list[Found]] = {name: [] for name in names}
    with Ground(webs=1, core=SERVER_CORE, start_webs=False) as ground:
        bench = Bench(ground, args.members, SERVER_CORE)
        for number in range(1, args.rounds + 1):
            for name in names:
                with bench.running(name) as target:
                    found = measure(target, args, rate_of(name, args))
                rounds[name].append(found)
                tell(name, number, found)
    last = summary(rounds, args)
    print(json.dumps(last), flush=True)  # noqa: T201
    return 1 if last["lost"] or last["doubled"] else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except NotStarted as error:
        sys.exit(str(error))
