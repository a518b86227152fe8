"""Many small packets to many peers in one system call: each is written, encrypted and sent where it lies.

A packet to each of a thousand listeners every 20 ms is nearly all that a talk costs. `socket.sendto` and
`pylibsrtp.Session.protect` copy it three times and read its address anew; `sendmmsg(2)`, which Python does not have,
takes 64 at once. Measured on loopback, a packet: 7.5 µs with them, 4.2 µs here; the kernel's share is 2 µs.
"""

import socket
import sys
from dataclasses import dataclass
from typing import Any

import cffi
from pylibsrtp import Error, Session, _binding

from talk.media.outbound import MediaPacket, Outbound
from talk.media.rtp import HEADER_BYTES

SLOTS = 64
"""Packets a system call; as many take about a quarter of a millisecond."""
MAX_BYTES = 1356
"""A packet without the trailer of SRTP; what is longer is refused, here as by pylibsrtp."""
_SLOT_BYTES = 1536
"""Has room for the trailer: 144 bytes at most (srtp.h, SRTP_MAX_TRAILER_LEN)."""

_ffi = cffi.FFI()
_ffi.cdef(
    """
    struct iovec { void *iov_base; size_t iov_len; };
    struct msghdr {
        void *msg_name; unsigned int msg_namelen; struct iovec *msg_iov; size_t msg_iovlen;
        void *msg_control; size_t msg_controllen; int msg_flags;
    };
    struct mmsghdr { struct msghdr msg_hdr; unsigned int msg_len; };
    int sendmmsg(int sockfd, struct mmsghdr *msgvec, unsigned int vlen, int flags);
    """
)
_libc: Any = _ffi.dlopen(None)
IS_AVAILABLE = sys.platform == "linux" and hasattr(_libc, "sendmmsg")
"""macOS has no such call; there packets go one by one."""
_protect: Any = _binding.lib.srtp_protect
CData = Any
"""What cffi hands out: pointers, without types that Python knows."""


@dataclass(frozen=True, slots=True)
class Seal:
    """The sending half of a peer's SRTP. Keeps the session, since the pointer is valid for as long as that lives."""

    session: Session
    pointer: CData

    @classmethod
    def of(cls, session: Session) -> "Seal":
        """Return the seal of a session."""
        return cls(session, session._srtp[0])


@dataclass(frozen=True, slots=True)
class Target:
    """A peer's address as the kernel wants it."""

    name: CData
    size: int

    @classmethod
    def of(cls, host: str, port: int) -> "Target | None":
        """Return the target of an address, or None where it is no plain one (IPv6 with a scope)."""
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        try:
            packed = socket.inet_pton(family, host)
        except OSError:
            return None
        start = int(family).to_bytes(2, sys.byteorder) + port.to_bytes(2, "big")
        name = start + (bytes(4) + packed + bytes(4) if family == socket.AF_INET6 else packed + bytes(8))
        return cls(_ffi.new("char[]", name), len(name))


class Burst:
    """The packets of one socket that wait for `flush`, which the caller owes before it gives up the loop."""

    def __init__(self, number: int) -> None:
        """`number`: the socket's file descriptor, non-blocking. It has to be open as long as packets are put in."""
        self.dropped = 0
        """Packets that the kernel did not take at once."""
        self._socket = number
        self._count = 0
        self._store = _binding.ffi.new("char[]", SLOTS * _SLOT_BYTES)
        whole = memoryview(_binding.ffi.buffer(self._store))
        self._places = [whole[at : at + _SLOT_BYTES] for at in range(0, len(whole), _SLOT_BYTES)]
        self._pointers = [self._store + at for at in range(0, len(whole), _SLOT_BYTES)]
        self._length = _binding.ffi.new("int *")
        self._targets: list[Target | None] = [None] * SLOTS
        """Kept, since the kernel reads the addresses only when they are sent."""
        self._parts = _ffi.new("struct iovec[]", SLOTS)
        self._messages = _ffi.new("struct mmsghdr[]", SLOTS)
        start = int(_binding.ffi.cast("uintptr_t", self._store))
        for slot in range(SLOTS):
            self._parts[slot].iov_base = _ffi.cast("void *", start + slot * _SLOT_BYTES)
            self._messages[slot].msg_hdr.msg_iov = self._parts + slot
            self._messages[slot].msg_hdr.msg_iovlen = 1
        self._lengths = [self._parts[slot] for slot in range(SLOTS)]
        self._headers = [self._messages[slot].msg_hdr for slot in range(SLOTS)]

    def put(self, out: Outbound, packet: MediaPacket, seal: Seal, target: Target) -> None:
        """Add a packet to a peer, and send all where the burst is full.

        Raises ValueError for one that is too long, pylibsrtp.Error where it cannot be encrypted.
        """
        if len(packet.payload) + HEADER_BYTES > MAX_BYTES:
            raise ValueError("packet is too long")
        slot, length, header = self._count, self._length, self._headers[self._count]
        length[0] = out.write_into(self._places[slot], packet)
        status = _protect(seal.pointer, self._pointers[slot], length)
        if status:
            raise Error(status)
        self._targets[slot] = target
        self._lengths[slot].iov_len = length[0]
        header.msg_name, header.msg_namelen = target.name, target.size
        self._count = slot + 1
        if self._count == SLOTS:
            self.flush()

    def flush(self) -> None:
        """Send what was put in. What the kernel does not take is dropped, never waited for."""
        count, self._count, at = self._count, 0, 0
        while at < count:
            sent = _libc.sendmmsg(self._socket, self._messages + at, count - at, 0)
            if sent <= 0:  # the first of these was refused: the others may still be taken
                sent, self.dropped = 1, self.dropped + 1
            at += sent

    def close(self) -> None:
        """Drop everything from now on: the descriptor will soon be somebody else's."""
        self._socket = -1
