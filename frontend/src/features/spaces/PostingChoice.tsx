import { useLingui } from "@lingui/react/macro";
import { Megaphone, MessagesSquare } from "lucide-react";
import type { Posting } from "@/lib/wire";
import { RadioCards } from "@/ui/RadioCards";

/** Who writes in a channel. */
export function PostingChoice({ value, onChange }: { value: Posting; onChange: (value: Posting) => void }) {
  const { t } = useLingui();
  return (
    <RadioCards
      label={t`Who writes in it`}
      value={value}
      onChange={onChange}
      options={[
        { id: "everyone", title: t`Everyone`, hint: t`Conversation: whoever is in it writes.`, icon: <MessagesSquare aria-hidden /> },
        {
          id: "moderators",
          title: t`Announcements only`,
          hint: t`Moderators and owners of the community write; everyone reads and reacts.`,
          icon: <Megaphone aria-hidden />,
        },
      ]}
    />
  );
}
