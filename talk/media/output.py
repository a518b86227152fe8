"""One stream that goes out, the common mix or one person's mix-minus: limited, encoded once, packed."""

from talk.media.audio import FRAME_SAMPLES, Frame, level_dbfs, silence
from talk.media.codec import OpusEncoder
from talk.media.mixer import Limiter
from talk.media.opus_packets import join
from talk.media.outbound import MediaPacket
from talk.media.pacing import Hush


class Output:
    """Frames in, now and then packets out. All outputs of a talk close their packets on the same tick."""

    def __init__(self) -> None:
        self._limiter = Limiter()
        self._hush = Hush()
        self._encoder = OpusEncoder()
        self._open: list[bytes] = []
        self._first = 0
        """Tick of the first frame in `_open`."""
        self._marker = False
        self.limited = silence()
        """The last frame as it was encoded."""

    def add(self, frame: Frame, tick: int, frames_a_packet: int) -> list[MediaPacket]:
        """Take the frame of a tick and return the packets that are complete: none, one, seldom more.

        A gap in the ticks or in what needs sending ends a packet early, so that each holds adjacent frames only.
        """
        self.limited = frame = self._limiter.limit(frame)
        if not self._hush.needs(level_dbfs(frame)):
            return self._close()
        done = self._close() if self._open and tick != self._first + len(self._open) else []
        if not self._open:
            self._first, self._marker = tick, self._hush.is_resuming
        self._open.append(self._encoder.encode(frame))
        if (tick + 1) % frames_a_packet == 0 or len(self._open) >= frames_a_packet:
            done += self._close()
        return done

    def _close(self) -> list[MediaPacket]:
        packets, self._open = self._open, []
        if not packets:
            return []
        start = self._first * FRAME_SAMPLES
        joined = join(packets)
        if joined is not None:
            return [MediaPacket(joined, start, self._marker)]
        return [  # the encoder changed its mode in between: seldom, and then they go one by one
            MediaPacket(packet, start + index * FRAME_SAMPLES, self._marker and index == 0)
            for index, packet in enumerate(packets)
        ]
