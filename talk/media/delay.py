"""How long packets of one voice have to be held so that nearly all of them are in time.

The fastest packets of the last seconds tell the path's shortest delay; the held time covers how much later than
that most others came. Both are measured against the sender's own timestamps, so a sender whose clock runs fast or
slow moves the shortest delay, and the voice with it.
"""

from collections import deque

from talk.media.audio import FRAME_S, RATE_HZ

MIN_TARGET_S, MAX_TARGET_S = 0.02, 0.2
WINDOW_S = 4.0
"""Memory for the fastest packet: a clock that is off by 100 ppm moves 0.4 ms meanwhile."""
PERCENTILE = 0.97
HISTORY = 150
"""Packets that the percentile is taken over: 3 s of 20 ms."""
SLACK_S = 0.004
_REFRESH = 10
"""Packets between two looks at the percentile; a late one is looked at at once."""
_SHRINK = 0.02


class DelayEstimate:
    """The shortest transit and the target delay of one stream. All times in seconds of the caller's clock."""

    def __init__(self) -> None:
        self.target_s = 2 * FRAME_S
        self.jitter_s = 0.0
        """Interarrival jitter (RFC 3550, section 6.4.1)."""
        self._fastest: deque[tuple[float, float]] = deque()
        self._recent: deque[float] = deque(maxlen=HISTORY)
        self._last_transit_s: float | None = None
        self._since_refresh = 0

    @property
    def base_s(self) -> float:
        """The shortest transit: arrival minus timestamp, of an arbitrary origin."""
        return self._fastest[0][1]

    def arrived(self, timestamp: int, arrival_s: float) -> None:
        """Take in a packet. `timestamp` in samples at 48 kHz, unrolled."""
        transit = arrival_s - timestamp / RATE_HZ
        if self._last_transit_s is not None:
            self.jitter_s += (abs(transit - self._last_transit_s) - self.jitter_s) / 16
        self._last_transit_s = transit
        while self._fastest and self._fastest[-1][1] >= transit:
            self._fastest.pop()
        self._fastest.append((arrival_s, transit))
        while self._fastest[0][0] < arrival_s - WINDOW_S:
            self._fastest.popleft()
        late = transit - self.base_s
        self._recent.append(late)
        self._since_refresh += 1
        if late + SLACK_S > self.target_s or self._since_refresh >= _REFRESH:
            self._refresh()

    def _refresh(self) -> None:
        """Grow at once to what is needed, shrink slowly: a burst of lateness seldom comes alone."""
        self._since_refresh = 0
        ordered = sorted(self._recent)
        needed = ordered[min(len(ordered) - 1, int(len(ordered) * PERCENTILE))] + SLACK_S
        wanted = min(MAX_TARGET_S, max(MIN_TARGET_S, needed))
        if wanted > self.target_s:
            self.target_s = wanted
        else:
            self.target_s += (wanted - self.target_s) * _SHRINK * _REFRESH / 2
