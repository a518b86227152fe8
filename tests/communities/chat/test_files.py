"""Files of messages: each belongs to one message, is read by who reads that, and goes with it."""

import uuid

import pytest
from django.test import Client

from communities.chat.events import room_topic
from communities.chat.models import Attachment, MessageRevision, Room
from communities.chat.schemas import MessageIn, MessageOut
from communities.chat.services.channels import remove_person
from communities.chat.services.edit import delete_message, edit_message
from communities.chat.services.send import send_message
from communities.spaces.models import Visibility
from tests.conftest import RememberingSink
from tests.making import make_community, make_person, make_room, make_token
from tests.workspace.files.uploading import picture, row_of, send, upload
from workspace.core.errors import Conflict, FlurfunkError, Invalid, NotFound
from workspace.files import links, shelf
from workspace.files.models import StoredFile
from workspace.files.queries import find_file, stored_bytes
from workspace.files.services.uploads import call_off
from workspace.people.models import Role
from workspace.people.services.roles import deactivate

pytestmark = pytest.mark.django_db(transaction=True)


class Scene:
    """Ada and Bo in a private channel."""

    def __init__(self) -> None:
        self.ada, self.bo, self.stranger = make_person("Ada"), make_person("Bo"), make_person("Stranger")
        community = make_community(self.ada, self.bo, visibility=Visibility.PRIVATE)
        self.room: Room = make_room(community, self.ada, self.bo, visibility=Visibility.PRIVATE)

    def send(self, *files: str, body: str = "", client_id: uuid.UUID | None = None) -> MessageOut:
        """Let Ada say something with files."""
        wish = MessageIn(client_id=client_id or uuid.uuid4(), body=body, files=list(files))
        return send_message(self.ada, self.room.id, wish)


def test_a_message_may_be_nothing_but_files_in_their_order() -> None:
    scene = Scene()
    files = [upload(scene.ada, picture(), "b.png"), upload(scene.ada, b"Hello", "a.txt")]
    message = scene.send(*(file.id for file in files))
    assert (message.body, message.files) == ("", files)
    assert find_file(scene.bo, files[0].id).name == "b.png"


def test_a_message_without_text_and_files_says_nothing() -> None:
    with pytest.raises(Invalid) as refused:
        Scene().send()
    assert refused.value.code == "message_empty"


def test_only_who_reads_the_message_reads_its_files() -> None:
    scene = Scene()
    file = upload(scene.ada)
    for person in (scene.bo, scene.stranger):
        with pytest.raises(NotFound):
            find_file(person, file.id)
    scene.send(file.id)
    url = links.link_to(scene.bo, find_file(scene.bo, file.id)).url
    assert Client().get(url).status_code == 200
    with pytest.raises(NotFound):
        find_file(scene.stranger, file.id)
    remove_person(scene.ada, scene.room.id, scene.bo.id)
    with pytest.raises(NotFound):
        find_file(scene.bo, file.id)
    assert Client().get(url).status_code == 404


def test_a_closed_account_reads_nothing() -> None:
    scene = Scene()
    file = upload(scene.ada)
    scene.send(file.id)
    token = make_token(scene.bo)
    deactivate(make_person(role=Role.ADMINISTRATOR), scene.bo.id)
    answer = Client(headers={"authorization": f"Bearer {token}"}).get(file.url)
    assert answer.status_code == 401


def test_a_retry_with_the_same_files_gives_the_first_message_and_with_others_none() -> None:
    scene = Scene()
    file, other, name = upload(scene.ada), upload(scene.ada), uuid.uuid4()
    first = scene.send(file.id, body="See", client_id=name)
    assert scene.send(file.id, body="See", client_id=name) == first
    with pytest.raises(Conflict) as refused:
        scene.send(other.id, body="See", client_id=name)
    assert refused.value.code == "client_id_reused"


def _others(scene: Scene) -> str:
    return upload(scene.bo).id


def _running(scene: Scene) -> str:
    return send(scene.ada, b"Hello")


def _held(scene: Scene) -> str:
    file = upload(scene.ada)
    scene.send(file.id)
    return file.id


@pytest.mark.parametrize(
    ("which", "code"),
    [(_others, "file_missing"), (_running, "upload_incomplete"), (_held, "file_held")],
)
def test_a_file_is_given_once_by_its_owner_when_it_is_ready(which: object, code: str) -> None:
    scene = Scene()
    file_id = which(scene)  # type: ignore[operator]
    with pytest.raises(FlurfunkError) as refused:
        scene.send(file_id, body="See")
    assert refused.value.code == code


def test_what_a_message_holds_cannot_be_called_off() -> None:
    scene = Scene()
    file_id = _held(scene)
    with pytest.raises(NotFound):
        call_off(scene.ada, file_id)


def test_deleting_a_message_deletes_its_files_and_their_bytes(sink: RememberingSink) -> None:
    scene = Scene()
    file = upload(scene.ada, picture("PNG", (900, 600)), "photo.png")
    folder = row_of(file).folder
    message = scene.send(file.id, body="See")
    assert delete_message(scene.ada, message.id).files == []
    assert not StoredFile.objects.exists()
    assert not Attachment.objects.exists()
    assert stored_bytes(scene.ada) == 0
    for part in shelf.PARTS:
        with pytest.raises(NotFound):
            shelf.shelf().find(f"{folder}/{part}")
    assert "photo.png" not in sink.of(room_topic(scene.room.id))[-1].payload


def test_an_edit_may_take_a_file_out_and_keeps_the_others() -> None:
    scene = Scene()
    keep, drop = upload(scene.ada, b"One", "keep.txt"), upload(scene.ada, b"Two", "drop.txt")
    message = scene.send(keep.id, drop.id, body="See")
    edited = edit_message(scene.ada, message.id, body="See", version=1, files=[keep.id])
    assert ([file.name for file in edited.files], edited.version) == (["keep.txt"], 2)
    assert not MessageRevision.objects.exists()
    with pytest.raises(NotFound):
        find_file(scene.ada, drop.id)
    emptied = edit_message(scene.ada, message.id, body="", version=2)
    assert (emptied.body, [file.name for file in emptied.files]) == ("", ["keep.txt"])
    with pytest.raises(Invalid):
        edit_message(scene.ada, message.id, body="", version=3, files=[])


def test_an_edit_cannot_add_files_or_take_those_of_others() -> None:
    scene = Scene()
    message = scene.send(upload(scene.ada).id)
    with pytest.raises(Invalid) as refused:
        edit_message(scene.ada, message.id, body="", version=1, files=[upload(scene.ada).id])
    assert refused.value.code == "file_missing"
