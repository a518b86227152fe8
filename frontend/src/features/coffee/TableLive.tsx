import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { useLocation } from "wouter";
import { useLive } from "@/lib/live/current";
import { countsOf } from "@/lib/live/counts";
import { followReactions } from "@/lib/reactions";
import { Dot } from "@/ui/Badge";
import { hueProps } from "@/ui/hue";
import { PaneHeader } from "@/ui/Panes";
import { FloatingReactions } from "@/ui/Reactions";
import { Tabs } from "@/ui/Tabs";
import { PHONE, useMedia } from "@/ui/useMedia";
import { Announcer } from "./Announcer";
import { AudioNotice } from "./AudioNotice";
import { Found } from "./Found";
import { Knocks } from "./Knocks";
import { OwnBar } from "./OwnBar";
import { RoomMenu } from "./RoomMenu";
import { TableView } from "./Table";
import styles from "./TableLive.module.css";
import { usePlaceName, useRoomName, useTable } from "./useTable";

type Side = "table" | "chat";

/** At the table: who sits there, what one does oneself below, the chat beside. */
export function TableLive({ chat }: { chat: (room: string) => ReactNode }) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const isPhone = useMedia(PHONE);
  const [chosen, setSide] = useState<Side>("table");
  const { room, table, chat: beside, mayKeep } = useTable();
  const place = usePlaceName(room);
  const name = useRoomName(room);
  const me = useLive((state) => state.me.id);
  const unread = useLive((state) => {
    const own = beside === null ? undefined : state.rooms.get(beside);
    return own ? countsOf(own).unread : 0;
  });
  const side = isPhone ? chosen : "chat";
  const { style, ...hue } = hueProps(place);
  const hall = (
    <div className={styles.hall}>
      <AudioNotice />
      <Knocks />
      <Found />
      <TableView me={me} />
    </div>
  );
  const tabs = [
    ...(isPhone ? [{ id: "table" as const, label: <Trans>Table</Trans>, badge: table.knocks.length > 0 && side === "chat" ? <Dot label={t`Somebody knocks`} /> : null, content: hall }] : []),
    {
      id: "chat" as const,
      label: <Trans>Chat</Trans>,
      badge: isPhone && side !== "chat" && unread > 0 ? <Dot label={t`new`} /> : null,
      content: <div className={styles.chat}>{beside !== null && chat(beside)}</div>,
    },
  ];
  return (
    <div {...hue} style={style} className={styles.room}>
      <PaneHeader
        level={1}
        title={name}
        onBack={() => navigate("/coffee")}
        subtitle={
          <span className={styles.meta}>
            <span>{place}</span>
            <span>
              <Plural value={table.seats.length} one="# person" other="# people" />
            </span>
            <span>
              <Trans>Never recorded</Trans>
            </span>
          </span>
        }
        {...(mayKeep && { acts: <RoomMenu room={room} /> })}
      />
      <div className={styles.split}>
        {!isPhone && <div className={styles.tableSide}>{hall}</div>}
        <aside className={styles.side} aria-label={t`Beside the table`}>
          <Tabs label={t`Beside the table`} value={side} onChange={setSide} tabs={tabs} />
        </aside>
      </div>
      <FloatingReactions follow={followReactions} />
      <OwnBar />
      <Announcer />
    </div>
  );
}
