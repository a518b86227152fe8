import { useLingui } from "@lingui/react/macro";
import type { Posting } from "@/lib/wire";
import { requireFit, requireName } from "./found-wanting";
import { LimitedField } from "./LimitedField";
import { NAME_LIMIT, PURPOSE_LIMIT } from "./limits";
import { PostingChoice } from "./PostingChoice";

export interface ChannelValues {
  name: string;
  purpose: string;
  posting: Posting;
}

/** Throws what can be told without asking. */
export function requireChannel({ name, purpose }: ChannelValues): void {
  requireName(name);
  requireFit("name", name, NAME_LIMIT);
  requireFit("purpose", purpose, PURPOSE_LIMIT);
}

interface ChannelFieldsProps {
  values: ChannelValues;
  onChange: (part: Partial<ChannelValues>) => void;
  errorOf: (field: string) => string | undefined;
}

/** What a channel is called, is for, and who writes in it. */
export function ChannelFields({ values, onChange, errorOf }: ChannelFieldsProps) {
  const { t } = useLingui();
  return (
    <>
      <LimitedField
        name="name"
        label={t`Name`}
        value={values.name}
        onChange={(name) => onChange({ name })}
        limit={NAME_LIMIT}
        error={errorOf("name")}
        isRequired
        isFirst
      />
      <LimitedField
        name="purpose"
        label={t`What is it for?`}
        hint={t`One line. It stands beside the name.`}
        value={values.purpose}
        onChange={(purpose) => onChange({ purpose })}
        limit={PURPOSE_LIMIT}
        error={errorOf("purpose")}
      />
      <PostingChoice value={values.posting} onChange={(posting) => onChange({ posting })} />
    </>
  );
}
