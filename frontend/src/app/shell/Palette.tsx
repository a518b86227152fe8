import { useLingui } from "@lingui/react/macro";
import { CornerDownLeft, Search } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";
import { Dialog } from "react-aria-components/Dialog";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { Kbd } from "@/ui/Kbd";
import list from "@/ui/list.module.css";
import styles from "./Palette.module.css";
import { type PaletteRow, usePaletteRows } from "./usePaletteRows";

/** One field that finds everything and does everything. The focus stays in the field; arrows move a mark. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={onClose} className={styles.scrim ?? ""}>
      <Modal className={styles.modal ?? ""}>
        <Dialog aria-label={t`Find or do something`} className={styles.inside ?? ""}>
          <PaletteBody onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function PaletteBody({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const id = useId();
  const [query, setQuery] = useState("");
  const [marked, setMarked] = useState(0);
  const { groups, isAsking } = usePaletteRows(query);
  const rows = groups.flatMap((group) => group.rows);
  const at = Math.min(marked, rows.length - 1);
  const rowId = (row: PaletteRow | undefined) => (row ? `${id}-${row.id}` : undefined);

  const run = (row: PaletteRow | undefined) => {
    if (!row) return;
    onClose();
    row.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.nativeEvent.isComposing) return;
    if (step !== undefined && rows.length > 0) {
      const next = (at + step + rows.length) % rows.length;
      setMarked(next);
      document.getElementById(rowId(rows[next]) ?? "")?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter") run(rows[at]);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <div className={styles.field}>
        <Search aria-hidden />
        <input
          // The palette is opened in order to type in it.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          role="combobox"
          aria-label={t`Find or do something`}
          aria-expanded={rows.length > 0}
          aria-controls={`${id}-rows`}
          aria-activedescendant={rowId(rows[at])}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={t`Where to, or what to do?`}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setMarked(0);
          }}
          onKeyDown={onKeyDown}
        />
        <Kbd keys="escape" />
      </div>
      <div id={`${id}-rows`} role="listbox" aria-label={t`Found`} className={styles.rows}>
        {groups.map(({ id: groupId, title, rows: own }) => (
          <div key={groupId} role="group" aria-labelledby={`${id}-${groupId}`}>
            <div id={`${id}-${groupId}`} className={list.heading}>
              {title}
            </div>
            {own.map((row) => (
              <Option
                key={row.id}
                id={rowId(row) ?? ""}
                row={row}
                isMarked={row === rows[at]}
                onPoint={() => setMarked(rows.indexOf(row))}
                onRun={() => run(row)}
              />
            ))}
          </div>
        ))}
      </div>
      <p role="status" className={styles.nothing}>
        {rows.length === 0 && !isAsking && t`Nothing by that name. Try another word.`}
      </p>
    </>
  );
}

interface OptionProps {
  id: string;
  row: PaletteRow;
  isMarked: boolean;
  onPoint: () => void;
  onRun: () => void;
}

function Option({ id, row, isMarked, onPoint, onRun }: OptionProps) {
  const Icon = row.icon ?? CornerDownLeft;
  return (
    // The keyboard acts through the field, as ARIA wants it of a combobox.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isMarked}
      className={list.item}
      {...(isMarked && { "data-focused": "" })}
      onPointerMove={onPoint}
      onClick={onRun}
    >
      <Icon aria-hidden />
      <span className={list.words}>
        {row.title}
        {row.hint !== undefined && <span className={list.hint}>{row.hint}</span>}
      </span>
      {row.keys !== undefined && <Kbd keys={row.keys} />}
    </div>
  );
}
