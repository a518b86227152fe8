import { Trans, useLingui } from "@lingui/react/macro";
import { Ban } from "lucide-react";
import { Link } from "wouter";
import { blockedNotice, setBlocked } from "@/lib/blocking";
import { useLive } from "@/lib/live/current";
import { problemOf } from "@/lib/problem";
import { Avatar } from "@/ui/Avatar";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { toasts } from "@/ui/toast-queue";
import styles from "./people.module.css";

/** Settings: whom one has blocked, and the way back. */
export default function BlockedSection() {
  const blocked = useLive((state) => state.blocked);
  if (blocked.size === 0) {
    return (
      <EmptyState icon={<Ban aria-hidden />} title={<Trans>You have blocked nobody</Trans>}>
        <Trans>You block somebody on their card, in the menu of a message, or of your conversation with them.</Trans>
      </EmptyState>
    );
  }
  return (
    <section className={styles.blocked}>
      <p className={styles.blockedHint}>
        <Trans>
          They cannot write to you or bring you into groups; what they say elsewhere is folded for you. They are not told. Groups that you are
          both in stay.
        </Trans>
      </p>
      <ul role="list">
        {[...blocked].map((person) => (
          <BlockedItem key={person} id={person} />
        ))}
      </ul>
    </section>
  );
}

function BlockedItem({ id }: { id: string }) {
  const { t } = useLingui();
  const person = useLive((state) => state.people[id]);
  const name = person?.name ?? "…";
  const unblock = () => {
    const undo = () => void setBlocked(id, true).catch(say);
    setBlocked(id, false).then(() => toasts.add({ text: blockedNotice(name, false), act: { label: t`Undo`, onAct: undo } }), say);
  };
  return (
    <li className={styles.blockedItem}>
      <Avatar name={name} src={person?.avatar_url ?? null} size="s" />
      <Link href={`/people/${id}`} className={styles.blockedName}>
        {name}
      </Link>
      <Button size="s" aria-label={t`Unblock ${name}`} onPress={unblock}>
        <Trans>Unblock</Trans>
      </Button>
    </li>
  );
}

const say = (error: unknown): void => void toasts.add({ tone: "problem", text: problemOf(error).message });
