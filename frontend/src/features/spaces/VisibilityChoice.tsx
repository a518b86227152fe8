import { useLingui } from "@lingui/react/macro";
import { Globe, Lock } from "lucide-react";
import type { Visibility } from "@/lib/wire";
import { RadioCards } from "@/ui/RadioCards";

interface VisibilityChoiceProps {
  of: "community" | "channel";
  value: Visibility;
  onChange: (value: Visibility) => void;
}

/** Who may find a place, in plain words. */
export function VisibilityChoice({ of, value, onChange }: VisibilityChoiceProps) {
  const { t } = useLingui();
  const words =
    of === "community"
      ? {
          public: t`Everyone in the house finds it, reads along in open channels and may join.`,
          private: t`Only members see that it exists. Others come in by invitation.`,
        }
      : {
          public: t`Every member of the community finds it and may join.`,
          private: t`Only the people in it see that it exists. They bring others in.`,
        };
  return (
    <RadioCards
      label={t`Who may find it`}
      value={value}
      onChange={onChange}
      options={[
        { id: "public", title: t`Public`, hint: words.public, icon: <Globe aria-hidden /> },
        { id: "private", title: t`Private`, hint: words.private, icon: <Lock aria-hidden /> },
      ]}
    />
  );
}
