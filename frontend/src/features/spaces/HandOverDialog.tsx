import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { findByWords } from "@/lib/commands";
import { useLive } from "@/lib/live/current";
import { useSubmit } from "@/lib/useSubmit";
import type { ListedCommunity } from "@/lib/wire";
import { ComboBox } from "@/ui/ComboBox";
import { Dialog } from "@/ui/Dialog";
import { RadioCards } from "@/ui/RadioCards";
import { toasts } from "@/ui/toast-queue";
import { offerOwnership } from "./acts";
import { useMembers } from "./api";
import { DialogForm } from "./DialogForm";

type Afterwards = "moderator" | "member";

/** Offers the community to a member, who says yes or no. */
export default function HandOverDialog({ community, onClose }: { community: ListedCommunity; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Dialog isOpen onClose={onClose} title={t`Hand ${community.name} over`}>
      <HandOverForm community={community} onClose={onClose} />
    </Dialog>
  );
}

function HandOverForm({ community, onClose }: { community: ListedCommunity; onClose: () => void }) {
  const { t } = useLingui();
  const people = useLive((state) => state.people);
  const { members } = useMembers(community.id);
  const [person, setPerson] = useState("");
  const [afterwards, setAfterwards] = useState<Afterwards>("moderator");
  const heirs = (members ?? []).flatMap((member) => {
    const someone = people[member.person];
    return someone?.active && member.standing !== "owner" ? [{ id: someone.id, label: someone.name, hint: someone.job_title }] : [];
  });
  const name = people[person]?.name ?? "";
  const offering = useSubmit(async () => {
    await offerOwnership(community.id, person, afterwards);
    onClose();
    toasts.add({ text: t`${name} is asked. Until there is an answer nothing changes.` });
  });
  return (
    <DialogForm saving={offering} fields={["person"]} verb={<Trans>Offer it</Trans>} onCancel={onClose} isReady={person !== ""}>
      <ComboBox
        label={t`To whom`}
        hint={t`A member. They have 14 days to say yes; you can take the offer back until then.`}
        value={person}
        valueLabel={name}
        onChange={setPerson}
        find={(typed) => findByWords(heirs, typed, ({ label, hint }) => `${label} ${hint}`)}
        openLabel={t`Show members`}
        nothing={t`Nobody by that name is in here.`}
        error={offering.errorOf("person")}
      />
      <RadioCards<Afterwards>
        label={t`What you are afterwards`}
        value={afterwards}
        onChange={setAfterwards}
        options={[
          { id: "moderator", title: t`Moderator`, hint: t`You go on keeping order with them.` },
          { id: "member", title: t`Member`, hint: t`You read, write and invite, as everyone does.` },
        ]}
      />
    </DialogForm>
  );
}
