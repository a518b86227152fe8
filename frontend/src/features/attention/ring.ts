/** The sound of a notification: two soft notes, made here, so that nothing is loaded for it. */
const NOTES = [
  { hz: 587.33, at_s: 0 },
  { hz: 880, at_s: 0.11 },
] as const;
const LENGTH_S = 0.5;
const LOUDNESS = 0.12;
/** Many messages at once ring once. */
const PAUSE_MS = 2_000;

let context: AudioContext | null = null;
let rang_ms = -PAUSE_MS;

function play(on: AudioContext): void {
  for (const { hz, at_s } of NOTES) {
    const begin = on.currentTime + at_s;
    const [tone, volume] = [on.createOscillator(), on.createGain()];
    tone.type = "sine";
    tone.frequency.value = hz;
    volume.gain.setValueAtTime(0, begin);
    volume.gain.linearRampToValueAtTime(LOUDNESS, begin + 0.012);
    volume.gain.exponentialRampToValueAtTime(0.0001, begin + LENGTH_S);
    tone.connect(volume).connect(on.destination);
    tone.start(begin);
    tone.stop(begin + LENGTH_S);
  }
}

/** A page that nobody has touched yet makes no sound; then there is none. */
export async function ring(): Promise<void> {
  if (performance.now() - rang_ms < PAUSE_MS) return;
  rang_ms = performance.now();
  try {
    context ??= new AudioContext();
    await context.resume();
    play(context);
  } catch {
    // No sound on this machine.
  }
}
