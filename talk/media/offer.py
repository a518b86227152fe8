"""SDP: reading a browser's offer of sound and writing our answer. Pure; `picture_offer` does it for pictures.

One audio section is answered: the first with Opus. All others (video, data, a second audio) are refused by port 0
(RFC 3264, section 6), so whatever a browser adds to its offer, nothing else comes in.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from aioice import Candidate
from aiortc.rtcdtlstransport import RTCDtlsFingerprint, RTCDtlsParameters
from aiortc.rtcicetransport import RTCIceCandidate, candidate_to_aioice
from aiortc.sdp import MediaDescription, SessionDescription, candidate_from_sdp

from talk.media.errors import MalformedCandidate, MalformedOffer

Kind = TypeVar("Kind")

MAX_SDP_BYTES = 32 * 1024
MAX_SECTIONS = 8
_OUR_ROLE = {"auto": "client", "client": "server", "server": "client"}
_SETUP = {"client": "active", "server": "passive"}
_REVERSED = {"sendrecv": "sendrecv", "recvonly": "sendonly", "sendonly": "recvonly", "inactive": "inactive"}


@dataclass(frozen=True, slots=True)
class Section:
    """A media section as it has to be repeated in the answer."""

    kind: str
    profile: str
    mid: str
    first_format: str


@dataclass(frozen=True, slots=True)
class Far:
    """How the other side is reached, whatever it sends. `dtls_role` is ours."""

    sections: tuple[Section, ...]
    ice_username: str
    ice_password: str
    is_lite: bool
    dtls: RTCDtlsParameters
    dtls_role: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """What an offer of sound says to us."""

    far: Far
    chosen: int
    direction: str
    payload_type: int
    wants_nack: bool


@dataclass(frozen=True, slots=True)
class Local:
    """Our half of a connection, for the answer."""

    ice_username: str
    ice_password: str
    candidates: Sequence[Candidate]
    fingerprints: Sequence[RTCDtlsFingerprint]
    ssrc: int
    cname: str


def read_offer(sdp: str) -> Offer:
    """Return what the offer says. Raises MalformedOffer, and nothing else, whatever it is given."""
    return read_with(_read, sdp)


def read_with(read: Callable[[Sequence[MediaDescription]], Kind], sdp: str) -> Kind:
    """Return what `read` makes of an offer's sections. Raises MalformedOffer, and nothing else."""
    if len(sdp) > MAX_SDP_BYTES:
        raise MalformedOffer("too long")
    try:
        sections = SessionDescription.parse(sdp).media
        if not 0 < len(sections) <= MAX_SECTIONS:
            raise MalformedOffer("too many media sections, or none")
        return read(sections)
    except MalformedOffer:
        raise
    except Exception as error:
        raise MalformedOffer("unreadable") from error


def _read(sections: Sequence[MediaDescription]) -> Offer:
    chosen, media, payload_type = _choose(sections)
    feedback = next(codec for codec in media.rtp.codecs if codec.payloadType == payload_type).rtcpFeedback
    return Offer(
        far=read_far(sections, media),
        chosen=chosen,
        direction=_REVERSED[media.direction or "sendrecv"],
        payload_type=payload_type,
        wants_nack=any(each.type == "nack" and not each.parameter for each in feedback),
    )


def read_far(sections: Sequence[MediaDescription], media: MediaDescription) -> Far:
    """Return how the other side is reached by what one of its sections says. Raises MalformedOffer."""
    if not media.ice or not media.ice.usernameFragment or not media.ice.password:
        raise MalformedOffer("no ICE credentials")
    if not media.dtls or not media.dtls.fingerprints or media.dtls.role not in _OUR_ROLE:
        raise MalformedOffer("no DTLS fingerprint")
    if not media.rtcp_mux:
        raise MalformedOffer("no rtcp-mux")
    return Far(
        sections=tuple(_section(each) for each in sections),
        ice_username=media.ice.usernameFragment,
        ice_password=media.ice.password,
        is_lite=media.ice.iceLite,
        dtls=media.dtls,
        dtls_role=_OUR_ROLE[media.dtls.role],
        candidates=tuple(_usable(media.ice_candidates)),
    )


