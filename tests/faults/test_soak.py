"""The soak's short form: the same program as `make soak`, a few hundred messages."""

import json
import subprocess
import sys

import pytest

from tests.faults.servers import ROOT

SHORT = {"messages": 300, "sockets": 12, "seconds": 20, "outages": 2, "arrivals": 100}


@pytest.mark.faults
def test_nothing_is_lost_while_a_web_process_and_redis_are_killed() -> None:
    options = [word for name, value in SHORT.items() for word in (f"--{name}", str(value))]
    command = [sys.executable, "tests/faults/soak.py", *options]
    done = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["sent"] == SHORT["messages"]
    assert found["lost"] == found["doubled"] == found["out_of_order"] == 0
