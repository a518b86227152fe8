import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { Submit } from "@/lib/useSubmit";
import { Button } from "@/ui/Button";
import { Form } from "@/ui/Form";

interface AskProps {
  saving: Submit<[]>;
  fields: readonly string[];
  verb: ReactNode;
  onCancel: () => void;
  children: ReactNode;
}

/** The inside of a dialog that asks for something. */
export function Ask({ saving, fields, verb, onCancel, children }: AskProps) {
  return (
    <Form
      isFooterAtEnd
      fields={fields}
      trouble={saving.problem}
      onSubmit={() => void saving.submit()}
      footer={
        <>
          <Button onPress={onCancel}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" look="primary" isPending={saving.isPending}>
            {verb}
          </Button>
        </>
      }
    >
      {children}
    </Form>
  );
}
