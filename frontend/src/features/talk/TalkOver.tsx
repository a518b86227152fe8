import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { Check, Plus } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { useCell } from "@/lib/cell";
import { stayCell } from "@/lib/talk-cells";
import type { TalkView } from "@/lib/wire";
import { Button, ButtonLink } from "@/ui/Button";
import { refreshTalks, subscribe } from "./api";
import { PeopleRow } from "./PeopleRow";
import { forgetStay } from "./session";
import { TalkPage } from "./TalkPage";
import styles from "./TalkPage.module.css";
import { dayWords, timeWords } from "./words";

interface TalkOverProps {
  view: TalkView;
  chat: (room: string) => ReactNode;
  /** The recording of it, if there is one. */
  episode: ReactNode;
}

/** What is left of a talk: who made it, with thanks. Who listened is nobody's business. */
export function TalkOver({ view, chat, episode }: TalkOverProps) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const [now] = useState(() => new Date());
  const { talk, subscribed } = view;
  const { show, room } = talk;
  const stay = useCell(stayCell);
  const wasThere = stay?.phase === "out" && stay.talk === talk.id;
  useEffect(() => forgetStay, []);
  const at = new Date(talk.started_at ?? talk.starts_at);
  const length_min =
    talk.started_at === null || talk.ended_at === null ? 0 : Math.max(1, Math.round((Date.parse(talk.ended_at) - Date.parse(talk.started_at)) / 60_000));
  if (talk.state === "cancelled") {
    return (
      <TalkPage
        view={view}
        mark={<Trans>Called off</Trans>}
        people={<PeopleRow people={talk.hosts.map((person) => ({ person, role: "host" as const }))} label={t`Hosts`} />}
        acts={<ToProgramme />}
      >
        <p className={styles.note}>
          <Trans>This talk does not take place.</Trans>
        </p>
      </TalkPage>
    );
  }
  return (
    <TalkPage
      view={view}
      mark={
        <span>
          {dayWords(at, now, i18n.locale)}, {timeWords(at, i18n.locale)}
          {length_min > 0 && (
            <>
              {" · "}
              <Plural value={length_min} one="# min" other="# min" />
            </>
          )}
        </span>
      }
      people={<PeopleRow people={talk.credits} label={t`Who made it`} />}
      lead={
        <>
          <p className={wasThere ? styles.count : styles.thanks} role="status">
            {wasThere ? <Trans>That was it. Thank you for being there.</Trans> : <Trans>Thanks to everyone on stage.</Trans>}
          </p>
          {episode}
        </>
      }
      acts={
        <>
          {show !== null && (
            <Button
              look={subscribed ? "quiet" : "primary"}
              icon={subscribed ? <Check aria-hidden /> : <Plus aria-hidden />}
              aria-pressed={subscribed}
              onPress={() => void subscribe(queries, show, !subscribed).then(() => refreshTalks(queries))}
            >
              {subscribed ? <Trans>Subscribed</Trans> : <Trans>Subscribe to the show</Trans>}
            </Button>
          )}
          <ToProgramme />
        </>
      }
    >
      {room !== null && <section className={styles.chat} aria-label={t`Chat`}>{chat(room)}</section>}
    </TalkPage>
  );
}

function ToProgramme() {
  return (
    <ButtonLink href="/talks">
      <Trans>To the programme</Trans>
    </ButtonLink>
  );
}
