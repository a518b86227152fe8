import { Trans, useLingui } from "@lingui/react/macro";
import { Ellipsis, UserRoundMinus } from "lucide-react";
import { useMemo } from "react";
import { VList } from "virtua";
import { useLive } from "@/lib/live/current";
import { useFace } from "@/lib/live/attention";
import { type PresenceOf, presenceOf } from "@/lib/live/people";
import { mayLookAfterRoom } from "@/lib/live/rights";
import { faceWords, useStatusWords } from "@/lib/reach-words";
import { toasts } from "@/ui/toast-queue";
import type { Person, Room } from "@/lib/wire";
import { Avatar } from "@/ui/Avatar";
import { BotMark } from "@/ui/BotMark";
import { IconButton } from "@/ui/IconButton";
import { Menu } from "@/ui/Menu";
import { PaneHeader } from "@/ui/Panes";
import { Row } from "@/ui/Row";
import { Skeleton, SkeletonGroup } from "@/ui/Skeleton";
import { StatusMark } from "@/ui/StatusMark";
import { VisuallyHidden } from "@/ui/VisuallyHidden";
import { wordsOf } from "./acts";
import { Dots } from "./TypingLine";
import { removePerson } from "./api";
import styles from "./MemberPane.module.css";

interface Member {
  person: Person;
  presence: PresenceOf;
}

type Entry = { kind: "heading"; id: string; isHere: boolean; count: number } | ({ kind: "member"; id: string } & Member);

/** Who is in the room: those who are there right now first. */
export default function MemberPane({ roomId, onClose }: { roomId: string; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const ids = useLive((state) => state.roomPeople[roomId]);
  const room = useLive((state) => state.rooms.get(roomId)?.room ?? state.visited[roomId]);
  const people = useLive((state) => state.people);
  const presence = useLive((state) => state.presence);
  const entries = useMemo(
    () => entriesOf(ids ?? [], (id) => people[id], (id) => presenceOf({ presence }, id), i18n.locale),
    [ids, people, presence, i18n.locale],
  );
  const count = ids?.length ?? 0;
  return (
    <>
      <PaneHeader
        title={<Trans>People</Trans>}
        {...(ids && { subtitle: i18n.number(count) })}
        onClose={onClose}
      />
      {ids ? (
        <VList data={entries} className={styles.list ?? ""} role="list" aria-label={t`People in ${room?.name ?? ""}`}>
          {(entry) => (
            <div key={entry.id} role="listitem" className={styles.entry}>
              {entry.kind === "heading" ? (
                <p className={styles.heading}>
                  {entry.isHere ? <Trans>Here now</Trans> : <Trans>Not here</Trans>} <span>{i18n.number(entry.count)}</span>
                </p>
              ) : (
                <MemberRow member={entry} room={room} />
              )}
            </div>
          )}
        </VList>
      ) : (
        <SkeletonGroup label={t`Loading people…`}>
          <div className={styles.skeleton}>
            {["60%", "45%", "70%", "52%", "64%"].map((width) => (
              <div key={width}>
                <Skeleton shape="circle" width="28px" height="28px" />
                <Skeleton width={width} />
              </div>
            ))}
          </div>
        </SkeletonGroup>
      )}
    </>
  );
}

function MemberRow({ member, room }: { member: Member; room: Room | undefined }) {
  const { t } = useLingui();
  const { person } = member;
  const { name } = person;
  const face = useFace(person.id);
  const status = useStatusWords(person.id);
  const isTyping = useLive((state) => state.typing[room?.id ?? ""]?.[person.id] !== undefined);
  const mayRemove = useLive((state) => room !== undefined && mayLookAfterRoom(state, room) && !room.is_default && state.me.id !== person.id);
  const remove = async (from: Room) => {
    try {
      await removePerson(from.id, person.id);
      toasts.add({ text: t`${name} is no longer in ${from.name}.` });
    } catch (error) {
      toasts.add({ tone: "problem", text: wordsOf(error) });
    }
  };
  return (
    <div className={styles.member}>
      <Row
        href={`/people/${person.id}`}
        before={<Avatar name={name} src={person.avatar_url} size="s" presence={face} />}
        hint={person.job_title === "" ? undefined : person.job_title}
        after={
          <>
            {isTyping && <Dots />}
            {status && <StatusMark {...status} />}
          </>
        }
      >
        {name} {person.is_bot && <BotMark />}
        <VisuallyHidden>{[face === "here" ? "" : faceWords(face), isTyping ? t`writing` : ""].filter(Boolean).join(", ")}</VisuallyHidden>
      </Row>
      {mayRemove && room && (
        <Menu
          label={name}
          placement="bottom end"
          trigger={<IconButton size="s" label={t`More about ${name}`} icon={<Ellipsis aria-hidden />} />}
          groups={[
            {
              id: "acts",
              entries: [
                {
                  id: "remove",
                  label: t`Take out of the channel`,
                  icon: <UserRoundMinus aria-hidden />,
                  isDanger: true,
                  onAction: () => void remove(room),
                },
              ],
            },
          ]}
        />
      )}
    </div>
  );
}

function entriesOf(
  ids: readonly string[],
  personOf: (id: string) => Person | undefined,
  presenceOfId: (id: string) => PresenceOf,
  locale: string,
): Entry[] {
  const { compare } = new Intl.Collator(locale);
  const members = ids
    .map((id) => personOf(id))
    .filter((person) => person !== undefined)
    .toSorted((one, other) => compare(one.name, other.name))
    .map((person) => ({ kind: "member" as const, id: person.id, person, presence: presenceOfId(person.id) }));
  const [here, others] = [members.filter(({ presence }) => presence !== "none"), members.filter(({ presence }) => presence === "none")];
  const group = (isHere: boolean, list: typeof members): Entry[] =>
    list.length === 0 ? [] : [{ kind: "heading", id: `heading-${isHere}`, isHere, count: list.length }, ...list];
  return [...group(true, here), ...group(false, others)];
}
