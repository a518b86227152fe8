import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { COMMENT_LIMIT } from "@/lib/limits";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { problemOf } from "@/lib/problem";
import { useSubmit } from "@/lib/useSubmit";
import type { EpisodeComment, EpisodeView } from "@/lib/wire";
import { Avatar } from "@/ui/Avatar";
import { Button } from "@/ui/Button";
import { clockWords } from "@/ui/clock";
import { IconButton } from "@/ui/IconButton";
import { RelativeTime } from "@/ui/RelativeTime";
import { TextArea } from "@/ui/TextArea";
import { toasts } from "@/ui/toast-queue";
import { comment, deleteComment, refreshEpisodes } from "./api";
import styles from "./Comments.module.css";
import { atCell, play } from "./player";
import { usePlayed } from "./usePlayed";

/** What listeners say, each at its moment. */
export function Comments({ view }: { view: EpisodeView }) {
  const { comments, episode } = view;
  return (
    <section className={styles.comments}>
      <h2>
        <Trans>Comments</Trans>
      </h2>
      {comments.length > 0 && (
        <ul role="list" className={styles.list}>
          {comments.map((one) => (
            <Comment key={one.id} view={view} comment={one} />
          ))}
        </ul>
      )}
      {/* While it is made anew, moments are counted in what is to come. */}
      {episode.audio_url !== null && episode.state !== "making" && <Write view={view} />}
    </section>
  );
}

function Comment({ view, comment: { id, person, at_ms, text, written_at } }: { view: EpisodeView; comment: EpisodeComment }) {
  const { t } = useLingui();
  const name = useLive((state) => nameOf(state, person));
  const src = useLive((state) => state.people[person]?.avatar_url ?? null);
  const isOwn = useLive((state) => state.me.id === person);
  const remove = useRemoving(view);
  const time = clockWords(at_ms);
  return (
    <li className={styles.comment}>
      <Avatar size="s" name={name} src={src} />
      <div className={styles.words}>
        <p className={styles.meta}>
          <strong>{name}</strong>
          <button type="button" className={styles.at} onClick={() => play(view, at_ms)} aria-label={t`Play from ${time}`}>
            <Trans>at {time}</Trans>
          </button>
          <RelativeTime at={written_at} style="short" />
        </p>
        <p className={styles.text}>{text}</p>
      </div>
      {(isOwn || view.may_manage) && (
        <IconButton size="s" label={isOwn ? t`Delete your comment` : t`Delete the comment of ${name}`} icon={<Trash2 aria-hidden />} onPress={() => remove(id, isOwn ? { at_ms, text } : null)} />
      )}
    </li>
  );
}

/** One's own can be put back, as it was. */
function useRemoving({ episode }: EpisodeView) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const refresh = () => refreshEpisodes(queries);
  const trouble = (error: unknown) => void toasts.add({ text: problemOf(error).message, tone: "problem" });
  return (id: string, own: { at_ms: number; text: string } | null) => {
    const done = async () => {
      await refresh();
      toasts.add({
        text: t`The comment is deleted.`,
        ...(own && { act: { label: t`Undo`, onAct: () => void comment(episode.id, own.at_ms, own.text).then(refresh, trouble) } }),
      });
    };
    void deleteComment(id).then(done, trouble);
  };
}

/** The moment is the one at which one began to write. */
function Write({ view }: { view: EpisodeView }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { at_ms: now_ms } = usePlayed(view);
  const [text, setText] = useState("");
  const [begun_ms, setBegun] = useState<number | null>(null);
  const at_ms = begun_ms ?? now_ms;
  const time = clockWords(at_ms);
  const sending = useSubmit(async () => {
    await comment(view.episode.id, Math.round(at_ms), text);
    setText("");
    setBegun(null);
    await refreshEpisodes(queries);
  });
  return (
    <form
      className={styles.write}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "") void sending.submit();
      }}
    >
      <TextArea
        label={t`Your comment at ${time}`}
        value={text}
        maxLength={COMMENT_LIMIT}
        isInvalid={sending.problem !== null}
        {...(sending.problem && { error: sending.problem.message })}
        onChange={(next) => {
          if (next !== "" && text === "") setBegun(now_ms);
          if (next === "") setBegun(null);
          setText(next);
        }}
      />
      <div className={styles.send}>
        {begun_ms !== null && (
          <Button size="s" look="plain" onPress={() => setBegun(atCell.get())}>
            <Trans>Take the present moment</Trans>
          </Button>
        )}
        <Button size="s" type="submit" isPending={sending.isPending} isDisabled={text.trim() === ""}>
          <Trans>Comment</Trans>
        </Button>
      </div>
    </form>
  );
}
