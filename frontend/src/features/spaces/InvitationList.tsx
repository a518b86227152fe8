import { Plural, Trans } from "@lingui/react/macro";
import { useRef } from "react";
import { Link } from "wouter";
import { useCell } from "@/lib/cell";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import type { CommunityInvitation } from "@/lib/wire";
import { Avatar } from "@/ui/Avatar";
import { deferred } from "./deferred";
import { InvitationActs } from "./InvitationActs";
import styles from "./InvitationList.module.css";
import { declineKey } from "./keys";

/** Communities that one was asked into; nothing where there are none. Narrow enough for the list of rooms. */
export default function InvitationList() {
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
    <section className={styles.section}>
      <h2 ref={heading} tabIndex={-1} className={styles.title}>
        <Plural value={open.length} one="You are invited" other="You are invited to # communities" />
      </h2>
      <ul role="list">
        {open.map((invitation) => (
          <Invitation key={invitation.id} invitation={invitation} onAnswered={onAnswered} />
        ))}
      </ul>
    </section>
  );
}

function Invitation({ invitation, onAnswered }: { invitation: CommunityInvitation; onAnswered: () => void }) {
  const { community, invited_by: by } = invitation;
  const who = useLive((state) => nameOf(state, by));
  return (
    <li className={styles.invitation}>
      <Avatar name={community.name} shape="square" />
      <div className={styles.words}>
        <Link href={`/rooms/c/${community.id}`} className={styles.name}>
          {community.name}
        </Link>
        <p className={styles.hint}>
          <Trans>{who} would like you in.</Trans>
        </p>
        <InvitationActs invitation={invitation} onAnswered={onAnswered} />
      </div>
    </li>
  );
}
