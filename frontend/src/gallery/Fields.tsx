import { AtSign, Globe, Lock, SendHorizontal } from "lucide-react";
import { useState } from "react";
import { Checkbox } from "@/ui/Checkbox";
import { IconButton } from "@/ui/IconButton";
import { RadioCards } from "@/ui/RadioCards";
import { SearchField } from "@/ui/SearchField";
import { Select } from "@/ui/Select";
import { Switch } from "@/ui/Switch";
import { TextArea } from "@/ui/TextArea";
import { TextField } from "@/ui/TextField";
import styles from "./gallery.module.css";

export function Fields() {
  const [text, setText] = useState("Moin! Wer kommt heute\nmit zum Kaffee?");
  const [who, setWho] = useState<"public" | "private">("public");
  const [site, setSite] = useState<"berlin" | "leipzig" | null>("leipzig");
  return (
    <section className={styles.part}>
      <h2 className={styles.title}>Fields</h2>
      <div className={styles.fields}>
        <TextField label="Name of the community" hint="Short and plain: it stands in lists." placeholder="Running" />
        <TextField label="Handle" before={<AtSign aria-hidden />} isInvalid error="Taken. Try lena.v." defaultValue="lena" />
        <SearchField label="Search rooms" />
        <Select
          label="Site"
          options={[
            { id: "berlin", label: "Berlin", hint: "Head office" },
            { id: "leipzig", label: "Leipzig" },
          ]}
          value={site}
          onChange={setSite}
        />
        <TextArea
          label="Message"
          isLabelHidden
          rows={1}
          value={text}
          onChange={setText}
          after={<IconButton label="Send" icon={<SendHorizontal aria-hidden />} look="primary" size="s" />}
        />
        <TextField label="Locked" isDisabled defaultValue="Set by the directory" />
        <RadioCards
          label="Who may join"
          value={who}
          onChange={setWho}
          options={[
            { id: "public", title: "Everyone", hint: "Anyone finds it and comes in.", icon: <Globe aria-hidden /> },
            { id: "private", title: "By invitation", hint: "Only members know it exists.", icon: <Lock aria-hidden /> },
          ]}
        />
        <div>
          <Switch label="Push for mentions" hint="Quiet after hours." defaultSelected />
          <Switch label="Weekly digest" />
          <Checkbox label="I agree to be recorded" hint="You can withdraw at any time." defaultSelected />
          <Checkbox label="Some of them" isIndeterminate />
          <Checkbox label="Not now" isDisabled />
        </div>
      </div>
    </section>
  );
}
