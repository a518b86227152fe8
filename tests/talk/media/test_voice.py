"""A voice from packets to frames, with a real encoder on the other side."""

import random

import numpy as np
import pytest

from talk.media.audio import FRAME_S, FRAME_SAMPLES, Frame, silence
from talk.media.codec import OpusEncoder
from talk.media.output import Output
from talk.media.rtp import RtpPacket
from talk.media.voice import Voice, crossfade
from tests.talk.media.people import tone

pytestmark = pytest.mark.pure


def said(count: int, ssrc: int = 7, first: int = 0) -> list[RtpPacket]:
    encoder = OpusEncoder()
    frames = [encoder.encode(tone(440, number * FRAME_SAMPLES)) for number in range(count)]
    return [
        RtpPacket(111, first + n, (first + n) * FRAME_SAMPLES, ssrc, payload)
        for n, payload in enumerate(frames)
    ]


def listen(voice: Voice, arrivals: list[tuple[float, RtpPacket]], ticks: int) -> list[Frame]:
    """Let packets arrive at their times, and take a frame every 20 ms."""
    waiting, heard = sorted(arrivals, key=lambda arrival: arrival[0]), []
    for tick in range(ticks):
        now_s = tick * FRAME_S + 0.007
        while waiting and waiting[0][0] <= now_s:
            arrival_s, packet = waiting.pop(0)
            voice.put(packet, arrival_s)
        heard.append(voice.frame(now_s))
    return heard


def clicks(samples: Frame) -> float:
    """Return the steepest step: a sine of 440 Hz at this loudness has 0.012."""
    return float(np.abs(np.diff(samples)).max())


def test_a_voice_comes_out_as_it_went_in() -> None:
    arrivals = [(number * FRAME_S, packet) for number, packet in enumerate(said(100))]
    heard = np.concatenate(listen(Voice(), arrivals, 100)[10:90])
    spectrum = np.abs(np.fft.rfft(heard * np.hanning(heard.size)))
    assert round(int(spectrum.argmax()) * 48_000 / heard.size) == pytest.approx(440, abs=2)
    assert clicks(heard) < 0.03


@pytest.mark.parametrize(("jitter_s", "settled"), [(0.03, 20), (0.1, 50)])
def test_five_percent_loss_and_jitter_leave_no_click_and_no_hole(jitter_s: float, settled: int) -> None:
    chance = random.Random(3)
    arrivals = [
        (number * FRAME_S + chance.uniform(0, jitter_s), packet)
        for number, packet in enumerate(said(200))
        if chance.uniform(0, 1) > 0.05
    ]
    middle = listen(Voice(), arrivals, 200)[settled:190]
    assert min(float(np.abs(frame).max()) for frame in middle) > 0.02
    assert clicks(np.concatenate(middle)) < 0.08


@pytest.mark.parametrize("frames", [2, 3])
def test_packets_of_40_and_60_ms_are_understood(frames: int) -> None:
    output, packets = Output(), []
    for tick in range(90):
        packets += output.add(tone(440, tick * FRAME_SAMPLES), tick, frames)
    voice, heard = Voice(), []
    for tick in range(90):
        for seq, packet in enumerate(packets):
            end = packet.samples // FRAME_SAMPLES + frames - 1
            if end == tick:
                voice.put(RtpPacket(111, seq, packet.samples, 7, packet.payload), tick * FRAME_S)
        heard.append(voice.frame(tick * FRAME_S + 0.007))
    middle = np.concatenate(heard[30:80])
    assert float(np.abs(middle).max()) > 0.1
    assert clicks(middle) < 0.03


def test_a_second_source_is_refused_while_the_first_is_live_and_taken_later() -> None:
    voice = Voice()
    first, second = said(5, ssrc=1), said(5, ssrc=2)
    assert voice.put(first[0], 0.0)
    assert not voice.put(second[0], 0.1)
    assert voice.put(first[1], 0.15)
    assert voice.put(second[1], 0.5)


def test_garbage_is_refused_and_harmless() -> None:
    voice = Voice()
    assert not voice.put(RtpPacket(111, 0, 0, 1, b"\xff"), 0.0)
    voice.put(RtpPacket(111, 0, 0, 1, b"\xfb\x03garbage"), 0.0)
    for tick in range(20):
        assert voice.frame(tick * FRAME_S).shape == (FRAME_SAMPLES,)


def test_what_was_said_before_a_mute_is_not_heard_after_it() -> None:
    voice = Voice()
    for number, packet in enumerate(said(10)):
        voice.put(packet, number * FRAME_S)
    voice.forget()
    heard = [voice.frame(0.2 + tick * FRAME_S) for tick in range(10)]
    assert not np.concatenate(heard).any()


def test_two_pieces_are_joined_without_a_step() -> None:
    joined = crossfade(tone(440), tone(440, FRAME_SAMPLES))
    assert joined.size == FRAME_SAMPLES
    assert clicks(joined) < 0.04
    assert crossfade(np.zeros(0, np.float32), silence()).size == FRAME_SAMPLES


def test_an_output_sends_nothing_where_nothing_is_said_and_goes_on_in_time() -> None:
    output = Output()
    packets = []
    for tick in range(200):
        packets += output.add(tone(440) if tick < 10 or tick >= 150 else silence(), tick, 1)
    assert len(packets) < 95
    starts = [packet.samples // FRAME_SAMPLES for packet in packets]
    assert starts == sorted(set(starts)) and starts[-1] == 199
    assert [packet.samples // FRAME_SAMPLES for packet in packets if packet.marker][-1] == 150


def test_all_outputs_end_their_packets_on_the_same_tick() -> None:
    early, late = Output(), Output()
    ends: list[set[int]] = [set(), set()]
    for tick in range(40):
        for which, output in enumerate((early, late)):
            if which == 1 and tick < 7:
                continue
            if output.add(tone(440, tick * FRAME_SAMPLES), tick, 3):
                ends[which].add(tick)
    assert ends[1] == {tick for tick in ends[0] if tick >= 7}
