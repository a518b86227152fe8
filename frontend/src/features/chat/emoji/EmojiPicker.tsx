import { Trans, useLingui } from "@lingui/react/macro";
import { Plus } from "lucide-react";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { addEmojiCell } from "@/lib/emoji-wishes";
import { useLive } from "@/lib/live/current";
import { mayAddEmoji, ownNameOf } from "@/lib/live/emoji";
import { Button } from "@/ui/Button";
import { SearchField } from "@/ui/SearchField";
import { Skeleton } from "@/ui/Skeleton";
import styles from "./EmojiPicker.module.css";
import { type Emoji, findEmoji, OWN, ownAsEmoji, type Tone, toned } from "./find";
import { GROUPS } from "./groups";
import { Sign } from "./OwnSign";
import { keepEmoji, keepTone, keptTone, recentEmoji } from "./recent";
import { nextPlace } from "./steps";
import { loadEmoji } from "./table";
import { ToneChoice } from "./ToneChoice";

const RECENT = -1;

/**
 * All emoji: by group, by words in the person's language, the latest first. Kept in mind in this browser only.
 * The organisation's own are among them where one can leave for adding one.
 */
export default function EmojiPicker({ onPick, onLeave }: { onPick: (emoji: string) => void; onLeave?: () => void }) {
  const { t, i18n } = useLingui();
  const me = useLive((state) => state.me.id);
  const [all, setAll] = useState<readonly Emoji[] | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const [query, setQuery] = useState("");
  const [tone, setTone] = useState<Tone>(() => keptTone(me));
  const ownEmoji = useLive((state) => state.ownEmoji);
  const ownNames = useMemo(() => (onLeave ? Object.keys(ownEmoji).toSorted() : []), [onLeave, ownEmoji]);
  const own = useMemo(() => ownAsEmoji(ownNames), [ownNames]);
  const mayAdd = useLive(mayAddEmoji) && onLeave !== undefined;
  const recent = useMemo(() => recentEmoji(me).filter((sign) => ownNameOf(sign) === null || ownNames.includes(ownNameOf(sign) ?? "")), [me, ownNames]);
  const [group, setGroup] = useState(recent.length > 0 ? RECENT : 0);
  const [seen, setSeen] = useState<string | null>(null);
  const grid = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let isGone = false;
    loadEmoji(i18n.locale).then(
      (emoji) => isGone || setAll(emoji),
      () => isGone || setFailed(true),
    );
    return () => {
      isGone = true;
    };
  }, [i18n.locale]);

  const shown = useMemo(() => {
    if (!all) return [];
    if (query.trim() !== "") return findEmoji([...own, ...all], query).map((emoji) => ({ sign: toned(emoji, tone), label: emoji.label }));
    if (group === OWN) return own.map(({ sign, label }) => ({ sign, label }));
    const labels = group === RECENT ? new Map(all.map(({ sign, label }) => [sign, label])) : null;
    if (labels) return recent.map((sign) => ({ sign, label: labels.get(sign) ?? ownNameOf(sign) ?? sign }));
    return all.filter((emoji) => emoji.group === group).map((emoji) => ({ sign: toned(emoji, tone), label: emoji.label }));
  }, [all, own, query, tone, group, recent]);
  const pick = (sign: string) => {
    keepEmoji(me, sign);
    onPick(sign);
  };
  const chooseTone = (next: Tone) => {
    keepTone(me, next);
    setTone(next);
  };
  const focusAt = (at: number) => grid.current?.querySelectorAll<HTMLElement>("button")[at]?.focus();
  const onSearchKey = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    focusAt(0);
  };
  return (
    <div className={styles.picker}>
      {/* The arrow down leads from the words to the signs. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div className={styles.top} onKeyDown={onSearchKey}>
        <SearchField
          label={t`Find an emoji`}
          value={query}
          onChange={setQuery}
          onSubmit={() => {
            const [first] = shown;
            if (first && query.trim() !== "") pick(first.sign);
          }}
          // Opened in order to choose, mostly by typing.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
        />
        <ToneChoice tone={tone} onChoose={chooseTone} />
      </div>
      <GroupBar
        current={query.trim() === "" ? group : null}
        hasRecent={recent.length > 0}
        ownSign={own[0]?.sign ?? (mayAdd ? "＋" : null)}
        onChoose={(next) => {
          setQuery("");
          setGroup(next);
          grid.current?.scrollTo(0, 0);
        }}
      />
      {all || hasFailed ? (
        <SignGrid ref={grid} signs={shown} onPick={pick} onSee={setSeen} onUp={() => grid.current?.parentElement?.querySelector("input")?.focus()} />
      ) : (
        <Skeleton shape="block" height="15rem" />
      )}
      {mayAdd && group === OWN && query.trim() === "" && (
        <Button
          size="s"
          icon={<Plus aria-hidden />}
          onPress={() => {
            onLeave();
            addEmojiCell.set(true);
          }}
        >
          <Trans>Add an emoji</Trans>
        </Button>
      )}
      <p className={styles.name} aria-hidden>
        {seen ?? (hasFailed ? t`The emoji could not be loaded.` : shown.length === 0 && all ? t`No emoji by that name.` : "")}
      </p>
    </div>
  );
}

interface GroupBarProps {
  current: number | null;
  hasRecent: boolean;
  /** Stands for the organisation's own; null without any. */
  ownSign: string | null;
  onChoose: (group: number) => void;
}

function GroupBar({ current, hasRecent, ownSign, onChoose }: GroupBarProps) {
  const { t, i18n } = useLingui();
  const groups = [...(hasRecent ? [{ id: RECENT, sign: "🕒", label: t`Recently used` }] : []), ...GROUPS.map((one) => ({ ...one, label: i18n._(one.label) })), ...(ownSign === null ? [] : [{ id: OWN, sign: ownSign, label: t`Our own` }])];
  const at = Math.max(0, groups.findIndex(({ id }) => id === current));
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const next = nextPlace(event.key, at, groups.length, groups.length);
    const chosen = next === null || next === "out" ? undefined : groups[next];
    if (!chosen) return;
    event.preventDefault();
    onChoose(chosen.id);
    event.currentTarget.querySelectorAll("button")[groups.indexOf(chosen)]?.focus();
  };
  return (
    <div className={styles.groups} role="tablist" aria-label={t`Groups`} tabIndex={-1} onKeyDown={onKeyDown}>
      {groups.map(({ id, sign, label }, i) => (
        <button key={id} type="button" role="tab" aria-selected={id === current} aria-label={label} title={label} tabIndex={i === at ? 0 : -1} className={styles.group} onClick={() => onChoose(id)}>
          <Sign sign={sign} />
        </button>
      ))}
    </div>
  );
}

