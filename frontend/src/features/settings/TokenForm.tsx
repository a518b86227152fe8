import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/lib/api";
import { useSubmit } from "@/lib/useSubmit";
import { Button } from "@/ui/Button";
import { Form } from "@/ui/Form";
import { Select } from "@/ui/Select";
import { TextField } from "@/ui/TextField";
import { type TokenMade, TOKENS_KEY } from "./api";
import styles from "./settings.module.css";

const EXPIRIES = { "30": 30, "90": 90, "365": 365, never: null } as const;
type Expiry = keyof typeof EXPIRIES;

export function TokenForm({ onMade }: { onMade: (made: TokenMade) => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const [expiry, setExpiry] = useState<Expiry>("90");
  const { submit, isPending, problem, errorOf } = useSubmit(async () => {
    const made = await api.post("/api/me/tokens", { body: { name, expires_in_days: EXPIRIES[expiry] } });
    void queries.invalidateQueries({ queryKey: TOKENS_KEY });
    onMade(made);
  });
  const nameError = errorOf("name");
  return (
    <Form
      label={t`A new token`}
      onSubmit={() => void submit()}
      trouble={problem}
      fields={["name"]}
      footer={
        <Button type="submit" look="primary" isPending={isPending}>
          <Trans>Make the token</Trans>
        </Button>
      }
    >
      <div className={styles.pair}>
        <TextField
          name="name"
          autoComplete="off"
          maxLength={60}
          label={<Trans>What it is for</Trans>}
          placeholder={t`Build server`}
          value={name}
          onChange={setName}
          isInvalid={nameError !== undefined}
          error={nameError}
        />
        <Select<Expiry>
          label={<Trans>Works for</Trans>}
          value={expiry}
          onChange={setExpiry}
          options={[
            { id: "30", label: t`30 days` },
            { id: "90", label: t`90 days` },
            { id: "365", label: t`a year` },
            { id: "never", label: t`until revoked` },
          ]}
        />
      </div>
    </Form>
  );
}
