import { expect, test } from "vitest";
import { clampCrop, firstCrop, pushed, squareOf } from "./crop";

const WIDE = { width: 800, height: 400 };
const TALL = { width: 300, height: 900 };

test("a wide picture starts with its middle", () => {
  expect(squareOf(WIDE, firstCrop(WIDE))).toEqual({ left: 200, top: 0, side: 400 });
});

test("a tall picture starts above its middle, where faces are", () => {
  const { top, side } = squareOf(TALL, firstCrop(TALL));
  expect(top + side / 2).toBeLessThan(450);
});

test("the square never leaves the picture, however far one pushes", () => {
  const far = pushed(WIDE, firstCrop(WIDE), -10_000, 10_000, 200);
  expect(squareOf(WIDE, far)).toEqual({ left: 400, top: 0, side: 400 });
});

test("pushing moves with the finger: shown pixels become the picture's", () => {
  const at = { x: 400, y: 200, zoom: 2 };
  // The square of 200 is shown 100 wide: 10 on screen are 20 in the picture.
  expect(pushed(WIDE, at, 10, 0, 100).x).toBe(380);
});

test("zooming out at the edge brings the square back inside", () => {
  expect(clampCrop(WIDE, { x: 750, y: 350, zoom: 1 })).toEqual({ x: 600, y: 200, zoom: 1 });
  expect(clampCrop(WIDE, { x: 400, y: 200, zoom: 99 }).zoom).toBe(4);
});
