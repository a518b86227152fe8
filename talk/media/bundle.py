"""Encoded frames of one stream, joined into packets of 20 or 60 ms. Pure."""

from talk.media.audio import FRAME_SAMPLES
from talk.media.opus_packets import join
from talk.media.outbound import MediaPacket


class Bundle:
    """Frames in, now and then packets out. A gap between two frames ends a packet early."""

    def __init__(self) -> None:
        self._open: list[bytes] = []
        self._first = 0
        """Where the first frame in `_open` is, counted in frames."""
        self._marker = False

    def add(self, payload: bytes, at: int, frames_a_packet: int, *, marker: bool) -> list[MediaPacket]:
        """Take one encoded frame and return the packets that are complete: none, one, seldom more.

        `at`: its place in the stream, counted in frames. `marker`: it is the first after a pause.
        """
        done = self.close() if self._open and at != self._first + len(self._open) else []
        if not self._open:
            self._first, self._marker = at, marker
        self._open.append(payload)
        if (at + 1) % frames_a_packet == 0 or len(self._open) >= frames_a_packet:
            done += self.close()
        return done

    def close(self) -> list[MediaPacket]:
        """Return what is held: nothing more follows for now."""
        payloads, self._open = self._open, []
        if not payloads:
            return []
        start = self._first * FRAME_SAMPLES
        joined = join(payloads)
        if joined is not None:
            return [MediaPacket(joined, start, self._marker)]
        return [  # the encoder changed its mode in between: seldom, and then they go one by one
            MediaPacket(payload, start + index * FRAME_SAMPLES, self._marker and index == 0)
            for index, payload in enumerate(payloads)
        ]
