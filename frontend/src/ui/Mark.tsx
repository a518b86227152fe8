import styles from "./Mark.module.css";

/** The mark: a cup whose steam is three radio waves. One colour, the text's; holds at 16 px. */
export function Mark({ size = 24, label }: { size?: number; label?: string }) {
  const name = label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label };
  return (
    <svg className={styles.mark} width={size} height={size} viewBox="0 0 32 32" fill="none" {...name}>
      <g stroke="currentColor" strokeWidth="2.6" strokeLinecap="round">
        <path d="M11.2 15.2a4 4 0 0 1 5.6 0" />
        <path d="M8 11.9a8.5 8.5 0 0 1 12 0" />
        <path d="M4.8 8.6a13 13 0 0 1 18.4 0" />
        <path d="M22 21h1.6a3 3 0 0 1 0 6H21" />
      </g>
      <path d="M5 19.4h18V24a6.4 6.4 0 0 1-6.4 6.4h-5.2A6.4 6.4 0 0 1 5 24z" fill="currentColor" />
    </svg>
  );
}

/** The word mark, lower case, in the display face; beside the mark unless `bare`. */
export function WordMark({ size = 21, bare = false }: { size?: number; bare?: boolean }) {
  return (
    <span className={styles.word} style={{ fontSize: size }}>
      {!bare && <Mark size={Math.round(size * 1.25)} />}
      flurfunk
    </span>
  );
}
