"""What people send becomes ours, or is refused before it can do harm."""

import io
import struct
from statistics import median

import av
import pytest

from talk.media.errors import AudioTooLarge, AudioTooLong, UnreadableAudio
from talk.media.upload import MEGABYTES_LIMIT, PEAKS, peaks_of, re_encode
from tests.talk.media.recordings import KINDS, loudness, recording

pytestmark = pytest.mark.pure


@pytest.mark.parametrize("kind", KINDS)
def test_every_usual_kind_becomes_ogg_opus_and_sounds_the_same(kind: str) -> None:
    made = re_encode(recording(kind, 1.5, 700), max_s=2)
    assert abs(made.duration_ms - 1500) < 60
    assert loudness(made.ogg, 700) > 0.2
    assert len(made.peaks) == PEAKS
    assert 20 < median(made.peaks) < 40
    with av.open(io.BytesIO(made.ogg)) as written:
        stream = written.streams.audio[0]
        assert (written.format.name, stream.codec.name, stream.rate) == ("ogg", "opus", 48_000)


def test_nothing_of_the_original_but_the_sound_is_kept() -> None:
    assert b"nobody asked for" not in re_encode(recording("ogg"), max_s=2).ogg


def test_a_text_with_the_name_of_a_song_is_no_audio() -> None:
    for data in (
        b"",
        b"This is a text, whatever it is called.\n" * 500,
        b"\xff\xfb" * 3000,
        b"\x00" * 90_000,
    ):
        with pytest.raises(UnreadableAudio):
            re_encode(data, max_s=60)


def test_a_file_may_not_point_at_other_files() -> None:
    playlist = b"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n"
    for data in (playlist, b"ffconcat version 1.0\nfile /etc/passwd\n"):
        with pytest.raises(UnreadableAudio):
            re_encode(data, max_s=60)


def test_a_second_too_many_is_refused() -> None:
    assert re_encode(recording("ogg", 60), max_s=60.5).duration_ms < 60_500
    with pytest.raises(AudioTooLong):
        re_encode(recording("ogg", 61), max_s=60.5)


def test_hours_in_a_small_file_are_not_unfolded() -> None:
    with pytest.raises(AudioTooLong):
        re_encode(recording("flac", 3600, 0, rate_hz=8000), max_s=60)
    with pytest.raises(UnreadableAudio):
        re_encode(_wav(rate_hz=1, samples=60_000), max_s=60)


def test_too_many_bytes_are_not_even_looked_at() -> None:
    with pytest.raises(AudioTooLarge):
        re_encode(b"\x00" * (MEGABYTES_LIMIT * 1024 * 1024 + 1), max_s=60)


def test_a_film_without_sound_is_no_audio() -> None:
    out = io.BytesIO()
    with av.open(out, "w", format="mp4") as film:
        stream = film.add_stream("mpeg4", rate=10)
        stream.width = stream.height = 16
        for packet in stream.encode(av.VideoFrame(16, 16, "yuv420p")):
            film.mux(packet)
        film.mux(stream.encode(None))
    with pytest.raises(UnreadableAudio):
        re_encode(out.getvalue(), max_s=60)


def test_a_recording_that_breaks_off_keeps_what_there_is() -> None:
    whole = recording("webm", 3)
    assert 500 < re_encode(whole[: len(whole) // 2], max_s=60).duration_ms < 2500


def test_the_shortest_sound_has_all_its_bars() -> None:
    assert peaks_of([0.5]) == (50,) * PEAKS
    assert peaks_of([0.0] * 63 + [1.5]) == (0,) * 63 + (100,)


def _wav(*, rate_hz: int, samples: int) -> bytes:
    """Return a file of 16-bit silence with whatever rate its header claims."""
    data = b"\x00\x00" * samples
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, rate_hz, rate_hz * 2, 2, 16)
    body = b"WAVE" + form + struct.pack("<4sI", b"data", len(data)) + data
    return struct.pack("<4sI", b"RIFF", len(body)) + body
