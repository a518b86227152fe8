/** Which square of a picture becomes the face. Pure geometry: pixels of the picture in and out. */

export interface Size {
  width: number;
  height: number;
}

export interface Crop {
  /** The square's middle, in the picture's pixels. */
  x: number;
  y: number;
  /** 1: the largest square that fits; 2: half its side. */
  zoom: number;
}

export interface Square {
  left: number;
  top: number;
  side: number;
}

export const MOST_ZOOM = 4;

/** The middle, as large as it goes; a little above it in a tall picture, where faces are. */
export function firstCrop(size: Size): Crop {
  const isTall = size.height > size.width * 1.2;
  return clampCrop(size, { x: size.width / 2, y: size.height * (isTall ? 0.42 : 0.5), zoom: 1 });
}

/** Keeps the square inside of the picture. */
export function clampCrop(size: Size, { x, y, zoom }: Crop): Crop {
  const kept = Math.min(MOST_ZOOM, Math.max(1, zoom));
  const half = Math.min(size.width, size.height) / kept / 2;
  const within = (value: number, most: number) => Math.min(most - half, Math.max(half, value));
  return { x: within(x, size.width), y: within(y, size.height), zoom: kept };
}

export function squareOf(size: Size, crop: Crop): Square {
  const { x, y, zoom } = clampCrop(size, crop);
  const side = Math.min(size.width, size.height) / zoom;
  return { left: x - side / 2, top: y - side / 2, side };
}

/** The picture was pushed by so many pixels on screen, where the square is `shown` wide. */
export function pushed(size: Size, crop: Crop, dx: number, dy: number, shown: number): Crop {
  const scale = squareOf(size, crop).side / shown;
  return clampCrop(size, { ...crop, x: crop.x - dx * scale, y: crop.y - dy * scale });
}
