"""The sound of a talk as HLS: for whose ears it is, whether it is wanted, and what a player is given."""

import os
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.test import override_settings

from talk.media.hls import PLAYLIST
from talk.shows.hls import (
    VALID_S,
    WANTED_FOR_S,
    address_for,
    drop_run,
    folder_of,
    forget_ended,
    is_wanted,
    new_run,
    running,
    want,
)
from talk.shows.hls_parts import Part, read_part
from talk.shows.hls_pass import PASS_LENGTH, pass_for
from talk.shows.models import Talk
from talk.shows.schemas import HostAct
from talk.shows.services.sessions import end_talk
from talk.shows.services.stage import act_on_stage, leave_talk
from tests.conftest import Clock
from tests.making import make_live, make_person
from workspace.core.clock import now
from workspace.core.errors import Conflict, NotFound
from workspace.people.models import Person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]

PART = b"a second of sound"


@pytest.fixture(autouse=True)
def root(tmp_path: Path) -> Iterator[Path]:
    """Keep the sound in a folder of the test."""
    with override_settings(HLS_ROOT=tmp_path / "hls"):
        yield tmp_path / "hls"


@pytest.fixture
def written(clock: Clock) -> tuple[Person, Person, Talk]:
    """A host, a listener, and their talk, whose sound is being written."""
    host, listener = make_person(), make_person()
    talk = make_live(host, listener)
    _write(talk.id)
    return host, listener, talk


def _write(talk_id: str) -> Path:
    run = new_run(talk_id)
    for name in (PLAYLIST, "init.mp4", "part-7.m4s"):
        (run / name).write_bytes(PART)
    _date(run / PLAYLIST, now())
    return run


def _date(file: Path, at: datetime) -> None:
    os.utime(file, (at.timestamp(), at.timestamp()))


def _url(person: Person, talk: Talk) -> str:
    url = address_for(person, talk.id).url
    assert url is not None
    return url


def _opens(url: str) -> bool:
    """Tell whether a player gets something at an address."""
    try:
        return read_part(url, now()).body == PART
    except NotFound:
        return False


def test_who_is_in_the_talk_gets_its_sound_without_a_session(written: tuple[Person, Person, Talk]) -> None:
    _, listener, talk = written
    url = _url(listener, talk)
    assert read_part(url, now()) == Part(PART, "application/vnd.apple.mpegurl", 0)
    for name in ("init.mp4", "part-7.m4s"):
        assert read_part(url.replace(PLAYLIST, name), now()) == Part(PART, "audio/mp4", 3600)


def test_who_is_not_in_the_talk_gets_no_address(written: tuple[Person, Person, Talk]) -> None:
    host, _, talk = written
    with pytest.raises(Conflict, match="not_in_talk"):
        address_for(make_person(), talk.id)
    end_talk(host, talk.id)
    with pytest.raises(Conflict, match="not_in_talk"):
        address_for(host, talk.id)


def test_before_it_is_written_one_is_told_to_ask_again(clock: Clock) -> None:
    host = make_person()
    talk = make_live(host)
    answer = address_for(host, talk.id)
    assert (answer.url, answer.retry_after_s) == (None, 1.0)
    assert is_wanted(talk.id, now())


def test_what_a_killed_process_has_left_is_not_taken_for_sound(
    clock: Clock, written: tuple[Person, Person, Talk]
) -> None:
    _, listener, talk = written
    clock.advance(seconds=9)
    assert address_for(listener, talk.id).url is None
    assert running(talk.id, now()) is None
    fresh = _write(talk.id)
    assert running(talk.id, now()) == fresh.name
    assert [each.name for each in folder_of(talk.id).iterdir() if each.is_dir()] == [fresh.name]


