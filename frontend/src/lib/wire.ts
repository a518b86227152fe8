/** The contract's shapes under the names that the front end uses. The contract itself is generated. */
import type { components } from "@/contract";

type Schemas = components["schemas"];

export type ServerFrame = Schemas["ServerFrame"];
export type ClientCommand = Schemas["ClientCommand"];
export type AnyEvent = Schemas["AnyEvent"];
export type AnyFact = Schemas["AnyFact"];
export type EventOf<Type extends AnyEvent["type"]> = Extract<AnyEvent, { type: Type }>;
export type FactOf<Type extends AnyFact["type"]> = Extract<AnyFact, { type: Type }>;
export type Result = Schemas["OkFrame"]["result"];
export type Welcome = Schemas["Welcome"];
export type ErrorOut = Schemas["ErrorOut"];

export type Home = Schemas["HomeOut"];
export type Me = Schemas["MeOut"];
export type Sidebar = Schemas["SidebarOut"];
export type Person = Schemas["PersonOut"];
export type Room = Schemas["RoomOut"];
export type MyRoom = Schemas["MyRoomOut"];
export type ListedRoom = Schemas["ListedRoom"];
export type Message = Schemas["MessageOut"];
export type Reaction = Schemas["ReactionOut"];
export type FileOut = Schemas["FileOut"];
export type Quote = Schemas["QuoteOut"];
export type History = Schemas["HistoryOut"];
export type Replies = Schemas["RepliesOut"];
export type Thread = Schemas["ThreadOut"];
export type Threads = Schemas["ThreadsOut"];
export type ThreadMark = Schemas["ThreadMarkOut"];
export type ThreadLevel = Schemas["ThreadLevel"];
export type Revision = Schemas["RevisionOut"];
export type Community = Schemas["CommunityOut"];
export type ListedCommunity = Schemas["ListedCommunity"];
export type CommunityMember = Schemas["MemberOut"];
export type CommunityInvitation = Schemas["CommunityInvitationOut"];
export type Talk = Schemas["TalkOut"];
export type TalkView = Schemas["TalkView"];
export type TalkState = Schemas["TalkState"];
export type StagePerson = Schemas["StagePersonOut"];
export type StageRole = Schemas["StageRole"];
export type StageRules = Schemas["StageRulesOut"];
export type Recording = Schemas["RecordingOut"];
export type StageAct = Schemas["StageAct"];
export type Question = Schemas["QuestionOut"];
export type Call = NonNullable<Question["call"]>;
export type Playing = Schemas["PlayingOut"];
export type Clip = Schemas["ClipOut"];
export type Board = Schemas["BoardOut"];
export type QuestionState = Schemas["QuestionState"];
export type ReactionKind = Schemas["ReactionKind"];
export type Show = Schemas["ShowOut"];
export type ListedShow = Schemas["ListedShow"];
export type Slot = Schemas["SlotOut"];
export type Guide = Schemas["GuideOut"];
export type Episode = Schemas["EpisodeOut"];
export type EpisodeView = Schemas["EpisodeView"];
export type Episodes = Schemas["EpisodesOut"];
export type Draft = Schemas["DraftOut"];
export type EpisodePatch = Schemas["EpisodePatch"];
export type EpisodeEditor = Schemas["EditorOut"];
export type EpisodeComment = Schemas["CommentOut"];
export type TranscriptLine = Schemas["LineOut"];
export type TranscriptStanding = Schemas["TranscriptStanding"];
export type Chapter = Schemas["ChapterOut"];
export type Cut = Schemas["CutOut"];
export type Voice = Schemas["VoiceOut"];
export type Standing = Schemas["Standing"];
export type Visibility = Schemas["Visibility"];
export type Posting = Schemas["Posting"];

/** A command without its number, which the socket gives it. */
export type Wish = ClientCommand extends infer Command ? (Command extends unknown ? Omit<Command, "id"> : never) : never;

export const roomTopic = (room: string): string => `room:${room}`;
export const personTopic = (person: string): string => `person:${person}`;
export const talkTopic = (talk: string): string => `talk:${talk}`;
export const communityTopic = (community: string): string => `community:${community}`;
