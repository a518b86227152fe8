// @vitest-environment jsdom
import { act, render } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { DESKTOP, PHONE, useMedia } from "./useMedia";

afterEach(() => vi.unstubAllGlobals());

it("never draws a phone that is still a desktop", () => {
  let width = 1440;
  const changes: (() => void)[] = [];
  vi.stubGlobal("matchMedia", (query: string) => ({
    get matches() {
      return query === PHONE ? width < 640 : width >= 1024;
    },
    addEventListener: (_: "change", listener: () => void) => changes.push(listener),
  }));
  const drawn: string[] = [];
  const Inner = ({ isDesktop }: { isDesktop: boolean }) => {
    drawn.push(`${useMedia(PHONE) ? "phone" : "wide"} ${isDesktop ? "desktop" : "narrow"}`);
    return null;
  };
  const Outer = () => <Inner isDesktop={useMedia(DESKTOP)} />;
  render(<Outer />);
  width = 390;
  for (const change of changes) act(change);
  expect(new Set(drawn)).toEqual(new Set(["wide desktop", "phone narrow"]));
});
