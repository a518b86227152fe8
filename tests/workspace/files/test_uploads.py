"""Uploads by the tus protocol: they go on where they were, whatever happens in between."""

import base64
import hashlib
import io
import resource
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from pytest_django.fixtures import Settings

from tests.making import make_person, make_token
from tests.workspace.files.uploading import picture, row_of, send, upload
from workspace.core.clock import now
from workspace.core.errors import Conflict, Invalid, NotFound, Unavailable
from workspace.files import partial, shelf
from workspace.files.models import DiscardedFolder, StoredFile
from workspace.files.queries import stored_bytes
from workspace.files.services.tidying import UNFINISHED_KEPT, UNHELD_KEPT, tidy_files
from workspace.files.services.uploads import (
    begin_upload,
    call_off,
    clean_file_name,
    finish_upload,
    progress_of,
    receive,
)
from workspace.files.tus import Announced
from workspace.people.models import Person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _uploads_of_the_test_alone(settings: Settings, tmp_path: Path) -> None:
    settings.UPLOADS_ROOT = tmp_path / "uploads"


DATA = bytes(range(256)) * 40


class Browser:
    """A client that speaks tus."""

    def __init__(self, person: Person) -> None:
        self.client = Client(
            headers={"authorization": f"Bearer {make_token(person)}", "tus-resumable": "1.0.0"}
        )

    def begin(self, size: int, name: str = "notes.txt", **headers: str) -> Any:
        """Announce a file."""
        metadata = f"filename {base64.b64encode(name.encode()).decode()}"
        return self.client.post(
            "/api/uploads", headers={"upload-length": str(size), "upload-metadata": metadata, **headers}
        )

    def piece(self, url: str, offset: int, data: bytes, **headers: str) -> Any:
        """Send a piece."""
        kind = "application/offset+octet-stream"
        return self.client.patch(url, data, kind, headers={"upload-offset": str(offset), **headers})

    def offset(self, url: str) -> int:
        """Ask how far it is."""
        return int(self.client.head(url)["Upload-Offset"])


def test_an_upload_that_was_cut_at_99_percent_goes_on_from_there() -> None:
    owner = make_person()
    browser = Browser(owner)
    begun = browser.begin(len(DATA))
    url = begun["Location"]
    cut = len(DATA) * 99 // 100
    assert (begun.status_code, browser.piece(url, 0, DATA[:cut]).status_code) == (201, 204)
    assert Browser(owner).offset(url) == cut
    assert browser.piece(url, cut, DATA[cut:])["Upload-Offset"] == str(len(DATA))
    file = browser.client.post(f"{url}/finish").json()
    assert browser.client.get(file["url"]).content == DATA


def test_a_piece_that_arrives_twice_is_refused_and_harms_nothing() -> None:
    browser = Browser(make_person())
    url = browser.begin(len(DATA))["Location"]
    answers = [browser.piece(url, 0, DATA[:100]).status_code for _ in range(2)]
    assert (answers, browser.offset(url)) == ([204, 409], 100)


def test_the_same_upload_from_two_tabs_at_once_gives_one_whole_file() -> None:
    owner = make_person()
    upload_id = begin_upload(owner, Announced(len(DATA), "notes.txt", is_voice=False))

    def one_tab(_: int) -> None:
        offset = progress_of(owner, upload_id)[0]
        while offset < len(DATA):
            with suppress(Conflict):
                receive(owner, upload_id, offset, io.BytesIO(DATA[offset : offset + 1_000]), None)
            offset = progress_of(owner, upload_id)[0]
        finish_upload(owner, upload_id)
        connection.close()

    with ThreadPoolExecutor(3) as tabs:
        list(tabs.map(one_tab, range(3)))
    file = StoredFile.objects.get(id=upload_id)
    size, open_at = shelf.shelf().find(f"{file.folder}/content")
    assert open_at(0, size).read(size) == DATA
    assert not DiscardedFolder.objects.exists()


def test_a_damaged_piece_is_dropped_and_a_whole_one_kept() -> None:
    browser = Browser(make_person())
    url = browser.begin(len(DATA))["Location"]
    digest = base64.b64encode(hashlib.sha1(DATA).digest()).decode()
    damaged = browser.piece(url, 0, DATA[:-1] + b"?", **{"upload-checksum": f"sha1 {digest}"})
    assert (damaged.status_code, damaged.json()["code"], browser.offset(url)) == (460, "upload_damaged", 0)
    assert browser.piece(url, 0, DATA, **{"upload-checksum": f"sha1 {digest}"}).status_code == 204


def test_a_client_of_another_version_is_told_ours() -> None:
    refused = Browser(make_person()).begin(5, **{"tus-resumable": "0.2.2"})
    assert (refused.status_code, refused["Tus-Version"]) == (412, "1.0.0")


