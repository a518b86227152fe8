import { lazy, Suspense } from "react";
import { Route, Switch } from "wouter";
import type { Boot } from "@/lib/boot";
import { AlreadyIn } from "./AlreadyIn";
import { ForgottenScreen } from "./ForgottenScreen";
import { SignInScreen } from "./SignInScreen";

// Opened once in a working life, and heavy with fields that signing in has no need of.
const WelcomeScreen = lazy(() => import("./WelcomeScreen"));
const NewPasswordScreen = lazy(() => import("./NewPasswordScreen"));

/** Everything that a stranger can open. Every other address asks them to sign in, and stays in the address bar. */
export default function SignedOutScreen({ boot: { organisation, demoSignIns, isSignedIn } }: { boot: Boot }) {
  return (
    <Suspense fallback={null}>
      <Switch>
        <Route path="/welcome/:code">
          {({ code }) =>
            isSignedIn ? <AlreadyIn organisation={organisation} /> : <WelcomeScreen organisation={organisation} code={code} />
          }
        </Route>
        <Route path="/password/:key">
          {({ key }) => <NewPasswordScreen organisation={organisation} passwordKey={key} />}
        </Route>
        <Route path="/password">
          <ForgottenScreen organisation={organisation} />
        </Route>
        <Route>
          <SignInScreen organisation={organisation} demo={demoSignIns} />
        </Route>
      </Switch>
    </Suspense>
  );
}
