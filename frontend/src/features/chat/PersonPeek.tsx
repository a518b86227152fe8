import { Trans, useLingui } from "@lingui/react/macro";
import { Ban, MessageCircle, NotebookPen } from "lucide-react";
import type { RefObject } from "react";
import { Dialog } from "react-aria-components/Dialog";
import { Popover } from "react-aria-components/Popover";
import { useIsBlocked } from "@/lib/blocking";
import { useOpenConversation } from "@/lib/conversations";
import { useLive } from "@/lib/live/current";
import { useCoffeeOf } from "@/lib/corners";
import { useFace } from "@/lib/live/attention";
import { faceWords, useStatusWords } from "@/lib/reach-words";
import { Avatar } from "@/ui/Avatar";
import { BotMark } from "@/ui/BotMark";
import { Button, ButtonLink } from "@/ui/Button";
import list from "@/ui/list.module.css";
import { attempt, toggleBlocked } from "./acts";
import styles from "./PersonPeek.module.css";

interface PersonPeekProps {
  person: string;
  trigger: RefObject<HTMLElement | null>;
  onClose: () => void;
}

/** Who that is, beside their name: what they do, whether they are here, and the ways to them. */
export default function PersonPeek({ person: id, trigger, onClose }: PersonPeekProps) {
  const { t } = useLingui();
  const open = useOpenConversation();
  const person = useLive((state) => state.people[id]);
  const face = useFace(id);
  const status = useStatusWords(id);
  const isMe = useLive((state) => state.me.id === id);
  const isOn = useIsBlocked(id);
  const coffee = useCoffeeOf(id);
  if (!person) return null;
  const { name, handle, job_title: job, department, site, active } = person;
  const where = [department, site].filter(Boolean).join(" · ");
  const write = () => {
    onClose();
    attempt(open([id]));
  };
  return (
    <Popover
      triggerRef={trigger}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      placement="bottom start"
      offset={6}
      className={list.popover ?? ""}
    >
      <Dialog aria-label={t`About ${name}`} className={styles.peek ?? ""}>
        <div className={styles.head}>
          <Avatar name={name} src={person.avatar_url} size="l" presence={face} ring={coffee ? "coffee" : "none"} />
          <div className={styles.words}>
            <p className={styles.name}>
              {name} {person.is_bot && <BotMark />}
            </p>
            {job !== "" && <p>{job}</p>}
            <p className={styles.handle}>{active ? `@${handle}` : <Trans>no longer here</Trans>}</p>
          </div>
        </div>
        {status && (
          <p className={styles.status}>
            <span aria-hidden>{status.emoji}</span> <bdi>{status.text}</bdi> {status.until !== "" && <span className={styles.until}>{status.until}</span>}
          </p>
        )}
        {face.startsWith("quiet") && <p className={styles.where}>{faceWords(face)}</p>}
        {where !== "" && <p className={styles.where}>{where}</p>}
        <div className={styles.acts}>
          {active && (
            <Button
              size="s"
              look={isMe ? "quiet" : "primary"}
              icon={isMe ? <NotebookPen aria-hidden /> : <MessageCircle aria-hidden />}
              onPress={write}
            >
              {isMe ? <Trans>Notes to self</Trans> : <Trans>Message</Trans>}
            </Button>
          )}
          <ButtonLink size="s" href={`/people/${id}`}>
            <Trans>Show profile</Trans>
          </ButtonLink>
          {!isMe && (
            <Button
              size="s"
              look="plain"
              icon={<Ban aria-hidden />}
              onPress={() => {
                onClose();
                toggleBlocked(id, name, isOn);
              }}
            >
              {isOn ? <Trans>Unblock</Trans> : <Trans>Block</Trans>}
            </Button>
          )}
        </div>
      </Dialog>
    </Popover>
  );
}
