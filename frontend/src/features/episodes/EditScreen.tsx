import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation } from "wouter";
import { useLive } from "@/lib/live/current";
import type { EpisodeView } from "@/lib/wire";
import { Avatar } from "@/ui/Avatar";
import { ButtonLink } from "@/ui/Button";
import { PaneBody, PaneHeader } from "@/ui/Panes";
import { ChaptersEditor } from "./ChaptersEditor";
import { CutsEditor } from "./CutsEditor";
import styles from "./EditScreen.module.css";
import { ManageMenu } from "./ManageMenu";
import { Player } from "./Player";
import { Standing } from "./Standing";
import { TranscriptEditor } from "./TranscriptEditor";
import { WordsForm } from "./WordsForm";

/** For those who run an episode: its words, its chapters, what is left out, and when everyone may hear it. */
export default function EditScreen({ view }: { view: EpisodeView }) {
  const [, navigate] = useLocation();
  const { episode, voices } = view;
  const address = `/talks/episodes/${episode.id}`;
  const hasAudio = episode.audio_url !== null;
  const acts = (
    <>
      <ButtonLink size="s" href={address}>
        <Trans>Done</Trans>
      </ButtonLink>
      <ManageMenu episode={episode} />
    </>
  );
  return (
    <>
      <PaneHeader level={1} title={<Trans>Edit the episode</Trans>} subtitle={episode.title} acts={acts} onBack={() => navigate(address)} />
      <PaneBody pad>
        <div className={styles.page}>
          <Standing view={view} />
          {hasAudio && <Player view={view} />}
          <WordsForm episode={episode} />
          {hasAudio && episode.state !== "making" && <ChaptersEditor view={view} />}
          {hasAudio && <CutsEditor view={view} />}
          {hasAudio && <TranscriptEditor view={view} />}
          {voices.length > 0 && <Voices view={view} />}
        </div>
      </PaneBody>
    </>
  );
}

function Voices({ view: { voices } }: { view: EpisodeView }) {
  const { t } = useLingui();
  const people = useLive((state) => state.people);
  return (
    <section className={styles.section}>
      <h2>
        <Trans>Voices</Trans>
      </h2>
      <p className={styles.hint}>
        <Trans>Whoever was recorded can take their voice out at any time. Then the rest is mixed anew.</Trans>
      </p>
      <ul role="list" className={styles.voices} aria-label={t`Voices`}>
        {voices.map(({ person, heard }) => (
          <li key={person}>
            <Avatar size="s" name={people[person]?.name ?? "…"} src={people[person]?.avatar_url ?? null} />
            <span>{people[person]?.name ?? "…"}</span>
            <span className={styles.heard}>{heard ? <Trans>can be heard</Trans> : <Trans>is not in it</Trans>}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
