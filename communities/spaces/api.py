"""HTTP routes on communities."""

from typing import Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import File, Query, Router, Status
from ninja.files import UploadedFile

from communities.spaces import directory, queries
from communities.spaces.schemas import (
    ActOut,
    CommunityIn,
    CommunityInvitationOut,
    CommunityPatch,
    DirectoryPage,
    DirectoryQuery,
    InviteIn,
    ListedCommunity,
    MemberOut,
    MemberPatch,
    MuteIn,
    OrderOut,
    RulesOut,
    TagOut,
    WhyIn,
)
from communities.spaces.services import archive, communities, members, order
from workspace.core.images import read_picture
from workspace.core.schemas import ErrorOut
from workspace.files.serving import answer_kept
from workspace.people.auth import SIGNED_IN, actor_of
from workspace.people.models import Person

router = Router(auth=SIGNED_IN, tags=["communities"])
_PICTURE: Final = {200: None, 206: None, 304: None, 416: None, 401: ErrorOut, 404: ErrorOut, 503: ErrorOut}


@router.get("/communities", response={200: DirectoryPage, 401: ErrorOut, 422: ErrorOut})
def list_communities(request: HttpRequest, query: Query[DirectoryQuery]) -> DirectoryPage:
    """Return a page of the directory."""
    return directory.directory(actor_of(request), query)


@router.get("/community-tags", response={200: list[TagOut], 401: ErrorOut})
def list_tags(request: HttpRequest) -> list[TagOut]:
    """Return the tags that communities have, the most common first."""
    return directory.tags_of_all(actor_of(request))


@router.post("/communities", response={201: ListedCommunity, 401: ErrorOut, 409: ErrorOut, 422: ErrorOut})
def found_community(request: HttpRequest, payload: CommunityIn) -> Status[ListedCommunity]:
    """Found a community."""
    actor = actor_of(request)
    return Status(201, _for(actor, communities.found_community(actor, payload).id))


@router.get("/communities/{community_id}", response={200: ListedCommunity, 401: ErrorOut, 404: ErrorOut})
def read_community(request: HttpRequest, community_id: str) -> ListedCommunity:
    """Return a community that one can see, or the face of a private one that is listed."""
    return queries.face_of(queries.find_face(actor_of(request), community_id))


@router.get("/communities/{community_id}/rules", response={200: RulesOut, 401: ErrorOut, 404: ErrorOut})
def read_rules(request: HttpRequest, community_id: str) -> RulesOut:
    """Return what holds in a community, also before one joins it."""
    return queries.rules_of(actor_of(request), community_id)


@router.get("/communities/{community_id}/cover", response=_PICTURE)
def read_cover(request: HttpRequest, community_id: str) -> HttpResponseBase:
    """Return the picture of a community, as WebP. Of a private one for its members and who is invited."""
    return answer_kept(request, queries.cover_of(actor_of(request), community_id))


@router.post(
    "/communities/{community_id}/cover",
    response={200: ListedCommunity, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 422: ErrorOut},
)
def change_cover(request: HttpRequest, community_id: str, image: File[UploadedFile]) -> ListedCommunity:
    """Upload a picture (PNG, JPEG, WebP, GIF); it is cut wide and re-encoded. For owners."""
    actor = actor_of(request)
    return _for(actor, communities.change_cover(actor, community_id, read_picture(image)).id)


@router.delete(
    "/communities/{community_id}/cover",
    response={200: ListedCommunity, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut},
)
def remove_cover(request: HttpRequest, community_id: str) -> ListedCommunity:
    """Take the picture away. For owners."""
    actor = actor_of(request)
    return _for(actor, communities.change_cover(actor, community_id, None).id)


@router.patch(
    "/communities/{community_id}",
    response={
        200: ListedCommunity,
        401: ErrorOut,
        403: ErrorOut,
        404: ErrorOut,
        409: ErrorOut,
        422: ErrorOut,
    },
)
def change_community(request: HttpRequest, community_id: str, payload: CommunityPatch) -> ListedCommunity:
    """Change a community. For its owners."""
    actor = actor_of(request)
    return _for(actor, communities.change_community(actor, community_id, payload).id)


@router.post(
    "/communities/{community_id}/archive",
    response={200: ListedCommunity, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut},
)
def archive_community(request: HttpRequest, community_id: str) -> ListedCommunity:
    """Make a community read-only and take it off the lists. For its owners."""
    actor = actor_of(request)
    return _for(actor, archive.archive_community(actor, community_id).id)


@router.post(
    "/communities/{community_id}/restore",
    response={200: ListedCommunity, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut},
)
def restore_community(request: HttpRequest, community_id: str) -> ListedCommunity:
    """Open an archived community again. For its owners."""
    actor = actor_of(request)
    return _for(actor, archive.restore_community(actor, community_id).id)


@router.post(
    "/communities/{community_id}/join",
    response={200: ListedCommunity, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 409: ErrorOut},
)
def join_community(request: HttpRequest, community_id: str) -> ListedCommunity:
    """Join a public community, or a private one by invitation."""
    actor = actor_of(request)
    return _for(actor, members.join_community(actor, community_id).id)


