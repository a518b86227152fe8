import { lazy, type ReactNode, Suspense, useRef, useState } from "react";
import { cx } from "@/ui/cx";
import styles from "./PersonName.module.css";

// Floats and finds its place: nobody needs that before the first press.
const PersonPeek = lazy(() => import("./PersonPeek"));

interface PersonNameProps {
  person: string;
  className?: string | undefined;
  /** Out of the order of Tab, where the same is reached another way. */
  isPassedOver?: boolean;
  children: ReactNode;
}

/** A name in a message; pressed, it tells who that is and leads to them. */
export function PersonName({ person, className, isPassedOver = false, children }: PersonNameProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={cx(styles.name, className)}
        {...(isPassedOver && { tabIndex: -1 })}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
      >
        {children}
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <PersonPeek person={person} trigger={button} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
