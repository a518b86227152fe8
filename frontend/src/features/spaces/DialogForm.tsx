import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { Submit } from "@/lib/useSubmit";
import { Button } from "@/ui/Button";
import { Form } from "@/ui/Form";
import { CutOffInDialog } from "./CutOffNote";
import { useCutOff } from "./useCutOff";

interface DialogFormProps {
  saving: Submit<[]>;
  fields: readonly string[];
  /** The verb on the button. */
  verb: ReactNode;
  onCancel: () => void;
  isReady?: boolean;
  children: ReactNode;
}

/** The inside of a dialog that asks for something: fields, what went wrong, "cancel" and the act. */
export function DialogForm({ saving, fields, verb, onCancel, isReady = true, children }: DialogFormProps) {
  const isCutOff = useCutOff();
  return (
    <Form
      isFooterAtEnd
      fields={fields}
      trouble={saving.problem}
      onSubmit={() => {
        if (!isCutOff && isReady) void saving.submit();
      }}
      footer={
        <>
          <Button onPress={onCancel}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" look="primary" isPending={saving.isPending} isDisabled={isCutOff || !isReady}>
            {verb}
          </Button>
        </>
      }
    >
      {children}
      <CutOffInDialog />
    </Form>
  );
}
