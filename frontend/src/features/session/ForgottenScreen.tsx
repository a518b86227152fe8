import { Trans, useLingui } from "@lingui/react/macro";
import { ArrowLeft, MailCheck } from "lucide-react";
import { useState } from "react";
import { Link } from "wouter";
import { requestNewPassword } from "@/lib/allauth";
import { useSubmit } from "@/lib/useSubmit";
import { Button } from "@/ui/Button";
import { Form } from "@/ui/Form";
import { TextField } from "@/ui/TextField";
import { Door } from "./Door";
import styles from "./session.module.css";

/** Asks for a link by mail. The answer never tells whether the address has an account. */
export function ForgottenScreen({ organisation }: { organisation: string }) {
  const { t } = useLingui();
  const [email, setEmail] = useState("");
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { submit, isPending, problem, errorOf } = useSubmit(async () => {
    await requestNewPassword(email.trim());
    setSentTo(email.trim());
  });
  const emailError = errorOf("email");
  return (
    <Door organisation={organisation} greeting={<Trans>It happens to everyone</Trans>}>
      {sentTo === null ? (
        <>
          <div className={styles.words}>
            <h2 className={styles.title}>
              <Trans>Set a new password</Trans>
            </h2>
            <p className={styles.soft}>
              <Trans>We send a link to your address. It works once.</Trans>
            </p>
          </div>
          <Form
            label={t`Set a new password`}
            onSubmit={() => void submit()}
            trouble={problem}
            fields={["email"]}
            footer={
              <Button type="submit" look="primary" wide isPending={isPending}>
                <Trans>Send the link</Trans>
              </Button>
            }
          >
            <TextField
              name="email"
              type="email"
              inputMode="email"
              autoComplete="username"
              // eslint-disable-next-line jsx-a11y/no-autofocus
              autoFocus
              label={<Trans>E-mail address</Trans>}
              value={email}
              onChange={setEmail}
              isInvalid={emailError !== undefined}
              error={emailError}
            />
          </Form>
        </>
      ) : (
        <div className={styles.stack} role="status">
          <span className={styles.icon}>
            <MailCheck aria-hidden />
          </span>
          <h2 className={styles.title}>
            <Trans>Have a look at your mail</Trans>
          </h2>
          <p className={styles.soft}>
            <Trans>
              If <strong>{sentTo}</strong> has an account here, the link is on its way. Nothing there after some minutes?
              Look among the unwanted mail, or ask whoever invited you.
            </Trans>
          </p>
          <Button onPress={() => setSentTo(null)}>
            <Trans>Try another address</Trans>
          </Button>
        </div>
      )}
      <BackToSignIn />
    </Door>
  );
}

export function BackToSignIn() {
  return (
    <div>
      <Link href="/" className={styles.back}>
        <ArrowLeft aria-hidden />
        <Trans>Back to signing in</Trans>
      </Link>
    </div>
  );
}
