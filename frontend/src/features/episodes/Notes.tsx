import { Trans } from "@lingui/react/macro";
import { piecesOf } from "./links";
import styles from "./Notes.module.css";

/** What its hosts write of it: plain text, in which addresses can be pressed. */
export function Notes({ text }: { text: string }) {
  return (
    <section className={styles.notes}>
      <h2>
        <Trans>About this episode</Trans>
      </h2>
      <p className={styles.text}>
        {piecesOf(text).map(({ text: piece, href }, nth) =>
          href === null ? (
            piece
          ) : (
            <a key={nth} href={href} target="_blank" rel="noopener noreferrer nofollow">
              {piece}
            </a>
          ),
        )}
      </p>
    </section>
  );
}
