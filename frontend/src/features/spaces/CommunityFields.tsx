import { useLingui } from "@lingui/react/macro";
import type { Visibility } from "@/lib/wire";
import { requireFit, requireName } from "./found-wanting";
import { LimitedField } from "./LimitedField";
import { DESCRIPTION_LIMIT, NAME_LIMIT } from "./limits";
import { VisibilityChoice } from "./VisibilityChoice";

export interface CommunityValues {
  name: string;
  description: string;
  visibility: Visibility;
}

/** Throws what can be told without asking. */
export function requireCommunity({ name, description }: CommunityValues): void {
  requireName(name);
  requireFit("name", name, NAME_LIMIT);
  requireFit("description", description, DESCRIPTION_LIMIT);
}

interface CommunityFieldsProps {
  values: CommunityValues;
  onChange: (part: Partial<CommunityValues>) => void;
  errorOf: (field: string) => string | undefined;
}

/** What a community says of itself. */
export function CommunityFields({ values, onChange, errorOf }: CommunityFieldsProps) {
  const { t } = useLingui();
  return (
    <>
      <LimitedField
        name="name"
        label={t`Name`}
        hint={t`What people would say: “Running group”, “Works council”.`}
        value={values.name}
        onChange={(name) => onChange({ name })}
        limit={NAME_LIMIT}
        error={errorOf("name")}
        isRequired
        isFirst
      />
      <LimitedField
        name="description"
        label={t`What brings people here?`}
        hint={t`A sentence or two, so that people know whether it is theirs.`}
        value={values.description}
        onChange={(description) => onChange({ description })}
        limit={DESCRIPTION_LIMIT}
        error={errorOf("description")}
        isLong
      />
      <VisibilityChoice of="community" value={values.visibility} onChange={(visibility) => onChange({ visibility })} />
    </>
  );
}
