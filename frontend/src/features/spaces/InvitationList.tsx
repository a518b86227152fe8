import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useRef } from "react";
import { Link, useLocation } from "wouter";
import { useCell } from "@/lib/cell";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { useSubmit } from "@/lib/useSubmit";
import type { CommunityInvitation } from "@/lib/wire";
import { Avatar } from "@/ui/Avatar";
import { Button } from "@/ui/Button";
import { toasts } from "@/ui/toast-queue";
import { acceptInvitation, declineInvitation, declineKey } from "./acts";
import { deferred } from "./deferred";
import styles from "./InvitationList.module.css";
import { useCutOff } from "./useCutOff";

export interface InvitationListProps {
  /** pane: narrow, for the list of rooms. page: with the words that the community says of itself. */
  size?: "pane" | "page";
}

/** Communities that one was asked into; nothing where there are none. */
export default function InvitationList({ size = "pane" }: InvitationListProps) {
  const invitations = useLive((state) => state.invitations);
  const pending = useCell(deferred.pending);
  const heading = useRef<HTMLHeadingElement>(null);
  const open = invitations.filter(({ id }) => !pending.has(declineKey(id)));
  if (open.length === 0) return null;
  // What had the focus goes; with the last one the heading goes too.
  const onAnswered = () => {
    const next = open.length > 1 ? heading.current : document.querySelector<HTMLElement>("[data-route-focus]");
    next?.focus();
  };
  return (
    <section className={styles.section} data-size={size}>
      <h2 ref={heading} tabIndex={-1} className={styles.title}>
        <Plural value={open.length} one="You are invited" other="You are invited to # communities" />
      </h2>
      <ul role="list" className={styles.list}>
        {open.map((invitation) => (
          <Invitation
            key={invitation.id}
            invitation={invitation}
            isWide={size === "page"}
            onAnswered={onAnswered}
          />
        ))}
      </ul>
    </section>
  );
}

interface InvitationProps {
  invitation: CommunityInvitation;
  isWide: boolean;
  onAnswered: () => void;
}

function Invitation({ invitation, isWide, onAnswered }: InvitationProps) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const isCutOff = useCutOff();
  const { community, invited_by: by } = invitation;
  const { id, name, description } = community;
  const who = useLive((state) => nameOf(state, by));
  const accepting = useSubmit(async () => {
    await acceptInvitation(invitation);
    onAnswered();
    toasts.add({ text: t`You are in ${name} now.`, act: { label: t`Open`, onAct: () => navigate(`/rooms/c/${id}`) } });
  });
  return (
    <li className={styles.invitation}>
      <Avatar name={name} shape="square" size={isWide ? "l" : "m"} />
      <div className={styles.words}>
        {community.visibility === "public" ? (
          <Link href={`/rooms/c/${id}`} className={styles.name}>
            {name}
          </Link>
        ) : (
          <span className={styles.name}>{name}</span>
        )}
        {isWide && description !== "" && <p className={styles.description}>{description}</p>}
        <p className={styles.hint}>
          <Trans>{who} would like you in.</Trans>
        </p>
        {accepting.problem && (
          <p role="alert" className={styles.problem}>
            {accepting.problem.message}
          </p>
        )}
        <div className={styles.acts}>
          <Button
            size="s"
            isPending={accepting.isPending}
            isDisabled={isCutOff}
            aria-label={t`Join ${name}`}
            onPress={() => void accepting.submit()}
          >
            <Trans>Join</Trans>
          </Button>
          <Button
            size="s"
            look="plain"
            isDisabled={isCutOff || accepting.isPending}
            aria-label={t`Decline the invitation to ${name}`}
            onPress={() => {
              onAnswered();
              declineInvitation(invitation);
            }}
          >
            <Trans>Decline</Trans>
          </Button>
        </div>
      </div>
    </li>
  );
}
