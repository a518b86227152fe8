import { Trans } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { api } from "@/lib/api";
import { Skeleton } from "@/ui/Skeleton";
import { wordsOf } from "../acts";
import { MessageText } from "../MessageText";
import styles from "./DraftPreview.module.css";

interface DraftPreviewProps {
  room: string;
  body: string;
  me: string;
}

/** The text as it will look, by the server that will write it. */
export default function DraftPreview({ room, body, me }: DraftPreviewProps) {
  const [shown, setShown] = useState<{ html: string } | { problem: string } | null>(null);
  useEffect(() => {
    let isGone = false;
    api.post("/api/rooms/{room_id}/preview", { path: { room_id: room }, body: { body } }).then(
      (draft) => isGone || setShown(draft),
      (problem: unknown) => isGone || setShown({ problem: wordsOf(problem) }),
    );
    return () => {
      isGone = true;
    };
  }, [room, body]);
  return (
    <div className={styles.preview} aria-live="polite">
      {shown === null ? (
        <Skeleton width="60%" />
      ) : "html" in shown ? (
        <MessageText html={shown.html} body={body} me={me} />
      ) : (
        <p className={styles.problem}>
          <Trans>It cannot be shown right now.</Trans> {shown.problem}
        </p>
      )}
    </div>
  );
}
