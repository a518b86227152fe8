"""What the engine refuses. Each carries no more than the caller needs to act on it."""


class MediaError(Exception):
    """Anything that the engine refuses."""


class MalformedOffer(MediaError):
    """The SDP cannot be read, or offers no Opus over ICE and DTLS. Trying it again is of no use."""


class MalformedCandidate(MediaError):
    """The ICE candidate cannot be read."""


class UnknownTalk(MediaError):
    """The talk is not open, or has ended."""


class UnknownPeer(MediaError):
    """Nobody of this id is connected or connecting."""


class TooManySpeakers(MediaError):
    """All places on stage are taken."""


class TooManyPeers(MediaError):
    """The engine, or the queue of those who join at this moment, is full. Worth another try a little later."""


class UnreadableClip(MediaError):
    """The file has no audio that can be decoded."""


class UnreadableAudio(MediaError):
    """What was uploaded has no audio that can be decoded."""


class AudioTooLong(MediaError):
    """What was uploaded plays longer than it may."""


class AudioTooLarge(MediaError):
    """What was uploaded has too many bytes."""


class OffTheRecord(MediaError):
    """What is said there is kept nowhere: such a talk has no recorder and no playlist, and gets none."""


class EngineClosed(MediaError):
    """The engine has been closed."""


class NothingRecorded(MediaError):
    """There is no sound to make an episode of."""


class UnreadableCover(MediaError):
    """The picture is neither JPEG nor PNG. An episode can be made without it."""


class NoSpeechModel(MediaError):
    """There is no speech model, or it cannot be loaded. Says why, for whoever runs the server."""