interface SignGridProps {
  ref: React.Ref<HTMLDivElement>;
  signs: readonly { sign: string; label: string }[];
  onPick: (sign: string) => void;
  /** The name of what is pointed at. */
  onSee: (name: string | null) => void;
  /** Out of the first row. */
  onUp: () => void;
}

/** One stop of Tab; the arrows move within. */
function SignGrid({ ref, signs, onPick, onSee, onUp }: SignGridProps) {
  const { t } = useLingui();
  const [at, setAt] = useState(0);
  const stop = Math.min(at, signs.length - 1);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const columns = getComputedStyle(event.currentTarget).gridTemplateColumns.split(" ").length;
    const next = nextPlace(event.key, stop, signs.length, columns);
    if (next === null) return;
    event.preventDefault();
    if (next === "out") onUp();
    else event.currentTarget.querySelectorAll("button")[next]?.focus();
  };
  return (
    // The keys of its buttons, heard in one place.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div ref={ref} className={styles.grid} role="group" aria-label={t`Emoji`} tabIndex={-1} onKeyDown={onKeyDown} onPointerLeave={() => onSee(null)}>
      {signs.map(({ sign, label }, i) => (
        <button
          key={sign}
          type="button"
          className={styles.emoji}
          aria-label={`${sign} ${label}`}
          tabIndex={i === stop ? 0 : -1}
          onFocus={() => {
            setAt(i);
            onSee(label);
          }}
          onPointerEnter={() => onSee(label)}
          onClick={() => onPick(sign)}
        >
          <Sign sign={sign} />
        </button>
      ))}
    </div>
  );
}
