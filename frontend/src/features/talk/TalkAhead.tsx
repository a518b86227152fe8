import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { Bell, BellRing, CalendarPlus, CalendarX2, Ellipsis, PencilLine, Podcast } from "lucide-react";
import { lazy, Suspense, useId, useState } from "react";
import { useLocation } from "wouter";
import { problemOf } from "@/lib/problem";
import type { TalkView } from "@/lib/wire";
import { Button, PageLink } from "@/ui/Button";
import { IconButton } from "@/ui/IconButton";
import { Menu } from "@/ui/Menu";
import { AskByVoice } from "./AskByVoice";
import { calendarOf, cancelTalk, refreshTalks, remind, startTalk } from "./api";
import calls from "./Call.module.css";
import { Clips } from "./Clips";
import { EarlyCalls } from "./EarlyCalls";
import { later } from "./later";
import { say } from "./news";
import { RemindWords } from "./NextList";
import { PeopleRow } from "./PeopleRow";
import { listenIn } from "./session";
import { TalkPage } from "./TalkPage";
import styles from "./TalkPage.module.css";
import { useNow } from "@/lib/useNow";
import { dayWords, timeWords, untilWords } from "./words";

const NOTHING = {};
const TalkDialog = lazy(() => import("./TalkDialog"));

/** A talk that has been announced: when, with whom, and how not to miss it. */
export function TalkAhead({ view }: { view: TalkView }) {
  const { t, i18n: spoken } = useLingui();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const now_ms = useNow();
  const clipsTitle = useId();
  const [isStarting, setStarting] = useState(false);
  const [isEditing, setEditing] = useState(false);
  const { talk, may_manage: mayManage, reminded } = view;
  const at = new Date(talk.starts_at);
  const left_ms = at.getTime() - now_ms;
  const isSoon = left_ms < 86_400_000;

  const start = async () => {
    setStarting(true);
    try {
      await startTalk(talk.id);
      await listenIn(talk.id);
    } catch (error) {
      say(problemOf(error).message, "problem");
    } finally {
      setStarting(false);
    }
  };
  const cancel = () => {
    navigate("/talks");
    const { title } = talk;
    later(i18n._(msg`${title} is called off.`), async () => {
      await cancelTalk(talk.id);
      await refreshTalks(queries);
    });
  };
  const day = dayWords(at, new Date(now_ms), spoken.locale);
  const time = timeWords(at, spoken.locale);
  const left = untilWords(left_ms, spoken.locale);
  return (
    <TalkPage
      view={view}
      mark={
        <span>
          <time dateTime={talk.starts_at}>
            <Trans>
              {day}, {time}
            </Trans>
          </time>
          {" · "}
          <Plural value={talk.length_min} one="# min" other="# min" />
        </span>
      }
      people={<PeopleRow people={talk.hosts.map((person) => ({ person, role: "host" as const }))} label={t`Hosts`} />}
      lead={
        <p className={styles.count}>
          {left_ms <= 0 ? <Trans>It should begin any moment</Trans> : isSoon ? <Trans>On air in {left}</Trans> : <Trans>{left} to go</Trans>}
        </p>
      }
      acts={
        <>
          {mayManage && (
            <Button look="primary" icon={<Podcast aria-hidden />} isPending={isStarting} onPress={() => void start()}>
              <Trans>Go on air</Trans>
            </Button>
          )}
          <Button
            look={mayManage || reminded ? "quiet" : "primary"}
            icon={reminded ? <BellRing aria-hidden /> : <Bell aria-hidden />}
            aria-pressed={reminded}
            onPress={() => void remind(queries, talk.id, !reminded)}
          >
            <RemindWords isReminded={reminded} />
          </Button>
          {talk.show !== null && <AskByVoice talk={talk.id} size="m" onSent={() => void refreshTalks(queries)} />}
          <PageLink href={calendarOf(talk.id)} icon={<CalendarPlus aria-hidden />}>
            <Trans>Calendar file</Trans>
          </PageLink>
          {mayManage && (
            <Menu
              label={t`More`}
              trigger={<IconButton label={t`More`} look="quiet" icon={<Ellipsis aria-hidden />} />}
              groups={[
                {
                  id: "acts",
                  entries: [
                    { id: "edit", label: t`Change`, icon: <PencilLine aria-hidden />, onAction: () => setEditing(true) },
                    { id: "cancel", label: t`Call it off`, icon: <CalendarX2 aria-hidden />, isDanger: true, onAction: cancel },
                  ],
                },
              ]}
            />
          )}
        </>
      }
    >
      <EarlyCalls view={view} />
      {mayManage && (
        <section className={calls.board} aria-labelledby={clipsTitle}>
          <h2 id={clipsTitle}>
            <Trans>Clips for this talk</Trans>
          </h2>
          <Clips talk={talk.id} playing={NOTHING} isLive={false} />
        </section>
      )}
      <Suspense fallback={null}>{isEditing && <TalkDialog talk={talk} onClose={() => setEditing(false)} />}</Suspense>
    </TalkPage>
  );
}
