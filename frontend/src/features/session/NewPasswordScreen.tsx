import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Check, Link2Off } from "lucide-react";
import { useState } from "react";
import { checkPasswordKey, setNewPassword } from "@/lib/allauth";
import { problemOf } from "@/lib/problem";
import { useSubmit } from "@/lib/useSubmit";
import { Button, ButtonLink, PageLink } from "@/ui/Button";
import { ErrorState } from "@/ui/ErrorState";
import { Form } from "@/ui/Form";
import { PasswordField } from "@/ui/PasswordField";
import { Door } from "./Door";
import { DoorSkeleton } from "./DoorSkeleton";
import { BackToSignIn } from "./ForgottenScreen";
import styles from "./session.module.css";
import { useRequirements } from "./useRequirements";

/** Where the mailed link leads. */
export default function NewPasswordScreen({ organisation, passwordKey }: { organisation: string; passwordKey: string }) {
  const [isDone, setDone] = useState(false);
  const { error, isPending, refetch } = useQuery({
    queryKey: ["password-key", passwordKey],
    queryFn: () => checkPasswordKey(passwordKey).then(() => true),
    retry: false,
    staleTime: Infinity,
  });
  return (
    <Door organisation={organisation} greeting={isDone ? <Trans>All yours again</Trans> : <Trans>A new key to your door</Trans>}>
      {isDone ? (
        <Done />
      ) : isPending ? (
        <DoorSkeleton fields={1} />
      ) : error && problemOf(error).status !== 400 ? (
        <ErrorState title={<Trans>We could not look at the link</Trans>} onRetry={() => void refetch()}>
          {problemOf(error).message}
        </ErrorState>
      ) : error ? (
        <Spent />
      ) : (
        <NewPasswordForm passwordKey={passwordKey} onDone={() => setDone(true)} />
      )}
    </Door>
  );
}

function NewPasswordForm({ passwordKey, onDone }: { passwordKey: string; onDone: () => void }) {
  const { t } = useLingui();
  const [password, setPassword] = useState("");
  const requirements = useRequirements(password, []).filter(({ id }) => id === "length");
  const { submit, isPending, problem, errorOf } = useSubmit(async () => {
    await setNewPassword(passwordKey, password);
    onDone();
  });
  // The key can be used up while the form stands open, in another tab.
  if (problem?.field === "key") return <Spent />;
  const error = errorOf("password");
  return (
    <>
      <h2 className={styles.title}>
        <Trans>Choose a new password</Trans>
      </h2>
      <Form
        label={t`Choose a new password`}
        onSubmit={() => void submit()}
        trouble={problem}
        fields={["password"]}
        footer={
          <Button type="submit" look="primary" wide isPending={isPending}>
            <Trans>Save the password</Trans>
          </Button>
        }
      >
        <PasswordField
          kind="new"
          name="password"
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          label={<Trans>New password</Trans>}
          value={password}
          onChange={setPassword}
          requirements={requirements}
          isInvalid={error !== undefined}
          error={error}
        />
      </Form>
      <BackToSignIn />
    </>
  );
}

function Done() {
  return (
    <div className={styles.stack} role="status">
      <span className={styles.icon}>
        <Check aria-hidden />
      </span>
      <h2 className={styles.title}>
        <Trans>The new password holds</Trans>
      </h2>
      <p className={styles.soft}>
        <Trans>Sign in with it now.</Trans>
      </p>
      <PageLink href="/" look="primary">
        <Trans>Sign in</Trans>
      </PageLink>
    </div>
  );
}

function Spent() {
  return (
    <div className={styles.stack} role="alert">
      <span className={styles.icon}>
        <Link2Off aria-hidden />
      </span>
      <h2 className={styles.title}>
        <Trans>This link no longer opens anything</Trans>
      </h2>
      <p className={styles.soft}>
        <Trans>Each link works once and for some days. Your password is as it was; a new link is quickly sent.</Trans>
      </p>
      <ButtonLink href="/password" look="primary">
        <Trans>Send a new link</Trans>
      </ButtonLink>
      <BackToSignIn />
    </div>
  );
}