def _choose(sections: Sequence[MediaDescription]) -> tuple[int, MediaDescription, int]:
    for index, media in enumerate(sections):
        if media.kind != "audio":
            continue
        for codec in media.rtp.codecs:
            if (
                codec.mimeType.lower() == "audio/opus"
                and codec.clockRate == 48_000
                and codec.payloadType is not None
            ):
                return index, media, codec.payloadType
    raise MalformedOffer("no Opus")


def _section(media: MediaDescription) -> Section:
    mid = media.rtp.muxId
    if any(
        not text.isprintable() or " " in text for text in (media.kind, media.profile, mid, str(media.fmt[0]))
    ):
        raise MalformedOffer("unprintable")
    return Section(media.kind, media.profile, mid, str(media.fmt[0]))


def _usable(candidates: Sequence[RTCIceCandidate]) -> list[Candidate]:
    return [candidate_to_aioice(each) for each in candidates if _is_usable(each)]


def _is_usable(candidate: RTCIceCandidate) -> bool:
    return candidate.protocol.lower() == "udp" and candidate.component == 1 and 0 < candidate.port < 65_536


def read_candidate(line: str) -> Candidate | None:
    """Read a trickled candidate as browsers name it (`candidate:…`, the `a=` in front allowed).

    None: one that is of no use here (TCP, a second component) or the end of candidates. Raises MalformedCandidate.
    """
    text = line.strip().removeprefix("a=").removeprefix("candidate:")
    if not text:
        return None
    if len(text) > 500:
        raise MalformedCandidate("too long")
    try:
        candidate = candidate_from_sdp(text)
        return candidate_to_aioice(candidate) if _is_usable(candidate) else None
    except Exception as error:
        raise MalformedCandidate("unreadable") from error


def write_answer(offer: Offer, local: Local) -> str:
    """Return the answer to an offer, complete with all candidates."""
    sections = offer.far.sections
    chosen = sections[offer.chosen]
    lines = write_head(local, [chosen.mid] if chosen.mid else [])
    for index, section in enumerate(sections):
        lines += _accepted(offer, section, local) if index == offer.chosen else write_refusal(section)
    return "\r\n".join(lines) + "\r\n"


def write_head(local: Local, bundle: Sequence[str]) -> list[str]:
    """Return how an answer begins; `bundle` are the names of what shares one transport."""
    lines = ["v=0", f"o=- {local.ssrc} 2 IN IP4 0.0.0.0", "s=-", "t=0 0"]
    lines += [f"a=group:BUNDLE {' '.join(bundle)}"] if bundle else []
    return [*lines, "a=msid-semantic:WMS *"]


def write_refusal(section: Section) -> list[str]:
    """Return a section as it is refused."""
    lines = [f"m={section.kind} 0 {section.profile} {section.first_format}", "c=IN IP4 0.0.0.0", "a=inactive"]
    return [*lines, f"a=mid:{section.mid}"] if section.mid else lines


def _accepted(offer: Offer, section: Section, local: Local) -> list[str]:
    number = offer.payload_type
    lines = [f"m=audio 9 {section.profile} {number}", "c=IN IP4 0.0.0.0", f"a={offer.direction}"]
    lines += [f"a=mid:{section.mid}"] if section.mid else []
    lines += ["a=rtcp:9 IN IP4 0.0.0.0", "a=rtcp-mux", f"a=rtpmap:{number} opus/48000/2"]
    lines += [f"a=rtcp-fb:{number} nack"] if offer.wants_nack else []
    lines += [f"a=fmtp:{number} minptime=10;useinbandfec=1;stereo=0;sprop-stereo=0", "a=maxptime:60"]
    lines += [f"a=msid:{local.cname} {local.cname}-mix", f"a=ssrc:{local.ssrc} cname:{local.cname}"]
    return [*lines, *write_transport(offer.far, local)]


def write_transport(far: Far, local: Local) -> list[str]:
    """Return how we are reached: candidates, ICE and DTLS."""
    lines = [f"a=candidate:{candidate.to_sdp()}" for candidate in local.candidates]
    lines += ["a=end-of-candidates", f"a=ice-ufrag:{local.ice_username}", f"a=ice-pwd:{local.ice_password}"]
    lines += [
        f"a=fingerprint:{each.algorithm} {each.value}"
        for each in local.fingerprints
        if each.algorithm == "sha-256"
    ]
    return [*lines, f"a=setup:{_SETUP[far.dtls_role]}"]
