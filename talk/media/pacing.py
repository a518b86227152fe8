"""When the next frame is due, how many frames go into a packet, and when nothing needs to be sent. Pure."""

from dataclasses import dataclass

from talk.media.audio import FRAME_S

LATE_S = 0.008
"""Ticks that are this late on average show that there is more to do than time for it."""
IN_TIME_S = 0.003
WATCHED_TICKS = 50
RECOVERY_TICKS = 500
"""10 s in time before packets become short again."""
SHORT, LONG = 1, 3
"""Frames a packet: 20 ms, and 60 ms, which costs a third of the sends and 40 ms of delay."""
HUSH_DBFS = -72.0
"""Quieter than any microphone in a room: everybody is muted."""
HUSH_AFTER = 20
"""Frames (0.4 s) that are still sent as they are, so that nothing is cut off."""
HUSH_EVERY = 20
"""Then one packet in so many frames, as Opus does with DTX (RFC 7587, section 3.1.3)."""


@dataclass(frozen=True, slots=True)
class Tick:
    """One turn of the clock: `index` counts frames since the start, those skipped included."""

    index: int
    due_s: float
    late_s: float
    skipped: int


class Schedule:
    """Absolute times, 20 ms apart: being late once does not move those that follow."""

    def __init__(self, start_s: float) -> None:
        self._start_s = start_s
        self._next = 0

    @property
    def next_s(self) -> float:
        """When the next frame is due."""
        return self._start_s + self._next * FRAME_S

    def tick(self, now_s: float) -> Tick:
        """Return the turn for `now_s`. Whoever comes later than a whole frame gets one turn, never several at once."""
        due = max(self._next, int((now_s - self._start_s + 1e-6) / FRAME_S))
        skipped, self._next = due - self._next, due + 1
        due_s = self._start_s + due * FRAME_S
        return Tick(due, due_s, max(0.0, now_s - due_s) + skipped * FRAME_S, skipped)


class Stretch:
    """Chooses 20 or 60 ms packets by how late the clock comes round, where nobody has chosen."""

    def __init__(self, chosen: int | None = None) -> None:
        """`chosen`: frames a packet, whatever happens."""
        self._chosen = chosen
        self.frames = chosen or SHORT
        self.late_s = 0.0
        """Mean lateness, over about `WATCHED_TICKS`."""
        self._calm = 0

    def follow(self, late_s: float) -> int:
        """Take in the lateness of a tick and return the frames a packet."""
        self.late_s += (min(late_s, 0.2) - self.late_s) / WATCHED_TICKS
        self._calm = self._calm + 1 if self.late_s < IN_TIME_S else 0
        if self._chosen is not None:
            return self._chosen
        if self.late_s > LATE_S:
            self.frames = LONG
        elif self._calm >= RECOVERY_TICKS:
            self.frames = SHORT
        return self.frames


class Hush:
    """Discontinuous transmission: decides frame by frame whether one outgoing stream needs it."""

    def __init__(self) -> None:
        self._silent = 0
        self.is_resuming = True
        """The frame just decided on is the first after a pause: its packet carries RTP's marker."""

    def needs(self, level: float) -> bool:
        """Tell whether the frame of this level in dBFS is to be encoded and sent."""
        before = self._silent
        self._silent = before + 1 if level < HUSH_DBFS else 0
        self.is_resuming = before > HUSH_AFTER and not self._silent
        beyond = self._silent - HUSH_AFTER
        return beyond <= 0 or beyond % HUSH_EVERY == 0
