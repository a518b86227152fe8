import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/lib/api";
import { type Role, ROLE_WORDS, ROLES } from "@/lib/directory";
import { useSubmit } from "@/lib/useSubmit";
import { Button } from "@/ui/Button";
import { Form } from "@/ui/Form";
import { Select } from "@/ui/Select";
import { TextField } from "@/ui/TextField";
import { type InvitationMade, INVITATIONS_KEY } from "./api";
import styles from "./house.module.css";

type Days = "3" | "14" | "30";

export function InviteForm({ onMade }: { onMade: (made: InvitationMade) => void }) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("member");
  const [days, setDays] = useState<Days>("14");
  const { submit, isPending, problem, errorOf } = useSubmit(async () => {
    const made = await api.post("/api/invitations", { body: { email: email.trim(), role, days: Number(days) } });
    void queries.invalidateQueries({ queryKey: INVITATIONS_KEY });
    onMade(made);
  });
  const emailError = errorOf("email");
  return (
    <Form
      label={t`Ask someone in`}
      onSubmit={() => void submit()}
      trouble={problem}
      fields={["email"]}
      footer={
        <Button type="submit" look="primary" isPending={isPending}>
          <Trans>Invite</Trans>
        </Button>
      }
    >
      <div className={styles.inviteFields}>
        <TextField
          name="email"
          type="email"
          inputMode="email"
          autoComplete="off"
          label={<Trans>E-mail address</Trans>}
          value={email}
          onChange={setEmail}
          isInvalid={emailError !== undefined}
          error={emailError}
        />
        <Select<Role>
          label={<Trans>Comes as</Trans>}
          value={role}
          onChange={setRole}
          options={ROLES.map((one) => ({ id: one, label: i18n._(ROLE_WORDS[one]) }))}
        />
        <Select<Days>
          label={<Trans>Good for</Trans>}
          value={days}
          onChange={setDays}
          options={[
            { id: "3", label: t`3 days` },
            { id: "14", label: t`14 days` },
            { id: "30", label: t`30 days` },
          ]}
        />
      </div>
    </Form>
  );
}
