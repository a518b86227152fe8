"""A track becomes words at the times at which they were said, in passages that can be gone on with."""

from pathlib import Path

from talk.media.dubbing import joined
from talk.media.transcript import passages
from tests.talk.episodes.hearing import Ears
from tests.talk.media.recording import BEGAN_AT_MS, tone, voice, write_track

HOST = voice("host")


def test_words_stand_where_they_were_said_in_every_piece(tmp_path: Path) -> None:
    write_track(tmp_path, HOST, joined([(3.0, tone(440, 2.0)), (10.0, tone(440, 1.0))]))
    write_track(tmp_path, HOST, joined([(0.0, tone(440, 1.0))]), BEGAN_AT_MS + 60_000)
    ears = Ears()
    found = list(passages(tmp_path, HOST, ears))
    begins = [passage.words[0].start_ms - BEGAN_AT_MS for passage in found]
    assert [abs(at - wanted) < 300 for at, wanted in zip(begins, (3_000, 10_000, 60_000), strict=True)] == [
        True
    ] * 3
    assert ears.times == 3
    assert [passage.part for passage in found] == sorted(passage.part for passage in found)


def test_it_goes_on_after_what_was_heard_before(tmp_path: Path) -> None:
    write_track(tmp_path, HOST, joined([(0.0, tone(440, 1.0)), (5.0, tone(440, 1.0))]))
    whole = list(passages(tmp_path, HOST, Ears()))
    assert list(passages(tmp_path, HOST, Ears(), after_ms=whole[0].until_ms)) == whole[1:]
    assert not list(passages(tmp_path, HOST, Ears(), after_ms=whole[1].until_ms))


def test_a_track_that_is_not_there_says_nothing(tmp_path: Path) -> None:
    assert not list(passages(tmp_path, HOST, Ears()))
    broken = tmp_path / "1" / HOST.file_name
    broken.parent.mkdir()
    broken.write_bytes(b"something else")
    assert not list(passages(tmp_path, HOST, Ears()))