def test_a_pass_that_is_tampered_with_or_for_another_talk_opens_nothing(
    written: tuple[Person, Person, Talk],
) -> None:
    host, listener, talk = written
    other = make_live(host)
    _write(other.id)
    url = _url(listener, talk)
    assert _opens(url)
    key = url.split("/")[3]
    for place in (0, PASS_LENGTH // 2, PASS_LENGTH - 1):
        wrong = key[:place] + ("A" if key[place] != "A" else "B") + key[place + 1 :]
        assert not _opens(url.replace(key, wrong))
    for wrong in (key[:-1], key + "A", "A" * PASS_LENGTH, "nothing", f"{key}\n"):
        assert not _opens(url.replace(key, wrong))
    foreign = _url(host, other)
    assert not _opens(foreign.replace(foreign.split("/")[3], key))


def test_an_address_does_not_tell_whose_it_is_nor_that_two_are_of_one_person(
    written: tuple[Person, Person, Talk],
) -> None:
    _, listener, talk = written
    urls = [_url(listener, talk) for _ in range(2)]
    one, other = (url.split("/")[3] for url in urls)
    assert listener.id not in urls[0] and listener.id.encode() not in urlsafe_b64decode(one)
    assert all(one[at : at + 8] not in other for at in range(PASS_LENGTH - 7))


def test_a_pass_runs_out(clock: Clock, written: tuple[Person, Person, Talk]) -> None:
    _, listener, talk = written
    url = _url(listener, talk)
    clock.advance(seconds=VALID_S)
    assert _opens(url)
    clock.advance(seconds=1)
    assert not _opens(url)


def test_who_leaves_or_is_removed_hears_nothing_two_seconds_later(
    clock: Clock, written: tuple[Person, Person, Talk]
) -> None:
    host, listener, talk = written
    third = make_person()
    url = _url(listener, talk)
    assert _opens(url)
    act_on_stage(host, talk.id, HostAct(do="stage.remove", person=listener.id))
    clock.advance(seconds=2)
    assert not _opens(url)
    assert not _opens(_path_for(third, talk))
    own = _url(host, talk)
    assert _opens(own)
    leave_talk(host, talk.id)
    clock.advance(seconds=2)
    assert not _opens(own)


def _path_for(person: Person, talk: Talk) -> str:
    """Return the address that somebody would have who was in the talk."""
    key = pass_for(person.id, talk.id, int(now().timestamp()) + 60)
    return f"/hls/{talk.id}/{key}/{running(talk.id, now())}/{PLAYLIST}"


def test_no_name_leads_out_of_the_folder(root: Path, written: tuple[Person, Person, Talk]) -> None:
    _, listener, talk = written
    (root / "secret.mp4").write_bytes(b"secret")
    url = _url(listener, talk)
    run = url.split("/")[4]
    for name in (
        "../wanted",
        "..%2fwanted",
        "%2e%2e%2fwanted",
        "wanted",
        "init.mp4\x00",
        "init.mp4\n",
        "part-.m4s",
        "part-7.m4s~",
    ):
        assert not _opens(url.replace(PLAYLIST, name))
    for folder in ("..", ".", "wanted", run.upper() + "x"):
        assert not _opens(url.replace(run, folder))
    assert not _opens(url.replace(PLAYLIST, "part-8.m4s"))


def test_it_is_wanted_for_as_long_as_somebody_reads_the_playlist(
    clock: Clock, written: tuple[Person, Person, Talk]
) -> None:
    _, listener, talk = written
    url = _url(listener, talk)
    clock.advance(seconds=WANTED_FOR_S - 1)
    assert is_wanted(talk.id, now())
    assert _opens(url.replace(PLAYLIST, "part-7.m4s"))
    clock.advance(seconds=1)
    assert not is_wanted(talk.id, now())
    _opens(url)
    assert is_wanted(talk.id, now())


def test_nothing_on_disk_tells_who_listens(root: Path, written: tuple[Person, Person, Talk]) -> None:
    _, listener, talk = written
    _opens(_url(listener, talk))
    names = [str(path) for path in root.rglob("*")]
    assert not any(listener.id in name for name in names)
    assert (folder_of(talk.id) / "wanted").read_bytes() == b""


def test_what_is_left_of_ended_talks_is_deleted_and_a_live_one_stays(
    written: tuple[Person, Person, Talk],
) -> None:
    host, _, talk = written
    over = make_live(host)
    want(over.id, now() - timedelta(hours=1))
    end_talk(host, over.id)
    assert forget_ended() == 1
    assert not folder_of(over.id).exists()
    assert folder_of(talk.id).exists()


def test_a_run_is_dropped_twice_without_a_word(clock: Clock) -> None:
    run = new_run("0" * 16)
    drop_run(run)
    drop_run(run)
    assert running("0" * 16, now()) is None
