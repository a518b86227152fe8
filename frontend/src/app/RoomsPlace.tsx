import { Trans, useLingui } from "@lingui/react/macro";
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from "react";
import { useLocation } from "wouter";
import { RoomList } from "@/features/chat/RoomList";
import { RoomMenu } from "@/features/chat/RoomMenu";
import RoomView from "@/features/chat/RoomView";
import { roomOfPath, whereToBegin } from "@/features/chat/useRoomCommands";
import { keepVisited } from "@/features/chat/visited";
import { useSearchBehind } from "@/features/search/useSearchBehind";
import { useIsInside, useWaiting } from "@/features/spaces/api";
import { CommunitySkeleton } from "@/features/spaces/CommunitySkeleton";
import { DirectoryPaneSkeleton } from "@/features/spaces/DirectorySkeleton";
import { othersIn } from "@/lib/live/conversations";
import { useLive } from "@/lib/live/current";
import type { Act, CommunityInvitation, Room } from "@/lib/wire";
import { EmptyState } from "@/ui/EmptyState";
import { Mark } from "@/ui/Mark";
import { HiddenTitle, Panes } from "@/ui/Panes";
import { DESKTOP, PHONE, useMedia } from "@/ui/useMedia";
import { PlaceSkeleton } from "./shell/PlaceSkeleton";

const GroupNameDialog = lazy(() => import("@/features/spaces/GroupNameDialog"));
const AddToGroupDialog = lazy(() => import("@/features/spaces/AddToGroupDialog"));
const PersonPane = lazy(() => import("@/features/people/PersonPane"));
const PinsPane = lazy(() => import("@/features/chat/PinsPane"));
const MemberPane = lazy(() => import("@/features/chat/MemberPane"));
const ThreadPane = lazy(() => import("@/features/chat/ThreadPane"));
const ThreadsScreen = lazy(() => import("@/features/chat/ThreadsScreen"));
const InboxScreen = lazy(() => import("@/features/chat/inbox/InboxScreen"));
const InvitationActs = lazy(() => import("@/features/spaces/InvitationActs").then(({ InvitationActs: Acts }) => ({ default: Acts })));
const ActItem = lazy(() => import("@/features/order/ActItem").then(({ ActItem: Item }) => ({ default: Item })));
const DirectoryScreen = lazy(() => import("@/features/spaces/DirectoryScreen"));
const CommunityScreen = lazy(() => import("@/features/spaces/CommunityScreen"));
const CommunityTalks = lazy(() => import("@/features/talk/CommunityTalks"));
const NextLine = lazy(() => import("@/features/coffee/dates/NextLine").then(({ NextLine: Line }) => ({ default: Line })));
const ListenAgain = lazy(() => import("@/features/episodes/ListenAgain"));
const MembersPane = lazy(() => import("@/features/spaces/MembersPane"));
const BackToSearch = lazy(() => import("@/features/search/BackToSearch"));
const OrderPane = lazy(() => import("@/features/order/OrderPane"));
const IntegrationsPane = lazy(() => import("@/features/bots/IntegrationsPane"));
const InvitationList = lazy(() => import("@/features/spaces/InvitationList"));
const NewChannelDialog = lazy(() => import("@/features/spaces/NewChannelDialog"));
const ChannelSettingsDialog = lazy(() => import("@/features/spaces/ChannelSettingsDialog"));
const AddPeopleDialog = lazy(() => import("@/features/spaces/AddPeopleDialog"));

type Where =
  | { at: "list" }
  | { at: "directory" }
  | { at: "threads" }
  | { at: "inbox" }
  | { at: "community"; community: string; side: string | undefined }
  | { at: "room"; room: string; seq: number | null; thread: { root: string; seq: number | null } | null };

type Open = { dialog: "new-channel"; community: string } | { dialog: "settings" | "add-people"; room: Room } | null;