@router.post(
    "/communities/{community_id}/leave", response={204: None, 401: ErrorOut, 404: ErrorOut, 409: ErrorOut}
)
def leave_community(request: HttpRequest, community_id: str) -> Status[None]:
    """Leave a community with its channels."""
    members.leave_community(actor_of(request), community_id)
    return Status(204, None)


@router.get(
    "/communities/{community_id}/members", response={200: list[MemberOut], 401: ErrorOut, 404: ErrorOut}
)
def list_members(request: HttpRequest, community_id: str) -> list[MemberOut]:
    """Return who is in a community."""
    return queries.members_of(actor_of(request), community_id)


@router.patch(
    "/communities/{community_id}/members/{person_id}",
    response={204: None, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 409: ErrorOut, 422: ErrorOut},
)
def change_standing(
    request: HttpRequest, community_id: str, person_id: str, payload: MemberPatch
) -> Status[None]:
    """Change a member's standing. For owners."""
    members.change_standing(actor_of(request), community_id, person_id, payload.standing)
    return Status(204, None)


@router.delete(
    "/communities/{community_id}/members/{person_id}",
    response={204: None, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 409: ErrorOut, 422: ErrorOut},
)
def remove_member(request: HttpRequest, community_id: str, person_id: str, why: Query[WhyIn]) -> Status[None]:
    """Take a member out. For those who look after the community."""
    members.remove_member(actor_of(request), community_id, person_id, why)
    return Status(204, None)


@router.get(
    "/communities/{community_id}/invitations", response={200: list[str], 401: ErrorOut, 404: ErrorOut}
)
def list_invited(request: HttpRequest, community_id: str) -> list[str]:
    """Return the ids of people who are invited and have not answered. For members."""
    return queries.invited_to(actor_of(request), community_id)


@router.post(
    "/communities/{community_id}/invitations",
    response={204: None, 401: ErrorOut, 404: ErrorOut, 409: ErrorOut, 422: ErrorOut},
)
def invite_people(request: HttpRequest, community_id: str, payload: InviteIn) -> Status[None]:
    """Invite people into a community. For members."""
    members.invite_people(actor_of(request), community_id, payload.people)
    return Status(204, None)


@router.get("/me/invitations", response={200: list[CommunityInvitationOut], 401: ErrorOut})
def list_my_invitations(request: HttpRequest) -> list[CommunityInvitationOut]:
    """Return one's own open invitations; accept one by joining its community."""
    return queries.invitations_of(actor_of(request))


@router.delete("/me/invitations/{invitation_id}", response={204: None, 401: ErrorOut, 404: ErrorOut})
def decline_invitation(request: HttpRequest, invitation_id: str) -> Status[None]:
    """Decline an invitation."""
    members.decline_invitation(actor_of(request), invitation_id)
    return Status(204, None)


_RESTRAINING = {204: None, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 422: ErrorOut}
_LIFTING = {204: None, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut}


@router.get(
    "/communities/{community_id}/order",
    response={200: OrderOut, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut},
)
def read_order(request: HttpRequest, community_id: str) -> OrderOut:
    """Return which mutes and bans hold, and what was done to keep order. For those who look after the community."""
    return queries.order_of(actor_of(request), community_id)


@router.put("/communities/{community_id}/mutes/{person_id}", response=_RESTRAINING)
def mute_member(request: HttpRequest, community_id: str, person_id: str, payload: MuteIn) -> Status[None]:
    """Take the word from a member for a time. For those who look after the community."""
    order.mute_member(actor_of(request), community_id, person_id, payload)
    return Status(204, None)


@router.delete("/communities/{community_id}/mutes/{person_id}", response=_LIFTING)
def lift_mute(request: HttpRequest, community_id: str, person_id: str) -> Status[None]:
    """Give a member the word back. For those who look after the community."""
    order.lift_mute(actor_of(request), community_id, person_id)
    return Status(204, None)


@router.put("/communities/{community_id}/bans/{person_id}", response=_RESTRAINING)
def ban_person(request: HttpRequest, community_id: str, person_id: str, payload: WhyIn) -> Status[None]:
    """Take somebody out for good. For those who look after the community."""
    order.ban_person(actor_of(request), community_id, person_id, payload)
    return Status(204, None)


@router.delete("/communities/{community_id}/bans/{person_id}", response=_LIFTING)
def lift_ban(request: HttpRequest, community_id: str, person_id: str) -> Status[None]:
    """Let somebody come back. For those who look after the community."""
    order.lift_ban(actor_of(request), community_id, person_id)
    return Status(204, None)


@router.get("/me/acts", response={200: list[ActOut], 401: ErrorOut})
def list_my_acts(request: HttpRequest) -> list[ActOut]:
    """Return what was done to keep order that concerns oneself, the newest first."""
    return queries.acts_concerning(actor_of(request))


def _for(viewer: Person, community_id: str) -> ListedCommunity:
    seat = queries.look_at(viewer, community_id)
    return queries.listed(seat.community, seat.membership.standing if seat.membership else None)
