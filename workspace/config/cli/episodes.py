"""`flurfunk episodes`: mix recorded talks and write them down. A process of its own, so that mail waits for neither."""

import argparse
import os
import signal

import structlog

from workspace.config.cli.command import Command
from workspace.config.cli.start import set_up
from workspace.config.cli.worker import work
from workspace.config.preflight import CannotStart, die_with_parent

NICENESS = 10
"""Whoever is on the air goes first."""

log = structlog.get_logger(__name__)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the sign that a supervisor started this process."""
    parser.add_argument("--supervised", action="store_true", help=argparse.SUPPRESS)


def act(args: argparse.Namespace) -> int:
    """Work until SIGTERM or SIGINT; what can be gone on with later is left at once."""
    if args.supervised:
        die_with_parent(signal.SIGTERM)
    env = set_up()
    require_speech_model(env.speech_model)
    os.nice(NICENESS)
    from talk.episodes.services.transcribing import ENDING
    from talk.episodes.tasks import EPISODES

    log.info("Episodes process is up", writes_down=bool(env.speech_model))
    work(EPISODES, on_ending=ENDING.set)
    return 0


def require_speech_model(setting: str) -> None:
    """Raise `CannotStart` when the speech model that is set is not there."""
    problem = speech_line(setting)[1]
    if problem:
        raise CannotStart(
            f"Flurfunk cannot write down episodes: {problem}. Correct FLURFUNK_SPEECH_MODEL, or unset it."
        )


def speech_line(setting: str) -> tuple[str, str]:
    """Return what to say of the speech model, and what is wrong with it, which may be nothing."""
    from talk.media.speech import speech_problem

    if not setting:
        return "none (episodes have no transcript; set FLURFUNK_SPEECH_MODEL)", ""
    problem = speech_problem(setting)
    return (problem, problem) if problem else (f"ok ({setting})", "")


COMMAND = Command("episodes", "Mix recorded talks and write them down, in one process.", act, arguments)
