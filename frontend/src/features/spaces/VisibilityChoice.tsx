import { useLingui } from "@lingui/react/macro";
import { Globe, Lock } from "lucide-react";
import type { Visibility } from "@/lib/wire";
import { RadioCards } from "@/ui/RadioCards";

interface VisibilityChoiceProps {
  value: Visibility;
  onChange: (value: Visibility) => void;
}

/** Who may find a channel, in plain words. */
export function VisibilityChoice({ value, onChange }: VisibilityChoiceProps) {
  const { t } = useLingui();
  return (
    <RadioCards
      label={t`Who may find it`}
      value={value}
      onChange={onChange}
      options={[
        { id: "public", title: t`Public`, hint: t`Every member of the community finds it and may join.`, icon: <Globe aria-hidden /> },
        { id: "private", title: t`Private`, hint: t`Only the people in it see that it exists. They bring others in.`, icon: <Lock aria-hidden /> },
      ]}
    />
  );
}
