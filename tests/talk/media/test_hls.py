"""The mix as HLS: what players read of it."""

import asyncio
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import av
import numpy as np
import pytest

from talk.media.audio import FRAME_SAMPLES
from talk.media.engine import Engine
from talk.media.hls import LISTED, MAX_WAITING_FRAMES, PLAYLIST, HlsWriter
from tests.talk.media.people import TALK, tone

pytestmark = pytest.mark.pure


@pytest.fixture
def executor() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as made:
        yield made


async def written(folder: Path, executor: ThreadPoolExecutor, seconds: int) -> str:
    writer = await HlsWriter.open(folder, executor)
    for tick in range(seconds * 50):
        writer.add(tone(440, tick * FRAME_SAMPLES), tick)
        if writer._work is not None:
            await writer._work
    await writer.close()
    assert writer.dropped == 0
    return (folder / PLAYLIST).read_text()


def segments_in(folder: Path) -> int:
    return len(list(folder.glob("part-*.m4s")))


async def test_segments_last_a_second_and_play_what_was_said(
    tmp_path: Path, executor: ThreadPoolExecutor
) -> None:
    playlist = await written(tmp_path, executor, 5)
    assert "#EXT-X-TARGETDURATION:1" in playlist and "#EXT-X-ENDLIST" in playlist
    lengths = [float(found) for found in re.findall(r"#EXTINF:([\d.]+)", playlist)]
    assert sum(lengths) == pytest.approx(5, abs=0.2)
    assert all(length == pytest.approx(1, abs=0.05) for length in lengths[:-1])
    with av.open(str(tmp_path / PLAYLIST)) as container:
        heard = np.concatenate([frame.to_ndarray()[0] for frame in container.decode(audio=0)])
    spectrum = np.abs(np.fft.rfft(heard * np.hanning(heard.size)))
    assert int(spectrum.argmax()) * 48_000 / heard.size == pytest.approx(440, abs=1)


async def test_old_segments_are_deleted(tmp_path: Path, executor: ThreadPoolExecutor) -> None:
    await written(tmp_path, executor, 20)
    assert segments_in(tmp_path) <= LISTED + 6


async def test_skipped_ticks_become_silence(tmp_path: Path, executor: ThreadPoolExecutor) -> None:
    writer = await HlsWriter.open(tmp_path, executor)
    for tick in [*range(60), *range(90, 150)]:
        writer.add(tone(440), tick)
    await writer.close()
    lengths = [float(found) for found in re.findall(r"#EXTINF:([\d.]+)", (tmp_path / PLAYLIST).read_text())]
    assert sum(lengths) == pytest.approx(3, abs=0.1)


async def test_a_slow_disk_costs_frames_and_no_memory(tmp_path: Path, executor: ThreadPoolExecutor) -> None:
    writer = await HlsWriter.open(tmp_path, executor)
    for tick in range(MAX_WAITING_FRAMES * 3):
        writer.add(tone(440), tick)
    assert writer.dropped == MAX_WAITING_FRAMES * 2
    await writer.close()


async def test_a_talk_writes_its_mix_until_it_ends(engine: Engine, tmp_path: Path) -> None:
    await engine.open_hls(TALK, tmp_path)
    await engine.open_hls(TALK, tmp_path)
    await asyncio.sleep(0.7)
    await engine.end(TALK)
    assert "#EXT-X-ENDLIST" in (tmp_path / PLAYLIST).read_text()


async def test_a_folder_that_is_missing_is_an_error(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such folder"):
        await engine.open_hls(TALK, tmp_path / "missing")
