"""Files in a bucket: the same product, on a server that speaks S3."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from tests.making import make_person, make_token
from tests.workspace.files.uploading import picture, row_of, upload
from workspace.core.clock import now
from workspace.core.errors import NotFound, Unavailable
from workspace.files import shelf
from workspace.files.models import DiscardedFolder
from workspace.files.services.tidying import tidy_files
from workspace.files.services.uploads import call_off

boto3 = pytest.importorskip("boto3", reason="the extra `s3` is not installed")
moto = pytest.importorskip("moto.server", reason="moto is not installed")
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    """Run a server that speaks S3, and make a bucket on it."""
    running: Any = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    url = "http://{}:{}".format(*running.get_host_and_port())
    keys = {"aws_access_key_id": "key", "aws_secret_access_key": "secret", "region_name": "eu-central-1"}
    place = {"LocationConstraint": "eu-central-1"}
    boto3.client("s3", endpoint_url=url, **keys).create_bucket(
        Bucket="files", CreateBucketConfiguration=place
    )
    yield url
    running.stop()


@pytest.fixture(autouse=True)
def _in_the_bucket(settings: Settings, s3: str) -> None:
    settings.FILES_S3 = options(s3)


def options(url: str) -> dict[str, str]:
    return {
        "bucket_name": "files",
        "endpoint_url": url,
        "region_name": "eu-central-1",
        "access_key": "key",
        "secret_key": "secret",
    }


def test_a_file_goes_into_the_bucket_comes_out_in_ranges_and_goes_with_all_its_sizes() -> None:
    owner = make_person()
    file = upload(owner, picture("PNG", (900, 600)), "wall.png")
    client = Client(headers={"authorization": f"Bearer {make_token(owner)}"})
    assert client.get(file.thumb_url or "").content[:4] == b"RIFF"
    part = client.get(file.url, headers={"range": "bytes=1-3"})
    assert (part.status_code, part.content) == (206, b"PNG")
    folder = row_of(file).folder
    call_off(owner, file.id)
    for name in ("content", "thumb"):
        with pytest.raises(NotFound):
            shelf.shelf().find(f"{folder}/{name}")


def test_bytes_that_cannot_be_deleted_while_the_bucket_is_away_go_later(settings: Settings, s3: str) -> None:
    owner = make_person()
    file = upload(owner, b"Hello")
    folder = row_of(file).folder
    settings.FILES_S3 = options("http://127.0.0.1:9")
    call_off(owner, file.id)
    assert DiscardedFolder.objects.filter(folder=folder).exists()
    with pytest.raises(Unavailable):
        upload(owner, b"Hello")
    settings.FILES_S3 = options(s3)
    tidy_files(now())
    assert not DiscardedFolder.objects.filter(folder=folder).exists()
    with pytest.raises(NotFound):
        shelf.shelf().find(f"{folder}/content")
