import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useConnection } from "@/lib/connection";
import type { Submit } from "@/lib/useSubmit";
import { Button } from "@/ui/Button";
import { Form } from "@/ui/Form";

interface DialogFormProps {
  saving: Submit<[]>;
  fields: readonly string[];
  verb: ReactNode;
  onCancel: () => void;
  isReady?: boolean;
  children: ReactNode;
}

/** The inside of a dialog that asks for something. What was typed stays where the line is down. */
export function DialogForm({ saving, fields, verb, onCancel, isReady = true, children }: DialogFormProps) {
  const connection = useConnection();
  const isCutOff = connection === "offline" || connection === "reconnecting";
  return (
    <Form
      isFooterAtEnd
      fields={fields}
      trouble={saving.problem}
      onSubmit={() => {
        if (isReady && !isCutOff) void saving.submit();
      }}
      footer={
        <>
          <Button onPress={onCancel}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" look="primary" isPending={saving.isPending} isDisabled={!isReady || isCutOff}>
            {verb}
          </Button>
        </>
      }
    >
      {children}
    </Form>
  );
}

/** A text field's error, where there is one. */
export const errorProps = (error: string | undefined) => ({ isInvalid: error !== undefined, ...(error !== undefined && { error }) });
