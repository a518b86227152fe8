"""How loud somebody is, whether they speak, and the gain that makes all voices about equally loud."""

from dataclasses import dataclass

import numpy as np

from talk.media.audio import FLOOR_DBFS, FRAME_S, FRAME_SAMPLES, Frame, amplitude, level_dbfs

SPEECH_DBFS = -48.0
"""Nothing quieter counts as speech, however silent the room."""
ABOVE_NOISE_DB = 9.0
"""How far speech stands out of the voice's own background."""
HYSTERESIS_DB = 6.0
ONSET_S = 0.06
"""This long above the threshold before somebody speaks: a cough or a key is shorter."""
HANGOVER_S = 0.6
"""This long below before they do not: the pauses between words are shorter."""
TARGET_DBFS = -20.0
MAX_BOOST_DB, MAX_CUT_DB = 15.0, 12.0
UP_DB_PER_S, DOWN_DB_PER_S = 3.0, 9.0
NOISE_UP_DB_PER_S = 2.0


class NoiseFloor:
    """The background of one voice in dBFS: falls with every quieter frame, rises slowly, never into speech."""

    def __init__(self) -> None:
        self.dbfs = -60.0

    def follow(self, level: float) -> float:
        """Take in the level of a frame and return the floor."""
        if level < self.dbfs:
            self.dbfs += (max(level, FLOOR_DBFS) - self.dbfs) * 0.2
        else:
            self.dbfs = min(level, self.dbfs + NOISE_UP_DB_PER_S * FRAME_S, SPEECH_DBFS + HYSTERESIS_DB)
        return self.dbfs


class SpeechGate:
    """Decides frame by frame whether one person speaks, without flickering."""

    def __init__(self) -> None:
        self.is_open = False
        self._noise = NoiseFloor()
        self._run_s = 0.0

    def follow(self, level: float) -> bool:
        """Take in the level of a frame in dBFS."""
        threshold = max(SPEECH_DBFS, self._noise.follow(level) + ABOVE_NOISE_DB)
        contradicts = level < threshold - HYSTERESIS_DB if self.is_open else level >= threshold
        self._run_s = self._run_s + FRAME_S if contradicts else 0.0
        if self._run_s + 1e-9 >= (HANGOVER_S if self.is_open else ONSET_S):
            self.is_open, self._run_s = not self.is_open, 0.0
        return self.is_open


class AutoGain:
    """Moves the loudness of one voice towards `TARGET_DBFS`: slowly, within bounds, and only while there is speech.

    What is no speech leaves the gain as it is: silence is never pumped up.
    """

    def __init__(self) -> None:
        self.gain_db = 0.0
        self._loudness_dbfs = TARGET_DBFS
        self._applied = 1.0

    def apply(self, frame: Frame, level: float, *, speaks: bool) -> Frame:
        """Return the frame at the new gain. `level` is that of the frame before any gain, in dBFS."""
        if speaks and level > SPEECH_DBFS:
            self._loudness_dbfs += (level - self._loudness_dbfs) * 0.05
            wanted = min(MAX_BOOST_DB, max(-MAX_CUT_DB, TARGET_DBFS - self._loudness_dbfs))
            step = min(UP_DB_PER_S * FRAME_S, max(-DOWN_DB_PER_S * FRAME_S, wanted - self.gain_db))
            self.gain_db += step
        before, self._applied = self._applied, amplitude(self.gain_db)
        if before == self._applied:
            return frame if before == 1.0 else frame * np.float32(before)
        return frame * np.linspace(before, self._applied, FRAME_SAMPLES, dtype=np.float32)


@dataclass(slots=True)
class Loudness:
    """Everything about the loudness of one voice, kept from frame to frame."""

    gate: SpeechGate
    gain: AutoGain
    loudest_dbfs: float = FLOOR_DBFS
    """Since it was last told."""

    @classmethod
    def new(cls) -> "Loudness":
        """Return what is known of somebody who has not spoken yet."""
        return cls(SpeechGate(), AutoGain())

    def follow(self, frame: Frame) -> Frame:
        """Measure a frame and return it at its gain."""
        level = level_dbfs(frame)
        speaks = self.gate.follow(level)
        self.loudest_dbfs = max(self.loudest_dbfs, level)
        return self.gain.apply(frame, level, speaks=speaks)

    def tell(self) -> float:
        """Return the loudest level since the last call in whole dBFS, before the gain."""
        loudest, self.loudest_dbfs = self.loudest_dbfs, FLOOR_DBFS
        return float(round(loudest))
