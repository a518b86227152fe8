import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { ArrowDown, ArrowUp, ChevronDown, Ellipsis, PencilLine, Plus, SquarePen, Trash2 } from "lucide-react";
import { useRef } from "react";
import { Button as Plain } from "react-aria-components/Button";
import { Link } from "wouter";
import { useCell } from "@/lib/cell";
import { beginMessage } from "@/lib/conversations";
import { leavingCell } from "@/lib/leaving";
import { useLive } from "@/lib/live/current";
import type { Sort } from "@/lib/wire";
import { Avatar } from "@/ui/Avatar";
import { Badge } from "@/ui/Badge";
import { cx } from "@/ui/cx";
import { IconButton } from "@/ui/IconButton";
import { Menu, type MenuGroup } from "@/ui/Menu";
import { OnAirMark } from "@/ui/OnAirMark";
import { useListActs } from "./list-acts";
import { useHeadTarget, useTakenPart } from "./list-drag";
import type { Part } from "./list-parts";
import styles from "./RoomList.module.css";
import { useNear } from "./useNear";
import { deleteSection, sortPart, stepPart, toggleFold } from "./sidebar";

interface ListHeadProps {
  part: Part;
  isFolded: boolean;
  isCurrent: boolean;
}

/** What stands over a part of the list: its name, what is made in it, and how it is arranged. */
export function ListHead({ part, isFolded, isCurrent }: ListHeadProps) {
  const { t } = useLingui();
  const ref = useRef<HTMLDivElement>(null);
  const { dragProps, isDragging } = useTakenPart(part);
  const { dropProps, side } = useHeadTarget(ref, part);
  const { onNewChannel, waiting } = useListActs();
  const { isNear, nearProps } = useNear();
  const onlyUnread = useLive((state) => state.sidebar.only_unread);
  const isLeaving = useCell(leavingCell).has(part.name);
  const name = useName(part);
  const asking = waiting[part.name] ?? 0;
  return (
    <div
      {...nearProps}
      {...dragProps}
      {...dropProps}
      ref={ref}
      className={cx(styles.head, isLeaving && styles.leaving, isDragging && styles.dragged)}
      {...(side !== null && { "data-drop": "on" })}
    >
      <Title part={part} name={name} isCurrent={isCurrent} />
      {part.kind === "community" && <Live community={part.community.id} />}
      {asking > 0 && (
        <Link href={`/rooms/c/${part.name}/requests`} className={styles.asking}>
          <Badge count={asking} label={plural(asking, { one: "# request to be let in", other: "# requests to be let in" })} />
        </Link>
      )}
      {isNear && (
        <span className={styles.add}>
          {part.kind === "community" && (
            <IconButton size="s" label={t`New channel in ${name}`} icon={<Plus aria-hidden />} onPress={() => onNewChannel(part.name)} />
          )}
          {part.kind !== "starred" && <Arrange part={part} name={name} />}
        </span>
      )}
      {part.kind === "directs" && (
        <IconButton size="s" label={t`New message`} shortcut="n" icon={<SquarePen aria-hidden />} onPress={() => beginMessage()} />
      )}
      {!onlyUnread && part.rooms.length > 0 && (
        <Plain
          className={styles.fold ?? ""}
          aria-expanded={!isFolded}
          aria-label={isFolded ? t`Show all of ${name}` : t`Fold ${name}`}
          onPress={() => toggleFold(part.name)}
        >
          <ChevronDown aria-hidden />
        </Plain>
      )}
    </div>
  );
}

function useName(part: Part): string {
  const { t } = useLingui();
  switch (part.kind) {
    case "starred":
      return t`Favourites`;
    case "directs":
      return t`Direct messages`;
    case "section":
      return part.section.name;
    case "community":
      return part.community.name;
  }
}

function Title({ part, name, isCurrent }: { part: Part; name: string; isCurrent: boolean }) {
  if (part.kind === "community") {
    return (
      <Link
        href={`/rooms/c/${part.community.id}`}
        className={cx(styles.community, isCurrent && styles.current)}
        {...(isCurrent && { "aria-current": "page" as const })}
      >
        <Avatar name={name} size="xs" shape="square" />
        <span>{name}</span>
      </Link>
    );
  }
  return (
    <h3 className={styles.heading}>
      {part.kind === "section" && part.section.emoji !== "" && <span aria-hidden>{part.section.emoji}</span>}
      <span>{name}</span>
    </h3>
  );
}

function Live({ community }: { community: string }) {
  const live = useLive((state) => Object.values(state.talks).find((talk) => talk.community === community)?.id);
  if (live === undefined) return null;
  return (
    <Link href={`/talks/${live}`} className={styles.live}>
      <OnAirMark size="s">
        <Trans>Live</Trans>
      </OnAirMark>
    </Link>
  );
}

/** The keyboard's way to arrange a part, and the only one to sort it. */
function Arrange({ part, name }: { part: Part; name: string }) {
  const { t } = useLingui();
  const { onSection } = useListActs();
  const byHand = { section: t`As I put them`, community: t`As the community puts them`, directs: t`The latest first`, starred: "" };
  const sorts: [Sort, string][] =
    part.kind === "directs"
      ? [["hand", byHand.directs], ["name", t`By name`]]
      : [["hand", byHand[part.kind]], ["activity", t`The latest first`], ["name", t`By name`]];
  const groups: MenuGroup[] = [
    {
      id: "move",
      entries: [
        { id: "up", label: t`Move up`, icon: <ArrowUp aria-hidden />, onAction: () => stepPart(part.name, -1) },
        { id: "down", label: t`Move down`, icon: <ArrowDown aria-hidden />, onAction: () => stepPart(part.name, 1) },
      ],
    },
    {
      id: "sort",
      heading: t`Sort`,
      entries: sorts.map(([sort, label]) => ({ id: sort, label, isChosen: part.sort === sort, onAction: () => sortPart(part.name, sort) })),
    },
    ...(part.kind === "section"
      ? [
          {
            id: "section",
            entries: [
              { id: "rename", label: t`Rename…`, icon: <PencilLine aria-hidden />, onAction: () => onSection({ section: part.section, room: null }) },
              { id: "delete", label: t`Delete the section`, icon: <Trash2 aria-hidden />, onAction: () => deleteSection(part.section) },
            ],
          },
        ]
      : []),
  ];
  return (
    <Menu
      label={t`Arrange ${name}`}
      placement="bottom end"
      trigger={<IconButton size="s" label={t`Arrange ${name}`} icon={<Ellipsis aria-hidden />} />}
      groups={groups}
    />
  );
}
