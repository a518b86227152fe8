/** A turn back or forward, with the seconds in it. */
export function SkipIcon({ seconds, isBack = false }: { seconds: number; isBack?: boolean }) {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" aria-hidden>
      <g {...(isBack && { transform: "matrix(-1 0 0 1 24 0)" })}>
        <path d="M21 12a9 9 0 1 1-2.8-6.5L21 8" />
        <path d="M21 3.2V8h-4.8" />
      </g>
      <text x="12" y="15.2" fill="currentColor" stroke="none" fontSize="8.4" fontWeight="650" textAnchor="middle">
        {seconds}
      </text>
    </svg>
  );
}