/** "/rooms/directory", "/rooms/threads", "/rooms/inbox", "/rooms/c/<community>[/members|/requests|/order|/integrations]", "/rooms/<room>[/<seq>|/t/<root>[/<seq>]]". */
function whereIs(path: string): Where {
  const [, , first, second, third, fourth] = path.split("/");
  if (first === "directory" || first === "threads" || first === "inbox") return { at: first };
  if (first === "c" && second) return { at: "community", community: second, side: third };
  const room = roomOfPath(path);
  if (room === null) return { at: "list" };
  if (second === "t" && third) return { at: "room", room, seq: null, thread: { root: third, seq: seqIn(fourth) } };
  return { at: "room", room, seq: seqIn(second), thread: null };
}

function seqIn(part: string | undefined): number | null {
  const seq = Number.parseInt(part ?? "", 10);
  return Number.isSafeInteger(seq) ? seq : null;
}

/** Communities and their channels: chat and spaces put together, which know nothing of each other. */
export default function RoomsPlace() {
  const { t } = useLingui();
  const [path, navigate] = useLocation();
  const where = whereIs(path);
  const isDesktop = useMedia(DESKTOP);
  const search = useSearchBehind();
  const [wantsPeople, setWantsPeople] = useState<boolean | null>(null);
  const [open, setOpen] = useState<Open>(null);
  const isInside = useIsInside(where.at === "community" ? where.community : null);

  // Beside the messages where there is room for it; elsewhere it would cover them, so it is asked for.
  // A thread takes the place of the people.
  const room = where.at === "room" ? where.room : null;
  const thread = where.at === "room" ? where.thread : null;
  const partner = usePartner(room ?? "");
  const [pinsOf, setPinsOf] = useState<string | null>(null);
  const arePinsShown = thread === null && room !== null && pinsOf === room;
  const arePeopleShown = thread === null && !arePinsShown && (wantsPeople ?? (isDesktop && partner === undefined));
  const togglePeople = useCallback(() => {
    setWantsPeople(!arePeopleShown);
    setPinsOf(null);
    if (thread !== null) navigate(`/rooms/${room}`);
  }, [arePeopleShown, thread, room, navigate]);
  const togglePins = useCallback(() => {
    setPinsOf(arePinsShown ? null : room);
    if (thread !== null) navigate(`/rooms/${room}`);
  }, [arePinsShown, thread, room, navigate]);
  const close = () => setOpen(null);
  const waiting = useWaiting();
  const onNewChannel = useCallback((community: string) => setOpen({ dialog: "new-channel", community }), []);
  useEffect(() => {
    if (room !== null) keepVisited(room);
  }, [room]);

  const list = (
    <RoomList
      currentRoom={room}
      currentCommunity={where.at === "community" ? where.community : null}
      isInDirectory={where.at === "directory"}
      areThreadsOpen={where.at === "threads"}
      isInboxOpen={where.at === "inbox"}
      onNewChannel={onNewChannel}
      waiting={waiting}
      invitations={
        <Suspense fallback={null}>
          <InvitationList />
        </Suspense>
      }
    />
  );
  const menu = (room: Room) => (
    <RoomMenu room={room} onAddPeople={() => setOpen({ dialog: "add-people", room })} onSettings={() => setOpen({ dialog: "settings", room })} />
  );
  const closePins = () => setPinsOf(null);
  const detail =
    room !== null && thread !== null ? (
      <ThreadPane key={thread.root} roomId={room} rootId={thread.root} seq={thread.seq} />
    ) : where.at === "room" && arePinsShown ? (
      <PinsPane roomId={where.room} onClose={closePins} />
    ) : where.at === "room" && arePeopleShown ? (
      partner === undefined ? (
        <MemberPane roomId={where.room} onClose={togglePeople} />
      ) : (
        partner !== null && <PersonPane key={partner} personId={partner} onClose={togglePeople} />
      )
    ) : where.at === "community" && (isDesktop || where.side === "members") && isInside ? (
      <MembersPane communityId={where.community} />
    ) : null;

  return (
    <Suspense fallback={<PlaceSkeleton />}>
      <Panes
        list={list}
        listLabel={t`Rooms`}
        phone={where.at === "list" ? "list" : "content"}
        detail={detail && <Suspense fallback={null}>{detail}</Suspense>}
        detailLabel={thread !== null ? t`Thread` : arePinsShown ? t`Pinned messages` : t`People`}
      >
        {search !== null && where.at === "room" && (
          <Suspense fallback={null}>
            <BackToSearch search={search} />
          </Suspense>
        )}
        <Suspense fallback={<ContentToCome at={where.at} />}>
          {where.at === "directory" && <DirectoryScreen />}
          {where.at === "threads" && <ThreadsScreen />}
          {where.at === "inbox" && <InboxScreen invitation={answers} act={concern} />}
          {where.at === "community" && (
            <CommunityScreen
              communityId={where.community}
              talks={<Talks key={where.community} community={where.community} />}
              order={<OrderPane key={where.community} community={where.community} />}
              integrations={<IntegrationsPane key={where.community} community={where.community} />}
              side={where.side}
            />
          )}
          {where.at === "room" && (
            <RoomView
              key={where.room}
              roomId={where.room}
              seq={where.seq}
              menu={menu}
              areMembersShown={arePeopleShown}
              onToggleMembers={togglePeople}
              arePinsShown={arePinsShown}
              onTogglePins={togglePins}
            />
          )}
          {where.at === "list" && <Nothing />}
        </Suspense>
      </Panes>
      <Dialogs open={open} onClose={close} />
    </Suspense>
  );
}

