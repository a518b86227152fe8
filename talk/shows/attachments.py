"""What files in chats need of the engine: it alone knows codecs."""

from pathlib import Path

from talk.media.errors import AudioTooLarge, AudioTooLong, UnreadableAudio
from talk.media.probe import probe
from talk.media.upload import re_encode
from workspace.files.ports import MediaFacts, UnreadableMedia, VoiceNote


class EngineMedia:
    """Answers `workspace.files.ports.Media`."""

    def describe(self, path: Path) -> MediaFacts:
        """Look into a sound or a film."""
        try:
            found = probe(path)
        except UnreadableAudio as error:
            raise UnreadableMedia from error
        return MediaFacts(found.duration_ms, found.width, found.height, found.still, list(found.peaks))

    def voice(self, path: Path, *, max_s: float) -> VoiceNote:
        """Encode a voice anew as Ogg/Opus."""
        try:
            made = re_encode(path.read_bytes(), max_s=max_s)
        except (AudioTooLarge, AudioTooLong, UnreadableAudio) as error:
            raise UnreadableMedia from error
        return VoiceNote(made.ogg, made.duration_ms, list(made.peaks))
