import { Trans, useLingui } from "@lingui/react/macro";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { Link } from "wouter";
import { type Role, ROLE_WORDS, ROLES } from "@/lib/directory";
import { problemOf } from "@/lib/problem";
import { useSubmit } from "@/lib/useSubmit";
import type { Person } from "@/lib/wire";
import { Avatar } from "@/ui/Avatar";
import { Button } from "@/ui/Button";
import { IconButton } from "@/ui/IconButton";
import { Menu } from "@/ui/Menu";
import { Select } from "@/ui/Select";
import { toasts } from "@/ui/toast-queue";
import { useChangePerson } from "./api";
import styles from "./house.module.css";

/** One person and their place in the house. Every change holds at once, and can be taken back. */
export function PersonItem({ person, isMe }: { person: Person; isMe: boolean }) {
  const { t, i18n } = useLingui();
  const { id, name, job_title: job, department, site, role, active } = person;
  const changePerson = useChangePerson();
  const [wished, setWished] = useState<Role | null>(null);

  const undo = (change: Parameters<typeof changePerson>[1]) => ({
    label: t`Undo`,
    onAct: () => {
      changePerson(person, change).catch((error: unknown) => toasts.add({ tone: "problem", text: problemOf(error).message }));
    },
  });
  const changing = useSubmit(async (next: Role) => {
    setWished(next);
    try {
      await changePerson(person, { role: next });
      const office = i18n._(ROLE_WORDS[next]);
      toasts.add({ text: t`${name} is now: ${office}.`, act: undo({ role }) });
    } finally {
      setWished(null);
    }
  });
  const moving = useSubmit(async (isActive: boolean) => {
    await changePerson(person, { active: isActive });
    toasts.add({
      text: isActive ? t`${name} can sign in again.` : t`${name} can no longer sign in. What they wrote stays.`,
      act: undo({ active: !isActive }),
    });
  });
  const problem = changing.problem ?? moving.problem;
  return (
    <div className={styles.person}>
      <Avatar name={name} src={person.avatar_url} />
      <div className={styles.words}>
        <Link href={`/people/${id}`} className={styles.name}>
          {name}
        </Link>
        <span className={styles.hint}>{[job, department, site].filter(Boolean).join(" · ")}</span>
        {problem && (
          <span role="alert" className={styles.error}>
            {problem.message}
          </span>
        )}
      </div>
      <div className={styles.role}>
        {isMe ? (
          <span className={styles.own}>
            {i18n._(ROLE_WORDS[role])} · <Trans>you</Trans>
          </span>
        ) : !active ? (
          <Button size="s" onPress={() => void moving.submit(true)} isPending={moving.isPending} aria-label={t`Let ${name} back in`}>
            <Trans>Let back in</Trans>
          </Button>
        ) : (
          <Select<Role>
            label={t`Role of ${name}`}
            isLabelHidden
            value={wished ?? role}
            onChange={(next) => {
              if (next !== role) void changing.submit(next);
            }}
            isDisabled={changing.isPending}
            options={ROLES.map((one) => ({ id: one, label: i18n._(ROLE_WORDS[one]) }))}
          />
        )}
      </div>
      {!isMe && active && (
        <Menu
          label={t`Acts for ${name}`}
          placement="bottom end"
          trigger={<IconButton label={t`More for ${name}`} icon={<Ellipsis aria-hidden />} isPending={moving.isPending} />}
          groups={[
            {
              id: "acts",
              entries: [
                {
                  id: "off",
                  label: t`Deactivate`,
                  hint: t`Signs out everywhere, ends their tokens`,
                  isDanger: true,
                  onAction: () => void moving.submit(false),
                },
              ],
            },
          ]}
        />
      )}
    </div>
  );
}
