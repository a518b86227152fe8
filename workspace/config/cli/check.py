"""`flurfunk check`: tell whether everything that the environment names is there."""

import argparse
import json

from workspace.config.cli.command import Command
from workspace.config.cli.episodes import speech_line
from workspace.config.cli.start import set_up


def act(args: argparse.Namespace) -> int:
    """Print a line a matter; exit code 1 when one is not well."""
    env = set_up()
    from django.http import HttpRequest

    from workspace.config.probes import readyz

    answer = readyz(HttpRequest())
    print(f"environment  ok (data in {env.data.absolute()}, address {env.public_url})")
    for name, state in json.loads(answer.content).items():
        print(f"{name:<12} {state}")
    speech, problem = speech_line(env.speech_model)
    print(f"{'speech':<12} {speech}")
    return 0 if answer.status_code == 200 and not problem else 1


COMMAND = Command("check", "Check the environment, the database, Redis and the speech model.", act)
