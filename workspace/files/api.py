"""HTTP routes on files: uploads by the tus protocol, and reading."""

from typing import Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from ninja import Router

from workspace.core.errors import Invalid, answer
from workspace.core.schemas import ErrorOut
from workspace.files import links, serving, shelf, tus
from workspace.files.queries import file_out, find_file
from workspace.files.schemas import FileOut, LinkOut
from workspace.files.services import uploads
from workspace.people.auth import SIGNED_IN, actor_of

router = Router(auth=SIGNED_IN, tags=["files"])

_READ: Final = {401: ErrorOut, 404: ErrorOut}
_BYTES: Final = {200: None, 206: None, 304: None, 416: None, 503: ErrorOut, **_READ}
_WRITE: Final = {**_READ, 409: ErrorOut, 412: None, 422: ErrorOut, 503: ErrorOut}


def _tus(status: int, **headers: str | int) -> HttpResponse:
    """Answer in the protocol: no body, everything in headers."""
    response = HttpResponse(
        status=status, headers={"Tus-Resumable": tus.VERSION, "Cache-Control": "no-store"}
    )
    for name, value in headers.items():
        response[name.replace("_", "-")] = str(value)
    return response


def _other_version(request: HttpRequest) -> HttpResponse | None:
    """Refuse a protocol that is not ours."""
    if request.headers.get("Tus-Resumable", tus.VERSION) == tus.VERSION:
        return None
    return _tus(412, Tus_Version=tus.VERSION)


@router.api_operation(["OPTIONS"], "/uploads", response={204: None, 401: ErrorOut})
def describe_uploads(request: HttpRequest) -> HttpResponse:
    """Return what of tus 1.0 is spoken here."""
    actor_of(request)
    return _tus(
        204,
        Tus_Version=tus.VERSION,
        Tus_Extension=tus.EXTENSIONS,
        Tus_Max_Size=uploads.size_limit(),
        Tus_Checksum_Algorithm=",".join(tus.ALGORITHMS),
    )


@router.post("/uploads", response={201: None, 429: ErrorOut, **_WRITE})
def begin_upload(request: HttpRequest) -> HttpResponse:
    """Announce a file (tus creation): `Upload-Length`, `Upload-Metadata` with `filename` (and `kind`: `voice`)."""
    if refused := _other_version(request):
        return refused
    upload_id = uploads.begin_upload(actor_of(request), tus.announced(request.headers))
    return _tus(201, Location=f"/api/uploads/{upload_id}", Upload_Offset=0)


@router.api_operation(["HEAD"], "/uploads/{upload_id}", response={200: None, 412: None, **_READ})
def read_upload(request: HttpRequest, upload_id: str) -> HttpResponse:
    """Return how much of an upload is here."""
    if refused := _other_version(request):
        return refused
    offset, size = uploads.progress_of(actor_of(request), upload_id)
    return _tus(200, Upload_Offset=offset, Upload_Length=size)


@router.patch("/uploads/{upload_id}", response={204: None, 460: ErrorOut, **_WRITE})
def add_piece(request: HttpRequest, upload_id: str) -> HttpResponse:
    """Add a piece at `Upload-Offset`; with an `Upload-Checksum`, one that was damaged is dropped."""
    if refused := _other_version(request):
        return refused
    if request.content_type != tus.PIECE_TYPE:
        raise Invalid("Content-Type")
    offset, checksum = tus.number(request.headers, "Upload-Offset"), tus.checksum(request.headers)
    reached = uploads.receive(actor_of(request), upload_id, offset, request, checksum)
    if reached is None:
        damaged = Invalid("Upload-Checksum", "upload_damaged")
        return JsonResponse(answer(damaged).model_dump(), status=460, headers={"Tus-Resumable": tus.VERSION})
    return _tus(204, Upload_Offset=reached)


@router.delete("/uploads/{upload_id}", response={204: None, 412: None, **_READ})
def call_off_upload(request: HttpRequest, upload_id: str) -> HttpResponse:
    """Delete a file of one's own that nothing holds yet (tus termination)."""
    if refused := _other_version(request):
        return refused
    uploads.call_off(actor_of(request), upload_id)
    return _tus(204)


@router.post("/uploads/{upload_id}/finish", response={200: FileOut, **_WRITE})
def finish_upload(request: HttpRequest, upload_id: str) -> FileOut:
    """Understand an upload that is wholly here; again returns the same. Then a message may hold it."""
    return uploads.finish_upload(actor_of(request), upload_id)


@router.get("/files/{file_id}", response={200: FileOut, **_READ})
def read_file(request: HttpRequest, file_id: str) -> FileOut:
    """Return what a file is. For its owner, and once something holds it, for who may see that."""
    return file_out(find_file(actor_of(request), file_id))


@router.get("/files/{file_id}/content", response={**_BYTES, 422: ErrorOut})
def read_content(request: HttpRequest, file_id: str, download: bool = False) -> HttpResponseBase:
    """Return the bytes, also in ranges. Pictures, sounds and films are shown, everything else is saved."""
    return serving.answer_content(request, find_file(actor_of(request), file_id), is_download=download)


@router.get("/files/{file_id}/thumb", response=_BYTES)
def read_thumb(request: HttpRequest, file_id: str) -> HttpResponseBase:
    """Return a small picture, WebP."""
    return serving.answer_small(request, find_file(actor_of(request), file_id), shelf.THUMB)


@router.get("/files/{file_id}/preview", response=_BYTES)
def read_preview(request: HttpRequest, file_id: str) -> HttpResponseBase:
    """Return a picture for a large screen, WebP."""
    return serving.answer_small(request, find_file(actor_of(request), file_id), shelf.PREVIEW)


@router.get("/files/{file_id}/link", response={200: LinkOut, **_READ})
def make_link(request: HttpRequest, file_id: str) -> LinkOut:
    """Return an address for a program that downloads. It holds for a quarter of an hour, and for this reader alone."""
    reader = actor_of(request)
    return links.link_to(reader, find_file(reader, file_id))
