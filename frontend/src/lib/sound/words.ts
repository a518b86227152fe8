/** Troubles with one's own microphone in words. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { MicState } from "../peer";

/** What is wrong with one's microphone, and what to do. Nothing where all is well. */
export const MIC_TROUBLE: Partial<Record<MicState, MessageDescriptor>> = {
  denied: msg`The browser may not use your microphone. Allow it at the left of the address, then try again. You keep hearing everyone.`,
  missing: msg`No microphone was found. Plug one in, then try again. You keep hearing everyone.`,
  busy: msg`Another program holds your microphone. Close it there, then try again.`,
  unplugged: msg`Your microphone is gone, so you are muted. Plug it in again or choose another one.`,
  failed: msg`Your microphone could not be opened. You keep hearing everyone.`,
};
