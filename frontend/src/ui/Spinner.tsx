import styles from "./Spinner.module.css";

/** Waves going out, like the mark's. Decorative: whoever shows it says in words what is awaited. */
export function Spinner({ size = 18 }: { size?: number }) {
  return (
    <svg className={styles.spinner} width={size} height={size} viewBox="0 0 24 24" fill="none" aria-hidden>
      <g stroke="currentColor" strokeWidth="2.25" strokeLinecap="round">
        <path d="M9.5 17.5a3.5 3.5 0 0 1 5 0" />
        <path d="M6.3 14a8 8 0 0 1 11.4 0" />
        <path d="M3 10.5a12.7 12.7 0 0 1 18 0" />
      </g>
    </svg>
  );
}
