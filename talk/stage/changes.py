"""What has become different between two stages: what is stored and told."""

from dataclasses import dataclass

from talk.stage.state import Seat, Stage


@dataclass(frozen=True, slots=True)
class Changes:
    """Seats that are new or different, people who have no seat any more, and whether the rest has changed."""

    seats: list[Seat]
    left: list[str]
    rules: bool
    recording: bool
    """Whether it is wanted or has run, or what somebody said to it."""

    def __bool__(self) -> bool:
        """Tell whether there is anything to tell."""
        return bool(self.seats or self.left or self.rules or self.recording)


def changes(before: Stage, after: Stage) -> Changes:
    """Compare two stages."""
    return Changes(
        [seat for seat in after.seats.values() if before.seats.get(seat.person) != seat],
        [person for person in before.seats if person not in after.seats],
        (before.locked, before.unmute_freely, before.removed, before.over)
        != (after.locked, after.unmute_freely, after.removed, after.over),
        (before.recording, before.consents) != (after.recording, after.consents),
    )
