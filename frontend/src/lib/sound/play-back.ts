/** "Hear yourself": a few seconds, recorded and played on this device only. */
const RECORD_MS = 3_500;

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

export async function playBack(track: MediaStreamTrack, tell: (phase: "records" | "plays") => void): Promise<void> {
  const recorder = new MediaRecorder(new MediaStream([track]));
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const isDone = new Promise<void>((done) => {
    recorder.onstop = () => done();
  });
  tell("records");
  recorder.start();
  await wait(RECORD_MS);
  if (recorder.state !== "inactive") recorder.stop();
  await isDone;
  const context = new AudioContext();
  try {
    const buffer = await context.decodeAudioData(await new Blob(parts, { type: recorder.mimeType }).arrayBuffer());
    const source = new AudioBufferSourceNode(context, { buffer });
    source.connect(context.destination);
    tell("plays");
    source.start();
    await wait(buffer.duration * 1_000);
  } finally {
    await context.close();
  }
}
