import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import { TITLE_LIMIT } from "@/lib/limits";
import { useLive } from "@/lib/live/current";
import { useSubmit } from "@/lib/useSubmit";
import { Dialog } from "@/ui/Dialog";
import { Select } from "@/ui/Select";
import { TextArea } from "@/ui/TextArea";
import { TextField } from "@/ui/TextField";
import { makeTalk, refreshTalks, useShows } from "./api";
import { DialogForm, errorProps } from "./form";
import { enterTalk } from "./session";
import { useOwnCommunities } from "@/lib/own-communities";
import { momentOf, tomorrow, WhenFields } from "./WhenFields";

const NO_SHOW = "none";

export interface StartTalkDialogProps {
  isPlanned: boolean;
  /** Where it is begun from: a community's page, a show's. */
  community?: string;
  show?: string;
  onClose: () => void;
}

/** Starts a talk at once, or announces one. */
export default function StartTalkDialog(props: StartTalkDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog isOpen onClose={props.onClose} closesOutside={false} title={props.isPlanned ? t`Plan a talk` : t`Go on air now`}>
      <StartTalkForm {...props} />
    </Dialog>
  );
}

function StartTalkForm({ isPlanned, community: given, show: givenShow, onClose }: StartTalkDialogProps) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const communities = useOwnCommunities();
  const { data: shows = [] } = useShows();
  const myName = useLive((state) => state.me.name);
  const [community, setCommunity] = useState<string | null>(given ?? communities[0]?.id ?? null);
  const [show, setShow] = useState(givenShow ?? NO_SHOW);
  const [title, setTitle] = useState("");
  const [description, setDescription] = useState("");
  const [when, setWhen] = useState(() => tomorrow(new Date()));
  const starts_at = momentOf(when);
  const own = shows.filter(({ show: one, may_manage }) => may_manage && one.community === community);

  const saving = useSubmit(async () => {
    if (community === null) return;
    const talk = await makeTalk({
      community,
      title,
      description,
      show: show === NO_SHOW ? null : show,
      ...(isPlanned && { starts_at, length_min: when.length_min }),
    });
    if (talk.state === "live") await enterTalk(talk.id);
    onClose();
    navigate(`/talks/${talk.id}`);
    void refreshTalks(queries);
  });
  return (
    <DialogForm
      saving={saving}
      fields={["title", "description", "starts_at"]}
      verb={isPlanned ? <Trans>Announce it</Trans> : <Trans>Go on air</Trans>}
      isReady={community !== null && title.trim() !== "" && (!isPlanned || starts_at !== null)}
      onCancel={onClose}
    >
      <TextField
        name="title"
        label={t`What is it about?`}
        placeholder={t`Coffee with ${myName}`}
        value={title}
        onChange={setTitle}
        autoComplete="off"
        maxLength={TITLE_LIMIT}
        // The dialog is opened in order to say this.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        {...errorProps(saving.errorOf("title"))}
      />
      {isPlanned && <WhenFields when={when} onChange={setWhen} error={saving.errorOf("starts_at")} />}
      <Select
        label={t`Who hears of it?`}
        hint={t`The people of this community; a public one can be heard by the whole house.`}
        options={communities.map(({ id, name }) => ({ id, label: name }))}
        value={community}
        onChange={(id) => {
          setCommunity(id);
          setShow(NO_SHOW);
        }}
      />
      {own.length > 0 && (
        <Select
          label={t`Show`}
          options={[{ id: NO_SHOW, label: t`A talk of its own` }, ...own.map(({ show: one }) => ({ id: one.id, label: one.title }))]}
          value={show}
          onChange={setShow}
        />
      )}
      <TextArea
        name="description"
        label={t`Description`}
        hint={t`Not needed. Two sentences help people to decide.`}
        value={description}
        onChange={setDescription}
        rows={2}
        mostRows={6}
        {...errorProps(saving.errorOf("description"))}
      />
    </DialogForm>
  );
}
