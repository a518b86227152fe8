"""HTTP routes on what is played into talks: the board of clips, call-ins, and what is on right now."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import File, Form, Router, Status
from ninja.files import UploadedFile

from talk.media.upload import MEGABYTES_LIMIT
from talk.shows.audio_files import answer_with
from talk.shows.board import board_of, find_clip
from talk.shows.board_schemas import BoardOut, ClipOut, ClipPatch
from talk.shows.schemas import QuestionOut
from talk.shows.services import board, calls, playing
from workspace.core.errors import Invalid
from workspace.core.schemas import ErrorOut
from workspace.people.auth import SIGNED_IN, actor_of

router = Router(auth=SIGNED_IN, tags=["talks"])

_READ = {401: ErrorOut, 403: ErrorOut, 404: ErrorOut}
_WRITE = {**_READ, 409: ErrorOut, 422: ErrorOut, 429: ErrorOut}
_AUDIO = {200: None, 206: None, 416: None, **_READ}


@router.get("/talks/{talk_id}/clips", response={200: BoardOut, **_READ})
def read_board(request: HttpRequest, talk_id: str) -> BoardOut:
    """Return the board of a talk: that of its show, or of its community. For those who run or host it."""
    return board_of(actor_of(request), talk_id)


@router.post("/talks/{talk_id}/clips", response={201: ClipOut, 400: None, **_WRITE})
def add_clip(
    request: HttpRequest, talk_id: str, title: Form[str], file: File[UploadedFile]
) -> Status[ClipOut]:
    """Put audio of up to five minutes on the board; it is encoded anew. For those who may run the talk."""
    return Status(201, board.add_clip(actor_of(request), talk_id, title, _bytes_of(file)))


@router.patch("/clips/{clip_id}", response={200: ClipOut, **_READ, 422: ErrorOut})
def rename_clip(request: HttpRequest, clip_id: str, payload: ClipPatch) -> ClipOut:
    """Rename a clip. For the hosts of its show, or who has added it."""
    return board.rename_clip(actor_of(request), clip_id, payload.title)


@router.delete("/clips/{clip_id}", response={204: None, **_READ})
def delete_clip(request: HttpRequest, clip_id: str) -> Status[None]:
    """Delete a clip, which stops it. For the same people."""
    board.delete_clip(actor_of(request), clip_id)
    return Status(204, None)


@router.get("/clips/{clip_id}/audio", response=_AUDIO)
def read_clip(request: HttpRequest, clip_id: str) -> HttpResponseBase:
    """Return a clip as Ogg/Opus, also in ranges. For all who may hear the talks that it belongs to."""
    return answer_with(request, find_clip(actor_of(request), clip_id).clip.file)


@router.put("/talks/{talk_id}/playing/{clip_id}", response={204: None, **_WRITE})
def play(request: HttpRequest, talk_id: str, clip_id: str) -> Status[None]:
    """Play a clip, or a call-in by its question's id, to everyone. For host and co-hosts."""
    playing.play(actor_of(request), talk_id, clip_id)
    return Status(204, None)


@router.delete("/talks/{talk_id}/playing/{clip_id}", response={204: None, **_READ, 409: ErrorOut})
def stop_playing(request: HttpRequest, talk_id: str, clip_id: str) -> Status[None]:
    """Stop it. For host and co-hosts, and who keeps order."""
    playing.stop_playing(actor_of(request), talk_id, clip_id)
    return Status(204, None)


@router.post("/talks/{talk_id}/calls", response={201: QuestionOut, 400: None, **_WRITE})
def call_in(
    request: HttpRequest, talk_id: str, file: File[UploadedFile], text: Form[str] = ""
) -> Status[QuestionOut]:
    """Ask by voice, up to a minute: in a live talk, or before one of a show."""
    return Status(201, calls.call_in(actor_of(request), talk_id, text, _bytes_of(file)))


@router.get("/questions/{question_id}/audio", response=_AUDIO)
def read_call(request: HttpRequest, question_id: str) -> HttpResponseBase:
    """Return a recorded question as Ogg/Opus, also in ranges. For its author and the hosts."""
    return answer_with(request, calls.call_file(actor_of(request), question_id))


def _bytes_of(file: UploadedFile) -> bytes:
    if (file.size or 0) > MEGABYTES_LIMIT * 1024 * 1024:
        raise Invalid("file", "audio_too_large", limit=MEGABYTES_LIMIT)
    data: bytes = file.read()
    return data
