import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useSubmit } from "@/lib/useSubmit";
import type { Me } from "@/lib/wire";
import { Button, ButtonLink } from "@/ui/Button";
import { Form } from "@/ui/Form";
import { TextArea } from "@/ui/TextArea";
import { TextField } from "@/ui/TextField";
import { toasts } from "@/ui/toast-queue";
import { changeMe } from "./api";
import { Part } from "@/ui/Part";
import { PicturePart } from "./PicturePart";
import styles from "./settings.module.css";

const ABOUT_LENGTH = 400;

export function ProfileSection({ me }: { me: Me }) {
  const { t } = useLingui();
  const { handle, email } = me;
  return (
    <>
      <Part title={<Trans>Picture</Trans>}>
        <PicturePart me={me} />
      </Part>
      <Part title={<Trans>What others see of you</Trans>}>
        <ProfileForm me={me} />
      </Part>
      <Part title={<Trans>What is kept about you</Trans>}>
        <p className={styles.soft}>
          <Trans>
            Colleagues see what stands above, your department and site, your time zone, and that they can mention you as{" "}
            <strong>@{handle}</strong>. Your address <strong>{email}</strong> is seen by you and, in invitations, by
            administrators. The list of signed-in browsers is yours alone. When a token was last used is not recorded.
          </Trans>
        </p>
        <div>
          <ButtonLink href={`/people/${me.id}`} size="s">
            {t`See your page as others do`}
          </ButtonLink>
        </div>
      </Part>
    </>
  );
}

function ProfileForm({ me }: { me: Me }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [name, setName] = useState(me.name);
  const [jobTitle, setJobTitle] = useState(me.job_title);
  const [about, setAbout] = useState(me.about);
  const { submit, isPending, problem, errorOf } = useSubmit(async () => {
    await changeMe(queries, { name, job_title: jobTitle, about });
    toasts.add({ text: t`Saved. Everyone sees it now.` });
  });
  const errors = { name: errorOf("name"), job: errorOf("job_title"), about: errorOf("about") };
  const left = ABOUT_LENGTH - about.length;
  return (
    <Form
      label={t`What others see of you`}
      onSubmit={() => void submit()}
      trouble={problem}
      fields={["name", "job_title", "about"]}
      footer={
        <Button type="submit" look="primary" isPending={isPending}>
          <Trans>Save</Trans>
        </Button>
      }
    >
      <TextField
        name="name"
        autoComplete="name"
        maxLength={80}
        label={<Trans>Name</Trans>}
        value={name}
        onChange={setName}
        isInvalid={errors.name !== undefined}
        error={errors.name}
      />
      <TextField
        name="job_title"
        autoComplete="organization-title"
        maxLength={80}
        label={<Trans>What you do here</Trans>}
        placeholder={t`Gear design`}
        value={jobTitle}
        onChange={setJobTitle}
        isInvalid={errors.job !== undefined}
        error={errors.job}
      />
      <TextArea
        name="about"
        rows={3}
        maxLength={ABOUT_LENGTH}
        label={<Trans>About you</Trans>}
        hint={left < 80 ? <Trans>{left} characters left</Trans> : <Trans>What to ask you about, what you like to talk about.</Trans>}
        value={about}
        onChange={setAbout}
        isInvalid={errors.about !== undefined}
        error={errors.about}
      />
    </Form>
  );
}
