import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { BellOff, PencilLine } from "lucide-react";
import { useCell } from "@/lib/cell";
import { leavingCell } from "@/lib/leaving";
import { isPersonal, partnerIn, useRoomTitle } from "@/lib/live/conversations";
import { countsOf, isQuietRoom } from "@/lib/live/counts";
import { isEmptyDraft } from "@/lib/drafts";
import { useDrafts, useLetters, useLive } from "@/lib/live/current";
import type { OwnRoom } from "@/lib/live/state";
import { useStatusWords } from "@/lib/reach-words";
import { Badge } from "@/ui/Badge";
import { Row } from "@/ui/Row";
import { StatusMark } from "@/ui/StatusMark";
import { RoomFace } from "./RoomFace";
import { RoomIcon } from "./RoomIcon";
import styles from "./RoomList.module.css";
import { Dots } from "./TypingLine";

/** A room in the list, with what is going on in it. */
export function RoomRow({ own, isCurrent, hint }: { own: OwnRoom; isCurrent: boolean; hint?: string }) {
  const { t } = useLingui();
  const { room } = own;
  const title = useRoomTitle(room);
  const isLeaving = useCell(leavingCell).has(room.id);
  const { unread, mentions } = countsOf(own);
  const partner = useLive((state) => partnerIn(state, room)?.id ?? "");
  const status = useStatusWords(partner);
  const isQuiet = isQuietRoom(own);
  const isTyping = useLive((state) => Object.keys(state.typing[room.id] ?? {}).length > 0);
  const waits = useLetters((letters) => letters.some((letter) => letter.room === room.id && letter.refusal !== null));
  // What is being written stands in the open room anyway.
  const hasDraft = useDrafts((all) => Object.values(all).some((draft) => draft.room === room.id && !isEmptyDraft(draft))) && !isCurrent;
  return (
    <Row
      href={`/rooms/${room.id}`}
      before={isPersonal(room) ? <RoomFace room={room} size="s" /> : <RoomIcon room={room} />}
      hint={hint}
      isCurrent={isCurrent}
      isNew={unread > 0}
      isMuted={isLeaving || isQuiet}
      after={
        <>
          {status && <StatusMark {...status} />}
          {isTyping && !isCurrent && !isQuiet && <Dots />}
          {isQuiet && <BellOff role="img" aria-label={own.level.muted_until === null ? t`quiet` : t`muted for a time`} className={styles.draft} />}
          {(hasDraft || waits) && <PencilLine role="img" aria-label={waits ? t`not sent` : t`draft`} className={styles.draft} />}
          <Badge count={mentions} label={isPersonal(room) ? plural(mentions, { one: "# new message", other: "# new messages" }) : plural(mentions, { one: "# mention", other: "# mentions" })} />
          {mentions === 0 && unread > 0 && <span className={styles.unread} role="img" aria-label={t`new`} />}
        </>
      }
    >
      {title}
    </Row>
  );
}
