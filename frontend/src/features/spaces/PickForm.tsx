import { Trans } from "@lingui/react/macro";
import { useSubmit } from "@/lib/useSubmit";
import { ErrorState } from "@/ui/ErrorState";
import { DialogForm } from "./DialogForm";
import type { PersonChoice } from "./people-choices";
import { PeoplePicker } from "./PeoplePicker";
import { PickerSkeleton } from "./PickerSkeleton";
import { useBegun } from "./useBegun";

/** The server takes as many at once. */
const LIMIT = 50;

interface PickFormProps {
  /** Under which name the choice is kept until it is sent. */
  id: string;
  /** Undefined until it is known. */
  choices: readonly PersonChoice[] | undefined;
  hasFailed: boolean;
  onRetry: () => void;
  inWords: string;
  /** Chosen before anybody chooses. */
  first?: readonly string[];
  /** As many can be chosen. */
  most?: number;
  verb: (count: number) => string;
  onPick: (people: readonly string[]) => Promise<void>;
  onClose: () => void;
}

/** Picks people and does something with them. */
export function PickForm({ id, choices, hasFailed, onRetry, inWords, first = [], most, verb, onPick, onClose }: PickFormProps) {
  const { values, change, clear } = useBegun<{ chosen: readonly string[] }>(id, { chosen: first });
  // Somebody may have come in by another way since they were chosen.
  const free = new Set(choices?.flatMap(({ person, state }) => (state === "free" ? [person.id] : [])));
  const chosen = values.chosen.filter((person) => free.has(person));
  const picking = useSubmit(async () => {
    for (let from = 0; from < chosen.length; from += LIMIT) await onPick(chosen.slice(from, from + LIMIT));
    clear();
    onClose();
  });
  if (!choices && hasFailed) {
    return (
      <ErrorState title={<Trans>Nobody came</Trans>} onRetry={onRetry}>
        <Trans>The list of people did not arrive. Nothing is lost; ask again.</Trans>
      </ErrorState>
    );
  }
  return (
    <DialogForm saving={picking} fields={[]} verb={verb(chosen.length)} isReady={chosen.length > 0} onCancel={onClose}>
      {choices ? (
        <PeoplePicker choices={choices} chosen={chosen} onChange={(next) => change({ chosen: next })} inWords={inWords} {...(most !== undefined && { most })} />
      ) : (
        <PickerSkeleton />
      )}
    </DialogForm>
  );
}
