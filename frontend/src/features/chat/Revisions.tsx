import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Button } from "react-aria-components/Button";
import type { Message } from "@/lib/wire";
import { Popover } from "@/ui/Popover";
import { Skeleton } from "@/ui/Skeleton";
import { wordsOf } from "./acts";
import { loadRevisions } from "./api";
import { MessageText } from "./MessageText";
import styles from "./Revisions.module.css";
import { fullWords } from "./times";

/** "edited": what it said before. */
export function Revisions({ message, editedAt }: { message: Message; editedAt: string }) {
  const { t, i18n } = useLingui();
  const when = fullWords(editedAt, i18n.locale);
  const trigger = (
    <Button className={styles.edited ?? ""} aria-label={t`Edited: what it said before`}>
      <Trans>edited</Trans>
    </Button>
  );
  return (
    <Popover label={t`Earlier versions`} trigger={trigger} placement="top start">
      <p className={styles.title}>
        <Trans>Edited {when}. Before, it said:</Trans>
      </p>
      <RevisionList message={message} />
    </Popover>
  );
}

function RevisionList({ message }: { message: Message }) {
  const { i18n } = useLingui();
  const { data, error } = useQuery({
    queryKey: ["revisions", message.id, message.version],
    queryFn: () => loadRevisions(message.id),
  });
  if (error) return <p>{wordsOf(error)}</p>;
  if (!data) return <Skeleton width="16rem" />;
  return (
    <ol role="list" className={styles.list}>
      {data.toReversed().map(({ version, html, body, written_at }) => (
        <li key={version}>
          <time dateTime={written_at} className={styles.when}>
            {fullWords(written_at, i18n.locale)}
          </time>
          <MessageText html={html} body={body} me="" />
        </li>
      ))}
    </ol>
  );
}
