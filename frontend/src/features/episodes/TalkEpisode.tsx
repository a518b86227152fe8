import { Trans } from "@lingui/react/macro";
import { Headphones } from "lucide-react";
import { Link } from "wouter";
import type { Talk } from "@/lib/wire";
import { useEpisodes } from "./api";
import { Making } from "./Making";
import styles from "./TalkEpisode.module.css";
import { clockWords } from "@/ui/clock";

/** On the screen of a talk that is over: what became of it. Nothing where it was not recorded, or is not public. */
export default function TalkEpisode({ talk }: { talk: Talk }) {
  const { data } = useEpisodes({ talk: talk.id });
  const page = data?.pages[0];
  const episode = page?.drafts[0]?.episode ?? page?.episodes[0];
  if (!episode) return null;
  const { id, state, percent, title, published_at: published, duration_ms, audio_url: url } = episode;
  return (
    <Link href={`/talks/episodes/${id}`} className={styles.card}>
      <Headphones aria-hidden />
      <span className={styles.words}>
        <span className={styles.title}>{published === null ? <Trans>The recording of this talk</Trans> : <Trans>Listen to it again</Trans>}</span>
        {state === "making" && url === null ? (
          <Making percent={percent} title={title} />
        ) : (
          <span className={styles.hint}>
            {state === "failed" && url === null ? <Trans>Could not be mixed</Trans> : published === null ? <Trans>Not published yet</Trans> : clockWords(duration_ms)}
          </span>
        )}
      </span>
    </Link>
  );
}
