"""What a command is."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass


def no_arguments(parser: argparse.ArgumentParser) -> None:
    """Take nothing besides the command's name."""


@dataclass(frozen=True, slots=True)
class Command:
    """One word after `flurfunk`. `act` returns the exit code."""

    name: str
    help: str
    act: Callable[[argparse.Namespace], int]
    arguments: Callable[[argparse.ArgumentParser], None] = no_arguments
