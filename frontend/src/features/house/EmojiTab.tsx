import { Trans, useLingui } from "@lingui/react/macro";
import { Plus, SmilePlus, Trash2 } from "lucide-react";
import { useState } from "react";
import { api, sendLast } from "@/lib/api";
import { addEmojiCell } from "@/lib/emoji-wishes";
import { sameItems } from "@/lib/store";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { problemOf } from "@/lib/problem";
import { useSubmit } from "@/lib/useSubmit";
import type { OwnEmoji } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { IconButton } from "@/ui/IconButton";
import { Switch } from "@/ui/Switch";
import { toasts } from "@/ui/toast-queue";
import styles from "./EmojiTab.module.css";
import house from "./house.module.css";

const UNDO_MS = 5_000;
const byName = (one: OwnEmoji, other: OwnEmoji) => one.name.localeCompare(other.name);

/** The organisation's own emoji: what there is, and who may add to it. */
export function EmojiTab() {
  const [leaving, setLeaving] = useState<ReadonlySet<string>>(new Set());
  const all = useLive((state) => Object.values(state.ownEmoji).toSorted(byName), sameItems);
  const shown = all.filter(({ name }) => !leaving.has(name));
  const mark = (name: string, isLeaving: boolean) =>
    setLeaving((before) => new Set(isLeaving ? [...before, name] : [...before].filter((one) => one !== name)));
  return (
    <div className={house.tab}>
      <div className={styles.top}>
        <EveryoneAdds />
        <Button look="primary" icon={<Plus aria-hidden />} onPress={() => addEmojiCell.set(true)}>
          <Trans>Add an emoji</Trans>
        </Button>
      </div>
      {shown.length === 0 ? (
        <EmptyState icon={<SmilePlus aria-hidden />} title={<Trans>No emoji of your own yet</Trans>}>
          <Trans>A logo, the office dog, a running joke: everyone writes it as :name: and reacts with it.</Trans>
        </EmptyState>
      ) : (
        <ul role="list" className={styles.grid}>
          {shown.map((emoji) => (
            <li key={emoji.name}>
              <EmojiItem emoji={emoji} onLeaving={(isLeaving) => mark(emoji.name, isLeaving)} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function EveryoneAdds() {
  const everyoneAdds = useLive((state) => state.everyoneAddsEmoji);
  const { submit, problem } = useSubmit(async (everyone_adds: boolean) => {
    await api.patch("/api/emoji", { body: { everyone_adds } });
  });
  return (
    <div>
      <Switch
        label={<Trans>Everyone may add emoji</Trans>}
        hint={<Trans>Otherwise administrators alone. Whoever added one may remove it again.</Trans>}
        isSelected={everyoneAdds}
        onChange={(isOn) => void submit(isOn)}
      />
      {problem && (
        <p role="alert" className={house.error}>
          {problem.message}
        </p>
      )}
    </div>
  );
}

function EmojiItem({ emoji, onLeaving }: { emoji: OwnEmoji; onLeaving: (isLeaving: boolean) => void }) {
  const { t } = useLingui();
  const { name, url, added_by: by } = emoji;
  const adder = useLive((state) => (by === null ? null : nameOf(state, by)));
  return (
    <div className={styles.item}>
      <img className={styles.picture} src={url} alt="" />
      <span className={house.words}>
        <strong className={styles.name}>:{name}:</strong>
        {adder !== null && <span className={house.small}>{adder}</span>}
      </span>
      <IconButton label={t`Remove :${name}:`} icon={<Trash2 aria-hidden />} onPress={() => removeLater(name, t`:${name}: removed`, t`Undo`, onLeaving)} />
    </div>
  );
}

/** After a few seconds in which it can be undone; at once for who leaves the page within them. */
function removeLater(name: string, words: string, undoWord: string, onLeaving: (isLeaving: boolean) => void): void {
  const end = () => {
    clearTimeout(timer);
    removeEventListener("pagehide", onPageHide);
    toasts.dismiss(toast);
  };
  const onPageHide = () => sendLast("DELETE", `/api/emoji/${encodeURIComponent(name)}`);
  const remove = async () => {
    end();
    try {
      await api.delete("/api/emoji/{name}", { path: { name } });
    } catch (error) {
      toasts.add({ tone: "problem", text: problemOf(error).message });
    } finally {
      onLeaving(false);
    }
  };
  const timer = setTimeout(() => void remove(), UNDO_MS);
  const undo = () => {
    end();
    onLeaving(false);
  };
  const toast = toasts.add({ text: words, act: { label: undoWord, onAct: undo } });
  addEventListener("pagehide", onPageHide);
  onLeaving(true);
}
