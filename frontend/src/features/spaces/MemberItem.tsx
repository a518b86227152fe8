import { useLingui } from "@lingui/react/macro";
import { Ban, Ellipsis, MessageCircleOff, UserMinus } from "lucide-react";
import { Link } from "wouter";
import { useLive } from "@/lib/live/current";
import { useFace } from "@/lib/live/attention";
import { orderCell } from "@/lib/order";
import { faceWords, useStatusWords } from "@/lib/reach-words";
import type { CommunityMember, ListedCommunity, Person, Standing } from "@/lib/wire";
import { Avatar } from "@/ui/Avatar";
import { BotMark } from "@/ui/BotMark";
import { IconButton } from "@/ui/IconButton";
import { Menu, type MenuGroup } from "@/ui/Menu";
import { changeStanding } from "./acts";
import { StatusMark } from "@/ui/StatusMark";
import { VisuallyHidden } from "@/ui/VisuallyHidden";
import styles from "./MembersPane.module.css";
import { canModerate, canOwn, isLastOwner, rankOf, STANDING_HINTS, STANDING_NAMES, STANDINGS } from "./standing";
import { useCutOff } from "./useCutOff";

interface MemberItemProps {
  community: ListedCommunity;
  member: CommunityMember;
  someone: Person;
  /** Everyone in the community, to know who is its last owner. */
  all: readonly CommunityMember[];
}

/** One member: face, name, and what one may do about them. */
export function MemberItem({ community, member, someone, all }: MemberItemProps) {
  const { t } = useLingui();
  const me = useLive((state) => state.me.id);
  const face = useFace(someone.id);
  const status = useStatusWords(someone.id);
  const groups = useGroups({ community, member, someone, all });
  const { id, name, avatar_url: src, job_title: job } = someone;
  return (
    <li className={styles.member}>
      <Avatar name={name} src={src} presence={face} />
      <div className={styles.words}>
        <Link href={`/people/${id}`} className={styles.name}>
          {id === me ? t`${name} (you)` : name}
          {face !== "none" && <VisuallyHidden>{faceWords(face)}</VisuallyHidden>}
        </Link>
        {someone.is_bot && (
          <span>
            <BotMark />
          </span>
        )}
        {job !== "" && <span className={styles.hint}>{job}</span>}
      </div>
      {status && <StatusMark {...status} />}
      {groups.length > 0 && (
        <span className={styles.acts}>
          <Menu
            label={t`What to do about ${name}`}
            placement="bottom end"
            trigger={<IconButton size="s" label={t`Act on ${name}`} icon={<Ellipsis aria-hidden />} />}
            groups={groups}
          />
        </span>
      )}
    </li>
  );
}

function useGroups({ community, member, someone, all }: MemberItemProps): MenuGroup[] {
  const { t, i18n } = useLingui();
  const me = useLive((state) => state.me);
  const isCutOff = useCutOff();
  const { id, name } = someone;
  const target = { community: community.id, person: id, name };
  const isLast = isLastOwner(all, id);
  const owns = canOwn(me, community.standing);
  const away = isCutOff ? { isDisabled: true, hint: t`Once the line is back.` } : {};
  const because = isLast ? { isDisabled: true, hint: t`The only owner. Make someone else one first.` } : away;

  const change = (standing: Standing) => {
    if (standing === member.standing) return;
    const words = i18n._(STANDING_NAMES[standing]);
    changeStanding(target, standing, t`${name} is now: ${words}.`);
  };
  const standings: MenuGroup = {
    id: "standing",
    heading: t`Standing`,
    entries: STANDINGS.map((standing) => ({
      id: standing,
      label: i18n._(STANDING_NAMES[standing]),
      hint: i18n._(STANDING_HINTS[standing]),
      isChosen: standing === member.standing,
      onAction: () => change(standing),
      ...(standing !== member.standing && because),
    })),
  };
  const removal: MenuGroup = {
    id: "removal",
    entries: [
      {
        id: "mute",
        label: t`Mute…`,
        icon: <MessageCircleOff aria-hidden />,
        onAction: () => orderCell.set({ act: "mute", community: community.id, person: id }),
        ...away,
      },
      {
        id: "remove",
        label: t`Remove from the community…`,
        icon: <UserMinus aria-hidden />,
        isDanger: true,
        onAction: () => orderCell.set({ act: "remove", community: community.id, person: id }),
        ...because,
      },
      {
        id: "ban",
        label: t`Ban…`,
        icon: <Ban aria-hidden />,
        isDanger: true,
        onAction: () => orderCell.set({ act: "ban", community: community.id, person: id }),
        ...because,
      },
    ],
  };
  const mayRemove = canModerate(me, community.standing) && rankOf(me, community.standing) > rankOf(someone, member.standing);
  return [...(owns ? [standings] : []), ...(mayRemove && id !== me.id ? [removal] : [])];
}
