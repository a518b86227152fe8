import { Trans, useLingui } from "@lingui/react/macro";
import { Monitor, Moon, Sun } from "lucide-react";
import { useCell } from "@/lib/cell";
import { allowSingleKeys, singleKeysCell } from "@/lib/shortcuts";
import { chooseTheme, themeCell } from "@/lib/theme";
import { RadioCards } from "@/ui/RadioCards";
import { Switch } from "@/ui/Switch";
import { Part } from "@/ui/Part";

export function AppearanceSection() {
  const { t } = useLingui();
  const theme = useCell(themeCell);
  const singleKeys = useCell(singleKeysCell);
  return (
    <>
      <Part title={<Trans>Light or dark</Trans>} words={<Trans>Holds for this browser.</Trans>}>
        <RadioCards
          label={t`Light or dark`}
          isLabelHidden
          columns
          value={theme}
          onChange={chooseTheme}
          options={[
            { id: "system", title: t`System`, icon: <Monitor aria-hidden /> },
            { id: "light", title: t`Light`, icon: <Sun aria-hidden /> },
            { id: "dark", title: t`Dark`, icon: <Moon aria-hidden /> },
          ]}
        />
      </Part>
      <Part title={<Trans>Keyboard</Trans>}>
        <Switch
          label={t`Single keys as shortcuts`}
          hint={t`Turn this off if speech input or a stray hand sets them off.`}
          isSelected={singleKeys}
          onChange={allowSingleKeys}
        />
      </Part>
    </>
  );
}
