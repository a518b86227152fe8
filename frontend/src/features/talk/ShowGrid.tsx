import { useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { Check, Plus } from "lucide-react";
import { Link } from "wouter";
import { useCommunityName } from "@/lib/community-name";
import type { ListedShow } from "@/lib/wire";
import { Cover } from "@/ui/Cover";
import { IconButton } from "@/ui/IconButton";
import { subscribe } from "./api";
import styles from "./programme.module.css";
import { slotWords } from "./words";

export function ShowGrid({ shows }: { shows: readonly ListedShow[] }) {
  return (
    <ul role="list" className={styles.grid}>
      {shows.map((listed) => (
        <ShowCard key={listed.show.id} listed={listed} />
      ))}
    </ul>
  );
}

function ShowCard({ listed: { show, subscribed } }: { listed: ListedShow }) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const community = useCommunityName(show.community);
  const { title } = show;
  return (
    <li className={styles.show}>
      <Link href={`/talks/shows/${show.id}`} className={styles.showLink}>
        <Cover title={title} hueOf={community} src={show.cover_url} />
        <span className={styles.showTitle}>{title}</span>
        <span className={styles.showSlot}>{show.slot ? slotWords(show.slot, i18n) : community}</span>
      </Link>
      <span className={styles.subscribe}>
        <IconButton
          size="s"
          look="quiet"
          isOn={subscribed}
          label={subscribed ? t`Unsubscribe from ${title}` : t`Subscribe to ${title}`}
          icon={subscribed ? <Check aria-hidden /> : <Plus aria-hidden />}
          onPress={() => void subscribe(queries, show.id, !subscribed)}
        />
      </span>
    </li>
  );
}
