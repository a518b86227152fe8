"""What a client may ask of the socket in a talk: each command calls one service."""

from collections.abc import Awaitable, Callable
from typing import Any

from realtime import talk_schemas
from realtime.acting import as_person
from realtime.line import Line
from realtime.rtc import Sound
from realtime.schemas import AnyResult, AudioAnswer, Done, QuestionResult, TalkResult
from realtime.sounds import require_voice
from realtime.station import Station
from talk.shows.schemas import AnyAct, HostAct, NoiseAct, PersonAct, RecordingAct, RuleAct, SelfAct
from talk.shows.services import playing, questions, stage
from workspace.core.errors import Unavailable


async def _join(station: Station, line: Line, command: talk_schemas.JoinTalk) -> AnyResult:
    return TalkResult(talk=await as_person(line, stage.enter_talk, command.talk))


async def _leave(station: Station, line: Line, command: talk_schemas.LeaveTalk) -> AnyResult:
    await as_person(line, stage.leave_talk, command.talk)
    return Done()


async def _react(station: Station, line: Line, command: talk_schemas.ReactToTalk) -> AnyResult:
    await as_person(line, stage.react, command.talk, command.kind)
    return Done()


async def _act_for_oneself(station: Station, line: Line, command: talk_schemas.ActForOneself) -> AnyResult:
    return await _act(line, command.talk, SelfAct(do=command.do))


async def _act_on_person(station: Station, line: Line, command: talk_schemas.ActOnPerson) -> AnyResult:
    return await _act(line, command.talk, PersonAct(do=command.do, person=command.person))


async def _act_as_host(station: Station, line: Line, command: talk_schemas.ActAsHost) -> AnyResult:
    return await _act(line, command.talk, HostAct(do=command.do, person=command.person))


async def _rule(station: Station, line: Line, command: talk_schemas.SetRule) -> AnyResult:
    return await _act(line, command.talk, RuleAct(do=command.do, on=command.on))


async def _reduce_noise(station: Station, line: Line, command: talk_schemas.ReduceNoise) -> AnyResult:
    return await _act(line, command.talk, NoiseAct(do=command.do, person=command.person, on=command.on))


async def _act_on_recording(station: Station, line: Line, command: talk_schemas.ActOnRecording) -> AnyResult:
    return await _act(line, command.talk, RecordingAct(do=command.do))


async def _act(line: Line, talk: str, act: AnyAct) -> AnyResult:
    await as_person(line, stage.act_on_stage, talk, act)
    return Done()


async def _ask(station: Station, line: Line, command: talk_schemas.AskQuestion) -> AnyResult:
    return QuestionResult(question=await as_person(line, questions.ask_question, command.talk, command.text))


async def _act_on_question(station: Station, line: Line, command: talk_schemas.ActOnQuestion) -> AnyResult:
    if command.do == "question.withdraw":
        await as_person(line, questions.withdraw_question, command.question)
    else:
        await as_person(line, questions.vote, command.question, on=command.do == "question.vote")
    return Done()


async def _mark(station: Station, line: Line, command: talk_schemas.MarkQuestion) -> AnyResult:
    await as_person(line, questions.mark_question, command.question, command.state)
    return Done()


async def _play(station: Station, line: Line, command: talk_schemas.PlayClip) -> AnyResult:
    do = playing.play if command.do == "clip.play" else playing.stop_playing
    await as_person(line, do, command.talk, command.clip)
    return Done()


async def _offer_audio(station: Station, line: Line, command: talk_schemas.OfferAudio) -> AnyResult:
    sound = sound_of(station)
    voice = await as_person(line, require_voice, command.talk)
    answered = await sound.answer(command.talk, line.person, command.device, command.sdp, voice)
    return AudioAnswer(sdp=answered.sdp, line=answered.line)


async def _add_candidate(station: Station, line: Line, command: talk_schemas.AddCandidate) -> AnyResult:
    sound = sound_of(station)
    await as_person(line, require_voice, command.talk)
    await sound.add_candidate(command.talk, line.person, command.candidate)
    return Done()


def sound_of(station: Station) -> Sound:
    """Return what drives the sound. Raises `Unavailable` where there is none."""
    if station.sound is None:
        raise Unavailable("no_audio")
    return station.sound


SERVED: dict[type[Any], Callable[[Station, Line, Any], Awaitable[AnyResult]]] = {
    talk_schemas.JoinTalk: _join,
    talk_schemas.LeaveTalk: _leave,
    talk_schemas.ReactToTalk: _react,
    talk_schemas.ActForOneself: _act_for_oneself,
    talk_schemas.ActOnPerson: _act_on_person,
    talk_schemas.ActAsHost: _act_as_host,
    talk_schemas.SetRule: _rule,
    talk_schemas.ReduceNoise: _reduce_noise,
    talk_schemas.ActOnRecording: _act_on_recording,
    talk_schemas.AskQuestion: _ask,
    talk_schemas.ActOnQuestion: _act_on_question,
    talk_schemas.MarkQuestion: _mark,
    talk_schemas.PlayClip: _play,
    talk_schemas.OfferAudio: _offer_audio,
    talk_schemas.AddCandidate: _add_candidate,
}
