import { Trans, useLingui } from "@lingui/react/macro";
import { SmilePlus } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { actStyles } from "./ActBar";
import { Popover } from "./Popover";
import { type ReactionChoice, ReactionPicker } from "./Reactions";

/** In the bar of acts: reacting to what is heard. */
export function ReactAct<Kind extends string>({ choices, onPick }: { choices: readonly ReactionChoice<Kind>[]; onPick: (kind: Kind) => void }) {
  const { t } = useLingui();
  return (
    <Popover
      label={t`Reactions`}
      placement="top"
      trigger={
        <Button className={actStyles("plain")}>
          <SmilePlus aria-hidden />
          <span>
            <Trans>React</Trans>
          </span>
        </Button>
      }
    >
      <ReactionPicker choices={choices} onPick={onPick} />
    </Popover>
  );
}
