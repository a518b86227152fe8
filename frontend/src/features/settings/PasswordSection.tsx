import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { changePassword } from "@/lib/allauth";
import { PASSWORD_LENGTH, passwordHints } from "@/lib/password-hints";
import { useSubmit } from "@/lib/useSubmit";
import type { Me } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { Form } from "@/ui/Form";
import { PasswordField } from "@/ui/PasswordField";
import { toasts } from "@/ui/toast-queue";
import { Part } from "@/ui/Part";

export function PasswordSection({ me }: { me: Me }) {
  const { t } = useLingui();
  const [current, setCurrent] = useState("");
  const [fresh, setFresh] = useState("");
  const { isLongEnough, isItsOwn } = passwordHints(fresh, [me.name, me.email, me.handle]);
  const { submit, isPending, problem, errorOf } = useSubmit(async () => {
    await changePassword(current, fresh);
    setCurrent("");
    setFresh("");
    toasts.add({ text: t`The new password holds from now on.` });
  });
  const currentError = errorOf("current_password");
  const freshError = errorOf("new_password");
  return (
    <Part
      title={<Trans>Change your password</Trans>}
      words={<Trans>This browser stays signed in; all others have to sign in with the new one.</Trans>}
    >
      <Form
        label={t`Change your password`}
        onSubmit={() => void submit()}
        trouble={problem}
        fields={["current_password", "new_password"]}
        footer={
          <Button type="submit" look="primary" isPending={isPending}>
            <Trans>Change the password</Trans>
          </Button>
        }
      >
        <input type="hidden" name="username" autoComplete="username" value={me.email} readOnly />
        <PasswordField
          kind="current"
          name="current_password"
          label={<Trans>Present password</Trans>}
          value={current}
          onChange={setCurrent}
          isInvalid={currentError !== undefined}
          error={currentError}
        />
        <PasswordField
          kind="new"
          name="new_password"
          label={<Trans>New password</Trans>}
          value={fresh}
          onChange={setFresh}
          requirements={[
            { id: "length", text: t`at least ${PASSWORD_LENGTH} characters; a few words make a good one`, isMet: isLongEnough },
            { id: "own", text: t`not your name or address`, isMet: isItsOwn },
          ]}
          isInvalid={freshError !== undefined}
          error={freshError}
        />
      </Form>
    </Part>
  );
}
