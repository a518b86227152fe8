"""`make bench-episode`: CPU time of making an episode, for each second of a recording; the target is 1/20."""

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from talk.media.audio import FRAME_SAMPLES, RATE_HZ, Frame
from talk.media.dubbing import packets
from talk.media.episode import EpisodePlan, produce
from tests.talk.media.reading import heard, measured_by_ffmpeg
from tests.talk.media.recording import voice, write_track

TARGET = 1 / 20
TURN_S = 8
TEXT = (
    "The quick brown fox told everybody in the office about the new coffee machine, and nobody was surprised. "
    * 6
)
LOUDNESS = (1.0, 0.3, 0.1)
NOISE = 0.0005


def speech(folder: Path, number: int) -> Frame:
    """Return about half a minute of one voice."""
    espeak = shutil.which("espeak-ng")
    if espeak is None:
        return syllables(number)
    path = folder / f"{number}.wav"
    subprocess.run(
        [espeak, "-v", ("en", "de", "fr")[number % 3], "-p", str(30 + 10 * number), "-w", str(path), TEXT],
        check=True,
    )
    return heard(path)


def syllables(number: int) -> Frame:
    """Return noise that rises and falls four times a second, for machines that cannot speak."""
    place = np.arange(30 * RATE_HZ) / RATE_HZ
    noise = np.random.default_rng(number).normal(0, 0.2, place.size)
    return np.asarray(noise * np.sin(np.pi * 4 * place) ** 2, np.float32)


def record(folder: Path, voices: int, seconds: int) -> None:
    """Write the recording: everybody in turn, and the noise of all rooms throughout."""
    for number in range(voices):
        chance = np.random.default_rng(number)
        samples = chance.normal(0, NOISE, seconds * RATE_HZ).astype(np.float32)
        said = speech(folder, number) * np.float32(LOUDNESS[number % len(LOUDNESS)])
        for turn, start in enumerate(range(number * TURN_S, seconds, voices * TURN_S)):
            room = samples[start * RATE_HZ : (start + TURN_S) * RATE_HZ]
            room += np.roll(said, -turn * TURN_S * RATE_HZ)[: room.size]
        write_track(folder / "recording", voice(str(number)), packets(samples))
        print(f"voice {number}: {samples.size // FRAME_SAMPLES} packets", flush=True)  # noqa: T201


def main() -> int:
    """Make one episode; the last line printed is the summary. Fails where it costs more than the target."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--voices", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=600)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        writer = get_context("spawn").Process(target=record, args=(Path(name), args.voices, args.seconds))
        writer.start()
        writer.join()
        plan = EpisodePlan("Bench", "Voices", "Benches", date(2026, 11, 24))
        began_s = time.process_time()
        produced = produce(Path(name) / "recording", Path(name) / "episode", plan, lambda _part: None)
        cpu_s = time.process_time() - began_s
        peak_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        lufs, peak_dbfs = measured_by_ffmpeg(heard(produced.files[0].path))
    last = {
        "cpu_per_audio_s": round(cpu_s / args.seconds, 4),
        "voices": args.voices,
        "audio_s": args.seconds,
        "episode_s": round(produced.duration_ms / 1000),
        "lufs": round(lufs, 2),
        "true_peak_dbfs": round(peak_dbfs, 2),
        "kib": [file.size_bytes // 1024 for file in produced.files],
        "peak_mib": peak_mib,
    }
    print(json.dumps(last), flush=True)  # noqa: T201
    return 1 if last["cpu_per_audio_s"] > TARGET else 0


if __name__ == "__main__":
    sys.exit(main())