/** In the inbox: yes or no to an invitation, and what was done to keep order. */
const answers = (invitation: CommunityInvitation) => <InvitationActs invitation={invitation} onAnswered={() => undefined} />;
const concern = (act: Act) => (
  <ul role="list">
    <ActItem act={act} isToMe />
  </ul>
);

/** When the next coffee of a community is, what is live in it, and what can be listened to again. */
function Talks({ community }: { community: string }) {
  const episodes = (
    <Suspense fallback={null}>
      <ListenAgain isOptional part={{ community }} />
    </Suspense>
  );
  return (
    <>
      <Suspense fallback={null}>
        <NextLine community={community} />
      </Suspense>
      <CommunityTalks community={community} episodes={episodes} />
    </>
  );
}

/** The shape of what comes, while its code does. */
function ContentToCome({ at }: { at: Where["at"] }) {
  if (at === "directory") return <DirectoryPaneSkeleton />;
  return at === "community" ? <CommunitySkeleton /> : null;
}

function Dialogs({ open, onClose }: { open: Open; onClose: () => void }): ReactNode {
  return (
    <Suspense fallback={null}>
      {open?.dialog === "new-channel" && <NewChannelDialog community={open.community} isOpen onClose={onClose} />}
      {(open?.dialog === "settings" || open?.dialog === "add-people") && <RoomDialog {...open} onClose={onClose} />}
    </Suspense>
  );
}

interface RoomDialogProps {
  dialog: "settings" | "add-people";
  room: Room;
  onClose: () => void;
}

function RoomDialog({ dialog, room, onClose }: RoomDialogProps) {
  if (room.kind === "group") {
    return dialog === "settings" ? <GroupNameDialog room={room} onClose={onClose} /> : <AddToGroupDialog room={room} onClose={onClose} />;
  }
  return dialog === "settings" ? (
    <ChannelSettingsDialog room={room} isOpen onClose={onClose} />
  ) : (
    <AddPeopleDialog room={room} isOpen onClose={onClose} />
  );
}

/** The other one of a conversation of two; null in one's notes, undefined in every other room. */
function usePartner(roomId: string): string | null | undefined {
  return useLive((state) => {
    const room = state.rooms.get(roomId)?.room ?? state.visited[roomId];
    return room?.kind === "direct" ? (othersIn(room, state.me.id)[0] ?? null) : undefined;
  });
}

/** Beside the list of rooms: goes on to where one was last. Only who is in no room at all stays here. */
function Nothing() {
  const [, navigate] = useLocation();
  const isPhone = useMedia(PHONE);
  useEffect(() => {
    const room = isPhone ? null : whereToBegin();
    if (room !== null) navigate(`/rooms/${room}`, { replace: true });
  }, [isPhone, navigate]);
  return (
    <>
      <HiddenTitle>
        <Trans>Rooms</Trans>
      </HiddenTitle>
      <EmptyState icon={<Mark size={40} />} title={<Trans>The corridor is quiet</Trans>}>
        <Trans>What is said in your rooms shows up here as it is said.</Trans>
      </EmptyState>
    </>
  );
}
