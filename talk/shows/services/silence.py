"""What falls silent and what is deleted: with a clip, with a call-in, and with a talk. Inside of a transaction."""

from collections.abc import Iterable
from typing import Final

from talk.shows.audio_files import delete_on_commit
from talk.shows.events import ClipEnded, talk_topic
from talk.shows.models import Playing, Question, Talk
from workspace.core.events import Publication

_NO_CALL: Final = {"call_file": "", "call_ms": 0, "call_peaks": []}
CALL_FIELDS: Final = tuple(_NO_CALL)


def silence(rows: Iterable[Playing]) -> list[Publication]:
    """Play these no longer, and return what to publish."""
    return [
        Publication(talk_topic(row.talk_id), ClipEnded(talk=row.talk_id, clip=row.clip))
        for row in rows
        if Playing.objects.filter(id=row.id).delete()[0]  # of two who end it at once one tells
    ]


def silence_talk(talk: Talk) -> None:
    """A talk is over: nothing is played, and the recordings that nobody has heard are gone. Not told: the end is."""
    Playing.objects.filter(talk=talk).delete()
    unheard = Question.objects.filter(talk=talk, call_played=False).exclude(call_file="")
    for file in unheard.values_list("call_file", flat=True):
        delete_on_commit(file)
    unheard.update(**_NO_CALL)


def drop_call(question: Question) -> list[Publication]:
    """Delete a question's recording, and return what to publish. The row is left for the caller to change."""
    if not question.call_file:
        return []
    delete_on_commit(question.call_file)
    for field, value in _NO_CALL.items():
        setattr(question, field, value)
    return silence(Playing.objects.filter(talk=question.talk_id, clip=question.id))
