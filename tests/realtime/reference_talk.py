"""What the reference client makes of talks: which are on air, and the stage and questions of those that one is in."""

from dataclasses import dataclass, field
from typing import Any, Protocol

from talk.episodes import events as episodes
from talk.shows import events as talk
from talk.shows.models import QuestionState
from talk.shows.schemas import (
    PlayingOut,
    QuestionOut,
    RecordingOut,
    StagePersonOut,
    StageRulesOut,
    TalkOut,
    TalkView,
)
from workspace.core.events import Event


@dataclass
class TalkInside:
    """A live talk as somebody in it sees it."""

    people: dict[str, StagePersonOut]
    rules: StageRulesOut
    recording: RecordingOut
    questions: dict[str, QuestionOut]
    playing: dict[str, PlayingOut]

    @classmethod
    def of(cls, view: TalkView) -> "TalkInside":
        """Start from the talk's own snapshot."""
        return cls(
            {person.person: person for person in view.stage.people},
            view.stage.rules,
            view.stage.recording,
            {question.id: question for question in view.questions},
            {each.clip: each for each in view.playing},
        )

    def canonical(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "people": {key: person.model_dump() for key, person in sorted(self.people.items())},
            "rules": self.rules.model_dump(),
            "recording": self.recording.model_dump(),
            "questions": {key: question.model_dump() for key, question in sorted(self.questions.items())},
            "playing": {key: each.model_dump() for key, each in sorted(self.playing.items())},
        }


@dataclass
class Talks:
    """What a view knows of talks."""

    on_air: dict[str, TalkOut] = field(default_factory=dict)
    inside: dict[str, TalkInside] = field(default_factory=dict)

    def canonical(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "on_air": {key: item.model_dump() for key, item in sorted(self.on_air.items())},
            "inside": {key: item.canonical() for key, item in sorted(self.inside.items())},
        }


class Viewing(Protocol):
    """What a reducer needs of a view."""

    talks: Talks
    seqs: dict[str, int]

    @property
    def my_id(self) -> str:
        """Return whose view it is."""


def forget(view: Viewing, talk_id: str) -> None:
    """Drop what was known from the inside."""
    view.talks.inside.pop(talk_id, None)
    view.seqs.pop(f"talk:{talk_id}", None)


def _announced(view: Viewing, _: str, event: Event) -> None:
    """Nothing to do for who shows only what is on air."""


def _started(view: Viewing, _: str, event: talk.TalkStarted) -> None:
    view.talks.on_air[event.talk.id] = event.talk


def _changed(view: Viewing, _: str, event: talk.TalkChanged) -> None:
    if event.talk.id in view.talks.on_air:
        view.talks.on_air[event.talk.id] = event.talk


def _ended(view: Viewing, _: str, event: talk.TalkEnded) -> None:
    view.talks.on_air.pop(event.talk.id, None)
    forget(view, event.talk.id)


def _stage(view: Viewing, talk_id: str, event: talk.StageChanged) -> None:
    inside = view.talks.inside[talk_id]
    inside.people.update({person.person: person for person in event.people})
    inside.people = {key: person for key, person in inside.people.items() if key not in event.left}
    inside.rules, inside.recording = event.rules, event.recording
    if view.my_id in event.left:
        forget(view, talk_id)


def _asked(view: Viewing, talk_id: str, event: talk.QuestionAsked) -> None:
    view.talks.inside[talk_id].questions[event.question.id] = event.question


def _put(view: Viewing, talk_id: str, question: str, **values: object) -> None:
    questions = view.talks.inside[talk_id].questions
    if question in questions:
        questions[question] = questions[question].model_copy(update=values)


def _voted(view: Viewing, talk_id: str, event: talk.QuestionVoted) -> None:
    _put(view, talk_id, event.question, votes=event.votes)


def _marked(view: Viewing, talk_id: str, event: talk.QuestionMarked) -> None:
    _put(view, talk_id, event.question, state=event.state)
    question = view.talks.inside[talk_id].questions.get(event.question)
    is_unheard = question is not None and question.call is not None and not question.call.played
    if event.state == QuestionState.DISMISSED and is_unheard:
        _put(view, talk_id, event.question, call=None)


def _withdrawn(view: Viewing, talk_id: str, event: talk.QuestionWithdrawn) -> None:
    view.talks.inside[talk_id].questions.pop(event.question, None)


def _started_clip(view: Viewing, talk_id: str, event: talk.ClipStarted) -> None:
    inside = view.talks.inside[talk_id]
    inside.playing[event.clip] = PlayingOut(**event.model_dump(exclude={"type", "talk"}))
    question = inside.questions.get(event.clip)
    if question is not None and question.call is not None:
        _put(view, talk_id, event.clip, call=question.call.model_copy(update={"played": True}))


def _ended_clip(view: Viewing, talk_id: str, event: talk.ClipEnded) -> None:
    view.talks.inside[talk_id].playing.pop(event.clip, None)


APPLIED: dict[type[Event], Any] = {
    talk.TalkScheduled: _announced,
    talk.ShowChanged: _announced,
    talk.TalkReminded: _announced,
    talk.TalkStarted: _started,
    talk.TalkChanged: _changed,
    talk.TalkEnded: _ended,
    talk.StageChanged: _stage,
    talk.QuestionAsked: _asked,
    talk.QuestionVoted: _voted,
    talk.QuestionMarked: _marked,
    talk.QuestionWithdrawn: _withdrawn,
    talk.ClipStarted: _started_clip,
    talk.ClipEnded: _ended_clip,
    episodes.EpisodePublished: _announced,
    episodes.EpisodeWithdrawn: _announced,
    episodes.EpisodeMade: _announced,
}
