"""SDP of pictures: one section on which a browser sends its own, and one for each place at which it sees others. Pure.

VP8 and nothing else, on a connection of its own: whatever becomes of it, the sound never hears of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from aiortc.rtcrtpparameters import RTCRtpCodecParameters
from aiortc.sdp import MediaDescription

from talk.media.camera import ASKED_BPS
from talk.media.errors import MalformedOffer
from talk.media.offer import (
    Far,
    Local,
    Section,
    read_far,
    read_with,
    write_head,
    write_refusal,
    write_transport,
)

PLACES = 4
"""Pictures at a table."""
_FEEDBACK = {"nack", "nack pli", "ccm fir", "goog-remb"}


@dataclass(frozen=True, slots=True)
class PictureOffer:
    """What an offer of pictures says to us. Of its video sections the first is the browser's own, then the places."""

    far: Far
    own: int
    places: tuple[int, ...]
    wanted: frozenset[int]
    """At which of these places they want to see others."""
    payload_type: int
    feedback: tuple[str, ...]

    @property
    def wants_nack(self) -> bool:
        """Whether lost packets may be asked for."""
        return "nack" in self.feedback


def read_picture_offer(sdp: str) -> PictureOffer:
    """Return what the offer says. Raises MalformedOffer, and nothing else, whatever it is given."""
    return read_with(_read, sdp)


def _read(sections: Sequence[MediaDescription]) -> PictureOffer:
    found = [(index, codec) for index, media in enumerate(sections) if (codec := _vp8(media)) is not None]
    if not found:
        raise MalformedOffer("no VP8")
    own, codec = found[0]
    number = codec.payloadType
    assert number is not None  # noqa: S101 - `_vp8` has seen to it
    places = tuple(index for index, each in found[1:] if each.payloadType == number)[:PLACES]
    offered = {" ".join(filter(None, (each.type, each.parameter))) for each in codec.rtcpFeedback}
    return PictureOffer(
        far=read_far(sections, sections[own]),
        own=own,
        places=places,
        wanted=frozenset(place for place, index in enumerate(places) if _looks(sections[index])),
        payload_type=number,
        feedback=tuple(sorted(offered & _FEEDBACK)),
    )


def _looks(media: MediaDescription) -> bool:
    return (media.direction or "sendrecv") in ("recvonly", "sendrecv")


def _vp8(media: MediaDescription) -> RTCRtpCodecParameters | None:
    if media.kind != "video":
        return None
    for codec in media.rtp.codecs:
        if codec.mimeType.lower() == "video/vp8" and codec.payloadType is not None:
            return codec
    return None


def write_picture_answer(offer: PictureOffer, local: Local, ssrcs: Sequence[int]) -> str:
    """Return the answer; `ssrcs`: of our streams, one a place."""
    sections = offer.far.sections
    place_of = {index: place for place, index in enumerate(offer.places)}
    accepted = [offer.own, *offer.places]
    lines = write_head(local, [sections[index].mid for index in sorted(accepted)])
    for index, section in enumerate(sections):
        if index == offer.own:
            own = [f"b=AS:{ASKED_BPS // 1000}", "a=recvonly"]
            lines += [*_accepted(offer, section, own), *write_transport(offer.far, local)]
        elif index in place_of:
            place = place_of[index]
            direction = "sendonly" if place in offer.wanted else "inactive"
            lines += _accepted(offer, section, [f"a={direction}"])
            lines += [
                f"a=msid:{local.cname} {local.cname}-{place}",
                f"a=ssrc:{ssrcs[place]} cname:{local.cname}",
            ]
            lines += write_transport(offer.far, local)
        else:
            lines += write_refusal(section)
    return "\r\n".join(lines) + "\r\n"


def _accepted(offer: PictureOffer, section: Section, about: Sequence[str]) -> list[str]:
    number = offer.payload_type
    lines = [f"m=video 9 {section.profile} {number}", "c=IN IP4 0.0.0.0", *about]
    lines += [f"a=mid:{section.mid}"] if section.mid else []
    lines += ["a=rtcp:9 IN IP4 0.0.0.0", "a=rtcp-mux", f"a=rtpmap:{number} VP8/90000"]
    return lines + [f"a=rtcp-fb:{number} {each}" for each in offer.feedback]
