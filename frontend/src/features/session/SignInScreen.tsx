import { Trans } from "@lingui/react/macro";
import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { signIn } from "@/lib/allauth";
import type { DemoSignIn } from "@/lib/boot";
import { useSubmit } from "@/lib/useSubmit";
import { Avatar } from "@/ui/Avatar";
import { Spinner } from "@/ui/Spinner";
import { Door } from "./Door";
import { isUnnamed } from "./organisation";
import { SignInForm } from "./SignInForm";
import styles from "./session.module.css";

interface SignInScreenProps {
  organisation: string;
  demo: readonly DemoSignIn[];
}

/** Leaves by a full load, so that nothing of the stranger's page stays; the address is still the wanted one. */
async function enter(): Promise<void> {
  location.reload();
  // The form stays busy until this page is gone.
  await new Promise<never>(() => undefined);
}

/** The first thing that anyone sees. Stands at every address that one has to be signed in for. */
export function SignInScreen({ organisation, demo }: SignInScreenProps) {
  return (
    <Door
      organisation={organisation}
      greeting={
        isUnnamed(organisation) ? <Trans>What is new in the corridor?</Trans> : <Trans>The corridor of {organisation}</Trans>
      }
    >
      <div className={styles.words}>
        <h2 className={styles.title}>
          <Trans>Come on in</Trans>
        </h2>
        <p className={styles.soft}>
          <Trans>Sign in to hear what is going on, and to join in.</Trans>
        </p>
      </div>
      <SignInForm onSignedIn={enter} />
      {demo.length > 0 && <DemoSignIns demo={demo} />}
    </Door>
  );
}

function DemoSignIns({ demo }: { demo: readonly DemoSignIn[] }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const { submit, isPending, problem } = useSubmit(async ({ email, password }: DemoSignIn) => {
    setChosen(email);
    await signIn(email, password);
    await enter();
  });
  return (
    <section className={styles.demo} aria-labelledby="demo-title">
      <h3 id="demo-title" className={styles.demoTitle}>
        <Trans>Or look around as</Trans>
      </h3>
      <ul role="list" className={styles.demoList}>
        {demo.map((one) => (
          <li key={one.email}>
            <button type="button" className={styles.demoCard} aria-disabled={isPending} onClick={() => void submit(one)}>
              <Avatar name={one.name} />
              <span className={styles.demoWords}>
                <span className={styles.demoName}>{one.name}</span>
                <span className={styles.demoWhat}>{one.what}</span>
              </span>
              {isPending && chosen === one.email ? <Spinner /> : <ChevronRight aria-hidden />}
            </button>
          </li>
        ))}
      </ul>
      <p role="alert" className={styles.error}>
        {problem?.message}
      </p>
    </section>
  );
}
