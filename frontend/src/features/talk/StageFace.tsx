import { useLevelOf } from "@/lib/talk-cells";
import { VoiceFace, type VoiceFaceProps } from "@/ui/VoiceFace";

/** A face whose ring follows the voice. */
export function StageFace({ person, ...face }: Omit<VoiceFaceProps, "follow"> & { person: string }) {
  return <VoiceFace {...face} follow={useLevelOf(person)} />;
}
