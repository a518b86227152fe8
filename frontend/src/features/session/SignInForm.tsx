import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Link } from "wouter";
import { signIn } from "@/lib/allauth";
import { useSubmit } from "@/lib/useSubmit";
import { Button } from "@/ui/Button";
import { Form } from "@/ui/Form";
import { PasswordField } from "@/ui/PasswordField";
import { TextField } from "@/ui/TextField";
import styles from "./session.module.css";

export interface SignInFormProps {
  /** Known beforehand, after a session that has ended. */
  email?: string;
  /** The form stays busy until it ends: what follows is mostly another page. */
  onSignedIn: () => Promise<void>;
  /** Where a forgotten password leads away from something that should stay. */
  opensElsewhere?: boolean;
}

export function SignInForm({ email: known = "", onSignedIn, opensElsewhere = false }: SignInFormProps) {
  const { t } = useLingui();
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState("");
  const { submit, isPending, problem, errorOf } = useSubmit(async () => {
    await signIn(email.trim(), password);
    await onSignedIn();
  });
  const emailError = errorOf("email");
  const passwordError = errorOf("password");
  return (
    <Form
      label={t`Sign in`}
      onSubmit={() => void submit()}
      trouble={problem}
      fields={["email", "password"]}
      footer={
        <Button type="submit" look="primary" wide isPending={isPending}>
          <Trans>Sign in</Trans>
        </Button>
      }
    >
      <TextField
        name="email"
        type="email"
        inputMode="email"
        autoComplete="username"
        // The first thing that anyone does here is type.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={known === ""}
        label={<Trans>E-mail address</Trans>}
        value={email}
        onChange={setEmail}
        isInvalid={emailError !== undefined}
        error={emailError}
      />
      <div className={styles.passwordRow}>
        <PasswordField
          kind="current"
          name="password"
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus={known !== ""}
          label={<Trans>Password</Trans>}
          value={password}
          onChange={setPassword}
          isInvalid={passwordError !== undefined}
          error={passwordError}
        />
        <Link href="/password" className={styles.forgotten} {...(opensElsewhere && { target: "_blank" })}>
          <Trans>Forgotten?</Trans>
        </Link>
      </div>
    </Form>
  );
}
