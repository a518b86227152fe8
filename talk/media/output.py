"""One stream that goes out, the common mix or one person's mix-minus: limited, encoded once, packed."""

from talk.media.audio import Frame, level_dbfs, silence
from talk.media.bundle import Bundle
from talk.media.codec import OpusEncoder
from talk.media.mixer import Limiter
from talk.media.outbound import MediaPacket
from talk.media.pacing import Hush


class Output:
    """Frames in, now and then packets out. All outputs of a talk close their packets on the same tick."""

    def __init__(self) -> None:
        self._limiter = Limiter()
        self._hush = Hush()
        self._encoder = OpusEncoder()
        self._bundle = Bundle()
        self.limited = silence()
        """The last frame as it was encoded."""

    def add(self, frame: Frame, tick: int, frames_a_packet: int) -> list[MediaPacket]:
        """Take the frame of a tick and return the packets that are complete: none, one, seldom more.

        A gap in the ticks or in what needs sending ends a packet early, so that each holds adjacent frames only.
        """
        self.limited = frame = self._limiter.limit(frame)
        if not self._hush.needs(level_dbfs(frame)):
            return self._bundle.close()
        payload = self._encoder.encode(frame)
        return self._bundle.add(payload, tick, frames_a_packet, marker=self._hush.is_resuming)
