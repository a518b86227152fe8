import { useLingui } from "@lingui/react/macro";
import { Bell, Globe, Lock } from "lucide-react";
import type { Visibility } from "@/lib/wire";
import { RadioCards } from "@/ui/RadioCards";
import { requireFit, requireName } from "./found-wanting";
import { LimitedField } from "./LimitedField";
import { DESCRIPTION_LIMIT, NAME_LIMIT } from "./limits";
import { TagField } from "./TagField";

export interface CommunityValues {
  name: string;
  description: string;
  tags: string[];
  visibility: Visibility;
  is_listed: boolean;
}

/** Throws what can be told without asking. */
export function requireCommunity({ name, description }: Pick<CommunityValues, "name" | "description">): void {
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
        hint={t`A sentence or two, so that people know whether it is theirs. Markdown works.`}
        value={values.description}
        onChange={(description) => onChange({ description })}
        limit={DESCRIPTION_LIMIT}
        error={errorOf("description")}
        isLong
      />
      <TagField tags={values.tags} onChange={(tags) => onChange({ tags })} error={errorOf("tags")} />
      <DoorChoice values={values} onChange={onChange} />
    </>
  );
}

type Door = "public" | "listed" | "hidden";

/** Who finds it, and how one comes in. */
function DoorChoice({ values, onChange }: Pick<CommunityFieldsProps, "values" | "onChange">) {
  const { t } = useLingui();
  const door: Door = values.visibility === "public" ? "public" : values.is_listed ? "listed" : "hidden";
  return (
    <RadioCards<Door>
      label={t`Who may find it`}
      value={door}
      onChange={(chosen) => onChange({ visibility: chosen === "public" ? "public" : "private", is_listed: chosen === "listed" })}
      options={[
        {
          id: "public",
          title: t`Public`,
          hint: t`Everyone in the house finds it, reads along in open channels and may join.`,
          icon: <Globe aria-hidden />,
        },
        {
          id: "listed",
          title: t`Private, on request`,
          hint: t`Everyone finds name, description, tags and rules, and may ask to be let in. Nothing else shows.`,
          icon: <Bell aria-hidden />,
        },
        {
          id: "hidden",
          title: t`Private and hidden`,
          hint: t`Only members see that it exists. Others come in by invitation.`,
          icon: <Lock aria-hidden />,
        },
      ]}
    />
  );
}
