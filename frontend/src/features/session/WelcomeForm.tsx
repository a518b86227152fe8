import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { components } from "@/contract";
import { api } from "@/lib/api";
import { isLocale, LOCALE_NAMES, LOCALES, speak } from "@/lib/i18n";
import { guessTimeZone } from "@/lib/time-zones";
import { useSubmit } from "@/lib/useSubmit";
import { useTimeZones } from "@/lib/useTimeZones";
import { Button } from "@/ui/Button";
import { ComboBox } from "@/ui/ComboBox";
import { Form } from "@/ui/Form";
import { PasswordField } from "@/ui/PasswordField";
import { RadioCards } from "@/ui/RadioCards";
import { TextField } from "@/ui/TextField";
import styles from "./session.module.css";
import { useRequirements } from "./useRequirements";
import { VoidInvitation } from "./VoidInvitation";

type WelcomeOut = components["schemas"]["WelcomeOut"];

const FIELDS = ["name", "password", "time_zone"];

export function WelcomeForm({ code, welcome }: { code: string; welcome: WelcomeOut }) {
  const { t, i18n } = useLingui();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [timeZone, setTimeZone] = useState(guessTimeZone);
  const zones = useTimeZones(timeZone);
  const language = isLocale(i18n.locale) ? i18n.locale : "en";
  const requirements = useRequirements(password, [name, welcome.email]);
  const { submit, isPending, problem, errorOf } = useSubmit(async () => {
    await api.post("/api/welcome/{code}", { path: { code }, body: { name, password, language, time_zone: timeZone } });
    location.assign("/");
    // Busy until this page is gone: a second press would find the invitation spent.
    await new Promise<never>(() => undefined);
  });
  if (problem && [404, 409].includes(problem.status)) return <VoidInvitation message={problem.message} />;
  const { invited_by: host } = welcome;
  const nameError = errorOf("name");
  const passwordError = errorOf("password");
  const zoneError = errorOf("time_zone");
  return (
    <>
      <div className={styles.words}>
        <h2 className={styles.title}>
          <Trans>{host} invites you</Trans>
        </h2>
        <p className={styles.soft}>
          <Trans>Flurfunk is the place for what one tells in the corridor. Say who you are, and you are in.</Trans>
        </p>
      </div>
      <Form
        label={t`Join`}
        onSubmit={() => void submit()}
        trouble={problem}
        fields={FIELDS}
        footer={
          <Button type="submit" look="primary" wide isPending={isPending}>
            <Trans>Join</Trans>
          </Button>
        }
      >
        <div className={styles.invited}>
          <span className={styles.invitedLabel}>
            <Trans>You will sign in with</Trans>
          </span>
          <strong>{welcome.email}</strong>
        </div>
        {/* A password manager looks here for the name that belongs to the password. */}
        <input type="hidden" name="username" autoComplete="username" value={welcome.email} readOnly />
        <TextField
          name="name"
          autoComplete="name"
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          maxLength={80}
          label={<Trans>Your name</Trans>}
          hint={<Trans>As your colleagues know you.</Trans>}
          value={name}
          onChange={setName}
          isInvalid={nameError !== undefined}
          error={nameError}
        />
        <PasswordField
          kind="new"
          name="password"
          label={<Trans>Password</Trans>}
          value={password}
          onChange={setPassword}
          requirements={requirements}
          isInvalid={passwordError !== undefined}
          error={passwordError}
        />
        <RadioCards
          label={<Trans>Flurfunk speaks</Trans>}
          columns
          value={language}
          onChange={(locale) => void speak(locale)}
          options={LOCALES.map((id) => ({ id, title: <span lang={id}>{LOCALE_NAMES[id]}</span> }))}
        />
        <ComboBox
          name="time_zone"
          label={<Trans>Time zone</Trans>}
          hint={zones.hint}
          value={timeZone}
          valueLabel={zones.label}
          onChange={setTimeZone}
          find={zones.find}
          nothing={t`No zone by that name. Try a larger city nearby.`}
          openLabel={t`Show time zones`}
          isInvalid={zoneError !== undefined}
          error={zoneError}
        />
      </Form>
    </>
  );
}