def test_what_the_server_speaks_can_be_asked() -> None:
    told = Browser(make_person()).client.options("/api/uploads")
    assert told["Tus-Extension"] == "creation,checksum,termination"


def test_more_than_was_announced_is_not_taken() -> None:
    owner = make_person()
    upload_id = begin_upload(owner, Announced(5, "five.txt", is_voice=False))
    assert receive(owner, upload_id, 0, io.BytesIO(b"123456789"), None) == 5


@contextmanager
def disk_that_ends_at(size: int) -> Iterator[None]:
    """Let the kernel refuse to let any file of this process grow further."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)


def test_a_full_disk_says_so_and_keeps_what_is_there() -> None:
    owner = make_person()
    data = bytes(3 * 1024 * 1024)
    upload_id = begin_upload(owner, Announced(len(data), "large.bin", is_voice=False))
    with disk_that_ends_at(2 * 1024 * 1024), pytest.raises(Unavailable) as refused:
        receive(owner, upload_id, 0, io.BytesIO(data), None)
    kept = progress_of(owner, upload_id)[0]
    assert (refused.value.code, kept) == ("storage_full", 2 * 1024 * 1024)
    assert receive(owner, upload_id, kept, io.BytesIO(data[kept:]), None) == len(data)


def test_a_file_that_is_too_large_or_empty_is_refused_before_a_byte_is_sent(
    settings: Settings,
) -> None:
    settings.UPLOAD_LIMIT_MIB = 1
    for size, code in ((1024 * 1024 + 1, "file_too_large"), (0, "file_empty")):
        with pytest.raises(Invalid) as refused:
            begin_upload(make_person(), Announced(size, "film.mp4", is_voice=False))
        assert refused.value.code == code


def test_a_share_that_is_used_up_takes_no_more_until_something_goes(settings: Settings) -> None:
    settings.STORAGE_QUOTA_MIB = 1
    owner, wish = make_person(), Announced(1024 * 1024, "half.bin", is_voice=False)
    first = begin_upload(owner, wish)
    with pytest.raises(Conflict) as refused:
        begin_upload(owner, wish)
    assert refused.value.code == "quota_used_up"
    call_off(owner, first)
    assert (stored_bytes(owner), begin_upload(owner, wish) != first) == (0, True)


def test_nobody_continues_finishes_or_calls_off_what_others_upload() -> None:
    owner, other = make_person(), make_person()
    upload_id = send(owner, b"Hello")
    for act in (
        lambda: progress_of(other, upload_id),
        lambda: receive(other, upload_id, 5, io.BytesIO(), None),
        lambda: finish_upload(other, upload_id),
        lambda: call_off(other, upload_id),
    ):
        with pytest.raises(NotFound):
            act()


def test_an_upload_with_bytes_missing_is_not_finished() -> None:
    owner = make_person()
    upload_id = begin_upload(owner, Announced(5, "five.txt", is_voice=False))
    with pytest.raises(Conflict) as refused:
        finish_upload(owner, upload_id)
    assert refused.value.code == "upload_incomplete"


def test_finishing_again_returns_the_same_file() -> None:
    owner = make_person()
    file = upload(owner, picture(), "photo.png")
    assert finish_upload(owner, file.id) == file


def test_calling_off_takes_the_bytes_as_well() -> None:
    owner = make_person()
    running, ready = send(owner, b"Hello"), row_of(upload(owner))
    for file_id in (running, ready.id):
        call_off(owner, file_id)
    assert not partial.path_of(running).exists()
    with pytest.raises(NotFound):
        shelf.shelf().find(f"{ready.folder}/content")


def test_an_upload_that_was_given_up_goes_by_itself() -> None:
    owner = make_person()
    running, ready = send(owner, b"Hello"), upload(owner)
    assert tidy_files(now() + UNFINISHED_KEPT * 0.9) == 0
    assert tidy_files(now() + UNFINISHED_KEPT * 1.1) == 1
    assert list(StoredFile.objects.values_list("id", flat=True)) == [ready.id]
    assert not partial.path_of(running).exists()


def test_a_file_that_nothing_ever_held_goes_by_itself() -> None:
    ready = row_of(upload(make_person()))
    assert tidy_files(now() + UNHELD_KEPT * 0.9) == 0
    assert tidy_files(now() + UNHELD_KEPT * 1.1) == 1
    with pytest.raises(NotFound):
        shelf.shelf().find(f"{ready.folder}/content")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Mara\\Plan.pdf", "Plan.pdf"),
        (".htaccess", "htaccess"),
        ("", "file"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_a_name_is_a_name_and_nothing_else(given: str, kept: str) -> None:
    assert clean_file_name(given) == kept
