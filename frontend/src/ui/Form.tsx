import { TriangleAlert } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { Form as AriaForm } from "react-aria-components/Form";
import { cx } from "./cx";
import styles from "./Form.module.css";

export interface FormTrouble {
  message: string;
  /** The `name` of the field that it is about. Null, or a field that is not here: it stands above the acts. */
  field: string | null;
}

export interface FormProps {
  onSubmit: () => void;
  /** Every new object moves the focus to where it is. */
  trouble: FormTrouble | null;
  /** Names of the fields in this form. */
  fields: readonly string[];
  children: ReactNode;
  /** The acts, below the fields and the trouble. */
  footer: ReactNode;
  /** What the form is for, if no heading says so. */
  label?: string;
  /** Acts at the right end, in the order of a dialog. */
  isFooterAtEnd?: boolean;
}

/** Fields above acts. Enter submits; a trouble takes the focus, so that nobody has to look for it. */
export function Form({ onSubmit, trouble, fields, children, footer, label, isFooterAtEnd }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  const alert = useRef<HTMLDivElement>(null);
  const field = trouble?.field != null && fields.includes(trouble.field) ? trouble.field : null;

  useEffect(() => {
    if (!trouble) return;
    const input = field === null ? null : form.current?.querySelector<HTMLElement>(`[name="${CSS.escape(field)}"]`);
    (input ?? alert.current)?.focus();
  }, [trouble, field]);

  return (
    <AriaForm
      ref={form}
      validationBehavior="aria"
      className={styles.form ?? ""}
      {...(label !== undefined && { "aria-label": label })}
      onSubmit={(event) => {
        event.preventDefault();
        // A form in a dialog is, for React, inside of the form that opened it.
        event.stopPropagation();
        onSubmit();
      }}
    >
      {children}
      <div ref={alert} tabIndex={-1} role="alert" className={styles.alert}>
        {trouble && field === null && (
          <p className={styles.trouble}>
            <TriangleAlert aria-hidden />
            <span>{trouble.message}</span>
          </p>
        )}
      </div>
      <div className={cx(styles.footer, isFooterAtEnd && styles.end)}>{footer}</div>
    </AriaForm>
  );
}
