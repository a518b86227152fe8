/**
 * The pictures of a table: a peer connection of their own, so that the sound never hears of what becomes of them. One
 * video section carries one's own camera, one each the places at which others are seen. Comes back by itself. No React,
 * no socket: the world is passed in.
 */
import { backOff_ms } from "../backoff";
import type { PeerWorld } from "../peer";

export const PLACES = 4;
/** The server forwards half as much again, and nothing of what is beyond that. */
const MAX_BPS = 400_000;
const MAX_FPS = 20;
const MAX_WIDTH = 640;
/** A line that is not up by then will not be; one that has been lost may find its way back for less. */
const SETUP_MS = 15_000;
const PATIENCE_MS = 4_000;

/** place → what is seen there. */
export type Shown = readonly (MediaStreamTrack | null)[];
export const NOTHING: Shown = Array.from({ length: PLACES }, () => null);

/** Whether this browser can do it at all. */
export const canSee = (): boolean => typeof RTCPeerConnection !== "undefined";

export class SightLine {
  #pc: RTCPeerConnection | null = null;
  #sender: RTCRtpSender | null = null;
  #track: MediaStreamTrack | null = null;
  #looks = true;
  #isOn = false;
  #name: string | null = null;
  #tries = 0;
  #nth = 0;
  #cancel: () => void = () => undefined;

  constructor(
    private readonly world: PeerWorld,
    private readonly onShown: (shown: Shown) => void,
  ) {}

  /** Connects, or stays connected. `looks`: wants to see others, not only be seen. */
  start(looks: boolean): void {
    if (!canSee() || (this.#isOn && looks === this.#looks)) return;
    this.#isOn = true;
    this.#looks = looks;
    this.#tries = 0;
    void this.#connect();
  }

  stop(): void {
    this.#isOn = false;
    this.#drop();
  }

  /** What others see from now on; null is nothing. No new negotiation. */
  show(track: MediaStreamTrack | null): void {
    this.#track = track;
    void this.#send();
  }

  /** What this line ended at is gone. Other lines are no business of ours. */
  renew(line: string): void {
    if (this.#isOn && line === this.#name) void this.#connect();
  }

  /** The network has changed, or the socket is back: do not sit out the wait. */
  nudge(): void {
    if (this.#isOn && this.#pc === null) void this.#connect();
  }

  async #connect(): Promise<void> {
    this.#drop();
    const nth = this.#nth;
    try {
      const { servers, policy } = await this.world.ice();
      if (nth !== this.#nth) return;
      const pc = this.#open({ iceServers: servers.map((server) => ({ ...server })), iceTransportPolicy: policy, bundlePolicy: "max-bundle" });
      await pc.setLocalDescription(await pc.createOffer());
      if (nth !== this.#nth) return;
      const { sdp, line } = await this.world.offer(pc.localDescription?.sdp ?? "");
      if (nth !== this.#nth) return;
      this.#name = line;
      await pc.setRemoteDescription({ type: "answer", sdp });
      this.onShown(this.#looks ? pc.getTransceivers().slice(1).map(({ receiver }) => receiver.track) : NOTHING);
    } catch {
      if (nth === this.#nth) this.#again();
    }
  }

  #open(config: RTCConfiguration): RTCPeerConnection {
    const pc = new RTCPeerConnection(config);
    this.#pc = pc;
    const own = pc.addTransceiver("video", { direction: "sendonly", sendEncodings: [{ maxBitrate: MAX_BPS, maxFramerate: MAX_FPS }] });
    this.#sender = own.sender;
    for (let place = 0; place < PLACES; place += 1) pc.addTransceiver("video", { direction: this.#looks ? "recvonly" : "inactive" });
    preferVp8(pc.getTransceivers());
    void this.#send();
    let isTold = false;
    pc.onicecandidate = ({ candidate }) => {
      if (isTold) return;
      isTold = candidate === null;
      this.world.candidate(candidate?.candidate ?? "").catch(() => undefined);
    };
    pc.onconnectionstatechange = () => this.#changed(pc);
    this.#cancel = this.world.after(SETUP_MS, () => this.#again());
    return pc;
  }

  async #send(): Promise<void> {
    const sender = this.#sender;
    const track = this.#track;
    if (!sender) return;
    try {
      await sender.replaceTrack(track);
      const { encodings, ...rest } = sender.getParameters();
      const [first] = encodings as RTCRtpEncodingParameters[] | [];
      if (!first || !track) return;
      const tooWide = (track.getSettings().width ?? MAX_WIDTH) / MAX_WIDTH;
      await sender.setParameters({ ...rest, encodings: [{ ...first, maxBitrate: MAX_BPS, maxFramerate: MAX_FPS, scaleResolutionDownBy: Math.max(1, tooWide) }] });
    } catch {
      // Closed meanwhile, or a browser that sets nothing: the server holds the bound.
    }
  }

  #changed(pc: RTCPeerConnection): void {
    if (pc !== this.#pc) return;
    const state = pc.connectionState;
    if (state === "connected") {
      this.#cancel();
      this.#tries = 0;
    } else if (state === "failed" || state === "closed") this.#again();
    else if (state === "disconnected") {
      this.#cancel();
      this.#cancel = this.world.after(PATIENCE_MS, () => this.#again());
    }
  }

  #again(): void {
    this.#drop();
    if (this.#isOn) this.#cancel = this.world.after(backOff_ms(this.#tries++, this.world.random()), () => void this.#connect());
  }

  #drop(): void {
    this.#nth += 1;
    this.#cancel();
    const pc = this.#pc;
    this.#pc = this.#sender = this.#name = null;
    if (!pc) return;
    pc.onconnectionstatechange = pc.onicecandidate = null;
    pc.close();
    this.onShown(NOTHING);
  }
}

/** Nothing else is forwarded; without a choice the offer grows beyond what the server reads. */
function preferVp8(transceivers: readonly RTCRtpTransceiver[]): void {
  const wanted = RTCRtpReceiver.getCapabilities("video")?.codecs.filter(({ mimeType }) => mimeType.toLowerCase() === "video/vp8") ?? [];
  if (wanted.length === 0) return;
  for (const transceiver of transceivers) {
    // Older Firefox has no such choice, and offers few codecs.
    if ("setCodecPreferences" in transceiver) transceiver.setCodecPreferences(wanted);
  }
}
