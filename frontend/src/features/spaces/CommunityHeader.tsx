import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Archive, Ellipsis, HandHelping, LogOut, Plus, Settings2, UserPlus, Users, Webhook } from "lucide-react";
import { lazy, Suspense, useMemo, useState } from "react";
import { useLocation } from "wouter";
import { useCommands } from "@/lib/commands";
import { useLive } from "@/lib/live/current";
import type { ListedCommunity } from "@/lib/wire";
import { Avatar } from "@/ui/Avatar";
import { IconButton } from "@/ui/IconButton";
import { Menu, type MenuEntry } from "@/ui/Menu";
import { PaneHeader } from "@/ui/Panes";
import { DESKTOP, PHONE, useMedia } from "@/ui/useMedia";
import { archiveCommunity, joinCommunity, leaveCommunity } from "./acts";
import { CommunityMeta } from "./CommunityMeta";
import { JoinButton } from "./JoinButton";
import { canModerate, canOwn, isLastOwner } from "./standing";
import { useCutOff } from "./useCutOff";

const HandOverDialog = lazy(() => import("./HandOverDialog"));
const InviteDialog = lazy(() => import("./InviteDialog"));
const NewChannelDialog = lazy(() => import("./NewChannelDialog"));
const CommunitySettingsDialog = lazy(() => import("./CommunitySettingsDialog"));

type Asks = "invite" | "channel" | "settings" | "hand-over" | null;

/** Name, size, and what one may do here. */
export function CommunityHeader({ community }: { community: ListedCommunity }) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const isDesktop = useMedia(DESKTOP);
  const isPhone = useMedia(PHONE);
  const isCutOff = useCutOff();
  const [asks, setAsks] = useState<Asks>(null);
  const { id, name, standing, is_archived: isShut } = community;
  const isIn = standing !== null;
  const isClosed = !isIn && community.visibility === "private";
  const entries = useEntries(community, setAsks);
  const moderates = useLive((state) => canModerate(state.me, standing));
  const list = useMemo(
    () => [
      ...(isIn && !isCutOff && !isShut ? commandsFor(setAsks) : []),
      ...(moderates ? [integrations(() => navigate(`/rooms/c/${id}/integrations`))] : []),
    ],
    [isIn, isCutOff, isShut, moderates, id, navigate],
  );
  useCommands(list);
  const close = () => setAsks(null);
  return (
    <>
      <PaneHeader
        level={1}
        title={name}
        subtitle={<CommunityMeta community={isPhone ? { ...community, standing: null } : community} isClosed={isClosed} />}
        before={<Avatar name={name} shape="square" />}
        onBack={() => navigate("/rooms")}
        acts={
          <>
            {!isDesktop && !isClosed && (
              <IconButton
                label={t`Show members`}
                icon={<Users aria-hidden />}
                tooltipPlacement="bottom"
                onPress={() => navigate(`/rooms/c/${id}/members`)}
              />
            )}
            {isIn ? (
              <>
                {!isPhone && !isShut && (
                  <IconButton
                    label={t`Invite people`}
                    icon={<UserPlus aria-hidden />}
                    tooltipPlacement="bottom"
                    isDisabled={isCutOff}
                    onPress={() => setAsks("invite")}
                  />
                )}
                <Menu
                  label={t`What to do in ${name}`}
                  placement="bottom end"
                  trigger={<IconButton label={t`More`} icon={<Ellipsis aria-hidden />} tooltipPlacement="bottom" />}
                  groups={[
                    { id: "do", entries: entries.slice(0, -1) },
                    { id: "leave", entries: entries.slice(-1) },
                  ]}
                />
              </>
            ) : isShut || isClosed ? null : (
              <JoinButton look="primary" size="m" name={name} isIn={false} onJoin={() => joinCommunity(id)} onOpen={() => undefined} />
            )}
          </>
        }
      />
      <Suspense fallback={null}>
        {asks === "invite" && <InviteDialog community={community} isOpen onClose={close} />}
        {asks === "channel" && <NewChannelDialog community={id} isOpen onClose={close} />}
        {asks === "hand-over" && <HandOverDialog community={community} onClose={close} />}
        {asks === "settings" && <CommunitySettingsDialog community={community} isOpen onClose={close} />}
      </Suspense>
    </>
  );
}

const integrations = (run: () => void) => ({
  id: "community.integrations",
  title: msg`Integrations`,
  alsoKnownAs: msg`bots webhooks commands tokens`,
  group: msg`Community`,
  icon: Webhook,
  run,
});

function commandsFor(ask: (asks: Asks) => void) {
  const group = msg`Community`;
  return [
    { id: "community.invite", title: msg`Invite people`, group, icon: UserPlus, run: () => ask("invite") },
    { id: "community.channel", title: msg`New channel`, group, icon: Plus, run: () => ask("channel") },
  ];
}

/** Rows of the menu; leaving comes last. */
function useEntries(community: ListedCommunity, ask: (asks: Asks) => void): MenuEntry[] {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const isCutOff = useCutOff();
  const me = useLive((state) => state.me);
  const members = useLive((state) => state.members[community.id]);
  const hasOffered = useLive((state) => Object.values(state.offers).some((one) => one.community === community.id && one.offered_by === me.id));
  const { id, name, standing, visibility, is_archived: isShut } = community;
  const isLast = isLastOwner(members, me.id);
  const away = isCutOff ? { isDisabled: true, hint: t`Once the line is back.` } : {};
  const leave = () => {
    // What is private is out of sight from outside.
    const leadsAway = visibility === "private";
    leaveCommunity(community, leadsAway ? () => navigate(`/rooms/c/${id}`) : undefined);
    if (leadsAway) navigate("/rooms/directory");
  };
  const archive = () => void archiveCommunity(id, t`${name} is archived.`, t`${name} is open again.`);
  const adding: MenuEntry[] = [
    { id: "invite", label: t`Invite people`, icon: <UserPlus aria-hidden />, onAction: () => ask("invite"), ...away },
    { id: "channel", label: t`New channel`, icon: <Plus aria-hidden />, onAction: () => ask("channel"), ...away },
  ];
  const archiving: MenuEntry = {
    id: "archive",
    label: t`Archive the community`,
    icon: <Archive aria-hidden />,
    hint: t`Read-only and off the lists; nothing is lost.`,
    onAction: archive,
    ...away,
  };
  return [
    ...(isShut ? [] : adding),
    ...(canOwn(me, standing)
      ? [{ id: "settings", label: t`Settings`, icon: <Settings2 aria-hidden />, onAction: () => ask("settings"), ...away }]
      : []),
    ...(standing === "owner"
      ? [
          {
            id: "hand-over",
            label: t`Hand it over…`,
            icon: <HandHelping aria-hidden />,
            onAction: () => ask("hand-over"),
            ...away,
            ...(hasOffered && { isDisabled: true, hint: t`You have offered it to somebody already.` }),
          },
        ]
      : []),
    ...(canOwn(me, standing) && !isShut ? [archiving] : []),
    {
      id: "leave",
      label: t`Leave`,
      icon: <LogOut aria-hidden />,
      onAction: leave,
      ...away,
      ...(isLast && { isDisabled: true, hint: t`You are the only owner. Hand it over first.` }),
    },
  ];
}
